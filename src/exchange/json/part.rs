//! Files that hold a part of a workspace.

use crate::domain::{AreaCode, Record};
use crate::replica::{Row, VersionVector};
use crate::workspace::{FillVisitor, Table, Tables};
use serde::{Deserialize, Serialize};

/// Which part of its author's records a file holds: those for which every condition given is true.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Part {
    /// Records of these districts, and nothing that belongs to no district.
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
            self.from.district_of(R::TABLE, id).is_some_and(|district| districts.contains(&district))
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
