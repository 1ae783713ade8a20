//! What the list tells of an application out of its stages, and of how it is paid back.

use crate::analysis::financing::{Course, Ending, Stillness, WAITS};
use crate::domain::territory::Territory;
use crate::domain::{Collectability, Date, Financing, FinancingStage, FinancingStanding, Record, RefusalReason, Stage};
use crate::i18n::{Label, Lang};
use crate::list::{Tells, Told};
use crate::replica::Row;
use crate::workspace::{Index, Tables, scope};
use std::sync::LazyLock;

/// By what addresses call what is told, where a figure leads to its rows.
pub mod keys {
    /// The latest stage.
    pub const STAGE: &str = "tahap";
    /// The steps that it reached.
    pub const REACHED: &str = "mencapai";
    /// What became of it.
    pub const ENDING: &str = "hasil";
    /// For how long it has stood still.
    pub const STILL: &str = "diam";
    /// Why it was refused.
    pub const REASON: &str = "alasan";
    /// What of those that were refused or sent back without one.
    pub const NO_REASON: &str = "tanpa_alasan";
    /// Its collectability.
    pub const COLLECTABILITY: &str = "kol";
    /// For how long it has waited for a decision.
    pub const WAITS: &str = "menunggu";
    /// How an open loan stands.
    pub const LOAN: &str = "pinjaman";
    /// An open loan.
    pub const LOAN_OPEN: &str = "berjalan";
    /// One of which the collectability is known.
    pub const LOAN_KNOWN: &str = "kol_diketahui";
    /// One that does not perform.
    pub const LOAN_BAD: &str = "npl";
    /// One of which nobody says.
    pub const LOAN_UNREPORTED: &str = "tidak_dilaporkan";
}

/// How far an application came.
pub(super) fn course(tables: &Tables, index: &Index, row: &Row<Financing>) -> Course {
    let stages = index.of::<FinancingStage>(tables, row.id).map(|stage| &stage.value);
    Course::of(stages, index.of::<FinancingStanding>(tables, row.id).map(|standing| &standing.value))
}

/// The codes of the districts, which live as long as the program.
static DISTRICTS: LazyLock<Vec<String>> =
    LazyLock::new(|| Territory::current().districts.iter().map(|district| district.code.to_string()).collect());

/// The codes of a list, and what they are called.
macro_rules! all_of {
    ($Type:ident) => {
        |t| $Type::ALL.iter().map(|of| (of.code().to_owned(), of.label(t).to_owned())).collect()
    };
}

fn still(t: Lang) -> Vec<(String, String)> {
    Stillness::ALL.map(|of| (of.code().to_owned(), t.still_for(of.code()).to_owned())).to_vec()
}

fn endings(t: Lang) -> Vec<(String, String)> {
    Ending::ALL.map(|of| (of.code().to_owned(), t.financing_ending(of.code()).to_owned())).to_vec()
}

/// What is told, in the order of the columns.
pub(super) const TOLD: &[Told<Financing>] = &[
    Told {
        key: keys::STAGE,
        label: |t| t.stage_now(),
        tells: Tells::One {
            choices: all_of!(Stage),
            of: |tables, index, row, _| course(tables, index, row).latest.map(|(stage, _)| stage.code()),
        },
        is_column: true,
    },
    Told {
        key: "hari",
        label: |t| t.days_at_stage(),
        tells: Tells::Amount(|tables, index, row, today| course(tables, index, row).still(today).map(i64::from)),
        is_column: true,
    },
    Told {
        key: "cair",
        label: |t| t.paid_out_rupiah(),
        tells: Tells::Amount(|tables, index, row, _| {
            let course = course(tables, index, row);
            (course.paid > 0).then_some(course.paid)
        }),
        is_column: true,
    },
    Told {
        key: "sisa",
        label: |t| t.outstanding_rupiah(),
        tells: Tells::Amount(|tables, index, row, _| course(tables, index, row).outstanding()),
        is_column: false,
    },
    Told {
        key: scope::AREA,
        label: Lang::district,
        tells: Tells::One {
            choices: |t| {
                let districts = Territory::current().districts.iter();
                districts.map(|of| (of.code.to_string(), t.area(of.code))).collect()
            },
            of: |tables, _, row, _| {
                let district = tables.district_of(Financing::TABLE, row.id)?;
                let at = Territory::current().district_position(district)?;
                DISTRICTS.get(at).map(String::as_str)
            },
        },
        is_column: true,
    },
    Told {
        key: keys::COLLECTABILITY,
        label: |t| t.field("financing_standings", "collectability"),
        tells: Tells::One {
            choices: all_of!(Collectability),
            of: |tables, index, row, _| {
                course(tables, index, row).standing.and_then(|of| of.collectability).map(Collectability::code)
            },
        },
        is_column: false,
    },
    Told {
        key: keys::ENDING,
        label: |t| t.what_became_of_it(),
        tells: Tells::One {
            choices: endings,
            of: |tables, index, row, _| Some(course(tables, index, row).ending().code()),
        },
        is_column: false,
    },
    Told {
        key: keys::REACHED,
        label: |t| t.stage_reached(),
        tells: Tells::Several {
            choices: |t| Stage::WAY.map(|of| (of.code().to_owned(), of.label(t).to_owned())).to_vec(),
            of: |tables, index, row, _| {
                let furthest = course(tables, index, row).furthest;
                let reached = furthest.map_or(&[][..], |furthest| &Stage::WAY[..=furthest]);
                reached.iter().map(|stage| stage.code()).collect()
            },
        },
        is_column: false,
    },
    Told {
        key: keys::STILL,
        label: |t| t.stands_still_for(),
        tells: Tells::One { choices: still, of: stillness },
        is_column: false,
    },
    Told {
        key: keys::REASON,
        label: |t| t.field("financing_stages", "reason"),
        tells: Tells::One {
            choices: |t| {
                let known = RefusalReason::ALL.iter().map(|of| (of.code().to_owned(), of.label(t).to_owned()));
                known.chain([(keys::NO_REASON.to_owned(), t.without_reason().to_owned())]).collect()
            },
            of: |tables, index, row, _| {
                let course = course(tables, index, row);
                let was_refused = matches!(course.ending(), Ending::Refused | Ending::Returned);
                was_refused.then(|| course.reason.map_or(keys::NO_REASON, RefusalReason::code))
            },
        },
        is_column: false,
    },
    Told {
        key: keys::WAITS,
        label: |t| t.waits_for_decision(),
        tells: Tells::Several {
            choices: |t| WAITS.iter().map(|days| (days.to_string(), t.more_than_days(&t.count(*days)))).collect(),
            of: |tables, index, row, day| {
                const CODES: [&str; WAITS.len()] = ["90", "180", "365"];
                let waits = course(tables, index, row).waits(day);
                let is_longer = |(days, _): &(&i32, &'static str)| waits.is_some_and(|waits| waits > **days);
                WAITS.iter().zip(CODES).filter(is_longer).map(|(_, code)| code).collect()
            },
        },
        is_column: false,
    },
    Told {
        key: keys::LOAN,
        label: |t| t.open_loan(),
        tells: Tells::Several {
            choices: |t| {
                let all = [
                    (keys::LOAN_OPEN, t.open_loan()),
                    (keys::LOAN_KNOWN, t.collectability_known()),
                    (keys::LOAN_BAD, t.non_performing()),
                    (keys::LOAN_UNREPORTED, t.collectability_unreported()),
                ];
                all.map(|(code, name)| (code.to_owned(), name.to_owned())).to_vec()
            },
            of: loan,
        },
        is_column: false,
    },
];

fn stillness(tables: &Tables, index: &Index, row: &Row<Financing>, today: Date) -> Option<&'static str> {
    let course = course(tables, index, row);
    (course.ending() == Ending::Open).then(|| Stillness::of(course.still(today)).code())
}

fn loan(tables: &Tables, index: &Index, row: &Row<Financing>, _: Date) -> Vec<&'static str> {
    let course = course(tables, index, row);
    if !course.is_open_loan(row.value.source) {
        return Vec::new();
    }
    match course.standing.as_ref().and_then(|standing| standing.collectability) {
        None => vec![keys::LOAN_OPEN, keys::LOAN_UNREPORTED],
        Some(of) if of.is_non_performing() => vec![keys::LOAN_OPEN, keys::LOAN_KNOWN, keys::LOAN_BAD],
        Some(_) => vec![keys::LOAN_OPEN, keys::LOAN_KNOWN],
    }
}
