//! Heavy work off the page's thread: reading, comparing and writing files, making the example.
//!
//! The page and the worker are two binaries of this library. They exchange a typed message and buffers
//! that are handed over, not copied; records travel as packed shards. A job has a worker of its own, so
//! that cancelling is ending it, and its memory goes with it.

mod answer;
mod client;
mod message;
mod protocol;
mod server;
mod sheet_import;
mod warm;

mod yielding;

pub use client::{Failure, Job};
pub use protocol::{
    Added, BookForm, Brought, Content, FilledIn, ListRequest, Opened, OtherList, Proposal, Read, SheetHead,
};
pub use server::{serve, serve_sheets};
pub use yielding::{breathe, pause};
