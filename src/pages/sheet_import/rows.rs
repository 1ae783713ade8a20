//! What would become of every row.

use super::steps::Steps;
use super::{Bringing, values};
use crate::domain::{BookYear, DeclaredStatus};
use crate::exchange::sheet::{Candidate, CellChange, Choice, Class, Summary, View};
use crate::explain::{any_field, explain_fault, value_in_words};
use crate::i18n::{Label, Lang};
use crate::ui::address::Address;
use crate::ui::download::download_buffer;
use crate::ui::icon::{Icon, icon};
use crate::ui::select::select;
use crate::worker::ListRequest;
use leptos::prelude::*;

const CLASSES: [Class; 5] = [Class::New, Class::Changing, Class::Equal, Class::Doubtful, Class::Refused];

pub(super) fn view(this: Bringing) -> impl IntoView {
    // A decision about one row changes the counts, and must not take the row from under whoever decides.
    let round = Memo::new(move |_| this.summary.with(Option::is_some).then(|| this.round.get()));
    move || {
        round.get()?;
        this.summary.get_untracked().map(|summary| shown(this, &summary))
    }
}

fn shown(this: Bringing, summary: &Summary) -> impl IntoView + use<> {
    let t = this.t;
    let first = |class| summary.rows.get(&class).copied().unwrap_or_default();
    let changes = move || this.count(Class::New) + this.count(Class::Changing);
    let nothing = untrack(changes) == 0 && first(Class::Doubtful) == 0 && first(Class::Refused) == 0;
    let doubtful = summary.asked > 0;
    let has_absent = summary.absent > 0;
    let missing = missing(this, summary);
    let only = RwSignal::new(None::<Class>);
    let count = move |class| {
        let is_chosen = move || only.get() == Some(class);
        let choose = move |_| only.update(|only| *only = if *only == Some(class) { None } else { Some(class) });
        view! {
            <div>
                <dt>
                    <button type="button" class="quiet small" aria-pressed=move || is_chosen().to_string()
                        disabled=move || this.count(class) == 0 on:click=choose>{class_name(this, class)}</button>
                </dt>
                <dd>{move || crate::ui::figure::count(this.count(class) as u32)}</dd>
            </div>
        }
    };
    let others = [Class::Refused, Class::New, Class::Changing, Class::Equal];
    let others =
        others.map(|class| view! { <Show when=move || { this.count(class) > 0 }>{rows(this, class, only)}</Show> });
    view! {
        <section aria-labelledby="nasib-baris">
            <h2 id="nasib-baris">{t.rows_title()}</h2>
            <dl class="facts short counts">{CLASSES.map(count)}</dl>
            {nothing.then(|| view! { <p role="status">{t.nothing_to_put_in()}</p> })}
            {missing}
            {values::view(this, summary)}
            {doubtful.then(|| rows(this, Class::Doubtful, only))}
            {others}
            {has_absent.then(|| absent(this, summary))}
            {stale(this, t.preview_again(), Bringing::preview)}
            <div class="actions">
                <button type="button" class="primary"
                    disabled=move || this.is_working() || this.stale.get() || changes() == 0 && this.absent.with(Option::is_none)
                    on:click=move |_| this.apply()>{icon(Icon::Upload)} {t.put_in_list()}</button>
            </div>
        </section>
    }
}

/// That the plan has changed since the rows were read, and how to read them again.
pub(super) fn stale(this: Bringing, name: &'static str, again: fn(&Bringing)) -> impl IntoView {
    let t = this.t;
    view! {
        <Show when=move || this.stale.get()>
            <p class="caution" role="status">{icon(Icon::Warning)}
                <span>{t.rows_are_stale()} " "
                    <button type="button" class="quiet" on:click=move |_| again(&this)>{name}</button>
                </span>
            </p>
        </Show>
    }
}

/// What is not said of figures, and where to say it for all rows.
fn missing(this: Bringing, summary: &Summary) -> impl IntoView + use<> {
    let t = this.t;
    let count = |count: usize| t.count(count);
    let all = [
        (summary.without_date, t.rows_without_date(&count(summary.without_date)), t.state_date(), "keadaan"),
        (summary.without_source, t.rows_without_source(&count(summary.without_source)), t.state_source(), "sumber"),
        (
            summary.without_measure,
            t.rows_without_measure(&count(summary.without_measure)),
            t.state_measure(),
            "yang-dihitung",
        ),
    ];
    let unclear = (summary.unclear, t.rows_unclear(&count(summary.unclear)), t.answer_question(), "pertanyaan-daftar");
    let all = all.into_iter().chain([unclear]);
    let damaged = (summary.damaged_niks > 0).then(|| {
        let text = t.rows_with_damaged_nik(&count(summary.damaged_niks));
        view! { <p class="caution">{icon(Icon::Warning)} <span>{text}</span></p> }
    });
    let stated = summary.stated.iter().map(|of| {
        let text = t.list_states_others(&of.title, &count(of.stated as usize), &count(of.rows));
        view! { <p class="caution">{icon(Icon::Warning)} <span>{text}</span></p> }
    });
    let stated = stated.collect_view();
    let head = (!summary.head.is_empty()).then(|| {
        let text = t.list_head_not_understood(&summary.head.join(" · "));
        view! { <p class="caution">{icon(Icon::Warning)} <span>{text}</span></p> }
    });
    let missing = all.filter(|(rows, ..)| *rows > 0);
    let line = |(_, text, name, id): (usize, String, &'static str, &'static str)| {
        let go = move |_| crate::ui::focus::on(id);
        view! { <p class="caution">{icon(Icon::Warning)} <span>{text} " " <button type="button" class="quiet" on:click=go>{name}</button></span></p> }
    };
    let year = (summary.without_year > 0).then(|| year(this, summary.without_year));
    (damaged, stated, head, year, missing.map(line).collect_view())
}

/// The book year of figures that have none: asked once, for all rows, which are then read again.
fn year(this: Bringing, rows: usize) -> impl IntoView {
    let t = this.t;
    let typed = RwSignal::new(String::new());
    let state = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(year) = typed.get_untracked().trim().parse().ok().and_then(BookYear::new) {
            this.change(|plan| plan.year = Some(year));
            this.preview();
        }
    };
    view! {
        <form class="note warn inline" on:submit=state>
            {icon(Icon::Warning)}
            <div class="field">
                <label for="tahun-buku-semua">{t.rows_without_year(&t.count(rows))} " " {t.state_year()}</label>
                <input type="number" id="tahun-buku-semua" min="1945" max="2100" required
                    on:input=move |event| typed.set(event_target_value(&event)) />
            </div>
            <button type="submit" disabled=move || this.is_working()>{t.preview_again()}</button>
        </form>
    }
}

fn class_name(this: Bringing, class: Class) -> &'static str {
    let t = this.t;
    match class {
        Class::New if untrack(|| this.is_of_figures()) => t.class_new_figures(),
        Class::New if untrack(|| this.is_of_records() || this.is_of_plans() || this.stands_for_itself()) => {
            t.class_new_records()
        }
        Class::New => t.class_new(),
        Class::Changing => t.class_changing(),
        Class::Equal => t.class_equal(),
        Class::Doubtful => t.class_doubtful(),
        Class::Refused => t.class_refused(),
    }
}

/// The rows of a class, fetched when they are asked for; the doubtful ones at once. They are away while only those of
/// another class are wanted.
fn rows(this: Bringing, class: Class, only: RwSignal<Option<Class>>) -> impl IntoView {
    let (t, is_doubtful) = (this.t, class == Class::Doubtful);
    let steps = Steps::<View>::new();
    let more = move || steps.more(this, move |from, most| ListRequest::Views { class, from, most });
    if is_doubtful {
        more();
    }
    let opened = move |event: web_sys::Event| {
        // Decisions may have moved rows since.
        if crate::ui::is_open(&event) && !is_doubtful {
            steps.begin_anew();
            more();
        }
    };
    view! {
        <details class="changes" prop:open=move || only.get().map_or(is_doubtful, |only| only == class)
            hidden=move || only.get().is_some_and(|only| only != class) on:toggle=opened>
            <summary>{class_name(this, class)} ": " {move || t.count(this.count(class))}</summary>
            {is_doubtful.then(|| doubtful_head(this))}
            {(class == Class::Refused).then(|| refused_head(this))}
            <ul class="changes-list">
                <For each=move || steps.shown() key=|row| row.number let:row>{one(this, class, &row)}</For>
            </ul>
            <Show when=move || !steps.is_all()>
                <button type="button" disabled=move || this.is_working() on:click=move |_| more()>{t.show_more()}</button>
            </Show>
        </details>
    }
}

fn doubtful_head(this: Bringing) -> impl IntoView {
    let t = this.t;
    // Only a list of cooperatives brings new ones.
    if untrack(|| this.is_of_records()) {
        return view! { <p>{t.doubtful_text_of_records()}</p> }.into_any();
    }
    let (text, all_new) = if untrack(|| this.is_of_enterprises()) {
        (t.doubtful_enterprises(), t.all_are_new_enterprises())
    } else if untrack(|| this.is_of_financing()) {
        (t.doubtful_financing(), t.all_are_of_others())
    } else {
        (t.doubtful_text(), t.all_are_new())
    };
    view! {
        <p>{text}</p>
        <button type="button" on:click=move |_| this.ask(ListRequest::AllNew)>{all_new}</button>
    }
    .into_any()
}

fn refused_head(this: Bringing) -> impl IntoView {
    let t = this.t;
    let save = move |_| {
        leptos::task::spawn_local(async move {
            let Some(job) = this.job.get_value() else { return };
            match job.refused_rows(t).await {
                Ok(file) => download_buffer(&format!("{}.csv", t.refused_rows_name()), "text/csv", &file),
                Err(failure) => this.notices.error(t.worker_failed(&failure.to_string())),
            }
        });
    };
    let lenient = move |_| {
        this.plan.update(|plan| plan.lenient = !plan.lenient);
        this.preview();
    };
    view! {
        <div class="actions">
            <button type="button" on:click=save>{icon(Icon::Download)} {t.save_refused()}</button>
            <label class="check">
                <input type="checkbox" prop:checked=move || this.plan.with(|plan| plan.lenient) on:change=lenient />
                <span>{t.take_lenient()}</span>
            </label>
        </div>
    }
}

fn one(this: Bringing, class: Class, row: &View) -> impl IntoView + use<> {
    let t = this.t;
    let plan = this.plan.get_untracked();
    let faults = row
        .faults
        .iter()
        .chain(&row.remarks)
        .map(|fault| view! { <p class="caution">{icon(Icon::Warning)} {explain_fault(t, &plan, fault)}</p> });
    // A row of a plan has no page of its own to lead to.
    let is_new =
        row.id.is_none() && !untrack(|| this.is_of_plans() || this.stands_for_itself()) || row.class == Class::New;
    let changes = row.changes.iter().map(|change| difference(t, change, is_new)).collect_view();
    let name = match row.id {
        Some(id) => view! { <a href=Address::cooperative(id)>{row.name.clone()}</a> }.into_any(),
        None if row.name.is_empty() => {
            let area = row.changes.first().and_then(|change| change.figure).map(|of| t.office(of.area));
            area.map(|area| view! { <strong>{area}</strong> }).into_any()
        }
        None => view! { <strong>{row.name.clone()}</strong> }.into_any(),
    };
    view! {
        <li>
            <p class="who">{name} " " <span class="hint">{t.row_number(&this.place(row.number))}</span></p>
            {faults.collect_view()}
            {(class == Class::Doubtful).then(|| question(this, row))}
            <dl class="diff flow">{changes}</dl>
        </li>
    }
}

/// Which cooperative a doubtful row is of.
fn question(this: Bringing, row: &View) -> impl IntoView + use<> {
    const NEW: &str = "baru";
    let (t, number) = (this.t, row.number);
    let ids: Vec<_> = row.candidates.iter().map(|candidate| candidate.id).collect();
    let candidates = row.candidates.iter().map(|candidate| (candidate.id.to_string(), described(t, candidate)));
    let open = (String::new(), t.undecided().to_owned());
    let new = (!untrack(|| this.is_of_records())).then(|| (NEW.to_owned(), t.it_is_new().to_owned()));
    let choices = std::iter::once(open).chain(new).chain(candidates).collect();
    let chosen = RwSignal::new(match row.choice {
        None => String::new(),
        Some(Choice::New) => NEW.to_owned(),
        Some(Choice::Same(id)) => id.to_string(),
    });
    let set = move |value: String| {
        chosen.set(value.clone());
        let same = ids.iter().copied().find(|id| id.to_string() == value).map(Choice::Same);
        this.decide(number, if value == NEW { Some(Choice::New) } else { same });
    };
    select(
        format!("baris-{number}"),
        t.which_is_row(&number.to_string()),
        false,
        vec![(None, choices)],
        move || chosen.get(),
        set,
    )
}

pub(super) fn described(t: Lang, candidate: &Candidate) -> String {
    let parts = [Some(candidate.name.clone()), candidate.number.clone(), candidate.district.map(|code| t.office(code))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn difference(t: Lang, change: &CellChange, is_new: bool) -> impl IntoView + use<> {
    let shown = |value| value_in_words(t, &change.table, &change.field, value);
    let (old, new) = (shown(&change.old), shown(&change.new));
    let name = match (change.year, change.figure) {
        (Some(year), _) => format!("{} {year}", any_field(t, &change.table, &change.field)),
        (None, Some(of)) => t.figure_told(of.measure.label(t), &t.date_known(of.date, of.precision)),
        (None, None) => any_field(t, &change.table, &change.field),
    };
    let is_new = is_new && change.figure.is_none() || change.figure.is_some() && change.old.is_null();
    let before = (!is_new && change.old != change.new).then(|| view! { <del>{old}</del> " → " });
    view! { <div><dt>{name}</dt><dd>{before} <ins>{new}</ins></dd></div> }
}

/// Cooperatives of the register that the list does not name, and what is to be done about them.
fn absent(this: Bringing, summary: &Summary) -> impl IntoView + use<> {
    let (t, all) = (this.t, summary.absent);
    let steps = Steps::<Candidate>::new();
    let more = move || steps.more(this, |from, most| ListRequest::Absent { from, most });
    let opened = move |event: web_sys::Event| {
        if crate::ui::is_open(&event) && steps.is_empty() {
            more();
        }
    };
    let leave = (String::new(), t.absent_leave().to_owned());
    let declare = DeclaredStatus::ALL
        .iter()
        .map(|status| (status.to_string(), t.absent_declare(&status.label(t).to_lowercase())));
    let choices = std::iter::once(leave).chain(declare).collect();
    let value = move || this.absent.get().map(|status| status.to_string()).unwrap_or_default();
    let set = move |value: String| {
        let status = value.parse::<DeclaredStatus>().ok().filter(|_| !value.is_empty());
        this.absent.set(status);
        this.ask(ListRequest::DeclareAbsent(status));
    };
    view! {
        <details class="changes" on:toggle=opened>
            <summary>{t.absent_title(&t.count(all))}</summary>
            <p>{t.absent_text()}</p>
            {select("tak-disebut".into(), t.status_of_absent().into(), false, vec![(None, choices)], value, set)}
            <ul class="changes-list">
                <For each=move || steps.shown() key=|one| one.id let:one>
                    <li><a href=Address::cooperative(one.id)>{described(t, &one)}</a></li>
                </For>
            </ul>
            <Show when=move || { steps.count() < all }>
                <button type="button" on:click=move |_| more()>{t.show_more()}</button>
            </Show>
        </details>
    }
}
