//! The page's end: jobs.

use super::answer::{ROWS, take};
use super::message::{buffer, bytes, pack, unpack};
use super::protocol::{Added, BookForm, Brought, Content, ListRequest, Opened, OtherList, Reply, Request};
use super::yielding::breathe;
use crate::desk::Compared;
use crate::domain::{AreaCode, Id};
use crate::exchange::intake::{Change, Report};
use crate::exchange::json::{Author, Refusal};
use crate::exchange::sheet::{Asked, BookError, Sheet};
use crate::i18n::Lang;
use crate::replica::{Knowledge, ReplicaId};
use crate::storage::{Medium, Packed, shard};
use crate::workspace::duplicates::Pair;
use crate::workspace::twins::Twins;
use crate::workspace::{Tables, Workspace};
use futures_util::lock::Mutex;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// So many bytes of shards are taken in at once, in some ten milliseconds.
const TAKEN_AT_ONCE: usize = 160 * 1024;

/// Why a job gave no result.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Failure {
    /// The file is not taken.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The file that was written could not be read again, and is not handed out.
    #[error("the file that was written cannot be read: {0}")]
    Unreadable(Refusal),
    /// The worker could not be started, or broke down: short of memory, or the program is not complete.
    #[error("{0}")]
    Broken(String),
}

/// Hears how far work has come: done and all.
pub type Progress<'p> = &'p dyn Fn(usize, usize);

/// Gives a look at the workspace, for as long as the call lasts.
pub type Look<'l> = &'l dyn Fn(&mut dyn FnMut(&Workspace));

impl Failure {
    /// Whether a person has stopped it.
    pub fn is_cancelled(&self) -> bool {
        *self == Self::Refused(Refusal::Cancelled)
    }
}

/// A piece of work under way.
pub struct Job {
    worker: web_sys::Worker,
    is_ready: Cell<bool>,
    is_cancelled: Cell<bool>,
    /// The worker for spreadsheets, while this one waits for it.
    helper: RefCell<Option<Rc<Self>>>,
    /// The state of the workspace that it was given to compare with.
    compared: Compared,
    /// Whose request is being answered: the worker answers in order, and an answer does not say to what.
    turn: Mutex<()>,
    /// What has come in since it was last looked at; the promise's hand to wake whoever waits.
    inbox: Rc<RefCell<Inbox>>,
    _hear: Closure<dyn Fn(web_sys::MessageEvent)>,
    _break: Closure<dyn Fn(web_sys::Event)>,
}

#[derive(Default)]
struct Inbox {
    messages: std::collections::VecDeque<Result<(Reply, JsValue), Failure>>,
    wake: Option<js_sys::Function>,
}

impl Inbox {
    fn put(&mut self, message: Result<(Reply, JsValue), Failure>) {
        self.messages.push_back(message);
        if let Some(wake) = self.wake.take() {
            // Resolving a promise never fails.
            drop(wake.call0(&JsValue::NULL));
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.cancel();
    }
}

impl Job {
    /// Starts a worker.
    pub fn start() -> Result<Self, Failure> {
        Self::start_as("selaras:worker")
    }

    /// Starts the worker for spreadsheets, which is cancelled with this one.
    fn start_sheets(&self) -> Result<Rc<Self>, Failure> {
        let helper = Rc::new(Self::start_as("selaras:sheets")?);
        self.helper.replace(Some(helper.clone()));
        Ok(helper)
    }

    /// Starts the worker that the page's head names so.
    fn start_as(name: &str) -> Result<Self, Failure> {
        let broken = |what: &str| Failure::Broken(what.to_owned());
        let document = web_sys::window().and_then(|window| window.document()).ok_or_else(|| broken("no document"))?;
        let meta = document.query_selector(&format!("meta[name='{name}']")).ok().flatten();
        let script = meta.and_then(|meta| meta.get_attribute("content")).ok_or_else(|| broken("no worker"))?;
        let options = web_sys::WorkerOptions::new();
        options.set_type(web_sys::WorkerType::Module);
        let worker =
            web_sys::Worker::new_with_options(&script, &options).map_err(|error| broken(&format!("{error:?}")))?;
        let inbox = Rc::new(RefCell::new(Inbox::default()));
        let to = inbox.clone();
        let hear = Closure::<dyn Fn(_)>::new(move |event: web_sys::MessageEvent| {
            match unpack::<(bool, Reply)>(&event.data()) {
                Some(((_, ready @ Reply::Ready), along)) => to.borrow_mut().put(Ok((ready, along))),
                Some(((true, reply), along)) => to.borrow_mut().put(Ok((reply, along))),
                // Nobody has asked: the worker warms up, and so does what takes shards in here.
                Some(((false, Reply::Shard { table, seat }), along)) => {
                    take(&mut Tables::default(), &table, seat, &bytes(&along));
                }
                _ => {}
            }
        });
        let to = inbox.clone();
        let broke = Closure::<dyn Fn(_)>::new(move |event: web_sys::Event| {
            // A script that cannot be loaded is told by an event without a message.
            let message = js_sys::Reflect::get(&event, &"message".into()).ok().and_then(|text| text.as_string());
            to.borrow_mut().put(Err(Failure::Broken(message.unwrap_or_else(|| event.type_()))));
        });
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(broke.as_ref().unchecked_ref()));
        let [is_ready, is_cancelled] = [false, false].map(Cell::new);
        Ok(Self {
            worker,
            is_ready,
            is_cancelled,
            helper: RefCell::default(),
            compared: Compared::default(),
            turn: Mutex::new(()),
            inbox,
            _hear: hear,
            _break: broke,
        })
    }

    /// Ends the work at once. Whoever waits for it is told that it was cancelled.
    pub fn cancel(&self) {
        self.worker.terminate();
        self.is_cancelled.set(true);
        if let Some(helper) = self.helper.take() {
            helper.cancel();
        }
        self.inbox.borrow_mut().put(Err(Refusal::Cancelled.into()));
    }

    fn ask(&self, request: &Request, along: Option<&JsValue>) -> Result<(), Failure> {
        let (message, hand_over) = pack(request, along);
        self.worker
            .post_message_with_transfer(&message, &hand_over)
            .map_err(|error| Failure::Broken(format!("{error:?}")))
    }

    async fn next(&self) -> Result<(Reply, JsValue), Failure> {
        loop {
            if let Some(message) = self.inbox.borrow_mut().messages.pop_front() {
                return message;
            }
            if self.is_cancelled.get() {
                return Err(Refusal::Cancelled.into());
            }
            let inbox = self.inbox.clone();
            let wait = js_sys::Promise::new(&mut |wake, _| inbox.borrow_mut().wake = Some(wake));
            // It is never refused.
            drop(JsFuture::from(wait).await);
        }
    }

    /// Waits until the worker can be asked.
    async fn ready(&self) -> Result<(), Failure> {
        if self.is_ready.get() {
            return Ok(());
        }
        match self.next().await? {
            (Reply::Ready, _) => {
                self.is_ready.set(true);
                Ok(())
            }
            (other, _) => Err(unexpected(&other)),
        }
    }

    /// Makes the example for an office.
    pub async fn example(&self, office: AreaCode) -> Result<Brought, Failure> {
        let _turn = self.turn.lock().await;
        self.ready().await?;
        self.ask(&Request::Example { office }, None)?;
        self.collect().await
    }

    /// Writes the description of the file's form.
    pub async fn schema(&self) -> Result<js_sys::ArrayBuffer, Failure> {
        let _turn = self.turn.lock().await;
        self.ready().await?;
        self.ask(&Request::Schema, None)?;
        self.written(&|_, _| {}).await
    }

    /// The state of the workspace that it was given to compare with.
    pub const fn compared(&self) -> &Compared {
        &self.compared
    }

    /// Has the worker compare files with the workspace that `look` gives access to.
    pub async fn compare(&self, look: Look<'_>) -> Result<(), Failure> {
        let _turn = self.turn.lock().await;
        self.hand_over(look).await?;
        self.ask(&Request::Compare, None)
    }

    /// Reads and checks a file, opened with the passphrase where it is sealed, and puts it beside the workspace.
    pub async fn add(
        &self,
        file: &web_sys::File,
        passphrase: Option<String>,
        progress: Progress<'_>,
    ) -> Result<Added, Failure> {
        let _turn = self.turn.lock().await;
        self.ready().await?;
        self.ask(&Request::Add { passphrase }, Some(file))?;
        let answer: Result<Added, Refusal> = self.answer(progress).await?;
        Ok(answer?)
    }

    /// Merges these files beside the workspace, in this order, and no others; says what each did, and which
    /// cooperatives are then there twice.
    pub async fn merge(
        &self,
        files: Vec<usize>,
        replica: ReplicaId,
        now_ms: u64,
        progress: Progress<'_>,
    ) -> Result<(Vec<Report>, Twins), Failure> {
        let _turn = self.turn.lock().await;
        self.ask(&Request::Merge { files, replica, now_ms }, None)?;
        self.answer(progress).await
    }

    /// What a merged file did, record by record, from one place on.
    pub async fn changes(&self, file: usize, from: usize, most: usize) -> Result<Vec<Change>, Failure> {
        let _turn = self.turn.lock().await;
        self.ask(&Request::Changes { file, from, most }, None)?;
        self.answer(&|_, _| {}).await
    }

    /// Pairs of cooperatives that may be one, the most likely first.
    pub async fn duplicates(&self, look: Look<'_>) -> Result<Vec<Pair>, Failure> {
        let _turn = self.turn.lock().await;
        self.hand_over(look).await?;
        self.ask(&Request::Duplicates, None)?;
        self.answer(&|_, _| {}).await
    }

    /// What is to be put into the workspace, whose shards lie in that place.
    pub async fn outcome(&self, medium: Medium) -> Result<Brought, Failure> {
        let _turn = self.turn.lock().await;
        self.ask(&Request::Outcome { medium }, None)?;
        self.collect().await
    }

    /// Writes the receipt for a file.
    pub async fn receipt(
        &self,
        file: usize,
        name: String,
        by: Author,
        refused: Vec<String>,
    ) -> Result<js_sys::ArrayBuffer, Failure> {
        let _turn = self.turn.lock().await;
        self.ask(&Request::Receipt { file, name, by, refused }, None)?;
        self.written(&|_, _| {}).await
    }

    /// Opens a file into cells, in a worker of its own, and has this one take them.
    pub async fn open_sheets(
        &self,
        file: &web_sys::File,
        delimiter: Option<char>,
        encoding: Option<String>,
    ) -> Result<Result<Opened, BookError>, Failure> {
        let opened: Result<Option<Opened>, BookError> =
            self.open_into(file, delimiter, encoding, ListRequest::Book).await?;
        match opened {
            Ok(opened) => opened.map(Ok).ok_or_else(|| Failure::Broken("no book".to_owned())),
            Err(error) => Ok(Err(error)),
        }
    }

    /// Opens another list, to hold the first one against; none where it is none of cooperatives.
    pub async fn open_other(
        &self,
        file: &web_sys::File,
        now_ms: u64,
    ) -> Result<Result<Option<OtherList>, BookError>, Failure> {
        self.open_into(file, None, None, ListRequest::OtherList { now_ms }).await
    }

    /// Opens a file into cells, in a worker of its own, and asks this one something of which they are part.
    async fn open_into<T: DeserializeOwned>(
        &self,
        file: &web_sys::File,
        delimiter: Option<char>,
        encoding: Option<String>,
        request: ListRequest,
    ) -> Result<Result<T, BookError>, Failure> {
        let _turn = self.turn.lock().await;
        let opener = self.start_sheets()?;
        opener.ready().await?;
        opener.ask(&Request::Open { delimiter, encoding }, Some(file))?;
        let opened = opener.next().await;
        // Its memory is needed no more.
        drop((opener, self.helper.take()));
        let book = match opened {
            Ok((Reply::Written, book)) => book,
            Ok((Reply::Answer(text), _)) => return Ok(Err(read_answer(&text)?)),
            Ok((other, _)) => return Err(unexpected(&other)),
            // It is a worker of its own so that no file takes the page, or what it shows, down with it.
            Err(Failure::Broken(_)) => return Ok(Err(BookError::BrokeDown)),
            Err(cancelled) => return Err(cancelled),
        };
        self.ready().await?;
        self.ask(&Request::List(request), Some(&book))?;
        self.answer(&|_, _| {}).await.map(Ok)
    }

    /// Asks something about a list and waits for the answer.
    pub async fn list<T: DeserializeOwned>(&self, request: ListRequest, progress: Progress<'_>) -> Result<T, Failure> {
        let _turn = self.turn.lock().await;
        self.ask(&Request::List(request), None)?;
        self.answer(progress).await
    }

    /// The refused rows of a list, as a file.
    pub async fn refused_rows(&self, lang: Lang) -> Result<js_sys::ArrayBuffer, Failure> {
        let _turn = self.turn.lock().await;
        self.ask(&Request::List(ListRequest::RefusedRows { lang }), None)?;
        self.written(&|_, _| {}).await
    }

    /// What a comparison of a list has found, as a workbook; `about` says what was held against what.
    pub async fn comparison_book(
        &self,
        about: Vec<(String, String)>,
        lang: Lang,
    ) -> Result<js_sys::ArrayBuffer, Failure> {
        let _turn = self.turn.lock().await;
        self.ask(&Request::List(ListRequest::ContrastSheets { about, lang }), None)?;
        let sheets = self.written(&|_, _| {}).await?;
        Self::write_packed(&sheets, BookForm::Xlsx).await
    }

    /// What a list makes of the workspace, or these rows of it alone, as a change of this replica.
    pub async fn list_outcome(
        &self,
        only: Option<BTreeSet<usize>>,
        replica: ReplicaId,
        lane: u8,
        now_ms: u64,
        medium: Medium,
    ) -> Result<Brought, Failure> {
        let _turn = self.turn.lock().await;
        self.ask(&Request::List(ListRequest::Outcome { only, replica, lane, now_ms, medium }), None)?;
        self.collect().await
    }

    /// Writes cooperatives of a workspace, which `look` gives access to, as a list; `about` says what the list is.
    pub async fn give_list(
        &self,
        ids: Vec<Id>,
        about: Vec<(String, String)>,
        lang: Lang,
        form: BookForm,
        look: Look<'_>,
    ) -> Result<js_sys::ArrayBuffer, Failure> {
        let _turn = self.turn.lock().await;
        let writer = self.start_sheets()?;
        self.hand_over(look).await?;
        self.ask(&Request::Sheets { ids, about, lang }, None)?;
        let sheets = self.written(&|_, _| {}).await?;
        writer.ready().await?;
        writer.ask(&Request::WriteBook { form }, Some(&sheets))?;
        writer.written(&|_, _| {}).await
    }

    /// Writes cooperatives of a workspace, which `look` gives access to, as a sheet to fill in; `notes` are what is said of it.
    pub async fn give_to_fill_in(
        &self,
        ids: Vec<Id>,
        asked: Asked,
        notes: Vec<(String, String)>,
        lang: Lang,
        now_ms: u64,
        look: Look<'_>,
    ) -> Result<js_sys::ArrayBuffer, Failure> {
        let _turn = self.turn.lock().await;
        let writer = self.start_sheets()?;
        self.hand_over(look).await?;
        self.ask(&Request::FillIn { ids, asked, notes, lang, now_ms }, None)?;
        let sheet = self.written(&|_, _| {}).await?;
        writer.ready().await?;
        writer.ask(&Request::WriteFillIn, Some(&sheet))?;
        writer.written(&|_, _| {}).await
    }

    /// Writes sheets as a file.
    pub async fn write_sheets(sheets: &[Sheet], form: BookForm) -> Result<js_sys::ArrayBuffer, Failure> {
        // Cells of our own always encode.
        let packed = postcard::to_allocvec(sheets).map_err(|error| Failure::Broken(error.to_string()))?;
        Self::write_packed(&buffer(&packed), form).await
    }

    async fn write_packed(sheets: &JsValue, form: BookForm) -> Result<js_sys::ArrayBuffer, Failure> {
        let writer = Self::start_as("selaras:sheets")?;
        writer.ready().await?;
        writer.ask(&Request::WriteBook { form }, Some(sheets))?;
        writer.written(&|_, _| {}).await
    }

    /// Waits for an answer.
    async fn answer<T: DeserializeOwned>(&self, progress: Progress<'_>) -> Result<T, Failure> {
        loop {
            match self.next().await? {
                (Reply::Answer(text), _) => return read_answer(&text),
                (Reply::Progress { done, all }, _) => progress(done, all),
                (other, _) => return Err(unexpected(&other)),
            }
        }
    }

    /// Gathers shards until all have come in.
    async fn collect(&self) -> Result<Brought, Failure> {
        let (mut brought, mut taken) = (Brought::default(), 0);
        loop {
            match self.next().await? {
                (Reply::Shard { table, seat }, along) => {
                    let shard = bytes(&along);
                    take(&mut brought.rows, &table, seat, &shard);
                    brought.packed.extend(seat.map(|seat| Packed { table, seat, bytes: along.unchecked_into() }));
                    taken += shard.len();
                    if taken > TAKEN_AT_ONCE {
                        breathe().await;
                        taken = 0;
                    }
                }
                (Reply::Rows { seen }, _) => {
                    breathe().await;
                    return Ok(Brought { seen, ..brought });
                }
                (other, _) => return Err(unexpected(&other)),
            }
        }
    }

    /// Hands the rows of a workspace on, piece by piece, so that the page stays responsive; a change made meanwhile may
    /// or may not be among them.
    async fn hand_over(&self, look: Look<'_>) -> Result<(), Failure> {
        self.ready().await?;
        let mut clock = Knowledge::default();
        look(&mut |workspace| clock = workspace.seen().clone());
        let mut piece = 0;
        loop {
            let mut shard = None;
            look(&mut |workspace| {
                shard = pack_piece(workspace.tables(), piece);
            });
            let Some((table, bytes)) = shard else { break };
            self.ask(&Request::Take { table: table.to_owned() }, Some(&buffer(&bytes)))?;
            piece += 1;
            breathe().await;
        }
        self.ask(&Request::Begin { clock }, None)
    }

    /// Writes a file of a workspace, which `look` gives access to.
    pub async fn write(
        &self,
        author: Author,
        content: Content,
        passphrase: Option<String>,
        look: Look<'_>,
        progress: Progress<'_>,
    ) -> Result<js_sys::ArrayBuffer, Failure> {
        let _turn = self.turn.lock().await;
        self.hand_over(look).await?;
        self.ask(&Request::Write { author, content, passphrase }, None)?;
        self.written(progress).await
    }

    /// Waits for a file that the worker writes.
    async fn written(&self, progress: Progress<'_>) -> Result<js_sys::ArrayBuffer, Failure> {
        loop {
            match self.next().await? {
                (Reply::Written, along) => return Ok(along.unchecked_into()),
                (Reply::Answer(why), _) => return Err(Failure::Unreadable(read_answer(&why)?)),
                (Reply::Progress { done, all }, _) => progress(done, all),
                (other, _) => return Err(unexpected(&other)),
            }
        }
    }
}

fn read_answer<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|error| Failure::Broken(error.to_string()))
}

fn unexpected(reply: &Reply) -> Failure {
    Failure::Broken(format!("{reply:?}").chars().take(200).collect())
}

/// Packs the piece of that number, counted over all tables: the table's name, and the bytes.
fn pack_piece(tables: &Tables, mut wanted: usize) -> Option<(&'static str, Vec<u8>)> {
    for table in tables.each() {
        let pieces = table.count().div_ceil(ROWS);
        if wanted < pieces {
            let mut rows = table.each().skip(wanted * ROWS).take(ROWS);
            return Some((table.name(), shard::write(table.name(), table.names(), &mut rows)));
        }
        wanted -= pieces;
    }
    None
}
