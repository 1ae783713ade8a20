use super::*;
use crate::analysis::financing::Ending;
use crate::domain::status::StatusRule;
use crate::domain::{Financing, Stage};
use crate::i18n::Lang;
use crate::list::{Line, Wanted};
use crate::sample::{Options, example};
use crate::workspace::{Index, Tables, Viewpoint};
use std::sync::LazyLock;

static TABLES: LazyLock<(Tables, Index)> = LazyLock::new(|| {
    let tables = example(&Options::default());
    let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
    (tables, index)
});

fn found(parameters: &[(&str, &str)]) -> Vec<Line<Financing>> {
    let (tables, index) = &*TABLES;
    let lines = FINANCINGS.lines(tables, index);
    let parameter = |key: &str| parameters.iter().find(|(of, _)| *of == key).map(|(_, value)| *value);
    let wanted = Wanted::of(&FINANCINGS, Lang::Id, parameter);
    FINANCINGS.found(Lang::Id, &lines, &wanted)
}

#[test]
fn every_address_of_the_destination_leads_to_its_page_and_back() {
    let id = crate::domain::Id::new(1, [1; 10]);
    let pages = [
        FinancingPage::List,
        FinancingPage::Funnel,
        FinancingPage::Totals,
        FinancingPage::Schemes,
        FinancingPage::Findings,
        FinancingPage::One(id),
        FinancingPage::Form(None),
        FinancingPage::Form(Some(id)),
        FinancingPage::Part(id, part_names::STAGES, None),
        FinancingPage::Part(id, part_names::STANDINGS, Some(id)),
        FinancingPage::Total(None),
        FinancingPage::Total(Some(id)),
    ];
    for page in pages {
        let address = page.address();
        let parts: Vec<&str> = address.split('/').skip(2).collect();
        assert_eq!(FinancingPage::of(&parts), Some(page), "{address}");
        assert_eq!(page.is_tab(), TABS.iter().any(|(path, _)| address == format!("#{path}")), "{address}");
    }
    assert_eq!(FinancingPage::of(&["x", "y", "z"]), None);
}

#[test]
fn what_narrows_the_list_divides_it_without_rest() {
    let all = found(&[]).len();
    assert!(all > 100);
    let sum = |key, codes: Vec<&str>| codes.into_iter().map(|code| found(&[(key, code)]).len()).sum::<usize>();
    assert_eq!(sum(keys::ENDING, Ending::ALL.map(Ending::code).to_vec()), all);
    let stages = Stage::ALL.iter().map(|stage| stage.code()).chain(["tanpa"]).collect();
    assert_eq!(sum(keys::STAGE, stages), all);
    let districts: Vec<String> =
        crate::domain::territory::Territory::current().districts.iter().map(|of| of.code.to_string()).collect();
    assert_eq!(sum("wilayah", districts.iter().map(String::as_str).chain(["tanpa"]).collect()), all);
    // Who reached a step reached those before it.
    let reached = Stage::WAY.map(|stage| found(&[(keys::REACHED, stage.code())]).len());
    assert!(reached.is_sorted_by(|earlier, later| earlier >= later) && reached[0] > reached[7], "{reached:?}");
}

#[test]
fn an_application_is_found_by_the_name_of_whoever_applies_and_ordered_by_it() {
    let lines = found(&[]);
    let named = lines.iter().find(|line| line.row.value.cooperative.is_some()).unwrap();
    let name = named.called.clone().unwrap();
    assert!(found(&[("cari", &name)]).iter().any(|line| line.row.id == named.row.id));
    let ordered = found(&[("urut", "pemohon")]);
    let names: Vec<String> =
        ordered.iter().filter_map(|line| line.called.as_deref()).map(crate::workspace::fold).collect();
    assert!(names.len() == lines.len() && names.is_sorted());
}
