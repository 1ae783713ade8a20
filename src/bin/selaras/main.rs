//! The page.

mod parts;

fn main() {
    selaras::pages::start(parts::PARTS);
}
