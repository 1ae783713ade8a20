//! The destinations of the program: the few places in which a page can be.

use super::address::Route;
use super::icon::Icon;
use crate::i18n::Lang;

/// A destination: one of the few places in which a page can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Ringkasan.
    Summary,
    /// Koperasi.
    Cooperatives,
    /// Tindak lanjut.
    FollowUp,
    /// UMKM.
    Enterprises,
    /// Program.
    Program,
    /// Modal.
    Financing,
    /// Pelatihan.
    Trainings,
    /// Analisis.
    Analysis,
    /// Data.
    Data,
    /// Pengaturan.
    Settings,
}

/// Destinations under one name, or under none.
pub type Group = (Option<fn(Lang) -> &'static str>, &'static [Section]);

/// The destinations as they are grouped; a group without a name comes first.
pub const GROUPS: [Group; 5] = [
    (None, &[Section::Summary]),
    (Some(Lang::group_register), &[Section::Cooperatives, Section::FollowUp, Section::Enterprises]),
    (Some(Lang::group_plans), &[Section::Program, Section::Financing, Section::Trainings]),
    (Some(Lang::group_meetings), &[Section::Analysis]),
    (Some(Lang::group_files), &[Section::Data, Section::Settings]),
];

/// Those that stand in the bar at the bottom of a telephone.
pub const BAR: [Section; 4] = [Section::Summary, Section::Cooperatives, Section::FollowUp, Section::Data];

impl Section {
    /// The destination to which a page belongs.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Summary => Some(Self::Summary),
            Route::Records(page) if page.is_of_cooperatives() => Some(Self::Cooperatives),
            Route::Records(_) => Some(Self::FollowUp),
            Route::Cooperatives
            | Route::NewCooperative
            | Route::Rules
            | Route::Pivot
            | Route::Quality
            | Route::Cooperative(_)
            | Route::EditCooperative(_)
            | Route::Report(..)
            | Route::Health(..)
            | Route::Dissolution(_) => Some(Self::Cooperatives),
            Route::FollowUp
            | Route::Causes
            | Route::Case(_)
            | Route::EditCase(_)
            | Route::Checklist(_)
            | Route::Visit(..)
            | Route::Action(..) => Some(Self::FollowUp),
            Route::Enterprises(_) | Route::Potential => Some(Self::Enterprises),
            Route::Program(_) => Some(Self::Program),
            Route::Financing(_) => Some(Self::Financing),
            Route::Trainings(_) => Some(Self::Trainings),
            Route::Analysis(_) => Some(Self::Analysis),
            Route::Data | Route::Merge | Route::Differences | Route::Duplicates | Route::Lists => Some(Self::Data),
            Route::Settings => Some(Self::Settings),
            Route::NotFound => None,
        }
    }

    /// Its address.
    pub const fn address(self) -> &'static str {
        match self {
            Section::Summary => "#/",
            Section::Cooperatives => "#/koperasi",
            Section::FollowUp => "#/tindak-lanjut",
            Section::Enterprises => "#/umkm",
            Section::Program => "#/program",
            Section::Financing => "#/modal",
            Section::Trainings => "#/pelatihan",
            Section::Analysis => "#/analisis",
            Section::Data => "#/data",
            Section::Settings => "#/pengaturan",
        }
    }

    /// The destination to which a letter leads after `g`.
    pub fn of_letter(letter: &str) -> Option<Self> {
        Self::all().find(|section| section.letter() == letter)
    }

    /// The letter that leads to it after `g`.
    pub const fn letter(self) -> &'static str {
        match self {
            Section::Summary => "r",
            Section::Cooperatives => "k",
            Section::FollowUp => "t",
            Section::Enterprises => "u",
            Section::Program => "p",
            Section::Financing => "m",
            Section::Trainings => "i",
            Section::Analysis => "a",
            Section::Data => "d",
            Section::Settings => "s",
        }
    }

    /// All destinations, in the order of the bar.
    pub fn all() -> impl Iterator<Item = Self> {
        GROUPS.iter().flat_map(|(_, sections)| sections.iter().copied())
    }

    /// Its name.
    pub const fn name(self, t: Lang) -> &'static str {
        match self {
            Section::Summary => t.page_summary(),
            Section::Cooperatives => t.page_cooperatives(),
            Section::FollowUp => t.page_follow_up(),
            Section::Enterprises => t.page_enterprises(),
            Section::Program => t.page_program(),
            Section::Financing => t.page_financing(),
            Section::Trainings => t.page_trainings(),
            Section::Analysis => t.page_analysis(),
            Section::Data => t.page_data(),
            Section::Settings => t.page_settings(),
        }
    }

    /// Its sign.
    pub const fn icon(self) -> Icon {
        match self {
            Section::Summary => Icon::Home,
            Section::Cooperatives => Icon::Building,
            Section::FollowUp => Icon::Clipboard,
            Section::Enterprises => Icon::Person,
            Section::Program => Icon::Table,
            Section::Financing => Icon::Money,
            Section::Trainings => Icon::Calendar,
            Section::Analysis => Icon::Clock,
            Section::Data => Icon::Database,
            Section::Settings => Icon::Gear,
        }
    }

    /// Its path.
    pub fn path(self) -> &'static str {
        self.address().trim_start_matches('#')
    }

    /// Whether work that is open in it is counted beside its name.
    pub const fn has_open_work(self) -> bool {
        matches!(self, Section::FollowUp | Section::Data)
    }
}
