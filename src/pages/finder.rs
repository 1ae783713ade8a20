//! The search through records, pages and actions, and the list of keys: both lie over the page from which they were opened.

use crate::analysis::follow_up::current_cases;
use crate::domain::{Cooperative, Enterprise, Financing, Id, Indicator, Plan, Proposal, Record, Trainee, Training};
use crate::explain::label_in_words;
use crate::i18n::Lang;
use crate::list::SEARCH;
use crate::list::enterprises::{EnterprisesPage, PATH as ENTERPRISES_PATH};
use crate::list::financing::{FinancingPage, PATH as FINANCING_PATH};
use crate::list::plans::{PlanThing, PlansPage, looked_up as looked_up_plans, tab_names, things};
use crate::list::trainings::{PATH as TRAININGS_PATH, TRAINEES_PATH, TrainingsPage};
use crate::ui::address::{Address, Place, Route, place};
use crate::ui::desk::{Desk, desk};
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::nav::pages;
use crate::ui::overlay::overlays;
use crate::ui::section::Section;
use crate::workspace::lookup::{found_by, looked_up};
use crate::workspace::query::Query;
use crate::workspace::{Tables, fold};
use leptos::html::{Dialog, Input};
use leptos::prelude::*;

/// Something that was found, and where it is.
#[derive(Clone, PartialEq)]
struct Found {
    name: String,
    /// What tells it from others of its name.
    about: String,
    address: String,
}

/// Things of one kind that were found.
#[derive(Clone, PartialEq)]
struct Group {
    name: String,
    found: Vec<Found>,
}

/// So many cooperatives are shown; the list shows all.
const COOPERATIVES: usize = 5;
/// So many of the other kinds are shown.
const OTHERS: usize = 4;
/// Among so many cooperatives of that name is looked for cases.
const WITH_CASES: usize = 200;

fn group(name: impl Into<String>, found: Vec<Found>) -> Option<Group> {
    (!found.is_empty()).then(|| Group { name: name.into(), found })
}

/// What is found by a text; without one, what was opened last, and the pages.
fn search(t: Lang, desk: Desk, place: Place, plans: Memo<Vec<PlanThing>>, text: &str) -> Vec<Group> {
    let at = |(name, address): (String, String)| Found { name, about: String::new(), address };
    let all_pages = pages(t, place).into_iter().map(at);
    if text.trim().is_empty() {
        let recent = place.visited().into_iter().filter_map(|route| visited(t, desk, route)).collect();
        return [group(t.found_recent(), recent), group(t.found_pages(), all_pages.collect())]
            .into_iter()
            .flatten()
            .collect();
    }
    let mut pages = looked_up(text, all_pages, |found| &found.name);
    pages.truncate(OTHERS);
    let mut groups = of_records(t, desk, text);
    groups.extend(plans.with(|plans| of_plans(t, plans, text)));
    groups.extend(NAMED.iter().filter_map(|of| of_named(t, desk, text, of)));
    groups.extend(group(t.found_pages(), pages));
    groups.extend(group(t.found_actions(), actions(t, desk, text)));
    groups
}

/// The cooperatives of that name or number, and the cases of such.
fn of_records(t: Lang, desk: Desk, text: &str) -> Vec<Group> {
    let query = Query { text: text.to_owned(), ..Query::default() };
    let positions = desk.run(&query);
    let list = Address::new("/koperasi", query.parameters()).hash();
    desk.read(|workspace| {
        let rows = workspace.tables().cooperatives.rows();
        let row = |at: &u32| &rows[*at as usize];
        // Where, and by what it was found where its name does not tell.
        let about = |c: &Cooperative| {
            let by = found_by(c, text).map(|(field, says)| {
                let info = &Cooperative::FIELDS[field];
                format!("{}: {says}", t.field(Cooperative::TABLE, info.name))
            });
            c.district.map(|code| t.area(code)).into_iter().chain(by).collect::<Vec<_>>().join(" · ")
        };
        let one = |at: &u32| Found {
            name: row(at).value.name.to_string(),
            about: about(&row(at).value),
            address: Address::cooperative(row(at).id),
        };
        let mut cooperatives: Vec<Found> = positions.iter().take(COOPERATIVES).map(one).collect();
        if positions.len() > COOPERATIVES {
            let name = t.found_all(&t.count(positions.len()));
            cooperatives.push(Found { name, about: String::new(), address: list });
        }
        let cases = current_cases(workspace.tables());
        let case = |at: &u32| {
            let case = cases.get(&row(at).id)?;
            let name = t.found_case(&row(at).value.name.to_string());
            let about = crate::i18n::Label::label(&case.value.stage(), t).to_owned();
            Some(Found { name, about, address: Address::case(row(at).id) })
        };
        let cases = positions.iter().take(WITH_CASES).filter_map(case).take(OTHERS).collect();
        let name = t.found_cooperatives(&t.count(positions.len()));
        [group(name, cooperatives), group(t.found_cases(), cases)].into_iter().flatten().collect()
    })
}

/// Records that are found by what they are called.
struct Named {
    table: &'static str,
    /// What a group of them is called.
    counted: Counted,
    /// Their list.
    path: &'static str,
    /// The page of one.
    address: fn(Id) -> String,
    /// What one is called, all its names together.
    names: fn(&Tables, Id) -> String,
}

/// Enterprises by their names and those of their owners, applications for financing by whoever applies,
/// courses by their titles and participants by their names.
const NAMED: [Named; 4] = [
    Named {
        table: Enterprise::TABLE,
        counted: Lang::found_enterprises,
        path: ENTERPRISES_PATH,
        address: |id| EnterprisesPage::One(id).address(),
        names: |tables, id| {
            let of = tables.enterprises.get(id).map(|row| &row.value);
            let names = of.map(|of| [of.name.as_deref(), of.owner.as_deref()]);
            names.into_iter().flatten().flatten().collect::<Vec<_>>().join(" ")
        },
    },
    Named {
        table: Financing::TABLE,
        counted: Lang::found_financings,
        path: FINANCING_PATH,
        address: |id| FinancingPage::One(id).address(),
        names: |tables, id| tables.label_of(Financing::TABLE, id).name.unwrap_or_default(),
    },
    Named {
        table: Training::TABLE,
        counted: Lang::found_trainings,
        path: TRAININGS_PATH,
        address: |id| TrainingsPage::One(id).address(),
        names: |tables, id| {
            let title = tables.trainings.get(id).and_then(|row| row.value.title.as_deref());
            title.unwrap_or_default().to_owned()
        },
    },
    Named {
        table: Trainee::TABLE,
        counted: Lang::found_trainees,
        path: TRAINEES_PATH,
        address: |id| TrainingsPage::Trainee(id).address(),
        names: |tables, id| {
            // Of a course that is gone nobody is found.
            let of = tables.trainees.get(id).filter(|row| tables.has_owners(&row.value));
            of.and_then(|row| row.value.name.as_deref()).unwrap_or_default().to_owned()
        },
    },
];

/// Records of whose names every word of the text is one.
fn of_named(t: Lang, desk: Desk, text: &str, of: &Named) -> Option<Group> {
    let folded = fold(text.trim());
    let words: Vec<&str> = folded.split_whitespace().collect();
    desk.read(|workspace| {
        let tables = workspace.tables();
        let named = |id: &Id| {
            let names = fold(&(of.names)(tables, *id));
            words.iter().all(|word| names.contains(word))
        };
        let rows = tables.any(of.table).into_iter().flat_map(|table| table.each());
        let all: Vec<Id> = rows.filter(|row| !row.is_deleted()).map(|row| row.id()).filter(named).collect();
        let one = |id: &Id| {
            let (name, about) = label_in_words(t, &tables.label_of(of.table, *id));
            Found { name, about, address: (of.address)(*id) }
        };
        let mut found: Vec<Found> = all.iter().take(OTHERS).map(one).collect();
        if all.len() > OTHERS {
            let address = Address::new(of.path, [(SEARCH, text.trim().to_owned())]).hash();
            found.push(Found { name: t.found_all_of(&t.count(all.len())), about: String::new(), address });
        }
        group((of.counted)(t, &t.count(all.len())), found)
    })
}

/// What a group of so many is called.
type Counted = fn(Lang, &str) -> String;

/// Rows of plans, proposals and indicators by code, words and office; where there are more, the way to their list.
fn of_plans(t: Lang, plans: &[PlanThing], text: &str) -> Vec<Group> {
    let kinds: [(&str, Counted, &str); 3] = [
        (Plan::TABLE, Lang::found_plan_rows, tab_names::ROWS),
        (Proposal::TABLE, Lang::found_proposals, tab_names::PROPOSALS),
        (Indicator::TABLE, Lang::found_indicators, tab_names::INDICATORS),
    ];
    let of_kind = |(table, name, tab): (&str, Counted, &'static str)| {
        let all = looked_up_plans(text, plans, table);
        let one = |thing: &&PlanThing| Found {
            name: thing.name.clone(),
            about: thing.about.clone(),
            address: thing.address.clone(),
        };
        let mut found: Vec<Found> = all.iter().take(OTHERS).map(one).collect();
        if all.len() > OTHERS {
            let list = PlansPage::Tab(tab).address();
            // Only the list of rows looks in the same words.
            let (name, address) = if tab == tab_names::ROWS {
                let path = list.trim_start_matches('#').to_owned();
                let address = Address::new(path, [(SEARCH, text.trim().to_owned())]).hash();
                (t.found_all_of(&t.count(all.len())), address)
            } else {
                (t.found_more(&t.count(all.len() - OTHERS)), list)
            };
            found.push(Found { name, about: String::new(), address });
        }
        group(name(t, &t.count(all.len())), found)
    };
    kinds.into_iter().filter_map(of_kind).collect()
}

/// What can be done whose name is like the text: by itself, or to a cooperative that the text names after it.
fn actions(t: Lang, desk: Desk, text: &str) -> Vec<Found> {
    let fixed = [
        (t.add_cooperative(), "#/koperasi/baru"),
        (t.action_import(), "#/data/daftar"),
        (t.action_merge(), "#/data"),
        (t.action_export(), "#/data"),
        (t.action_day(), "#/pengaturan"),
    ];
    let fixed =
        fixed.map(|(name, address)| Found { name: name.to_owned(), about: String::new(), address: address.to_owned() });
    let mut found = looked_up(text, fixed, |found| &found.name);
    let whom = text.trim().to_lowercase().strip_prefix(t.action_visit()).map(|whom| whom.trim().to_owned());
    if let Some(whom) = whom.filter(|whom| !whom.is_empty()) {
        let positions = desk.run(&Query { text: whom, ..Query::default() });
        found.extend(desk.read(|workspace| {
            let rows = workspace.tables().cooperatives.rows();
            let visit = |at: &u32| {
                let row = &rows[*at as usize];
                let about = row.value.district.map(|code| t.area(code)).unwrap_or_default();
                let address = format!("{}/kunjungan/baru", Address::case(row.id));
                Found { name: t.visit_to(&row.value.name.to_string()), about, address }
            };
            positions.iter().take(OTHERS).map(visit).collect::<Vec<_>>()
        }));
    }
    found
}

/// A record that was looked at, unless it is gone.
fn visited(t: Lang, desk: Desk, route: Route) -> Option<Found> {
    let (Route::Cooperative(id) | Route::Case(id)) = route else { return None };
    desk.peek(|workspace| {
        let name = workspace.cooperative(id)?.value.name.to_string();
        let about = workspace.cooperative(id)?.value.district.map(|code| t.area(code)).unwrap_or_default();
        let is_case = matches!(route, Route::Case(_));
        let address = if is_case { Address::case(id) } else { Address::cooperative(id) };
        Some(Found { name: if is_case { t.found_case(&name) } else { name }, about, address })
    })
}

/// A dialog that is open as long as it is there.
fn open_as_shown(dialog: NodeRef<Dialog>) {
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
    });
}

/// The search.
#[component]
pub fn Finder() -> impl IntoView {
    let (t, desk, place, overlays) = (lang(), desk(), place(), overlays());
    let (dialog, input) = (NodeRef::<Dialog>::new(), NodeRef::<Input>::new());
    let text = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    // Made once for all that is typed.
    let plans = Memo::new(move |_| desk.read(|workspace| things(t, workspace.tables())));
    let groups = Memo::new(move |_| text.with(|text| search(t, desk, place, plans, text)));
    let count = move || groups.with(|groups| groups.iter().map(|group| group.found.len()).sum::<usize>());
    open_as_shown(dialog);
    let go = move |at: usize, in_new_tab: bool| {
        let all = groups.with_untracked(|groups| groups.iter().flat_map(|group| group.found.clone()).nth(at));
        let Some(found) = all else { return };
        if in_new_tab {
            let _ = window().open_with_url_and_target(&found.address, "_blank");
        } else {
            overlays.close();
            place.go(&found.address);
        }
    };
    let press = move |event: web_sys::KeyboardEvent| {
        let (at, count) = (chosen.get_untracked(), untrack(count));
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.set((at + 1) % count),
            "ArrowUp" if count > 0 => chosen.set((at + count - 1) % count),
            "Enter" => go(at, event.ctrl_key() || event.meta_key()),
            _ => return,
        }
        event.prevent_default();
        // The one that is chosen stays in sight.
        let option = document().get_element_by_id(&format!("temuan-{}", chosen.get_untracked()));
        if let Some(option) = option {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    };
    let options = move || {
        let mut number = 0;
        let mut option = |found: Found| {
            let at = number;
            number += 1;
            view! {
                <a role="option" id=format!("temuan-{at}") tabindex="-1" href=found.address
                    aria-selected=move || (chosen.get() == at).to_string() on:click=move |_| overlays.close()>
                    <span>{found.name}</span> <span class="about">{found.about}</span>
                </a>
            }
        };
        let mut shown = Vec::new();
        for group in groups.get() {
            let of_group = group.found.into_iter().map(&mut option).collect_view();
            let name = group.name.clone();
            shown.push(
                view! { <div role="group" aria-label=name><p aria-hidden="true">{group.name}</p> {of_group}</div> },
            );
        }
        shown
    };
    view! {
        <dialog class="finder" node_ref=dialog aria-label=t.search_everything() on:close=move |_| overlays.close()>
            <div class="asked">
                {icon(Icon::Search)}
                <input type="text" node_ref=input role="combobox" aria-label=t.search_everything() aria-expanded="true"
                    aria-controls="temuan" aria-autocomplete="list" autocomplete="off" spellcheck="false" autofocus
                    placeholder=t.search_anything() aria-activedescendant=move || format!("temuan-{}", chosen.get())
                    on:keydown=press
                    on:input=move |event| {
                        text.set(event_target_value(&event));
                        chosen.set(0);
                    } />
                <button type="button" class="quiet icon-only" aria-label=t.close() on:click=move |_| overlays.close()>
                    {icon(Icon::Close)}
                </button>
            </div>
            <div role="listbox" id="temuan" aria-label=t.search_everything()>{options}</div>
            <p class="nothing" role="status">{move || (count() == 0).then(|| t.found_nothing(&text.get()))}</p>
            <p class="hint">{t.search_keys()}</p>
        </dialog>
    }
}

/// A dialog over the page, under a title, that closes by its button.
pub(super) fn titled(id: &'static str, title: &'static str, content: impl IntoView + 'static) -> impl IntoView {
    let (t, overlays) = (lang(), overlays());
    let dialog = NodeRef::<Dialog>::new();
    open_as_shown(dialog);
    view! {
        <dialog node_ref=dialog aria-labelledby=id on:close=move |_| overlays.close()>
            <header>
                <h2 id=id>{title}</h2>
                <button type="button" class="quiet icon-only" aria-label=t.close() on:click=move |_| overlays.close()>
                    {icon(Icon::Close)}
                </button>
            </header>
            {content}
        </dialog>
    }
}

/// The keys and what they do.
#[component]
pub fn Keys() -> impl IntoView {
    let t = lang();
    let fixed = [
        ("Ctrl K, /", t.key_search()),
        ("Ctrl Z, Ctrl Y", t.key_undo()),
        ("j, k", t.key_rows()),
        ("x", t.key_choose()),
        ("[, ]", t.key_stage()),
        ("n", t.key_new()),
        ("e", t.key_edit()),
        ("f", t.key_filter()),
        ("Esc", t.key_close()),
        ("?", t.key_help()),
    ];
    let fixed = fixed.map(|(key, does)| (key.to_owned(), does));
    let places = Section::all().map(|section| (t.key_then(section.letter()), section.name(t)));
    let row = |(key, does): (String, &'static str)| {
        view! { <tr><th scope="row"><kbd>{key}</kbd></th> <td>{does}</td></tr> }
    };
    let content = view! {
            <p>{t.keys_lead()}</p>
            <div>
                <table>
                    <thead><tr><th scope="col">{t.key()}</th> <th scope="col">{t.key_does()}</th></tr></thead>
                    <tbody>{fixed.into_iter().chain(places).map(row).collect_view()}</tbody>
                </table>
            </div>
    };
    titled("papan-ketik", t.keys_title(), content)
}
