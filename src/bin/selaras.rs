//! The page.

fn main() {
    selaras::pages::start();
}
