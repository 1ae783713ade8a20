//! Lists of applications and of debtors as offices and banks have them come in, come in again without a change, and are given back in
//! the layout in which they came.

use super::headings;
use crate::domain::status::StatusRule;
use crate::domain::{
    ApplicantKind, Collectability, Cooperative, Enterprise, Financing, FinancingScheme, FinancingSource,
    FinancingStage, Id, PersonNik, RefusalReason, Rupiah, Stage, Text,
};
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::cooperatives::{Choice, Class};
use crate::exchange::sheet::kind::ListKind;
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::row::FaultKind;
use crate::exchange::sheet::words::plain;
use crate::exchange::sheet::{Outcome, Preview, to_csv};
use crate::i18n::Lang;
use crate::list::financing::FINANCINGS;
use crate::replica::{Knowledge, ReplicaId, Row, Stamp};
use crate::sample::{Options, example};
use crate::workspace::{Index, Tables, Viewpoint};

const NOW: u64 = 1_764_500_000_000;

fn sheet(text: &str) -> Sheet {
    let cells = |line: &str| line.split('|').map(|cell| Cell::Text(cell.trim().to_owned())).collect();
    let rows = text.trim().lines().map(|line| cells(line.trim())).collect();
    Sheet { rows, ..Sheet::default() }
}

fn read(sheet: &Sheet, tables: &Tables) -> (Preview, Plan) {
    let plan = Plan::propose(sheet);
    assert_eq!(plan.kind, ListKind::Financing, "{:?}", plan.columns);
    (Preview::new(sheet, &plan, tables, NOW, [5; 10], &mut |_, _| {}), plan)
}

fn put_in((preview, plan): &(Preview, Plan), tables: &mut Tables) -> usize {
    let stamp = Stamp { time: NOW << 16, replica: ReplicaId::new(7) };
    let Outcome { rows, .. } = preview.outcome(tables, &Knowledge::default(), plan, stamp);
    for row in rows.financings.rows() {
        tables.financings.insert(row.clone());
    }
    for row in rows.financing_stages.rows() {
        tables.financing_stages.insert(row.clone());
    }
    for row in rows.financing_standings.rows() {
        tables.financing_standings.insert(row.clone());
    }
    rows.rows()
}

fn count(preview: &Preview, class: Class) -> usize {
    preview.summary().rows.get(&class).copied().unwrap_or_default()
}

fn rupiah(amount: i64) -> Option<Rupiah> {
    Rupiah::new(amount).ok()
}

/// A register with a cooperative of Tapin, an enterprise, and two enterprises of one person.
fn register() -> Tables {
    let mut tables = Tables::default();
    let cooperative =
        Cooperative { name: Text::new("KUD Maju").unwrap(), district: "63.05".parse().ok(), ..Cooperative::default() };
    tables.cooperatives.insert(Row::new(Id::new(1, [1; 10]), cooperative, Stamp::default()));
    for (number, name, owner, nik) in [
        (2, "Keripik Maju", "Siti Aminah", "6305025509800001"),
        (3, "Warung Budi", "Budi", "6305020101800002"),
        (4, "Bengkel Budi", "Budi", "6305020101800002"),
    ] {
        let enterprise = Enterprise {
            name: Text::optional(name).unwrap(),
            owner: Text::optional(owner).unwrap(),
            owner_nik: PersonNik::new(nik).unwrap(),
            district: "63.05".parse().ok(),
            ..Enterprise::default()
        };
        tables.enterprises.insert(Row::new(Id::new(1, [number; 10]), enterprise, Stamp::default()));
    }
    tables
}

/// The list of debtors of a bank, with a sum, dots as thousands and its day in the title.
const BANK: &str = "
    DAFTAR DEBITUR KUR MIKRO BANK KALSEL CABANG RANTAU
    KABUPATEN TAPIN POSISI 31 MARET 2024
    No | Nama Debitur | NIK | No. Akad | Tanggal Akad | Plafon | Tanggal Pencairan | Jumlah Pencairan | Baki Debet | Kol
    1 | Siti Aminah | 6305025509800001 | 12/KUR/2023 | 02-02-2023 | 50.000.000 | 05-02-2023 | 50.000.000 | 30.000.000 | 1
    2 | Rahmat | 6305021212900003 | 13/KUR/2023 | 03-02-2023 | 25.000.000 | 06-02-2023 | 25.000.000 | 22.000.000 | 3
    Jumlah | | | | | 75.000.000 | | 75.000.000 | 52.000.000 |
";

/// The list of an office, with stages, refusals and two payments.
const OFFICE: &str = "
    REKAP PENGAJUAN PEMBIAYAAN KABUPATEN TAPIN
    No | Nama Pemohon | Nama Koperasi | NIK | Kecamatan | Sumber Dana | Skema | Penyalur | Tgl Pengajuan | Diajukan (Rp) | Disetujui (Rp) | Status | Tanggal Status | Alasan Penolakan | Tanggal Cair | Jumlah Cair | Tanggal Pencairan 2 | Jumlah Pencairan 2
    1 | | KUD Maju | | Tapin Utara | LPDB | | LPDB-KUMKM | 10-01-2023 | 500.000.000 | 400.000.000 | Cair | 20-06-2023 | | 10-05-2023 | 200.000.000 | 20-06-2023 | 200.000.000
    2 | KUBE Mekar | | | Tapin Utara | Hibah | | | 11-01-2023 | 15.000.000 | | Ditolak | 01-03-2023 | Berkas tidak lengkap | | | |
    3 | Budi | | 6305020101800002 | Tapin Utara | KUR | Mikro | BRI | 12-01-2023 | 40.000.000 | | Tanpa jawaban | | | | | |
    4 | | KSU Entah | | Tapin Utara | LPDB | | LPDB-KUMKM | 10-01-2023 | 90.000.000 | | Verifikasi | 02-02-2023 | | | | |
";

#[test]
fn the_list_of_a_bank_comes_in_without_hand_work_and_twice_without_a_change() {
    let (sheet, mut tables) = (sheet(BANK), register());
    let list = read(&sheet, &tables);
    assert_eq!((count(&list.0, Class::New), count(&list.0, Class::Refused)), (2, 0), "{:?}", list.0.refused());
    put_in(&list, &mut tables);
    let of = |nik: Option<&str>| {
        let is = |row: &&Row<Financing>| row.value.person_nik.as_deref() == nik;
        tables.financings.live().find(is).unwrap().clone()
    };
    // Who is an assisted enterprise is known by the NIK, which stands there.
    let siti = of(None);
    assert_eq!(
        (siti.value.applicant, siti.value.enterprise.map(|id| *id)),
        (ApplicantKind::Enterprise, Some(Id::new(1, [2; 10])))
    );
    assert_eq!((siti.value.source, siti.value.scheme), (FinancingSource::Kur, Some(FinancingScheme::KurMicro)));
    assert_eq!((siti.value.name.as_deref(), siti.value.granted), (None, rupiah(50_000_000)));
    let rahmat = of(Some("6305021212900003"));
    assert_eq!((rahmat.value.applicant, rahmat.value.name.as_deref()), (ApplicantKind::Person, Some("Rahmat")));
    let standing = &tables.financing_standings.live().find(|row| row.value.financing == rahmat.id).unwrap().value;
    assert_eq!(
        (standing.as_of, standing.outstanding, standing.collectability),
        ("2024-03-31".parse().unwrap(), rupiah(22_000_000), Some(Collectability::Substandard))
    );
    let entries = || tables.financing_stages.live().map(|row| &row.value).filter(|entry| entry.financing == rahmat.id);
    assert_eq!(entries().count(), 2);
    assert!(entries().any(|entry| entry.stage == Stage::PaidOut && entry.amount == rupiah(25_000_000)));
    // Its sum agrees, and is no debtor.
    assert_eq!(tables.financings.live().count(), 2);
    let again = read(&sheet, &tables);
    assert_eq!((count(&again.0, Class::Equal), put_in(&again, &mut tables)), (2, 0), "{:?}", again.0.refused());
    // The next month stands beside it, and nothing is twice.
    let later = self::sheet(&BANK.replace("31 MARET", "30 APRIL").replace("30.000.000", "28.000.000"));
    let later = read(&later, &tables);
    assert_eq!(count(&later.0, Class::Changing), 2, "{:?}", later.0.refused());
    put_in(&later, &mut tables);
    let counts = [
        tables.financings.live().count(),
        tables.financing_stages.live().count(),
        tables.financing_standings.live().count(),
    ];
    assert_eq!(counts, [2, 4, 4]);
}

#[test]
fn the_list_of_an_office_brings_stages_reasons_and_payments_and_asks_of_which_business_it_is() {
    let (sheet, mut tables) = (sheet(OFFICE), register());
    let mut list = read(&sheet, &tables);
    let classes = [Class::New, Class::Doubtful, Class::Refused].map(|class| count(&list.0, class));
    assert_eq!(classes, [2, 1, 1], "{:?}", list.0.refused());
    // A list of applications brings no cooperatives.
    assert_eq!(list.0.refused()[0].1[0].kind, FaultKind::NotInRegister);
    let asked = list.0.views(&tables, Class::Doubtful, 0, 9);
    assert_eq!(asked[0].candidates.len(), 2);
    let warung = asked[0].candidates.iter().find(|one| one.name.starts_with("Warung")).unwrap().id;
    list.0.decide(&tables, &[asked[0].number], Some(Choice::Same(warung)));
    put_in(&list, &mut tables);
    let of = |source| tables.financings.live().find(|row| row.value.source == source).unwrap();
    let entries = |id: Id| {
        let mut own: Vec<FinancingStage> =
            tables.financing_stages.live().map(|row| row.value.clone()).filter(|entry| entry.financing == id).collect();
        own.sort_by_key(|entry| entry.date);
        own
    };
    let lpdb = of(FinancingSource::Lpdb);
    assert_eq!(lpdb.value.cooperative.map(|id| *id), Some(Id::new(1, [1; 10])));
    let paid = entries(lpdb.id);
    let paid: Vec<_> = paid.iter().map(|entry| (entry.stage, entry.amount)).collect();
    assert_eq!(paid, [(Stage::PaidOut, rupiah(200_000_000)); 2], "the latest stage is the second payment");
    let grant = of(FinancingSource::Grant);
    assert_eq!((grant.value.applicant, grant.value.name.as_deref()), (ApplicantKind::Group, Some("KUBE Mekar")));
    assert_eq!(entries(grant.id)[0].reason, Some(RefusalReason::Papers));
    let budi = of(FinancingSource::Kur);
    assert_eq!((budi.value.enterprise.map(|id| *id), entries(budi.id)[0].stage), (Some(warung), Stage::NoAnswer));
    let mut again = read(&sheet, &tables);
    let asked = again.0.views(&tables, Class::Doubtful, 0, 9)[0].number;
    again.0.decide(&tables, &[asked], Some(Choice::Same(warung)));
    assert_eq!(
        (count(&again.0, Class::Equal), put_in(&again, &mut tables)),
        (3, 0),
        "{:?}",
        again.0.views(&tables, Class::Changing, 0, 9)
    );
}

#[test]
fn two_offices_that_bring_in_one_list_meet_in_the_same_records() {
    let sheet = sheet(BANK);
    let [one, other] = [[1; 10], [2; 10]].map(|chance| {
        let (plan, mut tables) = (Plan::propose(&sheet), register());
        let preview = Preview::new(&sheet, &plan, &tables, NOW, chance, &mut |_, _| {});
        put_in(&(preview, plan), &mut tables);
        let ids = [
            tables.financings.rows().iter().map(|row| row.id).collect::<Vec<_>>(),
            tables.financing_stages.rows().iter().map(|row| row.id).collect(),
            tables.financing_standings.rows().iter().map(|row| row.id).collect(),
        ];
        ids.map(|mut ids| {
            ids.sort_unstable();
            ids
        })
    });
    assert_eq!(one, other);
}

#[test]
fn the_list_that_is_handed_out_comes_in_again_without_a_change() {
    let tables = example(&Options { cooperatives: 900, ..Options::default() });
    let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
    let lines = FINANCINGS.lines(&tables, &index);
    assert!(lines.len() > 25, "{}", lines.len());
    for lang in [Lang::Id, Lang::En] {
        let out = (FINANCINGS.sheets.unwrap())(lang, &tables, &index, &lines);
        assert_eq!(out.len(), 3, "applications, entries, standings");
        let book = crate::exchange::sheet::open(&to_csv(&out[0]), None, None).unwrap();
        // Entries are more than applications, and stand below them.
        let workbook = crate::exchange::sheet::Book { sheets: out.clone(), ..book.clone() };
        assert_eq!((out[1].rows.len() > out[0].rows.len(), workbook.likely_sheet()), (true, 0), "{lang:?}");
        let plan = Plan::propose(&book.sheets[0]);
        assert_eq!(plan.kind, ListKind::Financing, "{lang:?}");
        let again = Preview::new(&book.sheets[0], &plan, &tables, NOW, [6; 10], &mut |_, _| {});
        let said = (
            again.refused(),
            again.views(&tables, Class::Changing, 0, 9),
            again.views(&tables, Class::New, 0, 9),
            again.views(&tables, Class::Doubtful, 0, 9),
        );
        // What is planted has one person under two businesses, about which nobody is asked as the business is named.
        assert_eq!(again.summary().rows, [(Class::Equal, lines.len())].into(), "{lang:?} {said:?}");
        // Put into a register without any, the same comes of it.
        let mut empty = tables.clone();
        (empty.financings, empty.financing_stages, empty.financing_standings) = Default::default();
        let fresh = Preview::new(&book.sheets[0], &plan, &empty, NOW, [6; 10], &mut |_, _| {});
        put_in(&(fresh, plan), &mut empty);
        assert_eq!(empty.financings.live().count(), lines.len());
        for row in tables.financings.live() {
            let came = &empty.financings.get(row.id).unwrap_or_else(|| panic!("{row:?}")).value;
            assert_eq!(*came, Financing { fictional: false, ..row.value.clone() });
        }
        assert_eq!(empty.financing_stages.live().count(), tables.financing_stages.live().count());
        assert_eq!(empty.financing_standings.live().count(), tables.financing_standings.live().count());
    }
}

#[test]
fn a_standing_without_a_day_and_a_source_that_nobody_says_are_refused() {
    let rows = "
        Nama Debitur | Plafon | Baki Debet | Kol
        Rahmat | 25.000.000 | 10.000.000 | 1";
    let refused = read(&sheet(rows), &Tables::default()).0.refused();
    let faults: Vec<FaultKind> = refused.into_iter().flat_map(|(_, faults)| faults).map(|one| one.kind).collect();
    let lacks = FaultKind::Lacks("financings".to_owned(), "source".to_owned());
    assert_eq!(faults, [lacks, FaultKind::NoDate]);
}

#[test]
fn every_heading_leads_to_one_part() {
    let mut seen = std::collections::BTreeMap::new();
    for (word, part) in headings::in_use() {
        assert_eq!(plain(word), word);
        assert_eq!(seen.insert(word, part), None, "{word}");
        // What the program calls another part itself is not taken from it.
        assert_eq!(headings::recognise(word), Some(part), "{word}");
    }
}

/// The list of the next month: a NIK damaged by Excel or missing, the branch beside the bank, a day that is another. Each may be the
/// loan that stands, and is asked about; a loan of another sum is another.
#[test]
fn a_loan_that_is_nearly_the_same_is_asked_about_and_not_counted_twice() {
    let january = "
        DAFTAR DEBITUR KUR MIKRO BRI KABUPATEN TAPIN
        No | Nama Debitur | NIK | Penyalur | Tgl Pengajuan | Plafon
        1 | Hasan | 6305021212900003 | BRI | 02-02-2023 | 11.000.000
        2 | Gusti | 6305021212900004 | BRI | 03-02-2023 | 10.000.000
        3 | Rahmat | 6305021212900005 | BRI | 04-02-2023 | 25.000.000
        4 | Siti | 6305025509800009 | BRI | 05-02-2023 | 30.000.000
    ";
    let february = "
        DAFTAR DEBITUR KUR MIKRO BRI KABUPATEN TAPIN
        No | Nama Debitur | NIK | Penyalur | Tgl Pengajuan | Plafon
        1 | Hasan | 6,30502E+15 | BRI | 02-02-2023 | 11.000.000
        2 | Gusti | | BRI Unit Binuang | 03-02-2023 | 10.000.000
        3 | Rahmat | 6305021212900005 | BRI | 05-02-2023 | 25.000.000
        4 | Siti | 6305025509800009 | BRI | 05-02-2024 | 40.000.000
    ";
    let mut tables = register();
    let list = read(&sheet(january), &tables);
    assert_eq!(count(&list.0, Class::New), 4, "{:?}", list.0.refused());
    put_in(&list, &mut tables);
    let february = sheet(february);
    let mut next = read(&february, &tables);
    assert_eq!((count(&next.0, Class::Doubtful), count(&next.0, Class::New)), (3, 1), "{:?}", next.0.refused());
    let asked = next.0.views(&tables, Class::Doubtful, 0, 9);
    assert!(asked.iter().all(|one| one.candidates.len() == 1), "{asked:?}");
    let (number, candidate) = (asked[2].number, asked[2].candidates[0].clone());
    assert_eq!(candidate.name, "Rahmat");
    next.0.decide(&tables, &[number], Some(Choice::Same(candidate.id)));
    next.0.decide(&tables, &[asked[0].number], Some(Choice::New));
    assert_eq!(count(&next.0, Class::Doubtful), 1);
    put_in(&next, &mut tables);
    // Hasan is another one, as somebody has said; Siti has a second loan.
    assert_eq!(tables.financings.live().count(), 6);
}

#[test]
fn a_sum_that_is_written_in_another_unit_than_the_others_is_pointed_out() {
    let text = "
        DAFTAR DEBITUR KUR MIKRO BRI KABUPATEN TAPIN
        No | Nama Debitur | NIK | Penyalur | Tgl Pengajuan | Plafon
        1 | Hasan | 6305021212900003 | BRI | 02-02-2023 | 11.000.000
        2 | Gusti | 6305021212900004 | BRI | 03-02-2023 | 50
        3 | Rahmat | 6305021212900005 | BRI | 04-02-2023 | 25.000.000
        4 | Siti | 6305025509800009 | BRI | 05-02-2023 | 250.000.000
        5 | Ani | 6305025509800008 | BRI | 06-02-2023 | 30.000.000
    ";
    let (sheet, tables) = (sheet(text), register());
    let list = read(&sheet, &tables);
    let views = list.0.views(&tables, Class::New, 0, 9);
    let is_out = |kind: &FaultKind| matches!(kind, FaultKind::OutOfScale(_));
    let out: Vec<&str> = views
        .iter()
        .filter(|view| view.remarks.iter().any(|remark| is_out(&remark.kind)))
        .map(|view| view.name.as_str())
        .collect();
    assert_eq!(out, ["Gusti"]);
}

/// A list that says no district does not say another one.
#[test]
fn a_loan_of_a_list_without_a_district_may_be_one_that_stands() {
    let list = |title: &str, nik: &str| {
        sheet(&format!(
            "
            DAFTAR DEBITUR KUR MIKRO BRI {title}
            No | Nama Debitur | NIK | Penyalur | Tgl Pengajuan | Plafon
            1 | Gusti | {nik} | BRI | 03-02-2023 | 10.000.000
            "
        ))
    };
    let mut tables = register();
    let first = read(&list("KABUPATEN TAPIN", "6305021212900004"), &tables);
    put_in(&first, &mut tables);
    for (title, doubtful) in [("", 1), ("KABUPATEN TAPIN", 1), ("KABUPATEN BANJAR", 0)] {
        let next = read(&list(title, ""), &tables);
        assert_eq!(count(&next.0, Class::Doubtful), doubtful, "{title}: {:?}", next.0.refused());
    }
}
