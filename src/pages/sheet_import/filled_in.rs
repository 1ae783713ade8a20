//! A sheet that was given out to be filled in and comes back: what was changed beyond it, and what the register has changed
//! since. Its rows are shown like those of every list.

use super::Bringing;
use crate::exchange::sheet::{Meanwhile, Unreturnable};
use crate::explain::{explain_beyond, explain_unreturnable};
use crate::ui::icon::{Icon, icon};
use crate::ui::scroll;
use leptos::prelude::*;

pub(super) fn view(this: Bringing) -> impl IntoView {
    let t = this.t;
    let year = move || {
        this.opened.with(|opened| match opened.as_ref()?.filled_in.as_ref()? {
            Ok(filled_in) => filled_in.asked.year,
            Err(_) => None,
        })
    };
    let title =
        move || year().map_or_else(|| t.filled_in_title().to_owned(), |year| t.filled_in_title_of(&year.to_string()));
    view! {
        <section aria-labelledby="lembar-isian">
            <h2 id="lembar-isian">{title}</h2>
            <p class="hint">{t.filled_in_hint()}</p>
            {move || beyond(this)}
            {move || meanwhile(this)}
        </section>
    }
}

/// What was changed that could not be filled in.
fn beyond(this: Bringing) -> Option<impl IntoView> {
    let t = this.t;
    let filled_in = this.opened.with(|opened| opened.as_ref()?.filled_in.clone()?.ok())?;
    if filled_in.beyond.is_empty() {
        return None;
    }
    let lines = filled_in.beyond.iter().map(|beyond| view! { <li>{explain_beyond(t, beyond)}</li> }).collect_view();
    let further = (filled_in.further > 0).then(|| view! { <li>{t.and_more(&t.count(filled_in.further))}</li> });
    Some(view! {
        <div class="note warn" role="status">
            {icon(Icon::Warning)}
            <div>
                <h3>{t.filled_in_beyond()}</h3>
                <ul>{lines}{further}</ul>
            </div>
        </div>
    })
}

/// What was filled in where the register says something else by now than when the sheet was given out.
fn meanwhile(this: Bringing) -> Option<impl IntoView> {
    let (t, all) = (this.t, this.meanwhile.get());
    if all.is_empty() {
        return None;
    }
    let told = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let line = |of: &Meanwhile| {
        view! {
            <tr>
                <th scope="row">{of.name.clone()}</th>
                <td>{of.target.label(t)}</td>
                <td>{told(&of.given)}</td>
                <td>{told(&of.now)}</td>
                <td>{told(&of.returned)}</td>
            </tr>
        }
    };
    let lines = all.iter().map(line).collect_view();
    let table = view! {
        <table>
            <caption class="visually-hidden">{t.filled_in_meanwhile()}</caption>
            <thead><tr>
                <th scope="col">{t.name()}</th>
                <th scope="col">{t.compared_field()}</th>
                <th scope="col">{t.when_given_out()}</th>
                <th scope="col">{t.now_in_the_register()}</th>
                <th scope="col">{t.in_the_sheet()}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    let take = move |event| {
        this.takes_meanwhile.set(event_target_checked(&event));
        this.preview();
    };
    Some(view! {
        <h3>{t.filled_in_meanwhile()}</h3>
        <p>{t.filled_in_meanwhile_text(&t.count(all.len()))}</p>
        {scroll::sideways(t.filled_in_meanwhile(), table)}
        <label class="check">
            <input type="checkbox" prop:checked=move || this.takes_meanwhile.get()
                disabled=move || this.is_working() on:change=take />
            {t.take_meanwhile()}
        </label>
    })
}

/// That it is none any more, and why.
pub(super) fn no_more(this: Bringing) -> Option<impl IntoView> {
    let t = this.t;
    let why = this.opened.with(|opened| opened.as_ref()?.filled_in.clone()?.err())?;
    let class = if matches!(why, Unreturnable::Newer(_)) { "note error" } else { "note warn" };
    Some(view! { <div class=class role="status">{icon(Icon::Warning)} <p>{explain_unreturnable(t, &why)}</p></div> })
}
