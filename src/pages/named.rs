//! Records as others name them: what they are called, and the way to them.

use crate::domain::{
    Case, Companion, Cooperative, Enterprise, EnterpriseAid, Financing, Id, Record, Trainee, Training,
};
use crate::explain::label_in_words;
use crate::i18n::Lang;
use crate::list::enterprises::{EnterprisesPage, part_names};
use crate::list::financing::FinancingPage;
use crate::list::plans::PlansPage;
use crate::list::trainings::TrainingsPage;
use crate::ui::address::{Address, CASE};
use crate::ui::desk::desk;
use leptos::prelude::*;

/// What a record calls itself; empty where it is not there.
pub fn name_of(t: Lang, table: &str, id: Id) -> String {
    desk().peek(|workspace| label_in_words(t, &workspace.tables().label_of(table, id)).0)
}

/// The name of a record that another names, and the way to it where it has a page.
pub fn named(t: Lang, table: &'static str, id: Id) -> AnyView {
    let name = name_of(t, table, id);
    match address_of(table, id) {
        _ if name.is_empty() => t.not_recorded().into_any(),
        Some(address) => view! { <a href=address>{name}</a> }.into_any(),
        None => name.into_any(),
    }
}

/// The page of a record; none where it has none.
pub fn address_of(table: &'static str, id: Id) -> Option<String> {
    match table {
        Cooperative::TABLE => Some(Address::cooperative(id)),
        Case::TABLE => {
            let owner = desk().peek(|workspace| workspace.tables().owner_of(table, id));
            owner.map(|owner| format!("{}?{CASE}={id}", Address::case(owner)))
        }
        Enterprise::TABLE => Some(EnterprisesPage::One(id).address()),
        EnterpriseAid::TABLE => {
            let whose =
                desk().peek(|workspace| workspace.tables().enterprise_aids.get(id).map(|row| *row.value.enterprise));
            whose.map(|whose| EnterprisesPage::Part(whose, part_names::AIDS, Some(id)).address())
        }
        Financing::TABLE => Some(FinancingPage::One(id).address()),
        Training::TABLE => Some(TrainingsPage::One(id).address()),
        Trainee::TABLE => Some(TrainingsPage::Trainee(id).address()),
        Companion::TABLE => Some(TrainingsPage::Companion(id).address()),
        _ => PlansPage::of_record(table, id).map(PlansPage::address),
    }
}
