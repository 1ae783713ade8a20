//! Salin baris tahun lalu: of which office and into which year, what it makes and what is there already, and one step that
//! does it.

use crate::analysis::plans::{CopyOfYear, Indication, Plans, Stage, copy_of_year};
use crate::domain::{AreaCode, BookYear};
use crate::i18n::Lang;
use crate::list::plans::YEAR;
use crate::pages::plan_documents::governments;
use crate::ui::address::place;
use crate::ui::desk::{self, Desk, desk};
use crate::ui::notice::notices;
use crate::ui::select::{plain, select};
use crate::ui::settings::Device;
use crate::ui::sheet::sheet;
use leptos::prelude::*;

/// The area of the office, and the year that its rows are copied into.
type Asked = (AreaCode, BookYear);

/// The dialog; `named` is the office that the filters of the page name.
pub(super) fn view(
    t: Lang,
    is_open: RwSignal<bool>,
    named: impl Fn() -> Option<String> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (desk, own, place, notices) = (desk(), desk::office(expect_context::<Device>()), place(), notices());
    let asked = RwSignal::new(None::<Asked>);
    Effect::new(move |_| {
        if is_open.get() {
            asked.set(first(desk, own, untrack(named).as_deref()));
        }
    });
    let copy = Memo::new(move |_| {
        let asked = asked.get()?;
        is_open.get().then(|| desk.read(|workspace| copied(&Plans::of(workspace.tables(), Stage::Latest), asked)))?
    });
    let go = move |_| {
        let Some(copy) = copy.get_untracked().filter(|copy| !copy.rows.is_empty()) else { return };
        desk.commit(copy.transaction());
        is_open.set(false);
        notices.done(t.copied_rows(&t.count(copy.rows.len()), &copy.into.to_string()));
        place.replace(place.now().with(YEAR, Some(&copy.into.to_string())));
    };
    let content = move || {
        view! {
            <div class="sheet-filters">
                {choices(t, desk, asked)} <div role="status" class="sheet-filters">{move || copy.get().map(|copy| said(t, &copy))}</div>
            </div>
        }
            .into_any()
    };
    let foot = move || {
        let count = move || copy.with(|copy| copy.as_ref().map_or(0, |copy| copy.rows.len()));
        view! {
            <button type="button" on:click=move |_| is_open.set(false)>{t.cancel()}</button>
            <button type="button" class="primary" disabled=move || count() == 0 on:click=go>{move || t.copy_rows(&t.count(count()))}</button>
        }
        .into_any()
    };
    sheet(is_open, "salin-baris", move || t.copy_last_year().to_owned(), content, foot)
}

/// The office that is named, else the own one; the year after the latest of which it has rows.
fn first(desk: Desk, own: AreaCode, named: Option<&str>) -> Option<Asked> {
    desk.peek(|workspace| {
        let all = governments(&Plans::of(workspace.tables(), Stage::Latest));
        let is_named = |area: &AreaCode| named.is_some_and(|named| named == area.to_string());
        let found = all.iter().find(|of| is_named(&of.1)).or_else(|| all.iter().find(|of| of.1 == own));
        let (_, area, years) = found.or(all.first())?;
        Some((*area, after(*years.first()?)?))
    })
}

fn after(year: BookYear) -> Option<BookYear> {
    BookYear::new(i32::from(year.get()) + 1)
}

fn copied(plans: &Plans, (area, into): Asked) -> Option<CopyOfYear> {
    let (number, ..) = governments(plans).into_iter().find(|of| of.1 == area)?;
    Some(copy_of_year(plans, number, into))
}

fn choices(t: Lang, desk: Desk, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let all = desk.peek(|workspace| governments(&Plans::of(workspace.tables(), Stage::Latest)));
    let offices = plain(all.iter().map(|(_, area, _)| (area.to_string(), t.office(*area))));
    let all = StoredValue::new(all);
    let years_of = move |area: Option<AreaCode>| {
        let years = all.with_value(|all| all.iter().find(|of| Some(of.1) == area).map(|of| of.2.clone()));
        years.unwrap_or_default().into_iter().filter_map(after).collect::<Vec<_>>()
    };
    let area = Memo::new(move |_| asked.get().map(|asked| asked.0));
    let set_office = move |code: String| {
        let Ok(area) = code.parse::<AreaCode>() else { return };
        asked.set(years_of(Some(area)).first().map(|year| (area, *year)));
    };
    let year = move || {
        select(
            "salin-tahun".into(),
            t.copy_into().into(),
            false,
            plain(years_of(area.get()).into_iter().map(|year| (year.to_string(), year.to_string()))),
            move || asked.get().map(|asked| asked.1.to_string()).unwrap_or_default(),
            move |year| {
                if let Some(year) = year.parse().ok().and_then(BookYear::new) {
                    asked.update(|asked| asked.iter_mut().for_each(|asked| asked.1 = year));
                }
            },
        )
    };
    view! {
        <div class="sheet-filters">
            {select("salin-kantor".into(), t.realisation_office().into(), false, offices,
                move || area.get().map(|area| area.to_string()).unwrap_or_default(), set_office)}
            {year}
        </div>
    }
}

/// So many names are listed.
const MOST: usize = 50;

/// What the copy makes, with what money, and what it leaves.
fn said(t: Lang, copy: &CopyOfYear) -> impl IntoView + use<> {
    let (before, into) = ((copy.into.get() - 1).to_string(), copy.into.to_string());
    let rows = match copy.rows.len() {
        0 => t.copy_nothing(&before),
        rows => t.copy_makes(&t.count(rows), &before, &into),
    };
    let known = (!copy.known.is_empty()).then(|| format!(" {}", t.copy_known(&t.count(copy.known.len()), &into)));
    let money = (!copy.rows.is_empty()).then(|| {
        let of = |indication: Indication, say: fn(Lang, &str) -> String| {
            Some(copy.count(indication)).filter(|count| *count > 0).map(|count| say(t, &t.count(count)))
        };
        let parts = [
            of(Indication::Forecast, |t, rows| t.copy_of_forecast(rows)),
            of(Indication::LastYear, |t, rows| t.copy_of_last_year(rows)),
            of(Indication::None, |t, rows| t.copy_of_nothing(rows)),
        ];
        let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let money = t.copy_money(&format!("Rp{}", t.rupiah_short(copy.money())));
        view! { <p>{money} " " {parts} "."</p> <p class="hint">{t.copy_without()}</p> }
    });
    let name = |row: &crate::analysis::plans::Copied| {
        let words = [row.plan.code.as_deref(), row.plan.name.as_deref()];
        let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
        view! { <li>{words}</li> }
    };
    let names = (!copy.rows.is_empty()).then(|| {
        let more = copy.rows.len().saturating_sub(MOST);
        view! {
            <details>
                <summary>{t.copied_names()}</summary>
                <ul>{copy.rows.iter().take(MOST).map(name).collect_view()}</ul>
                {(more > 0).then(|| view! { <p class="hint">"+" {t.count(more)}</p> })}
            </details>
        }
    });
    view! { <p><strong>{rows}</strong> {known}</p> {money} {names} }
}
