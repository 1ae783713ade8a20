//! A browser in memory: shelf, copy, store of shards and lock are shared by its tabs, every write can fail, and between
//! any two steps something else can happen.

use crate::desk::{Chance, Clock, CopiedShelf, Desk, Lock, Means, News, Reading, ShardStore, Writing, mend};
use crate::domain::status::StatusRule;
use crate::storage::{Found, OpenError, Shelf, StorageError, keys};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// What outlives the tabs.
#[derive(Clone, Default)]
pub(super) struct Disk {
    pub shelf: BTreeMap<String, String>,
    /// The copy of the shelf, which alone outlives the browser.
    pub copy: BTreeMap<String, String>,
    pub shards: BTreeMap<String, Vec<u8>>,
}

type Work = Pin<Box<dyn Future<Output = ()>>>;
/// Says of the write of that number whether it fails.
type Fault = Box<dyn Fn(usize) -> Option<StorageError>>;

type Interruption = Box<dyn FnOnce()>;

struct Task {
    tab: usize,
    due: u64,
    work: Work,
}

#[derive(Default)]
struct Inner {
    disk: RefCell<Disk>,
    /// UTF-16 units that find room on the shelf.
    room: Cell<usize>,
    is_locked: Cell<bool>,
    is_denied: Cell<bool>,
    elapsed: Cell<u64>,
    /// Milliseconds since 1970 when no time had passed.
    began: Cell<u64>,
    chance: Cell<u64>,
    writes: Cell<usize>,
    fault: RefCell<Option<Fault>>,
    turns: Cell<usize>,
    /// What somebody else does at the turn of that number.
    between: RefCell<Option<(usize, Interruption)>>,
    /// How much has happened, to see that nothing does any more.
    moves: Cell<usize>,
    tasks: RefCell<Vec<Task>>,
    deadlines: RefCell<Vec<u64>>,
    /// The tabs that hear, and what they have not heard yet.
    tabs: RefCell<BTreeMap<usize, Desk<Tab>>>,
    unheard: RefCell<VecDeque<(usize, String, Option<String>)>>,
    opened: Cell<usize>,
}

#[derive(Clone, Default)]
pub(super) struct World(Rc<Inner>);

impl World {
    /// A browser whose shelf has room for so many units.
    pub fn new(room: usize) -> Self {
        Self::of(Disk::default(), room)
    }

    pub fn of(disk: Disk, room: usize) -> Self {
        let world = Self::default();
        world.0.disk.replace(disk);
        world.0.room.set(room);
        world.0.began.set(1_700_000_000_000);
        world.0.chance.set(1);
        world
    }

    pub fn disk(&self) -> Disk {
        self.0.disk.borrow().clone()
    }

    /// The browser is killed: of the shelf only its copy is left.
    pub fn killed(&self) -> Disk {
        let disk = self.disk();
        Disk { shelf: disk.copy.clone(), ..disk }
    }

    /// Something else empties what the browser keeps.
    pub fn change_disk(&self, change: impl FnOnce(&mut Disk)) {
        change(&mut self.0.disk.borrow_mut());
    }

    pub fn deny(&self) {
        self.0.is_denied.set(true);
    }

    pub fn writes(&self) -> usize {
        self.0.writes.get()
    }

    pub fn turns(&self) -> usize {
        self.0.turns.get()
    }

    /// From now on a write fails where this says so, counted from here.
    pub fn fail(&self, fault: impl Fn(usize) -> Option<StorageError> + 'static) {
        self.0.writes.set(0);
        self.0.fault.replace(Some(Box::new(fault)));
    }

    pub fn heal(&self) {
        self.0.fault.replace(None);
    }

    /// Has something else happen at the turn of that number, counted from here.
    pub fn between(&self, turn: usize, what: impl FnOnce() + 'static) {
        self.0.turns.set(0);
        self.0.between.replace(Some((turn, Box::new(what))));
    }

    /// Whether that has not come about yet.
    pub fn is_waiting(&self) -> bool {
        self.0.between.borrow().is_some()
    }

    /// Somebody else takes the lock, until it is let go.
    pub fn hold_lock(&self) -> Held {
        assert!(!self.0.is_locked.replace(true));
        Held(self.clone())
    }

    pub fn set_clock(&self, now_ms: u64) {
        self.0.began.set(now_ms - self.0.elapsed.get());
    }

    pub fn now_ms(&self) -> u64 {
        self.0.began.get() + self.0.elapsed.get()
    }

    /// Opens a tab.
    pub fn open(&self) -> Result<Desk<Tab>, OpenError> {
        let number = self.0.opened.get() + 1;
        self.0.opened.set(number);
        let tab = Tab { world: self.clone(), number, news: Rc::default() };
        let mend = |opened, copies, now_ms| Box::pin(async move { Ok(mend(opened, copies, now_ms)) }) as _;
        self.run(Desk::open(tab, StatusRule::Ods, None, Ok(Found::Alike), mend))
    }

    /// A tab ends, with whatever it was about to do.
    pub fn close(&self, desk: Desk<Tab>) {
        let number = desk.means().number;
        drop(desk);
        drop(self.0.tabs.borrow_mut().remove(&number));
        let (gone, left) = self.0.tasks.take().into_iter().partition(|task| task.tab == number);
        self.0.tasks.replace(left);
        drop::<Vec<Task>>(gone);
    }

    /// Waits so long, while the tabs do what they have planned.
    pub fn wait(&self, time: Duration) {
        self.run(self.clone().paused(time));
    }

    async fn paused(self, time: Duration) {
        let due = self.0.elapsed.get() + time.as_millis() as u64;
        self.0.deadlines.borrow_mut().push(due);
        until(|| self.0.elapsed.get() >= due).await;
    }

    /// Does some work, while the tabs do what they have planned.
    pub fn run<T>(&self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        let mut context = Context::from_waker(Waker::noop());
        loop {
            let before = self.0.moves.get();
            if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
                return done;
            }
            self.hear();
            self.go_on(&mut context);
            if self.0.moves.get() == before {
                self.let_time_pass();
            }
        }
    }

    fn moved(&self) {
        self.0.moves.set(self.0.moves.get() + 1);
    }

    /// Tabs are told what others have put on the shelf.
    fn hear(&self) {
        loop {
            let Some((by, key, text)) = self.0.unheard.borrow_mut().pop_front() else { return };
            let others: Vec<_> =
                self.0.tabs.borrow().iter().filter(|(tab, _)| **tab != by).map(|(_, desk)| desk.clone()).collect();
            others.iter().for_each(|desk| desk.hear(Some(&key), text.as_deref()));
            self.moved();
        }
    }

    /// Everything that is due goes a step further.
    fn go_on(&self, context: &mut Context<'_>) {
        let now = self.0.elapsed.get();
        let (due, later) = self.0.tasks.take().into_iter().partition::<Vec<_>, _>(|task| task.due <= now);
        self.0.tasks.replace(later);
        for mut task in due {
            match task.work.as_mut().poll(context) {
                Poll::Ready(()) => self.moved(),
                Poll::Pending => self.0.tasks.borrow_mut().push(task),
            }
        }
    }

    /// Until the next one who waits for a moment need not any more.
    fn let_time_pass(&self) {
        let now = self.0.elapsed.get();
        let mut deadlines = self.0.deadlines.borrow_mut();
        let next = *deadlines.iter().min().expect("nobody waits for ever");
        deadlines.retain(|due| *due > next);
        self.0.elapsed.set(next.max(now));
    }

    /// Others get their turn.
    async fn turn(&self) {
        let number = self.turns() + 1;
        self.0.turns.set(number);
        let due = self.0.between.borrow_mut().take_if(|(at, _)| *at == number);
        if let Some((_, what)) = due {
            what();
        }
        self.moved();
        let mut is_first = true;
        until(|| !std::mem::take(&mut is_first)).await;
        self.moved();
    }

    fn write(&self) -> Result<(), StorageError> {
        let number = self.writes() + 1;
        self.0.writes.set(number);
        let fault = self.0.fault.borrow();
        fault.as_ref().and_then(|fault| fault(number)).map_or(Ok(()), Err)
    }
}

/// Waits until something is so.
async fn until(mut is_so: impl FnMut() -> bool) {
    std::future::poll_fn(|_| if is_so() { Poll::Ready(()) } else { Poll::Pending }).await;
}

/// A tab.
#[derive(Clone)]
pub(super) struct Tab {
    pub world: World,
    number: usize,
    /// What it was told, in order.
    pub news: Rc<RefCell<Vec<News>>>,
}

impl Tab {
    /// Others get their turn.
    pub async fn turn(&self) {
        self.world.turn().await;
    }
}

impl Clock for Tab {
    fn now_ms(&self) -> u64 {
        self.world.now_ms()
    }

    /// Whatever is done takes time, so that it is done in many pieces.
    fn elapsed(&self) -> f64 {
        let elapsed = &self.world.0.elapsed;
        elapsed.set(elapsed.get() + 5);
        elapsed.get() as f64
    }

    async fn breathe(&self) {
        self.world.turn().await;
    }

    async fn pause(&self, wait: Duration) {
        self.world.clone().paused(wait).await;
    }

    fn later(&self, wait: Duration, work: impl Future<Output = ()> + 'static) {
        let due = self.world.0.elapsed.get() + wait.as_millis() as u64;
        self.world.0.deadlines.borrow_mut().push(due);
        self.world.0.tasks.borrow_mut().push(Task { tab: self.number, due, work: Box::pin(work) });
    }
}

impl Chance for Tab {
    fn number(&self) -> u64 {
        let chance = &self.world.0.chance;
        chance.set(chance.get() + 1);
        chance.get().wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// The lock, until it is dropped.
pub(super) struct Held(World);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.0.is_locked.set(false);
        self.0.moved();
    }
}

impl Lock for Tab {
    type Held = Held;

    async fn take(&self) -> Held {
        let world = &self.world;
        until(|| !world.0.is_locked.replace(true)).await;
        world.moved();
        Held(world.clone())
    }
}

impl CopiedShelf for Tab {
    type Shelf = Self;

    fn shelf(&self) -> Result<Self, StorageError> {
        if self.world.0.is_denied.get() { Err(StorageError::Denied) } else { Ok(self.clone()) }
    }

    async fn durable(&self) -> Result<(), StorageError> {
        self.world.turn().await;
        self.world.write()?;
        self.world.change_disk(|disk| disk.copy = disk.shelf.clone());
        Ok(())
    }

    async fn put_back(&self) -> Result<(), StorageError> {
        self.world.turn().await;
        self.world.write()?;
        self.world.change_disk(|disk| {
            for (key, text) in &disk.copy {
                disk.shelf.entry(key.clone()).or_insert_with(|| text.clone());
            }
        });
        Ok(())
    }

    fn take_over(&self) {}
}

impl Shelf for Tab {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.world.0.disk.borrow().shelf.get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.world.write()?;
        let used = |texts: &BTreeMap<String, String>| -> usize {
            texts
                .iter()
                .filter(|(other, _)| *other != key)
                .map(|(key, text)| key.len() + text.encode_utf16().count())
                .sum()
        };
        let used = used(&self.world.0.disk.borrow().shelf) + key.len() + text.encode_utf16().count();
        if used > self.world.0.room.get() {
            return Err(StorageError::Full);
        }
        self.world.change_disk(|disk| drop(disk.shelf.insert(key.to_owned(), text.to_owned())));
        self.world.0.unheard.borrow_mut().push_back((self.number, key.to_owned(), Some(text.to_owned())));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.world.write()?;
        let mut was_there = false;
        self.world.change_disk(|disk| was_there = disk.shelf.remove(key).is_some());
        if was_there {
            self.world.0.unheard.borrow_mut().push_back((self.number, key.to_owned(), None));
        }
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        Ok(self.world.0.disk.borrow().shelf.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

/// Shards on their way.
pub(super) struct OnTheWay {
    world: World,
    shards: BTreeMap<String, Vec<u8>>,
}

impl ShardStore for Tab {
    type Bytes = Vec<u8>;
    type Reading = OnTheWay;
    type Writing = OnTheWay;

    fn read(&self, first: &str, last: &str) -> Result<OnTheWay, StorageError> {
        let range = (first.to_owned())..=(last.to_owned());
        let disk = self.world.0.disk.borrow();
        let shards = disk.shards.range(range).map(|(key, bytes)| (key.clone(), bytes.clone())).collect();
        Ok(OnTheWay { world: self.world.clone(), shards })
    }

    fn write(&self, shards: &[(String, Vec<u8>)]) -> Result<OnTheWay, StorageError> {
        Ok(OnTheWay { world: self.world.clone(), shards: shards.iter().cloned().collect() })
    }

    async fn remove(&self, gone: Vec<String>) -> Result<(), StorageError> {
        self.world.turn().await;
        self.world.write()?;
        self.world.change_disk(|disk| disk.shards.retain(|key, _| !gone.contains(key)));
        Ok(())
    }

    async fn keys(&self, beginning: &str) -> Result<Vec<String>, StorageError> {
        self.world.turn().await;
        Ok(self.world.0.disk.borrow().shards.keys().filter(|key| key.starts_with(beginning)).cloned().collect())
    }
}

impl Reading for OnTheWay {
    async fn shards(self) -> Result<BTreeMap<String, Vec<u8>>, StorageError> {
        self.world.turn().await;
        Ok(self.shards)
    }
}

impl Writing for OnTheWay {
    async fn done(self) -> Result<(), StorageError> {
        self.world.turn().await;
        self.world.write()?;
        self.world.change_disk(|disk| disk.shards.extend(self.shards));
        Ok(())
    }
}

impl Means for Tab {
    type Store = Self;

    async fn store(&self) -> Result<Self, StorageError> {
        self.world.turn().await;
        Ok(self.clone())
    }

    fn listen(&self, desk: &Desk<Self>) {
        self.world.0.tabs.borrow_mut().insert(self.number, desk.clone());
    }

    fn tell(&self, news: News) {
        self.news.borrow_mut().push(news);
    }
}

impl Disk {
    /// What the program keeps there besides the copy is gone.
    pub fn empty(&mut self) {
        self.shelf.retain(|key, _| !key.starts_with(keys::ALL));
    }
}
