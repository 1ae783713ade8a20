//! Looking up what is recorded of plans, as somebody types who knows a code, some words of a name, or whose it is.

use super::lines::text_of;
use super::page::PlansPage;
use crate::domain::{Id, Indicator, Plan, Proposal, Record};
use crate::explain::plan_name;
use crate::i18n::{Label, Lang};
use crate::workspace::{Tables, fold};

/// A row of a plan, a proposal or an indicator, and what tells it from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanThing {
    /// Its table.
    pub table: &'static str,
    /// What it is called, a row with its code.
    pub name: String,
    /// Whose it is, of which year, how it stands.
    pub about: String,
    /// The address of its page.
    pub address: String,
    /// What is looked in: its words, and its codes in every form, folded.
    text: String,
    /// The larger, the later.
    year: u16,
}

/// All that can be looked up, the latest year first.
pub fn things(t: Lang, tables: &Tables) -> Vec<PlanThing> {
    let rows = tables.plans.live().map(|row| {
        let plan = &row.value;
        let whose = plan.area.map(|area| t.office(area)).or_else(|| plan.body.as_deref().map(str::to_owned));
        let whose = whose.unwrap_or_else(|| plan.level.label(t).to_owned());
        // In the same words as the list of rows, to which what is found leads.
        let text = text_of(t, plan, &whose);
        let about = [Some(whose), Some(plan.year.to_string())];
        thing::<Plan>(row.id, plan_name(t, plan), &about, text, plan.year.get())
    });
    let proposals = tables.proposals.live().map(|row| {
        let of = &row.value;
        let name = of.idea.as_deref().or(of.problem.as_deref()).unwrap_or_else(|| of.channel.label(t)).to_owned();
        let place = of.subdistrict.or(of.district).map(|area| t.area(area));
        let about = [place, Some(of.year.to_string()), Some(of.status.label(t).to_owned())];
        let searched = [of.proposer.as_deref(), of.addressed_to.as_deref(), of.problem.as_deref()];
        let text = text_with(&name, &about, &searched);
        thing::<Proposal>(row.id, name, &about, text, of.year.get())
    });
    let indicators = tables.indicators.live().map(|row| {
        let of = &row.value;
        let nameless = || t.pick("Indikator tanpa nama", "An indicator without a name").to_owned();
        let name = of.name.as_deref().map_or_else(nameless, str::to_owned);
        let code = of.code.as_ref().map(|code| code.normal());
        let about = [of.code.as_deref().map(str::to_owned), of.area.map(|area| t.office(area))];
        let text = text_with(&name, &about, &[code.as_deref()]);
        thing::<Indicator>(row.id, name, &about, text, 0)
    });
    let mut all: Vec<PlanThing> = rows.chain(proposals).chain(indicators).collect();
    all.sort_by(|one, other| other.year.cmp(&one.year).then_with(|| one.name.cmp(&other.name)));
    all
}

/// What is looked in: a name, what tells it from others, and what else is known; folded.
fn text_with(name: &str, about: &[Option<String>], searched: &[Option<&str>]) -> String {
    let about = about.iter().flatten().map(String::as_str);
    fold(&[name].into_iter().chain(about).chain(searched.iter().flatten().copied()).collect::<Vec<_>>().join("\n"))
}

fn thing<R: Record>(id: Id, name: String, about: &[Option<String>], text: String, year: u16) -> PlanThing {
    let about = about.iter().flatten().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
    let address = PlansPage::of_record(R::TABLE, id).map(PlansPage::address).unwrap_or_default();
    PlanThing { table: R::TABLE, name, about, address, text, year }
}

/// Those of a table in which every word of what is typed stands, those that begin so first, and otherwise as they come.
pub fn looked_up<'a>(typed: &str, things: &'a [PlanThing], table: &str) -> Vec<&'a PlanThing> {
    let typed = fold(typed.trim());
    let words: Vec<&str> = typed.split_whitespace().collect();
    let has = |thing: &&PlanThing| thing.table == table && words.iter().all(|word| thing.text.contains(word));
    let mut found: Vec<&PlanThing> = if words.is_empty() { Vec::new() } else { things.iter().filter(has).collect() };
    found.sort_by_key(|thing| !thing.text.lines().any(|line| line.starts_with(&typed)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ActivityCode, AreaCode, BookYear, Level, Note, Text};
    use crate::replica::{Row, Stamp};

    fn tables() -> Tables {
        let mut tables = Tables::default();
        for (number, year, code, name) in [
            (1, 2025, "2.17.05.2.01.0001", "Peningkatan pemahaman perkoperasian"),
            (2, 2026, "2.17.05.2.01.0001", "Peningkatan pemahaman perkoperasian"),
            (3, 2026, "2.17.03.2.01.0003", "Pengawasan koperasi"),
        ] {
            let plan = Plan {
                year: BookYear::new(year).unwrap(),
                level: Level::District,
                area: Some(AreaCode::from_digits(6305)),
                code: ActivityCode::new(code).unwrap(),
                name: Text::optional(name).unwrap(),
                ..Plan::default()
            };
            tables.plans.insert(Row::new(Id::new(1, [number; 10]), plan, Stamp::default()));
        }
        let proposal = Proposal {
            year: BookYear::new(2026).unwrap(),
            idea: Note::optional("Pelatihan perkoperasian bagi pengurus").unwrap(),
            ..Proposal::default()
        };
        tables.proposals.insert(Row::new(Id::new(1, [8; 10]), proposal, Stamp::default()));
        tables
    }

    #[test]
    fn rows_are_found_by_code_in_two_digits_and_in_four_by_name_and_by_office_the_latest_first() {
        let all = things(Lang::Id, &tables());
        let found = |typed: &str, table: &str| -> Vec<String> {
            looked_up(typed, &all, table).iter().map(|thing| thing.about.clone()).collect()
        };
        assert_eq!(found("2.17.05.2.01.0001", Plan::TABLE).len(), 2);
        assert!(found("2.17.05", Plan::TABLE)[0].ends_with("2026"));
        assert_eq!(found("perkoperasian tapin 2025", Plan::TABLE).len(), 1);
        assert_eq!(found("perkoperasian", Proposal::TABLE).len(), 1);
        assert_eq!(found("tapin", Proposal::TABLE), Vec::<String>::new());
        assert_eq!(found(" ", Plan::TABLE), Vec::<String>::new());
        assert_eq!(found("2.17.09", Plan::TABLE), Vec::<String>::new());
    }

    #[test]
    fn every_thing_leads_to_its_page_and_what_begins_as_typed_comes_first() {
        let all = things(Lang::Id, &tables());
        assert!(all.iter().all(|thing| thing.address.starts_with("#/program/")));
        let names: Vec<&str> = looked_up("2.17", &all, Plan::TABLE).iter().map(|thing| thing.name.as_str()).collect();
        assert_eq!(names.len(), 3);
        assert_eq!(looked_up("pelatihan", &all, Proposal::TABLE).len(), 1);
    }
}
