use super::*;
use crate::domain::status::StatusRule;
use crate::domain::{BookYear, Count, Id, Record, Ref, Rupiah, Text, Trainee, TraineeRole, Training, TrainingTopic};
use crate::i18n::Lang;
use crate::list::{ListOf, Records, Said, Wanted};
use crate::replica::{Row, Stamp};
use crate::workspace::{Index, Tables, Viewpoint};

fn id(number: u8) -> Id {
    Id::new(1, [number; 10])
}

fn index(tables: &Tables) -> Index {
    Index::build(tables, Viewpoint::in_tests(StatusRule::Ods))
}

/// Two courses: of one the list of names is shorter than stated, of the other there is none.
fn tables() -> Tables {
    let mut tables = Tables::default();
    for (number, title, topic, stated) in
        [(1, "Akuntansi", TrainingTopic::Accounting, Some(3)), (2, "Pemasaran", TrainingTopic::Marketing, Some(4))]
    {
        let course = Training {
            title: Text::optional(title).unwrap(),
            topic: Some(topic),
            year: BookYear::new(2023).unwrap(),
            begins_on: format!("2023-0{number}-10").parse().ok(),
            district: "63.05".parse().ok(),
            cost: Rupiah::new(1_000_000).ok(),
            stated: stated.and_then(|count| Count::new(count).ok()),
            ..Training::default()
        };
        tables.trainings.insert(Row::new(id(number), course, Stamp::default()));
    }
    for (number, name, role) in [(11, "Siti", TraineeRole::Chair), (12, "Budi", TraineeRole::Member)] {
        let of = Trainee {
            training: Ref::to(id(1)),
            name: Text::optional(name).unwrap(),
            role: Some(role),
            ..Trainee::default()
        };
        tables.trainees.insert(Row::new(id(number), of, Stamp::default()));
    }
    tables
}

fn found<R: Record>(list: &'static ListOf<R>, parameters: &[(&str, &str)]) -> Vec<Id> {
    let tables = tables();
    let find = |key: &str| parameters.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
    let wanted = Wanted::of(list, Lang::Id, find);
    let lines = list.lines(&tables, &index(&tables));
    list.found(Lang::Id, &lines, &wanted).into_iter().map(|line| line.row.id).collect()
}

#[test]
fn courses_tell_how_many_took_part_and_what_each_of_them_cost() {
    let tables = tables();
    let lines = TRAININGS.lines(&tables, &index(&tables));
    // The latest first.
    assert_eq!(lines.iter().map(|line| line.row.id).collect::<Vec<_>>(), [id(2), id(1)]);
    // By name, and where there is no list of names as the organiser states; without one there is no number by name.
    assert_eq!(lines[1].told[..2], [Said::Amount(Some(2)), Said::Amount(Some(500_000))]);
    assert_eq!(lines[0].told[..2], [Said::Amount(None), Said::Amount(Some(250_000))]);
    assert_eq!(found(&TRAININGS, &[("daftar", "selisih")]), [id(1)]);
    assert_eq!(found(&TRAININGS, &[("daftar", "belum-ada")]), [id(2)]);
    assert_eq!(found(&TRAININGS, &[("pokok", "akuntansi"), ("wilayah", "63.05")]), [id(1)]);
    let summary = (TRAININGS.sums_up)(Lang::Id, &lines);
    assert!(summary.contains("2 pelatihan, 2 peserta") && summary.contains("1 berbeda"), "{summary}");
}

#[test]
fn participants_are_listed_with_their_course_and_go_with_it() {
    assert_eq!(found(&TRAINEES, &[("jabatan", "ketua")]), [id(11)]);
    assert_eq!(found(&TRAINEES, &[("pokok", "akuntansi"), ("urut", "nama")]), [id(12), id(11)]);
    assert!(found(&TRAINEES, &[("pokok", "pemasaran")]).is_empty());
    let mut tables = tables();
    let lines = TRAINEES.lines(&tables, &index(&tables));
    assert_eq!(lines[0].told[0], Said::Text(Some("Akuntansi".to_owned())));
    assert_eq!(lines[0].told[1], Said::Day("2023-01-10".parse().ok()));
    let gone = Row { deleted: true, ..tables.trainings.get(id(1)).unwrap().clone() };
    tables.trainings.insert(gone);
    assert_eq!(TRAINEES.lines(&tables, &index(&tables)).len(), 0);
}

#[test]
fn an_address_is_read_as_it_is_written_and_every_field_of_a_form_is_one() {
    let pages = [
        TrainingsPage::List,
        TrainingsPage::Trainees,
        TrainingsPage::Analysis,
        TrainingsPage::Companions,
        TrainingsPage::One(id(1)),
        TrainingsPage::Form(None),
        TrainingsPage::Form(Some(id(1))),
        TrainingsPage::Trainee(id(2)),
        TrainingsPage::NewTrainee(id(1)),
        TrainingsPage::Companion(id(3)),
        TrainingsPage::CompanionForm(None),
        TrainingsPage::CompanionForm(Some(id(3))),
        TrainingsPage::Report(id(3), None),
        TrainingsPage::Report(id(3), Some(id(4))),
    ];
    for page in pages {
        let address = page.address();
        let parts: Vec<&str> = address.split('/').skip(2).collect();
        assert_eq!(TrainingsPage::of(&parts), Some(page), "{address}");
    }
    assert_eq!(TrainingsPage::of(&["bukan-id"]), None);
    let paths = [
        (TRAININGS.record_path(None, Some(id(1))), TrainingsPage::One(id(1))),
        (TRAININGS.record_path(None, None), TrainingsPage::Form(None)),
        (TRAINEES.record_path(None, Some(id(2))), TrainingsPage::Trainee(id(2))),
        (COMPANIONS.record_path(None, Some(id(3))), TrainingsPage::Companion(id(3))),
        (COMPANIONS.record_path(None, None), TrainingsPage::CompanionForm(None)),
    ];
    for (path, page) in paths {
        assert_eq!(format!("#{path}"), page.address());
    }
    fn all_in_form<R: Record>(records: &Records<R>, without: &[&str]) {
        for (field, info) in R::FIELDS.iter().enumerate() {
            let is_in_form = records.form.iter().any(|inputs| inputs.iter().any(|(of, _)| *of == field));
            assert_eq!(is_in_form, !without.contains(&info.name), "{} of {}", info.name, R::TABLE);
        }
    }
    all_in_form(&TRAININGS.records, &["fictional"]);
    all_in_form(&TRAINEES.records, &["training"]);
    all_in_form(&COMPANIONS.records, &["fictional"]);
    all_in_form(&COMPANION_REPORTS, &["companion"]);
}
