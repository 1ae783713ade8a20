//! Opening a desk: what is stored, what its journal has beyond that, and what the copy of the shelf has beyond both.

use super::layout::{PIECE, ROWS_AT_ONCE};
use super::{
    Clock, Desk, Inner, Means, Mend, News, Reading, ShardStore, State, Stored, Writing, install, new_replica, unsecured,
};
use crate::domain::Date;
use crate::domain::status::StatusRule;
use crate::replica::{Knowledge, ReplicaId};
use crate::storage::{Found, Medium, OpenError, Opened, Shelf, StorageError, Store, Trouble, aside_key, keys};
use crate::workspace::{Building, Healed, Index, Tables, Viewpoint, Workspace};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Shards that are asked of the database at once: so many that it is not asked often, and so few that the next ones
/// come while these are taken in.
const READ_AT_ONCE: usize = 24;

impl<M: Means> Desk<M> {
    /// Opens what is stored, where shelf and copy were found so; the status is seen under that rule, and as it stood on that
    /// day where one is set.
    pub async fn open(
        means: M,
        rule: StatusRule,
        day: Option<Date>,
        found: Result<Found, StorageError>,
        mend: Mend,
    ) -> Result<Self, OpenError> {
        // Until it hears what other tabs do, they may add to the journal, but not clear it.
        let _lock = means.take().await;
        let (mut store, database, mut opened, stored) = match means.shelf() {
            Ok(shelf) => {
                let (store, database, opened) = open_stored(&means, shelf).await?;
                (Some(store), database, opened, Stored::Yes)
            }
            Err(error) => {
                let nothing = Opened { tables: Tables::default(), seen: Knowledge::default(), troubles: Vec::new() };
                (None, None, nothing, Stored::No(error))
            }
        };
        let in_doubt = found.as_ref().err().cloned();
        let mut copies = match found {
            Ok(Found::Apart(copies)) => Some(copies),
            Ok(Found::Alike) | Err(_) => None,
        };
        let is_on_shelf = store.as_ref().is_some_and(|store| store.medium() == Medium::Shelf);
        let to_merge = copies.take_if(|_| is_on_shelf);
        let (mut late, mut is_merged) = (opened.tables.late(), false);
        if late > 0 || to_merge.is_some() {
            let merges = to_merge.is_some();
            opened = match mend(opened, to_merge, means.now_ms()).await {
                Ok(mended) => {
                    is_merged = merges;
                    mended?
                }
                // Without that part it stays as it is until the next visit; that the copy has more is in sight.
                Err(unmended) => {
                    late = 0;
                    unmended
                }
            };
        }
        let read = means.elapsed();
        let index = index(&means, &opened.tables, Viewpoint { rule, day, today: means.today() }).await;
        means.took("selaras:index", read);
        // Two lines of changes under one number have become one: it goes on under another.
        let own = if is_merged { new_replica(&means) } else { replica(&means, store.as_ref()) };
        let mut workspace = Workspace::with_index(install(&means, own), opened.tables, opened.seen, index);
        for entry in store.as_mut().map(Store::news).transpose()?.into_iter().flatten() {
            workspace.replay(&entry);
        }
        let healed = Healed { late, ..workspace.heal(means.now_ms()) };
        if let Some(store) = store.as_mut().filter(|_| late > 0) {
            store.lay_out_next();
        }
        let unsecured = unsecured::read(store.as_ref().map(Store::shelf));
        means.tell(News::Stored(stored.clone()));
        means.tell(News::InDoubt(in_doubt.clone()));
        means.tell(News::Unsecured(unsecured));
        means.tell(News::Troubles(opened.troubles));
        let (flush_planned, writing, is_securing, known_replica, order) = Default::default();
        let state = State {
            workspace,
            store,
            database,
            order,
            stored,
            in_doubt,
            unsecured,
            flush_planned,
            writing,
            is_securing,
            known_replica,
            healed,
        };
        let desk = Self(Rc::new(Inner { means, state: RefCell::new(state), revision: Cell::new(0) }));
        desk.means().listen(&desk);
        desk.note_replica();
        if is_merged || copies.is_some() {
            desk.settle_copy(copies).await;
        }
        desk.plan_flush();
        desk.secure();
        Ok(desk)
    }
}

/// A store that has been opened, with the database where its shards lie there, and what was found.
type Opening<M> = (Store<<M as super::CopiedShelf>::Shelf>, Option<<M as Means>::Store>, Opened);

/// Opens what lies on the shelf, or in the database. The lock is held: what is read bit by bit must fit together.
pub(super) async fn open_stored<M: Means>(means: &M, shelf: M::Shelf) -> Result<Opening<M>, OpenError> {
    let mut store = Store::begin(shelf.clone())?;
    if store.medium() == Medium::Shelf {
        let (store, opened) = Store::open(shelf)?;
        return Ok((store, None, opened));
    }
    let database = means.store().await?;
    let mut opened = store.begin_load();
    load(means, &database, &store, &mut opened).await?;
    set_aside(&database, &mut store, &mut opened).await?;
    // Last, with nothing to wait for after it: what is stored from now on is not missed.
    store.finish_load(&mut opened)?;
    Ok((store, Some(database), opened))
}

/// Takes in the shards in force, some at a time, while the database gets the next ones and others have their turn.
async fn load<S: Shelf>(
    clock: &impl Clock,
    database: &impl ShardStore,
    store: &Store<S>,
    opened: &mut Opened,
) -> Result<(), OpenError> {
    let keys: Vec<String> = store.in_force().into_iter().collect();
    let mut batches = keys.chunks(READ_AT_ONCE);
    let mut read = || batches.next().map(|keys| (keys, database.read(&keys[0], &keys[keys.len() - 1])));
    let mut coming = read();
    let mut start = clock.elapsed();
    while let Some((keys, reading)) = coming {
        coming = read();
        let shards = reading?.shards().await?;
        for key in keys {
            store.load(opened, key, shards.get(key).map(Vec::as_slice))?;
            if clock.elapsed() - start > PIECE {
                clock.breathe().await;
                start = clock.elapsed();
            }
        }
    }
    Ok(())
}

/// Keeps shards of the database that could not be read beside those in force, and names those of earlier visits.
async fn set_aside<S: Shelf, D: ShardStore>(
    database: &D,
    store: &mut Store<S>,
    opened: &mut Opened,
) -> Result<(), StorageError> {
    let earlier = database.keys(keys::ASIDE).await?;
    let damaged: BTreeSet<String> = opened.troubles.iter().map(|trouble| trouble.key.clone()).collect();
    for key in &damaged {
        let shards = database.read(key, key)?.shards().await?.into_iter();
        let aside = shards.map(|(key, bytes)| (aside_key(&key), super::Bytes::of(&bytes)));
        database.write(&aside.collect::<Vec<_>>())?.done().await?;
        store.lay_out_next();
    }
    let earlier = earlier.into_iter().filter(|key| !damaged.iter().any(|damaged| aside_key(damaged) == *key));
    opened.troubles.extend(earlier.map(|key| Trouble { key, what: "set aside earlier".to_owned() }));
    Ok(())
}

/// What lists and figures ask of these tables, derived in pieces between which others get their turn.
async fn index(clock: &impl Clock, tables: &Tables, viewpoint: Viewpoint) -> Index {
    let mut building = Building::begin(tables, viewpoint);
    while !building.go_on(tables, ROWS_AT_ONCE) {
        clock.breathe().await;
    }
    // What follows goes through all records once more.
    clock.breathe().await;
    building.finish()
}

/// This install's replica id; made on the first visit.
fn replica<M: Means>(means: &M, store: Option<&Store<M::Shelf>>) -> ReplicaId {
    // A shelf that cannot be read is told of by whoever reads the records.
    let known = store.and_then(|store| store.shelf().get(keys::REPLICA).ok().flatten());
    let known = known.and_then(|text| text.parse().ok());
    known.unwrap_or_else(|| new_replica(means))
}
