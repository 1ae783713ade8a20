//! Lists of documents and assets in custody, as offices keep them in a book or a handover record. No layout is prescribed:
//! the headings are the plain words for what such a list says.

use super::Listable;
use crate::domain::Custody;

impl Listable for Custody {
    const TOLD_APART_BY: &'static [usize] = &[Self::AT.thing, Self::AT.item];

    #[rustfmt::skip]
    const HEADINGS: &'static [(usize, &'static [&'static str])] = &[
        (Self::AT.thing, &["jenis", "jenis dokumen", "jenis barang", "jenis aset", "dokumen aset", "dokumen", "barang"]),
        (Self::AT.item, &["uraian", "nama dokumen", "nama barang", "nomor dokumen", "no dokumen", "rincian", "nomor", "uraian barang"]),
        (Self::AT.quantity, &["jumlah", "jml", "banyaknya", "volume"]),
        (Self::AT.worth, &["nilai", "nilai taksiran", "taksiran", "harga", "nilai rp", "taksiran nilai rp", "nilai aset"]),
        (Self::AT.kept_at, &["tempat", "lokasi", "tempat penyimpanan", "lokasi penyimpanan", "disimpan di"]),
        (Self::AT.keeper, &["penanggung jawab", "petugas", "disimpan oleh", "pemegang", "yang menyimpan"]),
        (Self::AT.received_on, &["tanggal diterima", "tgl diterima", "tanggal terima", "tgl terima", "tanggal penerimaan", "diterima tanggal", "tanggal"]),
        (Self::AT.received_from, &["yang menyerahkan", "diserahkan oleh", "penyerah", "dari"]),
        (Self::AT.receipt, &["berita acara", "no berita acara", "nomor ba", "no ba", "ba serah terima", "nomor ba serah terima"]),
        (Self::AT.returned_on, &["tanggal dikembalikan", "tgl dikembalikan", "tanggal kembali", "tgl kembali", "tanggal pengembalian"]),
        (Self::AT.returned_to, &["yang menerima", "diserahkan kepada", "diterima oleh", "penerima"]),
        (Self::AT.note, &["ket", "keterangan"]),
    ];
}
