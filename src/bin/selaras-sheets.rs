//! The worker for spreadsheets.

fn main() {
    selaras::worker::serve_sheets();
}
