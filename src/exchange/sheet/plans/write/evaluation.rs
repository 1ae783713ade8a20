//! Form E.81: the evaluation of the Renja by quarters (FACTS 7.6).

use super::outline::{Level, Outlined, is_of_government, outline};
use super::{Draft, Over, area_title, lines, measured, one_line, rupiah, text};
use crate::analysis::plans::{
    Achieved, EvaluationLine, EvaluationRank, Evaluator, Paid, Plans, Predicate, RenstraPeriod, Stage,
};
use crate::domain::territory::Territory;
use crate::domain::{ActivityCode, AreaCode, BookYear, Id, IndicatorRank, Plan, Quantity};
use crate::exchange::sheet::book::{Cell, Merged, Sheet};
use crate::exchange::sheet::plans::factor::Factor;
use crate::exchange::sheet::plans::register::Register;
use crate::replica::Row;
use crate::workspace::Tables;
use rustc_hash::FxHashMap;

/// The columns before those of volume and rupiah: number, tujuan, sasaran, code, name, indicator.
const BEFORE: usize = 6;
/// The first column of each pair of volume (K) and rupiah, by the number that the form gives it, from 5.
const PAIRS: usize = 11;
const WIDTH: usize = BEFORE + 2 * PAIRS + 2;

/// How wide the columns are, in characters: those of volume and rupiah by turns.
fn widths() -> Vec<u16> {
    let mut widths = vec![5, 10, 10, 20, 30, 28];
    for pair in 0..PAIRS {
        let is_share = SHARES.contains(&pair);
        widths.extend(if is_share { [9, 9] } else { [13, 16] });
    }
    widths.extend([20, 16]);
    widths
}

/// The pairs that are per cent.
const SHARES: [usize; 2] = [8, 10];

/// The form of the government of an area and a year, within the period of a Renstra.
pub fn evaluation_sheet(tables: &Tables, area: AreaCode, year: BookYear, period: RenstraPeriod) -> Sheet {
    let plans = Plans::of(tables, Stage::Latest);
    let office = plans.rows().iter().find(|row| is_of_government(row.plan, area)).map(|row| row.office);
    let form = office.map(|office| Evaluator::of(&plans, period).evaluation(office, year));
    let titles = [format!("EVALUASI TERHADAP HASIL RENCANA KERJA PERANGKAT DAERAH TAHUN {year}"), area_title(area)];
    let mut draft = Draft::begun(titles, heads(year), column_numbers(), &widths());
    let page = Page::of(tables, form.as_ref().map_or(&[], |form| &form.lines));
    let numbered = draft.rows.len() - 1;
    draft.merged.extend((0..PAIRS).map(|pair| {
        let column = BEFORE + 2 * pair;
        Merged { first: (numbered, column), last: (numbered, column + 1) }
    }));
    let mut programmes = 0;
    let all = outline(tables, area, year, |_| true);
    for line in &all {
        draft.push(page.line(line, &mut programmes), !matches!(line.level, Level::Row(_)));
    }
    let average = form.as_ref().and_then(|form| form.average);
    let predicate = form.as_ref().and_then(|form| form.predicate).map_or("", predicate_name);
    let mut foot = vec![
        Vec::new(),
        vec![text("Rata-rata capaian kinerja (%)"), percent(average)],
        vec![text("Predikat kinerja"), text(predicate)],
    ];
    let leaves: Vec<&Row<Plan>> =
        all.iter().filter_map(|line| if let Level::Row(row) = line.level { Some(row) } else { None }).collect();
    for factor in Factor::ALL {
        foot.push(vec![text(format!("{}:", factor.title()))]);
        for row in &leaves {
            let reports = plans.row(row.id).map_or(&[][..], |row| plans.realisations(row));
            foot.extend(
                factor
                    .lines(&row.value, reports.iter().map(|report| &report.value))
                    .into_iter()
                    .map(|line| vec![text(line)]),
            );
        }
    }
    foot.extend(signatures(area));
    draft.finish(format!("E.81 {year}"), foot)
}

/// Who has made it and who has evaluated it, to be filled in: names and numbers of persons are kept nowhere.
fn signatures(area: AreaCode) -> [Vec<Cell>; 8] {
    let (left, right) = (4, BEFORE + 2 * 7);
    let row = |one: &str, other: &str| {
        let mut cells = vec![Cell::Empty; WIDTH];
        (cells[left], cells[right]) = (text(one), text(other));
        cells
    };
    let board = if area == Territory::current().province.code { "Kepala Bappeda Provinsi" } else { "Kepala Bapperida" };
    let (day, name, number) = ("…………………, ………………… 20……", "(………………………………………)", "NIP …………………………………");
    [
        Vec::new(),
        row(day, day),
        row("Disusun oleh", "Dievaluasi oleh"),
        row("Kepala Perangkat Daerah", board),
        Vec::new(),
        Vec::new(),
        row(name, name),
        row(number, number),
    ]
}

fn heads(year: BookYear) -> Vec<Over> {
    let over = |text: &str, first, last| Over { text: text.to_owned(), first, last };
    let single = |column: usize, text: &str| over(text, (0, column), (2, column));
    let mut heads = vec![
        single(0, "No"),
        single(1, "Tujuan"),
        single(2, "Sasaran"),
        single(3, "Kode"),
        single(4, "Program, Kegiatan, Sub Kegiatan"),
        single(5, "Indikator Kinerja Tujuan, Sasaran, Program (outcome) dan Kegiatan (output), Sub Kegiatan"),
        over("Realisasi Kinerja Pada Triwulan", (0, QUARTERS), (0, QUARTERS + 7)),
        single(WIDTH - 2, "Unit OPD Penanggung Jawab"),
        single(WIDTH - 1, "Keterangan"),
    ];
    let pairs = [
        "Target Renstra PD (akhir periode)".to_owned(),
        "Realisasi Capaian Kinerja Renstra s/d Renja PD Tahun Lalu".to_owned(),
        "Target Kinerja dan Anggaran Renja PD Tahun Berjalan yang Dievaluasi".to_owned(),
        "I".to_owned(),
        "II".to_owned(),
        "III".to_owned(),
        "IV".to_owned(),
        "Realisasi Capaian Kinerja dan Anggaran Renja PD yang Dievaluasi".to_owned(),
        "Tingkat Capaian (%)".to_owned(),
        format!("Realisasi Kinerja dan Anggaran Renstra PD s/d Tahun {year}"),
        "Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra (%)".to_owned(),
    ];
    for (at, pair) in pairs.into_iter().enumerate() {
        let column = BEFORE + 2 * at;
        let is_quarter = (QUARTERS..QUARTERS + 8).contains(&column);
        heads.push(Over { text: pair, first: (usize::from(is_quarter), column), last: (1, column + 1) });
        heads.extend([over("K", (2, column), (2, column)), over("Rp", (2, column + 1), (2, column + 1))]);
    }
    heads
}

/// The column of the first quarter.
const QUARTERS: usize = BEFORE + 2 * 3;

/// The numbers that the form gives its columns; code and name have none of their own.
fn column_numbers() -> Vec<Cell> {
    const REASONS: [&str; PAIRS] =
        ["5", "6", "7", "8", "9", "10", "11", "12 = 8+9+10+11", "13 = 12/7x100", "14 = 6+12", "15 = 14/5x100"];
    let mut row: Vec<Cell> = ["1", "2", "3", "", "", "4"].map(text).to_vec();
    row.extend(REASONS.into_iter().flat_map(|reason| [text(reason), Cell::Empty]));
    row.extend(["16", "17"].map(text));
    row
}

/// What the lines are made of.
struct Page<'p, 't> {
    register: Register<'t>,
    rows: FxHashMap<Id, &'p EvaluationLine<'t>>,
    uppers: FxHashMap<&'p str, &'p EvaluationLine<'t>>,
}

impl<'p, 't> Page<'p, 't> {
    fn of(tables: &'t Tables, lines: &'p [EvaluationLine<'t>]) -> Self {
        let (mut rows, mut uppers) = (FxHashMap::default(), FxHashMap::default());
        for line in lines {
            match &line.rank {
                EvaluationRank::Row(id) => drop(rows.insert(*id, line)),
                EvaluationRank::Programme(Some(code)) | EvaluationRank::Activity(Some(code)) => {
                    uppers.insert(&**code, line);
                }
                EvaluationRank::Programme(None) | EvaluationRank::Activity(None) => {}
            }
        }
        Self { register: Register::of(tables), rows, uppers }
    }

    fn line(&self, line: &Outlined<'_>, programmes: &mut usize) -> Vec<Cell> {
        let mut cells = vec![Cell::Empty; WIDTH];
        let paid = Paid::sum(line.rows.iter().filter_map(|row| self.rows.get(row)).map(|line| &line.money));
        match &line.level {
            Level::Office(name) => cells[4] = text(format!("Unit Organisasi : {}", one_line(name))),
            Level::Unit(name) => cells[4] = text(format!("Sub Unit Organisasi : {}", one_line(name))),
            Level::Upper { code, name, rank } => {
                if *rank == Some(IndicatorRank::Programme) {
                    *programmes += 1;
                    cells[0] = Cell::Number(*programmes as f64);
                }
                (cells[3], cells[4]) = (text(code.clone()), text(*name));
                let of_code = self.uppers.get(&**code).filter(|_| rank.is_some());
                // Of several units each has the indicators of its own rows.
                let is_own = |one: &&Achieved<'_>| line.rows.contains(&*one.output.value.plan);
                let indicators: Vec<&Achieved<'_>> =
                    of_code.map_or(&[][..], |of| &of.indicators).iter().filter(is_own).collect();
                self.indicators(&indicators, &mut cells);
            }
            Level::Row(row) => {
                let plan = &row.value;
                let code = plan.code.as_ref().map(|code: &ActivityCode| one_line(code)).unwrap_or_default();
                cells[1] = text(plan.goal.as_deref().map(one_line).unwrap_or_default());
                cells[2] = text(plan.objective.as_deref().map(one_line).unwrap_or_default());
                (cells[3], cells[4]) = (text(code), text(plan.name.as_deref().map(one_line).unwrap_or_default()));
                let indicators = self.rows.get(&row.id).map_or(&[][..], |line| &line.indicators);
                self.indicators(&indicators.iter().collect::<Vec<_>>(), &mut cells);
                cells[WIDTH - 2] = text(plan.responsible.as_deref().map(one_line).unwrap_or_default());
            }
        }
        money(&paid, &mut cells);
        cells
    }

    fn indicators(&self, all: &[&Achieved<'_>], cells: &mut [Cell]) {
        cells[5] = lines(all.iter().map(|one| Some(one_line(&self.register.wording(&one.output.value)))));
        let mut volume = |pair: usize, of: &dyn Fn(&Achieved<'_>) -> Option<Quantity>| {
            let value = |one: &&Achieved<'_>| measured(of(one), one.output.value.unit.as_deref());
            cells[BEFORE + 2 * pair] = lines(all.iter().map(value));
        };
        volume(0, &|one| one.renstra);
        volume(1, &|one| one.before);
        volume(2, &|one| one.target);
        for quarter in 0..4 {
            volume(3 + quarter, &|one| one.quarters[quarter]);
        }
        volume(7, &|one| one.year);
        volume(9, &|one| one.so_far);
        let mut share = |pair: usize, of: &dyn Fn(&Achieved<'_>) -> Option<Quantity>| {
            cells[BEFORE + 2 * pair] = lines(all.iter().map(|one| measured(of(one), None)));
        };
        share(8, &|one| one.share);
        share(10, &|one| one.share_of_renstra);
    }
}

fn money(paid: &Paid, cells: &mut [Cell]) {
    let mut put = |pair: usize, cell: Cell| cells[BEFORE + 2 * pair + 1] = cell;
    put(0, rupiah(paid.renstra));
    put(1, rupiah(paid.before));
    put(2, rupiah(Some(paid.budget).filter(|budget| *budget != 0)));
    (0..4).for_each(|quarter| put(3 + quarter, rupiah(paid.quarters[quarter])));
    put(7, rupiah(paid.year));
    put(8, percent(paid.share()));
    put(9, rupiah(paid.so_far()));
    put(10, percent(paid.share_of_renstra()));
}

fn percent(share: Option<Quantity>) -> Cell {
    share.map_or(Cell::Empty, |share| Cell::Number(share.to_f64()))
}

/// Predikat kinerja in the words of the form (FACTS 7.6).
const fn predicate_name(predicate: Predicate) -> &'static str {
    match predicate {
        Predicate::VeryLow => "Sangat Rendah",
        Predicate::Low => "Rendah",
        Predicate::Medium => "Sedang",
        Predicate::High => "Tinggi",
        Predicate::VeryHigh => "Sangat Tinggi",
    }
}
