//! `merge`: the app's merge of files, with its account as text.

use super::arguments::{Argument, HELP, named};
use super::changes;
use super::names::{label, office};
use super::passphrases::Passphrases;
use selaras::exchange::json::{self, Author, Incoming, Moment, Refusal};
use selaras::exchange::rescue::{self, Remarks};
use selaras::exchange::seal;
use selaras::explain::{explain_flaw, explain_refusal};
use selaras::i18n::Lang;
use selaras::replica::{DAY_MS, Knowledge};
use selaras::workspace::merge::{Account, Effect, Sums, TableAccount, Theirs, merge};
use selaras::workspace::{Conflict, Tables};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Does `merge`: what its arguments say, and gives the account of it.
pub fn run(arguments: impl Iterator<Item = Argument>) -> Result<String, String> {
    let Some(order) = read_order(arguments)? else { return Ok(HELP.to_owned()) };
    let now_ms = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64);
    let passphrases = Passphrases::read(&order.passphrase_files)?;
    let merged = merge_all(read_all(&order.inputs, &passphrases)?, now_ms, order.lists_changes)?;
    let Merged { tables, seen, author, mut account } = merged;
    let file = json::write(&tables, &seen, author, &mut |_, _| {});
    json::check(&file, &mut |_, _| {}).map_err(|why| format!("what was merged cannot be read again: {why}"))?;
    std::fs::write(&order.output, &file)
        .map_err(|error| format!("{} could not be written: {error}", order.output.display()))?;
    let _ = writeln!(
        account,
        "Wrote {}: {} of {}, {} bytes",
        order.output.display(),
        rows(tables.cooperatives.live().count(), "cooperative"),
        office(author.office),
        count(file.len())
    );
    Ok(account)
}

/// What `merge` is to read, and where to write.
#[derive(Debug, PartialEq)]
struct Order {
    inputs: Vec<PathBuf>,
    output: PathBuf,
    passphrase_files: Vec<PathBuf>,
    /// Whether the account names every record and field.
    lists_changes: bool,
}

/// Reads the arguments of `merge`; none when only help is asked for.
fn read_order(mut arguments: impl Iterator<Item = Argument>) -> Result<Option<Order>, String> {
    let (mut inputs, mut output, mut passphrase_files, mut lists_changes) = (Vec::new(), None, Vec::new(), false);
    while let Some(argument) = arguments.next() {
        let argument = argument?;
        match named(&argument) {
            ("-h" | "--help", _) => return Ok(None),
            ("--changes", None) => lists_changes = true,
            (name @ ("-o" | "--output" | "--passphrase-file"), attached) => {
                let value = attached.map(|value| Ok(value.to_owned())).or_else(|| arguments.next());
                let path = PathBuf::from(value.unwrap_or_else(|| Err(format!("{name} needs a value")))?);
                if name == "--passphrase-file" { passphrase_files.push(path) } else { output = Some(path) }
            }
            (name, _) if name.starts_with('-') => return Err(format!("'{name}' is no argument of merge\n\n{HELP}")),
            _ => inputs.push(PathBuf::from(&argument)),
        }
    }
    if inputs.len() < 2 {
        return Err("name at least two files to merge, e.g. A.selaras.json B.selaras.json".to_owned());
    }
    let output = output.ok_or("say where to write with -o FILE, e.g. -o gabungan.selaras.json")?;
    Ok(Some(Order { inputs, output, passphrase_files, lists_changes }))
}

/// A file that was read.
#[derive(Debug)]
struct Input {
    name: String,
    incoming: Incoming,
    /// Where the rescue dialog has saved it.
    rescued: Option<Remarks>,
}

/// Reads all files, or tells what is wrong with each that cannot be read.
fn read_all(paths: &[PathBuf], passphrases: &Passphrases) -> Result<Vec<Input>, String> {
    let (mut files, mut wrong) = (Vec::new(), Vec::new());
    for path in paths {
        match read_one(path, passphrases) {
            Ok((incoming, rescued)) => files.push(Input { name: path.display().to_string(), incoming, rescued }),
            Err(message) => wrong.push(format!("{}: {message}", path.display())),
        }
    }
    if wrong.is_empty() { Ok(files) } else { Err(format!("nothing was written.\n{}", wrong.join("\n"))) }
}

fn read_one(path: &Path, passphrases: &Passphrases) -> Result<(Incoming, Option<Remarks>), String> {
    let mut bytes = std::fs::read(path).map_err(|error| format!("could not be read: {error}"))?;
    if seal::is_sealed(&bytes) {
        bytes = passphrases.open(&bytes)?;
    }
    rescue::read_either(&bytes, &mut |_, _| {}).map_err(|refusal| explain(&refusal))
}

fn explain(refusal: &Refusal) -> String {
    let mut text = explain_refusal(Lang::En, refusal);
    if let Refusal::Flaws { first, .. } = refusal {
        first.iter().for_each(|flaw| text.push_str(&format!("\n  {}", explain_flaw(Lang::En, flaw))));
    }
    text
}

/// The files in one, and the account of it.
struct Merged {
    tables: Tables,
    seen: Knowledge,
    author: Author,
    account: String,
}

fn merge_all(files: Vec<Input>, now_ms: u64, lists_changes: bool) -> Result<Merged, String> {
    let mut files = files.into_iter();
    let Input { name, incoming: first, rescued } = files.next().ok_or("no file to merge")?;
    let mut account = format!("Into {name}: {}\n{}", origin(&first.author), remarks(rescued.as_ref()));
    let (mut author, mut tables, mut seen) = (first.author, Tables::default(), Knowledge::default());
    let theirs = first.theirs();
    account.push_str(&gap(&theirs, &seen));
    let begun = merge(&mut tables, &mut seen, theirs, None, now_ms);
    account.push_str(&clocks(&begun.account));
    for Input { name, incoming: file, rescued } in files {
        author.at = author.at.max(file.author.at);
        let _ = write!(account, "\n{name}: {}\n{}", origin(&file.author), remarks(rescued.as_ref()));
        let theirs = file.theirs();
        account.push_str(&gap(&theirs, &seen));
        let merged = merge(&mut tables, &mut seen, theirs, None, now_ms);
        account.push_str(&brought(&merged.account, &tables));
        if lists_changes {
            account.push_str(&changes::list(&tables, &merged));
        }
    }
    account.push_str(&questions(&tables));
    Ok(Merged { tables, seen, author, account })
}

fn origin(author: &Author) -> String {
    format!("{}, {}, install {}", office(author.office), author.at, author.replica)
}

/// Says of what the rescue dialog has saved what it lacks.
fn remarks(rescued: Option<&Remarks>) -> String {
    let Some(Remarks { lost, is_incomplete, photos }) = rescued else { return String::new() };
    let mut text = "  rescued from a browser\n".to_owned();
    if *is_incomplete {
        text.push_str("  a part of what was stored there could not be read when the file was saved\n");
    }
    if !lost.is_empty() {
        let _ = writeln!(text, "  could not be read: {}", rows(lost.len(), "part"));
        lost.iter().for_each(|part| text.push_str(&format!("    {}\n", part.escape_debug())));
    }
    if *photos > 0 {
        let _ = writeln!(text, "  also holds {}, which are not in the result", rows(*photos, "photograph"));
    }
    text
}

fn count(number: usize) -> String {
    Lang::En.count(number)
}

fn rows(number: usize, what: &str) -> String {
    format!("{} {what}{}", count(number), if number == 1 { "" } else { "s" })
}

/// What one file has brought.
fn brought(account: &Account, tables: &Tables) -> String {
    let mut text = String::new();
    if account.is_empty() && account.tables.iter().all(|table| table.altered.is_empty()) {
        text.push_str("  nothing that was not known\n");
    } else {
        let heads = ["came", "known", "new", "changed", "deleted", "restored", "questions", "answered"];
        let _ = writeln!(text, "  {:16}{}", "", heads.map(|head| format!("{head:>10}")).concat());
        account.tables.iter().filter(|table| table.came > 0).for_each(|table| text.push_str(&line(table)));
        text.push_str(&districts(account, tables));
    }
    for table in account.tables.iter().filter(|table| !table.altered.is_empty()) {
        let number = rows(table.altered.len(), "record");
        let _ = writeln!(
            text,
            "  {}: {number} with another value under the same stamp, both kept and asked about",
            table.table
        );
    }
    let orphans = account.orphans(tables);
    if orphans > 0 {
        let number = rows(orphans, "record");
        let _ = writeln!(text, "  {number} of a cooperative or case that is not there, taken all the same");
    }
    for replica in &account.shared {
        let _ = writeln!(text, "  several installs write under the number {replica}: what clashes is asked about");
    }
    text + &clocks(account)
}

fn line(table: &TableAccount) -> String {
    let [changed, deleted, restored] =
        [Effect::Changed, Effect::Deleted, Effect::Restored].map(|effect| table.count(effect));
    let known = table.known() + table.buried.len();
    let numbers = [table.came, known, table.created.len(), changed, deleted, restored, table.asked(), table.answered()];
    format!("  {:16}{}\n", table.table, numbers.map(|number| format!("{:>10}", count(number))).concat())
}

fn districts(account: &Account, tables: &Tables) -> String {
    let mut text = String::new();
    for (district, sums) in account.by_district(tables) {
        let name = district.map_or_else(|| "no district".to_owned(), office);
        let Sums { created, changed, deleted, restored, asked } = sums;
        let [new, changed, deleted, restored, asked] = [created, changed, deleted, restored, asked].map(count);
        let _ = writeln!(
            text,
            "  {name}: {new} new, {changed} changed, {deleted} deleted, {restored} restored, {asked} to decide"
        );
    }
    text
}

/// Says so where changes come of which not all that came before is there.
fn gap(theirs: &Theirs, seen: &Knowledge) -> String {
    let text =
        "  holds only changes, and not all that came before is here: nothing is lost, but ask for a whole file\n";
    if theirs.scope.has_gap(seen) { text.to_owned() } else { String::new() }
}

fn clocks(account: &Account) -> String {
    let mut text = String::new();
    for ahead in &account.ahead {
        let days = rows((ahead.by_ms / DAY_MS) as usize, "day");
        let _ = writeln!(text, "  the clock of install {} runs ahead by {days}", ahead.replica);
    }
    text
}

/// Everything that people must decide, with the values between which to choose.
fn questions(tables: &Tables) -> String {
    let questions = tables.questions();
    if questions.is_empty() {
        return "\nNothing to decide\n".to_owned();
    }
    let mut text = format!("\nTo decide: {}\n", rows(questions.len(), "question"));
    for question in questions {
        let Conflict { table, id, field } = question.conflict;
        let _ = writeln!(text, "  {table} {id} {}: {field}", label(question.label));
        for contender in question.contenders {
            let at = Moment::from_millis(contender.stamp.millis());
            let _ = writeln!(text, "    {} ({at}, install {})", contender.value, contender.stamp.replica);
        }
    }
    text + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use selaras::domain::status::StatusRule;
    use selaras::domain::{AreaCode, Cooperative, Date, Id, Text};
    use selaras::exchange::json::Part;
    use selaras::replica::ReplicaId;
    use selaras::workspace::{EditOf, Install, Transaction, Viewpoint, Workspace};

    const NOW: u64 = 1_790_000_000_000;

    fn order(line: &str) -> Result<Option<Order>, String> {
        read_order(line.split_whitespace().map(|word| Ok(word.to_owned())))
    }

    fn desk(replica: u64) -> Workspace {
        let install = Install { replica: ReplicaId::new(replica), heir: ReplicaId::new(100 + replica), lane: 0 };
        Workspace::new(
            install,
            Tables::default(),
            Knowledge::default(),
            Viewpoint::under(StatusRule::Ods, Date::in_wita(NOW)),
        )
    }

    fn named(name: &str) -> Cooperative {
        Cooperative {
            name: Text::new(name).unwrap(),
            district: Some(AreaCode::from_digits(6305)),
            ..Default::default()
        }
    }

    fn input(name: String, incoming: Incoming) -> Input {
        Input { name, incoming, rescued: None }
    }

    fn file(desk: &Workspace, hour: u64) -> Input {
        let at = Moment::from_millis(NOW + hour * 3_600_000);
        let author = Author { office: AreaCode::from_digits(6305), replica: desk.replica(), at };
        let bytes = json::write(desk.tables(), desk.seen(), author, &mut |_, _| {});
        input(format!("{}.json", desk.replica()), json::read(&bytes, &mut |_, _| {}).unwrap())
    }

    #[test]
    fn two_files_and_a_place_for_the_result_are_asked_for() {
        let inputs = vec!["a.json".into(), "b.json".into()];
        let expected = Order { inputs, output: "c.json".into(), passphrase_files: Vec::new(), lists_changes: false };
        assert_eq!(order("a.json --output=c.json b.json").unwrap().unwrap(), expected);
        let expected = Order { passphrase_files: vec!["p".into(), "q".into()], ..expected };
        assert_eq!(order("a.json b.json -o c.json --passphrase-file p --passphrase-file=q").unwrap(), Some(expected));
        assert!(order("a.json b.json -o c.json --changes").unwrap().unwrap().lists_changes);
        assert_eq!(order("--help"), Ok(None));
        let wrong = [
            ("a.json -o c", "two files"),
            ("a b", "-o FILE"),
            ("a b -o", "a value"),
            ("-x", "-x"),
            ("--changes=1", "no argument"),
        ];
        for (line, word) in wrong.into_iter().chain([("a b -o c --passphrase secret", "'--passphrase' is no argument")])
        {
            let message = order(line).unwrap_err();
            assert!(message.contains(word), "{line}: {message}");
        }
    }

    #[test]
    fn every_file_that_cannot_be_read_is_named_with_its_reason() {
        let files = ["Cargo.toml".into(), "no/such.json".into()];
        let message = read_all(&files, &Passphrases::default()).unwrap_err();
        assert!(message.starts_with("nothing was written"), "{message}");
        assert!(message.contains("Cargo.toml: ") && message.contains("no/such.json: could not be read"), "{message}");
    }

    #[test]
    fn the_account_tells_what_came_and_what_is_to_be_decided() {
        let (id, mut district, mut province) = (Id::new(NOW, [7; 10]), desk(1), desk(2));
        district.commit(Transaction::of(EditOf::create(id, named("KUD A"))), NOW);
        let first = file(&district, 1).incoming;
        province.merge([first.theirs()], NOW);
        district.commit(Transaction::of(EditOf::change(id, named("KUD A"), named("KUD Tuntung"))), NOW + 1);
        province.commit(Transaction::of(EditOf::change(id, named("KUD A"), named("KUD Raya"))), NOW + 3 * DAY_MS);
        let merged = merge_all(vec![file(&district, 1), file(&province, 2)], NOW, false).unwrap();
        for word in ["1 question", "\"KUD Tuntung\" (", "\"KUD Raya\" (", "1 to decide", "runs ahead by 3 days"] {
            assert!(merged.account.contains(word), "{word}: {}", merged.account);
        }
        assert_eq!(merged.author.at, Moment::from_millis(NOW + 2 * 3_600_000));
        assert_eq!(merged.author.replica, district.replica());
        let again = merge_all(vec![file(&district, 1), file(&province, 2), file(&district, 1)], NOW, false).unwrap();
        assert!(again.account.contains("nothing that was not known"), "{}", again.account);
        let bytes = |merged: &Merged| json::write(&merged.tables, &merged.seen, merged.author, &mut |_, _| {});
        assert_eq!(bytes(&again), bytes(&merged));
    }

    /// What an office has changed since another had its file.
    fn changes(desk: &Workspace, since: &Knowledge) -> Input {
        let author =
            Author { office: AreaCode::from_digits(6305), replica: desk.replica(), at: Moment::from_millis(NOW) };
        let part = Part { since: Some(since.all().clone()), ..Part::default() };
        let bytes = json::write_part(desk.tables(), desk.seen(), author, &part, &mut |_, _| {});
        input("changes.json".to_owned(), json::read(&bytes, &mut |_, _| {}).unwrap())
    }

    #[test]
    fn changes_without_what_was_before_them_are_told() {
        let (id, mut district, other) = (Id::new(NOW, [7; 10]), desk(1), desk(2));
        district.commit(Transaction::of(EditOf::create(id, named("KUD A"))), NOW);
        let (whole, since) = (file(&district, 1), district.seen().clone());
        district.commit(Transaction::of(EditOf::change(id, named("KUD A"), named("KUD B"))), NOW + 1);
        let gap = |files| merge_all(files, NOW, false).unwrap().account.contains("holds only changes");
        assert!(gap(vec![file(&other, 1), changes(&district, &since)]));
        assert!(gap(vec![changes(&district, &since), file(&other, 1)]));
        assert!(!gap(vec![whole, changes(&district, &since)]));
    }
    #[test]
    fn a_rescue_file_is_merged_like_any_other_and_what_it_lacks_is_told() {
        use selaras::storage::{MemoryShelf, Shelf, Store, keys};
        let (mut district, mut store) = (desk(1), Store::open(MemoryShelf::new(100_000)).unwrap().0);
        let edit = EditOf::create(Id::new(NOW, [7; 10]), named("KUD A"));
        store.persist(&district.commit(Transaction::of(edit), NOW)).unwrap();
        let shelf = store.shelf();
        shelf.set(keys::REPLICA, &district.replica().to_string()).unwrap();
        shelf.set("selaras/journal/torn", "x").unwrap();
        let stored: std::collections::BTreeMap<_, _> =
            shelf.keys(keys::ALL).unwrap().into_iter().map(|key| (key.clone(), shelf.get(&key).unwrap())).collect();
        let rescued = serde_json::json!({
            "format": "selaras-rescue", "version": 1, "saved_at": "2026-11-23T02:00:00.000Z",
            "keys": stored, "databases": [],
        });
        let path = std::env::temp_dir().join(format!("selaras-penyelamatan-{}.json", std::process::id()));
        std::fs::write(&path, rescued.to_string()).unwrap();
        let read = read_all(std::slice::from_ref(&path), &Passphrases::default());
        std::fs::remove_file(&path).unwrap();
        let mut files = vec![file(&desk(2), 1)];
        files.extend(read.unwrap());
        let merged = merge_all(files, NOW, false).unwrap();
        assert_eq!(merged.tables.cooperatives.live().count(), 1);
        for word in ["rescued from a browser", "could not be read: 1 part\n", "    selaras/journal/torn\n"] {
            assert!(merged.account.contains(word), "{word}: {}", merged.account);
        }
    }
}
