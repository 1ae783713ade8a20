//! The table of the files: a row a file and a row an office that has not sent, and each file in full below its row.

use super::{Chosen, FileState, Intaking, Stage, card};
use crate::domain::AreaCode;
use crate::domain::territory::Territory;
use crate::exchange::roll::{Brings, Line, Verdict, roll};
use crate::explain::explain_file;
use crate::ui::clipboard::copy;
use crate::ui::figure;
use crate::ui::icon::{Icon, icon};
use crate::ui::scroll::sideways;
use crate::workspace::heard;
use leptos::prelude::*;

/// Columns of the table: what a file opens below spans them all.
const COLUMNS: &str = "9";

/// So many offices of which nothing has come stand in rows of their own beside files; more are folded into one.
const FEW: usize = 3;

/// The offices whose files a province waits for; of a district nobody knows which.
fn expected(this: Intaking) -> Vec<AreaCode> {
    let territory = Territory::current();
    let is_province = crate::ui::desk::office(this.device) == territory.province.code;
    let districts = territory.districts.iter().filter(|_| is_province);
    districts.map(|district| district.code).collect()
}

fn office_of(chosen: &Chosen) -> Option<AreaCode> {
    match chosen.state.get() {
        FileState::Ready { head, .. } => Some(head.author.office),
        _ => None,
    }
}

/// What all files together would do, and how many offices have sent.
#[derive(Clone, Copy, PartialEq)]
struct Sums {
    sent: usize,
    expected: usize,
    brings: Brings,
}

fn summed(this: Intaking) -> Sums {
    let (files, expected) = (this.files.get(), expected(this));
    let is_sent = |office: &&AreaCode| files.iter().any(|chosen| office_of(chosen) == Some(**office));
    let brings = files.iter().filter_map(|chosen| chosen.report.with(|report| report.as_ref().map(Brings::of))).sum();
    Sums { sent: expected.iter().filter(is_sent).count(), expected: expected.len(), brings }
}

/// What would be done, in a sentence for beside the button.
pub(super) fn sums(this: Intaking) -> Option<AnyView> {
    let t = this.t;
    let wanted = this.wanted().len() + this.wanted_photos().len();
    if wanted == 0 || this.is_working() || this.stage.get() == Stage::Done {
        return None;
    }
    let asked = summed(this).brings.asked;
    let after = if asked > 0 { t.asked_afterwards(&t.count(asked)) } else { t.can_be_undone().to_owned() };
    Some(
        view! { <strong>{t.files_wanted(&t.count(wanted))}</strong> " " <span class="wide-only">{after}</span> }
            .into_any(),
    )
}

/// The table, with the figures above it.
pub(super) fn view(this: Intaking) -> impl IntoView {
    let t = this.t;
    let lines = Memo::new(move |_| {
        let files: Vec<_> = this.files.get().iter().map(|chosen| (chosen.number, office_of(chosen))).collect();
        roll(&files, &expected(this))
    });
    let sums = Memo::new(move |_| summed(this));
    let title = move || {
        let Sums { sent, expected, .. } = sums.get();
        if expected == 0 {
            return t.files_chosen(&t.count(this.files.with(Vec::len)));
        }
        t.offices_sent(&t.count(expected), &t.count(sent), &t.count(expected - sent))
    };
    let line = move |line: Line<u32>| match line {
        Line::Missing(office) => missing(this, office).into_any(),
        Line::File(number) => {
            let chosen = this.files.with_untracked(|files| files.iter().find(|one| one.number == number).cloned());
            chosen.map(|chosen| file(this, chosen)).into_any()
        }
    };
    // Beside files those of which nothing has come are told in one row, until somebody wants them all.
    let all = RwSignal::new(false);
    let folded = Memo::new(move |_| {
        let missing = lines.with(|lines| lines.iter().filter(|line| matches!(line, Line::Missing(_))).count());
        let folds = missing > FEW && !all.get() && this.files.with(|files| !files.is_empty());
        if folds { missing } else { 0 }
    });
    let shown = move || {
        // The lines first: what follows from them may stay the same when they do not.
        lines.with(|lines| {
            let folds = folded.get() > 0;
            lines.iter().filter(|line| !folds || matches!(line, Line::File(_))).copied().collect::<Vec<_>>()
        })
    };
    let rest = move || {
        let count = folded.get();
        (count > 0).then(|| view! {
            <tr class="missing folded">
                <td colspan=COLUMNS>
                    <button type="button" class="link" on:click=move |_| all.set(true)>{t.offices_missing(&t.count(count))}</button>
                </td>
            </tr>
        })
    };
    let num = |head: &'static str| view! { <th scope="col" class="num">{head}</th> };
    let table = view! {
        <table class="roll">
            <caption class="visually-hidden">{title}</caption>
            <thead>
                <tr>
                    <th scope="col"><span class="visually-hidden">{t.column_taken()}</span></th>
                    <th scope="col">{t.column_office()}</th>
                    <th scope="col">{t.written_on()}</th>
                    {num(t.column_new())}
                    {num(t.column_changed())}
                    {num(t.column_contradicting())}
                    {num(t.column_refused())}
                    {num(t.column_cooperatives())}
                    <th scope="col">{t.column_verdict()}</th>
                </tr>
            </thead>
            <tbody><For each=shown key=|line| *line children=line /> {rest}</tbody>
        </table>
    };
    view! {
        {move || (this.files.with(|files| !files.is_empty())).then(|| figures(this, sums.get()))}
        <section class="roll-card" aria-label=title>
            <h2>{title}</h2>
            {sideways(t.roll_name(), table)}
        </section>
    }
}

fn figures(this: Intaking, sums: Sums) -> impl IntoView {
    let t = this.t;
    let now = this.desk.peek(|workspace| workspace.tables().cooperatives.live().count());
    let Sums { sent, expected, brings } = sums;
    let sent = (expected > 0).then(|| {
        figure::key_figure(t.offices_that_sent().into(), figure::count(sent as u32), t.out_of(&t.count(expected)))
    });
    let count = |what: &'static str, count: usize| figure::key_figure(what.into(), figure::count(count as u32), "");
    // Once the files are in, those that came with them are there.
    let is_done = this.stage.get() == Stage::Done;
    let (before, after) = if is_done {
        (now as i64 - brings.cooperatives, now as i64)
    } else {
        (now as i64, now as i64 + brings.cooperatives)
    };
    let after = figure::key_figure(
        t.cooperatives_afterwards().into(),
        figure::count(after.max(0) as u32),
        t.cooperatives_before(&t.count(before)),
    );
    view! {
        <div class="figures compact">
            {sent}
            {count(t.records_new(), brings.created)}
            {count(t.records_changed(), brings.changed)}
            {count(t.column_contradicting(), brings.asked)}
            {after}
        </div>
    }
}

/// An office of which no file has come, and when something of it came last.
fn missing(this: Intaking, office: AreaCode) -> impl IntoView {
    let t = this.t;
    let installs = this.device.now().installs.read();
    let latest = this.desk.peek(|workspace| heard(workspace.seen(), &installs).get(&office).copied());
    let last = latest.map(|ms| t.last_change_of_office(&t.date(crate::domain::Date::in_wita(ms))));
    let notices = this.notices;
    let remind = move |_| copy(notices, t, t.reminder(&t.office(office)));
    view! {
        <tr class="missing">
            <td></td>
            <th scope="row">{t.office(office)}</th>
            <td colspan="6" class="when">{t.not_sent()} " " {last}</td>
            <td class="verdict">
                <button type="button" class="quiet small" on:click=remind aria-label=t.copy_reminder_for(&t.office(office))>
                    {t.copy_reminder()}
                </button>
            </td>
        </tr>
    }
}

fn file(this: Intaking, chosen: Chosen) -> impl IntoView {
    let t = this.t;
    let Chosen { number, name, state, report, wanted, open, .. } = chosen.clone();
    let is_open = Memo::new(move |_| open.get().unwrap_or_else(|| opens_by_itself(this, state)));
    let toggle_open = move |_| open.set(Some(!is_open.get_untracked()));
    let toggle = move |_| {
        wanted.update(|wanted| *wanted = !*wanted);
        this.compare_again();
    };
    let ready = Memo::new(move |_| matches!(state.get(), FileState::Ready { .. } | FileState::Photos { .. }));
    let label = t.take_file(&name);
    let tick = move || {
        let label = label.clone();
        (ready.get() && this.stage.get() != Stage::Done).then(|| {
            view! { <input type="checkbox" aria-label=label prop:checked=move || wanted.get() on:change=toggle /> }
        })
    };
    let who = {
        let name = name.clone();
        move || match state.get() {
            FileState::Ready { head, .. } => {
                view! { {t.office(head.author.office)} <span class="visually-hidden">", " {name.clone()}</span> }
                    .into_any()
            }
            _ => name.clone().into_any(),
        }
    };
    let written = move || match state.get() {
        FileState::Ready { head, .. } => Some(t.moment(head.author.at.millis())),
        _ => None,
    };
    let numbers = move || report.with(|report| report.as_ref().map(Brings::of));
    let number_of = move |of: fn(Brings) -> usize| {
        view! { <td class="num">{move || numbers().map(|brings| figure::count(of(brings) as u32))}</td> }
    };
    let asked = move || {
        let asked = numbers()?.asked;
        Some(view! { <span class:asks=asked != 0>{figure::count(asked as u32)}</span> })
    };
    let cooperatives = move || numbers().map(|brings| t.signed(brings.cooperatives));
    let in_short = move || {
        let brings = numbers()?;
        Some(t.brings_in_short(&t.count(brings.created), &t.count(brings.changed), &t.count(brings.asked)))
    };
    let id = format!("berkas-{number}");
    let full = {
        let (chosen, id) = (chosen.clone(), id.clone());
        move || {
            let (chosen, id) = (chosen.clone(), id.clone());
            is_open
                .get()
                .then(|| view! { <tr class="opened" id=id><td colspan=COLUMNS>{card::view(this, chosen)}</td></tr> })
        }
    };
    view! {
        <tr class:open=move || is_open.get() class:left-out=move || ready.get() && !wanted.get()>
            <td class="tick">{tick}</td>
            <th scope="row">
                <button type="button" class="opener" aria-expanded=move || is_open.get().to_string() aria-controls=id
                    title=name.clone() on:click=toggle_open>{icon(Icon::Forward)} <span>{who}</span></button>
            </th>
            <td class="when">{written}</td>
            {number_of(|brings| brings.created)}
            {number_of(|brings| brings.changed)}
            <td class="num">{asked}</td>
            {number_of(|brings| brings.refused)}
            <td class="num">{cooperatives}</td>
            <td class="verdict">{move || verdict(this, &chosen)}</td>
            <td class="short" aria-hidden="true">{in_short}</td>
        </tr>
        {full}
    }
}

/// A file by itself is what one wants to see, and so is one that needs a person.
fn opens_by_itself(this: Intaking, state: RwSignal<FileState>) -> bool {
    match state.get() {
        FileState::Reading => false,
        FileState::Refused(_) | FileState::Sealed(_) | FileState::Receipts(_) | FileState::NoPhotos(_) => true,
        // What is not taken is not left folded.
        FileState::Photos { photos, taken } => taken.different + photos.refused > 0,
        FileState::Ready { .. } => this.files.with(Vec::len) == 1,
    }
}

/// What is to be said of a file, in a word.
fn verdict(this: Intaking, chosen: &Chosen) -> impl IntoView + use<> {
    let t = this.t;
    let (class, text) = match chosen.state.get() {
        FileState::Reading => ("hint", t.verdict_reading().to_owned()),
        FileState::Refused(_) | FileState::NoPhotos(_) => ("tag error", t.verdict_refused().to_owned()),
        FileState::Photos { taken, .. } => ("hint", t.verdict_photos(&t.count(taken.new))),
        FileState::Sealed(_) => ("tag", t.verdict_sealed().to_owned()),
        FileState::Receipts(_) => ("tag", t.verdict_receipt().to_owned()),
        FileState::Ready { head, .. } => {
            let verdict = chosen.report.with(|report| Verdict::of(&head, report.as_ref()));
            (if verdict.is_caution() { "tag warn" } else { "hint" }, explain_file(t, verdict))
        }
    };
    view! { <span class=class>{text}</span> }
}
