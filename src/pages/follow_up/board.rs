//! The board: cases by stage of the work, moved by dragging, by keys, or from a card's menu.

use super::params::{At, Params};
use super::words;
use crate::analysis::follow_up::{Followed, population};
use crate::domain::{AreaCode, CaseStage, Cause, Date, Id};
use crate::i18n::{Label, Lang};
use crate::ui::address::{Address, place};
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::sheet::sheet;
use crate::ui::{figure, focus, lang, random, scroll, timing};
use crate::workspace::follow_up;
use leptos::prelude::*;

/// So many cards are shown in a column at once.
const STEP: usize = 20;

/// The stages of the work: what is closed is no column.
fn stages() -> impl DoubleEndedIterator<Item = CaseStage> {
    CaseStage::ALL.iter().copied().filter(|stage| *stage != CaseStage::Closed)
}

/// A case on the board.
#[derive(Debug, Clone, PartialEq)]
struct Card {
    owner: Id,
    name: String,
    district: Option<AreaCode>,
    stage: CaseStage,
    since: Date,
    cause: Option<Cause>,
    due: Option<Date>,
    overdue: bool,
    visits: u32,
}

impl Card {
    fn of(one: &Followed) -> Option<Self> {
        let case = &one.case.filter(|case| !case.value.is_closed())?.value;
        let c = &one.cooperative.value;
        Some(Self {
            owner: one.cooperative.id,
            name: c.name.to_string(),
            district: c.district,
            stage: case.stage(),
            since: case.since(),
            cause: one.main_cause(),
            due: case.due,
            overdue: case.is_overdue(random::today()),
            visits: one.visits,
        })
    }
}

/// What the cards of the board have in common.
#[derive(Clone, Copy)]
struct OnBoard {
    t: Lang,
    asked: Memo<Params>,
    cards: Memo<Vec<Card>>,
    /// The cooperatives whose cases were moved since it is shown, the latest last.
    moved: RwSignal<Vec<Id>>,
    /// The card whose menu is open.
    chosen: RwSignal<Option<Card>>,
}

/// The view.
#[component]
pub(super) fn Board(
    asked: Memo<Params>,
    /// What stands beside the stages where one of them is shown.
    #[prop(into)]
    tools: ViewFn,
) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let scope = Memo::new(move |_| asked.with(Params::scope));
    let moved = RwSignal::new(Vec::<Id>::new());
    let cards = Memo::new(move |_| {
        desk.read(|workspace| {
            let all = population(workspace.tables(), workspace.index(), scope.get());
            let mut cards: Vec<Card> = all.iter().filter_map(Card::of).collect();
            // What has just been moved is where one looks for it; then what is latest, then what is due next.
            let place = |card: &Card| moved.with(|moved| moved.iter().rev().position(|owner| *owner == card.owner));
            cards.sort_by_cached_key(|card| {
                (place(card).unwrap_or(usize::MAX), !card.overdue, card.due.is_none(), card.due, card.since)
            });
            cards
        })
    });
    let board = OnBoard { t, asked, cards, moved, chosen: RwSignal::new(None) };
    view! {
        <div class="lane-row">{lanes(board)} {move || tools.run()}</div>
        <div class="board">{stages().map(|stage| column(board, stage)).collect_view()}</div>
        {menu_of_card(board)}
    }
}

/// How many cards are at a stage, and how many of them late.
fn tally(cards: &[Card], stage: CaseStage) -> (u32, u32) {
    let of = cards.iter().filter(|card| card.stage == stage);
    of.fold((0, 0), |(all, late), card| (all + 1, late + u32::from(card.overdue)))
}

/// The stages as a row, of which a narrow board shows one.
fn lanes(board: OnBoard) -> impl IntoView {
    let OnBoard { t, asked, cards, .. } = board;
    let lane = move |stage: CaseStage| {
        let address = move || Params { lane: stage, ..asked.get() }.address();
        let current = move || (asked.get().lane == stage).then_some("true");
        let place = place();
        let show = move |event: web_sys::MouseEvent| {
            // Another stage is no step of its own for the way back.
            event.prevent_default();
            place.replace(address());
        };
        view! {
            <a href=move || address().hash() aria-current=current on:click=show>
                {words::stage_in_short(t, stage)} " " <span class="tally">{move || t.count(cards.with(|cards| tally(cards, stage).0))}</span>
            </a>
        }
    };
    view! { <nav class="lanes" aria-label=t.stages_of_board()>{stages().map(lane).collect_view()}</nav> }
}

fn column(board: OnBoard, stage: CaseStage) -> impl IntoView {
    let OnBoard { t, asked, cards, .. } = board;
    let of_stage = Memo::new(move |_| {
        let only_late = asked.with(|asked| asked.overdue);
        let is_in = |card: &&Card| card.stage == stage && (!only_late || card.overdue);
        cards.with(|cards| cards.iter().filter(is_in).cloned().collect::<Vec<_>>())
    });
    let tally = Memo::new(move |_| cards.with(|cards| tally(cards, stage)));
    let share = move || {
        let (all, late) = tally.get();
        format!("{}%", if all == 0 { 0.0 } else { f64::from(late) / f64::from(all) * 100.0 })
    };
    let shown = scroll::shown_rows(stage.code(), STEP);
    let over = RwSignal::new(false);
    let drop_here = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        let id = event.data_transfer().and_then(|data| data.get_data("text/plain").ok());
        if let Some(owner) = id.and_then(|id| id.parse().ok()) {
            move_case(board, owner, stage);
        }
    };
    let list = move |overdue: bool| {
        Params { view: super::View::List, at: Some(At::Stage(stage)), overdue, ..asked.get().bare() }.address().hash()
    };
    let title = format!("tahap-{stage}");
    let heading = title.clone();
    let is_current = move || asked.get().lane == stage;
    view! {
        <section class="board-column" class:over=move || over.get() class:current=is_current aria-labelledby=title
            on:dragover=move |event: web_sys::DragEvent| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false) on:drop=drop_here>
            <h2 id=heading>
                <a id=format!("judul-{stage}") href=move || list(false) title=stage.label(t)>{words::stage_in_short(t, stage)}</a> " "
                <span class="tally">{move || figure::count(tally.get().0)}</span>
            </h2>
            <div class="late-share" aria-hidden="true"><span style:inline-size=share></span></div>
            <p class="late-count"><a href=move || list(true)>{move || t.late_count(&t.count(tally.get().1))}</a></p>
            <Show when=move || of_stage.with(Vec::is_empty)><p class="empty">{t.column_empty()}</p></Show>
            <ul class="cards">
                <For each=move || of_stage.with(|cards| cards.iter().take(shown.get()).cloned().collect::<Vec<_>>())
                    key=|card| format!("{card:?}") let(one)>
                    {card(board, one)}
                </For>
            </ul>
            <Show when=move || { of_stage.with(Vec::len) > shown.get() }>
                <button type="button" class="link more" on:click=move |_| shown.update(|shown| *shown += STEP)>
                    {move || t.more_in_column(&t.count(of_stage.with(Vec::len) - shown.get()))}
                </button>
            </Show>
        </section>
    }
}

/// The stage before one, and the one after it.
fn beside(stage: CaseStage) -> [Option<CaseStage>; 2] {
    let at = CaseStage::ALL.iter().position(|one| *one == stage);
    let before = at.and_then(|at| at.checked_sub(1)).map(|at| CaseStage::ALL[at]);
    [before, at.and_then(|at| CaseStage::ALL.get(at + 1)).copied()]
}

fn card(board: OnBoard, card: Card) -> impl IntoView {
    let t = board.t;
    let Card { owner, name, stage, .. } = card.clone();
    let drag = move |event: web_sys::DragEvent| {
        if let Some(data) = event.data_transfer() {
            let _ = data.set_data("text/plain", &owner.to_string());
        }
    };
    let press = move |event: web_sys::KeyboardEvent| {
        let [before, after] = beside(stage);
        let to = match event.key().as_str() {
            "[" => before,
            "]" => after,
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = to {
            move_and_follow(board, owner, to);
        }
    };
    // Before causes are sought nobody expects one.
    let is_early = matches!(stage, CaseStage::Found | CaseStage::Verified);
    let missing = || (!is_early).then(|| t.no_cause_short().to_owned());
    let cause = card.cause.map(|cause| words::cause(t, cause)).or_else(missing);
    let place = card.district.map(|code| words::short_area(t, code));
    let what = place.into_iter().chain(cause).collect::<Vec<_>>().join(" · ");
    let mark = if card.overdue { Icon::Clock } else { Icon::Calendar };
    let due = card.due.map(|_| view! { <span class="card-due">{icon(mark)} {words::due(t, card.due)}</span> });
    let visits = (card.visits > 0).then(|| {
        let said = t.visits_count(&t.count(card.visits));
        let title = said.clone();
        view! { <span class="card-visits" title=title>{icon(Icon::Pin)} {t.count(card.visits)} <span class="visually-hidden">{said}</span></span> }
    });
    let label = t.card_actions(&name);
    let choose = move |_| board.chosen.set(Some(card.clone()));
    view! {
        <li class="card" draggable="true" on:dragstart=drag on:keydown=press>
            <a id=format!("kartu-{owner}") href=Address::case(owner) title=name.clone()>{name.clone()}</a>
            <p class="card-what" title=what.clone()>{what.clone()}</p>
            <p class="card-foot">{due} {visits}</p>
            <button type="button" class="quiet icon-only card-menu" aria-haspopup="dialog" aria-label=label on:click=choose>
                {icon(Icon::More)}
            </button>
        </li>
    }
}

/// The stages to which a card can be moved.
fn menu_of_card(board: OnBoard) -> impl IntoView {
    let (t, chosen) = (board.t, board.chosen);
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        if chosen.with(Option::is_some) {
            is_open.set(true);
        }
    });
    Effect::new(move |_| {
        if !is_open.get() && chosen.with_untracked(Option::is_some) {
            chosen.set(None);
        }
    });
    let title = move || chosen.with(|card| card.as_ref().map(|card| t.card_actions(&card.name)).unwrap_or_default());
    let content = move || {
        let Some(Card { owner, name, stage, .. }) = chosen.get_untracked() else { return ().into_any() };
        let to = move |to: CaseStage| {
            let label = if to == CaseStage::Closed { t.close_named(&name) } else { t.move_to(&name, to.label(t)) };
            let go = move |_| {
                is_open.set(false);
                move_and_follow(board, owner, to);
            };
            view! { <li><button type="button" class="quiet" aria-label=label on:click=go>{to.label(t)}</button></li> }
        };
        let others = CaseStage::ALL.iter().copied().filter(|other| *other != stage);
        view! { <ul class="menu-items">{others.map(to).collect_view()}</ul> }.into_any()
    };
    let close =
        move || view! { <button type="button" on:click=move |_| is_open.set(false)>{t.cancel()}</button> }.into_any();
    sheet(is_open, "pindah-kartu", title, content, close)
}

/// Moves a case, and the focus with its card.
fn move_and_follow(board: OnBoard, owner: Id, to: CaseStage) {
    move_case(board, owner, to);
    timing::with_next_frame(move || focus::on_first(&[format!("kartu-{owner}"), format!("judul-{to}")]));
}

/// Moves a case to a stage; closing needs an outcome, which the case's own page asks for.
fn move_case(board: OnBoard, owner: Id, stage: CaseStage) {
    let (desk, notices, place, t) = (desk(), notices(), place(), board.t);
    if stage == CaseStage::Closed {
        return place.go(&format!("{}?tutup=ya", Address::case(owner)));
    }
    let (name, transaction) = desk.peek(|workspace| {
        let name = workspace.cooperative(owner).map(|row| row.value.name.to_string()).unwrap_or_default();
        (name, follow_up::move_to(workspace.tables(), [owner], stage, random::today()))
    });
    if !transaction.edits.is_empty() {
        board.moved.update(|moved| {
            moved.retain(|other| *other != owner);
            moved.push(owner);
        });
        desk.commit(transaction);
        notices.done(t.moved_case(&name, stage.label(t)));
    }
}
