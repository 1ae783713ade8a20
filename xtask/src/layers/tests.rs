//! Small invented programs, in which the broken arrow must be found and the sound one left alone.

use super::*;

const TWO: &[&[Layer]] = &[
    &[layer("shop", "sells"), layer("mill", "grinds")],
    &[Layer { name: "cart", holds: "brings", knows: Some(&["field"]) }],
    &[layer("store", "keeps")],
    &[layer("field", "grows")],
];

/// What is said of a program of these files.
fn said(files: &[(&str, &str)], known: &[Known]) -> Vec<String> {
    let modules = Modules::read(files.iter().copied());
    faults(&modules, &arrows(&modules), TWO, known)
}

fn sound(files: &[(&str, &str)]) {
    assert_eq!(said(files, &[]), [""; 0]);
}

#[test]
fn arrows_that_point_downwards_are_left_alone() {
    sound(&[
        ("src/lib.rs", "pub mod shop; pub mod store; pub mod field;"),
        ("src/shop/mod.rs", "use crate::{store::Sack, field::{self, Wheat as Grain}}; fn sell() { field::mow() }"),
        ("src/store.rs", "use crate::field::Wheat; pub struct Sack(Wheat);"),
        ("src/field.rs", "pub struct Wheat; pub fn mow() {}"),
    ]);
}

#[test]
fn an_arrow_that_points_upwards_is_found_with_its_line_and_both_layers() {
    let files = [
        ("src/field.rs", "//! Grows.\n\nuse std::fmt;\nuse crate::store::Sack;\n"),
        ("src/store.rs", "pub struct Sack;"),
    ];
    let broken = "src/field.rs:4 (field) takes crate::store::Sack of src/store.rs (store): store lies above field";
    assert_eq!(said(&files, &[]), [broken]);
}

/// A path in the code takes as much as an import does, also in the body of a macro.
#[test]
fn paths_in_the_code_are_arrows() {
    let store = ("src/store.rs", "pub fn keep() {}");
    for code in ["fn mow() { crate::store::keep(); }", "macro_rules! mow { () => { $crate::store::keep() } }"] {
        assert_eq!(said(&[store, ("src/field.rs", code)], &[]).len(), 1, "{code}");
    }
}

/// Whoever uses such a method would not name the layer that it is of.
#[test]
fn methods_on_a_type_of_another_layer_are_found() {
    let field = ("src/field.rs", "pub struct Wheat<T>(T); impl<T> Wheat<T> { fn mow(it: impl Fn() -> T) {} }");
    let of = |store| said(&[field, ("src/store.rs", store)], &[]);
    let broken = "src/store.rs:2 (store) hangs methods on Wheat of field: make functions of them";
    assert_eq!(of("use crate::field::Wheat;\nimpl<T: Fn() -> u8> Wheat<T> { fn keep(self) {} }"), [broken]);
    assert_eq!(of("trait Keep {}\nimpl Keep for crate::field::Wheat<u8> {}\nstruct Sack; impl Sack {}"), [""; 0]);
}

#[test]
fn layers_side_by_side_know_nothing_of_each_other() {
    let files = [("src/shop.rs", "use crate::mill::Flour;"), ("src/mill.rs", "pub struct Flour;")];
    assert!(said(&files, &[])[0].ends_with("shop and mill stand side by side and know nothing of each other"));
}

#[test]
fn a_layer_that_may_know_only_some_knows_no_others() {
    let files = [
        ("src/cart.rs", "use crate::field::Wheat;\nuse crate::store::Sack;"),
        ("src/field.rs", "pub struct Wheat;"),
        ("src/store.rs", "pub struct Sack;"),
    ];
    let broken = "src/cart.rs:2 (cart) takes crate::store::Sack of src/store.rs (store): cart knows field only";
    assert_eq!(said(&files, &[]), [broken]);
}

#[test]
fn a_folder_without_a_layer_is_found() {
    assert_eq!(said(&[("src/helpers.rs", "")], &[]), ["src/helpers.rs: there is no layer `helpers`"]);
}

const CIRCLE: [(&str, &str); 4] = [
    (
        "src/store/mod.rs",
        "mod sack; mod shelf; mod wall; pub use sack::Sack; pub use shelf::Shelf; pub use wall::Wall;",
    ),
    ("src/store/sack.rs", "use super::Shelf;\npub struct Sack(Shelf);"),
    // By way of a module that is imported as a whole, and of what the folder hands on.
    ("src/store/shelf.rs", "use crate::store;\npub struct Shelf(store::Wall);"),
    ("src/store/wall.rs", "pub struct Wall(Vec<super::sack::Sack>);"),
];

#[test]
fn a_circle_is_found_with_all_its_arrows() {
    let found = said(&CIRCLE, &[]);
    let told = "3 files stand in a circle:\
                \n  src/store/sack.rs:1 (store) takes super::Shelf of src/store/shelf.rs (store)\
                \n  src/store/shelf.rs:2 (store) takes store::Wall of src/store/wall.rs (store)\
                \n  src/store/wall.rs:1 (store) takes super::sack::Sack of src/store/sack.rs (store)";
    assert_eq!(found, [told]);
}

#[test]
fn a_circle_across_folders_is_found() {
    let files = [
        ("src/store/mod.rs", "pub mod dry; pub mod cool;"),
        ("src/store/dry/mod.rs", "mod sack; use super::cool::Jar; pub struct Loft(sack::Sack, Jar);"),
        ("src/store/dry/sack.rs", "pub struct Sack;"),
        ("src/store/cool.rs", "use super::dry::Loft; pub struct Jar(Box<Loft>);"),
    ];
    assert_eq!(said(&files, &[]).len(), 1);
}

#[test]
fn a_file_and_its_own_folder_are_no_circle() {
    sound(&[
        ("src/store.rs", "mod sack; use sack::Sack; pub struct Stock(Sack); pub(crate) struct Label;"),
        ("src/store/sack.rs", "use super::Label; pub struct Sack(Label);"),
    ]);
}

/// A macro may bear the name of the file that it stands in; it is that file's, not the folder's.
#[test]
fn a_name_that_a_module_and_a_thing_share_leads_to_the_thing() {
    let files = [
        ("src/store/mod.rs", "mod shelf; mod sack; pub(crate) use shelf::shelf;"),
        ("src/store/shelf.rs", "use super::sack::Sack; macro_rules! shelf { () => { Sack } } pub(crate) use shelf;"),
        ("src/store/sack.rs", "use super::shelf;\npub struct Sack;"),
    ];
    assert_eq!(said(&files, &[]).len(), 1);
}

#[test]
fn tests_may_take_from_anywhere() {
    sound(&[
        ("src/shop.rs", "pub struct Till;"),
        (
            "src/field.rs",
            "#[cfg(test)]\nuse crate::shop::Till;\n#[cfg(test)]\nmod tests;\n#[cfg(test)]\nmod more { use crate::shop::Till; }",
        ),
        ("src/field/tests.rs", "use crate::shop::Till;"),
        ("src/field/tests/long.rs", "use crate::shop::Till;"),
    ]);
}

/// After what is for tests only, everything counts again.
#[test]
fn what_follows_the_tests_counts() {
    let tests = "#[cfg(test)]\nconst SACK: [u8; 2] = [b'{', b'\\''];\n#[cfg(test)]\nfn one<'a>(it: &'a str) -> &'a str { it }\n";
    let field = format!("{tests}use crate::shop::Till;");
    let found = said(&[("src/shop.rs", "pub struct Till;"), ("src/field.rs", &field)], &[]);
    assert!(found[0].starts_with("src/field.rs:5 "), "{found:?}");
}

#[test]
fn comments_and_texts_are_no_arrows() {
    let field = r###"
        //! See [`crate::shop::Till`].
        /* crate::shop::Till /* within */ crate::shop::Till */
        const TEXTS: [&str; 3] = ["\" crate::shop::Till", r#"" crate::shop::Till"#, "\\"];
        const QUOTE: char = '"'; // crate::shop::Till
    "###;
    sound(&[("src/shop.rs", "pub struct Till;"), ("src/field.rs", field)]);
}

#[test]
fn a_program_sees_the_library_and_its_own_files() {
    sound(&[
        ("src/shop.rs", "pub struct Till;"),
        ("src/store.rs", "pub mod shelf;"),
        (
            "src/store/shelf.rs",
            "mod keys { pub struct Key; } pub mod lock { use super::super::Bolt; pub struct Lock(Bolt); }",
        ),
    ]);
    let layers: &[&[Layer]] = &[&[layer("bin", "starts")], &[layer("shop", "sells")]];
    let modules = Modules::read([
        ("src/bin/tool/main.rs", "mod arguments; fn main() { selaras::shop::sell(arguments::read()) }"),
        ("src/bin/tool/arguments.rs", "pub fn read() {}"),
        ("src/shop.rs", "pub fn sell() {}"),
    ]);
    let arrows = arrows(&modules);
    assert_eq!(faults(&modules, &arrows, layers, &[]), [""; 0]);
    assert_eq!(
        arrows.iter().map(|arrow| arrow.path.as_str()).collect::<Vec<_>>(),
        ["arguments::read", "selaras::shop::sell"]
    );
}

#[test]
fn a_known_exception_is_let_pass_and_breaks_its_circle() {
    let known = [Known { from: "src/store/wall.rs", to: "src/store/sack.rs", why: "to be mended" }];
    assert_eq!(said(&CIRCLE, &known), [""; 0]);
}

#[test]
fn a_known_exception_that_has_gone_is_a_fault() {
    let gone = Known { from: "src/field.rs", to: "src/store.rs", why: "to be mended" };
    let files = [("src/field.rs", "pub struct Wheat;"), ("src/store.rs", "use crate::field::Wheat;")];
    let told = "src/field.rs → src/store.rs: this exception is needed no more (to be mended)";
    assert_eq!(said(&files, &[gone]), [told]);
    // An arrow that is there, but breaks no rule, needs none either.
    let sound = Known { from: "src/store.rs", to: "src/field.rs", why: "to be mended" };
    assert_eq!(said(&files, &[sound]).len(), 1);
}

#[test]
fn every_layer_has_one_place_and_knows_only_others_below_it() {
    let names: Vec<&str> = LAYERS.iter().flat_map(|line| line.iter()).map(|layer| layer.name).collect();
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len());
    for (above, layer) in LAYERS.iter().enumerate().flat_map(|(at, line)| line.iter().map(move |layer| (at, layer))) {
        for known in layer.knows.unwrap_or_default() {
            assert!(place(LAYERS, known).is_some_and(|(below, _)| below > above), "{} knows {known}", layer.name);
        }
    }
}
