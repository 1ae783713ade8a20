//! The list as it is handed out, in the layout in which it comes in: one row an application with its latest stage, the days of all, its
//! payments and how it stood last; then a row for every entry, and one for every standing.

use crate::domain::{Enterprise, Financing, FinancingStage, FinancingStanding, Record, Stage};
use crate::exchange::sheet::{Cell, FinancingPart, PAYMENTS, Sheet, field_cell};
use crate::i18n::Lang;
use crate::list::Line;
use crate::list::sheets::filled;
use crate::workspace::{Index, Tables};

/// So many of the first columns stay even where nothing stands in them.
const ALWAYS: usize = 1;

/// An application with what belongs to it.
struct Whole<'l> {
    line: &'l Line<Financing>,
    stages: Vec<FinancingStage>,
    standings: Vec<FinancingStanding>,
}

impl Whole<'_> {
    fn payments(&self) -> impl Iterator<Item = &FinancingStage> {
        self.stages.iter().filter(|entry| entry.stage == Stage::PaidOut)
    }

    /// The latest of its entries, as the list tells it.
    fn latest(&self) -> Option<&FinancingStage> {
        let course = crate::analysis::financing::Course::of(self.stages.iter(), std::iter::empty());
        let (stage, date) = course.latest?;
        self.stages.iter().find(|entry| entry.stage == stage && entry.date == date)
    }
}

/// The sheets of lines.
pub(super) fn sheets(t: Lang, tables: &Tables, index: &Index, lines: &[Line<Financing>]) -> Vec<Sheet> {
    let whole = |line| -> Whole<'_> {
        let id = (line as &Line<Financing>).row.id;
        let mut stages: Vec<FinancingStage> =
            index.of::<FinancingStage>(tables, id).map(|row| row.value.clone()).collect();
        stages.sort_by_key(|entry| (entry.date.is_none(), entry.date, entry.amount));
        let mut standings: Vec<FinancingStanding> =
            index.of::<FinancingStanding>(tables, id).map(|row| row.value.clone()).collect();
        standings.sort_by_key(|standing| std::cmp::Reverse(standing.as_of));
        Whole { line, stages, standings }
    };
    let all: Vec<Whole> = lines.iter().map(whole).collect();
    let parts = FinancingPart::all();
    let heads = parts.iter().map(|part| part.label(t)).collect();
    let rows = all.iter().map(|one| parts.iter().map(|part| cell(t, tables, one, *part)).collect()).collect();
    let mut sheets = vec![filled(t.page_financing(), heads, rows, ALWAYS)];
    let stages = all.iter().flat_map(|one| one.stages.iter().map(move |entry| (one, entry)));
    sheets.push(below(t, tables, stages, FinancingStage::AT.financing));
    let standings = all.iter().flat_map(|one| one.standings.iter().map(move |standing| (one, standing)));
    sheets.push(below(t, tables, standings, FinancingStanding::AT.financing));
    sheets.retain(|sheet| sheet.rows.len() > 1);
    if sheets.is_empty() {
        sheets.push(Sheet { name: t.page_financing().to_owned(), ..Sheet::default() });
    }
    sheets
}

/// What belongs to applications, with what tells whose it is.
fn below<'w, R: Record>(
    t: Lang,
    tables: &Tables,
    records: impl Iterator<Item = (&'w Whole<'w>, &'w R)>,
    link: usize,
) -> Sheet {
    let at = Financing::AT;
    let keys = [at.name, at.number, at.source, at.lender, at.asked_on].map(FinancingPart::Own);
    let is_given = |field: &usize| *field != link && R::FIELDS[*field].expects.fits_a_cell();
    let fields: Vec<usize> = (0..R::FIELDS.len()).filter(is_given).collect();
    let heads = keys.iter().map(|part| part.label(t));
    let heads = heads.chain(fields.iter().map(|field| t.field(R::TABLE, R::NAMES[*field]).to_owned())).collect();
    let row = |(whose, record): (&Whole, &R)| {
        let of = keys.iter().map(|part| cell(t, tables, whose, *part));
        of.chain(fields.iter().map(|field| field_cell(record, *field, t))).collect()
    };
    filled(t.table_name(R::TABLE), heads, records.map(row).collect(), keys.len() + 1)
}

fn cell(t: Lang, tables: &Tables, one: &Whole, part: FinancingPart) -> Cell {
    let of = &one.line.row.value;
    let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    let cooperative = || of.cooperative.and_then(|id| tables.cooperatives.get_live(*id)).map(|row| &row.value);
    let enterprise = || of.enterprise.and_then(|id| tables.enterprises.get_live(*id)).map(|row| &row.value);
    match part {
        FinancingPart::Own(field) if field == Financing::AT.name => text(one.line.called.clone()),
        // The number of the owner tells which enterprise it is.
        FinancingPart::Own(field) if field == Financing::AT.person_nik && of.person_nik.is_none() => {
            text(enterprise().and_then(|of: &Enterprise| of.owner_nik.as_deref().map(str::to_owned)))
        }
        FinancingPart::Own(field) if field == Financing::AT.district && of.district.is_none() => {
            text(one.line.district.map(|area| t.area(area)))
        }
        FinancingPart::Own(field) => field_cell(of, field, t),
        FinancingPart::CooperativeName => text(cooperative().map(|of| of.name.to_string())),
        FinancingPart::CooperativeNumber => text(cooperative().and_then(|of| of.nik.as_deref().map(str::to_owned))),
        FinancingPart::EnterpriseName => text(enterprise().and_then(|of| of.called().map(str::to_owned))),
        FinancingPart::Latest(field) => one.latest().map_or(Cell::Empty, |entry| field_cell(entry, field, t)),
        FinancingPart::Day(stage) => {
            let days = one.stages.iter().filter(|entry| entry.stage == stage).filter_map(|entry| entry.date);
            days.max().map_or(Cell::Empty, Cell::Date)
        }
        FinancingPart::Payment(number, field) if number < PAYMENTS => {
            one.payments().nth(usize::from(number)).map_or(Cell::Empty, |entry| field_cell(entry, field, t))
        }
        FinancingPart::Payment(..) => Cell::Empty,
        FinancingPart::Standing(field) => {
            one.standings.first().map_or(Cell::Empty, |standing| field_cell(standing, field, t))
        }
    }
}
