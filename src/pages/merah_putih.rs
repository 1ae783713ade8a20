//! How far the Koperasi Merah Putih have come: above the list of what was reported of them.

use super::named::named;
use super::village_figures::village_figures;
use crate::analysis::merah_putih::{Oddity, Progress, RungCount, oddities, progress};
use crate::analysis::village_figures::{deliveries, doubts};
use crate::domain::{Cooperative, Record, Rung};
use crate::explain::{
    Piece, explain_merah_putih, explain_oddity, explain_without_district, explain_without_village, rung_share,
};
use crate::i18n::{Label, Lang};
use crate::list::LADDER;
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::print::{MOST_ROWS, is_printing};
use crate::ui::scroll::sideways;
use leptos::prelude::*;

/// So many things to look at are listed on the screen.
const FIRST: usize = 10;
/// The parameter of the list that says which rung, and so which one the districts are held side by side on.
const RUNG: &str = "tahapan";

/// What is shown above the list; nothing where there is no Koperasi Merah Putih.
pub fn above(t: Lang) -> AnyView {
    let (desk, place) = (desk(), place());
    let all = Memo::new(move |_| {
        desk.read(|workspace| {
            let tables = workspace.tables();
            (progress(tables), oddities(tables), deliveries(tables), doubts(tables))
        })
    });
    let asked = Memo::new(move |_| place.get().parameter(RUNG).and_then(|code| code.parse().ok()));
    let printing = is_printing();
    let shown = move || {
        let (all, odd, deliveries, doubts) = all.get();
        let published = village_figures(t, deliveries, &doubts);
        let nowhere = explain_without_district(t, &all);
        let Some((whole, districts)) = all.split_first().filter(|(whole, _)| whole.cooperatives > 0) else {
            return published;
        };
        let rung = asked.get().unwrap_or(Rung::BusinessNumber);
        let most = if printing.get() { MOST_ROWS } else { FIRST };
        view! {
            <p class="lead finding">{sentence(explain_merah_putih(t, whole))}</p>
            {explain_without_village(t, whole).map(|text| view! { <p class="hint">{text}</p> })}
            <div class="halves">
                <section aria-labelledby="tahapan-semua">
                    <h2 id="tahapan-semua">{t.pick("Tahapan seluruhnya", "Steps of all of them")}</h2>
                    {rungs(t, whole)}
                </section>
                <section aria-labelledby="tahapan-daerah">
                    <h2 id="tahapan-daerah">
                        {t.pick("{rung} menurut daerah", "{rung} by district").replace("{rung}", rung.label(t))}
                    </h2>
                    {by_district(t, districts, rung)}
                    {nowhere.map(|text| view! { <p class="hint">{text}</p> })}
                </section>
            </div>
            {(!odd.is_empty()).then(|| to_look_at(t, &odd, most))}
            {published}
        }
        .into_any()
    };
    shown.into_any()
}

fn sentence(pieces: Vec<Piece>) -> impl IntoView {
    pieces
        .into_iter()
        .map(|(text, is_figure)| if is_figure { view! { <strong>{text}</strong> }.into_any() } else { text.into_any() })
        .collect_view()
}

/// The cells of a rung: reached, not yet, not reported, and the share.
fn cells(t: Lang, count: RungCount) -> impl IntoView {
    view! {
        <td class="num">{t.count(count.reached)}</td>
        <td class="num">{t.count(count.not_yet)}</td>
        <td class="num">{t.count(count.unreported)}</td>
        <td class="num">{rung_share(t, count)}</td>
    }
}

fn heads(t: Lang) -> impl IntoView {
    let says = [
        t.pick("Sudah", "Reached"),
        t.pick("Belum", "Not yet"),
        t.pick("Tidak dilaporkan", "Not reported"),
        t.pick("Sudah, dari yang dilaporkan", "Reached, of those reported"),
    ];
    says.map(|text| view! { <th scope="col" class="num">{text}</th> }).collect_view()
}

/// The rungs of which anything is known, and a word on the others.
fn rungs(t: Lang, whole: &Progress) -> impl IntoView {
    let (told, untold): (Vec<_>, Vec<_>) = whole.rungs.iter().copied().partition(|(_, count)| count.known() > 0);
    let row = |(rung, count): (Rung, RungCount)| {
        view! {
            <tr>
                <th scope="row"><a href=format!("#{}?{RUNG}={}", LADDER.path, rung.code())>{rung.label(t)}</a></th>
                {cells(t, count)}
            </tr>
        }
    };
    let names: Vec<&str> = untold.iter().map(|(rung, _)| rung.label(t)).collect();
    let rows = told.into_iter().map(row).collect_view();
    let name = t.pick("Tahapan seluruhnya", "Steps of all of them");
    view! {
        {sideways(t.rows_of(name), view! {
            <table>
                <caption class="visually-hidden">{name}</caption>
                <thead><tr><th scope="col">{t.field("ladder_steps", "rung")}</th>{heads(t)}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        })}
        {(!names.is_empty()).then(|| view! {
            <p class="hint">{t.pick("Belum ada laporan: {names}.", "Nothing is reported of: {names}.").replace("{names}", &names.join(", "))}</p>
        })}
    }
}

/// The districts side by side: how many cooperatives for how many villages, and how far they are on one rung.
fn by_district(t: Lang, districts: &[Progress], rung: Rung) -> impl IntoView {
    let row = |district: &Progress| {
        let count = district.rungs.iter().find(|(of, _)| *of == rung).map(|(_, count)| *count).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{district.district.map(|area| t.area(area))}</th>
                <td class="num">{t.count(district.cooperatives)}</td>
                <td class="num">{t.count(district.villages)}</td>
                {cells(t, count)}
            </tr>
        }
    };
    let name = t.pick("Tahapan menurut daerah", "Steps by district");
    sideways(
        t.rows_of(name),
        view! {
            <table>
                <caption class="visually-hidden">{name}</caption>
                <thead><tr>
                    <th scope="col">{t.district()}</th>
                    <th scope="col" class="num">{t.pick("Koperasi", "Cooperatives")}</th>
                    <th scope="col" class="num">{t.pick("Desa/kelurahan", "Villages")}</th>
                    {heads(t)}
                </tr></thead>
                <tbody>{districts.iter().map(row).collect_view()}</tbody>
            </table>
        },
    )
}

/// What somebody should look at, with the way to the cooperatives.
fn to_look_at(t: Lang, odd: &[Oddity], most: usize) -> impl IntoView {
    let entry = |oddity: &Oddity| {
        let (sentence, cooperatives) = explain_oddity(t, oddity);
        let links =
            cooperatives.into_iter().map(|id| view! { <li>{named(t, Cooperative::TABLE, id)}</li> }).collect_view();
        view! { <li>{sentence}<ul class="names">{links}</ul></li> }
    };
    let more = odd.len().saturating_sub(most);
    view! {
        <section aria-labelledby="periksa-merah-putih">
            <h2 id="periksa-merah-putih">{t.pick("Perlu diperiksa", "To be looked at")}" "<span class="hint">{t.count(odd.len())}</span></h2>
            <ul>{odd.iter().take(most).map(entry).collect_view()}</ul>
            {(more > 0).then(|| view! {
                <p class="hint">{t.pick("dan {count} lagi", "and {count} more").replace("{count}", &t.count(more))}</p>
            })}
        </section>
    }
}
