use super::*;
use crate::domain::status::StatusRule;
use crate::domain::{
    AssistanceStatus, BookYear, Enterprise, EnterpriseYear, Id, Permit, PermitKind, Record, Ref, Rupiah, Sector, Text,
};
use crate::i18n::Lang;
use crate::list::pivot::By;
use crate::list::{Line, Records, Wanted};
use crate::replica::{Row, Stamp};
use crate::workspace::{Index, Tables, Viewpoint};

fn id(number: u8) -> Id {
    Id::new(1, [number; 10])
}

fn tables() -> Tables {
    let mut tables = Tables::default();
    for (number, name, sales, permits) in [
        (1, "Keripik", Some(100_000_000), &[PermitKind::BusinessNumber, PermitKind::TaxNumber][..]),
        (2, "Amplang", Some(3_000_000_000), &[]),
        (3, "Wadai", None, &[PermitKind::BusinessNumber]),
    ] {
        let enterprise = Enterprise {
            name: Text::optional(name).unwrap(),
            owner: Text::optional("Siti").unwrap(),
            district: Some(if number == 2 { "63.01" } else { "63.05" }.parse().unwrap()),
            sector: Some(Sector::Hospitality),
            status: Some(if number == 3 { AssistanceStatus::Closed } else { AssistanceStatus::Assisted }),
            ..Enterprise::default()
        };
        tables.enterprises.insert(Row::new(id(number), enterprise, Stamp::default()));
        if let Some(sales) = sales {
            let year = BookYear::new(2023).unwrap();
            let figures = EnterpriseYear {
                enterprise: Ref::to(id(number)),
                year,
                sales: Rupiah::new(sales).ok(),
                ..EnterpriseYear::default()
            };
            tables.enterprise_years.insert(Row::new(EnterpriseYear::id(id(number), year), figures, Stamp::default()));
        }
        for kind in permits {
            let permit = Permit { enterprise: Ref::to(id(number)), kind: *kind, ..Permit::default() };
            tables.enterprise_permits.insert(Row::new(permit.id(), permit, Stamp::default()));
        }
    }
    tables
}

fn lines(tables: &Tables) -> Vec<Line<Enterprise>> {
    ENTERPRISES.lines(tables, &Index::build(tables, Viewpoint::in_tests(StatusRule::Ods)))
}

fn names(parameters: &[(&str, &str)]) -> Vec<String> {
    let tables = tables();
    let find = |key: &str| parameters.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
    let wanted = Wanted::of(&ENTERPRISES, Lang::Id, find);
    let found = ENTERPRISES.found(Lang::Id, &lines(&tables), &wanted);
    found.into_iter().map(|line| line.row.value.name.unwrap().to_string()).collect()
}

#[test]
fn the_list_is_narrowed_and_ordered_by_what_follows_from_figures_and_licences() {
    let mut all = names(&[]);
    // Whoever has closed comes last.
    assert_eq!(all.pop().as_deref(), Some("Wadai"));
    assert_eq!(names(&[("kelas", "mikro")]), ["Keripik"]);
    assert_eq!(names(&[("kelas", "tanpa")]), ["Wadai"]);
    assert_eq!(names(&[("izin-berikut", "pirt")]), ["Keripik"]);
    assert_eq!(names(&[("izin", "nib"), ("urut", "nama")]), ["Keripik", "Wadai"]);
    assert_eq!(names(&[("urut", "-omzet")]), ["Amplang", "Keripik", "Wadai"]);
    assert_eq!(names(&[("wilayah", "63.05"), ("status", "binaan")]), ["Keripik"]);
    assert_eq!(names(&[("cari", "siti amplang")]), ["Amplang"]);
}

#[test]
fn lines_are_crossed_by_what_is_told_of_them_and_every_cell_leads_to_its_lines() {
    let tables = tables();
    let lines = lines(&tables);
    let layout = ENTERPRISES.layout(|key| match key {
        "baris" => Some("kelas"),
        "kolom" => Some("wilayah"),
        _ => None,
    });
    assert!(matches!(layout.rows, By::Told(_)));
    let cross = ENTERPRISES.crossed(Lang::Id, layout, &lines);
    assert_eq!(cross.whole().count, 3);
    for code in &cross.rows {
        let (key, value) = ENTERPRISES.narrowed(Lang::Id, layout.rows, code.as_deref());
        let find = |of: &str| (of == key).then_some(value.as_str());
        let wanted = Wanted::of(&ENTERPRISES, Lang::Id, find);
        assert_eq!(ENTERPRISES.found(Lang::Id, &lines, &wanted).len(), 1, "{key}={value}");
        assert_eq!(wanted.in_force(&ENTERPRISES, Lang::Id).len(), 1);
    }
    // Licences of which one may hold several cross nothing.
    assert!(ENTERPRISES.all_by().all(|by| ENTERPRISES.by_key(by) != "izin"));
}

#[test]
fn an_address_is_read_as_it_is_written_and_every_field_of_a_form_is_one() {
    let pages = [
        EnterprisesPage::List,
        EnterprisesPage::Doubles,
        EnterprisesPage::Rise,
        EnterprisesPage::One(id(1)),
        EnterprisesPage::Form(None),
        EnterprisesPage::Form(Some(id(1))),
        EnterprisesPage::Part(id(1), part_names::AIDS, None),
        EnterprisesPage::Part(id(1), part_names::PERMITS, Some(id(2))),
    ];
    for page in pages {
        let address = page.address();
        let parts: Vec<&str> = address.split('/').skip(2).collect();
        assert_eq!(EnterprisesPage::of(&parts), Some(page), "{address}");
    }
    assert_eq!(EnterprisesPage::of(&["bukan-id"]), None);
    let own = EnterprisesPage::One(id(1)).address();
    assert_eq!(format!("#{}", ENTERPRISES.record_path(None, Some(id(1)))), own);
    assert_eq!(format!("#{}", ENTERPRISES.record_path(None, None)), EnterprisesPage::Form(None).address());
    fn all_in_form<R: Record>(records: &Records<R>, without: &[&str]) {
        for (field, info) in R::FIELDS.iter().enumerate() {
            let is_in_form = records.form.iter().any(|inputs| inputs.iter().any(|(of, _)| *of == field));
            assert_eq!(is_in_form, !without.contains(&info.name), "{} of {}", info.name, R::TABLE);
        }
    }
    all_in_form(&ENTERPRISES.records, &["fictional"]);
    all_in_form(&ENTERPRISE_YEARS, &["enterprise"]);
    all_in_form(&PERMITS, &["enterprise"]);
    all_in_form(&ENTERPRISE_AIDS, &["enterprise"]);
}
