//! Files that hold a part of a workspace.

use crate::domain::{AreaCode, CauseName, Record};
use crate::replica::{Row, VersionVector};
use crate::workspace::{FillVisitor, Table, Tables};
use serde::{Deserialize, Serialize};

/// Which part of its author's records a file holds: those for which every condition given is true.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Part {
    /// Records of these districts, and of those that belong to no district only the codebook of causes, without which
    /// cases cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub districts: Option<Vec<AreaCode>>,
    /// Records of these tables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tables: Option<Vec<String>>,
    /// Records that were changed after that had been seen, as a receipt says.
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
        tables.fill(&mut Cut { part: self, from: tables })
    }

    fn admits_table(&self, table: &str) -> bool {
        self.tables.as_ref().is_none_or(|tables| tables.iter().any(|one| one == table))
    }
}

struct Cut<'c> {
    part: &'c Part,
    from: &'c Tables,
}

impl FillVisitor for Cut<'_> {
    fn visit<R: Record>(&mut self, from: &Table<R>, to: &mut Table<R>) {
        if !self.part.admits_table(R::TABLE) {
            return;
        }
        let Part { districts, since, .. } = self.part;
        let is_of = |id, districts: &Vec<AreaCode>| {
            R::TABLE == CauseName::TABLE
                || self.from.district_of(R::TABLE, id).is_some_and(|district| districts.contains(&district))
        };
        let is_news = |row: &Row<R>, since: &VersionVector| row.all_stamps().any(|stamp| !since.has_seen(stamp));
        let rows = from.rows().iter().filter(|row| {
            districts.as_ref().is_none_or(|districts| is_of(row.id, districts))
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
    use crate::domain::{Case, Cause, Cooperative, Date, Diagnosis, Id, Text, Weight};
    use crate::replica::Stamp;

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
            let found = Diagnosis { case, cause: own, weight: Weight::Decisive, evidence: None };
            tables.diagnoses.insert(Row::new(Diagnosis::id(case, own), found, Stamp::default()));
        }
        let name = CauseName { code: own, name: Text::cut("Lahan beralih fungsi"), mendable: true, added_by: None };
        tables.causes.insert(Row::new(CauseName::id(own), name, Stamp::default()));
        let part = Part { districts: Some(vec![AreaCode::from_digits(6305)]), ..Part::default() };
        let cut = part.cut(&tables);
        let counts = [cut.cooperatives.rows().len(), cut.cases.rows().len(), cut.diagnoses.rows().len()];
        assert_eq!((counts, cut.causes.rows().len()), ([1, 1, 1], 1));
    }
}
