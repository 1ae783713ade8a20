//! Temuan: where the plans of three levels are not in tune, each in a sentence with its rule, and what was decided on it.

mod decide;
mod export;

use super::finding::sentence;
use super::plans_apart::{Apart, Turns, apart, found_stays};
use crate::analysis::plans::Stage;
use crate::analysis::plans::findings::{Family, FindingSettings, Severity, decided};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, BookYear, FindingVerdict, Id, Plan, Record};
use crate::explain::{
    FindingLine, FindingsWanted, changed_thresholds, explain_findings, family_name, lines_of, pieces, severity_name,
};
use crate::i18n::{Label, Lang};
use crate::list::plans::{
    FAMILIES, FindingsAsked, PlansPage, SEVERITIES, STANDINGS, district_address, finding_code_of, finding_keys,
    finding_of_code,
};
use crate::ui::address::{Address, Place as AddressPlace, place};
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::menu::menu;
use crate::ui::print::{MOST_ROWS, is_printing};
use crate::ui::select::{Choice, plain, select};
use crate::ui::settings::Device;
use crate::ui::toolbar::{Control, Count, InForce, Search, Toolbar};
use crate::ui::{lang, random};
use crate::workspace::Tables;
use leptos::html::Details;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The address of the page.
const PATH: &str = "/program/temuan";

/// So many are shown at first, and with every further step.
const STEP: usize = 40;

/// A finding of a year; the decision on it is one for all years.
type Which = (Id, BookYear);

fn address(asked: &FindingsAsked) -> Address {
    Address::new(PATH, asked.parameters())
}

/// The address of the findings of a year; with one opened where its id is given.
pub(super) fn address_of(year: Option<BookYear>, opened: Option<Id>) -> String {
    address(&FindingsAsked { year, opened, ..FindingsAsked::default() }).hash()
}

/// The address of the findings of a district and year.
pub(super) fn address_in(area: Option<AreaCode>, year: Option<BookYear>) -> String {
    address(&FindingsAsked { year, area, ..FindingsAsked::default() }).hash()
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct View {
    t: Lang,
    asked: Memo<FindingsAsked>,
    /// All findings, and those that are shown.
    all: ReadSignal<Arc<Vec<FindingLine>>>,
    found: Memo<Vec<FindingLine>>,
    /// Those that are chosen, to be decided together.
    chosen: RwSignal<BTreeSet<Which>>,
    /// What is about to be decided, and on what.
    deciding: RwSignal<Option<(Vec<FindingLine>, FindingVerdict)>>,
    kept: decide::Kept,
    printing: ReadSignal<bool>,
}

/// The page.
#[component]
pub fn PlanFindings() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    super::document_title(move || t.page_plan_findings().to_owned());
    let asked = Memo::new(move |before: Option<&FindingsAsked>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        match before {
            Some(before) if address.path != PATH => before.clone(),
            _ => FindingsAsked::of(|key| address.parameter(key)),
        }
    });
    let settings = expect_context::<Device>().part(|settings| settings.findings.read());
    let Apart { shown: all, is_ready } = apart(
        move || settings.get(),
        async move |turns: Turns, tables: &Tables, settings: FindingSettings| {
            let today = random::today();
            let plans = turns.joined(tables, Stage::Latest).await?;
            let found = turns.found(&plans, &settings, today).await?;
            Some(lines_of(t, &plans, &decided(tables, found.to_vec(), today)))
        },
        Vec::new(),
    );
    let rows = Memo::new(move |_| desk.read(|workspace| workspace.tables().plans.live().count()));
    let found = Memo::new(move |_| asked.with(|asked| all.with(|all| asked.found(all))));
    let (shown, printing) = (RwSignal::new(STEP), is_printing());
    let view = View {
        t,
        asked,
        all,
        found,
        chosen: RwSignal::new(BTreeSet::new()),
        deciding: RwSignal::new(None),
        kept: decide::Kept::new(all, found),
        printing,
    };
    // On paper all of them stand, and open.
    let drawn = move || if printing.get() { MOST_ROWS } else { shown.get() };
    let is_empty = Memo::new(move |_| rows.get() == 0);
    let lead = move || {
        asked.with(|asked| {
            all.with(|all| explain_findings(t, &asked.of_all(all), asked.wanted, asked.year, asked.is_narrowed()))
        })
    };
    let print = move |_| drop(window().print());
    view! {
        {page_head(view! {
            <h1>{t.page_plan_findings()}</h1>
            <Show when=move || !is_empty.get()>
                <div class="actions wide-only">
                    <button type="button" class="quiet" on:click=print>{icon(Icon::Print)} {t.print()}</button>
                </div>
            </Show>
        })}
        <Show when=move || !is_empty.get() fallback=move || no_plans(t)>
            <Show when=move || is_ready.get() fallback=move || view! { <p class="hint" role="status">{t.plans_being_tested()}</p> }>
            <p class="finding">{move || sentence(pieces(&lead()))}</p>
            <div class="basis open stated">
                <div class="basis-line">
                    <span>{move || t.findings_basis(&t.count(rows.get()))}</span>
                    <span>{move || thresholds(t, &settings.get())}</span>
                </div>
            </div>
            {tools(view)}
            <ul class="plan-findings">
                <For each=move || found.get().into_iter().take(drawn()) key=|line| (line.id, line.year, line.decision.clone())
                    let:line>
                    {item(view, line)}
                </For>
            </ul>
            {move || (found.with(Vec::is_empty) && !all.with(|all| all.is_empty())).then(|| view! { <p class="hint">{t.no_findings_hint()}</p> })}
            {move || (found.with(Vec::len) > shown.get()).then(|| view! {
                <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
            })}
            {bar(view)}
            {decide::view(view)}
            </Show>
        </Show>
    }
}

/// The class of the mark beside a finding: a frame, a hatch, a difference.
pub(super) const fn family_mark(family: Family) -> &'static str {
    match family {
        Family::Overlap => "finding-mark overlap",
        Family::Gap => "finding-mark gap",
        Family::Documents => "finding-mark documents",
    }
}

/// By which thresholds is tested, as far as they are not those of the beginning, and the way to them.
fn thresholds(t: Lang, settings: &FindingSettings) -> impl IntoView + use<> {
    let changed = changed_thresholds(t, settings);
    let said =
        if changed.is_empty() { t.thresholds_first().to_owned() } else { t.thresholds_other(&changed.join("; ")) };
    view! { {said} " " <a class="screen-only" href="#/pengaturan">{t.page_settings()}</a> }
}

/// What is shown where no row of a plan is recorded.
pub(super) fn no_plans(t: Lang) -> AnyView {
    view! {
        <div class="empty-state">
            {icon(Icon::Table)}
            <h2>{t.no_plans_yet()}</h2>
            <p>{t.no_plans_hint()}</p>
            <div class="actions">
                <a class="button primary" href="#/data/daftar">{t.bring_in_plans()}</a>
                <a class="button" href="#/program/rencana/baru">{t.record_a_row()}</a>
            </div>
        </div>
    }
    .into_any()
}

/// What stands above the list: search, filters, how many, and the workbook.
fn tools(view: View) -> impl IntoView {
    let View { t, asked, all, found, .. } = view;
    let place = place();
    let change = move |change: &dyn Fn(&mut FindingsAsked)| show(place, asked, change);
    let years = move || -> Control {
        Arc::new(move || {
            let years: BTreeSet<BookYear> = all.with_untracked(|all| all.iter().map(|line| line.year).collect());
            let years = years.into_iter().rev().map(|year| (year.to_string(), year.to_string()));
            let chosen = move || asked.get().year.map(|year| year.to_string()).unwrap_or_default();
            let set = move |year: String| change(&|asked| asked.year = year.parse().ok().and_then(BookYear::new));
            let choices = plain(std::iter::once(any(t.all_years())).chain(years));
            select("temuan-tahun".into(), t.plan_year().into(), false, choices, chosen, set).into_any()
        })
    };
    let families: Control = Arc::new(move || {
        let offered = FAMILIES.iter().map(|(family, code)| ((*code).to_owned(), family_name(t, *family).to_owned()));
        let chosen = move || finding_code_of(&FAMILIES, asked.get().family).unwrap_or_default().to_owned();
        let set = move |code: String| change(&|asked| asked.family = finding_of_code(&FAMILIES, Some(&code)));
        let choices = plain(std::iter::once(any(t.all_families())).chain(offered));
        select("temuan-jenis".into(), t.finding_family().into(), false, choices, chosen, set).into_any()
    });
    let standings: Control = Arc::new(move || {
        let offered = STANDINGS.iter().map(|(one, code)| ((*code).to_owned(), wanted_name(t, *one).to_owned()));
        let chosen = move || finding_code_of(&STANDINGS, Some(asked.get().wanted)).unwrap_or_default().to_owned();
        let set = move |code: String| {
            change(&|asked| asked.wanted = finding_of_code(&STANDINGS, Some(&code)).unwrap_or_default());
        };
        select("temuan-keputusan".into(), t.finding_standing().into(), false, plain(offered), chosen, set).into_any()
    });
    let severities: Control = Arc::new(move || {
        let offered = SEVERITIES.iter().map(|(one, code)| ((*code).to_owned(), severity_name(t, *one).to_owned()));
        let chosen = move || finding_code_of(&SEVERITIES, asked.get().severity).unwrap_or_default().to_owned();
        let set = move |code: String| change(&|asked| asked.severity = finding_of_code(&SEVERITIES, Some(&code)));
        let choices = plain(std::iter::once(any(t.standing_all())).chain(offered));
        select("temuan-bobot".into(), t.finding_severity().into(), false, choices, chosen, set).into_any()
    });
    let areas: Control = Arc::new(move || {
        let districts = Territory::current().districts.iter();
        let offered = districts.map(|district| (district.code.to_string(), t.area(district.code)));
        let chosen = move || asked.get().area.map(|area| area.to_string()).unwrap_or_default();
        let set = move |area: String| change(&|asked| asked.area = area.parse().ok());
        let choices = plain(std::iter::once(any(t.standing_all())).chain(offered));
        select("temuan-wilayah".into(), t.district().into(), false, choices, chosen, set).into_any()
    });
    let in_force = Signal::derive(move || {
        let one = |(key, name, value): (&'static str, &'static str, String)| InForce {
            said: format!("{name}: {value}"),
            drop: Callback::new(move |()| place.replace(place.now().with(key, None).with(finding_keys::FINDING, None))),
        };
        asked.with(|asked| in_force(t, asked)).into_iter().map(one).collect::<Vec<_>>()
    });
    let clear = Callback::new(move |()| place.replace(address(&FindingsAsked::default())));
    let search = Search {
        hint: Signal::stored(t.findings_search().to_owned()),
        text: Signal::derive(move || asked.with(|asked| asked.text.clone())),
        set: Callback::new(move |text: String| change(&|asked| asked.text.clone_from(&text))),
    };
    let count = Count {
        said: Signal::derive(move || {
            t.findings_shown(&t.count(found.with(Vec::len)), &t.count(all.with(|all| all.len())))
        }),
        found: Signal::derive(move || found.with(Vec::len)),
    };
    let others_in_force = Signal::derive(move || {
        asked.with(|asked| usize::from(asked.severity.is_some()) + usize::from(asked.area.is_some()))
    });
    let aside = ViewFn::from(move || export::view(view));
    let (first, others) = (vec![years(), families, standings], vec![severities, areas]);
    view! { <Toolbar search first others others_in_force in_force clear count order=None aside /> }
}

fn any(name: &str) -> Choice {
    (String::new(), name.to_owned())
}

/// Shows what is asked otherwise; what was opened before is one of the list again.
fn show(place: AddressPlace, asked: Memo<FindingsAsked>, change: &dyn Fn(&mut FindingsAsked)) {
    let mut next = FindingsAsked { opened: None, ..asked.get_untracked() };
    change(&mut next);
    place.replace(address(&next));
}

/// What is asked for by decisions, in words.
fn wanted_name(t: Lang, wanted: FindingsWanted) -> &'static str {
    match wanted {
        FindingsWanted::Open => t.standing_open(),
        FindingsWanted::Decided => t.standing_decided(),
        FindingsWanted::Verdict(verdict) => verdict.label(t),
        FindingsWanted::All => t.standing_all(),
    }
}

/// What narrows the list, each with its parameter and in words.
fn in_force(t: Lang, asked: &FindingsAsked) -> Vec<(&'static str, &'static str, String)> {
    let wanted = Some(asked.wanted).filter(|wanted| *wanted != FindingsWanted::Open);
    let all = [
        (finding_keys::YEAR, t.plan_year(), asked.year.map(|year| year.to_string())),
        (finding_keys::FAMILY, t.finding_family(), asked.family.map(|family| family_name(t, family).to_owned())),
        (finding_keys::STANDING, t.finding_standing(), wanted.map(|wanted| wanted_name(t, wanted).to_owned())),
        (finding_keys::SEVERITY, t.finding_severity(), asked.severity.map(|one| severity_name(t, one).to_owned())),
        (finding_keys::AREA, t.district(), asked.area.map(|area| t.area(area))),
    ];
    all.into_iter().filter_map(|(key, name, said)| Some((key, name, said?))).collect()
}

/// What can be done with those that are chosen: decided together, with one reason.
fn bar(view: View) -> impl IntoView {
    let View { t, chosen, found, .. } = view;
    let lines = Memo::new(move |_| {
        chosen.with(|chosen| {
            found.with(|found| {
                found.iter().filter(|line| chosen.contains(&(line.id, line.year))).cloned().collect::<Vec<_>>()
            })
        })
    });
    let money = move || {
        let money: i64 = lines.with(|lines| lines.iter().map(|line| line.amount).sum());
        (money > 0).then(|| t.findings_selected(&format!("Rp{}", t.rupiah_short(money))))
    };
    let choices = move || {
        view! {
            <ul class="menu-items">
                {VERDICTS.map(|(verdict, name)| view! {
                    <li><button type="button" class="quiet" on:click=move |_| view.deciding.set(Some((lines.get_untracked(), verdict)))>{name(t)}</button></li>
                }).into_iter().collect_view()}
            </ul>
        }
        .into_any()
    };
    let is_any = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    move || {
        is_any.get().then(|| view! {
            <div class="bulk-bar screen-only" role="group" aria-label=t.bulk_actions()>
                <p><strong role="status">{move || t.findings_selected_count(&t.count(lines.with(Vec::len)))}</strong>
                    " " <span class="common">{money}</span></p>
                <button type="button" class="quiet" on:click=move |_| chosen.set(BTreeSet::new())>{t.cancel()}</button>
                {menu(t.finding_actions(), choices)}
            </div>
        })
    }
}

/// What can be decided, and what deciding so is called.
type Deciding = (FindingVerdict, fn(Lang) -> &'static str);

const VERDICTS: [Deciding; 4] = [
    (FindingVerdict::Committed, Lang::commit_finding),
    (FindingVerdict::Accepted, Lang::accept_finding),
    (FindingVerdict::Mended, Lang::mended_finding),
    (FindingVerdict::Ignored, Lang::ignore_finding),
];

/// A finding in the list.
fn item(view: View, line: FindingLine) -> impl IntoView {
    let View { t, asked, printing, chosen, .. } = view;
    let which = (line.id, line.year);
    let choose = move |event: web_sys::Event| {
        let is_chosen = event_target_checked(&event);
        chosen.update(|chosen| {
            if is_chosen {
                chosen.insert(which)
            } else {
                chosen.remove(&which)
            };
        });
    };
    let is_opened = RwSignal::new(asked.get_untracked().opened == Some(line.id));
    let details = NodeRef::<Details>::new();
    let toggled = move |_| {
        if let Some(details) = details.get_untracked().filter(|_| !printing.get_untracked()) {
            is_opened.set(details.open());
        }
    };
    let row = |(id, said): &(Id, String)| {
        let address = PlansPage::of_record(Plan::TABLE, *id).map(PlansPage::address);
        view! { <li><a href=address>{said.clone()}</a></li> }
    };
    let meeting = line.meeting.iter().map(row).collect_view();
    let meets = if line.meeting.is_empty() {
        view! { <p>{t.finding_no_rows()}</p> }.into_any()
    } else {
        view! { <ul>{meeting}</ul> }.into_any()
    };
    let (severity, district) = (line.severity, line.area.and_then(AreaCode::district));
    view! {
        <li class="plan-finding choosable">
            <input type="checkbox" class="screen-only" aria-label=t.select_finding(&line.sentence)
                prop:checked=move || chosen.with(|chosen| chosen.contains(&which)) on:change=choose />
            <span class=family_mark(line.family) role="img" aria-label=family_name(t, line.family) title=family_name(t, line.family)></span>
            <div class="plan-finding-said">
                <p class="plan-finding-sentence" id=decide::sentence_id(which) tabindex="-1">{line.sentence.clone()}</p>
                <p class="hint">{line.evidence.clone()}</p>
                {line.decision.clone().map(|said| view! { <p class="plan-finding-decision">{said}</p> })}
                <details node_ref=details prop:open=move || printing.get() || is_opened.get() on:toggle=toggled>
                    <summary>{t.finding_detail()}</summary>
                    <dl class="facts">
                        <dt>{t.finding_meets()}</dt><dd>{meets}</dd>
                        <dt>{t.finding_rule()}</dt><dd>{line.rule}</dd>
                        <dt>{t.finding_source()}</dt><dd>{line.source}</dd>
                        {district.map(|district| view! {
                            <dt class="screen-only">{t.district()}</dt>
                            <dd class="screen-only"><a href=district_address(district, Some(line.year))>{t.plan_district_title(&t.office(district))}</a></dd>
                        })}
                    </dl>
                </details>
            </div>
            <p class="plan-finding-figures">
                <b>{line.money.clone()}</b>
                <span>{line.reach.clone()}</span>
                <span class="badge" class:warn=severity == Severity::Serious>{severity_name(t, severity)}</span>
            </p>
            {actions(view, line)}
        </li>
    }
}

fn actions(view: View, line: FindingLine) -> impl IntoView {
    let View { t, deciding, kept, .. } = view;
    let has_decision = line.decision.is_some();
    let (desk, notices) = (desk(), crate::ui::notice::notices());
    let line = StoredValue::new(line);
    let choose = move |(verdict, name): (FindingVerdict, fn(Lang) -> &'static str)| {
        let press = move |_| deciding.set(Some((vec![line.get_value()], verdict)));
        view! { <li><button type="button" class="quiet" on:click=press>{name(t)}</button></li> }
    };
    let revoke = move |_| {
        let decided = line.with_value(|line| (line.id, line.year));
        kept.place(&[decided]);
        found_stays(desk, || decide::revoke(t, desk, notices, decided.0));
    };
    let items = move || {
        view! {
            <ul class="menu-items">
                {VERDICTS.map(choose).into_iter().collect_view()}
                {has_decision.then(|| view! { <li><button type="button" class="quiet" on:click=revoke>{t.revoke_finding()}</button></li> })}
            </ul>
        }
        .into_any()
    };
    view! { <div class="screen-only">{menu(t.finding_actions(), items)}</div> }
}
