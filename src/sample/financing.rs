//! Applications for financing of the example: invented, marked as such, in proportion to what was published, and in tune but for
//! what is planted in them; and what lenders have published, which is real.
//!
//! Of the applications of Garut for BPUM 29 % were granted, of those for loans that SIMKOPDES shows a sixth was paid out (FACTS-2
//! 10.2, 10.3): here a third is.

use super::chance::Chance;
use super::{Options, names, position, published_stamp, stamps};
use crate::domain::{
    AidKind, AnnexState, ApplicantKind, AreaCode, BookYear, Collectability, Cooperative, Count, CreditTotal, Date,
    DeclaredStatus, Enterprise, EnterpriseAid, Financing, FinancingScheme, FinancingSource, FinancingStage,
    FinancingStanding, Id, LoanTerms, LoanUse, PersonNik, Precision, Quantity, Record, Ref, RefusalReason, Rupiah, Sex,
    Stage, TallyKind, Text,
};
use crate::replica::{Row, Stamp};
use crate::workspace::Tables;

/// Sets the stream of applications apart from the others.
const FINANCING: u64 = 0x6d_6f64_616c;

/// Something is planted in so many of the first enterprises.
const PLANTED_IN: usize = 5;

/// One cooperative of so many applies, and one of so many has an old loan.
const APPLIES: usize = 45;
const HAS_OLD_LOAN: usize = 140;

/// Banks, and how often each lends.
const BANKS: &[(&str, u32)] = &[("BRI", 5), ("Bank Kalsel", 3), ("Bank Mandiri", 1), ("BNI", 1), ("BSI", 1)];

const JT: i64 = 1_000_000;

/// What was planted: for each kind of finding the applications that meet, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlantedFinancing {
    /// By the code of the test and what it is of it.
    pub found: Vec<(&'static str, Vec<Id>)>,
}

struct Maker<'t> {
    tables: &'t mut Tables,
    chance: Chance,
    stamp: Stamp,
    number: u64,
    planted: PlantedFinancing,
}

fn text(text: &str) -> Option<Text> {
    Some(Text::cut(text)).filter(|text| !text.is_empty())
}

/// People say round sums.
fn round(amount: i64) -> i64 {
    let step = if amount > 50 * JT { 5 * JT } else { JT / 2 };
    (amount / step).max(1) * step
}

fn rupiah(amount: i64) -> Option<Rupiah> {
    Rupiah::new(amount).ok()
}

fn percent(tenths: u16) -> Option<Quantity> {
    Quantity::of_parts(i128::from(tenths) * i128::from(Quantity::ONE) / 10).ok()
}

/// What lenders have published of the province, with date and source: real figures.
pub fn published_credit() -> Vec<CreditTotal> {
    let of = |year, month, precision, ceiling, paid, source: &str, note: &str| CreditTotal {
        area: AreaCode::from_digits(63),
        date: Date::new(year, month, 1).unwrap_or_default(),
        precision,
        channel: FinancingSource::Kur,
        ceiling: rupiah(ceiling),
        paid_out: rupiah(paid),
        source: text(source),
        kind: TallyKind::Published,
        note: (!note.is_empty()).then(|| crate::domain::Note::cut(note)),
        ..CreditTotal::default()
    };
    vec![
        of(
            2023,
            1,
            Precision::Year,
            6_500_000 * JT,
            2_200_000 * JT,
            "Antara 382545",
            "Penyaluran sampai hari berita pada tahun itu; harinya tidak diketahui.",
        ),
        of(
            2025,
            5,
            Precision::Month,
            5_690_000 * JT,
            2_100_000 * JT,
            "Antara 470393",
            "Disebut anggaran koperasi dan UMKM; diduga KUR, belum dikonfirmasi.",
        ),
    ]
}

/// Adds applications to the example made with these options, and tells what is planted in them.
pub fn add_financing(tables: &mut Tables, options: &Options) -> PlantedFinancing {
    let chance = Chance::of(options.seed ^ options.office.digits() << 40, FINANCING);
    let stamp = stamps(options).pop().unwrap_or_default();
    let cooperatives: Vec<(Id, Cooperative)> = tables
        .cooperatives
        .live()
        .filter(|row| row.value.district.is_some())
        .map(|row| (row.id, row.value.clone()))
        .collect();
    let mut enterprises: Vec<(Id, Enterprise)> =
        tables.enterprises.live().map(|row| (row.id, row.value.clone())).collect();
    // Those in which doubles are planted have owners or telephones that nobody else has.
    enterprises.retain(|(_, of)| !of.owner.as_deref().is_some_and(|owner| owner.ends_with(" Contoh")));
    let mut maker = Maker { tables, chance, stamp, number: 0, planted: PlantedFinancing::default() };
    for (at, (id, of)) in enterprises.iter().enumerate().skip(PLANTED_IN) {
        if at % 5 != 0 && maker.chance.percent(75) {
            maker.of_enterprise(*id, of);
        }
    }
    let is_active = |of: &Cooperative| of.declared_status == Some(DeclaredStatus::Active);
    let active: Vec<&(Id, Cooperative)> = cooperatives.iter().filter(|(_, of)| is_active(of)).collect();
    for (id, of) in active.iter().skip(7).step_by(APPLIES) {
        maker.of_cooperative(*id, of);
    }
    for (id, of) in cooperatives.iter().skip(3).step_by(HAS_OLD_LOAN) {
        maker.old_loan(*id, of);
    }
    for (_, of) in cooperatives.iter().skip(11).step_by(HAS_OLD_LOAN) {
        maker.of_group(of);
    }
    let planted_in: Vec<(Id, Enterprise)> = enterprises.iter().take(PLANTED_IN).cloned().collect();
    let body = active.get(1).map(|(id, of)| (*id, of.clone()));
    maker.plant(&planted_in, body);
    maker.totals();
    let planted = maker.planted;
    for total in published_credit() {
        tables.credit_totals.insert(Row::new(total.id(), total, published_stamp()));
    }
    planted
}

/// What becomes of an application.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Paid,
    Settled,
    Ended(Stage),
    Open,
    Unreported,
}

impl Maker<'_> {
    fn fate(&mut self) -> Fate {
        const FATES: [(Fate, u32); 8] = [
            (Fate::Paid, 32),
            (Fate::Settled, 6),
            (Fate::Ended(Stage::Refused), 15),
            (Fate::Ended(Stage::Returned), 8),
            (Fate::Ended(Stage::Withdrawn), 2),
            (Fate::Ended(Stage::NoAnswer), 7),
            (Fate::Open, 23),
            (Fate::Unreported, 7),
        ];
        FATES[self.chance.weighted(FATES.iter().map(|(_, weight)| *weight))].0
    }

    fn bank(&mut self) -> &'static str {
        BANKS[self.chance.weighted(BANKS.iter().map(|(_, weight)| *weight))].0
    }

    /// A day so many to so many days before the day of the example.
    fn before(&mut self, least: i32, most: i32) -> Date {
        position().plus_days(-self.chance.between(least, most))
    }

    fn of_enterprise(&mut self, id: Id, of: &Enterprise) {
        let (source, scheme, lender, asked) = match self.chance.below(20) {
            0..=3 => (
                FinancingSource::Kur,
                Some(FinancingScheme::KurSuperMicro),
                Some(self.bank()),
                self.chance.between(4, 10),
            ),
            4..=9 => {
                (FinancingSource::Kur, Some(FinancingScheme::KurMicro), Some(self.bank()), self.chance.between(15, 100))
            }
            10 => (
                FinancingSource::Kur,
                Some(FinancingScheme::KurSmall),
                Some(self.bank()),
                self.chance.between(120, 350),
            ),
            11..=13 => (FinancingSource::Umi, Some(FinancingScheme::Umi), Some("PNM"), self.chance.between(3, 10)),
            14 | 15 => (FinancingSource::Grant, None, None, self.chance.between(5, 15)),
            16 => (FinancingSource::Zakat, None, Some("Baznas"), self.chance.between(2, 5)),
            17 => (FinancingSource::Company, None, Some("Perusahaan contoh"), self.chance.between(10, 50)),
            _ => (FinancingSource::Bank, None, Some(self.bank()), self.chance.between(20, 150)),
        };
        let financing = Financing {
            applicant: ApplicantKind::Enterprise,
            enterprise: Some(Ref::to(id)),
            district: of.district,
            subdistrict: of.subdistrict,
            ..self.begun(source, scheme, lender, i64::from(asked) * JT)
        };
        self.put(financing);
    }

    fn of_cooperative(&mut self, id: Id, of: &Cooperative) {
        let (source, lender, asked) = match self.chance.below(10) {
            0..=3 => (FinancingSource::Lpdb, Some("LPDB-KUMKM"), self.chance.between(200, 1_500)),
            4..=6 => (FinancingSource::Bank, Some(self.bank()), self.chance.between(50, 500)),
            7 => (FinancingSource::Company, Some("Perusahaan contoh"), self.chance.between(20, 80)),
            _ => (FinancingSource::Grant, None, self.chance.between(15, 25)),
        };
        let financing = Financing {
            applicant: ApplicantKind::Cooperative,
            cooperative: Some(Ref::to(id)),
            district: of.district,
            subdistrict: of.subdistrict,
            ..self.begun(source, None, lender, i64::from(asked) * JT)
        };
        self.put(financing);
    }

    fn of_group(&mut self, of: &Cooperative) {
        let asked = i64::from(self.chance.between(7, 25)) * JT;
        let financing = Financing {
            applicant: ApplicantKind::Group,
            name: text(&format!("Kelompok usaha contoh {}", self.number + 1)),
            district: of.district,
            subdistrict: of.subdistrict,
            ..self.begun(FinancingSource::Grant, None, None, asked)
        };
        self.put(financing);
    }

    fn begun(
        &mut self,
        source: FinancingSource,
        scheme: Option<FinancingScheme>,
        lender: Option<&str>,
        asked: i64,
    ) -> Financing {
        self.number += 1;
        let on = self.before(20, 700);
        let terms = scheme.and_then(|scheme| LoanTerms::of(scheme, on));
        let rate = match (terms.map(|terms| terms.rates), source) {
            (Some([first, ..]), _) => percent(*first),
            (_, FinancingSource::Lpdb) => percent(60),
            (_, FinancingSource::Bank) => percent(110),
            (_, FinancingSource::Company) => percent(30),
            _ => None,
        };
        let is_loan = source.is_loan();
        Financing {
            source,
            scheme,
            lender: lender.and_then(text),
            number: text(&format!("CONTOH-{:04}", self.number)),
            asked_on: Some(on),
            asked: rupiah(round(asked)),
            rate: rate.filter(|_| is_loan),
            months: Count::new(u64::from(12 * (1 + self.chance.below(4)))).ok().filter(|_| is_loan),
            used_for: Some(*self.chance.pick(&[
                LoanUse::Working,
                LoanUse::Working,
                LoanUse::Investment,
                LoanUse::Both,
            ])),
            fictional: true,
            ..Financing::default()
        }
    }

    /// Takes an application in, with its way.
    fn put(&mut self, mut of: Financing) {
        let fate = self.fate();
        let granted = matches!(fate, Fate::Paid | Fate::Settled);
        if granted {
            let asked = of.asked.map_or(0, Rupiah::get);
            of.granted = rupiah(round(self.chance.part(asked, 70, 100)));
        }
        let asked_on = of.asked_on.unwrap_or_else(position);
        let id = of.id().unwrap_or_default();
        let mut day = asked_on;
        let mut next = |maker: &mut Self| {
            day = day.plus_days(maker.chance.between(4, 28));
            if day > position() { position() } else { day }
        };
        let reached = match fate {
            Fate::Unreported => 0,
            Fate::Paid | Fate::Settled => 7,
            Fate::Open => 1 + self.chance.below(7) as usize,
            Fate::Ended(_) => 1 + self.chance.below(5) as usize,
        };
        for stage in &Stage::WAY[..reached] {
            let on = next(self);
            self.stage(id, *stage, Some(on), None, None);
        }
        match fate {
            Fate::Paid | Fate::Settled => {
                let first = next(self);
                let sum = of.granted.map_or(0, Rupiah::get);
                self.pay(id, &mut of, first, sum, fate == Fate::Settled);
            }
            Fate::Ended(stage) => {
                let reason = matches!(stage, Stage::Refused | Stage::Returned).then(|| self.reason(of.source));
                let on = next(self);
                // Some refuse without saying why.
                let reason = reason.filter(|_| self.chance.percent(88));
                self.stage(id, stage, Some(on), None, reason);
            }
            Fate::Open | Fate::Unreported => {}
        }
        self.tables.financings.insert(Row::new(id, of, self.stamp));
    }

    /// Pays it out, a large sum in two parts, and says how it is paid back.
    fn pay(&mut self, id: Id, of: &mut Financing, first: Date, sum: i64, is_settled: bool) {
        let parts = if sum >= 100 * JT && self.chance.percent(60) { vec![sum / 2, sum - sum / 2] } else { vec![sum] };
        let mut day = first;
        for part in parts {
            self.stage(id, Stage::PaidOut, Some(day), rupiah(part), None);
            day = day.plus_days(45).min(position());
        }
        if !of.source.is_loan() {
            if of.source == FinancingSource::Grant {
                of.decree = text(&format!("SK contoh {}/{}", self.number, first.year()));
                of.decree_on = Some(first.plus_days(-self.chance.between(10, 40)));
                of.annex = Some(AnnexState::Named);
            }
            return;
        }
        if is_settled {
            self.stage(id, Stage::Settled, Some(day.plus_days(20).min(position())), None, None);
        }
        let reported = Date::new(position().year(), 4, 30).unwrap_or_default();
        if reported > day && (is_settled || self.chance.percent(78)) {
            let repaid = if is_settled { sum } else { self.chance.part(sum, 5, 70) };
            let kol = if is_settled { Collectability::Current } else { self.collectability() };
            self.stand(id, reported, repaid, sum - repaid, kol);
        }
    }

    fn collectability(&mut self) -> Collectability {
        const OF_ALL: [u32; 5] = [82, 9, 3, 2, 4];
        Collectability::ALL[self.chance.weighted(OF_ALL.into_iter())]
    }

    fn reason(&mut self, source: FinancingSource) -> RefusalReason {
        const OF_LOANS: &[(RefusalReason, u32)] = &[
            (RefusalReason::Papers, 30),
            (RefusalReason::CreditRecord, 22),
            (RefusalReason::OtherCredit, 10),
            (RefusalReason::NotViable, 12),
            (RefusalReason::NoBusinessNumber, 9),
            (RefusalReason::NoTaxNumber, 7),
            (RefusalReason::KurOpen, 6),
            (RefusalReason::Quota, 4),
        ];
        const OF_GIFTS: &[(RefusalReason, u32)] = &[
            (RefusalReason::Papers, 40),
            (RefusalReason::Certificate, 14),
            (RefusalReason::HelpedAlready, 14),
            (RefusalReason::Quota, 16),
            (RefusalReason::NikUnmatched, 8),
            (RefusalReason::Age, 5),
            (RefusalReason::BeyondAuthority, 3),
        ];
        let reasons = if source.is_loan() { OF_LOANS } else { OF_GIFTS };
        reasons[self.chance.weighted(reasons.iter().map(|(_, weight)| *weight))].0
    }

    fn stage(
        &mut self,
        id: Id,
        stage: Stage,
        date: Option<Date>,
        amount: Option<Rupiah>,
        reason: Option<RefusalReason>,
    ) {
        let entry = FinancingStage { financing: Ref::to(id), stage, date, amount, reason, ..FinancingStage::default() };
        self.tables.financing_stages.insert(Row::new(entry.id(), entry, self.stamp));
    }

    fn stand(&mut self, id: Id, as_of: Date, repaid: i64, outstanding: i64, kol: Collectability) {
        let standing = FinancingStanding {
            financing: Ref::to(id),
            as_of,
            repaid: rupiah(repaid),
            outstanding: rupiah(outstanding),
            collectability: Some(kol),
            ..FinancingStanding::default()
        };
        self.tables.financing_standings.insert(Row::new(FinancingStanding::id(id, as_of), standing, self.stamp));
    }

    /// A loan of a revolving fund of twenty years ago, of which most often nobody says what became of it.
    fn old_loan(&mut self, id: Id, of: &Cooperative) {
        let paid_on =
            Date::new(self.chance.between(2001, 2008), self.chance.between(3, 11) as u8, 15).unwrap_or_default();
        let born = of.legal_date.is_some_and(|legal| legal > paid_on.plus_days(-200));
        if born {
            return;
        }
        self.number += 1;
        let sum = round(i64::from(self.chance.between(20, 120)) * JT);
        let loan = Financing {
            applicant: ApplicantKind::Cooperative,
            cooperative: Some(Ref::to(id)),
            district: of.district,
            subdistrict: of.subdistrict,
            source: FinancingSource::OldRevolving,
            number: text(&format!("CONTOH-{:04}", self.number)),
            asked_on: Some(paid_on.plus_days(-60)),
            asked: rupiah(sum),
            granted: rupiah(sum),
            months: Count::new(60).ok(),
            fictional: true,
            ..Financing::default()
        };
        let id = loan.id().unwrap_or_default();
        self.stage(id, Stage::PaidOut, Some(paid_on), rupiah(sum), None);
        if self.chance.percent(40) {
            let repaid = self.chance.part(sum, 0, 60);
            let day = Date::new(position().year() - 1, 12, 31).unwrap_or_default();
            self.stand(id, day, repaid, sum - repaid, Collectability::Loss);
        }
        self.tables.financings.insert(Row::new(id, loan, self.stamp));
    }

    /// An application that was paid out on a day.
    fn planted(&mut self, of: Financing, paid_on: Date, sum: i64) -> Id {
        self.number += 1;
        let of = Financing {
            number: text(&format!("CONTOH-{:04}", self.number)),
            asked_on: Some(paid_on.plus_days(-40)),
            asked: rupiah(sum),
            granted: rupiah(sum),
            fictional: true,
            ..of
        };
        let id = of.id().unwrap_or_default();
        self.stage(id, Stage::PaidOut, Some(paid_on), rupiah(sum), None);
        self.tables.financings.insert(Row::new(id, of, self.stamp));
        id
    }

    fn note(&mut self, what: &'static str, mut ids: Vec<Id>) {
        ids.sort_unstable();
        self.planted.found.push((what, ids));
        self.planted.found.sort();
    }

    /// Plants one of each: the same money twice, beside aid of the list of enterprises, grants in a row, a loan of a scheme that
    /// forbids others, decrees that come late or name others, one NIK under two names.
    fn plant(&mut self, enterprises: &[(Id, Enterprise)], body: Option<(Id, Cooperative)>) {
        let [one, two, three, four, five, ..] = enterprises else { return };
        let last = position().year() - 1;
        let day = |year: i32, month: u8| Date::new(year, month, 12).unwrap_or_default();
        let of = |(id, of): &(Id, Enterprise), source, scheme, lender: &str| Financing {
            applicant: ApplicantKind::Enterprise,
            enterprise: Some(Ref::to(*id)),
            district: of.district,
            subdistrict: of.subdistrict,
            source,
            scheme,
            lender: text(lender),
            ..Financing::default()
        };
        let (kur, mikro) = (FinancingSource::Kur, Some(FinancingScheme::KurMicro));
        let first = self.planted(of(one, kur, mikro, "BRI"), day(last, 3), 25 * JT);
        let second = self.planted(of(one, kur, mikro, "Bank Kalsel"), day(last, 8), 40 * JT);
        self.note("D1 twice", vec![first, second]);
        let decree = |month| (text("SK contoh hibah"), Some(day(last, month)), Some(AnnexState::Named));
        let mut grant = of(two, FinancingSource::Grant, None, "");
        (grant.decree, grant.decree_on, grant.annex) = decree(4);
        let given = self.planted(grant, day(last, 6), 7 * JT);
        let aid = EnterpriseAid {
            enterprise: Ref::to(two.0),
            kind: AidKind::Grant,
            year: BookYear::new(last).unwrap_or_default(),
            giver: text("Lembaga contoh"),
            amount: rupiah(5 * JT),
            ..EnterpriseAid::default()
        };
        let aid_id = Id::derived(EnterpriseAid::TABLE, two.0, "modal/contoh");
        self.tables.enterprise_aids.insert(Row::new(aid_id, aid, self.stamp));
        self.note("D1 twice", vec![given]);
        let open = self.planted(of(three, kur, mikro, "BRI"), day(last, 2), 30 * JT);
        let small =
            self.planted(of(three, FinancingSource::Umi, Some(FinancingScheme::Umi), "PNM"), day(last, 10), 8 * JT);
        self.note("D3", vec![open, small]);
        let mut late = of(four, FinancingSource::Grant, None, "");
        (late.decree, late.decree_on, late.annex) = decree(9);
        let late = self.planted(late, day(last, 7), 10 * JT);
        self.note("D6 late", vec![late]);
        let mut absent = of(five, FinancingSource::Grant, None, "");
        (absent.decree, absent.decree_on, absent.annex) =
            (text("SK contoh hibah"), Some(day(last, 4)), Some(AnnexState::Absent));
        let absent = self.planted(absent, day(last, 7), 10 * JT);
        self.note("D6 annex", vec![absent]);
        if let Some((id, of)) = body {
            let hibah = |year: i32| Financing {
                applicant: ApplicantKind::Cooperative,
                cooperative: Some(Ref::to(id)),
                district: of.district,
                subdistrict: of.subdistrict,
                source: FinancingSource::Grant,
                decree: text("SK contoh hibah"),
                decree_on: Some(day(year, 3)),
                annex: Some(AnnexState::Named),
                ..Financing::default()
            };
            let before = self.planted(hibah(last - 1), day(last - 1, 5), 20 * JT);
            let after = self.planted(hibah(last), day(last, 5), 25 * JT);
            self.note("D2", vec![before, after]);
        }
        let nik = PersonNik::new("6399994107800777").ok().flatten();
        let mut ids = Vec::new();
        for (sex, month) in [(Sex::Female, 2), (Sex::Female, 3)] {
            let name = format!("{} Contoh {month}", names::person(sex, &mut self.chance));
            let person = Financing {
                applicant: ApplicantKind::Person,
                name: text(&name),
                person_nik: nik.clone(),
                district: one.1.district,
                source: kur,
                scheme: Some(FinancingScheme::KurSuperMicro),
                lender: text("BRI"),
                number: text(&format!("CONTOH-P{month}")),
                asked_on: Some(day(last, month)),
                asked: rupiah(8 * JT),
                fictional: true,
                ..Financing::default()
            };
            let id = person.id().unwrap_or_default();
            self.stage(id, Stage::Registered, Some(day(last, month)), None, None);
            self.tables.financings.insert(Row::new(id, person, self.stamp));
            ids.push(id);
        }
        self.note("D1 names", ids);
    }

    /// What banks report for a month of every district in which the example has loans of theirs: more than the rows, as no office
    /// has all by name; of one district less, which is planted.
    fn totals(&mut self) {
        let as_of = Date::new(position().year(), 4, 30).unwrap_or_default();
        let rows = crate::analysis::financing::applications(self.tables);
        let mut banks: std::collections::BTreeMap<(AreaCode, String), (i64, u64)> = std::collections::BTreeMap::new();
        for one in rows.iter().filter(|one| one.financing.source == FinancingSource::Kur) {
            let lender = one.financing.lender.as_deref().map(str::to_owned);
            let (Some(district), Some(lender)) = (one.district, lender) else { continue };
            if one.course.is_open_loan(FinancingSource::Kur) {
                let sum = banks.entry((district, lender)).or_default();
                sum.0 += one.course.outstanding().unwrap_or(0);
                sum.1 += 1;
            }
        }
        let most = banks.values().map(|(outstanding, _)| *outstanding).max().unwrap_or_default();
        for ((area, lender), (outstanding, debtors)) in banks {
            let (outstanding, debtors) = match outstanding {
                // One bank says less than its own loans come to.
                outstanding if outstanding == most && most > 0 => (outstanding * 3 / 4, debtors),
                _ => {
                    let outstanding = self.chance.part(outstanding.max(20 * JT), 300, 900);
                    (outstanding, debtors * u64::from(4 + self.chance.below(9)))
                }
            };
            let ceiling = self.chance.part(outstanding, 140, 220);
            let total = CreditTotal {
                area,
                date: as_of,
                precision: Precision::Month,
                channel: FinancingSource::Kur,
                lender: text(&lender),
                ceiling: rupiah(round(ceiling)),
                paid_out: rupiah(round(self.chance.part(ceiling, 75, 98))),
                outstanding: rupiah(outstanding / 100_000 * 100_000),
                debtors: Count::new(debtors).ok(),
                npl: Quantity::of_parts(i128::from(self.chance.between(40, 620)) * 100).ok(),
                source: text("Laporan bulanan contoh"),
                kind: TallyKind::Reported,
                fictional: true,
                ..CreditTotal::default()
            };
            self.tables.credit_totals.insert(Row::new(total.id(), total, self.stamp));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::financing::{Ending, FindingKind, applications, findings, reconciled};
    use crate::domain::checks::acceptable;
    use crate::sample::{Options, add_enterprises, example, fictional};

    fn made(seed: u64) -> (Tables, PlantedFinancing) {
        let options = Options { seed, ..Options::default() };
        let mut tables = fictional(&options);
        add_enterprises(&mut tables, &options);
        let planted = add_financing(&mut tables, &options);
        (tables, planted)
    }

    fn code(kind: FindingKind) -> &'static str {
        match kind {
            FindingKind::Twice => "D1 twice",
            FindingKind::NikOfSeveral => "D1 names",
            FindingKind::GrantsInARow => "D2",
            FindingKind::WhileLoanOpen => "D3",
            FindingKind::DecreeLate => "D6 late",
            FindingKind::NotInAnnex => "D6 annex",
            FindingKind::Contradicting => "contradicting",
        }
    }

    #[test]
    fn all_that_is_planted_is_found_and_nothing_else() {
        for seed in [13_052_024, 7, 99, 2_026] {
            let (tables, planted) = made(seed);
            let mut found: Vec<(&str, Vec<Id>)> =
                findings(&tables).into_iter().map(|one| (code(one.kind), one.applications)).collect();
            found.sort();
            assert_eq!(found, planted.found, "seed {seed}");
            assert_eq!(planted.found.len(), 7);
        }
    }

    #[test]
    fn every_application_is_fictional_and_sound_and_they_are_in_proportion() {
        let (tables, _) = made(13_052_024);
        let all = applications(&tables);
        assert!((100..200).contains(&all.len()), "{}", all.len());
        for row in tables.financings.live() {
            let found = row.value.findings(None, position());
            assert!(row.value.fictional && found.is_empty(), "{found:?} {row:?}");
            assert_eq!(row.value.id(), Some(row.id));
        }
        for row in tables.financing_stages.live() {
            let of = &tables.financings.get_live(*row.value.financing).unwrap().value;
            assert!(acceptable(&row.value.findings(Some(of), position())), "{row:?}");
        }
        for row in tables.financing_standings.live() {
            let of = &tables.financings.get_live(*row.value.financing).unwrap().value;
            assert!(row.value.findings(Some(of), position()).is_empty(), "{row:?}");
        }
        for row in tables.credit_totals.live() {
            let today = "2026-11-30".parse().unwrap();
            assert!(row.value.findings(None, today).is_empty(), "{row:?}");
            assert_eq!(row.value.fictional, row.value.kind == TallyKind::Reported);
        }
        let of = |ending| all.iter().filter(|one| one.course.ending() == ending).count();
        let paid = of(Ending::Paid) + of(Ending::Settled);
        assert!(paid * 2 > all.len() / 2 && paid < all.len() * 6 / 10, "{paid} of {}", all.len());
        for ending in Ending::ALL {
            assert!(of(ending) > 0, "{ending:?}");
        }
        assert_eq!(example(&Options::default()).financings.live().count(), all.len());
        let wrong = reconciled(&tables, &all).into_iter().filter(|one| one.contradicts()).count();
        assert_eq!(wrong, 1, "one bank says less than its loans come to");
    }

    #[test]
    fn the_same_options_give_the_same_applications() {
        let ids = |seed| made(seed).0.financings.live().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(ids(7), ids(7));
        assert_ne!(ids(7), ids(8));
    }
}
