//! The choice of the area whose cooperatives a page is about: that of the office first, any other, or all.

use crate::domain::AreaCode;
use crate::domain::territory::Territory;
use crate::i18n::Lang;
use crate::ui::address::place;
use crate::ui::select::{plain, select};
use crate::workspace::scope;
use leptos::prelude::*;

/// The choice; it is kept in the address.
pub fn area_choice(t: Lang, area: Memo<Option<AreaCode>>) -> impl IntoView {
    let place = place();
    let districts = Territory::current().districts.iter();
    let districts = districts.map(|district| (district.code.to_string(), district.name.to_owned()));
    let all = std::iter::once((scope::ALL.to_owned(), t.all().to_owned()));
    select(
        "wilayah".to_owned(),
        t.district().to_owned(),
        false,
        plain(all.chain(districts)),
        move || scope::said(area.get()),
        move |code| place.replace(place.now().with(scope::AREA, Some(&code))),
    )
}
