//! The destination UMKM: enterprises that the office assists, each with its page and forms; what stands there twice, and who has
//! risen.

mod doubles;
mod forms;
mod one;
mod rise;
pub(super) mod totals;

use super::records;
use crate::list::enterprises::{ENTERPRISE_TOTALS, ENTERPRISES, EnterprisesPage};
use leptos::prelude::*;

/// A page of the destination.
pub(super) fn page(page: EnterprisesPage) -> AnyView {
    match page {
        EnterprisesPage::List => records::all(&ENTERPRISES),
        EnterprisesPage::Doubles => doubles::page(),
        EnterprisesPage::Rise => rise::page(),
        EnterprisesPage::Totals => records::all(&ENTERPRISE_TOTALS),
        EnterprisesPage::Total(record) => forms::of_total(record),
        EnterprisesPage::One(id) => one::page(id),
        EnterprisesPage::Form(record) => forms::own(record),
        EnterprisesPage::Part(owner, part, record) => forms::of_part(owner, part, record),
    }
}

/// What stands in the place of an enterprise that is not there.
fn no_such_enterprise() -> AnyView {
    let t = crate::ui::lang();
    view! {
        <div class="empty-state">
            <h1>{t.no_such_enterprise()}</h1>
            <p>{t.no_such_record_hint()}</p>
            <div class="actions"><a class="button" href=EnterprisesPage::List.address()>{t.page_enterprises()}</a></div>
        </div>
    }
    .into_any()
}
