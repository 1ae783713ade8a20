//! What the layers below find and tell apart, in words: errors and findings as sentences that say what happened, where,
//! and what to do, and names for what is asked, counted and changed.
//!
//! It gives sentences and no numbers: it decides nothing and computes nothing. Everything here is a function of a language
//! and of what is to be said, so that nobody below it can speak without naming it.

mod agenda;
mod as_of;
mod comparison;
mod contact;
mod contradictions;
mod counts;
mod development;
mod enterprises;
mod figures;
mod files;
mod fill_in;
mod financing;
mod findings;
mod for_me;
mod happenings;
mod health;
mod kuk;
mod labels;
mod lead;
mod lists;
mod merah_putih;
mod no_list;
mod over_time;
mod pieces;
mod pivot;
mod plan_documents;
mod plan_figures;
mod plan_finding_lines;
mod plan_findings_lead;
mod plan_flows;
mod plan_rows;
mod plan_thresholds;
mod plans;
mod potential;
mod problems;
mod quality;
mod rats;
mod settling;
mod shortened;
mod status;
mod storage;
mod totals;
mod trainings;
mod values;

pub use agenda::{calendar_entry, meetings_entry};
pub use as_of::explain_as_of;
pub use comparison::{explain_comparison, explain_scope};
pub use contact::{address_lines, call_address, explain_cooperative, map_address};
pub use contradictions::{explain_contradiction, explain_explanation, explain_figure};
pub use counts::cut_name;
pub use development::{explain_business, explain_development, explain_difference, explain_rats};
pub use enterprises::{
    enterprise_story, explain_double_aid, explain_permits, explain_size, place_of as enterprise_place, rise_in_words,
    whatsapp_address,
};
pub use figures::{figure_name, figure_short, figure_value, ratio_formula};
pub use files::{explain_file, explain_flaw, explain_refusal, explain_seal};
pub use fill_in::{explain_beyond, explain_unreturnable};
pub use financing::{
    explain_amounts, explain_asked, explain_condition, explain_financing_finding, explain_rates, explain_terms,
    financing_finding_rule, financing_finding_title, financing_story,
};
pub use findings::{gap_finding, map_finding, rat_finding, sums_finding, supervision_finding, trend_finding};
pub use for_me::{event_name, explain_matter, explain_next, explain_waiting, explain_why};
pub use happenings::{
    explain_deed, explain_due, explain_received, explain_stage, explain_suggestion, explain_transition, visit_facts,
};
pub use health::explain_health;
pub use kuk::explain_kuk;
pub use labels::label_in_words;
pub use lead::explain_lead;
pub use lists::{
    explain_book_error, explain_book_note, explain_fault, explain_place, explain_row_role, explain_seeming,
};
pub use merah_putih::{
    explain_merah_putih, explain_oddity, explain_village_doubt, explain_without_district, explain_without_village,
    measure_in_words, rung_share,
};
pub use over_time::{explain_unknown, explain_waterfall, step_meaning, step_name, stock_name};
pub use pieces::{Piece, pieces, plain, strong};
pub use pivot::{amount_name, dimension_name, key_name, pivot_figure_name, pivot_formula_of};
pub use plan_figures::{MoneyScale, plan_cell, plan_evidence, plan_finding_money, plan_reach, plan_unit};
pub use plan_finding_lines::{FindingLine, family_name, lines_of, plan_decision_words};
pub use plan_findings_lead::{FindingsWanted, explain_findings};
pub use plan_flows::{case_column_name, case_node_name, flow_node_name, flow_stage_name};
pub use plan_rows::{RowsLead, explain_plan_row, explain_plan_rows};
pub use plan_thresholds::{changed_thresholds, threshold_name, threshold_source, threshold_value};
pub use plans::{
    PlansLead, axis_name, explain_plan_finding, explain_plan_meeting, explain_plans, level_briefly, matrix_key_name,
    measure_name, plan_fund_name, plan_name, plan_office_name, plan_row_name, plan_rule, plan_rule_source,
    planning_step_name, predicate_name, severity_name, standing_name,
};
pub use potential::{
    explain_inhabitants, explain_potential, potential_area, potential_basis, potential_comparison, potential_known,
    potential_measure, potential_median, potential_name, potential_part, potential_unit, potential_value,
    potential_whose,
};
pub use problems::explain_problem;
pub(crate) use quality::lower;
pub use quality::{age_name, gap_name, gap_short, quality_name};
pub use rats::rats_in_words;
pub use settling::explain_settling;
pub use shortened::shortened;
pub use status::{explain_evidence, explain_verdict};
pub use storage::{explain_doubt, explain_folder, explain_open_error, explain_storage};
pub use totals::explain_sum;
pub use trainings::{
    cost_name, effect_name, explain_trainings, figure_heading, share_in_words, share_with_bounds, subject_name,
};
pub use values::{any_field, choices, value_in_full, value_in_words};
