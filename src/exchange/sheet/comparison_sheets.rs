//! A comparison given back as a workbook, to be worked through away from the program.

use super::book::{Cell, Sheet};
use super::cooperatives::comparison::{Compared, Comparison, Counts, Difference, Place, Verdict};
use super::row::Fault;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Cooperative, Record};
use crate::i18n::{Label, Lang};

/// A comparison as sheets: what was compared with how many stand how by district and kecamatan, and then a sheet each of
/// what differs, of what is only in one of them, of what looks alike and of what cannot be read. `about` says what was
/// compared, `say` what is wrong with a row, and `place` where it stands; `is_of_lists` where the list was held against another list.
pub fn comparison_sheets(
    comparison: &Comparison,
    about: &[(String, String)],
    is_of_lists: bool,
    lang: Lang,
    say: impl Fn(&Fault) -> String,
    place: impl Fn(usize) -> String,
) -> Vec<Sheet> {
    let book = Pages { comparison, is_of_lists, lang, place: &place };
    let reasons = |entry: &Compared| text(entry.faults.iter().map(&say).collect::<Vec<_>>().join(" "));
    vec![
        book.overview(about),
        book.differing(),
        book.sheet(Verdict::OnlyInList, &[lang.reason()], |entry| vec![reasons(entry)]),
        book.sheet(Verdict::OnlyInRegister, &[], |_| Vec::new()),
        book.sheet(Verdict::Alike, &[lang.looks_like(), lang.reason()], |entry| {
            vec![text(candidates(entry)), reasons(entry)]
        }),
        book.sheet(Verdict::Unread, &[lang.reason()], |entry| vec![reasons(entry)]),
    ]
}

struct Pages<'a> {
    comparison: &'a Comparison,
    is_of_lists: bool,
    lang: Lang,
    place: &'a dyn Fn(usize) -> String,
}

impl Pages<'_> {
    /// How many stand how.
    fn overview(&self, about: &[(String, String)]) -> Sheet {
        let lang = self.lang;
        let summary = self.comparison.summary();
        let mut rows: Vec<Vec<Cell>> = about.iter().map(|(name, value)| vec![text(name), text(value)]).collect();
        let districts = summary.scope.districts.iter().map(|code| area(Some(*code), lang));
        rows.push(vec![text(lang.compared_districts()), text(districts.collect::<Vec<_>>().join(", "))]);
        let status = summary.scope.status.map_or_else(|| lang.any_status(), |status| status.label(lang));
        rows.extend([vec![text(lang.compared_status()), text(status)], Vec::new()]);
        let verdicts = Verdict::ALL.map(|verdict| text(verdict.label(self.is_of_lists, lang)));
        rows.push(self.place_headings().into_iter().chain(verdicts).collect());
        let counted = |place: [String; 2], counts: &Counts| {
            let counts = Verdict::ALL.map(|verdict| counts.get(&verdict).copied().unwrap_or_default());
            place.map(text).into_iter().chain(counts.map(|count| Cell::Number(count as f64))).collect()
        };
        for district in &summary.districts {
            let name = area(district.code, lang);
            for (code, counts) in &district.subdistricts {
                rows.push(counted([name.clone(), area(*code, lang)], counts));
            }
            rows.push(counted([name, lang.total().to_owned()], &district.counts));
        }
        rows.push(counted([lang.total().to_owned(), String::new()], &summary.counts));
        Sheet { name: lang.page_summary().to_owned(), rows, ..Sheet::default() }
    }

    /// One row a cooperative and field.
    fn differing(&self) -> Sheet {
        let lang = self.lang;
        let headings = [
            lang.compared_field(),
            lang.in_the_list(),
            if self.is_of_lists { lang.in_the_other_list() } else { lang.in_the_register() },
        ];
        let entries = [Verdict::Differing, Verdict::Silent].into_iter().flat_map(|verdict| self.comparison.of(verdict));
        let rows = entries.flat_map(|entry| {
            entry.differences.iter().map(|of| {
                let in_list = if of.in_list.is_empty() { text(lang.not_in_the_list()) } else { of.in_list.clone() };
                let cells = [text(of.label(lang)), in_list, of.in_register.clone()];
                self.who(entry).into_iter().chain(cells).collect()
            })
        });
        self.filled(Verdict::Differing, &headings, rows.collect())
    }

    /// One row a cooperative, or a row of the list, with cells of its own.
    fn sheet(&self, verdict: Verdict, headings: &[&str], cells: impl Fn(&Compared) -> Vec<Cell>) -> Sheet {
        let row = |entry| self.who(entry).into_iter().chain(cells(entry)).collect();
        self.filled(verdict, headings, self.comparison.of(verdict).map(row).collect())
    }

    fn filled(&self, verdict: Verdict, headings: &[&str], mut rows: Vec<Vec<Cell>>) -> Sheet {
        let lang = self.lang;
        let keys = [Cooperative::AT.nik, Cooperative::AT.name];
        let keys = keys.map(|field| text(lang.field(Cooperative::TABLE, Cooperative::NAMES[field])));
        let row = [text(lang.row_of_list())];
        let own = headings.iter().map(|heading| text(*heading));
        rows.insert(0, row.into_iter().chain(keys).chain(self.place_headings()).chain(own).collect());
        Sheet { name: verdict.label(self.is_of_lists, lang).to_owned(), rows, ..Sheet::default() }
    }

    /// Which cooperative it is, and where it stands in the list.
    fn who(&self, entry: &Compared) -> Vec<Cell> {
        let row = entry.rows.first().map_or(Cell::Empty, |row| text((self.place)(*row)));
        let nik = entry.nik.as_ref().map_or(Cell::Empty, text);
        let (district, subdistrict): Place = entry.place;
        let place = [district, subdistrict].map(|code| text(area(code, self.lang)));
        [row, nik, text(&entry.name)].into_iter().chain(place).collect()
    }

    fn place_headings(&self) -> [Cell; 2] {
        let fields = [Cooperative::AT.district, Cooperative::AT.subdistrict];
        fields.map(|field| text(self.lang.field(Cooperative::TABLE, Cooperative::NAMES[field])))
    }
}

impl Difference {
    /// What the field is called, with the book year of a figure.
    pub fn label(&self, lang: Lang) -> String {
        let name = self.target.label(lang);
        self.year.map_or_else(|| name.clone(), |year| format!("{name} {year}"))
    }
}

/// Those that a row may be of.
fn candidates(entry: &Compared) -> String {
    let told = entry.candidates.iter().map(|of| match &of.number {
        Some(number) => format!("{} ({number})", of.name),
        None => of.name.clone(),
    });
    told.collect::<Vec<_>>().join("; ")
}

/// What an area is called.
fn area(code: Option<AreaCode>, lang: Lang) -> String {
    let name = code.and_then(|code| Territory::current().name_of(code).map(str::to_owned).or(Some(code.to_string())));
    name.unwrap_or_else(|| lang.not_recorded().to_owned())
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

#[cfg(test)]
mod tests {
    use super::super::{Plan, Preview, open, to_xlsx};
    use super::*;
    use crate::explain::explain_fault;
    use crate::sample;

    #[test]
    fn a_comparison_is_given_back_as_a_workbook_that_says_what_was_found_and_holds_no_formula() {
        let tables = sample::fictional(&sample::Options { cooperatives: 20, ..sample::Options::default() });
        let rows = tables.cooperatives.rows();
        let line = |at: usize, address: &str| {
            let c = &rows[at].value;
            let district = Territory::current().name_of(c.district.unwrap()).unwrap();
            format!("{};{};{district};{address}", c.nik.as_deref().map_or("-", |nik| nik), c.name)
        };
        let known = (0..20).filter(|at| rows[*at].value.nik.is_some()).collect::<Vec<_>>();
        let list = format!(
            "NIK;Nama Koperasi;Kabupaten;Alamat\n{}\n6305019999999;=Zamrud Khatulistiwa;Tapin;-\n;;Tapin;Jl. Satu\n",
            line(known[0], "\"=HYPERLINK(1)\"")
        );
        let sheet = &open(list.as_bytes(), None, None).unwrap().sheets[0];
        let plan = Plan::propose(sheet);
        let preview = Preview::new(sheet, &plan, &tables, 1_800_000_000_000, [9; 10], &mut |_, _| {});
        let comparison = preview.compare(&tables, &plan, Lang::Id).unwrap();
        let about = [("Daftar".to_owned(), "ods.xlsx".to_owned())];
        let say = |fault: &Fault| explain_fault(Lang::Id, &plan, fault);
        let sheets = comparison_sheets(&comparison, &about, false, Lang::Id, say, |row| row.to_string());
        let book = open(&to_xlsx(&sheets).unwrap(), None, None).unwrap();
        let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Ringkasan", "Berbeda", "Hanya di daftar", "Hanya di Selaras", "Mirip", "Tidak terbaca"]);
        let cells =
            |sheet: usize, row: usize| -> Vec<String> { book.sheets[sheet].rows[row].iter().map(Cell::text).collect() };
        assert_eq!(cells(0, 0), ["Daftar", "ods.xlsx"]);
        let name = rows[known[0]].value.name.to_string();
        assert_eq!(
            (&cells(1, 1)[2], &cells(1, 1)[5..7]),
            (&name, &["Alamat".to_owned(), "=HYPERLINK(1)".to_owned()][..])
        );
        assert_eq!(cells(2, 1)[..3], ["3", "6305019999999", "=Zamrud Khatulistiwa"]);
        assert_eq!(book.sheets[3].rows.len() - 1, comparison.of(Verdict::OnlyInRegister).count());
        assert_eq!((book.sheets[4].rows.len(), cells(5, 1)[0].as_str()), (1, "4"));
        assert!(cells(5, 1)[5].ends_with('.'));
    }
}
