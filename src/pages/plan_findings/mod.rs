//! Temuan: where the plans of three levels are not in tune, each in a sentence with its rule, and what was decided on it.

mod decide;
mod export;

use super::finding::sentence;
use super::plans_apart::{Apart, Turns, apart};
use crate::analysis::plans::Stage;
use crate::analysis::plans::findings::{Family, FindingSettings, Severity, decided};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, BookYear, FindingVerdict, Id, Plan, Record};
use crate::explain::{FindingLine, changed_thresholds, family_name, lines_of, pieces, severity_name, strong};
use crate::i18n::Lang;
use crate::list::plans::{PlansPage, district_address};
use crate::ui::address::{Address, Place, place};
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::menu::menu;
use crate::ui::print::{MOST_ROWS, is_printing};
use crate::ui::select::{Choice, select};
use crate::ui::settings::Device;
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

/// Names of the parameters in addresses.
mod keys {
    pub const YEAR: &str = "tahun";
    pub const FAMILY: &str = "jenis";
    pub const STANDING: &str = "keputusan";
    pub const SEVERITY: &str = "bobot";
    pub const AREA: &str = "wilayah";
    pub const FINDING: &str = "temuan";
}

/// Which findings are asked for by whether they are decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Wanted {
    #[default]
    Open,
    Decided,
    All,
}

impl Wanted {
    const ALL: [Self; 3] = [Self::Open, Self::Decided, Self::All];

    const fn code(self) -> &'static str {
        match self {
            Self::Open => "belum",
            Self::Decided => "sudah",
            Self::All => "semua",
        }
    }

    const fn name(self, t: Lang) -> &'static str {
        match self {
            Self::Open => t.standing_open(),
            Self::Decided => t.standing_decided(),
            Self::All => t.standing_all(),
        }
    }
}

const FAMILIES: [(Family, &str); 3] =
    [(Family::Overlap, "tumpang-tindih"), (Family::Gap, "celah"), (Family::Documents, "dokumen")];
const SEVERITIES: [(Severity, &str); 3] =
    [(Severity::Serious, "berat"), (Severity::Notice, "bahas"), (Severity::Advice, "saran")];

fn of_code<T: Copy>(list: &[(T, &str)], code: Option<&str>) -> Option<T> {
    list.iter().find(|(_, known)| Some(*known) == code).map(|(one, _)| *one)
}

fn code_of<T: PartialEq>(list: &[(T, &'static str)], one: Option<T>) -> &'static str {
    one.and_then(|one| list.iter().find(|(known, _)| *known == one)).map(|(_, code)| *code).unwrap_or_default()
}

/// What the page is asked to show; a part of its address.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Params {
    year: Option<BookYear>,
    family: Option<Family>,
    severity: Option<Severity>,
    wanted: Wanted,
    /// Only those of this district.
    area: Option<AreaCode>,
    /// The one that is opened at the head of the list.
    opened: Option<Id>,
}

impl Params {
    fn of(address: &Address) -> Self {
        let wanted = address.parameter(keys::STANDING);
        Self {
            year: address.parameter(keys::YEAR).and_then(|year| year.parse().ok()).and_then(BookYear::new),
            family: of_code(&FAMILIES, address.parameter(keys::FAMILY)),
            severity: of_code(&SEVERITIES, address.parameter(keys::SEVERITY)),
            wanted: Wanted::ALL.into_iter().find(|one| Some(one.code()) == wanted).unwrap_or_default(),
            area: address.parameter(keys::AREA).and_then(|area| area.parse().ok()),
            opened: address.parameter(keys::FINDING).and_then(|id| id.parse().ok()),
        }
    }

    fn address(&self) -> Address {
        let parameters = [
            (keys::YEAR, self.year.map(|year| year.to_string())),
            (keys::FAMILY, self.family.map(|one| code_of(&FAMILIES, Some(one)).to_owned())),
            (keys::SEVERITY, self.severity.map(|one| code_of(&SEVERITIES, Some(one)).to_owned())),
            (keys::STANDING, (self.wanted != Wanted::Open).then(|| self.wanted.code().to_owned())),
            (keys::AREA, self.area.map(|area| area.to_string())),
            (keys::FINDING, self.opened.map(|id| id.to_string())),
        ];
        Address::new(PATH, parameters.into_iter().filter_map(|(key, value)| Some((key, value?))))
    }

    fn show(self, place: Place) {
        place.replace(Self { opened: None, ..self }.address());
    }

    fn is_wanted(&self, line: &FindingLine) -> bool {
        let is_opened = self.opened == Some(line.id);
        let standing = match self.wanted {
            Wanted::Open => line.standing.is_open(),
            Wanted::Decided => !line.standing.is_open(),
            Wanted::All => true,
        };
        is_opened
            || standing
                && self.year.is_none_or(|year| year == line.year)
                && self.area.is_none_or(|area| line.area.is_some_and(|of| area.contains(of)))
                && self.family.is_none_or(|family| family == line.family)
                && self.severity.is_none_or(|severity| severity == line.severity)
    }
}

/// The address of the findings of a year; with one opened where its id is given.
pub(super) fn address_of(year: Option<BookYear>, opened: Option<Id>) -> String {
    Params { year, opened, ..Params::default() }.address().hash()
}

/// The address of the findings of a district and year.
pub(super) fn address_in(area: Option<AreaCode>, year: Option<BookYear>) -> String {
    Params { year, area, ..Params::default() }.address().hash()
}

/// The page.
#[component]
pub fn PlanFindings() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    super::document_title(move || t.page_plan_findings().to_owned());
    let asked = Memo::new(move |before: Option<&Params>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        match before {
            Some(before) if address.path != PATH => *before,
            _ => Params::of(&address),
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
    let found = Memo::new(move |_| {
        let (asked, all) = (asked.get(), all.get());
        let mut found: Vec<FindingLine> = all.iter().filter(|line| asked.is_wanted(line)).cloned().collect();
        // The one that was asked for comes first.
        found.sort_by_key(|line| asked.opened != Some(line.id));
        found
    });
    let (shown, printing) = (RwSignal::new(STEP), is_printing());
    // On paper all of them stand, and open.
    let drawn = move || if printing.get() { MOST_ROWS } else { shown.get() };
    let deciding = RwSignal::new(None::<(FindingLine, FindingVerdict)>);
    let is_empty = Memo::new(move |_| rows.get() == 0);
    view! {
        {page_head(view! {
            <h1>{t.page_plan_findings()}</h1>
            <Show when=move || !is_empty.get()>{export::view(found)}</Show>
        })}
        <Show when=move || !is_empty.get() fallback=move || no_plans(t)>
            <Show when=move || is_ready.get() fallback=move || view! { <p class="hint" role="status">{t.plans_being_tested()}</p> }>
            <p class="finding">{move || {
                let year = asked.get().year;
                sentence(pieces(&all.with(|all| lead(t, all, year))))
            }}</p>
            <div class="basis open stated">
                <div class="basis-line">
                    <span>{move || t.findings_basis(&t.count(rows.get()))}</span>
                    <span>{move || thresholds(t, &settings.get())}</span>
                </div>
            </div>
            {choices(t, asked, all)}
            <div class="list-head">
                <p class="count" role="status">
                    {move || t.findings_shown(&t.count(found.with(Vec::len)), &t.count(all.with(|all| all.len())))}
                </p>
            </div>
            <ul class="plan-findings">
                <For each=move || found.get().into_iter().take(drawn()) key=|line| (line.id, line.year, line.decision.clone())
                    let:line>
                    {item(t, line, asked, deciding, (printing, found))}
                </For>
            </ul>
            {move || (found.with(Vec::is_empty) && !all.with(|all| all.is_empty())).then(|| view! { <p class="hint">{t.no_findings_hint()}</p> })}
            {move || (found.with(Vec::len) > shown.get()).then(|| view! {
                <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
            })}
            {decide::view(t, deciding, found)}
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

/// The first sentence: how many of the year that is shown, or of all, are open, and how much money is in question.
fn lead(t: Lang, all: &[FindingLine], year: Option<BookYear>) -> String {
    let of_year = |line: &&FindingLine| year.is_none_or(|year| line.year == year);
    let when = year.map_or_else(|| t.findings_in_all_years().to_owned(), |year| t.findings_in_year(&year.to_string()));
    let open: Vec<&FindingLine> = all.iter().filter(of_year).filter(|line| line.standing.is_open()).collect();
    let money: i64 = open.iter().map(|line| line.amount).sum();
    match (all.iter().filter(of_year).count(), open.len(), money) {
        (0, ..) if year.is_some() => t.findings_none_in(&when),
        (0, ..) => t.findings_none().to_owned(),
        (count, 0, _) => t.findings_all_decided(&strong(&t.count(count)), &when),
        (_, count, 0) => t.findings_open_plain(&strong(&t.count(count)), &when),
        (_, count, money) => {
            t.findings_open(&strong(&t.count(count)), &when, &strong(&format!("Rp{}", t.rupiah_short(money))))
        }
    }
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

fn choices(t: Lang, asked: Memo<Params>, all: ReadSignal<Arc<Vec<FindingLine>>>) -> impl IntoView {
    let place = place();
    let change = move |change: &dyn Fn(&mut Params)| {
        let mut next = asked.get_untracked();
        change(&mut next);
        next.show(place);
    };
    let any = |name: &str| (String::new(), name.to_owned());
    let families: Vec<Choice> = std::iter::once(any(t.all_families()))
        .chain(FAMILIES.iter().map(|(family, code)| ((*code).to_owned(), family_name(t, *family).to_owned())))
        .collect();
    let severities: Vec<Choice> = std::iter::once(any(t.standing_all()))
        .chain(SEVERITIES.iter().map(|(one, code)| ((*code).to_owned(), severity_name(t, *one).to_owned())))
        .collect();
    let standings: Vec<Choice> =
        Wanted::ALL.iter().map(|one| (one.code().to_owned(), one.name(t).to_owned())).collect();
    let districts = Territory::current().districts.iter();
    let districts = districts.map(|district| (district.code.to_string(), t.area(district.code)));
    let districts: Vec<Choice> = std::iter::once(any(t.standing_all())).chain(districts).collect();
    let years = move || {
        let years: BTreeSet<BookYear> = all.with(|all| all.iter().map(|line| line.year).collect());
        let years = years.into_iter().rev().map(|year| (year.to_string(), year.to_string()));
        std::iter::once(any(t.all_years())).chain(years).collect::<Vec<Choice>>()
    };
    view! {
        <div class="form-line plan-choices screen-only">
            {move || select("temuan-tahun".into(), t.plan_year().into(), false, vec![(None, years())],
                move || asked.get().year.map(|year| year.to_string()).unwrap_or_default(),
                move |year| change(&|asked| asked.year = year.parse().ok().and_then(BookYear::new)))}
            {select("temuan-jenis".into(), t.finding_family().into(), false, vec![(None, families)],
                move || code_of(&FAMILIES, asked.get().family).to_owned(),
                move |code| change(&|asked| asked.family = of_code(&FAMILIES, Some(&code))))}
            {select("temuan-bobot".into(), t.finding_severity().into(), false, vec![(None, severities)],
                move || code_of(&SEVERITIES, asked.get().severity).to_owned(),
                move |code| change(&|asked| asked.severity = of_code(&SEVERITIES, Some(&code))))}
            {select("temuan-wilayah".into(), t.district().into(), false, vec![(None, districts)],
                move || asked.get().area.map(|area| area.to_string()).unwrap_or_default(),
                move |area| change(&|asked| asked.area = area.parse().ok()))}
            {select("temuan-keputusan".into(), t.finding_standing().into(), false, vec![(None, standings)],
                move || asked.get().wanted.code().to_owned(),
                move |code| change(&|asked| {
                    asked.wanted = Wanted::ALL.into_iter().find(|one| one.code() == code).unwrap_or_default();
                }))}
        </div>
    }
}

/// A finding in the list.
fn item(
    t: Lang,
    line: FindingLine,
    asked: Memo<Params>,
    deciding: RwSignal<Option<(FindingLine, FindingVerdict)>>,
    (printing, found): (ReadSignal<bool>, Memo<Vec<FindingLine>>),
) -> impl IntoView {
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
        <li class="plan-finding">
            <span class=family_mark(line.family) role="img" aria-label=family_name(t, line.family) title=family_name(t, line.family)></span>
            <div class="plan-finding-said">
                <p class="plan-finding-sentence" id=decide::sentence_id((line.id, line.year)) tabindex="-1">{line.sentence.clone()}</p>
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
            {actions(t, line, deciding, found)}
        </li>
    }
}

fn actions(
    t: Lang,
    line: FindingLine,
    deciding: RwSignal<Option<(FindingLine, FindingVerdict)>>,
    found: Memo<Vec<FindingLine>>,
) -> impl IntoView {
    let has_decision = line.decision.is_some();
    let (desk, notices) = (desk(), crate::ui::notice::notices());
    let line = StoredValue::new(line);
    let choose = move |verdict: FindingVerdict, name: &'static str| {
        view! {
            <li>
                <button type="button" class="quiet" on:click=move |_| deciding.set(Some((line.get_value(), verdict)))>{name}</button>
            </li>
        }
    };
    let revoke = move |_| {
        let decided = line.with_value(|line| (line.id, line.year));
        decide::keep_place(found, decided);
        decide::revoke(t, desk, notices, decided.0);
    };
    let items = move || {
        view! {
            <ul class="menu-items">
                {choose(FindingVerdict::Committed, t.commit_finding())}
                {choose(FindingVerdict::Accepted, t.accept_finding())}
                {choose(FindingVerdict::Mended, t.mended_finding())}
                {choose(FindingVerdict::Ignored, t.ignore_finding())}
                {has_decision.then(|| view! { <li><button type="button" class="quiet" on:click=revoke>{t.revoke_finding()}</button></li> })}
            </ul>
        }
        .into_any()
    };
    view! { <div class="screen-only">{menu(t.finding_actions(), items)}</div> }
}
