//! Tables of figures whose heads order them: by which column stands in the address, as in every list.

use crate::ui::address::place;
use leptos::prelude::*;
use std::cmp::Ordering;

/// By which column a table is ordered, and whether the other way round; none where it stands as the page arranges it.
pub type Ordered = Memo<Option<(String, bool)>>;

/// What a row is ordered by.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub enum By {
    /// A name or a code, in small letters.
    Text(String),
    /// A figure, or the number of a day.
    Number(f64),
}

impl By {
    /// By a name.
    pub fn text(text: &str) -> Option<Self> {
        Some(Self::Text(text.to_lowercase()))
    }

    /// By a number.
    pub fn number(number: impl Into<f64>) -> Option<Self> {
        Some(Self::Number(number.into()))
    }
}

/// How the address orders the table of a page, under a parameter of its own.
pub fn ordered(path: &'static str, key: &'static str) -> Ordered {
    let place = place();
    Memo::new(move |before: Option<&Option<(String, bool)>>| {
        let address = place.get();
        match before {
            // On the way to another page this one keeps what it shows.
            Some(before) if address.path != path => before.clone(),
            _ => address.parameter(key).map(|text| match text.strip_prefix('-') {
                Some(column) => (column.to_owned(), true),
                None => (text.to_owned(), false),
            }),
        }
    })
}

/// The heading of a column, which orders by it and, pressed again, the other way round.
pub fn head(key: &'static str, order: Ordered, column: &'static str, name: &'static str, is_number: bool) -> AnyView {
    titled_head(key, order, column, name, None, is_number)
}

/// The same, where the name is short for something.
pub fn titled_head(
    key: &'static str,
    order: Ordered,
    column: &'static str,
    name: &'static str,
    title: Option<&'static str>,
    is_number: bool,
) -> AnyView {
    let place = place();
    let sorted = move || {
        let (_, descending) = order.get().filter(|(by, _)| by == column)?;
        Some(if descending { "descending" } else { "ascending" })
    };
    let press = move |_| {
        let turns = order.get_untracked() == Some((column.to_owned(), false));
        let wanted = if turns { format!("-{column}") } else { column.to_owned() };
        place.replace(place.now().with(key, Some(&wanted)));
    };
    view! {
        <th scope="col" class:num=is_number title=title aria-sort=sorted>
            <button type="button" class="sort" on:click=press>{name}</button>
        </th>
    }
    .into_any()
}

/// Puts rows in order by what they say in the column asked for; what says nothing stays last.
pub fn arrange<T>(rows: &mut Vec<T>, order: Option<(String, bool)>, by: impl Fn(&T, &str) -> Option<By>) {
    let Some((column, descending)) = order else { return };
    let mut known: Vec<(Option<By>, T)> = rows.drain(..).map(|row| (by(&row, &column), row)).collect();
    known.sort_by(|(one, _), (other, _)| match (one, other) {
        (Some(one), Some(other)) => {
            let order = one.partial_cmp(other).unwrap_or(Ordering::Equal);
            if descending { order.reverse() } else { order }
        }
        _ => one.is_none().cmp(&other.is_none()),
    });
    rows.extend(known.into_iter().map(|(_, row)| row));
}
