//! Proposals (usulan) and what was recommended on them.

use crate::domain::{BookYear, Proposal, ProposalStatus, Recommendation, RecommendationStep, Rupiah};
use crate::i18n::{Label, Lang};
use crate::list::pivot::{Dimension, Of};
use crate::list::{Column, Filter, Line, ListOf, Records, Words};

/// The years that are offered to narrow by: from the first planning year under Permendagri 90/2019 on.
const FIRST_YEAR: u16 = 2021;
const YEARS: u16 = 12;

/// What is said of proposals together: how many, how many stay without an answer, and what they ask for.
fn summary(t: Lang, lines: &[Line<Proposal>]) -> String {
    let of = || lines.iter().map(|line| &line.row.value);
    let unanswered = of().filter(|proposal| proposal.status.is_unanswered()).count();
    let asked: i64 = of().filter_map(|proposal| proposal.amount).map(Rupiah::get).sum();
    let sentence = t.pick(
        "{count} usulan, {unanswered} tidak terjawab; anggaran diusulkan Rp{asked}.",
        "{count} proposals, {unanswered} without an answer; Rp{asked} asked for.",
    );
    let parts =
        [("{count}", t.count(lines.len())), ("{unanswered}", t.count(unanswered)), ("{asked}", t.rupiah_short(asked))];
    parts.into_iter().fold(sentence.to_owned(), |text, (name, value)| text.replace(name, &value))
}

/// The list.
pub static PROPOSALS: ListOf<Proposal> = ListOf {
    records: Records {
        words: Words {
            title: |t| t.pick("Usulan", "Proposals"),
            add: |t| t.pick("Catat usulan", "Record a proposal"),
            edit: |t| t.pick("Ubah usulan", "Edit the proposal"),
            none: |t| t.pick("Belum ada usulan.", "No proposal is recorded."),
            deleted: |t| {
                t.pick(
                    "Usulan ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                    "This proposal goes. This can be undone while the page is open.",
                )
            },
        },
        form: &[
            &[
                (Proposal::AT.year, None),
                (Proposal::AT.channel, None),
                (Proposal::AT.proposer, None),
                (Proposal::AT.addressed_to, None),
            ],
            &[(Proposal::AT.problem, None)],
            &[(Proposal::AT.idea, None)],
            &[
                (Proposal::AT.district, None),
                (Proposal::AT.subdistrict, None),
                (Proposal::AT.village, None),
                (Proposal::AT.address, None),
                (Proposal::AT.quantity, None),
                (Proposal::AT.unit, None),
                (Proposal::AT.amount, None),
                (Proposal::AT.spending, None),
            ],
            &[
                (Proposal::AT.status, None),
                (Proposal::AT.accepted_into, None),
                (Proposal::AT.from_case, None),
                (Proposal::AT.previous, None),
                (Proposal::AT.cooperative, None),
            ],
            &[(Proposal::AT.reason, None)],
        ],
        offers: &[],
        suggests: &[],
        blank: |today| Proposal { year: BookYear::new(today.year() + 1).unwrap_or_default(), ..Proposal::default() },
        columns: &[
            Column::plain("gagasan", &[Proposal::AT.idea, Proposal::AT.proposer]),
            Column::plain("tahun", &[Proposal::AT.year]),
            Column::plain("jalur", &[Proposal::AT.channel]),
            Column::plain("wilayah", &[Proposal::AT.district]),
            Column::plain("anggaran", &[Proposal::AT.amount]),
            Column::plain("status", &[Proposal::AT.status]),
        ],
        beside: |_, _, _| Vec::new(),
        // What waits for an answer, or got none, first; the latest years before the others.
        place: |of, _| {
            let is_open = !matches!(of.status, ProposalStatus::Accepted);
            u32::MAX - 2 * u32::from(of.year.get()) - u32::from(is_open)
        },
        named: (Proposal::AT.idea, |t, of| {
            let text = of.idea.as_deref().or(of.problem.as_deref());
            text.unwrap_or_else(|| of.channel.label(t)).to_owned()
        }),
    },
    path: "/program/usulan",
    tab: |t| t.pick("Usulan", "Proposals"),
    lead: |t| {
        t.pick(
            "Usulan dari musrenbang, pokir, koperasi, dan kasus. Yang ditolak atau ditunda adalah kebutuhan yang belum terjawab.",
            "Proposals of musrenbang, pokir, cooperatives and cases. What was refused or postponed is a need without an answer.",
        )
    },
    begin: |t| {
        t.pick(
            "Catat usulan pertama, atau gabungkan berkas kantor lain yang sudah memuatnya.",
            "Record the first proposal, or merge a file of another office that has some already.",
        )
    },
    file: |t| t.pick("usulan", "proposals"),
    sums_up: summary,
    filters: &[
        Filter::of_codes("status", Proposal::AT.status),
        Filter::of_codes("jalur", Proposal::AT.channel),
        Filter::of_district("wilayah", |of| of.seat()),
        Filter::told(
            "tahun",
            |t| t.field("proposals", "year"),
            |_| (FIRST_YEAR..FIRST_YEAR + YEARS).map(|year| (year.to_string(), year.to_string())).collect(),
            |of, chosen, _| of.year.to_string() == chosen,
        ),
    ],
    dimensions: &[
        Dimension { key: "status", of: Of::Field(Proposal::AT.status) },
        Dimension { key: "jalur", of: Of::Field(Proposal::AT.channel) },
        Dimension { key: "kabupaten", of: Of::Field(Proposal::AT.district) },
        Dimension { key: "tahun", of: Of::Field(Proposal::AT.year) },
        Dimension { key: "belanja", of: Of::Field(Proposal::AT.spending) },
    ],
    searched: &[
        Proposal::AT.idea,
        Proposal::AT.problem,
        Proposal::AT.proposer,
        Proposal::AT.village,
        Proposal::AT.addressed_to,
        Proposal::AT.year,
    ],
    told: &[],
    called: None,
    stands_for: None,
    sheets: None,
};

/// What was recommended on a proposal.
pub static RECOMMENDATIONS: Records<Recommendation> = Records {
    words: Words {
        title: |t| t.pick("Rekomendasi", "Recommendations"),
        add: |t| t.pick("Catat rekomendasi", "Record a recommendation"),
        edit: |t| t.pick("Ubah rekomendasi", "Edit the recommendation"),
        none: |t| t.pick("Belum ada rekomendasi.", "No recommendation is recorded."),
        deleted: |t| {
            t.pick(
                "Rekomendasi ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "This recommendation goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (Recommendation::AT.step, None),
            (Recommendation::AT.verdict, None),
            (Recommendation::AT.amount, None),
            (Recommendation::AT.quantity, None),
            (Recommendation::AT.date, None),
        ],
        &[(Recommendation::AT.note, None)],
    ],
    offers: &[],
    suggests: &[],
    blank: |today| Recommendation { date: Some(today), ..Recommendation::default() },
    columns: &[
        Column::plain("pemberi", &[Recommendation::AT.step]),
        Column::plain("rekomendasi", &[Recommendation::AT.verdict]),
        Column::plain("anggaran", &[Recommendation::AT.amount]),
        Column::plain("volume", &[Recommendation::AT.quantity]),
        Column::plain("tanggal", &[Recommendation::AT.date]),
    ],
    beside: |_, _, _| Vec::new(),
    place: |of, _| RecommendationStep::ALL.iter().position(|step| *step == of.step).map_or(u32::MAX, |at| at as u32),
    named: (Recommendation::AT.step, |t, of| of.step.label(t).to_owned()),
};
