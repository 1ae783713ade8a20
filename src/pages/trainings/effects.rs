//! Whether anything changed after the courses, beside those that were not trained; and that this is no proof.

use super::rows::counted;
use crate::analysis::trainings::{Effect, EffectOf, Figure, Group, Whom};
use crate::explain::{effect_name, share_with_bounds};
use crate::i18n::Lang;
use crate::ui::card::card;
use crate::ui::icon::{Icon, icon};
use crate::ui::scroll::sideways;
use leptos::prelude::*;

/// The table: what changed, in how many of the trained and of the others, and what was to be expected.
pub(super) fn view(t: Lang, found: &[Effect], kept: &[(&'static str, String)]) -> impl IntoView + use<> {
    let group = |of: EffectOf, group: &Group, changed: Whom, same: Whom| {
        let (all, share) = (group.known(), share_with_bounds(t, group.changed.len(), group.known()));
        if all == 0 {
            return view! { <td class="num">"–"</td> <td class="num">"–"</td> }.into_any();
        }
        view! {
            <td class="num">
                {counted(t, group.changed.len(), Figure::Effect(of, changed), kept)} " + "
                {counted(t, group.same.len(), Figure::Effect(of, same), kept)}
            </td>
            <td class="num">{share}</td>
        }
        .into_any()
    };
    let row = |effect: &Effect| {
        let (of, compared) = (effect.of, &effect.compared);
        let expected = match compared.trained.known() {
            0 => "–".to_owned(),
            _ => t.decimal_number(compared.expected, 1),
        };
        view! {
            <tr>
                <th scope="row">{effect_name(t, of)}</th>
                {group(of, &compared.trained, Whom::Changed, Whom::Same)}
                {group(of, &compared.others, Whom::OthersChanged, Whom::OthersSame)}
                <td class="num">{expected}</td>
                <td class="num">{counted(t, compared.unreported.len(), Figure::Effect(of, Whom::Unreported), kept)}</td>
                <td class="num">{counted(t, compared.alone.len(), Figure::Effect(of, Whom::Alone), kept)}</td>
            </tr>
        }
    };
    let name = t.effects_title();
    let yes_no = t.pick("ya + tidak", "yes + no");
    let table = sideways(
        t.rows_of(name),
        view! {
            <table class="effects">
                <caption class="visually-hidden">{name}</caption>
                <thead><tr>
                    <th scope="col">{t.effect_what()}</th>
                    <th scope="col" class="num">{t.effects_trained()} ", " {yes_no}</th>
                    <th scope="col" class="num">{t.effects_share()}</th>
                    <th scope="col" class="num">{t.effects_others()} ", " {yes_no}</th>
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
        view! {
            {table}
            <p class="caution">{icon(Icon::Info)} <span>{t.effects_caution()}</span></p>
        },
    )
}
