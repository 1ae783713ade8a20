//! What is told of the cooperative to which a line belongs: the dimensions of the register. They narrow and cross the lines of
//! every list, whichever its records are.

use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Cooperative};
use crate::explain::{dimension_name, key_name};
use crate::i18n::Lang;
use crate::workspace::Facts;
use crate::workspace::dimension::{Dimension, Key};
use std::sync::Arc;

/// The dimension that stands first, and whose parameter bears no mark: where cooperatives lie.
pub const DISTRICT: Dimension = Dimension::District;

/// Those of which every list has a filter. By the others it is narrowed on the way from its pivot table.
pub const FILTERS: [Dimension; 3] = [DISTRICT, Dimension::Kind, Dimension::Declared];

/// What a cooperative is in every dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Owner(Arc<[Option<Key>; Dimension::ALL.len()]>);

impl Owner {
    /// Of a cooperative, of which the index says so much.
    pub fn of(cooperative: &Cooperative, facts: &Facts) -> Self {
        Self(Arc::new(Dimension::ALL.map(|dimension| dimension.key(cooperative, facts))))
    }

    /// What it is in one; none where that is not recorded.
    pub fn key(&self, dimension: Dimension) -> Option<Key> {
        self.0[dimension as usize]
    }
}

/// By what addresses call a dimension: marked as one of the cooperative, as records have kinds of their own.
pub fn key(dimension: Dimension) -> String {
    match dimension {
        DISTRICT => dimension.code().to_owned(),
        _ => format!("koperasi-{}", dimension.code()),
    }
}

/// What it is called beside what records say of themselves.
pub fn label(t: Lang, dimension: Dimension) -> String {
    let name = dimension_name(t, dimension);
    match dimension {
        // These are of nothing else.
        Dimension::District | Dimension::Subdistrict | Dimension::MerahPutih => name.to_owned(),
        _ => t.of_its_cooperative(name),
    }
}

/// What something that cooperatives can be is called.
pub fn name(t: Lang, dimension: Dimension, code: &str) -> String {
    dimension.read(code).map_or_else(|| code.to_owned(), |key| key_name(t, dimension, Some(key)))
}

fn districts() -> impl Iterator<Item = AreaCode> {
    Territory::current().districts.iter().map(|district| district.code)
}

/// What a filter offers, and what that is called.
pub fn choices(t: Lang, dimension: Dimension) -> Vec<(String, String)> {
    let codes: Vec<String> = match dimension {
        Dimension::District => districts().map(|code| code.to_string()).collect(),
        _ => dimension.codes().into_iter().map(str::to_owned).collect(),
    };
    codes.into_iter().map(|code| (code.clone(), name(t, dimension, &code))).collect()
}

/// Whether a filter offers that.
pub fn is_choice(dimension: Dimension, code: &str) -> bool {
    match dimension {
        Dimension::District => districts().any(|district| district.to_string() == code),
        _ => dimension.codes().contains(&code),
    }
}

/// The place of something among all that cooperatives can be.
pub fn rank(dimension: Dimension, code: &str) -> (usize, String) {
    let codes = dimension.codes();
    (codes.iter().position(|known| *known == code).unwrap_or(codes.len()), code.to_owned())
}
