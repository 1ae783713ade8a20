//! The addresses of the destination Pelatihan.

use crate::domain::Id;
use crate::i18n::Lang;
use crate::list::NEW;
use crate::list::plans::EDIT;

/// The path of the destination, which is that of the list of courses.
pub const PATH: &str = "/pelatihan";
/// The path of the list of participants.
pub const TRAINEES_PATH: &str = "/pelatihan/peserta";
/// The path of the list of companions.
pub(super) const COMPANIONS_PATH: &str = "/pelatihan/pendamping";

/// What the parts of addresses are called.
const TRAINEES: &str = "peserta";
const COMPANIONS: &str = "pendamping";
const ANALYSIS: &str = "analisis";
const REPORTS: &str = "laporan";

/// A tab: its path, and what it is called.
pub type Tab = (&'static str, fn(Lang) -> &'static str);

/// The tabs of the destination. The first is the destination itself.
pub const TABS: &[Tab] = &[
    (PATH, |t| t.pick("Kegiatan", "Courses")),
    (TRAINEES_PATH, Lang::page_trainees),
    ("/pelatihan/analisis", Lang::page_training_analysis),
    (COMPANIONS_PATH, Lang::page_companions),
];

/// A page of the destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrainingsPage {
    /// `#/pelatihan`: the list of courses.
    List,
    /// `#/pelatihan/peserta`: the list of participants.
    Trainees,
    /// `#/pelatihan/analisis`: who is trained, who is not, and what followed.
    Analysis,
    /// `#/pelatihan/pendamping`: the list of companions.
    Companions,
    /// `#/pelatihan/<id>`: one course with its participants.
    One(Id),
    /// `#/pelatihan/<id>/ubah`, `#/pelatihan/baru`: its form.
    Form(Option<Id>),
    /// `#/pelatihan/peserta/<id>`: the form of a participant.
    Trainee(Id),
    /// `#/pelatihan/<id>/peserta/baru`: the form of a new one.
    NewTrainee(Id),
    /// `#/pelatihan/pendamping/<id>`: one companion with the reports.
    Companion(Id),
    /// `#/pelatihan/pendamping/<id>/ubah`, `#/pelatihan/pendamping/baru`: the form.
    CompanionForm(Option<Id>),
    /// `#/pelatihan/pendamping/<id>/laporan/<id>`, `…/laporan/baru`: the form of a report.
    Report(Id, Option<Id>),
}

impl TrainingsPage {
    /// The page of an address, by the parts of its path behind that of the destination.
    pub fn of(path: &[&str]) -> Option<Self> {
        let or_new = |text: &str| if text == NEW { Some(None) } else { text.parse().ok().map(Some) };
        match path {
            [] => Some(Self::List),
            [TRAINEES] => Some(Self::Trainees),
            [ANALYSIS] => Some(Self::Analysis),
            [COMPANIONS] => Some(Self::Companions),
            [TRAINEES, id] => Some(Self::Trainee(id.parse().ok()?)),
            [COMPANIONS, id] => Some(or_new(id)?.map_or(Self::CompanionForm(None), Self::Companion)),
            [COMPANIONS, id, EDIT] => Some(Self::CompanionForm(Some(id.parse().ok()?))),
            [COMPANIONS, id, REPORTS, report] => Some(Self::Report(id.parse().ok()?, or_new(report)?)),
            [id] => Some(or_new(id)?.map_or(Self::Form(None), Self::One)),
            [id, EDIT] => Some(Self::Form(Some(id.parse().ok()?))),
            [id, TRAINEES, NEW] => Some(Self::NewTrainee(id.parse().ok()?)),
            _ => None,
        }
    }

    /// Whether it is a tab of the destination.
    pub const fn is_tab(self) -> bool {
        matches!(self, Self::List | Self::Trainees | Self::Analysis | Self::Companions)
    }

    /// The address of the page.
    pub fn address(self) -> String {
        let or_new = |record: Option<Id>| record.map_or_else(|| NEW.to_owned(), |id| id.to_string());
        match self {
            Self::List => format!("#{PATH}"),
            Self::Trainees => format!("#{TRAINEES_PATH}"),
            Self::Analysis => format!("#{PATH}/{ANALYSIS}"),
            Self::Companions => format!("#{COMPANIONS_PATH}"),
            Self::One(id) => format!("#{PATH}/{id}"),
            Self::Form(None) => format!("#{PATH}/{NEW}"),
            Self::Form(Some(id)) => format!("#{PATH}/{id}/{EDIT}"),
            Self::Trainee(id) => format!("#{TRAINEES_PATH}/{id}"),
            Self::NewTrainee(id) => format!("#{PATH}/{id}/{TRAINEES}/{NEW}"),
            Self::Companion(id) => format!("#{COMPANIONS_PATH}/{id}"),
            Self::CompanionForm(None) => format!("#{COMPANIONS_PATH}/{NEW}"),
            Self::CompanionForm(Some(id)) => format!("#{COMPANIONS_PATH}/{id}/{EDIT}"),
            Self::Report(id, report) => format!("#{COMPANIONS_PATH}/{id}/{REPORTS}/{}", or_new(report)),
        }
    }
}
