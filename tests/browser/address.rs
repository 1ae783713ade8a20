//! Addresses: what stands behind the `#`.

use selaras::list::plans::PlansPage;
use selaras::ui::address::{Address, Route};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn an_address_is_read_as_it_is_written() {
    let address = Address::new("/koperasi", [("cari", "KUD & \"Karya\" +50 %".to_owned()), ("urut", "nik".to_owned())]);
    assert_eq!(Address::parse(&address.hash()), address);
}

#[wasm_bindgen_test]
fn every_page_has_its_address_and_others_lead_nowhere() {
    let id = "01891a3e-0000-7000-8000-000000000001";
    let route = |hash: &str| Address::parse(hash).route();
    assert_eq!(route(""), Route::Summary);
    assert_eq!(route("#/koperasi?cari=kud"), Route::Cooperatives);
    assert!(matches!(route(&format!("#/koperasi/{id}")), Route::Cooperative(_)));
    assert!(matches!(route(&format!("#/koperasi/{id}/laporan/2023")), Route::Report(_, Some(_))));
    assert!(matches!(route(&format!("#/koperasi/{id}/kesehatan/baru")), Route::Health(_, None)));
    assert!(matches!(route(&format!("#/koperasi/{id}/pembubaran")), Route::Dissolution(_)));
    assert_eq!(route("#/koperasi/silang"), Route::Pivot);
    assert_eq!(route("#/koperasi/mutu"), Route::Quality);
    assert_eq!(route("#/tindak-lanjut?tampilan=hasil"), Route::FollowUp);
    assert_eq!(route("#/tindak-lanjut/penyebab"), Route::Causes);
    assert!(matches!(route(&format!("#/tindak-lanjut/{id}?kasus={id}")), Route::Case(_)));
    assert!(matches!(route(&format!("#/tindak-lanjut/{id}/kunjungan/baru")), Route::Visit(_, None)));
    assert!(matches!(route(&format!("#/tindak-lanjut/{id}/tindakan/{id}")), Route::Action(_, Some(_))));
    assert_eq!(route(&format!("#/tindak-lanjut/{id}/entah")), Route::NotFound);
    assert_eq!(route("#/program?tahun=2026"), Route::Program(PlansPage::Tab("matriks")));
    assert!(matches!(route(&format!("#/program/usulan/{id}")), Route::Program(PlansPage::One("usulan", _))));
    assert!(matches!(route("#/program/rencana/baru"), Route::Program(PlansPage::Form("rencana", None))));
    assert_eq!(route("#/program/entah"), Route::NotFound);
    assert_eq!(route("#/koperasi/bukan-id"), Route::NotFound);
    assert_eq!(route("#/tidak-ada"), Route::NotFound);
}

#[wasm_bindgen_test]
fn setting_a_parameter_leaves_the_others() {
    let address = Address::parse("#/?dasar=kedudukan&status=dihitung");
    assert_eq!(address.with("dasar", None).hash(), "#/?status=dihitung");
    assert_eq!(address.with("dasar", Some("binaan")).parameter("status"), Some("dihitung"));
}
