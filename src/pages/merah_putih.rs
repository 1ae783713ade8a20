//! How far the Koperasi Merah Putih have come: above the list of what was reported of them.

use super::finding::sentence;
use super::named::named;
use super::village_figures::village_figures;
use crate::analysis::merah_putih::{Oddity, Progress, RungCount, Standing, oddities, progress, standing};
use crate::analysis::village_figures::{deliveries, doubts};
use crate::domain::{AreaCode, Cooperative, Id, Record, Rung};
use crate::explain::{
    explain_merah_putih, explain_oddity, explain_without_district, explain_without_village, rung_share,
};
use crate::i18n::{Label, Lang};
use crate::list::LADDER;
use crate::list::enterprises::potential_address;
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::own_area::own_area;
use crate::ui::print::{MOST_ROWS, is_printing};
use crate::ui::scroll::sideways;
use leptos::prelude::*;

/// So many things to look at are listed on the screen.
const FIRST: usize = 10;
/// So many names are listed on the screen before one asks for all.
const FIRST_NAMES: usize = 40;

/// Names of the parameters in addresses.
mod keys {
    /// Which rung: the list below is narrowed by it, the districts are held side by side on it.
    pub const RUNG: &str = "tahapan";
    /// Who is named of that rung.
    pub const WHO: &str = "siapa";
}

/// Who is named of a rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Reached,
    NotYet,
    Unreported,
}

impl Who {
    const ALL: [Self; 3] = [Self::Reached, Self::NotYet, Self::Unreported];

    const fn code(self) -> &'static str {
        match self {
            Self::Reached => "sudah",
            Self::NotYet => "belum",
            Self::Unreported => "tidak-dilaporkan",
        }
    }

    const fn name(self, t: Lang) -> &'static str {
        match self {
            Self::Reached => t.pick("Sudah", "Reached"),
            Self::NotYet => t.pick("Belum", "Not yet"),
            Self::Unreported => t.pick("Tidak dilaporkan", "Not reported"),
        }
    }

    const fn count(self, count: RungCount) -> u32 {
        match self {
            Self::Reached => count.reached,
            Self::NotYet => count.not_yet,
            Self::Unreported => count.unreported,
        }
    }

    fn of(self, standing: Standing) -> Vec<Id> {
        match self {
            Self::Reached => standing.reached,
            Self::NotYet => standing.not_yet,
            Self::Unreported => standing.unreported,
        }
    }
}

/// What is shown above the list; nothing where there is no Koperasi Merah Putih and nothing was published of them.
pub fn above(t: Lang) -> AnyView {
    let (desk, place, own) = (desk(), place(), own_area());
    let all = Memo::new(move |_| {
        desk.read(|workspace| {
            let tables = workspace.tables();
            (progress(tables), oddities(tables), deliveries(tables), doubts(tables))
        })
    });
    let asked = Memo::new(move |_| {
        let address = place.get();
        let rung = address.parameter(keys::RUNG).and_then(|code| code.parse::<Rung>().ok());
        let code = address.parameter(keys::WHO);
        (rung, Who::ALL.into_iter().find(|who| code == Some(who.code())))
    });
    let printing = is_printing();
    let shown = move || {
        let (all, odd, deliveries, doubts) = all.get();
        let published = village_figures(t, deliveries, &doubts);
        let nowhere = explain_without_district(t, &all);
        let Some((whole, districts)) = all.split_first().filter(|(whole, _)| whole.cooperatives > 0) else {
            return published;
        };
        // An office sees its own first, where it has any.
        let own = own.get();
        let here = districts.iter().find(|one| one.district == own && one.cooperatives > 0).unwrap_or(whole);
        let (rung, who) = asked.get();
        let of_rung = rung.unwrap_or(Rung::BusinessNumber);
        let is_whole = printing.get();
        let most = if is_whole { MOST_ROWS } else { FIRST };
        view! {
            <p class="finding">{sentence(explain_merah_putih(t, here))}</p>
            <p class="screen-only"><a href=potential_address(here.district)>{t.potential_of_area()}</a></p>
            {explain_without_village(t, here).map(|text| view! { <p class="hint">{text}</p> })}
            <section aria-labelledby="tahapan-semua">
                <h2 id="tahapan-semua">{t.pick("Tahapan", "Steps")}</h2>
                {ladder(t, here)}
            </section>
            {rung.zip(who).map(|(rung, who)| names(t, rung, who, here.district, is_whole))}
            <section aria-labelledby="tahapan-daerah">
                <h2 id="tahapan-daerah">
                    {t.pick("{rung} menurut daerah", "{rung} by district").replace("{rung}", of_rung.label(t))}
                </h2>
                {by_district(t, whole, districts, of_rung)}
                {nowhere.map(|text| view! { <p class="hint">{text}</p> })}
            </section>
            {(!odd.is_empty()).then(|| to_look_at(t, &odd, most))}
            {published}
        }
        .into_any()
    };
    shown.into_any()
}

/// The address of those who stand somewhere on a rung.
fn address_of(rung: Rung, who: Who) -> String {
    format!("#{}?{}={}&{}={}", LADDER.path, keys::RUNG, rung.code(), keys::WHO, who.code())
}

/// The rungs of which anything is known, each as a bar of three pieces with its figures, and a word on the others.
fn ladder(t: Lang, here: &Progress) -> impl IntoView {
    let (told, untold): (Vec<_>, Vec<_>) = here.rungs.iter().copied().partition(|(_, count)| count.known() > 0);
    let row = |(rung, count): (Rung, RungCount)| {
        let part = |who: Who| {
            let share = f64::from(who.count(count)) / f64::from(here.cooperatives.max(1)) * 100.0;
            view! { <span class=format!("part {}", who.code()) style=format!("inline-size:{share:.1}%")></span> }
        };
        let figure = |who: Who| {
            let figure = t.count(who.count(count));
            let cell = if who.count(count) > 0 {
                view! { <a href=address_of(rung, who)>{figure}</a> }.into_any()
            } else {
                figure.into_any()
            };
            view! { <td class="num" data-label=who.name(t)>{cell}</td> }
        };
        view! {
            <tr>
                <th scope="row"><a href=format!("#{}?{}={}", LADDER.path, keys::RUNG, rung.code())>{rung.label(t)}</a></th>
                <td class="rung-bar" aria-hidden="true"><div>{Who::ALL.map(part).collect_view()}</div></td>
                {Who::ALL.map(figure).collect_view()}
                <td class="num" data-label=t.pick("Sudah, dari yang dilaporkan", "Reached, of those reported")>{rung_share(t, count)}</td>
            </tr>
        }
    };
    let names: Vec<&str> = untold.iter().map(|(rung, _)| rung.label(t)).collect();
    let rows = told.into_iter().map(row).collect_view();
    let name = t.pick("Tahapan seluruhnya", "Steps of all of them");
    view! {
        {sideways(t.rows_of(name), view! {
            <table class="as-entries ladder">
                <caption class="visually-hidden">{name}</caption>
                <thead><tr><th scope="col">{t.field("ladder_steps", "rung")}</th><td></td>{heads(t)}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        })}
        {(!names.is_empty()).then(|| view! {
            <p class="hint">{t.pick("Belum ada laporan: {names}.", "Nothing is reported of: {names}.").replace("{names}", &names.join(", "))}</p>
        })}
    }
}

fn heads(t: Lang) -> impl IntoView {
    let of_reported = t.pick("Sudah, dari yang dilaporkan", "Reached, of those reported");
    let says = Who::ALL.map(|who| who.name(t)).into_iter().chain([of_reported]);
    says.map(|text| view! { <th scope="col" class="num">{text}</th> }).collect_view()
}

/// Who stands there on a rung, by name.
fn names(t: Lang, rung: Rung, who: Who, district: Option<AreaCode>, is_whole: bool) -> impl IntoView {
    let ids = desk().peek(|workspace| who.of(standing(workspace.tables(), rung, district)));
    let title = format!("{} · {}", rung.label(t), who.name(t));
    let all = RwSignal::new(is_whole);
    let count = ids.len();
    let entries = move || {
        let most = if all.get() { usize::MAX } else { FIRST_NAMES };
        ids.iter().take(most).map(|id| view! { <li>{named(t, Cooperative::TABLE, *id)}</li> }).collect_view()
    };
    let is_cut = move || !all.get() && count > FIRST_NAMES;
    view! {
        <section class="panel" aria-labelledby="tahapan-siapa">
            <h2 id="tahapan-siapa">{title} " " <span class="hint">{t.count(count)}</span></h2>
            <ul class="columns-of-names">{entries}</ul>
            <Show when=is_cut>
                <button type="button" on:click=move |_| all.set(true)>{t.all_areas(&t.count(count))}</button>
            </Show>
        </section>
    }
}

/// The districts side by side: how many cooperatives for how many villages, and how far they are on one rung; those first in
/// which most have not reached it. Those without any are said in a sentence.
fn by_district(t: Lang, whole: &Progress, districts: &[Progress], rung: Rung) -> impl IntoView {
    let count = |district: &Progress| {
        district.rungs.iter().find(|(of, _)| *of == rung).map(|(_, count)| *count).unwrap_or_default()
    };
    let row = |district: &Progress| {
        let count = count(district);
        let figure = |who: Who| view! { <td class="num" data-label=who.name(t)>{t.count(who.count(count))}</td> };
        view! {
            <tr>
                <th scope="row">{district.district.map_or_else(|| t.pick("Seluruhnya", "All").to_owned(), |area| t.area(area))}</th>
                <td class="num" data-label=t.pick("Koperasi", "Cooperatives")>{t.count(district.cooperatives)}</td>
                <td class="num" data-label=t.pick("Desa/kelurahan", "Villages")>{t.count(district.villages)}</td>
                {Who::ALL.map(figure).collect_view()}
                <td class="num" data-label=t.pick("Sudah, dari yang dilaporkan", "Reached, of those reported")>{rung_share(t, count)}</td>
            </tr>
        }
    };
    let (mut with, without): (Vec<&Progress>, Vec<&Progress>) =
        districts.iter().partition(|district| district.cooperatives > 0);
    with.sort_by_key(|district| std::cmp::Reverse(count(district).not_yet));
    let name = t.pick("Tahapan menurut daerah", "Steps by district");
    let rows = with.into_iter().map(row).collect_view();
    view! {
        {sideways(
            t.rows_of(name),
            view! {
                <table class="as-entries">
                    <caption class="visually-hidden">{name}</caption>
                    <thead><tr>
                        <th scope="col">{t.district()}</th>
                        <th scope="col" class="num">{t.pick("Koperasi", "Cooperatives")}</th>
                        <th scope="col" class="num">{t.pick("Desa/kelurahan", "Villages")}</th>
                        {heads(t)}
                    </tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot>{row(whole)}</tfoot>
                </table>
            },
        )}
        {(!without.is_empty()).then(|| {
            let names: Vec<String> = without.iter().filter_map(|one| one.district).map(|area| t.area(area)).collect();
            view! {
                <p class="hint">
                    {t.pick("Tanpa Koperasi Merah Putih dalam daftar ini: {names}.", "Without a Koperasi Merah Putih in this register: {names}.")
                        .replace("{names}", &names.join(", "))}
                </p>
            }
        })}
    }
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
