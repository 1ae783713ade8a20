//! Files that offices choose and that are no list.
//!
//! To be told "this is no spreadsheet" helps nobody; what the file is says what to do with it.

use serde::{Deserialize, Serialize};

/// What a file that says what columns mean says of itself.
pub const COLUMNS_FORMAT: &str = "selaras-columns";

/// What a file is that is no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoList {
    /// PDF.
    Pdf,
    /// A text of a word processor: DOCX, DOC, ODT, RTF.
    Word,
    /// A presentation.
    Slides,
    /// An archive with files in it: ZIP, RAR, 7z and others.
    Archive,
    /// A picture.
    Image,
    /// Places on a map: GeoJSON, KML, GPX, a shapefile.
    Map,
    /// JSON that another program has written.
    Json,
    /// XML that is no table.
    Xml,
    /// A page of the web without a table, which a portal hands out when one must log in first.
    Page,
    /// A page of the web with all that belongs to it in one file (MHTML).
    WebArchive,
    /// A table of the program Numbers.
    Numbers,
    /// A file of a database program: Access, dBase, SQLite.
    Database,
    /// Records that this program has written, or sealed ones.
    Records,
    /// Photographs that this program has written.
    Photographs,
    /// A receipt that this program has written.
    Receipt,
    /// What this program has saved when it failed.
    Rescue,
    /// What columns mean, as this program has kept it.
    Columns,
}

#[cfg(test)]
impl NoList {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Pdf,
        Self::Word,
        Self::Slides,
        Self::Archive,
        Self::Image,
        Self::Map,
        Self::Json,
        Self::Xml,
        Self::Page,
        Self::WebArchive,
        Self::Numbers,
        Self::Database,
        Self::Records,
        Self::Photographs,
        Self::Receipt,
        Self::Rescue,
        Self::Columns,
    ];
}
