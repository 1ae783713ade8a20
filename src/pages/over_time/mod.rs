//! The destination Analisis: how the register came to stand where it stands, and what of it was frozen.

mod changes;
mod keys;
mod rows;
mod series;
mod snapshots;

use crate::list::over_time::AnalysisPage;
use leptos::prelude::*;

/// A page of the destination.
pub(super) fn page(page: AnalysisPage) -> AnyView {
    match page {
        AnalysisPage::Changes => changes::page(),
        AnalysisPage::Snapshots => snapshots::page(),
    }
}
