//! `test layers`: that arrows between the parts of the program point downwards, and nowhere in a circle.
//!
//! An arrow is what one file takes from another: an import, or a path in its code, followed through re-exports to the
//! file in which the thing stands. What is compiled for tests only may take from anywhere. A file and those in its own
//! folder are one idea in several: what a child takes of the file it stands under closes no circle, and that a file
//! declares its children is no arrow. Whatever else comes back to where it began is two ideas that cannot be read,
//! tested or changed apart, and is reported.
//!
//! What it cannot see is the use of a method, whose name says nothing of where it stands. So a layer may not hang methods
//! on a type of another: what it has to add are functions, or a trait of its own, which whoever uses them must name.

mod circles;
mod modules;
mod source;
mod tokens;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use modules::{Module, Modules, Place};

/// One layer: a folder of `src`.
struct Layer {
    name: &'static str,
    /// What it is for, and what follows for those who write in it.
    holds: &'static str,
    /// The only layers that it may know, where not all below it.
    knows: Option<&'static [&'static str]>,
}

/// A layer that may know all below it.
const fn layer(name: &'static str, holds: &'static str) -> Layer {
    Layer { name, holds, knows: None }
}

/// The layers from the top. Those of one line stand side by side and know nothing of each other.
const LAYERS: &[&[Layer]] = &[
    &[layer("bin", "thin programs: they start what the library has, and decide nothing")],
    &[layer("pages", "one module a page: it arranges what it shows and does, and decides nothing")],
    &[layer("ui", "parts that pages are made of, and the browser's facilities behind them")],
    // Below `ui`, whose desk has its heavy work done there; a worker shows nothing.
    &[layer("worker", "heavy work off the page's thread: a typed request and reply")],
    // Here the browser ends.
    &[layer("desk", "open, keep, adopt, put back and bring in, over traits for shelf, store, lock and clock")],
    &[layer("list", "the lists of the tables: columns, filters, search, order and sheet, declared once")],
    &[layer("explain", "errors and findings as sentences, and words for what the layers below tell apart")],
    // The example is written with the rows alone: it needs no file to be made, and no file needs it.
    &[
        layer("exchange", "files in and out; nothing from outside is trusted until it has been checked here"),
        layer("sample", "the example: fictional cooperatives from a seed, real published figures"),
    ],
    &[layer("storage", "journal, shards and the shelves they lie on; it keeps rows and counts nothing")],
    &[Layer {
        name: "charts",
        holds: "numbers in, options of a chart out: whose numbers, it does not know",
        knows: Some(&[]),
    }],
    &[layer("analysis", "counts and comparisons: from records to numbers, without a word")],
    &[layer("view", "index, lists, filters, dimensions, search: what is derived for reading; it never writes")],
    // Above `workspace`, so that no command and no merge depends on a language. It looks no further than the words of
    // the field itself: what tells of files, storage or figures is `explain`.
    &[Layer {
        name: "i18n",
        holds: "what the program says, in Indonesian and English; numbers, dates, money",
        knows: Some(&["domain"]),
    }],
    &[layer("workspace", "all records in memory; commands, undo, merging; no clock, no storage and no words")],
    &[layer("replica", "stamps, clocks, version vectors, and the merge of one record")],
    &[layer("domain", "cooperatives and all that is recorded of them, and the rules of the field")],
];

/// An arrow that should not be, and why it still is.
struct Known {
    from: &'static str,
    to: &'static str,
    why: &'static str,
}

/// What is still to be mended. Whoever mends one takes it out: the step fails over one that has gone.
const KNOWN: &[Known] = &[];

/// The step of `cargo xtask test`.
pub fn check(project: &Project) -> Result<()> {
    let mut files = Vec::new();
    collect(project.root(), &project.path("src"), &mut files)?;
    let modules = Modules::read(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let arrows = arrows(&modules);
    let faults = faults(&modules, &arrows, LAYERS, KNOWN);
    for fault in &faults {
        println!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} faults; from the top, the layers are:\n{}", faults.len(), table(LAYERS));
    }
    let files = modules.files().count();
    println!("{files} files, {} arrows between them, {} known exceptions", arrows.len(), KNOWN.len());
    Ok(())
}

/// The layers as a list to read.
fn table(layers: &[&[Layer]]) -> String {
    let all = layers.iter().flat_map(|line| line.iter());
    all.map(|layer| format!("  {:9}  {}\n", layer.name, layer.holds)).collect()
}

/// The Rust files of a folder and those in it, with their texts.
fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap_or(&path).components();
            let name = name.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

/// What a file takes from another.
struct Arrow {
    from: Module,
    to: Module,
    line: usize,
    /// What it takes, as it is written.
    path: String,
    /// Whether it only declares what stands below it.
    declares: bool,
}

impl Arrow {
    /// Whether it may be a part of a circle.
    fn counts(&self) -> bool {
        !self.declares && !self.from.starts_with(&self.to)
    }
}

/// All arrows between files, the first where one file takes several things from another.
fn arrows(modules: &Modules) -> Vec<Arrow> {
    let mut arrows: BTreeMap<(Module, Module), Arrow> = BTreeMap::new();
    for (from, file) in modules.files() {
        let imports = file.source.imports.iter();
        let imports = imports.map(|import| (&import.path, import.line, import.hands_on, import.name.is_none()));
        let paths = file.source.paths.iter().map(|(path, line)| (path, *line, false, false));
        for (path, line, hands_on, all) in imports.chain(paths) {
            let to = match modules.find(from, path) {
                Some(Place::Within(module)) => module,
                Some(Place::Module(module)) if all => module,
                // Naming a module takes nothing from it yet, unless it is of another layer.
                Some(Place::Module(module)) if module.first() != from.first() => module,
                _ => continue,
            };
            if to == *from {
                continue;
            }
            let declares = hands_on && to.starts_with(from);
            let arrow = Arrow { from: from.clone(), to: to.clone(), line, path: path.join("::"), declares };
            arrows.entry((from.clone(), to)).or_insert(arrow).declares &= declares;
        }
    }
    arrows.into_values().collect()
}

/// All that is not as it must be: an entry for each.
fn faults(modules: &Modules, arrows: &[Arrow], layers: &[&[Layer]], known: &[Known]) -> Vec<String> {
    let path = |module: &Module| modules.file(module).map_or("", |file| file.path.as_str());
    let told = |arrow: &Arrow| {
        let ([from, to], [above, below]) = ([&arrow.from, &arrow.to].map(path), [&arrow.from, &arrow.to].map(layer_of));
        format!("{from}:{} ({above}) takes {} of {to} ({below})", arrow.line, arrow.path)
    };
    let mut faults = Vec::new();
    for (module, file) in modules.files() {
        if let Some(name) = module.first().filter(|name| place(layers, name).is_none()) {
            faults.push(format!("{}: there is no layer `{name}`", file.path));
        }
    }

    for (module, file) in modules.files() {
        for (path, line) in &file.source.owners {
            let Some(Place::Within(owner)) = modules.find(module, path) else { continue };
            let (from, to) = (layer_of(module), layer_of(&owner));
            if from != to {
                let path = path.join("::");
                faults.push(format!(
                    "{}:{line} ({from}) hangs methods on {path} of {to}: make functions of them",
                    file.path
                ));
            }
        }
    }

    let (excused, rest): (Vec<_>, Vec<_>) = arrows
        .iter()
        .partition(|arrow| known.iter().any(|known| (known.from, known.to) == (path(&arrow.from), path(&arrow.to))));
    for arrow in &rest {
        if let Some(why) = forbidden(layers, layer_of(&arrow.from), layer_of(&arrow.to)) {
            faults.push(format!("{}: {why}", told(arrow)));
        }
    }
    let pairs = |arrows: &[&Arrow]| -> BTreeSet<(&str, &str)> {
        arrows.iter().filter(|arrow| arrow.counts()).map(|arrow| (path(&arrow.from), path(&arrow.to))).collect()
    };
    for circle in circles::circles(&pairs(&rest)) {
        let is_on_it = |arrow: &&&Arrow| {
            arrow.counts() && [&arrow.from, &arrow.to].iter().all(|module| circle.contains(path(module)))
        };
        let on_it: String = rest.iter().filter(is_on_it).map(|arrow| format!("\n  {}", told(arrow))).collect();
        faults.push(format!("{} files stand in a circle:{on_it}", circle.len()));
    }

    let all: Vec<&Arrow> = arrows.iter().collect();
    let in_circles = circles::circles(&pairs(&all));
    for known in known {
        let is_wrong = |arrow: &&Arrow| {
            let (from, to) = (path(&arrow.from), path(&arrow.to));
            let is_it = (from, to) == (known.from, known.to);
            let closes = || in_circles.iter().any(|circle| circle.contains(from) && circle.contains(to));
            is_it && (forbidden(layers, layer_of(&arrow.from), layer_of(&arrow.to)).is_some() || closes())
        };
        if !excused.iter().copied().any(|arrow| is_wrong(&arrow)) {
            faults.push(format!("{} → {}: this exception is needed no more ({})", known.from, known.to, known.why));
        }
    }
    faults
}

fn layer_of(module: &Module) -> &str {
    module.first().map_or("root", String::as_str)
}

/// A layer and its line, counted from the top.
fn place<'l>(layers: &[&'l [Layer]], name: &str) -> Option<(usize, &'l Layer)> {
    let mut lines = layers.iter().enumerate();
    lines.find_map(|(line, side_by_side)| Some((line, side_by_side.iter().find(|layer| layer.name == name)?)))
}

/// Why nothing of one layer may know anything of another; nothing where it may.
fn forbidden(layers: &[&[Layer]], from: &str, to: &str) -> Option<String> {
    let ((above, knower), (below, _)) = (place(layers, from)?, place(layers, to)?);
    if from == to {
        return None;
    }
    if above == below {
        return Some(format!("{from} and {to} stand side by side and know nothing of each other"));
    }
    if above > below {
        return Some(format!("{to} lies above {from}"));
    }
    let knows = knower.knows.filter(|knows| !knows.contains(&to))?;
    Some(match knows {
        [] => format!("{from} knows no other layer"),
        knows => format!("{from} knows {} only", knows.join(" and ")),
    })
}
