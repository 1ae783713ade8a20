//! What the terms of a scheme ask of whoever applies, held against what is recorded: a hint, and no decision. It is not the class of
//! the law (FACTS-2 10.1).

use super::course::{applicant, applications};
use crate::domain::{
    Condition, Cooperative, Date, Enterprise, EnterpriseYear, Financing, Id, Licence, LicenceKind, LoanTerms, Permit,
    PermitKind, Record,
};
use crate::workspace::Tables;

/// Something that is asked, and what is recorded of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// An amount within the bounds of the scheme: that which is asked for.
    Amount(i64),
    /// Yearly sales of at most so many rupiah: the latest that are recorded, with their year; none where none are.
    Sales(i64, Option<(u16, i64)>),
    /// An NPWP.
    TaxNumber,
    /// No NPWP.
    NoTaxNumber,
    /// No other open loan: so many there are.
    NoOtherLoan(usize),
    /// Of a cooperative: NIK and legal entity.
    CooperativePapers,
    /// Something that the register cannot know.
    Beyond(Condition),
}

/// The terms of a scheme on a day, each with whether it is met; none where the register does not say.
#[derive(Debug, Clone, PartialEq)]
pub struct Eligibility {
    /// The terms.
    pub terms: &'static LoanTerms,
    /// What is asked.
    pub asked: Vec<(Asked, Option<bool>)>,
}

/// What the terms of its scheme ask of an application; none where it names no scheme, no day, or one without known terms.
pub fn eligibility(tables: &Tables, id: Id, of: &Financing) -> Option<Eligibility> {
    let on = of.asked_on?;
    let terms = LoanTerms::of(of.scheme?, on)?;
    let mut asked = Vec::new();
    if let Some(amount) = of.asked.map(|amount| amount.get()) {
        let fits = amount > terms.above && terms.most.is_none_or(|most| amount <= most);
        asked.push((Asked::Amount(amount), Some(fits)));
    }
    asked.extend(terms.conditions.iter().map(|condition| match *condition {
        Condition::SalesAtMost(most) => {
            let latest = latest_sales(tables, of, on);
            (Asked::Sales(most, latest), latest.map(|(_, sales)| sales <= most))
        }
        Condition::TaxNumberAbove(above) if of.asked.is_none_or(|amount| amount.get() > above) => {
            // That none is recorded says nothing of whether there is one.
            (Asked::TaxNumber, has_tax_number(tables, of, on).then_some(true))
        }
        Condition::TaxNumberAbove(_) => (Asked::NoTaxNumber, Some(true)),
        Condition::NoTaxNumber => (Asked::NoTaxNumber, Some(true)),
        Condition::NoOtherLoan => {
            let others = open_loans(tables, id, of, on);
            (Asked::NoOtherLoan(others), (others > 0).then_some(false))
        }
        Condition::CooperativePapers => {
            let of = of.cooperative.and_then(|id| tables.cooperatives.get_live(*id));
            let has = of.map(|row| row.value.nik.is_some() && row.value.legal_number.is_some());
            (Asked::CooperativePapers, has.filter(|has| *has))
        }
        other => (Asked::Beyond(other), None),
    }));
    Some(Eligibility { terms, asked })
}

/// The latest sales before a day, with their year.
fn latest_sales(tables: &Tables, of: &Financing, on: Date) -> Option<(u16, i64)> {
    let enterprise = of.enterprise.filter(|_| of.cooperative.is_none())?;
    let years = tables.enterprise_years.live().map(|row| &row.value);
    let own = years.filter(|year: &&EnterpriseYear| year.enterprise == enterprise && year.year.end() < on);
    let said = own.filter_map(|year| Some((year.year.get(), year.sales?.get())));
    said.max_by_key(|(year, _)| *year)
}

fn has_tax_number(tables: &Tables, of: &Financing, on: Date) -> bool {
    match applicant(of) {
        Some((Enterprise::TABLE, id)) => {
            let mut permits = tables.enterprise_permits.live().map(|row| &row.value);
            permits.any(|permit: &Permit| {
                permit.enterprise == id && permit.kind == PermitKind::TaxNumber && permit.holds(on)
            })
        }
        Some((Cooperative::TABLE, id)) => {
            let mut licences = tables.licences.live().map(|row| &row.value);
            licences.any(|licence: &Licence| licence.cooperative == id && licence.class == LicenceKind::TaxNumber)
        }
        _ => false,
    }
}

/// Other loans of the same applicant that were paid out before a day and are not known to be settled.
fn open_loans(tables: &Tables, id: Id, of: &Financing, on: Date) -> usize {
    let Some(who) = applicant(of) else { return 0 };
    let is_other = |other: &super::Application| {
        other.id != id
            && applicant(&other.financing) == Some(who)
            && other.course.is_open_loan(other.financing.source)
            && other.course.first_paid.is_none_or(|day| day <= on)
    };
    applications(tables).iter().filter(|other| is_other(other)).count()
}
