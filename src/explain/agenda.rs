//! What is due on a day, as an entry of a calendar.

use crate::analysis::agenda::{Due, Duty};
use crate::exchange::calendar::Entry;
use crate::i18n::Lang;
use crate::workspace::Tables;

/// What is due, with the cooperative and where it is. `tables` are those that it was found in.
pub fn calendar_entry(lang: Lang, tables: &Tables, due: &Due) -> Entry {
    let duty = match due.duty {
        Duty::Stage => lang.pick("Tenggat tahap kasus", "Stage of the case due"),
        Duty::Action => lang.pick("Tenggat tindakan", "Action due"),
        Duty::Licence => lang.pick("Izin habis masa", "Licence lapses"),
        Duty::Certificate => lang.pick("Sertifikat NIK habis masa", "Certificate of the NIK lapses"),
    };
    let cooperative = tables.cooperatives.get(due.cooperative).map(|row| &row.value);
    let name = cooperative.map(|cooperative| cooperative.name.to_string()).unwrap_or_default();
    let place = cooperative.and_then(|cooperative| cooperative.district).map(|code| lang.office(code));
    let telephone = cooperative.and_then(|cooperative| cooperative.phone.as_ref()).map(ToString::to_string);
    Entry {
        uid: format!("{}-{}@selaras", due.record, due.table),
        day: due.day,
        summary: format!("{duty}: {name}"),
        description: [place, telephone].into_iter().flatten().collect::<Vec<_>>().join("\n"),
    }
}
