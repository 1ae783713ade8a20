//! The forms of enterprises, and of what belongs to them.

use super::no_such_enterprise;
use crate::domain::{AreaLevel, Enterprise, EnterpriseTotal, Id, Record};
use crate::list::Records;
use crate::list::enterprises::{
    ENTERPRISE_AIDS, ENTERPRISE_TOTALS, ENTERPRISE_YEARS, ENTERPRISES, EnterprisesPage, PERMITS, part_names,
};
use crate::pages::records::form::{FormOf, of_owner, page};
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
        along: None,
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
        along: None,
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
    let home = EnterprisesPage::One(owner).address();
    of_owner(records, (Enterprise::TABLE, owner), record, home).unwrap_or_else(no_such_enterprise)
}
