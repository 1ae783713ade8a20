//! A flow as a picture: boxes in columns, ribbons between them. Every box has a place of its own that is high enough for its
//! words, so that no two of them ever meet; the height of box and ribbon is the amount.

/// What flows: the amounts of the boxes of every column, and what goes from one to one of the next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FlowAmounts {
    /// The boxes of every column.
    pub boxes: Vec<Vec<i64>>,
    /// What goes between every column and the next: the places of both boxes, in their order, and the amount.
    pub ribbons: Vec<Vec<(usize, usize, i64)>>,
}

/// From which box to which, and how much.
type Ribbon = (usize, usize, i64);

/// How a flow is laid out, in pixels.
pub struct FlowSizes {
    /// How wide the whole is.
    pub width: f64,
    /// How wide a box is.
    pub box_width: f64,
    /// How high all that flows is.
    pub whole: f64,
    /// How high the words of a box are.
    pub words: f64,
    /// What is left free between the places of two boxes.
    pub gap: f64,
    /// What is left free above the columns, for their heads.
    pub head: f64,
}

/// A box and the place of its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlowBox {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge, where its words begin too.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is: its amount.
    pub height: f64,
    /// How high its place is: at least as high as its words.
    pub place: f64,
}

/// The picture.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowPicture {
    /// The boxes of every column.
    pub boxes: Vec<Vec<FlowBox>>,
    /// The outlines of the ribbons between every column and the next, as the path of an SVG.
    pub ribbons: Vec<Vec<String>>,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// Lays a flow out.
pub fn flow(amounts: &FlowAmounts, sizes: &FlowSizes) -> FlowPicture {
    let whole: i64 = amounts.boxes.first().map_or(0, |boxes| boxes.iter().sum());
    let scale = if whole > 0 { sizes.whole / whole as f64 } else { 0.0 };
    let last = amounts.boxes.len().saturating_sub(1).max(1) as f64;
    let step = (sizes.width - sizes.box_width) / last;
    let mut height: f64 = sizes.head;
    let mut column = |at: usize| -> Vec<FlowBox> {
        let mut y = sizes.head;
        let boxes = amounts.boxes[at].iter().map(|amount| {
            let tall = *amount as f64 * scale;
            let place = tall.max(sizes.words);
            let of = FlowBox { x: at as f64 * step, y, width: sizes.box_width, height: tall, place };
            y += place + sizes.gap;
            of
        });
        let boxes: Vec<FlowBox> = boxes.collect();
        height = height.max(y - sizes.gap);
        boxes
    };
    let boxes: Vec<Vec<FlowBox>> = (0..amounts.boxes.len()).map(&mut column).collect();
    let between = |(at, ribbons): (usize, &Vec<Ribbon>)| outlines(&boxes[at], &boxes[at + 1], ribbons, scale);
    let ribbons = amounts.ribbons.iter().enumerate().map(between).collect();
    FlowPicture { boxes, ribbons, width: sizes.width, height }
}

/// Ribbons leave and reach a box below each other, in the order of their other ends.
fn outlines(from: &[FlowBox], to: &[FlowBox], ribbons: &[Ribbon], scale: f64) -> Vec<String> {
    let mut left: Vec<f64> = from.iter().map(|of| of.y).collect();
    let mut right: Vec<f64> = to.iter().map(|of| of.y).collect();
    // In the order of both ends, as they come.
    let outline = |&(one, other, amount): &Ribbon| {
        let tall = amount as f64 * scale;
        let (x1, x2) = (from[one].x + from[one].width, to[other].x);
        let (y1, y2) = (left[one], right[other]);
        left[one] += tall;
        right[other] += tall;
        let middle = (x1 + x2) / 2.0;
        format!(
            "M{x1:.1} {y1:.1}C{middle:.1} {y1:.1} {middle:.1} {y2:.1} {x2:.1} {y2:.1}L{x2:.1} {:.1}C{middle:.1} {:.1} {middle:.1} {:.1} {x1:.1} {:.1}Z",
            y2 + tall,
            y2 + tall,
            y1 + tall,
            y1 + tall,
        )
    };
    ribbons.iter().map(outline).collect()
}

/// A text in at most so many lines of so many letters, broken between words; what is left out is marked.
pub fn wrapped(text: &str, letters: usize, lines: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let has_room = found.len() < lines;
        match found.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ if has_room => found.push(cut(word, letters)),
            Some(line) => {
                *line = cut(&format!("{line} {word}"), letters);
                break;
            }
            None => break,
        }
    }
    found
}

fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: FlowSizes =
        FlowSizes { width: 1000.0, box_width: 170.0, whole: 400.0, words: 46.0, gap: 8.0, head: 24.0 };

    /// A flow through three columns: of every amount its own box, three, and one.
    fn amounts(of: &[i64]) -> FlowAmounts {
        let mut middle = vec![0; 3.min(of.len())];
        let first = of.iter().enumerate().map(|(at, amount)| {
            middle[at % 3] += amount;
            (at, at % 3, *amount)
        });
        let first: Vec<_> = first.collect();
        let second = middle.iter().enumerate().map(|(at, amount)| (at, 0, *amount)).collect();
        FlowAmounts { boxes: vec![of.to_vec(), middle, vec![of.iter().sum()]], ribbons: vec![first, second] }
    }

    #[test]
    fn no_two_words_meet_and_boxes_are_as_high_as_their_amount() {
        for of in [vec![1_000_000, 1, 1, 1, 1, 1, 1], vec![5, 4, 3], vec![7; 8]] {
            let (whole, amounts) = (of.iter().sum::<i64>() as f64, amounts(&of));
            let picture = flow(&amounts, &SIZES);
            for (boxes, of) in picture.boxes.iter().zip(&amounts.boxes) {
                for pair in boxes.windows(2) {
                    let end = pair[0].y + pair[0].height.max(SIZES.words);
                    assert!(end + SIZES.gap <= pair[1].y + 1e-6, "{pair:?}");
                }
                let share = |amount: &i64| *amount as f64 / whole * SIZES.whole;
                assert!(boxes.iter().zip(of).all(|(one, amount)| (one.height - share(amount)).abs() < 1e-6));
                assert!(boxes.iter().all(|of| of.y + of.place <= picture.height + 1e-6));
                assert!(boxes.iter().all(|of| of.x >= 0.0 && of.x + of.width <= SIZES.width + 1e-6));
            }
            assert_eq!(picture.ribbons.iter().map(Vec::len).collect::<Vec<_>>(), [of.len(), 3]);
        }
    }

    #[test]
    fn ribbons_that_leave_a_box_stand_below_each_other_and_fill_it() {
        let amounts = FlowAmounts { boxes: vec![vec![30], vec![20, 10]], ribbons: vec![vec![(0, 0, 20), (0, 1, 10)]] };
        let picture = flow(&amounts, &SIZES);
        let (from, to) = (picture.boxes[0][0], picture.boxes[1][1]);
        // The second begins where the first ends, and ends where the box does.
        let begins = from.y + from.height * 2.0 / 3.0;
        assert!(picture.ribbons[0][1].starts_with(&format!("M{:.1} {begins:.1}C", from.x + from.width)));
        assert!(picture.ribbons[0][1].ends_with(&format!("{:.1} {:.1}Z", from.x + from.width, from.y + from.height)));
        assert!(picture.ribbons[0][1].contains(&format!("{:.1} {:.1}L", to.x, to.y)));
    }

    #[test]
    fn nothing_is_an_empty_picture() {
        let picture = flow(&FlowAmounts::default(), &SIZES);
        assert_eq!((picture.boxes.len(), picture.ribbons.len()), (0, 0));
    }

    #[test]
    fn names_are_broken_between_words_and_what_is_left_out_is_marked() {
        let name = "2.17.06 Pemberdayaan dan Perlindungan Koperasi";
        assert_eq!(wrapped(name, 26, 2), ["2.17.06 Pemberdayaan dan", "Perlindungan Koperasi"]);
        assert_eq!(wrapped(name, 26, 1), ["2.17.06 Pemberdayaan dan…"]);
        assert_eq!(wrapped("Perkoperasian", 6, 2), ["Perko…"]);
        assert_eq!(wrapped("", 6, 2), Vec::<String>::new());
    }
}
