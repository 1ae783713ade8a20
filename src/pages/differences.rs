//! Perbedaan: fields that several people changed without knowing of each other, and the choice between their values.

use super::data::change_title;
use crate::domain::{AreaCode, Decision, Expectation, Id};
use crate::exchange::json::Moment;
use crate::i18n::{Lang, explain_settling};
use crate::replica::{ReplicaId, Row, Stamp};
use crate::ui::address::Address;
use crate::ui::desk::{Desk, desk};
use crate::ui::focus;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::notice::{Notices, notices};
use crate::ui::settings::Device;
use crate::workspace::{Choice, Conflict, Contender, DELETION, Tables, Title, Transaction, Workspace};
use leptos::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

/// So many questions, and so many decisions, are shown at once.
const STEP: usize = 50;

/// The questions on the page.
const ENTRIES: &str = "article.conflict";

/// A question as it is shown.
#[derive(Clone, PartialEq)]
struct Question {
    conflict: Conflict,
    title: Title,
    district: Option<AreaCode>,
    contenders: Vec<Contender>,
}

fn questions(workspace: &Workspace) -> Vec<Question> {
    let tables = workspace.tables();
    let question = |conflict: Conflict| Question {
        conflict,
        title: tables.title_of(conflict.table, conflict.id),
        district: tables.district_of(conflict.table, conflict.id),
        contenders: tables.contenders(conflict),
    };
    workspace.conflicts().into_iter().map(question).collect()
}

/// What the page works with.
#[derive(Clone, Copy)]
struct View {
    t: Lang,
    desk: Desk,
    device: Device,
    notices: Notices,
    questions: Memo<Vec<Question>>,
    district: RwSignal<Option<AreaCode>>,
    shown: RwSignal<usize>,
}

impl View {
    /// The questions of the chosen district; all, once that has none any more.
    fn wanted(&self) -> Vec<Question> {
        let district = self.district.get();
        self.questions.with(|questions| {
            let of_district = |question: &&Question| question.district == district;
            let all = district.is_none() || !questions.iter().any(|question| of_district(&question));
            questions.iter().filter(|question| all || of_district(question)).cloned().collect()
        })
    }

    /// Who wrote a value: the office where it is known.
    fn who(&self, replica: ReplicaId) -> String {
        if self.desk.peek(Workspace::replica) == replica {
            return self.t.written_here().to_owned();
        }
        match self.device.now().installs.get(&replica) {
            Some(office) => self.t.office(*office),
            None => self.t.install(&replica.to_string()[..8]),
        }
    }

    /// Answers questions in one step. What is no longer open is left alone.
    fn answer(&self, answers: Vec<(Conflict, Choice)>) {
        let office = self.device.now().office;
        let mut edits = Vec::new();
        let mut refused = None;
        let mut count = 0;
        for (conflict, choice) in answers {
            match self.desk.peek(|workspace| workspace.settle(conflict, &choice, office)) {
                Ok(transaction) => {
                    edits.extend(transaction.edits);
                    count += 1;
                }
                Err(error) => refused = Some(error),
            }
        }
        if !edits.is_empty() {
            focus::stay_in(ENTRIES);
            self.desk.commit(Transaction { edits });
            self.notices.done(self.t.decided(&self.t.count(count)));
        }
        if let Some(error) = refused {
            self.notices.error(explain_settling(self.t, &error));
        }
    }
}

/// The page.
#[component]
pub fn Differences() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    super::title(move || t.page_differences().to_owned());
    let view = View {
        t,
        desk,
        device: expect_context::<Device>(),
        notices: notices(),
        questions: Memo::new(move |_| desk.read(questions)),
        district: RwSignal::new(None),
        shown: RwSignal::new(STEP),
    };
    view! {
        <div class="page-head">
            <h1>{t.page_differences()}</h1>
            <p class="lead">{t.differences_lead()}</p>
        </div>
        <Show when=move || view.questions.with(|questions| !questions.is_empty())
            fallback=move || view! { <div class="note ok" role="status">{icon(Icon::Check)} <p>{t.no_differences()}</p></div> }>
            {in_bulk(view)}
            {list(view)}
        </Show>
        {history(view)}
        <p><a href="#/data">{t.back_to_data()}</a></p>
    }
}

/// Choosing a district, and one answer for all that is shown.
fn in_bulk(view: View) -> impl IntoView {
    let t = view.t;
    let districts = Memo::new(move |_| {
        view.questions
            .with(|questions| questions.iter().filter_map(|question| question.district).collect::<BTreeSet<_>>())
    });
    let choose = move |event: web_sys::Event| {
        view.district.set(event_target_value(&event).parse().ok());
        view.shown.set(STEP);
    };
    let options = move || {
        districts
            .get()
            .into_iter()
            .map(|code| view! { <option value=code.to_string()>{t.office(code)}</option> })
            .collect_view()
    };
    let keep = move |_| view.answer(answers(&view.wanted(), |question| question.contenders.first().cloned()));
    let authors = move || {
        let authors: BTreeSet<ReplicaId> =
            view.wanted().iter().flat_map(|question| question.contenders.iter().map(|one| one.stamp.replica)).collect();
        authors.into_iter().map(|author| take_all(view, author)).collect_view()
    };
    view! {
        <div class="filters">
            <div class="field">
                <label for="perbedaan-wilayah">{t.district_heading()}</label>
                <select id="perbedaan-wilayah" on:change=choose>
                    <option value="">{t.all()}</option>
                    {options}
                </select>
            </div>
        </div>
        <p class="count">{move || t.questions_shown(&t.count(view.wanted().len()))}</p>
        <div class="actions" role="group" aria-label=t.for_all_shown()>
            <span>{t.for_all_shown()}</span>
            <button type="button" on:click=keep>{t.keep_standing()}</button>
            {authors}
        </div>
    }
}

fn take_all(view: View, author: ReplicaId) -> impl IntoView {
    let of_author = move |question: &Question| {
        question.contenders.iter().find(|contender| contender.stamp.replica == author).cloned()
    };
    let take = move |_| view.answer(answers(&view.wanted(), of_author));
    view! { <button type="button" on:click=take>{view.t.take_from(&view.who(author))}</button> }
}

fn answers(questions: &[Question], choose: impl Fn(&Question) -> Option<Contender>) -> Vec<(Conflict, Choice)> {
    let answer = |question: &Question| Some((question.conflict, Choice::Written(choose(question)?.stamp)));
    questions.iter().filter_map(answer).collect()
}

fn list(view: View) -> impl IntoView {
    let t = view.t;
    let shown = move || view.wanted().into_iter().take(view.shown.get()).collect::<Vec<_>>();
    let more = move || view.wanted().len() > view.shown.get();
    view! {
        <ul class="questions">
            <For each=shown key=|question| (question.conflict, question.contenders.iter().map(|one| one.stamp).collect::<Vec<Stamp>>()) let:question>
                <li>{self::question(view, question)}</li>
            </For>
        </ul>
        <Show when=more>
            <button type="button" on:click=move |_| view.shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
        </Show>
    }
}

fn question(view: View, question: Question) -> impl IntoView {
    let t = view.t;
    let Question { conflict, title, district, contenders } = question;
    let name = change_title(t, conflict.table, &title);
    let label = t.any_field(conflict.field);
    let spoken = format!("{name}: {label}");
    let head = if conflict.table == "cooperatives" {
        view! { <a href=Address::cooperative(conflict.id)>{name.clone()}</a> }.into_any()
    } else {
        name.clone().into_any()
    };
    let versions = contenders.into_iter().enumerate();
    let versions = versions.map(|(at, contender)| version(view, conflict, contender, at == 0)).collect_view();
    view! {
        <article class="conflict" aria-label=spoken>
            <h2 class="h3">{head} ": " {label}</h2>
            {district.map(|code| view! { <p class="hint span">{t.office(code)}</p> })}
            {versions}
            {another(view, conflict)}
        </article>
    }
}

/// A value to choose.
fn version(view: View, conflict: Conflict, contender: Contender, stands: bool) -> impl IntoView {
    let t = view.t;
    let stamp = contender.stamp;
    let choose = move |_| view.answer(vec![(conflict, Choice::Written(stamp))]);
    view! {
        <button type="button" class="version" class:kept=stands on:click=choose>
            <strong>{t.value(conflict.table, conflict.field, &contender.value)}</strong>
            <span class="hint">{view.who(stamp.replica)} ", " {t.moment(stamp.millis())}</span>
            {stands.then(|| view! { <span class="tag">{t.stands_now()}</span> })}
        </button>
    }
}

/// Room for another value than those that were written.
fn another(view: View, conflict: Conflict) -> Option<impl IntoView> {
    let expects = Tables::field_info(conflict.table, conflict.field)?.expects;
    let kind = match expects {
        Expectation::Date => "date",
        Expectation::Text(_) | Expectation::Count | Expectation::Rupiah | Expectation::Year => "text",
        _ => return None,
    };
    let t = view.t;
    let text = RwSignal::new(String::new());
    let id = format!("nilai-{}-{}", conflict.id, conflict.field);
    let decide = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        view.answer(vec![(conflict, Choice::Other(typed(&text.get(), expects)))]);
    };
    Some(view! {
        <details>
            <summary>{t.another_value()}</summary>
            <form on:submit=decide>
                <div class="field">
                    <label for=id.clone()>{t.any_field(conflict.field)}</label>
                    <input type=kind id=id.clone() on:input=move |event| text.set(event_target_value(&event)) />
                </div>
                <button type="submit">{t.decide_so()}</button>
            </form>
        </details>
    })
}

/// What was typed, as files hold it; nothing typed is no value.
fn typed(text: &str, expects: Expectation) -> Value {
    let text = text.trim();
    if text.is_empty() {
        return Value::Null;
    }
    match expects {
        Expectation::Count | Expectation::Rupiah | Expectation::Year => {
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
            digits.parse::<i64>().map_or_else(|_| text.into(), Value::from)
        }
        _ => text.into(),
    }
}

/// Who decided what, the latest first.
fn history(view: View) -> impl IntoView {
    let t = view.t;
    let decisions = Memo::new(move |_| {
        view.desk.read(|workspace| {
            let mut rows: Vec<_> = workspace.tables().decisions.live().map(|row| told(workspace, row)).collect();
            rows.sort_by_key(|told| std::cmp::Reverse(told.at));
            rows
        })
    });
    let shown = RwSignal::new(STEP);
    let rows = move || decisions.with(|all| all.iter().take(shown.get()).map(|told| line(view, told)).collect_view());
    view! {
        <Show when=move || decisions.with(|all| !all.is_empty())>
            <section aria-labelledby="keputusan">
                <h2 id="keputusan">{t.decisions_made()}</h2>
                <ul class="changes-list">{rows}</ul>
                <Show when=move || { decisions.with(Vec::len) > shown.get() }>
                    <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
                </Show>
            </section>
        </Show>
    }
}

/// A decision as it is told.
#[derive(Clone, PartialEq)]
struct Told {
    at: Stamp,
    table: String,
    field: String,
    title: Title,
    chosen: Value,
    rejected: Vec<Value>,
    office: Option<AreaCode>,
}

fn told(workspace: &Workspace, row: &Row<Decision>) -> Told {
    let decision = &row.value;
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let id: Id = decision.record;
    let rejected = json(&decision.rejected);
    let rejected = rejected.as_array().into_iter().flatten().map(|one| one["value"].clone());
    Told {
        at: row.stamps.base(),
        table: decision.table.to_string(),
        field: decision.field.to_string(),
        title: workspace.tables().title_of(&decision.table, id),
        chosen: json(&decision.chosen),
        rejected: rejected.collect(),
        office: decision.office,
    }
}

fn line(view: View, told: &Told) -> impl IntoView + use<> {
    let t = view.t;
    let shown = |value| t.value(&told.table, &told.field, value);
    let office = told.office.map_or_else(|| view.who(told.at.replica), |office| t.office(office));
    let rejected = told.rejected.iter().map(shown).collect::<Vec<_>>().join("; ");
    let field = if told.field == DELETION { t.deletion().to_owned() } else { t.any_field(&told.field) };
    view! {
        <li>
            <p><strong>{change_title(t, &told.table, &told.title)}</strong> ": " {field}</p>
            <p><ins>{shown(&told.chosen)}</ins> " – " {t.instead_of()} " " <del>{rejected}</del></p>
            <p class="hint">{office} ", " {t.moment(Moment::from_millis(told.at.millis()).millis())}</p>
        </li>
    }
}
