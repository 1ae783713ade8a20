//! Plans of the example, given back and read again.

use super::super::{evaluation_sheet, work_plan_sheet};
use super::{BudgetStage, Class, Doc, Id, ListKind, PlanDocument, Sheet, Tables};
use crate::analysis::plans::RenstraPeriod;
use crate::domain::{AreaCode, BookYear, Note, Plan, Realisation, Text};
use crate::exchange::sheet::{open, to_csv, to_xlsx};
use crate::replica::Row;
use crate::sample::{Options, add_plans, fictional};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn register(options: &Options) -> Tables {
    let mut tables = fictional(options);
    add_plans(&mut tables, options, 2);
    tell_apart(&mut tables);
    tables
}

/// Gives rows names of their own that nothing but their money tells apart: of those no document says which one it means.
fn tell_apart(tables: &mut Tables) {
    let mut seen: BTreeMap<_, usize> = BTreeMap::new();
    for row in tables.plans.rows().to_vec() {
        let plan = &row.value;
        let key = (plan.area, plan.year, plan.unit.clone(), plan.code.clone(), plan.name.clone());
        let count = seen.entry(key).or_default();
        *count += 1;
        if *count > 1 {
            let name = Text::optional(&format!("{} {count}", plan.name.as_deref().unwrap_or_default())).unwrap();
            tables.plans.insert(Row { value: Plan { name, ..plan.clone() }, ..row.clone() });
        }
    }
}

/// A year from that of the example on.
fn year(after: i32) -> BookYear {
    BookYear::new(2024 + after).unwrap()
}

fn period() -> RenstraPeriod {
    RenstraPeriod { first: year(-1), last: year(3) }
}

/// Reads a sheet as its file has it.
fn through_a_file(sheet: Sheet) -> Sheet {
    let book = open(&to_xlsx(&[sheet]).unwrap(), None, None).unwrap();
    book.sheets.into_iter().next().unwrap()
}

/// What of a sheet is not as the register has it.
fn differs(sheet: &Sheet, kind: PlanDocument, tables: &Tables) -> Result<(), String> {
    let doc = Doc::of(sheet, tables);
    if doc.plan.kind != ListKind::Plans(kind) {
        return Err(format!("{:?}", doc.plan.kind));
    }
    let (faults, sums) = (doc.faults(), doc.summary().remarks.sums);
    if !faults.is_empty() || !sums.differing.is_empty() || sums.unread > 0 {
        return Err(format!("{faults:?} {sums:?}"));
    }
    let changes: Vec<_> =
        [Class::New, Class::Changing].into_iter().flat_map(|class| doc.views(class)).take(3).collect();
    if !changes.is_empty() || doc.written().rows() != 0 || doc.count(Class::Equal) == 0 {
        return Err(format!("{changes:#?}"));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]
    #[test]
    fn whatever_the_seed_a_document_that_was_given_back_changes_nothing(
        seed in any::<u64>(),
        district in proptest::option::of(0_usize..13),
    ) {
        let territory = crate::domain::territory::Territory::current();
        let office = district.map_or(territory.province.code, |at| territory.districts[at].code);
        let tables = register(&Options { office, cooperatives: 10, years: 3, seed });
        for (after, stage) in [(0, BudgetStage::WorkPlan), (1, BudgetStage::FirstDraft)] {
            let sheet = through_a_file(work_plan_sheet(&tables, office, year(after), stage));
            prop_assert_eq!(differs(&sheet, PlanDocument::WorkPlan, &tables), Ok(()));
        }
        for after in [-1, 0] {
            let sheet = through_a_file(evaluation_sheet(&tables, office, year(after), period()));
            prop_assert_eq!(differs(&sheet, PlanDocument::Evaluation, &tables), Ok(()));
        }
    }
}

#[test]
fn another_office_gets_the_same_plan_out_of_the_document_and_the_same_again() {
    let office: AreaCode = "63.05".parse().unwrap();
    let tables = register(&Options { office, cooperatives: 10, years: 2, seed: 7 });
    let sheet = work_plan_sheet(&tables, office, year(0), BudgetStage::WorkPlan);
    let doc = Doc::first(&sheet);
    assert_eq!(doc.faults(), []);
    let written = doc.written();
    let of_year = |tables: &Tables| {
        let plans = tables.plans.live().filter(|row| row.value.area == Some(office) && row.value.year == year(0));
        let ids: Vec<Id> = plans.map(|row| row.id).collect();
        let amounts = tables
            .plan_amounts
            .live()
            .filter(|row| ids.contains(&*row.value.plan) && row.value.stage == BudgetStage::WorkPlan);
        let amounts: Vec<i64> = amounts.map(|row| row.value.amount.get()).collect();
        let targets = tables.plan_outputs.live().filter(|row| ids.contains(&*row.value.plan));
        let places = tables.plan_places.live().filter(|row| ids.contains(&*row.value.plan)).count();
        let targets: i64 = targets.filter_map(|row| row.value.target).map(|target| target.parts()).sum();
        (ids.len(), amounts.len(), amounts.iter().sum::<i64>(), targets, places)
    };
    assert_eq!(of_year(&written), of_year(&tables));
    assert_eq!(differs(&sheet, PlanDocument::WorkPlan, &written), Ok(()));
}

#[test]
fn what_drove_and_held_up_rows_comes_back_with_its_quarter_from_workbook_and_text() {
    let office: AreaCode = "63.05".parse().unwrap();
    let mut tables = register(&Options { office, cooperatives: 10, years: 3, seed: 11 });
    let note = |text: &str| Note::optional(text).unwrap();
    for (at, row) in tables.realisations.rows().to_vec().into_iter().enumerate() {
        let said = |every: usize, text: &str| {
            if at % every == 0 { note(&format!("{text} {at}:\nmenunggu juknis")) } else { None }
        };
        let (held_up_by, driven_by) = (said(2, "Terlambat"), said(3, "Pendamping"));
        let (next_quarter, next_plan) = (said(5, "Lanjut"), said(7, "Tambah"));
        let value = Realisation { held_up_by, driven_by, next_quarter, next_plan, ..row.value.clone() };
        tables.realisations.insert(Row { value, ..row });
    }
    let sheet = evaluation_sheet(&tables, office, year(0), period());
    let said = |sheet: &Sheet| {
        sheet.rows.iter().filter(|row| row.iter().any(|cell| cell.text().contains("menunggu juknis"))).count()
    };
    assert!(said(&sheet) > 3, "{}", said(&sheet));
    let text = open(&to_csv(&sheet), None, None).unwrap().sheets.remove(0);
    for sheet in [text, through_a_file(sheet)] {
        assert_eq!(differs(&sheet, PlanDocument::Evaluation, &tables), Ok(()));
    }
    let plan = work_plan_sheet(&tables, office, year(0), BudgetStage::WorkPlan);
    let text = open(&to_csv(&plan), None, None).unwrap().sheets.remove(0);
    assert_eq!(differs(&text, PlanDocument::WorkPlan, &tables), Ok(()));
}

#[test]
fn the_columns_of_earlier_years_are_those_of_the_rows_of_those_years() {
    let office: AreaCode = "63.05".parse().unwrap();
    let tables = register(&Options { office, cooperatives: 10, years: 3, seed: 7 });
    let sheet = work_plan_sheet(&tables, office, year(0), BudgetStage::WorkPlan);
    let of_column = |column: usize| -> Vec<String> {
        let rows = sheet.rows.iter().skip(sheet.form.as_ref().unwrap().body);
        rows.filter_map(|row| Some(row.get(column)?.text()).filter(|text| !text.is_empty())).collect()
    };
    let targets: Vec<String> = of_column(7);
    let before = of_column(6);
    assert!(!before.is_empty() && before.len() <= targets.len(), "{before:?}");
    let of_last_year = |plan: &Plan| plan.area == Some(office) && plan.year == year(-1);
    let plans: Vec<Id> = tables.plans.live().filter(|row| of_last_year(&row.value)).map(|row| row.id).collect();
    let of_rows = tables.plan_outputs.live().filter(|row| plans.contains(&*row.value.plan));
    let known: Vec<String> = of_rows.filter_map(|row| Some(row.value.target?.to_string())).collect();
    for target in before.iter().flat_map(|cell| cell.split('\n')).filter(|line| *line != "-") {
        let number = target.split(' ').next().unwrap_or_default().replace('.', "").replace(',', ".");
        assert!(known.contains(&number), "{target}: {known:?}");
    }
}
