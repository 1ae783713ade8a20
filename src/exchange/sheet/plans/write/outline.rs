//! The rows of plans of an office and year in the order of documents: by office and unit, below the affairs, programmes and
//! activities that they are of.

use crate::domain::{
    ActivityCode, AreaCode, BookYear, Id, IndicatorRank, Level as Government, Plan, PlanOutput, Record, Ref,
    nomenclature,
};
use crate::exchange::sheet::plans::cells::squashed;
use crate::replica::Row;
use crate::workspace::{Table, Tables};
use rustc_hash::FxHashMap;

/// A line of a document.
#[derive(Debug)]
pub(super) enum Level<'t> {
    /// An office.
    Office(String),
    /// A unit in one.
    Unit(String),
    /// An affair, a programme or an activity, by code and name.
    Upper { code: String, name: &'static str, rank: Option<IndicatorRank> },
    /// A row of a plan.
    Row(&'t Row<Plan>),
}

/// A line, with the rows of plans below it.
#[derive(Debug)]
pub(super) struct Outlined<'t> {
    pub level: Level<'t>,
    pub rows: Vec<Id>,
}

/// The affair of cooperatives and what it lies in, as lists of SIPD name them.
const AFFAIRS: [(&str, &str); 2] = [
    ("2", "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR"),
    ("2.17", "URUSAN PEMERINTAHAN BIDANG KOPERASI, USAHA KECIL, DAN MENENGAH"),
];

/// The lines of the plans of the government of an area and a year, of which a document has those that are in it, in its order.
pub(super) fn outline(
    tables: &Tables,
    area: AreaCode,
    year: BookYear,
    is_in: impl Fn(&Row<Plan>) -> bool,
) -> Vec<Outlined<'_>> {
    let is_of = |row: &&Row<Plan>| is_of_government(&row.value, area) && row.value.year == year;
    let mut rows: Vec<&Row<Plan>> = tables.plans.live().filter(is_of).filter(|row| is_in(row)).collect();
    // What has no code of the nomenclature stands above it all, as it is below no programme.
    let key = |row: &&Row<Plan>| {
        let plan = &row.value;
        let code = plan.code.as_ref().map(ActivityCode::normal).unwrap_or_default();
        let has_code = plan.code.as_ref().is_some_and(ActivityCode::is_formed);
        (plan.body.clone(), plan.unit.clone(), has_code, code, plan.name.clone(), row.id)
    };
    rows.sort_by_cached_key(key);
    let mut lines: Vec<Outlined<'_>> = Vec::new();
    for of_body in rows.chunk_by(|one, other| one.value.body == other.value.body) {
        if let Some(body) = &of_body[0].value.body {
            lines.push(outlined(Level::Office(body.to_string()), of_body));
        }
        for of_unit in of_body.chunk_by(|one, other| one.value.unit == other.value.unit) {
            if let Some(unit) = &of_unit[0].value.unit {
                lines.push(outlined(Level::Unit(unit.to_string()), of_unit));
            }
            of_codes(&mut lines, of_unit);
        }
    }
    lines
}

/// Whether a row is of the government of an area, and not of somebody else who works in it.
pub(super) fn is_of_government(plan: &Plan, area: AreaCode) -> bool {
    matches!(plan.level, Government::Province | Government::District) && plan.area == Some(area)
}

fn outlined<'t>(level: Level<'t>, rows: &[&'t Row<Plan>]) -> Outlined<'t> {
    Outlined { level, rows: rows.iter().map(|row| row.id).collect() }
}

/// The lines of rows that are in the order of their codes.
fn of_codes<'t>(lines: &mut Vec<Outlined<'t>>, rows: &[&'t Row<Plan>]) {
    const LEVELS: [(usize, Option<IndicatorRank>); 4] =
        [(1, None), (2, None), (3, Some(IndicatorRank::Programme)), (5, Some(IndicatorRank::Activity))];
    let mut above: [String; 4] = Default::default();
    for (at, row) in rows.iter().enumerate() {
        let code =
            row.value.code.as_ref().filter(|code| code.is_formed()).map(ActivityCode::normal).unwrap_or_default();
        for (level, (groups, rank)) in LEVELS.into_iter().enumerate() {
            let upper = beginning(&code, groups);
            // The row itself may be of a programme or an activity.
            if upper.is_empty() || upper == code || upper == above[level] || upper.starts_with('X') && rank.is_none() {
                continue;
            }
            let is_below = |row: &&&Row<Plan>| {
                let code = row.value.code.as_ref().map(ActivityCode::normal).unwrap_or_default();
                beginning(&code, groups) == upper
            };
            let below: Vec<&Row<Plan>> = rows[at..].iter().take_while(is_below).copied().collect();
            let affair = AFFAIRS.iter().find(|(code, _)| *code == upper).map(|(_, name)| *name);
            let name = affair.or_else(|| nomenclature::name_of(&upper)).unwrap_or_default();
            lines.push(outlined(Level::Upper { code: upper.clone(), name, rank }, &below));
            above[level] = upper;
            above[level + 1..].fill(String::new());
        }
        lines.push(outlined(Level::Row(row), &[row]));
    }
}

/// The first groups of a code; nothing where it has fewer.
fn beginning(code: &str, groups: usize) -> String {
    let all: Vec<&str> = code.split('.').filter(|group| !group.is_empty()).collect();
    if all.len() < groups { String::new() } else { all[..groups].join(".") }
}

/// What belongs to rows of plans, by row.
pub(super) fn by_plan<R: Record>(table: &Table<R>, plan: impl Fn(&R) -> Ref<Plan>) -> FxHashMap<Id, Vec<&R>> {
    let mut of: FxHashMap<Id, Vec<&R>> = FxHashMap::default();
    for row in table.live() {
        of.entry(*plan(&row.value)).or_default().push(&row.value);
    }
    of
}

/// The outputs of a rank of these rows, each wording once.
pub(super) fn outputs<'t>(
    all: &FxHashMap<Id, Vec<&'t PlanOutput>>,
    rows: &[Id],
    rank: IndicatorRank,
    wording: impl Fn(&PlanOutput) -> String,
) -> Vec<(String, &'t PlanOutput)> {
    let mut found: Vec<(String, &PlanOutput)> = Vec::new();
    for output in rows.iter().filter_map(|row| all.get(row)).flatten() {
        let words = wording(output);
        let is_same = |(known, _): &(String, &PlanOutput)| squashed(known) == squashed(&words);
        let is_of_rank = output.rank.unwrap_or(IndicatorRank::SubActivity) == rank;
        if is_of_rank && !words.is_empty() && !found.iter().any(is_same) {
            found.push((words, output));
        }
    }
    found
}
