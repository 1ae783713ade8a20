//! What the redacted file promises: no person is in it, wherever the person was written down.

use super::*;
use crate::domain::{
    Action, ActivityCode, AnnualReport, AreaCode, BookYear, Case, CauseName, Companion, CompanionReport, Cooperative,
    Count, Custody, Date, Decision, Diagnosis, Dissolution, DissolutionStep, Distinction, EnterpriseYear, Expectation,
    Financing, FinancingStage, FundCode, HealthAssessment, KnownBy, LifeStage, MatchMeaning, Nik, Nomenclature,
    NomenclatureMatch, PersonNik, Position, Record, Ref, Rupiah, Tally, TallyKind, Text, Total, Trainee, Training,
    Transition, Visit,
};
use crate::exchange::json::{self, Author, Moment, Refusal};
use crate::replica::{Extra, ExtraRival, Knowledge, ReplicaId, Stamp};
use crate::workspace::{TableVisitor, TableVisitorMut};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::convert::Infallible;

fn author() -> Author {
    Author { office: AreaCode::from_digits(63), replica: ReplicaId::new(5), at: Moment::from_millis(1_700_000_000_000) }
}

fn whole(tables: &Tables) -> String {
    String::from_utf8(json::write(tables, &Knowledge::default(), author(), &mut |_, _| {})).unwrap()
}

fn redacted(tables: &Tables) -> String {
    String::from_utf8(json::write_redacted(tables, &Knowledge::default(), author(), &mut |_, _| {})).unwrap()
}

#[test]
fn how_offices_came_to_agree_is_not_told() {
    assert_eq!(withheld().collect::<Vec<_>>(), ["decisions", "distinctions", "finding_decisions"]);
}

/// A field that asks for a value is never private: a redacted file must still fit the schema.
#[test]
fn what_is_emptied_need_not_be_there() {
    struct Check;
    impl TableVisitor for Check {
        type Error = Infallible;
        fn visit<R: Record>(&mut self, _: &Table<R>) -> Result<(), Infallible> {
            let is_told = withheld().all(|table| table != R::TABLE);
            for info in R::FIELDS.iter().filter(|info| is_told && info.privacy == Privacy::Private) {
                assert!(!info.required, "{} of {}", info.name, R::TABLE);
            }
            Ok(())
        }
    }
    let Ok(()) = Tables::default().visit(&mut Check);
}

/// A value for a field that says `secret`; none where no text can stand.
fn telling(field: &str, expects: Expectation, secret: &str) -> Option<Value> {
    Some(match (field, expects) {
        ("chosen" | "rejected", _) => json!([{ "value": secret }]).to_string().into(),
        ("officers", _) => json!([{ "name": secret, "role": "chair", "phone": secret, "sex": "female" }]),
        ("amendments", _) => json!([{ "number": secret }]),
        ("certificate", _) => json!({ "state": "certified", "number": secret }),
        ("steps", _) => json!([{ "step": "meeting", "document": secret, "note": secret }]),
        ("register", _) => json!([{ "cooperatives": secret }]),
        ("stages" | "scores" | "merged_from", Expectation::Structure) => return None,
        (field, Expectation::Structure) => panic!("say how to plant a secret in {field}"),
        (_, Expectation::Text(_)) => secret.into(),
        _ => return None,
    })
}

/// What must never be read by anyone, in many spellings: telephones, the number of a person, an address of mail, and who it
/// is. Every one is told by a part that no spelling hides.
const TELLING: &[(&str, &str)] = &[
    ("Siti Aminah", "Siti Aminah"),
    ("H. SITI AMINAH, S.Pd.", "AMINAH"),
    ("081234567890", "081234567890"),
    ("0812-3456-7890", "0812-3456"),
    ("0812 3456 7890", "0812 3456"),
    ("+62 812 3456 7890", "812 3456"),
    ("6281234567890", "6281234567890"),
    ("(0511) 4772543", "4772543"),
    ("0812.3456.7890", "0812.3456"),
    ("6305014107800001", "6305014107800001"),
    ("siti.aminah@contoh.id", "siti.aminah"),
    ("305/BH/XIV/1977 hub. Siti Aminah 081234567890", "Siti"),
    ("KUD Maju (ketua Siti Aminah)", "Siti"),
    ("KUD Maju, a.n. Siti Aminah", "Siti"),
    ("Akta Nomor 12 Siti Aminah", "Siti"),
    ("Antara 484289, menurut Siti Aminah", "Siti"),
];

/// Writes a secret into every field of every record that can hold one: as the value that stands, as one that stands
/// aside, as an unknown field. The name of a cooperative may be any words, and so alone may be those of a person; what
/// stands beside it must go all the same.
struct Plant {
    /// What is written.
    text: &'static str,
    /// In how many places.
    places: usize,
}

impl TableVisitorMut for Plant {
    type Error = Infallible;
    fn visit<R: Record>(&mut self, table: &mut Table<R>) -> Result<(), Infallible> {
        for mut row in table.rows().to_vec() {
            for (field, info) in R::FIELDS.iter().enumerate() {
                let is_name = (R::TABLE, info.name) == ("cooperatives", "name");
                let standing = if is_name { format!("KUD Sejahtera hub. {}", self.text) } else { self.text.to_owned() };
                let [standing, aside] = [&standing, self.text].map(|text| telling(info.name, info.expects, text));
                let (Some(standing), Some(aside)) = (standing, aside) else { continue };
                // What does not fit a field cannot stand in it.
                if row.value.set_json(field, &standing).is_err() {
                    continue;
                }
                self.places += 1;
                let mut other = R::default();
                other.set_json(field, &aside).unwrap();
                row.rivals.insert(Stamp::default(), field, &other, false);
            }
            row.extra = Some(Box::new(Extra {
                values: [("mobile".to_owned(), self.text.into())].into(),
                stamps: BTreeMap::default(),
                rivals: vec![ExtraRival {
                    field: "mobile".to_owned(),
                    stamp: Stamp::default(),
                    value: self.text.into(),
                }],
            }));
            table.insert(row);
        }
        Ok(())
    }
}

/// One record of every table; the cooperative is deleted or not.
fn tables(number: u8, deleted: bool) -> Tables {
    let stamp = Stamp { time: 99 << 16, replica: ReplicaId::new(1) };
    let id = Id::new(1, [number; 10]);
    let year = BookYear::new(2023).unwrap();
    let mut tables = Tables::default();
    let cooperative = Cooperative {
        name: Text::new("KUD Maju Bersama").unwrap(),
        nik: Nik::new("6305010020001").unwrap(),
        position: Position::new(-3.456_789, 114.987_654).ok(),
        ..Default::default()
    };
    tables.cooperatives.insert(Row { deleted, ..Row::new(id, cooperative, stamp) });
    let report = AnnualReport {
        cooperative: Ref::to(id),
        year,
        members: Count::new(77).ok(),
        surplus: Rupiah::new(123_456).ok(),
        ..Default::default()
    };
    tables.annual_reports.insert(Row::new(AnnualReport::id(id, year), report, stamp));
    let transition = Transition { cooperative: Ref::to(id), to: LifeStage::Dissolved, ..Default::default() };
    tables.transitions.insert(Row::new(Id::new(2, [number; 10]), transition, stamp));
    let assessment = HealthAssessment { cooperative: Ref::to(id), year, ..Default::default() };
    let assessment_id = HealthAssessment::id(id, year, assessment.method);
    tables.health_assessments.insert(Row::new(assessment_id, assessment, stamp));
    let mut dissolution = Dissolution { cooperative: Ref::to(id), ..Default::default() };
    dissolution.record(DissolutionStep::Meeting, |taken| taken.date = "2024-03-15".parse().ok());
    tables.dissolutions.insert(Row::new(Dissolution::id(id), dissolution, stamp));
    let tally = Tally { value: Total::from(1_944), kind: TallyKind::Reported, ..Default::default() };
    tables.tallies.insert(Row::new(Id::new(3, [number; 10]), tally, stamp));
    tables.decisions.insert(Row::new(Id::new(4, [number; 10]), Decision::default(), stamp));
    let distinction = Distinction::of(id, Id::new(5, [number; 10]), None);
    tables.distinctions.insert(Row::new(Distinction::id(*distinction.first, *distinction.second), distinction, stamp));
    let case = Case::id(id, 1);
    tables.cases.insert(Row::new(case, Case::open(id, Date::default()), stamp));
    let found = Diagnosis { case: Ref::to(case), ..Default::default() };
    tables.diagnoses.insert(Row::new(Diagnosis::id(case, found.cause), found, stamp));
    tables.actions.insert(Row::new(
        Id::new(6, [number; 10]),
        Action { case: Ref::to(case), ..Default::default() },
        stamp,
    ));
    let visit =
        Visit { case: Ref::to(case), position: Position::new(-3.456_111, 114.987_222).ok(), ..Default::default() };
    tables.visits.insert(Row::new(Id::new(7, [number; 10]), visit, stamp));
    let own = CauseName { code: "lkl-1".parse().unwrap(), ..Default::default() };
    tables.causes.insert(Row::new(CauseName::id(own.code), own, stamp));
    let [old, new] = ["2.17.03.1.01.02", "2.17.03.1.01.0005"].map(|code| ActivityCode::new(code).unwrap().unwrap());
    let (old, new) = ((Nomenclature::Province2024, old), (Nomenclature::Update2027, new));
    let matched = NomenclatureMatch::of(old, new, MatchMeaning::Part).unwrap();
    tables.nomenclature_matches.insert(Row::new(matched.id().unwrap(), matched, stamp));
    // All others need nothing but what they belong to.
    struct OfOwner(BTreeMap<&'static str, Id>, u8, Stamp);
    impl TableVisitorMut for OfOwner {
        type Error = Infallible;
        fn visit<R: Record>(&mut self, table: &mut Table<R>) -> Result<(), Infallible> {
            if table.rows().is_empty() {
                let mut record = R::default();
                R::OWNER.into_iter().for_each(|owner| record.set_owner(self.0[owner]));
                let drawn = Id::new(8, [self.1; 10]);
                let id = if let KnownBy::Derived { id, .. } = R::KNOWN_BY { id(&record) } else { Some(drawn) };
                table.insert(Row::new(id.unwrap_or(drawn), record, self.2));
            }
            self.0.insert(R::TABLE, table.rows()[0].id);
            Ok(())
        }
    }
    let Ok(()) = tables.visit_mut(&mut OfOwner(BTreeMap::new(), number, stamp));
    tables
}

/// How many texts people can write: every one of every table, among them those of a published count.
fn planted(text: &'static str, deleted: bool, kind: TallyKind) -> (Tables, usize) {
    let mut tables = tables(7, deleted);
    let mut row = tables.tallies.rows()[0].clone();
    row.value.kind = kind;
    tables.tallies.insert(row);
    let mut plant = Plant { text, places: 0 };
    let Ok(()) = tables.visit_mut(&mut plant);
    (tables, plant.places)
}

#[test]
fn no_secret_is_in_the_redacted_file_however_it_is_spelt_and_wherever_it_was() {
    for (text, part) in TELLING {
        for (deleted, kind) in
            [(false, TallyKind::Published), (false, TallyKind::Reported), (true, TallyKind::Published)]
        {
            let (tables, places) = planted(text, deleted, kind);
            assert!(places > 40, "planted in {places} places only");
            let (all, public) = (whole(&tables), redacted(&tables));
            assert!(all.matches(part).count() >= 2 * places, "{text} was not planted everywhere");
            assert_eq!(public.find(part).map(|at| &public[at.saturating_sub(80)..at + 20]), None, "{text}");
        }
    }
}

/// What no person has thought about is left out, wherever it stands; a secret may stand in the place of a code.
#[test]
fn a_code_that_is_not_known_is_left_out_and_with_it_what_cannot_do_without() {
    struct Plant(usize);
    impl TableVisitorMut for Plant {
        type Error = Infallible;
        fn visit<R: Record>(&mut self, table: &mut Table<R>) -> Result<(), Infallible> {
            for mut row in table.rows().to_vec() {
                for (field, info) in R::FIELDS.iter().enumerate() {
                    let value = match (info.name, info.expects) {
                        (_, Expectation::Code) => json!("budi-081234567890"),
                        ("stages", _) => json!([{ "stage": "budi-081234567890", "date": "2024-01-01" }]),
                        ("scores", _) => json!([{ "aspect": "budi-081234567890", "points": 1.0 }]),
                        ("steps", _) => json!([{ "step": "budi-081234567890" }]),
                        ("certificate", _) => json!({ "state": "budi-081234567890" }),
                        _ => continue,
                    };
                    self.0 += usize::from(row.value.set_json(field, &value).is_ok());
                }
                table.insert(row);
            }
            Ok(())
        }
    }
    let mut tables = tables(7, false);
    let mut plant = Plant(0);
    let Ok(()) = tables.visit_mut(&mut plant);
    assert!(plant.0 > 25 && whole(&tables).contains("budi-081234567890"));
    let public = redacted(&tables);
    assert!(!public.contains("budi"), "{public}");
    assert_eq!(redact(&tables).cooperatives.rows().len(), 1);
}

#[test]
fn what_is_written_where_it_belongs_stays() {
    let mut tables = tables(7, false);
    let mut row = tables.cooperatives.rows()[0].clone();
    let set = |value: &mut Cooperative, field: &str, json: Value| {
        value.set_json(Cooperative::field(field).unwrap(), &json).unwrap();
    };
    let amendments =
        json!([{ "number": "Akta Nomor 12", "date": "2011-05-02" }, { "number": "", "date": "2012-05-02" }]);
    let honest = [
        ("name", json!("Koperasi Wanita Ibu Kartini")),
        ("nik", json!("6305010020001")),
        ("legal_number", json!("32/BH/XXVII.4/III/2016")),
        ("amendments", amendments),
        ("postal_code", json!("71153")),
        ("certificate", json!({ "state": "valid", "number": null, "issued": "2024-02-01", "expires": null })),
        ("kind", json!("consumer")),
    ];
    honest.iter().for_each(|(field, json)| set(&mut row.value, field, json.clone()));
    tables.cooperatives.insert(row);
    let public = redact(&tables);
    for (field, json) in honest {
        let number = Cooperative::field(field).unwrap();
        assert_eq!(public.cooperatives.rows()[0].value.to_json(number), json, "{field}");
    }
    assert_eq!(public.diagnoses.rows().len(), 1);
}

/// A table without a row would be one in which nothing is planted.
#[test]
fn there_is_a_record_of_every_table() {
    struct Check;
    impl TableVisitor for Check {
        type Error = Infallible;
        fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
            assert_eq!(table.rows().len(), 1, "{}", R::TABLE);
            Ok(())
        }
    }
    let Ok(()) = tables(7, false).visit(&mut Check);
}

#[test]
fn of_what_is_a_code_or_a_text_the_code_stays() {
    let plan = |plan: &str| {
        let mut tables = tables(7, false);
        let mut row = tables.actions.rows()[0].clone();
        row.value.plan = Text::optional(plan).unwrap();
        tables.actions.insert(row);
        redact(&tables).actions.rows()[0].value.plan.as_deref().map(str::to_owned)
    };
    assert_eq!(plan("2.17.06.1.01.0012").as_deref(), Some("2.17.06.1.01.0012"));
    assert_eq!(plan("2.17.06.1.01.0012 lewat Pak Budi"), None);
    let mut tables = tables(7, false);
    let mut row = tables.causes.rows()[0].clone();
    row.value.name = Text::new("Ketua Budi pindah").unwrap();
    tables.causes.insert(row);
    assert_eq!(&*redact(&tables).causes.rows()[0].value.name, "LKL-1");
}

#[test]
fn of_a_plan_codes_funds_and_units_stay_and_other_words_in_their_place_do_not() {
    let told = |code: &str, fund: &str, unit: &str| {
        let mut tables = tables(7, false);
        let mut plan = tables.plans.rows()[0].clone();
        plan.value.code = ActivityCode::new(code).unwrap();
        tables.plans.insert(plan);
        let mut amount = tables.plan_amounts.rows()[0].clone();
        amount.value.fund = FundCode::new(fund).unwrap();
        tables.plan_amounts.insert(amount);
        let mut output = tables.plan_outputs.rows()[0].clone();
        output.value.unit = Text::optional(unit).unwrap();
        tables.plan_outputs.insert(output);
        let public = redact(&tables);
        let text = |text: Option<&str>| text.map(str::to_owned);
        [
            text(public.plans.rows()[0].value.code.as_deref()),
            text(public.plan_amounts.rows()[0].value.fund.as_deref()),
            text(public.plan_outputs.rows()[0].value.unit.as_deref()),
        ]
    };
    let honest = ["2.17.06.1.01.0012", "APBN-Dekon", "Unit Usaha"];
    assert_eq!(told(honest[0], honest[1], honest[2]), honest.map(|text| Some(text.to_owned())));
    assert_eq!(told("Rakor Pak Budi", "Pak Budi", "orang Pak Budi"), [None, None, None]);
}

#[test]
fn what_figures_are_made_of_stays() {
    let public = redact(&tables(7, false));
    let cooperative = &public.cooperatives.rows()[0].value;
    assert_eq!((&*cooperative.name, cooperative.nik.as_deref()), ("KUD Maju Bersama", Some("6305010020001")));
    let report = &public.annual_reports.rows()[0].value;
    assert_eq!((report.members.unwrap().get(), report.surplus.unwrap().get()), (77, 123_456));
    assert_eq!(public.transitions.rows()[0].value.to, LifeStage::Dissolved);
    let steps = &public.dissolutions.rows()[0].value.steps;
    assert_eq!(steps[0].date.unwrap().to_string(), "2024-03-15");
    assert_eq!(public.tallies.rows()[0].value.value.get(), 1_944);
}

#[test]
fn a_position_says_where_within_a_kilometre_and_no_more() {
    let mut tables = tables(7, false);
    let mut row = tables.cooperatives.rows()[0].clone();
    let field = Cooperative::AT.position;
    let aside = Cooperative { position: Position::new(-3.111_111, 114.222_222).ok(), ..Default::default() };
    row.rivals.insert(Stamp::default(), field, &aside, false);
    tables.cooperatives.insert(row);
    let at = redact(&tables).cooperatives.rows()[0].value.position.unwrap();
    assert_eq!((at.lat(), at.lon()), (-3.46, 114.99));
    let (all, public) = (whole(&tables), redacted(&tables));
    // Of where a visitor stood, which may be somebody's house, not even that.
    assert_eq!(redact(&tables).visits.rows()[0].value.position, None);
    for exact in ["-3.456789", "114.987654", "-3.111111", "114.222222", "-3.456111", "114.987222"] {
        assert!(all.contains(exact) && !public.contains(exact), "{exact}");
    }
}

#[test]
fn a_published_count_keeps_its_source() {
    let mut tables = tables(7, false);
    let mut row = tables.tallies.rows()[0].clone();
    row.value.source = Text::new("Kalimantan Selatan dalam Angka 2024").unwrap();
    row.value.kind = TallyKind::Published;
    tables.tallies.insert(row.clone());
    assert_eq!(redact(&tables).tallies.rows()[0].value.source, row.value.source);
}

#[test]
fn what_belongs_to_a_deleted_cooperative_goes_with_it() {
    let public = redact(&tables(7, true));
    assert_eq!((public.annual_reports.rows().len(), public.transitions.rows().len()), (0, 0));
    assert!(public.cooperatives.rows().is_empty());
}

/// A merge would take the emptied fields for what was last written, and lose the officers of a province.
#[test]
fn a_redacted_file_says_so_and_is_not_taken() {
    let text = redacted(&tables(7, false));
    let head: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(head["redacted"], true);
    assert_eq!(json::read(text.as_bytes(), &mut |_, _| {}).err(), Some(Refusal::Redacted));
    let doubtful = text.replacen("\"redacted\":true", "\"redacted\":\"yes\"", 1);
    assert_eq!(json::read(doubtful.as_bytes(), &mut |_, _| {}).err(), Some(Refusal::Head("redacted".to_owned())));
    let whole = whole(&tables(7, false));
    assert!(!whole.contains("redacted"));
    assert!(json::read(whole.as_bytes(), &mut |_, _| {}).is_ok());
}

#[test]
fn three_letters_and_up_to_three_digits_are_a_cause_of_an_office_and_nothing_else_is() {
    for own in ["lkl-1", "lkl-123"] {
        assert!(is_own_cause("cause", own) && is_own_cause("code", own) && !is_own_cause("thing", own), "{own}");
    }
    for odd in ["bu-1", "budi-1", "Lkl-1", "lk1-1", "lkl-1234", "lkl-", "lkl-1a", "lkl1", "budi-0812"] {
        assert!(!is_own_cause("cause", odd), "{odd}");
    }
}

#[test]
fn a_record_that_cannot_do_without_an_unknown_code_is_not_whole_without_it() {
    let codes = Codes::of::<Custody>();
    let mut known = Custody::default();
    assert!(codes.leave_known(&mut known));
    let mut told = Custody { thing: "budi-081234567890".parse().unwrap(), ..Custody::default() };
    assert!(!codes.leave_known(&mut told));
    assert_eq!(told, Custody::default());
}

/// There are so few NIK of a district that all can be tried: an id that follows from one would tell it.
#[test]
fn ids_tell_no_number_of_a_person_and_what_belongs_or_refers_to_records_still_does() {
    let mut tables = Tables::default();
    let year = BookYear::new(2025).unwrap();
    for number in 1..=3 {
        let enterprise = Enterprise {
            name: Text::optional("Keripik").unwrap(),
            owner_nik: PersonNik::new(&format!("630502550980000{number}")).unwrap(),
            ..Enterprise::default()
        };
        let id = enterprise.id(None).unwrap();
        tables.enterprises.insert(Row::new(id, enterprise, Stamp::default()));
        let figures = EnterpriseYear {
            enterprise: Ref::to(id),
            year,
            sales: Rupiah::new(number.into()).ok(),
            ..EnterpriseYear::default()
        };
        tables.enterprise_years.insert(Row::new(EnterpriseYear::id(id, year), figures, Stamp::default()));
        // One applies itself, one whose enterprise is deleted, and a person by the NIK alone.
        let applies = Financing {
            enterprise: (number < 3).then(|| Ref::to(id)),
            name: Text::optional("Siti").unwrap().filter(|_| number == 3),
            person_nik: PersonNik::new("6305025509800009").unwrap().filter(|_| number == 3),
            ..Financing::default()
        };
        let applied = applies.id().unwrap();
        tables.financings.insert(Row::new(applied, applies, Stamp::default()));
        let stage = FinancingStage { financing: Ref::to(applied), ..FinancingStage::default() };
        tables.financing_stages.insert(Row::new(stage.id(), stage, Stamp::default()));
    }
    let gone = Ref::<Enterprise>::to(Id::new(9, [9; 10]));
    let applies = Financing { enterprise: Some(gone), ..Financing::default() };
    tables.financings.insert(Row::new(applies.id().unwrap(), applies, Stamp::default()));
    let public = redact(&tables);
    assert_eq!((public.financings.rows().len(), public.financing_stages.rows().len()), (4, 3));
    for row in public.financings.rows() {
        assert!(tables.financings.get(row.id).is_none() && row.value.person_nik.is_none() && row.value.name.is_none());
        assert!(row.value.enterprise.is_none_or(|id| tables.enterprises.get(*id).is_none() && id != gone));
    }
    let leads = |row: &&Row<Financing>| row.value.enterprise.is_some_and(|id| public.enterprises.get(*id).is_some());
    assert_eq!(public.financings.rows().iter().filter(leads).count(), 2);
    assert!(public.financing_stages.rows().iter().all(|row| public.financings.get(*row.value.financing).is_some()));
    assert_eq!((public.enterprises.rows().len(), public.enterprise_years.rows().len()), (3, 3));
    assert!(public.enterprises.rows().iter().all(|row| tables.enterprises.get(row.id).is_none()));
    assert!(public.enterprise_years.rows().iter().all(|row| tables.enterprise_years.get(row.id).is_none()));
    let owners: std::collections::BTreeSet<Id> =
        public.enterprise_years.rows().iter().map(|row| *row.value.enterprise).collect();
    assert!(owners.len() == 3 && owners.iter().all(|owner| public.enterprises.get(*owner).is_some()));
}

#[test]
fn the_ids_of_participants_and_companions_tell_no_number_of_a_person_either() {
    let mut tables = Tables::default();
    let course = Training { title: Text::optional("Akuntansi").unwrap(), ..Training::default() };
    let course_id = course.id().unwrap();
    tables.trainings.insert(Row::new(course_id, course, Stamp::default()));
    let nik = || PersonNik::new("6305025509800001").unwrap();
    for name in ["Siti", "Budi"] {
        let trainee = Trainee {
            training: Ref::to(course_id),
            name: Text::optional(name).unwrap(),
            nik: if name == "Siti" { nik() } else { None },
            enterprise: Some(Ref::to(Id::new(9, [9; 10]))),
            ..Trainee::default()
        };
        tables.trainees.insert(Row::new(trainee.id().unwrap(), trainee, Stamp::default()));
    }
    let companion = Companion { nik: nik(), ..Companion::default() };
    let companion_id = companion.id().unwrap();
    tables.companions.insert(Row::new(companion_id, companion, Stamp::default()));
    let report = CompanionReport { companion: Ref::to(companion_id), ..CompanionReport::default() };
    tables.companion_reports.insert(Row::new(Id::new(3, [3; 10]), report, Stamp::default()));
    let public = redact(&tables);
    assert_eq!((public.trainees.rows().len(), public.companions.rows().len()), (2, 1));
    assert!(public.trainees.rows().iter().all(|row| tables.trainees.get(row.id).is_none()));
    // The course is nobody, and stays what it is; the number of an enterprise is that of no public file.
    assert!(
        public.trainees.rows().iter().all(|row| *row.value.training == course_id && row.value.enterprise.is_none())
    );
    assert!(tables.companions.get(public.companions.rows()[0].id).is_none());
    assert_eq!(*public.companion_reports.rows()[0].value.companion, public.companions.rows()[0].id);
}
