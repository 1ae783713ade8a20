//! D7: rows whose authority lies with another level by law (UU 23/2014, annex Q, as the names of activities have it: FACTS
//! 7.16): advice with its rule. Bantuan keuangan, tugas pembantuan, dekonsentrasi and hibah are lawful ways round: what is paid
//! by them alone is no finding.

use super::{Detail, PlanFinding};
use crate::analysis::plans::rows::{At, FundAt, PlanRow, Plans, is_transfer, people_of};
use crate::domain::{BeneficiaryKind, Cooperative, FindingTest, Id, Level, MembershipArea, PlanBeneficiary, Record};
use crate::workspace::Tables;

/// What says whose authority it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// The code of the row itself.
    Code,
    /// Enterprises of a class.
    Enterprises(BeneficiaryKind),
    /// Cooperatives by where their members are.
    Cooperatives(MembershipArea),
}

impl Recipient {
    fn key(self) -> &'static str {
        match self {
            Self::Code => "kode",
            Self::Enterprises(kind) => kind.code(),
            Self::Cooperatives(area) => area.code(),
        }
    }
}

/// Funds by which one level may do what is another's: dekonsentrasi, tugas pembantuan, bantuan keuangan, hibah.
const WAYS_ROUND: &[&str] = &["APBN-Dekon", "APBN-TP", "1.2.02.02", "1.3.01"];

/// Programmes on cooperatives whose activities name the membership area (FACTS 3.1).
const ON_COOPERATIVES: &[&str] = &["02", "03", "04", "05", "06"];
/// Programmes on enterprises whose activities name the class.
const ON_ENTERPRISES: &[&str] = &["07", "08"];

pub(super) fn find(plans: &Plans, found: &mut Vec<PlanFinding>) {
    for row in plans.rows() {
        let level = row.plan.level;
        if !matches!(level, Level::District | Level::Province | Level::Central) || is_lawful(row) {
            continue;
        }
        let mut add =
            |of: Recipient, rightful: Level, served: Option<&PlanBeneficiary>, id: Option<(&'static str, Id)>| {
                let key = format!("{}/{}", plans.key(row), of.key());
                let is_there = |one: &PlanFinding| {
                    one.rows == [row.id] && one.test == FindingTest::OtherAuthority && one.key == key
                };
                let (cooperatives, people) = served.map_or((0, 0), |one| {
                    let people = people_of(one);
                    (u32::from(one.cooperative.is_some()), people)
                });
                // What was found of this row is at the end.
                if let Some(before) = found.iter_mut().rev().take(8).find(|one| is_there(one)) {
                    before.cooperatives += cooperatives;
                    before.people += people;
                    before.others.extend(id);
                    return;
                }
                let area = match row.district {
                    At::One(district) => Some(district),
                    _ => row.plan.area,
                };
                found.push(PlanFinding {
                    area,
                    money: row.budget(),
                    cooperatives,
                    people,
                    rows: vec![row.id],
                    others: id.into_iter().collect(),
                    ..PlanFinding::new(
                        FindingTest::OtherAuthority,
                        key,
                        row.year(),
                        Detail::OtherAuthority { of, level, rightful },
                    )
                });
            };
        let by_code = row.plan.code.as_ref().filter(|_| level != Level::Central).and_then(|code| code.level());
        if let Some(rightful) = by_code.filter(|rightful| *rightful != level) {
            add(Recipient::Code, rightful, None, None);
        }
        for of in plans.beneficiaries(row) {
            let id = Some((PlanBeneficiary::TABLE, of.id));
            if let Some((recipient, rightful)) = rightful(plans.tables(), row, &of.value)
                && rightful != level
            {
                add(recipient, rightful, Some(&of.value), id);
            }
        }
    }
}

/// Whether it is done by one of the lawful ways round.
fn is_lawful(row: &PlanRow) -> bool {
    let is_way = |fund: &FundAt| is_transfer(fund) || matches!(fund, At::One(code) if WAYS_ROUND.contains(&&**code));
    row.source.is_some() || !row.money.is_empty() && row.money.iter().all(|(fund, _)| is_way(fund))
}

/// Whose it is to serve somebody, and what says so; none where the law says nothing of it here.
fn rightful(tables: &Tables, row: &PlanRow, of: &PlanBeneficiary) -> Option<(Recipient, Level)> {
    let is_in = |programmes: &[&str]| row.codes.programme_number().is_none_or(|number| programmes.contains(&number));
    if let Some(cooperative) = of.cooperative.and_then(|id| tables.cooperatives.get_live(*id)) {
        let area = cooperative.value.membership_area.filter(|_| is_in(ON_COOPERATIVES))?;
        return level_of(&cooperative.value).map(|level| (Recipient::Cooperatives(area), level));
    }
    let level = match of.kind {
        BeneficiaryKind::Micro => Level::District,
        BeneficiaryKind::Small => Level::Province,
        BeneficiaryKind::Medium => Level::Central,
        _ => return None,
    };
    is_in(ON_ENTERPRISES).then_some((Recipient::Enterprises(of.kind), level))
}

/// Whose a cooperative is: one that is supervised otherwise than its members suggest is that level's.
fn level_of(cooperative: &Cooperative) -> Option<Level> {
    use crate::domain::Supervision;
    match cooperative.supervision()? {
        Supervision::District => Some(Level::District),
        Supervision::Province => Some(Level::Province),
        Supervision::National => Some(Level::Central),
        Supervision::Unknown(_) => None,
    }
}
