//! Photographs of visits as a file of their own (`*.foto.json`): they are large, and not everybody who gets the records
//! needs them. A photograph is named by its visit, so that it finds it wherever the visit is.

use crate::domain::Id;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What `format` says in every such file.
pub const FORMAT: &str = "selaras-photos";
/// What its name ends with.
pub const EXTENSION: &str = ".foto.json";
/// The version of the form that this program writes, and the newest that it reads.
const VERSION: u32 = 1;
/// The largest file that is read, in bytes: more than a thousand photographs.
pub const MOST_BYTES: usize = 96 * 1024 * 1024;
/// Characters of a photograph that is taken: twice what this program makes.
const MOST_CHARACTERS: usize = 140_000;
/// How the `data:` address of a photograph begins, with the first bytes of the picture in base64.
const KINDS: [(&str, &str); 3] = [
    ("data:image/jpeg;base64,", "/9j/"),
    ("data:image/png;base64,", "iVBORw0KGgo"),
    ("data:image/webp;base64,", "UklGR"),
];

/// Why a text is no file of photographs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhotosError {
    /// Something else, or damaged.
    #[error("no file of photographs")]
    NotPhotos,
    /// Of a newer program.
    #[error("written by a newer program")]
    Newer,
    /// Larger than is read.
    #[error("too large")]
    TooLarge,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u32,
    photos: BTreeMap<String, String>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Photos {
    /// The photographs as `data:` addresses, by their visits.
    pub photos: BTreeMap<Id, String>,
    /// So many entries are no photographs, or far too large.
    pub refused: usize,
}

/// Writes a file.
pub fn write(photos: BTreeMap<Id, String>) -> Vec<u8> {
    let photos = photos.into_iter().map(|(id, photo)| (id.to_string(), photo)).collect();
    let file = File { format: FORMAT.to_owned(), version: VERSION, photos };
    serde_json::to_vec(&file).expect("a file of texts has a JSON form")
}

/// So many bytes at the beginning of a file tell whether it holds photographs.
pub const HEAD: usize = 64;

/// Whether a file that begins so holds photographs, as this program writes them.
pub fn is_begun(head: &str) -> bool {
    let text: String = head.trim_start_matches('\u{feff}').chars().filter(|letter| !letter.is_whitespace()).collect();
    text.starts_with(&format!("{{\"format\":\"{FORMAT}\""))
}

/// Reads a file that nobody vouches for.
pub fn read(text: &str) -> Result<Photos, PhotosError> {
    if text.len() > MOST_BYTES {
        return Err(PhotosError::TooLarge);
    }
    let file: File = serde_json::from_str(text).map_err(|_| PhotosError::NotPhotos)?;
    if file.format != FORMAT || file.version == 0 {
        return Err(PhotosError::NotPhotos);
    }
    if file.version > VERSION {
        return Err(PhotosError::Newer);
    }
    let mut read = Photos::default();
    for (id, photo) in file.photos {
        match id.parse() {
            Ok(id) if is_photo(&photo) => drop(read.photos.insert(id, photo)),
            _ => read.refused += 1,
        }
    }
    Ok(read)
}

/// Whether a text is the `data:` address of a small picture, by how the picture itself begins, and nothing else.
fn is_photo(text: &str) -> bool {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    text.len() <= MOST_CHARACTERS
        && KINDS.iter().any(|(kind, start)| {
            text.strip_prefix(kind).is_some_and(|data| data.starts_with(start) && data.bytes().all(is_base64))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u64) -> Id {
        Id::new(number, [1; 10])
    }

    #[test]
    fn what_is_written_is_read_again() {
        let photos: BTreeMap<Id, String> = [
            (id(1), "data:image/jpeg;base64,/9j/4AAQSkZJRg==".to_owned()),
            (id(2), "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==".to_owned()),
        ]
        .into();
        let text = String::from_utf8(write(photos.clone())).unwrap();
        assert_eq!(read(&text), Ok(Photos { photos, refused: 0 }));
    }

    #[test]
    fn a_file_of_photographs_is_known_by_how_it_begins() {
        let written = String::from_utf8(write(BTreeMap::new())).unwrap();
        assert!(is_begun(&written[..HEAD.min(written.len())]));
        assert!(is_begun("\u{feff}{\n  \"format\": \"selaras-photos\","));
        assert!(!is_begun("{\"format\":\"selaras\",") && !is_begun("") && !is_begun("selaras-photos"));
    }

    #[test]
    fn what_is_no_photograph_is_refused_and_the_rest_is_taken() {
        let hostile = [
            "https://example.org/x.jpg",
            "data:text/html;base64,PHNjcmlwdD4=",
            "data:image/svg+xml;base64,PHN2Zz4=",
            "data:image/jpeg;base64,PHNjcmlwdD4=",
            "data:image/jpeg;base64,/9j/\"><script>",
        ];
        let mut photos: BTreeMap<String, String> =
            hostile.iter().zip(1..).map(|(text, number)| (id(number).to_string(), (*text).to_owned())).collect();
        photos.insert(id(50).to_string(), format!("data:image/jpeg;base64,/9j/{}", "A".repeat(MOST_CHARACTERS)));
        photos.insert("no id".to_owned(), "data:image/jpeg;base64,/9j/AA".to_owned());
        photos.insert(id(51).to_string(), "data:image/jpeg;base64,/9j/AA".to_owned());
        let text = serde_json::to_string(&File { format: FORMAT.to_owned(), version: VERSION, photos }).unwrap();
        let read = read(&text).unwrap();
        assert_eq!((read.photos.keys().copied().collect::<Vec<_>>(), read.refused), (vec![id(51)], 7));
    }

    #[test]
    fn another_file_or_a_newer_one_is_told() {
        assert_eq!(read("{}"), Err(PhotosError::NotPhotos));
        assert_eq!(read(r#"{"format":"selaras","version":1,"photos":{}}"#), Err(PhotosError::NotPhotos));
        assert_eq!(read(r#"{"format":"selaras-photos","version":2,"photos":{}}"#), Err(PhotosError::Newer));
    }
}
