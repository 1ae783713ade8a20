//! Potensi: what an area has, what is planned for it and what it was given, each figure beside the middle one of the areas of its
//! kind, in one look.

mod rows;
mod tables;

use super::finding::sentence;
use super::plans_apart::{Apart, LISTED, Turns, apart_of};
use crate::analysis::financing::stands_for;
use crate::analysis::plans::{BY_YEAR, Measure, Stage, latest_of};
use crate::analysis::potential::{
    Figure, KindLine, Planned, Potential, Published, SectorLine, Whose, inhabitants, kinds, published, sectors,
};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, AreaLevel, BookYear, Date};
use crate::explain::{
    explain_inhabitants, explain_potential, potential_area, potential_basis, potential_comparison, potential_whose,
};
use crate::i18n::Lang;
use crate::list::enterprises::POTENTIAL_PATH;
use crate::ui::address::{Address, place};
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::own_area::own_area;
use crate::ui::select::{plain, select};
use crate::workspace::{Tables, scope};
use leptos::prelude::*;
use std::sync::Arc;

/// Names of the parameters in addresses.
mod keys {
    pub const WHOSE: &str = "merah-putih";
    pub const YEAR: &str = "tahun";
    pub const FIGURE: &str = "lihat";
    pub const SILENT: &str = "belum";
}

/// So many rows of plans are looked at before the time is.
const LOOKED: usize = 256;

/// What the page is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Asked {
    /// The district or kecamatan; none for the province.
    area: Option<AreaCode>,
    whose: Whose,
    year: Option<BookYear>,
}

impl Asked {
    fn of(address: &Address, own: Option<AreaCode>) -> Self {
        let code = address.parameter(scope::AREA).and_then(|code| code.parse::<AreaCode>().ok());
        let is_subdistrict = |code: &AreaCode| code.level() == AreaLevel::Subdistrict;
        let subdistrict = code.filter(|code| is_subdistrict(code) && Territory::current().name_of(*code).is_some());
        Self {
            area: subdistrict.or_else(|| scope::asked(address.parameter(scope::AREA), own)),
            whose: address.parameter(keys::WHOSE).and_then(Whose::of).unwrap_or_default(),
            year: address.parameter(keys::YEAR).and_then(|year| BookYear::new(year.parse().ok()?)),
        }
    }

    /// The address of the page of an area, asked the same.
    fn address_of(self, area: Option<AreaCode>) -> Address {
        let area = (scope::AREA, area.map_or_else(|| scope::ALL.to_owned(), |area| area.to_string()));
        let whose = (self.whose != Whose::default()).then(|| (keys::WHOSE, self.whose.code().to_owned()));
        let year = self.year.map(|year| (keys::YEAR, year.to_string()));
        Address::new(POTENTIAL_PATH, [area].into_iter().chain(whose).chain(year))
    }

    /// The address of the rows behind a figure.
    fn rows(self, figure: Figure) -> String {
        self.address_of(self.area).with(keys::FIGURE, Some(figure.code())).hash()
    }

    /// The address of those that say nothing of it.
    fn silent(self, figure: Figure) -> String {
        self.address_of(self.area).with(keys::SILENT, Some(figure.code())).hash()
    }

    /// The district in which the area is, or which it is.
    fn district(self) -> Option<AreaCode> {
        self.area.and_then(AreaCode::district)
    }

    /// Whether a figure is told of the area.
    fn tells(self, figure: Figure) -> bool {
        self.area.is_none_or(|area| figure.is_of(area.level()))
    }
}

/// What is read of all tables but those of plans.
#[derive(Debug, Clone, PartialEq)]
struct Register {
    found: Potential,
    /// The days for which register and capital stand.
    days: (Date, Date),
    kinds: Vec<KindLine>,
    sectors: Vec<SectorLine>,
    published: Vec<Published>,
}

/// What the page shows.
struct Shown {
    asked: Asked,
    found: Potential,
    register: Arc<Register>,
    planned: Arc<Planned>,
    /// Whether plans are reckoned already.
    is_planned: bool,
}

/// The rows of plans of a year, or of the latest of which there is money, in turns with the browser.
async fn planned(turns: Turns, tables: &Tables, year: Option<BookYear>) -> Option<Arc<Planned>> {
    let plans = turns.joined(tables, Stage::Latest).await?;
    let by_year = turns.added(&plans, BY_YEAR, |_| true).await?;
    let year = year.or_else(|| latest_of(&by_year, &plans, Measure::Budget));
    let mut planned = Planned::begun(year, plans.years());
    for (at, row) in plans.rows().iter().enumerate() {
        planned.add(row);
        if at % LOOKED == 0 && !turns.go_on().await {
            return None;
        }
    }
    Some(Arc::new(planned))
}

/// The page.
pub(super) fn page() -> AnyView {
    let (t, place, own) = (lang(), place(), own_area());
    let asked = Memo::new(move |before: Option<&Asked>| {
        let (address, own) = (place.get(), own.get());
        // On the way to another page this one keeps what it shows.
        match before {
            Some(before) if address.path != POTENTIAL_PATH => *before,
            _ => Asked::of(&address, own),
        }
    });
    super::document_title(move || format!("{}: {}", t.page_potential(), potential_area(t, asked.get().area)));
    let year = Memo::new(move |_| asked.get().year);
    let Apart { shown: plans, is_ready } =
        apart_of(LISTED, move || year.get(), |_, _| None, planned, Planned::default());
    let register = Memo::new(move |_| {
        let Asked { area, whose, .. } = asked.get();
        Arc::new(desk().read(|workspace| {
            let (tables, index) = (workspace.tables(), workspace.index());
            let day = index.as_of().day;
            Register {
                found: Potential::of(tables, whose, day),
                days: (day, stands_for(tables, index)),
                kinds: kinds(tables, whose, area),
                sectors: sectors(tables, area),
                published: published(tables, area),
            }
        }))
    });
    let listed = Memo::new(move |before: Option<&Option<(Figure, bool)>>| {
        let address = place.get();
        if let Some(before) = before
            && address.path != POTENTIAL_PATH
        {
            return *before;
        }
        let of = |key: &str| address.parameter(key).and_then(Figure::of);
        of(keys::FIGURE).map(|figure| (figure, false)).or_else(|| Some((of(keys::SILENT)?, true)))
    });
    let content = move || {
        // What is made of it is read after it, else a change that leaves the other equal would be missed.
        let asked = asked.get();
        let (plans, is_planned, register) = (plans.get(), is_ready.get(), register.get());
        let found = register.found.clone().with(&plans);
        let shown = Shown { asked, found, register, planned: plans, is_planned };
        match listed.get() {
            Some((figure, is_silent)) => rows::page(t, &shown, figure, is_silent),
            None => look(t, &shown),
        }
    };
    content.into_any()
}

/// All of it in one look.
fn look(t: Lang, shown: &Shown) -> AnyView {
    let asked = shown.asked;
    let print = move |_| drop(window().print());
    let year = shown.planned.year;
    let lead = explain_potential(t, &shown.found, asked.whose, asked.area, year);
    view! {
        {page_head(view! {
            <h1>{t.page_potential()} " " {potential_area(t, asked.area)}</h1>
            <div class="actions wide-only">
                <button type="button" class="quiet" on:click=print>{icon(Icon::Print)} {t.print()}</button>
            </div>
        })}
        <p class="finding">{sentence(lead)}</p>
        {choices(t, shown)}
        <p class="source">
            {potential_basis(t, asked.whose, shown.register.found.reports, shown.register.days)} " "
            {explain_inhabitants(t, inhabitants(asked.area))} " " {potential_comparison(t, asked.area)}
        </p>
        <div class="stack part potential">
            {tables::figures(t, shown)}
            <div class="columns">
                {tables::kinds(t, shown)}
                {tables::sectors(t, shown)}
            </div>
            {tables::published(t, shown)}
            {tables::plans(t, shown)}
            {tables::parts(t, shown)}
        </div>
    }
    .into_any()
}

/// Area, cooperatives and year.
fn choices(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let (asked, place) = (shown.asked, place());
    let districts = Territory::current().districts.iter();
    let districts = districts.map(|district| (district.code.to_string(), district.name.to_owned()));
    let all = std::iter::once((scope::ALL.to_owned(), t.all().to_owned()));
    let district = asked.district();
    let area = select(
        "potensi-wilayah".to_owned(),
        t.district().to_owned(),
        false,
        plain(all.chain(districts)),
        move || scope::said(district),
        move |code| place.replace(place.now().with(scope::AREA, Some(&code))),
    );
    let subdistrict = district.map(|district| {
        let parts = Territory::current().subdistricts_of(district).iter();
        let parts = parts.map(|part| (part.code.to_string(), part.name.to_owned()));
        let whole = std::iter::once((district.to_string(), t.all().to_owned()));
        select(
            "potensi-kecamatan".to_owned(),
            t.pick("Kecamatan", "Subdistrict").to_owned(),
            false,
            plain(whole.chain(parts)),
            move || asked.area.map(|area| area.to_string()).unwrap_or_default(),
            move |code| place.replace(place.now().with(scope::AREA, Some(&code))),
        )
    });
    let whose = select(
        "potensi-koperasi".to_owned(),
        t.cooperatives_counted().to_owned(),
        false,
        plain(Whose::ALL.map(|whose| (whose.code().to_owned(), potential_whose(t, whose).to_owned()))),
        move || asked.whose.code().to_owned(),
        move |code| place.replace(place.now().with(keys::WHOSE, Some(&code))),
    );
    let years: Vec<(String, String)> =
        shown.planned.years.iter().rev().map(|year| (year.to_string(), year.to_string())).collect();
    let year = shown.planned.year.filter(|_| !years.is_empty()).map(|year| {
        select(
            "potensi-tahun".to_owned(),
            t.year_of_plans().to_owned(),
            false,
            plain(years),
            move || year.to_string(),
            move |year| place.replace(place.now().with(keys::YEAR, Some(&year))),
        )
    });
    view! { <div class="toolbar potential-choices screen-only">{area} {subdistrict} {whose} {year}</div> }
}
