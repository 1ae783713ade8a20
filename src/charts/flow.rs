//! A flow through stages: how many went from which to which (Sankey).

use super::Palette;
use charming::Chart;
use charming::element::{Color, ItemStyle, Label, LineStyle, Tooltip, Trigger};
use charming::series::{Sankey, SankeyLink, SankeyNode};

/// A node: its name and the column in which it stands, from 0.
pub type Node = (String, usize);

/// The flow between `nodes`, whose names differ, along `links` of source, target and count.
pub fn flow(nodes: &[Node], links: &[(String, String, u32)], palette: &Palette) -> Chart {
    let color = |column: usize| match column {
        0 => &palette.inactive,
        1 => &palette.between,
        _ => &palette.active,
    };
    let nodes: Vec<SankeyNode> = nodes
        .iter()
        .map(|(name, column)| {
            SankeyNode::new(name.as_str())
                .depth(*column as f64)
                .item_style(ItemStyle::new().color(Color::from(color(*column).as_str())))
        })
        .collect();
    let links = links.iter().map(|(from, to, count)| SankeyLink::from((from.as_str(), to.as_str(), *count)));
    let sankey = Sankey::new()
        .left(0)
        .top(8)
        .bottom(8)
        .right("28%")
        .label(Label::new().color(Color::from(palette.text.as_str())))
        .line_style(LineStyle::new().color(Color::from(palette.muted.as_str())).opacity(0.25))
        .nodes(nodes)
        .links(links.collect());
    Chart::new().tooltip(Tooltip::new().trigger(Trigger::Item)).series(sankey).animation(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_is_in_the_options() {
        let nodes = [("A".to_owned(), 0), ("B".to_owned(), 1)];
        let chart = flow(&nodes, &[("A".to_owned(), "B".to_owned(), 7)], &Palette::default());
        let options: serde_json::Value = serde_json::from_str(&crate::charts::options(&chart)).unwrap();
        assert_eq!(options["series"][0]["links"][0]["value"], serde_json::json!(7.0));
        assert_eq!(options["series"][0]["data"].as_array().map(Vec::len), Some(2));
    }
}
