//! Codes of funds (sumber dana): those of SIPD that offices of cooperatives meet, and own ones for money that appears in no
//! export of it (FACTS 7.9).

use crate::domain::{Expectation, Field, TextError, TextOf};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::ops::Deref;

/// The code of a fund, as it stands printed. One that is not in [`FUNDS`] is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FundCode(TextOf<40>);

/// Codes and names of funds: those of SIPD, and own ones. Dekonsentrasi and tugas pembantuan have no code there: they are money
/// of a ministry that the provincial office spends, and never appear in an export of a province or district.
pub const FUNDS: &[(&str, &str)] = &[
    ("1.1", "Pendapatan Asli Daerah (PAD)"),
    ("1.1.04.06", "Hasil Pengelolaan Dana Bergulir"),
    ("1.1.04.19", "Hasil Pengelolaan Dana Bergulir"),
    ("1.2.01.01.01", "Dana Bagi Hasil (DBH)"),
    ("1.2.01.01.02", "Dana Alokasi Umum (DAU)"),
    ("1.2.02.02", "Bantuan Keuangan"),
    ("1.3.01", "Hibah"),
    ("1.4.01", "SiLPA"),
    ("1.4.05.05", "Penerimaan Kembali Pinjaman kepada Koperasi"),
    ("2.2.01.01.01.0014", "DBH Sawit"),
    ("2.2.01.01.02.0001", "DAU Tambahan Kelurahan"),
    ("2.2.01.01.03.0062", "DAK Fisik-Bidang UMKM-Penugasan"),
    ("2.2.01.01.04.0016", "DAK Non Fisik-PK2UKM"),
    ("2.2.01.01.04.0020", "DAK Non Fisik-Fasilitasi Penanaman Modal"),
    ("2.2.01.01.04.0024", "DAK Non Fisik-Kelembagaan Sentra IKM"),
    ("2.2.01.01.04.0025", "DAK Non Fisik-PK2UMK"),
    ("2.2.01.05.01.0001", "Dana Desa"),
    ("2.2.01.06.01.0001", "Insentif Fiskal"),
    (TRANSFER_FROM_PROVINCE, "Bantuan Keuangan Khusus dari Provinsi"),
    (TRANSFER_FROM_DISTRICT, "Bantuan Keuangan Khusus dari Kabupaten/Kota"),
    ("APBN-Dekon", "Dekonsentrasi"),
    ("APBN-TP", "Tugas Pembantuan"),
    ("APBN-K/L", "APBN kementerian/lembaga"),
    ("BLU LPDB", "LPDB-KUMKM"),
    ("BLU PIP", "Pusat Investasi Pemerintah (UMi)"),
    ("BUMN/CSR", "BUMN dan CSR"),
    ("APBDes", "APBDes dan Dana Desa"),
    ("Swadaya", "Swadaya"),
];

/// Money of the province that a district spends: the same money stands in a row of the province.
const TRANSFER_FROM_PROVINCE: &str = "2.2.02.02.01.0001";
/// Money of another district.
const TRANSFER_FROM_DISTRICT: &str = "2.2.02.02.02.0001";

/// Whether a text is a code of SIPD: general or earmarked money (1, 2), and up to five groups more.
fn is_sipd(text: &str) -> bool {
    const LENGTHS: [usize; 6] = [1, 1, 2, 2, 2, 4];
    let is_group = |(at, group): (usize, &str)| {
        LENGTHS.get(at) == Some(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.starts_with(['1', '2']) && text.split('.').count() > 1 && text.split('.').enumerate().all(is_group)
}

/// What is compared of a code: letters in capitals, digits and points.
fn folded(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric() || *c == '.').flat_map(char::to_uppercase).collect()
}

impl FundCode {
    /// Accepts any short text.
    pub fn new(text: &str) -> Result<Option<Self>, TextError> {
        Ok(TextOf::optional(text.trim().trim_start_matches('\''))?.map(Self))
    }

    /// The form by which codes are compared: as it stands in [`FUNDS`], or in capitals without spaces.
    pub fn normal(&self) -> String {
        let folded_code = folded(&self.0);
        match self.known() {
            Some((code, _)) => code.to_owned(),
            None => folded_code,
        }
    }

    /// Code and name of the fund among [`FUNDS`].
    fn known(&self) -> Option<(&'static str, &'static str)> {
        let code = folded(&self.0);
        FUNDS.iter().copied().find(|(known, _)| folded(known) == code)
    }

    /// What the fund is called; none where its code is not known here.
    pub fn name(&self) -> Option<&'static str> {
        self.known().map(|(_, name)| name)
    }

    /// Whether it is money that another budget hands on, and in which it stands already.
    pub fn is_transfer(&self) -> bool {
        [TRANSFER_FROM_PROVINCE, TRANSFER_FROM_DISTRICT].contains(&&*self.normal())
    }

    /// Whether it says a fund and nothing else.
    pub(in crate::domain) fn is_formed(&self) -> bool {
        is_sipd(&self.0) || self.known().is_some()
    }
}

impl Deref for FundCode {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Field for FundCode {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Text(40);
    fn schema() -> Value {
        json!({ "type": "string", "maxLength": 40, "description": "a code of SIPD or one of this program's own expected" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn fund(text: &str) -> FundCode {
        FundCode::new(text).unwrap().unwrap()
    }

    #[test]
    fn a_fund_is_known_however_its_code_is_spelt() {
        assert_eq!(fund("2.2.01.01.04.0025").name(), Some("DAK Non Fisik-PK2UMK"));
        for text in ["APBN-Dekon", "apbn dekon", "APBN DEKON "] {
            assert_eq!(
                (fund(text).normal().as_str(), fund(text).name()),
                ("APBN-Dekon", Some("Dekonsentrasi")),
                "{text}"
            );
        }
        assert!(fund("2.2.02.02.01.0001").is_transfer() && !fund("1.1").is_transfer());
    }

    #[test]
    fn an_unknown_code_is_kept_and_told_only_in_the_form_of_the_list() {
        let unknown = fund("2.2.01.01.04.0099");
        assert_eq!((&*unknown, unknown.name(), unknown.is_formed()), ("2.2.01.01.04.0099", None, true));
        for text in
            ["Pak Budi", "0812.3456.7890", "0.8.12.34.56.7890", "1", "1.1 Pak Budi", "1.1.4", "2.2.01.01.04.0025.1"]
        {
            assert!(!fund(text).is_formed(), "{text}");
        }
    }

    #[test]
    fn every_fund_has_a_code_of_its_own() {
        let codes: BTreeSet<String> = FUNDS.iter().map(|(code, _)| fund(code).normal()).collect();
        assert_eq!(codes.len(), FUNDS.len());
        assert!(FUNDS.iter().all(|(code, _)| fund(code).is_formed() && fund(code).normal() == *code));
    }
}
