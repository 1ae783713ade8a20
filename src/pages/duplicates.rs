//! Kemungkinan kembar: cooperatives that may be in the register twice, to be united, or declared different for good.

use crate::domain::{Cooperative, Id, Record};
use crate::i18n::Lang;
use crate::ui::address::Address;
use crate::ui::desk::{Desk, desk};
use crate::ui::focus;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::notice::{Notices, notices};
use crate::ui::settings::Device;
use crate::worker::Job;
use crate::workspace::duplicates::{Pair, Reason, distinguish};
use crate::workspace::unite::{proposed, unite};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// So many pairs are shown at once.
const STEP: usize = 20;

/// The pairs on the page.
const ENTRIES: &str = "article.conflict";

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
    shown: RwSignal<usize>,
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

    fn unite(&self, keep: Id, drop: Id, chosen: Cooperative) {
        match self.desk.peek(|workspace| unite(workspace.tables(), keep, drop, chosen)) {
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
    super::title(move || t.page_duplicates().to_owned());
    let view = View {
        t,
        desk,
        device: expect_context::<Device>(),
        notices: notices(),
        pairs: RwSignal::new(None),
        later: RwSignal::new(BTreeSet::new()),
        shown: RwSignal::new(STEP),
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
    let shown = move || view.open().into_iter().take(view.shown.get()).collect::<Vec<_>>();
    view! {
        <div class="page-head">
            <h1>{t.page_duplicates()}</h1>
            <p class="lead">{t.duplicates_lead()}</p>
        </div>
        {state}
        <ul class="questions">
            <For each=shown key=|pair| (pair.a, pair.b) let:pair><li>{card(view, pair)}</li></For>
        </ul>
        <Show when=move || { count.get().unwrap_or_default() > view.shown.get() }>
            <button type="button" on:click=move |_| view.shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
        </Show>
        <p><a href="#/data">{t.back_to_data()}</a></p>
    }
}

fn reason(t: Lang, reason: Reason) -> String {
    match reason {
        Reason::SameNik => t.same_nik().to_owned(),
        Reason::SameLegalNumber => t.same_legal_number().to_owned(),
        Reason::SimilarName { percent } => t.similar_name(&percent.to_string()),
    }
}

/// A pair: why, the two side by side where they differ, and what can be done.
fn card(view: View, pair: Pair) -> Option<impl IntoView> {
    let t = view.t;
    let both = view.desk.peek(|workspace| {
        let value = |id| workspace.cooperative(id).map(|row| row.value.clone());
        value(pair.a).zip(value(pair.b))
    });
    let (a, b) = both?;
    let name = format!("{} / {}", a.name, b.name);
    let reasons =
        pair.reasons.iter().map(|one| view! { <span class="tag">{reason(t, *one)}</span> " " }).collect_view();
    // For every field in which the two contradict each other: whether the second one's value is taken.
    let differing: Vec<usize> = differing(&a, &b);
    let second = RwSignal::new(BTreeSet::<usize>::new());
    let keeps_second = RwSignal::new(false);
    let rows = differing.iter().map(|field| row(view, &pair, *field, (&a, &b), second)).collect_view();
    let unite = {
        let (pair, a, b) = (pair.clone(), a.clone(), b.clone());
        move |_| {
            let (keep, drop, kept, dropped) =
                if keeps_second.get() { (pair.b, pair.a, &b, &a) } else { (pair.a, pair.b, &a, &b) };
            let mut chosen = proposed(kept, dropped);
            for field in &differing {
                chosen.take(*field, if second.with(|second| second.contains(field)) { &b } else { &a });
            }
            view.unite(keep, drop, chosen);
        }
    };
    let (different, later) = (pair.clone(), pair.clone());
    let group = format!("simpan-{}-{}", pair.a, pair.b);
    let keep = |label: String, is_second: bool| {
        view! {
            <label class="check">
                <input type="radio" name=group.clone() checked=!is_second on:change=move |_| keeps_second.set(is_second) />
                <span>{label}</span>
            </label>
        }
    };
    let (first_label, second_label) = (t.keep_record("1"), t.keep_record("2"));
    Some(view! {
        <article class="conflict" aria-label=name>
            <h2>
                <a href=Address::cooperative(pair.a)>{a.name.to_string()}</a> " / "
                <a href=Address::cooperative(pair.b)>{b.name.to_string()}</a>
            </h2>
            <p class="span">{reasons}</p>
            <div class="table-scroll span" tabindex="0" role="region" aria-label=t.where_they_differ()>
                <table>
                    <caption class="visually-hidden">{t.where_they_differ()}</caption>
                    <thead><tr>
                        <th scope="col">{t.field_heading()}</th><th scope="col">{t.record_number("1")}</th>
                        <th scope="col">{t.record_number("2")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="actions span" role="group" aria-label=t.what_to_do()>
                {keep(first_label, false)} {keep(second_label, true)}
                <button type="button" class="primary" on:click=unite>{t.unite()}</button>
                <button type="button" on:click=move |_| view.declare_different(&different)>{t.are_different()}</button>
                <button type="button" class="quiet" on:click=move |_| view.put_off(&later)>{t.decide_later()}</button>
            </div>
        </article>
    })
}

/// The fields in which both say something, and not the same.
fn differing(a: &Cooperative, b: &Cooperative) -> Vec<usize> {
    let says = |field: &usize| !a.same(b, *field) && !a.is_empty(*field) && !b.is_empty(*field);
    (0..Cooperative::FIELDS.len()).filter(says).collect()
}

fn row(
    view: View,
    pair: &Pair,
    field: usize,
    (a, b): (&Cooperative, &Cooperative),
    second: RwSignal<BTreeSet<usize>>,
) -> impl IntoView + use<> {
    let (t, info) = (view.t, &Cooperative::FIELDS[field]);
    let group = format!("{}-{}-{}", pair.a, pair.b, info.name);
    let choice = |value: &Cooperative, is_second: bool| {
        let text = t.value(Cooperative::TABLE, info.name, &value.to_json(field));
        let choose = move |_| {
            second.update(|second| {
                if is_second {
                    second.insert(field);
                } else {
                    second.remove(&field);
                }
            });
        };
        view! {
            <td>
                <label class="check">
                    <input type="radio" name=group.clone() checked=!is_second on:change=choose /> <span>{text}</span>
                </label>
            </td>
        }
    };
    let (first, other) = (choice(a, false), choice(b, true));
    view! { <tr><th scope="row">{t.any_field(info.name)}</th>{first}{other}</tr> }
}
