//! How the list is written, and what holds for all of its rows.

use super::{Bringing, delimited, figures};
use crate::domain::territory::Territory;
use crate::domain::{
    self, AreaCode, BookYear, Companion, Cooperative, CreditTotal, Date, DeclaredStatus, Enterprise, EnterpriseTotal,
    Financing, Id, Nomenclature, Record, Text, Training,
};
use crate::exchange::sheet::{
    self, Column, EnterprisePart, FigurePart, FinancingPart, ListKind, PersonList, PersonPart, Plan, Target, TotalList,
    TotalPart,
};
use crate::explain::label_in_words;
use crate::i18n::Label;
use crate::ui::date_field::{day_field, shown_date};
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::select::{plain, select};
use leptos::prelude::*;

/// The choice of all sheets that are alike.
const TOGETHER: &str = "semua";

/// Whether a column says the district. In lists of figures only a kecamatan is sought in one that is said for all.
pub(super) fn has_district(plan: &Plan) -> bool {
    if let ListKind::Persons(_) = plan.kind {
        return plan.has(Target::Person(PersonPart::Companion(Companion::AT.area)))
            || plan.kind == ListKind::Persons(PersonList::Trainees);
    }
    if plan.kind == ListKind::Enterprises {
        return plan.has(Target::Enterprise(EnterprisePart::Own(Enterprise::AT.district)));
    }
    if let ListKind::Totals(list) = plan.kind {
        let area = match list {
            TotalList::Lenders => TotalPart::Lender(CreditTotal::AT.area),
            TotalList::Enterprises => TotalPart::Enterprise(EnterpriseTotal::AT.area),
        };
        return plan.has(Target::Total(area));
    }
    if plan.kind == ListKind::Financing {
        return plan.has(Target::Financing(FinancingPart::Own(Financing::AT.district)));
    }
    if plan.kind != ListKind::Figures {
        return has(plan, "district");
    }
    let mut areas = plan.columns.iter().filter(|column| column.target == Some(Target::Figure(FigurePart::Area)));
    let is_coarse = |column: &Column| !sheet::plain(&column.heading).contains("kec");
    areas.any(is_coarse)
}

fn has(plan: &Plan, field: &str) -> bool {
    Cooperative::field(field).is_some_and(|field| plan.has(Target::Field(Cooperative::TABLE, field)))
}

pub(super) fn view(this: Bringing) -> impl IntoView {
    let t = this.t;
    view! {
        <section class="screen-only" aria-labelledby="bentuk-daftar">
            <h2 id="bentuk-daftar">{t.list_form()}</h2>
            <div class="form-row">
                {figures::kind(this)}
                {move || sheets(this)}
            </div>
            // Of several sheets each has its own headings, and only text is written in several ways.
            <Show when=move || !this.together.get()>
                <details class="written">
                    <summary>{t.how_written()} ": " {move || written(this)}</summary>
                    <div class="form-row">
                        {head(this)}
                        {move || text_form(this)}
                    </div>
                </details>
            </Show>
            <Show when=move || !this.is_of_records() || this.is_of_deliveries() || !this.plan.with(has_district)><h3>{t.for_all_rows()}</h3></Show>
            <div class="form-row">
                <Show when=move || this.kind() == ListKind::Cooperatives>{status(this)}</Show>
                {move || (!this.plan.with(has_district)).then(|| district(this))}
                // A record says itself of which day it is and where it is from.
                <Show when=move || this.is_of_deliveries()>{date(this)} {source(this)}</Show>
                <Show when=move || !this.is_of_records()>
                    <Show when=move || !this.is_of_enterprises() && !this.is_of_persons() && (!this.is_of_plans() || this.is_up_to_a_day())>{date(this)}</Show>
                    <Show when=move || !this.is_of_enterprises() && !this.is_of_persons() && !this.is_of_financing() && !this.is_of_plans()>{source(this)}</Show>
                    <Show when=move || this.kind() == ListKind::Persons(PersonList::Trainees)>{training(this)}</Show>
                    {move || year(this)}
                    <Show when=move || this.has_nomenclature()>{nomenclature(this)}</Show>
                </Show>
                <Show when=move || this.is_of_figures()>{figures::view(this)}</Show>
            </div>
        </section>
    }
}

/// In which form the file was found to be written, in short: it is seldom wrong.
fn written(this: Bringing) -> String {
    let t = this.t;
    let text = delimited(this).map(|(encoding, delimiter)| {
        format!("{}, {encoding}", if delimiter == '\t' { "Tab".to_owned() } else { format!("“{delimiter}”") })
    });
    let (first, last) = this.plan.with(headings);
    let rows = if first == last { last.to_string() } else { format!("{first}–{last}") };
    let parts = std::iter::once(t.head_in_row(&rows)).chain(text);
    parts.collect::<Vec<_>>().join(" · ")
}

fn sheets(this: Bringing) -> Option<impl IntoView> {
    let (t, opened) = (this.t, this.opened.get()?);
    if opened.sheets.len() < 2 {
        return None;
    }
    let count = opened.alike.len();
    let all = (count > 0).then(|| (TOGETHER.to_owned(), t.all_sheets_alike(&t.count(count))));
    let choices = opened.sheets.iter().enumerate();
    let choices = choices.map(|(at, sheet)| {
        let rows = t.count(sheet.rows);
        let name =
            if sheet.is_hidden { t.hidden_sheet_rows(&sheet.name, &rows) } else { t.sheet_rows(&sheet.name, &rows) };
        (at.to_string(), name)
    });
    let set = move |value: String| {
        this.together.set(value == TOGETHER);
        if let Ok(sheet) = value.parse() {
            this.sheet.set(sheet);
        }
        this.propose(None, None);
    };
    let value = move || if this.together.get() { TOGETHER.to_owned() } else { this.sheet.get().to_string() };
    let choice = select("lembar".into(), t.sheet().into(), false, plain(all.into_iter().chain(choices)), value, set);
    Some(view! { {choice} {move || read_together(this)} })
}

/// Which sheets are read as one, and which are not.
fn read_together(this: Bringing) -> Option<impl IntoView> {
    let t = this.t;
    let left_out = this.proposal.with(|proposal| proposal.as_ref().map(|proposal| proposal.left_out.clone()))?;
    let parts = this.plan.with(|plan| plan.parts.iter().map(|part| part.name.clone()).collect::<Vec<_>>());
    let read = (!parts.is_empty()).then(|| t.sheets_read_together(&parts.join(", ")));
    let left_out = (!left_out.is_empty()).then(|| t.sheets_not_among(&left_out.join(", ")));
    let left_out = left_out.map(|text| view! { <p class="caution">{icon(Icon::Warning)} <span>{text}</span></p> });
    Some(view! { <div>{read.map(|text| view! { <p class="hint">{text}</p> })} {left_out}</div> })
}

/// The rows of the headings, from 1.
fn headings(plan: &Plan) -> (usize, usize) {
    (plan.head + 1 - plan.heading_rows.clamp(1, plan.head.max(1)), plan.head)
}

/// The course of participants whose list names none.
fn training(this: Bringing) -> impl IntoView {
    let t = this.t;
    let courses = desk().read(|workspace| {
        let tables = workspace.tables();
        let mut courses: Vec<_> = tables.trainings.live().map(|row| (row.value.day(), row.id)).collect();
        courses.sort_by_key(|(day, id)| (std::cmp::Reverse(*day), *id));
        let name = |(_, id): (_, Id)| {
            let (name, beside) = label_in_words(t, &tables.label_of(Training::TABLE, id));
            (id.to_string(), format!("{name} ({beside})"))
        };
        courses.into_iter().map(name).collect::<Vec<_>>()
    });
    let choices = plain(std::iter::once((String::new(), t.course_of_the_list().to_owned())).chain(courses));
    let value = move || this.plan.with(|plan| plan.training.map(|id| id.to_string()).unwrap_or_default());
    let set = move |code: String| this.change(|plan| plan.training = code.parse().ok());
    select("pelatihan-daftar".into(), t.course_if_unnamed().into(), false, choices, value, set)
}

/// From which row to which the headings are.
fn head(this: Bringing) -> impl IntoView {
    let t = this.t;
    let set = move |first: usize, last: usize| {
        this.relay(|plan| (plan.head, plan.heading_rows) = (last, last + 1 - first.clamp(1, last.max(1))));
    };
    let number = |event: web_sys::Event| event_target_value(&event).parse::<usize>().ok();
    let set_first = move |event| {
        let last = this.plan.with_untracked(headings).1;
        number(event).into_iter().for_each(|first| set(first, last.max(first)));
    };
    let set_last = move |event| {
        let (first, _) = this.plan.with_untracked(headings);
        number(event).into_iter().for_each(|last| set(first.min(last), last));
    };
    view! {
        <div class="field">
            <label for="baris-judul-pertama">{t.first_heading_row()}</label>
            <input type="number" id="baris-judul-pertama" min="1" max="1000"
                prop:value=move || this.plan.with(headings).0.to_string() on:change=set_first />
        </div>
        <div class="field">
            <label for="baris-judul">{t.heading_row()}</label>
            <input type="number" id="baris-judul" min="0" max="1000" prop:value=move || this.plan.with(|plan| plan.head.to_string())
                on:change=set_last />
        </div>
    }
}

fn text_form(this: Bringing) -> Option<impl IntoView> {
    const ENCODINGS: [&str; 4] = ["UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"];
    let (t, (encoding, delimiter)) = (this.t, delimited(this)?);
    let delimiters = [
        (';', t.delimiter_semicolon()),
        (',', t.delimiter_comma()),
        ('\t', t.delimiter_tab()),
        ('|', t.delimiter_bar()),
    ];
    let delimiters = delimiters.map(|(sign, name)| (sign.to_string(), name.to_owned()));
    let encodings = ENCODINGS.map(|name| (name.to_owned(), name.to_owned()));
    let (kept, current) = (encoding.clone(), encoding);
    let set_delimiter = move |value: String| this.reopen(value.chars().next(), Some(kept.clone()));
    let set_encoding = move |value: String| this.reopen(Some(delimiter), Some(value));
    Some(view! {
        {select("pemisah".into(), t.delimiter().into(), false, plain(delimiters), move || delimiter.to_string(), set_delimiter)}
        {select("pengodean".into(), t.encoding().into(), false, plain(encodings), move || current.clone(), set_encoding)}
    })
}

fn status(this: Bringing) -> impl IntoView {
    let t = this.t;
    let by_column = move || this.plan.with(|plan| has(plan, "declared_status"));
    let choices = move || {
        let none = if by_column() { t.from_column() } else { t.none_stated() };
        let known = DeclaredStatus::ALL.iter().map(|status| (status.to_string(), status.label(t).to_owned()));
        plain(std::iter::once((String::new(), none.to_owned())).chain(known))
    };
    let value = move || this.plan.with(|plan| plan.status.map(|status| status.to_string()).unwrap_or_default());
    let set = move |value: String| this.change(|plan| plan.status = value.parse().ok().filter(|_| !value.is_empty()));
    move || select("status-semua".into(), t.status_of_all().into(), false, choices(), value, set)
}

fn district(this: Bringing) -> impl IntoView {
    let t = this.t;
    let districts =
        Territory::current().districts.iter().map(|district| (district.code.to_string(), t.office(district.code)));
    // Figures may be of the whole province, and so may plans.
    let province = Territory::current().province.code;
    let province = (this.is_of_figures() || this.is_of_plans()).then(|| (province.to_string(), t.office(province)));
    let choices = std::iter::once((String::new(), t.none_stated().to_owned())).chain(province).chain(districts);
    let value = move || this.plan.with(|plan| plan.district.map(|code| code.to_string()).unwrap_or_default());
    let set = move |value: String| this.change(|plan| plan.district = value.parse::<AreaCode>().ok());
    let label = if this.is_of_plans() { t.plan_office() } else { t.district_of_all() };
    select("daerah-semua".into(), label.into(), false, plain(choices), value, set)
}

/// Of which list the codes are: a document does not say it, and the same code means something else in another.
fn nomenclature(this: Bringing) -> impl IntoView {
    let t = this.t;
    let versions = Nomenclature::ALL.iter().map(|version| (version.code().to_owned(), version.label(t).to_owned()));
    let choices = std::iter::once((String::new(), t.none_stated().to_owned())).chain(versions);
    let value =
        move || this.plan.with(|plan| plan.nomenclature.map(|version| version.code().to_owned()).unwrap_or_default());
    let set =
        move |value: String| this.change(|plan| plan.nomenclature = value.parse().ok().filter(|_| !value.is_empty()));
    let name = t.field(domain::Plan::TABLE, domain::Plan::NAMES[domain::Plan::AT.nomenclature]);
    select("nomenklatur-semua".into(), name.into(), false, plain(choices), value, set)
}

fn date(this: Bringing) -> impl IntoView {
    let t = this.t;
    let text = RwSignal::new(String::new());
    let taken_on = Memo::new(move |_| this.plan.with(|plan| plan.taken_on));
    Effect::new(move |_| text.set(shown_date(taken_on.get(), t)));
    let settled = move |date: Option<Date>| {
        this.change(|plan| plan.taken_on = date);
        Ok(())
    };
    day_field("keadaan".into(), t.taken_on(), None, text, |_| (), settled)
}

fn source(this: Bringing) -> impl IntoView {
    let t = this.t;
    let value = move || this.plan.with(|plan| plan.source.as_deref().unwrap_or_default().to_owned());
    let set = move |event| {
        let source = Text::optional(&event_target_value(&event)).ok().flatten();
        this.change(|plan| plan.source = source);
    };
    view! {
        <div class="field">
            <label for="sumber">{t.source_of_list()}</label>
            <input type="text" id="sumber" maxlength="300" prop:value=value on:change=set />
        </div>
    }
}

fn year(this: Bringing) -> impl IntoView {
    let t = this.t;
    let (label, hint) = if this.is_of_figures() {
        (t.year_for_figures(), t.year_for_figures_hint())
    } else if this.is_of_plans() {
        (t.plan_year(), t.plan_year_hint())
    } else {
        (t.year_of_figures(), t.year_of_figures_hint())
    };
    let value = move || this.plan.with(|plan| plan.year.map(|year| year.to_string()).unwrap_or_default());
    let set = move |event| {
        let year = event_target_value(&event).parse().ok().and_then(BookYear::new);
        this.change(|plan| plan.year = year);
    };
    view! {
        <div class="field">
            <label for="tahun-angka">{label}</label>
            <input type="number" id="tahun-angka" min="1945" max="2100" aria-describedby="tahun-angka-hint" prop:value=value on:change=set />
            <span class="hint" id="tahun-angka-hint">{hint}</span>
        </div>
    }
}
