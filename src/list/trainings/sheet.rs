//! Courses, participants and companions as they are handed out, in the layouts in which they come in (FACTS-2 11); with the performance
//! of the fund.

use crate::analysis::trainings::{FundLine, FundPart, fund_use, fund_years};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, BookYear, Companion, Date, Id, Trainee, Training};
use crate::exchange::sheet::{
    BLOCK, COMPANIONS, Cell, FULL, Head, OF_COURSE, PARTICIPANTS, Sheet, block_cell, person_cell,
};
use crate::i18n::Lang;
use crate::list::Line;
use crate::workspace::{Index, Tables, fold};
use std::collections::BTreeMap;

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn heads(heads: &[Head]) -> Vec<Cell> {
    heads.iter().map(|(heading, _)| text(heading)).collect()
}

/// The participants of a course, by name.
fn people<'t>(tables: &'t Tables, index: &'t Index, course: Id) -> Vec<&'t Trainee> {
    let mut people: Vec<(String, Id, &Trainee)> = index
        .of::<Trainee>(tables, course)
        .map(|row| (row.value.name.as_deref().map(fold).unwrap_or_default(), row.id, &row.value))
        .collect();
    people.sort_by(|(one, a, _), (other, b, _)| (one, a).cmp(&(other, b)));
    people.into_iter().map(|(.., of)| of).collect()
}

fn rows(layout: &[Head], people: &[&Trainee], course: &Training) -> Vec<Vec<Cell>> {
    let row = |(at, of): (usize, &&Trainee)| {
        layout.iter().map(|head| person_cell(head, at + 1, *of, of.kind, Some(course))).collect()
    };
    people.iter().enumerate().map(row).collect()
}

/// The participants of a course in the layout of the ministry, with the head above the table; and the full export.
pub fn participant_sheets(tables: &Tables, index: &Index, course: Id) -> Vec<Sheet> {
    let Some(of) = tables.trainings.get_live(course).map(|row| &row.value) else { return Vec::new() };
    let people = people(tables, index, course);
    let block = BLOCK.iter().map(|head| vec![text(head.0), text(":"), block_cell(head, of)]);
    let table = std::iter::once(heads(PARTICIPANTS)).chain(rows(PARTICIPANTS, &people, of));
    let listed = Sheet {
        name: "Daftar peserta".to_owned(),
        rows: block.chain([Vec::new()]).chain(table).collect(),
        ..Sheet::default()
    };
    vec![listed, full(&[(of, people)])]
}

/// The full export of the participants of courses, each row with the course.
fn full(courses: &[(&Training, Vec<&Trainee>)]) -> Sheet {
    let layout: Vec<Head> = OF_COURSE.iter().chain(FULL).copied().collect();
    let mut all = vec![heads(&layout)];
    let mut number = 0;
    for (course, people) in courses {
        for of in people {
            number += 1;
            all.push(layout.iter().map(|head| person_cell(head, number, *of, of.kind, Some(course))).collect());
        }
    }
    Sheet { name: "Ekspor lengkap".to_owned(), rows: all, ..Sheet::default() }
}

/// The full export of the participants of lines.
pub(super) fn trainee_sheet(tables: &Tables, lines: &[Line<Trainee>]) -> Sheet {
    let mut courses: BTreeMap<(Option<Date>, Id), Vec<&Trainee>> = BTreeMap::new();
    for line in lines {
        let id = *line.row.value.training;
        let day = tables.trainings.get_live(id).and_then(|row| row.value.day());
        courses.entry((day, id)).or_default().push(&line.row.value);
    }
    let mut found: Vec<(&Training, Vec<&Trainee>)> = Vec::new();
    for ((_, id), people) in courses {
        found.extend(tables.trainings.get_live(id).map(|row| (&row.value, people)));
    }
    full(&found)
}

/// The performance of the fund in each year of lines.
pub(super) fn fund_sheets(tables: &Tables, lines: &[Line<Training>]) -> Vec<Sheet> {
    let years = fund_years(tables).into_iter().filter(|year| lines.iter().any(|line| line.row.value.year == *year));
    years.map(|year| fund_sheet(tables, year)).collect()
}

/// Companions in the layout of the ministry, of each year its own sheet.
pub(super) fn companion_sheets(lines: &[Line<Companion>]) -> Vec<Sheet> {
    let mut years: BTreeMap<BookYear, Vec<&Companion>> = BTreeMap::new();
    lines.iter().for_each(|line| years.entry(line.row.value.year).or_default().push(&line.row.value));
    let sheet = |(year, mut people): (BookYear, Vec<&Companion>)| {
        people.sort_by_key(|of| (of.area, of.name.as_deref().map(fold)));
        let row = |(at, of): (usize, &&Companion)| {
            COMPANIONS.iter().map(|head| office_cell(head, at + 1, of)).collect::<Vec<Cell>>()
        };
        let title = vec![text(&format!("DATA PENDAMPING KOPERASI DAN UMKM TAHUN {year}"))];
        let table = std::iter::once(heads(COMPANIONS)).chain(people.iter().enumerate().map(row));
        Sheet {
            name: format!("Pendamping {year}"),
            rows: [title, Vec::new()].into_iter().chain(table).collect(),
            ..Sheet::default()
        }
    };
    years.into_iter().rev().map(sheet).collect()
}

/// The cell of a companion: of the office, as it is called and not as its area is.
fn office_cell(head: &Head, number: usize, of: &Companion) -> Cell {
    match head.0 {
        "Dinas" => of.area.map_or(Cell::Empty, |area| Cell::Text(office(area))),
        _ => person_cell(head, number, of, None, None),
    }
}

fn office(area: AreaCode) -> String {
    format!("Dinas Koperasi dan UKM {}", Lang::Id.office(area))
}

/// Performance of the fund of courses and companions in a year: pagu, both tranches and what is left, office by office (PK2UKM). What
/// was reported in neither tranche is taken from what is left, and said below.
pub fn fund_sheet(tables: &Tables, year: BookYear) -> Sheet {
    let found = fund_use(tables, year);
    let groups = ["PAGU", "REALISASI TAHAP 1", "REALISASI TAHAP 2", "SISA REALISASI"];
    let below = ["Diklat (orang)", "Pendamping (orang)", "Total", "Anggaran (Rp)", "%"];
    let (mut first, mut second) = (vec![text("PROV"), text("NO"), text("Dinas Prov/Kab/Kota")], vec![Cell::Empty; 3]);
    for (at, group) in groups.into_iter().enumerate() {
        // Of the pagu itself there is no share.
        let below = &below[..if at == 0 { 4 } else { 5 }];
        first.push(text(group));
        first.extend(vec![Cell::Empty; below.len() - 1]);
        second.extend(below.iter().map(|head| text(head)));
    }
    let part = |part: FundPart, whole: Option<FundPart>| {
        let number = |number: i64| Cell::Number(number as f64);
        let share = whole.map(|whole| {
            part.share_of(whole).map_or(Cell::Empty, |share| Cell::Number((share * 10_000.0).round() / 100.0))
        });
        let numbers = [part.trained, part.companions, part.persons(), part.money].map(number);
        numbers.into_iter().chain(share).collect::<Vec<Cell>>()
    };
    let line = |of: &FundLine| {
        let planned = of.planned;
        let done = [of.tranches[0], of.tranches[1], of.left()].map(|done| part(done, Some(planned)));
        [part(planned, None)].into_iter().chain(done).flatten().collect::<Vec<Cell>>()
    };
    let province = Territory::current().province.name;
    let mut rows = vec![vec![text(&format!("KINERJA DAK NONFISIK PK2UKM TAHUN {year}"))], Vec::new(), first, second];
    for (at, of) in found.lines.iter().enumerate() {
        let whose = of.area.map_or_else(|| "Tidak disebut".to_owned(), office);
        let head = [text(province), Cell::Number((at + 1) as f64), Cell::Text(whose)];
        rows.push(head.into_iter().chain(line(of)).collect());
    }
    let whole = found.whole();
    rows.push([Cell::Empty, Cell::Empty, text("Jumlah")].into_iter().chain(line(&whole)).collect());
    if whole.elsewhere != FundPart::default() {
        let said = format!(
            "Catatan: {} orang dan Rp{} dilaporkan tanpa tahap 1 atau 2; mengurangi sisa.",
            whole.elsewhere.persons(),
            Lang::Id.number(whole.elsewhere.money)
        );
        rows.extend([Vec::new(), vec![Cell::Text(said)]]);
    }
    Sheet { name: format!("Kinerja dana {year}"), rows, ..Sheet::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Count, FundCode, ReportPeriod, Rupiah, Text};
    use crate::replica::{Row, Stamp};

    #[test]
    fn the_performance_of_the_fund_has_its_columns_and_says_what_is_in_no_tranche() {
        let mut tables = Tables::default();
        let year = BookYear::new(2023).unwrap();
        for (number, tranche, cost) in [(1, ReportPeriod::Tranche1, 90), (2, ReportPeriod::Quarter2, 30)] {
            let of = Training {
                title: Text::optional("A").unwrap(),
                year,
                area: "63.05".parse().ok(),
                fund: FundCode::new("2.2.01.01.04.0016").unwrap(),
                tranche: Some(tranche),
                capacity: Count::new(20).ok(),
                stated: Count::new(18).ok(),
                budget: Rupiah::new(100).ok(),
                cost: Rupiah::new(cost).ok(),
                ..Training::default()
            };
            tables.trainings.insert(Row::new(Id::new(1, [number; 10]), of, Stamp::default()));
        }
        let sheet = fund_sheet(&tables, year);
        let words = |row: usize| sheet.rows[row].iter().map(Cell::text).collect::<Vec<_>>();
        assert_eq!((sheet.rows[2].len(), sheet.rows[3].len(), sheet.rows[4].len()), (22, 22, 22));
        assert_eq!(words(2)[3], "PAGU");
        assert_eq!(words(2)[7], "REALISASI TAHAP 1");
        assert_eq!(words(4)[2..7], ["Dinas Koperasi dan UKM Kabupaten Tapin", "40", "0", "40", "200"]);
        assert_eq!(words(4)[7..12], ["18", "0", "18", "90", "45"]);
        assert_eq!(words(4)[17..22], ["4", "0", "4", "80", "40"]);
        assert_eq!(words(5)[2], "Jumlah");
        assert!(words(7)[0].contains("18 orang dan Rp30"), "{:?}", words(7));
    }
}
