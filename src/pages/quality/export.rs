//! The quality of the data as a workbook: a sheet for each of its tables, and one that says what they are.

use super::tables::{lines, name, weight};
use crate::analysis::quality::Survey;
use crate::domain::Date;
use crate::exchange::sheet::{Cell, Sheet};
use crate::explain::{age_name, gap_name, gap_short};
use crate::i18n::Lang;
use crate::pages::sheets::{about, origin, save_menu};
use crate::ui::desk::desk;
use crate::ui::lang;
use crate::ui::settings::Device;
use crate::workspace::quality::{Age, Gap};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn view(surveyed: Memo<Arc<Survey>>, today: Date) -> impl IntoView {
    let (t, desk, device) = (lang(), desk(), expect_context::<Device>());
    save_menu(t.quality_file_name(), move || {
        let survey = surveyed.get();
        let mut said = origin(t, desk, device);
        said.push((t.page_quality().to_owned(), super::source(t, desk, today)));
        said.push((t.completeness().to_owned(), t.completeness_caption().to_owned()));
        said.extend(Gap::ALL.map(|gap| (gap_short(t, gap).to_owned(), gap_name(t, gap).to_owned())));
        vec![completeness(t, &survey), ages(t, &survey), findings(t, &survey), about(t, said)]
    })
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// In percent with two decimals.
fn percent(share: Option<f64>) -> Cell {
    share.map_or(Cell::Empty, |share| Cell::Number((share * 10_000.0).round() / 100.0))
}

fn completeness(t: Lang, survey: &Survey) -> Sheet {
    let mut heads = vec![text(t.district()), text(t.total())];
    heads.extend(Gap::ALL.map(|gap| Cell::Text(t.in_percent(gap_short(t, gap)))));
    heads.push(Cell::Text(t.in_percent(t.completeness_all())));
    let row = |(place, line): (_, &crate::analysis::quality::Line)| {
        let share = |filled: u32| percent((line.total > 0).then(|| f64::from(filled) / f64::from(line.total)));
        let mut cells = vec![Cell::Text(name(t, place)), Cell::Number(line.total.into())];
        cells.extend(line.filled.map(share));
        cells.push(percent(line.share()));
        cells
    };
    Sheet {
        name: t.completeness().to_owned(),
        rows: std::iter::once(heads).chain(lines(survey).map(row)).collect(),
        ..Sheet::default()
    }
}

fn ages(t: Lang, survey: &Survey) -> Sheet {
    let mut heads = vec![text(t.district())];
    heads.extend(Age::ALL.map(|age| text(age_name(t, age))));
    heads.extend([text(t.oldest()), text(t.newest())]);
    let row = |(place, line): (_, &crate::analysis::quality::Line)| {
        let day = |day: Option<Date>| day.map_or(Cell::Empty, Cell::Date);
        let (first, last) = line.changed.unzip();
        let mut cells = vec![Cell::Text(name(t, place))];
        cells.extend(line.ages.map(|count| Cell::Number(count.into())));
        cells.extend([day(first), day(last)]);
        cells
    };
    Sheet {
        name: t.age_title().to_owned(),
        rows: std::iter::once(heads).chain(lines(survey).map(row)).collect(),
        ..Sheet::default()
    }
}

fn findings(t: Lang, survey: &Survey) -> Sheet {
    let heads = [t.finding(), t.severity(), t.page_cooperatives(), t.finding_times()].map(text).to_vec();
    let rows = survey.findings.iter().map(|finding| {
        vec![
            text(t.problem_kind(finding.example.code())),
            text(weight(t, finding.severity)),
            Cell::Number(finding.cooperatives.into()),
            Cell::Number(finding.times.into()),
        ]
    });
    Sheet {
        name: t.findings_title().to_owned(),
        rows: std::iter::once(heads).chain(rows).collect(),
        ..Sheet::default()
    }
}
