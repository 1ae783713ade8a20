//! The modules of the program, and where a path leads: through re-exports to the file in which the thing stands.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Import, Source};

/// A module by the names from the root to it. The programs under `src/bin` are roots of their own, below `bin`.
pub type Module = Vec<String>;

/// Where a path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// To a module itself.
    Module(Module),
    /// To something that stands in it.
    Within(Module),
}

/// One file.
#[derive(Debug)]
pub struct File {
    /// Where it is, from the top of the checkout.
    pub path: String,
    pub source: Source,
}

/// All files, by the module that each of them is.
#[derive(Debug)]
pub struct Modules(BTreeMap<Module, File>);

/// The name of the library in the programs that use it.
const LIBRARY: &str = "selaras";

/// How often a re-export may lead to another before it is given up.
const FARTHEST: usize = 16;

impl Modules {
    /// Reads files, given as their paths and texts, but for those that are compiled for tests only.
    pub fn read<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Self {
        let mut all = BTreeMap::new();
        for (path, text) in files {
            all.insert(module_of(path), File { path: path.to_owned(), source: Source::read(text) });
        }
        let tests: BTreeSet<Module> = all
            .iter()
            .flat_map(|(module, file): (&Module, &File)| {
                file.source.test_modules.iter().map(|name| below(module, name))
            })
            .collect();
        all.retain(|module, _| !(1..=module.len()).any(|length| tests.contains(&module[..length])));
        Self(all)
    }

    /// All files with their modules.
    pub fn files(&self) -> impl Iterator<Item = (&Module, &File)> {
        self.0.iter()
    }

    /// The file of a module.
    pub fn file(&self, module: &Module) -> Option<&File> {
        self.0.get(module)
    }

    /// Where a path leads that stands in the file of a module; nothing where it leads out of the program, or to what
    /// the file has itself without saying where from.
    pub fn find(&self, from: &Module, path: &[String]) -> Option<Place> {
        self.find_within(from, path, FARTHEST)
    }

    fn find_within(&self, from: &Module, path: &[String], left: usize) -> Option<Place> {
        let left = left.checked_sub(1)?;
        let mut steps = path.iter();
        let first = steps.next()?;
        let mut here = match first.as_str() {
            "crate" => Place::Module(root_of(from)),
            LIBRARY if from.first().is_some_and(|layer| layer == "bin") => Place::Module(Module::new()),
            "self" => Place::Module(from.clone()),
            "super" => Place::Module(parent(from)?),
            name => self.named(from, name, path.len() == 1, left)?,
        };
        while let (Place::Module(module), Some(step)) = (&here, steps.next()) {
            here = match step.as_str() {
                "super" => Place::Module(parent(module)?),
                "self" => Place::Module(module.clone()),
                name => match self.named(module, name, steps.as_slice().is_empty(), left) {
                    Some(place) => place,
                    // Brought in from outside the program, and only handed on here.
                    None if self.import(module, name).is_some() => return None,
                    None => Place::Within(module.clone()),
                },
            };
        }
        Some(here)
    }

    /// What a name means in a module: a module below it, or what it imports. A macro and a function may bear the name
    /// of the module they stand in: as the end of a path it is they that are meant.
    fn named(&self, module: &Module, name: &str, ends: bool, left: usize) -> Option<Place> {
        let child = below(module, name);
        let import = self.import(module, name);
        if self.0.contains_key(&child) && !(ends && import.is_some()) {
            return Some(Place::Module(child));
        }
        self.find_within(module, &import?.path, left)
    }

    /// The import of a name, but for `use name;`, with which a file hands on a macro of its own.
    fn import(&self, module: &Module, name: &str) -> Option<&Import> {
        let mut imports = self.file(module)?.source.imports.iter();
        imports.find(|import| import.name.as_deref() == Some(name) && import.path != [name])
    }
}

fn below(module: &Module, name: &str) -> Module {
    let mut child = module.clone();
    child.push(name.to_owned());
    child
}

/// The module that a module stands in.
fn parent(module: &Module) -> Option<Module> {
    let (_, parent) = module.split_last()?;
    Some(parent.to_vec())
}

/// What `crate` means there.
fn root_of(module: &Module) -> Module {
    let is_program = module.first().is_some_and(|layer| layer == "bin");
    module.iter().take(if is_program { 2 } else { 0 }).cloned().collect()
}

/// The module that a file is, by its path.
fn module_of(path: &str) -> Module {
    let path = path.strip_prefix("src/").unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let mut module: Module = path.split('/').map(str::to_owned).collect();
    let is_root = matches!(&module[..], [only] if only == "lib");
    let is_head = module.last().is_some_and(|last| last == "mod" || (last == "main" && module[0] == "bin"));
    if is_root || is_head {
        module.pop();
    }
    module
}
