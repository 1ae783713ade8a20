//! Enterprises that the offices of the example assist: invented, marked as such, and in tune but for what is planted in them.
//!
//! Nobody has a NIK with a kecamatan of number 99, and no telephone begins with 0800-000: no number of the example is anybody's.

use super::chance::Chance;
use super::{Options, names, position, stamps};
use crate::domain::{
    AidKind, AssistanceStatus, BookYear, Cooperative, Count, Date, DeclaredStatus, Enterprise, EnterpriseAid,
    EnterpriseYear, Id, Level, Note, Permit, PermitKind, PersonNik, Record, Ref, RiskClass, Rupiah, Sector, Sex, Text,
    YearSource,
};
use crate::replica::{Row, Stamp};
use crate::workspace::Tables;

/// Sets the stream of the enterprises apart from those of the cooperatives and the plans.
const ENTERPRISES: u64 = 0x75_6d6b_6d00;

/// An office assists one by name for so many cooperatives.
const FOR_ONE: usize = 25;

/// Something is planted in so many of the first.
const PLANTED_IN: u64 = 6;

/// What an enterprise does: what its name begins with, its activity, products, sector and KBLI.
type Trade = (&'static str, &'static str, &'static str, Sector, &'static str);

#[rustfmt::skip]
const TRADES: &[Trade] = &[
    ("Keripik", "Kuliner", "Keripik singkong dan pisang", Sector::Manufacturing, "10314"),
    ("Amplang", "Kuliner", "Amplang ikan pipih", Sector::Manufacturing, "10214"),
    ("Wadai", "Kuliner", "Wadai tradisional", Sector::Manufacturing, "10710"),
    ("Warung", "Kuliner", "Soto dan nasi kuning", Sector::Hospitality, "56102"),
    ("Sasirangan", "Kriya", "Kain sasirangan", Sector::Manufacturing, "13134"),
    ("Anyaman", "Kriya", "Tas dan tikar purun", Sector::Manufacturing, "16291"),
    ("Busana", "Fesyen", "Busana muslim", Sector::Manufacturing, "14111"),
    ("Toko", "Perdagangan", "Sembako", Sector::Trade, "47112"),
    ("Bengkel", "Jasa", "Servis sepeda motor", Sector::OtherServices, "45407"),
    ("Kebun", "Pertanian", "Sayur dan cabai", Sector::Agriculture, "01132"),
];

#[rustfmt::skip]
const CALLED: &[&str] = &[
    "Bunda", "Berkah", "Acil", "Barokah", "Banua", "Mutiara", "Intan", "Melati", "Kenanga", "Sejahtera", "Mandiri", "Amanah",
    "Rezeki", "Cahaya", "Harapan", "Maju", "Subur", "Batuah", "Bauntung", "Baimbai", "Gawi", "Tuntung", "Karunia", "Sahabat",
];

/// What was planted: the records of aid that are double, each with all that meet, and the enterprises of one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlantedDoubles {
    /// Records of aid that meet, in order.
    pub aids: Vec<Vec<Id>>,
    /// Enterprises of one person, in order.
    pub persons: Vec<Vec<Id>>,
}

struct Maker<'t> {
    tables: &'t mut Tables,
    chance: Chance,
    stamp: Stamp,
    number: u64,
    planted: PlantedDoubles,
}

fn text(text: &str) -> Option<Text> {
    Some(Text::cut(text)).filter(|text| !text.is_empty())
}

fn year(year: i32) -> BookYear {
    BookYear::new(year).unwrap_or_default()
}

fn rupiah(amount: i64) -> Option<Rupiah> {
    // People say round sums.
    Rupiah::new(amount / 500_000 * 500_000).ok()
}

/// Adds enterprises to the example made with these options, and tells what is planted in them.
pub fn add_enterprises(tables: &mut Tables, options: &Options) -> PlantedDoubles {
    let chance = Chance::of(options.seed ^ options.office.digits() << 40, ENTERPRISES);
    let stamp = stamps(options).pop().unwrap_or_default();
    let mut near: Vec<(Id, Cooperative)> =
        tables.cooperatives.live().step_by(FOR_ONE).map(|row| (row.id, row.value.clone())).collect();
    near.retain(|(_, of)| of.district.is_some());
    let mut maker = Maker { tables, chance, stamp, number: 0, planted: PlantedDoubles::default() };
    let ids: Vec<Id> = near.iter().map(|(id, of)| maker.enterprise(*id, of)).collect();
    maker.plant(&ids);
    maker.planted
}

impl Maker<'_> {
    /// An enterprise in the neighbourhood of a cooperative, of which it may be a member.
    fn enterprise(&mut self, near: Id, of: &Cooperative) -> Id {
        self.number += 1;
        let number = self.number;
        let (trade, called, activity, products, sector, kbli) = self.trade();
        let sex = if self.chance.percent(63) { Sex::Female } else { Sex::Male };
        let owner = names::person(sex, &mut self.chance);
        let district = of.district.unwrap_or_default();
        let began = self.chance.between(2008, 2022);
        let village = of.village.clone().or_else(|| text(&names::village(&mut self.chance)));
        let is_member = of.declared_status == Some(DeclaredStatus::Active) && self.chance.percent(35);
        let status = match self.chance.below(20) {
            0 => AssistanceStatus::Closed,
            1 => AssistanceStatus::Ended,
            2 | 3 => AssistanceStatus::Independent,
            _ => AssistanceStatus::Assisted,
        };
        let since = Date::new(self.chance.between(2021, 2023), self.chance.between(1, 12) as u8, 1).ok();
        let phone = format!("0800-000-{:04}", 4_000 + number % 6_000);
        let nik = self.nik(district.digits(), sex, number);
        let is_low = !matches!(sector, Sector::Manufacturing | Sector::Hospitality);
        let enterprise = Enterprise {
            name: text(&format!("{trade} {called}")),
            owner: text(&owner),
            sex: Some(sex),
            owner_nik: if self.chance.percent(88) { PersonNik::new(&nik).ok().flatten() } else { None },
            district: Some(district),
            subdistrict: of.subdistrict,
            village,
            address: self.chance.percent(80).then(|| names::address(&mut self.chance)).and_then(|at| text(&at)),
            phone: if self.chance.percent(75) { text(&phone) } else { None },
            sector: Some(sector),
            kbli: if self.chance.percent(60) { text(kbli) } else { None },
            risk: Some(if is_low { RiskClass::Low } else { RiskClass::MediumLow }),
            activity: text(activity),
            products: text(products),
            potential: self.chance.percent(25).then(|| Note::cut("Kemasan dan label belum memenuhi syarat pasar.")),
            started: BookYear::new(began),
            cooperative: is_member.then(|| Ref::to(near)),
            status: Some(status),
            assisted_since: since,
            fictional: true,
            ..Enterprise::default()
        };
        let id = enterprise.id(None).unwrap_or_else(|| Id::derived(Enterprise::TABLE, Id::default(), number));
        self.years(id, status);
        self.permits(id, sector, since);
        // What is planted meets nothing but what is planted.
        if number > PLANTED_IN {
            self.aid(id, number);
        }
        self.tables.enterprises.insert(Row::new(id, enterprise, self.stamp));
        id
    }

    fn trade(&mut self) -> (&'static str, String, &'static str, &'static str, Sector, &'static str) {
        let (begins, activity, products, sector, kbli) = *self.chance.pick(TRADES);
        let (first, second) = (self.chance.word(CALLED), self.chance.word(CALLED));
        // A number of its own, so that no two are called the same.
        (begins, format!("{first} {second} {}", self.number), activity, products, sector, kbli)
    }

    /// A number of the form of a NIK, of a kecamatan that there is nowhere.
    fn nik(&mut self, district: u64, sex: Sex, number: u64) -> String {
        let day = self.chance.between(1, 28) + if sex == Sex::Female { 40 } else { 0 };
        let (month, born) = (self.chance.between(1, 12), self.chance.between(60, 99));
        format!("{district:04}99{day:02}{month:02}{born:02}{:04}", 1 + number % 9_999)
    }

    /// Figures of three years, some of which are missing.
    fn years(&mut self, id: Id, status: AssistanceStatus) {
        let last = position().year() - 1;
        let mut sales = self.chance.around(140_000_000, 3);
        if self.chance.percent(6) {
            sales = self.chance.around(1_900_000_000, 1);
        }
        let capital = self.chance.part(sales, 10, 45);
        let workers = 1 + (sales / 120_000_000).clamp(0, 30) as u32 + self.chance.below(3);
        for of in last - 2..=last {
            let is_closed = status == AssistanceStatus::Closed && of == last;
            sales = self.chance.part(sales, 88, 128);
            if is_closed || self.chance.percent(15) {
                continue;
            }
            let women = self.chance.below(workers + 1);
            let figures = EnterpriseYear {
                enterprise: Ref::to(id),
                year: year(of),
                sales: rupiah(sales),
                own_capital: rupiah(capital),
                outside_capital: if self.chance.percent(30) { rupiah(self.chance.part(capital, 10, 60)) } else { None },
                workers: Count::new(workers.into()).ok(),
                workers_female: Count::new(women.into()).ok(),
                workers_male: Count::new((workers - women).into()).ok(),
                told_by: Some(*self.chance.pick(&[YearSource::Told, YearSource::Told, YearSource::Visited])),
                ..EnterpriseYear::default()
            };
            self.tables.enterprise_years.insert(Row::new(EnterpriseYear::id(id, year(of)), figures, self.stamp));
        }
    }

    /// Licences in the order in which they are asked for: fewer hold each further one.
    fn permits(&mut self, id: Id, sector: Sector, since: Option<Date>) {
        for kind in PermitKind::asked_of(Some(sector), None) {
            if !self.chance.percent(if *kind == PermitKind::BusinessNumber { 72 } else { 58 }) {
                break;
            }
            let number = match kind {
                PermitKind::BusinessNumber => format!("0000{:09}", self.number * 37),
                kind => format!("CONTOH-{}-{}", kind.code().to_uppercase(), self.number),
            };
            let issued = since.map(|day| day.plus_days(self.chance.between(20, 300)));
            let issued = issued.filter(|day| *day <= position());
            let expires = matches!(kind, PermitKind::HomeFood | PermitKind::Halal);
            let permit = Permit {
                enterprise: Ref::to(id),
                kind: *kind,
                number: text(&number),
                issued_on: issued,
                expires_on: issued
                    .filter(|_| expires)
                    .map(|day| day.plus_months(if self.chance.percent(20) { 6 } else { 60 })),
                ..Permit::default()
            };
            self.tables.enterprise_permits.insert(Row::new(permit.id(), permit, self.stamp));
        }
    }

    /// Aid: of every kind at most one in a year.
    fn aid(&mut self, id: Id, number: u64) {
        const KINDS: [(AidKind, &str, i64); 4] = [
            (AidKind::Equipment, "Alat produksi", 7_500_000),
            (AidKind::Certification, "Fasilitasi sertifikat halal", 2_500_000),
            (AidKind::Promotion, "Stan pameran", 1_500_000),
            (AidKind::Training, "Pelatihan kewirausahaan", 1_200_000),
        ];
        for (kind, item, amount) in KINDS {
            if !self.chance.percent(22) {
                continue;
            }
            let of = self.chance.between(position().year() - 3, position().year() - 1);
            let level = if self.chance.percent(70) { Level::District } else { Level::Province };
            self.give(id, (kind, item, amount), of, level, number);
        }
    }

    fn give(&mut self, id: Id, (kind, item, amount): (AidKind, &str, i64), of: i32, level: Level, number: u64) -> Id {
        let decree = Date::new(of, self.chance.between(2, 6) as u8, 15).ok();
        let giver = match level {
            Level::District => "Dinas Koperasi dan UKM kabupaten/kota",
            Level::Province => "Dinas Koperasi dan UKM provinsi",
            _ => "Lembaga contoh",
        };
        let aid = EnterpriseAid {
            enterprise: Ref::to(id),
            kind,
            year: year(of),
            level: Some(level),
            giver: text(giver),
            item: text(item),
            amount: rupiah(self.chance.part(amount, 60, 180)),
            decree: text(&format!("SK contoh {number}/{of}")),
            decree_on: decree,
            handed_on: decree.map(|day| day.plus_days(self.chance.between(20, 120))),
            ..EnterpriseAid::default()
        };
        let key = format!("{kind}/{of}/{level}/{}", self.tables.enterprise_aids.rows().len());
        let aid_id = Id::derived(EnterpriseAid::TABLE, id, key);
        self.tables.enterprise_aids.insert(Row::new(aid_id, aid, self.stamp));
        aid_id
    }

    fn change(&mut self, id: Id, change: impl FnOnce(&mut Enterprise)) {
        if let Some(row) = self.tables.enterprises.get(id) {
            let mut enterprise = row.value.clone();
            change(&mut enterprise);
            self.tables.enterprises.insert(Row::new(id, enterprise, self.stamp));
        }
    }

    /// Plants the same aid twice: from two givers, from one, and to two businesses of one person; and a person who is known
    /// twice by name and telephone.
    fn plant(&mut self, ids: &[Id]) {
        let last = position().year() - 1;
        let alat = (AidKind::Equipment, "Mesin kemas", 9_000_000);
        let [one, twice, first, second, third, fourth, ..] = ids else { return };
        for (id, levels) in [(*one, [Level::District, Level::Province]), (*twice, [Level::District, Level::District])] {
            let mut aids = levels.map(|level| self.give(id, alat, last, level, 9_000)).to_vec();
            aids.sort_unstable();
            self.planted.aids.push(aids);
        }
        let nik = self.nik(6399, Sex::Female, 9_901);
        let mut aids = Vec::new();
        for (id, level) in [(*first, Level::District), (*second, Level::Province)] {
            self.change(id, |of| {
                (of.owner, of.sex) = (text("Raudah Contoh"), Some(Sex::Female));
                of.owner_nik = PersonNik::new(&nik).ok().flatten();
            });
            aids.push(self.give(id, alat, last, level, 9_001));
        }
        aids.sort_unstable();
        self.planted.aids.push(aids);
        for id in [*third, *fourth] {
            self.change(id, |of| {
                (of.owner, of.phone, of.owner_nik) = (text("Jailani Contoh"), text("0800-000-9999"), None);
                of.sex = Some(Sex::Male);
            });
        }
        for pair in [[*first, *second], [*third, *fourth]] {
            let mut pair = pair.to_vec();
            pair.sort_unstable();
            self.planted.persons.push(pair);
        }
        self.planted.aids.sort();
        self.planted.persons.sort();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::enterprises::doubles;
    use crate::domain::checks::acceptable;
    use crate::sample::{Options, example};
    use std::collections::BTreeSet;

    fn made(seed: u64) -> (Tables, PlantedDoubles) {
        let options = Options { seed, ..Options::default() };
        let mut tables = crate::sample::fictional(&options);
        let planted = add_enterprises(&mut tables, &options);
        (tables, planted)
    }

    #[test]
    fn all_that_is_planted_is_found_and_nothing_else() {
        for seed in [13_052_024, 7, 99] {
            let (tables, planted) = made(seed);
            let found = doubles(&tables);
            let mut aids: Vec<Vec<Id>> = found.aids.iter().map(|one| one.aids.clone()).collect();
            let mut persons: Vec<Vec<Id>> = found.persons.iter().map(|one| one.enterprises.clone()).collect();
            aids.sort();
            persons.sort();
            assert_eq!((aids, persons), (planted.aids.clone(), planted.persons.clone()), "seed {seed}");
            assert_eq!((planted.aids.len(), planted.persons.len()), (3, 2));
            assert!(found.aids.iter().all(|one| one.amount > 0));
        }
    }

    #[test]
    fn every_enterprise_is_fictional_sound_and_nobody() {
        let (tables, _) = made(13_052_024);
        let count = tables.enterprises.live().count();
        assert!((100..140).contains(&count), "{count}");
        let mut numbers = BTreeSet::new();
        for row in tables.enterprises.live() {
            let of = &row.value;
            assert!(of.fictional && acceptable(&of.findings(None, position())), "{of:?}");
            assert!(of.phone.iter().all(|phone| phone.starts_with("0800-000-")));
            if let Some(nik) = &of.owner_nik {
                assert!(nik.is_well_formed() && (&nik[4..6] == "99" || &nik[..4] == "6399"), "{nik:?}");
                numbers.insert(nik.to_string());
            }
        }
        // One person has two.
        assert!(numbers.len() > count * 3 / 4);
        for row in tables.enterprise_years.live() {
            assert!(acceptable(&row.value.findings(None, position())), "{row:?}");
        }
        for row in tables.enterprise_permits.live() {
            assert!(acceptable(&row.value.findings(None, position())), "{row:?}");
        }
        for row in tables.enterprise_aids.live() {
            assert!(acceptable(&row.value.findings(None, position())), "{row:?}");
        }
        assert_eq!(example(&Options::default()).enterprises.live().count(), count);
    }
}
