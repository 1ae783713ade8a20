//! Whatever the bytes: no panic, and no more cells than there may be.

use super::*;
use oorandom::Rand32;

/// Files from which others are made: of every form one.
fn good() -> Vec<Vec<u8>> {
    let page = "<html><meta charset=utf-8><h3>A</h3><table><tr><th rowspan=2>Nama<th colspan=3>L</tr><tr style='display:none'><td>&amp;<br>x<table><tr><td>1</table></td></tr></table>";
    let workbook = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"A\"><Table><Column ss:Hidden=\"1\"/><Row ss:Index=\"2\"><Cell ss:Index=\"2\" ss:MergeDown=\"1\"><Data ss:Type=\"Number\">1</Data></Cell></Row></Table></Worksheet></Workbook>";
    let flat = "<office:document office:mimetype='opendocument.spreadsheet'><table:table table:name='A'><table:table-column table:visibility='collapse'/><table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='9' office:value-type='float' office:value='1'/></table:table-row></table:table></office:document>";
    let sheet = "<cols><col min='1' max='2' hidden='1'/></cols><sheetData><row r='1' hidden=\"1\"><c r='A1'><f>B1</f></c><c r='B1'><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>";
    let lists: [&[u8]; 4] = [
        include_bytes!("../../../../../tests/lists/koperasi.xlsx"),
        include_bytes!("../../../../../tests/lists/koperasi.ods"),
        include_bytes!("../../../../../tests/lists/koperasi.xls"),
        include_bytes!("../../../../../tests/lists/koperasi.xlsb"),
    ];
    let mut files: Vec<Vec<u8>> = lists.into_iter().map(<[u8]>::to_vec).collect();
    files.extend([page, workbook, flat, "Nama;\"Alamat\"\nA;\"B\n"].map(|text| text.as_bytes().to_vec()));
    files.push(
        b"\x09\x08\x04\0\0\0\x10\0\x04\x02\x0a\0\x01\0\x01\0\0\0\x02\0ab\x03\x02\x0e\0\0\0\0\0\0\0\0\0\0\0\0\0\xf0\x3f"
            .to_vec(),
    );
    files.push(bare_xlsx("<workbookPr date1904='1'/>", sheet));
    files
}

/// One or several bytes flipped, a stretch cut out, doubled, or laid over another.
fn spoilt(file: &[u8], random: &mut Rand32) -> Vec<u8> {
    let mut file = file.to_vec();
    for _ in 0..random.rand_range(1..4) {
        if file.is_empty() {
            break;
        }
        let mut place = || random.rand_range(0..file.len() as u32) as usize;
        let (one, other) = (place(), place());
        let (from, to) = (one.min(other), one.max(other).min(one.min(other) + 2_000));
        match random.rand_range(0..6) {
            0 | 1 => file[one] ^= 1 << random.rand_range(0..8),
            2 => file[one] = random.rand_range(0..256) as u8,
            3 => drop(file.drain(from..to)),
            4 => {
                let part = file[from..to].to_vec();
                file.splice(from..from, part);
            }
            _ => file[from..to].fill(0xff),
        }
    }
    file
}

/// The same of the parts of an archive: its sums would give a spoilt part away before anybody reads it.
fn spoilt_inside(file: &[u8], random: &mut Rand32) -> Vec<u8> {
    let Ok(mut from) = zip::ZipArchive::new(std::io::Cursor::new(file)) else { return spoilt(file, random) };
    let mut to = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let which = random.rand_range(0..from.len() as u32) as usize;
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        to.start_file(name, stored).unwrap();
        to.write_all(&if at == which { spoilt(&bytes, random) } else { bytes }).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn keeps_within_bounds(file: &[u8]) {
    let Ok(book) = open(file, None, None) else { return };
    let cells: usize = book.sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| row.len() + 1).sum();
    assert!(cells <= 2 * BOUNDS.cells && book.sheets.len() <= BOUNDS.sheets);
    for sheet in &book.sheets {
        assert!(sheet.rows.len() <= BOUNDS.rows && sheet.rows.iter().all(|row| row.len() <= BOUNDS.columns));
        assert!(sheet.merged.len() <= BOUNDS.cells && sheet.hidden_columns.len() <= BOUNDS.columns);
    }
}

/// `SELARAS_CASES=100000` hunts.
#[test]
fn whatever_the_bytes_nothing_breaks() {
    let cases = std::env::var("SELARAS_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000_u64);
    // What the library for the binary forms breaks over is caught, and need not be told.
    let (told, here) = (std::sync::Arc::new(std::panic::take_hook()), std::thread::current().id());
    let others = told.clone();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().id() != here {
            others(panic);
        }
    }));
    let good = good();
    let found = (0..cases).find_map(|seed| {
        let mut random = Rand32::new(seed);
        let file = match random.rand_range(0..8) {
            0 => (0..random.rand_range(0..600)).map(|_| random.rand_range(0..256) as u8).collect(),
            1..4 => spoilt_inside(&good[random.rand_range(0..good.len() as u32) as usize], &mut random),
            _ => spoilt(&good[random.rand_range(0..good.len() as u32) as usize], &mut random),
        };
        std::panic::catch_unwind(|| keeps_within_bounds(&file)).err().map(|_| seed)
    });
    std::panic::set_hook(Box::new(move |panic| told(panic)));
    assert_eq!(found, None, "seed");
}
