//! Counts as a table whose second column draws them: the chart and its figures in one, each row leading to what it counts.

use super::figure;
use leptos::prelude::*;

/// A row: what is counted, how often, and what else is said of it.
pub struct Bar {
    /// What is counted.
    pub name: String,
    /// Where its rows are.
    pub address: Option<String>,
    /// How many there are.
    pub count: u32,
    /// Whether it is what the page is about, and drawn in colour.
    pub is_marked: bool,
    /// What the columns after the count say.
    pub cells: Vec<AnyView>,
}

/// The table: its name, the heads of its columns (of what is counted, of the count, and of what is said besides), its rows,
/// and the figures of its foot.
pub fn bars(
    caption: String,
    heads: Vec<&'static str>,
    rows: Vec<Bar>,
    foot: Option<(&'static str, u32)>,
) -> impl IntoView {
    let most = rows.iter().map(|row| row.count).max().unwrap_or_default().max(1);
    let width = heads.len();
    let mut heads = heads.into_iter();
    let first = heads.next().unwrap_or_default();
    let heads = heads.map(|head| view! { <th scope="col" class="num">{head}</th> }).collect_view();
    let row = |row: Bar| {
        let leading = |content: AnyView| match row.address.clone().filter(|_| row.count > 0) {
            Some(address) => view! { <a href=address>{content}</a> }.into_any(),
            None => content,
        };
        let (name, count) = (leading(row.name.into_any()), leading(figure::count(row.count).into_any()));
        let share = format!("inline-size:{:.1}%", f64::from(row.count) / f64::from(most) * 100.0);
        let cells = row.cells.into_iter().map(|cell| view! { <td class="num">{cell}</td> }).collect_view();
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="bar" class:marked=row.is_marked aria-hidden="true"><span style=share></span></td>
                <td class="num">{count}</td>
                {cells}
            </tr>
        }
    };
    let foot = foot.map(|(name, count)| {
        let rest = (2..width).map(|_| view! { <td></td> }).collect_view();
        view! {
            <tfoot><tr><th scope="row">{name}</th><td></td><td class="num">{figure::count(count)}</td>{rest}</tr></tfoot>
        }
    });
    view! {
        <table class="bars">
            <caption>{caption}</caption>
            <thead><tr><th scope="col">{first}</th><td></td>{heads}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            {foot}
        </table>
    }
}
