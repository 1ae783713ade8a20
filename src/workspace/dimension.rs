//! What cooperatives are told apart by: the rows and columns of the pivot table, and filters of the list. Both ask the
//! same question of a cooperative, so that a cell always leads to just the rows that it counts.

use super::Facts;
use crate::domain::status::Status;
use crate::domain::territory::Territory;
use crate::domain::{
    AreaCode, CertificateState, Cooperative, DeclaredStatus, Form, Grade, Group, Kind, MembershipArea, Scheme, Sector,
    Supervision, UnknownCode,
};
use std::fmt;
use std::str::FromStr;

/// Something that cooperatives are told apart by (FACTS 1.2, 1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Kedudukan: kabupaten or kota.
    District,
    /// Kedudukan: kecamatan.
    Subdistrict,
    /// Who supervises it.
    Supervision,
    /// Status as declared.
    Declared,
    /// Status under the chosen rule.
    Computed,
    /// Jenis.
    Kind,
    /// Kelompok.
    Group,
    /// Sektor usaha.
    Sector,
    /// Bentuk.
    Form,
    /// Wilayah keanggotaan.
    MembershipArea,
    /// Pola pengelolaan.
    Scheme,
    /// Grade of the national system.
    Grade,
    /// State of the NIK certificate.
    Certificate,
    /// Whether it is a Koperasi Merah Putih.
    MerahPutih,
    /// The ten years in which it became a legal person.
    Decade,
    /// The year in which it became a legal person.
    Founded,
}

/// One of the things that a dimension tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// An area.
    Area(AreaCode),
    /// A year, or the first of several.
    Year(i32),
    /// A stable code.
    Code(&'static str),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Area(area) => area.fmt(f),
            Key::Year(year) => year.fmt(f),
            Key::Code(code) => f.write_str(code),
        }
    }
}

const YES: &str = "ya";
const NO: &str = "tidak";

impl Dimension {
    /// All of them, in the order in which people choose.
    pub const ALL: [Dimension; 16] = [
        Dimension::District,
        Dimension::Subdistrict,
        Dimension::Supervision,
        Dimension::Declared,
        Dimension::Computed,
        Dimension::Kind,
        Dimension::Group,
        Dimension::Sector,
        Dimension::Form,
        Dimension::MembershipArea,
        Dimension::Scheme,
        Dimension::Grade,
        Dimension::Certificate,
        Dimension::MerahPutih,
        Dimension::Decade,
        Dimension::Founded,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Dimension::District => "wilayah",
            Dimension::Subdistrict => "kecamatan",
            Dimension::Supervision => "binaan",
            Dimension::Declared => "status",
            Dimension::Computed => "dihitung",
            Dimension::Kind => "jenis",
            Dimension::Group => "kelompok",
            Dimension::Sector => "sektor",
            Dimension::Form => "bentuk",
            Dimension::MembershipArea => "keanggotaan",
            Dimension::Scheme => "pola",
            Dimension::Grade => "grade",
            Dimension::Certificate => "sertifikat",
            Dimension::MerahPutih => "merah-putih",
            Dimension::Decade => "dasawarsa",
            Dimension::Founded => "berdiri",
        }
    }

    /// What a cooperative is in this dimension; none where that is not recorded.
    pub fn key(self, c: &Cooperative, facts: &Facts) -> Option<Key> {
        match self {
            Dimension::District => {
                facts.district.map(|at| Key::Area(Territory::current().districts[usize::from(at)].code))
            }
            Dimension::Subdistrict => c.subdistrict.map(Key::Area),
            Dimension::Supervision => facts.supervision.map(|level| Key::Code(level.code())),
            Dimension::Declared => facts.declared.map(|status| Key::Code(status.code())),
            Dimension::Computed => Some(Key::Code(facts.computed.code())),
            Dimension::Kind => facts.kind.map(|kind| Key::Code(kind.code())),
            Dimension::Group => c.group.map(|group| Key::Code(group.code())),
            Dimension::Sector => c.sector.map(|sector| Key::Code(sector.code())),
            Dimension::Form => c.form.map(|form| Key::Code(form.code())),
            Dimension::MembershipArea => c.membership_area.map(|area| Key::Code(area.code())),
            Dimension::Scheme => c.scheme.map(|scheme| Key::Code(scheme.code())),
            Dimension::Grade => c.grade.map(|grade| Key::Code(grade.code())),
            Dimension::Certificate => c.certificate.as_ref().map(|certificate| Key::Code(certificate.state.code())),
            Dimension::MerahPutih => Some(Key::Code(if c.is_merah_putih() { YES } else { NO })),
            Dimension::Decade => facts.founded.map(|year| Key::Year(year.div_euclid(10) * 10)),
            Dimension::Founded => facts.founded.map(Key::Year),
        }
    }

    /// The key of that name in addresses; none where there can be none.
    pub fn read(self, text: &str) -> Option<Key> {
        match self {
            Dimension::District | Dimension::Subdistrict => text.parse().ok().map(Key::Area),
            Dimension::Decade | Dimension::Founded => text.parse().ok().map(Key::Year),
            _ => {
                let known = self.codes().into_iter().find(|code| *code == text);
                // A code of a newer version is one to be told apart, too.
                known.or_else(|| UnknownCode::of(text).ok().map(UnknownCode::code)).map(Key::Code)
            }
        }
    }

    /// The known codes, in the order in which people list them; none for areas and years.
    pub fn codes(self) -> Vec<&'static str> {
        fn all<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Vec<&'static str> {
            all.iter().map(|one| code(*one)).collect()
        }
        match self {
            Dimension::District | Dimension::Subdistrict | Dimension::Decade | Dimension::Founded => Vec::new(),
            Dimension::Supervision => all(Supervision::ALL, Supervision::code),
            Dimension::Declared => all(DeclaredStatus::ALL, DeclaredStatus::code),
            Dimension::Computed => all(&Status::ALL, Status::code),
            Dimension::Kind => all(Kind::ALL, Kind::code),
            Dimension::Group => all(Group::ALL, Group::code),
            Dimension::Sector => all(Sector::ALL, Sector::code),
            Dimension::Form => all(Form::ALL, Form::code),
            Dimension::MembershipArea => all(MembershipArea::ALL, MembershipArea::code),
            Dimension::Scheme => all(Scheme::ALL, Scheme::code),
            Dimension::Grade => all(Grade::ALL, Grade::code),
            Dimension::Certificate => all(CertificateState::ALL, CertificateState::code),
            Dimension::MerahPutih => vec![YES, NO],
        }
    }

    /// Puts keys in the order in which people list them, what is not recorded last.
    pub fn sort(self, keys: &mut [Option<Key>]) {
        let codes = self.codes();
        let place = |code: &str| codes.iter().position(|known| *known == code).unwrap_or(codes.len());
        keys.sort_by_key(|key| match key {
            Some(Key::Code(code)) => (false, place(code), *key),
            other => (other.is_none(), 0, *other),
        });
    }
}

impl FromStr for Dimension {
    type Err = ();
    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|dimension| dimension.code() == code).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dimension_is_read_as_it_is_written() {
        for (at, dimension) in Dimension::ALL.into_iter().enumerate() {
            assert_eq!((dimension as usize, dimension.code().parse()), (at, Ok(dimension)));
            for code in dimension.codes() {
                assert_eq!(dimension.read(code), Some(Key::Code(code)));
            }
        }
        assert_eq!(Dimension::District.read("63.05").map(|key| key.to_string()).as_deref(), Some("63.05"));
        assert_eq!(Dimension::Decade.read("1990"), Some(Key::Year(1990)));
        assert_eq!(Dimension::Decade.read("lama"), None);
        assert_eq!(Dimension::Kind.read("baru_sekali"), Some(Key::Code("baru_sekali")));
        assert_eq!(Dimension::Kind.read("<b>"), None);
    }

    #[test]
    fn keys_stand_as_people_list_them_and_what_is_missing_stands_last() {
        let mut kinds = [None, Some(Key::Code("marketing")), Some(Key::Code("newer")), Some(Key::Code("consumer"))];
        Dimension::Kind.sort(&mut kinds);
        assert_eq!(kinds, [Some(Key::Code("consumer")), Some(Key::Code("marketing")), Some(Key::Code("newer")), None]);
        let mut years = [None, Some(Key::Year(2000)), Some(Key::Year(1980))];
        Dimension::Decade.sort(&mut years);
        assert_eq!(years, [Some(Key::Year(1980)), Some(Key::Year(2000)), None]);
    }
}
