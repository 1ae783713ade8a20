//! Makes the rows with what belongs to them, and puts in what is planted.

use super::Planted;
use super::plot::{OpenCase, Plot, Spot};
use super::templates::{
    DISTRICT, EQUIPMENT, GOVERNANCE, GROUPS, GROWTH, PERMITS, PRODUCTIVITY, PROVINCE, Places, RECOVERY, REPORTING,
    STRENGTH, SUPERVISION, TRAINING, Template,
};
use crate::domain::territory::Territory;
use crate::domain::{
    Accumulation, Action, ActionClass, ActivityCode, AidKind, AreaCode, BeneficiaryKind, BookYear, BudgetStage, Count,
    Date, FindingTest, FundCode, Id, Indicator, IndicatorRank, IndicatorState, Level, MatchMeaning, Month,
    Nomenclature, NomenclatureMatch, Note, Plan, PlanAmount, PlanBeneficiary, PlanOutput, PlanPlace, Proposal,
    ProposalChannel, ProposalStatus, Quantity, Realisation, Record, Ref, ReportPeriod, Rupiah, SpendingKind, Target,
    Text,
};
use crate::replica::{Row, Stamp};
use crate::sample::chance::Chance;
use crate::sample::{BEGUN_MS, position};
use crate::workspace::Tables;
use std::collections::BTreeMap;

const OFFICE: &str = "Dinas Koperasi, Usaha Kecil dan Menengah";
const MINISTRY: &str = "Kementerian Koperasi";
const LENDER: &str = "LPDB-KUMKM";
const PIP: &str = "Pusat Investasi Pemerintah";
/// Bantuan keuangan khusus of the province (FACTS 7.9).
const TRANSFER: &str = "2.2.02.02.01.0001";

/// A row that has been made.
struct Made {
    id: Id,
    year: BookYear,
    /// The districts that it reaches, and the first kecamatan in each.
    reach: Vec<(AreaCode, Option<AreaCode>)>,
}

pub(super) struct Maker<'t> {
    tables: &'t mut Tables,
    plot: &'t Plot,
    chance: Chance,
    stamp: Stamp,
    made: Vec<Made>,
    /// The places of rows in `made`, by office, year and code.
    by_code: BTreeMap<(Option<AreaCode>, BookYear, &'static str), Vec<usize>>,
    indicators: BTreeMap<AreaCode, Id>,
    /// What the rows on supervision of the district and year that are being made add up to, in parts of a quantity.
    supervised: i128,
    /// How many recipients have been named.
    named: u32,
    planted: Vec<Planted>,
}

/// Whose row is made.
#[derive(Clone, Copy)]
struct Owner {
    level: Level,
    area: Option<AreaCode>,
    body: &'static str,
}

impl<'t> Maker<'t> {
    pub fn new(tables: &'t mut Tables, plot: &'t Plot, chance: Chance, stamp: Stamp) -> Self {
        Self {
            tables,
            plot,
            chance,
            stamp,
            made: Vec::new(),
            by_code: BTreeMap::new(),
            indicators: BTreeMap::new(),
            supervised: 0,
            named: 0,
            planted: Vec::new(),
        }
    }

    pub fn planted(mut self) -> Vec<Planted> {
        self.planted.iter_mut().for_each(|one| one.records.sort_unstable());
        self.planted.sort();
        self.planted
    }

    fn id(&mut self) -> Id {
        Id::new(BEGUN_MS, self.chance.bytes())
    }

    fn tell(&mut self, test: FindingTest, year: BookYear, records: Vec<Id>) {
        self.planted.push(Planted { test, year, area: None, records });
    }

    /// Records a row with its money once more, as whoever types it beside a document does.
    fn again(&mut self, row: Id) -> Id {
        let id = Id::derived(Plan::TABLE, row, "again");
        let plan = self.tables.plans.get(row).map(|row| row.value.clone()).unwrap_or_default();
        self.tables.plans.insert(Row::new(id, plan, self.stamp));
        let of_row = self.tables.plan_amounts.live().filter(|amount| *amount.value.plan == row);
        let amounts: Vec<PlanAmount> =
            of_row.map(|amount| PlanAmount { plan: Ref::to(id), ..amount.value.clone() }).collect();
        for amount in amounts {
            let key = PlanAmount::id(id, amount.fund.as_ref(), amount.stage);
            self.tables.plan_amounts.insert(Row::new(key, amount, self.stamp));
        }
        id
    }

    /// All plans of a year.
    pub fn year(&mut self, districts: &[AreaCode], year: BookYear, copies: usize) {
        for district in districts {
            for template in DISTRICT {
                let is_left_out = self
                    .plot
                    .cause
                    .as_ref()
                    .is_some_and(|cause| cause.district == *district && cause.left_out == template.code);
                for copy in 0..if is_left_out { 0 } else { copies } {
                    self.district_row(*district, year, template, copy);
                }
            }
            self.supervision_target(*district, year);
            self.proposals(*district, year);
        }
        for template in PROVINCE {
            for copy in 0..copies {
                self.province_row(districts, year, template, copy);
            }
        }
        self.transfers(districts, year);
        self.centre(districts, year);
    }

    fn district_row(&mut self, district: AreaCode, year: BookYear, template: &'static Template, copy: usize) {
        let owner = Owner { level: Level::District, area: Some(district), body: OFFICE };
        let parts = self.parts((district, year));
        let half = parts.len() / 2;
        let places = match template.places {
            Places::Everywhere => vec![PlanPlace { district: Some(district), all_parts: true, ..PlanPlace::default() }],
            Places::Each => parts.iter().map(|part| kecamatan(*part)).collect(),
            Places::Lower => self.some_of(&parts[..half]),
            Places::Upper => self.some_of(&parts[half..]),
            Places::Some => self.some_of(&parts),
        };
        self.row(owner, year, template, copy, places);
    }

    fn province_row(&mut self, districts: &[AreaCode], year: BookYear, template: &'static Template, copy: usize) {
        let province = Territory::current().province.code;
        let owner = Owner { level: Level::Province, area: Some(province), body: OFFICE };
        let mut places = Vec::new();
        if template.places == Places::Everywhere {
            places.push(PlanPlace { all_parts: true, ..PlanPlace::default() });
        } else {
            let mut chosen = districts.to_vec();
            self.chance.shuffle(&mut chosen);
            chosen.truncate(self.chance.between(3, 5) as usize);
            chosen.retain(|district| template.code != PRODUCTIVITY || !self.is_unanswered(*district));
            for district in chosen {
                let parts = self.parts((district, year));
                let half = if template.places == Places::Upper { parts.len() / 2 } else { 0 };
                places.extend(self.some_of(&parts[half..]));
            }
            let meets: Vec<Spot> = self.plot.same_activity.iter().copied().filter(|spot| spot.1 == year).collect();
            if template.code == GOVERNANCE.1 && copy == 0 {
                for (district, _) in meets {
                    let there = self.find(Some(district), year, GOVERNANCE.0).find_map(|row| row.reach[0].1);
                    places.extend(there.map(kecamatan));
                }
            }
        }
        self.row(owner, year, template, copy, places);
    }

    fn is_unanswered(&self, district: AreaCode) -> bool {
        self.plot.cause.as_ref().is_some_and(|cause| cause.district == district)
    }

    /// The kecamatan of a district that rows of a year may reach.
    fn parts(&self, spot: Spot) -> Vec<AreaCode> {
        let left_out = self.plot.left_out(spot);
        let parts = Territory::current().subdistricts_of(spot.0).iter().map(|part| part.code);
        parts.filter(|part| Some(*part) != left_out).collect()
    }

    fn some_of(&mut self, parts: &[AreaCode]) -> Vec<PlanPlace> {
        let mut parts = parts.to_vec();
        self.chance.shuffle(&mut parts);
        parts.truncate(self.chance.between(1, 3) as usize);
        parts.sort_unstable();
        parts.into_iter().map(kecamatan).collect()
    }

    /// A row with its money, places, output, beneficiaries and what became of it.
    fn row(
        &mut self,
        owner: Owner,
        year: BookYear,
        template: &'static Template,
        copy: usize,
        places: Vec<PlanPlace>,
    ) -> Id {
        let id = self.id();
        let previous = self.find(owner.area.and_then(AreaCode::district), before(year), template.code).nth(copy);
        let nomenclature = match owner.level {
            Level::District => Some(Nomenclature::Kepmendagri3406),
            Level::Province => Some(Nomenclature::Province2024),
            _ => None,
        };
        let plan = Plan {
            year,
            level: owner.level,
            area: owner.area,
            body: Some(Text::cut(owner.body)),
            unit: (copy > 0).then(|| Text::cut(&format!("UPTD {copy}"))),
            code: ActivityCode::new(template.code).ok().flatten(),
            nomenclature,
            name: Some(Text::cut(template.name)),
            first_month: Some(Month::February),
            last_month: Some(Month::November),
            previous: previous.map(|row| Ref::to(row.id)),
            ..Plan::default()
        };
        self.tables.plans.insert(Row::new(id, plan, self.stamp));
        let mut reach: Vec<(AreaCode, Option<AreaCode>)> = Vec::new();
        for place in &places {
            let district = place.subdistrict.or(place.district).and_then(AreaCode::district);
            if let Some(district) = district.filter(|district| !reach.iter().any(|(of, _)| of == district)) {
                reach.push((district, place.subdistrict));
            }
        }
        let district = owner.area.and_then(AreaCode::district);
        self.by_code.entry((district, year, template.code)).or_default().push(self.made.len());
        self.made.push(Made { id, year, reach });
        for place in places {
            let place = PlanPlace { plan: Ref::to(id), ..place };
            self.tables.plan_places.insert(Row::new(place.id(), place, self.stamp));
        }
        let spot = district.map(|district| (district, year)).filter(|_| copy == 0);
        let is_in = |of: &[Spot]| spot.is_some_and(|spot| of.contains(&spot));
        let dropped = template.code == REPORTING && is_in(&self.plot.dropped);
        let budget = self.money(id, year, template, spot, dropped);
        self.output(id, year, template, owner);
        if !dropped {
            self.realised(id, year, template, district, budget);
        }
        self.beneficiaries(id, year, template);
        id
    }

    /// Its money at all stages; gives that of the DPA, rupiah.
    fn money(&mut self, id: Id, year: BookYear, template: &Template, spot: Option<Spot>, dropped: bool) -> i64 {
        let is_in = |of: &[Spot], code: &str| template.code == code && spot.is_some_and(|spot| of.contains(&spot));
        let differs = is_in(&self.plot.differ, PERMITS);
        let inserted = is_in(&self.plot.inserted, super::templates::ENTERPRISE);
        let amount = thousands(self.chance.part(template.millions * 1_000_000, 85, 120));
        let funds: &[(&str, i64)] = match template.aid {
            AidKind::Training => &[("2.2.01.01.04.0025", 100)],
            _ if self.chance.percent(30) => &[("1.1", 40), ("1.2.01.01.02", 60)],
            _ if self.chance.percent(50) => &[("1.1", 100)],
            _ => &[("1.2.01.01.02", 100)],
        };
        let mut budget = 0;
        for stage in stages(year) {
            let is_last = *stage == BudgetStage::Execution;
            let part = if is_last { 100 } else { i64::from(self.chance.between(95, 105)) };
            let amount = if is_last && differs { amount * 2 } else { amount * part / 100 };
            let is_there = !(dropped && is_last || inserted && !is_last);
            for (fund, share) in funds.iter().filter(|_| is_there) {
                let amount = thousands(amount * share / 100);
                self.amount(id, fund, *stage, amount);
                budget += if is_last { amount } else { 0 };
            }
        }
        if dropped || differs || inserted {
            self.tell(FindingTest::Documents, year, vec![id]);
        }
        budget
    }

    fn amount(&mut self, id: Id, fund: &str, stage: BudgetStage, amount: i64) {
        let fund = FundCode::new(fund).ok().flatten();
        let amount = Rupiah::new(amount).unwrap_or_default();
        let key = PlanAmount::id(id, fund.as_ref(), stage);
        let amount = PlanAmount { plan: Ref::to(id), fund, stage, amount, ..PlanAmount::default() };
        self.tables.plan_amounts.insert(Row::new(key, amount, self.stamp));
    }

    fn output(&mut self, id: Id, year: BookYear, template: &Template, owner: Owner) {
        let target = (self.chance.part(i64::from(template.target), 80, 120) as u32).max(4);
        let indicator = owner.area.filter(|_| template.code == SUPERVISION).map(|area| self.indicator(area, template));
        let mut left = target;
        let quarters = [1, 2, 3, 4].map(|quarter| {
            let done = if quarter < 4 { target / 5 + self.chance.below(target / 20 + 1) } else { left };
            left = left.saturating_sub(done);
            is_over(year, quarter).then_some(Quantity::from(done))
        });
        let [quarter_1, quarter_2, quarter_3, quarter_4] = quarters;
        let output = PlanOutput {
            plan: Ref::to(id),
            indicator: indicator.map(Ref::to),
            wording: Some(Text::cut(template.indicator)),
            rank: Some(IndicatorRank::SubActivity),
            unit: Some(Text::cut(template.unit)),
            target: Some(target.into()),
            renstra_target: Some((target * 5).into()),
            accumulation: Some(Accumulation::Sum),
            quarter_1,
            quarter_2,
            quarter_3,
            quarter_4,
            ..PlanOutput::default()
        };
        if indicator.is_some() {
            self.supervised += i128::from(Quantity::from(target).parts());
        }
        let key = self.id();
        self.tables.plan_outputs.insert(Row::new(key, output, self.stamp));
    }

    /// The indicator of a district that what it supervises adds up to.
    fn indicator(&mut self, area: AreaCode, template: &Template) -> Id {
        if let Some(known) = self.indicators.get(&area) {
            return *known;
        }
        let indicator = Indicator {
            name: Some(Text::cut(template.indicator)),
            rank: Some(IndicatorRank::SubActivity),
            code: ActivityCode::new(template.code).ok().flatten(),
            unit: Some(Text::cut(template.unit)),
            state: IndicatorState::InForce,
            accumulation: Some(Accumulation::Sum),
            area: Some(area),
            ..Indicator::default()
        };
        let id = self.id();
        self.tables.indicators.insert(Row::new(id, indicator, self.stamp));
        self.indicators.insert(area, id);
        id
    }

    /// The target of what a district supervises: what its rows add up to, or more where a gap is planted.
    fn supervision_target(&mut self, district: AreaCode, year: BookYear) {
        let rows: Vec<Id> = self.find(Some(district), year, SUPERVISION).map(|row| row.id).collect();
        let sum = std::mem::take(&mut self.supervised);
        let Some(indicator) = self.indicators.get(&district).copied() else { return };
        let is_uncovered = self.plot.target_uncovered.contains(&(district, year));
        let target = Quantity::of_parts(if is_uncovered { sum * 3 / 2 } else { sum }).ok();
        let id = Target::id(indicator, district, year);
        let target = Target { indicator: Ref::to(indicator), area: district, year, target, ..Target::default() };
        self.tables.targets.insert(Row::new(id, target, self.stamp));
        if is_uncovered {
            self.tell(FindingTest::TargetUncovered, year, [rows, vec![indicator, id]].concat());
        }
    }

    fn realised(&mut self, id: Id, year: BookYear, template: &Template, district: Option<AreaCode>, budget: i64) {
        let spot = district.map(|district| (district, year));
        let is_in = |of: &[Spot]| spot.is_some_and(|spot| of.contains(&spot));
        let is_nothing = template.code == GROWTH && is_in(&self.plot.nothing_realised);
        let is_late = template.code.starts_with("2.17.04.2") && is_in(&self.plot.deviation);
        self.reports(
            id,
            year,
            budget,
            if is_nothing {
                [0, 0]
            } else if is_late {
                [50, 60]
            } else {
                [90, 99]
            },
        );
    }

    /// Reports of the quarters that are over, of so many per cent of what was planned to be spent.
    fn reports(&mut self, id: Id, year: BookYear, budget: i64, spent: [i32; 2]) {
        const PERIODS: [(ReportPeriod, i64); 4] = [
            (ReportPeriod::Quarter1, 15),
            (ReportPeriod::Quarter2, 25),
            (ReportPeriod::Quarter3, 30),
            (ReportPeriod::Quarter4, 30),
        ];
        for ((period, share), quarter) in PERIODS.into_iter().zip(1..) {
            if budget == 0 || !is_over(year, quarter) {
                continue;
            }
            let cash = thousands(budget * share / 100);
            let amount = self.chance.part(cash, spent[0], spent[1]);
            let report = Realisation {
                plan: Ref::to(id),
                period,
                budget: Rupiah::new(budget).ok(),
                spent: Rupiah::new(amount).ok(),
                cash_plan: Rupiah::new(cash).ok(),
                physical: Some((quarter * 25).into()),
                ..Realisation::default()
            };
            self.tables.realisations.insert(Row::new(Realisation::id(id, period, None), report, self.stamp));
        }
    }

    fn beneficiaries(&mut self, id: Id, year: BookYear, template: &Template) {
        let people = Count::new(u64::from(template.target)).ok();
        let all = PlanBeneficiary {
            plan: Ref::to(id),
            kind: template.serves,
            aid: Some(template.aid),
            people,
            ..PlanBeneficiary::default()
        };
        self.beneficiary(all);
        if template.serves != BeneficiaryKind::Officials && self.chance.percent(40) {
            let named = self.recipient(id, template.serves, template.aid);
            let handed_on = Date::new(year.get().into(), 6, 15).ok().filter(|day| *day < position());
            self.beneficiary(PlanBeneficiary { handed_on, ..named });
        }
    }

    /// Somebody whom nobody has named yet.
    fn recipient(&mut self, plan: Id, kind: BeneficiaryKind, aid: AidKind) -> PlanBeneficiary {
        self.named += 1;
        let (name, digits) = match kind {
            BeneficiaryKind::Cooperatives => ("Koperasi contoh", 13),
            BeneficiaryKind::Groups => ("Kelompok contoh", 13),
            _ => ("Penerima contoh", 16),
        };
        PlanBeneficiary {
            plan: Ref::to(plan),
            kind,
            aid: Some(aid),
            name: Some(Text::cut(&format!("{name} {}", self.named))),
            number: Some(Text::cut(&format!("{:0digits$}", self.named))),
            ..PlanBeneficiary::default()
        }
    }

    fn beneficiary(&mut self, of: PlanBeneficiary) -> Id {
        let id = self.id();
        self.tables.plan_beneficiaries.insert(Row::new(id, of, self.stamp));
        id
    }

    /// The same recipient in several rows.
    fn served(&mut self, who: &PlanBeneficiary, rows: &[(Id, Option<Date>)]) -> Vec<Id> {
        let mut records = Vec::new();
        for (row, handed_on) in rows {
            let decree_on = handed_on.map(|day| day.plus_days(-30));
            let of = PlanBeneficiary { plan: Ref::to(*row), handed_on: *handed_on, decree_on, ..who.clone() };
            records.extend([*row, self.beneficiary(of)]);
        }
        records
    }

    /// Bantuan keuangan of the province: in one district paired as it should be, in others counted twice.
    fn transfers(&mut self, districts: &[AreaCode], year: BookYear) {
        let twice: Vec<AreaCode> =
            self.plot.transfer_twice.iter().filter(|spot| spot.1 == year).map(|spot| spot.0).collect();
        let free: Vec<AreaCode> = districts
            .iter()
            .copied()
            .filter(|district| !twice.contains(district) && !self.is_unanswered(*district))
            .collect();
        let paired = (!free.is_empty()).then(|| *self.chance.pick(&free));
        for (district, is_paired) in twice.iter().map(|one| (*one, false)).chain(paired.map(|one| (one, true))) {
            let [giver, taker] = [PRODUCTIVITY, RECOVERY].map(|code| Plan {
                year,
                code: ActivityCode::new(code).ok().flatten(),
                body: Some(Text::cut(OFFICE)),
                name: Some(Text::cut("Bantuan keuangan khusus untuk pemulihan usaha koperasi")),
                ..Plan::default()
            });
            let ids = [self.id(), self.id()];
            let giver = Plan {
                level: Level::Province,
                area: Some(Territory::current().province.code),
                nomenclature: Some(Nomenclature::Province2024),
                ..giver
            };
            let taker = Plan {
                level: Level::District,
                area: Some(district),
                nomenclature: Some(Nomenclature::Kepmendagri3406),
                paired: is_paired.then(|| Ref::to(ids[0])),
                ..taker
            };
            // Of a thousand rupiah and one, so that no other row has the same.
            let amount = i64::from(self.chance.between(150, 400)) * 1_000_000 + 1_001;
            let places = self.parts((district, year));
            for ((id, plan), fund) in ids.into_iter().zip([giver, taker]).zip(["1.1", TRANSFER]) {
                self.tables.plans.insert(Row::new(id, plan, self.stamp));
                for stage in stages(year) {
                    self.amount(id, fund, *stage, amount);
                }
                let place = PlanPlace { plan: Ref::to(id), ..kecamatan(places[0]) };
                self.tables.plan_places.insert(Row::new(place.id(), place, self.stamp));
            }
            self.reports(ids[1], year, amount, [90, 99]);
            if !is_paired {
                self.reports(ids[0], year, amount, [95, 100]);
                self.tell(FindingTest::TransferTwice, year, ids.to_vec());
            }
        }
    }

    /// What the centre does: training with dekonsentrasi money in all districts, and two that lend.
    fn centre(&mut self, districts: &[AreaCode], year: BookYear) {
        let place = |district: &AreaCode| PlanPlace { district: Some(*district), ..PlanPlace::default() };
        let rows = [
            (MINISTRY, "044.01.WA.6542", "Pelatihan pengurus koperasi desa", "APBN-Dekon", 1_800),
            (LENDER, "", "Penyaluran dana bergulir", "BLU LPDB", 9_000),
            (PIP, "", "Penyaluran pembiayaan ultra mikro", "BLU PIP", 4_000),
        ];
        let mut lent = Vec::new();
        for (body, code, name, fund, millions) in rows {
            let id = self.id();
            let plan = Plan {
                year,
                level: Level::Central,
                body: Some(Text::cut(body)),
                code: ActivityCode::new(code).ok().flatten(),
                name: Some(Text::cut(name)),
                ..Plan::default()
            };
            self.tables.plans.insert(Row::new(id, plan, self.stamp));
            let amount = self.chance.part(millions * 1_000_000, 90, 110);
            self.amount(id, fund, BudgetStage::Execution, thousands(amount));
            if body == MINISTRY {
                for place in districts.iter().map(place) {
                    let place = PlanPlace { plan: Ref::to(id), ..place };
                    self.tables.plan_places.insert(Row::new(place.id(), place, self.stamp));
                }
                let people = Count::new(200).ok();
                let (kind, aid) = (BeneficiaryKind::Officers, Some(AidKind::Training));
                self.beneficiary(PlanBeneficiary {
                    plan: Ref::to(id),
                    kind,
                    aid,
                    people,
                    ..PlanBeneficiary::default()
                });
            } else {
                lent.push((id, None));
            }
        }
        if self.plot.beside_credit.contains(&year) {
            let who = self.recipient(lent[0].0, BeneficiaryKind::Cooperatives, AidKind::Capital);
            let records = self.served(&who, &lent);
            self.tell(FindingTest::AidBesideCredit, year, records);
        }
    }

    /// Proposals of a district: some taken into rows, one refused once.
    fn proposals(&mut self, district: AreaCode, year: BookYear) {
        let parts = Territory::current().subdistricts_of(district);
        for number in 0..3 {
            let accepted = self.find(Some(district), year, RECOVERY).next().map(|row| row.id).filter(|_| number == 0);
            let status = match number {
                0 => ProposalStatus::Accepted,
                1 => ProposalStatus::Proposed,
                _ => ProposalStatus::Refused,
            };
            let subdistrict = self.chance.pick(parts).code;
            let idea = format!("Pelatihan pemasaran {number} untuk koperasi, usulan {year}");
            let proposal =
                Proposal { accepted_into: accepted.map(Ref::to), ..self.proposal(subdistrict, year, &idea, status) };
            let id = self.id();
            self.tables.proposals.insert(Row::new(id, proposal, self.stamp));
        }
    }

    fn proposal(&mut self, subdistrict: AreaCode, year: BookYear, idea: &str, status: ProposalStatus) -> Proposal {
        let amount = i64::from(self.chance.between(10, 200)) * 1_000_000;
        Proposal {
            channel: *self.chance.pick(&[ProposalChannel::Musrenbang, ProposalChannel::Council]),
            year,
            problem: Some(Note::cut("Pasar sepi dan pembukuan belum tertib")),
            idea: Some(Note::cut(idea)),
            district: subdistrict.district(),
            subdistrict: Some(subdistrict),
            amount: Rupiah::new(amount).ok(),
            spending: Some(SpendingKind::GoodsAndServices),
            status,
            reason: status.is_unanswered().then(|| Note::cut("Keterbatasan anggaran")),
            ..Proposal::default()
        }
    }

    fn find(
        &self,
        district: Option<AreaCode>,
        year: BookYear,
        code: &'static str,
    ) -> impl Iterator<Item = &Made> + use<'_, 't> {
        self.by_code.get(&(district, year, code)).into_iter().flatten().map(|at| &self.made[*at])
    }

    fn first(&self, district: Option<AreaCode>, year: BookYear, code: &'static str) -> Option<Id> {
        self.find(district, year, code).next().map(|row| row.id)
    }

    /// What a person has confirmed of district and province.
    pub fn matches(&mut self) {
        for (district, province) in [GOVERNANCE, TRAINING] {
            let entry = |version, code| Some((version, ActivityCode::new(code).ok().flatten()?));
            let of = entry(Nomenclature::Kepmendagri3406, district)
                .zip(entry(Nomenclature::Province2024, province))
                .and_then(|(one, other)| NomenclatureMatch::of(one, other, MatchMeaning::Same));
            let confirmed = of.map(|of| NomenclatureMatch { confirmed_on: Some(position()), ..of });
            if let Some((id, of)) = confirmed.and_then(|of| Some((of.id()?, of))) {
                self.tables.nomenclature_matches.insert(Row::new(id, of, self.stamp));
            }
        }
    }

    /// Plants what needs rows that are there already, and tells what the making has planted.
    pub fn plant(&mut self, districts: &[AreaCode]) {
        let plot = self.plot;
        let day = |year: BookYear, month| Date::new(year.get().into(), month, 20).ok();
        for (district, year) in plot.same_aid.iter().copied() {
            let rows = [(Some(district), STRENGTH), (None, PRODUCTIVITY)];
            let rows = rows.map(|(of, code)| self.first(of, year, code).map(|id| (id, day(year, 7))));
            let [Some(one), Some(other)] = rows else { continue };
            let who = self.recipient(one.0, BeneficiaryKind::Cooperatives, AidKind::Equipment);
            let records = self.served(&who, &[one, other]);
            self.tell(FindingTest::SameAid, year, records);
        }
        for (district, year) in plot.grant_again.iter().copied() {
            let rows = [before(year), year].map(|year| Some((self.first(Some(district), year, GROUPS)?, day(year, 8))));
            let [Some(one), Some(other)] = rows else { continue };
            let who = self.recipient(one.0, BeneficiaryKind::Groups, AidKind::Grant);
            let records = self.served(&who, &[one, other]);
            self.tell(FindingTest::GrantAgain, year, records);
        }
        for (district, year) in plot.twice.iter().copied() {
            let Some(row) = self.first(Some(district), year, RECOVERY) else { continue };
            let again = self.again(row);
            self.tell(FindingTest::RecordedTwice, year, vec![row, again]);
        }
        for (district, year) in plot.training_again.iter().copied() {
            let rows = [(Some(district), TRAINING.0, 5), (None, TRAINING.1, 9)];
            let rows = rows.map(|(of, code, month)| self.first(of, year, code).map(|id| (id, day(year, month))));
            let [Some(one), Some(other)] = rows else { continue };
            let who = self.recipient(one.0, BeneficiaryKind::Officers, AidKind::Training);
            let records = self.served(&who, &[one, other]);
            self.tell(FindingTest::TrainingAgain, year, records);
        }
        for (district, year) in plot.same_activity.iter().copied() {
            let own = self.find(Some(district), year, GOVERNANCE.0);
            let reaches = |row: &&Made| row.reach.iter().any(|(of, _)| *of == district);
            let province = self.find(None, year, GOVERNANCE.1).filter(reaches);
            let records = own.chain(province).map(|row| row.id).collect();
            self.tell(FindingTest::SameActivity, year, records);
        }
        for (at, (district, year)) in plot.without_decree.iter().copied().enumerate() {
            let Some(row) = self.first(Some(district), year, EQUIPMENT) else { continue };
            let who = self.recipient(row, BeneficiaryKind::Micro, AidKind::Equipment);
            let decree_on = day(year, 9).filter(|_| at % 2 == 0);
            let of = self.beneficiary(PlanBeneficiary { handed_on: day(year, 7), decree_on, ..who });
            self.tell(FindingTest::WithoutDecree, year, vec![row, of]);
        }
        for (district, year) in plot.other_authority.iter().copied() {
            let Some(row) = self.first(Some(district), year, GROWTH) else { continue };
            let of = PlanBeneficiary {
                plan: Ref::to(row),
                kind: BeneficiaryKind::Small,
                aid: Some(AidKind::Promotion),
                people: Count::new(25).ok(),
                ..PlanBeneficiary::default()
            };
            let of = self.beneficiary(of);
            self.tell(FindingTest::OtherAuthority, year, vec![row, of]);
        }
        for (spots, code) in [(&plot.nothing_realised, GROWTH), (&plot.deviation, "2.17.04.2.01.0001")] {
            for (district, year) in spots.iter().copied() {
                let records = self.find(Some(district), year, code).map(|row| row.id).collect();
                self.tell(FindingTest::NothingRealised, year, records);
            }
        }
        let test = FindingTest::PlaceWithout;
        let without = |((_, year), place): &(Spot, AreaCode)| Planted {
            test,
            year: *year,
            area: Some(*place),
            records: Vec::new(),
        };
        self.planted.extend(plot.places.iter().map(without));
        for (district, last) in plot.refused.iter().copied() {
            self.refused(district, last);
        }
        self.causes(districts);
    }

    /// A proposal that nobody answers in three years, or as many as there are.
    fn refused(&mut self, district: AreaCode, last: BookYear) {
        let first_planned = self.made.iter().map(|row| row.year).min().unwrap_or(last);
        let first = BookYear::new(i32::from(last.get()) - 2).unwrap_or(last).max(first_planned);
        if first == last {
            return;
        }
        let subdistrict = self.chance.pick(Territory::current().subdistricts_of(district)).code;
        let (mut records, mut previous) = (Vec::new(), None);
        for year in (first.get()..=last.get()).filter_map(|year| BookYear::new(year.into())) {
            let status = if year == last { ProposalStatus::Postponed } else { ProposalStatus::Refused };
            // The words change from year to year; that it is the same is said.
            let idea = format!("Rumah produksi bersama, usulan ke-{}", year.get() - first.get() + 1);
            let proposal = self.proposal(subdistrict, year, &idea, status);
            let id = self.id();
            let proposal = Proposal { previous: previous.map(Ref::to), ..proposal };
            self.tables.proposals.insert(Row::new(id, proposal, self.stamp));
            previous = Some(id);
            records.push(id);
        }
        self.tell(FindingTest::ProposalUnanswered, last, records);
    }

    /// The cause that no row of a district answers, in every year in which it has plans and cases are open.
    fn causes(&mut self, districts: &[AreaCode]) {
        let Some(cause) = self.plot.cause.as_ref().filter(|cause| districts.contains(&cause.district)) else { return };
        let mut years: Vec<BookYear> = self.made.iter().map(|row| row.year).collect();
        years.sort_unstable();
        years.dedup();
        for year in years {
            let is_open = |(_, first, last): &&OpenCase| (*first..=*last).contains(&i32::from(year.get()));
            let cases: Vec<Id> = cause.cases.iter().filter(is_open).map(|(id, ..)| *id).collect();
            if !cases.is_empty() {
                self.tell(FindingTest::CauseWithoutPlan, year, cases);
            }
        }
    }

    /// Has one step of cases in three paid by a row of its district.
    pub fn link_actions(&mut self, districts: &[AreaCode]) {
        let paid = self.tables.actions.live().filter(|row| row.id.spread() % 3 == 0);
        let mut linked = Vec::new();
        for row in paid {
            let Some(case) = self.tables.cases.get_live(*row.value.case) else { continue };
            let cooperative = self.tables.cooperatives.get_live(*case.value.cooperative);
            let Some(district) = cooperative.and_then(|row| row.value.district) else { continue };
            let code = match row.value.class {
                ActionClass::Stimulus => RECOVERY,
                _ => TRAINING.0,
            };
            let year = BookYear::new(case.value.opened.year());
            let plan = year.and_then(|year| self.first(Some(district), year, code));
            let Some(plan) = plan.filter(|_| districts.contains(&district) && !self.is_unanswered(district)) else {
                continue;
            };
            let action = Action { plan: Some(Text::cut(code)), plan_row: Some(Ref::to(plan)), ..row.value.clone() };
            linked.push(Row { value: action, ..row.clone() });
        }
        for row in linked {
            self.tables.actions.insert(row);
        }
    }
}

fn kecamatan(code: AreaCode) -> PlanPlace {
    PlanPlace { district: code.district(), subdistrict: Some(code), ..PlanPlace::default() }
}

fn before(year: BookYear) -> BookYear {
    BookYear::new(i32::from(year.get()) - 1).unwrap_or(year)
}

fn thousands(amount: i64) -> i64 {
    amount / 1_000 * 1_000
}

/// Whether a quarter of a year is over on the day of the example.
fn is_over(year: BookYear, quarter: u32) -> bool {
    let last = Date::new(year.get().into(), quarter as u8 * 3, 28);
    last.is_ok_and(|last| last.plus_days(3) < position())
}

/// The documents that there are of a year on the day of the example.
fn stages(year: BookYear) -> &'static [BudgetStage] {
    const ALL: &[BudgetStage] = &[
        BudgetStage::FirstDraft,
        BudgetStage::WorkPlan,
        BudgetStage::GovernmentPlan,
        BudgetStage::Ceiling,
        BudgetStage::Budget,
        BudgetStage::Execution,
    ];
    // On 13 May the next year has its first drafts (FACTS 3.5).
    if i32::from(year.get()) > position().year() { &ALL[..2] } else { ALL }
}
