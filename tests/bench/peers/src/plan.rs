//! What is merged: the records that all replicas begin with, and the edits that each makes on its own.
//!
//! Nothing here is left to chance, so that every process of a run, and every run, has the same edits.

use anyhow::{Context, Result};
use selaras::domain::territory::Territory;
use selaras::domain::{AnnualReport, BookYear, Business, Cooperative, Count, Id, RatState, Record, Ref, Rupiah, Text};
use selaras::replica::{DAY_MS, Knowledge, Row};
use selaras::sample::{self, Options};
use selaras::workspace::{self, Edit, EditOf, PatchOf, Tables};

use crate::records::{self, Fields};

/// One of the merges that are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// The files of all districts into the register of the province.
    Province,
    /// One large register into another.
    Large,
}

impl Task {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Province, Self::Large];

    /// Its name among the arguments.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Large => "large",
        }
    }

    /// What it is, for the head of its table.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Province => "13 districts into 3,027 cooperatives",
            Self::Large => "200,000 cooperatives, 1 % changed on each side",
        }
    }

    /// The task of that name.
    pub fn named(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|task| task.name() == name).with_context(|| format!("there is no task '{name}'"))
    }

    /// How often every merge is done; the median counts.
    pub const fn runs(self) -> usize {
        match self {
            Self::Province => 7,
            Self::Large => 3,
        }
    }

    /// How many replicas are merged into the first.
    pub fn others(self) -> usize {
        match self {
            Self::Province => Territory::current().districts.len(),
            Self::Large => 1,
        }
    }

    fn options(self) -> Options {
        match self {
            Self::Province => Options::default(),
            // Without reports: their files would be larger still, and no other program gets far with them.
            Self::Large => Options { cooperatives: 200_000, years: 0, ..Options::default() },
        }
    }
}

/// An edit and the moment at which it is made, in milliseconds since 1970.
#[derive(Debug)]
pub struct Step {
    /// The moment.
    pub at_ms: u64,
    /// The edit.
    pub edit: Edit,
}

/// What a step writes, as every engine writes it.
#[derive(Debug)]
pub struct Written {
    /// The table.
    pub table: &'static str,
    /// The record.
    pub id: Id,
    /// Whether the record was not there before.
    pub is_new: bool,
    /// The fields.
    pub fields: Fields,
}

impl Step {
    /// What it writes.
    pub fn written(&self) -> Result<Written> {
        let patch = self.edit.patch();
        let written = patch.of::<Cooperative>().as_ref().map(written);
        let written = written.or_else(|| patch.of::<AnnualReport>().as_ref().map(self::written));
        let (is_new, fields) = written.context("only cooperatives and reports are edited here")?;
        Ok(Written { table: patch.table(), id: patch.id(), is_new, fields })
    }
}

/// Whether a patch writes a record whole, and the fields that it writes.
fn written<R: Record>(patch: &PatchOf<R>) -> (bool, Fields) {
    if patch.fields == workspace::Fields::ALL {
        return (true, records::fields(&patch.value));
    }
    let fields = patch.fields.iter().map(|field| (R::FIELDS[field].name.to_owned(), patch.value.to_json(field)));
    (false, fields.collect())
}

/// The records that all replicas begin with, and what each of them does then.
#[derive(Debug)]
pub struct Plan {
    /// The records.
    pub base: Tables,
    /// How far their author had seen.
    pub seen: Knowledge,
    /// The steps of every replica; the first is the one into which the others are merged.
    pub steps: Vec<Vec<Step>>,
}

impl Plan {
    /// The plan of a task.
    pub fn of(task: Task) -> Self {
        let options = task.options();
        let base = sample::fictional(&options);
        let mut steps: Vec<Vec<Step>> = (0..=task.others()).map(|_| Vec::new()).collect();
        let mut numbers = vec![0; task.others() + 1];
        for (at, row) in base.cooperatives.rows().iter().enumerate() {
            let Some(district) = row.value.district.and_then(|code| Territory::current().district_position(code))
            else {
                continue;
            };
            let writer = Writer { base: &base, row, at };
            match task {
                Task::Province => {
                    let number = numbers[district + 1];
                    numbers[district + 1] += 1;
                    province(&writer, district + 1, number, &mut steps);
                }
                Task::Large => large(&writer, at, &mut steps),
            }
        }
        Self { base, seen: sample::seen(&options), steps }
    }
}

/// Every twentieth cooperative of a district is edited there; some of those the province edits too, in the same
/// fields, and some others alone.
fn province(writer: &Writer<'_>, district: usize, number: usize, steps: &mut [Vec<Step>]) {
    let turn = number / 20;
    if number % 20 == 7 {
        steps[district].push(writer.cooperative(district, turn));
        steps[district].extend(if turn.is_multiple_of(2) { writer.report(district) } else { None });
        steps[district].extend(turn.is_multiple_of(3).then(|| writer.new_report(district)));
        if turn % 4 == 1 {
            steps[0].push(writer.cooperative(0, turn));
        }
    }
    if number % 50 == 20 {
        steps[0].push(writer.cooperative(0, turn));
    }
}

/// Each of the two edits one in a hundred, a tenth of which are the same and in the same fields.
fn large(writer: &Writer<'_>, at: usize, steps: &mut [Vec<Step>]) {
    let turn = at / 100;
    let both = turn.is_multiple_of(10);
    if at % 100 == 3 {
        steps[0].push(writer.cooperative(0, turn));
    }
    if at % 100 == if both { 3 } else { 53 } {
        steps[1].push(writer.cooperative(1, turn));
    }
}

/// Makes edits about one cooperative.
struct Writer<'p> {
    base: &'p Tables,
    row: &'p Row<Cooperative>,
    at: usize,
}

impl Writer<'_> {
    /// When a replica makes an edit: whoever of two edits the same cooperative does so within the same minute, now
    /// the one first and now the other.
    fn at_ms(&self, replica: usize) -> u64 {
        let second = if (self.at / 7).is_multiple_of(2) { replica } else { 50 - replica };
        sample::finished_ms() + DAY_MS + self.at as u64 * 60_000 + second as u64 * 1_000
    }

    /// An edit of one or two fields of the cooperative; which, `turn` says.
    fn cooperative(&self, replica: usize, turn: usize) -> Step {
        let mut after = self.row.value.clone();
        let text = |what: &str| Some(Text::cut(&format!("{what} {replica}/{}", self.at)));
        match turn / 2 % 3 {
            0 => after.phone = Some(Text::cut(&format!("0800-{replica:03}-{:06}", self.at))),
            1 => after.address = text("Jl. Pasar Lama No."),
            _ => {
                after.village = text("Desa");
                after.declared_source = text("Berita acara verifikasi nomor");
            }
        }
        let edit = EditOf::change(self.row.id, self.row.value.clone(), after);
        Step { at_ms: self.at_ms(replica), edit: edit.into() }
    }

    /// An edit of the latest report, where there is one.
    fn report(&self, replica: usize) -> Option<Step> {
        let reports = &self.base.annual_reports;
        let report = reports.get(AnnualReport::id(self.row.id, BookYear::new(2023)?))?;
        let mut after = report.value.clone();
        after.members = count(1_000 + self.at as u64);
        after.assets = rupiah(900_000_000 + self.at as i64 * 1_000);
        let edit = EditOf::change(report.id, report.value.clone(), after);
        Some(Step { at_ms: self.at_ms(replica) + 100, edit: edit.into() })
    }

    /// A report of the year after.
    fn new_report(&self, replica: usize) -> Step {
        let year = BookYear::new(2024).unwrap_or_default();
        let report = AnnualReport {
            cooperative: Ref::to(self.row.id),
            year,
            rat: Some(RatState::Held),
            business: Some(Business::Running),
            members: count(100 + self.at as u64),
            own_capital: rupiah(400_000_000),
            outside_capital: rupiah(100_000_000),
            assets: rupiah(500_000_000),
            turnover: rupiah(250_000_000 + self.at as i64 * 1_000),
            surplus: rupiah(20_000_000),
            ..AnnualReport::default()
        };
        let edit = EditOf::create(AnnualReport::id(self.row.id, year), report);
        Step { at_ms: self.at_ms(replica) + 200, edit: edit.into() }
    }
}

fn count(number: u64) -> Option<Count> {
    Count::new(number).ok()
}

fn rupiah(amount: i64) -> Option<Rupiah> {
    Rupiah::new(amount).ok()
}
