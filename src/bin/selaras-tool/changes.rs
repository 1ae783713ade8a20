//! What a file has changed, record by record and field by field, as the page lists it.

use super::names::{label, office};
use selaras::exchange::intake::{Change, FieldChange, changes};
use selaras::workspace::Tables;
use selaras::workspace::merge::{Effect, Merged};
use std::fmt::Write;

/// Everything that a merge has changed; `tables` are those after it.
pub fn list(tables: &Tables, merged: &Merged) -> String {
    let mut text = String::new();
    for change in changes(tables, merged, usize::MAX) {
        let fields = change.fields.iter().map(|one| field(one, change.effect.is_none())).collect::<String>();
        let _ = write!(text, "{}{fields}", record(change));
    }
    text
}

fn record(change: Change) -> String {
    let effect = match change.effect {
        None => "new",
        Some(Effect::Changed) => "changed",
        Some(Effect::Deleted) => "deleted",
        Some(Effect::Restored) => "restored",
        Some(Effect::Unseen) => "shows no other value",
    };
    let names = [label(change.label), change.district.map(office).unwrap_or_default()];
    let name = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
    format!("  {} {} {name}: {effect}\n", change.table, change.id)
}

/// The values of a field, as in files: what it was, where there was anything to be changed, and what it is.
fn field(change: &FieldChange, is_new: bool) -> String {
    let FieldChange { field, old, new, asked, beside } = change;
    let before = if is_new || old == new { String::new() } else { format!("{old} → ") };
    let beside: String = beside.iter().map(|value| format!(" / {value}")).collect();
    let question = if *asked { " (to decide)" } else { "" };
    format!("    {field}: {before}{new}{beside}{question}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use selaras::domain::status::StatusRule;
    use selaras::domain::{AreaCode, Cooperative, Date, Id, Text};
    use selaras::replica::{Knowledge, ReplicaId};
    use selaras::workspace::merge::{Theirs, merge};
    use selaras::workspace::{EditOf, Install, Transaction, Viewpoint, Workspace};

    const NOW: u64 = 1_790_000_000_000;

    fn desk(replica: u64) -> Workspace {
        let install = Install { replica: ReplicaId::new(replica), heir: ReplicaId::new(100 + replica), lane: 0 };
        Workspace::new(
            install,
            Tables::default(),
            Knowledge::default(),
            Viewpoint::under(StatusRule::Ods, Date::in_wita(NOW)),
        )
    }

    fn named(name: &str, address: &str) -> Cooperative {
        Cooperative {
            name: Text::new(name).unwrap(),
            address: Text::optional(address).unwrap(),
            district: Some(AreaCode::from_digits(6305)),
            ..Default::default()
        }
    }

    fn whole(desk: &Workspace) -> Theirs {
        Theirs::whole(desk.tables().clone(), desk.seen().clone())
    }

    #[test]
    fn every_record_is_listed_with_what_its_fields_were_and_are() {
        let [changed, gone, new, disputed] = [1, 2, 3, 4].map(|number| Id::new(NOW, [number; 10]));
        let (mut district, mut province) = (desk(1), desk(2));
        for id in [changed, gone, disputed] {
            district.commit(Transaction::of(EditOf::create(id, named("KUD A", "Jl. Lama"))), NOW);
        }
        province.merge([whole(&district)], NOW);
        let edits = [
            EditOf::change(changed, named("KUD A", "Jl. Lama"), named("KUD A", "Jl. Baru")),
            EditOf::delete(gone, named("KUD A", "Jl. Lama")),
            EditOf::create(new, named("KUD Baru", "")),
            EditOf::change(disputed, named("KUD A", "Jl. Lama"), named("KUD Tapin", "Jl. Lama")),
        ];
        for edit in edits {
            district.commit(Transaction::of(edit), NOW + 1);
        }
        let own = EditOf::change(disputed, named("KUD A", "Jl. Lama"), named("KUD Provinsi", "Jl. Lama"));
        province.commit(Transaction::of(own), NOW + 2);
        let (mut tables, mut seen) = (province.tables().clone(), province.seen().clone());
        let merged = merge(&mut tables, &mut seen, whole(&district), None, NOW + 3);
        let expected = [
            format!("  cooperatives {disputed} KUD Provinsi, Kabupaten Tapin: shows no other value\n"),
            "    name: \"KUD Provinsi\" / \"KUD Tapin\" (to decide)\n".to_owned(),
            format!("  cooperatives {changed} KUD A, Kabupaten Tapin: changed\n"),
            "    address: \"Jl. Lama\" → \"Jl. Baru\"\n".to_owned(),
            format!("  cooperatives {gone} KUD A, Kabupaten Tapin: deleted\n"),
            "    _deleted: false → true\n".to_owned(),
            format!("  cooperatives {new} KUD Baru, Kabupaten Tapin: new\n"),
            "    name: \"KUD Baru\"\n    district: \"63.05\"\n".to_owned(),
        ];
        assert_eq!(list(&tables, &merged), expected.concat());
    }
}
