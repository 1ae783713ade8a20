//! `sample`: a fictional workspace as a file.

use super::arguments::{Argument, HELP, named};
use selaras::domain::{AreaCode, DeclaredStatus, FindingTest, Record, territory::Territory};
use selaras::exchange::json::{self, Author, Moment};
use selaras::i18n::{Label, Lang};
use selaras::sample::{self, Options, Planted};
use selaras::workspace::{Table, TableVisitor, Tables};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Cooperatives that the tool makes at most; more need more memory than machines have.
const COOPERATIVES: RangeInclusive<usize> = 0..=500_000;
const YEARS: RangeInclusive<u8> = 0..=10;
/// Rows of a sub-activity at most; a document of an office has some hundred rows.
const COPIES: RangeInclusive<usize> = 1..=100;

/// Does `sample`: what its arguments say, and gives the account of it.
pub fn run(arguments: impl Iterator<Item = Argument>) -> Result<String, String> {
    match read_sample(arguments)? {
        Some(order) => make_sample(&order),
        None => Ok(HELP.to_owned()),
    }
}

/// What `sample` is to make, and where.
#[derive(Debug, PartialEq)]
struct Order {
    options: Options,
    /// Whether it has plans of three levels, and how many rows of each sub-activity.
    plans: Option<usize>,
    /// Whether every office has a file of its own, in the folder that is named.
    is_apart: bool,
    output: PathBuf,
}

/// Reads the arguments of `sample`; none when only help is asked for.
fn read_sample(mut arguments: impl Iterator<Item = Argument>) -> Result<Option<Order>, String> {
    let mut options = Options::default();
    let (mut output, mut plans, mut is_apart) = (None, None, false);
    while let Some(argument) = arguments.next() {
        let argument = argument?;
        let (name, attached) = named(&argument);
        let mut value = || {
            let value = attached.map(|value| Ok(value.to_owned())).or_else(|| arguments.next());
            value.unwrap_or_else(|| Err(format!("{name} needs a value")))
        };
        match name {
            "-h" | "--help" => return Ok(None),
            "-o" | "--output" => output = Some(PathBuf::from(value()?)),
            "--cooperatives" => options.cooperatives = in_range(name, &value()?, COOPERATIVES)?,
            "--years" => options.years = in_range(name, &value()?, YEARS)?,
            "--seed" => options.seed = in_range(name, &value()?, 0..=u64::MAX)?,
            "--plans" => plans = plans.or(Some(1)),
            "--copies" => plans = Some(in_range(name, &value()?, COPIES)?),
            "--apart" => is_apart = true,
            "--office" => options.office = office(&value()?)?,
            other => return Err(format!("'{other}' is no argument of sample\n\n{HELP}")),
        }
    }
    let output = output.ok_or("say where to write with -o FILE, e.g. -o contoh.selaras.json")?;
    if is_apart && options.office != Territory::current().province.code {
        return Err("--apart divides the workspace of the province among its offices; leave --office out".to_owned());
    }
    Ok(Some(Order { options, plans, is_apart, output }))
}

fn in_range<T: FromStr + PartialOrd + Display>(name: &str, text: &str, range: RangeInclusive<T>) -> Result<T, String> {
    let number = text.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| {
        format!(
            "{name} is a whole number from {} to {}, written without dots; not '{text}'",
            range.start(),
            range.end()
        )
    })
}

fn office(text: &str) -> Result<AreaCode, String> {
    let territory = Territory::current();
    let code = text.parse().ok().filter(|code| territory.offices().any(|office| office == *code));
    code.ok_or_else(|| {
        let offices: Vec<String> = territory
            .offices()
            .map(|code| format!("  {code:6} {}", territory.name_of(code).unwrap_or_default()))
            .collect();
        format!("--office is the code of an office, not '{text}'; there are\n{}", offices.join("\n"))
    })
}

fn make_sample(order: &Order) -> Result<String, String> {
    let options = &order.options;
    let mut tables = sample::fictional(options);
    let planted = order.plans.map(|copies| sample::add_plans(&mut tables, options, copies)).unwrap_or_default();
    if !order.is_apart {
        let bytes = write(options, &tables, &order.output)?;
        return Ok(account(order, &tables, bytes) + &plants(&planted));
    }
    let unwritable = |error| format!("{} is no folder that can be written to: {error}", order.output.display());
    std::fs::create_dir_all(&order.output).map_err(unwritable)?;
    let mut bytes = 0;
    for (options, tables) in sample::apart(&tables, options) {
        let file = order.output.join(format!("{}{}", options.office, json::EXTENSION));
        bytes += write(&options, &tables, &file)?;
    }
    Ok(account(order, &tables, bytes) + &plants(&planted))
}

/// Writes a workspace, and reads it again before. Returns its bytes.
fn write(options: &Options, tables: &Tables, output: &Path) -> Result<usize, String> {
    let author = Author {
        office: options.office,
        replica: sample::replica(options),
        at: Moment::from_millis(sample::finished_ms()),
    };
    let file = json::write(tables, &sample::seen(options), author, &mut |_, _| {});
    json::check(&file, &mut |_, _| {}).map_err(|why| format!("what was made up cannot be read again: {why}"))?;
    std::fs::write(output, &file).map_err(|error| format!("{} could not be written: {error}", output.display()))?;
    Ok(file.len())
}

/// What has been written.
fn account(order: &Order, tables: &Tables, bytes: usize) -> String {
    let office = Territory::current().name_of(order.options.office).unwrap_or_default();
    let apart = if order.is_apart { ", a file for each of its offices" } else { "" };
    let mut text = format!("Wrote {}: a fictional workspace of {office}{apart}\n", order.output.display());
    let mut line = |name: &str, number: usize| text.push_str(&format!("  {name:16} {:>13}\n", Lang::En.count(number)));
    for (table, rows) in rows_of(tables) {
        line(table, rows);
        if table == "cooperatives" {
            let declared =
                |status| tables.cooperatives.live().filter(|row| row.value.declared_status == Some(status)).count();
            line("  active", declared(DeclaredStatus::Active));
            line("  inactive", declared(DeclaredStatus::Inactive));
        }
    }
    line("bytes", bytes);
    text
}

/// What is planted in the plans for the tests to find, by test.
fn plants(planted: &[Planted]) -> String {
    let mut counts: BTreeMap<FindingTest, usize> = BTreeMap::new();
    planted.iter().for_each(|one| *counts.entry(one.test).or_default() += 1);
    let line = |(test, number): (FindingTest, usize)| format!("  {number:>3}  {}\n", test.label(Lang::En));
    let lines: String = counts.into_iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("Planted in the plans, for the tests to find:\n{lines}") }
}

/// The tables and how many rows each has.
fn rows_of(tables: &Tables) -> Vec<(&'static str, usize)> {
    struct Rows(Vec<(&'static str, usize)>);
    impl TableVisitor for Rows {
        type Error = Infallible;
        fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
            self.0.push((R::TABLE, table.rows().len()));
            Ok(())
        }
    }
    let mut rows = Rows(Vec::new());
    let Ok(()) = tables.visit(&mut rows);
    rows.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Option<Order>, String> {
        read_sample(line.split_whitespace().map(|word| Ok(word.to_owned())))
    }

    #[test]
    fn every_option_can_be_given_in_both_ways() {
        let order = read("-o a.json --cooperatives 13 --years=2 --seed 7 --office=63.05").unwrap().unwrap();
        let options = Options { office: AreaCode::from_digits(6305), cooperatives: 13, years: 2, seed: 7 };
        assert_eq!(order, Order { options, plans: None, is_apart: false, output: PathBuf::from("a.json") });
        let plans = |line: &str| read(line).unwrap().unwrap().plans;
        assert_eq!(plans("--plans -o a.json"), Some(1));
        assert_eq!((plans("--copies 3 -o a"), plans("--copies 3 --plans -o a")), (Some(3), Some(3)));
        assert!(read("--plans --apart -o folder").unwrap().unwrap().is_apart);
        assert_eq!(read("-o a.json").unwrap().unwrap().options, Options::default());
        assert_eq!(read("--help"), Ok(None));
    }

    #[test]
    fn what_cannot_be_made_is_refused_in_words() {
        for (line, word) in [
            ("", "-o FILE"),
            ("-o", "needs a value"),
            ("-o a --cooperatives 3.027", "without dots"),
            ("-o a --cooperatives 500001", "500000"),
            ("-o a --years 11", "from 0 to 10"),
            ("-o a --seed -1", "--seed"),
            ("-o a --office 64", "63.05"),
            ("-o a --copies 0", "--copies"),
            ("-o a --apart --office 63.05", "--apart"),
            ("-o a --colour red", "--colour"),
        ] {
            let message = read(line).unwrap_err();
            assert!(message.contains(word), "{line}: {message}");
        }
    }
}
