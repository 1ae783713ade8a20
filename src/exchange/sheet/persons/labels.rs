//! All that a column of a list of persons can mean, and what it is called: as in the layout of the ministry, where it stands there.

use super::layout::FULL;
use super::list::PersonList;
use super::part::PersonPart;
use crate::domain::{Companion, Trainee, Training};
use crate::exchange::sheet::given_fields::given;
use crate::i18n::Lang;

impl PersonPart {
    /// All of a list, in the order of the form.
    pub fn of(list: PersonList) -> Vec<Self> {
        match list {
            PersonList::Companions => given::<Companion>().map(Self::Companion).collect(),
            PersonList::Trainees => {
                let of_kind = FULL.iter().filter_map(|(_, part)| *part).filter(|part| matches!(part, Self::OfKind(..)));
                let own = given::<Trainee>().map(Self::Trainee).chain(of_kind);
                own.chain(given::<Training>().map(Self::Training)).chain([Self::Days]).collect()
            }
        }
    }

    /// What it is called in the interface.
    pub fn label(self, lang: Lang) -> String {
        match self {
            Self::Days => lang.pick("Tanggal pelatihan", "Days of the course").to_owned(),
            Self::OfKind(..) => {
                let heading = FULL.iter().find(|(_, part)| *part == Some(self)).map(|(heading, _)| *heading);
                heading.unwrap_or_default().to_owned()
            }
            Self::Training(field) if field == Training::AT.note => {
                lang.pick("Catatan pelatihan", "Remarks on the course").to_owned()
            }
            _ => lang.field(self.field().0, self.info().name).to_owned(),
        }
    }
}
