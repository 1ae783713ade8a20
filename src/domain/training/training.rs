//! A course: what on, by whom, out of which money, when, where and for how many.

use super::{folded, negative};
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{
    AreaCode, BookYear, Count, Date, FundCode, Id, Level, Note, Plan, Record, Ref, ReportPeriod, Rupiah, Text, codes,
    record,
};

codes! {
    /// What a course is on. The ministry words its titles freely; a list of subjects is what makes the same subject known again.
    pub enum TrainingTopic {
        /// Perkoperasian dasar: jati diri, hak dan kewajiban anggota.
        Basics = "perkoperasian",
        /// Tata kelola, RAT and kelembagaan.
        Governance = "tata_kelola",
        /// Pengawasan and pemeriksaan by the supervisors of a cooperative.
        Supervision = "pengawasan",
        /// Akuntansi and laporan keuangan.
        Accounting = "akuntansi",
        /// Perpajakan.
        Tax = "perpajakan",
        /// Usaha simpan pinjam and its health.
        Lending = "simpan_pinjam",
        /// Manajemen usaha koperasi.
        Management = "manajemen",
        /// Koperasi Desa/Kelurahan Merah Putih.
        MerahPutih = "merah_putih",
        /// Kewirausahaan.
        Entrepreneurship = "kewirausahaan",
        /// Pemasaran, also digital.
        Marketing = "pemasaran",
        /// Produksi, mutu and kemasan.
        Production = "produksi",
        /// Perizinan, P-IRT and halal.
        Licensing = "perizinan",
        /// Akses permodalan and literasi keuangan.
        Capital = "permodalan",
        /// Ekspor.
        Export = "ekspor",
        /// Teknologi and aplikasi.
        Technology = "teknologi",
        /// Uji kompetensi under SKKNI.
        Competence = "kompetensi",
        /// Lainnya.
        Other = "lainnya",
    }
}

codes! {
    /// How a course is held.
    pub enum TrainingMode {
        /// Luring: all in one place.
        InPerson = "luring",
        /// Daring: online, which saves travel and lodging (FACTS-2 11).
        Online = "daring",
        /// Campuran.
        Mixed = "campuran",
    }
}

record! {
    /// A course of an office or another organiser. Who took part are records of their own; what each of them cost is derived.
    pub struct Training in "trainings" checked by (Self::check) {
        /// Judul kegiatan.
        private title: Option<Text>,
        /// Jenis kegiatan, as the office words it.
        private activity: Option<Text>,
        /// What it is on.
        public topic: Option<TrainingTopic>,
        /// Year of the budget.
        public year: BookYear,
        /// Level of government, or other body, that held it.
        public level: Option<Level>,
        /// Office that held it: the area whose office it is; none for a central body.
        public area: Option<AreaCode>,
        /// Who held it, by name.
        private organiser: Option<Text>,
        /// The row of a plan from which it is paid.
        public plan: Option<Ref<Plan>>,
        /// Code of the fund (sumber dana).
        partly(fund) fund: Option<FundCode>,
        /// Tranche (tahap) or quarter in which it is paid.
        public tranche: Option<ReportPeriod>,
        /// First day.
        public begins_on: Option<Date>,
        /// Last day.
        public ends_on: Option<Date>,
        /// How it is held.
        public mode: Option<TrainingMode>,
        /// Kabupaten/kota in which it is held.
        public district: Option<AreaCode>,
        /// Tempat: the hall or hotel.
        private place: Option<Text>,
        /// For how many persons it is planned.
        public capacity: Option<Count>,
        /// How many took part as the organiser states (jumlah peserta), whatever the list of their names says.
        public stated: Option<Count>,
        /// Sessions or days that one could attend.
        public sessions: Option<Count>,
        /// Pagu, rupiah.
        public budget: Option<Rupiah>,
        /// What it cost, rupiah.
        public cost: Option<Rupiah>,
        /// Curriculum: one subject a line, with its hours.
        private curriculum: Option<Note>,
        /// Whatever else should be known.
        private note: Option<Note>,
        /// True for an invented course of the example, which must never be counted as a real one.
        public fictional: bool,
    }
}

fn fund(public: &mut Training, whole: &Training) {
    public.fund = whole.fund.clone().filter(FundCode::is_formed);
}

impl Training {
    /// The id that follows from what tells it from all others: title, first day (or year), and who held it where. None without a
    /// title. Two offices that bring in the list of one course meet in it.
    pub fn id(&self) -> Option<Id> {
        let title = self.title.as_deref().map(folded).filter(|title| !title.is_empty())?;
        let when = self.begins_on.map_or_else(|| self.year.to_string(), |day| day.to_string());
        let place = self.place.as_deref().map(folded).unwrap_or_default();
        let area = self.district.or(self.area).map(|area| area.to_string()).unwrap_or_default();
        Some(Id::derived(Self::TABLE, Id::default(), format_args!("{title}/{when}/{area}/{place}")))
    }

    /// The district in which it is held, else that of the office that holds it.
    pub fn seat(&self) -> Option<AreaCode> {
        self.district.or(self.area).and_then(AreaCode::district)
    }

    /// The day by which it is placed in time: the first, else the last.
    pub fn day(&self) -> Option<Date> {
        self.begins_on.or(self.ends_on)
    }

    /// What each of so many participants cost; none where the cost or the number is not known.
    pub fn cost_of_each(&self, participants: usize) -> Option<i64> {
        let participants = i64::try_from(participants).ok().filter(|count| *count > 0)?;
        self.cost.map(|cost| cost.get() / participants)
    }

    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Self>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.title.is_none() && self.topic.is_none() {
            found.push(refusal("title", Problem::Missing));
        }
        if !(1990..=today.year() + 10).contains(&i32::from(self.year.get())) {
            found.push(refusal("year", Problem::PlanYear));
        }
        if self.begins_on.zip(self.ends_on).is_some_and(|(first, last)| last < first) {
            found.push(refusal("ends_on", Problem::EndsEarly));
        }
        if self.day().is_some_and(|day| day.year() != i32::from(self.year.get())) {
            found.push(warning("year", Problem::PlanYear));
        }
        // What has not been held yet cannot have been paid out or attended.
        let is_ahead = self.begins_on.is_some_and(|day| day > today);
        let told_early = [("cost", self.cost.is_some()), ("stated", self.stated.is_some())];
        found.extend(told_early.iter().filter(|(_, is_told)| is_ahead && *is_told).map(|(field, _)| {
            let field: &'static str = field;
            warning(field, Problem::Future)
        }));
        negative(&mut found, [("budget", self.budget), ("cost", self.cost)]);
        if let Some(budget) = self.budget.filter(|budget| self.cost.is_some_and(|cost| cost > *budget)) {
            found.push(warning("cost", Problem::AboveBudget(budget)));
        }
        if self.fund.as_ref().is_some_and(|fund| !fund.is_formed()) {
            found.push(warning("fund", Problem::FundUnknown));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: &str) -> Training {
        Training {
            title: Text::optional(title).unwrap(),
            year: BookYear::new(2025).unwrap(),
            begins_on: "2025-06-02".parse().ok(),
            district: "63.05".parse().ok(),
            ..Training::default()
        }
    }

    fn found(of: Training) -> Vec<(&'static str, Problem)> {
        let found = of.findings(None, "2026-11-30".parse().unwrap());
        found.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    #[test]
    fn two_offices_that_bring_in_one_course_meet_in_it_and_the_next_one_is_another() {
        assert_eq!(of("Akuntansi Koperasi").id(), of(" AKUNTANSI  koperasi").id());
        let later = Training { begins_on: "2025-07-02".parse().ok(), ..of("Akuntansi Koperasi") };
        assert_ne!(of("Akuntansi Koperasi").id(), later.id());
        assert_eq!(of("").id(), None);
    }

    #[test]
    fn each_participant_costs_a_share_and_without_a_number_nobody_knows() {
        let course = Training { cost: Rupiah::new(10_000_000).ok(), ..of("A") };
        assert_eq!(course.cost_of_each(40), Some(250_000));
        assert_eq!((course.cost_of_each(0), of("A").cost_of_each(40)), (None, None));
    }

    #[test]
    fn what_is_wrong_with_a_course_is_told() {
        assert_eq!(found(of("A")), []);
        assert_eq!(found(of("")), [("title", Problem::Missing)]);
        assert_eq!(
            found(Training { ends_on: "2025-06-01".parse().ok(), ..of("A") }),
            [("ends_on", Problem::EndsEarly)]
        );
        let year = BookYear::new(2024).unwrap();
        assert_eq!(found(Training { year, ..of("A") }), [("year", Problem::PlanYear)]);
        let (budget, cost) = (Rupiah::new(5).unwrap(), Rupiah::new(6).ok());
        let dear = Training { budget: Some(budget), cost, ..of("A") };
        assert_eq!(found(dear), [("cost", Problem::AboveBudget(budget))]);
        let ahead =
            Training { begins_on: "2027-01-02".parse().ok(), year: BookYear::new(2027).unwrap(), cost, ..of("A") };
        assert_eq!(found(ahead), [("cost", Problem::Future)]);
        assert_eq!(found(Training { cost: Rupiah::new(-1).ok(), ..of("A") }), [("cost", Problem::Negative)]);
        let fund = FundCode::new("uang lain").unwrap();
        assert_eq!(found(Training { fund, ..of("A") }), [("fund", Problem::FundUnknown)]);
    }
}
