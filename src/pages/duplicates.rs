//! Kemungkinan kembar: cooperatives that may be in the register twice, to be united, or declared different for good.

use super::in_turn::{Named, Turn, in_turn};
use crate::domain::{Cooperative, Id, Record};
use crate::explain::{any_field, value_in_words};
use crate::i18n::Lang;
use crate::ui::address::Address;
use crate::ui::desk::{Desk, desk};
use crate::ui::focus;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::notice::{Notices, notices};
use crate::ui::settings::Device;
use crate::worker::Job;
use crate::workspace::duplicates::{Pair, Reason, distinguish};
use crate::workspace::unite::{contradicting, unite};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The pairs on the page.
const ENTRIES: &str = "li:not([hidden]) > article.conflict";

/// What the page works with.
#[derive(Clone, Copy)]
struct View {
    t: Lang,
    desk: Desk,
    device: Device,
    notices: Notices,
    /// The pairs; none while they are looked for.
    pairs: RwSignal<Option<Vec<Pair>>>,
    /// Pairs that are put off for this visit.
    later: RwSignal<BTreeSet<(Id, Id)>>,
}

impl View {
    /// Looks for pairs in the worker.
    fn look(&self) {
        let this = *self;
        leptos::task::spawn_local(async move {
            let found = match Job::start() {
                Ok(job) => job.duplicates(&|look| this.desk.peek(look)).await,
                Err(failure) => Err(failure),
            };
            match found {
                Ok(pairs) => this.pairs.set(Some(pairs)),
                Err(failure) => this.notices.error(this.t.worker_failed(&failure.to_string())),
            }
        });
    }

    /// The pairs that are still two.
    fn open(&self) -> Vec<Pair> {
        let later = self.later.get();
        let pairs = self.pairs.get().unwrap_or_default();
        self.desk.read(|workspace| {
            let there = |id| workspace.cooperative(id).is_some();
            let is_open = |pair: &Pair| there(pair.a) && there(pair.b) && !later.contains(&(pair.a, pair.b));
            pairs.into_iter().filter(is_open).collect()
        })
    }

    fn put_off(&self, pair: &Pair) {
        focus::stay_in(ENTRIES);
        let key = (pair.a, pair.b);
        self.later.update(|later| {
            later.insert(key);
        });
    }

    fn declare_different(&self, pair: &Pair) {
        self.desk.commit(distinguish(pair.a, pair.b, self.device.now().office));
        self.put_off(pair);
        self.notices.done(self.t.declared_different());
    }

    /// Unites a pair as it stands now, with what was chosen of its sides.
    fn unite(&self, pair: &Pair, sides: Sides) {
        let keeps_second = sides.keeps_second.get_untracked();
        let (keep, drop) = if keeps_second { (pair.b, pair.a) } else { (pair.a, pair.b) };
        let takes = |field| sides.is_second(field) != keeps_second;
        match self.desk.peek(|workspace| unite(workspace.tables(), keep, drop, &takes)) {
            Ok(transaction) => {
                focus::stay_in(ENTRIES);
                self.desk.commit(transaction);
                self.notices.done(self.t.united());
            }
            // Another tab was there before.
            Err(_) => self.notices.error(self.t.not_united()),
        }
    }
}

/// The page.
#[component]
pub fn Duplicates() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    super::document_title(move || t.page_duplicates().to_owned());
    let view = View {
        t,
        desk,
        device: expect_context::<Device>(),
        notices: notices(),
        pairs: RwSignal::new(None),
        later: RwSignal::new(BTreeSet::new()),
    };
    view.look();
    let count = Memo::new(move |_| view.pairs.with(Option::is_some).then(|| view.open().len()));
    let state = move || match count.get() {
        None => view! { <p role="status">{t.looking_for_duplicates()}</p> }.into_any(),
        Some(0) => {
            view! { <div class="note ok" role="status">{icon(Icon::Check)} <p>{t.no_duplicates()}</p></div> }.into_any()
        }
        Some(count) => view! { <p class="count" role="status">{t.pairs_found(&t.count(count))}</p> }.into_any(),
    };
    let turn = Turn::new(Memo::new(move |_| view.open().iter().map(|pair| named(view, pair)).collect::<Vec<_>>()));
    let shown = move || {
        let (from, most) = turn.window();
        view.open().into_iter().skip(from).take(most).collect::<Vec<_>>()
    };
    let one = move |pair: Pair| {
        let is_shown = turn.is_shown((pair.a, pair.b));
        view! { <li hidden=move || !is_shown.get()>{card(view, pair)}</li> }
    };
    let any = Memo::new(move |_| count.get().unwrap_or_default() > 0);
    view! {
        {page_head(view! { <h1>{t.page_duplicates()}</h1> })}
        <p class="lead">{t.duplicates_lead()}</p>
        {state}
        {move || any.get().then(|| {
            let cards = view! { <ul class="questions"><For each=shown key=|pair| (pair.a, pair.b) children=one /></ul> };
            in_turn(turn, t.page_duplicates(), cards)
        })}
    }
}

/// A pair as the list names it.
fn named(view: View, pair: &Pair) -> Named<(Id, Id)> {
    let name = |id| view.desk.peek(|workspace| workspace.cooperative(id).map(|row| row.value.name.to_string()));
    let (a, b) = (name(pair.a).unwrap_or_default(), name(pair.b).unwrap_or_default());
    let reasons = pair.reasons.iter().map(|one| reason(view.t, *one)).collect::<Vec<_>>().join(", ");
    Named { key: (pair.a, pair.b), name: format!("{a} / {b}"), detail: reasons }
}

fn reason(t: Lang, reason: Reason) -> String {
    match reason {
        Reason::SameNik => t.same_nik().to_owned(),
        Reason::SameLegalNumber => t.same_legal_number().to_owned(),
        // The words of the trade and of the place, which are left out of account, may differ.
        Reason::SimilarName { percent: 100 } => t.same_words_of_name().to_owned(),
        Reason::SimilarName { percent } => t.similar_name(&percent.to_string()),
    }
}

/// What a person chooses of a pair: sides, never values, because what stands there may change before it is united.
#[derive(Clone, Copy)]
struct Sides {
    /// Whether the second record is the one that stays.
    keeps_second: RwSignal<bool>,
    /// The fields of which the second one's value is taken.
    second: RwSignal<BTreeSet<usize>>,
}

impl Sides {
    fn new() -> Self {
        Self { keeps_second: RwSignal::new(false), second: RwSignal::new(BTreeSet::new()) }
    }

    fn is_second(&self, field: usize) -> bool {
        self.second.with_untracked(|second| second.contains(&field))
    }

    fn choose(&self, field: usize, is_second: bool) {
        self.second.update(|second| {
            if is_second {
                second.insert(field);
            } else {
                second.remove(&field);
            }
        });
    }
}

/// A field in which the two of a pair contradict each other, in the words of both.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Contradiction {
    field: usize,
    first: String,
    second: String,
}

/// The two of a pair as they stand now; none once one of them is gone.
fn both(desk: Desk, pair: &Pair) -> Option<(Cooperative, Cooperative)> {
    desk.read(|workspace| {
        let value = |id| workspace.cooperative(id).map(|row| row.value.clone());
        value(pair.a).zip(value(pair.b))
    })
}

fn contradictions(t: Lang, a: &Cooperative, b: &Cooperative) -> Vec<Contradiction> {
    let text = |value: &Cooperative, field: usize| {
        value_in_words(t, Cooperative::TABLE, Cooperative::NAMES[field], &value.to_json(field))
    };
    let fields = contradicting(a, b).into_iter();
    fields.map(|field| Contradiction { field, first: text(a, field), second: text(b, field) }).collect()
}

/// A pair: why, the two side by side where they differ, and what can be done. It is drawn from the records as they
/// stand: another pair may have been united with one of them, or another tab may have changed it.
fn card(view: View, pair: Pair) -> impl IntoView {
    let t = view.t;
    let both = {
        let pair = pair.clone();
        Memo::new(move |_| both(view.desk, &pair))
    };
    let names =
        Memo::new(move |_| both.with(|both| both.as_ref().map(|(a, b)| (a.name.to_string(), b.name.to_string()))));
    let first_name = move || names.get().unwrap_or_default().0;
    let second_name = move || names.get().unwrap_or_default().1;
    let label = move || format!("{} / {}", first_name(), second_name());
    let rows = move || both.with(|both| both.as_ref().map(|(a, b)| contradictions(t, a, b)).unwrap_or_default());
    let reasons =
        pair.reasons.iter().map(|one| view! { <span class="tag">{reason(t, *one)}</span> " " }).collect_view();
    let sides = Sides::new();
    let (a, b) = (pair.a, pair.b);
    let (united, different, later) = (pair.clone(), pair.clone(), pair);
    let keep = move |label: String, is_second: bool| {
        let choose = move |_| sides.keeps_second.set(is_second);
        view! {
            <label class="check">
                <input type="radio" name=format!("simpan-{a}-{b}") checked=!is_second data-key=if is_second { "2" } else { "1" } on:change=choose /> <span>{label}</span>
            </label>
        }
    };
    view! {
        <article class="conflict" aria-label=label>
            <h2>
                <a href=Address::cooperative(a)>{first_name}</a> " / " <a href=Address::cooperative(b)>{second_name}</a>
            </h2>
            <p class="span">{reasons}</p>
            <div class="table-scroll span" tabindex="0" role="region" aria-label=t.where_they_differ()>
                <table>
                    <caption class="visually-hidden">{t.where_they_differ()}</caption>
                    <thead><tr>
                        <th scope="col">{t.field_heading()}</th><th scope="col">{t.record_number("1")}</th>
                        <th scope="col">{t.record_number("2")}</th>
                    </tr></thead>
                    <tbody>
                        <For each=rows key=Contradiction::clone let:one>{row(t, (a, b), one, sides)}</For>
                    </tbody>
                </table>
            </div>
            <div class="actions span" role="group" aria-label=t.what_to_do()>
                {keep(t.keep_record("1"), false)} {keep(t.keep_record("2"), true)}
                <button type="button" class="primary" on:click=move |_| view.unite(&united, sides)>{t.unite()}</button>
                <button type="button" on:click=move |_| view.declare_different(&different)>{t.are_different()}</button>
                <button type="button" class="quiet" on:click=move |_| view.put_off(&later)>{t.decide_later()}</button>
            </div>
        </article>
    }
}

/// A field and its two values. Drawn anew when one of them has changed, with the side that was chosen.
fn row(t: Lang, (a, b): (Id, Id), one: Contradiction, sides: Sides) -> impl IntoView {
    let Contradiction { field, first, second } = one;
    let name = Cooperative::NAMES[field];
    let choice = |text: String, is_second: bool| {
        let chosen = sides.is_second(field) == is_second;
        let choose = move |_| sides.choose(field, is_second);
        view! {
            <td>
                <label class="check">
                    <input type="radio" name=format!("{a}-{b}-{name}") checked=chosen on:change=choose /> <span>{text}</span>
                </label>
            </td>
        }
    };
    let (first, second) = (choice(first, false), choice(second, true));
    view! { <tr><th scope="row">{any_field(t, Cooperative::TABLE, name)}</th>{first}{second}</tr> }
}
