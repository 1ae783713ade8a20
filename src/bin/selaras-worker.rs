//! The worker.

fn main() {
    selaras::worker::serve();
}
