//! A flow of plans: as a picture of boxes and ribbons, on a telephone as bars, and in a table of the same figures. Every ribbon
//! and every line of the table opens what is behind it.

use crate::analysis::plans::{Columns, Gathered, Ribbon};
use crate::charts::{FlowAmounts, FlowBox, FlowSizes, flow, wrapped};
use crate::i18n::Lang;
use crate::ui::scroll;
use leptos::prelude::*;
use std::sync::Arc;

/// At most so many boxes stand in a column.
pub(super) const MOST: usize = 8;

/// How wide a letter of a name is at most, on the average, and what is left free beside it, in pixels.
const LETTER: f64 = 7.8;
const FREE: f64 = 12.0;
/// So many lines of a name stand in a box.
const LINES: usize = 2;
/// How high a line of a box is, in pixels.
const LINE: f64 = 15.0;

/// What is said of what flows from some nodes to others.
pub(super) type Beside<N> = Arc<dyn Fn(&[N], &[N]) -> String + Send + Sync>;

/// What is said of a flow.
pub(super) struct Said<N> {
    /// What it is.
    pub title: String,
    /// The heads of its columns.
    pub heads: Vec<&'static str>,
    /// What the amounts are: `Rp`, or steps.
    pub unit: &'static str,
    /// What a node is called.
    pub name: Arc<dyn Fn(&N) -> String + Send + Sync>,
    /// An amount in few letters.
    pub short: fn(Lang, i64) -> String,
    /// An amount in full.
    pub full: fn(Lang, i64) -> String,
    /// The class of its colour, where it has one.
    pub color: fn(&N) -> Option<&'static str>,
    /// What else a line of the table says: the head, and the text of a ribbon.
    pub beside: Option<(&'static str, Beside<N>)>,
}

impl<N> Said<N> {
    fn name_of(&self, t: Lang, node: &Gathered<N>) -> String {
        match node.of.as_slice() {
            [one] => (self.name)(one),
            several => t.flow_rest(&t.count(several.len())),
        }
    }

    fn color_of(&self, node: &Gathered<N>) -> Option<&'static str> {
        if let [one] = node.of.as_slice() { (self.color)(one) } else { None }
    }
}

/// The picture, the bars and the table; `open` is told from which nodes to which.
pub(super) fn view<N: Clone + Send + Sync + 'static>(
    t: Lang,
    columns: &Columns<N>,
    said: &Said<N>,
    open: impl Fn(Vec<N>, Vec<N>) + Copy + Send + Sync + 'static,
) -> AnyView {
    view! {
        <div class="flow">
            {scroll::sideways(said.title.clone(), picture(t, columns, said, open))}
            {bars(t, columns, said)}
            {gathered_note(t, columns, said).map(|note| view! { <p class="source">{note}</p> })}
            <details class="flow-as-table">
                <summary>{t.table()}</summary>
                {scroll::sideways(t.flow_table(), table(t, columns, said, open))}
            </details>
        </div>
    }
    .into_any()
}

/// What is gathered, by name.
fn gathered_note<N>(t: Lang, columns: &Columns<N>, said: &Said<N>) -> Option<String> {
    let of_column = |(head, nodes): (&&'static str, &Vec<Gathered<N>>)| {
        let rest = nodes.last().filter(|node| node.of.len() > 1)?;
        let names: Vec<String> = rest.of.iter().map(|node| (said.name)(node)).collect();
        Some(t.flow_gathered(&head.to_lowercase(), &names.join("; ")))
    };
    let notes: Vec<String> = said.heads.iter().zip(&columns.nodes).filter_map(of_column).collect();
    (!notes.is_empty()).then(|| notes.join(" "))
}

fn picture<N: Clone + Send + Sync + 'static>(
    t: Lang,
    columns: &Columns<N>,
    said: &Said<N>,
    open: impl Fn(Vec<N>, Vec<N>) + Copy + Send + Sync + 'static,
) -> AnyView {
    // Where there are more columns, less room is left between them.
    let box_width = if columns.nodes.len() > 4 { 178.0 } else { 196.0 };
    let sizes = FlowSizes { width: 1080.0, box_width, whole: 360.0, words: 3.0 * LINE + 2.0, gap: 8.0, head: 22.0 };
    let letters = ((box_width - FREE) / LETTER) as usize;
    let boxes = columns.nodes.iter().map(|nodes| nodes.iter().map(|node| node.amount).collect()).collect();
    let of_column = |ribbons: &Vec<Ribbon>| ribbons.iter().map(|of| (of.from, of.to, of.amount)).collect();
    let amounts = FlowAmounts { boxes, ribbons: columns.ribbons.iter().map(of_column).collect() };
    let drawn = flow(&amounts, &sizes);
    let whole = columns.whole();
    let head = |(at, head): (usize, &&'static str)| {
        let x = drawn.boxes.get(at).and_then(|boxes| boxes.first()).map_or(0.0, |of| of.x);
        view! { <text class="flow-head" x=format!("{x:.1}") y="12">{*head}</text> }
    };
    let heads = said.heads.iter().enumerate().map(head).collect_view();
    let ribbon = |at: usize, of: &Ribbon, path: &String| {
        let (from, to) = (&columns.nodes[at][of.from], &columns.nodes[at + 1][of.to]);
        let label =
            format!("{}: {}", t.flow_from_to(&said.name_of(t, from), &said.name_of(t, to)), (said.full)(t, of.amount));
        // The colour of whichever end has one.
        let color = said.color_of(from).or(said.color_of(to)).unwrap_or("flow-plain");
        let (from, to) = (from.of.clone(), to.of.clone());
        let (from_key, to_key) = (from.clone(), to.clone());
        let press = move |event: web_sys::KeyboardEvent| {
            if ["Enter", " "].contains(&event.key().as_str()) {
                event.prevent_default();
                open(from_key.clone(), to_key.clone());
            }
        };
        view! {
            <path class=format!("flow-ribbon {color}") d=path.clone() role="button" tabindex="0" aria-haspopup="dialog"
                aria-label=label on:click=move |_| open(from.clone(), to.clone()) on:keydown=press></path>
        }
    };
    let ribbons =
        columns.ribbons.iter().zip(&drawn.ribbons).enumerate().map(|(at, (ribbons, paths))| {
            ribbons.iter().zip(paths).map(|(of, path)| ribbon(at, of, path)).collect_view()
        });
    let ribbons = ribbons.collect_view();
    let one = |node: &Gathered<N>, of: &FlowBox| {
        let color = said.color_of(node).unwrap_or("flow-plain");
        let share = if whole > 0 { node.amount as f64 / whole as f64 } else { 0.0 };
        let lines = wrapped(&said.name_of(t, node), letters, LINES);
        let amount = format!("{} · {}", (said.short)(t, node.amount), t.percent_to(share, 0));
        let x = format!("{:.1}", of.x + 8.0);
        let line = |(at, text, class): (usize, String, &'static str)| {
            let y = format!("{:.1}", of.y + LINE * (at as f64 + 1.0) - 2.0);
            view! { <text class=class x=x.clone() y=y>{text}</text> }
        };
        let count = lines.len();
        let texts = lines.into_iter().enumerate().map(|(at, text)| (at, text, "flow-name"));
        let texts = texts.chain([(count, amount, "flow-amount")]).map(line).collect_view();
        view! {
            <rect class=format!("flow-box {color}") x=format!("{:.1}", of.x) y=format!("{:.1}", of.y)
                width=format!("{:.1}", of.width) height=format!("{:.1}", of.height.max(1.0))></rect>
            {texts}
        }
    };
    let boxes = columns.nodes.iter().zip(&drawn.boxes);
    let boxes = boxes.map(|(nodes, boxes)| nodes.iter().zip(boxes).map(|(node, of)| one(node, of)).collect_view());
    let boxes = boxes.collect_view();
    let frame = format!("0 0 {:.0} {:.0}", drawn.width, drawn.height.ceil() + 2.0);
    view! {
        <svg class="flow-picture" viewBox=frame role="group" aria-label=said.title.clone()>
            {heads}
            {ribbons}
            <g aria-hidden="true">{boxes}</g>
        </svg>
    }
    .into_any()
}

/// A column a bar, its nodes beside each other: for a telephone.
fn bars<N>(t: Lang, columns: &Columns<N>, said: &Said<N>) -> AnyView {
    let whole = columns.whole().max(1) as f64;
    let bar = |(head, nodes): (&&'static str, &Vec<Gathered<N>>)| {
        let part = |(at, node): (usize, &Gathered<N>)| {
            let class = said
                .color_of(node)
                .map_or_else(|| format!("flow-part part-{}", at % 6), |of| format!("flow-part {of}"));
            let style = format!("inline-size:{:.2}%", node.amount as f64 / whole * 100.0);
            view! { <i class=class style=style></i> }
        };
        let named = |(at, node): (usize, &Gathered<N>)| {
            let class = said.color_of(node).map_or_else(|| format!("part-{}", at % 6), str::to_owned);
            let share = t.percent_to(node.amount as f64 / whole, 0);
            view! {
                <li><i class=class aria-hidden="true"></i> <span>{said.name_of(t, node)}</span> <b>{(said.short)(t, node.amount)}</b> <span class="hint">{share}</span></li>
            }
        };
        view! {
            <div>
                <h3>{*head}</h3>
                <div class="flow-bar" aria-hidden="true">{nodes.iter().enumerate().map(part).collect_view()}</div>
                <ul>{nodes.iter().enumerate().map(named).collect_view()}</ul>
            </div>
        }
    };
    view! { <div class="flow-bars">{said.heads.iter().zip(&columns.nodes).map(bar).collect_view()}</div> }.into_any()
}

/// The same figures as a table: between every two columns all that flows, and the sum, which is the same each time.
fn table<N: Clone + Send + Sync + 'static>(
    t: Lang,
    columns: &Columns<N>,
    said: &Said<N>,
    open: impl Fn(Vec<N>, Vec<N>) + Copy + Send + Sync + 'static,
) -> AnyView {
    let has_beside = said.beside.is_some();
    let part = |(at, ribbons): (usize, &Vec<Ribbon>)| {
        let mut ribbons: Vec<Ribbon> = ribbons.clone();
        ribbons.sort_by_key(|ribbon| (ribbon.from, std::cmp::Reverse(ribbon.amount), ribbon.to));
        let sum: i64 = ribbons.iter().map(|ribbon| ribbon.amount).sum();
        let line = |ribbon: Ribbon| {
            let (from, to) = (&columns.nodes[at][ribbon.from], &columns.nodes[at + 1][ribbon.to]);
            let beside = said.beside.as_ref().map(|(_, text)| view! { <td class="num">{text(&from.of, &to.of)}</td> });
            let (from_name, to_name) = (said.name_of(t, from), said.name_of(t, to));
            let (from, to) = (from.of.clone(), to.of.clone());
            view! {
                <tr>
                    <th scope="row">{from_name}</th>
                    <td>{to_name}</td>
                    <td class="num">
                        <button type="button" class="link" aria-haspopup="dialog" on:click=move |_| open(from.clone(), to.clone())>
                            {(said.full)(t, ribbon.amount)}
                        </button>
                    </td>
                    {beside}
                </tr>
            }
        };
        let heads = t.flow_columns(said.heads[at], said.heads[at + 1]);
        view! {
            <tbody>
                <tr class="flow-part-head"><th scope="rowgroup" colspan=if has_beside { "4" } else { "3" }>{heads}</th></tr>
                {ribbons.into_iter().map(line).collect_view()}
                <tr class="total">
                    <th scope="row">{t.total()}</th> <td></td>
                    <td class="num">{(said.full)(t, sum)}</td>
                    {has_beside.then(|| view! { <td></td> })}
                </tr>
            </tbody>
        }
    };
    let beside = said.beside.as_ref().map(|(head, _)| view! { <th scope="col" class="num">{*head}</th> });
    view! {
        <table class="flow-table of-flow">
            <caption>{t.flow_table()}</caption>
            <thead><tr>
                <th scope="col">{t.flow_from()}</th> <th scope="col">{t.flow_to()}</th> <th scope="col" class="num">{said.unit}</th>
                {beside}
            </tr></thead>
            {columns.ribbons.iter().enumerate().map(part).collect_view()}
        </table>
    }
    .into_any()
}
