//! How a worker answers the page: replies, progress, and rows as packed shards.

use super::message::{buffer, pack};
use super::protocol::Reply;
use crate::domain::Id;
use crate::exchange::intake::Picked;
use crate::replica::Knowledge;
use crate::storage::{Medium, Seat, load_shard, pack_table, shard};
use crate::workspace::{AnyTable, Tables};
use serde::Serialize;
use std::cell::Cell;
use wasm_bindgen::prelude::*;

/// Rows in a shard on its way: few enough that the page takes one between two frames.
pub(super) const ROWS: usize = 1_000;

thread_local! {
    /// Whether anything has been asked of this worker yet.
    pub(super) static IS_ASKED: Cell<bool> = const { Cell::new(false) };
}

pub(super) fn scope() -> web_sys::DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

pub(super) fn reply(reply: &Reply, along: Option<&JsValue>) {
    let (message, hand_over) = pack(&(IS_ASKED.get(), reply), along);
    // Whoever waits for an answer that cannot be sent must hear of it, and hears of the end of the worker.
    scope().post_message_with_transfer(&message, &hand_over).expect("an answer can be sent");
}

pub(super) fn progress(done: usize, all: usize) {
    reply(&Reply::Progress { done, all }, None);
}

/// Answers a question.
pub(super) fn give(answer: &impl Serialize) {
    reply(&Reply::Answer(serde_json::to_string(answer).expect("answers have a JSON form")), None);
}

pub(super) fn written(file: &[u8]) {
    reply(&Reply::Written, Some(&buffer(file)));
}

/// Fills a buffer with bytes that nobody can guess.
pub(super) fn fill(buffer: &mut [u8]) {
    let crypto = scope().crypto().expect("workers have a source of randomness");
    crypto.get_random_values_with_u8_array(buffer).expect("a small buffer can be filled");
}

/// Sends all rows to the page; as they are to be stored, where it will have no others and its shards lie in a place.
pub(super) fn send(tables: &Tables, whole_in: Option<Medium>, seen: Knowledge) {
    send_picked(tables, None, whole_in, seen);
}

/// Sends rows to the page: all, or those that are picked.
pub(super) fn send_picked(tables: &Tables, picked: Option<&Picked>, whole_in: Option<Medium>, seen: Knowledge) {
    let whole_in = whole_in.map(|medium| medium.for_rows(tables.rows()));
    for table in tables.each() {
        send_table(table, picked, whole_in);
    }
    reply(&Reply::Rows { seen }, None);
}

/// Packs the picked rows of a table, or all, into shards: one that goes whole as it is laid out in a place, where one is
/// given, another in shards of [`ROWS`] rows.
fn send_table(table: &dyn AnyTable, picked: Option<&Picked>, whole_in: Option<Medium>) {
    let picked = picked.map(|picked| picked.get(table.name()));
    let is_picked = |id: Id| picked.is_none_or(|ids| ids.is_some_and(|ids| ids.contains(&id)));
    if let Some(medium) = whole_in.filter(|_| table.each().all(|row| is_picked(row.id()))) {
        pack_table(table, medium, &mut |seat, bytes| send_shard(table, Some(seat), bytes));
        return;
    }
    let mut rows = table.each().filter(|row| is_picked(row.id())).peekable();
    while rows.peek().is_some() {
        send_shard(table, None, &shard::write(table.name(), table.names(), &mut rows.by_ref().take(ROWS)));
    }
}

fn send_shard(table: &dyn AnyTable, seat: Option<Seat>, bytes: &[u8]) {
    reply(&Reply::Shard { table: table.name().to_owned(), seat }, Some(&buffer(bytes)));
}

/// Takes a shard of a table that the other end has made.
pub(super) fn take(tables: &mut Tables, table: &str, seat: Option<Seat>, bytes: &[u8]) {
    // Both ends are of one build, so a shard that does not fit is a defect, not an input.
    load_shard(tables, table, bytes, seat.map_or(1, |seat| seat.of)).expect("a shard of this build");
}
