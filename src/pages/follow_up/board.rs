//! The board: cases by stage, moved by dragging or with the arrows on every card.

use super::params::{At, Params};
use super::words;
use crate::analysis::follow_up::{Followed, population};
use crate::domain::{AreaCode, CaseStage, Cause, Date, Id};
use crate::i18n::{Label, Lang};
use crate::ui::address::{Address, place};
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::{figure, focus, lang, random, timing};
use crate::workspace::follow_up;
use leptos::prelude::*;

/// So many cards are shown in a column at once.
const STEP: usize = 20;

/// A case on the board.
#[derive(Debug, Clone, PartialEq)]
struct Card {
    owner: Id,
    name: String,
    district: Option<AreaCode>,
    stage: CaseStage,
    since: Date,
    cause: Option<Cause>,
    responsible: Option<String>,
    due: Option<Date>,
    overdue: bool,
}

impl Card {
    fn of(one: &Followed) -> Option<Self> {
        let case = &one.case?.value;
        let c = &one.cooperative.value;
        Some(Self {
            owner: one.cooperative.id,
            name: c.name.to_string(),
            district: c.district,
            stage: case.stage(),
            since: case.since(),
            cause: one.main_cause(),
            responsible: case.owner.as_deref().map(str::to_owned),
            due: case.due.filter(|_| !case.is_closed()),
            overdue: case.is_overdue(random::today()),
        })
    }
}

/// The cooperatives whose cases were moved on the board since it is shown, the latest last.
type Moved = RwSignal<Vec<Id>>;

/// The view.
#[component]
pub(super) fn Board(asked: Memo<Params>) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let scope = Memo::new(move |_| asked.with(Params::scope));
    let moved = Moved::new(Vec::new());
    let cards = Memo::new(move |_| {
        desk.read(|workspace| {
            let all = population(workspace.tables(), workspace.index(), scope.get());
            let mut cards: Vec<Card> = all.iter().filter_map(Card::of).collect();
            // What has just been moved is where one looks for it; then what is overdue, then what has waited longest.
            let place = |card: &Card| moved.with(|moved| moved.iter().rev().position(|owner| *owner == card.owner));
            cards.sort_by_cached_key(|card| (place(card).unwrap_or(usize::MAX), !card.overdue, card.since));
            cards
        })
    });
    view! {
        <p class="hint">{t.board_hint()}</p>
        <div class="board">{CaseStage::ALL.iter().map(|stage| column(t, asked, *stage, cards, moved)).collect_view()}</div>
    }
}

fn column(t: Lang, asked: Memo<Params>, stage: CaseStage, cards: Memo<Vec<Card>>, moved: Moved) -> impl IntoView {
    let of_stage = Memo::new(move |_| {
        cards.with(|cards| cards.iter().filter(|card| card.stage == stage).cloned().collect::<Vec<_>>())
    });
    let shown = RwSignal::new(STEP);
    let over = RwSignal::new(false);
    let drop_here = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        let id = event.data_transfer().and_then(|data| data.get_data("text/plain").ok());
        if let Some(owner) = id.and_then(|id| id.parse().ok()) {
            move_case(t, owner, stage, moved);
        }
    };
    let all =
        move || Params { view: super::View::List, at: Some(At::Stage(stage)), ..asked.get().bare() }.address().hash();
    let title = format!("tahap-{stage}");
    let heading = title.clone();
    view! {
        <section class="board-column" class:over=move || over.get() aria-labelledby=title
            on:dragover=move |event: web_sys::DragEvent| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false) on:drop=drop_here>
            <h2 id=heading>
                <a id=format!("judul-{stage}") href=all>{stage.label(t)}</a> " " <span class="tally">{move || figure::count(of_stage.with(Vec::len) as u32)}</span>
            </h2>
            <Show when=move || of_stage.with(Vec::is_empty)><p class="empty">{t.column_empty()}</p></Show>
            <ul class="cards">
                <For each=move || of_stage.with(|cards| cards.iter().take(shown.get()).cloned().collect::<Vec<_>>())
                    key=|card| format!("{card:?}") let(one)>
                    {card(t, one, moved)}
                </For>
            </ul>
            <Show when=move || { of_stage.with(Vec::len) > shown.get() }>
                <button type="button" class="quiet" on:click=move |_| shown.update(|shown| *shown += STEP)>
                    {move || t.more_in_column(&t.count(of_stage.with(Vec::len) - shown.get()))}
                </button>
            </Show>
        </section>
    }
}

/// The stages beside one.
fn beside(stage: CaseStage) -> [Option<CaseStage>; 2] {
    let at = CaseStage::ALL.iter().position(|one| *one == stage);
    let before = at.and_then(|at| at.checked_sub(1)).map(|at| CaseStage::ALL[at]);
    [before, at.and_then(|at| CaseStage::ALL.get(at + 1)).copied()]
}

fn card(t: Lang, card: Card, moved: Moved) -> impl IntoView {
    let Card { owner, name, stage, .. } = card.clone();
    let drag = move |event: web_sys::DragEvent| {
        if let Some(data) = event.data_transfer() {
            let _ = data.set_data("text/plain", &owner.to_string());
        }
    };
    let arrow = |to: Option<CaseStage>, sign: &'static str, which: &'static str| {
        let id = format!("{which}-{owner}");
        to.map(|to| {
            let label = if to == CaseStage::Closed { t.close_named(&name) } else { t.move_to(&name, to.label(t)) };
            let go = move |_| {
                move_case(t, owner, to, moved);
                // The card stands in another column now, where it may have only one way to go.
                timing::with_next_frame(move || {
                    focus::on_first(&[format!("{which}-{owner}"), format!("maju-{owner}"), format!("judul-{to}")]);
                });
            };
            view! { <button type="button" class="quiet arrow" id=id aria-label=label.clone() title=label on:click=go>{sign}</button> }
        })
    };
    let [before, after] = beside(stage);
    let left = arrow(before, "←", "mundur");
    let right = arrow(after, "→", "maju");
    let waiting = random::today().days() - card.since.days();
    view! {
        <li class="card" class:late=card.overdue draggable="true" on:dragstart=drag>
            <a href=Address::case(owner)>{name}</a>
            <p class="hint">
                {card.district.map(|code| t.area(code))} " · " {t.since_days(&t.count(waiting.max(0)))}
            </p>
            {card.cause.map(|cause| view! { <p class="cause">{words::cause(t, cause)}</p> })}
            <p class="hint">{card.responsible.unwrap_or_else(|| t.nobody_responsible().to_owned())}</p>
            {card.due.map(|due| {
                let text = t.due_on(&t.date(due));
                if card.overdue {
                    view! { <p class="badge warn">{icon(Icon::Warning)} {text}</p> }.into_any()
                } else {
                    view! { <p class="hint">{text}</p> }.into_any()
                }
            })}
            <div class="arrows"><span>{left}</span> <span>{right}</span></div>
        </li>
    }
}

/// Moves a case to a stage; closing needs an outcome, which the case's own page asks for.
fn move_case(t: Lang, owner: Id, stage: CaseStage, moved: Moved) {
    let (desk, notices, place) = (desk(), notices(), place());
    if stage == CaseStage::Closed {
        return place.go(&format!("{}?tutup=ya", Address::case(owner)));
    }
    let (name, transaction) = desk.peek(|workspace| {
        let tables = workspace.tables();
        let name = workspace.cooperative(owner).map(|row| row.value.name.to_string()).unwrap_or_default();
        (name, reopened(tables, owner, stage))
    });
    if !transaction.edits.is_empty() {
        moved.update(|moved| {
            moved.retain(|other| *other != owner);
            moved.push(owner);
        });
        desk.commit(transaction);
        notices.done(t.moved_case(&name, stage.label(t)));
    }
}

/// The move of a case, be it open or at its end.
fn reopened(tables: &crate::workspace::Tables, owner: Id, stage: CaseStage) -> crate::workspace::Transaction {
    let today = random::today();
    if follow_up::open_case(tables, owner).is_some() {
        return follow_up::move_to(tables, [owner], stage, today);
    }
    let closed = crate::analysis::follow_up::current_cases(tables).get(&owner).map(|row| {
        crate::workspace::EditOf::change(row.id, row.value.clone(), row.value.moved_to(stage, today)).into()
    });
    crate::workspace::Transaction { edits: closed.into_iter().collect() }
}
