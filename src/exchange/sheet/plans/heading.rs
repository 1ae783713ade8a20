//! Where the headings of a document on plans stand: several rows, of which the upper ones span columns (FACTS 7.2).

use super::code::Coded;
use super::document::PlanDocument;
use super::headings::recognise;
use super::lines::{are_column_numbers, office_of};
use super::part::PlanPart;
use crate::domain::BookYear;
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::columns::{Column, Target};
use crate::exchange::sheet::layout::Heading;
use crate::exchange::sheet::words::plain;

/// So many of the first rows may stand above the headings.
const ABOVE: usize = 25;
/// So many rows of headings stand above each other at most.
const MOST: usize = 5;

/// The headings of a sheet.
pub(in super::super) fn heading_of(sheet: &Sheet, document: PlanDocument) -> Heading {
    let known = |row: &[Cell]| row.iter().filter(|cell| is_known(document, cell)).count();
    let counts: Vec<usize> = sheet.rows.iter().take(ABOVE).map(|row| known(row)).collect();
    let most = counts.iter().copied().max().unwrap_or_default();
    let Some(best) = counts.iter().position(|count| *count == most && most > 1) else { return Heading::default() };
    let (mut first, mut end) = (best, best + 1);
    while first > 0 && end - first < MOST && counts[first - 1] > 0 && is_of_words(&sheet.rows[first - 1], 2) {
        first -= 1;
    }
    while end - first < MOST && sheet.rows.get(end).is_some_and(|row| is_of_words(row, 1) && !begins_table(row)) {
        end += 1;
    }
    Heading { first, end }
}

fn is_known(document: PlanDocument, cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if recognise(document, text).0.is_some())
}

/// Whether a row has so many texts, and nothing else but empty cells.
fn is_of_words(row: &[Cell], least: usize) -> bool {
    let is_word =
        |cell: &&Cell| matches!(cell, Cell::Text(text) if text.chars().any(char::is_alphabetic) || text.trim() == "%");
    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
    filled >= least && row.iter().filter(is_word).count() == filled && office_of(row).is_none()
}

/// Whether a row is the first below the headings: it has the numbers of the columns, a code, or the sum over all.
fn begins_table(row: &[Cell]) -> bool {
    let has_code =
        |cell: &Cell| Coded::of([cell].into_iter()).is_some_and(|coded| coded.rank().is_some() || coded.is_of_office());
    let first = row.iter().find(|cell| !cell.is_empty()).map(|cell| plain(&cell.text())).unwrap_or_default();
    are_column_numbers(row) || row.iter().any(has_code) || matches!(&*first, "jumlah" | "total")
}

/// Gives the columns of one code in several cells, of which the first alone has a heading, their meaning; of others that mean
/// the same the first is taken, but for targets and units, which stand beside each other.
pub(in super::super) fn settle(columns: &mut [Column]) {
    let code = Some(Target::Plan(PlanPart::Code));
    for at in 1..columns.len() {
        if columns[at - 1].target == code && columns[at].heading.is_empty() && columns[at].group.is_none() {
            columns[at].target = code;
        }
    }
    let may_be_several = |target| matches!(target, Target::Plan(PlanPart::Code | PlanPart::Unit));
    for at in 1..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        let target = rest[0].target;
        if target.is_some_and(|target| !may_be_several(target)) && before.iter().any(|other| other.target == target) {
            rest[0].target = None;
        }
    }
}

/// The year that the headings of money name: that of the plan, and not the one after.
pub(in super::super) fn year_of(columns: &[Column]) -> Option<BookYear> {
    let is_of_plan = |column: &&Column| {
        matches!(column.target, Some(Target::Plan(PlanPart::Money(_) | PlanPart::Target(_) | PlanPart::Place)))
    };
    columns.iter().filter(is_of_plan).find_map(|column| column.year)
}

/// Whether columns of these meanings, below a title, make a document of that kind.
pub(in super::super) fn is_document<'t>(
    document: PlanDocument,
    columns: &[Column],
    mut title: impl Iterator<Item = &'t str>,
) -> bool {
    let has = |part: PlanPart| columns.iter().any(|column| column.target == Some(Target::Plan(part)));
    let has_any = |is: &dyn Fn(PlanPart) -> bool| {
        columns.iter().any(|column| matches!(column.target, Some(Target::Plan(part)) if is(part)))
    };
    let has_name = has(PlanPart::Name);
    let has_row = has_name && has(PlanPart::Code);
    let has_indicators = has_any(&|part| matches!(part, PlanPart::Wording(_)));
    let has_money = has_any(&|part| matches!(part, PlanPart::Money(_)));
    let names =
        |heading: &str| columns.iter().any(|column| plain(&column.heading).split(' ').any(|word| word == heading));
    match document {
        PlanDocument::Evaluation => {
            has_row && has_indicators && has_any(&|part| matches!(part, PlanPart::QuarterSpent(_)))
        }
        PlanDocument::Progress => has_row && has(PlanPart::Spent) && has_money,
        PlanDocument::Grant => has_name && has_money && has(PlanPart::Spent) && names("dak"),
        PlanDocument::GovernmentPlan => {
            let of_title = |line: &str| {
                let line = plain(line);
                line.contains("rkpd") || line.contains("rencana kerja pemerintah daerah")
            };
            let of_headings = || columns.iter().any(|column| plain(&column.heading).starts_with("sasaran daerah"));
            has_row && has_indicators && has_money && (title.any(of_title) || of_headings())
        }
        PlanDocument::WorkPlan => has_row && has_indicators && has_money,
        PlanDocument::Proposals => {
            let proposal = |field| has(PlanPart::Proposed(field));
            let at = crate::domain::Proposal::AT;
            let is_of_proposals =
                names("usulan") || names("usul") || has_any(&|part| matches!(part, PlanPart::Recommended(..)));
            let has_text = proposal(at.problem) || proposal(at.idea);
            has_text
                && (proposal(at.proposer) || is_of_proposals)
                && (proposal(at.amount) || proposal(at.status) || proposal(at.addressed_to))
        }
    }
}
