//! The form of a cooperative: a new one, or a change.

use crate::domain::Record;
use crate::domain::territory::Territory;
use crate::domain::{
    Amendment, CertificateState, Cooperative, DeclaredStatus, Form as Shape, Grade, Group, Id, Kind, MembershipArea,
    Nik, Officer, OfficerRole, Scheme, Sector, Supervision, Text, checks,
};
use crate::i18n::Lang;
use crate::ui::address::Address;
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::entries::{EntryOf, entries};
use crate::ui::field::{self, Form, Line};
use crate::ui::form_page::form_page;
use crate::ui::locate::locate;
use crate::ui::notice::notices;
use crate::ui::settings::Device;
use crate::ui::{lang, random};
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
    let back = id.map_or_else(|| "#/koperasi".to_owned(), Address::cooperative);
    let (notices, desk, heading) = (notices(), desk(), title.clone());
    super::title(move || title.clone());
    let body = view! {
        <fieldset><legend>{t.identity()}</legend>{identity(t, form)}</fieldset>
        <fieldset><legend>{t.classification()}</legend>{classification(t, form)}</fieldset>
        <fieldset><legend>{t.domicile_and_supervision()}</legend>{domicile(t, form)}</fieldset>
        <fieldset><legend>{t.status()}</legend>{status(t, form)}</fieldset>
        <fieldset><legend>{t.certificate()}</legend>{certificate(t, form)}</fieldset>
        <fieldset><legend>{t.officers()}</legend>{entries(form, "officers", |c| &mut c.officers, t.add_officer(), officer)}</fieldset>
        <fieldset><legend>{t.amendments()}</legend>{entries(form, "amendments", |c| &mut c.amendments, t.add_amendment(), amendment)}</fieldset>
        <fieldset><legend>{t.note()}</legend>{note(t, form)}</fieldset>
    };
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
            <div class="span-2">
                {field::line(form, "name", t.field(Cooperative::TABLE, "name"), Some(t.name_hint()), Line::Text,
                    |c, _| c.name.to_string(),
                    |c, text, t| { c.name = Text::new(text).map_err(|error| field::explain_text(t, &error))?; Ok(()) })}
            </div>
            {field::line(form, "nik", t.field(Cooperative::TABLE, "nik"), Some(t.nik_hint()), Line::Text,
                |c, _| c.nik.as_deref().unwrap_or_default().to_owned(),
                |c, text, t| { c.nik = Nik::new(text).map_err(|error| field::explain_text(t, &error))?; Ok(()) })}
            {field::line(form, "legal_number", t.field(Cooperative::TABLE, "legal_number"), Some(t.legal_number_hint()), Line::Text,
                |c, _| field::shown(&c.legal_number), |c, text, t| { c.legal_number = field::read_text(text, t)?; Ok(()) })}
            {field::line(form, "legal_date", t.field(Cooperative::TABLE, "legal_date"), None, Line::Date,
                |c, _| field::shown_code(c.legal_date), |c, text, t| { c.legal_date = field::read_date(text, t)?; Ok(()) })}
        </div>
    }
}

fn classification(t: Lang, form: Form<Cooperative>) -> impl IntoView {
    view! {
        <div class="form-grid">
            {field::choice(form, "form", t.field(Cooperative::TABLE, "form"), None, field::codes(t, Shape::ALL),
                |c, _| field::shown_code(c.form), |c, text, _| { c.form = field::read_code(text); Ok(()) })}
            {field::choice(form, "kind", t.field(Cooperative::TABLE, "kind"), None, field::codes(t, Kind::ALL),
                |c, _| field::shown_code(c.kind), |c, text, _| { c.kind = field::read_code(text); Ok(()) })}
            {field::choice(form, "group", t.field(Cooperative::TABLE, "group"), None, field::codes(t, Group::ALL),
                |c, _| field::shown_code(c.group), |c, text, _| { c.group = field::read_code(text); Ok(()) })}
            {field::choice(form, "sector", t.field(Cooperative::TABLE, "sector"), None, field::codes(t, Sector::ALL),
                |c, _| field::shown_code(c.sector), |c, text, _| { c.sector = field::read_code(text); Ok(()) })}
            {field::choice(form, "scheme", t.field(Cooperative::TABLE, "scheme"), None, field::codes(t, Scheme::ALL),
                |c, _| field::shown_code(c.scheme), |c, text, _| { c.scheme = field::read_code(text); Ok(()) })}
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
            {field::choice(form, "subdistrict", t.field(Cooperative::TABLE, "subdistrict"), Some(t.subdistrict_hint()), subdistricts,
                |c, _| field::shown_code(c.subdistrict), |c, text, t| { c.subdistrict = field::read_area(text, t)?; Ok(()) })}
            {field::line(form, "village", t.field(Cooperative::TABLE, "village"), None, Line::Text,
                |c, _| field::shown(&c.village), |c, text, t| { c.village = field::read_text(text, t)?; Ok(()) })}
            <div class="span-2">
                {field::line(form, "address", t.field(Cooperative::TABLE, "address"), None, Line::Text,
                    |c, _| field::shown(&c.address), |c, text, t| { c.address = field::read_text(text, t)?; Ok(()) })}
            </div>
            {field::line(form, "postal_code", t.field(Cooperative::TABLE, "postal_code"), None, Line::Text,
                |c, _| field::shown(&c.postal_code), |c, text, t| { c.postal_code = field::read_text(text, t)?; Ok(()) })}
            <div>
                {field::line(form, "position", t.field(Cooperative::TABLE, "position"), Some(t.position_hint()), Line::Text,
                    |c, t| c.position.map(|p| field::shown_position(t, p)).unwrap_or_default(),
                    |c, text, t| { c.position = field::read_position(text, t)?; Ok(()) })}
                {locate("position", field::shown_position)}
            </div>
            {field::line(form, "phone", t.field(Cooperative::TABLE, "phone"), None, Line::Phone,
                |c, _| field::shown(&c.phone), |c, text, t| { c.phone = field::read_text(text, t)?; Ok(()) })}
            {field::line(form, "email", t.field(Cooperative::TABLE, "email"), None, Line::Email,
                |c, _| field::shown(&c.email), |c, text, t| { c.email = field::read_text(text, t)?; Ok(()) })}
            {field::choice(form, "membership_area", t.field(Cooperative::TABLE, "membership_area"), Some(t.membership_hint()),
                field::codes(t, MembershipArea::ALL),
                |c, _| field::shown_code(c.membership_area), |c, text, _| { c.membership_area = field::read_code(text); Ok(()) })}
            {field::choice(form, "supervision_override", t.field(Cooperative::TABLE, "supervision_override"), Some(t.override_hint()),
                field::codes(t, Supervision::ALL),
                |c, _| field::shown_code(c.supervision_override),
                |c, text, _| { c.supervision_override = field::read_code(text); Ok(()) })}
            {field::line(form, "supervision_reason", t.field(Cooperative::TABLE, "supervision_reason"), None, Line::Text,
                |c, _| field::shown(&c.supervision_reason), |c, text, t| { c.supervision_reason = field::read_text(text, t)?; Ok(()) })}
        </div>
    }
}

fn status(t: Lang, form: Form<Cooperative>) -> impl IntoView {
    view! {
        <p class="hint">{t.declared_hint()}</p>
        <div class="form-grid">
            {field::choice(form, "declared_status", t.field(Cooperative::TABLE, "declared_status"), None, field::codes(t, DeclaredStatus::ALL),
                |c, _| field::shown_code(c.declared_status), |c, text, _| { c.declared_status = field::read_code(text); Ok(()) })}
            {field::line(form, "declared_on", t.field(Cooperative::TABLE, "declared_on"), None, Line::Date,
                |c, _| field::shown_code(c.declared_on), |c, text, t| { c.declared_on = field::read_date(text, t)?; Ok(()) })}
            {field::line(form, "declared_source", t.field(Cooperative::TABLE, "declared_source"), Some(t.declared_source_hint()), Line::Text,
                |c, _| field::shown(&c.declared_source), |c, text, t| { c.declared_source = field::read_text(text, t)?; Ok(()) })}
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
                |c, _| c.certificate.as_ref().map(|certificate| field::shown_code(certificate.issued)).unwrap_or_default(),
                |c, text, t| { let date = field::read_date(text, t)?; on_certificate(c, |c| c.issued = date); Ok(()) })}
            {field::line(form, "certificate_expires", t.expires(), Some(t.expires_hint()), Line::Date,
                |c, _| c.certificate.as_ref().map(|certificate| field::shown_code(certificate.expires)).unwrap_or_default(),
                |c, text, t| { let date = field::read_date(text, t)?; on_certificate(c, |c| c.expires = date); Ok(()) })}
            {field::choice(form, "grade", t.field(Cooperative::TABLE, "grade"), None, field::codes(t, Grade::ALL),
                |c, _| field::shown_code(c.grade), |c, text, _| { c.grade = field::read_code(text); Ok(()) })}
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
        {entry.line("from", t.term_from(), "date", |officer| field::shown_code(officer.from),
            |officer, text, t| { officer.from = field::read_date(text, t)?; Ok(()) })}
        {entry.line("until", t.term_until(), "date", |officer| field::shown_code(officer.until),
            |officer, text, t| { officer.until = field::read_date(text, t)?; Ok(()) })}
    }
    .into_any()
}

fn amendment(entry: EntryOf<Cooperative, Amendment>) -> AnyView {
    let t = lang();
    view! {
        {entry.line("number", t.amendment_number(), "text", |amendment| amendment.number.to_string(),
            |amendment, text, _| { amendment.number = Text::cut(text); Ok(()) })}
        {entry.line("date", t.date_of(), "date", |amendment| field::shown_code(amendment.date),
            |amendment, text, t| { amendment.date = field::read_date(text, t)?; Ok(()) })}
    }
    .into_any()
}

fn note(t: Lang, form: Form<Cooperative>) -> impl IntoView {
    field::area(
        form,
        "note",
        t.field(Cooperative::TABLE, "note"),
        |c, _| field::shown(&c.note),
        |c, text, t| {
            c.note = field::read_text(text, t)?;
            Ok(())
        },
    )
}
