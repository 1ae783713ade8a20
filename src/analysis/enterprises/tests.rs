use super::*;
use crate::domain::{
    AidKind, BookYear, Enterprise, EnterpriseAid, EnterpriseYear, Id, Level, Permit, PermitKind, PersonNik, Plan,
    PlanBeneficiary, Ref, Rupiah, SizeClass, SizeRule, Text,
};
use crate::replica::{Row, Stamp};
use crate::workspace::Tables;

fn id(number: u8) -> Id {
    Id::new(1, [number; 10])
}

fn year(year: i32) -> BookYear {
    BookYear::new(year).unwrap()
}

fn put(tables: &mut Tables, number: u8, owner: &str, nik: &str, phone: &str) {
    let enterprise = Enterprise {
        name: Text::optional(&format!("Usaha {number}")).unwrap(),
        owner: Text::optional(owner).unwrap(),
        owner_nik: PersonNik::new(nik).unwrap(),
        phone: Text::optional(phone).unwrap(),
        ..Enterprise::default()
    };
    tables.enterprises.insert(Row::new(id(number), enterprise, Stamp::default()));
}

fn give(tables: &mut Tables, number: u8, to: u8, kind: AidKind, of: i32, giver: &str, amount: i64) {
    let aid = EnterpriseAid {
        enterprise: Ref::to(id(to)),
        kind,
        year: year(of),
        giver: Text::optional(giver).unwrap(),
        amount: Rupiah::new(amount).ok(),
        ..EnterpriseAid::default()
    };
    tables.enterprise_aids.insert(Row::new(id(number), aid, Stamp::default()));
}

const NIK: &str = "6305025509800001";

#[test]
fn one_person_is_known_by_the_nik_or_by_name_and_telephone_and_by_a_name_alone_never() {
    let mut tables = Tables::default();
    put(&mut tables, 1, "Siti", NIK, "");
    put(&mut tables, 2, "Siti Aminah", NIK, "");
    put(&mut tables, 3, "Budi", "", "0812 3456 789");
    put(&mut tables, 4, "BUDI", "", "+62 812-3456-789");
    put(&mut tables, 5, "Budi", "", "");
    put(&mut tables, 6, "Budi", "63E+15", "0812 9999 999");
    // A digit of the NIK was mistyped, or it was added later.
    put(&mut tables, 7, "Ayu", "6305025509800007", "0812 7777 777");
    put(&mut tables, 8, "Ayu", "6305025509800001", "0812 7777 777");
    put(&mut tables, 9, "Ayu", "", "0812 7777 777");
    let found = doubles(&tables).persons;
    let pairs: Vec<(PersonKnownBy, Vec<Id>)> = found.into_iter().map(|one| (one.known_by, one.enterprises)).collect();
    let called_alike = (PersonKnownBy::NameAndPhone, vec![id(7), id(8), id(9)]);
    let of_nik = (PersonKnownBy::Nik, vec![id(1), id(2), id(8)]);
    assert_eq!(pairs, [of_nik, called_alike, (PersonKnownBy::NameAndPhone, vec![id(3), id(4)])]);
}

#[test]
fn the_same_aid_twice_in_a_year_is_found_and_courses_other_kinds_and_other_years_are_not() {
    let mut tables = Tables::default();
    put(&mut tables, 1, "Siti", NIK, "");
    put(&mut tables, 2, "Siti", NIK, "");
    put(&mut tables, 3, "Budi", "", "");
    give(&mut tables, 11, 1, AidKind::Equipment, 2024, "Dinas Tapin", 5_000);
    give(&mut tables, 12, 2, AidKind::Equipment, 2024, "Dinas Provinsi", 7_000);
    give(&mut tables, 13, 1, AidKind::Equipment, 2023, "Dinas Tapin", 5_000);
    give(&mut tables, 14, 1, AidKind::Training, 2024, "Dinas Tapin", 0);
    give(&mut tables, 15, 2, AidKind::Training, 2024, "Dinas Provinsi", 0);
    give(&mut tables, 16, 1, AidKind::Promotion, 2024, "Dinas Tapin", 0);
    // Of somebody whom nothing tells from others the enterprise alone is one.
    give(&mut tables, 17, 3, AidKind::Grant, 2024, "Baznas", 300);
    give(&mut tables, 18, 3, AidKind::Grant, 2024, "BAZNAS", 200);
    let found = doubles(&tables).aids;
    let told: Vec<_> = found.iter().map(|one| (one.kind, one.aids.clone(), one.givers.len(), one.amount)).collect();
    assert_eq!(
        told,
        [(AidKind::Equipment, vec![id(11), id(12)], 2, 5_000), (AidKind::Grant, vec![id(17), id(18)], 1, 200)]
    );
    assert_eq!(found[0].enterprises, [id(1), id(2)]);
}

#[test]
fn a_beneficiary_of_another_budget_by_the_same_nik_makes_aid_double_and_the_budget_that_paid_it_does_not() {
    let mut tables = Tables::default();
    put(&mut tables, 1, "Siti", NIK, "");
    give(&mut tables, 11, 1, AidKind::Equipment, 2024, "Dinas Tapin", 5_000);
    let plan = Plan { year: year(2024), level: Level::Province, ..Plan::default() };
    tables.plans.insert(Row::new(id(40), plan, Stamp::default()));
    let beneficiary = PlanBeneficiary {
        plan: Ref::to(id(40)),
        aid: Some(AidKind::Equipment),
        number: Text::optional("6305 0255 0980 0001").unwrap(),
        ..PlanBeneficiary::default()
    };
    tables.plan_beneficiaries.insert(Row::new(id(41), beneficiary, Stamp::default()));
    let found = doubles(&tables).aids;
    assert_eq!((found.len(), found[0].beneficiaries.clone(), found[0].amount), (1, vec![id(41)], 5_000));
    let mut aid = tables.enterprise_aids.get(id(11)).unwrap().clone();
    aid.value.plan = Some(Ref::to(id(40)));
    tables.enterprise_aids.insert(aid);
    assert_eq!(doubles(&tables), Doubles::default());
}

#[test]
fn who_lacks_a_year_is_neither_risen_nor_not() {
    let mut tables = Tables::default();
    let sales = |tables: &mut Tables, of: u8, in_year: i32, amount: i64| {
        let figures = EnterpriseYear {
            enterprise: Ref::to(id(of)),
            year: year(in_year),
            sales: Rupiah::new(amount).ok(),
            ..EnterpriseYear::default()
        };
        tables.enterprise_years.insert(Row::new(EnterpriseYear::id(id(of), year(in_year)), figures, Stamp::default()));
    };
    for number in 1..=3 {
        put(&mut tables, number, "", "", "");
    }
    sales(&mut tables, 1, 2023, 1_900_000_000);
    sales(&mut tables, 1, 2024, 2_100_000_000);
    sales(&mut tables, 2, 2023, 50_000_000);
    sales(&mut tables, 2, 2024, 60_000_000);
    sales(&mut tables, 3, 2024, 60_000_000);
    let rise = |formula, rule| rise(&tables, formula, year(2023), year(2024), rule);
    let by_class = rise(RiseFormula::Class, SizeRule::Pp7);
    assert_eq!((by_class.risen(), by_class.known.len(), by_class.unknown), (1, 2, 1));
    assert_eq!(by_class.known[0].1, Rise::Class(SizeClass::Micro, SizeClass::Small));
    // Under the former act both were small already.
    assert_eq!(rise(RiseFormula::Class, SizeRule::Uu20).risen(), 0);
    assert_eq!(rise(RiseFormula::Sales, SizeRule::Pp7).risen(), 2);
    assert_eq!(years_of(&tables), [year(2024), year(2023)]);
}

#[test]
fn an_nib_of_the_later_year_is_a_rise_and_one_without_a_day_is_not_known() {
    let mut tables = Tables::default();
    for (number, day) in [(1, "2024-03-01"), (2, "2021-03-01"), (3, "")] {
        put(&mut tables, number, "", "", "");
        let permit = Permit {
            enterprise: Ref::to(id(number)),
            kind: PermitKind::BusinessNumber,
            issued_on: day.parse().ok(),
            ..Permit::default()
        };
        tables.enterprise_permits.insert(Row::new(permit.id(), permit, Stamp::default()));
    }
    put(&mut tables, 4, "", "", "");
    let risen = rise(&tables, RiseFormula::Formal, year(2023), year(2024), SizeRule::Pp7);
    assert_eq!((risen.risen(), risen.known.len(), risen.unknown), (1, 3, 1));
    for formula in RiseFormula::ALL {
        assert_eq!(RiseFormula::of(formula.code()), Some(formula));
    }
}
