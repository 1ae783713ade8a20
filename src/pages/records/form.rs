//! The form of a record, as it is declared.

use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::{Cooperative, Id, Record};
use crate::explain::label_in_words;
use crate::i18n::Lang;
use crate::list::{Hint, Inputs, ListOf, Records, Suggests};
use crate::pages::delete_button::{Deletes, delete_button};
use crate::pages::missing;
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form};
use crate::ui::form_page::form_page;
use crate::ui::notice::notices;
use crate::ui::reference::reference;
use crate::ui::{lang, random};
use crate::workspace::{Edit, EditOf, in_its_place, is_taken};
use leptos::prelude::*;

/// What a form is of, and where it leads.
pub(in crate::pages) struct FormOf<R: Record> {
    /// How its records are entered.
    pub records: &'static Records<R>,
    /// The record; none for one that is not there yet.
    pub record: Option<Id>,
    /// What a new one starts as.
    pub blank: R,
    /// Whose it is, below the heading.
    pub whose: Option<String>,
    /// Where both ways out lead, by the id of the record.
    pub back: Box<dyn Fn(Id) -> String>,
    /// Where deleting it leads.
    pub gone: String,
    /// What is entered along with it, in the same step.
    pub along: Option<Along>,
}

/// What is entered along with a record that is new.
pub(in crate::pages) struct Along {
    /// Its inputs, below those of the record.
    pub view: AnyView,
    /// What forbids saving it; tracked.
    pub findings: Box<dyn Fn() -> Vec<Finding> + Send + Sync>,
    /// What saving it does, by the id of the record.
    pub edits: Box<dyn Fn(Id) -> Vec<Edit>>,
}

/// The form of a record of a cooperative; without a record, of one that is not there yet.
pub(super) fn of_cooperative<R: Record<Owner = Cooperative>>(
    list: &'static ListOf<R>,
    owner: Id,
    record: Option<Id>,
) -> AnyView {
    let t = lang();
    let name = desk().peek(|workspace| workspace.cooperative(owner).map(|row| row.value.name.to_string()));
    let Some(name) = name else { return missing::no_such_cooperative(t).into_any() };
    let home = format!("#{}", list.home_path(owner));
    page(FormOf {
        records: &list.records,
        record,
        blank: list.records.begun(Some(owner), random::today()),
        whose: Some(name),
        gone: home.clone(),
        back: Box::new(move |_| home.clone()),
        along: None,
    })
}

/// The form of a record that belongs to another one; without a record, of one more. Both ways out lead to `home`, the page of the
/// owner. None where either is not there.
pub(in crate::pages) fn of_owner<R: Record>(
    records: &'static Records<R>,
    (table, owner): (&'static str, Id),
    record: Option<Id>,
    home: String,
) -> Option<AnyView> {
    let is_there = |table, id| desk().peek(|workspace| workspace.tables().is_live(table, id));
    if !is_there(table, owner) || record.is_some_and(|id| !is_there(R::TABLE, id)) {
        return None;
    }
    let label = desk().peek(|workspace| workspace.tables().label_of(table, owner));
    Some(page(FormOf {
        records,
        record,
        blank: records.begun(Some(owner), random::today()),
        whose: Some(label_in_words(lang(), &label).0),
        gone: home.clone(),
        back: Box::new(move |_| home.clone()),
        along: None,
    }))
}

/// The page.
pub(in crate::pages) fn page<R: Record>(of: FormOf<R>) -> AnyView {
    let (t, desk, notices) = (lang(), desk(), notices());
    let FormOf { records, record, blank, whose, back, gone, along } = of;
    let (beside_it, forbids, entered) = match along {
        Some(Along { view, findings, edits }) => (Some(view), Some(findings), Some(edits)),
        None => (None, None, None),
    };
    let found = |id| desk.peek(|workspace| Some(workspace.tables().table::<R>()?.get_live(id)?.value.clone()));
    let before: Option<R> = record.and_then(found);
    let title = if before.is_some() { (records.words.edit)(t) } else { (records.words.add)(t) };
    crate::pages::document_title(move || title.to_owned());
    let owner = blank.owner();
    let key = match (record, owner) {
        (Some(id), _) => format!("{}/{id}", R::TABLE),
        (None, Some(owner)) => format!("{}/new/{owner}", R::TABLE),
        (None, None) => format!("{}/new", R::TABLE),
    };
    let (draft, value, restored) = Draft::open(&key, record.unwrap_or_else(random::new_id), before.clone(), blank);
    let id = draft.id();
    let owner = owner.and_then(|id| {
        desk.peek(|workspace| Some(workspace.tables().table::<R::Owner>()?.get_live(id)?.value.clone()))
    });
    let form = Form::new(value, move |value: &R| {
        let mut found = value.findings(owner.as_ref(), random::today());
        found.extend(beside(records, id, value));
        found.extend(forbids.iter().flat_map(|findings| findings()));
        found
    });
    let inputs = records.form.iter().flat_map(|inputs| inputs.iter()).map(|(field, _)| *field);
    let form = if before.is_none() { form.of_new(inputs) } else { form };
    let save = move |edit: EditOf<R>| {
        let saved = edit.after.as_ref().map(|record| (records.named.1)(t, record)).unwrap_or_default();
        let id = edit.id;
        let mut transaction = desk.peek(|workspace| in_its_place(workspace.tables(), edit));
        transaction.edits.extend(entered.iter().flat_map(|edits| edits(id)));
        desk.commit(transaction);
        notices.done(t.saved(&saved));
    };
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            {whose.map(|name| view! { <p class="lead">{name}</p> })}
            <div class="actions">{record.zip(before).map(|(id, before)| {
                let what = Deletes { table: R::TABLE, id, label: t.delete(), says: Some((records.words.deleted)(t)) };
                let name = (records.named.1)(t, &before);
                delete_button(t, what, move || name.clone(), gone)
            })}</div>
        </div>
        {form_page(form, draft, restored, back(id), view! { {fields(t, records, form)} {beside_it} }, save)}
    }
    .into_any()
}

/// What is found of a record beside what else is recorded.
fn beside<R: Record>(records: &'static Records<R>, id: Id, value: &R) -> Vec<Finding> {
    desk().peek(|workspace| {
        let tables = workspace.tables();
        let mut found = (records.beside)(tables, id, value);
        if is_taken(tables, id, value) {
            let field = R::NAMES[records.named.0];
            found.push(Finding { field, problem: Problem::RecordedAlready, severity: Severity::Refusal });
        }
        found
    })
}

fn fields<R: Record>(t: Lang, records: &'static Records<R>, form: Form<R>) -> AnyView {
    let input = move |(field, hint): &(usize, Hint)| {
        let hint = hint.map(|hint| hint(t));
        let input = match (R::FIELDS[*field].refers, records.offered(t, *field)) {
            (Some(table), _) => reference(form, *field, table, hint),
            (None, Some(offered)) => field::input_offering(form, *field, hint, offered),
            (None, None) => field::input(form, *field, hint),
        };
        match records.suggested(*field) {
            Some(suggests) => view! { <div>{input} {suggestions(t, form, *field, suggests)}</div> }.into_any(),
            None => input,
        }
    };
    let group = |inputs: &Inputs| match inputs {
        // One that stands alone has all the room.
        [one] => input(one),
        _ => view! { <div class="form-grid">{inputs.iter().map(input).collect_view()}</div> }.into_any(),
    };
    records.form.iter().map(group).collect_view().into_any()
}

/// What is suggested for a field, below its input: to be taken where nothing stands in it, and else to be compared.
fn suggestions<R: Record>(t: Lang, form: Form<R>, field: usize, suggests: Suggests<R>) -> AnyView {
    let found = Memo::new(move |_| {
        form.value.with(|record| {
            let stands = record.to_json(field);
            let is_other = |(value, _): &(String, String)| stands.as_str() != Some(value);
            let found: Vec<_> = suggests(t, record).into_iter().filter(is_other).collect();
            (record.is_empty(field), found)
        })
    });
    let one = move |is_empty: bool, (value, of): (String, String)| {
        let said = t.suggested_value(&value, &of);
        let take = move |_| field::type_into(R::NAMES[field], &value);
        view! {
            <p class="hint">
                {said} " "
                {is_empty.then(|| view! { <button type="button" class="link" on:click=take>{t.take_suggestion()}</button> })}
            </p>
        }
    };
    let listed = move || {
        let (is_empty, found) = found.get();
        found.into_iter().map(|suggestion| one(is_empty, suggestion)).collect_view()
    };
    view! { <div aria-live="polite">{listed}</div> }.into_any()
}
