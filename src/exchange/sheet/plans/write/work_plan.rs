//! The Renja as SIPD RI prints it: seventeen columns under three rows of headings, and two rows a sub-activity (FACTS 7.2).

use super::outline::{Level, Outlined, by_plan, is_of_government, outline, outputs};
use super::{Draft, Over, area_title, lines, measured, numbers, one_line, rupiah, text};
use crate::domain::{
    AreaCode, BookYear, BudgetStage, Id, IndicatorRank, Level as Government, Plan, PlanAmount, PlanOutput, PlanPlace,
    Quantity,
};
use crate::exchange::sheet::book::{Cell, Merged, Sheet};
use crate::exchange::sheet::plans::fund::Named;
use crate::exchange::sheet::plans::place;
use crate::exchange::sheet::plans::register::{Key, Register};
use crate::workspace::Tables;
use rustc_hash::FxHashMap;

const WIDTH: usize = 17;

/// How wide the columns are, in characters.
const WIDTHS: [u16; WIDTH] = [5, 20, 30, 28, 14, 14, 14, 14, 16, 24, 24, 14, 14, 16, 14, 16, 18];

/// The plans of the government of an area and a year with their money at a stage. What has money at other stages and none at
/// this one is not in the document, see [`work_plan_extent`]. Of the stages only
/// Renja and its first draft are documents of this layout.
pub fn work_plan_sheet(tables: &Tables, area: AreaCode, year: BookYear, stage: BudgetStage) -> Sheet {
    let draft = if stage == BudgetStage::FirstDraft { "RANCANGAN AWAL " } else { "" };
    let titles = [format!("{draft}RENCANA KERJA PERANGKAT DAERAH TAHUN {year}"), area_title(area)];
    let mut draft = Draft::begun(titles, heads(year), numbers(WIDTH), &WIDTHS);
    let page = Page::of(tables, stage);
    let all = outline(tables, area, year, |row| page.has(row.id));
    let leaves: Vec<Id> =
        all.iter().filter(|line| matches!(line.level, Level::Row(_))).flat_map(|line| line.rows.clone()).collect();
    let mut total = vec![Cell::Empty; WIDTH];
    (total[0], total[8], total[15]) = (text("Jumlah"), rupiah(page.sum(&leaves)), rupiah(page.next(&leaves)));
    let at = draft.rows.len();
    draft.merged.push(Merged { first: (at, 0), last: (at, 7) });
    draft.push(total, true);
    let mut programmes = 0;
    for line in &all {
        page.line(line, &mut programmes, &mut draft);
    }
    draft.finish(format!("Renja {year}"), Vec::new())
}

/// What such a document has and leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WorkPlanExtent {
    /// Its rows.
    pub rows: usize,
    /// What they come to, rupiah.
    pub money: i64,
    /// Rows of it that have no money at any stage.
    pub without_money: usize,
    /// Rows of the year that it leaves out, as they have money at other stages alone.
    pub left_out: usize,
}

/// What the document of the government of an area and a year has at a stage.
pub fn work_plan_extent(tables: &Tables, area: AreaCode, year: BookYear, stage: BudgetStage) -> WorkPlanExtent {
    let page = Page::of(tables, stage);
    let mut extent = WorkPlanExtent::default();
    let of_plan = tables.plans.live().filter(|row| is_of_government(&row.value, area) && row.value.year == year);
    for row in of_plan {
        match page.has(row.id) {
            false => extent.left_out += 1,
            true => {
                extent.rows += 1;
                extent.money += page.sum(&[row.id]).unwrap_or_default();
                extent.without_money += usize::from(!page.amounts.contains_key(&row.id));
            }
        }
    }
    extent
}

fn heads(year: BookYear) -> Vec<Over> {
    let year = year.get();
    let single = |column: usize, text: String| Over { text, first: (0, column), last: (2, column) };
    let names = [
        (0, "No".to_owned()),
        (1, "Kode".to_owned()),
        (2, "Urusan/ Bidang Urusan/ Program/ Kegiatan/ Sub Kegiatan".to_owned()),
        (3, "Indikator Program/ Kegiatan/ Sub Kegiatan".to_owned()),
        (4, "Target Akhir Periode Renstra Opd".to_owned()),
        (5, format!("Realisasi Capaian Renja Opd Tahun {}", year - 2)),
        (6, format!("Prakiraan Capaian Target Renja Opd Tahun {}", year - 1)),
        (13, "Kelompok Sasaran".to_owned()),
        (16, "Perangkat Daerah Penanggung Jawab".to_owned()),
    ];
    let mut heads: Vec<Over> = names.into_iter().map(|(column, text)| single(column, text)).collect();
    let over = |text: &str, first, last| Over { text: text.to_owned(), first, last };
    heads.extend([
        over("Capaian Kinerja Dan Kerangka Pendanaan", (0, 7), (0, 12)),
        over(&format!("Target {year}"), (1, 7), (2, 7)),
        over("Pagu Indikatif (Rp)", (1, 8), (2, 8)),
        over("Lokasi", (1, 9), (2, 9)),
        over("Sumber Dana", (1, 10), (2, 10)),
        over("Prioritas", (1, 11), (1, 12)),
        over("Nasional", (2, 11), (2, 11)),
        over("Daerah", (2, 12), (2, 12)),
        over(&format!("Prakiraan Maju Rencana Tahun {}", year + 1), (0, 14), (0, 15)),
        over("Target", (1, 14), (2, 14)),
        over("Pagu Indikatif (Rp)", (1, 15), (2, 15)),
    ]);
    heads
}

/// What the rows are made of.
struct Page<'t> {
    register: Register<'t>,
    stage: BudgetStage,
    amounts: FxHashMap<Id, Vec<&'t PlanAmount>>,
    places: FxHashMap<Id, Vec<&'t PlanPlace>>,
    outputs: FxHashMap<Id, Vec<&'t PlanOutput>>,
}

impl<'t> Page<'t> {
    fn of(tables: &'t Tables, stage: BudgetStage) -> Self {
        Self {
            register: Register::of(tables),
            stage,
            amounts: by_plan(&tables.plan_amounts, |part| part.plan),
            places: by_plan(&tables.plan_places, |part| part.plan),
            outputs: by_plan(&tables.plan_outputs, |part| part.plan),
        }
    }

    /// Whether a row is in the document: it has money at the stage, or none at all.
    fn has(&self, id: Id) -> bool {
        let all = self.amounts.get(&id).map_or(&[][..], Vec::as_slice);
        all.is_empty() || all.iter().any(|amount| amount.stage == self.stage)
    }

    fn line(&self, line: &Outlined<'t>, programmes: &mut usize, draft: &mut Draft) {
        let mut cells = vec![Cell::Empty; WIDTH];
        match &line.level {
            Level::Office(name) => cells[2] = text(format!("Unit Organisasi : {}", one_line(name))),
            Level::Unit(name) => cells[2] = text(format!("Sub Unit Organisasi : {}", one_line(name))),
            Level::Upper { code, name, rank } => {
                if *rank == Some(IndicatorRank::Programme) {
                    *programmes += 1;
                    cells[0] = Cell::Number(*programmes as f64);
                }
                (cells[1], cells[2]) = (text(code.clone()), text(*name));
                if let Some(rank) = rank {
                    self.indicators(&line.rows, *rank, &mut cells);
                }
            }
            Level::Row(row) => {
                let code = row.value.code.as_deref().map(one_line).unwrap_or_default();
                let name = row.value.name.as_deref().map(one_line).unwrap_or_default();
                (cells[1], cells[2]) = (text(code), text(name));
                let at = draft.rows.len();
                draft.merged.push(Merged { first: (at, 2), last: (at, WIDTH - 1) });
                draft.push(std::mem::replace(&mut cells, vec![Cell::Empty; WIDTH]), false);
                self.row(row.id, &row.value, &mut cells);
            }
        }
        (cells[8], cells[15]) = (rupiah(self.sum(&line.rows)), rupiah(self.next(&line.rows)));
        draft.push(cells, !matches!(line.level, Level::Row(_)));
    }

    /// What stands in the second row of a sub-activity.
    fn row(&self, id: Id, plan: &Plan, cells: &mut [Cell]) {
        self.indicators(&[id], IndicatorRank::SubActivity, cells);
        let places = self.places.get(&id).into_iter().flatten();
        cells[9] = lines(places.map(|place| Some(one_line(&place::written(place)))));
        cells[10] = self.funds(id);
        let said = |words: &Option<crate::domain::Text>| text(words.as_deref().map(one_line).unwrap_or_default());
        let own = match plan.level {
            Government::Province => &plan.provincial_priority,
            _ => &plan.district_priority,
        };
        (cells[11], cells[12]) = (said(&plan.national_priority), said(own));
        (cells[13], cells[14], cells[16]) =
            (said(&plan.target_group), said(&plan.next_target), said(&plan.responsible));
    }

    fn indicators(&self, rows: &[Id], rank: IndicatorRank, cells: &mut [Cell]) {
        let all = outputs(&self.outputs, rows, rank, |output| self.register.wording(output));
        let unit = |output: &PlanOutput| output.unit.as_deref().map(str::to_owned);
        cells[3] = lines(all.iter().map(|(wording, _)| Some(one_line(wording))));
        cells[4] = lines(all.iter().map(|(_, output)| measured(output.renstra_target, unit(output).as_deref())));
        cells[7] = lines(all.iter().map(|(_, output)| measured(output.target, unit(output).as_deref())));
        let mut earlier = |column: usize, back: u16, value: fn(&PlanOutput) -> Option<Quantity>| {
            let plans: Vec<Id> = rows.iter().filter_map(|row| self.earlier(*row, back)).collect();
            let of = |wording: &str| self.register.output(&plans, rank, wording).map(|(_, output)| output);
            let cell = |(wording, _): &(String, &PlanOutput)| {
                of(wording).and_then(|output| measured(value(output), unit(output).as_deref()))
            };
            cells[column] = lines(all.iter().map(cell));
        };
        earlier(5, 2, PlanOutput::realised);
        // What is made of last year's target nobody knows yet.
        earlier(6, 1, |output| output.target);
    }

    /// The same row so many years earlier.
    fn earlier(&self, row: Id, back: u16) -> Option<Id> {
        let plan = self.register.standing(row)?;
        let year = BookYear::new(i32::from(plan.year.get()) - i32::from(back))?;
        self.register
            .plan(&Key { year, ..Key::of(plan) }, false)
            .ok()
            .filter(|id| self.register.standing(*id).is_some())
    }

    fn amounts(&self, id: Id) -> impl Iterator<Item = &'t PlanAmount> + '_ {
        self.amounts.get(&id).into_iter().flatten().copied().filter(|amount| amount.stage == self.stage)
    }

    /// The funds, and where there are several what comes from each.
    fn funds(&self, id: Id) -> Cell {
        let amounts: Vec<&PlanAmount> = self.amounts(id).filter(|amount| amount.amount.get() != 0).collect();
        match amounts.as_slice() {
            // What was one amount for several funds names them one by one.
            [one] if one.fund.is_none() => {
                let names = one.fund_name.as_deref().map(one_line).unwrap_or_default();
                let is_of_several = names.contains("; ") || names.chars().count() > 40;
                lines(names.split("; ").filter(|_| is_of_several).map(|name| Some(name.to_owned())))
            }
            [one] => text(one_line(&Named::written(one.fund.as_ref(), one.fund_name.as_ref(), None))),
            several => lines(several.iter().map(|one| {
                Some(one_line(&Named::written(one.fund.as_ref(), one.fund_name.as_ref(), Some(one.amount.get()))))
            })),
        }
    }

    /// What the money of rows comes to; none where they have none at the stage.
    fn sum(&self, rows: &[Id]) -> Option<i64> {
        let amounts = rows.iter().flat_map(|row| self.amounts(*row)).map(|amount| amount.amount.get());
        amounts.reduce(|sum, amount| sum + amount)
    }

    fn next(&self, rows: &[Id]) -> Option<i64> {
        let plans = rows.iter().filter_map(|row| self.register.standing(*row)?.next_amount);
        plans.map(crate::domain::Rupiah::get).reduce(|sum, amount| sum + amount)
    }
}
