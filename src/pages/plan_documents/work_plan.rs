//! The Renja in the layout of SIPD RI: of which office and year, and at which stage.

use super::{foot, governments, year_choices};
use crate::analysis::plans::{Plans, Stage};
use crate::domain::{AreaCode, BookYear, BudgetStage};
use crate::exchange::sheet::{WorkPlanExtent, work_plan_extent, work_plan_sheet};
use crate::i18n::{Label, Lang};
use crate::ui::desk::{self, Desk, desk};
use crate::ui::select::{plain, select};
use crate::ui::settings::Device;
use crate::ui::sheet::sheet;
use crate::workspace::Tables;
use leptos::prelude::*;

/// The stages that are documents of this layout.
const STAGES: [BudgetStage; 2] = [BudgetStage::WorkPlan, BudgetStage::FirstDraft];

/// What the document is of.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Asked {
    area: AreaCode,
    year: BookYear,
    stage: BudgetStage,
}

impl Asked {
    /// Of the office and the year that the filters name, else of the own one and the latest; at the stage that has money.
    fn first(desk: Desk, own: AreaCode, office: Option<&str>, year: Option<&str>) -> Option<Self> {
        desk.peek(|workspace| {
            let all = governments(&Plans::of(workspace.tables(), Stage::Latest));
            let named = |code: &AreaCode| office.is_some_and(|office| office == code.to_string());
            let found = all.iter().find(|(_, area, _)| named(area)).or_else(|| all.iter().find(|of| of.1 == own));
            let (_, area, years) = found.or(all.first())?;
            let asked = years.iter().find(|one| year.is_some_and(|year| year == one.to_string())).or(years.first());
            let of = |stage| Self { area: *area, year: *asked.unwrap_or(&years[0]), stage };
            let has_money = |stage: &BudgetStage| of(*stage).extent(workspace.tables()).money != 0;
            Some(of(STAGES.into_iter().find(has_money).unwrap_or(BudgetStage::WorkPlan)))
        })
    }

    fn extent(self, tables: &Tables) -> WorkPlanExtent {
        work_plan_extent(tables, self.area, self.year, self.stage)
    }
}

/// The dialog; `named` are the office and the year that the filters of the page name.
pub fn view(
    t: Lang,
    is_open: RwSignal<bool>,
    named: impl Fn() -> (Option<String>, Option<String>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (desk, own) = (desk(), desk::office(expect_context::<Device>()));
    let asked = RwSignal::new(None::<Asked>);
    Effect::new(move |_| {
        if is_open.get() {
            let (office, year) = untrack(named);
            asked.set(Asked::first(desk, own, office.as_deref(), year.as_deref()));
        }
    });
    let document = move || {
        let asked = asked.get()?;
        let sheet = desk.peek(|workspace| work_plan_sheet(workspace.tables(), asked.area, asked.year, asked.stage));
        Some((t.work_plan_file(&asked.area.to_string(), &asked.year.to_string()), vec![sheet]))
    };
    let extent = move |asked: Asked| desk.peek(|workspace| asked.extent(workspace.tables()));
    let can = move || asked.get().is_some_and(|asked| extent(asked).rows > 0);
    let content = move || {
        view! { <div class="sheet-filters">
            {choices(t, desk, asked)} <p role="status">{move || said(t, asked.get().map(extent))}</p>
        </div> }
        .into_any()
    };
    let title = move || t.work_plan_document().to_owned();
    sheet(is_open, "renja-sipd", title, content, move || foot(t, is_open, document, can))
}

/// What the document will have, and what it leaves out.
fn said(t: Lang, extent: Option<WorkPlanExtent>) -> String {
    let extent = extent.unwrap_or_default();
    let mut said = vec![match extent.rows {
        0 => t.work_plan_nothing().to_owned(),
        rows => t.work_plan_extent(&t.count(rows), &format!("Rp{}", t.rupiah_short(extent.money))),
    }];
    if extent.without_money > 0 {
        said.push(t.work_plan_without_money(&t.count(extent.without_money)));
    }
    if extent.left_out > 0 {
        said.push(t.work_plan_left_out(&t.count(extent.left_out)));
    }
    said.join(" ")
}

fn choices(t: Lang, desk: Desk, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let all = desk.peek(|workspace| governments(&Plans::of(workspace.tables(), Stage::Latest)));
    let offices = plain(all.iter().map(|(_, area, _)| (area.to_string(), t.office(*area))));
    let stages = plain(STAGES.map(|stage| (stage.code().to_owned(), stage.label(t).to_owned())));
    let change = move |change: &dyn Fn(&mut Asked)| {
        asked.update(|asked| asked.iter_mut().for_each(change));
    };
    let all = StoredValue::new(all);
    let years_of = move |area: Option<AreaCode>| {
        all.with_value(|all| all.iter().find(|of| Some(of.1) == area).map(|of| of.2.clone())).unwrap_or_default()
    };
    let area = Memo::new(move |_| asked.get().map(|asked| asked.area));
    let set_office = move |code: String| {
        let Ok(area) = code.parse::<AreaCode>() else { return };
        let years = years_of(Some(area));
        change(&|asked: &mut Asked| {
            asked.area = area;
            if !years.contains(&asked.year) {
                asked.year = years.first().copied().unwrap_or(asked.year);
            }
        });
    };
    let year = move || {
        select(
            "renja-tahun".into(),
            t.plan_year().into(),
            false,
            plain(year_choices(years_of(area.get()))),
            move || asked.get().map(|asked| asked.year.to_string()).unwrap_or_default(),
            move |year| {
                if let Some(year) = year.parse().ok().and_then(BookYear::new) {
                    change(&|asked: &mut Asked| asked.year = year);
                }
            },
        )
    };
    view! {
        <div class="sheet-filters">
            {select("renja-kantor".into(), t.realisation_office().into(), false, offices,
                move || area.get().map(|area| area.to_string()).unwrap_or_default(), set_office)}
            {year}
            {select("renja-tahapan".into(), t.work_plan_stage().into(), false, stages,
                move || asked.get().map(|asked| asked.stage.code().to_owned()).unwrap_or_default(),
                move |code| change(&|asked: &mut Asked| asked.stage = code.parse().unwrap_or(asked.stage)))}
        </div>
    }
}
