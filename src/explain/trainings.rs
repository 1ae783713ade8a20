//! Courses in words: what the figures come to, and what they do not prove.

use crate::analysis::interval;
use crate::analysis::trainings::{CostOf, EffectOf, Figure, Overview, Subject, Whom};
use crate::domain::Training;
use crate::i18n::{Label, Lang};

/// Below so many a share says nothing.
const FEWEST: usize = 10;

/// A share of so many: with its percentage, or of fewer than ten with the interval within which it lies.
pub fn share_in_words(lang: Lang, part: usize, whole: usize) -> String {
    let percent = |share: f64| lang.percent_to(share, 1);
    match interval::bounds(part as u32, whole as u32) {
        None => "–".to_owned(),
        Some((low, high)) if whole < FEWEST => format!("n={} ({}–{})", lang.count(whole), percent(low), percent(high)),
        Some(_) => percent(part as f64 / whole as f64),
    }
}

/// A share with its 95 % interval, however many they are.
pub fn share_with_bounds(lang: Lang, part: usize, whole: usize) -> String {
    let percent = |share: f64| lang.percent_to(share, 0);
    match interval::bounds(part as u32, whole as u32) {
        None => "–".to_owned(),
        Some((low, high)) if whole < FEWEST => format!("{}–{}", percent(low), percent(high)),
        Some((low, high)) => {
            format!("{} ({}–{})", lang.percent_to(part as f64 / whole as f64, 1), percent(low), percent(high))
        }
    }
}

/// The finding of the page: who is trained again, and who never.
pub fn explain_trainings(lang: Lang, found: &Overview) -> String {
    let cooperatives: usize = found.coverage.iter().map(|of| of.all()).sum();
    let reached: usize = found.coverage.iter().map(|of| of.reached.len()).sum();
    let repeated = found.people.repeated().count();
    lang.trainings_finding(
        &lang.count(reached),
        &lang.count(cooperatives),
        &lang.count(repeated),
        &lang.count(found.people.persons.len()),
    )
}

/// What an effect is called.
pub fn effect_name(lang: Lang, of: EffectOf) -> &'static str {
    match of {
        EffectOf::Rat => lang.pick("RAT tahun buku itu dilaksanakan", "RAT of that book year held"),
        EffectOf::Status => lang.pick("Aktif menurut bukti sesudahnya", "Active by the evidence afterwards"),
        EffectOf::Members => lang.pick("Anggota bertambah", "More members"),
        EffectOf::Turnover => lang.pick("Volume usaha bertambah", "More turnover"),
        EffectOf::Sales => lang.pick("Omzet UMKM bertambah", "More sales of the enterprise"),
    }
}

/// What a line of costs is of.
pub fn cost_name(lang: Lang, of: CostOf) -> &'static str {
    match of {
        CostOf::Level(Some(level)) => level.label(lang),
        CostOf::Mode(Some(mode)) => mode.label(lang),
        CostOf::Level(None) => lang.pick("Tingkat tidak disebut", "Level not said"),
        CostOf::Mode(None) => lang.pick("Cara tidak disebut", "Way not said"),
    }
}

/// A subject in words: its label, or the title of the course.
pub fn subject_name(lang: Lang, subject: &Subject, course: Option<&Training>) -> String {
    match subject {
        Subject::Topic(topic) => topic.label(lang).to_owned(),
        Subject::Title(title) => {
            course.and_then(|course| course.title.as_deref()).map_or_else(|| title.clone(), str::to_owned)
        }
    }
}

/// What the rows of a figure are, as the heading of their page.
pub fn figure_heading(lang: Lang, figure: Figure) -> String {
    let area = |area: Option<crate::domain::AreaCode>| {
        area.map_or_else(|| lang.not_recorded().to_owned(), |area| lang.area(area))
    };
    match figure {
        Figure::Repeated => {
            lang.pick("Peserta yang dilatih lebih dari sekali", "Participants of more than one course").to_owned()
        }
        Figure::Unknown => {
            lang.pick("Peserta yang tidak dapat dikenali", "Participants who can be told from nobody").to_owned()
        }
        Figure::Undated => {
            lang.pick("Peserta pelatihan tanpa tanggal", "Participants of courses without a day").to_owned()
        }
        Figure::Reached(of) => match lang {
            Lang::Id => format!("Koperasi dengan pengurus terlatih: {}", area(of)),
            Lang::En => format!("Cooperatives with a trained board: {}", area(of)),
        },
        Figure::Unreached(of) => match lang {
            Lang::Id => format!("Koperasi yang pengurusnya belum dilatih: {}", area(of)),
            Lang::En => format!("Cooperatives without a trained board: {}", area(of)),
        },
        Figure::Unlinked => lang
            .pick("Pengurus yang belum terhubung ke koperasi", "Members of boards not linked to a cooperative")
            .to_owned(),
        Figure::NeverCooperatives => {
            lang.pick("Koperasi yang belum pernah mengirim peserta", "Cooperatives that never sent anybody").to_owned()
        }
        Figure::NeverEnterprises => {
            lang.pick("UMKM yang belum pernah dilatih", "Enterprises that were never trained").to_owned()
        }
        Figure::Need(topic) => match lang {
            Lang::Id => format!("Membutuhkan: {}", topic.label(lang)),
            Lang::En => format!("Ask for: {}", topic.label(lang)),
        },
        Figure::NeedUncoded => lang.pick("Kebutuhan yang belum dipilah", "Needs that nobody has sorted").to_owned(),
        Figure::NeedUnsaid => lang.pick("Kebutuhan tidak ditanyakan", "Not asked for their need").to_owned(),
        Figure::Cost(of) => match lang {
            Lang::Id => format!("Pelatihan dengan biaya diketahui: {}", cost_name(lang, of)),
            Lang::En => format!("Courses of known cost: {}", cost_name(lang, of)),
        },
        Figure::CostUnknown(of) => match lang {
            Lang::Id => format!("Pelatihan yang biaya atau pesertanya tidak diketahui: {}", cost_name(lang, of)),
            Lang::En => format!("Courses of unknown cost or participants: {}", cost_name(lang, of)),
        },
        Figure::FundTrainings(of) => match lang {
            Lang::Id => format!("Pelatihan dari DAK nonfisik: {}", area(of)),
            Lang::En => format!("Courses of the fund: {}", area(of)),
        },
        Figure::FundCompanions(of) => match lang {
            Lang::Id => format!("Pendamping dari DAK nonfisik: {}", area(of)),
            Lang::En => format!("Companions of the fund: {}", area(of)),
        },
        Figure::Effect(of, whom) => format!("{}: {}", effect_name(lang, of), whom_name(lang, whom)),
    }
}

fn whom_name(lang: Lang, whom: Whom) -> &'static str {
    match whom {
        Whom::Changed => lang.pick("dilatih, ya", "trained, yes"),
        Whom::Same => lang.pick("dilatih, tidak", "trained, no"),
        Whom::OthersChanged => lang.pick("pembanding, ya", "others, yes"),
        Whom::OthersSame => lang.pick("pembanding, tidak", "others, no"),
        Whom::Unreported => lang.pick("dilatih, tidak dilaporkan", "trained, not reported"),
        Whom::Alone => lang.pick("dilatih, tanpa pembanding", "trained, nobody to compare"),
    }
}
