//! What the office keeps for cooperatives that sleep.

use super::pivot::{Dimension, Of};
use super::{Column, Filter, ListOf, Saying};
use crate::domain::{Custody, CustodyKind};
use crate::i18n::{Label, Lang};

// What addresses say of choices.
const HELD: &str = "disimpan";
const RETURNED: &str = "kembali";
const ASSETS: &str = "aset";
const DOCUMENTS: &str = "dokumen";

const fn plain(key: &'static str, fields: &'static [usize]) -> Column<Custody> {
    Column { key, fields, says: None }
}

/// The list: what is still kept first.
pub const CUSTODIES: ListOf<Custody> = ListOf {
    path: "/tindak-lanjut/titipan",
    columns: &[
        plain("jenis", &[Custody::AT.thing]),
        plain("uraian", &[Custody::AT.item, Custody::AT.quantity]),
        plain("nilai", &[Custody::AT.worth]),
        plain("tempat", &[Custody::AT.kept_at, Custody::AT.keeper]),
        plain("diterima", &[Custody::AT.received_on, Custody::AT.receipt]),
        Column {
            key: "keadaan",
            fields: &[Custody::AT.returned_on, Custody::AT.returned_to],
            says: Some(Saying {
                head: Lang::held_or_not,
                says: |t, custody| if custody.is_held() { t.held_still() } else { t.given_back() },
                is_marked: |custody| !custody.is_held(),
            }),
        },
    ],
    filters: &[
        Filter {
            key: "keadaan",
            label: Lang::held_or_not,
            choices: |t| named([(HELD, t.held_still()), (RETURNED, t.given_back())]),
            admits: |custody, chosen| custody.is_held() == (chosen == HELD),
        },
        Filter {
            key: "jenis",
            label: Lang::thing,
            choices: |t| {
                let mut choices = named([(ASSETS, t.asset_kinds()), (DOCUMENTS, t.document_kinds())]);
                choices.extend(CustodyKind::ALL.iter().map(|kind| (kind.code().to_owned(), kind.label(t).to_owned())));
                choices
            },
            admits: |custody, chosen| match chosen {
                ASSETS => custody.thing.is_asset(),
                DOCUMENTS => !custody.thing.is_asset(),
                code => custody.thing.code() == code,
            },
        },
    ],
    dimensions: &[
        Dimension { key: "jenis", of: Of::Field(Custody::AT.thing) },
        Dimension {
            key: "keadaan",
            of: Of::Derived {
                label: Lang::held_or_not,
                choices: |t| named([(HELD, t.held_still()), (RETURNED, t.given_back())]),
                code: |custody| if custody.is_held() { HELD } else { RETURNED },
            },
        },
        Dimension { key: "tahun-terima", of: Of::Field(Custody::AT.received_on) },
        Dimension { key: "tahun-kembali", of: Of::Field(Custody::AT.returned_on) },
    ],
    searched: &[
        Custody::AT.item,
        Custody::AT.kept_at,
        Custody::AT.keeper,
        Custody::AT.receipt,
        Custody::AT.returned_to,
        Custody::AT.received_from,
    ],
    comes_first: Custody::is_held,
    // What it says of itself, else its kind.
    named: (Custody::AT.item, |t, custody| {
        custody.item.as_deref().unwrap_or_else(|| custody.thing.label(t)).to_owned()
    }),
};

fn named<const N: usize>(choices: [(&str, &str); N]) -> Vec<(String, String)> {
    choices.map(|(code, name)| (code.to_owned(), name.to_owned())).into()
}
