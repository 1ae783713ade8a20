//! Sections of the pages of records of plans that several of them have.

use crate::domain::{Id, Record};
use crate::i18n::Lang;
use crate::list::Records;
use crate::list::plans::PlansPage;
use crate::pages::records::{of_one, own_page};
use leptos::prelude::*;

pub(super) use crate::pages::records::own_page::{facts, questions};

/// What belongs to a record, with the way to one more.
pub(super) fn part<R: Record>(
    t: Lang,
    records: &'static Records<R>,
    tab: &'static str,
    owner: Id,
    part: &'static str,
) -> AnyView {
    of_one::section(t, records, owner, move |record| PlansPage::Part(tab, owner, part, record).address())
}

/// What can be done with a record.
pub(super) fn actions<R: Record>(
    t: Lang,
    records: &'static Records<R>,
    tab: &'static str,
    id: Id,
    record: &R,
) -> impl IntoView + use<R> {
    let (form, gone) = (PlansPage::Form(tab, Some(id)).address(), PlansPage::Tab(tab).address());
    own_page::actions_of(t, records, id, record, form, gone)
}
