//! Courses: a list of the ministry comes in, comes in again, and is given back; and the province sees what no district can.

use crate::office::{BANJAR, Office, PROVINCE, TAPIN};
use selaras::analysis::trainings::{MONTHS, coverage, people, repeats};
use selaras::domain::{Cooperative, Id, TraineeRole, TrainingTopic};
use selaras::exchange::sheet::{Class, to_csv};
use selaras::list::trainings::participant_sheets;

/// The list of participants of the DAK nonfisik, filled in by an office: its head, and two who took part.
fn list_of(place: &str, title: &str, day: &str, people: &[&str]) -> Vec<String> {
    let head = [
        "Jenis Kegiatan;:;Pelatihan Perkoperasian".to_owned(),
        format!("Judul Kegiatan;:;{title}"),
        "Provinsi;:;Kalimantan Selatan".to_owned(),
        format!("Kab/Kota;:;{place}"),
        format!("Jumlah Peserta;:;{}", people.len()),
        "Tempat;:;Aula Kantor".to_owned(),
        format!("Tanggal;:;{day}"),
        String::new(),
        "No;Nama Lengkap;Nomor KTP;Jenis Kelamin;Tempat Lahir;Tanggal Lahir;Agama;Pendidikan Terakhir;Kab/Kota;Telp/HP;Status Usaha;Sektor Usaha UMKM / Jenis Koperasi;Nama Koperasi/UMKM;Alamat Koperasi/UMKM".to_owned(),
    ];
    head.into_iter().chain(people.iter().map(|line| (*line).to_owned())).collect()
}

const SITI: &str = "1;SITI AMINAH;'6305025509800001;P;Rantau;15-09-1980;Islam;SMA;Tapin;0800-000-1111;Koperasi;Konsumen;KUD Maju;Jl. Satu";
const BUDI: &str =
    "2;Budi;6,30502E+15;L;Rantau;25-09-1980;Islam;S1;Tapin;0800-000-2222;Koperasi;Konsumen;KUD Maju;Jl. Dua";

fn lines(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

/// Everybody who was trained in the same subject again within a year, each with the courses.
fn trained_again(office: &Office) -> Vec<usize> {
    let (found, _) = repeats(office.tables(), &people(office.tables()), MONTHS);
    found.into_iter().map(|one| one.trainees.len()).collect()
}

#[test]
fn an_office_brings_in_the_list_of_the_ministry_twice_and_gives_it_back() {
    let mut tapin = Office::begins(TAPIN);
    let cooperative = tapin.registers_as("KUD Maju", |of| of.district = Some(TAPIN));
    let list = list_of("Tapin", "Pelatihan Akuntansi Koperasi", "2 s.d. 4 Juni 2025", &[SITI, BUDI]);
    let first = tapin.reads_list(&lines(&list));
    // What Excel has rounded is nobody's number; the row is taken without it.
    assert_eq!((first.count(Class::New), first.count(Class::Refused), first.damaged_niks()), (2, 0, 1));
    tapin.puts_in(first);
    tapin.reopens();
    let stored = tapin.sends().values();
    let again = tapin.reads_list(&lines(&list));
    assert_eq!((again.count(Class::Equal), again.count(Class::New) + again.count(Class::Changing)), (2, 0));
    tapin.puts_in(again);
    assert_eq!(tapin.sends().values(), stored);
    let course = tapin.tables().trainings.live().next().expect("the course has come with its participants");
    assert_eq!(
        (course.value.topic, course.value.stated.map(|all| all.get())),
        (Some(TrainingTopic::Accounting), Some(2))
    );
    let mut linked = tapin.tables().trainees.live().map(|row| row.value.cooperative.map(|of| *of));
    assert!(linked.all(|of| of == Some(cooperative)));
    // Given back in the same layout, line by line; brought in again it changes nothing.
    let out = participant_sheets(tapin.tables(), tapin.index(), course.id);
    let csv = String::from_utf8(to_csv(&out[0])).expect("it is text");
    let given: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    let words = |line: &str| line.split(';').map(|cell| cell.trim_matches('"').to_owned()).collect::<Vec<_>>();
    for at in [0, 1, 2, 4, 5, 8] {
        let cells: Vec<String> = words(given[at]).into_iter().filter(|cell| !cell.is_empty()).collect();
        assert_eq!(cells, words(&list[at]), "line {at}");
    }
    let back = tapin.reads_list(&given);
    assert_eq!((back.count(Class::Equal), back.count(Class::Refused)), (2, 0));
}

#[test]
fn the_province_merges_two_districts_and_sees_who_was_trained_again_and_whose_board_never_was() {
    let (mut tapin, mut banjar) = (Office::begins(TAPIN), Office::begins(BANJAR));
    let reached = tapin.registers_as("KUD Maju", |of| of.district = Some(TAPIN));
    let other = banjar.registers_as("KSU Subur", |of| of.district = Some(BANJAR));
    let one = list_of("Tapin", "Pelatihan Akuntansi Koperasi", "2 Juni 2025", &[SITI, BUDI]);
    let two = list_of("Banjar", "Bimtek Laporan Keuangan", "6 Oktober 2025", &[SITI]);
    let list = tapin.reads_list(&lines(&one));
    tapin.puts_in(list);
    let list = banjar.reads_list(&lines(&two));
    banjar.puts_in(list);
    let siti = |office: &Office| {
        let mut rows = office.tables().trainees.live();
        rows.find(|row| row.value.sex == Some(selaras::domain::Sex::Female)).map(|row| row.id).expect("she is there")
    };
    // Whom nobody has said to be of the board is of none, however often they are trained.
    let chair: Id = siti(&tapin);
    tapin.changes::<selaras::domain::Trainee>(chair, |of| of.role = Some(TraineeRole::Chair));
    assert_eq!((trained_again(&tapin), trained_again(&banjar)), (vec![], vec![]));
    let mut province = Office::begins(PROVINCE);
    province.receives(&[&tapin.sends(), &banjar.sends()]);
    province.reopens();
    assert_eq!(trained_again(&province), [2]);
    let (districts, _) = coverage(province.tables());
    let of =
        |id: Id| districts.iter().find(|of| of.reached.contains(&id) || of.others.contains(&id)).expect("a district");
    assert_eq!((of(reached).reached.clone(), of(other).others.clone()), (vec![reached], vec![other]));
    assert_eq!(province.record::<Cooperative>(reached).map(|of| of.name.to_string()).as_deref(), Some("KUD Maju"));
    // The same files again change nothing, and what anyone may read names nobody.
    let before = province.sends().content();
    province.receives(&[&banjar.sends(), &tapin.sends()]);
    assert_eq!(province.sends().content(), before);
    let public = province.publishes().json().to_string();
    for secret in ["Siti", "Budi", "6305025509800001", "0800-000-1111", "1980-09-15", "Jl. Satu"] {
        assert!(!public.contains(secret), "{secret}");
    }
}
