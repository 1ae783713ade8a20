//! One change to all chosen cooperatives: what it would do is shown first, then it is one step, and one step back.

use super::select::Selection;
use crate::domain::status::last_due_year;
use crate::domain::territory::Territory;
use crate::domain::{
    AnnualReport, AreaCode, BookYear, Cooperative, Date, DeclaredStatus, Form, Group, Kind, MembershipArea, RatState,
    Record, Scheme, Sector, Supervision,
};
use crate::explain::{explain_problem, value_in_words};
use crate::i18n::{Label, Lang};
use crate::ui::address::Address;
use crate::ui::date_field::{day_field, read_date};
use crate::ui::desk::{Desk, desk};
use crate::ui::field::{labelled, read_area, read_code, read_text};
use crate::ui::icon::{Icon, icon};
use crate::ui::menu::menu;
use crate::ui::notice::{Notices, notices};
use crate::ui::select::select;
use crate::ui::sheet::sheet;
use crate::ui::{lang, random};
use crate::workspace::bulk::{Change, Effect, effect};
use crate::workspace::query::{Column, Query};
use crate::workspace::{Workspace, follow_up};
use leptos::prelude::*;

/// So many are changed at once: what a step writes must find room in the journal.
const MOST: usize = 10_000;
/// So many of those that are refused are named.
const NAMED: usize = 10;
/// The value that stands for none.
const CLEARED: &str = "kosong";
/// So many book years can be chosen.
const YEARS: i32 = 5;

/// What can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    District,
    Kind,
    Group,
    Sector,
    Form,
    MembershipArea,
    Scheme,
    Supervision,
    Declared,
    Rat,
}

impl What {
    const ALL: [What; 10] = [
        What::Declared,
        What::Rat,
        What::District,
        What::Kind,
        What::Group,
        What::Sector,
        What::Form,
        What::MembershipArea,
        What::Scheme,
        What::Supervision,
    ];

    /// The field that it is about: of the report for a meeting, else of the cooperative.
    const fn field(self) -> &'static str {
        match self {
            What::District => "district",
            What::Kind => "kind",
            What::Group => "group",
            What::Sector => "sector",
            What::Form => "form",
            What::MembershipArea => "membership_area",
            What::Scheme => "scheme",
            What::Supervision => "supervision_override",
            What::Declared => "declared_status",
            What::Rat => "rat",
        }
    }

    const fn table(self) -> &'static str {
        match self {
            What::Rat => AnnualReport::TABLE,
            _ => Cooperative::TABLE,
        }
    }

    fn label(self, t: Lang) -> &'static str {
        match self {
            What::District => t.bulk_district(),
            What::Rat => t.bulk_rat(),
            other => t.field(other.table(), other.field()),
        }
    }

    /// What it can become.
    fn options(self, t: Lang) -> Vec<(String, String)> {
        match self {
            What::District => {
                let districts = Territory::current().districts.iter();
                districts.map(|district| (district.code.to_string(), district.name.to_owned())).collect()
            }
            What::Kind => labelled(t, Kind::ALL),
            What::Group => labelled(t, Group::ALL),
            What::Sector => labelled(t, Sector::ALL),
            What::Form => labelled(t, Form::ALL),
            What::MembershipArea => labelled(t, MembershipArea::ALL),
            What::Scheme => labelled(t, Scheme::ALL),
            What::Supervision => labelled(t, Supervision::ALL),
            What::Declared => labelled(t, DeclaredStatus::ALL),
            What::Rat => labelled(t, RatState::ALL),
        }
    }
}

/// What has been filled in.
#[derive(Clone, Copy)]
struct Inputs {
    t: Lang,
    what: RwSignal<What>,
    value: RwSignal<String>,
    subdistrict: RwSignal<String>,
    /// Why supervision differs, or who declared the status.
    text: RwSignal<String>,
    day: RwSignal<String>,
    year: RwSignal<i32>,
}

impl Inputs {
    /// The change that was filled in; none while its value has not been chosen.
    fn change(self) -> Option<Change> {
        let (t, what, value) = (self.t, self.what.get(), self.value.get());
        if value.is_empty() {
            return None;
        }
        if what == What::Rat {
            return Some(Change::Rat(BookYear::new(self.year.get())?, read_code(&value)?));
        }
        let is_cleared = value == CLEARED;
        let value = if is_cleared { "" } else { value.as_str() };
        let mut c = Cooperative::default();
        let mut names = vec![what.field()];
        match what {
            What::District => {
                c.district = read_area(value, t).ok()?;
                let subdistrict = self.subdistrict.get();
                if is_cleared || !subdistrict.is_empty() {
                    c.subdistrict = read_area(if subdistrict == CLEARED { "" } else { &subdistrict }, t).ok()?;
                    names.push("subdistrict");
                }
            }
            What::Kind => c.kind = read_code(value),
            What::Group => c.group = read_code(value),
            What::Sector => c.sector = read_code(value),
            What::Form => c.form = read_code(value),
            What::MembershipArea => c.membership_area = read_code(value),
            What::Scheme => c.scheme = read_code(value),
            What::Supervision => {
                c.supervision_override = read_code(value);
                c.supervision_reason = read_text(&self.text.get(), t).ok()?.filter(|_| !is_cleared);
                names.push("supervision_reason");
            }
            What::Declared => {
                c.declared_status = read_code(value);
                c.declared_on = read_date(&self.day.get(), t).ok()?.filter(|_| !is_cleared);
                c.declared_source = read_text(&self.text.get(), t).ok()?.filter(|_| !is_cleared);
                names.extend(["declared_on", "declared_source"]);
                // What is declared for many has a day and a source; and nothing takes theirs away unseen.
                if !is_cleared && (c.declared_on.is_none() || c.declared_source.is_none()) {
                    return None;
                }
            }
            What::Rat => return None,
        }
        Some(Change::Fields(names.into_iter().filter_map(Cooperative::field).collect(), Box::new(c)))
    }

    fn forget(self) {
        for input in [self.value, self.subdistrict, self.text] {
            input.set(String::new());
        }
    }
}

/// The bar at the foot of the list: how many are chosen, what they have in common, and what can be done with them.
pub(super) fn bar(t: Lang, selection: Selection, query: Memo<Query>, columns: Memo<Vec<Column>>) -> impl IntoView {
    let (desk, notices) = (desk(), notices());
    let positions = Memo::new(move |_| selection.positions());
    let count = Memo::new(move |_| positions.with(|rows| rows.len()));
    let changing = RwSignal::new(false);
    let open_cases = move |_| {
        let ids = untrack(|| selection.ids());
        let transaction =
            desk.peek(|workspace| follow_up::open(workspace.tables(), ids, Date::in_wita(random::now_ms())));
        let opened = transaction.edits.len();
        if opened == 0 {
            return notices.tell(t.cases_opened(&t.count(opened)));
        }
        desk.commit(transaction);
        selection.clear();
        notices.done(t.cases_opened(&t.count(opened)));
    };
    let bar = move || {
        (count.get() > 0).then(|| view! {
            <div class="bulk-bar" role="group" aria-label=t.bulk_actions()>
                <p><strong role="status">{move || t.selected_count(&t.count(count.get()))}</strong>
                    " " <span class="common">{move || desk.read(|workspace| common(t, workspace, &positions.get()))}</span></p>
                <button type="button" class="quiet" on:click=move |_| selection.clear()>{t.cancel()}</button>
                <button type="button" aria-haspopup="dialog" on:click=move |_| changing.set(true)>{t.change_fields()}</button>
                {menu(t.save_menu(), move || super::export::view(query, positions, columns))}
                <button type="button" class="primary" on:click=open_cases>{t.open_cases()}</button>
            </div>
        })
    };
    let close =
        move || view! { <button type="button" on:click=move |_| changing.set(false)>{t.close()}</button> }.into_any();
    let title = move || t.bulk_title().to_owned();
    view! { {bar} {sheet(changing, "ubah-terpilih", title, move || view(selection, changing), close)} }
}

/// What all of these cooperatives are: of one status, else of one district.
fn common(t: Lang, workspace: &Workspace, positions: &[u32]) -> Option<String> {
    fn same<T: PartialEq>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
        let first = all.next()??;
        all.all(|one| one.as_ref() == Some(&first)).then_some(first)
    }
    let rows = || positions.iter().map(|at| &workspace.tables().cooperatives.rows()[*at as usize].value);
    if positions.len() < 2 {
        return None;
    }
    let status = same(rows().map(|c| c.declared_status)).map(|status| status.label(t).to_lowercase());
    let what = status.or_else(|| same(rows().map(|c| c.district)).map(|code| t.area(code)))?;
    Some(t.all_are(&what))
}

/// The choice of a change, and what it would do; once it is done, the choice closes.
fn view(selection: Selection, is_open: RwSignal<bool>) -> AnyView {
    let (t, desk, notices) = (lang(), desk(), notices());
    let today = Date::in_wita(random::now_ms());
    let due = desk.peek(|workspace| last_due_year(None, workspace.index().position()));
    let text = || RwSignal::new(String::new());
    let inputs = Inputs {
        t,
        what: RwSignal::new(What::Declared),
        value: text(),
        subdistrict: text(),
        text: text(),
        day: RwSignal::new(t.typed_date(today)),
        year: RwSignal::new(due.get().into()),
    };
    let planned = Memo::new_with_compare(
        move |_| {
            let ids = selection.ids();
            if ids.len() > MOST {
                return None;
            }
            let change = inputs.change()?;
            Some(desk.read(|workspace| effect(workspace.tables(), &ids, &change, today)))
        },
        |_, _| true,
    );
    let what_choices = What::ALL.iter().map(|what| (what.field().to_owned(), what.label(t).to_owned())).collect();
    let set_what = move |code: String| {
        if let Some(what) = What::ALL.into_iter().find(|what| what.field() == code) {
            inputs.what.set(what);
            inputs.forget();
        }
    };
    view! {
        <div class="bulk inline-form">
            <div class="form-row">
                {select("ubah-apa".into(), t.bulk_what().into(), false, vec![(None, what_choices)],
                    move || inputs.what.get().field().to_owned(), set_what)}
                {move || value_inputs(inputs, inputs.what.get(), due)}
            </div>
            {move || {
                let count = selection.ids().len();
                match planned.get() {
                    None if count > MOST => view! { <p role="status">{t.bulk_limit(&t.count(MOST))}</p> }.into_any(),
                    None => {
                        let is_declared = inputs.what.get() == What::Declared;
                        let text = if is_declared { t.bulk_state_source() } else { t.bulk_choose_value() };
                        view! { <p class="hint" role="status">{text}</p> }.into_any()
                    }
                    Some(planned) => preview(inputs, desk, notices, is_open, &planned),
                }
            }}
        </div>
    }
    .into_any()
}

/// The inputs for what something becomes.
fn value_inputs(inputs: Inputs, what: What, due: BookYear) -> impl IntoView {
    let t = inputs.t;
    let cleared = (CLEARED.to_owned(), t.bulk_clear().to_owned());
    let first = std::iter::once((String::new(), t.choose().to_owned()));
    let choices = first.chain(what.options(t)).chain((what != What::Rat).then(|| cleared.clone())).collect();
    let value = select(
        "ubah-menjadi".into(),
        t.bulk_becomes().into(),
        false,
        vec![(None, choices)],
        move || inputs.value.get(),
        move |value| {
            inputs.subdistrict.set(String::new());
            inputs.value.set(value);
        },
    );
    let further = match what {
        What::District => subdistricts(inputs, cleared).into_any(),
        What::Supervision => text_input(t.supervision_reason(), inputs.text).into_any(),
        What::Declared => view! {
            {day_field("ubah-tanggal".into(), t.declared_on(), None, inputs.day, |_| (), |_| Ok(()))}
            {text_input(t.declared_source(), inputs.text)}
        }
        .into_any(),
        What::Rat => {
            let due = i32::from(due.get());
            let years = (due - YEARS + 1..=due + 1).rev().map(|year| (year.to_string(), year.to_string())).collect();
            select(
                "ubah-buku".into(),
                t.book_year().into(),
                false,
                vec![(None, years)],
                move || inputs.year.get().to_string(),
                move |year| inputs.year.set(year.parse().unwrap_or(due)),
            )
            .into_any()
        }
        _ => ().into_any(),
    };
    view! { {value} {further} }
}

fn subdistricts(inputs: Inputs, cleared: (String, String)) -> impl IntoView {
    let t = inputs.t;
    move || {
        let district = inputs.value.get().parse::<AreaCode>().ok()?;
        let all = Territory::current().subdistricts_of(district).iter();
        let all = all.map(|subdistrict| (subdistrict.code.to_string(), subdistrict.name.to_owned()));
        let first = [(String::new(), t.bulk_keep().to_owned()), cleared.clone()];
        Some(select(
            "ubah-kecamatan".into(),
            t.subdistrict().into(),
            false,
            vec![(None, first.into_iter().chain(all).collect())],
            move || inputs.subdistrict.get(),
            move |code| inputs.subdistrict.set(code),
        ))
    }
}

fn text_input(label: &'static str, text: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="field">
            <label for="ubah-teks">{label}</label>
            <input type="text" id="ubah-teks" maxlength="300" autocomplete="off" prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event)) />
        </div>
    }
}

/// What the change would do, and the button that does it.
fn preview(inputs: Inputs, desk: Desk, notices: Notices, is_open: RwSignal<bool>, planned: &Effect) -> AnyView {
    let t = inputs.t;
    let (changed, what) = (planned.changed(), inputs.what.get_untracked());
    let transaction = planned.transaction.clone();
    let apply = move |_| {
        desk.commit(transaction.clone());
        is_open.set(false);
        notices.done(t.bulk_done(&t.count(changed)));
    };
    let becomes = inputs.value.get_untracked();
    let before = planned.before.iter().map(|(value, count)| {
        let is_kept = value.as_str() == Some(&becomes);
        let value = if value.is_null() {
            t.not_recorded().to_owned()
        } else {
            value_in_words(t, what.table(), what.field(), value)
        };
        let count = t.count(*count);
        let line = if is_kept { t.bulk_further(&value, &count) } else { t.bulk_from(&value, &count) };
        view! { <li>{line}</li> }
    });
    let changes = if changed == 0 {
        view! { <p>{t.bulk_nothing()}</p> }.into_any()
    } else {
        view! { <p><strong>{t.bulk_changes(&t.count(changed))}</strong></p> <ul class="plain">{before.collect_view()}</ul> }
            .into_any()
    };
    view! {
        <div role="status">
            {changes}
            {(planned.same > 0).then(|| view! { <p>{t.bulk_same(&t.count(planned.same))}</p> })}
        </div>
        {refused(t, desk, planned)}
        {(changed > 0).then(|| view! {
            <div class="actions">
                <button type="button" class="primary" on:click=apply.clone()>{t.bulk_apply(&t.count(changed))}</button>
            </div>
        })}
    }
    .into_any()
}

fn refused(t: Lang, desk: Desk, planned: &Effect) -> Option<impl IntoView + use<>> {
    let refused = &planned.refused;
    let named = refused.iter().take(NAMED).map(|(id, problem)| {
        let name = desk.peek(|workspace| workspace.cooperative(*id).map(|row| row.value.name.to_string()));
        view! { <li><a href=Address::cooperative(*id)>{name}</a> ": " {explain_problem(t, *problem)}</li> }
    });
    let others = refused.len().saturating_sub(NAMED);
    (!refused.is_empty()).then(|| {
        view! {
            <div class="note warn">
                {icon(Icon::Warning)}
                <div>
                    <p>{t.bulk_refused(&t.count(refused.len()))}</p>
                    <ul>
                        {named.collect_view()}
                        {(others > 0).then(|| view! { <li>{t.and_others(&t.count(others))}</li> })}
                    </ul>
                </div>
            </div>
        }
    })
}
