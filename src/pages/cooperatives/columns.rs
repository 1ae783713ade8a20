//! The columns of the list: what stands in them, how wide they are, and the choice among them.

use super::preferences::{Choices, usual};
use crate::domain::status::Status;
use crate::domain::territory::{District, Territory};
use crate::domain::{AreaCode, BookYear, Date, Rupiah};
use crate::exchange::sheet::Cell;
use crate::explain::rats_in_words;
use crate::i18n::{Label, Lang};
use crate::ui::address::Address;
use crate::ui::rat_shapes::rat_row;
use crate::ui::{figure, lang};
use crate::workspace::query::{Column, latest};
use crate::workspace::{Workspace, rats};
use leptos::prelude::*;

/// What a column is called.
pub(super) const fn name(t: Lang, column: Column) -> &'static str {
    match column {
        Column::Name => t.name(),
        Column::Nik => t.nik(),
        Column::District => t.district(),
        Column::Kind => t.kind(),
        Column::Supervision => t.supervision(),
        Column::Declared => t.by_word(),
        Column::Computed => t.by_evidence(),
        Column::Founded => t.founded(),
        Column::LegalNumber => t.legal_number(),
        Column::Subdistrict => t.subdistrict(),
        Column::Village => t.village(),
        Column::Address => t.address(),
        Column::Phone => t.phone(),
        Column::Form => t.form(),
        Column::MembershipArea => t.membership_area(),
        Column::Group => t.group(),
        Column::Sector => t.sector(),
        Column::Scheme => t.scheme(),
        Column::Grade => t.grade(),
        Column::Certificate => t.certificate_state(),
        Column::DeclaredOn => t.declared_on(),
        Column::LastRat => t.last_rat(),
        Column::Members => t.last_members(),
        Column::Assets => t.assets(),
        Column::Turnover => t.turnover(),
        Column::Rats => t.rats_of_five_years(),
    }
}

/// The class of a column, for its width, and that width in pixels.
const fn shape(column: Column) -> (&'static str, u32) {
    match column {
        Column::Name => ("col-name", 238),
        Column::Nik | Column::Phone => ("col-nik", 136),
        Column::District | Column::Subdistrict | Column::Village => ("col-district", 122),
        Column::Kind | Column::Supervision | Column::Form | Column::Scheme => ("col-kind", 116),
        Column::Declared | Column::Computed => ("col-status", 112),
        Column::Certificate | Column::MembershipArea => ("col-text-s", 150),
        Column::Founded | Column::Grade => ("col-year", 76),
        Column::LegalNumber | Column::Address | Column::Group | Column::Sector => ("col-text", 220),
        Column::DeclaredOn | Column::LastRat => ("col-date", 140),
        Column::Members => ("col-number", 72),
        Column::Assets => ("col-money", 84),
        Column::Turnover => ("col-money col-turnover", 118),
        Column::Rats => ("col-rats", 84),
    }
}

/// The columns as the list shows them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// Which, in order.
    pub columns: Vec<Column>,
    /// Whether they are the usual ones, for which there is room.
    is_usual: bool,
}

impl Layout {
    pub(super) fn of(columns: Vec<Column>) -> Self {
        let is_usual = [true, false].into_iter().any(|is_wide| columns == usual(is_wide));
        Self { columns, is_usual }
    }

    /// The least width of a table of chosen columns, in pixels.
    pub(super) fn width(&self) -> Option<u32> {
        (!self.is_usual).then(|| self.columns.iter().map(|column| shape(*column).1).sum())
    }
}

/// The class of a column.
pub(super) const fn class(column: Column) -> &'static str {
    shape(column).0
}

/// What stands in a column, as a spreadsheet holds it.
pub(super) fn cell(t: Lang, workspace: &Workspace, at: u32, column: Column) -> Cell {
    let (tables, index) = (workspace.tables(), workspace.index());
    let row = &tables.cooperatives.rows()[at as usize];
    let (c, facts) = (&row.value, &index.facts()[at as usize]);
    let text = |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
    let label = |label: Option<&'static str>| text(label);
    let area = |area: Option<AreaCode>| area.map_or(Cell::Empty, |code| Cell::Text(t.area(code)));
    let date = |date: Option<Date>| date.map_or(Cell::Empty, Cell::Date);
    let rupiah = |amount: Option<Rupiah>| amount.map_or(Cell::Empty, |amount| Cell::Number(amount.get() as f64));
    match column {
        Column::Name => text(Some(&c.name)),
        Column::Nik => text(c.nik.as_deref()),
        Column::District => area(c.district),
        Column::Kind => label(c.kind.map(|kind| kind.label(t))),
        Column::Supervision => label(facts.supervision.map(|level| level.label(t))),
        Column::Declared => label(c.declared_status.map(|status| status.label(t))),
        Column::Computed => label(Some(facts.computed.label(t))),
        Column::Founded => facts.founded.map_or(Cell::Empty, |year| Cell::Number(year.into())),
        Column::LegalNumber => text(c.legal_number.as_deref()),
        Column::Subdistrict => area(c.subdistrict),
        Column::Village => text(c.village.as_deref()),
        Column::Address => text(c.address.as_deref()),
        Column::Phone => text(c.phone.as_deref()),
        Column::Form => label(c.form.map(|form| form.label(t))),
        Column::MembershipArea => label(c.membership_area.map(|area| area.label(t))),
        Column::Group => label(c.group.map(|group| group.label(t))),
        Column::Sector => label(c.sector.map(|sector| sector.label(t))),
        Column::Scheme => label(c.scheme.map(|scheme| scheme.label(t))),
        Column::Grade => label(c.grade.map(|grade| grade.label(t))),
        Column::Certificate => label(c.certificate.as_ref().map(|certificate| certificate.state.label(t))),
        Column::DeclaredOn => date(c.declared_on),
        Column::LastRat => date(latest(tables, index, row.id, |report| report.rat_date)),
        Column::Members => latest(tables, index, row.id, |report| report.members)
            .map_or(Cell::Empty, |members| Cell::Number(members.get().into())),
        Column::Assets => rupiah(latest(tables, index, row.id, |report| report.assets)),
        Column::Turnover => rupiah(latest(tables, index, row.id, |report| report.turnover)),
        Column::Rats => {
            let years = rats::shown_years(tables, index);
            text(Some(&rats_in_words(t, &years, &rats::rats_of(tables, index, row.id, years))))
        }
    }
}

/// The years of which the list shows the meetings.
pub(super) type Years = [BookYear; rats::YEARS];

/// What stands in a column, as the list shows it.
pub(super) fn view(t: Lang, workspace: &Workspace, at: u32, column: Column, years: Years) -> AnyView {
    let (tables, index) = (workspace.tables(), workspace.index());
    let row = &tables.cooperatives.rows()[at as usize];
    let none = |text: &'static str| view! { <span class="absent">{text}</span> }.into_any();
    match column {
        Column::Name => {
            let (name, whole) = (row.value.name.to_string(), row.value.name.to_string());
            view! { <a href=Address::cooperative(row.id) title=whole>{name}</a> }.into_any()
        }
        Column::District => match row.value.district {
            Some(code) => {
                let narrow = Territory::current().district(code).map_or_else(|| t.area(code), District::narrow);
                view! { <span title=t.office(code)>{narrow}</span> }.into_any()
            }
            None => none("–"),
        },
        Column::Nik if row.value.nik.is_none() => none(t.nik_missing()),
        Column::Declared => figure::declared(row.value.declared_status).into_any(),
        Column::Computed => match index.facts()[at as usize].computed {
            status @ Status::Between => {
                view! { <span class="status" data-status=status.code()>{t.between_short()}</span> }.into_any()
            }
            status => figure::status(status).into_any(),
        },
        Column::Rats => rat_row(years, rats::rats_of(tables, index, row.id, years)).into_any(),
        _ => match cell(t, workspace, at, column) {
            Cell::Empty | Cell::Truth(_) => none("–"),
            Cell::Text(text) | Cell::Error(text) => text.into_any(),
            Cell::Date(date) => figure::date(date).into_any(),
            Cell::Number(number) => match column {
                // Years are not parted.
                Column::Founded => number.to_string().into_any(),
                Column::Members => t.number(number as i64).into_any(),
                _ => {
                    let exact = Rupiah::new(number as i64).map(|amount| t.rupiah(amount)).unwrap_or_default();
                    view! { <data value=number.to_string() title=exact>{t.decimal_number(number / MILLION, 1)}</data> }
                        .into_any()
                }
            },
        },
    }
}

/// The unit of a column of money.
const MILLION: f64 = 1e6;

/// The head of a column: its name, and the unit of its figures where they have one.
pub(super) fn head(t: Lang, column: Column, years: Years) -> AnyView {
    match column {
        Column::Rats => {
            let [first, .., last] = years;
            t.rats_of_years(&first.to_string(), &format!("{:02}", last.get() % 100)).into_any()
        }
        Column::Assets | Column::Turnover => {
            view! { <span>{name(t, column)} " " <small>{t.unit_millions()}</small></span> }.into_any()
        }
        _ => name(t, column).into_any(),
    }
}

/// A row where there is room for one column: name, where and what it is, and its status.
pub(super) fn line(t: Lang, workspace: &Workspace, at: u32, years: Years) -> AnyView {
    let (tables, index) = (workspace.tables(), workspace.index());
    let row = &tables.cooperatives.rows()[at as usize];
    let c = &row.value;
    let nik = c.nik.as_deref().map_or_else(|| t.nik_missing_long().to_owned(), |nik| format!("{} {nik}", t.nik()));
    let what = [c.district.map(|code| t.area(code)), c.kind.map(|kind| kind.label(t).to_owned()), Some(nik)];
    let what = what.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let rats = rats::rats_of(tables, index, row.id, years);
    view! {
        <td class="item">
            <a href=Address::cooperative(row.id)>{c.name.to_string()}</a>
            <span class="item-what">{what}</span>
            <span class="item-state">{figure::declared(c.declared_status)} <span class="item-rats">"RAT " {rat_row(years, rats)}</span></span>
        </td>
    }
    .into_any()
}

/// The choice of columns.
pub(super) fn chooser(choices: Choices, shown: Memo<Vec<Column>>) -> AnyView {
    let t = lang();
    let choose = move |column: Column, is_wanted: bool| {
        let mut columns = shown.get_untracked();
        columns.retain(|one| *one != column);
        if is_wanted {
            columns.push(column);
        }
        // Whatever the order of choosing, the columns stand in one order.
        let chosen = Column::ALL.into_iter().filter(|column| columns.contains(column));
        let chosen = chosen.map(|column| column.code().to_owned()).collect();
        choices.change(|preferences| preferences.columns = chosen);
    };
    let one = move |column: Column| {
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || shown.with(|shown| shown.contains(&column))
                    disabled=column == Column::Name
                    on:change=move |event| choose(column, event_target_checked(&event)) />
                <span>{name(t, column)}</span>
            </label>
        }
    };
    view! {
        <p class="hint too-narrow">{t.columns_too_narrow()}</p>
        <fieldset class="columns-choice">
            <legend class="visually-hidden">{t.columns_menu()}</legend>
            {Column::ALL.map(one)}
        </fieldset>
        <button type="button" class="quiet" on:click=move |_| choices.change(|preferences| preferences.columns.clear())>{t.usual_columns()}</button>
        <p class="hint">{t.columns_hint()}</p>
    }
    .into_any()
}
