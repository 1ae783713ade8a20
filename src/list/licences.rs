//! Licences and registrations of cooperatives.

use super::pivot::{Dimension, Of};
use super::{Column, Filter, Line, ListOf, Records, Saying, Words};
use crate::domain::{Date, Id, Licence};
use crate::i18n::Label;
use std::collections::BTreeSet;

/// What the filter of validity calls its choices.
const EXPIRED: &str = "kedaluwarsa";
const SOON: &str = "segera";
const HOLDS: &str = "berlaku";
/// What ends within so many days ends soon.
const SOON_DAYS: i32 = 90;

/// Whether the last day on which it holds is over.
fn is_expired(licence: &Licence, today: Date) -> bool {
    licence.expires_on.is_some_and(|last| last < today)
}

/// The list.
pub const LICENCES: ListOf<Licence> = ListOf {
    records: Records {
        words: Words {
            title: |t| t.pick("Legalitas usaha", "Licences"),
            add: |t| t.pick("Catat legalitas", "Record a licence"),
            edit: |t| t.pick("Ubah legalitas", "Edit a licence"),
            none: |t| t.pick("Belum ada legalitas yang dicatat.", "No licence is recorded."),
            deleted: |t| {
                t.pick(
                    "Catatan legalitas ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                    "The record of this licence goes. This can be undone while the page is open.",
                )
            },
        },
        form: &[
            &[
                (Licence::AT.class, None),
                (Licence::AT.number, None),
                (Licence::AT.issuer, None),
                (Licence::AT.issued_on, None),
                (
                    Licence::AT.expires_on,
                    Some(|t| t.pick("Kosongkan bila berlaku seterusnya", "Leave empty where it holds for good")),
                ),
            ],
            &[(Licence::AT.note, None)],
        ],
        offers: &[],
        suggests: &[],
        blank: |_| Licence::default(),
        columns: &[
            Column::plain("jenis", &[Licence::AT.class]),
            Column::plain("penerbit", &[Licence::AT.issuer]),
            Column::plain("terbit", &[Licence::AT.issued_on]),
            Column {
                key: "berlaku",
                fields: &[Licence::AT.expires_on],
                is_spare: false,
                says: Some(Saying {
                    head: |t| t.field("licences", "expires_on"),
                    says: |t, licence, today| {
                        if is_expired(licence, today) { t.pick("Kedaluwarsa", "Expired") } else { "" }
                    },
                    is_marked: is_expired,
                }),
            },
        ],
        beside: |_, _, _| Vec::new(),
        place: |licence, today| u32::from(!is_expired(licence, today)),
        named: (Licence::AT.class, |t, licence| match licence.number.as_deref() {
            Some(number) => format!("{} {number}", licence.class.label(t)),
            None => licence.class.label(t).to_owned(),
        }),
    },
    path: "/koperasi/legalitas",
    tab: |t| t.pick("Legalitas", "Licences"),
    lead: |t| {
        t.pick(
            "NIB, NPWP, izin usaha simpan pinjam, dan izin atau sertifikat lain. Yang tidak tercatat belum tentu tidak ada.",
            "NIB, NPWP, the licence for savings and loans, and other licences or certificates. One that is not recorded need not be missing.",
        )
    },
    begin: |t| {
        t.pick(
            "Buka sebuah koperasi lalu catat NIB, NPWP, atau izinnya, atau impor daftarnya dari Excel.",
            "Open a cooperative and record its NIB, NPWP or licence, or bring in a list of them from Excel.",
        )
    },
    file: |t| t.pick("legalitas", "licences"),
    sums_up: |t, lines: &[Line<Licence>]| {
        let owners: BTreeSet<Id> = lines.iter().filter_map(Line::cooperative).collect();
        let (count, owners) = (t.count(lines.len()), t.count(owners.len()));
        t.pick("{count} legalitas dari {owners} koperasi.", "{count} licences of {owners} cooperatives.")
            .replace("{count}", &count)
            .replace("{owners}", &owners)
    },
    filters: &[
        Filter::of_codes("jenis", Licence::AT.class),
        Filter::told(
            "masa",
            |t| t.pick("Masa berlaku", "Validity"),
            |t| {
                let all = [
                    (EXPIRED, t.pick("Kedaluwarsa", "Expired")),
                    (SOON, t.pick("Berakhir dalam 90 hari", "Ends within 90 days")),
                    (HOLDS, t.pick("Masih berlaku", "Still holds")),
                ];
                all.map(|(code, name)| (code.to_owned(), name.to_owned())).into()
            },
            |licence, chosen, today| match chosen {
                EXPIRED => is_expired(licence, today),
                SOON => licence.expires_on.is_some_and(|last| (today..=today.plus_days(SOON_DAYS)).contains(&last)),
                _ => !is_expired(licence, today),
            },
        ),
    ],
    dimensions: &[
        Dimension { key: "jenis", of: Of::Field(Licence::AT.class) },
        Dimension { key: "tahun-terbit", of: Of::Field(Licence::AT.issued_on) },
        Dimension { key: "tahun-berlaku", of: Of::Field(Licence::AT.expires_on) },
    ],
    searched: &[Licence::AT.number, Licence::AT.issuer, Licence::AT.note],
    told: &[],
    called: None,
    stands_for: None,
    sheets: None,
};
