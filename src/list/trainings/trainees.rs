//! Who took part, with the course.

use super::{all_of, sheet};
use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::{CertificateKind, Sex, Trainee, Training, TrainingTopic};
use crate::exchange::sheet::Sheet;
use crate::i18n::{Label, Lang};
use crate::list::pivot::{Dimension, Of};
use crate::list::{Column, Filter, Line, ListOf, Records, Tells, Told, Words};
use crate::replica::Row;
use crate::workspace::{Index, Tables};

fn course<'t>(tables: &'t Tables, row: &Row<Trainee>) -> Option<&'t Training> {
    tables.trainings.get_live(*row.value.training).map(|row| &row.value)
}

/// What is told of a participant out of the course, in the order of the columns.
const TOLD: &[Told<Trainee>] = &[
    Told {
        key: "pelatihan",
        label: |t| t.field("trainees", "training"),
        tells: Tells::Text(|tables, _, row, _| {
            course(tables, row).and_then(|course| course.title.as_deref().map(str::to_owned))
        }),
        is_column: true,
    },
    Told {
        key: "tanggal",
        label: |t| t.field("trainings", "begins_on"),
        tells: Tells::Day(|tables, _, row, _| course(tables, row).and_then(Training::day)),
        is_column: true,
    },
    Told {
        key: "pokok",
        label: |t| t.field("trainings", "topic"),
        tells: Tells::One {
            choices: all_of!(TrainingTopic),
            of: |tables, _, row, _| course(tables, row)?.topic.map(TrainingTopic::code),
        },
        is_column: false,
    },
];

/// What is said of participants together: how many, how many women, how many with a certificate of competence.
fn summary(t: Lang, lines: &[Line<Trainee>]) -> String {
    let count = |is: &dyn Fn(&Trainee) -> bool| lines.iter().filter(|line| is(&line.row.value)).count();
    let women = count(&|of| of.sex == Some(Sex::Female));
    let unsaid = count(&|of| of.sex.is_none());
    let certified = count(&|of| of.certificate == Some(CertificateKind::Competence));
    let courses: std::collections::BTreeSet<_> = lines.iter().map(|line| *line.row.value.training).collect();
    let text = t.trainees_summary(&t.count(lines.len()), &t.count(courses.len()), &t.count(women), &t.count(certified));
    if unsaid == 0 { text } else { format!("{text} {}", t.trainees_sex_unsaid(&t.count(unsaid))) }
}

/// The full export of the ministry, and every field.
fn sheets(t: Lang, tables: &Tables, _: &Index, lines: &[Line<Trainee>]) -> Vec<Sheet> {
    vec![sheet::trainee_sheet(tables, lines), TRAINEES.sheet(t, t.page_trainees(), lines)]
}

/// The list.
pub static TRAINEES: ListOf<Trainee> = ListOf {
    records: Records {
        words: Words {
            title: |t| t.page_trainees(),
            add: |t| t.pick("Catat peserta", "Record a participant"),
            edit: |t| t.pick("Ubah peserta", "Edit the participant"),
            none: |t| t.pick("Belum ada peserta.", "No participant is recorded."),
            deleted: |t| {
                t.pick(
                    "Catatan peserta ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                    "The record of this participant goes. This can be undone while the page is open.",
                )
            },
        },
        form: &[
            &[
                (Trainee::AT.name, Some(|t| t.pick("Pribadi", "Private"))),
                (
                    Trainee::AT.nik,
                    Some(|t| {
                        t.pick(
                            "16 angka. Pribadi: tidak ada di berkas untuk umum",
                            "16 digits. Private: not in files for the public",
                        )
                    }),
                ),
                (Trainee::AT.sex, None),
                (Trainee::AT.birthplace, Some(|t| t.pick("Pribadi", "Private"))),
                (Trainee::AT.born_on, Some(|t| t.pick("Pribadi", "Private"))),
                (Trainee::AT.religion, Some(|t| t.pick("Pribadi", "Private"))),
                (Trainee::AT.education, None),
                (Trainee::AT.district, None),
                (Trainee::AT.phone, Some(|t| t.pick("Pribadi", "Private"))),
                (Trainee::AT.email, Some(|t| t.pick("Pribadi", "Private"))),
            ],
            &[
                (Trainee::AT.kind, None),
                (Trainee::AT.cooperative, None),
                (Trainee::AT.enterprise, None),
                (Trainee::AT.role, None),
                (Trainee::AT.position, Some(|t| t.pick("Seperti tertulis di daftar", "As the list words it"))),
                (Trainee::AT.organisation, Some(|t| t.pick("Seperti tertulis di daftar", "As the list words it"))),
                (Trainee::AT.line, None),
                (Trainee::AT.organisation_address, None),
                (Trainee::AT.organisation_number, None),
                (Trainee::AT.organisation_founded, None),
                (Trainee::AT.monthly_sales, None),
                (Trainee::AT.workers, None),
            ],
            &[
                (Trainee::AT.attended, None),
                (Trainee::AT.score_before, Some(|t| t.pick("Dari 100", "Of 100"))),
                (Trainee::AT.score_after, Some(|t| t.pick("Dari 100", "Of 100"))),
                (Trainee::AT.certificate, None),
                (Trainee::AT.certificate_number, None),
                (Trainee::AT.certificate_on, None),
            ],
            &[
                (Trainee::AT.need, Some(|t| t.pick("Bahan rencana tahun depan", "Input of next year's plan"))),
                (Trainee::AT.need_stated, None),
                (Trainee::AT.problem, None),
                (Trainee::AT.recommendation, None),
            ],
        ],
        offers: &[],
        suggests: &[],
        blank: |_| Trainee::default(),
        columns: &[
            Column::plain("nama", &[Trainee::AT.name, Trainee::AT.position]),
            Column::plain("asal", &[Trainee::AT.organisation]),
            Column::plain("jabatan", &[Trainee::AT.role]),
            Column::spare("wilayah", &[Trainee::AT.district]),
            Column::spare("sertifikat", &[Trainee::AT.certificate]),
        ],
        // Somebody stands once in a course.
        beside: |tables, id, of| {
            let nik = of.nik.as_deref();
            let is_other = tables.trainees.live().any(|row| {
                row.id != id && row.value.training == of.training && nik.is_some() && row.value.nik.as_deref() == nik
            });
            let found = Finding { field: "nik", problem: Problem::RecordedAlready, severity: Severity::Warning };
            is_other.then_some(found).into_iter().collect()
        },
        place: |_, _| 0,
        named: (Trainee::AT.name, |t, of| {
            of.name
                .as_deref()
                .unwrap_or_else(|| t.pick("Peserta tanpa nama", "A participant without a name"))
                .to_owned()
        }),
    },
    path: super::page::TRAINEES_PATH,
    tab: |t| t.page_trainees(),
    lead: |t| {
        t.pick(
            "Semua peserta dari semua pelatihan. Nama, NIK, telepon, dan tempat tanggal lahir bersifat pribadi: tidak ada di berkas untuk umum.",
            "All participants of all courses. Names, numbers, telephones and births are private: not in files for the public.",
        )
    },
    begin: |t| {
        t.pick(
            "Impor daftar peserta dari Excel, atau buka sebuah pelatihan lalu catat pesertanya.",
            "Bring in a list of participants from Excel, or open a course and record who took part.",
        )
    },
    file: |t| t.pick("peserta-pelatihan", "participants"),
    sums_up: summary,
    filters: &[
        Filter::of_district("wilayah", |of| of.district),
        Filter::of_codes("asal", Trainee::AT.kind),
        Filter::of_codes("jabatan", Trainee::AT.role),
        Filter::of_codes("kebutuhan", Trainee::AT.need),
        Filter::of_codes("sertifikat", Trainee::AT.certificate),
        Filter::of_codes("kelamin", Trainee::AT.sex),
        Filter::of_codes("pendidikan", Trainee::AT.education),
    ],
    dimensions: &[
        Dimension { key: "wilayah", of: Of::Field(Trainee::AT.district) },
        Dimension { key: "jabatan", of: Of::Field(Trainee::AT.role) },
        Dimension { key: "kelamin", of: Of::Field(Trainee::AT.sex) },
        Dimension { key: "asal", of: Of::Field(Trainee::AT.kind) },
        Dimension { key: "pendidikan", of: Of::Field(Trainee::AT.education) },
        Dimension { key: "kebutuhan", of: Of::Field(Trainee::AT.need) },
        Dimension { key: "sertifikat", of: Of::Field(Trainee::AT.certificate) },
    ],
    searched: &[
        Trainee::AT.name,
        Trainee::AT.organisation,
        Trainee::AT.nik,
        Trainee::AT.phone,
        Trainee::AT.need_stated,
    ],
    told: TOLD,
    called: None,
    stands_for: None,
    sheets: Some(sheets),
};
