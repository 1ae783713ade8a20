//! Whether anything changed after the courses, beside those that were not trained; and that this is no proof.

use super::rows::counted;
use crate::analysis::trainings::{Effect, EffectOf, Figure, Group, Whom};
use crate::explain::{effect_name, share_with_bounds};
use crate::i18n::Lang;
use crate::ui::card::card;
use crate::ui::scroll::sideways;
use leptos::prelude::*;

/// The table: what changed, in how many of the trained and of the others, and what was to be expected.
pub(super) fn view(t: Lang, found: &[Effect], kept: &[(&'static str, String)]) -> impl IntoView + use<> {
    let group = |of: EffectOf, group: &Group, (changed, same): (Whom, Whom), label: String| {
        let (all, share) = (group.known(), share_with_bounds(t, group.changed.len(), group.known()));
        if all == 0 {
            return view! { <td class="num" data-label=label>"–"</td> <td class="num" data-label=t.effects_share()>"–"</td> }
                .into_any();
        }
        view! {
            <td class="num" data-label=label>
                {counted(t, group.changed.len(), Figure::Effect(of, changed), kept)} " + "
                {counted(t, group.same.len(), Figure::Effect(of, same), kept)}
            </td>
            <td class="num" data-label=t.effects_share()>{share}</td>
        }
        .into_any()
    };
    let yes_no = t.pick("ya + tidak", "yes + no");
    let [trained, others] = [t.effects_trained(), t.effects_others()].map(|name| format!("{name}, {yes_no}"));
    let row = |effect: &Effect| {
        let (of, compared) = (effect.of, &effect.compared);
        let expected = match compared.trained.known() {
            0 => "–".to_owned(),
            _ => t.decimal_number(compared.expected, 1),
        };
        view! {
            <tr>
                <th scope="row">{effect_name(t, of)}</th>
                {group(of, &compared.trained, (Whom::Changed, Whom::Same), trained.clone())}
                {group(of, &compared.others, (Whom::OthersChanged, Whom::OthersSame), others.clone())}
                <td class="num" data-label=t.effects_expected()>{expected}</td>
                <td class="num" data-label=t.effects_unreported()>{counted(t, compared.unreported.len(), Figure::Effect(of, Whom::Unreported), kept)}</td>
                <td class="num" data-label=t.effects_alone()>{counted(t, compared.alone.len(), Figure::Effect(of, Whom::Alone), kept)}</td>
            </tr>
        }
    };
    let name = t.effects_title();
    let table = sideways(
        t.rows_of(name),
        view! {
            <table class="after-courses as-entries">
                <caption class="visually-hidden">{name}</caption>
                <thead><tr>
                    <th scope="col">{t.effect_what()}</th>
                    <th scope="col" class="num">{trained.clone()}</th>
                    <th scope="col" class="num">{t.effects_share()}</th>
                    <th scope="col" class="num">{others.clone()}</th>
                    <th scope="col" class="num">{t.effects_share()}</th>
                    <th scope="col" class="num">{t.effects_expected()}</th>
                    <th scope="col" class="num">{t.effects_unreported()}</th>
                    <th scope="col" class="num">{t.effects_alone()}</th>
                </tr></thead>
                <tbody>{found.iter().map(row).collect_view()}</tbody>
            </table>
        },
    );
    card(
        "sesudah",
        name,
        (),
        view! { <p><strong>{t.effects_no_proof()}</strong> " " {t.effects_caution()}</p> {table}
        },
    )
}
