//! The parts of a file that is a ZIP archive, as those of XLSX, XLSB and ODS are.

use super::xml::{attribute, damaged, reader};
use crate::exchange::sheet::book::BookError;
use crate::exchange::sheet::no_list::NoList;
use quick_xml::events::Event;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// What every such file begins with.
pub(super) const MARK: &[u8] = b"PK\x03\x04";
/// So many bytes a part has at most when it is unpacked; eight million cells have fewer.
const MOST_UNPACKED: u64 = 1024 * 1024 * 1024;

/// What an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Ods,
}

/// An archive.
pub(super) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The names of the parts as they are, by their names as they are looked for.
    names: HashMap<String, String>,
}

impl<'b> Package<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, BookError> {
        // Of an archive that is cut off nobody can say what it was.
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BookError::Damaged(String::new()))?;
        let names: Vec<String> = zip.file_names().flatten().map(|name| name.into_owned()).collect();
        for name in &names {
            if zip.by_name(name).is_ok_and(|part| part.size() > MOST_UNPACKED) {
                return Err(BookError::TooLarge);
            }
        }
        let names = names.into_iter().map(|name| (looked_for(&name), name)).collect();
        Ok(Self { zip, names })
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    fn begins(&self, with: &str) -> bool {
        self.names.keys().any(|name| name.starts_with(with))
    }

    /// What it is a file of, and which part tells of the others.
    pub fn kind(&mut self) -> Result<(Kind, String), BookError> {
        const MAIN: [&str; 2] = ["xl/workbook.xml", "xl/workbook.bin"];
        // Most programs call it so; where it lies the file says itself.
        let said = self.relations("").into_iter().find(|(_, kind, _)| kind.ends_with("/officeDocument"));
        let said = said.map(|(_, _, path)| path.trim_start_matches('/').to_owned());
        let usual = || MAIN.into_iter().find(|name| self.has(name)).map(str::to_owned);
        let main = said.filter(|path| self.has(&looked_for(path))).or_else(usual);
        let is_text = |path: &str| ["word/", "ppt/"].iter().any(|folder| path.starts_with(folder));
        if let Some(main) = main.filter(|path| !is_text(&looked_for(path))) {
            return Ok((if main.ends_with(".bin") { Kind::Xlsb } else { Kind::Xlsx }, main));
        }
        let what = self.text("mimetype").unwrap_or_default();
        let other = match what.trim() {
            mime if mime.contains("opendocument.spreadsheet") => return Ok((Kind::Ods, "content.xml".to_owned())),
            mime if mime.contains("opendocument.text") => NoList::Word,
            mime if mime.contains("opendocument.presentation") => NoList::Slides,
            mime if mime.contains("opendocument.graphics") => NoList::Image,
            _ if self.begins("word/") => NoList::Word,
            _ if self.begins("ppt/") => NoList::Slides,
            _ if self.begins("index/") && self.begins("metadata/") => NoList::Numbers,
            _ if self.names.keys().any(|name| name.ends_with(".kml")) => NoList::Map,
            _ => NoList::Archive,
        };
        Err(BookError::NoList(other))
    }

    /// A part, as it is unpacked.
    pub fn part(&mut self, name: &str) -> Result<Option<impl BufRead + use<'_, 'b>>, BookError> {
        let Some(name) = self.names.get(&looked_for(name)) else { return Ok(None) };
        match self.zip.by_name(name) {
            Ok(part) => Ok(Some(BufReader::with_capacity(1 << 16, part.take(MOST_UNPACKED)))),
            Err(ZipError::FileNotFound) => Ok(None),
            Err(error) => Err(damaged(error)),
        }
    }

    /// A short part as text.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let mut text = Vec::new();
        self.part(name).ok()??.take(1 << 20).read_to_end(&mut text).ok()?;
        Some(String::from_utf8_lossy(&text).into_owned())
    }

    /// The parts that a part leads to, by the names that it has for them.
    pub fn related(&mut self, name: &str) -> HashMap<String, String> {
        self.relations(name).into_iter().map(|(id, _, path)| (id, path)).collect()
    }

    /// What a part leads to: its name for it, what kind it is of, and where it lies. Without a name, what the whole leads to.
    fn relations(&mut self, name: &str) -> Vec<(String, String, String)> {
        let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let (mut relations, mut buffer) = (Vec::new(), Vec::new());
        let Ok(Some(part)) = self.part(&format!("{folder}_rels/{file}.rels")) else { return relations };
        let mut part = reader(part);
        loop {
            buffer.clear();
            match part.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) if element.local_name().as_ref() == "Relationship" => {
                    let value = |name: &str| attribute(&element, name).unwrap_or_default().into_owned();
                    let target = value("Target");
                    let path = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
                    relations.push((value("Id"), value("Type"), path));
                }
                Ok(Event::Eof) | Err(_) => return relations,
                Ok(_) => {}
            }
        }
    }
}

/// Programs differ in capitals and in strokes.
fn looked_for(name: &str) -> String {
    name.replace('\\', "/").to_lowercase()
}
