//! One cooperative of the register, with the gaps that registers have.

use super::chance::Chance;
use super::guilds::Guild;
use super::life_story::{LifeStory, Story};
use super::names::{self, Names};
use super::seats::{Seat, postal_prefix};
use crate::domain::territory::{District, Territory};
use crate::domain::{
    Amendment, AreaCode, Certificate, CertificateState, Cooperative, Date, DeclaredStatus, Form, Grade, Group, Kind,
    MembershipArea, Nik, Note, Officer, OfficerRole, Scheme, Sex, Supervision, Text,
};
use rustc_hash::FxHashMap;

/// What every invented cooperative says of itself.
const FICTIONAL: &str = "Contoh fiktif, bukan koperasi nyata";

const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// What cooperatives must not share: names and numbers.
#[derive(Default)]
pub(super) struct Taken {
    names: Names,
    /// The last number given in every kecamatan, by the seven digits before it.
    niks: FxHashMap<u64, u32>,
}

/// Whether a district is a city, by its name.
pub(super) fn is_city(district: &District) -> bool {
    district.name.starts_with("Kota ")
}

/// The cooperative that holds `seat`, the `number`th of all.
pub(super) fn cooperative(
    seat: Seat,
    number: usize,
    guild: &Guild,
    course: &LifeStory,
    taken: &mut Taken,
    chance: &mut Chance,
) -> Cooperative {
    let district = &Territory::current().districts[usize::from(seat.district)];
    let subdistrict = chance.pick(Territory::current().subdistricts_of(district.code)).code;
    let village = names::village(chance);
    let name = taken.names.give(guild, seat.district, &village, chance);
    let active = seat.status == DeclaredStatus::Active;
    let legal_date = legal_date(course.founded, chance);
    let nik = chance.percent(if active { 88 } else { 28 }).then(|| nik(district, subdistrict, &mut taken.niks, chance));
    let mut c = Cooperative {
        name: Text::cut(&if chance.percent(3) { name.to_uppercase() } else { name }),
        nik: nik.and_then(|text| Nik::new(&text).unwrap_or_default()),
        legal_number: (!chance.percent(3)).then(|| Text::cut(&legal_number(legal_date, district, chance))),
        legal_date: (!chance.percent(if active { 2 } else { 7 })).then_some(legal_date),
        form: Some(course.form),
        kind: (!chance.per_mille(15)).then_some(guild.kind),
        group: (!chance.percent(3)).then_some(guild.group),
        sector: (!chance.percent(4)).then_some(guild.sector),
        scheme: Some(scheme(guild, chance)),
        savings_unit: guild.kind != Kind::SavingsLoan && chance.percent(42),
        district: Some(district.code),
        subdistrict: (!chance.percent(2)).then_some(subdistrict),
        village: (!chance.percent(4)).then(|| Text::cut(&village)),
        address: chance.percent(if active { 92 } else { 60 }).then(|| Text::cut(&names::address(chance))),
        postal_code: chance.percent(55).then(|| postal_code(district, chance)),
        officers: officers(course, active, chance),
        phone: chance.percent(if active { 40 } else { 8 }).then(|| phone(chance)),
        email: (active && chance.percent(22)).then(|| Text::cut(&format!("koperasi-{number}@example.id"))),
        declared_status: Some(seat.status),
        declared_on: Some(super::position()),
        declared_source: Some(Text::cut(FICTIONAL)),
        fictional: true,
        ..Cooperative::default()
    };
    supervise(&mut c, seat.supervision, chance);
    certify(&mut c, course.story, chance);
    if active && legal_date.year() < 2020 && chance.percent(7) {
        c.amendments.push(amendment(legal_date, chance));
    }
    c
}

/// Supervision follows from the membership area; for a few the two have parted.
fn supervise(c: &mut Cooperative, supervision: Supervision, chance: &mut Chance) {
    let provincial = supervision == Supervision::Province;
    let parted = chance.per_mille(if provincial { 40 } else { 3 });
    c.membership_area = Some(if provincial != parted { MembershipArea::Province } else { MembershipArea::District });
    if parted {
        let reason = if provincial {
            "Anggota sudah tersebar di dua kabupaten/kota; perubahan anggaran dasar sedang diproses."
        } else {
            "Pembinaan dilimpahkan ke kabupaten/kota dengan berita acara serah terima."
        };
        c.supervision_override = Some(supervision);
        c.supervision_reason = Some(Note::cut(reason));
    }
}

/// The certificate goes to those with a NIK that have met (FACTS 1.1).
fn certify(c: &mut Cooperative, story: Story, chance: &mut Chance) {
    if c.nik.is_none() {
        return;
    }
    let [valid, expired, certified] = match story {
        Story::Regular => [60, 5, 15],
        Story::Irregular => [34, 6, 14],
        _ => [0, 4, 4],
    };
    let state =
        [CertificateState::Valid, CertificateState::Expired, CertificateState::Certified, CertificateState::None]
            [chance.weighted([valid, expired, certified, 100 - valid - expired - certified].into_iter())];
    let issued = super::position().plus_days(match state {
        CertificateState::Expired => -chance.between(760, 1_600),
        _ => -chance.between(30, 700),
    });
    let dated = matches!(state, CertificateState::Valid | CertificateState::Expired);
    c.certificate = Some(Certificate {
        state,
        number: None,
        issued: dated.then_some(issued),
        expires: dated.then_some(issued.plus_days(729)),
    });
    if state != CertificateState::None {
        let grades = [Grade::A, Grade::B, Grade::C1, Grade::C2, Grade::C3, Grade::D];
        c.grade = Some(grades[chance.weighted([12, 38, 28, 14, 6, 2].into_iter())]);
    }
}

fn scheme(guild: &Guild, chance: &mut Chance) -> Scheme {
    let sharia = match guild.group {
        Group::Kspps => 100,
        Group::Koppontren => 60,
        Group::SavingsLoan => 4,
        _ => 2,
    };
    if chance.percent(sharia) { Scheme::Sharia } else { Scheme::Conventional }
}

/// A day in that year; in the current one before the position.
fn legal_date(year: i32, chance: &mut Chance) -> Date {
    let last = if year == super::position().year() { 4 } else { 12 };
    Date::new(year, chance.between(1, last) as u8, chance.between(1, 28) as u8).unwrap_or_default()
}

/// A number in the form of its time (FACTS 1.1); the national series are higher than they have ever reached.
fn legal_number(date: Date, district: &District, chance: &mut Chance) -> String {
    let number = chance.between(11, 989);
    let month = ROMAN[usize::from(date.month()) - 1];
    let year = date.year();
    match year {
        ..=1997 => format!("{number}/BH/XIV/{year}"),
        1998..=2009 => format!("{number}/BH/{}/DISKOP/{month}/{:02}", district.abbreviation, year % 100),
        2010..=2016 => format!("{number}/BH/XXVII.{}/{month}/{year}", district.code.digits() % 100),
        2017..=2019 => format!("09{number:04}/BH/M.KUKM.2/{month}/{year}"),
        _ => format!("AHU-09{number:05}.AH.01.27.TAHUN {year}"),
    }
}

fn amendment(legal_date: Date, chance: &mut Chance) -> Amendment {
    let year = chance.between(legal_date.year() + 1, 2023);
    Amendment {
        number: Text::cut(&format!("Akta Nomor {}", chance.between(1, 98))),
        date: Date::new(year, chance.between(1, 12) as u8, chance.between(1, 28) as u8).ok(),
    }
}

/// District, kecamatan and a running number that real ones do not reach. A few bear the number of the
/// district that they have left, or are short of a digit.
fn nik(district: &District, subdistrict: AreaCode, taken: &mut FxHashMap<u64, u32>, chance: &mut Chance) -> String {
    let issuer = if chance.per_mille(6) { chance.pick(Territory::current().districts) } else { district };
    let prefix = issuer.code.digits() * 1_000 + subdistrict.digits() % 100 * 10;
    let serial = taken.entry(prefix).or_default();
    *serial += 1;
    let mut text = format!("{prefix}9{:05}", *serial % 100_000);
    if chance.per_mille(4) {
        text.remove(0);
    }
    text
}

fn postal_code(district: &District, chance: &mut Chance) -> Text {
    Text::cut(&format!("{}{:02}", postal_prefix(district), chance.between(11, 79)))
}

/// A number that nobody has.
fn phone(chance: &mut Chance) -> Text {
    Text::cut(&format!("0800-000-{:04}", chance.below(10_000)))
}

/// Two thirds of the inactive have nobody on record (cause LBG-2); the terms of the others have lapsed.
fn officers(course: &LifeStory, active: bool, chance: &mut Chance) -> Vec<Officer> {
    if chance.percent(if active { 5 } else { 67 }) {
        return Vec::new();
    }
    let from_year = if active { chance.between(2019, 2023) } else { chance.between(2008, 2018) }.max(course.founded);
    let from = Date::new(from_year, chance.between(1, 4) as u8, chance.between(1, 28) as u8).ok();
    let until = from.map(|from| from.plus_days(5 * 365));
    let mut roles = vec![OfficerRole::Chair, OfficerRole::Secretary, OfficerRole::Treasurer];
    roles.extend(chance.percent(if active { 20 } else { 5 }).then_some(OfficerRole::Supervisor));
    roles.extend((course.form == Form::Secondary).then_some(OfficerRole::Manager));
    let mut officer = |role| {
        let sex = if chance.percent(38) { Sex::Female } else { Sex::Male };
        let phone = (role == OfficerRole::Chair && chance.percent(30)).then(|| phone(chance));
        Officer { name: Text::cut(&names::person(sex, chance)), role, sex: Some(sex), phone, from, until }
    };
    roles.into_iter().map(&mut officer).collect()
}
