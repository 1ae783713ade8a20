//! Access to capital: an officer enters an application, the bank pays it out in two parts, and lists of a bank come in twice.

use crate::office::{Office, PROVINCE, TAPIN, text};
use selaras::analysis::financing::{Ending, FindingKind, applications, findings, reconciled};
use selaras::domain::{
    ApplicantKind, Collectability, Count, CreditTotal, Date, Financing, FinancingScheme, FinancingSource,
    FinancingStage, FinancingStanding, Id, Precision, Ref, Rupiah, Stage,
};
use selaras::exchange::sheet::Class;

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

fn rupiah(amount: i64) -> Option<Rupiah> {
    Rupiah::new(amount).ok()
}

/// An officer of Tapin enters what a cooperative asks of a bank.
fn asks(office: &mut Office, cooperative: Id) -> Id {
    office.notes(Financing {
        applicant: ApplicantKind::Cooperative,
        cooperative: Some(Ref::to(cooperative)),
        source: FinancingSource::Kur,
        scheme: Some(FinancingScheme::KurSmall),
        lender: text("Bank Kalsel"),
        number: text("77/KUR/2026"),
        asked_on: day("2026-02-02"),
        asked: rupiah(300_000_000),
        ..Financing::default()
    })
}

fn reaches(office: &mut Office, financing: Id, stage: Stage, on: &str, amount: i64) {
    let amount = rupiah(amount).filter(|_| amount > 0);
    let financing = Ref::to(financing);
    office.notes(FinancingStage { financing, stage, date: day(on), amount, ..FinancingStage::default() });
}

fn ending(office: &Office, id: Id) -> (Ending, i64) {
    let all = applications(office.tables());
    let one = all.iter().find(|one| one.id == id).expect("it was entered");
    (one.course.ending(), one.course.paid)
}

#[test]
fn an_application_is_entered_and_paid_out_in_two_parts_and_goes_to_the_province() {
    let mut tapin = Office::begins(TAPIN);
    let cooperative = tapin.registers_as("KUD Maju", |it| it.district = Some(TAPIN));
    let asked = asks(&mut tapin, cooperative);
    assert_eq!(ending(&tapin, asked), (Ending::Unreported, 0), "that nothing is reported is no refusal");
    reaches(&mut tapin, asked, Stage::Registered, "2026-02-03", 0);
    reaches(&mut tapin, asked, Stage::Verified, "2026-02-20", 0);
    assert_eq!(ending(&tapin, asked), (Ending::Open, 0));
    reaches(&mut tapin, asked, Stage::PaidOut, "2026-04-01", 100_000_000);
    reaches(&mut tapin, asked, Stage::PaidOut, "2026-06-01", 150_000_000);
    tapin.reopens();
    assert_eq!(ending(&tapin, asked), (Ending::Paid, 250_000_000));
    // What the province gets is the same, and belongs to Tapin.
    let mut province = Office::begins(PROVINCE);
    province.receives(&[&tapin.sends()]);
    assert_eq!(ending(&province, asked), (Ending::Paid, 250_000_000));
    let of = applications(province.tables());
    assert_eq!(of[0].district, Some(TAPIN), "the district of the cooperative");
    // Deleted, its stages go along, and come back with it.
    tapin.deletes(cooperative);
    tapin.undoes();
    assert_eq!(ending(&tapin, asked), (Ending::Paid, 250_000_000));
}

/// The list of a bank, with bars between the cells, for a month.
fn list(month: &str, outstanding: &str, kol: &str) -> Vec<String> {
    vec![
        "DAFTAR DEBITUR KUR KECIL BANK KALSEL KABUPATEN TAPIN|||||||||".to_owned(),
        format!("POSISI {month}|||||||||"),
        "No|Nama Koperasi|Nama Debitur|No. Akad|Penyalur|Plafon|Tanggal Pencairan|Jumlah Pencairan|Baki Debet|Kol"
            .to_owned(),
        format!("1|KUD Maju||77/KUR/2026|Bank Kalsel|250.000.000|01-04-2026|100.000.000|{outstanding}|{kol}"),
        "2||Rahmat|78/KUR/2026|Bank Kalsel|120.000.000|15-04-2026|120.000.000|110.000.000|1".to_owned(),
    ]
}

#[test]
fn the_list_of_a_bank_comes_in_twice_meets_what_was_entered_and_is_held_against_its_figures() {
    let mut tapin = Office::begins(TAPIN);
    let cooperative = tapin.registers_as("KUD Maju", |it| it.district = Some(TAPIN));
    let asked = asks(&mut tapin, cooperative);
    reaches(&mut tapin, asked, Stage::PaidOut, "2026-04-01", 100_000_000);
    let june = list("30 JUNI 2026", "240.000.000", "1");
    let lines: Vec<&str> = june.iter().map(String::as_str).collect();
    let first = tapin.reads_list(&lines);
    assert_eq!([Class::New, Class::Changing, Class::Refused].map(|class| first.count(class)), [1, 1, 0]);
    tapin.puts_in(first);
    tapin.reopens();
    let again = tapin.reads_list(&lines);
    assert_eq!([Class::New, Class::Changing, Class::Refused].map(|class| again.count(class)), [0, 0, 0]);
    let tables = tapin.tables();
    assert_eq!((tables.financings.live().count(), tables.financing_stages.live().count()), (2, 2));
    let july = list("31 JULI 2026", "230.000.000", "3");
    let lines: Vec<&str> = july.iter().map(String::as_str).collect();
    let later = tapin.reads_list(&lines);
    assert_eq!(later.count(Class::Changing), 2);
    tapin.puts_in(later);
    let standings = tapin.tables().financing_standings.live().map(|row| &row.value);
    let own: Vec<&FinancingStanding> = standings.filter(|of| of.financing == asked).collect();
    assert_eq!(own.len(), 2, "each month stands beside the one before");
    let worst = own.iter().find(|of| of.as_of == day("2026-07-31").expect("a day")).expect("it came in");
    assert_eq!(worst.collectability, Some(Collectability::Substandard));
    // The bank says less for June than its own list: that is pointed out.
    let total = CreditTotal {
        area: TAPIN,
        date: day("2026-06-01").expect("a day"),
        precision: Precision::Month,
        channel: FinancingSource::Kur,
        lender: text("Bank Kalsel"),
        outstanding: rupiah(300_000_000),
        debtors: Count::new(12).ok(),
        source: text("Laporan bulanan"),
        ..CreditTotal::default()
    };
    tapin.enters(total.id(), total);
    let held = reconciled(tapin.tables(), &applications(tapin.tables()));
    assert_eq!((held[0].rows.len(), held[0].outstanding), (2, Some(350_000_000)));
    assert_eq!(
        (held[0].more_debtors(), held[0].more_outstanding(), held[0].contradicts()),
        (Some(10), Some(-50_000_000), true)
    );
}

#[test]
fn two_offices_that_enter_loans_of_one_cooperative_find_them_after_the_merge() {
    let mut tapin = Office::begins(TAPIN);
    let cooperative = tapin.registers_as("KUD Maju", |it| it.district = Some(TAPIN));
    let mut province = Office::begins_with(PROVINCE, &tapin.sends());
    let one = asks(&mut tapin, cooperative);
    reaches(&mut tapin, one, Stage::PaidOut, "2026-03-01", 300_000_000);
    let other = province.notes(Financing {
        applicant: ApplicantKind::Cooperative,
        cooperative: Some(Ref::to(cooperative)),
        source: FinancingSource::Kur,
        lender: text("BRI"),
        asked_on: day("2026-03-02"),
        asked: rupiah(200_000_000),
        ..Financing::default()
    });
    reaches(&mut province, other, Stage::PaidOut, "2026-05-01", 200_000_000);
    assert_eq!((findings(tapin.tables()).len(), findings(province.tables()).len()), (0, 0));
    province.receives(&[&tapin.sends()]);
    let found = findings(province.tables());
    let mut both = vec![one, other];
    both.sort_unstable();
    assert_eq!(
        (found[0].kind, found[0].applications.clone(), found[0].amount),
        (FindingKind::Twice, both, 200_000_000)
    );
}
