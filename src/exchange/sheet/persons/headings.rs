//! The headings of lists of persons in use (FACTS-2 11), beside those of the layouts and the program's own words.

use super::layout::{BLOCK, COMPANIONS, FULL, Head, OF_COURSE, PARTICIPANTS};
use super::list::PersonList;
use super::part::PersonPart;
use crate::domain::{Companion, Trainee, Training};
use crate::exchange::sheet::readings::readings;
use crate::exchange::sheet::words::plain;
use crate::i18n::Lang;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

#[rustfmt::skip]
const OF_TRAINEES: &[(PersonPart, &[&str])] = &[
    (PersonPart::Trainee(Trainee::AT.name), &["nama", "nama peserta"]),
    (PersonPart::Trainee(Trainee::AT.nik), &["nik", "no ktp", "nik ktp", "nomor nik", "no nik", "nomor induk kependudukan"]),
    (PersonPart::Trainee(Trainee::AT.sex), &["l p", "lp", "jk", "kelamin", "gender"]),
    (PersonPart::Trainee(Trainee::AT.born_on), &["tgl lahir"]),
    (PersonPart::Trainee(Trainee::AT.education), &["pendidikan"]),
    (PersonPart::Trainee(Trainee::AT.district), &["kabupaten kota", "kabupaten", "kab", "asal daerah", "utusan"]),
    (PersonPart::Trainee(Trainee::AT.phone), &["telp", "hp", "no hp", "no telp", "telepon", "no hp wa", "nomor hp", "no wa", "no telp hp"]),
    (PersonPart::Trainee(Trainee::AT.email), &["e mail", "surel"]),
    (PersonPart::Trainee(Trainee::AT.organisation), &["asal koperasi umkm", "nama usaha", "instansi", "asal instansi", "lembaga"]),
    (PersonPart::Trainee(Trainee::AT.organisation_address), &["alamat"]),
    (PersonPart::Trainee(Trainee::AT.position), &["jabatan"]),
    (PersonPart::Trainee(Trainee::AT.attended), &["kehadiran", "hadir", "jumlah hadir"]),
    (PersonPart::Trainee(Trainee::AT.score_before), &["pre test", "nilai pre test", "pretest", "nilai pretest"]),
    (PersonPart::Trainee(Trainee::AT.score_after), &["post test", "nilai post test", "posttest", "nilai posttest", "nilai akhir"]),
    (PersonPart::Trainee(Trainee::AT.certificate_number), &["no sertifikat", "nomor sertifikat"]),
    (PersonPart::Trainee(Trainee::AT.problem), &["permasalahan", "masalah", "kendala", "permasalahan yang dihadapi koperasi umkm"]),
    (PersonPart::Trainee(Trainee::AT.need_stated), &["kebutuhan pelatihan", "kebutuhan diklat yang diinginkan", "pelatihan yang dibutuhkan"]),
    (PersonPart::Training(Training::AT.title), &["judul pelatihan", "nama pelatihan", "nama kegiatan", "pelatihan"]),
    (PersonPart::Training(Training::AT.activity), &["kegiatan"]),
    (PersonPart::Training(Training::AT.organiser), &["penyelenggara"]),
    (PersonPart::Days, &["tanggal pelaksanaan", "waktu", "waktu pelaksanaan", "hari tanggal"]),
    (PersonPart::Training(Training::AT.place), &["lokasi", "tempat kegiatan"]),
];

#[rustfmt::skip]
const OF_COMPANIONS: &[(PersonPart, &[&str])] = &[
    (PersonPart::Companion(Companion::AT.name), &["nama", "nama pendamping"]),
    (PersonPart::Companion(Companion::AT.nik), &["nik", "no ktp", "nik ktp"]),
    (PersonPart::Companion(Companion::AT.sex), &["l p", "lp", "jk", "kelamin"]),
    (PersonPart::Companion(Companion::AT.education), &["pendidikan terakhir"]),
    (PersonPart::Companion(Companion::AT.address), &["alamat"]),
    (PersonPart::Companion(Companion::AT.phone), &["no hp", "hp", "telp", "no wa", "no hp wa", "telp hp"]),
    (PersonPart::Companion(Companion::AT.email), &["email", "surel"]),
    (PersonPart::Companion(Companion::AT.area), &["kabupaten kota", "kab kota", "dinas prov kab kota", "instansi"]),
    (PersonPart::Companion(Companion::AT.subdistrict), &["kecamatan", "wilayah dampingan"]),
    (PersonPart::Companion(Companion::AT.year), &["tahun"]),
];

type Known = FxHashMap<String, PersonPart>;

/// The headings of a list: those of the layouts go before what others say, and what the program calls a part itself comes last.
fn known(list: PersonList) -> Known {
    let (layouts, in_use): (&[&[Head]], _) = match list {
        PersonList::Trainees => (&[PARTICIPANTS, FULL, OF_COURSE], OF_TRAINEES),
        PersonList::Companions => (&[COMPANIONS], OF_COMPANIONS),
    };
    let of_layouts = layouts.iter().copied().flatten().filter_map(|(heading, part)| Some((plain(heading), (*part)?)));
    let in_use = in_use.iter().flat_map(|(part, words)| words.iter().map(|word| ((*word).to_owned(), *part)));
    let own = PersonPart::of(list).into_iter().flat_map(|part| {
        [plain(&part.label(Lang::Id)), plain(&part.label(Lang::En)), plain(&part.code())].map(|name| (name, part))
    });
    let mut known = Known::default();
    for (heading, part) in of_layouts.chain(in_use).chain(own).filter(|(heading, _)| !heading.is_empty()) {
        known.entry(heading).or_insert(part);
    }
    known
}

static TRAINEES: LazyLock<Known> = LazyLock::new(|| known(PersonList::Trainees));
static OTHERS: LazyLock<Known> = LazyLock::new(|| known(PersonList::Companions));

/// What a heading of a list means.
pub(in crate::exchange::sheet) fn recognise(list: PersonList, heading: &str) -> Option<PersonPart> {
    let known = match list {
        PersonList::Trainees => &TRAINEES,
        PersonList::Companions => &OTHERS,
    };
    // `Posisi Koperasi` is more than the line above it: what stands there as a whole goes first.
    known
        .get(&plain(heading))
        .copied()
        .or_else(|| readings(heading).words.iter().find_map(|words| known.get(words)).copied())
}

/// What a line of the block above the table says, by what stands before its value.
pub(super) fn of_block(label: &str) -> Option<PersonPart> {
    let label = plain(label);
    let of_layout = BLOCK.iter().find(|(heading, _)| plain(heading) == label).and_then(|(_, part)| *part);
    of_layout.or(match label.as_str() {
        "nama kegiatan" | "judul pelatihan" | "nama pelatihan" | "judul" => {
            Some(PersonPart::Training(Training::AT.title))
        }
        "kegiatan" => Some(PersonPart::Training(Training::AT.activity)),
        "kabupaten kota" | "kabupaten" | "kota" => Some(PersonPart::Training(Training::AT.district)),
        "jumlah" | "jml peserta" => Some(PersonPart::Training(Training::AT.stated)),
        "lokasi" | "tempat pelaksanaan" | "tempat kegiatan" => Some(PersonPart::Training(Training::AT.place)),
        "waktu" | "hari tanggal" | "tanggal pelaksanaan" | "waktu pelaksanaan" => Some(PersonPart::Days),
        "penyelenggara" => Some(PersonPart::Training(Training::AT.organiser)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_of_the_layouts_and_in_use_leads_to_its_part() {
        let layouts: [(PersonList, &[Head]); 4] = [
            (PersonList::Trainees, PARTICIPANTS),
            (PersonList::Trainees, FULL),
            (PersonList::Trainees, OF_COURSE),
            (PersonList::Companions, COMPANIONS),
        ];
        for (list, heads) in layouts {
            for (heading, part) in heads.iter().filter(|(_, part)| part.is_some()) {
                assert_eq!(recognise(list, heading), *part, "{heading}");
            }
        }
        for (list, in_use) in [(PersonList::Trainees, OF_TRAINEES), (PersonList::Companions, OF_COMPANIONS)] {
            for (word, part) in in_use.iter().flat_map(|(part, words)| words.iter().map(move |word| (word, part))) {
                assert_eq!((plain(word), recognise(list, word)), ((*word).to_owned(), Some(*part)), "{word}");
            }
        }
    }
}
