//! What can be wrong with a row of a document on plans, or must be said of it.

use serde::{Deserialize, Serialize};

/// What is wrong with a row, or must be said of it. Money in rupiah.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanFault {
    /// It has no code, and the register no row of its name.
    NoCode,
    /// A spreadsheet has made a time or a day of the code: what stands there, and the code that it is read as.
    CodeRestored(String, String),
    /// No version of the nomenclature that is known has the code: it is taken as it stands.
    CodeUnknown(String),
    /// None of the rows below it is taken, with which its indicators would be kept.
    NothingBelow,
    /// Several rows of the register have its code, and none or several its name.
    SeveralRows,
    /// Its funds come to more than its budget: both.
    FundsExceed(i64, i64),
    /// Its funds come to less than its budget: the rest, which is of no fund.
    FundsLess(i64),
    /// One amount for so many funds: nothing is divided by guess.
    Undivided(usize),
    /// So many values in one cell, and so many in the cell beside it that belong to them.
    Uneven(usize, usize),
    /// A number with a point that may be a thousand times as much, as it stands (FACTS 15).
    DoubtfulScale(String),
    /// The same amount stands again in a further row of the same: it is counted once.
    Repeated(i64),
    /// The register has this budget, which an evaluation does not change.
    OtherBudget(i64),
    /// The register has what was spent by funds, and it comes to this: it is left as it is.
    SpentByFunds(i64),
    /// Less than the quarters before come to, which is this.
    BelowEarlier(i64),
    /// A number of an indicator in another unit than its target: what stands there, and the unit of the target.
    OtherUnit(String, String),
    /// So little for a sub-activity that it may be thousands or millions.
    DoubtfulUnit(i64),
    /// The register has a thousand or a million times as much, or as little: what stands there, and what the document says.
    ThousandTimes(i64, i64),
    /// What drove or held up the office as a whole, or names no row of the document: it is kept with the rows alone.
    FactorOfNoRow,
}
