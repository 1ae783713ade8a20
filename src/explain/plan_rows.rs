//! Rows of plans in words: what those that a list shows come to, and what the page of one begins with.

use super::pieces::{Piece, pieces, strong};
use super::plans::filled;
use crate::analysis::plans::RowLead;
use crate::i18n::{Label, Lang};

/// What is asked after by the sentence above a list of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowsLead {
    /// How many rows.
    pub rows: usize,
    /// Of how many offices.
    pub offices: usize,
    /// Their money, rupiah.
    pub money: i64,
    /// What was spent, rupiah.
    pub realised: i64,
    /// Of how many of them anything is reported.
    pub reported: usize,
}

/// The sentence above a list of rows of plans: what those that are shown come to.
pub fn explain_plan_rows(lang: Lang, lead: &RowsLead) -> Vec<Piece> {
    if lead.rows == 0 {
        return vec![(lang.pick("Tidak ada baris rencana yang cocok.", "No row of a plan matches.").to_owned(), false)];
    }
    let sentence = match lead.reported {
        0 => lang.pick(
            "{money} untuk {rows} baris dari {offices} kantor; belum ada realisasi yang dilaporkan.",
            "{money} for {rows} rows of {offices} offices; no spending is reported.",
        ),
        _ => lang.pick(
            "{money} untuk {rows} baris dari {offices} kantor; {realised} terealisasi pada {reported} baris yang melapor.",
            "{money} for {rows} rows of {offices} offices; {realised} spent in the {reported} rows that report.",
        ),
    };
    let parts = [
        ("money", format!("Rp{}", lang.rupiah_short(lead.money))),
        ("rows", lang.count(lead.rows)),
        ("offices", lang.count(lead.offices)),
        ("realised", format!("Rp{}", lang.rupiah_short(lead.realised))),
        ("reported", lang.count(lead.reported)),
    ];
    pieces(&filled(sentence, &parts.map(|(name, figure)| (name, strong(&figure)))))
}

/// The first sentence of the page of a row: its money at the latest stage, from what it has come, and what was spent.
pub fn explain_plan_row(lang: Lang, lead: &RowLead) -> Vec<Piece> {
    let Some(stage) = lead.stage else {
        let sentence = lang.pick("Belum ada pagu yang dicatat untuk baris ini.", "No money is recorded for this row.");
        return vec![(sentence.to_owned(), false)];
    };
    let first = lang.pick("{money} pada {stage} dari {funds} sumber dana", "{money} in the {stage} of {funds} funds");
    let before = match lead.before {
        Some(_) => lang.pick(", {before} pada {first}", ", {before} in the {first}"),
        None => "",
    };
    let transferred = match lead.transferred {
        0 => "",
        _ => lang.pick("; {transferred} dihitung pada baris penerima", "; {transferred} count in the rows that get it"),
    };
    let realised = match (lead.realised, lead.money) {
        (None, _) => lang.pick("; belum ada realisasi yang dilaporkan.", "; no spending is reported."),
        (Some(_), 1..) => lang.pick("; terealisasi {realised} ({share}).", "; {realised} spent ({share})."),
        (Some(_), _) => lang.pick("; terealisasi {realised}.", "; {realised} spent."),
    };
    let rupiah = |amount: i64| strong(&format!("Rp{}", lang.rupiah_short(amount)));
    let (earlier, amount) = lead.before.unwrap_or_default();
    let share = lead.realised.unwrap_or_default() as f64 / lead.money.max(1) as f64;
    let parts = [
        ("money", rupiah(lead.money)),
        ("stage", stage.label(lang).to_owned()),
        ("funds", strong(&lang.count(lead.funds))),
        ("before", rupiah(amount)),
        ("first", earlier.label(lang).to_owned()),
        ("transferred", rupiah(lead.transferred)),
        ("realised", rupiah(lead.realised.unwrap_or_default())),
        ("share", strong(&lang.percent_to(share, 1))),
    ];
    pieces(&filled(&[first, before, transferred, realised].concat(), &parts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::BudgetStage;

    fn said(pieces: Vec<Piece>) -> String {
        pieces.into_iter().map(|(text, _)| text).collect::<String>().replace('\u{a0}', " ")
    }

    #[test]
    fn a_row_says_its_money_from_what_it_came_and_what_was_spent() {
        let lead = RowLead {
            stage: Some(BudgetStage::Execution),
            money: 100_000_000,
            transferred: 0,
            funds: 2,
            before: Some((BudgetStage::WorkPlan, 50_000_000)),
            realised: Some(25_000_000),
        };
        let sentence = said(explain_plan_row(Lang::Id, &lead));
        let expected = "Rp100 jt pada DPA dari 2 sumber dana, Rp50,0 jt pada Renja; terealisasi Rp25,0 jt (25,0 %).";
        assert_eq!(sentence, expected);
        let bare = RowLead { before: None, realised: None, transferred: 40_000_000, ..lead };
        let sentence = said(explain_plan_row(Lang::Id, &bare));
        assert!(
            sentence.ends_with("Rp40,0 jt dihitung pada baris penerima; belum ada realisasi yang dilaporkan."),
            "{sentence}"
        );
        assert!(said(explain_plan_row(Lang::En, &RowLead::default())).starts_with("No money"));
    }

    #[test]
    fn a_list_says_what_its_rows_come_to_and_how_many_report() {
        let lead = RowsLead { rows: 412, offices: 15, money: 12_300_000_000, realised: 4_100_000_000, reported: 80 };
        let expected = "Rp12,3 M untuk 412 baris dari 15 kantor; Rp4,10 M terealisasi pada 80 baris yang melapor.";
        assert_eq!(said(explain_plan_rows(Lang::Id, &lead)), expected);
        let unreported = RowsLead { reported: 0, ..lead };
        assert!(said(explain_plan_rows(Lang::Id, &unreported)).ends_with("belum ada realisasi yang dilaporkan."));
        assert!(said(explain_plan_rows(Lang::Id, &RowsLead::default())).contains("cocok"));
    }
}
