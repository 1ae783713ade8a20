//! The first steps of an office that begins: what comes after what, and what of it is done, as its register says.

use crate::workspace::Tables;

/// A step, in the order in which offices take them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstStep {
    /// The list of the cooperatives is in.
    List,
    /// Somebody has looked at how good it is.
    Check,
    /// Inactive cooperatives are followed up.
    Cases,
    /// Others have been sent what is here.
    Send,
}

/// What of an office's beginning is no matter of its records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Begun {
    /// Whether the quality of the data has been looked at.
    pub is_checked: bool,
    /// Whether a file has been handed out.
    pub is_sent: bool,
}

/// All steps, and whether each is done. Whoever follows up has looked at the list before.
pub fn first_steps(tables: &Tables, begun: Begun) -> [(FirstStep, bool); 4] {
    let is_any = tables.cooperatives.live().next().is_some();
    let has_cases = tables.cases.live().next().is_some();
    [
        (FirstStep::List, is_any),
        (FirstStep::Check, is_any && (begun.is_checked || has_cases)),
        (FirstStep::Cases, has_cases),
        (FirstStep::Send, is_any && begun.is_sent),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Case, Cooperative, Id};
    use crate::replica::{Row, Stamp};

    fn done(tables: &Tables, begun: Begun) -> [bool; 4] {
        first_steps(tables, begun).map(|(_, is_done)| is_done)
    }

    #[test]
    fn an_office_begins_with_its_list_and_ends_with_what_it_sends() {
        let (mut tables, id) = (Tables::default(), Id::new(1, [1; 10]));
        let sent = Begun { is_sent: true, is_checked: true };
        assert_eq!(done(&tables, sent), [false; 4], "of nothing nothing was checked or sent");
        tables.cooperatives.insert(Row::new(id, Cooperative::default(), Stamp::default()));
        assert_eq!(done(&tables, Begun::default()), [true, false, false, false]);
        assert_eq!(done(&tables, sent), [true, true, false, true]);
        let case = Case::open(id, "2024-06-01".parse().unwrap());
        tables.cases.insert(Row::new(Case::id(id, 1), case, Stamp::default()));
        assert_eq!(done(&tables, Begun::default()), [true, true, true, false]);
    }
}
