//! One tab at a time writes shards: a Web Lock, which the browser takes back from a tab that dies.

use js_sys::{Function, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

const NAME: &str = "selaras/write";

// web-sys has these behind a flag of the compiler.
#[wasm_bindgen]
extern "C" {
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, work: &JsValue) -> Result<Promise, JsValue>;
}

/// The right to write, until it is dropped.
#[derive(Debug)]
pub struct Lock(Option<Function>);

impl Lock {
    /// Waits until no other tab writes. Where browsers have no such locks (an insecure context) it is given at once; the
    /// manifest, which is looked at before every write, then has to do.
    pub async fn take() -> Self {
        let Some(manager) = manager() else { return Self(None) };
        let release: Rc<RefCell<Option<Function>>> = Rc::default();
        let granted = Promise::new(&mut |grant, _| {
            let release = release.clone();
            let hold = Closure::once_into_js(move |_lock: JsValue| {
                // The lock is held until this promise is settled.
                let held = Promise::new(&mut |let_go, _| {
                    release.replace(Some(let_go));
                });
                // Resolving a promise never fails.
                drop(grant.call0(&JsValue::NULL));
                held
            });
            if manager.request(NAME, &hold).is_err() {
                // Without the lock the work goes on; the manifest is looked at before every write.
                drop(hold.unchecked_ref::<Function>().call0(&JsValue::NULL));
            }
        });
        // It is granted, or waited for: never refused.
        drop(JsFuture::from(granted).await);
        Self(release.take())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(let_go) = self.0.take() {
            // Resolving a promise never fails.
            drop(let_go.call0(&JsValue::NULL));
        }
    }
}

fn manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!manager.is_undefined()).then(|| manager.unchecked_into())
}
