//! What contradicts in a yearly report, as a formula of its cells: the rules and the words of
//! [`AnnualReport`](crate::domain::AnnualReport)'s own checks, so that whoever fills in the sheet reads what the form would say.
//!
//! Of the year itself nothing is said, which whoever fills in the sheet has not chosen.

use super::GivenOut;
use crate::domain::checks::Problem;
use crate::domain::{AnnualReport, BookYear, Cooperative, Date, Expectation, Form, RatState, Record, Rupiah, rat_due};
use crate::exchange::sheet::columns::Target;
use crate::i18n::{Label, Lang};

/// A number that stands for the one that the formula reckons, to find its place in the words.
const STANDS_IN: u32 = 1_234_567;

/// What is wrong with a report, as the formula tells it.
pub(super) fn told(report: &AnnualReport, owner: &Cooperative, out: &GivenOut<'_>) -> String {
    let found = report.findings(Some(owner), out.today);
    let of_fields = found.iter().filter(|finding| finding.field != "year");
    let told = of_fields.filter_map(|finding| {
        let field = Target::Field(AnnualReport::TABLE, AnnualReport::field(finding.field)?);
        Some(format!("{}: {}", field.label(out.lang), (out.explain)(finding.problem)))
    });
    told.collect::<Vec<_>>().join(" ")
}

/// The formulas of the cells of one report.
pub(super) struct Formulas<'a> {
    /// Whose it is.
    pub owner: &'a Cooperative,
    /// Its book year.
    pub year: BookYear,
    /// Where the cell of a target is; none where it is not in the sheet.
    pub cell: &'a dyn Fn(Target) -> Option<String>,
    /// What it is written with.
    pub out: &'a GivenOut<'a>,
}

impl Formulas<'_> {
    /// The formula that tells all that contradicts, and an empty text where nothing does.
    pub fn all(&self) -> String {
        let at = AnnualReport::AT;
        let mut parts = vec![self.meeting(), self.members(), self.few_members()];
        parts.extend((0..AnnualReport::FIELDS.len()).filter(|field| refuses_negative(*field)).map(|field| {
            let cell = self.of(field);
            self.when(&format!("N({cell})<0"), field, self.words(Problem::Negative))
        }));
        parts.extend([self.capital(), self.assets(), self.surplus()]);
        let reported = self.of(at.reported_on);
        let is_future = format!("AND(ISNUMBER({reported}),{reported}>TODAY())");
        parts.push(self.when(&is_future, at.reported_on, self.words(Problem::Future)));
        format!("=TRIM({})", parts.join("&"))
    }

    fn meeting(&self) -> String {
        let field = AnnualReport::AT.rat_date;
        let (day, rat) = (self.of(field), self.of(AnnualReport::AT.rat));
        let is_late = |form| {
            let due = rat_due(Some(form), self.year);
            (format!("{day}>{}", date(due)), self.words(Problem::RatLate(due)))
        };
        let late = |form| {
            let (is_late, words) = is_late(form);
            format!("IF({is_late},{words},\"\")")
        };
        let late = match (self.cell)(Target::Field(Cooperative::TABLE, Cooperative::AT.form)) {
            Some(form) => {
                let secondary = literal(Form::Secondary.label(self.out.lang));
                format!("IF({form}={secondary},{},{})", late(Form::Secondary), late(Form::Primary))
            }
            None => late(self.owner.form.unwrap_or(Form::Primary)),
        };
        let legal = (self.cell)(Target::Field(Cooperative::TABLE, Cooperative::AT.legal_date));
        let before_legal = match (legal, self.owner.legal_date) {
            (Some(legal), _) => format!("AND(ISNUMBER({legal}),{day}<{legal})"),
            (None, Some(legal)) => format!("{day}<{}", date(legal)),
            (None, None) => "FALSE".to_owned(),
        };
        let not_held = literal(RatState::NotHeld.label(self.out.lang));
        let cases = [
            (format!("{day}>TODAY()"), Problem::Future),
            (format!("{day}<={}", date(self.year.end())), Problem::RatBeforeYearEnd),
            (before_legal, Problem::RatBeforeLegal),
            (format!("{rat}={not_held}"), Problem::RatDateWithoutRat),
        ];
        let said = cases
            .into_iter()
            .rev()
            .fold(late, |otherwise, (case, problem)| format!("IF({case},{},{otherwise})", self.words(problem)));
        let label = literal(&format!("{}: ", Target::Field(AnnualReport::TABLE, field).label(self.out.lang)));
        format!("IF(ISNUMBER({day}),IF({said}=\"\",\"\",{label}&{said}&\" \"),\"\")")
    }

    fn members(&self) -> String {
        let at = AnnualReport::AT;
        let [all, female, male] = [at.members, at.members_female, at.members_male].map(|field| self.of(field));
        let differ =
            format!("AND(ISNUMBER({all}),ISNUMBER({female}),ISNUMBER({male}),N({female})+N({male})<>N({all}))");
        let words = (self.out.explain)(Problem::MembersSum(STANDS_IN));
        let words = around(&words, &self.out.lang.count(STANDS_IN), &self.number(&format!("({female}+{male})")));
        self.when(&differ, at.members, words)
    }

    fn few_members(&self) -> String {
        let (at, all) = (AnnualReport::AT.members, self.of(AnnualReport::AT.members));
        let few = |least: u32| {
            let is_few = format!("AND(ISNUMBER({all}),{all}<{least})");
            self.when(&is_few, at, self.words(Problem::FewMembers(least)))
        };
        match (self.cell)(Target::Field(Cooperative::TABLE, Cooperative::AT.form)) {
            Some(form) => {
                let secondary = literal(Form::Secondary.label(self.out.lang));
                format!("IF({form}={secondary},{},{})", few(least(Form::Secondary)), few(least(Form::Primary)))
            }
            None => few(least(self.owner.form.unwrap_or(Form::Primary))),
        }
    }

    fn capital(&self) -> String {
        let at = AnnualReport::AT;
        let own = self.of(at.own_capital);
        let components = [at.principal_savings, at.mandatory_savings, at.reserves, at.grants];
        let sum = format!("SUM({})", components.map(|field| self.of(field)).join(","));
        let exceeds = format!("AND(ISNUMBER({own}),{sum}>N({own}))");
        self.when(&exceeds, at.own_capital, self.of_sum(Problem::CapitalSum, &sum))
    }

    fn assets(&self) -> String {
        let at = AnnualReport::AT;
        let [own, outside, assets] = [at.own_capital, at.outside_capital, at.assets].map(|field| self.of(field));
        let sum = format!("(N({own})+N({outside}))");
        let are_there = format!("ISNUMBER({own}),ISNUMBER({outside}),ISNUMBER({assets})");
        let differ = format!("AND({are_there},ABS({sum}-N({assets}))*10>ABS(N({assets})))");
        self.when(&differ, at.assets, self.of_sum(Problem::AssetsSum, &sum))
    }

    fn surplus(&self) -> String {
        let at = AnnualReport::AT;
        let [surplus, turnover] = [at.surplus, at.turnover].map(|field| self.of(field));
        let alone = format!("AND(N({surplus})>0,N({turnover})=0)");
        self.when(&alone, at.surplus, self.words(Problem::SurplusWithoutTurnover))
    }

    /// The cell of a field of the report.
    fn of(&self, field: usize) -> String {
        (self.cell)(Target::Field(AnnualReport::TABLE, field)).unwrap_or_else(|| "\"\"".to_owned())
    }

    /// What is said of a field where something is the case.
    fn when(&self, case: &str, field: usize, words: String) -> String {
        let label = literal(&format!("{}: ", Target::Field(AnnualReport::TABLE, field).label(self.out.lang)));
        format!("IF({case},{label}&{words}&\" \",\"\")")
    }

    /// The words for a problem, as a text of a formula.
    fn words(&self, problem: Problem) -> String {
        literal(&(self.out.explain)(problem))
    }

    /// The words for a problem that names a sum of money, with the formula of that sum.
    fn of_sum(&self, problem: impl Fn(Rupiah) -> Problem, sum: &str) -> String {
        let Ok(stands_in) = Rupiah::new(STANDS_IN.into()) else { return literal("") };
        let amount = format!("IF({sum}<0,\"\u{2212}\",\"\")&\"Rp\"&{}", self.number(&format!("ABS({sum})")));
        around(&(self.out.explain)(problem(stands_in)), &self.out.lang.rupiah(stands_in), &amount)
    }

    /// A whole number with its thousands parted as in the language, whatever the program that shows it is set to.
    fn number(&self, number: &str) -> String {
        let (other, own) = match self.out.lang {
            Lang::Id => (',', '.'),
            Lang::En => ('.', ','),
        };
        format!("SUBSTITUTE(FIXED({number},0),\"{other}\",\"{own}\")")
    }
}

/// The fewest members of a cooperative of a form without a remark, which the rules of the report know.
fn least(form: Form) -> u32 {
    let owner = Cooperative { form: Some(form), ..Cooperative::default() };
    let report = AnnualReport { members: Some(0.into()), ..AnnualReport::default() };
    let found = report.findings(Some(&owner), Date::default());
    let few = found.iter().find_map(|finding| match finding.problem {
        Problem::FewMembers(least) => Some(least),
        _ => None,
    });
    few.unwrap_or_default()
}

/// Whether a field of the report is an amount that the rules do not let be below zero.
pub(super) fn refuses_negative(field: usize) -> bool {
    let info = &AnnualReport::FIELDS[field];
    let mut report = AnnualReport::default();
    info.expects == Expectation::Rupiah
        && report.set_json(field, &(-1).into()).is_ok()
        && report
            .findings(None, Date::default())
            .iter()
            .any(|finding| finding.field == info.name && finding.problem == Problem::Negative)
}

/// A text with a formula in the place of what stands in for it.
fn around(text: &str, stands_in: &str, formula: &str) -> String {
    match text.split_once(stands_in) {
        Some((before, after)) => format!("{}&{formula}&{}", literal(before), literal(after)),
        None => literal(text),
    }
}

/// A day as a formula has it.
pub(super) fn date(date: Date) -> String {
    format!("DATE({},{},{})", date.year(), date.month(), date.day())
}

/// A text as a formula has it: of at most 255 characters each, as Excel wants.
fn literal(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let quoted = |part: &[char]| format!("\"{}\"", part.iter().collect::<String>().replace('"', "\"\""));
    if letters.is_empty() { quoted(&[]) } else { letters.chunks(200).map(quoted).collect::<Vec<_>>().join("&") }
}
