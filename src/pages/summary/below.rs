//! What the summary shows below what is seen first, and its other parts.

use super::first_steps::FirstSteps;
use super::gaps::Gaps;
use super::map::Map;
use super::meetings::Meetings;
use super::published::{Published, Sums};
use super::supervision::SupervisionTable;
use super::trend::Trend;
use super::view::Part;
use super::{View, changes, for_me};
use crate::analysis::{self, Areas};
use crate::ui::desk::desk;
use crate::ui::lang;
use leptos::prelude::*;

/// All of it, by the part of the page that is asked for.
#[component]
pub fn Below(view: Memo<View>) -> impl IntoView {
    let part = Memo::new(move |_| view.get().part);
    move || match part.get() {
        Part::Overview => view! { <Overview view /> }.into_any(),
        Part::ForMe => view! { <for_me::List /> }.into_any(),
        Part::Changes => view! { <changes::Page /> }.into_any(),
        Part::Published => view! { <Published /> }.into_any(),
    }
}

#[component]
fn Overview(view: Memo<View>) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let basis = Memo::new(move |_| view.get().basis);
    let areas: Memo<Areas> = Memo::new(move |_| {
        let basis = basis.get();
        desk.read(|workspace| analysis::areas(workspace.tables(), workspace.index(), basis))
    });
    view! {
        <h2 class="visually-hidden">{t.part_overview()}</h2>
        <div class="grid">
            <FirstSteps />
            <Gaps view areas />
            <div class="aside"><for_me::Card /> <changes::Card /></div>
            <Map view areas />
            <Meetings />
            <Trend />
            <SupervisionTable view />
            <Sums />
        </div>
    }
}
