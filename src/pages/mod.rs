//! The pages: what each shows and does. A page sends commands to the desk and reads from it; it never
//! touches storage.

mod area_choice;
mod as_of;
mod basis;
mod chunks;
mod cooperative;
mod cooperative_form;
mod cooperatives;
mod data;
mod delete_button;
mod differences;
mod dissolution;
mod dissolution_terms;
mod duplicates;
mod enterprises;
mod fill_in;
mod financing;
mod finder;
mod finding;
mod finding_questions;
mod follow_up;
mod freezing;
mod health_form;
mod in_turn;
mod merah_putih;
mod missing;
mod named;
mod narrowing;
mod no_register;
mod number_setting;
mod over_time;
mod pivot;
mod plan_behind;
mod plan_calendar;
mod plan_district;
mod plan_documents;
mod plan_findings;
mod plan_flow;
mod plan_matrix;
mod plan_realisation;
mod plan_thresholds;
mod plans;
mod plans_apart;
mod potential;
mod quality;
mod records;
mod report_form;
mod rows_behind;
mod rules;
mod settings;
mod sheet_import;
mod sheets;
mod shown;
mod sorted;
mod summary;
mod take_back;
mod trained;
mod trainings;
mod village_figures;
mod waiting;
mod welcome;

pub use chunks::{Chunk, Chunks, Later};
pub use shown::{
    charts, enterprises as enterprises_pages, follow_up as follow_up_pages, office, overview, piece_of_frame,
    plans as plans_pages, register, welcome_page,
};
pub use summary::View;

use crate::explain::explain_open_error;
use crate::i18n::Lang;
use crate::storage::{LocalShelf, migrate};
use crate::ui::address::{Address, Place, Route};
use crate::ui::confirm::Confirm;
use crate::ui::desk::{self, Desk};
use crate::ui::failures::tell_failures;
use crate::ui::focus;
use crate::ui::live::live;
use crate::ui::nav::Rail;
use crate::ui::notice::{self, NoticeList, Notices};
use crate::ui::overlay::Overlays;
use crate::ui::per_tab::own_what_lasts;
use crate::ui::piece::{Piece, Pieces, piece};
use crate::ui::settings::Device;
use crate::ui::shell::{self, Banners, Head};
use crate::ui::{lang, timing};
use leptos::prelude::*;

/// Opens the workspace and shows the app, whose parts are loaded as `parts` says.
pub fn start(chunks: Chunks) {
    std::panic::set_hook(Box::new(tell_of_panic));
    // Leptos sets up its own executor only when it mounts.
    wasm_bindgen_futures::spawn_local(async move {
        let found = LocalShelf::restore().await;
        if LocalShelf::open().is_ok_and(|shelf| migrate::is_needed(&shelf) == Ok(true)) {
            (chunks.migrate)().await;
        }
        let device = Device::load();
        // While the workspace is read, the part of the first page arrives.
        let is_known = device.now().office.is_some();
        let first = if is_known { Chunk::of(&Address::current().route()) } else { Chunk::Welcome };
        wasm_bindgen_futures::spawn_local(async move {
            (chunks.load)(first).await;
        });
        let desk = Desk::open(device, found, chunks.mend).await;
        // Where it cannot be had, the page says so.
        (chunks.load)(first).await;
        if let (Ok(desk), Chunk::Register) = (&desk, first) {
            // The list wants its names in order at once, and would do it in one task.
            desk.prepare().await;
        }
        let opened = desk.clone();
        let body = document().body().expect("a page has a body");
        mount_to(body, move || view! { <App device desk chunks /> }).forget();
        if let Some(boot) = document().get_element_by_id("boot") {
            boot.remove();
        }
        timing::with_next_frame(move || {
            timing::mark("selaras:ready");
            wasm_bindgen_futures::spawn_local(async move {
                chunks.load_all().await;
                if let Ok(desk) = opened {
                    desk.prepare().await;
                }
            });
        });
    });
}

/// Brings what an earlier version has stored into the present form. What cannot be written now is told of when it is
/// opened, and tried again with the next visit.
pub fn migrate() {
    if let Ok(shelf) = LocalShelf::open() {
        // What could not be written is still of an earlier version, and opening it says so.
        drop(migrate::run(&shelf));
    }
}

/// Hands a failure of the program to the plain JavaScript that lets the person save everything.
fn tell_of_panic(info: &std::panic::PanicHookInfo<'_>) {
    let message = info.to_string();
    web_sys::console::error_1(&message.as_str().into());
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&message.into());
    if let (Some(window), Ok(event)) =
        (web_sys::window(), web_sys::CustomEvent::new_with_event_init_dict("selaras:panic", &init))
    {
        // The program is at its end: there is nobody else to tell.
        drop(window.dispatch_event(&event));
    }
}

#[component]
fn App(device: Device, desk: Result<Desk, crate::storage::OpenError>, chunks: Chunks) -> impl IntoView {
    own_what_lasts();
    provide_context(chunks);
    provide_context(Pieces(chunks.piece));
    provide_context(device);
    provide_context(Place::follow());
    provide_context(Notices::new());
    provide_context(Confirm::new());
    provide_context(Overlays::new());
    let theme = device.part(|settings| settings.theme);
    let language = device.part(|settings| settings.lang);
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            for (name, value) in [("data-theme", theme.get().code()), ("lang", language.get().code())] {
                root.set_attribute(name, value).expect("a name without spaces can be set");
            }
        }
    });
    live(move || {
        let t: Lang = language.get();
        provide_context(t);
        match desk.clone() {
            Ok(desk) => {
                provide_context(desk);
                view! { <Frame /> }.into_any()
            }
            Err(error) => {
                let text = explain_open_error(t, &error);
                view! { <main id="isi"><div class="note error" role="alert"><p>{text}</p></div></main> }.into_any()
            }
        }
    })
}

/// The frame of every page. Before an office has been chosen it shows only the welcome.
#[component]
fn Frame() -> impl IntoView {
    let device = expect_context::<Device>();
    let office = device.part(|settings| settings.office.is_some());
    tell_failures(desk::desk(), crate::ui::notice::notices(), lang());
    shell::refuse_files();
    live(move || {
        if office.get() {
            view! {
                <Head /> <Rail /> <Banners /> {piece(Piece::PaperHead)} <Page /> {piece(Piece::PaperFoot)} <NoticeList /> {piece(Piece::Confirm)} {piece(Piece::Listening)}
                {chunks::show_overlay}
            }
            .into_any()
        } else {
            view! { {chunks::show_welcome()} <NoticeList /> }.into_any()
        }
    })
}

/// The route that is shown: the wanted one as soon as its part is loaded, and until then the one before.
fn follow(route: Memo<Route>) -> RwSignal<Option<Route>> {
    let (t, notices, chunks) = (lang(), notice::notices(), expect_context::<Chunks>());
    let shown = RwSignal::new(None);
    let show = move |route: Route, is_loaded: bool| {
        // The first page says itself that it is missing.
        if !is_loaded && shown.with_untracked(Option::is_some) {
            notices.error(t.part_missing());
        } else if shown.with_untracked(|shown| shown.as_ref() != Some(&route)) {
            shown.set(Some(route));
        }
    };
    if chunks.has(&route.get_untracked()) {
        show(route.get_untracked(), true);
    }
    Effect::new(move |_| {
        let next = route.get();
        if chunks.has(&next) {
            return show(next, true);
        }
        leptos::task::spawn_local(async move {
            let loaded = (chunks.load)(Chunk::of(&next)).await;
            // Somebody may have gone on in the meantime.
            if route.get_untracked() == next {
                show(next, loaded);
            }
        });
    });
    shown
}

#[component]
fn Page() -> impl IntoView {
    let route = crate::ui::address::place().route();
    let (shown, chunks) = (follow(route), expect_context::<Chunks>());
    let page = move || shown.get().map(|route| chunks.show(route));
    // A change of page moves focus and view to its beginning and names it.
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        if before.as_ref().is_some_and(|before| *before != now) {
            focus::on_content();
            // Last, because the focus scrolls to the content and the head out of sight.
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        now
    });
    view! { <main id="isi" tabindex="-1">{live(page)}</main> }
}

fn not_found() -> impl IntoView {
    let t = lang();
    view! {
        <div class="empty-state">
            <h1>{t.not_found()}</h1>
            <p>{t.not_found_hint()}</p>
            <div class="actions"><a class="button" href="#/">{t.page_summary()}</a></div>
        </div>
    }
}

/// Names the page in the browser's tab.
pub(crate) fn document_title(page: impl Fn() -> String + 'static) {
    Effect::new(move |_| document().set_title(&format!("{} – Selaras", page())));
}
