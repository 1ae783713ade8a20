//! The figures of courses add up to their rows, whatever was entered; and each says what it does not know.

use super::*;
use crate::domain::status::StatusRule;
use crate::domain::{
    AnnualReport, AreaCode, BookYear, Cooperative, Count, Enterprise, EnterpriseYear, FundCode, Id, Kind, Level,
    PersonNik, RatState, Ref, ReportPeriod, Rupiah, Sector, Text, Trainee, TraineeRole, Training, TrainingMode,
    TrainingTopic,
};
use crate::replica::{Row, Stamp};
use crate::workspace::{Index, Tables, Viewpoint};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn id(number: u8) -> Id {
    Id::new(1, [number; 10])
}

fn index(tables: &Tables) -> Index {
    Index::build(tables, Viewpoint::in_tests(StatusRule::Ods))
}

fn text(text: &str) -> Option<Text> {
    Text::optional(text).unwrap()
}

fn course(number: u8, topic: Option<TrainingTopic>, title: &str, day: &str) -> Row<Training> {
    let begins_on = day.parse().ok();
    let year = begins_on.map_or(2023, |day: crate::domain::Date| day.year());
    let of =
        Training { title: text(title), topic, begins_on, year: BookYear::new(year).unwrap(), ..Training::default() };
    Row::new(id(number), of, Stamp::default())
}

fn trainee(number: u8, course: u8, nik: &str, name: &str, phone: &str) -> Row<Trainee> {
    let of = Trainee {
        training: Ref::to(id(course)),
        name: text(name),
        nik: PersonNik::new(nik).unwrap(),
        phone: text(phone),
        ..Trainee::default()
    };
    Row::new(id(number), of, Stamp::default())
}

const SITI: &str = "6305025509800001";

#[test]
fn the_same_subject_to_the_same_person_within_the_months_is_found_and_nothing_else_is() {
    let mut tables = Tables::default();
    let accounting = Some(TrainingTopic::Accounting);
    for row in [
        course(1, accounting, "A", "2023-01-10"),
        course(2, accounting, "B", "2024-01-10"),
        course(3, accounting, "C", "2025-01-11"),
        course(4, Some(TrainingTopic::Tax), "D", "2023-02-10"),
        course(5, None, "Rakor Usaha", "2023-03-01"),
        course(6, Some(TrainingTopic::Other), "RAKOR  usaha", "2023-04-01"),
        course(7, accounting, "E", ""),
    ] {
        tables.trainings.insert(row);
    }
    for row in [
        trainee(11, 1, SITI, "Siti", ""),
        // To the day twelve months later, and a day more than that.
        trainee(12, 2, SITI, "Siti A.", ""),
        trainee(13, 3, SITI, "Siti", ""),
        trainee(14, 4, SITI, "Siti", ""),
        trainee(15, 5, "", "Budi", "0812-0000-1111"),
        trainee(16, 6, "63E+15", "BUDI", "+62 812 0000 1111"),
        trainee(17, 1, "", "Ani", ""),
        trainee(18, 7, SITI, "Siti", ""),
    ] {
        tables.trainees.insert(row);
    }
    let found = people(&tables);
    assert_eq!(found.unknown, [id(17)]);
    assert_eq!(found.repeated().map(|one| one.trainees.len()).collect::<Vec<_>>(), [5, 2]);
    let ids = |months| repeats(&tables, &found, months).0.into_iter().map(|one| one.trainees).collect::<Vec<_>>();
    let mut within: Vec<Vec<Id>> = ids(12);
    within.sort();
    assert_eq!(within, [vec![id(11), id(12)], vec![id(15), id(16)]]);
    assert!(ids(13).contains(&vec![id(11), id(12), id(13)]));
    assert_eq!(ids(1), [vec![id(15), id(16)]]);
    // Of a course without a day nobody can say.
    assert_eq!(repeats(&tables, &found, 12).1, [id(18)]);
    // What belongs to a deleted course is of none.
    let gone = Row { deleted: true, ..tables.trainings.get(id(2)).unwrap().clone() };
    tables.trainings.insert(gone);
    assert_eq!(people(&tables).repeated().map(|one| one.trainees.len()).collect::<Vec<_>>(), [4, 2]);
}

#[test]
fn a_board_is_reached_where_one_of_it_is_linked_and_what_is_not_linked_is_said() {
    let mut tables = Tables::default();
    tables.trainings.insert(course(1, None, "A", "2023-01-10"));
    for (number, district) in [(31, Some("63.05")), (32, Some("63.05")), (33, None)] {
        let of = Cooperative {
            name: Text::new("KUD").unwrap(),
            district: district.map(|code| code.parse().unwrap()),
            ..Cooperative::default()
        };
        tables.cooperatives.insert(Row::new(id(number), of, Stamp::default()));
    }
    let add = |tables: &mut Tables, number: u8, role, cooperative: Option<u8>| {
        let mut row = trainee(number, 1, "", "X", "");
        row.value.role = role;
        row.value.cooperative = cooperative.map(|number| Ref::to(id(number)));
        tables.trainees.insert(row);
    };
    add(&mut tables, 41, Some(TraineeRole::Chair), Some(31));
    add(&mut tables, 42, Some(TraineeRole::Member), Some(32));
    add(&mut tables, 43, Some(TraineeRole::Supervisor), None);
    let (found, unlinked) = coverage(&tables);
    let said: Vec<_> = found.iter().map(|of| (of.district.is_some(), of.reached.clone(), of.others.clone())).collect();
    assert_eq!(said, [(true, vec![id(31)], vec![id(32)]), (false, vec![], vec![id(33)])]);
    assert_eq!(unlinked, [id(43)]);
    // Somebody of the second was there, though nobody of its board.
    assert_eq!(never_trained(&tables).cooperatives, [id(33)]);
}

#[test]
fn what_became_of_the_fund_adds_up_and_what_is_in_no_tranche_is_said() {
    let mut tables = Tables::default();
    let fund = |code: &str| FundCode::new(code).unwrap();
    let of = |number: u8, tranche, code: &str, budget: i64, cost: Option<i64>, stated: Option<u64>| {
        let mut row = course(number, None, "A", "2023-01-10");
        row.value.area = Some("63.05".parse().unwrap());
        row.value.fund = fund(code);
        row.value.tranche = tranche;
        row.value.capacity = Count::new(20).ok();
        row.value.budget = Rupiah::new(budget).ok();
        row.value.cost = cost.and_then(|cost| Rupiah::new(cost).ok());
        row.value.stated = stated.and_then(|count| Count::new(count).ok());
        row
    };
    tables.trainings.insert(of(1, Some(ReportPeriod::Tranche1), "2.2.01.01.04.0016", 100, Some(90), Some(18)));
    tables.trainings.insert(of(2, Some(ReportPeriod::Quarter2), "2.2.01.01.04.0025", 50, Some(40), None));
    tables.trainings.insert(of(3, Some(ReportPeriod::Tranche2), "1.2.01.01.02", 900, Some(900), None));
    tables.trainees.insert(trainee(11, 2, "", "X", ""));
    let found = fund_use(&tables, BookYear::new(2023).unwrap());
    assert_eq!(found.lines.len(), 1);
    let line = &found.lines[0];
    assert_eq!((line.planned.money, line.planned.trained), (150, 40));
    assert_eq!((line.tranches[0].money, line.tranches[0].trained), (90, 18));
    assert_eq!((line.elsewhere.money, line.elsewhere.trained), (40, 1));
    assert_eq!((line.left().money, line.left().trained), (20, 21));
    assert_eq!(line.trainings, [id(1), id(2)]);
    assert_eq!(found.whole().left(), line.left());
    assert_eq!(fund_years(&tables).len(), 1);
}

/// A cooperative of a district with reports of two years: whether the RAT was held, and members.
fn cooperative(tables: &mut Tables, number: u8, before: (Option<bool>, u64), after: (Option<bool>, u64)) {
    let of = Cooperative {
        name: Text::new("KUD").unwrap(),
        kind: Some(Kind::Consumer),
        district: Some("63.05".parse().unwrap()),
        ..Cooperative::default()
    };
    tables.cooperatives.insert(Row::new(id(number), of, Stamp::default()));
    for (year, (held, members)) in [(2021, before), (2022, after)] {
        let year = BookYear::new(year).unwrap();
        let report = AnnualReport {
            cooperative: Ref::to(id(number)),
            year,
            rat: held.map(|held| if held { RatState::Held } else { RatState::NotHeld }),
            members: Count::new(members).ok().filter(|members| members.get() > 0),
            ..AnnualReport::default()
        };
        tables.annual_reports.insert(Row::new(AnnualReport::id(id(number), year), report, Stamp::default()));
    }
}

#[test]
fn those_who_were_trained_are_held_against_those_who_start_alike_and_what_is_not_reported_is_neither() {
    let mut tables = Tables::default();
    tables.trainings.insert(course(1, None, "A", "2022-05-10"));
    let no = |members| (Some(false), members);
    // Trained: one whose RAT was held afterwards, one of which nothing is reported, one that starts as nobody else does.
    cooperative(&mut tables, 31, no(20), (Some(true), 25));
    cooperative(&mut tables, 32, no(20), (None, 0));
    cooperative(&mut tables, 33, (Some(true), 20), (Some(true), 20));
    // Others that start like the first.
    cooperative(&mut tables, 41, no(20), no(20));
    cooperative(&mut tables, 42, no(20), (Some(true), 18));
    cooperative(&mut tables, 43, no(20), (None, 0));
    for (number, of) in [(51, 31), (52, 32), (53, 33)] {
        let mut row = trainee(number, 1, "", "X", "");
        row.value.cooperative = Some(Ref::to(id(of)));
        tables.trainees.insert(row);
    }
    let index = index(&tables);
    let found = effects(&tables, &index);
    let of = |what| found.iter().find(|effect| effect.of == what).map(|effect| &effect.compared).unwrap();
    let rat = of(EffectOf::Rat);
    assert_eq!((rat.trained.changed.clone(), rat.trained.same.clone()), (vec![id(31)], vec![]));
    assert_eq!((rat.others.changed.clone(), rat.others.same.clone()), (vec![id(42)], vec![id(41)]));
    assert_eq!((rat.unreported.clone(), rat.alone.clone()), (vec![id(32)], vec![id(33)]));
    assert!((rat.expected - 0.5).abs() < 1e-9);
    let members = of(EffectOf::Members);
    assert_eq!((members.trained.changed.clone(), members.others.known()), (vec![id(31)], 2));
    assert_eq!(found.iter().map(|effect| effect.compared.all()).collect::<Vec<_>>(), [3, 3, 3, 3, 0]);
}

#[test]
fn sales_of_an_enterprise_are_compared_around_the_year_of_the_course() {
    let mut tables = Tables::default();
    tables.trainings.insert(course(1, None, "A", "2022-05-10"));
    for (number, before, after) in [(31, 100, 150), (32, 100, 90), (33, 100, 120)] {
        let of = Enterprise {
            sector: Some(Sector::Trade),
            district: Some("63.05".parse().unwrap()),
            ..Enterprise::default()
        };
        tables.enterprises.insert(Row::new(id(number), of, Stamp::default()));
        for (year, sales) in [(2021, before), (2023, after)] {
            let year = BookYear::new(year).unwrap();
            let figures = EnterpriseYear {
                enterprise: Ref::to(id(number)),
                year,
                sales: Rupiah::new(sales).ok(),
                ..EnterpriseYear::default()
            };
            tables.enterprise_years.insert(Row::new(EnterpriseYear::id(id(number), year), figures, Stamp::default()));
        }
    }
    let mut row = trainee(51, 1, "", "X", "");
    row.value.enterprise = Some(Ref::to(id(31)));
    tables.trainees.insert(row);
    let found = effects(&tables, &index(&tables));
    let sales = &found.iter().find(|effect| effect.of == EffectOf::Sales).unwrap().compared;
    assert_eq!((sales.trained.changed.clone(), sales.others.changed.clone()), (vec![id(31)], vec![id(33)]));
    assert_eq!(sales.others.same, [id(32)]);
}

/// Courses and participants by chance: of each a few choices, so that many meet.
fn chosen() -> impl Strategy<Value = Tables> {
    let courses = prop::collection::vec((0..6usize, 0..8usize, 0..4usize, any::<bool>(), 0..3u64), 0..8);
    let people = prop::collection::vec((0..8usize, 0..5usize, 0..4usize, 0..4usize, 0..5usize), 0..40);
    (courses, people).prop_map(|(courses, people)| {
        let mut tables = Tables::default();
        for (at, (topic, when, mode, has_cost, stated)) in courses.iter().enumerate() {
            let topic = TrainingTopic::ALL.get(*topic).copied().filter(|_| *topic > 0);
            let day =
                ["", "2021-03-01", "2021-09-01", "2022-03-01", "2022-04-01", "2022-12-31", "2023-01-02", "2023-06-01"];
            let mut row = course(at as u8 + 1, topic, "Judul", day[*when]);
            row.value.mode = TrainingMode::ALL.get(*mode).copied();
            row.value.level = [Level::District, Level::Province].get(*mode).copied();
            row.value.cost = Rupiah::new(1_000_000).ok().filter(|_| *has_cost);
            row.value.stated = Count::new(*stated).ok();
            row.value.fund = FundCode::new("2.2.01.01.04.0016").unwrap().filter(|_| *mode > 1);
            row.deleted = *when == 7;
            tables.trainings.insert(row);
        }
        for number in 0..5u8 {
            let district =
                ["63.05", "63.01"].get(usize::from(number) / 2).and_then(|code| code.parse::<AreaCode>().ok());
            let of = Cooperative { name: Text::new("KUD").unwrap(), district, ..Cooperative::default() };
            tables.cooperatives.insert(Row::new(id(100 + number), of, Stamp::default()));
        }
        for (at, (course, person, role, need, cooperative)) in people.iter().enumerate() {
            let nik = ["", SITI, "6305021509800002", "63E+15", "6305021509800003"][*person];
            let mut row = trainee(120 + at as u8, *course as u8 + 1, nik, "Nama", ["", "0812-0000-1111"][*person % 2]);
            row.value.role =
                [None, Some(TraineeRole::Chair), Some(TraineeRole::Supervisor), Some(TraineeRole::Member)][*role];
            row.value.need = [None, Some(TrainingTopic::Tax), Some(TrainingTopic::Export), None][*need];
            row.value.need_stated = (*need == 3).then(|| crate::domain::Note::cut("lain"));
            row.value.cooperative = (*cooperative > 0).then(|| Ref::to(id(99 + *cooperative as u8)));
            tables.trainees.insert(row);
        }
        tables
    })
}

proptest! {
    #[test]
    fn every_figure_adds_up_to_its_rows(tables in chosen(), year in 2021..2024i32) {
        let index = index(&tables);
        let live: BTreeSet<Id> = tables.trainees.live()
            .filter(|row| tables.trainings.get_live(*row.value.training).is_some())
            .map(|row| row.id)
            .collect();
        for year in [None, BookYear::new(year)] {
            let found = Overview::of(&tables, &index, Asked { year, months: MONTHS });
            // Everybody who took part is a person or nobody that can be told.
            let mut all: Vec<Id> = found.people.persons.iter().flat_map(|one| one.trainees.clone()).collect();
            all.extend(&found.people.unknown);
            prop_assert_eq!(all.len(), live.len());
            prop_assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), live.clone());
            for repeat in &found.repeats {
                prop_assert!(repeat.trainees.len() > 1);
                let person = found.people.persons.iter().find(|one| one.trainees.contains(&repeat.trainees[0])).unwrap();
                prop_assert!(repeat.trainees.iter().all(|id| person.trainees.contains(id)));
            }
            // Districts divide the cooperatives.
            let of_districts: usize = found.coverage.iter().map(Coverage::all).sum();
            prop_assert_eq!(of_districts, tables.cooperatives.live().count());
            // Needs divide the participants of the year.
            let of_year = live.iter().filter(|id| {
                let course = *tables.trainees.get(**id).unwrap().value.training;
                year.is_none_or(|year| tables.trainings.get(course).unwrap().value.year == year)
            });
            prop_assert_eq!(found.needs.all(), of_year.count());
            // Costs divide the courses of the year twice: by level, and by the way in which they are held.
            let courses = tables.trainings.live().filter(|row| year.is_none_or(|year| row.value.year == year)).count();
            for is_level in [true, false] {
                let of = found.costs.iter().filter(|(of, _)| matches!(of, CostOf::Level(_)) == is_level);
                let count: usize = of.map(|(_, line)| line.known.len() + line.unknown.len()).sum();
                prop_assert_eq!(count, courses);
            }
            // Trained cooperatives are compared, alone, or unreported; never two of them.
            for effect in &found.effects {
                let compared = &effect.compared;
                let mut ids: Vec<Id> = [&compared.trained.changed, &compared.trained.same, &compared.unreported, &compared.alone]
                    .into_iter().flatten().copied().collect();
                let count = ids.len();
                ids.sort_unstable();
                ids.dedup();
                prop_assert_eq!((ids.len(), compared.all()), (count, count));
                prop_assert!(compared.expected <= compared.trained.known() as f64 + 1e-9);
            }
            // Every figure that the page shows leads to just its rows, by the address that it writes.
            let mut figures = vec![
                (Figure::Repeated, found.people.repeated().map(|one| one.trainees.len()).sum::<usize>()),
                (Figure::Unknown, found.people.unknown.len()),
                (Figure::Unlinked, found.unlinked.len()),
                (Figure::NeverCooperatives, found.never.cooperatives.len()),
                (Figure::NeedUncoded, found.needs.uncoded.len()),
                (Figure::NeedUnsaid, found.needs.unsaid.len()),
            ];
            for of in &found.coverage {
                figures.extend([(Figure::Reached(of.district), of.reached.len()), (Figure::Unreached(of.district), of.others.len())]);
            }
            figures.extend(found.needs.topics.iter().map(|(topic, ids)| (Figure::Need(*topic), ids.len())));
            for (of, line) in &found.costs {
                figures.extend([(Figure::Cost(*of), line.known.len()), (Figure::CostUnknown(*of), line.unknown.len())]);
            }
            for line in found.fund.iter().flat_map(|(_, found)| &found.lines) {
                figures.push((Figure::FundTrainings(line.area), line.trainings.len()));
                figures.push((Figure::FundCompanions(line.area), line.companions.len()));
            }
            for effect in &found.effects {
                figures.push((Figure::Effect(effect.of, Whom::Changed), effect.compared.trained.changed.len()));
                figures.push((Figure::Effect(effect.of, Whom::OthersSame), effect.compared.others.same.len()));
            }
            for (figure, count) in figures {
                prop_assert_eq!(Figure::of(&figure.code()), Some(figure));
                prop_assert_eq!(found.rows(figure).1.len(), count, "{}", figure.code());
            }
        }
    }
}
