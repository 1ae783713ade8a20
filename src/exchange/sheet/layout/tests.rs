use super::super::book::Merged;
use super::super::columns;
use super::super::kind::ListKind;
use super::super::plan::Plan;
use super::*;

/// A sheet of lines; `|` parts cells, and what is merged is given by first and last row and column.
fn sheet(text: &str, merged: &[(usize, usize, usize, usize)]) -> Sheet {
    let cell = |text: &str| match text.trim() {
        "" => Cell::Empty,
        text => text.parse().map_or_else(|_| Cell::Text(text.to_owned()), Cell::Number),
    };
    let rows = text.trim_matches('\n').lines().map(|line| line.trim().split('|').map(cell).collect());
    let merged =
        merged.iter().map(|(top, left, bottom, right)| Merged { first: (*top, *left), last: (*bottom, *right) });
    let mut sheet = Sheet { rows: rows.collect(), merged: merged.collect(), ..Sheet::default() };
    super::super::open::trim(&mut sheet);
    sheet
}

fn laid(sheet: &Sheet) -> (Plan, Layout) {
    let plan = Plan::propose(sheet);
    let layout = plan.layout(sheet);
    (plan, layout)
}

/// The roles of all rows, by their first letters.
fn roles(layout: &Layout) -> String {
    let letter = |role: &RowRole| match role {
        RowRole::Blank => '_',
        RowRole::Title => 't',
        RowRole::Heading => 'h',
        RowRole::ColumnNumbers => '#',
        RowRole::Group => 'g',
        RowRole::Data => 'd',
        RowRole::Subtotal => 's',
        RowRole::Total => 'S',
        RowRole::Note => 'n',
        RowRole::Signature => 'z',
        RowRole::OtherTable => 'o',
    };
    layout.roles.iter().map(letter).collect()
}

fn headings(plan: &Plan) -> Vec<&str> {
    plan.columns.iter().map(|column| column.heading.as_str()).collect()
}

fn codes(plan: &Plan) -> Vec<String> {
    plan.columns.iter().map(|column| column.target.map(columns::Target::code).unwrap_or_default()).collect()
}

const MEMBERS: &str = "
    KERAGAAN KOPERASI KABUPATEN TAPIN TAHUN 2023
    No|Nama Koperasi|Badan Hukum||Kecamatan|Jumlah Anggota|||Aset
    ||Nomor|Tanggal||L|P|Jumlah|
    1|KSU Rukun|1/BH/1990|2/3/1990|Binuang|20|25|45|1250000
    2|KUD Tani|2/BH/1991|4/5/1991|Piani|70|50|120|850000";

#[test]
fn headings_of_two_lines_are_read_together_merged_or_not() {
    let merged = [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4), (1, 5, 1, 7), (1, 8, 2, 8)];
    for merged in [&merged[..], &[]] {
        let sheet = sheet(MEMBERS, merged);
        let (plan, layout) = laid(&sheet);
        assert_eq!(roles(&layout), "thhdd");
        assert_eq!(
            headings(&plan)[2..8],
            [
                "Badan Hukum – Nomor",
                "Badan Hukum – Tanggal",
                "Kecamatan",
                "Jumlah Anggota – L",
                "Jumlah Anggota – P",
                "Jumlah Anggota – Jumlah"
            ]
        );
        assert_eq!(
            codes(&plan)[1..],
            [
                "cooperatives.name",
                "cooperatives.legal_number",
                "cooperatives.legal_date",
                "cooperatives.subdistrict",
                "annual_reports.members_male",
                "annual_reports.members_female",
                "annual_reports.members",
                "annual_reports.assets",
            ]
        );
    }
}

#[test]
fn headings_of_three_lines_and_in_two_languages_are_read_together() {
    let three = sheet(
        "
        No|Nama Koperasi|Keuangan||||Kecamatan
        ||Modal||Aset|SHU|
        ||Sendiri|Luar|||
        1|KSU Rukun|5|6|7|8|Binuang",
        &[(0, 2, 0, 5), (1, 2, 1, 3)],
    );
    let (plan, layout) = laid(&three);
    assert_eq!(roles(&layout), "hhhd");
    assert_eq!(headings(&plan)[2], "Keuangan – Modal – Sendiri");
    let two = sheet(
        "
        Nama Koperasi|Kecamatan|Jumlah Anggota
        Cooperative|Subdistrict|Members
        KSU Rukun|Binuang|45",
        &[],
    );
    let (plan, layout) = laid(&two);
    assert_eq!(roles(&layout), "hhd");
    assert_eq!(codes(&plan), ["cooperatives.name", "cooperatives.subdistrict", "annual_reports.members"]);
}

#[test]
fn a_list_of_two_lines_has_one_of_headings() {
    for list in [
        "Nama Koperasi|Kecamatan|Status\nKSU Rukun|Binuang|Aktif",
        "No|Nama|Jenis\n1|Aktif|Konsumen",
        "Nama|Status\nJumlah|Aktif",
    ] {
        let (_, layout) = laid(&sheet(list, &[]));
        assert!(roles(&layout).starts_with('h') && !roles(&layout).starts_with("hh"), "{list}: {}", roles(&layout));
    }
}

#[test]
fn groups_sums_and_column_numbers_are_no_records() {
    let list = sheet(
        "
        No|Nama Koperasi|Jenis|Jumlah Anggota 2023|Aset 2023
        1|2|3|4|5
        I|KECAMATAN BINUANG|||
        1|KSU Rukun|Konsumen|45|1250000
        2|KUD Raya|Produsen|60|2250000
        |Sub Jumlah||105|3500000
        II|KEC. PIANI|||
        3|KUD Tani|Produsen|120|850000
        |Jumlah||120|850000
        |JUMLAH TOTAL||225|4350000",
        &[],
    );
    let (plan, layout) = laid(&list);
    assert_eq!(roles(&layout), "h#gddsgdsS");
    assert_eq!(layout.groups(), [GroupKind::Subdistrict]);
    assert_eq!(codes(&plan).last().map(String::as_str), Some("cooperatives.subdistrict"));
    let of_group: Vec<String> = layout.records(&list).map(|(_, cells)| cells[5].text()).collect();
    assert_eq!(of_group, ["BINUANG", "BINUANG", "PIANI"]);
    let sums = layout.sums();
    let told: Vec<_> = sums.iter().map(|sum| (sum.row, sum.group.clone())).collect();
    assert_eq!(told, [(2, 0..2), (5, 0..2), (6, 2..3), (8, 2..3), (9, 3..3)]);
}

#[test]
fn parts_of_a_list_have_a_status_of_their_own() {
    let list = sheet(
        "
        DAFTAR KOPERASI
        No|Nama Koperasi|Nomor Badan Hukum|Alamat
        A|KOPERASI AKTIF||
        1|KSU Rukun|12/BH/2005|Jl. A. Yani
        |Kec. Binuang||
        2|KUD Tani|77/BH/1998|Jl. Gadung
        B|KOPERASI TIDAK AKTIF||
        1|Kopwan Melati|91/BH/2001|Desa Miawa",
        &[],
    );
    let (plan, layout) = laid(&list);
    assert_eq!(roles(&layout), "thgdgdgd");
    assert_eq!(codes(&plan)[4..], ["cooperatives.declared_status", "cooperatives.subdistrict"]);
    let of_groups: Vec<[String; 2]> =
        layout.records(&list).map(|(_, cells)| [cells[4].text(), cells[5].text()]).collect();
    // A part that begins ends the kecamatan of the part before it.
    assert_eq!(
        of_groups,
        [["Aktif", ""], ["Aktif", "Binuang"], ["Tidak aktif", ""]].map(|pair| pair.map(str::to_owned))
    );
}

#[test]
fn notes_and_signatures_are_no_records() {
    let list = sheet(
        "
        No|Nama Koperasi|Alamat|Keterangan
        1|KSU Rukun|Jl. A. Yani|
        2|KUD Tani|Jl. Gadung|
        |Total 2 koperasi||

        Keterangan: data sementara
        |Mengetahui,||Rantau, 31-12-2023
        |Kepala Dinas Koperasi||Pendata,

        |Drs. H. FULAN, M.Si||FULANAH, A.Md
        |NIP. 197001011990011001||",
        &[],
    );
    let (_, layout) = laid(&list);
    assert_eq!(roles(&layout), "hddS_nzz_zz");
}

#[test]
fn a_record_of_which_little_is_known_is_a_record() {
    let list = sheet(
        "
        No|Nama Koperasi|Kecamatan|Desa|Status|Jumlah Anggota
        1|KSU Rukun|Binuang|Raya|Aktif|45
        2|KUD Tani||||
        3|Kopwan Melati|Piani|Miawa|Aktif|33
        4|Binuang||||
        5|Koperasi Jumlah Berkah|Piani|Miawa|Aktif|12",
        &[],
    );
    assert_eq!(roles(&laid(&list).1), "hddddd");
    let unnumbered =
        sheet("Nama Koperasi|Kecamatan|Status\nKSU Rukun|Binuang|Aktif\nKUD Tani||\nKopwan Melati||Aktif", &[]);
    assert_eq!(roles(&laid(&unnumbered).1), "hddd");
}

#[test]
fn headings_are_repeated_and_a_further_table_is_told() {
    let list = sheet(
        "
        No|Nama Koperasi|Kecamatan|Status
        1|KSU Rukun|Binuang|Aktif
        No|Nama Koperasi|Kecamatan|Status
        2|KUD Tani|Piani|Aktif

        Nama|Jabatan|Jenis Kelamin|No HP
        Fulan|Ketua|L|0812",
        &[],
    );
    assert_eq!(roles(&laid(&list).1), "hdhd_oo");
}

#[test]
fn merged_cells_and_dittos_give_their_value_to_every_record() {
    let list = sheet(
        "
        No|Nama Koperasi|Kecamatan|Status
        1|KSU Rukun|Binuang|Aktif
        2|KUD Tani||sda
        3|Kopwan Melati|Piani|-\"-
        4|KSP Maju|idem|Tidak aktif",
        &[(1, 2, 2, 2)],
    );
    let (_, layout) = laid(&list);
    let said: Vec<String> =
        layout.records(&list).map(|(_, cells)| format!("{} {}", cells[2].text(), cells[3].text())).collect();
    assert_eq!(said, ["Binuang Aktif", "Binuang Aktif", "Piani Aktif", "Piani Tidak aktif"]);
}

#[test]
fn what_a_person_says_of_a_row_goes_before_what_it_looks_like() {
    let list = sheet("No|Nama Koperasi|Kecamatan\n1|KSU Rukun|Binuang\n|Jumlah|", &[]);
    let mut plan = Plan::propose(&list);
    assert_eq!(roles(&plan.layout(&list)), "hdS");
    plan.roles.insert(2, RowRole::Data);
    assert_eq!(roles(&plan.layout(&list)), "hdd");
}

#[test]
fn a_kept_plan_of_before_has_one_row_of_headings() {
    let plan: Plan =
        serde_json::from_str(r#"{"style":{"decimal":"comma","dates":"day_first"},"head":1,"columns":[]}"#).unwrap();
    let list = sheet("Nama Koperasi|Kecamatan\nKSU Rukun|Binuang", &[]);
    assert_eq!((plan.kind, roles(&plan.layout(&list))), (ListKind::Cooperatives, "hd".to_owned()));
}

#[test]
fn a_group_may_have_its_sums_beside_it_and_an_area_with_a_number_is_a_record() {
    let list = sheet(
        "
        No|Nama Koperasi|Status|Jumlah Anggota 2023|Aset 2023
        I|KECAMATAN BINUANG||105|3500000
        1|KSU Rukun|Aktif|45|1250000
        2|KUD Raya|Aktif|60|2250000
        |KECAMATAN PIANI||120|850000
        3|KUD Tani|Aktif|120|850000",
        &[],
    );
    assert_eq!(roles(&laid(&list).1), "hgddgd");
    let areas = sheet(
        "
        No|Kabupaten/Kota|Aktif 2023|Tidak Aktif 2023
        1|Kabupaten Tapin|90|77
        2|Kabupaten Banjar|-|-
        3|Kabupaten Balangan|12|3",
        &[],
    );
    assert_eq!(roles(&laid(&areas).1), "hddd");
}

#[test]
fn a_long_list_of_groups_sums_and_merged_cells_is_laid_out_in_one_walk() {
    let mut text = "No|Nama Koperasi|Kecamatan|Aset 2023\n".to_owned();
    let groups = 6_000;
    for group in 0..groups {
        text += &format!("|KECAMATAN X{group}||\n1|KSU {group}|Binuang|5\n2|KUD {group}||7\n|Sub Jumlah||12\n");
    }
    let merged: Vec<_> = (0..groups).map(|group| (4 * group + 2, 2, 4 * group + 3, 2)).collect();
    let list = sheet(&text, &merged);
    let (plan, layout) = laid(&list);
    assert_eq!((layout.count(RowRole::Group), layout.count(RowRole::Data)), (groups, 2 * groups));
    let last = layout.records(&list).last().unwrap().1.into_owned();
    assert_eq!((last[2].text(), last[4].text()), ("Binuang".to_owned(), format!("X{}", groups - 1)));
    let laid = plan.lay(&list);
    let remarks = super::super::remarks::SheetRemarks::of(&list, &plan, &laid);
    assert_eq!((remarks.sums.agreeing, remarks.sums.differing.len()), (groups, 0));
}

#[test]
fn what_a_sum_calls_itself_says_of_what_it_is() {
    let after = |label: &str| {
        let list = sheet(
            &format!("No|Nama Koperasi|Jenis|Aset 2023\n1|KSU Rukun|Konsumen|5\n2|KUD Raya|Produsen|6\n|{label}||11"),
            &[],
        );
        roles(&laid(&list).1).chars().last().unwrap()
    };
    for (label, role) in [
        ("Jumlah", 'S'),
        ("Jumlah Koperasi", 'S'),
        ("Total Keseluruhan", 'S'),
        ("Jumlah Seluruh Kecamatan", 'S'),
        ("Grand Total", 'S'),
        ("Sub Jumlah", 's'),
        ("Subtotal", 's'),
        ("Jumlah I", 's'),
        ("Jumlah B", 's'),
        ("Jumlah Kecamatan Binuang", 's'),
        ("Jumlah Kec. X", 's'),
        ("Jumlah Tapin", 's'),
        ("Jumlah Binuang", 's'),
        ("Rata-rata", 'n'),
        ("Sub Unit Tani", 'd'),
    ] {
        assert_eq!(after(label), role, "{label}");
    }
    // A sum may be numbered like a record.
    let numbered = |label: &str| {
        let list = sheet(
            &format!(
                "No|Nama Koperasi|Jenis|Aset 2023\n1|KSU Rukun|Konsumen|5\n2|KUD Raya|Produsen|6\n3|{label}|Konsumen|11"
            ),
            &[],
        );
        roles(&laid(&list).1)
    };
    assert_eq!((numbered("Jumlah Berkah").as_str(), numbered("Total Usaha").as_str()), ("hddd", "hddd"));
}

#[test]
fn numbers_and_letters_below_the_headings_are_those_of_the_columns() {
    for (line, is_one) in [
        ("1|2|3|4", true),
        ("(1)|(2)|(3)|(4)", true),
        ("a|b|c|d", true),
        ("1|2|3|4 (2+3)", true),
        ("2|3|4|5", true),
        ("1|2||", true),
        ("1|3|4|5", false),
        ("a|c|d|e", false),
        ("3|4|5|6", false),
    ] {
        let list =
            sheet(&format!("No|Nama Koperasi|Anggota 2023|Aset 2023\n{line}\n1|KSU Rukun|7|5\n2|KUD Raya|8|6"), &[]);
        let found = roles(&laid(&list).1);
        assert_eq!(found.chars().nth(1) == Some('#'), is_one, "{line}: {found}");
    }
    // Further down two are too few.
    let list = sheet("No|Nama Koperasi|Anggota 2023|Aset 2023\n1|KSU Rukun|7|5\n1|2||\n2|KUD Raya|8|6", &[]);
    assert_eq!(roles(&laid(&list).1).chars().nth(2), Some('d'));
}

#[test]
fn further_tables_are_told_with_how_many_rows_each_has() {
    let further = "Nama|Jabatan|Jenis Kelamin|No HP\nFulan|Ketua|L|0812\nFulanah|Sekretaris|P|0813";
    let list = sheet(
        &format!(
            "No|Nama Koperasi|Kecamatan|Status\n1|KSU Rukun|Binuang|Aktif\n\n{further}\n\nNo|Nama Koperasi|Kecamatan|Status\n2|KUD Tani|Piani|Aktif\n{further}"
        ),
        &[],
    );
    let (_, layout) = laid(&list);
    assert_eq!(roles(&layout), "hd_ooo_hdooo");
    assert_eq!(layout.runs(RowRole::OtherTable), [(3, 3), (9, 3)]);
    assert_eq!(layout.runs(RowRole::Heading), [(0, 1), (7, 1)]);
    // What adds up in it is no sum of this one.
    let with_sum = sheet(
        "No|Nama Koperasi|Aset 2023\n1|KSU Rukun|5\n|Jumlah|5\n\nNama|Jabatan|Jenis Kelamin|No HP\nFulan|Ketua|L|0812\nJumlah|||1",
        &[],
    );
    assert_eq!(laid(&with_sum).1.sums().len(), 1);
}

#[test]
fn a_line_above_the_headings_is_of_them_where_it_spans_several_of_them() {
    let spanning = sheet(
        "
        DATA KOPERASI
        ||Jumlah Anggota||Modal|
        No|Nama Koperasi|L|P|Sendiri|Luar
        1|KSU Rukun|20|25|5|6
        2|KUD Tani|70|50|7|8",
        &[],
    );
    let (plan, layout) = laid(&spanning);
    assert_eq!(roles(&layout), "thhdd");
    assert_eq!(headings(&plan)[2..], ["Jumlah Anggota – L", "Jumlah Anggota – P", "Modal – Sendiri", "Modal – Luar"]);
    // One over all of them is a title, and so is what has a colon.
    for title in ["DATA KOPERASI||||", "Kabupaten:||Status:||", "Kabupaten: Tapin||Tahun: 2023||"] {
        let list = sheet(&format!("{title}\nNo|Nama Koperasi|Kecamatan|Status|Aset\n1|KSU Rukun|Binuang|Aktif|5"), &[]);
        assert_eq!(roles(&laid(&list).1), "thd", "{title}");
    }
}

#[test]
fn so_many_sums_that_do_not_add_up_are_told_and_the_others_counted() {
    let mut text = "Nama Koperasi|Kecamatan|Aset 2023\n".to_owned();
    for group in 0..60 {
        text += &format!("KUD {group}|Binuang|5\nSub Jumlah||7\n");
    }
    text += "KUD Banyak|Binuang|banyak\nSub Jumlah||9\nKUD Lagi|Binuang|5\nSub Jumlah||5";
    let list = sheet(&text, &[]);
    let (plan, _) = laid(&list);
    let sums = super::super::remarks::SheetRemarks::of(&list, &plan, &plan.lay(&list)).sums;
    assert_eq!((sums.differing.len(), sums.untold, sums.unread, sums.agreeing), (50, 10, 1, 1));
    assert!(sums.differing.iter().all(|difference| (difference.stated, difference.counted) == (7, 5)));
}

#[test]
fn a_place_and_a_day_below_a_table_are_of_who_signed_it() {
    let last = |line: &str| {
        let list = sheet(
            &format!(
                "No|Nama Koperasi|Alamat|Keterangan\n1|KSU Rukun|Jl. A. Yani|baik\n2|KUD Tani|Jl. Gadung|baik\n|{line}||"
            ),
            &[],
        );
        roles(&laid(&list).1).chars().last().unwrap()
    };
    for signed in
        ["Rantau, 31 Desember 2024", "Rantau, 31-12-2024", "Rantau,      Januari 2025", "Kota Banjar Baru, Mei 2025"]
    {
        assert_eq!(last(signed), 'z', "{signed}");
    }
    for other in [
        "Rantau, 2024",
        "Rantau 5, Januari 2025",
        ", Januari 2025",
        "Satu Dua Tiga Empat, Januari 2025",
        "Rantau, Januari 25",
        "Rantau, awal 2025",
        "Rantau, di Januari 2025",
        "Rantau, Januari abcd",
    ] {
        assert_ne!(last(other), 'z', "{other}");
    }
    for note in ["Keterangan: sementara", "Sumber", "Sumber: dinas", "Data per Desember", "* sementara"] {
        assert_eq!(last(note), 'n', "{note}");
    }
    assert_ne!(last("Sumber Rejeki"), 'n');
}

#[test]
fn numbers_of_records_and_signs_for_the_same_are_known() {
    use super::cells::{is_ditto, is_words, running_number};
    let text = |text: &str| Cell::Text(text.to_owned());
    for (cell, number) in [
        (Cell::Number(1.0), Some(1)),
        (Cell::Number(12.0), Some(12)),
        (text("12."), Some(12)),
        (text("(3)"), Some(3)),
        (Cell::Number(0.0), None),
        (Cell::Number(-2.0), None),
        (Cell::Number(1.5), None),
        (Cell::Number(1e6), None),
        (text("0"), None),
        (text("."), None),
        (text("1a"), None),
        (text("1234567"), None),
    ] {
        assert_eq!(running_number(&cell), number, "{cell:?}");
    }
    for same in ["\"", "-\"-", "''", "sda", "S.d.a.", "idem", "Ditto", "”"] {
        assert!(is_ditto(same), "{same}");
    }
    for other in [
        "",
        "-",
        "'",
        "\"a\"",
        "12",
        "KUD",
        "sdn",
        "Sama Dengan Atas Sekali",
        "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"",
    ] {
        assert!(!is_ditto(other), "{other}");
    }
    assert!(is_words(&text("KUD 2")) && is_words(&text("Rantau")));
    for none in ["n/a", "-", "12 orang", "Rp50 juta", "2024"] {
        assert!(!is_words(&text(none)), "{none}");
    }
}

#[test]
fn a_line_above_the_headings_says_what_they_are_of() {
    let list = sheet(
        "
        DATA KOPERASI
        Identitas|||Anggota||Keuangan|
        Nama Koperasi|NIK|Kecamatan|L|P|Aset|SHU
        KUD A|6305010020901|Binuang|20|25|1250000|30000
        KUD B|6305010020902|Piani|30|35|2250000|40000",
        &[],
    );
    let (plan, layout) = laid(&list);
    assert_eq!((plan.heading_rows, roles(&layout).as_str()), (2, "thhdd"));
    assert_eq!(
        codes(&plan)[2..5],
        ["cooperatives.subdistrict", "annual_reports.members_male", "annual_reports.members_female"]
    );
    // One alone tells by the usual words below it.
    let list = sheet(
        "
        ||Badan Hukum||
        Nama Koperasi|Kecamatan|Nomor|Tanggal|Aset
        KUD A|Binuang|1/BH/1990|02/03/1990|1250000
        KUD B|Piani|2/BH/1991|14/05/1991|2250000",
        &[(0, 2, 0, 3)],
    );
    let (plan, _) = laid(&list);
    assert_eq!(plan.heading_rows, 2);
    assert_eq!(codes(&plan)[2..4], ["cooperatives.legal_number", "cooperatives.legal_date"]);
    // What stands over all of them is a title.
    let list = sheet(
        "
        Daftar koperasi
        Nama Koperasi|Kecamatan|Aset
        KUD A|Binuang|1250000
        KUD B|Piani|2250000",
        &[],
    );
    let (plan, layout) = laid(&list);
    assert_eq!((plan.heading_rows, roles(&layout).as_str()), (1, "thdd"));
}

#[test]
fn the_sums_beside_a_kecamatan_are_held_against_its_cooperatives() {
    let list = sheet(
        "
        No|Nama Koperasi|Jumlah Anggota 2023|Aset 2023
        |Kecamatan Binuang|45|3000000
        1|KSU Rukun|20|1000000
        2|KUD Tani|25|2000000
        |Kecamatan Piani|40|5000000
        3|KUD Maju|30|5000000",
        &[],
    );
    let (plan, layout) = laid(&list);
    assert_eq!(roles(&layout), "hgddgd");
    let sums = super::super::SheetRemarks::of(&list, &plan, &plan.lay(&list)).sums;
    let told: Vec<_> = sums.differing.iter().map(|of| (of.row, of.column, of.stated, of.counted)).collect();
    assert_eq!((sums.agreeing, told), (3, vec![(4, 2, 40, 30)]));
}
