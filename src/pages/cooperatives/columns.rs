//! The columns of the list: what stands in them, how wide they are, and the choice among them.

use super::preferences::Choices;
use crate::domain::{AreaCode, Date, Rupiah};
use crate::exchange::sheet::Cell;
use crate::i18n::{Label, Lang};
use crate::ui::address::Address;
use crate::ui::{figure, lang};
use crate::workspace::Workspace;
use crate::workspace::query::{Column, latest};
use leptos::prelude::*;

/// What a column is called.
pub(super) const fn name(t: Lang, column: Column) -> &'static str {
    match column {
        Column::Name => t.name(),
        Column::Nik => t.nik(),
        Column::District => t.district(),
        Column::Kind => t.kind(),
        Column::Supervision => t.supervision(),
        Column::Declared => t.declared_status(),
        Column::Computed => t.computed_status(),
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
    }
}

/// The class of a column, for its width, and that width in pixels.
const fn shape(column: Column) -> (&'static str, u32) {
    match column {
        Column::Name => ("col-name", 260),
        Column::Nik | Column::Phone => ("col-nik", 148),
        Column::District | Column::Subdistrict | Column::Village => ("col-district", 160),
        Column::Kind | Column::Supervision | Column::Form | Column::Scheme => ("col-kind", 124),
        Column::Declared | Column::Computed | Column::Certificate | Column::MembershipArea => ("col-status", 160),
        Column::Founded | Column::Grade => ("col-year", 84),
        Column::LegalNumber | Column::Address | Column::Group | Column::Sector => ("col-text", 220),
        Column::DeclaredOn | Column::LastRat => ("col-date", 140),
        Column::Members => ("col-number", 104),
        Column::Assets | Column::Turnover => ("col-money", 168),
    }
}

/// The columns as the list shows them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// Which, in order.
    pub columns: Vec<Column>,
    /// Whether they are the usual ones, of which some are left out where there is little room.
    pub is_usual: bool,
}

impl Layout {
    pub(super) fn of(columns: Vec<Column>) -> Self {
        let is_usual = columns == Column::ALL[..Column::USUAL];
        Self { columns, is_usual }
    }

    /// The class of a column.
    pub(super) fn class(&self, column: Column) -> String {
        let (class, _) = shape(column);
        let stays = !self.is_usual || matches!(column, Column::Name | Column::Declared);
        if stays { class.to_owned() } else { format!("{class} wide-only") }
    }

    /// The least width of a table of chosen columns, in pixels.
    pub(super) fn width(&self) -> Option<u32> {
        (!self.is_usual).then(|| self.columns.iter().map(|column| shape(*column).1).sum())
    }
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
    }
}

/// What stands in a column, as the list shows it.
pub(super) fn view(t: Lang, workspace: &Workspace, at: u32, column: Column) -> AnyView {
    let row = &workspace.tables().cooperatives.rows()[at as usize];
    match column {
        Column::Name => view! { <a href=Address::cooperative(row.id)>{row.value.name.to_string()}</a> }.into_any(),
        Column::Declared => figure::declared(row.value.declared_status).into_any(),
        Column::Computed => figure::status(workspace.index().facts()[at as usize].computed).into_any(),
        _ => match cell(t, workspace, at, column) {
            Cell::Empty | Cell::Truth(_) => "–".into_any(),
            Cell::Text(text) | Cell::Error(text) => text.into_any(),
            Cell::Date(date) => figure::date(date).into_any(),
            Cell::Number(number) => match column {
                // Years are not parted.
                Column::Founded => number.to_string().into_any(),
                Column::Members => t.number(number as i64).into_any(),
                _ => Rupiah::new(number as i64).map(|amount| t.rupiah(amount)).unwrap_or_default().into_any(),
            },
        },
    }
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
        <fieldset class="columns-choice">
            <legend class="visually-hidden">{t.columns_menu()}</legend>
            {Column::ALL.map(one)}
        </fieldset>
        <button type="button" class="quiet" on:click=move |_| choices.change(|preferences| preferences.columns.clear())>{t.usual_columns()}</button>
        <p class="hint">{t.columns_hint()}</p>
    }
    .into_any()
}
