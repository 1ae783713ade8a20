//! A view of the register: search, filters and order, as they stand in the page's address.

use super::dimension::{Dimension, Key};
use super::index::{Facts, fold};
use super::quality::{Inspection, Quality};
use super::sorting::Sorting;
use super::texts::Texts;
use super::{Index, Tables, rats, scope};
use crate::domain::status::Status;
use crate::domain::territory::Territory;
use crate::domain::{
    AnnualReport, AreaCode, CertificateState, Cooperative, Date, DeclaredStatus, Form, Grade, Group, Id, Kind,
    MembershipArea, Rupiah, Scheme, Sector, Supervision,
};
use crate::replica::Row;
use std::str::FromStr;

/// A column that the register can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// Name.
    #[default]
    Name,
    /// NIK.
    Nik,
    /// District, in the order of the codes.
    District,
    /// Kind.
    Kind,
    /// Supervision.
    Supervision,
    /// Declared status.
    Declared,
    /// Computed status.
    Computed,
    /// Year of the legal date.
    Founded,
    /// Legal number.
    LegalNumber,
    /// Subdistrict, in the order of the codes.
    Subdistrict,
    /// Village.
    Village,
    /// Address.
    Address,
    /// Telephone.
    Phone,
    /// Form.
    Form,
    /// Membership area.
    MembershipArea,
    /// Group.
    Group,
    /// Sector.
    Sector,
    /// Scheme.
    Scheme,
    /// Grade.
    Grade,
    /// State of the NIK certificate.
    Certificate,
    /// Day on which the status was declared.
    DeclaredOn,
    /// Day of the last RAT.
    LastRat,
    /// Members, as last reported.
    Members,
    /// Assets, as last reported.
    Assets,
    /// Turnover, as last reported.
    Turnover,
    /// The RATs of five years, by how many were held.
    Rats,
}

impl Column {
    /// Every column, in the order in which people choose: first those that the list shows unless they choose.
    pub const ALL: [Column; 26] = [
        Column::Name,
        Column::Nik,
        Column::District,
        Column::Declared,
        Column::Computed,
        Column::Rats,
        Column::Members,
        Column::Turnover,
        Column::Kind,
        Column::Supervision,
        Column::Founded,
        Column::Assets,
        Column::LegalNumber,
        Column::Subdistrict,
        Column::Village,
        Column::Address,
        Column::Phone,
        Column::Form,
        Column::MembershipArea,
        Column::Group,
        Column::Sector,
        Column::Scheme,
        Column::Grade,
        Column::Certificate,
        Column::DeclaredOn,
        Column::LastRat,
    ];

    /// How many of them the list shows unless people choose.
    pub const USUAL: usize = 8;
    /// How many it shows where there is much room.
    pub const USUAL_WIDE: usize = 12;

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Column::Name => "nama",
            Column::Nik => "nik",
            Column::District => "wilayah",
            Column::Kind => "jenis",
            Column::Supervision => "binaan",
            Column::Declared => "dinyatakan",
            Column::Computed => "dihitung",
            Column::Founded => "berdiri",
            Column::LegalNumber => "badan-hukum",
            Column::Subdistrict => "kecamatan",
            Column::Village => "desa",
            Column::Address => "alamat",
            Column::Phone => "telepon",
            Column::Form => "bentuk",
            Column::MembershipArea => "keanggotaan",
            Column::Group => "kelompok",
            Column::Sector => "sektor",
            Column::Scheme => "pola",
            Column::Grade => "grade",
            Column::Certificate => "sertifikat",
            Column::DeclaredOn => "dinyatakan-pada",
            Column::LastRat => "rat",
            Column::Members => "anggota",
            Column::Assets => "aset",
            Column::Turnover => "volume",
            Column::Rats => "rat-lima-tahun",
        }
    }
}

impl FromStr for Column {
    type Err = ();
    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|column| column.code() == code).ok_or(())
    }
}

/// A filter on a value that may be missing: only rows without it, or only rows with this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only<T> {
    /// Rows in which nothing is recorded.
    Missing,
    /// Rows with this value.
    Value(T),
}

/// How a missing value is named in addresses.
const MISSING: &str = "tidak-tercatat";

impl<T: PartialEq> Only<T> {
    fn admits(&self, value: Option<&T>) -> bool {
        match self {
            Only::Missing => value.is_none(),
            Only::Value(only) => value == Some(only),
        }
    }
}

impl<T: FromStr> FromStr for Only<T> {
    type Err = T::Err;
    fn from_str(text: &str) -> Result<Self, T::Err> {
        if text == MISSING { Ok(Only::Missing) } else { text.parse().map(Only::Value) }
    }
}

impl<T: ToString> Only<T> {
    /// Its name in addresses.
    pub fn code(&self) -> String {
        match self {
            Only::Missing => MISSING.to_owned(),
            Only::Value(value) => value.to_string(),
        }
    }
}

/// A filter by a dimension that has no field of its own in [`Query`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facet {
    /// What it goes by.
    pub dimension: Dimension,
    /// What it lets through.
    pub only: Only<Key>,
}

impl Facet {
    /// Reads one from a parameter of an address.
    fn read(key: &str, value: &str) -> Option<Self> {
        let dimension: Dimension = key.parse().ok()?;
        let only = if value == MISSING { Only::Missing } else { Only::Value(dimension.read(value)?) };
        Some(Self { dimension, only })
    }
}

/// What the list shows and in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words that must all occur in name, NIK, legal number or address.
    pub text: String,
    /// District of the domicile.
    pub district: Option<Only<AreaCode>>,
    /// Supervision.
    pub supervision: Option<Only<Supervision>>,
    /// Declared status.
    pub declared: Option<Only<DeclaredStatus>>,
    /// Computed status.
    pub computed: Option<Status>,
    /// Kind.
    pub kind: Option<Only<Kind>>,
    /// Founded in this year or later.
    pub founded_from: Option<i32>,
    /// Founded in this year or earlier.
    pub founded_to: Option<i32>,
    /// OpenQuestions filters, at most one a dimension.
    pub facets: Vec<Facet>,
    /// Quality of the data.
    pub quality: Option<Quality>,
    /// Order.
    pub order: Column,
    /// Whether the order is reversed.
    pub descending: bool,
}

/// Names of the parameters in addresses.
mod keys {
    pub const TEXT: &str = "cari";
    pub const DISTRICT: &str = crate::workspace::scope::AREA;
    pub const SUPERVISION: &str = "binaan";
    pub const DECLARED: &str = "status";
    pub const COMPUTED: &str = "dihitung";
    pub const KIND: &str = "jenis";
    pub const FROM: &str = "dari";
    pub const TO: &str = "sampai";
    pub const QUALITY: &str = "mutu";
    pub const ORDER: &str = "urut";
    pub const DESCENDING: &str = "turun";
}

impl Query {
    /// Reads a view from the parameters of an address; what cannot be read is left out.
    pub fn from_parameters<'p>(parameters: impl IntoIterator<Item = (&'p str, &'p str)>) -> Self {
        let mut query = Self::default();
        for (key, value) in parameters {
            match key {
                keys::TEXT => value.clone_into(&mut query.text),
                keys::DISTRICT => query.district = value.parse().ok(),
                keys::SUPERVISION => query.supervision = value.parse().ok(),
                keys::DECLARED => query.declared = value.parse().ok(),
                keys::COMPUTED => query.computed = value.parse().ok(),
                keys::KIND => query.kind = value.parse().ok(),
                keys::FROM => query.founded_from = value.parse().ok(),
                keys::TO => query.founded_to = value.parse().ok(),
                keys::QUALITY => query.quality = value.parse().ok(),
                keys::ORDER => query.order = value.parse().unwrap_or_default(),
                keys::DESCENDING => query.descending = value == "ya",
                _ => query.put(Facet::read(key, value)),
            }
        }
        query
    }

    /// The parameters that stand for this view; what is not set is not named but for the area, of which every office sees
    /// another first.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let optional = [
            (keys::TEXT, (!self.text.is_empty()).then(|| self.text.clone())),
            (keys::DISTRICT, Some(self.district.as_ref().map_or_else(|| scope::ALL.to_owned(), Only::code))),
            (keys::SUPERVISION, self.supervision.as_ref().map(Only::code)),
            (keys::DECLARED, self.declared.as_ref().map(Only::code)),
            (keys::COMPUTED, self.computed.map(|status| status.code().to_owned())),
            (keys::KIND, self.kind.as_ref().map(Only::code)),
            (keys::FROM, self.founded_from.map(|year| year.to_string())),
            (keys::TO, self.founded_to.map(|year| year.to_string())),
            (keys::QUALITY, self.quality.map(Quality::code)),
            (keys::ORDER, (self.order != Column::Name).then(|| self.order.code().to_owned())),
            (keys::DESCENDING, self.descending.then(|| "ya".to_owned())),
        ];
        let facets = self.facets.iter().map(|facet| (facet.dimension.code(), Some(facet.only.code())));
        facets.chain(optional).filter_map(|(key, value)| value.map(|value| (key, value))).collect()
    }

    /// The view of an address that names no area, in an office that sees `own` first.
    pub fn within(self, own: Option<AreaCode>) -> Self {
        Self { district: self.district.or(own.map(Only::Value)), ..self }
    }

    fn put(&mut self, facet: Option<Facet>) {
        let Some(facet) = facet else { return };
        self.facets.retain(|other| other.dimension != facet.dimension);
        self.facets.push(facet);
    }

    /// Narrows the view to what is the one in a dimension, or to what is not recorded there.
    pub fn narrow(&mut self, dimension: Dimension, key: Option<Key>) {
        fn only<T: FromStr>(key: Option<Key>) -> Option<Only<T>> {
            key.map_or(Some(Only::Missing), |key| key.to_string().parse().ok().map(Only::Value))
        }
        match dimension {
            Dimension::District => self.district = only(key),
            Dimension::Supervision => self.supervision = only(key),
            Dimension::Declared => self.declared = only(key),
            Dimension::Computed => self.computed = key.and_then(|key| key.to_string().parse().ok()),
            Dimension::Kind => self.kind = only(key),
            _ => self.put(Some(Facet { dimension, only: key.map_or(Only::Missing, Only::Value) })),
        }
    }

    /// Whether anything but the order narrows the view.
    pub fn narrows(&self) -> bool {
        let order_only = Self { order: self.order, descending: self.descending, ..Self::default() };
        *self != order_only
    }

    /// The positions in the table of the cooperatives that the view shows on the day `today`, in its order.
    pub fn run(&self, tables: &Tables, index: &Index, order: &mut Order, today: Date) -> Vec<u32> {
        order.arrange(self.order, tables, index);
        order.search.look_for(&self.text, index.texts());
        let (ranked, found) = (order.ranked(self.order), order.search.found());
        let (facts, rows) = (index.facts(), tables.cooperatives.rows());
        // Only whoever asks about quality has to wait for its answer.
        let quality = self.quality.map(|quality| (quality, Inspection::new(tables, index, today)));
        let admits = |at: &u32| {
            let at = *at as usize;
            found.is_none_or(|found| found[at])
                && self.admits(&facts[at])
                && (self.facets.is_empty() || self.has_facets(&rows[at], &facts[at]))
                && quality.as_ref().is_none_or(|(quality, inspection)| inspection.admits(*quality, &rows[at]))
        };
        if self.descending {
            ranked.iter().rev().copied().filter(admits).collect()
        } else {
            ranked.iter().copied().filter(admits).collect()
        }
    }

    fn has_facets(&self, row: &Row<Cooperative>, facts: &Facts) -> bool {
        self.facets.iter().all(|facet| facet.only.admits(facet.dimension.key(&row.value, facts).as_ref()))
    }

    fn admits(&self, facts: &Facts) -> bool {
        let district = facts.district.map(|at| Territory::current().districts[usize::from(at)].code);
        facts.live
            && self.district.is_none_or(|only| only.admits(district.as_ref()))
            && self.supervision.is_none_or(|only| only.admits(facts.supervision.as_ref()))
            && self.declared.is_none_or(|only| only.admits(facts.declared.as_ref()))
            && self.computed.is_none_or(|only| only == facts.computed)
            && self.kind.is_none_or(|only| only.admits(facts.kind.as_ref()))
            && self.founded_from.is_none_or(|from| facts.founded.is_some_and(|year| year >= from))
            && self.founded_to.is_none_or(|to| facts.founded.is_some_and(|year| year <= to))
    }
}

/// All cooperatives in the order last asked for, kept until the order or the data changes: typing in the
/// search box then only filters.
#[derive(Debug, Default)]
pub struct Order {
    column: Option<Column>,
    ranked: Vec<u32>,
    /// All positions by name, as it was when they were last ordered.
    names: Vec<u32>,
    names_hold: bool,
    /// What puts them in order anew, where it has begun.
    sorting: Option<Sorting>,
    search: Search,
}

/// About how many names are looked at in one piece.
const PIECE: usize = 50_000;

/// The words that were looked for last, and where all of them were found.
#[derive(Debug, Default)]
struct Search {
    words: Vec<String>,
    found: Vec<bool>,
}

impl Search {
    fn look_for(&mut self, text: &str, texts: &Texts) {
        let words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
        if words == self.words {
            return;
        }
        // Whoever goes on typing looks for less and less.
        let goes_on = |old: &String| words.iter().any(|new| new.contains(old));
        let among = (!self.words.is_empty() && self.words.iter().all(goes_on)).then(|| std::mem::take(&mut self.found));
        self.found = texts.search(words.iter().map(String::as_str), among).unwrap_or_default();
        self.words = words;
    }

    fn found(&self) -> Option<&[bool]> {
        (!self.words.is_empty()).then_some(&self.found)
    }
}

impl Order {
    /// Forgets the order, because data has changed.
    pub fn forget(&mut self) {
        self.column = None;
        self.names_hold = false;
        self.sorting = None;
        self.search = Search::default();
    }

    /// Orders by name ahead of time: every order needs it.
    pub fn prepare(&mut self, index: &Index) {
        self.go_on(index, usize::MAX);
    }

    /// The same in pieces, so that a page can go on in between; returns whether it is done.
    pub fn prepare_some(&mut self, index: &Index) -> bool {
        self.go_on(index, PIECE)
    }

    fn go_on(&mut self, index: &Index, about: usize) -> bool {
        let count = index.facts().len();
        if self.names.len() != count {
            self.names = (0..count as u32).collect();
            self.names_hold = false;
            self.sorting = None;
        }
        if !self.names_hold {
            let sorting = self.sorting.get_or_insert_with(|| Sorting::of(count));
            self.names_hold = sorting.go_on(&mut self.names, index.texts(), about);
        }
        if self.names_hold {
            self.sorting = None;
        }
        self.names_hold
    }

    fn arrange(&mut self, column: Column, tables: &Tables, index: &Index) {
        self.prepare(index);
        if column != Column::Name && self.column != Some(column) {
            self.ranked = rank(column, &self.names, tables, index);
            self.column = Some(column);
        }
    }

    fn ranked(&self, column: Column) -> &[u32] {
        if column == Column::Name { &self.names } else { &self.ranked }
    }
}

/// All positions ordered by a column, by name within equals, missing values last.
fn rank(column: Column, names: &[u32], tables: &Tables, index: &Index) -> Vec<u32> {
    let (rows, facts) = (tables.cooperatives.rows(), index.facts());
    if let Some(text) = text_of(column) {
        let text = |at: &u32| text(&rows[*at as usize].value).map(fold);
        let mut ranked = names.to_vec();
        ranked.sort_by_cached_key(|at| {
            let text = text(at);
            (text.is_none(), text)
        });
        return ranked;
    }
    if column == Column::Rats {
        let years = rats::shown_years(tables, index);
        let mut ranked = names.to_vec();
        ranked.sort_by_cached_key(|at| {
            let rats = rats::rats_of(tables, index, rows[*at as usize].id, years);
            let told = rats.iter().flatten().count();
            (told == 0, rats.iter().flatten().filter(|held| **held).count(), told)
        });
        return ranked;
    }
    let key = |at: u32| key(column, tables, index, &rows[at as usize], &facts[at as usize]);
    let mut keyed: Vec<(u64, u32)> = names.iter().map(|at| (key(*at), *at)).collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, at)| at).collect()
}

/// The text of a cooperative that a column orders by; none for columns of other things.
fn text_of(column: Column) -> Option<fn(&Cooperative) -> Option<&str>> {
    match column {
        Column::LegalNumber => Some(|c| c.legal_number.as_deref()),
        Column::Village => Some(|c| c.village.as_deref()),
        Column::Address => Some(|c| c.address.as_deref()),
        Column::Phone => Some(|c| c.phone.as_deref()),
        _ => None,
    }
}

/// A number that orders by the column; the greatest for a missing value.
fn key(column: Column, tables: &Tables, index: &Index, row: &Row<Cooperative>, facts: &Facts) -> u64 {
    fn place<T: PartialEq>(value: Option<T>, all: &[T]) -> u64 {
        value.and_then(|value| all.iter().position(|one| *one == value)).map_or(u64::MAX, |at| at as u64)
    }
    let c = &row.value;
    let day = |date: Option<Date>| date.map_or(u64::MAX, |date| (i64::from(date.days()) - i64::from(i32::MIN)) as u64);
    let amount = |amount: Option<i64>| amount.map_or(u64::MAX, |amount| (amount as u64) ^ (1 << 63));
    match column {
        Column::Name | Column::LegalNumber | Column::Village | Column::Address | Column::Phone | Column::Rats => 0,
        Column::Nik => c.nik.as_deref().map_or(u64::MAX, |nik| nik.parse().unwrap_or(u64::MAX - 1)),
        Column::District => facts.district.map_or(u64::MAX, u64::from),
        Column::Subdistrict => c.subdistrict.map_or(u64::MAX, AreaCode::digits),
        Column::Kind => place(facts.kind, Kind::ALL),
        Column::Supervision => place(facts.supervision, Supervision::ALL),
        Column::Declared => place(facts.declared, DeclaredStatus::ALL),
        Column::Computed => place(Some(facts.computed), &Status::ALL),
        Column::Founded => facts.founded.map_or(u64::MAX, |year| year.unsigned_abs().into()),
        Column::Form => place(c.form, Form::ALL),
        Column::MembershipArea => place(c.membership_area, MembershipArea::ALL),
        Column::Group => place(c.group, Group::ALL),
        Column::Sector => place(c.sector, Sector::ALL),
        Column::Scheme => place(c.scheme, Scheme::ALL),
        Column::Grade => place(c.grade, Grade::ALL),
        Column::Certificate => {
            place(c.certificate.as_ref().map(|certificate| certificate.state), CertificateState::ALL)
        }
        Column::DeclaredOn => day(c.declared_on),
        Column::LastRat => day(latest(tables, index, row.id, |report| report.rat_date)),
        Column::Members => latest(tables, index, row.id, |report| report.members).map_or(u64::MAX, |n| n.get().into()),
        Column::Assets => amount(latest(tables, index, row.id, |report| report.assets).map(Rupiah::get)),
        Column::Turnover => amount(latest(tables, index, row.id, |report| report.turnover).map(Rupiah::get)),
    }
}

/// What the last report that says it says.
pub fn latest<T>(tables: &Tables, index: &Index, id: Id, of: impl Fn(&AnnualReport) -> Option<T>) -> Option<T> {
    let said = index.of::<AnnualReport>(tables, id).filter_map(|report| Some((report.value.year, of(&report.value)?)));
    said.max_by_key(|(year, _)| *year).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::sample;
    use crate::workspace::Viewpoint;

    #[test]
    fn names_put_in_order_piece_by_piece_stand_as_if_at_once_and_words_typed_on_find_the_same() {
        let options = sample::Options { cooperatives: 3 * PIECE + 5, years: 0, ..Default::default() };
        let tables = sample::fictional(&options);
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        let (mut pieces, mut typed) = (Order::default(), Order::default());
        while !pieces.prepare_some(&index) {}
        for text in ["", "k", "ku", "kud", "kud ama", "kud ama 1", "kud a", "ama"] {
            let query = Query { text: text.to_owned(), ..Default::default() };
            let fresh = query.run(&tables, &index, &mut Order::default(), Date::default());
            assert_eq!(query.run(&tables, &index, &mut typed, Date::default()), fresh, "{text}");
            if text.is_empty() {
                assert_eq!(pieces.names, fresh);
            }
        }
    }

    #[test]
    fn every_column_orders_the_list_and_what_is_missing_stands_last() {
        let tables = sample::fictional(&sample::Options { cooperatives: 200, ..sample::Options::default() });
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        let (rows, facts) = (tables.cooperatives.rows(), index.facts());
        for order in Column::ALL {
            let query = Query { order, ..Query::default() };
            let found = query.run(&tables, &index, &mut Order::default(), index.position());
            assert_eq!(found.len(), tables.cooperatives.live().count(), "{order:?}");
            if let Some(text) = text_of(order) {
                let texts: Vec<_> = found.iter().map(|at| text(&rows[*at as usize].value).map(fold)).collect();
                assert!(texts.is_sorted_by(|a, b| (a.is_none(), a) <= (b.is_none(), b)), "{order:?}");
            } else {
                let key = |at: &u32| key(order, &tables, &index, &rows[*at as usize], &facts[*at as usize]);
                assert!(found.is_sorted_by_key(key), "{order:?}");
            }
        }
        let query = Query { order: Column::Assets, ..Query::default() };
        let found = query.run(&tables, &index, &mut Order::default(), index.position());
        let assets = |at: &u32| latest(&tables, &index, rows[*at as usize].id, |report| report.assets);
        let known: Vec<Rupiah> = found.iter().filter_map(assets).collect();
        assert!(known.is_sorted() && known.len() > 50);
        assert!(found[known.len()..].iter().all(|at| assets(at).is_none()));
    }

    #[test]
    fn a_view_is_read_as_its_address_says_and_the_last_of_two_filters_holds() {
        let address = [
            ("kelompok", "kud"),
            ("kecamatan", "63.05.01"),
            ("kelompok", "tidak-tercatat"),
            ("mutu", "tanpa-nik"),
            ("dasawarsa", "lama"),
            ("urut", "aset"),
        ];
        let query = Query::from_parameters(address);
        let codes: Vec<_> = query.facets.iter().map(|facet| (facet.dimension, facet.only.code())).collect();
        assert_eq!(
            codes,
            [(Dimension::Subdistrict, "63.05.01".to_owned()), (Dimension::Group, "tidak-tercatat".to_owned())]
        );
        assert!(query.narrows() && query.order == Column::Assets);
        let parameters = query.parameters();
        let again = Query::from_parameters(parameters.iter().map(|(key, value)| (*key, value.as_str())));
        assert_eq!(again, query);
    }
}
