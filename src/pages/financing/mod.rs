//! The destination Modal: applications for financing, each with its page and forms; what lenders publish without rows; the
//! schemes; how far applications come, and what should not be.

mod findings;
mod forms;
mod funnel;
mod of_applicant;
mod one;
mod schemes;

pub(super) use of_applicant::of_applicant;

use super::records;
use crate::list::financing::{CREDIT_TOTALS, FINANCINGS, FinancingPage};
use leptos::prelude::*;

/// A page of the destination.
pub(super) fn page(page: FinancingPage) -> AnyView {
    match page {
        FinancingPage::List => records::all(&FINANCINGS),
        FinancingPage::Totals => records::all(&CREDIT_TOTALS),
        FinancingPage::Schemes => schemes::page(),
        FinancingPage::Funnel => funnel::page(),
        FinancingPage::Findings => findings::page(),
        FinancingPage::One(id) => one::page(id),
        FinancingPage::Form(record) => forms::own(record),
        FinancingPage::Part(owner, part, record) => forms::of_part(owner, part, record),
        FinancingPage::Total(record) => forms::total(record),
    }
}

/// What stands in the place of an application that is not there.
fn no_such_financing() -> AnyView {
    let t = crate::ui::lang();
    view! {
        <div class="empty-state">
            <h1>{t.no_such_financing()}</h1>
            <p>{t.no_such_record_hint()}</p>
            <div class="actions"><a class="button" href=FinancingPage::List.address()>{t.page_financing()}</a></div>
        </div>
    }
    .into_any()
}
