//! The worker's end.

use super::message::{buffer, bytes, pack, unpack};
use super::protocol::{Reply, Request};
use crate::domain::{AreaCode, Record};
use crate::exchange::json::{self, MOST_BYTES, Refusal};
use crate::sample;
use crate::storage::shard;
use crate::workspace::{Table, TableVisitor, TableVisitorMut, Tables};
use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Rows in a shard on its way: few enough that the page takes one between two frames.
pub(super) const ROWS: usize = 1_000;

fn scope() -> web_sys::DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn reply(reply: &Reply, along: Option<&JsValue>) {
    let (message, hand_over) = pack(reply, along);
    let _ = scope().post_message_with_transfer(&message, &hand_over);
}

fn progress(done: usize, all: usize) {
    reply(&Reply::Progress { done, all }, None);
}

/// Answers the page's requests for as long as the worker lives.
pub fn serve() {
    let taken = Rc::new(RefCell::new(Tables::default()));
    let hear = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        let Some((request, along)) = unpack::<Request>(&event.data()) else { return };
        match request {
            Request::Example { office } => example(office),
            Request::Read => wasm_bindgen_futures::spawn_local(read(along)),
            Request::Schema => {
                let schema = serde_json::to_vec_pretty(&json::schema()).unwrap_or_default();
                reply(&Reply::Written, Some(&buffer(&schema)));
            }
            Request::Take => take(&mut taken.borrow_mut(), &bytes(&along)),
            Request::Write { author, clock } => {
                let file = json::write(&taken.borrow(), &clock, author, &mut progress);
                reply(&Reply::Written, Some(&buffer(&file)));
            }
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    reply(&Reply::Ready, None);
}

fn example(office: AreaCode) {
    let tables = sample::fictional(&sample::Options { office, ..sample::Options::default() });
    send(&tables);
    reply(&Reply::Example, None);
}

async fn read(file: JsValue) {
    let answer = match try_read(file).await {
        Ok(incoming) => {
            send(&incoming.tables);
            Reply::Read {
                author: incoming.author,
                program: incoming.program,
                clock: incoming.clock,
                sealed: incoming.sealed,
            }
        }
        Err(refusal) => Reply::Refused(refusal),
    };
    reply(&answer, None);
}

async fn try_read(file: JsValue) -> Result<json::Incoming, Refusal> {
    let blob: web_sys::Blob = file.dyn_into().map_err(|_| Refusal::Empty)?;
    let size = blob.size() as u64;
    if size > MOST_BYTES {
        return Err(Refusal::TooLarge { bytes: size, most: MOST_BYTES });
    }
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|_| Refusal::CutOff)?;
    json::read(&bytes(&buffer), &mut progress)
}

/// Sends all rows to the page.
fn send(tables: &Tables) {
    let Ok(()) = tables.visit(&mut Shards(|bytes: &[u8]| {
        reply(&Reply::Shard, Some(&buffer(bytes)));
    }));
}

/// Packs every table into shards of [`ROWS`] rows.
pub(super) struct Shards<F>(pub F);

impl<F: FnMut(&[u8])> TableVisitor for Shards<F> {
    type Error = Infallible;
    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
        for rows in table.rows().chunks(ROWS) {
            (self.0)(&shard::write(rows.iter()));
        }
        Ok(())
    }
}

/// Takes a shard that the other end has made.
pub(super) fn take(tables: &mut Tables, bytes: &[u8]) {
    struct Take<'b>(&'b [u8]);
    impl TableVisitorMut for Take<'_> {
        type Error = shard::ShardError;
        fn visit<R: Record>(&mut self, table: &mut Table<R>) -> Result<(), Self::Error> {
            let rows = shard::read::<R>(self.0)?;
            table.reserve(rows.len());
            for row in rows {
                table.insert(row);
            }
            Ok(())
        }
    }
    // Both ends are of one build, so a shard that does not fit is a defect, not an input.
    let table = shard::table_of(bytes).expect("the other end makes shards");
    tables.visit_named(&table, &mut Take(bytes)).expect("a table of this build").expect("a shard of this build");
}
