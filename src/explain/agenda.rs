//! What is due on a day, as an entry of a calendar.

use super::happenings::explain_due;
use crate::analysis::Deadline;
use crate::domain::{BookYear, Cooperative, Date};
use crate::exchange::calendar::Entry;
use crate::i18n::Lang;

/// What is due of a cooperative, with where it is and how it is reached.
pub fn calendar_entry(lang: Lang, cooperative: &Cooperative, due: &Deadline) -> Entry {
    let place = cooperative.district.map(|code| lang.office(code));
    let telephone = cooperative.phone.as_ref().map(ToString::to_string);
    Entry {
        uid: format!("{}-{}@selaras", due.said_by.1, due.said_by.0),
        day: due.due,
        summary: format!("{}: {}", explain_due(lang, &due.what), cooperative.name),
        description: [place, telephone].into_iter().flatten().collect::<Vec<_>>().join("\n"),
    }
}

/// The last day for the meetings of a book year, and how many are to hold theirs by then.
pub fn meetings_entry(lang: Lang, day: Date, year: BookYear, count: usize) -> Entry {
    Entry {
        uid: format!("{day}-rat-{year}@selaras"),
        day,
        summary: format!("{}: {}", lang.due_rat(&year.to_string()), lang.shown_all(&lang.count(count))),
        description: String::new(),
    }
}
