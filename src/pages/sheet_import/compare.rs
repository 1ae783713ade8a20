//! A list held against the register, or against another list, with nothing put in unless somebody asks for it row by row.

use super::rows::{described, stale};
use super::steps::Steps;
use super::{Bringing, Rows, Stage, choose};
use crate::desk::BroughtIn;
use crate::domain::AreaCode;
use crate::domain::territory::Territory;
use crate::exchange::sheet::{Cell, Compared, ComparisonSummary, Counts, Difference, Verdict};
use crate::explain::{explain_book_error, explain_comparison, explain_fault, explain_scope, explain_storage};
use crate::i18n::Lang;
use crate::ui::address::Address;
use crate::ui::download::download_buffer;
use crate::ui::drop::drop_zone;
use crate::ui::icon::{Icon, icon};
use crate::ui::{figure, random, scroll};
use crate::worker::{Failure, ListRequest, OtherList};
use crate::workspace::Source;
use crate::workspace::dimension::Dimension;
use leptos::prelude::*;
use std::collections::BTreeSet;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    summary: ComparisonSummary,
    /// The other list, where it was held against one, by its name.
    other: Option<(String, OtherList)>,
}

impl Bringing {
    /// Holds the rows against the register.
    pub(super) fn compare(&self) {
        let this = *self;
        this.compares.set(true);
        this.work(Stage::Reading, async move {
            this.try_preview().await?;
            this.try_compare(None).await?;
            Ok(Stage::Resting)
        });
    }

    /// Holds the list against another one, which is not stored.
    fn compare_with(&self, file: web_sys::File) {
        let this = *self;
        this.compares.set(true);
        this.work(Stage::Reading, async move {
            this.try_preview().await?;
            match this.job()?.open_other(&file, random::now_ms()).await? {
                Ok(Some(other)) => this.try_compare(Some((file.name(), other))).await?,
                Ok(None) => this.notices.error(this.t.other_list_not_of_cooperatives()),
                Err(error) => this.notices.error(explain_book_error(this.t, &error)),
            }
            Ok(Stage::Resting)
        });
    }

    /// Holds what was read against the register, or against the other list.
    async fn try_compare(&self, other: Option<(String, OtherList)>) -> Result<(), Failure> {
        let (job, progress) = (self.job()?, self.progress);
        let request = ListRequest::Contrast { with_other: other.is_some(), now_ms: random::now_ms(), lang: self.t };
        let summary = job.list(request, &move |done, all| progress.set(Some((done, all)))).await?;
        self.found.set(Option::map(summary, |summary| Found { summary, other }));
        Ok(())
    }

    /// Puts these rows in and no others, and compares anew.
    fn take_in(&self, rows: BTreeSet<usize>) {
        let this = *self;
        self.work(Stage::Storing, async move {
            let (job, count) = (this.job()?, rows.len());
            match this.desk.bring_in(&Rows { bringing: this, job: &job, only: Some(rows) }).await? {
                BroughtIn::Yes => this.notices.tell(this.t.rows_taken_in(&this.t.count(count))),
                BroughtIn::NotStored(error) => this.notices.error(explain_storage(this.t, &error)),
                BroughtIn::Stale(forgotten) => this.tell_changed(forgotten),
            }
            this.try_preview().await?;
            this.try_compare(None).await?;
            Ok(Stage::Resting)
        });
    }

    /// Puts all rows in that stand so.
    fn take_all_in(&self, verdict: Verdict) {
        let this = *self;
        leptos::task::spawn_local(async move {
            let Some(job) = this.job.get_value() else { return };
            match job.list(ListRequest::Takeable(verdict), &|_, _| {}).await {
                Ok(rows) => this.take_in(rows),
                Err(failure) => this.notices.error(this.t.worker_failed(&failure.to_string())),
            }
        });
    }

    /// Gives what was found as a workbook.
    fn save_comparison(&self, found: &Found) {
        let (this, t) = (*self, self.t);
        let against = found.other.as_ref().map_or_else(|| "Selaras".to_owned(), |(name, _)| name.clone());
        let about = vec![
            (t.the_list().to_owned(), this.name.get_untracked()),
            (t.compared_with().to_owned(), against),
            (t.compared_on().to_owned(), t.date(random::today())),
        ];
        leptos::task::spawn_local(async move {
            let Some(job) = this.job.get_value() else { return };
            match job.comparison_book(about, t).await {
                Ok(file) => download_buffer(&format!("{}.xlsx", t.comparison_name()), XLSX, &file),
                Err(failure) => this.notices.error(t.worker_failed(&failure.to_string())),
            }
        });
    }
}

pub(super) fn view(this: Bringing) -> impl IntoView {
    move || this.found.get().map(|found| shown(this, found))
}

fn shown(this: Bringing, found: Found) -> impl IntoView + use<> {
    let (t, is_of_lists) = (this.t, found.other.is_some());
    let count = |verdict| found.summary.counts.get(&verdict).copied().unwrap_or_default();
    let sections = Verdict::ALL.into_iter().filter(|verdict| *verdict != Verdict::Same && count(*verdict) > 0);
    let sections = sections.map(|verdict| section(this, verdict, count(verdict), is_of_lists)).collect_view();
    let unread = found.other.as_ref().filter(|(_, other)| other.unread > 0);
    let unread = unread.map(|(name, other)| t.unread_of_other(name, &t.count(other.unread)));
    let sheets = found.other.as_ref().filter(|(_, other)| !other.not_read.is_empty());
    let sheets =
        sheets.map(|(name, other)| t.sheets_of_other(name, &other.read.join(", "), &other.not_read.join(", ")));
    let to_save = found.clone();
    let take_back = move |_| {
        super::super::take_back::take_back(this.desk, this.notices, t, move || this.compare());
    };
    view! {
        <section aria-labelledby="perbandingan">
            <h2 id="perbandingan">{explain_comparison(t, &found.summary, is_of_lists)}</h2>
            <p class="hint">{explain_scope(t, &found.summary)}</p>
            {sheets.map(|text| view! { <p class="caution">{icon(Icon::Info)} <span>{text}</span></p> })}
            {unread.map(|text| view! { <p class="caution">{icon(Icon::Warning)} <span>{text}</span></p> })}
            <div class="actions">
                <button type="button" on:click=move |_| this.save_comparison(&to_save)>{icon(Icon::Download)} {t.save_comparison()}</button>
                <Show when=move || !is_of_lists && this.desk.last_source() == Some(Source::List)>
                    <button type="button" class="quiet" on:click=take_back>{icon(Icon::Undo)} {t.undo_list()}</button>
                </Show>
            </div>
            {scroll::sideways(t.by_district_and_kecamatan(), areas(t, &found.summary, is_of_lists))}
            {sections}
            {stale(this, t.compare_again(), Bringing::compare)}
        </section>
    }
}

/// Choosing another list to hold this one against.
pub(super) fn other(this: Bringing) -> impl IntoView {
    let t = this.t;
    let take = move |files: Vec<web_sys::File>| {
        if let Some(file) = files.into_iter().next() {
            this.compare_with(file);
        }
    };
    let accept = choose::accept(false);
    view! {
        <details class="screen-only">
            <summary>{t.compare_with_other()}</summary>
            {drop_zone("daftar-lain", t.choose_other_list(), t.choose_list_hint(), accept, move || this.is_working(), take)}
        </details>
    }
}

/// How many stand how, by district and kecamatan, each leading to the register. What nothing stands in is no column.
fn areas(t: Lang, summary: &ComparisonSummary, is_of_lists: bool) -> impl IntoView + use<> {
    let verdicts: Vec<Verdict> = Verdict::ALL
        .into_iter()
        .filter(|verdict| summary.counts.get(verdict).is_some_and(|count| *count > 0))
        .collect();
    let heads =
        verdicts.iter().map(|verdict| view! { <th scope="col" class="num">{verdict.label(is_of_lists, t)}</th> });
    let heads = heads.collect_view();
    let mut rows = Vec::new();
    for district in &summary.districts {
        rows.push(area(t, Dimension::District, district.code, &district.counts, &verdicts));
        // Where no kecamatan is known, the district has said it all.
        let is_parted = district.subdistricts.iter().any(|(code, _)| code.is_some());
        for (code, counts) in district.subdistricts.iter().filter(|_| is_parted) {
            rows.push(area(t, Dimension::Subdistrict, *code, counts, &verdicts));
        }
    }
    view! {
        <table>
            <caption>{t.by_district_and_kecamatan()}</caption>
            <thead><tr><th scope="col">{t.district()}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn area(t: Lang, dimension: Dimension, code: Option<AreaCode>, counts: &Counts, verdicts: &[Verdict]) -> AnyView {
    let name = code.map_or_else(
        || t.not_recorded().to_owned(),
        |code| Territory::current().name_of(code).map_or_else(|| code.to_string(), str::to_owned),
    );
    let name = match code {
        Some(code) => {
            let address = Address::new("/koperasi", [(dimension.code(), code.to_string())]).hash();
            view! { <a href=address>{name}</a> }.into_any()
        }
        None => name.into_any(),
    };
    let name = if dimension == Dimension::District { view! { <strong>{name}</strong> }.into_any() } else { name };
    let cells = verdicts.iter().map(|verdict| {
        let count = counts.get(verdict).copied().unwrap_or_default();
        view! { <td class="num">{figure::count(count as u32)}</td> }
    });
    let cells = cells.collect_view();
    view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
}

/// All that stand so, fetched when they are asked for.
fn section(this: Bringing, verdict: Verdict, all: usize, is_of_lists: bool) -> impl IntoView {
    let t = this.t;
    let steps = Steps::<Compared>::new();
    let more = move || steps.more(this, move |from, most| ListRequest::Contrasted { verdict, from, most });
    let opened = move |event: web_sys::Event| {
        if crate::ui::is_open(&event) && steps.is_empty() {
            more();
        }
    };
    let takes = verdict.can_be_taken() && !is_of_lists;
    let take_all = takes.then(|| {
        view! {
            <div class="actions">
                <button type="button" disabled=move || this.is_working() || this.stale.get()
                    on:click=move |_| this.take_all_in(verdict)>{t.take_all_rows()}</button>
            </div>
        }
    });
    view! {
        <details class="changes" on:toggle=opened>
            <summary>{verdict.label(is_of_lists, t)} ": " {t.count(all)}</summary>
            {take_all}
            <ul class="changes-list">
                <For each=move || steps.shown() key=|entry| (entry.id, entry.rows.clone()) let:entry>
                    {one(this, entry, is_of_lists)}
                </For>
            </ul>
            <Show when=move || { steps.count() < all }>
                <button type="button" disabled=move || this.is_working() on:click=move |_| more()>{t.show_more()}</button>
            </Show>
        </details>
    }
}

fn one(this: Bringing, entry: Compared, is_of_lists: bool) -> impl IntoView {
    let t = this.t;
    let plan = this.plan.get_untracked();
    // The other list has no records to lead to.
    let link = |id, name: String| match id {
        Some(id) if !is_of_lists => view! { <a href=Address::cooperative(id)>{name}</a> }.into_any(),
        _ => view! { <strong>{name}</strong> }.into_any(),
    };
    let row = entry.rows.first().map(|row| view! { <span class="hint">{t.row_number(&this.place(*row))}</span> });
    let faults = entry
        .faults
        .iter()
        .map(|fault| view! { <p class="caution">{icon(Icon::Warning)} {explain_fault(t, &plan, fault)}</p> })
        .collect_view();
    let candidates = entry.candidates.iter().map(|of| view! { <li>{link(Some(of.id), described(t, of))}</li> });
    let candidates = candidates.collect_view();
    let candidates =
        (!entry.candidates.is_empty()).then(|| view! { <p>{t.looks_like()} ":"</p> <ul>{candidates}</ul> });
    let differences = entry.differences.iter().map(|of| difference(t, of)).collect_view();
    let take = (entry.can_be_taken() && !is_of_lists).then(|| {
        let rows: BTreeSet<usize> = entry.rows.iter().copied().collect();
        view! {
            <button type="button" class="quiet" disabled=move || this.is_working() || this.stale.get()
                on:click=move |_| this.take_in(rows.clone())>{t.take_this_row()}</button>
        }
    });
    view! {
        <li>
            <p class="who">{link(entry.id, entry.name.clone())} " " {row} " " {take}</p>
            {faults}
            {candidates}
            <dl class="diff flow">{differences}</dl>
        </li>
    }
}

/// What the register says, and then what the list says.
fn difference(t: Lang, of: &Difference) -> impl IntoView + use<> {
    let list = if of.in_list.is_empty() { t.not_in_the_list().to_owned() } else { told(t, &of.in_list) };
    view! { <div><dt>{of.label(t)}</dt><dd><del>{told(t, &of.in_register)}</del> " → " <ins>{list}</ins></dd></div> }
}

fn told(t: Lang, cell: &Cell) -> String {
    match cell {
        Cell::Empty => "–".to_owned(),
        Cell::Date(date) => t.date(*date),
        Cell::Number(number) if number.fract() == 0.0 => t.number(*number as i64),
        _ => cell.text(),
    }
}
