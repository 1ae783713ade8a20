//! What every row of the sheet is, on a picture of it, to be corrected by hand.

use super::Bringing;
use crate::exchange::sheet::{Picture, PictureRow, RowRole};
use crate::explain::explain_row_role;
use crate::ui::icon::{Icon, icon};
use crate::ui::scroll::sideways;
use crate::ui::select::{plain, select};
use leptos::prelude::*;

pub(super) fn view(this: Bringing) -> impl IntoView {
    move || {
        let picture = this.proposal.with(|proposal| proposal.as_ref().map(|proposal| proposal.picture.clone()))?;
        Some(section(this, picture))
    }
}

fn section(this: Bringing, picture: Picture) -> impl IntoView {
    let t = this.t;
    let told = picture
        .counts
        .iter()
        .map(|(role, count)| format!("{} {}", t.count(*count), explain_row_role(t, *role).to_lowercase()));
    let counts = told.collect::<Vec<_>>().join(" · ");
    let left_out = (picture.left_out > 0).then(|| {
        let text = t.rows_not_shown(&t.count(picture.left_out));
        view! { <p class="caution">{icon(Icon::Info)} <span>{text}</span></p> }
    });
    let width = picture.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let rows: Vec<_> = picture.rows.into_iter().map(|shown| row(this, shown, width)).collect();
    let table = view! {
        <table class="picture">
            <caption class="visually-hidden">{t.layout_title()}</caption>
            <thead><tr>
                <th scope="col" class="num">{t.layout_row()}</th>
                <th scope="col">{t.layout_role()}</th>
                <th scope="col" colspan=width.max(1).to_string()>{t.layout_cells()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    view! {
        <section class="screen-only" aria-labelledby="susunan-lembar">
            <details class="changes" open=picture.tells_something>
                <summary id="susunan-lembar">{t.layout_title()} ": " {counts}</summary>
                <p>{t.layout_text()}</p>
                {sideways(t.layout_title(), table)}
                {left_out}
            </details>
        </section>
    }
}

fn row(this: Bringing, shown: PictureRow, width: usize) -> impl IntoView {
    let t = this.t;
    let (at, role, number) = (shown.row, shown.role, this.place(shown.row + 1));
    let choices = RowRole::ALL.into_iter().filter(|role| *role != RowRole::Heading || shown.role == RowRole::Heading);
    let choices = plain(choices.map(|role| (role.code().to_owned(), explain_row_role(t, role).to_owned())));
    let set = move |code: String| {
        if let Some(role) = RowRole::of_code(&code) {
            this.relay(|plan| plan.roles.extend([(at, role)]));
        }
    };
    let control =
        select(format!("peran-{at}"), t.role_of_row(&number), true, choices, move || role.code().to_owned(), set);
    let cells =
        (0..width).map(|at| view! { <td>{shown.cells.get(at).cloned().unwrap_or_default()}</td> }).collect_view();
    let hidden = (shown.hidden > 0).then(|| {
        let text = t.records_hidden(&t.count(shown.hidden));
        view! { <tr class="gap"><td colspan=(width + 2).to_string()>{text}</td></tr> }
    });
    view! {
        {hidden}
        <tr class=format!("role-{}", role.code())>
            <th scope="row" class="num">{number}</th>
            <td class="role">{control}</td>
            {cells}
        </tr>
    }
}
