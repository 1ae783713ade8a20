//! The forms of enterprises, and of what belongs to them.

use super::no_such_enterprise;
use crate::domain::{AreaLevel, Enterprise, EnterpriseTotal, Id, Record};
use crate::explain::label_in_words;
use crate::list::Records;
use crate::list::enterprises::{
    ENTERPRISE_AIDS, ENTERPRISE_TOTALS, ENTERPRISE_YEARS, ENTERPRISES, EnterprisesPage, PERMITS, part_names,
};
use crate::pages::records::form::{FormOf, page};
use crate::ui::desk::{desk, office};
use crate::ui::random;
use crate::ui::settings::Device;
use leptos::prelude::*;

fn is_there(table: &'static str, id: Id) -> bool {
    desk().peek(|workspace| workspace.tables().is_live(table, id))
}

/// The form of an enterprise; without one, of a new one of the district that works here.
pub(super) fn own(record: Option<Id>) -> AnyView {
    if record.is_some_and(|id| !is_there(Enterprise::TABLE, id)) {
        return no_such_enterprise();
    }
    let area = office(expect_context::<Device>());
    let district = (area.level() == AreaLevel::District).then_some(area);
    page(FormOf {
        records: &ENTERPRISES.records,
        record,
        blank: Enterprise { district, ..ENTERPRISES.records.begun(None, random::today()) },
        whose: None,
        back: Box::new(|id| EnterprisesPage::One(id).address()),
        gone: EnterprisesPage::List.address(),
    })
}

/// The form of a number of enterprises; without one, of a new one of the area that works here.
pub(super) fn of_total(record: Option<Id>) -> AnyView {
    if record.is_some_and(|id| !is_there(EnterpriseTotal::TABLE, id)) {
        return no_such_enterprise();
    }
    let area = office(expect_context::<Device>());
    page(FormOf {
        records: &ENTERPRISE_TOTALS.records,
        record,
        blank: EnterpriseTotal { area, ..ENTERPRISE_TOTALS.records.begun(None, random::today()) },
        whose: None,
        back: Box::new(|_| EnterprisesPage::Totals.address()),
        gone: EnterprisesPage::Totals.address(),
    })
}

/// The form of something that belongs to an enterprise; without a record, of one more.
pub(super) fn of_part(owner: Id, part: &'static str, record: Option<Id>) -> AnyView {
    match part {
        part_names::YEARS => below(&ENTERPRISE_YEARS, owner, record),
        part_names::PERMITS => below(&PERMITS, owner, record),
        _ => below(&ENTERPRISE_AIDS, owner, record),
    }
}

fn below<R: Record>(records: &'static Records<R>, owner: Id, record: Option<Id>) -> AnyView {
    if !is_there(Enterprise::TABLE, owner) || record.is_some_and(|id| !is_there(R::TABLE, id)) {
        return no_such_enterprise();
    }
    let t = crate::ui::lang();
    let label = desk().peek(|workspace| workspace.tables().label_of(Enterprise::TABLE, owner));
    let home = EnterprisesPage::One(owner).address();
    page(FormOf {
        records,
        record,
        blank: records.begun(Some(owner), random::today()),
        whose: Some(label_in_words(t, &label).0),
        gone: home.clone(),
        back: Box::new(move |_| home.clone()),
    })
}
