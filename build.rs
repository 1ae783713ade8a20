//! Has the linker keep what is needed to split the page's program into parts that are loaded when they are first
//! wanted, see xtask/src/finish/split.rs.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=selaras=--emit-relocs");
    }
}
