//! Flows as columns of nodes, small ones gathered: so few that a picture of them can be read, and every sum kept.

use super::flow::Link;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A node of a picture: one of a flow, or several small ones together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered<N> {
    /// What it stands for.
    pub of: Vec<N>,
    /// What flows through it, rupiah or how many.
    pub amount: i64,
}

/// What flows between a node and one of the next column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ribbon {
    /// The place of the node in its column.
    pub from: usize,
    /// The place of the other in the next.
    pub to: usize,
    /// Rupiah, or how many.
    pub amount: i64,
}

/// A flow in columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns<N> {
    /// The nodes of every column: by their rank, and those of one rank the largest first; what is gathered last.
    pub nodes: Vec<Vec<Gathered<N>>>,
    /// What flows between every column and the next, in the order of its nodes.
    pub ribbons: Vec<Vec<Ribbon>>,
}

impl<N> Columns<N> {
    /// What flows through every column.
    pub fn whole(&self) -> i64 {
        self.nodes.first().map_or(0, |nodes| nodes.iter().map(|node| node.amount).sum())
    }
}

/// Which nodes of a column stand alone.
#[derive(Debug, Clone, Copy)]
pub struct Most {
    /// At most so many, or one less where others are gathered.
    pub nodes: usize,
    /// Only those that are at least this share of the whole, where there are two smaller ones to gather.
    pub least: f64,
}

/// The flow of these links. `column` is the place of a node's column from 0 on, `rank` its place before its amount counts; of
/// a column small nodes are gathered.
pub fn gathered<N: Ord + Clone>(
    links: &[Link<N>],
    column: impl Fn(&N) -> usize,
    rank: impl Fn(&N) -> usize,
    most: Most,
) -> Columns<N> {
    let mut sums: Vec<BTreeMap<&N, i64>> = Vec::new();
    for link in links {
        let (from, to) = (column(&link.from), column(&link.to));
        if sums.len() <= to.max(from) {
            sums.resize(to.max(from) + 1, BTreeMap::new());
        }
        // A node in the middle is counted by what comes in, which is what goes out.
        *sums[to].entry(&link.to).or_default() += link.amount;
        if from == 0 {
            *sums[from].entry(&link.from).or_default() += link.amount;
        }
    }
    let gather = |sums: BTreeMap<&N, i64>| -> Vec<Gathered<N>> {
        let mut largest: Vec<(&N, i64)> = sums.into_iter().collect();
        largest.sort_by_key(|(node, amount)| (Reverse(*amount), (*node).clone()));
        let alone = if largest.len() > most.nodes { most.nodes.saturating_sub(1) } else { largest.len() };
        let whole: i64 = largest.iter().map(|(_, amount)| amount).sum();
        let is_large = |(_, amount): &&(&N, i64)| *amount as f64 >= most.least * whole as f64;
        let large = largest.iter().take_while(is_large).count();
        // One small node alone is none to gather.
        let alone = if largest.len() - large.min(largest.len()) > 1 { alone.min(large) } else { alone };
        let rest = largest.split_off(alone);
        largest.sort_by_key(|(node, amount)| (rank(node), Reverse(*amount), (*node).clone()));
        let one = |(node, amount): (&N, i64)| Gathered { of: vec![node.clone()], amount };
        let mut nodes: Vec<Gathered<N>> = largest.into_iter().map(one).collect();
        if !rest.is_empty() {
            let amount = rest.iter().map(|(_, amount)| amount).sum();
            nodes.push(Gathered { of: rest.into_iter().map(|(node, _)| node.clone()).collect(), amount });
        }
        nodes
    };
    let nodes: Vec<Vec<Gathered<N>>> = sums.into_iter().map(gather).collect();
    let places: Vec<BTreeMap<&N, usize>> = nodes
        .iter()
        .map(|nodes| nodes.iter().enumerate().flat_map(|(at, node)| node.of.iter().map(move |of| (of, at))).collect())
        .collect();
    let mut ribbons: Vec<BTreeMap<(usize, usize), i64>> = vec![BTreeMap::new(); nodes.len().saturating_sub(1)];
    for link in links {
        let from = column(&link.from);
        let ends = (places[from].get(&link.from), places.get(from + 1).and_then(|next| next.get(&link.to)));
        if let (Some(from_at), Some(to_at)) = ends {
            *ribbons[from].entry((*from_at, *to_at)).or_default() += link.amount;
        }
    }
    let ribbon = |((from, to), amount): ((usize, usize), i64)| Ribbon { from, to, amount };
    let ribbons = ribbons.into_iter().map(|of| of.into_iter().map(ribbon).collect()).collect();
    Columns { nodes, ribbons }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(from: (usize, u8), to: (usize, u8), amount: i64) -> Link<(usize, u8)> {
        Link { from, to, amount }
    }

    #[test]
    fn small_nodes_are_gathered_at_the_end_and_every_column_adds_up_to_the_same() {
        let links: Vec<_> = (0..9)
            .map(|at| link((0, at), (1, at % 2), i64::from(at) + 1))
            .chain([link((1, 0), (2, 0), 25), link((1, 1), (2, 0), 10), link((1, 1), (2, 7), 10)])
            .collect();
        let columns = gathered(&links, |node| node.0, |_| 0, Most { nodes: 4, least: 0.0 });
        assert_eq!(columns.nodes.iter().map(Vec::len).collect::<Vec<_>>(), [4, 2, 2]);
        assert_eq!(columns.nodes[0][3].of.len(), 6);
        assert_eq!(columns.nodes[0].iter().map(|node| node.amount).collect::<Vec<_>>(), [9, 8, 7, 21]);
        for nodes in &columns.nodes {
            assert_eq!(nodes.iter().map(|node| node.amount).sum::<i64>(), columns.whole());
        }
        for ribbons in &columns.ribbons {
            assert_eq!(ribbons.iter().map(|ribbon| ribbon.amount).sum::<i64>(), columns.whole());
        }
        // Each node gives on just what it gets.
        for (at, node) in columns.nodes[1].iter().enumerate() {
            let into =
                columns.ribbons[0].iter().filter(|ribbon| ribbon.to == at).map(|ribbon| ribbon.amount).sum::<i64>();
            let out =
                columns.ribbons[1].iter().filter(|ribbon| ribbon.from == at).map(|ribbon| ribbon.amount).sum::<i64>();
            assert_eq!((into, out), (node.amount, node.amount));
        }
    }

    #[test]
    fn nodes_too_low_for_their_words_are_gathered_unless_it_is_one() {
        let links =
            [link((0, 1), (1, 0), 60), link((0, 2), (1, 0), 34), link((0, 3), (1, 0), 4), link((0, 4), (1, 1), 2)];
        let columns = gathered(&links, |node| node.0, |_| 0, Most { nodes: 8, least: 0.05 });
        let amounts = |at: usize| columns.nodes[at].iter().map(|node| (node.of.len(), node.amount)).collect::<Vec<_>>();
        assert_eq!(amounts(0), [(1, 60), (1, 34), (2, 6)]);
        // The one that is small among the ends stands alone: gathered it would be as low.
        assert_eq!(amounts(1), [(1, 98), (1, 2)]);
        assert_eq!(columns.ribbons[0].iter().map(|ribbon| ribbon.amount).sum::<i64>(), 100);
    }

    #[test]
    fn a_rank_comes_before_the_amount_and_nothing_is_gathered_where_there_is_room() {
        let links = [link((0, 5), (1, 0), 1), link((0, 2), (1, 0), 9), link((0, 1), (1, 0), 4)];
        let columns = gathered(&links, |node| node.0, |node| usize::from(node.1), Most { nodes: 3, least: 0.0 });
        let order: Vec<u8> = columns.nodes[0].iter().map(|node| node.of[0].1).collect();
        assert_eq!(order, [1, 2, 5]);
        assert_eq!(gathered::<(usize, u8)>(&[], |node| node.0, |_| 0, Most { nodes: 3, least: 0.5 }).whole(), 0);
    }
}
