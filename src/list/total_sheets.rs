//! Lists of totals as they are handed out, in the layout in which they come in: one row a figure.

use super::Line;
use super::sheets::filled;
use crate::domain::{CreditTotal, EnterpriseTotal, Record};
use crate::exchange::sheet::{Sheet, TotalList, TotalPart, field_cell};
use crate::i18n::Lang;
use crate::workspace::{Index, Tables};

/// So many of the first columns stay even where nothing stands in them.
const ALWAYS: usize = 1;

fn sheet<R: Record>(t: Lang, list: TotalList, name: &str, lines: &[Line<R>]) -> Vec<Sheet> {
    let parts = TotalPart::fields(list);
    let heads = parts.iter().map(|part| part.label(t)).collect();
    let row = |line: &Line<R>| parts.iter().map(|part| field_cell(&line.row.value, part.field().1, t)).collect();
    vec![filled(name, heads, lines.iter().map(row).collect(), ALWAYS)]
}

/// The figures of lenders.
pub(super) fn of_lenders(t: Lang, _: &Tables, _: &Index, lines: &[Line<CreditTotal>]) -> Vec<Sheet> {
    sheet(t, TotalList::Lenders, t.page_credit_totals(), lines)
}

/// The numbers of enterprises.
pub(super) fn of_enterprises(t: Lang, _: &Tables, _: &Index, lines: &[Line<EnterpriseTotal>]) -> Vec<Sheet> {
    sheet(t, TotalList::Enterprises, t.kind_enterprise_totals(), lines)
}
