//! What belongs to a row of a plan: money by fund and stage, places, indicators, and who benefits.

use super::{folded, fund_told, negative, subdistrict, unit_told};
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{
    Accumulation, AreaCode, Cooperative, Count, Date, FundCode, Id, Indicator, IndicatorRank, KnownBy, Note, Plan,
    Quantity, Record, Ref, Rupiah, Text, codes, record,
};

codes! {
    /// The documents through which a row goes in its year; the amounts differ at each (FACTS 7.8).
    pub enum BudgetStage {
        /// Rancangan awal Renja.
        FirstDraft = "renja_ranwal",
        /// Renja.
        WorkPlan = "renja",
        /// RKPD.
        GovernmentPlan = "rkpd",
        /// KUA-PPAS.
        Ceiling = "kua_ppas",
        /// RKA.
        Budget = "rka",
        /// DPA.
        Execution = "dpa",
        /// DPA perubahan.
        ExecutionChanged = "dpa_perubahan",
    }
}

record! {
    /// Money of a row of a plan, by fund, at a stage. Its id derives from row, fund and stage.
    pub struct PlanAmount in "plan_amounts" of Plan by plan
        known by (KnownBy::Derived { id: |of| Some(Self::id(*of.plan, of.fund.as_ref(), of.stage)), join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// The row.
        public plan: Ref<Plan>,
        /// Code of the fund (sumber dana); none where the document does not say.
        partly(amount_told) fund: Option<FundCode>,
        /// Name of the fund, as the document has it.
        private fund_name: Option<Text>,
        /// Stage at which it stands so.
        public stage: BudgetStage,
        /// Pagu, rupiah.
        public amount: Rupiah,
    }
}

fn amount_told(public: &mut PlanAmount, whole: &PlanAmount) {
    public.fund = fund_told(&whole.fund);
}

impl PlanAmount {
    /// The id that the money of a fund at a stage has on every replica.
    pub fn id(plan: Id, fund: Option<&FundCode>, stage: BudgetStage) -> Id {
        Id::derived(Self::TABLE, plan, format_args!("{}/{stage}", fund.map(FundCode::normal).unwrap_or_default()))
    }

    fn check(&self, _: Option<&Plan>, _: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        negative(&mut found, [("amount", Some(self.amount))], &[]);
        found
    }
}

record! {
    /// A place of a row of a plan: a district, a kecamatan, a village, or all of them. Its id derives from row and place.
    pub struct PlanPlace in "plan_places" of Plan by plan
        known by (KnownBy::Derived { id: |of| Some(of.id()), join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// The row.
        public plan: Ref<Plan>,
        /// Kabupaten/kota; none where it is all of the province.
        public district: Option<AreaCode>,
        /// Kecamatan.
        public subdistrict: Option<AreaCode>,
        /// Desa/kelurahan.
        private village: Option<Text>,
        /// Whether the document says that it is all that lies in it: Semua Kecamatan, Semua Kel/Desa (FACTS 7.1).
        public all_parts: bool,
    }
}

impl PlanPlace {
    /// The id that it has on every replica.
    pub fn id(&self) -> Id {
        let area = self.subdistrict.or(self.district).map(|area| area.to_string()).unwrap_or_default();
        let village = self.village.as_deref().map(folded).unwrap_or_default();
        Id::derived(Self::TABLE, *self.plan, format_args!("{area}/{village}"))
    }

    /// A place must say something, lie in itself, and belongs within the area of the office.
    fn check(&self, owner: Option<&Plan>, _: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.district.is_none() && self.subdistrict.is_none() && !self.all_parts {
            found.push(refusal("district", Problem::Missing));
        }
        subdistrict(&mut found, self.district, self.subdistrict);
        let place = self.subdistrict.or(self.district);
        let area = owner.and_then(|owner| owner.area);
        if area.zip(place).is_some_and(|(area, place)| !area.contains(place) && !place.contains(area)) {
            found.push(warning("district", Problem::PlaceOutside));
        }
        found
    }
}

record! {
    /// An output of a row of a plan: an indicator with its target and what became of it.
    pub struct PlanOutput in "plan_outputs" of Plan by plan checked by (Self::check) {
        /// The row.
        public plan: Ref<Plan>,
        /// The indicator, where it is one of those with an identity.
        public indicator: Option<Ref<Indicator>>,
        /// The indicator as the plan words it (tolok ukur).
        private wording: Option<Text>,
        /// What the indicator measures: program, kegiatan or sub kegiatan.
        public rank: Option<IndicatorRank>,
        /// Unit (satuan).
        partly(output_told) unit: Option<Text>,
        /// Target of the year.
        public target: Option<Quantity>,
        /// Target at the end of the Renstra.
        public renstra_target: Option<Quantity>,
        /// What of the Renstra had been reached by the end of the year before (E.81, column 6).
        public realised_before: Option<Quantity>,
        /// How the quarters add up (FACTS 7.7); none where nobody has said, and then they do not.
        public accumulation: Option<Accumulation>,
        /// Realised in quarter I, in the unit.
        public quarter_1: Option<Quantity>,
        /// Realised in quarter II, in the unit.
        public quarter_2: Option<Quantity>,
        /// Realised in quarter III, in the unit.
        public quarter_3: Option<Quantity>,
        /// Realised in quarter IV, in the unit.
        public quarter_4: Option<Quantity>,
        /// What shows it (bukti dukung).
        private evidence: Option<Note>,
    }
}

fn output_told(public: &mut PlanOutput, whole: &PlanOutput) {
    public.unit = unit_told(&whole.unit);
}

impl PlanOutput {
    /// The values of the four quarters.
    pub fn quarters(&self) -> [Option<Quantity>; 4] {
        [self.quarter_1, self.quarter_2, self.quarter_3, self.quarter_4]
    }

    /// What was realised in the year; none where it is not known how the quarters add up.
    pub fn realised(&self) -> Option<Quantity> {
        self.accumulation?.of_year(self.quarters())
    }

    /// What was reached of the target, in per cent.
    pub fn achievement(&self) -> Option<Quantity> {
        self.accumulation?.achievement(self.target?, self.realised()?)
    }

    fn check(&self, _: Option<&Plan>, _: Date) -> Vec<Finding> {
        const QUARTERS: [&str; 4] = ["quarter_1", "quarter_2", "quarter_3", "quarter_4"];
        let mut found = Vec::new();
        if self.indicator.is_none() && self.wording.is_none() {
            found.push(refusal("wording", Problem::Missing));
        }
        let quarters: Vec<_> = QUARTERS.into_iter().zip(self.quarters()).collect();
        negative(&mut found, [], &[("target", self.target), ("renstra_target", self.renstra_target)]);
        negative(&mut found, [], &quarters);
        if self.accumulation == Some(Accumulation::Percentage) {
            let reported: Vec<_> = quarters.iter().filter_map(|(field, value)| Some((*field, (*value)?))).collect();
            let falls = reported.windows(2).find(|pair| pair[1].1 < pair[0].1).map(|pair| pair[1].0);
            found.extend(falls.map(|field| warning(field, Problem::PercentageFalls)));
        }
        found
    }
}

codes! {
    /// Who benefits.
    pub enum BeneficiaryKind {
        /// Pengurus and pengawas of cooperatives.
        Officers = "pengurus",
        /// Pengelola: managers and staff of cooperatives.
        Staff = "pengelola",
        /// Anggota of cooperatives.
        Members = "anggota",
        /// Koperasi.
        Cooperatives = "koperasi",
        /// Usaha mikro.
        Micro = "usaha_mikro",
        /// Usaha kecil.
        Small = "usaha_kecil",
        /// Usaha menengah.
        Medium = "usaha_menengah",
        /// Wirausaha pemula.
        Beginners = "wirausaha_pemula",
        /// Kelompok masyarakat.
        Groups = "kelompok",
        /// Aparatur: officials themselves.
        Officials = "aparatur",
        /// Lainnya.
        Other = "lainnya",
    }
}

codes! {
    /// What somebody gets. The same thing twice in a year from two funders is test D1 (FACTS 8.3).
    pub enum AidKind {
        /// Hibah.
        Grant = "hibah",
        /// Pelatihan.
        Training = "pelatihan",
        /// Pendampingan.
        Accompaniment = "pendampingan",
        /// Sertifikasi: halal, P-IRT, merek.
        Certification = "sertifikasi",
        /// Peralatan.
        Equipment = "peralatan",
        /// Permodalan.
        Capital = "permodalan",
        /// Promosi and pemasaran.
        Promotion = "pemasaran",
        /// Lainnya.
        Other = "lainnya",
    }
}

record! {
    /// Who benefits from a row of a plan: so many of a kind, a cooperative, or somebody by name.
    pub struct PlanBeneficiary in "plan_beneficiaries" of Plan by plan checked by (Self::check) {
        /// The row.
        public plan: Ref<Plan>,
        /// Who.
        public kind: BeneficiaryKind,
        /// What they get.
        public aid: Option<AidKind>,
        /// How many, persons or units.
        public people: Option<Count>,
        /// How many of them are women.
        public women: Option<Count>,
        /// How many of them are men.
        public men: Option<Count>,
        /// The cooperative, where it is one of the register.
        public cooperative: Option<Ref<Cooperative>>,
        /// The name, where it is another.
        private name: Option<Text>,
        /// The number by which it is known elsewhere: NIK, NIB or telephone.
        private number: Option<Text>,
        /// Decree that names the recipients (SK penetapan).
        private decree: Option<Text>,
        /// Day of the decree.
        public decree_on: Option<Date>,
        /// Day on which it was handed over (BAST).
        public handed_on: Option<Date>,
    }
}

impl PlanBeneficiary {
    fn check(&self, _: Option<&Plan>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        let by_sex = [self.women, self.men].into_iter().flatten().map(Count::get).sum::<u32>();
        let is_named = self.cooperative.is_some() || self.name.is_some();
        if self.people.is_none() && by_sex == 0 && !is_named {
            found.push(refusal("people", Problem::Missing));
        }
        if self.people.is_some_and(|all| by_sex > all.get()) {
            found.push(refusal("people", Problem::MoreThanAll));
        }
        let days = [("decree_on", self.decree_on), ("handed_on", self.handed_on)];
        let ahead = days.into_iter().filter(|(_, day)| day.is_some_and(|day| day > today));
        found.extend(ahead.map(|(field, _)| refusal(field, Problem::Future)));
        // First the decree, then the handing over (FACTS 8.1, 8.2).
        if self.decree_on.zip(self.handed_on).is_some_and(|(decree, handed)| handed < decree) {
            found.push(warning("handed_on", Problem::HandedBeforeDecree));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<R: Record<Owner = Plan>>(record: &R, of: Option<&Plan>) -> Vec<(&'static str, Problem)> {
        let found = record.findings(of, "2026-11-30".parse().unwrap());
        found.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    fn number(text: &str) -> Option<Quantity> {
        serde_json::from_str(text).ok()
    }

    fn area(code: &str) -> Option<AreaCode> {
        code.parse().ok()
    }

    #[test]
    fn two_offices_that_enter_the_money_of_one_fund_meet_in_one_record() {
        let plan = Id::new(1, [1; 10]);
        let fund = |text| FundCode::new(text).unwrap();
        let id = |text, stage| PlanAmount::id(plan, fund(text).as_ref(), stage);
        assert_eq!(id("APBN-Dekon", BudgetStage::Execution), id("apbn dekon", BudgetStage::Execution));
        assert_ne!(id("1.1", BudgetStage::Execution), id("1.1", BudgetStage::ExecutionChanged));
        assert_ne!(id("1.1", BudgetStage::Execution), id("", BudgetStage::Execution));
        let of = |rupiah| PlanAmount { amount: Rupiah::new(rupiah).unwrap(), ..PlanAmount::default() };
        assert_eq!(found(&of(-1), None), [("amount", Problem::Negative)]);
        assert_eq!(found(&of(0), None), []);
    }

    #[test]
    fn a_place_lies_in_its_district_and_in_that_of_the_office() {
        let place = |district, subdistrict| PlanPlace {
            district: area(district),
            subdistrict: area(subdistrict),
            ..PlanPlace::default()
        };
        assert_eq!(found(&place("63.05", "63.01.02"), None), [("subdistrict", Problem::SubdistrictElsewhere)]);
        assert_eq!(found(&place("", ""), None), [("district", Problem::Missing)]);
        assert_eq!(found(&PlanPlace { all_parts: true, ..PlanPlace::default() }, None), []);
        let of = |code| Plan { area: area(code), ..Plan::default() };
        assert_eq!(found(&place("63.01", ""), Some(&of("63.05"))), [("district", Problem::PlaceOutside)]);
        for office in ["63", "63.05", "63.05.02.2001", ""] {
            assert_eq!(found(&place("63.05", ""), Some(&of(office))), [], "{office}");
        }
    }

    #[test]
    fn a_village_is_the_same_however_it_is_spelt() {
        let in_village = |village| PlanPlace {
            subdistrict: area("63.05.02"),
            village: Text::optional(village).unwrap(),
            ..PlanPlace::default()
        };
        assert_eq!(in_village("Suato Tatakan").id(), in_village(" SUATO  tatakan").id());
        assert_ne!(in_village("Suato Tatakan").id(), in_village("").id());
        // The district is said by the kecamatan already.
        assert_eq!(PlanPlace { district: area("63.05"), ..in_village("") }.id(), in_village("").id());
    }

    #[test]
    fn an_output_that_falls_and_one_without_an_indicator_are_told() {
        let output = PlanOutput {
            accumulation: Some(Accumulation::Percentage),
            target: number("65"),
            quarter_1: number("62.1"),
            quarter_3: number("61.9"),
            ..PlanOutput::default()
        };
        assert_eq!(found(&output, None), [("wording", Problem::Missing), ("quarter_3", Problem::PercentageFalls)]);
        assert_eq!((output.realised(), output.achievement()), (number("61.9"), number("95.2308")));
        let unsaid = PlanOutput { accumulation: None, wording: Text::optional("Koperasi aktif").unwrap(), ..output };
        assert_eq!((found(&unsaid, None), unsaid.realised()), (vec![], None));
        assert_eq!(found(&PlanOutput { quarter_2: number("-1"), ..unsaid }, None), [("quarter_2", Problem::Negative)]);
    }

    #[test]
    fn beneficiaries_are_so_many_or_somebody_and_get_nothing_before_the_decree() {
        assert_eq!(found(&PlanBeneficiary::default(), None), [("people", Problem::Missing)]);
        let of = |people: u16, women: u16| PlanBeneficiary {
            people: Some(people.into()),
            women: Some(women.into()),
            ..PlanBeneficiary::default()
        };
        assert_eq!(found(&of(30, 31), None), [("people", Problem::MoreThanAll)]);
        let on = |decree: &str, handed: &str| PlanBeneficiary {
            decree_on: decree.parse().ok(),
            handed_on: handed.parse().ok(),
            ..of(30, 12)
        };
        assert_eq!(found(&on("2026-06-01", "2026-05-31"), None), [("handed_on", Problem::HandedBeforeDecree)]);
        assert_eq!(found(&on("2026-06-01", "2026-12-01"), None), [("handed_on", Problem::Future)]);
        assert_eq!(found(&on("2026-06-01", "2026-06-01"), None), []);
    }
}
