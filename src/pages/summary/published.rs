//! Published and reported totals beside what the register counts, and sums that do not fit.

use super::contradictions::Contradictions;
use super::view::Part;
use crate::analysis;
use crate::domain::{Basis, Measure, Tally};
use crate::explain::{explain_sum, pieces, strong, sums_finding};
use crate::i18n::{Label, Lang};
use crate::pages::finding::sentence;
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::print::is_printing;
use crate::ui::select::{plain, select};
use crate::ui::{figure, lang, scroll};
use leptos::prelude::*;

/// So many are listed at first on the screen.
const FIRST: usize = 20;
/// The parameter of the address that says of which cooperatives.
const COUNTED: &str = "hitung";

/// Of which cooperatives figures are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Counted {
    /// Of all that there are.
    #[default]
    Cooperatives,
    /// Of Koperasi Merah Putih alone.
    MerahPutih,
}

impl Counted {
    const ALL: [Self; 2] = [Self::Cooperatives, Self::MerahPutih];

    const fn code(self) -> &'static str {
        match self {
            Self::Cooperatives => "koperasi",
            Self::MerahPutih => "merah-putih",
        }
    }

    const fn name(self, t: Lang) -> &'static str {
        match self {
            Self::Cooperatives => t.published_of_all(),
            Self::MerahPutih => t.published_of_merah_putih(),
        }
    }

    /// Whether a figure is of these.
    fn admits(self, tally: &Tally) -> bool {
        tally.measure.is_of_merah_putih() == (self == Self::MerahPutih)
    }
}

/// A published figure, and what the register counts.
type Compared = (Tally, Option<u32>);

/// The address of the page.
pub(in crate::pages) fn published_address() -> String {
    format!("{}&{COUNTED}={}", Part::Published.address(), Counted::MerahPutih.code())
}

/// All of them, or what to do where there are none.
#[component]
pub fn Published() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let place = place();
    let all = Memo::new(move |_| {
        desk.read(|workspace| {
            let tables = workspace.tables();
            let compared = analysis::compare(tables, workspace.index());
            let line = |comparison: analysis::Comparison| {
                tables.tallies.get(comparison.id).map(|row| (row.value.clone(), comparison.register))
            };
            compared.into_iter().filter_map(line).collect::<Vec<Compared>>()
        })
    });
    let counted = Memo::new(move |_| {
        let asked = place.get().parameter(COUNTED).map(str::to_owned);
        Counted::ALL.into_iter().find(|one| asked.as_deref() == Some(one.code())).unwrap_or_default()
    });
    let lines = Memo::new(move |_| {
        let counted = counted.get();
        all.with(|all| all.iter().filter(|(tally, _)| counted.admits(tally)).cloned().collect::<Vec<_>>())
    });
    let choices = move || {
        let option = |one: Counted| {
            let count = all.with(|all| all.iter().filter(|(tally, _)| one.admits(tally)).count());
            (one.code().to_owned(), format!("{} ({})", one.name(t), t.count(count)))
        };
        select(
            "terbitan-hitung".into(),
            t.published_of().into(),
            false,
            plain(Counted::ALL.map(option)),
            move || counted.get().code().to_owned(),
            move |code: String| place.replace(place.now().with(COUNTED, Some(&code))),
        )
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty()) fallback=move || nothing(t)>
            <section>
                <h2 class="visually-hidden">{t.published_title()}</h2>
                <p class="finding">{move || lines.with(|lines| sentence(pieces(&finding(t, lines))))}</p>
                <p class="hint">{t.published_hint()} " " {move || lines.with(|lines| unstated(t, lines))}</p>
                <Contradictions />
                <div class="toolbar">{choices}</div>
                {scroll::sideways(t.published_title(), table(t, lines))}
            </section>
        </Show>
    }
}

/// How many of the published figures say something else than this register, of those that it counts too.
fn finding(t: Lang, lines: &[Compared]) -> String {
    let counted = lines.iter().filter_map(|(tally, register)| Some((tally.value.get(), u64::from((*register)?))));
    let (all, different) = counted.fold((0, 0), |(all, different), (published, register)| {
        (all + 1, different + usize::from(published != register))
    });
    if all == 0 {
        return t.published_alone(&strong(&t.count(lines.len())));
    }
    t.published_finding(&strong(&t.count(different)), &strong(&t.count(all)))
}

/// Of how many figures their source does not say on which basis they stand.
fn unstated(t: Lang, lines: &[Compared]) -> Option<String> {
    let count = lines.iter().filter(|(tally, _)| tally.basis == Basis::Unstated).count();
    (count > 0).then(|| t.published_unstated(&t.count(count)))
}

/// The card of the summary: whether published totals add up, and the way to all of them.
#[component]
pub fn Sums() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let checks = Memo::new(move |_| desk.read(|workspace| analysis::sum_checks(workspace.tables())));
    let count = Memo::new(move |_| desk.read(|workspace| workspace.tables().tallies.live().count()));
    view! {
        <Show when=move || count.get() != 0>
            <section class="pane narrow">
                <h3>{move || checks.with(|checks| sums_finding(t, checks))}</h3>
                {move || checks.get().into_iter().filter(|check| check.sum != check.total)
                    .map(|check| view! { <p>{explain_sum(t, &check)}</p> }).collect_view()}
                <p class="hint">{move || t.sums_compared(&t.count(count.get()))}</p>
                <p><a href=Part::Published.address()>{move || t.compare_published(&t.count(count.get()))}</a></p>
            </section>
        </Show>
    }
}

fn nothing(t: Lang) -> impl IntoView {
    view! {
        <div class="empty-state">
            <h2>{t.published_none()}</h2>
            <p>{t.published_none_hint()}</p>
            <div class="actions"><a class="button primary" href="#/data/daftar">{t.import_a_list()}</a></div>
        </div>
    }
}

fn table(t: Lang, lines: Memo<Vec<Compared>>) -> impl IntoView {
    let (is_whole, printing) = (RwSignal::new(false), is_printing());
    let most = move || if is_whole.get() || printing.get() { usize::MAX } else { FIRST };
    let more = move || {
        let count = lines.with(Vec::len);
        (count > most()).then(|| {
            view! {
                <button type="button" class="more" on:click=move |_| is_whole.set(true)>
                    {t.all_areas(&t.count(count))}
                </button>
            }
        })
    };
    view! {
        <table class="as-entries published">
            <caption class="visually-hidden">{t.published_title()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.date_of()}</th>
                    <th scope="col">{t.area_name()}</th>
                    <th scope="col">{t.what_is_counted()}</th>
                    <th scope="col" class="num">{t.published()}</th>
                    <th scope="col" class="num">{t.register_now()}</th>
                    <th scope="col" class="num">{t.difference()}</th>
                    <th scope="col">{t.source()}</th>
                </tr>
            </thead>
            <tbody>{move || lines.get().into_iter().take(most()).map(|(tally, register)| row(t, tally, register)).collect_view()}</tbody>
        </table>
        {more}
    }
}

fn row(t: Lang, tally: Tally, register: Option<u32>) -> impl IntoView {
    let difference = register.map(|register| i64::from(register) - tally.value.get() as i64);
    let what = match tally.supervision {
        Some(level) => format!("{} · {}", Measure::label(&tally.measure, t), t.supervised(level)),
        None => Measure::label(&tally.measure, t).to_owned(),
    };
    let basis = (tally.basis != Basis::Unstated).then(|| {
        view! { <br /> <span class="hint">{t.counted_by(&tally.basis.label(t).to_lowercase())}</span> }
    });
    let finality = tally.finality.map(|finality| view! { <br /> <span class="hint">{finality.label(t)}</span> });
    let note = tally.note.as_deref().map(str::to_owned);
    view! {
        <tr>
            <td>{figure::date_known(tally.date, tally.precision)}</td>
            <td data-label=t.area_name()>{t.area(tally.area)}</td>
            <td data-label=t.what_is_counted()>{what} {basis}</td>
            <td class="num" data-label=t.published()>{figure::count(tally.value.get())} {finality}</td>
            <td class="num" data-label=t.register_now()>{register.map_or_else(|| "–".into_any(), |register| figure::count(register).into_any())}</td>
            <td class="num" data-label=t.difference()>{difference.map_or_else(|| "–".to_owned(), |difference| t.signed(difference))}</td>
            <td data-label=t.source()>{tally.source.to_string()} {note.map(|note| view! { <br /> <span class="hint">{note}</span> })}</td>
        </tr>
    }
}
