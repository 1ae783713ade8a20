//! What held up the rows of an office in a year, by quarters and tranches, as a sheet: the codes of problems have no column in
//! form E.81.

use crate::analysis::plans::{PlanRow, Plans, Stage};
use crate::domain::{BookYear, Note, Realisation, Record};
use crate::exchange::sheet::{Cell, Sheet};
use crate::i18n::{Label, Lang};
use crate::workspace::Tables;

/// The sheet, for the office of that key (see [`Office::key`](crate::analysis::plans::Office::key)); none where nothing is
/// reported to have held up or driven any row.
pub fn hindrances_sheet(t: Lang, tables: &Tables, office: &str, year: BookYear) -> Option<Sheet> {
    let plans = Plans::of(tables, Stage::Latest);
    let is_of = |row: &&PlanRow| row.year() == year && plans.office(row).key() == office;
    let mut of_office: Vec<&PlanRow> = plans.rows().iter().filter(is_of).collect();
    of_office.sort_by(|one, other| (&one.codes.code, one.id).cmp(&(&other.codes.code, other.id)));
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    let field = |field: usize| t.field(Realisation::TABLE, Realisation::NAMES[field]);
    let at = Realisation::AT;
    let heads = [
        t.cause_code(),
        t.realisation_line(),
        field(at.period),
        field(at.hindrance),
        t.hindrance_head(),
        field(at.held_up_by),
        field(at.driven_by),
        field(at.next_quarter),
        field(at.next_plan),
    ];
    let says = |of: &Realisation| {
        let texts = [&of.held_up_by, &of.driven_by, &of.next_quarter, &of.next_plan];
        of.hindrance.is_some() || texts.into_iter().any(Option::is_some)
    };
    let mut rows = vec![heads.map(text).to_vec()];
    for row in of_office {
        let mut reports: Vec<&Realisation> = plans.realisations(row).iter().map(|report| &report.value).collect();
        reports.retain(|report| says(report));
        reports.sort_by_key(|report| report.period);
        rows.extend(reports.into_iter().map(|of| {
            let plan = row.plan;
            let note = |note: &Option<Note>| text(note.as_deref().unwrap_or_default());
            vec![
                text(plan.code.as_deref().unwrap_or_default()),
                text(plan.name.as_deref().unwrap_or_default()),
                text(of.period.label(t)),
                of.hindrance.map_or(Cell::Empty, |code| Cell::Text(code.to_string())),
                text(of.hindrance.map_or("", |code| code.label(t))),
                note(&of.held_up_by),
                note(&of.driven_by),
                note(&of.next_quarter),
                note(&of.next_plan),
            ]
        }));
    }
    (rows.len() > 1).then(|| Sheet { name: t.hindrance_title().to_owned(), rows, ..Sheet::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ActivityCode, AreaCode, Hindrance, Id, Level, Plan, Ref, ReportPeriod, Text};
    use crate::replica::{Row, Stamp};

    #[test]
    fn codes_of_problems_stand_with_their_row_and_quarter_and_those_of_other_offices_do_not() {
        let mut tables = Tables::default();
        let year = BookYear::new(2026).unwrap();
        for (number, area) in [(1_u8, 6305), (2, 6303)] {
            let plan = Plan {
                year,
                level: Level::District,
                area: Some(AreaCode::from_digits(area)),
                code: ActivityCode::new("2.17.05.2.01.0001").unwrap(),
                name: Text::optional("Pelatihan").unwrap(),
                ..Plan::default()
            };
            let id = Id::new(1, [number; 10]);
            tables.plans.insert(Row::new(id, plan, Stamp::default()));
            let quarters =
                [(ReportPeriod::Quarter2, Some(Hindrance::Tender), "Gagal lelang"), (ReportPeriod::Quarter1, None, "")];
            for (period, hindrance, held) in quarters {
                let of = Realisation {
                    plan: Ref::to(id),
                    period,
                    hindrance,
                    held_up_by: Note::optional(held).unwrap(),
                    ..Realisation::default()
                };
                tables.realisations.insert(Row::new(Realisation::id(id, period, None), of, Stamp::default()));
            }
        }
        let sheet = hindrances_sheet(Lang::Id, &tables, "63.05", year).unwrap();
        let texts: Vec<String> = sheet.rows[1].iter().map(Cell::text).collect();
        assert_eq!(sheet.rows.len(), 2);
        assert_eq!(
            texts[..6],
            ["2.17.05.2.01.0001", "Pelatihan", "Triwulan II", "6", Hindrance::Tender.label(Lang::Id), "Gagal lelang"]
        );
        assert_eq!(sheet.rows[0].len(), sheet.rows[1].len());
        assert_eq!(hindrances_sheet(Lang::Id, &tables, "63.05", BookYear::new(2025).unwrap()), None);
    }
}
