//! Gives what the program imports from its script short names, in both alike.
//!
//! wasm-bindgen names an import by what it does and a hash of sixteen digits, so that no two meet before they are linked.
//! Nothing asks for these names afterwards, and hashes do not compress: 350 of them, twice, are 7 KB of the first page.

use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser};

/// How wasm-bindgen begins the names that it makes.
const MADE_UP: &str = "__wb";

/// The program and its script, in which every import from the script is named by a number.
///
/// # Errors
///
/// Where the program cannot be read, or the script does not define an import once.
pub fn shorten(program: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut shorter = Shorter::default();
    let mut module = Module::new();
    reencode::utils::parse_core_module(&mut shorter, &mut module, Parser::new(0), program)
        .map_err(|error| anyhow!("the program could not be read: {error}"))?;
    let mut script = script.to_owned();
    for (short, name) in shorter.names.iter().enumerate() {
        script = rename(&script, name, &short.to_string())?;
    }
    Ok((module.finish(), script))
}

/// The script in which the import of a name is defined under another.
fn rename(script: &str, name: &str, short: &str) -> Result<String> {
    let definition = format!("{name}:");
    let (before, after) =
        script.split_once(&definition).with_context(|| format!("the script does not define {name}"))?;
    ensure!(
        !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_') && !after.contains(&definition),
        "the script defines {name} more than once"
    );
    Ok(format!("{before}{short}:{after}"))
}

/// Numbers the imports whose names wasm-bindgen made.
#[derive(Default)]
struct Shorter {
    /// The names as they were, in the order of their numbers.
    names: Vec<String>,
}

impl Reencode for Shorter {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        for import in section.into_imports() {
            let import = import?;
            let entity = self.entity_type(import.ty)?;
            if import.name.starts_with(MADE_UP) {
                imports.import(import.module, &self.names.len().to_string(), entity);
                self.names.push(import.name.to_owned());
            } else {
                imports.import(import.module, import.name, entity);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, TypeSection};
    use wasmparser::Payload;

    use super::*;

    fn program(names: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in names {
            imports.import("./selaras_bg.js", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    fn imported(program: &[u8]) -> Vec<String> {
        let sections = Parser::new(0).parse_all(program).map(|payload| payload.expect("it is a program"));
        let imports = sections.filter_map(|payload| match payload {
            Payload::ImportSection(imports) => Some(imports),
            _ => None,
        });
        let imports = imports.flat_map(ImportSectionReader::into_imports);
        imports.map(|import| import.expect("it is an import").name.to_owned()).collect()
    }

    #[test]
    fn the_program_and_its_script_agree_on_the_short_names() {
        let names = ["__wbg_get_0c55869fe53c7d14", "__wbindgen_init_externref_table", "load"];
        let script = "return { __wbindgen_init_externref_table: function() {}, \
                      __wbg_get_0c55869fe53c7d14: function(arg0) { wasm.__wbg_get_0c55869fe53c7d14_free(arg0); }, load: 1 };";
        let (program, script) = shorten(&program(&names), script).expect("both are in order");
        assert_eq!(imported(&program), ["0", "1", "load"]);
        assert_eq!(
            script,
            "return { 1: function() {}, 0: function(arg0) { wasm.__wbg_get_0c55869fe53c7d14_free(arg0); }, load: 1 };"
        );
    }

    #[test]
    fn an_import_that_the_script_does_not_define_once_is_refused() {
        let program = program(&["__wbg_get_1"]);
        assert!(shorten(&program, "return { __wbg_get_2: 1 };").is_err());
        assert!(shorten(&program, "return { __wbg_get_1: 1, __wbg_get_1: 2 };").is_err());
        assert!(shorten(&program, "return { x__wbg_get_1: 1 };").is_err());
        assert!(shorten(b"no program", "").is_err());
    }
}
