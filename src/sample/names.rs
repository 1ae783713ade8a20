//! Invented names of cooperatives, people, villages and streets.
//!
//! Every name is put together by chance from words that such names are made of, so none is taken from a real
//! register; a likeness is an accident, and every record says that it is fictional.

use super::chance::Chance;
use super::guilds::Guild;
use crate::domain::{Group, Sex};
use rustc_hash::FxHashMap;

type Words = &'static [&'static str];

#[rustfmt::skip]
const DEEDS: Words = &[
    "Karya", "Usaha", "Bina", "Sumber", "Mitra", "Tunas", "Harapan", "Cahaya", "Rukun", "Sinar", "Budi", "Surya",
    "Warga", "Citra", "Bakti", "Dharma", "Gawi", "Wadah", "Kayuh", "Mutiara", "Intan", "Melati", "Amanah", "Setia",
];

#[rustfmt::skip]
const VIRTUES: Words = &[
    "Makmur", "Bersama", "Sejahtera", "Mandiri", "Lestari", "Utama", "Jaya", "Abadi", "Sentosa", "Mulia", "Barokah",
    "Banua", "Bauntung", "Batuah", "Baiman", "Manuntung", "Baimbai", "Sabarataan", "Rakat", "Sahabat", "Tuntung",
    "Maju", "Subur", "Tangguh", "Berkah", "Bungas",
];

const SCHOOLS: (Words, Words) = (
    &["Bustanul", "Raudhatul", "Miftahul", "Manbaul", "Nurul", "Mathlaul"],
    &["Wafa", "Yaqin", "Mawaddah", "Banua", "Sakinah", "Itqan", "Muttahidin", "Basyirah", "Ittifaq", "Ukhuwwah"],
);

const VILLAGES: (Words, Words) = (
    &[
        "Sungai", "Tanjung", "Muara", "Handil", "Telaga", "Rantau", "Padang", "Batu", "Karang", "Pematang", "Lok",
        "Teluk",
    ],
    &[
        "Damar",
        "Kasturi",
        "Rambai",
        "Purun",
        "Galam",
        "Limau",
        "Rumbia",
        "Kapul",
        "Tiung",
        "Balirik",
        "Hambawang",
        "Kalapa",
        "Ramania",
        "Nipah",
        "Saluang",
        "Binjai",
    ],
);

const STREETS: Words =
    &["Melati", "Anggrek", "Kenanga", "Cempaka", "Flamboyan", "Mawar", "Dahlia", "Teratai", "Seroja", "Kasturi"];

#[rustfmt::skip]
const MEN: Words = &[
    "Ahmad", "Muhammad", "Akhmad", "Abdul", "Rahmad", "Syahrani", "Jailani", "Fahmi", "Hasbullah", "Anang", "Utuh",
    "Busra", "Aliansyah", "Junaidi", "Suriansyah", "Bahrani", "Masrani", "Yusran", "Ardiansyah", "Fadli", "Slamet",
];
#[rustfmt::skip]
const MEN_LAST: Words = &[
    "Rahman", "Hakim", "Fauzi", "Anwar", "Ridwan", "Noor", "Effendi", "Hidayat", "Yamani", "Maulana", "Hadi",
    "Saputra", "Arifin", "Basuki", "Ramadhan", "Hamdani", "Wardani", "Rusli",
];
#[rustfmt::skip]
const WOMEN: Words = &[
    "Siti", "Noor", "Norhayati", "Mariatul", "Rahmah", "Hairiah", "Masniah", "Jumiati", "Rusdiana", "Mahrita",
    "Aulia", "Sri", "Dewi", "Fitriani", "Norlaila", "Raudah", "Salasiah", "Maimunah", "Rusmiati",
];
#[rustfmt::skip]
const WOMEN_LAST: Words = &[
    "Aisyah", "Hasanah", "Rahmawati", "Lestari", "Handayani", "Zahra", "Hafizah", "Mulyani", "Agustina", "Safitri",
    "Munawarah", "Rosita", "Yulianti", "Kiptiah", "Wahdah",
];

fn two((first, second): (Words, Words), chance: &mut Chance) -> String {
    format!("{} {}", chance.word(first), chance.word(second))
}

/// A village.
pub(super) fn village(chance: &mut Chance) -> String {
    two(VILLAGES, chance)
}

/// A street with number and neighbourhood.
pub(super) fn address(chance: &mut Chance) -> String {
    let street = chance.word(STREETS);
    format!("Jl. {street} No. {}, RT {:02}", chance.between(1, 120), chance.between(1, 24))
}

/// A person.
pub(super) fn person(sex: Sex, chance: &mut Chance) -> String {
    two(if sex == Sex::Female { (WOMEN, WOMEN_LAST) } else { (MEN, MEN_LAST) }, chance)
}

/// The names given so far, so that no two cooperatives of a district bear the same.
#[derive(Default)]
pub(super) struct Names(FxHashMap<(u8, String), u32>);

impl Names {
    /// A name for a cooperative of that sort in that district and village.
    pub fn give(&mut self, guild: &Guild, district: u8, village: &str, chance: &mut Chance) -> String {
        let words = if guild.group == Group::Koppontren { SCHOOLS } else { (DEEDS, VIRTUES) };
        let plain = format!("{} {}", guild.title, two(words, chance));
        if self.is_new(district, &plain) {
            return plain;
        }
        let mut placed = format!("{plain} {village}");
        while !self.is_new(district, &placed) {
            let count = self.0.entry((district, format!("{plain} {village}"))).or_default();
            *count += 1;
            placed = format!("{plain} {village} {count}");
        }
        placed
    }

    fn is_new(&mut self, district: u8, name: &str) -> bool {
        let key = (district, name.to_owned());
        let new = !self.0.contains_key(&key);
        if new {
            self.0.insert(key, 1);
        }
        new
    }
}
