//! What of a workspace may be read by anyone: ministry, universities, press.
//!
//! A redacted file tells everything about cooperatives and nothing about persons. Out go names of officers,
//! telephones, e-mail, street addresses (the office of a small cooperative is often the house of its chair),
//! the exact position, and every text that people write freely, because it may name someone. What stays is
//! what figures are made of: the cooperative's own name and numbers, legal data, classification, area,
//! status, counts and money. Of fields that hold either a code or a text only the code stays.
//!
//! It shows what the register says, not how it came to say so: deleted records, values that stand aside,
//! decisions between values, and fields of newer versions are not in it at all. Whatever is not listed here as
//! public is private, so that a new field or table stays inside until someone has thought about it.

use crate::domain::{
    Action, CauseName, Cooperative, Dissolution, Id, Position, Record, StepTaken, Tally, TallyKind, Text,
};
use crate::replica::Row;
use crate::workspace::{Table, Tables};

/// What becomes of the fields of one table.
struct Rule {
    table: &'static str,
    /// Kept as they are.
    public: &'static [&'static str],
    /// Kept in part, as [`redact`] says.
    partly: &'static [&'static str],
    /// Emptied.
    private: &'static [&'static str],
}

/// Every table, except those that go as a whole: [`WITHHELD`].
const RULES: &[Rule] = &[
    Rule {
        table: "cooperatives",
        public: &[
            "name",
            "nik",
            "legal_number",
            "legal_date",
            "amendments",
            "form",
            "membership_area",
            "kind",
            "group",
            "sector",
            "scheme",
            "savings_unit",
            "merah_putih",
            "district",
            "subdistrict",
            "village",
            "postal_code",
            "supervision_override",
            "certificate",
            "grade",
            "declared_status",
            "declared_on",
            "fictional",
            "merged_from",
        ],
        partly: &["position"],
        private: &["address", "supervision_reason", "officers", "phone", "email", "declared_source", "note"],
    },
    Rule {
        table: "annual_reports",
        public: &[
            "cooperative",
            "year",
            "rat",
            "rat_date",
            "reported_on",
            "business",
            "members",
            "members_female",
            "members_male",
            "staff",
            "staff_female",
            "staff_male",
            "managers_female",
            "managers_male",
            "principal_savings",
            "mandatory_savings",
            "reserves",
            "grants",
            "own_capital",
            "outside_capital",
            "assets",
            "turnover",
            "surplus",
            "aid_received",
        ],
        partly: &[],
        private: &["business_evidence", "note"],
    },
    Rule {
        table: "transitions",
        public: &["cooperative", "from", "to", "date", "counterpart", "from_supervision", "to_supervision"],
        partly: &[],
        private: &["document", "note"],
    },
    Rule {
        table: "health_assessments",
        public: &["cooperative", "year", "method", "assessed_on", "scores"],
        partly: &[],
        private: &["assessor", "document", "note"],
    },
    Rule {
        table: "dissolutions",
        public: &["cooperative", "way", "ground", "members", "present", "votes", "votes_for"],
        partly: &["steps"],
        private: &["note"],
    },
    Rule {
        table: "tallies",
        public: &["date", "precision", "area", "basis", "supervision", "measure", "value", "kind"],
        partly: &["source"],
        private: &["note"],
    },
    Rule {
        table: "cases",
        public: &["cooperative", "opened", "stages", "level", "due", "outcome", "outcome_on"],
        partly: &[],
        private: &["owner", "outcome_document", "note"],
    },
    Rule { table: "diagnoses", public: &["case", "cause", "weight"], partly: &[], private: &["evidence"] },
    Rule {
        table: "actions",
        public: &["case", "class", "cause", "level", "cost", "fund", "due", "done"],
        partly: &["plan"],
        private: &["what", "owner", "result"],
    },
    Rule {
        table: "visits",
        public: &["case", "date", "office_state", "business", "officers_found", "members_reached"],
        partly: &[],
        private: &["who", "position", "found", "next_step"],
    },
    Rule {
        table: "custodies",
        public: &["cooperative", "thing", "worth", "received_on", "returned_on"],
        partly: &[],
        private: &["item", "quantity", "kept_at", "keeper", "received_from", "receipt", "returned_to", "note"],
    },
    Rule { table: "causes", public: &["code", "mendable", "added_by"], partly: &["name"], private: &[] },
];

/// Tables of which nothing is public: how offices came to agree. A decision also repeats values that were rejected.
pub const WITHHELD: &[&str] = &["decisions", "distinctions"];

/// The fields that a redacted file lacks or shows only in part, by table: what people are told before they
/// hand one out.
pub fn held_back() -> impl Iterator<Item = (&'static str, &'static str)> {
    RULES.iter().flat_map(|rule| rule.partly.iter().chain(rule.private).map(|field| (rule.table, *field)))
}

/// The workspace as anyone may read it.
///
/// Positions are rounded to a hundredth of a degree, about 1.1 km. The source of a count is kept where it is a
/// publication, the plan of an action where it is a code, and a cause of an office's own is called by its code.
/// The stamps stay, so that a reader sees how old a value is; but the emptied fields have them too, and so a
/// redacted workspace must never be merged into another: [`json`](super::json) marks the files made of it, and
/// refuses them.
pub fn redact(tables: &Tables) -> Tables {
    let there = |cooperative: Id| tables.cooperatives.get_live(cooperative).is_some();
    let case = |case: Id| tables.cases.get_live(case).is_some_and(|row| there(row.value.cooperative));
    // Every table is named here, so that a new one is not forgotten.
    Tables {
        cooperatives: publish(&tables.cooperatives, |_| true, position_about),
        annual_reports: publish(&tables.annual_reports, |report| there(report.cooperative), |_, _| {}),
        transitions: publish(&tables.transitions, |transition| there(transition.cooperative), |_, _| {}),
        tallies: publish(&tables.tallies, |_| true, published_source),
        decisions: Table::default(),
        distinctions: Table::default(),
        cases: publish(&tables.cases, |case| there(case.cooperative), |_, _| {}),
        diagnoses: publish(&tables.diagnoses, |found| case(found.case), |_, _| {}),
        actions: publish(&tables.actions, |action| case(action.case), plan_code),
        visits: publish(&tables.visits, |visit| case(visit.case), |_, _| {}),
        causes: publish(&tables.causes, |_| true, called_by_code),
        dissolutions: publish(&tables.dissolutions, |dissolution| there(dissolution.cooperative), steps_dated),
        custodies: publish(&tables.custodies, |custody| there(custody.cooperative), |_, _| {}),
        health_assessments: publish(&tables.health_assessments, |assessment| there(assessment.cooperative), |_, _| {}),
    }
}

fn position_about(public: &mut Cooperative, whole: &Cooperative) {
    let about = |degrees: f64| (degrees * 100.0).round() / 100.0;
    public.position = whole.position.and_then(|at| Position::new(about(at.lat()), about(at.lon())).ok());
}

/// That a step was taken, and when; documents and remarks may name persons.
fn steps_dated(public: &mut Dissolution, whole: &Dissolution) {
    let bare = |taken: &StepTaken| StepTaken { step: taken.step, date: taken.date, ..StepTaken::default() };
    public.steps = whole.steps.iter().map(bare).collect();
}

/// What a plan calls itself may be anything; a code of the nomenclature is known already.
fn plan_code(public: &mut Action, whole: &Action) {
    public.plan = whole.plan_code().cloned();
}

/// A name must be there; what the office calls the cause is its own words.
fn called_by_code(public: &mut CauseName, whole: &CauseName) {
    public.name = Text::cut(&whole.code.code().to_uppercase());
}

/// What an office reports may name the person who said so; what is printed is known already.
fn published_source(public: &mut Tally, whole: &Tally) {
    if whole.kind == TallyKind::Published {
        public.source.clone_from(&whole.source);
    }
}

/// The wanted records of a table that are not deleted, with their public fields; `partly` adds what may be
/// said of the rest.
fn publish<R: Record>(table: &Table<R>, wanted: impl Fn(&R) -> bool, partly: impl Fn(&mut R, &R)) -> Table<R> {
    let public = public_fields::<R>();
    let mut published = Table::default();
    for row in table.live().filter(|row| wanted(&row.value)) {
        let mut value = R::default();
        public.iter().for_each(|field| value.take(*field, &row.value));
        partly(&mut value, &row.value);
        published.insert(Row { stamps: row.stamps.clone(), ..Row::new(row.id, value, row.stamps.base()) });
    }
    published
}

/// The numbers of the fields that stay as they are.
fn public_fields<R: Record>() -> Vec<usize> {
    let rules = RULES.iter().filter(|rule| rule.table == R::TABLE);
    rules.flat_map(|rule| rule.public.iter().filter_map(|name| R::field(name))).collect()
}

#[cfg(test)]
mod tests;
