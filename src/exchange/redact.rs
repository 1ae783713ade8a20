//! What of a workspace may be read by anyone: ministry, universities, press.
//!
//! A redacted file tells everything about cooperatives and nothing about persons. Out go names of officers,
//! telephones, e-mail, street addresses (the office of a small cooperative is often the house of its chair),
//! the exact position, and every text that people write freely, because it may name someone. What stays is
//! what figures are made of: the cooperative's own name and numbers, legal data, classification, area,
//! status, counts and money. Of fields that hold either a code or a text only the code stays. People write what they
//! like also where a number is asked for, so numbers stay only in the form that such a number has ([`texts`]), and codes
//! only where this version knows them.
//!
//! It shows what the register says, not how it came to say so: deleted records, values that stand aside,
//! decisions between values, and fields of newer versions are not in it at all. Whatever is not listed here as
//! public is private, so that a new field or table stays inside until someone has thought about it.

mod texts;

use crate::domain::{
    Action, Amendment, Aspect, Case, CaseStage, CauseName, Certificate, Cooperative, Dissolution, DissolutionStep,
    Expectation, HealthAssessment, Id, Position, Record, StepTaken, Tally, TallyKind, Text,
};
use crate::replica::Row;
use crate::workspace::{Table, Tables};
use serde_json::Value;
use std::collections::BTreeSet;

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
            "legal_date",
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
            "supervision_override",
            "grade",
            "declared_status",
            "declared_on",
            "fictional",
            "merged_from",
        ],
        partly: &["name", "nik", "legal_number", "amendments", "postal_code", "position", "certificate"],
        // The village is written freely, and no table of villages is here against which to hold it: a name of one cannot be
        // told from that of a person. The subdistrict is a code.
        private: &["village", "address", "supervision_reason", "officers", "phone", "email", "declared_source", "note"],
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
        public: &["cooperative", "year", "method", "assessed_on"],
        partly: &["scores"],
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
        public: &["cooperative", "opened", "level", "due", "outcome", "outcome_on"],
        partly: &["stages"],
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
/// Of names of cooperatives stays what names the cooperative; their national number, legal number, postal code and the
/// numbers of amendments stay where they have the form of one. The number of a certificate has no known form, and goes.
/// Positions are rounded to a hundredth of a degree, about 1.1 km. The source of a count is kept where it is a
/// publication, the plan of an action where it is a code, and a cause of an office's own is called by its code. Codes that
/// this version does not know are left out, and with them a record that would say nothing, or something else, without.
/// The stamps stay, so that a reader sees how old a value is; but the emptied fields have them too, and so a
/// redacted workspace must never be merged into another: [`json`](super::json) marks the files made of it, and
/// refuses them.
pub fn redact(tables: &Tables) -> Tables {
    let there = |cooperative: Id| tables.cooperatives.get_live(cooperative).is_some();
    let case = |case: Id| tables.cases.get_live(case).is_some_and(|row| there(row.value.cooperative));
    // Every table is named here, so that a new one is not forgotten.
    Tables {
        cooperatives: publish(&tables.cooperatives, |_| true, cooperative_told),
        annual_reports: publish(&tables.annual_reports, |report| there(report.cooperative), |_, _| {}),
        transitions: publish(&tables.transitions, |transition| there(transition.cooperative), |_, _| {}),
        tallies: publish(&tables.tallies, |_| true, published_source),
        decisions: Table::default(),
        distinctions: Table::default(),
        cases: publish(&tables.cases, |case| there(case.cooperative), stages_known),
        diagnoses: publish(&tables.diagnoses, |found| case(found.case), |_, _| {}),
        actions: publish(&tables.actions, |action| case(action.case), plan_code),
        visits: publish(&tables.visits, |visit| case(visit.case), |_, _| {}),
        causes: publish(&tables.causes, |_| true, called_by_code),
        dissolutions: publish(&tables.dissolutions, |dissolution| there(dissolution.cooperative), steps_dated),
        custodies: publish(&tables.custodies, |custody| there(custody.cooperative), |_, _| {}),
        health_assessments: publish(
            &tables.health_assessments,
            |assessment| there(assessment.cooperative),
            scores_known,
        ),
    }
}

/// What is said of a cooperative where it has the form of what is asked for, and about where it is.
fn cooperative_told(public: &mut Cooperative, whole: &Cooperative) {
    let formed = |text: &Option<Text>, form: fn(&str) -> bool| text.clone().filter(|text| form(text));
    public.name = Text::cut(&texts::name(&whole.name));
    public.nik = whole.nik.clone().filter(|nik| texts::is_national_number(nik));
    public.legal_number = formed(&whole.legal_number, texts::is_legal_number);
    public.postal_code = formed(&whole.postal_code, texts::is_postal_code);
    public.amendments = whole.amendments.iter().map(amendment_told).collect();
    public.certificate = whole.certificate.as_ref().and_then(certificate_told);
    let about = |degrees: f64| (degrees * 100.0).round() / 100.0;
    public.position = whole.position.and_then(|at| Position::new(about(at.lat()), about(at.lon())).ok());
}

/// That the articles were amended, and when.
fn amendment_told(whole: &Amendment) -> Amendment {
    let is_told = texts::is_amendment_number(&whole.number);
    Amendment { number: if is_told { whole.number.clone() } else { Text::default() }, date: whole.date }
}

/// The state of the certificate and its dates.
fn certificate_told(whole: &Certificate) -> Option<Certificate> {
    let is_known = !matches!(whole.state, crate::domain::CertificateState::Unknown(_));
    is_known.then(|| Certificate { number: None, ..whole.clone() })
}

/// The stages of a case.
fn stages_known(public: &mut Case, whole: &Case) {
    let known = whole.stages.iter().filter(|entry| !matches!(entry.stage, CaseStage::Unknown(_)));
    public.stages = known.cloned().collect();
}

/// The points of the aspects.
fn scores_known(public: &mut HealthAssessment, whole: &HealthAssessment) {
    let known = whole.scores.iter().filter(|score| !matches!(score.aspect, Aspect::Unknown(_)));
    public.scores = known.cloned().collect();
}

/// That a step was taken, and when; documents and remarks may name persons.
fn steps_dated(public: &mut Dissolution, whole: &Dissolution) {
    let bare = |taken: &StepTaken| StepTaken { step: taken.step, date: taken.date, ..StepTaken::default() };
    let known = whole.steps.iter().filter(|taken| !matches!(taken.step, DissolutionStep::Unknown(_)));
    public.steps = known.map(bare).collect();
}

/// What a plan calls itself may be anything; a code of the nomenclature is known already.
fn plan_code(public: &mut Action, whole: &Action) {
    public.plan = whole.plan_code().cloned();
}

/// A name must be there; what the office calls the cause is its own words.
fn called_by_code(public: &mut CauseName, whole: &CauseName) {
    public.name = Text::cut(&whole.code.code().to_uppercase());
}

/// What an office reports may name the person who said so; what is printed is known already, if it is a publication.
fn published_source(public: &mut Tally, whole: &Tally) {
    if whole.kind == TallyKind::Published && texts::is_publication(&whole.source) {
        public.source.clone_from(&whole.source);
    }
}

/// The wanted records of a table that are not deleted, with their public fields; `partly` adds what may be
/// said of the rest.
fn publish<R: Record>(table: &Table<R>, wanted: impl Fn(&R) -> bool, partly: impl Fn(&mut R, &R)) -> Table<R> {
    let (public, codes) = (public_fields::<R>(), Codes::of::<R>());
    let mut published = Table::default();
    for row in table.live().filter(|row| wanted(&row.value)) {
        let mut value = R::default();
        public.iter().for_each(|field| value.take(*field, &row.value));
        if !codes.leave_known(&mut value) {
            continue;
        }
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

/// The fields of a table that hold codes, and the codes that this version knows of each. Any other is a text of somebody's
/// own: of a newer version, or typed into a file.
struct Codes(Vec<(usize, BTreeSet<String>)>);

impl Codes {
    fn of<R: Record>() -> Self {
        let coded = |field: &usize| R::FIELDS[*field].expects == Expectation::Code;
        let known = |field| (field, known_codes(&R::field_schema(field)));
        Self((0..R::FIELDS.len()).filter(coded).map(known).collect())
    }

    /// Empties fields that hold other codes, and says whether the record can do without.
    fn leave_known<R: Record>(&self, value: &mut R) -> bool {
        let (mut is_whole, nothing) = (true, R::default());
        for (field, known) in &self.0 {
            let Value::String(code) = value.to_json(*field) else { continue };
            if !known.contains(&code) && !is_own_cause(R::FIELDS[*field].name, &code) {
                is_whole &= !R::FIELDS[*field].required;
                value.take(*field, &nothing);
            }
        }
        is_whole
    }
}

/// The codes that a schema gives as examples: all that are known.
fn known_codes(schema: &Value) -> BTreeSet<String> {
    let one = schema.get("anyOf").and_then(|either| either.get(0)).unwrap_or(schema);
    let listed = one.get("examples").and_then(Value::as_array).into_iter().flatten();
    listed.filter_map(|code| code.as_str().map(str::to_owned)).collect()
}

/// Whether a code is that of a cause of an office's own: three letters and at most three digits, as the codebook asks for.
fn is_own_cause(field: &str, code: &str) -> bool {
    let is_formed = |(letters, number): (&str, &str)| {
        letters.len() == 3
            && letters.bytes().all(|byte| byte.is_ascii_lowercase())
            && (1..=3).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(field, "cause" | "code") && code.split_once('-').is_some_and(is_formed)
}

#[cfg(test)]
mod tests;
