//! A chosen file: who, when, what it holds, and what it would do.

use super::photos::Taken;
use super::{Chosen, FileState, Intaking, Stage, changes, outcome, record_name};
use crate::exchange::intake::{Head, Report, TableReport};
use crate::exchange::json::{Part, Refusal};
use crate::exchange::photos::Photos;
use crate::exchange::receipt::{Receipt, Whole};
use crate::exchange::rescue::Remarks;
use crate::exchange::seal::SealError;
use crate::explain::{explain_flaw, explain_refusal, explain_seal};
use crate::i18n::Lang;
use crate::replica::{DAY_MS, ReplicaId};
use crate::ui::icon::{Icon, icon};
use crate::ui::scroll::sideways;
use crate::ui::{figure, random};
use crate::workspace::merge::Ahead;
use leptos::prelude::*;

pub(super) fn view(this: Intaking, chosen: Chosen) -> impl IntoView {
    move || match chosen.state.get() {
        FileState::Reading => ().into_any(),
        FileState::Refused(refusal) => refused(this, &chosen, &refusal).into_any(),
        FileState::Sealed(error) => sealed(this, chosen.clone(), error.as_ref()).into_any(),
        FileState::Receipts(receipts) => receipts_of(this, &chosen, &receipts).into_any(),
        FileState::Photos { photos, taken } => photos_of(this, &photos, taken).into_any(),
        FileState::NoPhotos(why) => no_photos(this, &chosen, &why).into_any(),
        FileState::Ready { file, head } => ready(this, &chosen, file, &head).into_any(),
    }
}

/// The cards of files that can be taken off the list.
pub(super) const REMOVABLE: &str = ".note.removable";

/// So many parts that were lost are named; the rest is only counted.
const MOST_LOST: usize = 20;

/// Takes a file off the list that is of no use.
fn remove(this: Intaking, chosen: &Chosen) -> impl IntoView + use<> {
    let (number, label) = (chosen.number, this.t.take_off(&chosen.name));
    view! {
        <button type="button" class="quiet" disabled=move || this.is_working() on:click=move |_| this.remove(number)>
            {icon(Icon::Close)} {label}
        </button>
    }
}

fn refused(this: Intaking, chosen: &Chosen, refusal: &Refusal) -> impl IntoView + use<> {
    let t = this.t;
    let flaws = match refusal {
        Refusal::Flaws { first, count } => {
            let rest = count.saturating_sub(first.len());
            let listed: Vec<_> = first.iter().map(|flaw| view! { <li>{explain_flaw(t, flaw)}</li> }).collect();
            let more = (rest > 0).then(|| view! { <li>{t.and_more(&t.count(rest))}</li> });
            Some(view! { <ul>{listed} {more}</ul> })
        }
        _ => None,
    };
    view! {
        <div class="note error removable" role="alert">
            {icon(Icon::Warning)}
            <div>
                <h3>{t.file_refused(&chosen.name)}</h3>
                <p>{explain_refusal(t, refusal)}</p>
                {flaws}
                <p>{t.nothing_changed()}</p>
                <div class="actions">{outcome::receipt(this, chosen.clone())} {remove(this, chosen)}</div>
            </div>
        </div>
    }
}

/// What becomes of photographs, which find their visits by themselves.
fn photos_of(this: Intaking, photos: &Photos, taken: Taken) -> impl IntoView + use<> {
    let t = this.t;
    let told = t.photos_weighed(
        &t.count(taken.new),
        &t.count(taken.known),
        &t.count(taken.different),
        &t.count(photos.refused),
    );
    view! { <p>{told}</p> }
}

/// A file that should hold photographs that can be taken.
fn no_photos(this: Intaking, chosen: &Chosen, why: &str) -> impl IntoView + use<> {
    let t = this.t;
    view! {
        <div class="note error removable" role="alert">
            {icon(Icon::Warning)}
            <div>
                <p>{t.photos_refused(&chosen.name, why)}</p>
                <div class="actions">{remove(this, chosen)}</div>
            </div>
        </div>
    }
}

/// A sealed file asks for its passphrase.
fn sealed(this: Intaking, chosen: Chosen, error: Option<&SealError>) -> impl IntoView + use<> {
    let t = this.t;
    let (id, message_id) = (format!("sandi-{}", chosen.number), format!("sandi-{}-salah", chosen.number));
    let title = t.file_is_sealed(&chosen.name);
    let remove = remove(this, &chosen);
    let passphrase = RwSignal::new(String::new());
    let message = error.map(|error| explain_seal(t, error));
    let is_wrong = message.is_some();
    let described = is_wrong.then(|| message_id.clone());
    let message = message.map(|text| view! { <p class="message error" id=message_id role="alert">{text}</p> });
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        this.open(chosen.clone(), passphrase.get());
    };
    view! {
        <div class="note info removable" role="status">
            {icon(Icon::Lock)}
            <div>
                <h3>{title}</h3>
                <form class="inline" on:submit=open>
                    <div class="field" class:invalid=is_wrong>
                        <label for=id.clone()>{t.passphrase()}</label>
                        <input type="password" id=id autocomplete="off" aria-describedby=described
                            on:input=move |event| passphrase.set(event_target_value(&event)) />
                        {message}
                    </div>
                    <button type="submit" disabled=move || this.is_working()>{t.open_sealed()}</button>
                </form>
                <div class="actions">{remove}</div>
            </div>
        </div>
    }
}

/// Those for files of this install in full; how many there are for others.
fn receipts_of(this: Intaking, chosen: &Chosen, receipts: &[Receipt]) -> impl IntoView + use<> {
    let (t, own) = (this.t, this.desk.peek(|workspace| workspace.replica()));
    let is_own = |receipt: &&Receipt| receipts.len() == 1 || receipt.file.replica == Some(own);
    let told: Vec<_> = receipts.iter().filter(is_own).map(|receipt| receipt_card(this, chosen, receipt)).collect();
    let others = receipts.len() - told.len();
    let none = told.is_empty().then(|| view! { <p>{t.receipts_of_others_only()}</p> });
    let others = (others > 0).then(|| view! { <p class="hint">{t.receipts_of_others(&t.count(others))}</p> });
    view! { <div class="stack">{told} {none} {others} <div class="actions">{remove(this, chosen)}</div></div> }
}

fn receipt_card(this: Intaking, chosen: &Chosen, receipt: &Receipt) -> impl IntoView + use<> {
    let t = this.t;
    let sum = |count: fn(&crate::exchange::receipt::Taken) -> usize| receipt.taken.values().map(count).sum::<usize>();
    let lines = [
        (t.column_new(), sum(|taken| taken.created)),
        (t.column_changed(), sum(|taken| taken.changed)),
        (t.column_deleted(), sum(|taken| taken.deleted)),
        (t.column_known(), sum(|taken| taken.known)),
        (t.column_refused(), sum(|taken| taken.refused)),
        (t.column_asked(), receipt.conflicts.len()),
    ];
    let hint = match receipt.asks_for_whole(this.desk.peek(|workspace| workspace.replica())) {
        None => t.receipt_hint(),
        Some(Whole::Unread) => t.receipt_unread(),
        Some(Whole::LeftOut) => t.receipt_left_out(),
        Some(Whole::OtherInstall) => t.receipt_of_another(),
    };
    let lines = lines.map(|(label, count)| view! { <dt>{label}</dt><dd>{figure::count(count as u32)}</dd> });
    let refused = receipt.refused.iter().map(|reason| view! { <li>{reason.clone()}</li> }).collect_view();
    view! {
        <div class="note ok removable" role="status">
            {icon(Icon::Check)}
            <div>
                <h3>{t.receipt_of(&chosen.name, &t.office(receipt.office))}</h3>
                <p>{t.receipt_text(&receipt.file.name, &t.moment(receipt.written_at.millis()))}</p>
                <dl class="facts">{lines}</dl>
                <ul>{refused}</ul>
                <p>{hint}</p>
            </div>
        </div>
    }
}

fn ready(this: Intaking, chosen: &Chosen, file: usize, head: &Head) -> impl IntoView + use<> {
    let (t, wanted, report) = (this.t, chosen.wanted, chosen.report);
    let name = chosen.name.clone();
    let empty = Memo::new(move |_| this.desk.read(|workspace| workspace.tables().is_empty()));
    let title = move || match this.stage.get() {
        Stage::Done if wanted.get() => t.file_is_in(&name),
        Stage::Done => t.file_left_out(&name),
        _ if empty.get() => t.file_can_be_taken(&name),
        _ => t.file_can_be_merged(&name),
    };
    let cautioned = head.clone();
    let cautions = move || report.with(|report| cautions(this, &cautioned, report.as_ref()));
    let effects = move || {
        report.with(|report| {
            let report = report.as_ref()?;
            Some(view! { {effects(t, report)} {changes::view(this, file, report)} })
        })
    };
    let kept = chosen.clone();
    let last = move || match this.stage.get() {
        Stage::Done => outcome::receipt(this, kept.clone()).into_any(),
        _ => remove(this, &kept).into_any(),
    };
    view! {
        <div class="note file removable" class:ok=move || wanted.get() role="status">
            {icon(Icon::Check)}
            <div>
                <h3>{title}</h3>
                <dl class="facts short">
                    <div><dt>{t.from_office()}</dt><dd>{t.office(head.author.office)}</dd></div>
                    <div>
                        <dt>{t.written_on()}</dt>
                        <dd>{t.moment(head.author.at.millis())} " (" {t.days_ago(head.author.at.millis(), random::now_ms())} ")"</dd>
                    </div>
                    {part_of(t, head.part.as_ref()).map(|part| view! { <div><dt>{t.holds()}</dt><dd>{part}</dd></div> })}
                    {contents(t, head)}
                </dl>
                {head.rescued.as_ref().map(|remarks| rescued(t, remarks))}
                {cautions}
                {effects}
                <div class="actions">{last}</div>
            </div>
        </div>
    }
}

/// The rows of every table that has any, and the cooperatives by declared status.
fn contents(t: Lang, head: &Head) -> impl IntoView + use<> {
    let mut lines = Vec::new();
    for (table, count) in &head.counts {
        lines.push((t.table_name(table).to_owned(), *count as u32));
        if table == "cooperatives" {
            lines.extend([(t.active().to_owned(), head.active), (t.inactive().to_owned(), head.inactive)]);
        }
    }
    lines
        .into_iter()
        .map(|(name, count)| view! { <div><dt>{name}</dt><dd>{figure::count(count)}</dd></div> })
        .collect_view()
}

/// What there is to say of what the rescue dialog has saved.
fn rescued(t: Lang, remarks: &Remarks) -> impl IntoView + use<> {
    let lost = (!remarks.lost.is_empty()).then(|| {
        let rest = remarks.lost.len().saturating_sub(MOST_LOST);
        let named = remarks.lost.iter().take(MOST_LOST).map(|part| view! { <li><code>{part.clone()}</code></li> });
        let more = (rest > 0).then(|| view! { <li>{t.and_more(&t.count(rest))}</li> });
        view! {
            <p class="caution">{icon(Icon::Warning)} {t.rescue_lost(&t.count(remarks.lost.len()))}</p>
            <ul>{named.collect_view()} {more}</ul>
        }
    });
    let incomplete =
        remarks.is_incomplete.then(|| view! { <p class="caution">{icon(Icon::Warning)} {t.rescue_incomplete()}</p> });
    let photos = (remarks.photos > 0).then(|| view! { <p>{t.rescue_photos(&t.count(remarks.photos))}</p> });
    view! { <p>{t.rescued()}</p> {incomplete} {lost} {photos} }
}

/// Which part of its author's records a file holds, in words.
fn part_of(t: Lang, part: Option<&Part>) -> Option<String> {
    let part = part?;
    let districts = part.districts.iter().flatten().map(|code| t.office(*code));
    let tables = part.tables.iter().flatten().map(|table| t.table_name(table).to_owned());
    let since = part.since.iter().map(|_| t.changes_only().to_owned());
    Some(districts.chain(tables).chain(since).collect::<Vec<_>>().join(", "))
}

fn cautions(this: Intaking, head: &Head, report: Option<&Report>) -> impl IntoView + use<> {
    let t = this.t;
    let mut texts = Vec::new();
    if head.same_as.is_some() {
        texts.push(t.same_file().to_owned());
    }
    if !head.sealed {
        texts.push(t.not_sealed().to_owned());
    }
    if let Some(report) = report {
        if report.has_gap {
            texts.push(t.has_gap().to_owned());
        }
        if report.orphans > 0 {
            texts.push(t.orphans(&t.count(report.orphans)));
        }
        for table in report.tables.iter().filter(|table| table.clashing > 0) {
            let named = table.altered.iter().map(|label| record_name(t, &table.table, label));
            texts.push(t.clashing(&t.count(table.clashing), &named.collect::<Vec<_>>().join(", ")));
        }
        let whose = |replica: &ReplicaId| this.device.now().whose(t, this.desk.peek(|desk| desk.replica()), *replica);
        texts.extend(report.shared.iter().map(|replica| t.shared_replica(&whose(replica))));
        texts.extend(report.ahead.iter().map(|ahead| clock_ahead(this, head.author.replica, ahead)));
    }
    texts.into_iter().map(|text| view! { <p class="caution">{icon(Icon::Warning)} {text}</p> }).collect_view()
}

/// Whose clock runs ahead: that of the sender, or of someone whose changes the sender has. Of this install itself it is
/// known better.
fn clock_ahead(this: Intaking, sender: ReplicaId, ahead: &Ahead) -> String {
    let (t, days) = (this.t, this.t.count((ahead.by_ms / DAY_MS) as i64));
    if ahead.replica == sender {
        return t.clock_ahead(&days);
    }
    let own = this.desk.peek(|workspace| workspace.replica());
    if ahead.replica == own {
        return t.own_clock_ahead(&days);
    }
    t.clock_of_another_ahead(&this.device.now().whose(t, own, ahead.replica), &days)
}

/// What a file does, by table and by district.
fn effects(t: Lang, report: &Report) -> AnyView {
    if report.is_empty() {
        return view! { <p>{t.nothing_new()}</p> }.into_any();
    }
    // Hardly ever is there a record that something else has edited.
    let has_refused = report.tables.iter().any(|table| table.taken.refused > 0);
    let numbers = |table: &TableReport| {
        let taken = table.taken;
        let mut numbers = vec![taken.created, taken.changed, taken.deleted, taken.restored, table.asked, taken.known];
        numbers.extend(has_refused.then_some(taken.refused));
        numbers
    };
    let mut heads = vec![
        t.column_new(),
        t.column_changed(),
        t.column_deleted(),
        t.column_restored(),
        t.column_asked(),
        t.column_known(),
    ];
    heads.extend(has_refused.then(|| t.column_refused()));
    let (known, bringing): (Vec<_>, Vec<_>) = report.tables.iter().partition(|table| table.is_empty());
    let rows = bringing.iter().map(|table| (t.table_name(&table.table).to_owned(), numbers(table)));
    let by_table = table(t.merge_by_table(), t.records_heading(), &heads, rows.collect());
    let known: usize = known.iter().map(|table| table.taken.known).sum();
    let rest = (known > 0).then(|| view! { <p class="hint">{t.rest_is_known(&t.count(known))}</p> });
    let rows = report.districts.iter().map(|(district, sums)| {
        let name = district.map_or_else(|| t.no_district().to_owned(), |code| t.office(code));
        (name, vec![sums.created, sums.changed, sums.deleted, sums.restored, sums.asked])
    });
    // Of a district it is told what has changed, not what was known or not taken.
    let by_district = table(t.merge_by_district(), t.district_heading(), &heads[..5], rows.collect());
    view! { {by_table} {rest} <details><summary>{t.merge_by_district()}</summary>{by_district}</details> }.into_any()
}

fn table(
    caption: &'static str,
    first: &'static str,
    heads: &[&'static str],
    rows: Vec<(String, Vec<usize>)>,
) -> impl IntoView + use<> {
    let heads = heads.iter().map(|head| view! { <th scope="col" class="num">{*head}</th> }).collect_view();
    let cell = |count: usize| view! { <td class="num">{figure::count(count as u32)}</td> };
    let rows = rows.into_iter().map(|(name, numbers)| {
        view! { <tr><th scope="row">{name}</th>{numbers.into_iter().map(cell).collect_view()}</tr> }
    });
    let table = view! {
        <table>
            <caption class="visually-hidden">{caption}</caption>
            <thead><tr><th scope="col">{first}</th>{heads}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    };
    sideways(caption, table)
}
