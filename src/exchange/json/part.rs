//! Files that hold a part of a workspace.

use crate::domain::{AreaCode, CauseName, Id, Indicator, NomenclatureMatch, NomenclatureRow, Record, Target};
use crate::replica::{Row, VersionVector};
use crate::workspace::{FillVisitor, Table, Tables};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

/// Which part of its author's records a file holds: those for which every condition given is true.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Part {
    /// Records of these districts, and of those that belong to no district only the codebooks without which cases and plans
    /// cannot be read: causes, the nomenclature with its matches, and the indicators of the province.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub districts: Option<Vec<AreaCode>>,
    /// Only records of cooperatives that have a case, where it is true; of those that belong to no cooperative the
    /// codebook of causes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub followed: bool,
    /// Records of these tables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tables: Option<Vec<String>>,
    /// Records that were changed after that had been seen of all, as a receipt says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<VersionVector>,
}

impl Part {
    /// Whether it leaves nothing out.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// The records of the part.
    pub fn cut(&self, tables: &Tables) -> Tables {
        let followed = self.followed.then(|| tables.cases.live().map(|row| *row.value.cooperative).collect());
        tables.fill(&mut Cut { part: self, from: tables, followed })
    }

    fn admits_table(&self, table: &str) -> bool {
        self.tables.as_ref().is_none_or(|tables| tables.iter().any(|one| one == table))
    }

    /// Whether that something is deleted is told of a table of which nothing else is: what belongs to a cooperative, a case or
    /// a row of a plan has gone with it, and would seem to have been entered since if only the latter were said to be deleted.
    fn admits_deletions(&self, table: &str) -> bool {
        let mut owners = std::iter::successors(Tables::owner_table(table), |of| Tables::owner_table(of));
        owners.any(|owner| self.admits_table(owner))
    }
}

/// Whether the records of a table that belong to no district are for all of them.
fn is_codebook(table: &str) -> bool {
    let codebooks =
        [CauseName::TABLE, Indicator::TABLE, Target::TABLE, NomenclatureMatch::TABLE, NomenclatureRow::TABLE];
    codebooks.contains(&table)
}

struct Cut<'c> {
    part: &'c Part,
    from: &'c Tables,
    /// The cooperatives that have a case, where only these are wanted.
    followed: Option<FxHashSet<Id>>,
}

impl FillVisitor for Cut<'_> {
    fn visit<R: Record>(&mut self, from: &Table<R>, to: &mut Table<R>) {
        let is_admitted = self.part.admits_table(R::TABLE);
        if !is_admitted && !self.part.admits_deletions(R::TABLE) {
            return;
        }
        let Part { districts, since, .. } = self.part;
        let is_of = |id, districts: &Vec<AreaCode>| match self.from.district_of(R::TABLE, id) {
            Some(district) => districts.contains(&district),
            None => is_codebook(R::TABLE),
        };
        let is_followed = |id, followed: &FxHashSet<Id>| {
            R::TABLE == CauseName::TABLE
                || self.from.owner_of(R::TABLE, id).is_some_and(|owner| followed.contains(&owner))
        };
        let is_news = |row: &Row<R>, since: &VersionVector| row.all_stamps().any(|stamp| !since.has_seen(stamp));
        let rows = from.rows().iter().filter(|row| is_admitted || row.deleted).filter(|row| {
            districts.as_ref().is_none_or(|districts| is_of(row.id, districts))
                && self.followed.as_ref().is_none_or(|followed| is_followed(row.id, followed))
                && since.as_ref().is_none_or(|since| is_news(row, since))
        });
        rows.for_each(|row| {
            to.insert(row.clone());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        AnnualReport, BookYear, Case, Cause, Cooperative, Date, Diagnosis, Plan, PlanPlace, Proposal, Ref, Tally, Text,
        Weight,
    };
    use crate::replica::Stamp;
    use crate::sample;

    #[test]
    fn a_district_gets_its_cases_and_the_names_of_causes_that_an_office_has_added() {
        let own: Cause = "lkl-1".parse().unwrap();
        let mut tables = Tables::default();
        for (number, district) in [(1, 6305), (2, 6303)] {
            let id = Id::new(number, [number as u8; 10]);
            let district = Some(AreaCode::from_digits(district));
            let value = Cooperative { name: Text::cut("KUD"), district, ..Cooperative::default() };
            tables.cooperatives.insert(Row::new(id, value, Stamp::default()));
            let case = Case::id(id, 1);
            tables.cases.insert(Row::new(case, Case::open(id, Date::default()), Stamp::default()));
            let found = Diagnosis { case: Ref::to(case), cause: own, weight: Weight::Decisive, evidence: None };
            tables.diagnoses.insert(Row::new(Diagnosis::id(case, own), found, Stamp::default()));
        }
        let name = CauseName { code: own, name: Text::cut("Lahan beralih fungsi"), mendable: true, added_by: None };
        tables.causes.insert(Row::new(CauseName::id(own), name, Stamp::default()));
        let part = Part { districts: Some(vec![AreaCode::from_digits(6305)]), ..Part::default() };
        let cut = part.cut(&tables);
        let counts = [cut.cooperatives.rows().len(), cut.cases.rows().len(), cut.diagnoses.rows().len()];
        assert_eq!((counts, cut.causes.rows().len()), ([1, 1, 1], 1));
    }

    #[test]
    fn a_district_gets_the_plans_of_its_office_and_what_is_proposed_there() {
        let mut tables = Tables::default();
        let area = |code: u64| Some(AreaCode::from_digits(code));
        for (number, office) in [(1, 6305), (2, 6303), (3, 63)] {
            let id = |of: u64| Id::new(of, [number; 10]);
            let plan = Plan { area: area(office), ..Plan::default() };
            tables.plans.insert(Row::new(id(1), plan, Stamp::default()));
            let place = PlanPlace { plan: Ref::to(id(1)), district: area(6305), ..PlanPlace::default() };
            tables.plan_places.insert(Row::new(place.id(), place, Stamp::default()));
            let proposal = Proposal { subdistrict: area(office * 100 + 2), ..Proposal::default() };
            tables.proposals.insert(Row::new(id(2), proposal, Stamp::default()));
            let indicator = Indicator { area: area(office), ..Indicator::default() };
            tables.indicators.insert(Row::new(id(3), indicator, Stamp::default()));
        }
        let part = Part { districts: Some(vec![AreaCode::from_digits(6305)]), ..Part::default() };
        let cut = part.cut(&tables);
        assert_eq!((cut.plans.rows().len(), cut.plan_places.rows().len(), cut.proposals.rows().len()), (1, 1, 1));
        // Plans are measured by the indicators of the province, too.
        assert_eq!(cut.indicators.rows().len(), 2);
        assert_eq!(tables.district_of(Plan::TABLE, Id::new(1, [3; 10])), None);
    }

    #[test]
    fn who_gets_a_deleted_cooperative_gets_the_deletion_of_what_belonged_to_it() {
        let mut tables = Tables::default();
        for (number, deleted) in [(1, true), (2, false)] {
            let id = Id::new(number, [number as u8; 10]);
            let report =
                AnnualReport { cooperative: Ref::to(id), year: BookYear::new(2023).unwrap(), ..Default::default() };
            let value = Cooperative { name: Text::cut("KUD"), ..Cooperative::default() };
            tables.cooperatives.insert(Row { deleted, ..Row::new(id, value, Stamp::default()) });
            let report_id = AnnualReport::id(id, report.year);
            tables.annual_reports.insert(Row { deleted, ..Row::new(report_id, report, Stamp::default()) });
        }
        // What belongs to nothing went with nothing.
        let total = Row { deleted: true, ..Row::new(Id::new(9, [9; 10]), Tally::default(), Stamp::default()) };
        tables.tallies.insert(total);
        let of = |table: &str| Part { tables: Some(vec![table.to_owned()]), ..Part::default() }.cut(&tables);
        let cut = of(Cooperative::TABLE);
        let reports: Vec<bool> = cut.annual_reports.rows().iter().map(|row| row.deleted).collect();
        assert_eq!((cut.cooperatives.rows().len(), reports), (2, vec![true]));
        assert_eq!(cut.tallies.rows().len(), 0);
        let cut = of(AnnualReport::TABLE);
        assert_eq!((cut.cooperatives.rows().len(), cut.annual_reports.rows().len()), (0, 2));
        assert_eq!(of(CauseName::TABLE).annual_reports.rows().len(), 0);
    }

    #[test]
    fn a_work_list_holds_only_cooperatives_that_have_a_case() {
        let tables = sample::fictional(&sample::Options { cooperatives: 300, ..sample::Options::default() });
        let cut = Part { followed: true, ..Part::default() }.cut(&tables);
        let cases = tables.cases.live().count();
        assert!(cases > 10);
        assert_eq!((cut.cases.rows().len(), cut.cooperatives.rows().len()), (cases, cases));
        let has_case = |id| cut.cases.live().any(|row| row.value.cooperative == id);
        assert!(cut.annual_reports.live().all(|row| has_case(row.value.cooperative)));
        assert_eq!(cut.visits.rows().len(), tables.visits.rows().len());
        assert_eq!(cut.tallies.rows().len(), 0);
    }
}
