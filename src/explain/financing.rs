//! Schemes and applications for financing in words: the terms of a scheme, what they ask of whoever applies, what has happened.

use crate::analysis::financing::{Asked, Eligibility, FinancingFinding, FindingKind};
use crate::domain::{Condition, FinancingStage, FinancingStanding, LoanTerms, Stage};
use crate::i18n::{Label, Lang};

fn amount(lang: Lang, rupiah: i64) -> String {
    format!("Rp{}", lang.rupiah_short(rupiah))
}

/// A rate in tenths of a per cent.
fn rate(lang: Lang, tenths: u16) -> String {
    let decimals = usize::from(!tenths.is_multiple_of(10));
    lang.percent_to(f64::from(tenths) / 1_000.0, decimals)
}

/// How much a scheme lends.
pub fn explain_amounts(lang: Lang, terms: &LoanTerms) -> String {
    match (terms.above, terms.most) {
        (_, None) => lang.not_found_in_sources().to_owned(),
        (0, Some(most)) => lang.at_most(&amount(lang, most)),
        (above, Some(most)) => lang.above_to(&amount(lang, above), &amount(lang, most)),
    }
}

/// At which rates; of several loans each its own.
pub fn explain_rates(lang: Lang, terms: &LoanTerms) -> String {
    match terms.rates {
        [] => lang.not_found_in_sources().to_owned(),
        rates => rates.iter().map(|tenths| rate(lang, *tenths)).collect::<Vec<_>>().join(" / "),
    }
}

/// A condition of a scheme.
pub fn explain_condition(lang: Lang, condition: Condition) -> String {
    match condition {
        Condition::SalesAtMost(most) => lang.condition_sales(&amount(lang, most)),
        Condition::TaxNumberAbove(0) => lang.condition_tax_number().to_owned(),
        Condition::TaxNumberAbove(above) => lang.condition_tax_number_above(&amount(lang, above)),
        Condition::NoTaxNumber => lang.condition_no_tax_number().to_owned(),
        Condition::NoCollateralUpTo(most) => lang.condition_no_collateral(&amount(lang, most)),
        Condition::NoOtherLoan => lang.condition_no_other_loan().to_owned(),
        Condition::Collateral => lang.condition_collateral().to_owned(),
        Condition::Mentoring => lang.condition_mentoring().to_owned(),
        Condition::Times(production, others) => lang.condition_times(&lang.count(production), &lang.count(others)),
        Condition::AnyTimes => lang.condition_any_times().to_owned(),
        Condition::CooperativePapers => lang.condition_papers().to_owned(),
        Condition::HeadApproves => lang.condition_head().to_owned(),
        Condition::RunningAtMost(most) => lang.condition_running(&amount(lang, most)),
        Condition::PaidByTransfers => lang.condition_transfers().to_owned(),
    }
}

/// The regulation of terms, and since when they hold.
pub fn explain_terms(lang: Lang, terms: &LoanTerms) -> String {
    lang.terms_of(terms.regulation, &lang.date(terms.from()))
}

/// What is asked of whoever applies, and what is recorded of it.
pub fn explain_asked(lang: Lang, eligibility: &Eligibility, asked: Asked) -> String {
    match asked {
        Asked::Amount(sum) => lang.asked_amount(&explain_amounts(lang, eligibility.terms), &amount(lang, sum)),
        Asked::Sales(most, Some((year, sales))) => {
            lang.asked_sales(&amount(lang, most), &year.to_string(), &amount(lang, sales))
        }
        Asked::Sales(most, None) => lang.asked_sales_unknown(&amount(lang, most)),
        Asked::TaxNumber => lang.condition_tax_number().to_owned(),
        Asked::NoTaxNumber => lang.condition_no_tax_number().to_owned(),
        Asked::NoOtherLoan(0) => lang.condition_no_other_loan().to_owned(),
        Asked::NoOtherLoan(count) => lang.asked_no_other_loan(&lang.count(count)),
        Asked::CooperativePapers => lang.condition_papers().to_owned(),
        Asked::Beyond(condition) => explain_condition(lang, condition),
    }
}

/// What has happened to an application, the latest first: when, and what.
pub fn financing_story(
    lang: Lang,
    stages: &[FinancingStage],
    standings: &[FinancingStanding],
) -> Vec<(String, String)> {
    let undated = || lang.undated().to_owned();
    let mut story = Vec::new();
    for stage in stages {
        let mut what = stage.stage.label(lang).to_owned();
        if let Some(sum) = stage.amount.filter(|_| stage.stage == Stage::PaidOut) {
            what = format!("{what}: {}", amount(lang, sum.get()));
        }
        if let Some(reason) = stage.reason {
            what = format!("{what}: {}", reason.label(lang));
        }
        story.push((stage.date, stage.date.map_or_else(undated, |day| lang.date(day)), what));
    }
    for standing in standings {
        let open = standing.outstanding.map(|open| lang.outstanding_said(&amount(lang, open.get())));
        let parts = [open, standing.collectability.map(|of| of.label(lang).to_owned())];
        let what = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        story.push((Some(standing.as_of), lang.date(standing.as_of), what));
    }
    story.sort_by_key(|(day, ..)| std::cmp::Reverse(*day));
    story.into_iter().map(|(_, when, what)| (when, what)).collect()
}

/// What a kind of finding is called.
pub const fn financing_finding_title(lang: Lang, kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Twice => lang.finding_twice(),
        FindingKind::GrantsInARow => lang.finding_grants(),
        FindingKind::WhileLoanOpen => lang.finding_loan_open(),
        FindingKind::DecreeLate => lang.finding_decree_late(),
        FindingKind::NotInAnnex => lang.finding_not_in_annex(),
        FindingKind::NikOfSeveral => lang.finding_nik_names(),
        FindingKind::Contradicting => lang.finding_contradicting(),
    }
}

/// The rule by which it is one.
pub const fn financing_finding_rule(lang: Lang, kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Twice => lang.rule_twice(),
        FindingKind::GrantsInARow => lang.rule_grants(),
        FindingKind::WhileLoanOpen => lang.rule_loan_open(),
        FindingKind::DecreeLate => lang.rule_decree(),
        FindingKind::NotInAnnex => lang.rule_annex(),
        FindingKind::NikOfSeveral => lang.rule_nik(),
        FindingKind::Contradicting => lang.rule_contradicting(),
    }
}

/// What was found: the source or scheme that the records have in common, and the years.
pub fn explain_financing_finding(lang: Lang, finding: &FinancingFinding) -> String {
    let scheme = finding.scheme.map(|scheme| scheme.label(lang).to_owned());
    let source = scheme.or_else(|| finding.source.map(|source| source.label(lang).to_owned()));
    let years: Vec<String> = finding.years.iter().map(i32::to_string).collect();
    let years = (!years.is_empty()).then(|| years.join(", "));
    let parts: Vec<String> = source.into_iter().chain(years).collect();
    if parts.is_empty() { financing_finding_title(lang, finding.kind).to_owned() } else { parts.join(" · ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FinancingScheme;

    #[test]
    fn terms_are_told_with_regulation_day_and_bounds() {
        let terms = LoanTerms::of(FinancingScheme::KurMicro, "2026-02-01".parse().unwrap()).unwrap();
        let plain = |text: String| text.replace('\u{a0}', " ");
        assert_eq!(plain(explain_terms(Lang::Id, terms)), "Permenko 1/2026, berlaku sejak 5 Januari 2026");
        assert_eq!(plain(explain_amounts(Lang::Id, terms)), "lebih dari Rp10,0 jt sampai Rp100 jt");
        assert_eq!(plain(explain_rates(Lang::Id, terms)), "6 %");
        assert_eq!(plain(explain_condition(Lang::Id, terms.conditions[0])), "omzet setahun paling banyak Rp4,80 M");
        let before = LoanTerms::of(FinancingScheme::KurMicro, "2024-02-01".parse().unwrap()).unwrap();
        assert_eq!(plain(explain_rates(Lang::En, before)), "6 % / 7 % / 8 % / 9 %");
    }
}
