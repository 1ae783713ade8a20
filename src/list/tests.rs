//! The list of what is kept for cooperatives, as its declaration makes it.

use super::custodies::CUSTODIES;
use super::*;
use crate::analysis::cross::Member;
use crate::domain::status::StatusRule;
use crate::domain::{Cooperative, Custody, CustodyKind, DeclaredStatus, Kind, Licence, LicenceKind, Ref, Rupiah, Text};
use crate::replica::Stamp;
use crate::sample;
use crate::workspace::Viewpoint;
use crate::workspace::dimension::Dimension as OwnerDimension;

fn id(number: u8) -> Id {
    Id::new(1, [number; 10])
}

fn text(text: &str) -> Option<Text> {
    Text::optional(text).unwrap()
}

fn tables() -> Tables {
    let mut tables = Tables::default();
    for (number, name, district) in [(1, "KUD Maju", "63.05"), (2, "KSU Sinar", "63.71")] {
        let cooperative =
            Cooperative { name: Text::new(name).unwrap(), district: district.parse().ok(), ..Cooperative::default() };
        tables.cooperatives.insert(Row::new(id(number), cooperative, Stamp::default()));
    }
    let kept = [
        (11, 1, CustodyKind::LandTitle, "Sertifikat nomor 17", Some(125_000_000), None),
        (12, 2, CustodyKind::Vehicle, "Mobil bak", Some(80_000_000), None),
        (13, 2, CustodyKind::Equipment, "Mesin jahit", None, None),
        (14, 1, CustodyKind::Stock, "Pupuk", Some(9_000_000), Some("2026-03-02")),
    ];
    for (number, cooperative, thing, item, worth, returned) in kept {
        let custody = Custody {
            cooperative: Ref::to(id(cooperative)),
            thing,
            item: text(item),
            worth: worth.map(|worth| Rupiah::new(worth).unwrap()),
            returned_on: returned.map(|day| day.parse().unwrap()),
            ..Custody::default()
        };
        tables.custodies.insert(Row::new(id(number), custody, Stamp::default()));
    }
    tables
}

fn lines<R: Record>(list: &ListOf<R>, tables: &Tables) -> Vec<Line<R>> {
    list.lines(tables, &Index::build(tables, Viewpoint::in_tests(StatusRule::Ods)))
}

fn items(lines: &[Line<Custody>]) -> Vec<&str> {
    lines.iter().filter_map(|line| line.row.value.item.as_deref()).collect()
}

fn asked_of<R: Record>(list: &ListOf<R>, parameters: &[(&str, &str)]) -> Wanted {
    let find = |key: &str| parameters.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
    Wanted::of(list, Lang::Id, find)
}

fn asked(parameters: &[(&str, &str)]) -> Wanted {
    asked_of(&CUSTODIES, parameters)
}

fn found(parameters: &[(&str, &str)]) -> Vec<String> {
    let lines = lines(&CUSTODIES, &tables());
    items(&CUSTODIES.found(Lang::Id, &lines, &asked(parameters))).into_iter().map(str::to_owned).collect()
}

#[test]
fn what_is_still_kept_comes_first_and_then_by_cooperative() {
    assert_eq!(found(&[]), ["Mobil bak", "Mesin jahit", "Sertifikat nomor 17", "Pupuk"]);
}

#[test]
fn it_is_narrowed_by_words_district_and_choices_and_by_several_at_once() {
    assert_eq!(found(&[("cari", "NOMOR maju")]), ["Sertifikat nomor 17"]);
    assert_eq!(found(&[("wilayah", "63.71")]), ["Mobil bak", "Mesin jahit"]);
    assert_eq!(found(&[("keadaan", "kembali")]), ["Pupuk"]);
    assert_eq!(found(&[("jenis", "aset"), ("wilayah", "63.05"), ("keadaan", "disimpan")]), ["Sertifikat nomor 17"]);
    assert_eq!(found(&[("jenis", CustodyKind::Vehicle.code())]), ["Mobil bak"]);
}

#[test]
fn what_the_list_does_not_know_is_not_asked() {
    let odd = asked(&[("jenis", "kapal"), ("wilayah", "99.99"), ("urut", "warna"), ("keadaan", "")]);
    assert_eq!(odd, Wanted::default());
}

#[test]
fn a_column_orders_both_ways_and_what_says_nothing_stays_last() {
    let by_worth = ["Pupuk", "Mobil bak", "Sertifikat nomor 17", "Mesin jahit"];
    assert_eq!(found(&[("urut", "nilai")]), by_worth);
    assert_eq!(found(&[("urut", "-nilai")]), ["Sertifikat nomor 17", "Mobil bak", "Pupuk", "Mesin jahit"]);
    assert_eq!(asked(&[]).ordered_by("nilai"), "nilai");
    assert_eq!(asked(&[("urut", "nilai")]).ordered_by("nilai"), "-nilai");
    assert_eq!(asked(&[("urut", "-nilai")]).ordered_by("nilai"), "nilai");
}

#[test]
fn a_sheet_has_a_column_for_every_field_with_days_and_numbers_as_such() {
    let lines = lines(&CUSTODIES, &tables());
    let sheet = CUSTODIES.sheet(Lang::Id, "Titipan", &lines);
    let width = sheet.rows[0].len();
    assert!(sheet.rows.iter().all(|row| row.len() == width));
    let at = |head: &str| sheet.rows[0].iter().position(|cell| cell.text() == head).unwrap();
    let returned = sheet.rows.last().unwrap();
    assert_eq!(returned[0], Cell::Text("KUD Maju".to_owned()));
    assert_eq!(returned[at(Lang::Id.worth())], Cell::Number(9_000_000.0));
    assert_eq!(returned[at(Lang::Id.returned_on())], Cell::Date("2026-03-02".parse().unwrap()));
    assert_eq!(returned[at(Lang::Id.kept_at())], Cell::Empty);
}

#[test]
fn every_column_of_every_list_has_a_key_of_its_own_and_every_choice_a_name() {
    let keys: Vec<&str> = CUSTODIES.records.columns.iter().map(|column| column.key).collect();
    for (at, key) in keys.iter().enumerate() {
        assert!(!key.is_empty() && !keys[..at].contains(key), "{key}");
    }
    for filter in CUSTODIES.filters {
        assert!(filter.choices(Lang::Id).iter().all(|(code, name)| !code.is_empty() && !name.is_empty()));
    }
}

fn layout(parameters: &[(&str, &str)]) -> pivot::Layout {
    CUSTODIES.layout(|key| parameters.iter().find(|(name, _)| *name == key).map(|(_, value)| *value))
}

#[test]
fn lines_are_crossed_and_every_cell_leads_to_just_the_lines_that_it_counts() {
    // Cooperatives of every sort, and one that says nothing of itself but a kind that only a newer version knows.
    let mut tables = sample::fictional(&sample::Options { cooperatives: 24, years: 3, ..Default::default() });
    let nowhere = Cooperative {
        name: Text::new("KSU Entah").unwrap(),
        kind: "penyewaan".parse().ok(),
        merah_putih: true,
        ..Cooperative::default()
    };
    tables.cooperatives.insert(Row::new(id(3), nowhere, Stamp::default()));
    (tables.custodies, tables.licences) = Default::default();
    let owners: Vec<Id> = tables.cooperatives.live().map(|row| row.id).collect();
    for (number, cooperative) in (0u8..).zip(owners) {
        let day = |add: u8| Some(format!("{}-05-13", 2018 + u16::from(number + add) % 5).parse().unwrap());
        // And so is the thing that is kept for it.
        let thing =
            if cooperative == id(3) { "kapal".parse().unwrap() } else { CustodyKind::ALL[usize::from(number % 4)] };
        let returned_on = day(1).filter(|_| number % 3 == 0);
        let custody = Custody {
            cooperative: Ref::to(cooperative),
            thing,
            received_on: day(0),
            returned_on,
            ..Custody::default()
        };
        tables.custodies.insert(Row::new(id(100 + number), custody, Stamp::default()));
        let class = LicenceKind::ALL[usize::from(number) % LicenceKind::ALL.len()];
        let licence = Licence {
            cooperative: Ref::to(cooperative),
            class,
            issued_on: day(2),
            expires_on: returned_on,
            ..Licence::default()
        };
        tables.licences.insert(Row::new(id(100 + number), licence, Stamp::default()));
    }
    every_cell_leads_to_its_lines(&CUSTODIES, &tables);
    every_cell_leads_to_its_lines(&LICENCES, &tables);
}

fn every_cell_leads_to_its_lines<R: Record>(list: &ListOf<R>, tables: &Tables) {
    let lines = lines(list, tables);
    assert_eq!(lines.len(), 25);
    for rows in list.all_by() {
        for columns in std::iter::once(None).chain(list.all_by().map(Some)).filter(|by| *by != Some(rows)) {
            let layout = pivot::Layout { rows, columns, figure: pivot::Figure::Count };
            let cross = list.crossed(Lang::Id, layout, &lines);
            assert_eq!(cross.whole().count, 25);
            let columns_and_all = cross.columns.iter().map(Some).chain([None]);
            for (row, column) in
                cross.rows.iter().flat_map(|row| columns_and_all.clone().map(move |column| (row, column)))
            {
                let narrowed = [Some((rows, row)), columns.zip(column)].into_iter().flatten();
                let narrowed: Vec<(String, String)> =
                    narrowed.map(|(by, code)| list.narrowed(Lang::Id, by, code.as_deref())).collect();
                let parameters: Vec<(&str, &str)> =
                    narrowed.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
                let place = column.map_or(Member::All, |column| Member::Of(column.clone()));
                let counted = cross.cell(Member::Of(row.clone()), place).count as usize;
                let wanted = asked_of(list, &parameters);
                assert_eq!(list.found(Lang::Id, &lines, &wanted).len(), counted, "{parameters:?}");
                // And whoever comes there reads by what it is narrowed.
                assert_eq!(wanted.said(list, Lang::Id).len(), parameters.len(), "{parameters:?}");
            }
        }
    }
}

#[test]
fn what_narrows_bears_a_name_of_its_own_in_addresses_and_on_the_page() {
    fn of<R: Record>(list: &ListOf<R>) {
        let filters = list.filters.iter().map(|filter| filter.key.to_owned());
        let mut keys: Vec<String> =
            [SEARCH, ORDER, pivot::ROWS, pivot::COLUMNS, pivot::FIGURE].map(str::to_owned).into();
        keys.extend(filters.chain(owner::FILTERS.map(owner::key)));
        keys.extend(list.all_by().map(|by| list.only_key(by)));
        let mut names: Vec<String> = list.all_by().map(|by| list.by_label(Lang::Id, by)).collect();
        for all in [&mut keys, &mut names] {
            let count = all.len();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), count, "{all:?}");
        }
    }
    of(&CUSTODIES);
    of(&LICENCES);
}

#[test]
fn every_list_is_narrowed_by_what_the_cooperative_is() {
    let mut tables = tables();
    let mut owner = tables.cooperatives.get(id(1)).unwrap().clone();
    (owner.value.kind, owner.value.declared_status) = (Some(Kind::Consumer), Some(DeclaredStatus::Inactive));
    tables.cooperatives.insert(owner);
    let lines = lines(&CUSTODIES, &tables);
    let found = |parameters: &[(&str, &str)]| CUSTODIES.found(Lang::Id, &lines, &asked(parameters)).len();
    assert_eq!(found(&[("koperasi-jenis", "consumer")]), 2);
    assert_eq!(found(&[("koperasi-jenis", "consumer"), ("jenis", "stock"), ("koperasi-status", "inactive")]), 1);
    assert_eq!(found(&[("hanya-koperasi-status", "tanpa")]), 2);
    // What a filter offers is chosen there, and no chip beside it says it once more.
    let wanted = asked(&[("koperasi-jenis", "consumer"), ("koperasi-merah-putih", "tidak")]);
    assert_eq!(wanted.chosen_of_owner(OwnerDimension::Kind).as_deref(), Some("consumer"));
    let chips: Vec<String> = wanted.narrowed(&CUSTODIES, Lang::Id).into_iter().map(|(key, ..)| key).collect();
    assert_eq!(chips, ["koperasi-merah-putih"]);
    assert_eq!(
        wanted.said(&CUSTODIES, Lang::Id)[0],
        ("Jenis (koperasi)".to_owned(), crate::i18n::Label::label(&Kind::Consumer, Lang::Id).to_owned())
    );
}

#[test]
fn sums_are_of_what_is_known_and_say_of_how_many() {
    let lines = lines(&CUSTODIES, &tables());
    let layout = layout(&[("baris", "keadaan"), ("kolom", "tanpa"), ("angka", "jumlah-worth")]);
    let cross = CUSTODIES.crossed(Lang::Id, layout, &lines);
    let cell = |code: &str| cross.cell(Member::Of(Some(code.to_owned())), Member::All);
    assert_eq!((cell("disimpan").count, cell("disimpan").known, cell("disimpan").value), (3, 2, Some(205_000_000.0)));
    assert_eq!(cell("kembali").value, Some(9_000_000.0));
    // In the order of the choices, and with the total below.
    let sheet = CUSTODIES.crossed_sheet(Lang::Id, layout, &cross);
    let first: Vec<String> = sheet.rows.iter().map(|row| row[0].text()).collect();
    assert_eq!(first, ["Keadaan", "Masih disimpan", "Sudah dikembalikan", "Jumlah"]);
    assert_eq!(sheet.rows[3][1], Cell::Number(214_000_000.0));
}

#[test]
fn what_an_address_asks_to_be_crossed_is_what_it_is_called_and_nothing_else() {
    for by in CUSTODIES.all_by() {
        let key = CUSTODIES.by_key(by);
        assert_eq!(layout(&[("baris", &key), ("kolom", "tanpa")]).rows, by);
        assert_eq!(layout(&[("baris", &key), ("kolom", &key)]).columns, None);
    }
    for figure in CUSTODIES.figures() {
        assert_eq!(layout(&[("angka", &CUSTODIES.figure_key(figure))]).figure, figure);
    }
    let unknown = layout(&[("baris", "warna"), ("kolom", "rasa"), ("angka", "bau")]);
    assert_eq!((unknown.columns, unknown.figure), (None, pivot::Figure::Count));
}

#[test]
fn what_narrows_without_a_filter_is_said() {
    let wanted = asked(&[("tahun-kembali", "2026"), ("hanya-wilayah", "tanpa"), ("jenis", "stock")]);
    let said = wanted.narrowed(&CUSTODIES, Lang::Id);
    let said: Vec<(&str, &str)> = said.iter().map(|(key, _, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(said, [("tahun-kembali", "2026"), ("hanya-wilayah", "Tidak tercatat")]);
    let all = wanted.said(&CUSTODIES, Lang::Id);
    assert_eq!(all.len(), 3, "{all:?}");
    assert_eq!(all[0], ("Jenis titipan".to_owned(), "Persediaan barang".to_owned()));
    assert_eq!(found(&[("tahun-kembali", "2026")]), ["Pupuk"]);
    assert_eq!(found(&[("tahun-kembali", "tanpa")]).len(), 3);
}

#[test]
fn whatever_a_record_says_stands_in_its_sheet() {
    let mut tables = tables();
    let mut row = tables.custodies.rows()[0].clone();
    row.value.note = crate::domain::Note::optional("Kunci hilang").unwrap();
    row.value.received_from = text("Ketua lama");
    tables.custodies.insert(row);
    for lang in [Lang::Id, Lang::En] {
        let sheet = CUSTODIES.sheet(lang, "Titipan", &lines(&CUSTODIES, &tables));
        for info in Custody::FIELDS.iter().filter(|info| info.expects.fits_a_cell()) {
            let head = lang.field(Custody::TABLE, info.name);
            assert_eq!(sheet.rows[0].iter().filter(|cell| cell.text() == head).count(), 1, "{head}");
        }
        let all: Vec<String> = sheet.rows.iter().flatten().map(Cell::text).collect();
        assert!(["Kunci hilang", "Ketua lama"].iter().all(|text| all.iter().any(|cell| cell == text)));
    }
}

#[test]
fn the_first_code_of_a_list_is_said_like_any_other() {
    let nib = crate::domain::Licence { cooperative: Ref::to(id(1)), ..Default::default() };
    let at = crate::domain::Licence::AT.class;
    assert!(nib.is_empty(at) && nib.says(at) && !nib.says(crate::domain::Licence::AT.number));
    let name = crate::i18n::Label::label(&nib.class, Lang::Id);
    assert_eq!(shown(Lang::Id, &nib, at), name);
    let cell = crate::exchange::sheet::field_cell(&nib, at, Lang::Id);
    assert_eq!(cell.text(), name);
}

#[test]
fn a_column_that_says_the_same_in_every_row_of_many_is_told_once() {
    let kept = |at: u32| Custody {
        item: text(&format!("Sertifikat {at}")),
        kept_at: text("Brankas dinas"),
        ..Custody::default()
    };
    let all: Vec<Custody> = (0..10).map(kept).collect();
    let alike = |records: &[Custody]| {
        let found = CUSTODIES.records.alike(Lang::Id, records.iter(), Date::default());
        found.into_iter().map(|(column, shown)| (column.key, shown.whole())).collect::<Vec<_>>()
    };
    let found = alike(&all);
    assert!(found.contains(&("tempat", "Brankas dinas".to_owned())), "{found:?}");
    // What names the rows stays, whatever it says, and so do the columns of a few rows.
    assert!(found.iter().all(|(key, _)| *key != "uraian"), "{found:?}");
    assert_eq!(alike(&all[..9]), []);
    let mut other = all;
    other[9].kept_at = None;
    assert!(alike(&other).iter().all(|(key, _)| *key != "tempat"));
}
