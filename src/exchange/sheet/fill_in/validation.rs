//! What a spreadsheet program lets into the cells of a field, and what it says to whoever fills them in.
//!
//! What the rules of the field refuse is stopped; what they only point out is warned of.

use super::Asked;
use super::checks::{date, refuses_negative};
use super::given::CHOICES;
use crate::domain::territory::Territory;
use crate::domain::{AnnualReport, AreaCode, Cooperative, Expectation, Field, Record, Text};
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::columns::Target;
use crate::i18n::Lang;
use crate::workspace::Tables;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The longest title and the longest text that Excel shows beside a cell.
const TITLE: usize = 32;
const MESSAGE: usize = 255;
/// The most that a field of rupiah, and one of numbers of things, holds.
const MOST_RUPIAH: &str = "1000000000000000";
const MOST_COUNT: &str = "10000000";
/// So many characters has a text of one line.
const TEXT: usize = match Text::EXPECTS {
    Expectation::Text(most) => most,
    _ => 0,
};
const NIK: usize = Cooperative::AT.nik;
const MEETING: Target = Target::Field(AnnualReport::TABLE, AnnualReport::AT.rat_date);
const VILLAGE: usize = Cooperative::AT.village;

/// The lists to choose from, which stand in a sheet of their own: one that stands in the cell itself may have 255 letters.
#[derive(Default)]
pub(super) struct Choices(Vec<Vec<String>>);

impl Choices {
    /// Takes a list in, and gives the formula of its cells.
    fn add(&mut self, list: Vec<String>) -> Formula {
        let at = self.0.iter().position(|known| *known == list).unwrap_or_else(|| {
            self.0.push(list);
            self.0.len() - 1
        });
        let column = rust_xlsxwriter::utility::column_number_to_name(at as u16);
        Formula::new(format!("='{CHOICES}'!${column}$1:${column}${}", self.0[at].len()))
    }

    /// The sheet of the lists, one a column.
    pub fn sheet(&self) -> Sheet {
        let longest = self.0.iter().map(Vec::len).max().unwrap_or_default();
        let cell = |list: &Vec<String>, at| list.get(at).map_or(Cell::Empty, |text: &String| Cell::Text(text.clone()));
        let rows = (0..longest).map(|at| self.0.iter().map(|list| cell(list, at)).collect());
        Sheet { name: CHOICES.to_owned(), rows: rows.collect(), ..Sheet::default() }
    }
}

/// Where the cooperatives of a sheet are, which the lists of places follow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Places {
    subdistricts: Vec<String>,
    villages: Vec<String>,
}

impl Places {
    /// The kecamatan of these districts, and the desa and kelurahan that the register knows in them.
    pub fn of(tables: &Tables, districts: &BTreeSet<AreaCode>) -> Self {
        let territory = Territory::current();
        let subdistricts = districts.iter().flat_map(|code| territory.subdistricts_of(*code));
        let mut subdistricts: Vec<String> = subdistricts.map(|sub| sub.name.to_owned()).collect();
        subdistricts.sort_unstable();
        subdistricts.dedup();
        let is_there = |c: &Cooperative| c.district.is_some_and(|district| districts.contains(&district));
        let there = tables.cooperatives.live().filter(|row| is_there(&row.value));
        let villages: BTreeSet<&str> = there.filter_map(|row| row.value.village.as_deref()).collect();
        Self { subdistricts, villages: villages.into_iter().map(str::to_owned).collect() }
    }
}

/// How a field is to be filled in, in words.
pub(super) fn hint(target: Target, asked: Asked, lang: Lang) -> String {
    let own = match target {
        Target::Field(Cooperative::TABLE, field) => match Cooperative::NAMES[field] {
            "nik" => lang.nik_hint(),
            "legal_number" => lang.legal_number_hint(),
            "membership_area" => lang.membership_hint(),
            "declared_source" => lang.declared_source_hint(),
            _ => "",
        },
        Target::Field(AnnualReport::TABLE, field) => match AnnualReport::NAMES[field] {
            "rat" => lang.rat_hint(),
            "reported_on" => lang.reported_on_hint(),
            "business_evidence" => lang.business_evidence_hint(),
            _ => "",
        },
        Target::CertificateExpires => lang.expires_hint(),
        _ => "",
    };
    let own = if own.is_empty() { String::new() } else { format!("{own}. ") };
    own + &what_fits(target, asked, lang)
}

/// What fits into the cells of a field, in words.
fn what_fits(target: Target, asked: Asked, lang: Lang) -> String {
    match (target, target.expects()) {
        (Target::Latitude | Target::Longitude, _) => lang.fill_in_degrees().to_owned(),
        (Target::Field(Cooperative::TABLE, VILLAGE), _) => lang.fill_in_village().to_owned(),
        (_, Some(Expectation::Count)) => lang.fill_in_count().to_owned(),
        (Target::Field(AnnualReport::TABLE, field), Some(Expectation::Rupiah)) if !refuses_negative(field) => {
            lang.fill_in_balance().to_owned()
        }
        (_, Some(Expectation::Rupiah)) => lang.fill_in_rupiah().to_owned(),
        (Target::CertificateExpires, _) => lang.fill_in_day_to_come().to_owned(),
        (MEETING, _) => lang.fill_in_day_of_meeting(&asked.year.map_or(0, |year| year.get()).to_string()),
        (_, Some(Expectation::Date)) => lang.fill_in_day().to_owned(),
        (_, Some(Expectation::Text(most))) => lang.fill_in_text(&lang.count(most)),
        (Target::CertificateNumber, _) => lang.fill_in_text(&lang.count(TEXT)),
        _ => lang.fill_in_choice().to_owned(),
    }
}

/// What is let into the cells of a field.
pub(super) fn validation(
    target: Target,
    asked: Asked,
    lang: Lang,
    places: &Places,
    choices: &mut Choices,
) -> Result<DataValidation, XlsxError> {
    let (title, hint) = (shortened(&target.label(lang), TITLE), shortened(&hint(target, asked, lang), MESSAGE));
    let told = DataValidation::new().set_input_title(&*title)?.set_input_message(&*hint)?;
    let told = told.set_error_title(&*title)?.set_error_message(shortened(&what_fits(target, asked, lang), MESSAGE))?;
    let between = |first: &str, last: &str| DataValidationRule::Between(Formula::new(first), Formula::new(last));
    let warning = DataValidationErrorStyle::Warning;
    Ok(match (target, target.expects()) {
        (Target::Latitude, _) => told.allow_decimal_number(DataValidationRule::Between(-90.0, 90.0)),
        (Target::Longitude, _) => told.allow_decimal_number(DataValidationRule::Between(-180.0, 180.0)),
        (Target::Field(Cooperative::TABLE, NIK), _) => {
            told.allow_text_length(DataValidationRule::EqualTo(13)).set_error_style(warning)
        }
        (Target::Field(Cooperative::TABLE, VILLAGE), _) if !places.villages.is_empty() => {
            // Of those that the register does not know yet there are many.
            told.allow_list_formula(choices.add(places.villages.clone())).show_error_message(false)
        }
        (_, Some(Expectation::Count)) => told.allow_whole_number_formula(between("0", MOST_COUNT)),
        (Target::Field(AnnualReport::TABLE, field), Some(Expectation::Rupiah)) => {
            let least = format!("-{MOST_RUPIAH}");
            let least = if refuses_negative(field) { "0" } else { &*least };
            told.allow_whole_number_formula(between(least, MOST_RUPIAH))
        }
        (_, Some(Expectation::Date)) => {
            let (first, last) = days(target, asked);
            let told = told.allow_date_formula(between(&first, &last));
            // A certificate may be of tomorrow by a slip that the rules let pass.
            if target == Target::CertificateIssued { told.set_error_style(warning) } else { told }
        }
        (_, Some(Expectation::Text(most))) => {
            told.allow_text_length(DataValidationRule::LessThanOrEqualTo(most as u32))
        }
        (Target::CertificateNumber, _) => told.allow_text_length(DataValidationRule::LessThanOrEqualTo(TEXT as u32)),
        _ => told.allow_list_formula(choices.add(listed(target, lang, places))),
    })
}

/// The first and the last day that fit, as formulas.
fn days(target: Target, asked: Asked) -> (String, String) {
    let first = asked
        .year
        .filter(|_| target == MEETING)
        .map_or_else(|| "DATE(1900,1,1)".to_owned(), |year| date(year.end().plus_days(1)));
    let last = if target == Target::CertificateExpires { "DATE(2100,12,31)" } else { "TODAY()" };
    (first, last.to_owned())
}

/// What there is to choose from, by what it is called.
fn listed(target: Target, lang: Lang, places: &Places) -> Vec<String> {
    if target == Target::Field(Cooperative::TABLE, Cooperative::AT.subdistrict) {
        return places.subdistricts.clone();
    }
    match target.codes() {
        Some(codes) => lang.codes(codes).into_iter().map(|(_, name)| name).collect(),
        None => [true, false].map(|is| lang.yes_no(is).to_owned()).into(),
    }
}

/// As much of a text as fits, in the units in which Excel counts.
fn shortened(text: &str, most: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= most
    };
    text.chars().take_while(fits).collect()
}
