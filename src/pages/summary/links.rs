//! From a figure to just the rows that it counts.

use super::View;
use crate::analysis::{Cut, Reading};
use crate::domain::status::Status;
use crate::domain::{Basis, DeclaredStatus, Supervision};
use crate::ui::address::Address;
use crate::workspace::dimension::{Dimension, Key};
use crate::workspace::query::{Only, Query};

/// Gives the address of the rows behind a count; none where no list can show them.
pub(super) type Link = fn(Cut, Option<Status>, View) -> Option<String>;

/// The address of the rows behind a count; none where no list can show them.
pub(super) fn rows_of(cut: Cut, status: Option<Status>, view: View) -> Option<String> {
    let mut query = Query::default();
    match cut {
        Cut::All => {}
        Cut::Level(level) => query.supervision = Some(Only::Value(level)),
        Cut::District(code) => query.district = Some(Only::Value(code)),
        Cut::Subdistrict(code) => query.narrow(Dimension::Subdistrict, Some(Key::Area(code))),
        Cut::Missing => return None,
    }
    narrow(&mut query, status, view.reading);
    Some(address(&query))
}

/// The address of a list.
pub(super) fn address(query: &Query) -> String {
    Address::new("/koperasi", query.parameters()).hash()
}

/// Narrows a list to a status, as declared or as computed.
pub(super) fn narrow(query: &mut Query, status: Option<Status>, reading: Reading) {
    match (reading, status) {
        (_, None) => {}
        (Reading::Computed, status) => query.computed = status,
        (Reading::Declared, Some(Status::Active)) => query.declared = Some(Only::Value(DeclaredStatus::Active)),
        (Reading::Declared, Some(Status::Inactive)) => query.declared = Some(Only::Value(DeclaredStatus::Inactive)),
        (Reading::Declared, Some(_)) => query.declared = Some(Only::Missing),
    }
}

/// Under supervision, a district holds only what the district supervises.
pub(super) fn area_link(cut: Cut, status: Option<Status>, view: View) -> Option<String> {
    let mut query = Query::default();
    match cut {
        Cut::District(code) => {
            query.district = Some(Only::Value(code));
            if view.basis == Basis::Supervision {
                query.supervision = Some(Only::Value(Supervision::District));
            }
        }
        Cut::Missing => query.district = Some(Only::Missing),
        other => return rows_of(other, status, view),
    }
    narrow(&mut query, status, view.reading);
    Some(address(&query))
}
