//! The forms of applications, of what belongs to them, and of figures of lenders.

use super::no_such_financing;
use crate::domain::{ApplicantKind, AreaLevel, Cooperative, CreditTotal, Enterprise, Financing, Id, Record, Ref};
use crate::list::financing::{
    CREDIT_TOTALS, FINANCING_STAGES, FINANCING_STANDINGS, FINANCINGS, FinancingPage, part_names,
};
use crate::pages::records::form::{FormOf, of_owner, page};
use crate::ui::address::place;
use crate::ui::desk::{desk, office};
use crate::ui::random;
use crate::ui::settings::Device;
use leptos::prelude::*;

fn is_there(table: &'static str, id: Id) -> bool {
    desk().peek(|workspace| workspace.tables().is_live(table, id))
}

/// The form of an application; without one, of a new one of the cooperative or enterprise that the address names, else of a
/// group of the district that works here.
pub(super) fn own(record: Option<Id>) -> AnyView {
    if record.is_some_and(|id| !is_there(Financing::TABLE, id)) {
        return no_such_financing();
    }
    let address = place().now();
    let named = |key| address.parameter(key).and_then(|id| id.parse::<Id>().ok());
    let begun = FINANCINGS.records.begun(None, random::today());
    let blank = match (named(Cooperative::TABLE), named(Enterprise::TABLE)) {
        (Some(id), _) => Financing { applicant: ApplicantKind::Cooperative, cooperative: Some(Ref::to(id)), ..begun },
        (None, Some(id)) => Financing { applicant: ApplicantKind::Enterprise, enterprise: Some(Ref::to(id)), ..begun },
        (None, None) => begun,
    };
    page(FormOf {
        records: &FINANCINGS.records,
        record,
        blank,
        whose: None,
        back: Box::new(|id| FinancingPage::One(id).address()),
        gone: FinancingPage::List.address(),
        along: None,
    })
}

/// The form of something that belongs to an application; without a record, of one more.
pub(super) fn of_part(owner: Id, part: &'static str, record: Option<Id>) -> AnyView {
    let (of, home) = ((Financing::TABLE, owner), FinancingPage::One(owner).address());
    let form = match part {
        part_names::STAGES => of_owner(&FINANCING_STAGES, of, record, home),
        _ => of_owner(&FINANCING_STANDINGS, of, record, home),
    };
    form.unwrap_or_else(no_such_financing)
}

/// The form of figures of a lender; without one, of new ones of the area that works here.
pub(super) fn total(record: Option<Id>) -> AnyView {
    if record.is_some_and(|id| !is_there(CreditTotal::TABLE, id)) {
        return no_such_financing();
    }
    let area = office(expect_context::<Device>());
    let begun = CREDIT_TOTALS.records.begun(None, random::today());
    let blank = if area.level() == AreaLevel::District { CreditTotal { area, ..begun } } else { begun };
    page(FormOf {
        records: &CREDIT_TOTALS.records,
        record,
        blank,
        whose: None,
        back: Box::new(|_| FinancingPage::Totals.address()),
        gone: FinancingPage::Totals.address(),
        along: None,
    })
}
