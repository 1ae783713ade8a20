//! What outlives its page: work that goes on, and its result, while somebody looks at another page.

use leptos::prelude::*;

/// The owner of what lasts as long as the tab.
#[derive(Clone)]
struct App(Owner);

/// Makes the component that calls this the owner of what lasts.
pub fn own_what_lasts() {
    if let Some(owner) = Owner::current() {
        provide_context(App(owner));
    }
}

/// The one `T` of this tab, made when it is first asked for.
pub fn per_tab<T: Clone + Send + Sync + 'static>(make: impl FnOnce() -> T) -> T {
    let App(owner) = expect_context::<App>();
    owner.with(|| {
        use_context::<T>().unwrap_or_else(|| {
            let made = make();
            provide_context(made.clone());
            made
        })
    })
}

/// Finds the one `T` of this tab later, if somebody has asked for it by then.
pub fn once_made<T: Clone + Send + Sync + 'static>() -> impl Fn() -> Option<T> + Clone {
    let App(owner) = expect_context::<App>();
    move || owner.with(use_context::<T>)
}
