//! Plans of three levels at several offices: each holds its own, they are merged, and what is not in tune is decided, once.

use crate::office::{BANJAR, Office, PROVINCE, Sent, TAPIN, exchange, note, now, text};
use selaras::analysis::plans::findings::{FindingSettings, Severity, Standing};
use selaras::domain::{
    ActivityCode, AreaCode, BookYear, BudgetStage, Date, FindingDecision, FindingTest, FindingVerdict, FundCode, Id,
    Level, MatchMeaning, Nomenclature, NomenclatureMatch, Plan, PlanAmount, PlanPlace, Ref, Rupiah,
};
use selaras::exchange::json::{self, Author, Moment};
use selaras::exchange::sheet;
use selaras::explain::FindingLine;
use selaras::i18n::Lang;
use selaras::list::plans::{decision_on, finding_lines, findings_sheet};
use selaras::sample::{self, Options};

/// The training of cooperatives as a district plans it, and as the province does.
const TRAINING: (&str, &str) = ("2.17.05.2.01.0001", "2.17.05.1.01.0001");
const TAPIN_SOUTH: AreaCode = AreaCode::from_digits(630_502);
const MARTAPURA: AreaCode = AreaCode::from_digits(630_305);

fn today() -> Date {
    Date::in_wita(now())
}

/// Enters a row with its money, and where it is carried out.
fn plans(office: &mut Office, year: i32, million: i64, places: &[AreaCode]) -> Id {
    let is_province = office.code == PROVINCE;
    let plan = Plan {
        year: BookYear::new(year).expect("a year"),
        level: if is_province { Level::Province } else { Level::District },
        area: Some(office.code),
        code: ActivityCode::new(if is_province { TRAINING.1 } else { TRAINING.0 }).expect("a code"),
        nomenclature: Some(Nomenclature::Kepmendagri3406),
        name: text("Pelatihan perkoperasian"),
        ..Plan::default()
    };
    let id = office.notes(plan);
    let fund = FundCode::new("1.1").expect("a code");
    let amount = Rupiah::new(million * 1_000_000).expect("an amount");
    let stage = BudgetStage::Execution;
    let key = PlanAmount::id(id, fund.as_ref(), stage);
    office.enters(key, PlanAmount { plan: Ref::to(id), fund, stage, amount, ..PlanAmount::default() });
    for part in places {
        let place =
            PlanPlace { plan: Ref::to(id), district: part.district(), subdistrict: Some(*part), ..Default::default() };
        office.enters(place.id(), place);
    }
    id
}

/// Confirms that the training of a district and that of the province are the same.
fn confirms_the_match(office: &mut Office) {
    let code = |code: &str| ActivityCode::new(code).expect("a code").expect("not empty");
    let [district, province] = [TRAINING.0, TRAINING.1].map(|of| (Nomenclature::Kepmendagri3406, code(of)));
    let of = NomenclatureMatch::of(district, province, MatchMeaning::Same).expect("two codes");
    let of = NomenclatureMatch { confirmed_on: Some(today()), office: Some(office.code), ..of };
    office.enters(of.id().expect("in order"), of);
}

/// What an office finds in the plans that it has.
fn finds(office: &Office) -> Vec<FindingLine> {
    finding_lines(Lang::Id, office.tables(), &FindingSettings::default(), today())
}

/// The overlap of the training of a district with that of the province.
fn overlap(office: &Office, district: AreaCode, year: i32) -> FindingLine {
    let is_it = |line: &FindingLine| {
        (line.test, line.area, i32::from(line.year.get())) == (FindingTest::SameActivity, Some(district), year)
    };
    let found = finds(office);
    let mut found = found.into_iter().filter(is_it);
    let line = found.next().unwrap_or_else(|| panic!("{} finds no overlap in {district}", office.code));
    assert_eq!(found.next(), None, "one overlap is one finding");
    line
}

/// Decides on a finding, as the page does.
fn decides(office: &mut Office, line: &FindingLine, verdict: FindingVerdict, reason: &str) {
    let before = office.record::<FindingDecision>(line.id).cloned();
    let decision = decision_on(line, verdict, office.code, today(), before.as_ref());
    let decision = FindingDecision { reason: note(reason), ..decision };
    match before {
        Some(_) => office.changes(line.id, |it| *it = decision),
        None => office.enters(line.id, decision),
    }
}

fn standing(office: &Office, district: AreaCode, year: i32) -> (Standing, String) {
    let line = overlap(office, district, year);
    (line.standing, line.decision.unwrap_or_default())
}

/// Two districts and the province, each with rows of its own for 2026, after all have each other's files.
fn three_offices() -> [Office; 3] {
    let mut province = Office::begins(PROVINCE);
    confirms_the_match(&mut province);
    plans(&mut province, 2026, 600, &[TAPIN_SOUTH, MARTAPURA]);
    let [mut tapin, mut banjar] = [TAPIN, BANJAR].map(Office::begins);
    plans(&mut tapin, 2026, 120, &[TAPIN_SOUTH]);
    plans(&mut banjar, 2026, 90, &[MARTAPURA]);
    let [of_tapin, of_banjar] = [tapin.sends(), banjar.sends()];
    province.receives(&[&of_tapin, &of_banjar]);
    let merged = province.sends();
    tapin.receives(&[&merged]);
    banjar.receives(&[&merged]);
    [province, tapin, banjar]
}

#[test]
fn three_offices_that_merge_find_the_same_overlaps_and_nobody_is_asked() {
    let [province, mut tapin, banjar] = three_offices();
    tapin.reopens();
    for office in [&province, &tapin, &banjar] {
        assert_eq!((office.tables().plans.live().count(), office.is_asked()), (3, vec![]));
        // Of two plans that overlap the lesser is in question.
        assert_eq!(overlap(office, TAPIN, 2026).amount, 120_000_000);
        assert_eq!(overlap(office, BANJAR, 2026).amount, 90_000_000);
    }
    // Alone, a district finds nothing: it does not know what the province plans.
    let mut alone = Office::begins(TAPIN);
    plans(&mut alone, 2026, 120, &[TAPIN_SOUTH]);
    assert!(finds(&alone).iter().all(|line| line.test != FindingTest::SameActivity));
}

#[test]
fn the_same_decision_at_two_offices_is_no_question_and_holds_in_the_next_year() {
    let [mut province, mut tapin, mut banjar] = three_offices();
    let line = overlap(&tapin, TAPIN, 2026);
    decides(&mut tapin, &line, FindingVerdict::Accepted, "Peserta dibagi");
    decides(&mut province, &line, FindingVerdict::Accepted, "Peserta dibagi");
    exchange(&mut tapin, &mut province);
    banjar.receives(&[&province.sends()]);
    for office in [&mut province, &mut tapin, &mut banjar] {
        office.reopens();
        assert_eq!(office.is_asked(), []);
        let (standing, said) = standing(office, TAPIN, 2026);
        assert!(
            standing == Standing::Accepted && said.contains("Peserta dibagi") && !said.contains("berbeda"),
            "{said}"
        );
    }
    // The same is planned again; what was decided of the matter is not asked anew.
    plans(&mut tapin, 2027, 130, &[TAPIN_SOUTH]);
    plans(&mut province, 2027, 650, &[TAPIN_SOUTH]);
    exchange(&mut tapin, &mut province);
    for office in [&province, &tapin] {
        let (standing, said) = standing(office, TAPIN, 2027);
        assert!(standing == Standing::Accepted && said.contains("2026"), "{said}");
        assert_eq!(overlap(office, BANJAR, 2026).standing, Standing::Open);
    }
}

#[test]
fn the_same_decision_for_other_reasons_is_one_question() {
    let [mut province, mut tapin, _] = three_offices();
    let line = overlap(&tapin, TAPIN, 2026);
    decides(&mut tapin, &line, FindingVerdict::Accepted, "Peserta dibagi");
    decides(&mut province, &line, FindingVerdict::Accepted, "Materi berbeda");
    exchange(&mut tapin, &mut province);
    for office in [&province, &tapin] {
        assert_eq!(office.is_asked(), [("reason", vec!["Materi berbeda".into(), "Peserta dibagi".into()])]);
    }
    tapin.decides("reason", "Peserta dibagi");
    province.receives(&[&tapin.sends()]);
    for office in [&province, &tapin] {
        let seen = office.record::<FindingDecision>(line.id).expect("it is there");
        // Whose decision it is comes along.
        assert_eq!(
            (office.is_asked(), seen.reason.as_deref(), seen.office),
            (vec![], Some("Peserta dibagi"), Some(TAPIN))
        );
    }
}

#[test]
fn different_decisions_are_one_question_whose_answer_travels_and_can_be_taken_back() {
    let [mut province, mut tapin, mut banjar] = three_offices();
    let line = overlap(&banjar, BANJAR, 2026);
    decides(&mut banjar, &line, FindingVerdict::Committed, "Banjar menggeser lokasi");
    decides(&mut province, &line, FindingVerdict::Accepted, "Sasaran berbeda");
    exchange(&mut banjar, &mut province);
    let asked = [("verdict", vec!["diterima".into(), "komitmen".into()])];
    for office in [&mut province, &mut banjar] {
        office.reopens();
        assert_eq!(office.is_asked(), asked);
        // Until somebody chooses the later one stands, and it is said that there is another.
        let (standing, said) = standing(office, BANJAR, 2026);
        assert!(standing == Standing::Accepted && said.contains("berbeda"), "{said}");
        // With each answer the reason and the office come that belong to it.
        let question = office.questions().into_iter().next().expect("it is asked");
        let along = |value: &str, field: &str| {
            let answer = question.contenders.iter().find(|one| one.value == value).expect("it is an answer");
            let along = office.tables().taken_along(question.conflict, answer.stamp);
            along.into_iter().find(|(at, _)| at.field == field).map(|(_, value)| value)
        };
        assert_eq!(along("diterima", "reason"), Some("Sasaran berbeda".into()));
        assert_eq!(along("komitmen", "reason"), Some("Banjar menggeser lokasi".into()));
        assert_eq!(along("komitmen", "office"), Some(BANJAR.to_string().into()));
    }

    province.decides("verdict", "komitmen");
    let decision = |office: &Office| {
        let seen = office.record::<FindingDecision>(line.id).expect("it is there").clone();
        (office.is_asked(), seen.verdict, seen.reason.as_deref().map(str::to_owned), seen.office)
    };
    let chosen = (vec![], FindingVerdict::Committed, Some("Banjar menggeser lokasi".to_owned()), Some(BANJAR));
    assert_eq!(decision(&province), chosen);
    province.undoes();
    assert_eq!(province.is_asked(), asked);
    province.decides("verdict", "komitmen");
    let settled = province.sends();
    banjar.receives(&[&settled]);
    tapin.receives(&[&settled]);
    // Nor does an old file open it again.
    tapin.receives(&[&banjar.sends()]);
    for office in [&mut province, &mut banjar, &mut tapin] {
        office.reopens();
        assert_eq!(decision(office), chosen);
        assert_eq!(standing(office, BANJAR, 2026).0, Standing::Committed);
    }
}

/// Decided of two years without knowing of each other, it is decided from the first of them on.
#[test]
fn a_decision_that_another_office_took_of_a_later_year_leaves_the_earlier_one_decided() {
    let [mut province, mut tapin, _] = three_offices();
    plans(&mut tapin, 2027, 130, &[TAPIN_SOUTH]);
    plans(&mut province, 2027, 650, &[TAPIN_SOUTH]);
    exchange(&mut tapin, &mut province);
    let (of_first, of_second) = (overlap(&tapin, TAPIN, 2026), overlap(&province, TAPIN, 2027));
    decides(&mut tapin, &of_first, FindingVerdict::Accepted, "Peserta dibagi");
    decides(&mut province, &of_second, FindingVerdict::Accepted, "Peserta dibagi");
    exchange(&mut tapin, &mut province);
    for office in [&province, &tapin] {
        assert_eq!(office.is_asked(), []);
        for year in [2026, 2027] {
            assert_eq!(standing(office, TAPIN, year).0, Standing::Accepted, "{year}");
        }
    }
}

/// Story: the planner of the province, before a rakor.
#[test]
fn fourteen_files_become_a_list_of_what_to_talk_about_decided_and_handed_on_as_a_workbook() {
    let options = Options { cooperatives: 120, years: 4, ..Options::default() };
    let mut example = sample::fictional(&options);
    let planted = sample::add_plans(&mut example, &options, 1);
    let file = |(options, tables): &(Options, selaras::workspace::Tables)| {
        let at = Moment::from_millis(sample::finished_ms());
        let author = Author { office: options.office, replica: sample::replica(options), at };
        Sent(json::write(tables, &sample::seen(options), author, &mut |_, _| {}))
    };
    let files: Vec<Sent> = sample::apart(&example, &options).iter().map(file).collect();
    assert_eq!(files.len(), 14);

    let mut province = Office::begins(PROVINCE);
    let all: Vec<&Sent> = files.iter().collect();
    province.receives(&all);
    assert_eq!(province.tables().plans.live().count(), example.plans.live().count());
    assert_eq!(province.is_asked(), []);

    let day = Date::in_wita(sample::finished_ms());
    let lines = |office: &Office| finding_lines(Lang::Id, office.tables(), &FindingSettings::default(), day);
    let found = lines(&province);
    // All that one workspace with all of it would find, and all that was planted.
    let of_one = finding_lines(Lang::Id, &example, &FindingSettings::default(), day);
    let said = |lines: &[FindingLine]| -> Vec<String> { lines.iter().map(|line| line.sentence.clone()).collect() };
    assert_eq!(said(&found), said(&of_one));
    assert_eq!(found.len(), planted.len());
    let serious = found.iter().take_while(|line| line.severity == Severity::Serious).count();
    assert!(serious > 0 && found[serious..].iter().all(|line| line.severity < Severity::Serious));
    for line in &found[..3] {
        decides(&mut province, line, FindingVerdict::Committed, "Dibahas dalam rakor");
    }
    province.reopens();
    // Files that come a second time change nothing.
    province.receives(&all);
    let decided = lines(&province);
    assert_eq!(decided.iter().filter(|line| line.standing == Standing::Committed).count(), 3);
    assert_eq!(decided.len(), found.len());

    let book = sheet::to_xlsx(&[findings_sheet(Lang::Id, "Temuan", &decided)]).expect("it can be written");
    let book = sheet::open(&book, None, None).expect("it can be read");
    let rows = &book.sheets[0].rows;
    let texts: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| cell.text().to_string()).collect()).collect();
    assert_eq!(texts.len(), decided.len() + 1);
    for (line, row) in decided.iter().zip(&texts[1..]) {
        assert!(row.contains(&line.sentence), "{row:?}");
    }
    assert_eq!(texts.iter().flatten().filter(|text| text.contains("Dibahas dalam rakor")).count(), 3);

    // The decisions reach the districts.
    let mut tapin = Office::begins(TAPIN);
    tapin.receives(&[&files[3], &province.sends()]);
    assert_eq!(lines(&tapin).iter().filter(|line| line.standing == Standing::Committed).count(), 3);
}
