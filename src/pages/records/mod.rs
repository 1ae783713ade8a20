//! The pages of every table that declares a list: the list with its pivot table, the form of a record, and the records of one
//! cooperative on its page.

pub(super) mod form;
pub(super) mod of_one;
pub(super) mod own_page;
mod pivot;
pub mod table;

use super::sheets::{about, origin, save_menu};
use super::{enterprises, merah_putih};
use crate::domain::{self, Id, LadderStep, Record};
use crate::i18n::Lang;
use crate::list::enterprises::TOTALS_PATH;
use crate::list::{self, COOPERATIVES, Column, ListOf, Page, Shown, with_lists};
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::narrow::is_narrow;
use crate::ui::random;
use crate::ui::scroll::{self, shown_rows};
use crate::ui::section::Section;
use crate::ui::settings::Device;
use leptos::prelude::*;

macro_rules! pages {
    ($( $LIST:ident: $Row:ident ),+ $(,)?) => {
        /// A page of a list.
        pub fn page(page: Page) -> AnyView {
            match page {
                $( Page::List(path) if path == list::$LIST.path => all::<domain::$Row>(&list::$LIST), )+
                $( Page::Form(path, owner, record) if path == list::$LIST.path => form::of_cooperative::<domain::$Row>(&list::$LIST, owner, record), )+
                // A page is of a list that there is.
                Page::List(_) | Page::Form(..) => ().into_any(),
            }
        }

        /// What a cooperative has of every list whose records stand on its page.
        pub fn of_cooperative(t: Lang, owner: Id) -> Vec<AnyView> {
            let mut sections = Vec::new();
            $( if list::$LIST.path.starts_with(COOPERATIVES) && concerns(list::$LIST.path, owner) { sections.push(of_one::of_cooperative::<domain::$Row>(t, &list::$LIST, owner)); } )+
            sections
        }
    };
}
with_lists!(pages);

/// The page of all.
pub(super) fn all<R: Record>(list: &'static ListOf<R>) -> AnyView {
    let t = lang();
    let title = (list.records.words.title)(t);
    super::document_title(move || title.to_owned());
    let wanted = table::wanted(t, list);
    let all = Memo::new(move |_| desk().read(|workspace| list.lines(workspace.tables(), workspace.index())));
    let found = Memo::new(move |_| all.with(|all| wanted.with(|wanted| list.found(t, all, wanted))));
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    // Of all, so that no column goes while somebody types what to search for.
    let alike: Memo<table::Alike> = Memo::new(move |_| {
        let said = |(column, shown): (&Column<R>, Shown)| (column.key, column.head(t), shown.whole());
        let today = random::today();
        let found = all.with(|all| list.records.alike(t, all.iter().map(|line| &line.row.value), today));
        found.into_iter().map(said).collect()
    });
    let (is_pivot, layout) = (pivot::is_asked(list), pivot::layout(list));
    let (desk, device) = (desk(), expect_context::<Device>());
    let sheets = move || {
        let mut said = origin(t, desk, device);
        let lines = found.get();
        said.push((title.to_owned(), (list.sums_up)(t, &lines)));
        let whole = list.sheets.filter(|_| !is_pivot.get());
        let mut handed_out = Vec::new();
        let sheet = if let Some(sheets) = whole {
            let made = desk.read(|workspace| sheets(t, workspace.tables(), workspace.index(), &lines));
            handed_out.extend(made);
            None
        } else if is_pivot.get() {
            let (layout, cross) = (layout.get(), list.crossed(t, layout.get(), &lines));
            said.extend(list.crossing_said(t, layout, &cross));
            Some(list.crossed_sheet(t, layout, &cross))
        } else {
            Some(list.sheet(t, title, &lines))
        };
        let filters = wanted.with(|wanted| wanted.said(list, t));
        if filters.is_empty() {
            said.push((t.filter_of(title), t.unfiltered().to_owned()));
        }
        said.extend(filters.into_iter().map(|(name, value)| (t.filter_of(&name), value)));
        handed_out.extend(sheet);
        handed_out.push(about(t, said));
        handed_out
    };
    let (narrow, shown) = (is_narrow(), shown_rows("rows", table::STEP));
    scroll::keep_page_place();
    let count = Signal::derive(move || found.with(Vec::len));
    let said_count = Signal::derive(move || (list.sums_up)(t, &found.get()));
    let rows = move || match (found.get(), is_pivot.get()) {
        (lines, _) if lines.is_empty() => {
            view! { <div class="empty-state"><h2>{t.nothing_found()}</h2></div> }.into_any()
        }
        (_, true) => pivot::view(t, list, layout, found).into_any(),
        (lines, false) => table::table(t, list, title, lines, wanted, (narrow.get(), alike.get()), shown).into_any(),
    };
    // The filters are not printed; by what they narrow is.
    let narrowed = move || {
        let said = wanted.with(|wanted| wanted.said(list, t));
        let said: Vec<String> = said.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let said = if said.is_empty() { t.unfiltered().to_owned() } else { said.join("; ") };
        if ListOf::<R>::IS_OF_COOPERATIVES { t.source_of_records(&said) } else { t.source_of_list_here(title, &said) }
    };
    view! {
        {page_head(view! {
            <h1>{title}</h1>
            {(!ListOf::<R>::IS_OF_COOPERATIVES).then(|| view! {
                <div class="actions">
                    {list.sheets.is_some().then(|| view! {
                        <a class="button" href="#/data/daftar">{icon(Icon::Upload)} {t.page_lists()}</a>
                    })}
                    {ListOf::<R>::STANDS_ALONE.then(|| view! {
                        <a class="button primary" href=format!("#{}", list.record_path(None, None))>
                            {icon(Icon::Plus)} {(list.records.words.add)(t)}
                        </a>
                    })}
                </div>
            })}
        })}
        {above(t, list.path)}
        <p class="lead">{(list.lead)(t)}</p>
        <Show when=move || !is_empty.get() fallback=move || nothing(t, list)>
            {table::tools(t, list, wanted, count, said_count, ViewFn::from(move || view! {
                {pivot::switch(t, is_pivot)} {save_menu((list.file)(t), sheets)}
            }))}
            <p class="source print-only">{narrowed}</p>
            {rows}
        </Show>
    }
    .into_any()
}

/// Whether a cooperative may have records of a list: only a Koperasi Merah Putih climbs that ladder, and one that did keeps what
/// was reported of it.
fn concerns(path: &str, owner: Id) -> bool {
    path != list::LADDER.path
        || desk().read(|workspace| {
            let tables = workspace.tables();
            let is_one = tables.cooperatives.get_live(owner).is_some_and(|row| row.value.is_merah_putih());
            is_one || workspace.index().of::<LadderStep>(tables, owner).next().is_some()
        })
}

/// What the records of a list come to, where more than their number is to be said.
fn above(t: Lang, path: &str) -> AnyView {
    match path {
        _ if path == list::LADDER.path => merah_putih::above(t),
        TOTALS_PATH => enterprises::totals::above(t),
        _ => ().into_any(),
    }
}

/// What stands in the place of a list without records: the first step.
fn nothing<R: Record>(t: Lang, list: &'static ListOf<R>) -> impl IntoView + use<R> {
    let base = list.path.rsplit_once('/').map_or("", |(base, _)| base);
    let sign = Section::of(&place().route().get_untracked()).map_or(Icon::List, Section::icon);
    let (address, first) = match (ListOf::<R>::IS_OF_COOPERATIVES, list.path.starts_with(COOPERATIVES)) {
        // What belongs to something else is entered there.
        (false, _) if !ListOf::<R>::STANDS_ALONE => {
            (base.to_owned(), Section::of(&place().route().get_untracked()).map_or("", |section| section.name(t)))
        }
        (false, _) => (list.record_path(None, None), (list.records.words.add)(t)),
        (true, true) => (base.to_owned(), t.page_cooperatives()),
        (true, false) => (base.to_owned(), t.page_follow_up()),
    };
    view! {
        <div class="empty-state">
            {icon(sign)}
            <h2>{(list.records.words.none)(t)}</h2>
            <p>{(list.begin)(t)}</p>
            <div class="actions">
                <a class="button primary" href=format!("#{address}")>{first}</a>
                {if ListOf::<R>::IS_OF_COOPERATIVES || list.sheets.is_some() {
                    view! { <a class="button" href="#/data/daftar">{icon(Icon::Upload)} {t.page_lists()}</a> }.into_any()
                } else {
                    view! { <a class="button" href="#/data/gabungkan">{icon(Icon::Merge)} {t.merge()}</a> }.into_any()
                }}
            </div>
        </div>
    }
}
