//! The browser's `localStorage` as a shelf.

use super::complaint::error;
use super::turn::Found;
use super::{Shelf, StorageError, mirror};
use gloo_storage::{LocalStorage, Storage as _};
use js_sys::JsString;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Puts a text under a key: one that the browser has already, so that the copy in the database can share it.
    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = setItem)]
    fn set_text(key: &str, text: &JsString) -> Result<(), JsValue>;
}

/// The browser's `localStorage`.
#[derive(Debug, Clone)]
pub struct LocalShelf(web_sys::Storage);

impl LocalShelf {
    /// At the start of a visit: puts back what the browser has forgotten of the shelf, because it was killed.
    pub async fn restore() -> Result<Found, StorageError> {
        mirror::catch_up(&Self::open()?.0).await
    }

    /// While the page is open: puts back what something else has taken from the shelf, as far as its copy has it.
    pub async fn put_back() -> Result<(), StorageError> {
        mirror::put_back(&Self::open()?.0).await
    }

    /// The shelf, unless the browser denies it.
    pub fn open() -> Result<Self, StorageError> {
        // gloo-storage panics where storage is denied, so the browser is asked first.
        match web_sys::window().map(|window| window.local_storage()) {
            Some(Ok(Some(_))) => Ok(Self(LocalStorage::raw())),
            _ => Err(StorageError::Denied),
        }
    }
}

impl Shelf for LocalShelf {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get_item(key).map_err(|value| error(&value))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let text = JsString::from(text);
        set_text(key, &text).map_err(|value| error(&value))?;
        mirror::note(&self.0, key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.remove_item(key).map_err(|value| error(&value))?;
        mirror::note(&self.0, key, None);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let count = self.0.length().map_err(|value| error(&value))?;
        let keys = (0..count).filter_map(|at| self.0.key(at).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(prefix)).collect())
    }

    fn units(&self, key: &str) -> Result<usize, StorageError> {
        // Without a copy of the text: what is used is shown again after every change.
        let text = js_sys::Reflect::get(&self.0, &key.into()).map_err(|value| error(&value))?;
        Ok(text.dyn_ref::<JsString>().map_or(0, |text| text.length() as usize))
    }
}
