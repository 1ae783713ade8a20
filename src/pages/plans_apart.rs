//! What pages reckon over all plans, without holding up the page: on a copy of what plans are made of, which stays as it is
//! while people go on, and in short pieces between which the browser paints and hears keys.
//!
//! Of a province with 14 offices, 400 rows each and five years, all of it in one piece would stop the page for seconds. The
//! worker could do it aside; but it has no records of its own, and packing those of such a province for it takes longer than
//! the tests.

use crate::analysis::plans::findings::{FindingSettings, PlanFinding, Search};
use crate::analysis::plans::{Joining, Plans, Stage};
use crate::domain::{Date, Record};
use crate::ui::desk::{Desk, desk};
use crate::ui::timing;
use crate::worker::breathe;
use crate::workspace::{Table, Tables};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// So many milliseconds are worked before the browser has a turn.
const TURN: f64 = 12.0;
/// So many rows are copied before the time is looked at.
const COPIED: usize = 500;

/// Copies rows of a table from one place on; says whether there are more.
type Copies = fn(&Tables, &mut Tables, usize) -> bool;

fn copy<R: Record>(from: &Table<R>, to: &mut Table<R>, at: usize) -> bool {
    let rows = from.rows();
    let until = rows.len().min(at + COPIED);
    for row in rows.get(at..until).into_iter().flatten().filter(|row| !row.deleted) {
        to.insert(row.clone());
    }
    until < rows.len()
}

macro_rules! copies {
    ($( $table:ident ),+) => { &[ $( |from: &Tables, to: &mut Tables, at: usize| copy(&from.$table, &mut to.$table, at) ),+ ] };
}

/// All that plans and what is found in them is made of.
const MADE_OF: &[Copies] = copies!(
    plans,
    plan_amounts,
    plan_places,
    plan_outputs,
    plan_beneficiaries,
    realisations,
    indicators,
    targets,
    proposals,
    nomenclature_matches,
    finding_decisions,
    cooperatives,
    cases,
    causes,
    diagnoses,
    actions
);

/// Work under way, in turns with the browser.
#[derive(Clone, Copy)]
pub(super) struct Turns {
    desk: Desk,
    /// The number of the latest reckoning of the page, and that of this one.
    latest: StoredValue<u32>,
    own: u32,
    /// That of the workspace when it began: what is found later, in a copy that may be older, is not kept for another.
    revision: u32,
    since: StoredValue<f64>,
}

impl Turns {
    /// Lets the browser have its turn where it is time; says whether anybody still waits for the work.
    pub async fn go_on(&self) -> bool {
        let now = timing::now();
        if self.since.try_get_value().is_some_and(|since| now - since > TURN) {
            breathe().await;
            self.since.try_set_value(timing::now());
        }
        self.latest.try_get_value() == Some(self.own)
    }

    /// A copy of all that plans are made of; none where it has become another meanwhile.
    async fn copied(&self) -> Option<Tables> {
        let mut copy = Tables::default();
        for copies in MADE_OF {
            let mut at = 0;
            while self.desk.peek(|workspace| copies(workspace.tables(), &mut copy, at)) {
                at += COPIED;
                if !self.go_on().await {
                    return None;
                }
            }
        }
        self.go_on().await.then_some(copy)
    }

    /// All rows, joined at a stage.
    pub async fn joined<'t>(&self, tables: &'t Tables, stage: Stage) -> Option<Plans<'t>> {
        let mut joining = Joining::begun(tables, stage);
        while joining.step() {
            if !self.go_on().await {
                return None;
            }
        }
        Some(joining.finished())
    }

    /// All that is found in plans as they are known last. What was found in the same before is not sought again.
    pub async fn found(
        &self,
        plans: &Plans<'_>,
        settings: &FindingSettings,
        today: Date,
    ) -> Option<Arc<Vec<PlanFinding>>> {
        let revision = self.revision;
        let of = |kept: &Kept| (kept.revision, &kept.settings, kept.today) == (revision, settings, today);
        let known = KEPT.with_borrow(|kept| kept.as_ref().filter(|kept| of(kept)).map(|kept| kept.found.clone()));
        if known.is_some() {
            return known;
        }
        let mut search = Search::begun(plans, settings, today);
        while search.step() {
            if !self.go_on().await {
                return None;
            }
        }
        let found = Arc::new(search.finished());
        let kept = Kept { revision, settings: settings.clone(), today, found: found.clone() };
        KEPT.with_borrow_mut(|last| *last = Some(kept));
        self.go_on().await.then_some(found)
    }
}

/// What was found last, and in what.
struct Kept {
    revision: u32,
    settings: FindingSettings,
    today: Date,
    found: Arc<Vec<PlanFinding>>,
}

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

/// What a page shows of plans: what was reckoned last, and whether anything was.
pub(super) struct Apart<T: Send + Sync + 'static> {
    /// What is shown.
    pub shown: ReadSignal<Arc<T>>,
    /// Whether it was reckoned; before, it is that of no plans.
    pub is_ready: ReadSignal<bool>,
}

/// Reckons what a page shows, now and whenever what it asks or the plans are others; what was reckoned before stays until then.
pub(super) fn apart<A: Clone + 'static, T: Send + Sync + 'static>(
    asked: impl Fn() -> A + 'static,
    reckon: impl AsyncFn(Turns, &Tables, A) -> Option<T> + Copy + 'static,
    of_none: T,
) -> Apart<T> {
    let desk = desk();
    let (shown, show) = signal(Arc::new(of_none));
    let (is_ready, set_ready) = signal(false);
    let (latest, since) = (StoredValue::new(0_u32), StoredValue::new(0.0));
    Effect::new(move |_| {
        let asked = asked();
        // Of changes of any of it the page is to be told; what it is made of is read later.
        desk.read(|workspace| {
            for copies in MADE_OF {
                copies(workspace.tables(), &mut Tables::default(), usize::MAX - COPIED);
            }
        });
        let own = latest.get_value() + 1;
        latest.set_value(own);
        let revision = untrack(|| desk.revision());
        let turns = Turns { desk, latest, own, revision, since };
        leptos::task::spawn_local(async move {
            let start = timing::now();
            since.try_set_value(start);
            let Some(tables) = turns.copied().await else { return };
            let Some(made) = reckon(turns, &tables, asked).await else { return };
            if turns.latest.try_get_value() == Some(own) {
                timing::measure("selaras:plans", start);
                show.try_set(Arc::new(made));
                set_ready.try_set(true);
            }
        });
    });
    Apart { shown, is_ready }
}
