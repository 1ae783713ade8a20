//! Files that are no list.

use super::*;

fn what(bytes: &[u8]) -> NoList {
    match open(bytes, None, None) {
        Err(BookError::NoList(what)) => what,
        other => panic!("{other:?}"),
    }
}

/// A compound file with nothing in it but the name of a stream.
fn compound_of(name: &str) -> Vec<u8> {
    let mut file = vec![0xff; 512 * 3];
    file[..8].copy_from_slice(compound::MARK);
    let mut set = |at: usize, number: u32| file[at..at + 4].copy_from_slice(&number.to_le_bytes());
    // Sectors of 512 bytes; the table in the first of them, the directory in the second; no small ones.
    [(30, 9), (44, 1), (48, 1), (60, u32::MAX - 1), (68, u32::MAX - 1), (76, 0)]
        .into_iter()
        .for_each(|(at, to)| set(at, to));
    [(512, u32::MAX - 2), (516, u32::MAX - 1)].into_iter().for_each(|(at, to)| set(at, to));
    for (entry, name) in ["Root Entry", name, "", ""].into_iter().enumerate() {
        let entry = &mut file[1024 + 128 * entry..][..128];
        entry.fill(0);
        let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64] = units.len() as u8;
    }
    file
}

#[test]
fn what_is_no_list_is_named_by_what_it_holds() {
    for (bytes, is) in [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3".as_slice(), NoList::Pdf),
        (b"{\\rtf1\\ansi{\\fonttbl}", NoList::Word),
        (b"Rar!\x1a\x07\x01\0", NoList::Archive),
        (b"7z\xbc\xaf\x27\x1c\0\x04", NoList::Archive),
        (b"\x1f\x8b\x08\0\0\0\0\0", NoList::Archive),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NoList::Image),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", NoList::Image),
        (b"\0\0\0\x18ftypheic", NoList::Image),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", NoList::Image),
        (b" {\n  \"type\": \"FeatureCollection\", \"features\": []}", NoList::Map),
        (b"\xef\xbb\xbf<?xml version='1.0'?><kml xmlns='x'><Document/></kml>", NoList::Map),
        (b"[{\"nama\": \"KUD A\", \"kecamatan\": \"Binuang\"}]", NoList::Json),
        (b"<?xml version='1.0'?><rows><row/></rows>", NoList::Xml),
        (b"<!DOCTYPE html>\n<html><body><form>Kata sandi</form></body></html>", NoList::Page),
        (b"From: <Saved by>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"a\"\n", NoList::WebArchive),
        (b"SQLite format 3\0\x10\0", NoList::Database),
        (b"\x03\x7c\x05\x0d\x02\0\0\0\x41\0\x10\0", NoList::Database),
        (b"age-encryption.org/v1\n-> scrypt \xff", NoList::Records),
    ] {
        assert_eq!(what(bytes), is, "{}", String::from_utf8_lossy(bytes));
    }
    for (part, is) in [
        ("word/document.xml", NoList::Word),
        ("ppt/presentation.xml", NoList::Slides),
        ("daftar/koperasi.xlsx", NoList::Archive),
        ("doc.kml", NoList::Map),
    ] {
        assert_eq!(what(&archive(&[(part, "x")])), is, "{part}");
    }
    assert_eq!(what(&archive(&[("mimetype", "application/vnd.oasis.opendocument.text")])), NoList::Word);
    assert_eq!(what(&archive(&[("Index/Document.iwa", ""), ("Metadata/Properties.plist", "")])), NoList::Numbers);
    assert_eq!(what(&compound_of("WordDocument")), NoList::Word);
    assert_eq!(what(&compound_of("PowerPoint Document")), NoList::Slides);
    assert_eq!(open(&compound_of("EncryptedPackage"), None, None), Err(BookError::Locked));
}

#[test]
fn files_of_this_program_are_known_wherever_they_say_it_and_at_once() {
    let rows = "{\"name\":\"KUD A\",\"note\":\"\\\"\"},\n".repeat(400_000);
    let late = format!("{{\"deleted\": [{rows}{{}}],\n \"format\" : \"selaras\", \"version\": 1}}");
    let begun = std::time::Instant::now();
    assert_eq!(what(late.as_bytes()), NoList::Records);
    assert!(begun.elapsed().as_secs() < 5);
    for (format, is) in [
        ("selaras-photos", NoList::Photographs),
        ("selaras-receipt", NoList::Receipt),
        ("selaras-rescue", NoList::Rescue),
        ("selaras-columns", NoList::Columns),
        ("lain", NoList::Json),
    ] {
        assert_eq!(what(format!("{{\"format\":\"{format}\",\"version\":1}}").as_bytes()), is);
    }
}

#[test]
fn lists_that_begin_oddly_are_lists() {
    for text in ["[kosong];Nama;Ket\n1;A;B", "<1 tahun;2;3\na;b;c", "BM;Nama\n1;A", "{NIK};Nama\n1;A", "II*;Nama\n1;A"]
    {
        let book = open(text.as_bytes(), None, None).unwrap();
        assert_eq!(book.sheets[0].rows.len(), 2, "{text}");
    }
}
