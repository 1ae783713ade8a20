//! The form of a cooperative: a new one, or a change.

use crate::domain::Record;
use crate::domain::territory::Territory;
use crate::domain::{
    Amendment, CertificateState, Cooperative, Form as Shape, Id, MembershipArea, Nik, Officer, OfficerRole, Text,
    checks,
};
use crate::i18n::Lang;
use crate::ui::address::{Address, place};
use crate::ui::date_field::{read_date, shown_date};
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::entries::{EntryOf, entries};
use crate::ui::field::{self, Form, Line};
use crate::ui::form_page::form_page;
use crate::ui::locate::locate;
use crate::ui::notice::notices;
use crate::ui::settings::Device;
use crate::ui::{focus, lang, random};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// The page; without an id, for a new cooperative.
#[component]
pub fn CooperativeForm(id: Option<Id>) -> impl IntoView {
    let t = lang();
    let before = id.map(|id| desk().peek(|workspace| workspace.cooperative(id).map(|row| row.value.clone())));
    if before == Some(None) {
        return super::missing::no_such_cooperative(t).into_any();
    }
    let before = before.flatten();
    let title = before.as_ref().map_or_else(|| t.add_cooperative().to_owned(), |c| t.editing(&c.name));
    let name = id.map_or_else(|| "cooperatives/new".to_owned(), |id| format!("cooperatives/{id}"));
    let (draft, value, restored) = Draft::open(&name, id.unwrap_or_else(random::new_id), before, blank());
    let own = draft.id();
    let form = Form::new(value, move |c| check(c, own));
    let back = place().back_to(id.map_or_else(|| "#/koperasi".to_owned(), Address::cooperative));
    let (notices, desk, heading) = (notices(), desk(), title.clone());
    super::document_title(move || title.clone());
    let body = sections(
        t,
        form,
        vec![
            Section { id: "identitas", name: t.identity(), fields: IDENTITY, content: identity(t, form).into_any() },
            Section {
                id: "penggolongan",
                name: t.classification(),
                fields: CLASSES,
                content: classification(t, form).into_any(),
            },
            Section {
                id: "kedudukan",
                name: t.domicile_and_supervision(),
                fields: PLACE,
                content: domicile(t, form).into_any(),
            },
            Section { id: "status", name: t.status(), fields: STATUS, content: status(t, form).into_any() },
            Section {
                id: "sertifikat",
                name: t.certificate(),
                fields: CERTIFICATE,
                content: certificate(t, form).into_any(),
            },
            Section {
                id: "officers",
                name: t.officers(),
                fields: &[Cooperative::AT.officers],
                content: entries(form, "officers", |c| &mut c.officers, t.add_officer(), officer).into_any(),
            },
            Section {
                id: "amendments",
                name: t.amendments(),
                fields: &[],
                content: entries(form, "amendments", |c| &mut c.amendments, t.add_amendment(), amendment).into_any(),
            },
            Section { id: "catatan", name: t.note(), fields: &[], content: note(form).into_any() },
        ],
    );
    let save = move |edit: EditOf<Cooperative>| {
        let name = edit.after.as_ref().map(|c| c.name.to_string()).unwrap_or_default();
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&name));
    };
    view! {
        <div class="page-head"><h1>{heading}</h1></div>
        {form_page(form, draft, restored, back, body, save)}
    }
    .into_any()
}

/// A section of the form: the fields that it should fill, whose gaps are counted beside its name.
struct Section {
    id: &'static str,
    name: &'static str,
    fields: &'static [usize],
    content: AnyView,
}

const IDENTITY: &[usize] =
    &[Cooperative::AT.name, Cooperative::AT.nik, Cooperative::AT.legal_number, Cooperative::AT.legal_date];
const CLASSES: &[usize] = &[
    Cooperative::AT.form,
    Cooperative::AT.kind,
    Cooperative::AT.group,
    Cooperative::AT.sector,
    Cooperative::AT.scheme,
];
const PLACE: &[usize] = &[
    Cooperative::AT.district,
    Cooperative::AT.subdistrict,
    Cooperative::AT.village,
    Cooperative::AT.address,
    Cooperative::AT.postal_code,
    Cooperative::AT.position,
    Cooperative::AT.phone,
    Cooperative::AT.email,
    Cooperative::AT.membership_area,
];
const STATUS: &[usize] =
    &[Cooperative::AT.declared_status, Cooperative::AT.declared_on, Cooperative::AT.declared_source];
const CERTIFICATE: &[usize] = &[Cooperative::AT.certificate, Cooperative::AT.grade];

/// The sections below each other, and where there is room a list of them with what is missing in each.
fn sections(t: Lang, form: Form<Cooperative>, sections: Vec<Section>) -> impl IntoView {
    let link = |section: &Section| {
        let (id, name, fields) = (section.id, section.name, section.fields);
        let missing = move || form.value.with(|c| fields.iter().filter(|field| c.is_empty(**field)).count());
        let missing = Memo::new(move |_| missing());
        let go = move |_| focus::when_there(id.to_owned());
        view! {
            <li><button type="button" class="quiet" on:click=go>
                {name} <span class="hint">{move || (missing.get() > 0).then(|| t.so_many_empty(&t.count(missing.get())))}</span>
            </button></li>
        }
    };
    let links = sections.iter().map(link).collect_view();
    let fields = sections.into_iter().map(|section| {
        view! { <fieldset id=section.id tabindex="-1"><legend>{section.name}</legend>{section.content}</fieldset> }
    });
    view! {
        <div class="sectioned">
            <nav aria-label=t.sections_of_form()><ol>{links}</ol></nav>
            <div>{fields.collect_view()}</div>
        </div>
    }
}

/// A new cooperative lies where the office that enters it does.
fn blank() -> Cooperative {
    let office = expect_context::<Device>().now().office;
    let district = office.filter(|office| Territory::current().district(*office).is_some());
    let membership = if district.is_some() { MembershipArea::District } else { MembershipArea::Province };
    Cooperative { district, membership_area: Some(membership), form: Some(Shape::Primary), ..Cooperative::default() }
}

/// The checks of the record itself, and whether its NIK is taken.
fn check(c: &Cooperative, own: Id) -> Vec<checks::Finding> {
    let mut found = c.findings(None, random::today());
    let taken = c.nik.as_ref().is_some_and(|nik| desk().peek(|workspace| workspace.has_nik(nik, own)));
    if taken {
        found.push(checks::Finding {
            field: "nik",
            problem: checks::Problem::NikTaken,
            severity: checks::Severity::Warning,
        });
    }
    found
}

fn identity(t: Lang, form: Form<Cooperative>) -> impl IntoView {
    view! {
        <div class="form-grid">
            {field::input(form, Cooperative::AT.name, Some(t.name_hint()))}
            {field::line(form, "nik", t.field(Cooperative::TABLE, "nik"), Some(t.nik_hint()), Line::Text,
                |c, _| c.nik.as_deref().unwrap_or_default().to_owned(),
                |c, text, t| { c.nik = Nik::new(text).map_err(|error| t.text_error(&error))?; Ok(()) })}
            {field::input(form, Cooperative::AT.legal_number, Some(t.legal_number_hint()))}
            {field::input(form, Cooperative::AT.legal_date, None)}
        </div>
    }
}

fn classification(t: Lang, form: Form<Cooperative>) -> impl IntoView {
    view! {
        <div class="form-grid">
            {field::input(form, Cooperative::AT.form, None)}
            {field::input(form, Cooperative::AT.kind, None)}
            {field::input(form, Cooperative::AT.group, None)}
            {field::input(form, Cooperative::AT.sector, None)}
            {field::input(form, Cooperative::AT.scheme, None)}
            <div class="checks">
                {field::check(form, "savings_unit", t.has_savings_unit(), |c| c.savings_unit, |c, yes| c.savings_unit = yes)}
                {field::check(form, "merah_putih", t.is_merah_putih(), |c| c.merah_putih, |c, yes| c.merah_putih = yes)}
            </div>
        </div>
    }
}

fn domicile(t: Lang, form: Form<Cooperative>) -> impl IntoView {
    let districts = Box::new(|| {
        let districts = Territory::current().districts.iter();
        districts.map(|district| (district.code.to_string(), district.name.to_owned())).collect()
    });
    let district = Memo::new(move |_| form.value.with(|c| c.district));
    let subdistricts = Box::new(move || {
        let listed = district.get().map(|district| Territory::current().subdistricts_of(district)).unwrap_or_default();
        listed.iter().map(|sub| (sub.code.to_string(), sub.name.to_owned())).collect()
    });
    view! {
        <div class="form-grid">
            {field::choice(form, "district", t.field(Cooperative::TABLE, "district"), None, districts,
                |c, _| field::shown_code(c.district),
                |c, text, t| {
                    c.district = field::read_area(text, t)?;
                    c.subdistrict = c.subdistrict.filter(|sub| c.district.is_some_and(|district| district.contains(*sub)));
                    Ok(())
                })}
            <div>
                {field::choice_of(form, Cooperative::AT.subdistrict, None, subdistricts)}
                <Show when=move || district.get().is_none()><p class="hint">{t.subdistrict_hint()}</p></Show>
            </div>
            {field::input(form, Cooperative::AT.village, None)}
            {field::input(form, Cooperative::AT.address, None)}
            {field::input(form, Cooperative::AT.postal_code, None)}
            <div>
                {field::input(form, Cooperative::AT.position, Some(t.position_hint()))}
                {locate("position", Lang::degrees)}
            </div>
            {field::input_as(form, Cooperative::AT.phone, None, Line::Phone)}
            {field::input_as(form, Cooperative::AT.email, None, Line::Email)}
            {field::input(form, Cooperative::AT.membership_area, Some(t.membership_hint()))}
            {field::input(form, Cooperative::AT.supervision_override, Some(t.override_hint()))}
            {field::input_as(form, Cooperative::AT.supervision_reason, None, Line::Text)}
        </div>
    }
}

fn status(t: Lang, form: Form<Cooperative>) -> impl IntoView {
    view! {
        <p class="hint">{t.declared_hint()}</p>
        <div class="form-grid">
            {field::input(form, Cooperative::AT.declared_status, None)}
            {field::input(form, Cooperative::AT.declared_on, None)}
            {field::input(form, Cooperative::AT.declared_source, Some(t.declared_source_hint()))}
        </div>
    }
}

fn certificate(t: Lang, form: Form<Cooperative>) -> impl IntoView {
    view! {
        <div class="form-grid">
            {field::choice(form, "certificate", t.field(Cooperative::TABLE, "certificate"), None, field::codes(t, CertificateState::ALL),
                |c, _| field::shown_code(c.certificate.as_ref().map(|certificate| certificate.state)),
                |c, text, _| {
                    let state = field::read_code(text);
                    c.certificate = state.map(|state| crate::domain::Certificate { state, ..c.certificate.take().unwrap_or_default() });
                    Ok(())
                })}
            {field::line(form, "certificate_number", t.certificate_number(), None, Line::Text,
                |c, _| c.certificate.as_ref().map(|certificate| field::shown(&certificate.number)).unwrap_or_default(),
                |c, text, t| { let number = field::read_text(text, t)?; on_certificate(c, |c| c.number = number); Ok(()) })}
            {field::line(form, "certificate_issued", t.issued(), None, Line::Date,
                |c, t| shown_date(c.certificate.as_ref().and_then(|certificate| certificate.issued), t),
                |c, text, t| { let date = read_date(text, t)?; on_certificate(c, |c| c.issued = date); Ok(()) })}
            {field::line(form, "certificate_expires", t.expires(), Some(t.expires_hint()), Line::Date,
                |c, t| shown_date(c.certificate.as_ref().and_then(|certificate| certificate.expires), t),
                |c, text, t| { let date = read_date(text, t)?; on_certificate(c, |c| c.expires = date); Ok(()) })}
            {field::input(form, Cooperative::AT.grade, None)}
        </div>
    }
}

/// Changes the certificate; one that is mentioned at all is there.
fn on_certificate(c: &mut Cooperative, change: impl FnOnce(&mut crate::domain::Certificate)) {
    change(c.certificate.get_or_insert_default());
}

fn officer(entry: EntryOf<Cooperative, Officer>) -> AnyView {
    let t = lang();
    view! {
        {entry.line("name", t.officer_name(), "text", |officer| officer.name.to_string(),
            |officer, text, _| { officer.name = Text::cut(text); Ok(()) })}
        {entry.choice("role", t.role(), None, field::labelled(t, OfficerRole::ALL), |officer| officer.role.to_string(),
            |officer, text, _| { officer.role = field::read_code(text).unwrap_or_default(); Ok(()) })}
        {entry.choice("sex", t.sex(), Some(t.not_recorded()), field::labelled(t, crate::domain::Sex::ALL), |officer| field::shown_code(officer.sex),
            |officer, text, _| { officer.sex = field::read_code(text); Ok(()) })}
        {entry.line("phone", t.officer_phone(), "tel", |officer| field::shown(&officer.phone),
            |officer, text, _| { officer.phone = Some(Text::cut(text)).filter(|text| !text.is_empty()); Ok(()) })}
        {entry.day("from", t.term_from(), |officer| officer.from, |officer, day| officer.from = day)}
        {entry.day("until", t.term_until(), |officer| officer.until, |officer, day| officer.until = day)}
    }
    .into_any()
}

fn amendment(entry: EntryOf<Cooperative, Amendment>) -> AnyView {
    let t = lang();
    view! {
        {entry.line("number", t.amendment_number(), "text", |amendment| amendment.number.to_string(),
            |amendment, text, _| { amendment.number = Text::cut(text); Ok(()) })}
        {entry.day("date", t.date_of(), |amendment| amendment.date, |amendment, day| amendment.date = day)}
    }
    .into_any()
}

fn note(form: Form<Cooperative>) -> impl IntoView {
    field::input(form, Cooperative::AT.note, None)
}
