//! What was measured, as a table.

use std::collections::BTreeMap;

use crate::step::{Outcome, Peak, Sizes, Way};

/// What a step found, or why it found nothing.
pub type Found<T> = Result<T, String>;

/// The figures of one engine in one task.
#[derive(Debug)]
pub struct Figures {
    /// What the engine calls itself.
    pub title: String,
    /// What the others hand on.
    pub sizes: Found<Sizes>,
    /// The times by way, in milliseconds; none where the engine has no such form.
    pub times: Vec<(Way, Option<Found<f64>>)>,
    /// What is there after the merge.
    pub outcome: Found<Outcome>,
    /// The most memory.
    pub peak: Found<Peak>,
}

impl Figures {
    fn time(&self, way: Way) -> Option<Found<f64>> {
        self.times.iter().find(|(other, _)| *other == way).and_then(|(_, time)| time.clone())
    }

    fn sizes<T>(&self, pick: impl Fn(&Sizes) -> Option<T>) -> Option<Found<T>> {
        self.sizes.as_ref().map(pick).map_err(Clone::clone).transpose()
    }

    fn outcome<T>(&self, pick: impl Fn(&Outcome) -> Option<T>) -> Option<Found<T>> {
        self.outcome.as_ref().map(pick).map_err(Clone::clone).transpose()
    }
}

/// A line: its name, how its numbers are written, and the numbers; none where there is no such thing.
struct Line {
    name: &'static str,
    write: fn(f64) -> String,
    /// Whether the others are compared with the first.
    compared: bool,
    cells: Vec<Option<Found<f64>>>,
}

fn milliseconds(number: f64) -> String {
    if number < 10.0 { format!("{number:.1} ms") } else { format!("{number:.0} ms") }
}

fn megabytes(number: f64) -> String {
    if number < 1e6 { format!("{:.1} KB", number / 1e3) } else { format!("{:.1} MB", number / 1e6) }
}

fn number(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The table of one task, with what is to be said about it.
pub fn table(title: &str, figures: &[Figures]) -> String {
    let mut text = row(title, figures.iter().map(|figures| figures.title.clone()));
    text += &row("---", figures.iter().map(|_| "--:".to_owned()));
    let (mut failures, lines) = (BTreeMap::<(&str, String), Vec<&str>>::new(), lines(figures));
    for line in &lines {
        let first = line.cells.first().cloned().flatten().and_then(Result::ok).filter(|_| line.compared);
        let cells = line.cells.iter().enumerate().map(|(at, cell)| match cell {
            None => "–".to_owned(),
            Some(Ok(number)) => with_ratio((line.write)(*number), *number, first.filter(|_| at > 0)),
            Some(Err(reason)) => {
                failures.entry((&figures[at].title, reason.clone())).or_default().push(line.name);
                "no".to_owned()
            }
        });
        let cells: Vec<String> = cells.collect();
        text += &row(line.name, cells.into_iter());
    }
    let failures = failures.iter().map(|((title, reason), lines)| format!("{title}: {reason} ({})", lines.join("; ")));
    let notes: Vec<String> = failures.chain(figures.iter().filter_map(note)).collect();
    text + "\n" + &notes.into_iter().map(|note| note + "\n").collect::<String>()
}

fn row(name: &str, cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| format!("{cell:>20}")).collect();
    format!("| {name:<44} | {} |\n", cells.join(" | "))
}

fn with_ratio(text: String, number: f64, first: Option<f64>) -> String {
    match first.filter(|first| *first > 0.0) {
        Some(first) if number / first < 0.095 => format!("{text} ({:.3} ×)", number / first),
        Some(first) => format!("{text} ({:.1} ×)", number / first),
        None => text,
    }
}

fn lines(figures: &[Figures]) -> Vec<Line> {
    let line = |name, write: fn(f64) -> String, compared, cell: &dyn Fn(&Figures) -> Option<Found<f64>>| Line {
        name,
        write,
        compared,
        cells: figures.iter().map(cell).collect(),
    };
    let bytes = |size: usize| size as f64;
    vec![
        line("merge, all open in memory", milliseconds, true, &|it| it.time(Way::Memory)),
        line("merge, from what the others have stored", milliseconds, true, &|it| it.time(Way::Stored)),
        line("merge, from files of all records", milliseconds, true, &|it| it.time(Way::File)),
        line("merge, from files of the changes", milliseconds, true, &|it| it.time(Way::Changes)),
        line("conflicts shown", number, false, &|it| it.outcome(|found| found.conflicts.map(bytes))),
        line("files of all records", megabytes, true, &|it| it.sizes(|found| Some(bytes(found.files)))),
        line("files of the changes", megabytes, true, &|it| it.sizes(|found| found.changes.map(bytes))),
        line("stored after the merge", megabytes, true, &|it| it.outcome(|found| Some(bytes(found.stored)))),
        line("… in localStorage, UTF-16 units", number, false, &|it| it.outcome(|found| Some(bytes(found.units)))),
        line("peak memory, merging the files one by one", megabytes, true, &|it| {
            Some(it.peak.as_ref().map(|peak| peak.megabytes * 1e6).map_err(Clone::clone))
        }),
    ]
}

/// What was compared, or why the peak is another's.
fn note(figures: &Figures) -> Option<String> {
    let compared = figures.outcome.as_ref().ok()?.compared;
    let from_stored = figures.peak.as_ref().is_ok_and(|peak| peak.from_stored);
    let peak = if from_stored { " Its peak of memory is that of merging what is stored." } else { "" };
    Some(format!(
        "{}: {} records with {} fields are as expected; of {} fields written on both sides the later value stands in {}.{peak}",
        figures.title,
        number(compared.records as f64),
        number(compared.fields as f64),
        compared.contested,
        compared.later
    ))
}
