//! Sheets of one kind read as one list: offices keep a sheet for every kecamatan, year or status, of which one is not all.

use super::book::{Book, Cell, Merged, Part, Sheet, Together};
use super::kind::ListKind;
use super::layout::{GroupKind, Heading, RowRole, SaidRoles, kind_of_names, width};
use super::plan::Plan;
use super::title::Title;
use super::units;
use super::words::plain;
use crate::domain::Date;
use crate::domain::territory::Territory;
use crate::i18n::{Label, Lang};
use std::collections::BTreeMap;

/// Headings are sought in so many rows.
const TITLES: usize = 20;
/// So many there are at least; two columns are a list of anything.
const FEWEST: usize = 3;

/// The sheets that have the same headings, if there are several, by their places; of several kinds that of which there are
/// most. Those that are not shown are not meant. A column more or less makes no other list.
pub(super) fn alike(sheets: &[Sheet]) -> Vec<usize> {
    let heads: Vec<Vec<String>> =
        sheets.iter().map(|sheet| if sheet.is_hidden { Vec::new() } else { headings(sheet) }).collect();
    let like = |at: usize| {
        (0..sheets.len()).filter(|other| !heads[*other].is_empty() && are_alike(&heads[at], &heads[*other])).collect()
    };
    let groups = (0..sheets.len()).map(like).filter(|places: &Vec<usize>| places.len() > 1);
    // The first of those that are as many.
    groups.rev().max_by_key(Vec::len).unwrap_or_default()
}

/// Whether four of five headings are in both.
fn are_alike(one: &[String], other: &[String]) -> bool {
    let shared = one.iter().filter(|heading| other.contains(heading)).count();
    shared * 5 >= one.len().max(other.len()) * 4
}

/// The row among the first that has most words.
fn headings(sheet: &Sheet) -> Vec<String> {
    let is_word = |cell: &&Cell| matches!(cell, Cell::Text(text) if text.contains(char::is_alphabetic));
    let texts =
        |row: &Vec<Cell>| -> Vec<String> { row.iter().filter(is_word).map(|cell| plain(&cell.text())).collect() };
    let rows = sheet.rows.iter().take(TITLES).map(texts).enumerate();
    // Of several the first: rows of data have as many texts as their headings.
    let widest = rows.max_by_key(|(at, texts)| (texts.len(), std::cmp::Reverse(*at)));
    widest.map(|(_, texts)| texts).filter(|texts| texts.len() >= FEWEST).unwrap_or_default()
}

/// Sheets that were put together, with what the whole seems to mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// The rows of all, one sheet below the other.
    pub sheet: Sheet,
    /// What they seem to mean.
    pub plan: Plan,
    /// Sheets alike that are not among them: their columns or their unit are others.
    pub left_out: Vec<String>,
}

impl Book {
    /// The sheets that can be read as one list, by their places; none where there are not several.
    pub fn alike(&self) -> Vec<usize> {
        alike(&self.sheets)
    }

    /// Puts the sheets that are alike together, as a list of that kind or of what the first of them seems to be. None
    /// where there are not several.
    pub fn together(&self, kind: Option<ListKind>) -> Option<Joined> {
        let sheets: Vec<&Sheet> = self.alike().into_iter().map(|at| &self.sheets[at]).collect();
        let first = sheets.first()?;
        let kind = kind.unwrap_or_else(|| Plan::propose(first).kind);
        let all: Vec<Source> = sheets.into_iter().map(|sheet| Source::of(sheet, kind)).collect();
        let (taken, left): (Vec<Source>, Vec<Source>) = all.iter().cloned().partition(|other| other.goes_with(&all[0]));
        Some(join(&taken, kind, left.iter().map(|source| source.sheet.name.clone()).collect()))
    }
}

/// A sheet that may be put together with others.
#[derive(Clone)]
struct Source<'s> {
    sheet: &'s Sheet,
    plan: Plan,
    heading: Heading,
    /// The heading of each of its columns.
    headings: Vec<String>,
    title: TitleFacts,
    /// The power of ten of the unit in its title.
    power: Option<u8>,
}

/// What the title of a sheet says of all its rows.
#[derive(Clone, Default)]
struct TitleFacts {
    /// By the kind of group as which it would be said, in the words of a row that heads one.
    said: BTreeMap<GroupKind, String>,
    day: Option<Date>,
}

impl TitleFacts {
    fn of(title: &Title) -> Self {
        let district = title.district.and_then(|code| Territory::current().name_of(code)).map(str::to_owned);
        let status = title.status.map(|status| status.label(Lang::Id).to_owned());
        let year = title.year.map(|year| format!("Tahun {year}"));
        let said = [(GroupKind::District, district), (GroupKind::Status, status), (GroupKind::Year, year)];
        Self { said: said.into_iter().filter_map(|(kind, said)| Some((kind, said?))).collect(), day: title.day }
    }
}

impl<'s> Source<'s> {
    fn of(sheet: &'s Sheet, kind: ListKind) -> Self {
        let plan = Plan::propose_as(sheet, kind);
        let heading = plan.heading(sheet);
        let headings = heading.texts(sheet, width(sheet));
        let title = TitleFacts::of(&Title::of(plan.title_lines(sheet)));
        let power = plan.title_lines(sheet).find_map(units::power_of_title);
        Self { sheet, plan, heading, headings, title, power }
    }

    /// Whether its columns and its unit are those of another.
    fn goes_with(&self, first: &Self) -> bool {
        let plainly = |source: &Self| -> Vec<String> {
            source.headings.iter().map(|heading| plain(heading)).filter(|heading| !heading.is_empty()).collect()
        };
        self.power == first.power && are_alike(&plainly(first), &plainly(self))
    }

    /// Where each of its columns stands among those of all, to which those are added that are not there.
    fn places(&self, all: &mut Vec<String>) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::new();
        for (at, heading) in self.headings.iter().enumerate() {
            let free = |place: &usize| !places.contains(place);
            let here = Some(at).filter(|at| all.get(*at).is_some_and(|other| plain(other) == plain(heading)));
            let found = here.filter(free).or_else(|| {
                let same = |place: &usize| !heading.is_empty() && plain(&all[*place]) == plain(heading);
                (0..all.len()).filter(free).find(same)
            });
            places.push(found.unwrap_or_else(|| {
                all.push(heading.clone());
                all.len() - 1
            }));
        }
        places
    }
}

/// Puts sheets together: under each name its rows, with its columns where those of the first sheet are.
fn join(sources: &[Source<'_>], kind: ListKind, left_out: Vec<String>) -> Joined {
    let names = kind_of_names(sources.iter().map(|source| source.sheet.name.as_str()));
    let differs =
        |kind: GroupKind| sources.iter().any(|source| source.title.said.get(&kind) != sources[0].title.said.get(&kind));
    let mut headings = sources[0].headings.clone();
    let (mut sheet, mut together) = (Sheet::default(), Together { names, ..Together::default() });
    sheet.is_1904 = sources[0].sheet.is_1904;
    let mut heading = Heading::default();
    for source in sources {
        let first = sheet.rows.len();
        // What all titles say is said for all rows, and what the names say is said.
        let said = source.title.said.iter().filter(|(kind, _)| **kind != names && differs(**kind));
        let said = said.map(|(_, said)| said.clone());
        for said in std::iter::once(source.sheet.name.clone()).chain(said) {
            sheet.rows.push(vec![Cell::Text(said)]);
            together.roles.push(RowRole::Group);
        }
        let rows = sheet.rows.len();
        together.parts.push(Part { name: source.sheet.name.clone(), first, rows });
        let places = source.places(&mut headings);
        let moves = places.iter().enumerate().any(|(at, place)| at != *place);
        sheet.rows.extend(source.sheet.rows.iter().map(|row| if moves { moved(row, &places) } else { row.clone() }));
        let layout = source.plan.layout(source.sheet);
        together.roles.extend((0..source.sheet.rows.len()).map(|at| layout.role(at)));
        // What is merged across columns is a heading, or says nothing of them.
        let blocks = source.sheet.merged.iter().filter(|block| !moves || block.first.1 == block.last.1);
        sheet.merged.extend(blocks.map(|block| {
            let place = |(row, column): (usize, usize)| {
                (row + rows, if moves { places.get(column).copied().unwrap_or(column) } else { column })
            };
            Merged { first: place(block.first), last: place(block.last) }
        }));
        if first == 0 {
            heading = Heading { first: source.heading.first + rows, end: source.heading.end + rows };
        }
    }
    // What a later sheet has more of has its heading with those of the first.
    if let Some(row) = heading.end.checked_sub(1).and_then(|last| sheet.rows.get_mut(last)) {
        let further = headings.iter().enumerate().skip(sources[0].headings.len());
        for (at, text) in further.filter(|(_, text)| !text.is_empty()) {
            row.resize(row.len().max(at + 1), Cell::Empty);
            row[at] = Cell::Text(text.clone());
        }
    }
    sheet.together = Some(Box::new(together));
    let mut plan = Plan::propose_under(&sheet, kind, heading, SaidRoles::default());
    // What only the first title says does not hold for the others.
    plan.district = plan.district.filter(|_| !differs(GroupKind::District));
    plan.status = plan.status.filter(|_| !differs(GroupKind::Status));
    plan.year = plan.year.filter(|_| !differs(GroupKind::Year));
    plan.taken_on = plan.taken_on.filter(|day| sources.iter().all(|source| source.title.day == Some(*day)));
    Joined { sheet, plan, left_out }
}

/// A row with its cells in other columns.
fn moved(row: &[Cell], places: &[usize]) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; places.iter().take(row.len()).max().map_or(0, |last| last + 1)];
    for (cell, place) in row.iter().zip(places) {
        cells[*place] = cell.clone();
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::super::{Class, CooperativesPreview, SheetRemarks};
    use super::*;
    use crate::domain::{Cooperative, DeclaredStatus};
    use crate::workspace::Tables;

    fn sheet(name: &str, lines: &[&str]) -> Sheet {
        let cell = |text: &str| match text.parse::<f64>() {
            _ if text.is_empty() => Cell::Empty,
            Ok(number) => Cell::Number(number),
            Err(_) => Cell::Text(text.to_owned()),
        };
        let rows = lines.iter().map(|line| line.split(';').map(cell).collect()).collect();
        Sheet { name: name.to_owned(), rows, ..Sheet::default() }
    }

    fn book(sheets: Vec<Sheet>) -> Book {
        Book { source: super::super::Source::Workbook, sheets, notes: super::super::BookNotes::default() }
    }

    /// A cooperative that comes in: its name, its kecamatan, its status, its assets by year.
    type Brought = (String, Option<String>, Option<DeclaredStatus>, Vec<(u16, i64)>);

    /// The rows beside an empty register.
    fn read(joined: &Joined) -> CooperativesPreview {
        let (tables, chance) = (Tables::default(), [7; 10]);
        let now = 1_800_000_000_000;
        super::super::cooperatives::cooperatives_beside(
            &joined.sheet,
            &joined.plan,
            &tables,
            now,
            chance,
            &mut |_, _| {},
        )
    }

    fn brought(joined: &Joined) -> Vec<Brought> {
        let (tables, mut listing) = (Tables::default(), read(joined));
        assert_eq!(listing.refused(), []);
        listing.decide_all_new(&tables);
        assert_eq!(listing.summary().rows.get(&Class::Doubtful), None);
        let stamp = crate::replica::Stamp { time: 1, ..Default::default() };
        let rows = listing.outcome(&tables, &crate::replica::Knowledge::default(), &joined.plan, stamp).rows;
        let mut told: Vec<_> = rows
            .cooperatives
            .live()
            .map(|row| {
                let c: &Cooperative = &row.value;
                let place = c.subdistrict.and_then(|code| Territory::current().name_of(code)).map(str::to_owned);
                let reports = rows.annual_reports.live().filter(|report| report.value.cooperative == row.id);
                let mut assets: Vec<(u16, i64)> = reports
                    .filter_map(|report| {
                        Some((report.value.year.to_string().parse().ok()?, report.value.assets?.get()))
                    })
                    .collect();
                assets.sort_unstable();
                (c.name.to_string(), place, c.declared_status, assets)
            })
            .collect();
        told.sort();
        told
    }

    #[test]
    fn sheets_by_kecamatan_come_in_as_one_list_with_their_place() {
        let joined = book(vec![
            sheet("Sampul", &["REKAP", "lihat lembar berikut"]),
            sheet(
                "Kec. Binuang",
                &[
                    "DATA KOPERASI",
                    "",
                    "No;Nama Koperasi;Status;Kabupaten",
                    "1;KUD A;Aktif;Tapin",
                    "2;KUD B;Tidak Aktif;Tapin",
                ],
            ),
            // Its heading stands elsewhere, and its columns in another order.
            sheet("Tapin Utara", &["No;Kabupaten;Nama Koperasi;Status", "1;Tapin;KUD C;Aktif"]),
            sheet("Lokpaikat", &["No;Nama Koperasi;Status;Kabupaten", "1;KUD D;Aktif;Tapin", "Kepala Dinas;;;"]),
        ])
        .together(None)
        .unwrap();
        assert_eq!(joined.left_out, Vec::<String>::new());
        let told: Vec<_> = brought(&joined).into_iter().map(|(name, place, status, _)| (name, place, status)).collect();
        let expected = [
            ("KUD A", "Binuang", true),
            ("KUD B", "Binuang", false),
            ("KUD C", "Tapin Utara", true),
            ("KUD D", "Lokpaikat", true),
        ];
        let status = |active| Some(if active { DeclaredStatus::Active } else { DeclaredStatus::Inactive });
        assert_eq!(
            told,
            expected.map(|(name, place, active)| (name.to_owned(), Some(place.to_owned()), status(active)))
        );
        // A row is where the spreadsheet has it.
        let of_c = joined.sheet.rows.iter().position(|row| row.contains(&Cell::Text("KUD C".into()))).unwrap();
        assert_eq!(joined.plan.place_of(of_c + 1), (Some("Tapin Utara"), Some(2)));
        assert_eq!(joined.plan.place_of(of_c - 1), (Some("Tapin Utara"), None));
    }

    #[test]
    fn what_titles_say_of_their_sheets_holds_for_these_alone() {
        let list =
            |name: &str, title: &str, row: &str| sheet(name, &[title, "Nama Koperasi;Kecamatan;Aset;Telepon", row]);
        let joined = book(vec![
            list("Lembar1", "KOPERASI AKTIF TAHUN 2022", "KUD A;Binuang;5000000;0811"),
            list("Lembar2", "KOPERASI TAHUN 2023", "KUD A;Binuang;6000000;0811"),
            list("Lembar3", "KOPERASI", "KUD B;Binuang;7000000;0812"),
        ])
        .together(None)
        .unwrap();
        // The book year of the last is asked, and is not that of the first.
        assert_eq!((joined.plan.year, joined.plan.status), (None, None));
        let of_year = joined.plan.columns.iter().filter(|column| column.group == Some(GroupKind::Year)).count();
        assert_eq!(of_year, 1);
        assert_eq!(read(&joined).summary().without_year, 1);
    }

    #[test]
    fn sheets_by_year_say_the_book_year_of_their_figures() {
        let list = |name: &str, assets: &str| {
            sheet(name, &["Nama Koperasi;Kabupaten;Kecamatan;Aset", &format!("KUD A;Tapin;Binuang;{assets}")])
        };
        let joined = book(vec![list("2022", "5000000"), list("2023", "6000000")]).together(None).unwrap();
        assert_eq!(brought(&joined)[0].3, [(2022, 5_000_000), (2023, 6_000_000)]);
    }

    #[test]
    fn a_sheet_with_another_unit_is_left_out_and_one_with_a_column_more_is_not() {
        let head = "Nama Koperasi;Kecamatan;Kabupaten;Status;Aset";
        let row = |name: &str, rest: &str| format!("{name};Binuang;Tapin;Aktif;{rest}");
        let joined = book(vec![
            sheet("A", &["Tahun 2023", head, &row("KUD A", "5000000")]),
            sheet("B", &["Tahun 2023", &format!("{head};Telepon"), &row("KUD B", "6000000;0811")]),
            sheet("C", &["Tahun 2023 (dalam jutaan rupiah)", head, &row("KUD C", "7")]),
        ])
        .together(None)
        .unwrap();
        assert_eq!(joined.left_out, ["C"]);
        assert_eq!(
            joined.plan.columns[5].target.map(super::super::Target::code).as_deref(),
            Some("cooperatives.phone")
        );
        let told = brought(&joined);
        assert_eq!(told.iter().map(|told| told.3[0].1).collect::<Vec<_>>(), [5_000_000, 6_000_000]);
        assert!(joined.sheet.rows.iter().any(|row| row.get(5) == Some(&Cell::Number(811.0))));
        // The headings are those of the first.
        assert_eq!(
            (joined.plan.heading(&joined.sheet).first, joined.sheet.rows[2][1].text()),
            (2, "Kecamatan".to_owned())
        );
    }

    #[test]
    fn what_all_titles_say_is_said_once_of_all_rows() {
        let list = |name: &str, day: &str| {
            let title = format!("KOPERASI KABUPATEN TAPIN TAHUN 2023 PER {day}");
            sheet(name, &[&title, "Nama Koperasi;Kecamatan;Aset", "KUD A;;5000000"])
        };
        let joined = |days: [&str; 2]| {
            book(vec![list("Kec. Binuang", days[0]), list("Kec. Piani", days[1])]).together(None).unwrap()
        };
        let one = joined(["31 DESEMBER 2023"; 2]);
        let groups = one.sheet.together.as_ref().unwrap().roles.iter().filter(|role| **role == RowRole::Group);
        assert_eq!(groups.count(), 2);
        let plan = &one.plan;
        assert_eq!(
            (plan.year.map(|year| year.get()), plan.taken_on),
            (Some(2023), crate::domain::Date::new(2023, 12, 31).ok())
        );
        assert_eq!(plan.district.map(|code| code.to_string()).as_deref(), Some("63.05"));
        assert_eq!(joined(["31 DESEMBER 2023", "30 JUNI 2023"]).plan.taken_on, None);
    }

    #[test]
    fn what_is_merged_stays_so_where_columns_move() {
        let merged = |row: usize, column: usize| Merged { first: (row, column), last: (row + 1, column) };
        let mut one = sheet(
            "A",
            &["Nama Koperasi;Kabupaten;Kecamatan;Status", "KUD A;Tapin;Binuang;Aktif", "KUD B;Tapin;;Aktif"],
        );
        one.merged = vec![merged(1, 2)];
        let mut other =
            sheet("B", &["Status;Kecamatan;Kabupaten;Nama Koperasi", "Aktif;Bungur;Tapin;KUD C", "Aktif;;Tapin;KUD D"]);
        other.merged = vec![merged(1, 1)];
        let told = brought(&book(vec![one, other]).together(None).unwrap());
        let places: Vec<(&str, Option<&str>)> = told.iter().map(|told| (&*told.0, told.1.as_deref())).collect();
        let (binuang, bungur) = (Some("Binuang"), Some("Bungur"));
        assert_eq!(places, [("KUD A", binuang), ("KUD B", binuang), ("KUD C", bungur), ("KUD D", bungur)]);
    }

    #[test]
    fn the_sums_of_each_sheet_are_held_against_its_own_rows() {
        let list = |name: &str, sum: &str| {
            sheet(
                name,
                &[
                    "Nama Koperasi;Kecamatan;Aset",
                    "KUD A;Binuang;5000000",
                    "KUD B;Binuang;6000000",
                    &format!("Jumlah;;{sum}"),
                ],
            )
        };
        let joined = book(vec![list("Binuang", "11000000"), list("Bungur", "12000000")]).together(None).unwrap();
        let laid = joined.plan.lay(&joined.sheet);
        let sums = SheetRemarks::of(&joined.sheet, &joined.plan, &laid).sums;
        assert_eq!((sums.agreeing, sums.differing.len()), (1, 1));
        assert_eq!((sums.differing[0].stated, sums.differing[0].counted), (12_000_000, 11_000_000));
        assert_eq!(joined.plan.place_of(sums.differing[0].row + 1), (Some("Bungur"), Some(4)));
    }

    #[test]
    fn hidden_sheets_and_other_tables_are_not_alike() {
        let list = |name: &str| sheet(name, &["Nama Koperasi;Kecamatan;Aset", "KUD A;Binuang;5"]);
        let mut hidden = list("Lama");
        hidden.is_hidden = true;
        let sheets = vec![list("A"), hidden, sheet("Rekap", &["Kecamatan;Jumlah;Ket"]), list("B")];
        assert_eq!(book(sheets).alike(), [0, 3]);
        assert_eq!(book(vec![list("A"), sheet("Rekap", &["Kecamatan;Jumlah;Ket"])]).together(None), None);
    }
}
