//! What pages reckon over all plans, without holding up the page: on a copy of what plans are made of, which stays as it is
//! while people go on, and in short pieces between which the browser paints and hears keys.
//!
//! Of a province with 14 offices, 400 rows each and five years, all of it in one piece would stop the page for seconds. The
//! worker could do it aside; but it has no records of its own, and packing those of such a province for it takes longer than
//! the tests.

use crate::analysis::plans::findings::{FindingSettings, PlanFinding, Search};
use crate::analysis::plans::{Adding, Joining, Layout, Matrix, PlanRow, Plans, Stage};
use crate::domain::{BookYear, Date, Id, Record};
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

/// A table of which something is made.
pub(super) struct Copies {
    /// Copies its rows from one place on, of a year only what belongs to it; says whether there are more.
    copy: fn(&Tables, &mut Tables, usize, Option<BookYear>) -> bool,
    /// Gives its rows up.
    clear: fn(&mut Tables),
}

/// What something is made of: tables, those of rows of plans before what belongs to them.
pub(super) type MadeOf = &'static [Copies];

fn copy<R: Record>(from: &Table<R>, to: &mut Table<R>, at: usize, wanted: impl Fn(&R) -> bool) -> bool {
    let rows = from.rows();
    let until = rows.len().min(at + COPIED);
    for row in rows.get(at..until).into_iter().flatten().filter(|row| !row.deleted && wanted(&row.value)) {
        to.insert(row.clone());
    }
    until < rows.len()
}

const PLANS: Copies = Copies {
    copy: |from, to, at, year| copy(&from.plans, &mut to.plans, at, |plan| year.is_none_or(|year| plan.year == year)),
    clear: |tables| tables.plans = Table::default(),
};

/// What belongs to rows of plans: of a year, to those that are of it.
macro_rules! of_rows {
    ($table:ident) => {
        Copies {
            copy: |from, to, at, year| {
                let plans = &to.plans;
                let is_wanted = |id: Id| year.is_none() || plans.get(id).is_some();
                copy(&from.$table, &mut to.$table, at, |part| is_wanted(*part.plan))
            },
            clear: |tables| tables.$table = Table::default(),
        }
    };
}

macro_rules! all_of {
    ($table:ident) => {
        Copies {
            copy: |from, to, at, _| copy(&from.$table, &mut to.$table, at, |_| true),
            clear: |tables| tables.$table = Table::default(),
        }
    };
}

/// All that plans and what is found in them is made of.
const ALL: MadeOf = &[
    PLANS,
    of_rows!(plan_amounts),
    of_rows!(plan_places),
    of_rows!(plan_outputs),
    of_rows!(plan_beneficiaries),
    of_rows!(realisations),
    all_of!(indicators),
    all_of!(targets),
    all_of!(proposals),
    all_of!(nomenclature_matches),
    all_of!(finding_decisions),
    all_of!(cooperatives),
    all_of!(cases),
    all_of!(causes),
    all_of!(diagnoses),
    all_of!(actions),
];

/// What the list of rows is made of.
pub(super) const LISTED: MadeOf = &[PLANS, of_rows!(plan_amounts), of_rows!(plan_places), of_rows!(realisations)];

/// What figures of rows are made of.
pub(super) const FIGURES: MadeOf = &[
    PLANS,
    of_rows!(plan_amounts),
    of_rows!(plan_places),
    of_rows!(plan_outputs),
    of_rows!(plan_beneficiaries),
    of_rows!(realisations),
    all_of!(indicators),
];

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
        self.is_wanted()
    }

    /// The revision of the workspace when it began.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Whether anybody still waits for the work.
    pub fn is_wanted(&self) -> bool {
        self.latest.try_get_value() == Some(self.own)
    }

    /// A copy of what something is made of, of all years or of one; none where nobody waits for it any more.
    async fn copied(&self, made_of: MadeOf, year: Option<BookYear>) -> Option<Tables> {
        let mut copy = Tables::default();
        for of in made_of {
            let mut at = 0;
            while self.desk.peek(|workspace| (of.copy)(workspace.tables(), &mut copy, at, year)) {
                at += COPIED;
                if !self.go_on().await {
                    return None;
                }
            }
        }
        self.go_on().await.then_some(copy)
    }

    /// A copy of what figures of rows are made of, of all years or of one, and nothing of others.
    pub async fn figures(&self, year: Option<BookYear>) -> Option<Tables> {
        self.copied(FIGURES, year).await
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

    /// A matrix of the rows that are wanted.
    pub async fn added(&self, plans: &Plans<'_>, layout: Layout, wanted: impl Fn(&PlanRow) -> bool) -> Option<Matrix> {
        let mut adding = Adding::begun(plans, layout, wanted);
        while adding.step() {
            if !self.go_on().await {
                return None;
            }
        }
        self.go_on().await.then(|| adding.finished())
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

/// Does something that changes nothing of what is found, such as a decision on it: it is not sought again.
pub(super) fn found_stays(desk: Desk, change: impl FnOnce()) {
    let revision = move || untrack(|| desk.revision());
    let before = revision();
    change();
    KEPT.with_borrow_mut(|kept| {
        if let Some(kept) = kept.as_mut().filter(|kept| kept.revision == before) {
            kept.revision = revision();
        }
    });
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
    apart_of(
        ALL,
        asked,
        |_, _| None,
        async move |turns, tables, asked| reckon(turns, tables, asked).await.map(Arc::new),
        of_none,
    )
}

/// Reckons only while something is asked; where nothing is, there is nothing, and nothing is copied.
pub(super) fn apart_when<A: Clone + 'static, T: Default + Send + Sync + 'static>(
    asked: impl Fn() -> Option<A> + 'static,
    reckon: impl AsyncFn(Turns, &Tables, A) -> Option<T> + Copy + 'static,
) -> ReadSignal<Arc<T>> {
    let nothing = |_: u32, asked: &Option<A>| asked.is_none().then(Arc::default);
    let reckon =
        async move |turns: Turns, tables: &Tables, asked: Option<A>| reckon(turns, tables, asked?).await.map(Arc::new);
    apart_of(ALL, asked, nothing, reckon, T::default()).shown
}

/// The same of something that is made of these tables alone; `known` is what was reckoned of a revision before.
pub(super) fn apart_of<A: Clone + 'static, T: Send + Sync + 'static>(
    made_of: MadeOf,
    asked: impl Fn() -> A + 'static,
    known: impl Fn(u32, &A) -> Option<Arc<T>> + 'static,
    reckon: impl AsyncFn(Turns, &Tables, A) -> Option<Arc<T>> + Copy + 'static,
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
            for of in made_of {
                (of.copy)(workspace.tables(), &mut Tables::default(), usize::MAX - COPIED, None);
            }
        });
        let own = latest.get_value() + 1;
        latest.set_value(own);
        let revision = untrack(|| desk.revision());
        if let Some(known) = known(revision, &asked) {
            show.set(known);
            set_ready.set(true);
            return;
        }
        let turns = Turns { desk, latest, own, revision, since };
        leptos::task::spawn_local(async move {
            let start = timing::now();
            since.try_set_value(start);
            let Some(mut tables) = turns.copied(made_of, None).await else { return };
            let Some(made) = reckon(turns, &tables, asked).await else { return };
            if turns.latest.try_get_value() == Some(own) {
                timing::measure("selaras:plans", start);
                show.try_set(made);
                set_ready.try_set(true);
            }
            // Hundreds of thousands of records are not given up at one go, either.
            for of in made_of {
                (of.clear)(&mut tables);
                turns.go_on().await;
            }
        });
    });
    Apart { shown, is_ready }
}

/// What is reckoned once, when somebody asks, such as what is behind a figure: whoever asks for something else meanwhile no
/// longer waits for it.
#[derive(Clone, Copy)]
pub(super) struct Once {
    desk: Desk,
    latest: StoredValue<u32>,
    since: StoredValue<f64>,
}

impl Once {
    /// Nothing asked yet.
    pub fn new() -> Self {
        Self { desk: desk(), latest: StoredValue::new(0), since: StoredValue::new(0.0) }
    }

    /// Begins anew.
    pub fn turns(self) -> Turns {
        let own = self.latest.get_value() + 1;
        self.latest.set_value(own);
        self.since.set_value(timing::now());
        let revision = untrack(|| self.desk.revision());
        Turns { desk: self.desk, latest: self.latest, own, revision, since: self.since }
    }
}
