//! The day that the figures of an office stand for: whatever a list or another office brings, it is a day that can be.

use crate::office::{Office, PROVINCE, TAPIN};
use selaras::analysis::quality::survey;
use selaras::analysis::rat_years;
use selaras::domain::checks::Problem;
use selaras::domain::status::Status;
use selaras::domain::{Business, Date, RatState};
use selaras::exchange::sheet::Class;
use selaras::explain::explain_as_of;
use selaras::i18n::Lang;

/// A list that says of every year whether, and of none on which day.
const BY_YEAR: [&str; 4] = [
    "Nama Koperasi;Kecamatan;RAT 2023;RAT 2024;RAT 2025;Usaha 2023;Usaha 2024;Usaha 2025",
    "KSU Cahaya Tambarangan;Tapin Selatan;Sudah;Sudah;Sudah;Ya;Ya;Ya",
    "KUD Makmur Lokpaikat;Lokpaikat;Sudah;Sudah;Sudah;Ya;Ya;Ya",
    "Kopwan Teratai Hatungun;Hatungun;Belum;Belum;Belum;Tidak;Tidak;Tidak",
];

/// How many are active, inactive, and neither by what is known.
fn statuses(office: &Office) -> [usize; 3] {
    let count = |wanted: &dyn Fn(Status) -> bool| {
        office.index().facts().iter().filter(|facts| facts.live && wanted(facts.computed)).count()
    };
    let is_other = |status| ![Status::Active, Status::Inactive].contains(&status);
    [count(&|status| status == Status::Active), count(&|status| status == Status::Inactive), count(&is_other)]
}

fn told(office: &Office) -> String {
    explain_as_of(Lang::Id, office.index().as_of())
}

#[test]
fn a_list_that_gives_no_day_is_seen_on_the_day_on_which_its_last_year_counts() {
    let mut office = Office::begins(TAPIN);
    assert_eq!(told(&office), "21 September 2026 (hari ini)");
    let list = office.reads_list(&BY_YEAR);
    assert_eq!(list.count(Class::New), 3);
    office.puts_in(list);
    assert_eq!((statuses(&office), told(&office).as_str()), ([2, 1, 0], "1 April 2026 (hari terakhir dalam data)"));
    office.reopens();
    assert_eq!(statuses(&office), [2, 1, 0]);
    let years = rat_years(office.tables(), office.index(), 3);
    assert_eq!(
        years.iter().map(|year| (year.year.get(), year.held)).collect::<Vec<_>>(),
        [(2023, 2), (2024, 2), (2025, 2)]
    );
}

#[test]
fn one_mistyped_day_in_a_list_changes_no_figure_and_is_said() {
    let with_day = |line: &&str, day: &str| format!("{line};{day}");
    let days = ["Tanggal RAT", "12 Februari 2026", "3 Maret 2026", "-"];
    let right: Vec<String> = BY_YEAR.iter().zip(days).map(|(line, day)| with_day(line, day)).collect();
    let wrong = "KSP Sinar Bungur;Bungur;Sudah;Sudah;Sudah;Ya;Ya;Ya;12 Februari 2062".to_owned();
    for lines in [right.clone(), [right, vec![wrong]].concat()] {
        let mut office = Office::begins(TAPIN);
        let list = office.reads_list(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((list.count(Class::New), list.count(Class::Refused)), (3, lines.len() - 4));
        office.puts_in(list);
        assert_eq!((statuses(&office), told(&office).as_str()), ([2, 1, 0], "1 April 2026 (hari terakhir dalam data)"));
    }
}

#[test]
fn a_mistyped_day_that_another_office_sends_moves_nobody_and_is_found_in_the_quality_of_the_data() {
    let [mut tapin, mut province] = [TAPIN, PROVINCE].map(Office::begins);
    let list = province.reads_list(&BY_YEAR);
    province.puts_in(list);
    let before = told(&province);
    let kud = tapin.registers("KUD Salah Ketik");
    for year in [2023, 2024, 2025] {
        tapin.reports(kud, year, |report| {
            (report.rat, report.business) = (Some(RatState::Held), Some(Business::Running));
            report.rat_date = Date::new(if year == 2025 { 2062 } else { year + 1 }, 2, 12).ok();
        });
    }
    province.receives(&[&tapin.sends()]);
    assert_eq!((statuses(&province), told(&province)), ([3, 1, 0], before));
    let today = province.index().viewpoint().today;
    let found = survey(province.tables(), province.index(), None, today).findings;
    assert!(found.iter().any(|one| one.example == Problem::Future && one.cooperatives == 1), "{found:?}");
}

#[test]
fn an_office_sets_the_day_and_takes_it_away_again() {
    let mut office = Office::begins(TAPIN);
    let list = office.reads_list(&BY_YEAR);
    office.puts_in(list);
    // On the last day for the RAT on 2025 that on 2022 still counts, of which nobody has said anything.
    office.sees_as_of(Date::new(2026, 3, 31).ok());
    assert_eq!((statuses(&office), told(&office).as_str()), ([0, 1, 2], "31 Maret 2026 (ditetapkan dinas)"));
    // A day after today is none.
    office.sees_as_of(Date::new(2062, 3, 31).ok());
    assert_eq!((statuses(&office), told(&office).as_str()), ([2, 1, 0], "1 April 2026 (hari terakhir dalam data)"));
    office.sees_as_of(None);
    assert_eq!(statuses(&office), [2, 1, 0]);
}
