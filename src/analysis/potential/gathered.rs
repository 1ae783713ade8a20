//! What every record says of a figure, and what areas come to.

use super::figure::{Figure, Per};
use crate::analysis::Median;
use crate::analysis::financing::{Application, Ending, applicant, applications};
use crate::analysis::plans::{At, PlanRow, Plans};
use crate::domain::territory::Territory;
use crate::domain::{
    AnnualReport, AreaCode, AreaLevel, AssistanceStatus, BookYear, Cooperative, Date, DeclaredStatus, Enterprise,
    EnterpriseYear, Id, Record, Rupiah,
};
use crate::workspace::Tables;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Of fewer records a share or a mean says too little to be the finding of a page.
const FEWEST: usize = 10;

/// Which cooperatives are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// All.
    #[default]
    All,
    /// All but the Koperasi Merah Putih, as before 2025.
    Without,
    /// These alone.
    Only,
}

impl Whose {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::All, Self::Without, Self::Only];

    /// By what addresses call it, and the register its filter.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "semua",
            Self::Without => "tidak",
            Self::Only => "ya",
        }
    }

    /// That of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|whose| whose.code() == code)
    }

    /// Whether a cooperative is counted.
    pub fn admits(self, cooperative: &Cooperative) -> bool {
        match self {
            Self::All => true,
            Self::Without => !cooperative.is_merah_putih(),
            Self::Only => cooperative.is_merah_putih(),
        }
    }
}

/// What a record says of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    id: Id,
    district: Option<AreaCode>,
    subdistrict: Option<AreaCode>,
    /// None where it says nothing.
    said: Option<i64>,
    /// Whether it says only some of it.
    is_partial: bool,
}

impl Entry {
    fn lies_in(&self, area: Option<AreaCode>) -> bool {
        match area {
            None => true,
            Some(area) if area.level() == AreaLevel::Subdistrict => self.subdistrict == Some(area),
            area => self.district == area,
        }
    }
}

/// What an area comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// The sum of what its records say.
    pub total: i64,
    /// How many say something.
    pub known: usize,
    /// How many say nothing.
    pub silent: usize,
    /// How many of those that say something say only a part.
    pub partial: usize,
    /// How many say other than nothing: the records behind the sum.
    pub rows: usize,
}

impl Sum {
    fn add(&mut self, entry: &Entry) {
        let Some(said) = entry.said else {
            self.silent += 1;
            return;
        };
        self.total += said;
        self.known += 1;
        self.partial += usize::from(entry.is_partial);
        self.rows += usize::from(said != 0);
    }

    /// The figure; none where nobody says anything.
    pub fn figure(&self) -> Option<i64> {
        (self.known > 0).then_some(self.total)
    }

    /// The figure in a measure in which areas of different size can be held beside each other; none where it is not known, or
    /// where nobody has entered how many live there.
    pub fn beside(&self, per: Per, area: Option<AreaCode>) -> Option<f64> {
        let figure = self.figure()? as f64;
        match per {
            Per::Record | Per::Share => Some(figure / self.known as f64),
            Per::Inhabitant => inhabitants(area).map(|people| figure / f64::from(people)),
            Per::TenThousand => inhabitants(area).map(|people| figure / f64::from(people) * 10_000.0),
        }
    }
}

/// How many live in a district, or in the province where none is named; none for what lies below, of which no table is built in.
pub fn inhabitants(area: Option<AreaCode>) -> Option<u32> {
    let territory = Territory::current();
    match area {
        None => Some(territory.districts.iter().map(|district| district.population).sum()),
        Some(area) => territory.district(area).map(|district| district.population),
    }
}

/// The middle of the areas of a kind, each median with the number of areas of which the figure is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside {
    /// How many areas there are.
    pub areas: usize,
    /// Of the figure itself.
    pub figure: Median,
    /// Of the measure that can be compared.
    pub measure: Median,
}

/// The rows of plans of a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Planned {
    /// The year; none where nothing is planned.
    pub year: Option<BookYear>,
    /// All years that are planned for, in order.
    pub years: Vec<BookYear>,
    rows: Vec<Entry>,
    money: Vec<Entry>,
}

impl Planned {
    /// Nothing yet of a year.
    pub fn begun(year: Option<BookYear>, years: Vec<BookYear>) -> Self {
        Self { year, years, ..Self::default() }
    }

    /// The rows of a year: those that are for one district alone are counted there, and those for several nowhere but in all.
    pub fn of(plans: &Plans, year: Option<BookYear>) -> Self {
        let mut planned = Self::begun(year, plans.years());
        plans.rows().iter().for_each(|row| planned.add(row));
        planned
    }

    /// Adds a row, where it is of the year.
    pub fn add(&mut self, row: &PlanRow) {
        if Some(row.year()) != self.year {
            return;
        }
        let district = match row.district {
            At::One(district) => Some(district),
            At::Several | At::Unsaid => None,
        };
        let entry = Entry { id: row.id, district, subdistrict: None, said: Some(1), is_partial: false };
        self.rows.push(entry);
        // What stands in it and is spent by another row counts there.
        self.money.push(Entry { said: row.stage.map(|_| row.budget()), ..entry });
    }
}

/// A figure that stands out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Far {
    /// Of one area, farthest from the median of its like.
    From {
        /// Which.
        figure: Figure,
        /// What it is here.
        here: f64,
        /// The median.
        median: f64,
        /// Of how many areas.
        areas: usize,
    },
    /// Between the districts, where the highest is most times the lowest.
    Apart {
        /// Which.
        figure: Figure,
        /// The lowest.
        low: (AreaCode, f64),
        /// The highest.
        high: (AreaCode, f64),
        /// The median.
        median: f64,
        /// Of how many districts.
        areas: usize,
    },
}

/// What all records say of all figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Potential {
    entries: BTreeMap<Figure, Arc<Vec<Entry>>>,
    /// The first and the last book year of the reports that are counted.
    pub reports: Option<(BookYear, BookYear)>,
}

impl Potential {
    /// Of all tables but those of plans, for a day: reports on years that had not ended by then are not counted.
    pub fn of(tables: &Tables, whose: Whose, day: Date) -> Self {
        let mut found = Self::default();
        found.cooperatives(tables, whose, day);
        found.enterprises(tables);
        found.financings(tables);
        found.trainings(tables);
        found
    }

    /// The same with plans.
    pub fn with(mut self, planned: &Planned) -> Self {
        self.entries.insert(Figure::PlanRows, planned.rows.clone().into());
        self.entries.insert(Figure::PlanMoney, planned.money.clone().into());
        self
    }

    fn put(&mut self, figure: Figure, entry: Entry) {
        Arc::make_mut(self.entries.entry(figure).or_default()).push(entry);
    }

    fn cooperatives(&mut self, tables: &Tables, whose: Whose, day: Date) {
        let mut reports: FxHashMap<Id, Vec<&AnnualReport>> = FxHashMap::default();
        for report in tables.annual_reports.live().map(|row| &row.value).filter(|report| report.year.end() <= day) {
            reports.entry(*report.cooperative).or_default().push(report);
        }
        for row in tables.cooperatives.live() {
            let of = &row.value;
            let place = Entry {
                id: row.id,
                district: of.district,
                subdistrict: of.subdistrict,
                said: Some(1),
                is_partial: false,
            };
            if of.is_merah_putih() {
                self.put(Figure::MerahPutih, place);
            }
            if !whose.admits(of) {
                continue;
            }
            self.put(Figure::Cooperatives, place);
            let active = match of.declared_status {
                Some(DeclaredStatus::Active) => Some(1),
                Some(DeclaredStatus::Inactive) => Some(0),
                _ => None,
            };
            self.put(Figure::Active, Entry { said: active, ..place });
            let own = reports.remove(&row.id).unwrap_or_default();
            let mut last = |figure: Figure, of: &dyn Fn(&AnnualReport) -> Option<i64>| {
                let told = own.iter().filter_map(|report| Some((report.year, of(report)?)));
                let told = told.max_by_key(|(year, _)| *year);
                if let Some((year, _)) = told {
                    let (first, last) = self.reports.unwrap_or((year, year));
                    self.reports = Some((first.min(year), last.max(year)));
                }
                self.put(figure, Entry { said: told.map(|(_, said)| said), ..place });
            };
            let rupiah = |amount: Option<Rupiah>| amount.map(Rupiah::get);
            last(Figure::Members, &|report| report.members.map(|members| i64::from(members.get())));
            last(Figure::OwnCapital, &|report| rupiah(report.own_capital));
            last(Figure::Savings, &|report| {
                Some(rupiah(report.principal_savings)? + rupiah(report.mandatory_savings)?)
            });
            last(Figure::Turnover, &|report| rupiah(report.turnover));
        }
    }

    fn enterprises(&mut self, tables: &Tables) {
        let mut years: FxHashMap<Id, (BookYear, Rupiah)> = FxHashMap::default();
        for of in tables.enterprise_years.live().map(|row| &row.value) {
            let EnterpriseYear { year, sales: Some(sales), .. } = of else { continue };
            let last = years.entry(*of.enterprise).or_insert((*year, *sales));
            if last.0 < *year {
                *last = (*year, *sales);
            }
        }
        for row in tables.enterprises.live() {
            let of = &row.value;
            let is_assisted = of.status.map(|status| status == AssistanceStatus::Assisted);
            let place = Entry {
                id: row.id,
                district: tables.district_of(Enterprise::TABLE, row.id),
                subdistrict: of.subdistrict,
                said: is_assisted.map(i64::from),
                is_partial: false,
            };
            self.put(Figure::Enterprises, place);
            if is_assisted == Some(true) {
                let sales = years.get(&row.id).map(|(_, sales)| sales.get());
                self.put(Figure::Sales, Entry { said: sales, ..place });
            }
        }
        for row in tables.enterprise_aids.live() {
            let of = *row.value.enterprise;
            let Some(enterprise) = tables.enterprises.get_live(of) else { continue };
            let entry = Entry {
                id: row.id,
                district: tables.district_of(Enterprise::TABLE, of),
                subdistrict: enterprise.value.subdistrict,
                said: Some(1),
                is_partial: false,
            };
            self.put(Figure::Aids, entry);
            self.put(Figure::AidWorth, Entry { said: row.value.amount.map(Rupiah::get), ..entry });
        }
    }

    fn financings(&mut self, tables: &Tables) {
        for Application { id, financing, district, course } in applications(tables) {
            let of_applicant = || {
                let (table, id) = applicant(&financing)?;
                if table == Cooperative::TABLE {
                    tables.cooperatives.get(id)?.value.subdistrict
                } else {
                    tables.enterprises.get(id)?.value.subdistrict
                }
            };
            let subdistrict = financing.subdistrict.or_else(of_applicant);
            let is_known = course.ending() != Ending::Unreported;
            let is_paid = matches!(course.ending(), Ending::Paid | Ending::Settled);
            let entry =
                Entry { id, district, subdistrict, said: is_known.then_some(i64::from(is_paid)), is_partial: false };
            self.put(Figure::Paid, entry);
            // That it was paid out without a word on how much is not that nothing was.
            let said = match (course.paid, course.payments_unsaid) {
                (0, 1..) => None,
                (0, 0) if is_paid || !is_known => None,
                (paid, _) => Some(paid),
            };
            let is_partial = said.is_some() && course.payments_unsaid > 0;
            self.put(Figure::PaidOut, Entry { said, is_partial, ..entry });
        }
    }

    fn trainings(&mut self, tables: &Tables) {
        for row in tables.trainings.live() {
            let district = row.value.seat();
            let entry = Entry { id: row.id, district, subdistrict: None, said: Some(1), is_partial: false };
            self.put(Figure::Courses, entry);
        }
        for row in tables.trainees.live() {
            let Some(course) = tables.trainings.get_live(*row.value.training) else { continue };
            // Of a course of the province people come from everywhere.
            let own = row.value.district.and_then(AreaCode::district);
            let of_cooperative = || tables.cooperatives.get_live(*row.value.cooperative?)?.value.district;
            let of_enterprise = || tables.district_of(Enterprise::TABLE, *row.value.enterprise?);
            let of_office = || course.value.area.and_then(AreaCode::district);
            let district = own.or_else(of_cooperative).or_else(of_enterprise).or_else(of_office);
            let entry = Entry { id: row.id, district, subdistrict: None, said: Some(1), is_partial: false };
            self.put(Figure::Participants, entry);
        }
    }

    fn entries(&self, figure: Figure) -> &[Entry] {
        self.entries.get(&figure).map_or(&[], |entries| entries.as_slice())
    }

    /// What an area comes to; all of it where none is named.
    pub fn sum(&self, figure: Figure, area: Option<AreaCode>) -> Sum {
        let mut sum = Sum::default();
        self.entries(figure).iter().filter(|entry| entry.lies_in(area)).for_each(|entry| sum.add(entry));
        sum
    }

    /// The records behind a figure of an area with what each says of it, the largest first.
    pub fn rows(&self, figure: Figure, area: Option<AreaCode>) -> Vec<(Id, i64)> {
        let here = self.entries(figure).iter().filter(|entry| entry.lies_in(area));
        let mut rows: Vec<(Id, i64)> = here.filter_map(|entry| Some((entry.id, entry.said?))).collect();
        rows.retain(|(_, said)| *said != 0);
        rows.sort_by_key(|(id, said)| (std::cmp::Reverse(*said), *id));
        rows
    }

    /// The records of an area that say nothing of a figure, in order.
    pub fn silent(&self, figure: Figure, area: Option<AreaCode>) -> Vec<Id> {
        let here = self.entries(figure).iter().filter(|entry| entry.lies_in(area) && entry.said.is_none());
        let mut ids: Vec<Id> = here.map(|entry| entry.id).collect();
        ids.sort_unstable();
        ids
    }

    /// The areas beside which one is held: the districts, and beside a kecamatan those of its district.
    pub fn areas_beside(area: Option<AreaCode>) -> Vec<AreaCode> {
        let territory = Territory::current();
        match area.filter(|area| area.level() == AreaLevel::Subdistrict).and_then(AreaCode::district) {
            Some(district) => territory.subdistricts_of(district).iter().map(|one| one.code).collect(),
            None => territory.districts.iter().map(|one| one.code).collect(),
        }
    }

    /// The middle of the areas beside which one is held.
    pub fn beside(&self, figure: Figure, area: Option<AreaCode>) -> Beside {
        let areas = Self::areas_beside(area);
        let sums = self.sums(figure, &areas);
        let figures = sums.iter().filter_map(|(_, sum)| sum.figure()).map(|figure| figure as f64).collect();
        let measures = sums.iter().filter_map(|(area, sum)| sum.beside(figure.per(), Some(*area))).collect();
        Beside { areas: areas.len(), figure: Median::of(figures), measure: Median::of(measures) }
    }

    /// What each of these areas comes to, in their order; each record is looked at once.
    fn sums(&self, figure: Figure, areas: &[AreaCode]) -> Vec<(AreaCode, Sum)> {
        let mut sums: BTreeMap<AreaCode, Sum> = areas.iter().map(|area| (*area, Sum::default())).collect();
        for entry in self.entries(figure) {
            for place in [entry.district, entry.subdistrict].into_iter().flatten() {
                if let Some(sum) = sums.get_mut(&place) {
                    sum.add(entry);
                }
            }
        }
        areas.iter().map(|area| (*area, sums.remove(area).unwrap_or_default())).collect()
    }

    /// The parts of an area with what each comes to: the districts of the province, the kecamatan of a district; none below. What
    /// says no part stands last, where there is any, so that they add up to the whole.
    pub fn parts(&self, figure: Figure, area: Option<AreaCode>) -> Vec<(Option<AreaCode>, Sum)> {
        let territory = Territory::current();
        let areas: Vec<AreaCode> = match area {
            None => territory.districts.iter().map(|one| one.code).collect(),
            Some(area) if area.level() == AreaLevel::District => {
                territory.subdistricts_of(area).iter().map(|one| one.code).collect()
            }
            Some(_) => return Vec::new(),
        };
        let mut nowhere = Sum::default();
        let place = |entry: &Entry| if area.is_none() { entry.district } else { entry.subdistrict };
        let mut sums: BTreeMap<AreaCode, Sum> = areas.iter().map(|area| (*area, Sum::default())).collect();
        for entry in self.entries(figure).iter().filter(|entry| entry.lies_in(area)) {
            place(entry).and_then(|place| sums.get_mut(&place)).unwrap_or(&mut nowhere).add(entry);
        }
        let mut parts: Vec<(Option<AreaCode>, Sum)> =
            areas.iter().map(|area| (Some(*area), sums.remove(area).unwrap_or_default())).collect();
        if nowhere != Sum::default() {
            parts.push((None, nowhere));
        }
        parts
    }

    /// What stands out: of one area the measure that is most times the median or the median most times it; of the province the one
    /// in which the districts lie farthest apart. None where there is no median of anything.
    pub fn far(&self, area: Option<AreaCode>) -> Option<Far> {
        let known = |figure: Figure, sum: &Sum| {
            matches!(figure.per(), Per::Inhabitant | Per::TenThousand) || sum.known >= FEWEST
        };
        let told = Figure::ALL.into_iter().filter(|figure| area.is_none_or(|area| figure.is_of(area.level())));
        let found = told.filter_map(|figure| {
            let measure = self.beside(figure, area).measure;
            let median = measure.value.filter(|median| *median > 0.0)?;
            if area.is_some() {
                let sum = self.sum(figure, area);
                let here = sum.beside(figure.per(), area).filter(|_| known(figure, &sum))?;
                Some((times(here, median), Far::From { figure, here, median, areas: measure.count }))
            } else {
                let sums = self.sums(figure, &Self::areas_beside(None)).into_iter();
                let measures = sums.filter(|(_, sum)| known(figure, sum));
                let measures: Vec<(AreaCode, f64)> =
                    measures.filter_map(|(area, sum)| Some((area, sum.beside(figure.per(), Some(area))?))).collect();
                let low = *measures.iter().min_by(|one, other| one.1.total_cmp(&other.1))?;
                let high = *measures.iter().max_by(|one, other| one.1.total_cmp(&other.1))?;
                Some((times(high.1, low.1), Far::Apart { figure, low, high, median, areas: measure.count }))
            }
        });
        // Of several as far the one that is told first.
        let far = found.reduce(|best, next| if next.0 > best.0 { next } else { best });
        far.filter(|(times, _)| *times > 1.0).map(|(_, far)| far)
    }
}

/// How many times the larger is the smaller; of nothing the most.
fn times(one: f64, other: f64) -> f64 {
    let (low, high) = (one.min(other), one.max(other));
    if low > 0.0 {
        high / low
    } else if high > 0.0 {
        f64::MAX
    } else {
        1.0
    }
}
