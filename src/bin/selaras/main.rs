//! The page.

mod chunks;

fn main() {
    selaras::pages::start(chunks::CHUNKS);
}
