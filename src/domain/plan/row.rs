//! A row of a plan.

use super::{code_told, negative, year};
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{
    ActivityCode, AreaCode, AreaLevel, BookYear, Date, Id, Level, Nomenclature, Note, Ref, Rupiah, Text, codes, record,
};

codes! {
    /// A month of the year.
    pub enum Month {
        /// Januari.
        January = "01",
        /// Februari.
        February = "02",
        /// Maret.
        March = "03",
        /// April.
        April = "04",
        /// Mei.
        May = "05",
        /// Juni.
        June = "06",
        /// Juli.
        July = "07",
        /// Agustus.
        August = "08",
        /// September.
        September = "09",
        /// Oktober.
        October = "10",
        /// November.
        November = "11",
        /// Desember.
        December = "12",
    }
}

record! {
    /// A row of a plan: one sub-activity of one office and year (FACTS 7.1). Its money, places, indicators and beneficiaries are records of their own.
    pub struct Plan in "plans" checked by (Self::check) {
        /// Year planned for.
        public year: BookYear,
        /// Level of government whose plan it is, or another executor.
        public level: Level,
        /// Area of the office, whose plan it is; none for a central body.
        public area: Option<AreaCode>,
        /// Name of the office or ministry. Since October 2024 the centre is two ministries and several bodies, not one (FACTS 3.5).
        private body: Option<Text>,
        /// Unit within the office (sub unit organisasi).
        private unit: Option<Text>,
        /// Code of the sub-activity, or of the activity or programme where that is all there is.
        partly(tell) code: Option<ActivityCode>,
        /// The list of which the code is; none where nobody has said.
        public nomenclature: Option<Nomenclature>,
        /// Name of the sub-activity.
        private name: Option<Text>,
        /// Kelompok sasaran.
        private target_group: Option<Text>,
        /// First month in which it is done (waktu awal).
        public first_month: Option<Month>,
        /// Last month in which it is done (waktu akhir).
        public last_month: Option<Month>,
        /// The national priority that it answers (label pusat).
        private national_priority: Option<Text>,
        /// The provincial priority that it answers (label provinsi).
        private provincial_priority: Option<Text>,
        /// The priority of the district that it answers (label kab/kota).
        private district_priority: Option<Text>,
        /// Last year's row.
        public previous: Option<Ref<Plan>>,
        /// The row of another budget from which its money comes, as bantuan keuangan does; it counts once, here where it is spent (FACTS 7.9).
        public paired: Option<Ref<Plan>>,
        /// Prakiraan maju: amount of the year after, rupiah.
        public next_amount: Option<Rupiah>,
        /// Prakiraan maju: target of the year after.
        private next_target: Option<Text>,
        /// Person or office responsible (penanggung jawab).
        private responsible: Option<Text>,
        /// Catatan penting.
        private note: Option<Note>,
        /// Tujuan of the Renstra that it serves (E.81, column 2).
        private goal: Option<Note>,
        /// Sasaran of the Renstra that it serves (E.81, column 3).
        private objective: Option<Note>,
    }
}

fn tell(public: &mut Plan, whole: &Plan) {
    public.code = code_told(&whole.code);
}

impl Plan {
    /// The district of the office whose plan it is; none for a province or a central body.
    pub fn district(&self) -> Option<AreaCode> {
        self.area.and_then(AreaCode::district)
    }

    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Self>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        year(&mut found, self.year, today);
        self.check_office(&mut found);
        if self.code.is_none() && self.name.is_none() {
            found.push(refusal("name", Problem::Missing));
        }
        if self
            .code
            .as_ref()
            .and_then(ActivityCode::level)
            .is_some_and(|level| level != self.level && [Level::Province, Level::District].contains(&self.level))
        {
            found.push(warning("code", Problem::CodeOfOtherLevel));
        }
        // The centre and villages have codes of their own.
        let has_nomenclature = [Level::Province, Level::District].contains(&self.level);
        if has_nomenclature && self.code.as_ref().is_some_and(|code| !code.is_formed()) {
            found.push(warning("code", Problem::CodeForm));
        }
        let is_known = |month: &Month| !matches!(month, Month::Unknown(_));
        let months = self.first_month.filter(is_known).zip(self.last_month.filter(is_known));
        if months.is_some_and(|(first, last)| last < first) {
            found.push(refusal("last_month", Problem::MonthsReversed));
        }
        if self.paired.is_some() && self.paired == self.previous {
            found.push(refusal("paired", Problem::SameTwice));
        }
        negative(&mut found, [("next_amount", self.next_amount)], &[]);
        found
    }

    /// A plan of a province is that of an office of the province, one of a district that of one of the district.
    fn check_office(&self, found: &mut Vec<Finding>) {
        let area = self.area.map(AreaCode::level);
        let (is_missing, is_other) = match self.level {
            Level::Province => (area.is_none(), area.is_some_and(|area| area != AreaLevel::Province)),
            Level::District => (area.is_none(), area.is_some_and(|area| area != AreaLevel::District)),
            Level::Village => (area.is_none(), area.is_some_and(|area| area < AreaLevel::District)),
            Level::Central => (false, area.is_some()),
            Level::Other | Level::Unknown(_) => (false, false),
        };
        if is_missing {
            found.push(refusal("area", Problem::Missing));
        } else if is_other {
            found.push(refusal("area", Problem::AreaOfOtherLevel));
        }
        if self.level == Level::Central && self.body.is_none() {
            found.push(refusal("body", Problem::Missing));
        }
    }
}

/// What is wrong with a row as the one from which the money of another comes: it is that row itself, gets its money from it,
/// or is of another year. Two rows that name each other would both count nowhere.
pub fn check_pair(id: Id, plan: &Plan, paired: &Plan) -> Option<Finding> {
    let source = plan.paired?;
    if source == id || paired.paired.is_some_and(|back| back == id) {
        return Some(refusal("paired", Problem::SameTwice));
    }
    (plan.year != paired.year).then(|| warning("paired", Problem::PlanYear))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Record;

    fn row() -> Plan {
        Plan {
            year: BookYear::new(2026).unwrap(),
            area: Some(AreaCode::from_digits(6305)),
            code: ActivityCode::new("2.17.06.2.01.0003").unwrap(),
            ..Plan::default()
        }
    }

    fn found(plan: &Plan) -> Vec<(&'static str, Problem)> {
        let today = "2026-11-30".parse().unwrap();
        plan.findings(None, today).into_iter().map(|one| (one.field, one.problem)).collect()
    }

    #[test]
    fn a_row_of_a_district_is_in_order_with_code_and_year() {
        assert_eq!(found(&row()), []);
        let far = |year| Plan { year: BookYear::new(year).unwrap(), ..row() };
        for year in [1945, 2004, 2037] {
            assert_eq!(found(&far(year)), [("year", Problem::PlanYear)], "{year}");
        }
    }

    #[test]
    fn what_is_no_code_is_pointed_out() {
        let of = |code| Plan { code: ActivityCode::new(code).unwrap(), ..row() };
        assert_eq!(found(&of("abc")), [("code", Problem::CodeForm)]);
        assert_eq!(found(&of("2.17.06")), []);
    }

    #[test]
    fn a_row_without_code_or_name_and_one_whose_months_are_reversed_are_refused() {
        assert_eq!(found(&Plan { code: None, ..row() }), [("name", Problem::Missing)]);
        let months = |first_month, last_month| Plan { first_month, last_month, ..row() };
        let reversed = months(Some(Month::October), Some(Month::March));
        assert_eq!(found(&reversed), [("last_month", Problem::MonthsReversed)]);
        assert_eq!(found(&months(Some(Month::October), Some(Month::October))), []);
        assert_eq!(found(&months(None, Some(Month::March))), []);
    }

    #[test]
    fn an_office_is_of_its_level_and_a_ministry_of_no_area() {
        let of = |level, area: Option<u64>| Plan {
            level,
            area: area.map(AreaCode::from_digits),
            code: None,
            name: Text::optional("Pelatihan").unwrap(),
            ..row()
        };
        assert_eq!(found(&of(Level::District, Some(63))), [("area", Problem::AreaOfOtherLevel)]);
        assert_eq!(found(&of(Level::Province, None)), [("area", Problem::Missing)]);
        assert_eq!(found(&of(Level::Central, None)), [("body", Problem::Missing)]);
        let ministry = Plan { body: Text::optional("Kementerian Koperasi").unwrap(), ..of(Level::Central, None) };
        assert_eq!(found(&ministry), []);
        assert_eq!(found(&of(Level::Village, Some(6_305_012_001))), []);
    }

    #[test]
    fn a_code_of_the_province_in_a_plan_of_a_district_is_pointed_out() {
        let plan = Plan { code: ActivityCode::new("2.17.06.1.01.0011").unwrap(), ..row() };
        assert_eq!(found(&plan), [("code", Problem::CodeOfOtherLevel)]);
    }

    #[test]
    fn no_row_is_its_own_pair() {
        let (mine, other) = (Id::new(1, [1; 10]), Id::new(1, [2; 10]));
        let paired = |with| Plan { paired: Some(Ref::to(with)), ..row() };
        let problem = |id, plan: &Plan, with: &Plan| check_pair(id, plan, with).map(|one| one.problem);
        assert_eq!(problem(mine, &paired(mine), &paired(mine)), Some(Problem::SameTwice));
        assert_eq!(problem(mine, &paired(other), &paired(mine)), Some(Problem::SameTwice));
        assert_eq!(problem(mine, &paired(other), &row()), None);
        let before = Plan { year: BookYear::new(2025).unwrap(), ..row() };
        assert_eq!(problem(mine, &paired(other), &before), Some(Problem::PlanYear));
        let twice = Plan { previous: Some(Ref::to(other)), ..paired(other) };
        assert_eq!(found(&twice), [("paired", Problem::SameTwice)]);
    }
}
