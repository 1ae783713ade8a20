//! The list as it is handed out, in the layout in which it comes in: one row an enterprise with the figures of its latest year and
//! its licences; then a row for every year, and one for all aid.

use super::told::{SALES_KEY, TOLD};
use crate::domain::{Enterprise, EnterpriseAid, EnterpriseYear, Permit, PermitKind, PermitState, Record};
use crate::exchange::sheet::{Cell, EnterprisePart, PermitPart, Sheet, field_cell};
use crate::i18n::{Label, Lang};
use crate::list::Line;
use crate::list::sheets::filled;
use crate::workspace::{Index, Tables};

/// So many of the first columns stay even where nothing stands in them.
const ALWAYS: usize = 2;

/// The sheets of lines.
pub(super) fn sheets(t: Lang, tables: &Tables, index: &Index, lines: &[Line<Enterprise>]) -> Vec<Sheet> {
    let years = |line: &Line<Enterprise>| {
        let mut years: Vec<EnterpriseYear> =
            index.of::<EnterpriseYear>(tables, line.row.id).map(|row| row.value.clone()).collect();
        years.sort_by_key(|year| std::cmp::Reverse(year.year));
        years
    };
    let mut sheets = vec![enterprises(t, tables, index, lines, &|line| years(line).into_iter().next())];
    let of_year = |part: &EnterprisePart| matches!(part, EnterprisePart::Year(_));
    let rows = lines.iter().flat_map(|line| years(line).into_iter().map(move |year| (line, year)));
    sheets.push(below(t, EnterpriseYear::TABLE, of_year, rows));
    let of_aid = |part: &EnterprisePart| matches!(part, EnterprisePart::Aid(_));
    let aids = lines
        .iter()
        .flat_map(|line| index.of::<EnterpriseAid>(tables, line.row.id).map(move |row| (line, row.value.clone())));
    sheets.push(below(t, EnterpriseAid::TABLE, of_aid, aids));
    sheets.retain(|sheet| sheet.rows.len() > 1);
    if sheets.is_empty() {
        sheets.push(Sheet { name: t.page_enterprises().to_owned(), ..Sheet::default() });
    }
    sheets
}

fn enterprises(
    t: Lang,
    tables: &Tables,
    index: &Index,
    lines: &[Line<Enterprise>],
    latest: &dyn Fn(&Line<Enterprise>) -> Option<EnterpriseYear>,
) -> Sheet {
    // What is held by its names stands in the columns of each.
    let is_given = |part: &EnterprisePart| !matches!(part, EnterprisePart::Aid(_) | EnterprisePart::Permits);
    let parts: Vec<EnterprisePart> = EnterprisePart::all().into_iter().filter(is_given).collect();
    // The licences by their names are a column of the parts.
    let told: Vec<usize> = (0..TOLD.len()).filter(|at| TOLD[*at].key != SALES_KEY).collect();
    let heads = parts.iter().map(|part| part.label(t));
    let heads = heads.chain(told.iter().map(|at| (TOLD[*at].label)(t).to_owned())).collect();
    let row = |line: &Line<Enterprise>| {
        let year = latest(line);
        let permits: Vec<&Permit> = index.of::<Permit>(tables, line.row.id).map(|row| &row.value).collect();
        let cell = |part: &EnterprisePart| match part {
            EnterprisePart::Year(field) => year.as_ref().map_or(Cell::Empty, |year| field_cell(year, *field, t)),
            EnterprisePart::Permit(kind, part) => permit_cell(t, &permits, *kind, *part),
            part => own_cell(t, &line.row.value, *part),
        };
        let told = told.iter().map(|at| TOLD[*at].cell(t, &line.told[*at]));
        parts.iter().map(cell).chain(told).collect()
    };
    filled(t.page_enterprises(), heads, lines.iter().map(row).collect(), ALWAYS)
}

/// What belongs to enterprises, with what tells whose it is.
fn below<'l, R: Record>(
    t: Lang,
    table: &'static str,
    is_of_table: impl Fn(&EnterprisePart) -> bool,
    records: impl Iterator<Item = (&'l Line<Enterprise>, R)>,
) -> Sheet {
    let at = Enterprise::AT;
    let keys = [at.name, at.owner, at.owner_nik, at.subdistrict, at.village].map(EnterprisePart::Own);
    let parts: Vec<EnterprisePart> = EnterprisePart::all().into_iter().filter(is_of_table).collect();
    let heads = keys.iter().chain(&parts).map(|part| part.label(t)).collect();
    let row = |(line, record): (&Line<Enterprise>, R)| {
        let whose = keys.iter().map(|part| own_cell(t, &line.row.value, *part));
        let fields = parts.iter().map(|part| field_cell(&record, part.field().1, t));
        whose.chain(fields).collect()
    };
    filled(t.table_name(table), heads, records.map(row).collect(), keys.len() + 1)
}

fn own_cell(t: Lang, enterprise: &Enterprise, part: EnterprisePart) -> Cell {
    match part {
        EnterprisePart::Own(field) => field_cell(enterprise, field, t),
        EnterprisePart::Latitude => enterprise.position.map_or(Cell::Empty, |at| Cell::Number(at.lat())),
        EnterprisePart::Longitude => enterprise.position.map_or(Cell::Empty, |at| Cell::Number(at.lon())),
        _ => Cell::Empty,
    }
}

/// Something of a licence: its number, or that there is one, or that it was applied for. One that was refused is none.
fn permit_cell(t: Lang, permits: &[&Permit], kind: PermitKind, part: PermitPart) -> Cell {
    let permit = permits.iter().find(|permit| permit.kind == kind && permit.state != PermitState::Refused);
    let Some(permit) = permit else { return Cell::Empty };
    match (part, permit.state, permit.number.as_deref()) {
        (PermitPart::Number, PermitState::Applied, _) => Cell::Text(PermitState::Applied.label(t).to_owned()),
        (PermitPart::Number, _, Some(number)) => Cell::Text(number.to_owned()),
        (PermitPart::Number, _, None) => Cell::Text(t.permit_there().to_owned()),
        (PermitPart::Issued, ..) => permit.issued_on.map_or(Cell::Empty, Cell::Date),
        (PermitPart::Expires, ..) => permit.expires_on.map_or(Cell::Empty, Cell::Date),
    }
}
