//! Tests of what only a browser has: its storage and its address bar.
#![cfg(target_arch = "wasm32")]

mod address;
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
