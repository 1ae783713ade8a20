//! Tables of pages, and workbooks that are one XML.

use super::*;

fn page(text: &str) -> Book {
    open(text.as_bytes(), None, None).unwrap()
}

fn merged(first: (usize, usize), last: (usize, usize)) -> Merged {
    Merged { first, last }
}

#[test]
fn a_table_of_a_page_is_a_sheet_with_its_title_and_its_spans() {
    let book = page(
        "\n<html><head><title>Ekspor</title><style>td{mso-number-format:'\\@'}</style></head><body>
        <script>if (1 < 2) document.write('<table><tr><td>bukan</td></tr></table>');</script>
        <h3>DATA&nbsp;KOPERASI</h3><p>(dalam jutaan rupiah)</p>
        <TABLE BORDER=1><THEAD><TR><TH rowspan=2>Nama<TH colspan=2>Anggota<TH>Kode</TR><tr><th>L</th><th>P</th></tr>
        <tr><td>KUD A<br>&amp; B &lt;Unit 2&gt;<td>4<td>5<td style=\"mso-number-format:'\\@'\">00123</tr>
        <tr style='DISPLAY: none'><td>  KUD
           C &#8220;Baru&#8221; </td><td>&nbsp;</td><td>1</td></tr></TABLE><p>Sumber: dinas</p></body></html>",
    );
    let sheet = &book.sheets[0];
    assert_eq!(
        texts(sheet),
        [
            vec!["DATA KOPERASI"],
            vec!["(dalam jutaan rupiah)"],
            vec!["Nama", "Anggota", "", "Kode"],
            vec!["", "L", "P"],
            vec!["KUD A & B <Unit 2>", "4", "5", "00123"],
            vec!["KUD C “Baru”", "", "1"],
        ]
    );
    assert_eq!(sheet.merged, [merged((2, 0), (3, 0)), merged((2, 1), (2, 2))]);
    assert_eq!(sheet.hidden_rows, [5]);
    assert_eq!(book.notes.first, [BookNote::HiddenRows { sheet: String::new(), rows: 1, first: 6 }]);
}

#[test]
fn tables_in_tables_and_several_of_them_are_sheets_of_their_own() {
    let book = page(
        "<table><tr><td>Menu</td><td><table><tr><th>Nama</th><th>Ket</th></tr><tr><td>A</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table></td></tr></table>
        <table><caption>Rekap</caption><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4",
    );
    let all: Vec<_> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), texts(sheet))).collect();
    assert_eq!(all[0], ("1", vec![vec!["Menu".to_owned()]]));
    assert_eq!(all[1].1, [["Nama", "Ket"], ["A", "x y"]]);
    assert_eq!(all[2].1, [vec!["Rekap"], vec!["1", "2"], vec!["3", "4"]]);
    assert_eq!(all.len(), 3);
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_says_or_that_its_bytes_can_be() {
    let table = |before: &str, name: &[u8]| {
        [before.as_bytes(), b"<table><tr><td>Nama</td><td>Ket</td></tr><tr><td>", name, b"</td><td>1</td></tr></table>"]
            .concat()
    };
    let name = |file: &[u8]| open(file, None, None).unwrap().sheets[0].rows[1][0].text();
    assert_eq!(name(&table("", b"Caf\xe9 \x93Maju\x94")), "Café “Maju”");
    assert_eq!(name(&table("", "Café “Maju”".as_bytes())), "Café “Maju”");
    assert_eq!(name(&table("<meta charset=utf-8>", b"Caf\xe9")), "Café");
    assert_eq!(name(&table("<meta charset=iso-8859-1>", "Café".as_bytes())), "Café");
    assert_eq!(name(&table("<meta http-equiv=x content=\"text/html; charset=windows-1251\">", b"\xca\xd3\xc4")), "КУД");
    let wide: Vec<u8> = "\u{feff}<table><tr><td>a</td><td>b</td></tr><tr><td>Café</td></tr></table>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(name(&wide), "Café");
}

#[test]
fn what_a_system_complains_of_before_its_table_is_no_row_of_data_and_a_number_of_excel_is_not_rounded() {
    let book = page(
        "Warning: undefined index in laporan.php on line 7\n<table><tr><td>Nama</td><td>NIK</td></tr><tr><td>A</td><td x:num=\"6305010020011\">6,30501E+12</td></tr><tr><td>B</td><td x:num=\"38051\">05/03/2004</td></tr></table>",
    );
    let sheet = &book.sheets[0];
    assert_eq!(sheet.rows[2][1], Cell::Number(6_305_010_020_011.0));
    assert_eq!(sheet.rows[3][1], Cell::Text("05/03/2004".into()));
}

#[test]
fn a_page_that_claims_more_cells_than_there_are_costs_no_more() {
    let wide = format!(
        "<table><tr>{}</tr><tr><td rowspan=999999999 colspan=999999999>a</table>",
        "<td colspan=1000>a".repeat(900)
    );
    let book = page(&wide);
    assert!(book.sheets[0].rows.iter().all(|row| row.len() <= 400));
    assert!(matches!(book.notes.first[0], BookNote::ColumnsLeftOut { row: 1, .. }));
    assert_eq!(book.sheets[0].merged.last().unwrap().last.0, 1);
}

const WORKBOOK: &str =
    "<?xml version=\"1.0\"?><!DOCTYPE Workbook [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>
    <?mso-application progid=\"Excel.Sheet\"?>
    <ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">";

#[test]
fn a_workbook_of_2003_is_read_with_its_gaps_spans_and_kinds() {
    let book = page(&format!(
        "{WORKBOOK}<ss:Worksheet ss:Name=\"Daftar &amp; Rekap\"><ss:Table><ss:Column/><ss:Column ss:Index=\"3\" ss:Hidden=\"1\"/>
        <ss:Row><ss:Cell ss:MergeAcross=\"2\" ss:MergeDown=\"1\"><ss:Data ss:Type=\"String\">Daftar &b;<b>Koperasi</b></ss:Data></ss:Cell><ss:Cell><ss:Data ss:Type=\"Error\">#REF!</ss:Data><ss:Comment><ss:Data>catatan</ss:Data></ss:Comment></ss:Cell></ss:Row>
        <ss:Row ss:Index=\"4\" ss:Hidden=\"1\"><ss:Cell ss:Index=\"2\"><ss:Data ss:Type=\"Number\">6305010020011</ss:Data></ss:Cell><ss:Cell><ss:Data ss:Type=\"DateTime\">2004-03-05T00:00:00.000</ss:Data></ss:Cell><ss:Cell><ss:Data ss:Type=\"Boolean\">1</ss:Data></ss:Cell><ss:Cell ss:Formula=\"=SUM(R1C1)\"/></ss:Row>
        <ss:Row><ss:Cell><ss:Data ss:Type=\"String\">007</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet>
        <ss:Worksheet ss:Name=\"Acuan\"><ss:Table><ss:Row><ss:Cell><ss:Data ss:Type=\"String\">x</ss:Data></ss:Cell></ss:Row></ss:Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></ss:Worksheet></ss:Workbook>"
    ));
    let sheet = &book.sheets[0];
    assert_eq!((sheet.name.as_str(), book.sheets[1].is_hidden), ("Daftar & Rekap", true));
    // Entities of its own are not put in.
    assert_eq!(
        sheet.rows[0],
        [Cell::Text("Daftar Koperasi".into()), Cell::Empty, Cell::Empty, Cell::Error("#REF!".into())]
    );
    let day = Cell::Date(Date::new(2004, 3, 5).unwrap());
    let formula = Cell::Error("=SUM(R1C1)".into());
    assert_eq!(sheet.rows[3], [Cell::Empty, Cell::Number(6_305_010_020_011.0), day, Cell::Truth(true), formula]);
    assert_eq!(sheet.rows[4], [Cell::Text("007".into())]);
    assert_eq!(
        (sheet.merged.as_slice(), sheet.hidden_rows.as_slice()),
        ([merged((0, 0), (1, 2))].as_slice(), [3].as_slice())
    );
    assert_eq!(sheet.hidden_columns, [2]);
}

#[test]
fn a_flat_workbook_of_libre_office_is_read() {
    let book = page(
        "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'><office:body><office:spreadsheet><table:table table:name='A'><table:table-row><table:table-cell office:value-type='string'><text:p>KUD A</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>",
    );
    assert_eq!(texts(&book.sheets[0]), [["KUD A"]]);
}

#[test]
fn of_a_workbook_of_2003_letters_count_where_they_stand_in_a_cell_and_times_are_no_days() {
    let data = |kind: &str, said: &str| format!("<ss:Cell><ss:Data ss:Type=\"{kind}\">{said}</ss:Data></ss:Cell>");
    let cells = [
        "<ss:Cell>luar&amp;<ss:Comment><ss:Data>catatan</ss:Data></ss:Comment><ss:Data ss:Type=\"String\">KUD A<ss:BR/>dan &lt;B&gt;<![CDATA[ & C]]></ss:Data> luar<![CDATA[luar]]></ss:Cell>".to_owned(),
        data("DateTime", "1899-12-31T07:30:00.000"),
        data("DateTime", "1904-01-01T08:00:00.000"),
        data("Error", ""),
        data("String", "x"),
    ];
    let book = page(&format!(
        "{WORKBOOK}<ss:Date1904/><ss:Worksheet ss:Name=\"A\"><ss:Table><ss:Column ss:Width=\"0\"/><ss:Column ss:Width=\"70\"/>
        <ss:Row ss:Height=\"0\">{}</ss:Row><ss:Row ss:Height=\"12\"><ss:Cell><ss:Data ss:Type=\"String\">y</ss:Data></ss:Cell></ss:Row></ss:Table>
        <x:WorksheetOptions><x:Visible>SheetVisible</x:Visible><x:Print>Hidden</x:Print></x:WorksheetOptions></ss:Worksheet></ss:Workbook>",
        cells.concat()
    ));
    let sheet = &book.sheets[0];
    assert_eq!(texts(sheet)[0], ["KUD A dan <B> & C", "1899-12-31T07:30:00.000", "1904-01-01T08:00:00.000", "", "x"]);
    assert_eq!((sheet.hidden_rows.as_slice(), sheet.hidden_columns.as_slice()), ([0].as_slice(), [0].as_slice()));
    assert!(sheet.is_1904 && !sheet.is_hidden && sheet.rows[0].iter().all(|cell| !matches!(cell, Cell::Error(_))));
}

#[test]
fn a_flat_workbook_says_kinds_and_letters_as_they_are_shown() {
    let cell = |attributes: &str, inner: &str| format!("<table:table-cell {attributes}>{inner}</table:table-cell>");
    let cells = [
        cell("office:value-type='boolean' office:boolean-value='true'", "<text:p>BENAR</text:p>"),
        cell("office:value-type='time' office:time-value='PT07H30M00S'", "<text:p>07.30</text:p>"),
        cell(
            "office:value-type='string'",
            "luar<![CDATA[luar]]>&amp;<text:p>a<text:tab/>b<text:line-break/>c<text:s text:c='2'/>d &lt;<text:span>e</text:span><![CDATA[ & f]]></text:p>luar<text:p>g</text:p>",
        ),
        cell("office:value-type='string' office:string-value='KUD A'", "<text:p>KUD…</text:p>"),
        cell("office:value-type='string' office:string-value=''", "<text:p>KUD B</text:p>"),
        cell("office:value-type='string' calcext:value-type='error'", "<text:p>Galat:508</text:p>"),
        cell("table:formula='of:=SUM([.A1])'", ""),
        cell("table:formula='of:=SUM([.A1])' office:value='5'", ""),
        cell("table:formula='of:=T([.A1])'", "<text:p>x</text:p>"),
        cell(
            "office:value-type='string'",
            "<office:annotation><text:p>catatan<text:span>lagi</text:span></text:p></office:annotation><text:p>z</text:p>",
        ),
    ];
    let file = |tables: &str| {
        format!(
            "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'><office:automatic-styles><style:style style:name='ta1'><style:table-properties table:display='true'/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document>"
        )
    };
    let table = format!(
        "<table:table table:name='A' table:style-name='ta1'><office:forms><form:form><table:table-row><table:table-cell><text:p>bukan</text:p></table:table-cell></table:table-row></form:form></office:forms><table:table-row>{}</table:table-row></table:table>",
        cells.concat()
    );
    let book = page(&file(&table));
    let text = |text: &str| Cell::Text(text.to_owned());
    assert_eq!(
        book.sheets[0].rows,
        [[
            Cell::Truth(true),
            text("PT07H30M00S"),
            text("a\tb\nc  d <e & f\ng"),
            text("KUD A"),
            text("KUD B"),
            Cell::Error("Galat:508".into()),
            Cell::Error("=SUM([.A1])".into()),
            Cell::Number(5.0),
            text("x"),
            text("z"),
        ]]
    );
    assert!(!book.sheets[0].is_hidden);
}

#[test]
fn a_workbook_in_one_text_that_was_cut_off_is_none() {
    let excel = format!(
        "{WORKBOOK}<ss:Worksheet ss:Name=\"A\"><ss:Table><ss:Row><ss:Cell><ss:Data ss:Type=\"String\">KUD A</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>"
    );
    let office = "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'><office:body><office:spreadsheet><table:table table:name='A'><table:shapes><draw:frame><draw:a/></draw:frame></table:shapes><table:table-row><table:table-cell office:value-type='string'><text:p>KUD A</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>";
    for (file, end) in [(&*excel, "</ss:Worksheet>"), (office, "</table:table>")] {
        assert!(open(file.as_bytes(), None, None).is_ok());
        for cut in file.find("Name=\"A").or(file.find("name='A'")).unwrap()..file.find(end).unwrap() {
            assert!(open(&file.as_bytes()[..cut], None, None).is_err(), "{}", &file[..cut]);
        }
    }
}

#[test]
fn so_many_sheets_of_one_text_are_read_and_the_others_said() {
    const MORE: usize = 203;
    let excel = "<ss:Worksheet ss:Name=\"A\"><ss:Table><ss:Row><ss:Cell><ss:Data ss:Type=\"String\">x</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet>";
    let office = "<table:table table:name='A'><table:table-row><table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
    let office = format!(
        "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'><office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document>",
        office.repeat(MORE)
    );
    let html = "<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>".repeat(MORE);
    for file in [format!("{WORKBOOK}{}</ss:Workbook>", excel.repeat(MORE)), office, html] {
        let book = page(&file);
        assert_eq!((book.sheets.len(), &book.notes.first[..]), (200, &[BookNote::SheetsLeftOut { sheets: 3 }][..]));
    }
    assert!(page("<table><tr><td>a</td><td>b</td></tr></table>").notes.first.is_empty());
}

#[test]
fn of_a_page_columns_may_be_hidden_and_letters_between_cells_are_of_none() {
    let book = page(
        "<table><caption>Rekap</caption>luar<p>luar</p><col><col span=2 style='display: none'><col hidden>
        <tr><td>a</td>luar<td>b</td><td>c</td><td>d</td><td>e</td></tr>luar<tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td></tr></table>
        <p>Judul kedua</p><table><tr><td>x</td><td>y</td></tr><tr><td>6</td><td>7</td></tr></table>",
    );
    assert_eq!(texts(&book.sheets[0]), [vec!["Rekap"], vec!["a", "b", "c", "d", "e"], vec!["1", "2", "3", "4", "5"]]);
    assert_eq!(book.sheets[0].hidden_columns, [1, 2, 3]);
    assert_eq!(texts(&book.sheets[1]), [vec!["Judul kedua"], vec!["x", "y"], vec!["6", "7"]]);
}
