//! Numbers of enterprises side by side: an area a row, and for each source, day and kind of count a column of its own.

use crate::domain::territory::Territory;
use crate::domain::{AreaCode, AssistanceStatus, Date, EnterpriseBasis, Precision, Sector, SizeClass};
use crate::workspace::Tables;
use std::collections::BTreeMap;

/// A column: what is counted, of which day, by whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TotalColumn {
    /// Which enterprises.
    pub counted: EnterpriseBasis,
    /// The day.
    pub date: Date,
    /// How exactly it is known.
    pub precision: Precision,
    /// Where it stands written.
    pub source: String,
}

/// Totals of a class and a sector by area and column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TotalsTable {
    /// The columns, latest first, in the order of what is counted.
    pub columns: Vec<TotalColumn>,
    /// The areas that anything is said of, with a figure for each column; and how many the program has by name there.
    pub rows: Vec<(AreaCode, Vec<Option<u64>>, u32)>,
}

/// The totals of a class and a sector: those that say these, and no others. What is said of all is no sum of parts.
pub fn totals(tables: &Tables, class: Option<SizeClass>, sector: Option<Sector>) -> TotalsTable {
    let mut figures: BTreeMap<TotalColumn, BTreeMap<AreaCode, u64>> = BTreeMap::new();
    for total in tables.enterprise_totals.live().map(|row| &row.value) {
        if total.class != class || total.sector != sector {
            continue;
        }
        let column = TotalColumn {
            counted: total.counted,
            date: total.date,
            precision: total.precision,
            source: total.source.to_string(),
        };
        figures.entry(column).or_default().insert(total.area, total.value.get());
    }
    let mut columns: Vec<TotalColumn> = figures.keys().cloned().collect();
    columns.sort_by_key(|column| (column.counted, std::cmp::Reverse(column.date), column.source.clone()));
    let territory = Territory::current();
    let areas = std::iter::once(territory.province.code).chain(territory.districts.iter().map(|one| one.code));
    let row = |area: AreaCode| {
        let cells: Vec<Option<u64>> = columns.iter().map(|column| figures.get(column)?.get(&area).copied()).collect();
        let assisted = tables.enterprises.live().filter(|row| {
            row.value.status == Some(AssistanceStatus::Assisted)
                && (area == territory.province.code || row.value.district == Some(area))
        });
        let by_name = assisted.filter(|row| sector.is_none() || row.value.sector == sector).count() as u32;
        cells.iter().any(Option::is_some).then_some((area, cells, by_name))
    };
    let rows = areas.filter_map(row).collect();
    TotalsTable { columns, rows }
}

/// The classes and sectors of which there is a total, all of them first.
pub fn cuts(tables: &Tables) -> Vec<(Option<SizeClass>, Option<Sector>)> {
    let totals = tables.enterprise_totals.live();
    let mut cuts: Vec<_> = totals.map(|row| (row.value.class, row.value.sector)).collect();
    cuts.sort();
    cuts.dedup();
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EnterpriseTotal, Id, Text, Total};
    use crate::replica::{Row, Stamp};

    fn tables() -> Tables {
        let mut tables = Tables::default();
        let mut put = |area: &str, counted, day: &str, class, value: u64, source: &str| {
            let total = EnterpriseTotal {
                date: day.parse().unwrap(),
                area: area.parse().unwrap(),
                counted,
                class,
                value: Total::new(value).unwrap(),
                source: Text::cut(source),
                ..EnterpriseTotal::default()
            };
            let id = Id::new(tables.enterprise_totals.rows().len() as u64 + 1, [1; 10]);
            tables.enterprise_totals.insert(Row::new(id, total, Stamp::default()));
        };
        put("63", EnterpriseBasis::Census, "2016-05-01", None, 472_125, "SE2016");
        put("63.71", EnterpriseBasis::Census, "2016-05-01", None, 89_751, "SE2016");
        put("63.72", EnterpriseBasis::Register, "2021-01-01", Some(SizeClass::Micro), 6_201, "Dinas");
        put("63.72", EnterpriseBasis::Register, "2022-01-01", Some(SizeClass::Micro), 11_641, "Dinas");
        put("63.72", EnterpriseBasis::Assisted, "2022-01-01", Some(SizeClass::Micro), 180, "Dinas");
        tables
    }

    #[test]
    fn sources_stand_side_by_side_and_are_never_added_up() {
        let tables = tables();
        let all = totals(&tables, None, None);
        assert_eq!(all.columns.len(), 1);
        let areas: Vec<_> = all.rows.iter().map(|(area, cells, _)| (area.to_string(), cells.clone())).collect();
        assert_eq!(areas, [("63".to_owned(), vec![Some(472_125)]), ("63.71".to_owned(), vec![Some(89_751)])]);
        let micro = totals(&tables, Some(SizeClass::Micro), None);
        // Two years of one register are two columns, and what is assisted is a third.
        assert_eq!(micro.columns.len(), 3);
        assert_eq!(micro.rows[0].1, [Some(11_641), Some(6_201), Some(180)]);
    }

    #[test]
    fn what_is_said_of_a_class_is_not_said_of_all() {
        assert_eq!(cuts(&tables()), [(None, None), (Some(SizeClass::Micro), None)]);
        assert_eq!(totals(&tables(), None, Some(Sector::Trade)).rows, []);
    }
}
