//! The follow-up of an inactive cooperative by two offices.

use crate::office::{Office, PROVINCE, TAPIN, exchange, text};
use selaras::domain::{Action, DeclaredStatus, Ref};
use selaras::exchange::json::Part;

#[test]
fn a_case_worked_on_by_province_and_district_at_once_merges_without_loss_and_without_a_question() {
    let mut district = Office::begins(TAPIN);
    let kud = district.registers_as("KUD Sinar Tapin", |it| it.district = Some(TAPIN));
    district.declares(kud, DeclaredStatus::Inactive);
    let case = district.opens_case(kud);
    let mut province = Office::begins_with(PROVINCE, &district.sends());

    district.diagnoses(case, "keu-1", "Kas kosong.");
    district.visits(case, "Bendahara ditemui.");
    province.diagnoses(case, "sdm-1", "Laporan tidak tersusun.");
    province.notes(Action { case: Ref::to(case), what: text("Pelatihan pengurus"), ..Action::default() });

    exchange(&mut district, &mut province);
    for office in [&mut district, &mut province] {
        office.reopens();
        let tables = office.tables();
        let mut evidence: Vec<_> = tables.diagnoses.live().filter_map(|row| row.value.evidence.as_deref()).collect();
        evidence.sort_unstable();
        assert_eq!(evidence, ["Kas kosong.", "Laporan tidak tersusun."]);
        assert_eq!(
            tables.visits.live().map(|row| row.value.found.as_deref()).collect::<Vec<_>>(),
            [Some("Bendahara ditemui.")]
        );
        let actions: Vec<_> = tables.actions.live().map(|row| row.value.what.as_deref()).collect();
        assert_eq!((office.is_asked(), actions), (vec![], vec![Some("Pelatihan pengurus")]));
    }
    assert_eq!(district.sends().content(), province.sends().content());
}

/// Story: both find the same cooperative asleep and open its case on the same day.
#[test]
fn two_offices_that_open_a_case_of_one_cooperative_work_on_one_case() {
    let mut district = Office::begins(TAPIN);
    let kud = district.registers("KUD Sinar Tapin");
    let mut province = Office::begins_with(PROVINCE, &district.sends());
    let cases = [district.opens_case(kud), province.opens_case(kud)];
    district.visits(cases[0], "Kantor tutup.");
    province.visits(cases[1], "Ketua pindah.");
    exchange(&mut district, &mut province);
    for office in [&district, &province] {
        let visited: Vec<_> = office.tables().visits.live().map(|row| *row.value.case).collect();
        assert_eq!((office.tables().cases.live().count(), visited), (1, vec![cases[0]; 2]));
    }
}

#[test]
fn the_work_list_of_a_district_holds_only_its_cooperatives_that_have_a_case_and_merges_back() {
    let mut province = Office::begins(PROVINCE);
    let [kud, ksp] = ["KUD A", "KSP B"].map(|name| province.registers_as(name, |it| it.district = Some(TAPIN)));
    province.reports(kud, 2023, |_| {});
    province.reports(ksp, 2023, |_| {});
    let case = province.opens_case(kud);
    let list = province.sends_part(&Part { districts: Some(vec![TAPIN]), followed: true, ..Part::default() });
    let owners: Vec<_> = list.records("annual_reports").iter().map(|row| row["cooperative"].clone()).collect();
    assert_eq!((list.records("cooperatives").len(), owners), (1, vec![kud.to_string().into()]));

    let mut tapin = Office::begins_with(TAPIN, &list);
    tapin.visits(case, "Kantor tutup.");
    province.receives(&[&tapin.sends()]);
    assert_eq!((province.names().len(), province.tables().visits.live().count()), (2, 1));
    assert_eq!(province.is_asked(), []);
}
