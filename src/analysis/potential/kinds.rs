//! What there is by kind: cooperatives by kind and status, assisted enterprises by sector with their products, and the numbers of
//! enterprises that others publish.

use super::gathered::Whose;
use crate::analysis::Median;
use crate::domain::territory::Territory;
use crate::domain::{
    AreaCode, AreaLevel, AssistanceStatus, Cooperative, DeclaredStatus, Enterprise, EnterpriseTotal, Id, Kind, Record,
    Sector,
};
use crate::workspace::{Tables, fold};
use std::collections::BTreeMap;

/// So many products are named of a sector.
const PRODUCTS: usize = 5;

/// Cooperatives of a kind by what an office declares of them; the three make up all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KindLine {
    /// The kind; none where it is not recorded.
    pub kind: Option<Kind>,
    /// Declared active.
    pub active: u32,
    /// Declared inactive.
    pub inactive: u32,
    /// Not declared.
    pub undeclared: u32,
}

impl KindLine {
    /// All of them.
    pub const fn all(&self) -> u32 {
        self.active + self.inactive + self.undeclared
    }
}

fn lies_in(area: Option<AreaCode>, district: Option<AreaCode>, subdistrict: Option<AreaCode>) -> bool {
    match area {
        None => true,
        Some(area) if area.level() == AreaLevel::Subdistrict => subdistrict == Some(area),
        area => district == area,
    }
}

/// The cooperatives of an area by kind, in the order of the kinds; those of which none is recorded last.
pub fn kinds(tables: &Tables, whose: Whose, area: Option<AreaCode>) -> Vec<KindLine> {
    let mut lines: BTreeMap<(bool, Option<Kind>), KindLine> = BTreeMap::new();
    let is_here = |of: &Cooperative| whose.admits(of) && lies_in(area, of.district, of.subdistrict);
    for of in tables.cooperatives.live().map(|row| &row.value).filter(|of| is_here(of)) {
        let line = lines.entry((of.kind.is_none(), of.kind)).or_default();
        line.kind = of.kind;
        match of.declared_status {
            Some(DeclaredStatus::Active) => line.active += 1,
            Some(DeclaredStatus::Inactive) => line.inactive += 1,
            _ => line.undeclared += 1,
        }
    }
    lines.into_values().collect()
}

/// The assisted enterprises of a sector.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SectorLine {
    /// The sector; none where it is not recorded.
    pub sector: Option<Sector>,
    /// How many there are.
    pub enterprises: u32,
    /// How many name no product.
    pub without_product: u32,
    /// The products that most of them name, as the first one writes it, and how many do.
    pub products: Vec<(String, u32)>,
    /// How many further products are named.
    pub more_products: usize,
}

/// The assisted enterprises of an area by sector, those of most first; those of which none is recorded last.
pub fn sectors(tables: &Tables, area: Option<AreaCode>) -> Vec<SectorLine> {
    #[derive(Default)]
    struct Found {
        line: SectorLine,
        products: BTreeMap<String, (String, u32)>,
    }
    let mut lines: BTreeMap<Option<Sector>, Found> = BTreeMap::new();
    let assisted = tables.enterprises.live().filter(|row| row.value.status == Some(AssistanceStatus::Assisted));
    for row in assisted {
        let of = &row.value;
        if !lies_in(area, tables.district_of(Enterprise::TABLE, row.id), of.subdistrict) {
            continue;
        }
        let found = lines.entry(of.sector).or_default();
        found.line.sector = of.sector;
        found.line.enterprises += 1;
        let mut named: BTreeMap<String, &str> = BTreeMap::new();
        for product in of.products.as_deref().unwrap_or_default().split([',', ';', '/', '\n']) {
            let product = product.trim();
            if !product.is_empty() {
                named.entry(fold(product)).or_insert(product);
            }
        }
        found.line.without_product += u32::from(named.is_empty());
        for (folded, product) in named {
            found.products.entry(folded).or_insert_with(|| (product.to_owned(), 0)).1 += 1;
        }
    }
    let line = |found: Found| {
        let mut products: Vec<(String, u32)> = found.products.into_values().collect();
        products.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), fold(name)));
        let more_products = products.len().saturating_sub(PRODUCTS);
        products.truncate(PRODUCTS);
        SectorLine { products, more_products, ..found.line }
    };
    let mut lines: Vec<SectorLine> = lines.into_values().map(line).collect();
    lines.sort_by_key(|line| (line.sector.is_none(), std::cmp::Reverse(line.enterprises), line.sector));
    lines
}

/// A number of enterprises of an area as it was published.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// Its id.
    pub id: Id,
    /// What it says.
    pub total: EnterpriseTotal,
    /// The median of the districts of which the same source says the same for the same day.
    pub median: Median,
}

/// The numbers of enterprises that are published of an area: each source and day apart, the latest first of what is counted alike.
pub fn published(tables: &Tables, area: Option<AreaCode>) -> Vec<Published> {
    let area = area.unwrap_or(Territory::current().province.code);
    let alike = |one: &EnterpriseTotal, other: &EnterpriseTotal| {
        (one.counted, one.class, one.sector, one.date, one.precision)
            == (other.counted, other.class, other.sector, other.date, other.precision)
            && fold(&one.source) == fold(&other.source)
    };
    let median = |of: &EnterpriseTotal| {
        let districts = tables.enterprise_totals.live().map(|row| &row.value);
        let districts = districts.filter(|one| one.area.level() == AreaLevel::District && alike(one, of));
        // Of a district that is entered twice the one figure is as good as the other.
        let figures: BTreeMap<AreaCode, u64> = districts.map(|one| (one.area, one.value.get())).collect();
        Median::of(figures.into_values().map(|figure| figure as f64).collect())
    };
    let mut found: Vec<Published> = tables
        .enterprise_totals
        .live()
        .filter(|row| row.value.area == area)
        .map(|row| Published { id: row.id, median: median(&row.value), total: row.value.clone() })
        .collect();
    found.sort_by_key(|one| {
        let of = &one.total;
        (of.counted, std::cmp::Reverse(of.date), of.class.is_some(), of.class, of.sector.is_some(), of.sector, one.id)
    });
    found
}
