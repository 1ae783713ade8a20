//! What the address of the follow-up says.

use crate::analysis::Reading;
use crate::analysis::follow_up::{Progress, Scope, Step, Weights};
use crate::domain::{AreaCode, CaseStage, Cause, Kind, Outcome};
use crate::i18n::Lang;
use crate::ui::address::{Address, Place};
use crate::ui::nav::VIEW;
use crate::workspace::scope;

pub(super) const PATH: &str = "/tindak-lanjut";

/// A view of the follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum View {
    /// Papan: cases by stage.
    #[default]
    Board,
    /// Daftar: cooperatives and their cases.
    List,
    /// Prioritas: whom to help first.
    Priority,
    /// Hasil: what works.
    Results,
}

impl View {
    pub(super) const ALL: [View; 4] = [View::Board, View::List, View::Priority, View::Results];

    const fn code(self) -> &'static str {
        match self {
            View::Board => "papan",
            View::List => "daftar",
            View::Priority => "prioritas",
            View::Results => "hasil",
        }
    }
}

/// How far the cooperatives of the list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// Without a case.
    NoCase,
    /// With a case that is not at its end.
    Open,
    /// In this stage.
    Stage(CaseStage),
    /// In this stage or beyond it, as the funnel counts.
    Reached(CaseStage),
    /// At its end with this outcome; none where none is recorded.
    Ended(Option<Outcome>),
    /// Without a case or in it, but with a RAT that nobody has reported.
    Unreported,
}

impl At {
    pub(super) const NO_CASE: &str = "belum";
    pub(super) const OPEN: &str = "berjalan";
    const ENDED: &str = "hasil-";
    const REACHED: &str = "sejak-";
    pub(super) const UNREPORTED: &str = "rat-belum-dilaporkan";

    pub(super) fn code(self) -> String {
        match self {
            At::Ended(outcome) => format!("{}{}", At::ENDED, outcome.map_or("", Outcome::code)),
            At::Reached(stage) => format!("{}{stage}", At::REACHED),
            other => other.plain().to_owned(),
        }
    }

    fn plain(self) -> &'static str {
        match self {
            At::NoCase => At::NO_CASE,
            At::Open => At::OPEN,
            At::Unreported => At::UNREPORTED,
            At::Stage(stage) => stage.code(),
            At::Ended(_) => At::ENDED,
            At::Reached(_) => At::REACHED,
        }
    }

    fn of(code: &str) -> Option<Self> {
        match code {
            At::NO_CASE => Some(At::NoCase),
            At::OPEN => Some(At::Open),
            At::UNREPORTED => Some(At::Unreported),
            code if code.starts_with(At::ENDED) => Some(At::Ended(code[At::ENDED.len()..].parse().ok())),
            code => code
                .strip_prefix(At::REACHED)
                .map_or_else(|| known_stage(code).map(At::Stage), |code| known_stage(code).map(At::Reached)),
        }
    }

    /// Whether a cooperative that is so far is meant.
    pub(super) fn admits(self, progress: Progress) -> bool {
        match self {
            At::NoCase => progress == Progress::NoCase,
            At::Open => matches!(progress, Progress::Open(_)),
            At::Stage(CaseStage::Closed) => matches!(progress, Progress::Closed(_)),
            At::Stage(stage) => progress == Progress::Open(stage),
            At::Reached(stage) => Step::Reached(stage).admits(progress),
            At::Ended(outcome) => progress == Progress::Closed(outcome),
            At::Unreported => !matches!(progress, Progress::Closed(_)),
        }
    }
}

/// What the address says.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Params {
    pub(super) view: View,
    pub(super) reading: Reading,
    pub(super) district: Option<AreaCode>,
    /// Words that the name must contain.
    pub(super) text: String,
    pub(super) at: Option<At>,
    /// The main cause; none for those of which none has been found.
    pub(super) cause: Option<Option<Cause>>,
    /// The kind; none for those of which none is recorded.
    pub(super) kind: Option<Option<Kind>>,
    /// Who is responsible; the empty text for nobody.
    pub(super) owner: Option<String>,
    pub(super) overdue: bool,
    pub(super) weights: Weights,
    /// Whether causes are crossed with kinds instead of districts.
    pub(super) by_kind: bool,
    /// What orders the list, and whether it does so the other way round; else what is late comes first.
    pub(super) order: Option<(Sort, bool)>,
    /// The stage that a narrow board shows.
    pub(super) lane: CaseStage,
}

/// A column that orders the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Name,
    Stage,
    Cause,
    Owner,
    Due,
    Visits,
    Actions,
}

impl Sort {
    pub(super) const ALL: [Sort; 7] =
        [Sort::Name, Sort::Stage, Sort::Cause, Sort::Owner, Sort::Due, Sort::Visits, Sort::Actions];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Sort::Name => "nama",
            Sort::Stage => "tahap",
            Sort::Cause => "penyebab",
            Sort::Owner => "penanggung",
            Sort::Due => "tenggat",
            Sort::Visits => "kunjungan",
            Sort::Actions => "tindakan",
        }
    }

    pub(super) const fn name(self, t: Lang) -> &'static str {
        match self {
            Sort::Name => t.name(),
            Sort::Stage => t.current_stage(),
            Sort::Cause => t.main_cause(),
            Sort::Owner => t.owner(),
            Sort::Due => t.due(),
            Sort::Visits => t.visits_made(),
            Sort::Actions => t.actions_taken(),
        }
    }

    pub(super) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

impl Params {
    /// What an address asks for, in an office that sees `own` first.
    pub(super) fn of(address: &Address, own: Option<AreaCode>) -> Self {
        let parameter = |key: &str| address.parameter(key);
        let view = View::ALL.into_iter().find(|view| Some(view.code()) == parameter(VIEW)).unwrap_or_default();
        let computed = parameter("acuan") == Some(Reading::Computed.code());
        Self {
            view,
            reading: if computed { Reading::Computed } else { Reading::Declared },
            district: scope::asked(parameter(scope::AREA), own),
            text: parameter("cari").unwrap_or_default().to_owned(),
            at: parameter("tahap").and_then(At::of),
            cause: parameter("penyebab").map(|code| if code == At::NO_CASE { None } else { code.parse().ok() }),
            kind: parameter("jenis").map(|code| if code == At::NO_CASE { None } else { code.parse().ok() }),
            owner: parameter("penanggung").map(str::to_owned),
            overdue: parameter("lewat").is_some(),
            weights: parameter("bobot").and_then(weights_of).unwrap_or_default(),
            by_kind: parameter("silang").is_some(),
            order: parameter("urut").and_then(|text| {
                let code = text.strip_prefix('-').unwrap_or(text);
                Some((Sort::of(code)?, text.starts_with('-')))
            }),
            lane: parameter("lajur").and_then(known_stage).unwrap_or_default(),
        }
    }

    pub(super) fn address(&self) -> Address {
        let mut parameters: Vec<(&str, String)> = Vec::new();
        let mut add = |key, value: Option<String>| parameters.extend(value.map(|value| (key, value)));
        add(VIEW, (self.view != View::default()).then(|| self.view.code().to_owned()));
        add("acuan", (self.reading != Reading::default()).then(|| self.reading.code().to_owned()));
        add(scope::AREA, Some(scope::said(self.district)));
        add("cari", (!self.text.is_empty()).then(|| self.text.clone()));
        add("tahap", self.at.map(At::code));
        add("penyebab", self.cause.map(|cause| cause.map_or(At::NO_CASE, Cause::code).to_owned()));
        add("jenis", self.kind.map(|kind| kind.map_or(At::NO_CASE, Kind::code).to_owned()));
        add("penanggung", self.owner.clone());
        add("lewat", self.overdue.then(|| "ya".to_owned()));
        add(
            "bobot",
            (self.weights != Weights::default()).then(|| self.weights.0.map(|weight| weight.to_string()).join("-")),
        );
        add("silang", self.by_kind.then(|| "jenis".to_owned()));
        add(
            "urut",
            self.order.map(|(sort, descending)| format!("{}{}", if descending { "-" } else { "" }, sort.code())),
        );
        add("lajur", (self.lane != CaseStage::default()).then(|| self.lane.code().to_owned()));
        Address::new(PATH, parameters)
    }

    /// Whose cooperatives are meant, and nothing else.
    pub(super) fn bare(&self) -> Self {
        Self { reading: self.reading, district: self.district, ..Self::default() }
    }

    pub(super) fn scope(&self) -> Scope {
        Scope { reading: self.reading, district: self.district }
    }

    pub(super) fn show(self, place: Place) {
        place.replace(self.address());
    }
}

fn known_stage(code: &str) -> Option<CaseStage> {
    CaseStage::ALL.iter().copied().find(|stage| stage.code() == code)
}

fn weights_of(text: &str) -> Option<Weights> {
    let parts: Vec<u8> = text.split('-').map(str::parse).collect::<Result<_, _>>().ok()?;
    let weights: [u8; 5] = parts.try_into().ok()?;
    let most = crate::analysis::follow_up::WEIGHT_LIMIT;
    weights.iter().all(|weight| *weight <= most).then_some(Weights(weights))
}
