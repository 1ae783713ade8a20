//! The field of a day: a text as people write it, what day it is in words below, and a calendar behind a button.
//!
//! The browser's own field of a date follows the language of the browser and not that of the page, and an office whose
//! computer is set to English reads the month first. Here the day always comes first, and is written out.

use super::icon::{Icon, icon};
use super::{lang, random, timing};
use crate::domain::Date;
use crate::i18n::Lang;
use leptos::html::{Dialog, Div};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Reads the text of a field of a day.
pub fn read_date(text: &str, t: Lang) -> Result<Option<Date>, String> {
    t.read_date(text, random::today())
}

/// A day as it stands in its field.
pub fn shown_date(day: Option<Date>, t: Lang) -> String {
    day.map(|day| t.typed_date(day)).unwrap_or_default()
}

/// A field that stands by itself. `typed` is told every text; `settled` gets the day when the field is left, none where it
/// is empty, and may say why it cannot be that day.
pub fn day_field(
    id: String,
    label: impl Into<String>,
    hint: Option<&'static str>,
    text: RwSignal<String>,
    typed: impl Fn(&str) + 'static,
    settled: impl Fn(Option<Date>) -> Result<(), String> + 'static,
) -> AnyView {
    let t = lang();
    let wrong = RwSignal::new(None::<String>);
    let typed = move |text: &str| {
        wrong.set(None);
        typed(text);
    };
    let left = move || wrong.set(read_date(&text.get_untracked(), t).and_then(&settled).err());
    let is_wrong = Signal::derive(move || wrong.with(Option::is_some));
    let (message, hint_id) = (format!("{id}-message"), format!("{id}-hint"));
    let described = if hint.is_some() { format!("{hint_id} {message}") } else { message.clone() };
    view! {
        <div class="field" class:invalid=is_wrong>
            <label for=id.clone()>{label.into()}</label>
            {hint.map(|text| view! { <span class="hint" id=hint_id.clone()>{text}</span> })}
            {control(id, described, text, Box::new(typed), Box::new(left), is_wrong)}
            <span id=message aria-live="polite">
                {move || wrong.get().map(|text| view! { <span class="message error">{icon(Icon::Warning)} {text}</span> })}
            </span>
        </div>
    }
    .into_any()
}

/// The input with its calendar, and the day in words.
pub(super) fn control(
    id: String,
    described: String,
    text: RwSignal<String>,
    typed: Box<dyn Fn(&str)>,
    left: Box<dyn Fn()>,
    is_wrong: Signal<bool>,
) -> AnyView {
    let t = lang();
    let whole = NodeRef::<Div>::new();
    // The day at which the calendar is open, and where on the screen.
    let open = RwSignal::new(None::<(Date, Place)>);
    let day = move || read_date(&text.get(), t).ok().flatten();
    let enter = Rc::new(move |now: String| {
        text.set(now);
        text.with_untracked(|text| typed(text));
    });
    let leave = Rc::new(move || {
        if let Some(day) = untrack(day) {
            text.set(t.typed_date(day));
        }
        left();
    });
    let choose: Rc<dyn Fn(Date)> = {
        let (enter, leave) = (enter.clone(), leave.clone());
        Rc::new(move |day| {
            enter(t.typed_date(day));
            leave();
        })
    };
    let choose = StoredValue::new_local(choose);
    let in_words = format!("{id}-day");
    let show = move |_| {
        let place = whole.get_untracked().map(|whole| Place::below(&whole)).unwrap_or_default();
        open.set(Some((untrack(day).unwrap_or_else(random::today), place)));
    };
    view! {
        <div class="with-unit date" node_ref=whole>
            <input id=id.clone() name=id type="text" autocomplete="off" maxlength="40" placeholder=t.date_placeholder()
                prop:value=move || text.get() aria-describedby=format!("{described} {in_words}")
                aria-invalid=move || is_wrong.get().then_some("true")
                on:input=move |event| enter(event_target_value(&event)) on:change=move |_| leave() />
            <button type="button" class="unit" aria-label=t.calendar() aria-haspopup="dialog" on:click=show>{icon(Icon::Calendar)}</button>
        </div>
        <span class="hint" id=in_words>{move || day().map(|day| t.day_and_date(day))}</span>
        {move || open.get().map(|(at, place)| calendar(at, untrack(day), place, choose, open))}
    }
    .into_any()
}

/// Where on the screen a calendar opens, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Place {
    left: f64,
    top: f64,
}

impl Place {
    /// Below that, or above where there is no room, and within the window.
    fn below(element: &web_sys::Element) -> Self {
        const WIDTH: f64 = 308.0;
        const HEIGHT: f64 = 356.0;
        const GAP: f64 = 4.0;
        let rect = element.get_bounding_client_rect();
        let size =
            |size: Result<wasm_bindgen::JsValue, _>| size.ok().and_then(|size| size.as_f64()).unwrap_or_default();
        let (width, height) = (size(window().inner_width()), size(window().inner_height()));
        let below = rect.bottom() + GAP;
        let top = if below + HEIGHT > height { rect.top() - HEIGHT - GAP } else { below };
        Self { left: rect.left().min(width - WIDTH).max(0.0), top: top.max(0.0) }
    }
}

/// The calendar of one month, after the date picker dialog of the ARIA Authoring Practices.
fn calendar(
    start: Date,
    chosen: Option<Date>,
    place: Place,
    choose: StoredValue<Rc<dyn Fn(Date)>, LocalStorage>,
    open: RwSignal<Option<(Date, Place)>>,
) -> AnyView {
    let (t, today) = (lang(), random::today());
    let dialog = NodeRef::<Dialog>::new();
    let at = RwSignal::new(start);
    let month = Memo::new(move |_| at.with(|day| (day.year(), day.month())));
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let take = move |day: Date| {
        close();
        choose.get_value()(day);
    };
    let focus_day = move || {
        timing::with_next_frame(move || {
            let cell = dialog.get_untracked().and_then(|dialog| dialog.query_selector("[tabindex='0']").ok().flatten());
            if let Some(cell) = cell.and_then(|cell| cell.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = cell.focus();
            }
        });
    };
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
            focus_day();
        }
    });
    let press = move |event: web_sys::KeyboardEvent| {
        // The keys of the page are not meant while the calendar is open.
        event.stop_propagation();
        let now = at.get_untracked();
        let of_week = i32::from(now.weekday());
        let pages = if event.shift_key() { 12 } else { 1 };
        let to = match event.key().as_str() {
            "ArrowLeft" => now.plus_days(-1),
            "ArrowRight" => now.plus_days(1),
            "ArrowUp" => now.plus_days(-7),
            "ArrowDown" => now.plus_days(7),
            "Home" => now.plus_days(-of_week),
            "End" => now.plus_days(6 - of_week),
            "PageUp" => now.plus_months(-pages),
            "PageDown" => now.plus_months(pages),
            "Enter" | " " => {
                event.prevent_default();
                return take(now);
            }
            _ => return,
        };
        event.prevent_default();
        at.set(to);
        focus_day();
    };
    let turn = move |label: &'static str, sign: &'static str, months: i32| {
        view! {
            <button type="button" class="icon-only" aria-label=label on:click=move |_| at.update(|day| *day = day.plus_months(months))>
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    let cell = move |day: Option<Date>| {
        let Some(day) = day else { return view! { <td></td> }.into_any() };
        view! {
            <td role="gridcell" tabindex=move || if at.get() == day { "0" } else { "-1" }
                aria-selected=(chosen == Some(day)).then_some("true") aria-current=(day == today).then_some("date")
                aria-label=t.day_and_date(day) on:click=move |_| take(day)>
                {day.day()}
            </td>
        }
        .into_any()
    };
    let weeks = move || {
        month.track();
        let weeks = at.get_untracked().weeks_of_month();
        weeks.into_iter().map(|week| view! { <tr>{week.map(cell).into_iter().collect_view()}</tr> }).collect_view()
    };
    let title = move || month.with(|(year, month)| format!("{} {year}", t.month(*month)));
    let heads = (0..7).map(|day| {
        let name = t.weekday(day);
        view! { <th scope="col" abbr=name>{name.get(..3)}</th> }
    });
    view! {
        <dialog class="calendar" node_ref=dialog aria-label=t.calendar() style:left=format!("{}px", place.left)
            style:top=format!("{}px", place.top) on:close=move |_| { open.try_set(None); }>
            <header>
                {turn(t.previous_year(), "«", -12)} {turn(t.previous_month(), "‹", -1)}
                <h2 id="bulan-kalender" aria-live="polite">{title}</h2>
                {turn(t.next_month(), "›", 1)} {turn(t.next_year(), "»", 12)}
            </header>
            <table role="grid" aria-labelledby="bulan-kalender" on:keydown=press>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{weeks}</tbody>
            </table>
            <footer>
                <button type="button" class="quiet" on:click=move |_| close()>{t.cancel()}</button>
                <button type="button" on:click=move |_| take(today)>{t.today_word()}</button>
            </footer>
        </dialog>
    }
    .into_any()
}
