//! Lists of totals as banks, offices and the census have them come in, come in again without a change, and are given back in the
//! layout in which they come in.

use super::part::{TotalList, TotalPart};
use super::{headings, is_of_enterprises, is_of_lenders};
use crate::domain::status::StatusRule;
use crate::domain::{
    AreaCode, Count, CreditTotal, EnterpriseBasis, EnterpriseTotal, FinancingScheme, FinancingSource, Precision,
    Rupiah, SizeClass, TallyKind, Text,
};
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::cooperatives::Class;
use crate::exchange::sheet::kind::ListKind;
use crate::exchange::sheet::plan::{Plan, value_key};
use crate::exchange::sheet::row::FaultKind;
use crate::exchange::sheet::{Outcome, Preview, to_csv};
use crate::i18n::Lang;
use crate::list::enterprises::ENTERPRISE_TOTALS;
use crate::list::financing::CREDIT_TOTALS;
use crate::replica::{Knowledge, ReplicaId, Stamp};
use crate::sample::{Options, example};
use crate::workspace::{Index, Tables, Viewpoint};

const NOW: u64 = 1_764_500_000_000;

fn sheet(text: &str) -> Sheet {
    let cells = |line: &str| line.split('|').map(|cell| Cell::Text(cell.trim().to_owned())).collect();
    let rows = text.trim().lines().map(|line| cells(line.trim())).collect();
    Sheet { rows, ..Sheet::default() }
}

fn area(code: &str) -> AreaCode {
    code.parse().unwrap()
}

fn propose(sheet: &Sheet, list: TotalList) -> Plan {
    let plan = Plan::propose(sheet);
    assert_eq!(plan.kind, ListKind::Totals(list), "{:?}", plan.columns);
    plan
}

fn read(sheet: &Sheet, plan: &Plan, tables: &Tables) -> Preview {
    Preview::new(sheet, plan, tables, NOW, [5; 10], &mut |_, _| {})
}

fn put_in(preview: &Preview, plan: &Plan, tables: &mut Tables) -> usize {
    let stamp = Stamp { time: NOW << 16, replica: ReplicaId::new(7) };
    let Outcome { rows, .. } = preview.outcome(tables, &Knowledge::default(), plan, stamp);
    for row in rows.credit_totals.rows() {
        tables.credit_totals.insert(row.clone());
    }
    for row in rows.enterprise_totals.rows() {
        tables.enterprise_totals.insert(row.clone());
    }
    rows.rows()
}

fn count(preview: &Preview, class: Class) -> usize {
    preview.summary().rows.get(&class).copied().unwrap_or_default()
}

fn rupiah(amount: i64) -> Option<Rupiah> {
    Rupiah::new(amount).ok()
}

/// What an office publishes by bank (FACTS-2 10.1), in millions.
const BANKS: &str = "
    PENYALURAN KUR PROVINSI KALIMANTAN SELATAN
    POSISI 31 DESEMBER 2024
    No | Bank | Plafon (Rp juta) | Outstanding (Rp juta) | Debitur | NPL (%)
    1 | BRI | 3.200.000 | 1.771.000 | 90.100 | 1,77
    2 | BTN | 150.000 | 80.500 | 1.204 | 16,41
    Jumlah | | 3.350.000 | 1.851.500 | 91.304 |
";

#[test]
fn what_an_office_publishes_by_bank_comes_in_without_hand_work_and_twice_without_a_change() {
    let (sheet, mut tables) = (sheet(BANKS), Tables::default());
    let plan = propose(&sheet, TotalList::Lenders);
    let list = read(&sheet, &plan, &tables);
    assert_eq!((count(&list, Class::New), count(&list, Class::Refused)), (2, 0), "{:?}", list.refused());
    put_in(&list, &plan, &mut tables);
    assert_eq!(tables.credit_totals.live().count(), 2, "its sum is no bank");
    let of = |name: &str| {
        let is = |of: &&CreditTotal| of.lender.as_deref() == Some(name);
        tables.credit_totals.live().map(|row| &row.value).find(is).unwrap().clone()
    };
    let btn = of("BTN");
    assert_eq!((btn.area, btn.date, btn.precision), (area("63"), "2024-12-31".parse().unwrap(), Precision::Day));
    assert_eq!((btn.channel, btn.scheme, btn.kind), (FinancingSource::Kur, None, TallyKind::Reported));
    assert_eq!((btn.ceiling, btn.outstanding), (rupiah(150_000_000_000), rupiah(80_500_000_000)));
    assert_eq!((btn.debtors, btn.npl.map(|npl| npl.to_string())), (Count::new(1_204).ok(), Some("16.41".to_owned())));
    let again = read(&sheet, &plan, &tables);
    assert_eq!((count(&again, Class::Equal), put_in(&again, &plan, &mut tables)), (2, 0), "{:?}", again.refused());
    // Of the next month they stand beside these.
    let later = self::sheet(&BANKS.replace("31 DESEMBER 2024", "31 JANUARI 2025"));
    let plan = propose(&later, TotalList::Lenders);
    put_in(&read(&later, &plan, &tables), &plan, &mut tables);
    assert_eq!(tables.credit_totals.live().count(), 4);
}

#[test]
fn english_headings_months_and_areas_of_rows_are_known_and_an_unknown_word_is_asked() {
    let text = "
        District | Month | Year | Programme | Loan scheme | Bank name | Disbursed | Number of borrowers
        Tapin | March | 2025 | KUR | Mikro | Bank Kalsel | 12000000000 | 310
        Kab. Banjar | Maret | 2025 | KUR | Mikro | Bank Kalsel | 9000000000 | 205
        Entahlah | Maret | 2025 | KUR | Mikro | Bank Kalsel | 1000000000 | 11
        Tapin | Maret | 2025 | Apa saja | Mikro | Bank Lain | 1000000000 | 12
    ";
    let (sheet, mut tables) = (sheet(text), Tables::default());
    let mut plan = propose(&sheet, TotalList::Lenders);
    let list = read(&sheet, &plan, &tables);
    let words: Vec<String> = list.summary().unknown.into_iter().map(|(_, text, _)| text).collect();
    assert_eq!((count(&list, Class::New), count(&list, Class::Refused)), (2, 2), "{:?}", list.refused());
    assert!(words.contains(&"Entahlah".to_owned()) && words.contains(&"Apa saja".to_owned()), "{words:?}");
    put_in(&list, &plan, &mut tables);
    let tapin = tables.credit_totals.live().map(|row| &row.value).find(|of| of.area == area("63.05")).unwrap();
    assert_eq!((tapin.date, tapin.precision), ("2025-03-01".parse().unwrap(), Precision::Month));
    assert_eq!((tapin.scheme, tapin.paid_out), (Some(FinancingScheme::KurMicro), rupiah(12_000_000_000)));
    // What somebody has said of the words holds for the rows.
    let said = |plan: &mut Plan, part: TotalPart, text: &str, code: &str| {
        plan.values.entry(part.code()).or_default().insert(value_key(text), code.to_owned());
    };
    said(&mut plan, TotalPart::Lender(CreditTotal::AT.area), "Entahlah", "63.01");
    said(&mut plan, TotalPart::Lender(CreditTotal::AT.channel), "Apa saja", FinancingSource::Bank.code());
    let list = read(&sheet, &plan, &tables);
    assert_eq!((count(&list, Class::New), count(&list, Class::Equal)), (2, 2), "{:?}", list.refused());
}

#[test]
fn figures_without_a_day_or_a_programme_are_refused_and_say_so() {
    let text = "
        Bank | Plafon | Debitur
        BRI | 5.000.000.000 | 120
    ";
    let sheet = sheet(text);
    let plan = propose(&sheet, TotalList::Lenders);
    let faults: Vec<FaultKind> = read(&sheet, &plan, &Tables::default())
        .refused()
        .into_iter()
        .flat_map(|(_, of)| of)
        .map(|of| of.kind)
        .collect();
    assert!(faults.contains(&FaultKind::NoArea) && faults.contains(&FaultKind::NoDate), "{faults:?}");
    assert!(faults.contains(&FaultKind::Lacks("credit_totals".into(), "channel".into())), "{faults:?}");
}

/// Enterprises of the districts by class, as a profile of a year has them.
const CLASSES: &str = "
    JUMLAH UMKM BINAAN MENURUT KABUPATEN/KOTA TAHUN 2024
    No | Kabupaten/Kota | Usaha Mikro | Usaha Kecil | Usaha Menengah | Jumlah UMKM | Sumber Data
    1 | Tapin | 4.120 | 88 | 7 | 4.215 | Profil Dinas 2024
    2 | Banjarbaru | 12.000 | 210 | 9 | 12.300 | Profil Dinas 2024
";

#[test]
fn numbers_by_class_come_in_each_apart_and_a_sum_that_differs_is_said() {
    let (sheet, mut tables) = (sheet(CLASSES), Tables::default());
    let plan = propose(&sheet, TotalList::Enterprises);
    let list = read(&sheet, &plan, &tables);
    assert_eq!((count(&list, Class::New), count(&list, Class::Refused)), (2, 0), "{:?}", list.refused());
    let remarks: Vec<usize> =
        list.views(&tables, Class::New, 0, 9).into_iter().map(|view| view.remarks.len()).collect();
    assert_eq!(remarks, [0, 1], "12.219 of three classes are not 12.300");
    put_in(&list, &plan, &mut tables);
    assert_eq!(tables.enterprise_totals.live().count(), 8);
    let is_micro = |of: &&EnterpriseTotal| of.area == area("63.05") && of.class == Some(SizeClass::Micro);
    let micro = tables.enterprise_totals.live().map(|row| &row.value).find(is_micro).unwrap().clone();
    assert_eq!((micro.value.get(), micro.counted), (4_120, EnterpriseBasis::Assisted));
    assert_eq!((micro.precision, micro.date.year(), &*micro.source), (Precision::Year, 2024, "Profil Dinas 2024"));
    let again = read(&sheet, &plan, &tables);
    assert_eq!((count(&again, Class::Equal), put_in(&again, &plan, &mut tables)), (2, 0), "{:?}", again.refused());
    let changed = self::sheet(&CLASSES.replace("4.120", "4.121").replace("4.215", "4.216"));
    let plan = propose(&changed, TotalList::Enterprises);
    let list = read(&changed, &plan, &tables);
    assert_eq!((count(&list, Class::Changing), count(&list, Class::Equal)), (1, 1), "{:?}", list.refused());
}

#[test]
fn numbers_without_a_source_are_asked_for_it() {
    let sheet = sheet(&CLASSES.replace(" | Sumber Data", "").replace(" | Profil Dinas 2024", ""));
    let mut plan = propose(&sheet, TotalList::Enterprises);
    let refused = read(&sheet, &plan, &Tables::default()).refused();
    assert!(
        refused.iter().all(|(_, faults)| faults.iter().any(|fault| fault.kind == FaultKind::NoSource)),
        "{refused:?}"
    );
    plan.source = Some(Text::cut("SE2016"));
    assert_eq!(read(&sheet, &plan, &Tables::default()).refused(), []);
}

#[test]
fn lists_of_persons_and_of_cooperatives_are_none_of_totals() {
    assert!(!is_of_lenders(&["No", "Nama Debitur", "Bank", "Plafon", "Outstanding", "NPL"]));
    assert!(!is_of_lenders(&["Bank", "Plafon", "Outstanding"]));
    assert!(!is_of_enterprises(&["Kabupaten/Kota", "Nama UMKM", "Usaha Mikro"]));
    assert!(!is_of_enterprises(&["Kabupaten/Kota", "Jumlah", "Aktif"]));
    assert!(is_of_enterprises(&["Kabupaten/Kota", "Jumlah UMKM"]));
    // Debtors by name with their bank are a list of loans.
    let loans = sheet(
        "Bank | Debitur | Plafon | Outstanding\nBRI | Siti Aminah | 50.000.000 | 1\nBRI | Rahmat | 25.000.000 | 2",
    );
    assert_eq!(Plan::propose(&loans).kind, ListKind::Financing);
}

#[test]
fn what_is_given_back_comes_in_without_a_change_in_both_languages() {
    let tables = example(&Options { cooperatives: 300, ..Options::default() });
    let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Permenkop25));
    for lang in [Lang::Id, Lang::En] {
        let lenders = CREDIT_TOTALS.lines(&tables, &index);
        let enterprises = ENTERPRISE_TOTALS.lines(&tables, &index);
        assert!(!lenders.is_empty() && !enterprises.is_empty());
        let sheets = [
            (TotalList::Lenders, lenders.len(), CREDIT_TOTALS.sheets.unwrap()(lang, &tables, &index, &lenders)),
            (
                TotalList::Enterprises,
                enterprises.len(),
                ENTERPRISE_TOTALS.sheets.unwrap()(lang, &tables, &index, &enterprises),
            ),
        ];
        for (list, many, sheets) in sheets {
            let plan = propose(&sheets[0], list);
            let preview = read(&sheets[0], &plan, &tables);
            assert_eq!(count(&preview, Class::Equal), many, "{list:?} {lang:?} {:?}", preview.summary());
            let delimited = crate::exchange::sheet::open(&to_csv(&sheets[0]), None, None).unwrap();
            let plan = propose(&delimited.sheets[0], list);
            let preview = read(&delimited.sheets[0], &plan, &tables);
            assert_eq!(count(&preview, Class::Equal), many, "{list:?} {lang:?} {:?}", preview.refused());
        }
    }
}

#[test]
fn every_heading_in_use_is_written_as_it_is_compared_and_means_one_thing() {
    for list in TotalList::ALL {
        let mut seen = std::collections::BTreeSet::new();
        for (part, words) in headings::in_use(list) {
            for word in *words {
                assert!(seen.insert(*word), "{word}");
                assert_eq!(crate::exchange::sheet::words::plain(word), *word);
                assert!(headings::recognise(list, word).is_some(), "{part:?} {word}");
            }
        }
    }
}

#[test]
fn figures_of_one_kind_stand_apart_from_those_of_another_source() {
    let mut tables = Tables::default();
    for source in ["Profil Dinas 2024", "SE2016"] {
        let list = sheet(&CLASSES.replace("Profil Dinas 2024", source));
        let plan = propose(&list, TotalList::Enterprises);
        put_in(&read(&list, &plan, &tables), &plan, &mut tables);
    }
    let of_tapin = |of: &&EnterpriseTotal| of.area == area("63.05") && of.class.is_none();
    assert_eq!(tables.enterprise_totals.live().map(|row| &row.value).filter(of_tapin).count(), 2);
}
