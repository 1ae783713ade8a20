//! Help at the place: what a term means, by which rule and source, behind a small sign beside it.

use super::desk::desk;
use super::icon::{Icon, icon};
use super::lang;
use super::menu::details;
use crate::i18n::Term;
use leptos::prelude::*;

/// The sign; what it tells is made when it is opened.
pub fn help(term: Term) -> AnyView {
    let (t, desk) = (lang(), desk());
    let name = t.meaning_of(t.term(term));
    let sign = view! { <summary aria-label=name.clone() title=name>{icon(Icon::Info)}</summary> }.into_any();
    let content = move || {
        let rule = desk.read(|workspace| workspace.index().rule());
        view! {
            <p><strong>{t.term(term)}</strong></p>
            <p>{t.term_means(term, rule)}</p>
            <p class="hint">{t.source_is(&t.term_source(term, rule))}</p>
        }
        .into_any()
    };
    details("menu term screen-only", sign, Box::new(content))
}
