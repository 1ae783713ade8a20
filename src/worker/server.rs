//! The worker's end.

use super::answer::{IS_ASKED, fill, give, progress, reply, scope, send, send_picked, take, written};
use super::message::{bytes, unpack};
use super::protocol::{Added, Content, Reply, Request};
use super::sheet_import::{self, Lists};
use super::warm::warm_up;
use crate::exchange::intake::Intake;
use crate::exchange::json::{self, Author, MOST_BYTES, Refusal};
use crate::exchange::receipt;
use crate::exchange::seal;
use crate::exchange::sheet::BookError;
use crate::replica::Knowledge;
use crate::sample;
use crate::storage::Medium;
use crate::workspace::Tables;
use crate::workspace::duplicates::duplicates;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Bytes of a file that are read at once: a large one is never there twice.
const PIECE: u64 = 16 << 20;

/// The workspace as it comes in, and then with files beside it.
#[derive(Default)]
struct State {
    taken: Tables,
    clock: Knowledge,
    intake: Intake,
    lists: Lists,
}

/// A worker that nobody has asked anything for so many milliseconds warms up.
const IDLE: i32 = 50;

/// Opens and writes spreadsheets for as long as the worker lives: the other worker, loaded only when there is one.
pub fn serve_sheets() {
    let hear = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        IS_ASKED.set(true);
        match unpack::<Request>(&event.data()) {
            Some((Request::Open { delimiter, encoding }, file)) => wasm_bindgen_futures::spawn_local(async move {
                match contents(file).await {
                    Ok(bytes) => sheet_import::open(&bytes, delimiter, encoding.as_deref()),
                    Err(_) => give(&BookError::TooLarge),
                }
            }),
            Some((Request::WriteBook { form }, sheets)) => sheet_import::write(&bytes(&sheets), form),
            Some((Request::WriteFillIn, sheet)) => sheet_import::write_to_fill_in(&bytes(&sheet)),
            _ => {}
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    reply(&Reply::Ready, None);
}

/// Answers the page's requests for as long as the worker lives.
pub fn serve() {
    let state = Rc::new(RefCell::new(State::default()));
    let hear = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        let Some((request, along)) = unpack::<Request>(&event.data()) else { return };
        IS_ASKED.set(true);
        if let Request::Add { passphrase } = request {
            return wasm_bindgen_futures::spawn_local(add(state.clone(), along, passphrase));
        }
        answer(&mut state.borrow_mut(), request, &along);
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    let idle = Closure::once_into_js(move || {
        if !IS_ASKED.get() {
            warm_up();
        }
    });
    // Without it the first file takes a little longer.
    drop(scope().set_timeout_with_callback_and_timeout_and_arguments_0(idle.unchecked_ref(), IDLE));
    reply(&Reply::Ready, None);
}

fn answer(state: &mut State, request: Request, along: &JsValue) {
    match request {
        Request::Example { office } => {
            let options = sample::Options { office, ..sample::Options::default() };
            send(&sample::example(&options), Some(Medium::Shelf), sample::seen(&options));
        }
        Request::Schema => written(&serde_json::to_vec_pretty(&json::schema()).unwrap_or_default()),
        Request::Take { table } => take(&mut state.taken, &table, None, &bytes(along)),
        Request::Begin { clock } => state.clock = clock,
        Request::Compare => state.intake.begin(std::mem::take(&mut state.taken), state.clock.clone()),
        Request::Write { author, content, passphrase } => {
            let file = write(state, author, &content);
            // Nobody is to find out only when he needs it that a file cannot be read.
            if let Err(why) = json::check(&file, &mut progress) {
                return give(&why);
            }
            written(&match passphrase {
                Some(passphrase) => seal::seal(&file, &passphrase, &mut fill, seal::WORK, &mut progress),
                None => file,
            });
        }
        // These wait for their file, and are answered elsewhere.
        Request::Add { .. } | Request::Open { .. } | Request::WriteBook { .. } | Request::WriteFillIn => {}
        Request::Sheets { ids, about, lang } => sheet_import::lay_out(&state.taken, &ids, &about, lang),
        Request::FillIn { ids, asked, notes, lang, now_ms } => {
            sheet_import::lay_out_to_fill_in(&state.taken, &ids, asked, &notes, lang, now_ms);
        }
        Request::List(request) => {
            let (register, seen) = state.intake.register();
            state.lists.answer(register, seen, request, along);
        }
        Request::Merge { files, replica, now_ms } => {
            state.intake.set_replica(replica);
            let reports = state.intake.merge(&files, now_ms, &mut progress);
            give(&(reports, state.intake.twins()));
        }
        Request::Changes { file, from, most } => {
            give(&state.intake.changes(file, from, most));
        }
        Request::Duplicates => give(&duplicates(&state.taken)),
        Request::Outcome { medium } => {
            let (tables, seen) = state.intake.register();
            send_picked(tables, Some(&state.intake.merged()), Some(medium), seen.clone());
        }
        Request::Receipt { file, name, by, refused } => {
            written(&state.intake.receipt(file, &name, by, refused).write());
        }
    }
}

fn write(state: &State, author: Author, content: &Content) -> Vec<u8> {
    let writable = json::writable(&state.taken);
    let tables = writable.as_ref().unwrap_or(&state.taken);
    match content {
        Content::Part(part) => json::write_part(tables, &state.clock, author, part, &mut progress),
        Content::Redacted => json::write_redacted(tables, &state.clock, author, &mut progress),
    }
}

async fn add(state: Rc<RefCell<State>>, file: JsValue, passphrase: Option<String>) {
    let answer = match contents(file).await {
        Ok(bytes) => added(&mut state.borrow_mut().intake, &bytes, passphrase.as_deref()),
        Err(refusal) => Err(refusal),
    };
    give(&answer);
}

fn added(intake: &mut Intake, bytes: &[u8], passphrase: Option<&str>) -> Result<Added, Refusal> {
    if seal::is_sealed(bytes) {
        return match passphrase.map(|passphrase| seal::open(bytes, passphrase, &mut progress)) {
            Some(Ok(plain)) => added(intake, &plain, None),
            Some(Err(error)) => Ok(Added::Sealed(Some(error))),
            None => Ok(Added::Sealed(None)),
        };
    }
    if let Some(receipts) = receipt::read_all(bytes) {
        return Ok(Added::Receipts(receipts));
    }
    let number = intake.add(bytes, &mut progress)?;
    Ok(Added::File(number, Box::new(intake.head(number).clone())))
}

async fn contents(file: JsValue) -> Result<Vec<u8>, Refusal> {
    let blob: web_sys::Blob = file.dyn_into().map_err(|_| Refusal::Empty)?;
    let size = blob.size() as u64;
    if size > MOST_BYTES {
        return Err(Refusal::TooLarge { bytes: size, most: MOST_BYTES });
    }
    let mut contents = Vec::with_capacity(size as usize);
    let starts = (0..size).step_by(PIECE as usize);
    let mut pieces = starts.map(|start| blob.slice_with_f64_and_f64(start as f64, (start + PIECE) as f64));
    let mut read = || pieces.next().map(|piece| piece.map(|piece| piece.array_buffer()));
    let mut coming = read();
    while let Some(piece) = coming {
        // While this one is taken in the next one comes.
        coming = read();
        let piece = JsFuture::from(piece.map_err(|_| Refusal::CutOff)?).await.map_err(|_| Refusal::CutOff)?;
        let (piece, end) = (js_sys::Uint8Array::new(&piece), contents.len());
        contents.resize(end + piece.length() as usize, 0);
        piece.copy_to(&mut contents[end..]);
    }
    Ok(contents)
}
