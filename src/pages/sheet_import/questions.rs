//! What must be asked or said of the list before its rows: columns written in two ways, units, sums that are none, tables
//! that are not read.

use super::Bringing;
use super::columns::named;
use crate::domain::Date;
use crate::exchange::sheet::{
    DateOrder, Decimal, SheetRemarks, SumDifference, WritingDoubt, WritingQuestion, WrittenAs,
};
use crate::i18n::Lang;
use crate::ui::icon::{Icon, icon};
use crate::ui::select::{plain, select};
use leptos::prelude::*;

pub(super) fn view(this: Bringing) -> impl IntoView {
    move || {
        let of_rows = this.summary.with(|summary| summary.as_ref().map(|summary| summary.remarks.clone()));
        let of_sheet = || this.proposal.with(|proposal| proposal.as_ref().map(|proposal| proposal.remarks.clone()));
        let remarks = of_rows.or_else(of_sheet)?;
        let SheetRemarks { doubts, sums, other_tables, .. } = remarks;
        let has_any = !doubts.is_empty() || !sums.differing.is_empty() || sums.unread > 0 || !other_tables.is_empty();
        has_any.then(|| {
            let t = this.t;
            let asking = |question| doubts.iter().filter(|of| of.question == question).map(|of| of.column).collect();
            let doubts: Vec<_> = doubts.iter().map(|of| doubt(this, of.clone(), asking(of.question))).collect();
            let others: Vec<_> = other_tables.into_iter().map(|(row, count)| other_table(this, row, count)).collect();
            let unread = (sums.unread > 0).then(|| view! { <p>{t.sums_unread(&t.count(sums.unread))}</p> });
            let untold = (sums.untold > 0).then(|| view! { <p>{t.sums_untold(&t.count(sums.untold))}</p> });
            view! {
                <section class="note warn" aria-labelledby="pertanyaan-daftar">
                    {icon(Icon::Warning)}
                    <div>
                        <h2 id="pertanyaan-daftar" tabindex="-1">{t.list_questions()}</h2>
                        {doubts}
                        {others}
                        {differences(this, &sums.differing)}
                        {untold}
                        {unread}
                    </div>
                </section>
            }
        })
    }
}

fn heading(this: Bringing, column: usize) -> String {
    let heading = this.plan.with_untracked(|plan| plan.columns.get(column).map(|column| column.heading.clone()));
    named(this.t, column, &heading.unwrap_or_default())
}

/// A question of a column, with samples under both answers; `others` are the columns that ask the same.
fn doubt(this: Bringing, doubt: WritingDoubt, others: Vec<usize>) -> impl IntoView {
    let t = this.t;
    let WritingDoubt { column, question, samples, is_settled } = doubt;
    let (text, answers) = asked(t, question, &heading(this, column));
    let read = |value: &Option<String>| match value {
        Some(value) => value.parse::<Date>().map_or_else(|_| value.clone(), |date| t.date(date)),
        None => t.not_readable().to_owned(),
    };
    let rows = samples.iter().map(|(cell, [one, other])| {
        view! { <tr><th scope="row">{cell.clone()}</th><td>{read(one)}</td><td>{read(other)}</td></tr> }
    });
    let rows = rows.collect_view();
    let choices = plain([
        (String::new(), t.undecided().to_owned()),
        ("0".to_owned(), answers[0].to_owned()),
        ("1".to_owned(), answers[1].to_owned()),
    ]);
    let value = move || {
        let written = this.plan.with(|plan| plan.columns.get(column).map(|column| column.written)).unwrap_or_default();
        answer(written, question).map_or_else(String::new, |second| u8::from(second).to_string())
    };
    let set = move |code: String| {
        let second = match &*code {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        };
        this.change(|plan| {
            // What is answered of one column is most likely the same in others that ask it; each can be said otherwise.
            let others = others
                .iter()
                .copied()
                .filter(|at| plan.columns.get(*at).is_some_and(|of| answer(of.written, question).is_none()));
            let all: Vec<usize> = std::iter::once(column).chain(others.filter(|_| second.is_some())).collect();
            for at in all {
                if let Some(column) = plan.columns.get_mut(at) {
                    put(&mut column.written, question, second);
                }
            }
        });
    };
    let id = format!("cara-{column}-{}", question as u8);
    view! {
        <div class="question" class:settled=is_settled>
            <p>{text}</p>
            <table class="samples">
                <thead><tr><th scope="col">{t.column_sample()}</th><th scope="col">{answers[0]}</th><th scope="col">{answers[1]}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {select(id, t.answer().to_owned(), false, choices, value, set)}
        </div>
    }
}

fn asked(t: Lang, question: WritingQuestion, heading: &str) -> (String, [&'static str; 2]) {
    match question {
        WritingQuestion::Decimal => (t.asked_decimal(heading), [t.decimal_comma(), t.decimal_point()]),
        WritingQuestion::Order => (t.asked_order(heading), [t.day_first(), t.month_first()]),
        WritingQuestion::Exchanged => (t.asked_exchanged(heading), [t.days_as_they_are(), t.days_exchanged()]),
    }
}

/// Whether a person has given the second of two answers; none where they have given none.
fn answer(written: WrittenAs, question: WritingQuestion) -> Option<bool> {
    match question {
        WritingQuestion::Decimal => written.decimal.map(|decimal| decimal == Decimal::Point),
        WritingQuestion::Order => written.order.map(|order| order == DateOrder::MonthFirst),
        WritingQuestion::Exchanged => written.exchanged,
    }
}

fn put(written: &mut WrittenAs, question: WritingQuestion, second: Option<bool>) {
    match question {
        WritingQuestion::Decimal => {
            written.decimal = second.map(|second| if second { Decimal::Point } else { Decimal::Comma });
        }
        WritingQuestion::Order => {
            written.order = second.map(|second| if second { DateOrder::MonthFirst } else { DateOrder::DayFirst });
        }
        WritingQuestion::Exchanged => written.exchanged = second,
    }
}

/// A further table of the sheet, which can be read instead.
fn other_table(this: Bringing, row: usize, count: usize) -> impl IntoView {
    let t = this.t;
    let text = t.other_table(&this.place(row + 1), &t.count(count));
    let read = move |_| {
        this.relay(|plan| {
            (plan.head, plan.heading_rows) = (row + 1, 1);
            plan.roles.clear();
        });
    };
    // Of several sheets each has its own; it is read by choosing that sheet.
    let read = (!this.together.get_untracked())
        .then(|| view! { <button type="button" class="quiet" on:click=read>{t.read_other_table()}</button> });
    view! { <p>{text} " " {read}</p> }
}

/// Sums that are none of their rows.
fn differences(this: Bringing, differing: &[SumDifference]) -> Option<impl IntoView + use<>> {
    let t = this.t;
    if differing.is_empty() {
        return None;
    }
    let line = |of: &SumDifference| {
        let text = t.sum_differs(
            &this.place(of.row + 1),
            &heading(this, of.column),
            &t.count(of.stated),
            &t.count(of.counted),
            &t.count(of.stated - of.counted),
        );
        view! { <li>{text}</li> }
    };
    let lines = differing.iter().map(line).collect_view();
    Some(view! { <p>{t.sums_differ()}</p> <ul>{lines}</ul> })
}
