//! Who is trained again and who never, how far boards are reached, what participants ask for, what they cost, and what followed. Every
//! figure leads to its rows.

use super::effects;
use super::rows::{self, FIGURE, counted};
use crate::analysis::trainings::{Asked, CostOf, Coverage, Figure, FundLine, FundUse, MONTHS, Overview, Repeat};
use crate::domain::{BookYear, Id, Record, Trainee};
use crate::explain::{cost_name, explain_trainings, label_in_words, share_in_words, subject_name};
use crate::i18n::{Label, Lang};
use crate::list::trainings::TrainingsPage;
use crate::ui::address::place;
use crate::ui::bars::{Bar, bars};
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::print::{MOST_ROWS, is_printing};
use crate::ui::scroll::sideways;
use crate::ui::select::{plain, select};
use leptos::prelude::*;
use std::sync::Arc;

/// Names of the parameters in addresses.
const YEAR: &str = "tahun";
const MONTHS_KEY: &str = "bulan";

/// The months that are offered for the test of repeats.
const CHOICES: [u8; 4] = [6, 12, 24, 36];

/// So many repeats are listed on the screen.
const FIRST: usize = 10;

/// A repeat in words: who, on what, and the courses with the way to each.
#[derive(Clone, PartialEq)]
struct Told {
    person: String,
    subject: String,
    courses: Vec<(Id, String)>,
}

#[derive(Clone, PartialEq)]
struct Shown {
    found: Overview,
    repeats: Vec<Told>,
}

/// Parameters that the addresses of rows keep.
type Kept = Arc<Vec<(&'static str, String)>>;

fn told(t: Lang, repeat: &Repeat) -> Told {
    desk().peek(|workspace| {
        let tables = workspace.tables();
        let course = |id: &Id| {
            let trainee = &tables.trainees.get(*id)?.value;
            Some((*trainee.training, &tables.trainings.get(*trainee.training)?.value))
        };
        let named = |(id, course): (Id, &crate::domain::Training)| {
            (id, course.day().map_or_else(|| course.year.to_string(), |day| t.date(day)))
        };
        let first = repeat.trainees.first();
        let label = first.map(|id| tables.label_of(Trainee::TABLE, *id)).unwrap_or_default();
        Told {
            person: label_in_words(t, &label).0,
            subject: subject_name(t, &repeat.subject, first.and_then(course).map(|(_, course)| course)),
            courses: repeat.trainees.iter().filter_map(course).map(named).collect(),
        }
    })
}

/// The page.
pub(super) fn page() -> AnyView {
    let (t, place) = (lang(), place());
    crate::pages::document_title(move || t.page_training_analysis().to_owned());
    let asked = Memo::new(move |_| {
        let address = place.get();
        let year = address.parameter(YEAR).and_then(|year| BookYear::new(year.parse().ok()?));
        let months = address.parameter(MONTHS_KEY).and_then(|months| months.parse().ok());
        Asked { year, months: months.filter(|months| CHOICES.contains(months)).unwrap_or(MONTHS) }
    });
    let figure = Memo::new(move |_| place.get().parameter(FIGURE).map(str::to_owned));
    let shown = Memo::new(move |_| {
        let asked = asked.get();
        desk().read(|workspace| {
            let (tables, index) = (workspace.tables(), workspace.index());
            let found = Overview::of(tables, index, asked);
            Shown { repeats: found.repeats.iter().map(|repeat| told(t, repeat)).collect(), found }
        })
    });
    let page = move || {
        if let Some(code) = figure.get() {
            return shown.with(|shown| rows::page(&shown.found, &code));
        }
        let set = move |key: &'static str| {
            move |value: String| {
                place.replace(place.now().with(key, (!value.is_empty()).then_some(&value)));
            }
        };
        let year = move || asked.with(|asked| asked.year.map(|year| year.to_string()).unwrap_or_default());
        let years = shown.with(|shown| shown.found.years.clone());
        let all = std::iter::once((String::new(), t.all_years().to_owned()));
        let years = plain(all.chain(years.into_iter().map(|year| (year.to_string(), year.to_string()))));
        let months = plain(CHOICES.map(|months| (months.to_string(), t.months_count(&months.to_string()))));
        let chosen = move || asked.with(|asked| asked.months.to_string());
        let lead = move || shown.with(|shown| explain_trainings(t, &shown.found));
        let content = move || shown.with(|shown| content(t, shown, asked.get()));
        if shown.with(|shown| shown.found.trainings == 0) {
            return view! {
                {page_head(view! { <h1>{t.page_training_analysis()}</h1> })}
                <div class="empty-state">
                    {icon(Icon::Table)}
                    <h2>{t.trainings_nothing()}</h2>
                    <div class="actions"><a class="button" href=TrainingsPage::List.address()>{t.page_trainings()}</a></div>
                </div>
            }
            .into_any();
        }
        view! {
            {page_head(view! { <h1>{t.page_training_analysis()}</h1> })}
            <p class="finding">{lead}</p>
            <div class="toolbar">
                {select(YEAR.to_owned(), t.year_of_courses().to_owned(), false, years, year, set(YEAR))}
                {select(MONTHS_KEY.to_owned(), t.months_of_test().to_owned(), false, months, chosen, set(MONTHS_KEY))}
            </div>
            {content}
        }
        .into_any()
    };
    page.into_any()
}

fn content(t: Lang, shown: &Shown, asked: Asked) -> AnyView {
    let year = asked.year.map(|year| (YEAR, year.to_string()));
    let months = (asked.months != MONTHS).then(|| (MONTHS_KEY, asked.months.to_string()));
    let kept: Kept = Arc::new(year.into_iter().chain(months).collect());
    view! {
        <div class="stack part">
            {repeats(t, shown, asked.months, &kept)}
            <div class="halves">
                {coverage(t, &shown.found, &kept)}
                {needs(t, &shown.found, &kept)}
            </div>
            {costs(t, &shown.found, &kept)}
            {effects::view(t, &shown.found.effects, &kept)}
            {shown.found.fund.as_ref().map(|(year, found)| fund(t, *year, found, &kept))}
        </div>
    }
    .into_any()
}

fn repeats(t: Lang, shown: &Shown, months: u8, kept: &Kept) -> impl IntoView + use<> {
    let printing = is_printing();
    let (all, count) = (shown.repeats.clone(), shown.repeats.len());
    let row = move |one: &Told| {
        let courses = one.courses.iter().map(|(id, day)| {
            view! { <li><a href=TrainingsPage::One(*id).address()>{day.clone()}</a></li> }
        });
        view! {
            <tr>
                <th scope="row">{one.person.clone()}</th>
                <td data-label=t.field("trainings", "topic")>{one.subject.clone()}</td>
                <td data-label=t.course_column()><ul class="names">{courses.collect_view()}</ul></td>
            </tr>
        }
    };
    let title = t.repeats_title(&t.count(count));
    let name = title.clone();
    let rows = move || {
        let most = if printing.get() { MOST_ROWS } else { FIRST };
        all.iter().take(most).map(row).collect_view()
    };
    let table = (count > 0).then(|| {
        sideways(
            t.rows_of(&name),
            view! {
                <table class="as-entries">
                    <caption class="visually-hidden">{name.clone()}</caption>
                    <thead><tr>
                        <th scope="col">{t.person_column()}</th>
                        <th scope="col">{t.field("trainings", "topic")}</th>
                        <th scope="col">{t.course_column()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            },
        )
    });
    let none = (count == 0).then(|| view! { <p class="empty">{t.repeats_none(&months.to_string())}</p> });
    let more = (count > FIRST).then(|| {
        let rest = t.pick("dan {count} lagi", "and {count} more").replace("{count}", &t.count(count - FIRST));
        view! { <p class="hint">{rest}</p> }
    });
    let found = &shown.found;
    let line = |count: usize, figure: Figure, text: String| {
        (count > 0).then(|| view! { <li><a href=rows::address(figure, kept)>{text}</a></li> })
    };
    let repeated = found.people.repeated().count();
    let (unknown, undated) = (found.people.unknown.len(), found.undated.len());
    let lines = view! {
        <ul class="plain">
            {line(repeated, Figure::Repeated, t.repeated_people(&t.count(repeated)))}
            {line(unknown, Figure::Unknown, t.unknown_people(&t.count(unknown)))}
            {line(undated, Figure::Undated, t.undated_people(&t.count(undated)))}
        </ul>
    };
    let source = t.repeats_source(&months.to_string());
    card("berulang", title, (), view! { {table} {none} {more} {lines} <p class="source">{source}</p> })
}

fn coverage(t: Lang, found: &Overview, kept: &Kept) -> impl IntoView + use<> {
    let row = |of: &Coverage| {
        let name = of.district.map_or_else(|| t.not_recorded().to_owned(), |area| t.area(area));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num" data-label=t.coverage_reached()>{counted(t, of.reached.len(), Figure::Reached(of.district), kept)}</td>
                <td class="num" data-label=t.coverage_others()>{counted(t, of.others.len(), Figure::Unreached(of.district), kept)}</td>
                <td class="num" data-label=t.coverage_share()>{share_in_words(t, of.reached.len(), of.all())}</td>
            </tr>
        }
    };
    let mut districts: Vec<&Coverage> = found.coverage.iter().collect();
    districts.sort_by_key(|of| (of.district.is_none(), of.reached.len() * 10_000 / of.all().max(1)));
    let (reached, all): (usize, usize) =
        districts.iter().fold((0, 0), |(reached, all), of| (reached + of.reached.len(), all + of.all()));
    let name = t.coverage_title();
    let table = sideways(
        t.rows_of(name),
        view! {
            <table class="as-entries">
                <caption class="visually-hidden">{name}</caption>
                <thead><tr>
                    <th scope="col">{t.district()}</th>
                    <th scope="col" class="num">{t.coverage_reached()}</th>
                    <th scope="col" class="num">{t.coverage_others()}</th>
                    <th scope="col" class="num">{t.coverage_share()}</th>
                </tr></thead>
                <tbody>{districts.into_iter().map(row).collect_view()}</tbody>
                <tfoot><tr>
                    <th scope="row">{t.whole_province()}</th>
                    <td class="num" data-label=t.coverage_reached()>{t.count(reached)}</td>
                    <td class="num" data-label=t.coverage_others()>{t.count(all - reached)}</td>
                    <td class="num" data-label=t.coverage_share()>{share_in_words(t, reached, all)}</td>
                </tr></tfoot>
            </table>
        },
    );
    let line = |count: usize, figure: Figure, text: String| {
        (count > 0).then(|| view! { <li><a href=rows::address(figure, kept)>{text}</a></li> })
    };
    let (cooperatives, enterprises) = (found.never.cooperatives.len(), found.never.enterprises.len());
    let unlinked = found.unlinked.len();
    let lines = view! {
        <ul class="plain">
            {line(cooperatives, Figure::NeverCooperatives, t.never_cooperatives(&t.count(cooperatives)))}
            {line(enterprises, Figure::NeverEnterprises, t.never_enterprises(&t.count(enterprises)))}
            {line(unlinked, Figure::Unlinked, t.coverage_unlinked(&t.count(unlinked)))}
        </ul>
    };
    card("terjangkau", name, (), view! { {table} {lines} <p class="source">{t.coverage_note()}</p> })
}

fn needs(t: Lang, found: &Overview, kept: &Kept) -> impl IntoView + use<> {
    let of = &found.needs;
    let bar = |name: &str, count: usize, figure: Figure, is_marked: bool| Bar {
        name: name.to_owned(),
        address: Some(rows::address(figure, kept)),
        count: count as u32,
        is_marked,
        cells: Vec::new(),
    };
    let topics = of
        .topics
        .iter()
        .enumerate()
        .map(|(at, (topic, ids))| bar(topic.label(t), ids.len(), Figure::Need(*topic), at == 0));
    let mut rows: Vec<Bar> = topics.collect();
    if !of.uncoded.is_empty() {
        rows.push(bar(t.needs_uncoded(), of.uncoded.len(), Figure::NeedUncoded, false));
    }
    let is_none = rows.is_empty();
    let unsaid = of.unsaid.len();
    let unsaid = (unsaid > 0).then(|| {
        let text = format!("{}: {}", t.needs_unsaid(), t.of_so_many(&t.count(unsaid), &t.count(of.all())));
        view! { <p><a href=rows::address(Figure::NeedUnsaid, kept)>{text}</a></p> }
    });
    let table = if is_none {
        view! { <p class="empty">{t.needs_none()}</p> }.into_any()
    } else {
        view! {
            <div class="in-card">{bars(t.needs_title().to_owned(), vec![t.field("trainings", "topic"), t.page_trainees()], rows, None)}</div>
        }
        .into_any()
    };
    card("kebutuhan", t.needs_title(), (), view! { {table} {unsaid} <p class="source">{t.needs_note()}</p> })
}

fn costs(t: Lang, found: &Overview, kept: &Kept) -> impl IntoView + use<> {
    let row = |(of, line): &(CostOf, crate::analysis::trainings::CostLine)| {
        view! {
            <tr>
                <th scope="row">{cost_name(t, *of)}</th>
                <td class="num" data-label=t.costs_known()>{counted(t, line.known.len(), Figure::Cost(*of), kept)}</td>
                <td class="num" data-label=t.costs_unknown()>{counted(t, line.unknown.len(), Figure::CostUnknown(*of), kept)}</td>
                <td class="num" data-label=t.costs_participants()>{t.count(line.participants as i64)}</td>
                <td class="num" data-label=t.costs_each()>{line.each().map_or_else(|| "–".to_owned(), |each| t.number(each))}</td>
            </tr>
        }
    };
    let name = t.costs_title();
    let table = sideways(
        t.rows_of(name),
        view! {
            <table class="as-entries">
                <caption class="visually-hidden">{name}</caption>
                <thead><tr>
                    <th scope="col">{t.course_column()}</th>
                    <th scope="col" class="num">{t.costs_known()}</th>
                    <th scope="col" class="num">{t.costs_unknown()}</th>
                    <th scope="col" class="num">{t.costs_participants()}</th>
                    <th scope="col" class="num">{t.costs_each()}</th>
                </tr></thead>
                <tbody>{found.costs.iter().map(row).collect_view()}</tbody>
            </table>
        },
    );
    card("biaya", name, (), view! { {table} <p class="source">{t.costs_note()}</p> })
}

/// What became of the fund, office by office.
fn fund(t: Lang, year: BookYear, found: &FundUse, kept: &Kept) -> impl IntoView + use<> {
    let whole = found.whole();
    let money = |amount: i64| t.number(amount);
    let row = |name: String, line: &FundLine, counts: [AnyView; 2]| {
        let reached: i64 = line.tranches.iter().chain([&line.elsewhere]).map(|part| part.trained).sum();
        let [trainings, companions] = counts;
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num" data-label=t.page_trainings()>{trainings}</td>
                <td class="num" data-label=t.page_companions()>{companions}</td>
                <td class="num" data-label=t.fund_persons()>{t.of_so_many(&t.number(reached), &t.number(line.planned.trained))}</td>
                <td class="num" data-label=t.fund_plan()>{money(line.planned.money)}</td>
                <td class="num" data-label=t.fund_first()>{money(line.tranches[0].money)}</td>
                <td class="num" data-label=t.fund_second()>{money(line.tranches[1].money)}</td>
                <td class="num" data-label=t.fund_left()>{money(line.left().money)}</td>
            </tr>
        }
    };
    let named = |line: &FundLine| line.area.map_or_else(|| t.not_recorded().to_owned(), |area| t.office(area));
    let name = t.fund_title(&year.to_string());
    let elsewhere = (whole.elsewhere.money != 0).then(|| {
        view! { <p class="caution">{icon(Icon::Warning)} <span>{t.fund_elsewhere(&t.rupiah_short(whole.elsewhere.money))}</span></p> }
    });
    let of_line = |line: &FundLine| {
        let counts = [
            counted(t, line.trainings.len(), Figure::FundTrainings(line.area), kept),
            counted(t, line.companions.len(), Figure::FundCompanions(line.area), kept),
        ];
        row(named(line), line, counts)
    };
    let all = [whole.trainings.len(), whole.companions.len()].map(|count| t.count(count).into_any());
    let rows = found.lines.iter().map(of_line).collect_view();
    let table = sideways(
        t.rows_of(&name),
        view! {
            <table class="as-entries">
                <caption class="visually-hidden">{name.clone()}</caption>
                <thead><tr>
                    <th scope="col">{t.field("companions", "area")}</th>
                    <th scope="col" class="num">{t.page_trainings()}</th>
                    <th scope="col" class="num">{t.page_companions()}</th>
                    <th scope="col" class="num">{t.fund_persons()}</th>
                    <th scope="col" class="num">{t.fund_plan()}</th>
                    <th scope="col" class="num">{t.fund_first()}</th>
                    <th scope="col" class="num">{t.fund_second()}</th>
                    <th scope="col" class="num">{t.fund_left()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>{row(t.whole_province().to_owned(), &whole, all)}</tfoot>
            </table>
        },
    );
    card("dana", name, (), view! { {table} {elsewhere} <p class="source">{t.fund_note()}</p> })
}
