//! Potret: figures that were frozen on a day, with their cooperatives, so that a later change can be told by name.

use super::keys;
use crate::domain::{Finality, Id, Record, Snapshot, SnapshotReason, Text};
use crate::explain::{pieces, strong};
use crate::i18n::{Label, Lang};
use crate::list::over_time::PATH;
use crate::pages::delete_button::{Deletes, delete_button};
use crate::pages::finding::sentence;
use crate::pages::freezing::{self, Freezing};
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::scroll::sideways;
use crate::ui::select::{plain, select};
use crate::ui::settings::Device;
use crate::ui::{figure, lang};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// What an office calls provisional first.
const FINALITIES: [Finality; 3] = [Finality::VeryProvisional, Finality::Provisional, Finality::Final];
/// Why somebody freezes figures.
const REASONS: [SnapshotReason; 4] =
    [SnapshotReason::ByHand, SnapshotReason::Meeting, SnapshotReason::Export, SnapshotReason::BeforeMerge];

/// The page.
pub(super) fn page() -> AnyView {
    let (t, desk) = (lang(), desk());
    crate::pages::document_title(move || t.page_snapshots().to_owned());
    let all = Memo::new(move |_| {
        desk.read(|workspace| {
            let rows = workspace.tables().snapshots.live();
            // What is frozen of cooperatives is not shown here.
            let told = |of: &Snapshot| Snapshot { register: Vec::new(), ..of.clone() };
            let mut all: Vec<(Id, Snapshot)> = rows.map(|row| (row.id, told(&row.value))).collect();
            all.sort_by_key(|(id, of)| (std::cmp::Reverse((of.date, of.taken_on)), *id));
            all
        })
    });
    let finding = move || {
        all.with(|all| {
            let (_, last) = all.first()?;
            let said = t.snapshots_finding(&strong(&t.count(all.len())), &t.date(last.date));
            Some(view! { <p class="finding">{sentence(pieces(&said))}</p> })
        })
    };
    view! {
        {page_head(view! { <h1>{t.page_snapshots()}</h1> })}
        {finding}
        {freeze(t)}
        {move || {
            let all = all.get();
            if all.is_empty() {
                view! { <p class="hint">{t.snapshots_none()}</p> }.into_any()
            } else {
                sideways(t.rows_of(t.snapshots_caption()), table(t, all)).into_any()
            }
        }}
    }
    .into_any()
}

/// What freezes the register as it stands.
fn freeze(t: Lang) -> impl IntoView {
    let (desk, notices, device) = (desk(), notices(), expect_context::<Device>());
    let day = Memo::new(move |_| desk.read(|workspace| workspace.index().as_of().day));
    let title = RwSignal::new(String::new());
    let finality = RwSignal::new(Finality::Provisional);
    let reason = RwSignal::new(SnapshotReason::ByHand);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        // What is too long for a name is refused by its field, which takes no more.
        let name = Text::optional(&title.get_untracked()).unwrap_or_default();
        let (reason, finality) = (reason.get_untracked(), finality.get_untracked());
        let day = match freezing::freeze(desk, device, reason, Some(finality), name) {
            Freezing::Known => return notices.tell(t.freeze_known()),
            Freezing::Done(day) => day,
        };
        title.set(String::new());
        notices.done(t.freeze_done(&t.date(day)));
    };
    let finalities = plain(FINALITIES.map(|of| (of.code().to_owned(), of.label(t).to_owned())));
    let reasons = plain(REASONS.map(|of| (of.code().to_owned(), of.label(t).to_owned())));
    let set_finality = move |code: String| finality.set(code.parse().unwrap_or_default());
    let set_reason = move |code: String| reason.set(code.parse().unwrap_or_default());
    let form = view! {
        <form class="toolbar freeze" on:submit=save>
            <div class="field">
                <label for="potret-nama">{t.freeze_title()}</label>
                <input id="potret-nama" type="text" maxlength="300" prop:value=title
                    on:input=move |event| title.set(event_target_value(&event)) />
            </div>
            {select("potret-sifat".into(), t.field(Snapshot::TABLE, "finality").into(), false, finalities,
                move || finality.get().code().to_owned(), set_finality)}
            {select("potret-sebab".into(), t.field(Snapshot::TABLE, "reason").into(), false, reasons,
                move || reason.get().code().to_owned(), set_reason)}
            <button type="submit" class="primary">{icon(Icon::Lock)} {t.freeze_now()}</button>
        </form>
        <p class="hint">{move || t.freeze_hint(&t.date(day.get()))}</p>
    };
    card("bekukan", t.freeze_now(), (), form)
}

fn table(t: Lang, all: Vec<(Id, Snapshot)>) -> impl IntoView {
    let field = |name: &'static str| t.field(Snapshot::TABLE, name);
    view! {
        <table class="snapshots as-entries">
            <caption class="visually-hidden">{t.snapshots_caption()}</caption>
            <thead><tr>
                <th scope="col">{t.day_of()}</th>
                <th scope="col">{field("title")}</th>
                <th scope="col">{field("finality")}</th>
                <th scope="col" class="num">{t.total()}</th>
                <th scope="col" class="num">{t.active()}</th>
                <th scope="col" class="num">{t.inactive()}</th>
                <th scope="col"><span class="visually-hidden">{t.snapshot_actions()}</span></th>
            </tr></thead>
            <tbody>{all.into_iter().map(|(id, of)| row(t, id, of)).collect_view()}</tbody>
        </table>
    }
}

fn row(t: Lang, id: Id, of: Snapshot) -> impl IntoView {
    let desk = desk();
    let named = t.snapshot_named(&t.date(of.date));
    let field = |name: &'static str| t.field(Snapshot::TABLE, name);
    // A file may say nothing of it.
    let finality = of.finality.map(|of| of.code().to_owned()).unwrap_or_default();
    let set = move |code: String| {
        let before = desk.peek(|workspace| workspace.tables().snapshots.get_live(id).map(|row| row.value.clone()));
        // Another tab may have deleted it.
        let Some(before) = before else { return };
        let after = Snapshot { finality: code.parse().ok(), ..before.clone() };
        desk.commit(Transaction::of(EditOf::of(id, Some(before), Some(after))));
    };
    let unsaid = of.finality.is_none().then(|| (String::new(), "–".to_owned()));
    let finalities = FINALITIES.map(|of| (of.code().to_owned(), of.label(t).to_owned()));
    let finalities = plain(unsaid.into_iter().chain(finalities));
    let label = format!("{}, {named}", field("finality"));
    let choice = select(format!("sifat-{id}"), label, true, finalities, move || finality.clone(), set);
    let compare = format!("#{PATH}?{}={id}", keys::FROM);
    let deletes = Deletes { table: Snapshot::TABLE, id, label: t.delete(), says: None };
    let name = named.clone();
    let by = of.office.map(|office| t.office(office));
    let told = std::iter::once(of.reason.label(t).to_owned()).chain(by).collect::<Vec<_>>().join(" · ");
    view! {
        <tr>
            <th scope="row">{figure::date(of.date)}</th>
            <td data-label=field("title")>
                {of.title.as_deref().map_or_else(|| "–".to_owned(), str::to_owned)} <small>{told}</small>
            </td>
            <td data-label=field("finality")>{choice}</td>
            <td class="num" data-label=t.total()>{figure::count(of.total.get())}</td>
            <td class="num" data-label=t.active()>{figure::count(of.active.get())}</td>
            <td class="num" data-label=t.inactive()>{figure::count(of.inactive.get())}</td>
            <td>
                <div class="actions">
                <a class="button" href=compare aria-label=format!("{}: {named}", t.snapshot_compare())>{t.snapshot_compare()}</a>
                {delete_button(t, deletes, move || name.clone(), format!("#{}", crate::list::over_time::SNAPSHOTS_PATH))}
                </div>
            </td>
        </tr>
    }
}
