//! What the office keeps for cooperatives that sleep.

use super::pivot::{Dimension, Of};
use super::{Column, Filter, Line, ListOf, Records, Saying, Words};
use crate::domain::{Custody, CustodyKind, Id, Rupiah};
use crate::i18n::{Label, Lang};
use std::collections::BTreeSet;

// What addresses say of choices.
const HELD: &str = "disimpan";
const RETURNED: &str = "kembali";
const ASSETS: &str = "aset";
const DOCUMENTS: &str = "dokumen";

/// The list: what is still kept first.
pub const CUSTODIES: ListOf<Custody> = ListOf {
    records: Records {
        words: Words {
            title: Lang::page_custodies,
            add: Lang::add_custody,
            edit: Lang::edit_custody,
            none: Lang::no_custodies,
            deleted: Lang::delete_custody_text,
        },
        form: &[
            &[
                (Custody::AT.thing, None),
                (Custody::AT.item, None),
                (Custody::AT.quantity, Some(Lang::quantity_hint)),
                (Custody::AT.worth, None),
                (Custody::AT.kept_at, Some(Lang::kept_at_hint)),
                (Custody::AT.keeper, None),
                (Custody::AT.received_on, None),
                (Custody::AT.received_from, None),
                (Custody::AT.receipt, None),
                (Custody::AT.returned_on, None),
                (Custody::AT.returned_to, None),
            ],
            &[(Custody::AT.note, None)],
        ],
        offers: &[],
        suggests: &[],
        blank: |today| Custody { received_on: Some(today), ..Custody::default() },
        columns: &[
            Column::plain("jenis", &[Custody::AT.thing]),
            Column::plain("uraian", &[Custody::AT.item, Custody::AT.quantity]),
            Column::plain("nilai", &[Custody::AT.worth]),
            Column::spare("tempat", &[Custody::AT.kept_at, Custody::AT.keeper]),
            Column::plain("diterima", &[Custody::AT.received_on, Custody::AT.receipt]),
            Column {
                key: "keadaan",
                fields: &[Custody::AT.returned_on, Custody::AT.returned_to],
                is_spare: false,
                says: Some(Saying {
                    head: Lang::held_or_not,
                    says: |t, custody, _| if custody.is_held() { t.held_still() } else { t.given_back() },
                    is_marked: |custody, _| !custody.is_held(),
                }),
            },
        ],
        beside: |_, _, _| Vec::new(),
        place: |custody, _| u32::from(!custody.is_held()),
        // What it says of itself, else its kind.
        named: (Custody::AT.item, |t, custody| {
            custody.item.as_deref().unwrap_or_else(|| custody.thing.label(t)).to_owned()
        }),
    },
    path: "/tindak-lanjut/titipan",
    tab: |t| t.pick("Titipan", "Custody"),
    lead: Lang::custodies_lead,
    begin: Lang::no_custodies_hint,
    file: Lang::custodies_file_name,
    sums_up: summary,
    filters: &[
        Filter::told(
            "keadaan",
            Lang::held_or_not,
            |t| named([(HELD, t.held_still()), (RETURNED, t.given_back())]),
            |custody, chosen, _| custody.is_held() == (chosen == HELD),
        ),
        Filter::told(
            "jenis",
            Lang::thing,
            |t| {
                let mut choices = named([(ASSETS, t.asset_kinds()), (DOCUMENTS, t.document_kinds())]);
                choices.extend(CustodyKind::ALL.iter().map(|kind| (kind.code().to_owned(), kind.label(t).to_owned())));
                choices
            },
            |custody, chosen, _| match chosen {
                ASSETS => custody.thing.is_asset(),
                DOCUMENTS => !custody.thing.is_asset(),
                code => custody.thing.code() == code,
            },
        ),
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
    told: &[],
    called: None,
    stands_for: None,
    sheets: None,
};

/// How many are still kept, of how many cooperatives, and what they are worth as far as that is estimated.
fn summary(t: Lang, lines: &[Line<Custody>]) -> String {
    let held = || lines.iter().map(|line| &line.row.value).filter(|custody| custody.is_held());
    let owners: BTreeSet<Id> = held().map(|custody| *custody.cooperative).collect();
    let mut text = t.custodies_summary(&t.count(lines.len()), &t.count(held().count()), &t.count(owners.len()));
    let worth: i64 = held().filter_map(|custody| custody.worth).map(Rupiah::get).sum();
    if let Some(worth) = Rupiah::new(worth).ok().filter(|_| worth > 0) {
        text = format!("{text}; {}", t.worth_held(&t.rupiah(worth)));
    }
    text + "."
}

fn named<const N: usize>(choices: [(&str, &str); N]) -> Vec<(String, String)> {
    choices.map(|(code, name)| (code.to_owned(), name.to_owned())).into()
}
