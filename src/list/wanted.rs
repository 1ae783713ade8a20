//! What is asked of a list: what its address says of search, filters and order.

use super::pivot::{By, NOT_RECORDED};
use super::{ListOf, ORDER, OWNER, SEARCH, owner};
use crate::domain::Record;
use crate::i18n::Lang;
use crate::workspace::dimension::{self, Key};
use std::collections::BTreeMap;

/// What is asked of a list, as its address says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// What is searched for.
    pub text: String,
    /// What is chosen of the filters, by their keys.
    pub chosen: BTreeMap<&'static str, String>,
    /// By which of its dimensions it is narrowed beside, which no filter says; none where just that is wanted of which
    /// nothing is recorded.
    pub only: Vec<(usize, Option<String>)>,
    /// What the cooperative is to be; none where just that is wanted of which nothing is recorded.
    pub owner: Vec<(dimension::Dimension, Option<Key>)>,
    /// The column, by its key, that orders, and whether it does so the other way round.
    pub order: Option<(&'static str, bool)>,
}

impl Wanted {
    /// What an address asks of a list; what it says that the list does not know is not asked.
    pub fn of<'a, R: Record>(list: &ListOf<R>, t: Lang, parameter: impl Fn(&str) -> Option<&'a str>) -> Self {
        let chosen = list.filters.iter().filter_map(|filter| {
            let value = parameter(filter.key)?;
            let is_known = filter.choices(t).iter().any(|(code, _)| code == value);
            is_known.then(|| (filter.key, value.to_owned()))
        });
        let told = list.told.iter().filter_map(|told| {
            let value = parameter(told.key)?;
            told.choices(t).iter().any(|(code, _)| code == value).then(|| (told.key, value.to_owned()))
        });
        let chosen = chosen.chain(told);
        let only = (0..list.dimensions.len()).filter_map(|at| {
            let text = parameter(&list.only_key(By::Dimension(at)))?;
            Some((at, (text != NOT_RECORDED).then(|| text.to_owned())))
        });
        let dimensions = dimension::Dimension::ALL.into_iter().filter(|_| ListOf::<R>::IS_OF_COOPERATIVES);
        let owner = dimensions.flat_map(|dimension| {
            let (key, only_key) = (owner::key(dimension), list.only_key(By::Owner(dimension)));
            let has_filter = key != only_key;
            let is_offered = |code: &&str| has_filter && owner::is_choice(dimension, code);
            let chosen = parameter(&key).filter(is_offered).map(|code| (dimension, dimension.read(code)));
            let only = parameter(&only_key).filter(|code| !is_offered(code)).and_then(|code| match code {
                NOT_RECORDED => Some((dimension, None)),
                code => Some((dimension, Some(dimension.read(code)?))),
            });
            chosen.into_iter().chain(only)
        });
        let order = parameter(ORDER).and_then(|text| {
            let key = text.strip_prefix('-').unwrap_or(text);
            let keys = list.records.columns.iter().map(|column| column.key);
            let owner = ListOf::<R>::IS_OF_COOPERATIVES.then_some(OWNER);
            let told = list.told.iter().filter(|told| told.is_column).map(|told| told.key);
            let key = owner.into_iter().chain(keys).chain(told).find(|known| *known == key)?;
            Some((key, text.starts_with('-')))
        });
        Self {
            text: parameter(SEARCH).unwrap_or_default().to_owned(),
            chosen: chosen.collect(),
            only: only.collect(),
            owner: owner.collect(),
            order,
        }
    }

    /// What is chosen of a filter of the cooperative; none where nothing is, or nothing that it offers.
    pub fn chosen_of_owner(&self, dimension: dimension::Dimension) -> Option<String> {
        let wanted = self.owner.iter().filter(|(of, _)| *of == dimension);
        wanted.filter_map(|(_, key)| Some(key.as_ref()?.to_string())).find(|code| owner::is_choice(dimension, code))
    }

    /// What narrows the list beside its filters: the parameter, and what it is called and says.
    pub fn narrowed<R: Record>(&self, list: &ListOf<R>, t: Lang) -> Vec<(String, String, String)> {
        let of_record = self.only.iter().map(|(at, code)| (By::Dimension(*at), code.clone()));
        let of_owner = self.owner.iter().map(|(of, key)| (By::Owner(*of), key.as_ref().map(Key::to_string)));
        let is_shown = |by: &By, code: &Option<String>| match (by, code) {
            (By::Owner(of), Some(code)) => owner::FILTERS.contains(of) && owner::is_choice(*of, code),
            _ => false,
        };
        let others = of_record.chain(of_owner).filter(|(by, code)| !is_shown(by, code));
        let say = |(by, code): (By, Option<String>)| {
            (list.only_key(by), list.by_label(t, by), list.code_name(t, by, code.as_deref()))
        };
        others.map(say).collect()
    }

    /// Every filter in force: the parameter, and what it is called and says.
    pub fn in_force<R: Record>(&self, list: &ListOf<R>, t: Lang) -> Vec<(String, String, String)> {
        let chosen = list.filters.iter().filter_map(|filter| {
            let chosen = self.chosen.get(filter.key)?;
            let (_, name) = filter.choices(t).into_iter().find(|(code, _)| code == chosen)?;
            Some((filter.key.to_owned(), filter.label(t).to_owned(), name))
        });
        let told = list.told.iter().filter_map(|told| {
            let chosen = self.chosen.get(told.key)?;
            let (_, name) = told.choices(t).into_iter().find(|(code, _)| code == chosen)?;
            Some((told.key.to_owned(), (told.label)(t).to_owned(), name))
        });
        let chosen = chosen.chain(told);
        let of_owner = owner::FILTERS.into_iter().filter_map(|dimension| {
            let chosen = self.chosen_of_owner(dimension)?;
            Some((owner::key(dimension), owner::label(t, dimension), owner::name(t, dimension, &chosen)))
        });
        chosen.chain(of_owner).chain(self.narrowed(list, t)).collect()
    }

    /// All by which the list is narrowed: what it is called, and what it says.
    pub fn said<R: Record>(&self, list: &ListOf<R>, t: Lang) -> Vec<(String, String)> {
        let words = (!self.text.is_empty()).then(|| (t.search().to_owned(), self.text.clone()));
        let filters = self.in_force(list, t).into_iter().map(|(_, name, value)| (name, value));
        words.into_iter().chain(filters).collect()
    }

    /// The parameter by which an address asks to be ordered by a column: the other way round where it is already.
    pub fn ordered_by(&self, key: &'static str) -> String {
        let turns = self.order == Some((key, false));
        if turns { format!("-{key}") } else { key.to_owned() }
    }
}
