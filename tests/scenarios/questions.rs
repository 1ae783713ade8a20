//! What offices decide where they wrote different things without knowing of each other.

use crate::merging::tapin_and_province;
use crate::office::{BANJAR, Office, TAPIN, text};
use selaras::domain::{AreaCode, Cooperative, Id, Kind};
use selaras::workspace::Author;
use serde_json::json;

type Contact<'c> = (Option<&'c str>, Option<&'c str>, Option<&'c str>);

fn contact(office: &Office, kud: Id) -> Contact<'_> {
    let kud = office.record::<Cooperative>(kud).expect("it is there");
    (kud.address.as_deref(), kud.phone.as_deref(), kud.email.as_deref())
}

#[test]
fn another_value_than_those_written_is_decided_for() {
    let (mut tapin, mut province, kud) = tapin_and_province();
    tapin.edits(kud, |it| it.address = text("Jl. Tapin"));
    province.edits(kud, |it| it.address = text("Jl. Provinsi"));
    province.receives(&[&tapin.sends()]);
    province.decides("address", "Jl. Kesepakatan");
    tapin.receives(&[&province.sends()]);
    for office in [&tapin, &province] {
        assert_eq!((office.is_asked(), contact(office, kud).0), (vec![], Some("Jl. Kesepakatan")));
    }
}

#[test]
fn a_third_value_of_a_list_of_codes_is_decided_for() {
    let (mut tapin, mut province, kud) = tapin_and_province();
    let [south, north, binuang] = [630_502, 630_504, 630_501].map(AreaCode::from_digits);
    tapin.edits(kud, |it| (it.kind, it.subdistrict) = (Some(Kind::Producer), Some(south)));
    province.edits(kud, |it| (it.kind, it.subdistrict) = (Some(Kind::Consumer), Some(north)));
    province.receives(&[&tapin.sends()]);
    province.decides("kind", json!(Kind::Services));
    province.decides("subdistrict", json!(binuang));
    tapin.receives(&[&province.sends()]);
    for office in [&tapin, &province] {
        let seen = office.record::<Cooperative>(kud).expect("it is there");
        assert_eq!((office.is_asked(), seen.kind, seen.subdistrict), (vec![], Some(Kind::Services), Some(binuang)));
    }
}

#[test]
fn many_are_decided_in_one_step_and_one_step_opens_them_again_here_and_for_whoever_hears_of_it() {
    let (mut tapin, mut province, kud) = tapin_and_province();
    tapin.edits(kud, |it| (it.address, it.phone) = (text("Jl. Tapin"), text("0811 333")));
    province.edits(kud, |it| (it.address, it.phone) = (text("Jl. Provinsi"), text("0811 444")));
    province.receives(&[&tapin.sends()]);
    let asked = province.is_asked();
    assert_eq!(province.takes_all_of(Author::Office(TAPIN)), 2);
    assert_eq!((province.is_asked(), contact(&province, kud)), (vec![], (Some("Jl. Tapin"), Some("0811 333"), None)));
    let decision = province.sends();
    tapin.receives(&[&decision]);
    assert_eq!(tapin.is_asked(), []);

    province.undoes();
    let before = (Some("Jl. Provinsi"), Some("0811 444"), None);
    assert_eq!((&province.is_asked(), contact(&province, kud)), (&asked, before));
    // The file that says so opens the questions again where they were answered by the one before, and asks the same.
    let look = tapin.looks_at(&[&province.sends()]);
    assert_eq!(look.tells(0, "cooperatives")[4], 2);
    tapin.takes(look);
    tapin.receives(&[&decision]);
    tapin.reopens();
    assert_eq!(tapin.is_asked(), asked);
    tapin.decides("address", "Jl. Tapin");
    tapin.decides("phone", "0811 444");
    province.receives(&[&tapin.sends()]);
    assert_eq!((province.is_asked(), contact(&province, kud)), (vec![], (Some("Jl. Tapin"), Some("0811 444"), None)));
}

#[test]
fn what_an_office_wrote_is_taken_from_all_its_computers_and_where_another_office_wrote_the_same() {
    let (mut tapin, mut province, kud) = tapin_and_province();
    let beginning = tapin.sends();
    let [mut laptop, mut banjar] = [TAPIN, BANJAR].map(|code| Office::begins_with(code, &beginning));
    tapin.edits(kud, |it| it.address = text("Jl. Tapin"));
    laptop.edits(kud, |it| (it.phone, it.email) = (text("0811 333"), text("tapin@example.id")));
    province.edits(kud, |it| {
        (it.address, it.phone, it.email) = (text("Jl. Provinsi"), text("0811 444"), text("provinsi@example.id"));
    });
    banjar.edits(kud, |it| it.email = text("tapin@example.id"));
    province.receives(&[&tapin.sends(), &laptop.sends(), &banjar.sends()]);
    assert_eq!(province.is_asked().len(), 3);
    assert_eq!(province.takes_all_of(Author::Office(TAPIN)), 3);
    let taken = (Some("Jl. Tapin"), Some("0811 333"), Some("tapin@example.id"));
    assert_eq!((province.is_asked(), contact(&province, kud)), (vec![], taken));
}
