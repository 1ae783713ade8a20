//! The tables whose records come in as lists of their own, and what such lists look like.

use crate::domain::{Cooperative, Custody, LadderStep, Licence, Record};

/// What lists of the records of a table look like.
pub trait Listable: Record<Owner = Cooperative> {
    /// The fields by which two records of one cooperative are told apart: what agrees in them is the same.
    const TOLD_APART_BY: &'static [usize];
    /// Headings in use, by field, beside the program's own names.
    const HEADINGS: &'static [(usize, &'static [&'static str])];
}

/// Declares what lists look like: of each table the fields by which its records are told apart, and headings.
macro_rules! listable {
    ($( $Row:ident told apart by [$($key:ident),+] { $( $field:ident: [$($heading:literal),+], )+ } )+) => {
        $( impl Listable for $Row {
            const TOLD_APART_BY: &'static [usize] = &[ $( Self::AT.$key ),+ ];
            const HEADINGS: &'static [(usize, &'static [&'static str])] = &[ $( (Self::AT.$field, &[ $($heading),+ ]) ),+ ];
        } )+

        /// Hands all records that come in as lists to a macro.
        macro_rules! with_listable {
            ($to:ident) => {
                $to! { $($Row),+ }
            };
        }
    };
}

#[rustfmt::skip]
listable! {
    // What an office keeps in a book or a handover record. No layout is prescribed: these are the plain words.
    Custody told apart by [thing, item] {
        thing: ["jenis", "jenis dokumen", "jenis barang", "jenis aset", "dokumen aset", "dokumen", "barang"],
        item: ["uraian", "nama dokumen", "nama barang", "nomor dokumen", "no dokumen", "rincian", "nomor", "uraian barang"],
        quantity: ["jumlah", "jml", "banyaknya", "volume"],
        worth: ["nilai", "nilai taksiran", "taksiran", "harga", "nilai rp", "taksiran nilai rp", "nilai aset"],
        kept_at: ["tempat", "lokasi", "tempat penyimpanan", "lokasi penyimpanan", "disimpan di"],
        keeper: ["penanggung jawab", "petugas", "disimpan oleh", "pemegang", "yang menyimpan"],
        received_on: ["tanggal diterima", "tgl diterima", "tanggal terima", "tgl terima", "tanggal penerimaan", "diterima tanggal", "tanggal"],
        received_from: ["yang menyerahkan", "diserahkan oleh", "penyerah", "dari"],
        receipt: ["berita acara", "no berita acara", "nomor ba", "no ba", "ba serah terima", "nomor ba serah terima"],
        returned_on: ["tanggal dikembalikan", "tgl dikembalikan", "tanggal kembali", "tgl kembali", "tanggal pengembalian"],
        returned_to: ["yang menerima", "diserahkan kepada", "diterima oleh", "penerima"],
        note: ["ket", "keterangan"],
    }
    Licence told apart by [class, number] {
        class: ["jenis", "jenis izin", "nama izin", "izin", "perizinan", "jenis sertifikat", "legalitas"],
        number: ["nomor", "nomor izin", "no izin", "nomor sertifikat", "no sertifikat"],
        issuer: ["instansi penerbit", "diterbitkan oleh", "instansi"],
        issued_on: ["tanggal terbit", "tgl terbit", "tanggal", "tanggal izin", "tgl izin"],
        expires_on: ["masa berlaku", "tanggal berakhir", "tgl berakhir", "berakhir", "sd"],
        note: ["ket", "keterangan"],
    }
    // What districts follow of each Koperasi Merah Putih, a step a row; a delivery of another day stands beside the one before.
    LadderStep told apart by [rung, as_of] {
        rung: ["tahapan", "tahap", "langkah", "jenis tahapan", "indikator", "jenis gerai", "nama gerai"],
        state: ["keadaan", "status", "sudah belum", "capaian", "status gerai", "status operasional"],
        quantity: ["jumlah", "jml", "nilai", "progres", "persentase", "progres pembangunan"],
        as_of: ["per tanggal", "keadaan per", "tanggal data", "tanggal", "tgl", "per"],
        source: ["sumber", "sumber data"],
        note: ["ket", "keterangan"],
    }
}
pub(super) use with_listable;

macro_rules! declarations {
    ($( $Row:ident ),+ $(,)?) => {
        /// The tables.
        pub const LISTABLE: &[&str] = &[ $( <$Row as Record>::TABLE ),+ ];

        /// Headings in use in lists of the records of a table, by field.
        pub(super) fn headings(table: &str) -> &'static [(usize, &'static [&'static str])] {
            $( if table == <$Row as Record>::TABLE { return <$Row as Listable>::HEADINGS; } )+
            &[]
        }

        /// The fields by which the records of a table are told apart.
        pub(super) fn told_apart_by(table: &str) -> &'static [usize] {
            $( if table == <$Row as Record>::TABLE { return <$Row as Listable>::TOLD_APART_BY; } )+
            &[]
        }
    };
}
with_listable!(declarations);

#[cfg(test)]
mod tests {
    use super::super::words::plain;
    use super::*;

    #[test]
    fn every_heading_of_a_list_of_records_leads_to_one_field() {
        for table in LISTABLE {
            let mut seen = std::collections::BTreeSet::new();
            for (_, words) in headings(table) {
                for word in *words {
                    assert!(seen.insert(*word), "{table}: {word}");
                    assert_eq!(plain(word), *word);
                }
            }
        }
    }
}
