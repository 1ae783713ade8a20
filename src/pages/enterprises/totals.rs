//! Numbers of enterprises side by side: an area a row, each source and day a column, above the list of all numbers.

use crate::analysis::enterprises::{TotalColumn, TotalsTable, cuts, totals};
use crate::domain::{AreaCode, Sector, SizeClass};
use crate::i18n::{Label, Lang};
use crate::list::enterprises::{EnterprisesPage, potential_address};
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::figure;
use crate::ui::scroll::sideways;
use crate::ui::select::{plain, select};
use leptos::prelude::*;

/// The parameter of the address that says of which class and sector.
const CUT: &str = "irisan";

/// A class and a sector, or all.
type Cut = (Option<SizeClass>, Option<Sector>);

fn code_of((class, sector): Cut) -> String {
    let code = |code: Option<&'static str>| code.unwrap_or("semua").to_owned();
    format!("{}.{}", code(class.map(SizeClass::code)), code(sector.map(Sector::code)))
}

fn name_of(t: Lang, (class, sector): Cut) -> String {
    let class = class.map_or_else(|| t.pick("Semua kelas", "All classes"), |class| class.label(t));
    match sector {
        Some(sector) => format!("{class} · {}", sector.label(t)),
        None => class.to_owned(),
    }
}

/// The table; nothing where no number is recorded.
pub fn above(t: Lang) -> AnyView {
    let (desk, place) = (desk(), place());
    let all = Memo::new(move |_| desk.read(|workspace| cuts(workspace.tables())));
    let chosen = Memo::new(move |_| {
        let address = place.get();
        let asked = address.parameter(CUT);
        all.with(|all| all.iter().copied().find(|cut| Some(&*code_of(*cut)) == asked).or(all.first().copied()))
    });
    let table = Memo::new(move |_| {
        let (class, sector) = chosen.get().unwrap_or_default();
        desk.read(|workspace| totals(workspace.tables(), class, sector))
    });
    let shown = move || {
        let all = all.get();
        if all.is_empty() {
            return ().into_any();
        }
        let choices = plain(all.iter().map(|cut| (code_of(*cut), name_of(t, *cut))).collect::<Vec<_>>());
        let now = move || chosen.get().map(code_of).unwrap_or_default();
        let set = move |code: String| place.replace(place.now().with(CUT, Some(&code)));
        view! {
            <section aria-labelledby="angka-bersanding">
                <div class="list-head">
                    <h2 id="angka-bersanding">{t.pick("Sumber bersanding", "Sources side by side")}</h2>
                    <div class="screen-only">
                        {select("irisan-angka".to_owned(), t.pick("Kelas dan sektor", "Class and sector").to_owned(), false, choices, now, set)}
                    </div>
                </div>
                {move || table.with(|table| side_by_side(t, table))}
                <p class="source">
                    {t.pick(
                        "Setiap kolom adalah satu sumber pada satu tanggal, dengan dasar yang disebutnya. Kolom tidak dijumlahkan, dan kelas dari sumber belum tentu kelas menurut PP 7/2021.",
                        "Each column is one source on one day, on the basis that it states. Columns are not added up, and a class of a source need not be that of PP 7/2021.",
                    )}
                </p>
            </section>
        }
        .into_any()
    };
    shown.into_any()
}

fn side_by_side(t: Lang, table: &TotalsTable) -> impl IntoView + use<> {
    let head = |column: &TotalColumn| {
        view! {
            <th scope="col" class="num">
                {column.counted.label(t)} <br />
                <span class="hint">{figure::date_known(column.date, column.precision)} <br /> {column.source.clone()}</span>
            </th>
        }
    };
    let heads = table.columns.iter().map(head).collect_view();
    let labels: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("{}, {}", column.counted.label(t), t.date_known(column.date, column.precision)))
        .collect();
    let here = t.pick("Dibina, menurut nama di sini", "Assisted, by name here");
    let row = |(area, cells, by_name): &(AreaCode, Vec<Option<u64>>, u32)| {
        let cell = |(cell, label): (&Option<u64>, &String)| {
            let figure = cell.map_or_else(|| "–".to_owned(), |value| t.count(value));
            view! { <td class="num" data-label=label.clone()>{figure}</td> }
        };
        view! {
            <tr>
                <th scope="row"><a href=potential_address(area.district())>{t.area(*area)}</a></th>
                {cells.iter().zip(&labels).map(cell).collect_view()}
                <td class="num" data-label=here><a href=EnterprisesPage::List.address()>{t.count(*by_name)}</a></td>
            </tr>
        }
    };
    let rows = table.rows.iter().map(row).collect_view();
    let name = t.pick("Angka UMKM menurut sumber", "Numbers of enterprises by source");
    sideways(
        t.rows_of(name),
        view! {
            <table class="as-entries totals-by-source">
                <caption class="visually-hidden">{name}</caption>
                <thead><tr><th scope="col">{t.area_name()}</th>{heads}<th scope="col" class="num">{here}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        },
    )
}
