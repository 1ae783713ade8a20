//! Tabel silang: any figure over one or two dimensions of the register, as table, chart and workbook.

mod chart;
mod choices;
mod export;
mod table;

use super::basis::basis;
use super::cooperatives::filters::{Filters, parameters_of, query_of, said};
use super::finding::sentence;
use crate::analysis::FEWEST_FOR_PERCENT;
use crate::analysis::cross::{Cell, Member};
use crate::analysis::pivot::{Figure, Layout, Pivot, pivot};
use crate::domain::status::last_due_year;
use crate::domain::{AreaCode, BookYear};
use crate::explain::{dimension_name, explain_as_of, key_name, pieces, strong};
use crate::i18n::Lang;
use crate::pages::no_register::{is_without_register, no_register};
use crate::ui::address::{Address, Place, place};
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::own_area::own_area;
use crate::ui::toolbar::Count;
use crate::ui::{lang, scroll};
use crate::workspace::AsOf;
use crate::workspace::dimension::{Dimension, Key};
use crate::workspace::query::Query;
use leptos::prelude::*;
use std::sync::Arc;

const PATH: &str = "/koperasi/silang";

/// Names of the parameters in addresses.
mod keys {
    pub const ROWS: &str = "baris";
    pub const COLUMNS: &str = "kolom";
    pub const FIGURE: &str = "angka";
    pub const YEAR: &str = "buku";
    /// No columns.
    pub const NONE: &str = "tanpa";
}

/// What the page is asked to show; a part of its address.
#[derive(Debug, Clone, PartialEq)]
struct Params {
    layout: Layout,
    query: Query,
}

impl Params {
    /// What an address asks for; `due` is the last book year whose RAT was due.
    fn of(address: &Address, due: BookYear, own: Option<AreaCode>) -> Self {
        let rows = address.parameter(keys::ROWS).and_then(|code| code.parse().ok()).unwrap_or(Dimension::District);
        let columns = match address.parameter(keys::COLUMNS) {
            Some(keys::NONE) => None,
            code => Some(code.and_then(|code| code.parse().ok()).unwrap_or(Dimension::Kind)),
        };
        let figure: Figure = address.parameter(keys::FIGURE).and_then(|code| code.parse().ok()).unwrap_or_default();
        let year = address.parameter(keys::YEAR).and_then(|year| year.parse().ok()).and_then(BookYear::new);
        // Meetings are of one year.
        let year = year.or((figure == Figure::RatHeld).then_some(due)).filter(|_| figure.has_year());
        // A thing crossed with itself says nothing more.
        let columns = columns.filter(|columns| *columns != rows);
        Self { layout: Layout { rows, columns, figure, year }, query: query_of(address, own) }
    }

    fn show(&self, place: Place, own: Option<AreaCode>) {
        let Layout { rows, columns, figure, year } = self.layout;
        let mut parameters = vec![
            (keys::ROWS, rows.code().to_owned()),
            (keys::COLUMNS, columns.map_or(keys::NONE, Dimension::code).to_owned()),
            (keys::FIGURE, figure.code()),
        ];
        parameters.extend(year.map(|year| (keys::YEAR, year.to_string())));
        parameters.extend(parameters_of(&self.query, own));
        place.replace(Address::new(PATH, parameters));
    }

    /// The address of the rows behind a cell, given what its row and its column are.
    fn rows_of(&self, row: Option<Option<Key>>, column: Option<Option<Key>>) -> String {
        let mut query = self.query.clone();
        if let Some(key) = row {
            query.narrow(self.layout.rows, key);
        }
        if let (Some(dimension), Some(key)) = (self.layout.columns, column) {
            query.narrow(dimension, key);
        }
        super::cooperatives::filters::rows_of(&query)
    }

    /// The book year of what is said, after it.
    fn of_year(&self, t: Lang, said: &str) -> String {
        match (self.layout.figure.has_year(), self.layout.year) {
            (true, Some(year)) => t.of_book_year(said, &year.to_string()),
            (true, None) => t.of_latest_year(said),
            (false, _) => said.to_owned(),
        }
    }

    /// What the table shows, as a title.
    fn title(&self, t: Lang) -> String {
        let lower = |dimension: Dimension| match dimension {
            // A name of its own.
            Dimension::MerahPutih => dimension_name(t, dimension).to_owned(),
            _ => dimension_name(t, dimension).to_lowercase(),
        };
        let (figure, rows) = (table::figure_with_unit(t, self), lower(self.layout.rows));
        let title = match self.layout.columns {
            Some(columns) => t.figure_by_two(&figure, &rows, &lower(columns)),
            None => t.figure_by(&figure, &rows),
        };
        self.of_year(t, &title)
    }

    /// Basis, date, source and filters.
    fn source(&self, t: Lang, as_of: AsOf) -> String {
        let filters: Vec<String> =
            said(t, &self.query).into_iter().map(|said| format!("{}: {}", said.name, said.value)).collect();
        let filters = if filters.is_empty() { t.unfiltered().to_owned() } else { filters.join("; ") };
        t.pivot_source(&explain_as_of(t, as_of), &filters)
    }
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    asked: Params,
    pivot: Arc<Pivot>,
    as_of: AsOf,
}

/// The page.
#[component]
pub fn PivotPage() -> impl IntoView {
    let (t, desk, place, own) = (lang(), desk(), place(), own_area());
    super::document_title(move || t.page_pivot().to_owned());
    let due = Memo::new(move |_| desk.read(|workspace| last_due_year(None, workspace.index().position())));
    let asked = Memo::new(move |before: Option<&Params>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        match before {
            Some(before) if address.path != PATH => before.clone(),
            _ => Params::of(&address, due.get(), own.get()),
        }
    });
    let shown = Memo::new(move |_| {
        let asked = asked.get();
        let positions = desk.run(&asked.query);
        desk.read(|workspace| {
            let pivot = Arc::new(pivot(asked.layout, workspace.tables(), workspace.index(), &positions));
            Shown { asked, pivot, as_of: workspace.index().as_of() }
        })
    });
    let query = Memo::new(move |_| asked.get().query);
    let set = Callback::new(move |query: Query| {
        Params { query, ..asked.get_untracked() }.show(place, own.get_untracked());
    });
    let found = Signal::derive(move || shown.with(|shown| shown.pivot.whole().count as usize));
    let said = Signal::derive(move || t.shown_all(&t.count(found.get())));
    let is_empty = Memo::new(move |_| found.get() == 0);
    let is_without = is_without_register();
    view! {
        {page_head(view! { <h1>{t.page_pivot()}</h1> })}
        <p class="lead">{t.pivot_lead()}</p>
        <Show when=move || !is_without.get() fallback=move || no_register(t, t.register_empty_hint())>
        {choices::view(asked, due, own)}
        <Filters query set count=Count { said, found } aside=move || export::view(shown) />
        <Show when=move || !is_empty.get() fallback=move || nothing(t)>
            {move || shown.with(|shown| finding(t, shown)).map(|said| view! { <p class="finding">{sentence(pieces(&said))}</p> })}
            {basis(t, desk)}
            <section>
                {move || whole_table(t, &shown.get())}
            </section>
            {chart::view(shown)}
        </Show>
        </Show>
    }
}

fn whole_table(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let source = shown.asked.source(t, shown.as_of);
    let partly = partly_known(t, shown);
    view! {
        <h2>{shown.asked.title(t)}</h2>
        {scroll::within_page(t.page_pivot(), table::view(t, shown))}
        <p class="source">{source} " " {partly}</p>
    }
}

/// What stands out most among the rows; none where there are none to be told apart.
fn finding(t: Lang, shown: &Shown) -> Option<String> {
    let Shown { asked, pivot, .. } = shown;
    let figure = asked.layout.figure;
    let row = |row: &Option<Key>| {
        let cell = pivot.cell(Member::Of(*row), Member::All);
        // A share or a median of a handful says little.
        let is_told = row.is_some() && (figure.adds_up() || cell.known >= FEWEST_FOR_PERCENT);
        let value = cell.value.filter(|_| is_told)?;
        Some((key_name(t, asked.layout.rows, *row), cell, value))
    };
    let mut rows: Vec<(String, Cell, f64)> = pivot.rows.iter().filter_map(row).collect();
    rows.sort_by(|one, other| other.2.total_cmp(&one.2));
    let [(most, top, _), .., (least, bottom, _)] = rows.as_slice() else { return None };
    let number = |cell: Cell| strong(&table::said(t, figure, cell));
    Some(if figure.adds_up() {
        t.pivot_most(most, &number(*top), &number(pivot.whole()))
    } else {
        t.pivot_highest(most, &number(*top), least, &number(*bottom))
    })
}

/// Of how many the figure is made, where it is not all.
fn partly_known(t: Lang, shown: &Shown) -> Option<String> {
    let whole = shown.pivot.whole();
    let said = match shown.asked.layout.figure {
        Figure::RatHeld => Lang::existed_of,
        _ => Lang::known_of,
    };
    (whole.known < whole.count).then(|| said(t, &t.count(whole.known), &t.count(whole.count)))
}

fn nothing(t: Lang) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon(Icon::Search)}
            <h2>{t.nothing_found()}</h2>
            <p>{t.nothing_found_hint()}</p>
        </div>
    }
}
