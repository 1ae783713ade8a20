//! Reusable parts of the interface and the browser's facilities behind them.

pub mod address;
pub mod arriving;
pub mod as_of_field;
pub mod backup;
pub mod bars;
pub mod basis_line;
pub mod card;
pub mod chart;
pub mod chip;
pub mod clipboard;
pub mod confirm;
pub mod contact;
pub mod date_field;
pub mod desk;
pub mod download;
pub mod draft;
pub mod drop;
pub mod entries;
pub mod failures;
pub mod field;
pub mod figure;
pub mod focus;
pub mod form_page;
pub mod head;
pub mod icon;
pub mod keys;
pub mod live;
pub mod locate;
pub mod meanwhile;
pub mod menu;
pub mod narrow;
pub mod nav;
pub mod notice;
pub mod overlay;
pub mod own_area;
pub mod parts;
pub mod per_tab;
pub mod persistence;
pub mod photo;
pub mod pick;
pub mod piece;
pub mod print;
pub mod random;
pub mod rat_shapes;
pub mod reference;
pub mod reminders;
pub mod rows;
pub mod scroll;
pub mod section;
pub mod select;
pub mod settings;
pub mod share;
pub mod sheet;
pub mod shell;
pub mod spark;
pub mod term;
pub mod timing;
pub mod toolbar;
pub mod tools;
pub mod trail;
pub mod work;

use crate::i18n::Lang;
use leptos::prelude::expect_context;

/// Whether the details that an event of theirs tells of are open.
pub fn is_open(event: &web_sys::Event) -> bool {
    let open = event.current_target().and_then(|target| js_sys::Reflect::get(&target, &"open".into()).ok());
    open.and_then(|open| open.as_bool()) == Some(true)
}

/// The language in which the page is being shown. A change of language shows the page anew.
pub fn lang() -> Lang {
    expect_context::<Lang>()
}
