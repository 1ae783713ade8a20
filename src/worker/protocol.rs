//! What page and worker say to each other.

use crate::domain::{AreaCode, DeclaredStatus, Id};
use crate::exchange::intake::Head;
use crate::exchange::json::{Author, Part};
use crate::exchange::receipt::Receipt;
use crate::exchange::seal::SealError;
use crate::exchange::sheet::{
    Asked, Beyond, BookNotes, Choice, Class, ListKind, Meanwhile, Picture, Plan, SheetRemarks, Source, Summary,
    Unreturnable, Verdict,
};
use crate::i18n::Lang;
use crate::replica::{Knowledge, ReplicaId};
use crate::storage::{Medium, Seat};
use js_sys::ArrayBuffer;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the page asks for.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Request {
    /// Make the example for an office.
    Example {
        /// The office.
        office: AreaCode,
    },
    /// Write the JSON Schema of the file.
    Schema,
    /// Take note of the shard of the workspace that comes along.
    Take {
        /// Its table.
        table: String,
    },
    /// All shards have come in.
    Begin {
        /// How far the workspace has seen every replica.
        clock: Knowledge,
    },
    /// Put the workspace in the place of the one that files are compared with.
    Compare,
    /// Write a file of the workspace.
    Write {
        /// Who writes it.
        author: Author,
        /// What goes into it.
        content: Content,
        /// What it is sealed with, if it is.
        passphrase: Option<String>,
    },
    /// Read and check the file that comes along, and put it beside the workspace.
    Add {
        /// What opens it, where it is sealed.
        passphrase: Option<String>,
    },
    /// Merge these files, in this order, and no others.
    Merge {
        /// The files, by their numbers.
        files: Vec<usize>,
        /// The replica of the workspace.
        replica: ReplicaId,
        /// Milliseconds since 1970.
        now_ms: u64,
    },
    /// List what a file did.
    Changes {
        /// The file.
        file: usize,
        /// The first one wanted.
        from: usize,
        /// So many at most.
        most: usize,
    },
    /// Look for cooperatives that are in the workspace twice.
    Duplicates,
    /// Give what is to be put into the workspace.
    Outcome {
        /// Where its shards lie.
        medium: Medium,
    },
    /// Open the file that comes along into cells; only the worker for spreadsheets can.
    Open {
        /// What stands between two cells of text, where a person has said it.
        delimiter: Option<char>,
        /// How text is encoded, where a person has said it.
        encoding: Option<String>,
    },
    /// Something about a list.
    List(ListRequest),
    /// Lay cooperatives of the workspace out as sheets.
    Sheets {
        /// Which ones, in order.
        ids: Vec<Id>,
        /// What the list is: names and values.
        about: Vec<(String, String)>,
        /// In which language.
        lang: Lang,
    },
    /// Lay cooperatives of the workspace out as a sheet to fill in.
    FillIn {
        /// Which ones, in order.
        ids: Vec<Id>,
        /// What is asked of them.
        asked: Asked,
        /// What is said of the sheet: names and values.
        notes: Vec<(String, String)>,
        /// In which language.
        lang: Lang,
        /// Milliseconds since 1970.
        now_ms: u64,
    },
    /// Write the sheet to fill in that comes along as a workbook; only the worker for spreadsheets can.
    WriteFillIn,
    /// Write the sheets that come along as a file; only the worker for spreadsheets can.
    WriteBook {
        /// As which kind of file.
        form: BookForm,
    },
    /// Write the receipt for a file.
    Receipt {
        /// The file.
        file: usize,
        /// Its name.
        name: String,
        /// Who writes it.
        by: Author,
        /// What was not taken, and why.
        refused: Vec<String>,
    },
}

/// What the page asks for about a list.
#[derive(Debug, Serialize, Deserialize)]
pub enum ListRequest {
    /// Take the cells that come along.
    Book,
    /// Say what a sheet seems to mean.
    Propose {
        /// Which sheet.
        sheet: usize,
        /// Whether those that are alike are read as one instead.
        together: bool,
        /// What it is of, where a person has said it.
        kind: Option<ListKind>,
        /// An earlier plan to follow, as far as the headings are the same.
        follow: Option<Box<Plan>>,
    },
    /// Lay the sheet out anew: a person has said where its headings are, or what rows of it are.
    Relay {
        /// The plan.
        plan: Box<Plan>,
    },
    /// Say what the rows would do under a plan, and of how many rows what was said of them before does not hold any more.
    Preview {
        /// The plan.
        plan: Box<Plan>,
        /// Of a sheet that was given out to be filled in, whether cells are taken that the register has changed since.
        taking_meanwhile: bool,
        /// Milliseconds since 1970.
        now_ms: u64,
    },
    /// Show rows of a class.
    Views {
        /// The class.
        class: Class,
        /// The first one wanted.
        from: usize,
        /// So many at most.
        most: usize,
    },
    /// Show cooperatives that the list does not name.
    Absent {
        /// The first one wanted.
        from: usize,
        /// So many at most.
        most: usize,
    },
    /// A doubtful row is decided, or open again.
    Decide {
        /// Its number.
        row: usize,
        /// Which cooperative it is.
        choice: Option<Choice>,
    },
    /// All doubtful rows that are open are new.
    AllNew,
    /// What those that are not named are declared to be.
    DeclareAbsent(Option<DeclaredStatus>),
    /// Write the refused rows as a file.
    RefusedRows {
        /// In which language the reasons are told.
        lang: Lang,
    },
    /// Take the cells of another list that come along, to hold this one against it.
    OtherList {
        /// Milliseconds since 1970.
        now_ms: u64,
    },
    /// Hold the rows against the register, or against the other list, and say how many stand how.
    Contrast {
        /// Whether against the other list.
        with_other: bool,
        /// Milliseconds since 1970.
        now_ms: u64,
        /// In which language values are told.
        lang: Lang,
    },
    /// Show what stands so between list and register.
    Contrasted {
        /// How.
        verdict: Verdict,
        /// The first one wanted.
        from: usize,
        /// So many at most.
        most: usize,
    },
    /// Say which rows stand so and can be taken in.
    Takeable(Verdict),
    /// Lay what was found out as sheets.
    ContrastSheets {
        /// What was held against what: names and values.
        about: Vec<(String, String)>,
        /// In which language.
        lang: Lang,
    },
    /// Give what is to be put into the workspace, as a change of this replica.
    Outcome {
        /// These rows alone; all, where it is not said which.
        only: Option<BTreeSet<usize>>,
        /// The replica.
        replica: ReplicaId,
        /// The lane of the tab.
        lane: u8,
        /// Milliseconds since 1970.
        now_ms: u64,
        /// Where the shards of the workspace lie.
        medium: Medium,
    },
}

/// A kind of file of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BookForm {
    /// A workbook of Excel.
    Xlsx,
    /// Delimited text, of the first sheet.
    Csv,
}

/// A file of cells that was opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// What kind of file it is.
    pub source: Source,
    /// Its sheets.
    pub sheets: Vec<SheetHead>,
    /// Which of them is most likely meant.
    pub likely: usize,
    /// Those that can be read as one, by their places.
    pub alike: Vec<usize>,
    /// What must be said of it.
    pub notes: BookNotes,
    /// What there is to say of a sheet that was given out to be filled in, where it is one, or why it is none any more.
    pub filled_in: Option<Result<FilledIn, Unreturnable>>,
}

/// What there is to say of a sheet that comes back filled in, before its rows are read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilledIn {
    /// What was asked.
    pub asked: Asked,
    /// What was changed beyond what could be filled in, and is not taken.
    pub beyond: Vec<Beyond>,
    /// How much more of that there is.
    pub further: usize,
}

/// What reading the rows gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Read {
    /// What they would do.
    pub summary: Summary,
    /// Of how many of them what a person has said before does not hold any more.
    pub forgotten: usize,
    /// Of a sheet that comes back filled in what its columns mean, and the cells that the register has changed since.
    pub filled_in: Option<(Plan, Vec<Meanwhile>)>,
}

/// Another list, to hold the first one against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherList {
    /// The sheets that were read.
    pub read: Vec<String>,
    /// Those that were not.
    pub not_read: Vec<String>,
    /// How many cooperatives it has.
    pub cooperatives: usize,
    /// Rows of it that cannot be read.
    pub unread: usize,
}

/// A sheet of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetHead {
    /// Its name; empty for delimited text.
    pub name: String,
    /// How many rows it has.
    pub rows: usize,
    /// Whether the spreadsheet program does not show it.
    pub is_hidden: bool,
}

/// What a sheet seems to mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// What its columns mean.
    pub plan: Plan,
    /// The first rows below the headings, as people read them.
    pub samples: Vec<Vec<String>>,
    /// Rows of the sheet.
    pub rows: usize,
    /// What its rows are.
    pub picture: Picture,
    /// What must be said of the sheet, whatever its rows would do.
    pub remarks: SheetRemarks,
    /// Sheets that are not among those that were put together, though they seemed alike.
    pub left_out: Vec<String>,
}

/// What goes into a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// Everything, or a part.
    Part(Part),
    /// What anyone may read.
    Redacted,
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Added {
    /// Records, under a number.
    File(usize, Box<Head>),
    /// Receipts, one or several, those for files of one's own among them.
    Receipts(Vec<Receipt>),
    /// Sealed, and not opened; why not, where a passphrase was given.
    Sealed(Option<SealError>),
}

/// Records that the worker has made, to be put into the workspace or in its place.
pub type Brought = crate::desk::Brought<ArrayBuffer>;

/// What the worker answers; it goes with a word whether anything was asked of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Reply {
    /// It can be asked now.
    Ready,
    /// How far it has come.
    Progress {
        /// Done.
        done: usize,
        /// In all.
        all: usize,
    },
    /// A shard of the result comes along.
    Shard {
        /// Its table.
        table: String,
        /// Which one it is of that, where that is sent whole and as it is to be stored.
        seat: Option<Seat>,
    },
    /// The records have come in whole.
    Rows {
        /// How far has been seen with them.
        seen: Knowledge,
    },
    /// An answer as JSON, of the form that whoever has asked expects: so that the page's first part need not know all
    /// forms.
    Answer(String),
    /// The file that was asked for comes along. Where it could not be read again, the answer says why.
    Written,
}
