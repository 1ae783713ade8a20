//! What a row of a sheet can be, and what a row that heads a group can say.

use serde::{Deserialize, Serialize};

/// What a row of a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowRole {
    /// Nothing stands in it.
    Blank,
    /// Above the headings.
    Title,
    /// Headings, also where they are repeated.
    Heading,
    /// The numbers of the columns.
    ColumnNumbers,
    /// What holds for the rows below it: a kecamatan, a status.
    Group,
    /// A record.
    Data,
    /// The sum of a group.
    Subtotal,
    /// The sum of all.
    Total,
    /// A remark.
    Note,
    /// Who signed, where and when.
    Signature,
    /// Of a further table with other columns.
    OtherTable,
}

impl RowRole {
    /// All that a person can say a row is.
    pub const ALL: [Self; 11] = [
        Self::Data,
        Self::Group,
        Self::Heading,
        Self::ColumnNumbers,
        Self::Subtotal,
        Self::Total,
        Self::Note,
        Self::Signature,
        Self::Title,
        Self::OtherTable,
        Self::Blank,
    ];

    /// The name under which the interface and a kept plan know it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Title => "title",
            Self::Heading => "heading",
            Self::ColumnNumbers => "column_numbers",
            Self::Group => "group",
            Self::Data => "data",
            Self::Subtotal => "subtotal",
            Self::Total => "total",
            Self::Note => "note",
            Self::Signature => "signature",
            Self::OtherTable => "other_table",
        }
    }

    /// The role of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// What the rows that head groups say of those below them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GroupKind {
    /// The kabupaten or kota.
    District,
    /// The kecamatan.
    Subdistrict,
    /// The desa or kelurahan.
    Village,
    /// The status: active and inactive cooperatives stand in two parts.
    Status,
    /// The kind of cooperative.
    Kind,
    /// The book year.
    Year,
    /// Something else, which a person must say.
    #[default]
    Other,
}

impl GroupKind {
    /// As a heading of a column has it.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::District => "Kabupaten/Kota",
            Self::Subdistrict => "Kecamatan",
            Self::Village => "Desa/Kelurahan",
            Self::Status => "Status",
            Self::Kind => "Jenis Koperasi",
            Self::Year => "Tahun Buku",
            Self::Other => "Kelompok baris",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_known_by_its_name_and_no_two_have_one() {
        for role in RowRole::ALL {
            assert_eq!(RowRole::of_code(role.code()), Some(role));
        }
        assert_eq!(RowRole::of_code("lain"), None);
    }
}
