//! What the office keeps for cooperatives that sleep: all of it as a list, and that of one cooperative on its case.

use super::custody_form::name_of;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Custody, CustodyKind, Id, Rupiah};
use crate::exchange::sheet::{Cell, Sheet};
use crate::i18n::{Label, Lang};
use crate::pages::sheets::{about, origin, save_menu};
use crate::replica::Row;
use crate::ui::address::{Address, Place, place};
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::scroll::sideways;
use crate::ui::select::select;
use crate::ui::settings::Device;
use crate::ui::{figure, focus, lang, random, timing};
use crate::workspace::{EditOf, Transaction, fold, follow_up};
use leptos::prelude::*;
use std::collections::BTreeSet;

const PATH: &str = "/tindak-lanjut/titipan";
/// So many rows are shown at once.
const STEP: usize = 100;

/// The page of one that is kept, or, without one, of a new one.
fn address_of(owner: Id, custody: Option<Id>) -> String {
    let id = custody.map_or_else(|| "baru".to_owned(), |id| id.to_string());
    super::CaseAddress::new(owner).below(&format!("titipan/{id}"))
}

/// What is asked of the list, as the address says it.
#[derive(Debug, Clone, PartialEq, Default)]
struct Asked {
    text: String,
    district: Option<AreaCode>,
    /// Only what is still kept, or only what is not any more.
    held: Option<bool>,
    /// One kind.
    thing: Option<CustodyKind>,
    /// Only assets, or only documents.
    assets: Option<bool>,
}

// What the address says of choices.
const HELD: &str = "disimpan";
const RETURNED: &str = "kembali";
const ASSETS: &str = "aset";
const DOCUMENTS: &str = "dokumen";

impl Asked {
    fn of(address: &Address) -> Self {
        let one = |key, yes: &str, no: &str| match address.parameter(key) {
            Some(value) if value == yes => Some(true),
            Some(value) if value == no => Some(false),
            _ => None,
        };
        let thing = address.parameter("jenis").and_then(|code| code.parse().ok());
        Self {
            text: address.parameter("cari").unwrap_or_default().to_owned(),
            district: address.parameter("wilayah").and_then(|code| code.parse().ok()),
            held: one("keadaan", HELD, RETURNED),
            thing: thing.filter(|thing| CustodyKind::ALL.contains(thing)),
            assets: one("jenis", ASSETS, DOCUMENTS),
        }
    }

    fn admits(&self, line: &Line) -> bool {
        let custody = &line.custody.value;
        let text = fold(&format!("{}\n{}", line.name, line.words));
        self.held.is_none_or(|held| held == custody.is_held())
            && self.thing.is_none_or(|thing| thing == custody.thing)
            && self.assets.is_none_or(|assets| assets == custody.thing.is_asset())
            && self.district.is_none_or(|only| line.district == Some(only))
            && fold(&self.text).split_whitespace().all(|word| text.contains(word))
    }
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    name: String,
    district: Option<AreaCode>,
    /// What is searched beside the name.
    words: String,
    custody: Row<Custody>,
}

fn lines() -> Vec<Line> {
    desk().read(|workspace| {
        let tables = workspace.tables();
        let line = |row: &Row<Custody>| {
            let cooperative = &tables.cooperatives.get_live(row.value.cooperative)?.value;
            let c = &row.value;
            let words = [&c.item, &c.kept_at, &c.keeper, &c.receipt, &c.returned_to, &c.received_from];
            let words = words.into_iter().flatten().map(|text| &**text).collect::<Vec<_>>().join("\n");
            Some(Line {
                name: cooperative.name.to_string(),
                district: cooperative.district,
                words,
                custody: row.clone(),
            })
        };
        let mut lines: Vec<Line> = tables.custodies.live().filter_map(line).collect();
        // What is still kept first, by cooperative.
        lines.sort_by_cached_key(|line| (!line.custody.value.is_held(), fold(&line.name), line.custody.id));
        lines
    })
}

/// The page of all.
#[component]
pub fn Custodies() -> impl IntoView {
    let (t, place) = (lang(), place());
    crate::pages::title(move || t.page_custodies().to_owned());
    let asked = Memo::new(move |before: Option<&Asked>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        if address.path == PATH { Asked::of(&address) } else { before.cloned().unwrap_or_default() }
    });
    let all = Memo::new(move |_| lines());
    let found = Memo::new(move |_| {
        asked.with(|asked| all.get().into_iter().filter(|line| asked.admits(line)).collect::<Vec<_>>())
    });
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <p class="crumb"><a href="#/tindak-lanjut">{t.page_follow_up()}</a></p>
        <div class="page-head">
            <h1>{t.page_custodies()}</h1>
            <p class="lead">{t.custodies_lead()}</p>
        </div>
        <Show when=move || !is_empty.get() fallback=move || nothing(t)>
            {filters(t, asked)}
            {give(t, found)}
            <p class="count" role="status">{move || summary(t, &found.get())}</p>
            {move || list(t, found.get())}
        </Show>
    }
}

fn nothing(t: Lang) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon(Icon::List)}
            <h2>{t.no_custodies()}</h2>
            <p>{t.no_custodies_hint()}</p>
            <div class="actions"><a class="button primary" href="#/tindak-lanjut?tampilan=daftar">{t.page_follow_up()}</a></div>
        </div>
    }
}

/// How many are still kept, of how many cooperatives, and what they are worth as far as that is estimated.
fn summary(t: Lang, lines: &[Line]) -> String {
    let held = || lines.iter().map(|line| &line.custody.value).filter(|custody| custody.is_held());
    let owners: BTreeSet<Id> = held().map(|custody| custody.cooperative).collect();
    let mut text = t.custodies_summary(&t.count(held().count()), &t.count(owners.len()));
    let worth: i64 = held().filter_map(|custody| custody.worth).map(Rupiah::get).sum();
    if let Some(worth) = Rupiah::new(worth).ok().filter(|_| worth > 0) {
        text = format!("{text}; {}", t.worth_held(&t.rupiah(worth)));
    }
    text + "."
}

fn filters(t: Lang, asked: Memo<Asked>) -> impl IntoView {
    let place: Place = place();
    let all = || std::iter::once((String::new(), t.all().to_owned()));
    let set = move |key: &str, value: &str| place.replace(place.now().with(key, (!value.is_empty()).then_some(value)));
    let districts = Territory::current().districts.iter().map(|d| (d.code.to_string(), d.name.to_owned()));
    let groups = [(ASSETS, t.asset_kinds()), (DOCUMENTS, t.document_kinds())];
    let groups = groups.into_iter().map(|(code, name)| (code.to_owned(), name.to_owned()));
    let kinds = CustodyKind::ALL.iter().map(|kind| (kind.code().to_owned(), kind.label(t).to_owned()));
    let states = [(HELD, t.held_still()), (RETURNED, t.given_back())];
    let states = states.into_iter().map(|(code, name)| (code.to_owned(), name.to_owned()));
    let chosen = |choice: Option<bool>, yes: &'static str, no: &'static str| match choice {
        Some(true) => yes.to_owned(),
        Some(false) => no.to_owned(),
        None => String::new(),
    };
    view! {
        <div class="filters" role="search">
            <div class="field search">
                <label for="cari">{t.search()}</label>
                <input type="search" id="cari" autocomplete="off" prop:value=move || asked.get().text
                    on:input=move |event| set("cari", &event_target_value(&event)) />
            </div>
            {select("keadaan".to_owned(), t.held_or_not().to_owned(), false, vec![(None, all().chain(states).collect())],
                move || chosen(asked.get().held, HELD, RETURNED), move |code| set("keadaan", &code))}
            {select("jenis".to_owned(), t.thing().to_owned(), false, vec![(None, all().chain(groups).chain(kinds).collect())],
                move || {
                    let asked = asked.get();
                    asked.thing.map_or_else(|| chosen(asked.assets, ASSETS, DOCUMENTS), |thing| thing.to_string())
                },
                move |code| set("jenis", &code))}
            {select("wilayah".to_owned(), t.district().to_owned(), false, vec![(None, all().chain(districts).collect())],
                move || asked.get().district.map(|code| code.to_string()).unwrap_or_default(),
                move |code| set("wilayah", &code))}
        </div>
    }
}

/// What the columns are called, after those that say whose it is.
const fn heads(t: Lang) -> [&'static str; 10] {
    [
        t.thing(),
        t.item(),
        t.quantity(),
        t.worth(),
        t.kept_at(),
        t.keeper(),
        t.received_on(),
        t.receipt(),
        t.returned_on(),
        t.returned_to(),
    ]
}

fn list(t: Lang, lines: Vec<Line>) -> impl IntoView {
    if lines.is_empty() {
        return view! { <p class="empty">{t.no_custodies_like_that()}</p> }.into_any();
    }
    let (count, shown) = (lines.len(), RwSignal::new(STEP));
    let row = move |line: Line| {
        let (c, id) = (&line.custody.value, line.custody.id);
        view! {
            <tr>
                <th scope="row">
                    <a href=Address::case(c.cooperative)>{line.name}</a> <br />
                    <span class="hint">{line.district.map(|code| t.area(code))}</span>
                </th>
                {cells(t, c, address_of(c.cooperative, Some(id)), id)}
            </tr>
        }
    };
    let first = move || lines.iter().take(shown.get()).cloned().collect::<Vec<_>>();
    let table = view! {
        <table class="custodies">
            <caption class="visually-hidden">{t.list_of_custodies()}</caption>
            <thead><tr>
                <th scope="col">{t.cooperative()}</th>
                {short_heads(t)}
            </tr></thead>
            <tbody>
                <For each=first key=|line| line.custody.id let(line)>
                    {row(line)}
                </For>
            </tbody>
        </table>
    };
    view! {
        {sideways(t.list_of_custodies(), table)}
        <Show when=move || { count > shown.get() }>
            <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
        </Show>
    }
    .into_any()
}

fn short_heads(t: Lang) -> impl IntoView {
    view! {
        <th scope="col">{t.thing()}</th>
        <th scope="col">{t.item()}</th>
        <th scope="col" class="num">{t.worth()}</th>
        <th scope="col">{t.kept_at()}</th>
        <th scope="col">{t.received_on()}</th>
        <th scope="col">{t.held_or_not()}</th>
    }
}

/// What both tables say of one that is kept; its name leads to its form.
fn cells(t: Lang, c: &Custody, address: String, id: Id) -> impl IntoView + use<> {
    let kept = [c.kept_at.as_deref(), c.keeper.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let receipt = c.receipt.as_deref().map(|number| view! { <br /> <span class="hint">{number.to_owned()}</span> });
    let state = match c.returned_on {
        Some(on) => view! {
            <span class="badge">{t.given_back()}</span> " " {figure::date(on)}
            {c.returned_to.as_deref().map(|to| view! { <br /> <span class="hint">{to.to_owned()}</span> })}
        }
        .into_any(),
        None => t.held_still().into_any(),
    };
    view! {
        <td>{c.thing.label(t)}</td>
        <td>
            <a id=link_id(id) href=address>{name_of(t, c)}</a>
            {c.quantity.as_deref().map(|quantity| view! { <br /> <span class="hint">{quantity.to_owned()}</span> })}
        </td>
        <td class="num">{c.worth.map(|worth| t.rupiah(worth))}</td>
        <td>{kept}</td>
        <td>{c.received_on.map(figure::date)} {receipt}</td>
        <td>{state}</td>
    }
}

fn link_id(id: Id) -> String {
    format!("titipan-{id}")
}

fn give(t: Lang, found: Memo<Vec<Line>>) -> impl IntoView {
    let (desk, device) = (desk(), expect_context::<Device>());
    save_menu(t.custodies_file_name(), move || {
        let mut said = origin(t, desk, device);
        let lines = found.get();
        said.push((t.page_custodies().to_owned(), summary(t, &lines)));
        vec![sheet(t, &lines), about(t, said)]
    })
}

fn sheet(t: Lang, lines: &[Line]) -> Sheet {
    let text = |text: &str| Cell::Text(text.to_owned());
    let some = |value: Option<&str>| value.map_or(Cell::Empty, text);
    let date = |date: Option<crate::domain::Date>| date.map_or(Cell::Empty, Cell::Date);
    let head = [t.cooperative(), t.district()].into_iter().chain(heads(t)).map(text).collect();
    let row = |line: &Line| {
        let c = &line.custody.value;
        vec![
            text(&line.name),
            line.district.map_or(Cell::Empty, |code| Cell::Text(t.area(code))),
            text(c.thing.label(t)),
            some(c.item.as_deref()),
            some(c.quantity.as_deref()),
            c.worth.map_or(Cell::Empty, |worth| Cell::Number(worth.get() as f64)),
            some(c.kept_at.as_deref()),
            some(c.keeper.as_deref()),
            date(c.received_on),
            some(c.receipt.as_deref()),
            date(c.returned_on),
            some(c.returned_to.as_deref()),
        ]
    };
    Sheet { name: t.page_custodies().to_owned(), rows: std::iter::once(head).chain(lines.iter().map(row)).collect() }
}

/// What is kept of one cooperative, on its case.
pub(super) fn of_one(t: Lang, owner: Id) -> impl IntoView {
    let kept = Memo::new(move |_| {
        desk().read(|workspace| {
            let of = workspace.tables().custodies.live().filter(|row| row.value.cooperative == owner);
            let mut kept: Vec<Row<Custody>> = of.cloned().collect();
            kept.sort_by_key(|row| (!row.value.is_held(), row.value.received_on, row.id));
            kept
        })
    });
    let content = move || {
        let kept = kept.get();
        if kept.is_empty() {
            return view! { <p class="empty">{t.no_custodies()}</p> }.into_any();
        }
        let rows = kept.into_iter().map(|row| {
            let button = row.value.is_held().then(|| return_button(t, row.clone()));
            view! {
                <tr>
                    {cells(t, &row.value, address_of(owner, Some(row.id)), row.id)}
                    <td>{button}</td>
                </tr>
            }
        });
        let table = view! {
            <table class="custodies">
                <caption class="visually-hidden">{t.page_custodies()}</caption>
                <thead><tr>{short_heads(t)}<th scope="col"><span class="visually-hidden">{t.mark_returned()}</span></th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        };
        sideways(t.list_of_custodies(), table).into_any()
    };
    view! {
        <section aria-labelledby="titipan">
            <div class="page-head">
                <h2 id="titipan">{t.page_custodies()}</h2>
                <div class="actions"><a class="button" href=address_of(owner, None)>{icon(Icon::Plus)} {t.add_custody()}</a></div>
            </div>
            {content}
        </section>
    }
}

fn return_button(t: Lang, row: Row<Custody>) -> impl IntoView {
    let (desk, notices) = (desk(), notices());
    let mark = move |_| {
        let returned = Custody { returned_on: Some(random::today()), ..row.value.clone() };
        desk.commit(Transaction::of(EditOf::change(row.id, row.value.clone(), returned)));
        notices.done(t.custody_returned(&name_of(t, &row.value)));
        // The row is drawn anew without the button; its name stays.
        let name = link_id(row.id);
        timing::with_next_frame(move || focus::on(&name));
    };
    view! { <button type="button" class="quiet" on:click=mark>{icon(Icon::Check)} {t.mark_returned()}</button> }
}

/// Says that things are still kept, where a case or a dissolution is about to end; none where nothing is.
pub fn still_held(t: Lang, owner: Id) -> impl IntoView {
    let held = Memo::new(move |_| desk().read(|workspace| follow_up::held_of(workspace.tables(), owner)));
    move || {
        (held.get() > 0).then(|| {
            view! {
                <div class="note warn">
                    {icon(Icon::Warning)}
                    <p>{t.custodies_of(&t.count(held.get()))}</p>
                </div>
            }
        })
    }
}
