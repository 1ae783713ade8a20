//! Perubahan: from the register of one day to that of another, step by step, every step with its cooperatives.

use super::{keys, rows, series};
use crate::analysis::Reading;
use crate::analysis::over_time::{
    Courses, RegisterOn, Scope, Series, Step, StepSum, Stock, Waterfall, thawed, waterfall,
};
use crate::charts::{Fall, Palette, Rung};
use crate::domain::territory::Territory;
use crate::domain::{Date, Id, Supervision};
use crate::explain::{explain_unknown, explain_waterfall, pieces, step_meaning, step_name, stock_name};
use crate::i18n::Lang;
use crate::pages::area_choice::area_choice;
use crate::pages::finding::sentence;
use crate::pages::no_register::no_register;
use crate::ui::address::place;
use crate::ui::basis_line::{BasisLine, Choice};
use crate::ui::card::is_narrow;
use crate::ui::chart::{ChartFigure, ChartFigureProps, Clicked};
use crate::ui::date_field::{day_field, shown_date};
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::print::print_button;
use crate::ui::scroll::sideways;
use crate::ui::select::{plain, select};
use crate::ui::{figure, lang, own_area};
use crate::workspace::{Index, Tables, scope};
use leptos::prelude::*;
use std::rc::Rc;

/// So many years back the series begins.
const YEARS: i32 = 10;

/// A register: that of a day, or one that was frozen.
#[derive(Debug, Clone, Copy, PartialEq)]
enum At {
    Day(Date),
    Frozen(Id),
}

impl At {
    fn of(text: &str) -> Option<Self> {
        text.parse().map(Self::Day).ok().or_else(|| text.parse().map(Self::Frozen).ok())
    }
}

/// What the address asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Asked {
    from: Option<At>,
    to: Option<At>,
    reading: Reading,
    scope: Scope,
}

/// A register that is compared.
#[derive(Debug, Clone, PartialEq)]
struct Side {
    day: Date,
    /// Which snapshot, where it is one.
    frozen: Option<Id>,
    /// What is to be said of it.
    notes: Vec<String>,
}

/// What is shown.
#[derive(Clone, PartialEq)]
struct Shown {
    sides: [Side; 2],
    fall: Waterfall,
    series: Series,
    /// What was frozen, the latest first.
    snapshots: Vec<(Id, Date)>,
    present: Date,
}

/// A register, and what is to be said of it.
fn side(t: Lang, tables: &Tables, index: &Index, courses: &Courses, asked: &Asked, at: At) -> (RegisterOn, Side) {
    let (mut notes, mut frozen) = (Vec::new(), None);
    let on = match at {
        At::Day(day) => courses.on(asked.reading, day),
        At::Frozen(id) => match tables.snapshots.get_live(id).map(|row| &row.value) {
            None => courses.on(asked.reading, index.as_of().day),
            Some(snapshot) => {
                frozen = Some(id);
                let date = t.date(snapshot.date);
                if asked.reading == Reading::Computed && snapshot.rule.is_some_and(|rule| rule != index.rule()) {
                    notes.push(t.waterfall_other_rule().to_owned());
                }
                let bare = || t.waterfall_only_figures(&date);
                thawed(tables, snapshot, asked.reading).unwrap_or_else(|| {
                    notes.push(bare());
                    courses.on(asked.reading, snapshot.date)
                })
            }
        },
    };
    let date = t.date(on.day);
    let said = if on.is_frozen { t.waterfall_frozen(&date) } else { t.waterfall_by_records(&date) };
    notes.insert(0, said);
    notes.extend(explain_unknown(t, &on, on.counts(asked.scope).unknown));
    if on.day >= index.as_of().day && !on.unfounded.is_empty() {
        notes.push(t.unfounded_yet(&t.count(on.unfounded.len()), &date));
    }
    let side = Side { day: on.day, frozen, notes };
    (on, side)
}

/// The last day of the year before a day.
fn year_before(day: Date) -> Date {
    Date::new(day.year() - 1, 12, 31).unwrap_or(day)
}

fn shown(t: Lang, tables: &Tables, index: &Index, asked: &Asked) -> Shown {
    let (courses, present) = (Courses::of(tables, index), index.as_of().day);
    let (after, its) = side(t, tables, index, &courses, asked, asked.to.unwrap_or(At::Day(present)));
    let first = asked.from.unwrap_or_else(|| At::Day(year_before(after.day)));
    let (before, was) = side(t, tables, index, &courses, asked, first);
    // An address may ask for them the other way round.
    let ((before, was), (after, its)) =
        if before.day <= after.day { ((before, was), (after, its)) } else { ((after, its), (before, was)) };
    let fall = waterfall(&courses, &before, &after, asked.scope);
    let mut snapshots: Vec<(Id, Date)> = tables.snapshots.live().map(|row| (row.id, row.value.date)).collect();
    snapshots.sort_by_key(|(id, day)| (std::cmp::Reverse(*day), *id));
    let series = courses.series(asked.reading, asked.scope, present, YEARS);
    Shown { sides: [was, its], fall, series, snapshots, present }
}

/// The page.
pub(super) fn page() -> AnyView {
    let (t, place, desk, own) = (lang(), place(), desk(), own_area::own_area());
    crate::pages::document_title(move || t.over_time_title().to_owned());
    let asked = Memo::new(move |_| {
        let address = place.get();
        let at = |key| address.parameter(key).and_then(At::of);
        let is_computed = address.parameter(keys::READING) == Some(Reading::Computed.code());
        Asked {
            from: at(keys::FROM),
            to: at(keys::TO),
            reading: if is_computed { Reading::Computed } else { Reading::Declared },
            scope: Scope {
                district: scope::asked(address.parameter(scope::AREA), own.get()),
                level: address.parameter(keys::LEVEL).and_then(|code| code.parse().ok()),
            },
        }
    });
    let shown = Memo::new(move |_| {
        let asked = asked.get();
        desk.read(|workspace| shown(t, workspace.tables(), workspace.index(), &asked))
    });
    let stock = Memo::new(move |_| {
        let asked = place.get().parameter(keys::STOCK).map(str::to_owned);
        Stock::ALL.into_iter().find(|stock| asked.as_deref() == Some(stock.code())).unwrap_or_default()
    });
    let step = Memo::new(move |_| {
        let asked = place.get().parameter(keys::STEP).map(str::to_owned);
        Step::ALL.into_iter().find(|step| asked.as_deref() == Some(step.code()))
    });
    let empty = Memo::new(move |_| desk.read(|workspace| workspace.tables().cooperatives.live().next().is_none()));
    let finding = move || sentence(pieces(&shown.with(|shown| explain_waterfall(t, &shown.fall, stock.get()))));
    let notes = move || {
        let notes = shown.with(|shown| {
            let passing = shown.fall.passing.len();
            let passing = (passing > 0).then(|| t.waterfall_passing(&t.count(passing)));
            let mut notes: Vec<String> = Vec::new();
            for note in shown.sides.iter().flat_map(|side| side.notes.iter().cloned()).chain(passing) {
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
            notes
        });
        notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()
    };
    let reading = Choice {
        now: Memo::new(move |_| asked.get().reading),
        set: Callback::new(move |reading: Reading| {
            let code = (reading == Reading::Computed).then_some(reading.code());
            place.replace(place.now().with(keys::READING, code));
        }),
    };
    let total = move || desk.read(|workspace| workspace.tables().cooperatives.live().count());
    view! {
        {page_head(view! {
            <h1>{t.over_time_title()}</h1>
            <div class="actions">{print_button(t)}</div>
        })}
        <Show when=move || !empty.get() fallback=move || no_register(t, t.over_time_empty())>
            <p class="finding">{finding}</p>
            <BasisLine reading=Some(reading) source=Signal::derive(move || t.this_register(&t.count(total()))) />
            {choices(t, asked, shown, stock)}
            <section aria-labelledby="langkah">
                <h2 id="langkah">{t.waterfall_steps()}</h2>
                {chart(t, asked, shown, stock)}
                {move || {
                    let table = shown.with(|shown| table(t, shown, stock.get(), step.get()));
                    sideways(t.rows_of(t.waterfall_steps()), table)
                }}
            </section>
            {move || step.get().map(|step| shown.with(|shown| rows::view(t, &shown.fall, stock.get(), step)))}
            <ul class="notes hint">{notes}</ul>
            {series::view(t, Memo::new(move |_| shown.with(|shown| shown.series.clone())))}
        </Show>
    }
    .into_any()
}

/// The days, the area, the level, what is counted.
fn choices(t: Lang, asked: Memo<Asked>, shown: Memo<Shown>, stock: Memo<Stock>) -> impl IntoView {
    let place = place();
    let set = move |key: &'static str, value: Option<String>| {
        place.replace(place.now().with(keys::STEP, None).with(key, value.as_deref()));
    };
    let day = move |key: &'static str, at: usize, label: &'static str| {
        let now = Memo::new(move |_| shown.with(|shown| shown.sides[at].day));
        let text = RwSignal::new(shown_date(Some(now.get_untracked()), t));
        // What a snapshot or another page chooses stands in the field too.
        Effect::new(move |_| text.set(shown_date(Some(now.get()), t)));
        let settle = move |day: Option<Date>| {
            let other = shown.with_untracked(|shown| shown.sides[1 - at].day);
            let is_wrong = day.is_some_and(|day| if at == 0 { day > other } else { day < other });
            if is_wrong {
                return Err(t.day_order().to_owned());
            }
            if day != Some(now.get_untracked()) {
                set(key, day.map(|day| day.to_string()));
            }
            Ok(())
        };
        day_field(key.to_owned(), label, None, text, |_| (), settle)
    };
    let frozen = move |key: &'static str, at: usize, label: String| {
        let known = Memo::new(move |_| shown.with(|shown| shown.snapshots.clone()));
        move || {
            let known = known.get();
            (!known.is_empty()).then(|| {
                let none = (String::new(), t.no_snapshot_chosen().to_owned());
                let options = known.into_iter().map(|(id, day)| (id.to_string(), t.snapshot_named(&t.date(day))));
                let now =
                    move || shown.with(|shown| shown.sides[at].frozen.map(|id| id.to_string()).unwrap_or_default());
                let choose = move |id: String| set(key, (!id.is_empty()).then_some(id));
                select(
                    format!("{key}-potret"),
                    label.clone(),
                    false,
                    plain(std::iter::once(none).chain(options)),
                    now,
                    choose,
                )
            })
        }
    };
    let levels = [Supervision::District, Supervision::Province, Supervision::National];
    let levels = levels.map(|level| (level.code().to_owned(), t.supervised(level)));
    let levels = std::iter::once((String::new(), t.all().to_owned())).chain(levels);
    let level = move || asked.get().scope.level.map(|level| level.code().to_owned()).unwrap_or_default();
    let stocks = Stock::ALL.map(|stock| (stock.code().to_owned(), stock_name(t, stock).to_owned()));
    view! {
        <div class="toolbar over-time">
            {day(keys::FROM, 0, t.from_day())}
            {frozen(keys::FROM, 0, format!("{} ({})", t.or_snapshot(), t.from_day().to_lowercase()))}
            {day(keys::TO, 1, t.to_day())}
            {frozen(keys::TO, 1, format!("{} ({})", t.or_snapshot(), t.to_day().to_lowercase()))}
            {select("angka".into(), t.counted_stock().into(), false, plain(stocks), move || stock.get().code().to_owned(),
                move |code| set(keys::STOCK, Some(code)))}
            {area_choice(t, Memo::new(move |_| asked.get().scope.district))}
            {select("binaan".into(), t.supervision_word().into(), false, plain(levels), level,
                move |code| set(keys::LEVEL, (!code.is_empty()).then_some(code)))}
        </div>
    }
}

/// What the two figures of the days are of: area and level.
fn whose(t: Lang, scope: Scope) -> String {
    let area = scope.district.unwrap_or(Territory::current().province.code);
    let level = scope.level.map(|level| format!(" · {}", t.supervised(level)));
    format!("{}{}", t.area(area), level.unwrap_or_default())
}

/// Steps that come to less than one in so many of the larger figure are not seen beside it.
const SEEN: u32 = 5;

/// The bars, with the step that each of them is.
fn rungs(t: Lang, fall: &Waterfall, stock: Stock) -> Vec<(Rung, Option<Step>)> {
    let [(from, before), (to, after)] = [fall.before, fall.after].map(|(day, counts)| (day, stock.of(&counts)));
    let whole = |day: Date, count: u32| {
        let name = format!("{}: {}", t.date(day), t.count(count));
        (Rung { name, fall: Fall::Whole, span: (0, count.into()) }, None)
    };
    let steps = fall.steps(stock);
    let moved: usize = steps.iter().map(|sum| sum.gained.len() + sum.lost.len()).sum();
    let is_seen = moved as u32 * SEEN >= before.max(after);
    let mut at = if is_seen { i64::from(before) } else { 0 };
    let mut found = if is_seen { vec![whole(from, before)] } else { Vec::new() };
    let mut add = |name: &str, fall: Fall, change: i64, step: Step| {
        if change != 0 {
            let name = format!("{name} {}", t.signed(change));
            found.push((Rung { name, fall, span: (at, at + change) }, Some(step)));
            at += change;
        }
    };
    for sum in &steps {
        let name = step_name(t, sum.step);
        add(name, Fall::Gained, sum.gained.len() as i64, sum.step);
        add(name, Fall::Lost, -(sum.lost.len() as i64), sum.step);
    }
    if is_seen {
        found.push(whole(to, after));
    } else {
        let net = i64::from(after) - i64::from(before);
        let name = format!("{} {}", t.waterfall_net(), t.signed(net));
        found.push((Rung { name, fall: Fall::Whole, span: (0, net) }, None));
    }
    found
}

fn chart(t: Lang, asked: Memo<Asked>, shown: Memo<Shown>, stock: Memo<Stock>) -> impl IntoView {
    let rungs = Memo::new(move |_| shown.with(|shown| rungs(t, &shown.fall, stock.get())));
    let count = Memo::new(move |_| rungs.with(Vec::len));
    let place = place();
    move || {
        // On a telephone the steps themselves say all of it.
        if is_narrow() || count.get() < 2 {
            return ().into_any();
        }
        let height = 72 + 30 * count.get() as u32;
        let draw = move |palette: &Palette| {
            let bars: Vec<Rung> = rungs.get().into_iter().map(|(rung, _)| rung).collect();
            // Where the numbers themselves are not drawn, the bar at the end is their difference.
            let is_whole = bars.first().is_some_and(|rung| rung.fall == Fall::Whole);
            let whole = if is_whole { t.waterfall_whole() } else { t.waterfall_net() };
            crate::charts::waterfall(&bars, [whole, t.waterfall_gained(), t.waterfall_lost()], palette)
        };
        let on_click = move |clicked: Clicked| {
            let step = rungs.with_untracked(|rungs| rungs.get(clicked.datum).and_then(|(_, step)| *step));
            if let Some(step) = step {
                place.replace(place.now().with(keys::STEP, Some(step.code())));
            }
        };
        let title = Signal::derive(move || {
            shown.with(|shown| {
                let [from, to] = [&shown.sides[0], &shown.sides[1]].map(|side| t.date(side.day));
                t.waterfall_title(stock_name(t, stock.get()), &from, &to)
            })
        });
        let source = Signal::derive(move || format!("{} · {}", whose(t, asked.get().scope), t.register_now()));
        let table = ViewFn::from(move || shown.with(|shown| table(t, shown, stock.get(), None)));
        let (draw, on_click) = (Rc::new(draw), Rc::new(on_click));
        ChartFigure(ChartFigureProps { title, source, height, draw, table, on_click }).into_any()
    }
}

/// The steps, with the way to their cooperatives.
fn table(t: Lang, shown: &Shown, stock: Stock, open: Option<Step>) -> impl IntoView + use<> {
    let place = place();
    let whole = |(day, counts): (Date, crate::analysis::Counts)| {
        view! {
            <tr class="total">
                <th scope="row">{figure::date(day)}</th>
                <td class="num"></td>
                <td class="num"></td>
                <td class="num" data-label=t.waterfall_net()>{figure::count(stock.of(&counts))}</td>
            </tr>
        }
    };
    let address = |step: Step| place.now().with(keys::STEP, Some(step.code())).hash();
    let row = |sum: StepSum| {
        let cell = |count: usize, sign: i64| match count {
            0 => "–".into_any(),
            _ => view! { <a href=address(sum.step)>{t.signed(sign * count as i64)}</a> }.into_any(),
        };
        view! {
            <tr class:open=open == Some(sum.step)>
                <th scope="row">{step_name(t, sum.step)} <small>{step_meaning(t, sum.step)}</small></th>
                <td class="num" data-label=t.waterfall_gained()>{cell(sum.gained.len(), 1)}</td>
                <td class="num" data-label=t.waterfall_lost()>{cell(sum.lost.len(), -1)}</td>
                <td class="num" data-label=t.waterfall_net()>{t.signed(sum.net())}</td>
            </tr>
        }
    };
    let rows = shown.fall.steps(stock).into_iter().map(row).collect_view();
    view! {
        <table class="waterfall as-entries">
            <caption class="visually-hidden">{t.waterfall_steps()}</caption>
            <thead><tr>
                <th scope="col">{t.waterfall_step()}</th>
                <th scope="col" class="num">{t.waterfall_gained()}</th>
                <th scope="col" class="num">{t.waterfall_lost()}</th>
                <th scope="col" class="num">{t.waterfall_net()}</th>
            </tr></thead>
            <tbody>{whole(shown.fall.before)} {rows} {whole(shown.fall.after)}</tbody>
        </table>
    }
}
