//! Courses, with how many took part, what each of them cost, and whether the list of names is whole.

use super::{funds, sheet};
use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::{BookYear, Trainee, Training};
use crate::exchange::sheet::Sheet;
use crate::i18n::{Label, Lang};
use crate::list::pivot::{Dimension, Of};
use crate::list::{Column, Filter, Line, ListOf, Records, Said, Tells, Told, Words};
use crate::replica::Row;
use crate::workspace::{Index, Tables};

/// How many took part by name, by which addresses call it.
const PARTICIPANTS: &str = "peserta";
/// Whether the list of names is whole.
const NAMES: &str = "daftar";

/// What becomes of the number that the organiser states beside the list of names.
const WHOLE: &str = "cocok";
const DIFFERS: &str = "selisih";
const ABSENT: &str = "belum-ada";

/// Whether the names of so many participants are as many as the organiser states; none where nobody states a number.
pub fn is_listed_whole(training: &Training, named: usize) -> Option<bool> {
    training.stated.map(|stated| usize::try_from(stated.get()).ok() == Some(named))
}

fn participants(tables: &Tables, index: &Index, row: &Row<Training>) -> usize {
    index.of::<Trainee>(tables, row.id).count()
}

/// What is told of courses, in the order of the columns.
const TOLD: &[Told<Training>] = &[
    Told {
        key: PARTICIPANTS,
        label: |t| t.participants_named(),
        // A course without a list of names had participants all the same.
        tells: Tells::Amount(|tables, index, row, _| {
            let named = participants(tables, index, row);
            (named > 0).then(|| i64::try_from(named).unwrap_or(i64::MAX))
        }),
        is_column: true,
    },
    Told {
        key: "biaya-peserta",
        label: |t| t.cost_of_each(),
        tells: Tells::Amount(|tables, index, row, _| {
            let named = participants(tables, index, row);
            let stated = row.value.stated.map_or(0, |stated| stated.get() as usize);
            row.value.cost_of_each(if named > 0 { named } else { stated })
        }),
        is_column: true,
    },
    Told {
        key: NAMES,
        label: |t| t.list_of_names(),
        tells: Tells::One {
            choices: |t| {
                let of = |code: &str, name: &str| (code.to_owned(), name.to_owned());
                vec![
                    of(WHOLE, t.pick("Sama dengan yang dilaporkan", "As many as stated")),
                    of(DIFFERS, t.pick("Berbeda dari yang dilaporkan", "Other than stated")),
                    of(ABSENT, t.pick("Daftar nama belum ada", "No list of names")),
                ]
            },
            of: |tables, index, row, _| match participants(tables, index, row) {
                // Of one that is still to come, on the day for which the figures stand, there is none to be missed.
                0 => row.value.day().is_none_or(|day| day <= index.position()).then_some(ABSENT),
                named => is_listed_whole(&row.value, named).map(|is_whole| if is_whole { WHOLE } else { DIFFERS }),
            },
        },
        is_column: false,
    },
];

/// What is said of courses together: how many, how many took part by name, what they cost, and of how many the list is not whole.
fn summary(t: Lang, lines: &[Line<Training>]) -> String {
    let told = |key: &str| TOLD.iter().position(|told| told.key == key).unwrap_or_default();
    let (named, names) = (told(PARTICIPANTS), told(NAMES));
    let amount = |line: &Line<Training>| match &line.told[named] {
        Said::Amount(Some(amount)) => *amount,
        _ => 0,
    };
    let people: i64 = lines.iter().map(amount).sum();
    let cost: i64 = lines.iter().filter_map(|line| line.row.value.cost).map(|cost| cost.get()).sum();
    let differ = lines.iter().filter(|line| line.told[names].is_of(DIFFERS)).count();
    let absent = lines.iter().filter(|line| line.told[names].is_of(ABSENT)).count();
    let text = t.trainings_summary(&t.count(lines.len()), &t.number(people), &t.rupiah_short(cost));
    match (differ, absent) {
        (0, 0) => text,
        (differ, absent) => format!("{text} {}", t.trainings_lists(&t.count(differ), &t.count(absent))),
    }
}

/// Every field of the courses, and the performance of the fund in their years.
fn sheets(t: Lang, tables: &Tables, _: &Index, lines: &[Line<Training>]) -> Vec<Sheet> {
    let all = TRAININGS.sheet(t, t.page_trainings(), lines);
    std::iter::once(all).chain(sheet::fund_sheets(tables, lines)).collect()
}

/// The list: the latest first.
pub static TRAININGS: ListOf<Training> = ListOf {
    records: Records {
        words: Words {
            title: |t| t.page_trainings(),
            add: |t| t.pick("Catat pelatihan", "Record a course"),
            edit: |t| t.pick("Ubah pelatihan", "Edit the course"),
            none: |t| t.pick("Belum ada pelatihan.", "No course is recorded."),
            deleted: |t| {
                t.pick(
                    "Pelatihan ini hilang bersama daftar pesertanya. Dapat diurungkan selama halaman ini terbuka.",
                    "This course goes, with the list of its participants. This can be undone while the page is open.",
                )
            },
        },
        form: &[
            &[
                (Training::AT.title, None),
                (
                    Training::AT.topic,
                    Some(|t| {
                        t.pick(
                            "Yang membuat pelatihan sejenis dikenali kembali",
                            "By which the same subject is known again",
                        )
                    }),
                ),
                (Training::AT.activity, None),
                (Training::AT.mode, None),
            ],
            &[
                (Training::AT.begins_on, None),
                (Training::AT.ends_on, None),
                (Training::AT.district, None),
                (Training::AT.place, None),
                (
                    Training::AT.sessions,
                    Some(|t| t.pick("Sesi atau hari yang dapat dihadiri", "Sessions or days to attend")),
                ),
            ],
            &[(Training::AT.level, None), (Training::AT.area, None), (Training::AT.organiser, None)],
            &[(Training::AT.year, None), (Training::AT.plan, None)],
            &[
                (Training::AT.fund, None),
                (Training::AT.tranche, None),
                (Training::AT.budget, None),
                (Training::AT.cost, None),
            ],
            &[
                (Training::AT.capacity, None),
                (
                    Training::AT.stated,
                    Some(|t| t.pick("Diperiksa terhadap daftar nama", "Held against the list of names")),
                ),
            ],
            &[(
                Training::AT.curriculum,
                Some(|t| t.pick("Satu materi satu baris, dengan jamnya", "One subject a line, with its hours")),
            )],
            &[(Training::AT.note, None)],
        ],
        offers: &[(Training::AT.fund, funds)],
        suggests: &[],
        blank: |today| Training {
            year: BookYear::new(today.year()).unwrap_or_default(),
            begins_on: Some(today),
            ..Training::default()
        },
        columns: &[
            Column::plain("judul", &[Training::AT.title, Training::AT.topic]),
            Column::plain("mulai", &[Training::AT.begins_on]),
            Column::plain("wilayah", &[Training::AT.district, Training::AT.place]),
            Column::plain("penyelenggara", &[Training::AT.level, Training::AT.organiser]),
        ],
        // Money of a plan is of the year of the plan.
        beside: |tables, _, of| {
            let plan = of.plan.and_then(|plan| tables.plans.get_live(*plan));
            let is_other = plan.is_some_and(|plan| plan.value.year != of.year);
            let found = Finding { field: "plan", problem: Problem::PlanYear, severity: Severity::Warning };
            is_other.then_some(found).into_iter().collect()
        },
        place: |of, _| {
            let day = of.day().map_or_else(
                || u32::from(of.year.get()) * 10_000,
                |day| day.year().unsigned_abs() * 10_000 + u32::from(day.month()) * 100 + u32::from(day.day()),
            );
            u32::MAX - day
        },
        named: (Training::AT.title, |t, of| {
            let topic = of.topic.map(|topic| topic.label(t));
            of.title
                .as_deref()
                .or(topic)
                .unwrap_or_else(|| t.pick("Pelatihan tanpa judul", "A course without a title"))
                .to_owned()
        }),
    },
    path: super::page::PATH,
    tab: |t| t.pick("Kegiatan", "Courses"),
    lead: |t| {
        t.pick(
            "Pelatihan semua tingkat: siapa yang menyelenggarakan, dari dana apa, dan siapa pesertanya.",
            "Courses of all levels: who held them, out of which money, and who took part.",
        )
    },
    begin: |t| {
        t.pick(
            "Impor daftar peserta dari Excel: pelatihannya tercatat bersama pesertanya. Atau catat satu pelatihan.",
            "Bring in a list of participants from Excel: the course comes with them. Or record one course.",
        )
    },
    file: |t| t.pick("pelatihan", "courses"),
    sums_up: summary,
    filters: &[
        Filter::of_district("wilayah", |of| of.seat()),
        Filter::of_codes("pokok", Training::AT.topic),
        Filter::of_codes("tingkat", Training::AT.level),
        Filter::of_codes("tahap", Training::AT.tranche),
        Filter::of_codes("cara", Training::AT.mode),
    ],
    dimensions: &[
        Dimension { key: "pokok", of: Of::Field(Training::AT.topic) },
        Dimension { key: "wilayah", of: Of::Field(Training::AT.district) },
        Dimension { key: "tingkat", of: Of::Field(Training::AT.level) },
        Dimension { key: "tahun", of: Of::Field(Training::AT.year) },
        Dimension { key: "tahap", of: Of::Field(Training::AT.tranche) },
        Dimension { key: "cara", of: Of::Field(Training::AT.mode) },
        Dimension { key: "kantor", of: Of::Field(Training::AT.area) },
    ],
    searched: &[
        Training::AT.title,
        Training::AT.organiser,
        Training::AT.place,
        Training::AT.activity,
        Training::AT.year,
    ],
    told: TOLD,
    called: None,
    stands_for: None,
    sheets: Some(sheets),
};
