//! What the list tells of an enterprise out of its figures and licences.

use crate::domain::{
    Date, Enterprise, EnterpriseYear, Permit, PermitKind, SizeClass, SizeRule, SizeVerdict, latest_size,
};
use crate::i18n::Label;
use crate::list::{Tells, Told};
use crate::replica::Row;
use crate::workspace::{Index, Tables};

/// The class.
pub(super) const CLASS_KEY: &str = "kelas";
/// The licences that are held.
pub(super) const PERMITS_KEY: &str = "izin";
/// The latest sales.
pub(super) const SALES_KEY: &str = "omzet";

/// The class by the latest figures of an enterprise, under the regulation in force.
fn size(tables: &Tables, index: &Index, row: &Row<Enterprise>) -> Option<SizeVerdict> {
    let years = index.of::<EnterpriseYear>(tables, row.id).map(|year| &year.value);
    latest_size(years, SizeRule::Pp7)
}

fn permits<'t>(
    tables: &'t Tables,
    index: &'t Index,
    row: &Row<Enterprise>,
) -> impl Iterator<Item = &'t Permit> + Clone {
    index.of::<Permit>(tables, row.id).map(|permit| &permit.value)
}

/// The codes of a list, and what they are called.
macro_rules! all_of {
    ($Type:ident) => {
        |t| $Type::ALL.iter().map(|of| (of.code().to_owned(), of.label(t).to_owned())).collect()
    };
}

/// What is told, in the order of the columns.
pub(super) const TOLD: &[Told<Enterprise>] = &[
    Told {
        key: CLASS_KEY,
        label: |t| t.size_class(),
        tells: Tells::One {
            choices: all_of!(SizeClass),
            of: |tables, index, row, _| size(tables, index, row).map(|verdict| verdict.class.code()),
        },
        is_column: true,
    },
    Told {
        key: SALES_KEY,
        label: |t| t.latest_sales(),
        tells: Tells::Amount(|tables, index, row, _| {
            let years = index.of::<EnterpriseYear>(tables, row.id).map(|year| &year.value);
            let latest = years.filter(|year| year.sales.is_some()).max_by_key(|year| year.year)?;
            latest.sales.map(|sales| sales.get())
        }),
        is_column: true,
    },
    Told {
        key: PERMITS_KEY,
        label: |t| t.permits_held(),
        tells: Tells::Several { choices: all_of!(PermitKind), of: held },
        is_column: true,
    },
    Told {
        key: "izin-berikut",
        label: |t| t.permit_next(),
        tells: Tells::One {
            choices: all_of!(PermitKind),
            of: |tables, index, row, today| {
                PermitKind::next_of(&row.value, permits(tables, index, row), today).map(PermitKind::code)
            },
        },
        is_column: true,
    },
];

/// The licences that it holds on a day, in the order of the list.
fn held(tables: &Tables, index: &Index, row: &Row<Enterprise>, today: Date) -> Vec<&'static str> {
    let holds = |kind: &&PermitKind| permits(tables, index, row).any(|one| one.kind == **kind && one.holds(today));
    PermitKind::ALL.iter().filter(holds).map(|kind| kind.code()).collect()
}
