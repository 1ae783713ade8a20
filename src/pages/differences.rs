//! Perbedaan: fields that several people changed without knowing of each other, and the choice between their values.

use super::data::record_name;
use super::finding_questions::Findings;
use super::in_turn::{Named, Turn, in_turn};
use crate::domain::{
    AreaCode, Case, Cause, Cooperative, Decision, Dissolution, Expectation, HealthAssessment, Id, Record, Transition,
};
use crate::exchange::json::Moment;
use crate::explain::{self, any_field, explain_settling, value_in_words};
use crate::i18n::Lang;
use crate::replica::{Row, Stamp};
use crate::ui::address::Address;
use crate::ui::date_field::{day_field, read_date};
use crate::ui::desk::{Desk, desk};
use crate::ui::focus;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::notice::{Notices, notices};
use crate::ui::select::{Choices, select};
use crate::ui::settings::Device;
use crate::workspace::{
    Author, Authors, Choice, Conflict, Contender, DELETION, Orphans, Question, RecordLabel, SettleError, Tables,
    Transaction, Workspace,
};
use leptos::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

/// So many decisions are shown at once.
const STEP: usize = 50;

/// The questions on the page.
const ENTRIES: &str = "li:not([hidden]) > article.conflict";

/// What the page works with.
#[derive(Clone, Copy)]
struct View {
    t: Lang,
    desk: Desk,
    device: Device,
    notices: Notices,
    questions: Memo<Vec<Question>>,
    district: RwSignal<Option<AreaCode>>,
    findings: Findings,
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

    /// Which installs are whose.
    fn authors(&self) -> Authors {
        let here = self.desk.peek(Workspace::replica);
        let settings = self.device.now();
        Authors { here, office: settings.office, installs: settings.installs.read() }
    }

    /// What an author is called: the office where it is known.
    fn called(&self, author: Author) -> String {
        match author {
            Author::Here => self.t.written_here().to_owned(),
            Author::Office(office) => self.t.office(office),
            Author::Install(replica) => self.t.install(&replica.to_string()[..8]),
        }
    }

    /// Who wrote at a stamp.
    fn who(&self, at: Stamp) -> String {
        self.device.now().whose(self.t, self.desk.peek(Workspace::replica), at.replica)
    }

    /// Answers questions, those whether a record is deleted first, each in a step of its own: what one of them brings with
    /// it may be what the next one is about. All others are one step; of what is deleted now they are left alone, as
    /// whoever chooses a value of a record wants it to be there.
    fn answer(&self, answers: Vec<(Conflict, Choice)>) {
        let (deletions, mut others): (Vec<_>, Vec<_>) =
            answers.into_iter().partition(|(conflict, _)| conflict.field == DELETION);
        let decided: BTreeSet<(&str, Id)> =
            deletions.iter().map(|(conflict, _)| (conflict.table, conflict.id)).collect();
        focus::stay_in(ENTRIES);
        let mut outcomes: Vec<_> = deletions.into_iter().map(|answer| self.decide(vec![answer])).collect();
        self.desk.peek(|workspace| {
            let is_gone = |conflict: &Conflict| workspace.tables().is_deleted(conflict.table, conflict.id);
            others.retain(|(one, _)| !decided.contains(&(one.table, one.id)) || !is_gone(one));
        });
        outcomes.push(self.decide(others));
        let count: usize = outcomes.iter().map(|(count, _)| count).sum();
        if count > 0 {
            self.notices.done(self.t.decided(&self.t.count(count)));
        }
        if let Some(error) = outcomes.into_iter().find_map(|(_, refused)| refused) {
            self.notices.error(explain_settling(self.t, &error));
        }
    }

    /// Answers questions in one step. What is no longer open is left alone. Gives how many it has answered, and why one was
    /// refused.
    fn decide(&self, answers: Vec<(Conflict, Choice)>) -> (usize, Option<SettleError>) {
        let office = self.device.now().office;
        let (mut edits, mut count, mut refused) = (Vec::new(), 0, None);
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
            self.desk.commit(Transaction { edits });
        }
        (count, refused)
    }
}

/// The page.
#[component]
pub fn Differences() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    super::document_title(move || t.page_differences().to_owned());
    let questions = Memo::new(move |_| desk.read(|workspace| workspace.tables().questions()));
    let view = View {
        t,
        desk,
        device: expect_context::<Device>(),
        notices: notices(),
        questions,
        district: RwSignal::new(None),
        findings: Findings::of(t, questions),
    };
    let named = Memo::new(move |_| view.wanted().iter().map(|question| named(view, question)).collect::<Vec<_>>());
    let turn = Turn::new(named);
    view! {
        {page_head(view! { <h1>{t.page_differences()}</h1> })}
        <p class="lead">{t.differences_lead()}</p>
        <Show when=move || view.questions.with(|questions| !questions.is_empty())
            fallback=move || nothing(t)>
            {in_bulk(view, turn)}
            {list(view, turn)}
        </Show>
        {history(view)}
    }
}

fn nothing(t: Lang) -> impl IntoView {
    view! {
        <div class="empty-state" role="status">
            {icon(Icon::Check)}
            <h2>{t.no_differences()}</h2>
            <p>{t.no_differences_hint()}</p>
            <div class="actions"><a class="button primary" href="#/data/gabungkan">{t.page_merge()}</a></div>
        </div>
    }
}

/// Choosing a district, and one answer for all that is shown.
fn in_bulk(view: View, turn: Turn<Conflict>) -> impl IntoView {
    let t = view.t;
    let districts = Memo::new(move |_| {
        view.questions
            .with(|questions| questions.iter().filter_map(|question| question.district).collect::<BTreeSet<_>>())
    });
    let choose = move |event: web_sys::Event| {
        view.district.set(event_target_value(&event).parse().ok());
        turn.begin_anew();
    };
    let options = move || {
        districts
            .get()
            .into_iter()
            .map(|code| view! { <option value=code.to_string()>{t.office(code)}</option> })
            .collect_view()
    };
    let keep = move |_| view.answer(answers(&view.wanted(), |question| question.contenders.first()));
    // One button an office: whoever takes the values of Tapin means those of all its computers.
    let authors = Memo::new(move |_| {
        let wanted = view.wanted();
        view.authors().among(wanted.iter().flat_map(|question| &question.contenders))
    });
    let take = move || authors.get().into_iter().map(|author| take_all(view, author)).collect_view();
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
            {take}
        </div>
    }
}

fn take_all(view: View, author: Author) -> impl IntoView {
    let take = move |_| {
        let authors = view.authors();
        view.answer(answers(&view.wanted(), |question| authors.choice_of(author, &question.contenders)));
    };
    view! { <button type="button" on:click=take>{view.t.take_from(&view.called(author))}</button> }
}

fn answers(questions: &[Question], choose: impl Fn(&Question) -> Option<&Contender>) -> Vec<(Conflict, Choice)> {
    let answer = |question: &Question| Some((question.conflict, Choice::Written(choose(question)?.stamp)));
    questions.iter().filter_map(answer).collect()
}

/// A question as the list names it.
fn named(view: View, question: &Question) -> Named<Conflict> {
    let (t, Question { conflict, label, .. }) = (view.t, question);
    let name = view.findings.sentence(conflict).unwrap_or_else(|| record_name(t, conflict.table, label));
    Named { key: *conflict, name, detail: any_field(t, conflict.table, conflict.field) }
}

fn list(view: View, turn: Turn<Conflict>) -> impl IntoView {
    let t = view.t;
    let shown = move || {
        let wanted = view.wanted();
        let (from, most) = turn.window();
        wanted.into_iter().skip(from).take(most).collect::<Vec<_>>()
    };
    // A question is drawn anew when another value, or another who wrote one of them, has come to it, and when its record
    // has moved, with which go the areas among which to choose.
    let key = |question: &Question| {
        let stamps: Vec<Stamp> = question.contenders.iter().flat_map(Contender::writers).collect();
        (question.conflict, question.district, question.meanwhile.clone(), stamps)
    };
    let card = move |question: Question| {
        let is_shown = turn.is_shown(question.conflict);
        view! { <li hidden=move || !is_shown.get()>{self::question(view, question)}</li> }
    };
    let cards = view! { <ul class="questions"><For each=shown key=key children=card /></ul> };
    in_turn(turn, t.page_differences(), cards)
}

fn question(view: View, question: Question) -> impl IntoView {
    let t = view.t;
    let Question { conflict, label, district, contenders, meanwhile } = question;
    let name = record_name(t, conflict.table, &label);
    let label = any_field(t, conflict.table, conflict.field);
    let spoken = format!("{name}: {label}");
    let head = if conflict.table == "cooperatives" {
        view! { <a href=Address::cooperative(conflict.id)>{name.clone()}</a> }.into_any()
    } else {
        let name = name.clone();
        view! { {move || view.findings.sentence(&conflict).unwrap_or_else(|| name.clone())} }.into_any()
    };
    let versions = contenders.into_iter().enumerate();
    let versions = versions.map(|(at, contender)| version(view, conflict, contender, at)).collect_view();
    view! {
        <article class="conflict" aria-label=spoken>
            <h2 class="h3">{head} ": " {label}</h2>
            {district.map(|code| view! { <p class="hint span">{t.office(code)}</p> })}
            {view.findings.about(conflict)}
            {conflict.decides_for_others().then(|| followers(view, meanwhile))}
            {versions}
            {another(view, conflict, district)}
        </article>
    }
}

/// What the answer does to all that belongs to a record, and what others entered of it in the meantime.
fn followers(view: View, meanwhile: Option<Orphans>) -> impl IntoView {
    let t = view.t;
    let entered = meanwhile.map(|Orphans { counts, heir }| {
        let records = counts.iter().map(|(table, count)| format!("{} ({})", t.table_name(table), t.count(*count)));
        let goes_to = heir.map(|heir| {
            let label = view.desk.peek(|workspace| workspace.tables().label_of(Cooperative::TABLE, heir));
            let name = label.name.unwrap_or_default();
            view! { {t.handed_on_to()} " " <a href=Address::cooperative(heir)>{name}</a> "." }
        });
        let stays = goes_to.is_none().then(|| t.deleted_too());
        view! { <p class="span">{t.entered_meanwhile(&records.collect::<Vec<_>>().join(", "))} " " {goes_to} {stays}</p> }
    });
    view! { {entered} <p class="hint span">{t.deletion_decides()}</p> }
}

/// A value to choose, by its place among all: the first one stands now.
fn version(view: View, conflict: Conflict, contender: Contender, at: usize) -> impl IntoView {
    let (t, stands, digit) = (view.t, at == 0, at + 1);
    let stamp = contender.stamp;
    let choose = move |_| view.answer(vec![(conflict, Choice::Written(stamp))]);
    let writers = contender.writers().map(|at| {
        view! { <span class="hint">{view.who(at)} ", " {t.moment(at.millis())}</span> }
    });
    let writers = writers.collect_view();
    view! {
        <button type="button" class="version" class:kept=stands data-key=digit.to_string() on:click=choose>
            <kbd aria-hidden="true">{digit}</kbd>
            <strong>{value_in_words(t, conflict.table, conflict.field, &contender.value)}</strong>
            {view.findings.answer(conflict, &contender)}
            {writers}
            {stands.then(|| view! { <span class="tag">{t.stands_now()}</span> })}
        </button>
    }
}

/// Room for another value than those that were written.
fn another(view: View, conflict: Conflict, district: Option<AreaCode>) -> Option<AnyView> {
    let expects = Tables::field_info(conflict.table, conflict.field)?.expects;
    let text = RwSignal::new(String::new());
    let choices = choices(view, conflict, district);
    let control = if choices.is_empty() {
        let Some(control) = written(view.t, conflict, expects, text) else { return in_form(view, conflict) };
        control
    } else {
        chosen(view.t, conflict, choices, text)
    };
    let t = view.t;
    let decide = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match typed(t, &text.get_untracked(), expects) {
            Some(value) => view.answer(vec![(conflict, Choice::Other(value))]),
            // The field says itself what is wrong with it.
            None => focus::on(&input_id(conflict)),
        }
    };
    let form = view! {
        <details>
            <summary>{t.another_value()}</summary>
            <form on:submit=decide>{control} <button type="submit">{t.decide_so()}</button></form>
        </details>
    };
    Some(form.into_any())
}

/// The id of the input for another value.
fn input_id(conflict: Conflict) -> String {
    format!("nilai-{}-{}", conflict.id, conflict.field)
}

/// A value that is one line; none where it is more than that.
fn written(t: Lang, conflict: Conflict, expects: Expectation, text: RwSignal<String>) -> Option<AnyView> {
    let id = input_id(conflict);
    match expects {
        Expectation::Date => {
            let label = any_field(t, conflict.table, conflict.field);
            return Some(day_field(id, label, None, text, |_| (), |_| Ok(())));
        }
        Expectation::Text(_)
        | Expectation::Count
        | Expectation::Rupiah
        | Expectation::Quantity
        | Expectation::Year
        | Expectation::Position => {}
        _ => return None,
    }
    let line = view! {
        <div class="field">
            <label for=id.clone()>{any_field(t, conflict.table, conflict.field)}</label>
            <input type="text" id=id on:input=move |event| text.set(event_target_value(&event)) />
        </div>
    };
    Some(line.into_any())
}

/// A value that is one of a list. What stands chosen at first is what the list begins with.
fn chosen(t: Lang, conflict: Conflict, choices: Choices, text: RwSignal<String>) -> AnyView {
    let first = choices.iter().flat_map(|(_, list)| list).next().map(|(code, _)| code.clone());
    text.set(first.unwrap_or_default());
    let label = any_field(t, conflict.table, conflict.field);
    select(input_id(conflict), label, false, choices, move || text.get(), move |code| text.set(code)).into_any()
}

/// The values of a list that a field takes one of, with those that offices have added, and none first where there may be
/// none.
fn choices(view: View, conflict: Conflict, district: Option<AreaCode>) -> Choices {
    let Conflict { table, field, .. } = conflict;
    let mut choices = explain::choices(view.t, table, field, district);
    if choices.is_empty() {
        return choices;
    }
    view.desk.peek(|workspace| {
        let tables = workspace.tables();
        if field == "cause" {
            choices.push((None, own_causes(tables)));
        }
        if tables.may_be_empty(table, field) {
            choices.insert(0, (None, vec![(String::new(), view.t.not_recorded().to_owned())]));
        }
    });
    choices
}

/// The causes that offices have added to the codebook.
fn own_causes(tables: &Tables) -> Vec<(String, String)> {
    let own = tables.causes.live().filter(|row| matches!(row.value.code, Cause::Unknown(_)));
    own.map(|row| (row.value.code.to_string(), row.value.name.to_string())).collect()
}

/// Where a value is a list of things, or another record: the way to the form in which it is written.
fn in_form(view: View, conflict: Conflict) -> Option<AnyView> {
    let t = view.t;
    let address = view.desk.peek(|workspace| form_of(workspace.tables(), conflict))?;
    let way = view! { <p class="hint span">{t.another_in_form()} " " <a href=address>{t.open_form()}</a></p> };
    Some(way.into_any())
}

/// The address at which a field of a record can be changed; none where it cannot.
fn form_of(tables: &Tables, conflict: Conflict) -> Option<String> {
    let Conflict { table, id, field } = conflict;
    let owner = Address::cooperative(tables.owner_of(table, id)?);
    Some(match table {
        // What a record stands for follows from uniting.
        Cooperative::TABLE if field == "merged_from" => return None,
        Cooperative::TABLE => format!("{owner}/ubah"),
        HealthAssessment::TABLE => format!("{owner}/kesehatan/{}", tables.health_assessments.get(id)?.value.year),
        Dissolution::TABLE => format!("{owner}/pembubaran"),
        Case::TABLE => Address::case(tables.owner_of(table, id)?),
        Transition::TABLE => owner,
        _ => return None,
    })
}

/// What was typed or chosen, as files hold it; nothing typed is no value. None where it is no day of the calendar.
fn typed(t: Lang, text: &str, expects: Expectation) -> Option<Value> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Value::Null);
    }
    Some(match expects {
        Expectation::Date => read_date(text, t).ok()??.to_string().into(),
        Expectation::Count | Expectation::Rupiah | Expectation::Year => {
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
            digits.parse::<i64>().map_or_else(|_| text.into(), Value::from)
        }
        Expectation::Quantity => {
            let quantity = t.read_quantity(text).ok().flatten();
            quantity.and_then(|quantity| serde_json::to_value(quantity).ok()).unwrap_or_else(|| text.into())
        }
        Expectation::Truth => text.parse::<bool>().map_or_else(|_| text.into(), Value::from),
        Expectation::Position => {
            let position = t.read_position(text).ok().flatten();
            position.and_then(|position| serde_json::to_value(position).ok()).unwrap_or_else(|| text.into())
        }
        _ => text.into(),
    })
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
    label: RecordLabel,
    chosen: Value,
    rejected: Vec<Value>,
    office: Option<AreaCode>,
}

fn told(workspace: &Workspace, row: &Row<Decision>) -> Told {
    let decision = &row.value;
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let id: Id = *decision.record;
    let rejected = json(&decision.rejected);
    let rejected = rejected.as_array().into_iter().flatten().map(|one| one["value"].clone());
    Told {
        at: row.stamps.base(),
        table: decision.table.to_string(),
        field: decision.field.to_string(),
        label: workspace.tables().label_of(&decision.table, id),
        chosen: json(&decision.chosen),
        rejected: rejected.collect(),
        office: decision.office,
    }
}

fn line(view: View, told: &Told) -> impl IntoView + use<> {
    let t = view.t;
    let shown = |value| value_in_words(t, &told.table, &told.field, value);
    let office = told.office.map_or_else(|| view.who(told.at), |office| t.office(office));
    let rejected = told.rejected.iter().map(shown).collect::<Vec<_>>().join("; ");
    let field = if told.field == DELETION { t.deletion().to_owned() } else { any_field(t, &told.table, &told.field) };
    view! {
        <li>
            <p><strong>{record_name(t, &told.table, &told.label)}</strong> ": " {field}</p>
            <p><ins>{shown(&told.chosen)}</ins> " – " {t.instead_of()} " " <del>{rejected}</del></p>
            <p class="hint">{office} ", " {t.moment(Moment::from_millis(told.at.millis()).millis())}</p>
        </li>
    }
}
