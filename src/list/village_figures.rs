//! The table of districts that the national system hands out, given back in its layout (FACTS-2 13.4).

use crate::analysis::village_figures::Delivery;
use crate::domain::Measure;
use crate::domain::territory::Territory;
use crate::exchange::sheet::{Cell, Sheet};

/// Its own number of South Kalimantan: none of the statistics.
const PROVINCE_ID: f64 = 22.0;

/// The columns after the name of the district, with their headings; the years that the national system adds to four of them
/// differ from delivery to delivery.
const COLUMNS: [(&str, Measure); 8] = [
    ("Jumlah Koperasi", Measure::MerahPutih),
    ("Koperasi Memiliki NIB", Measure::VillageBusinessNumbers),
    ("Koperasi Memiliki NPWP", Measure::VillageTaxNumbers),
    ("Koperasi Telah RAT", Measure::VillageRatHeld),
    ("Simpanan Pokok", Measure::VillagePrincipal),
    ("Simpanan Wajib", Measure::VillageMandatory),
    ("Volume Transaksi", Measure::VillageVolume),
    ("Nilai Transaksi", Measure::VillageTurnover),
];

/// A delivery as a sheet.
pub fn village_figures_sheet(delivery: &Delivery) -> Sheet {
    let heads = ["Province_ID", "No", "Kabupaten/Kota"].into_iter().chain(COLUMNS.map(|(heading, _)| heading));
    let mut rows: Vec<Vec<Cell>> = vec![heads.map(|heading| Cell::Text(heading.to_owned())).collect()];
    let districts = Territory::current().districts.iter();
    for (at, district) in districts.filter(|district| delivery.figures.contains_key(&district.code)).enumerate() {
        let figure = |(_, measure): (&str, Measure)| {
            delivery.figure(district.code, measure).map_or(Cell::Empty, |value| Cell::Number(value as f64))
        };
        let first = [Cell::Number(PROVINCE_ID), Cell::Number((at + 1) as f64), Cell::Text(district.name.to_owned())];
        rows.push(first.into_iter().chain(COLUMNS.map(figure)).collect());
    }
    Sheet { name: "SIMKOPDES".to_owned(), rows, ..Sheet::default() }
}
