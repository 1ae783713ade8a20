//! Form fields: one wrapper of label, hint, control and message around every kind of input.
//!
//! A form edits a copy of a record. A text that cannot become a value stays in its input with a message
//! beside it; what the checks of the domain find stands beside the field that it concerns.

use super::icon::{Icon, icon};
use super::lang;
use crate::domain::checks::{Finding, Severity};
use crate::domain::{AreaCode, Count, Date, Position, Rupiah, TextError, TextOf};
use crate::explain::explain_problem;
use crate::i18n::{Label, Lang};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Display;

/// A record being edited.
pub struct Form<R: Send + Sync + 'static> {
    /// The record as it stands in the form.
    pub value: RwSignal<R>,
    /// Texts that could not become values: the input's name and what is wrong.
    wrong: RwSignal<BTreeMap<String, String>>,
    found: Memo<Vec<Finding>>,
    /// Whether somebody has tried to save: from then on omissions are pointed out.
    attempted: RwSignal<bool>,
}

impl<R: Send + Sync + 'static> Clone for Form<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Send + Sync + 'static> Copy for Form<R> {}

/// What stands beside a field.
#[derive(Clone, PartialEq)]
struct Message {
    text: String,
    severity: Severity,
}

impl<R: Send + Sync + 'static> Form<R> {
    /// A form over a record that is checked at every change.
    pub fn new(value: R, check: impl Fn(&R) -> Vec<Finding> + Send + Sync + 'static) -> Self {
        let value = RwSignal::new(value);
        Self {
            value,
            wrong: RwSignal::new(BTreeMap::new()),
            found: Memo::new(move |_| value.with(&check)),
            attempted: RwSignal::new(false),
        }
    }

    /// Takes note that somebody wants to save, and says whether anything forbids it.
    pub fn attempt(&self) -> bool {
        self.attempted.set(true);
        !self.refuses()
    }

    /// Whether anything forbids saving.
    pub fn refuses(&self) -> bool {
        self.wrong.with(|wrong| !wrong.is_empty()) || self.found.with(|found| !crate::domain::checks::acceptable(found))
    }

    /// What forbids saving: names of inputs, and reasons.
    pub fn refusals(&self, t: Lang) -> Vec<(String, String)> {
        let wrong = self.wrong.get().into_iter();
        let found = self.found.get().into_iter().filter(|finding| finding.severity == Severity::Refusal);
        wrong.chain(found.map(|finding| (finding.field.to_owned(), explain_problem(t, finding.problem)))).collect()
    }

    fn message(&self, name: &str, t: Lang) -> Option<Message> {
        if let Some(text) = self.wrong.with(|wrong| wrong.get(name).cloned()) {
            return Some(Message { text, severity: Severity::Refusal });
        }
        self.found.with(|found| {
            let due =
                |finding: &&Finding| finding.field == name && (self.attempted.get() || !finding.problem.is_omission());
            let worst = found.iter().filter(due).max_by_key(|finding| finding.severity)?;
            Some(Message { text: explain_problem(t, worst.problem), severity: worst.severity })
        })
    }

    /// What is to be said of a field, announced as it changes.
    pub(super) fn message_view(&self, name: &'static str) -> impl IntoView + use<R> {
        let (t, form) = (lang(), *self);
        let message = Memo::new(move |_| form.message(name, t));
        view! {
            <span id=format!("{name}-message") aria-live="polite">
                {move || message.get().map(|message| {
                    let class = if message.severity == Severity::Refusal { "message error" } else { "message warn" };
                    view! { <span class=class>{icon(Icon::Warning)} {message.text}</span> }
                })}
            </span>
        }
    }

    /// Changes the record by what stands in the input of that name; where the text does not become a value, says why.
    pub(super) fn set(&self, name: &str, set: impl FnOnce(&mut R) -> Result<(), String>) {
        let mut result = Ok(());
        self.value.update(|value| result = set(value));
        self.wrong.update(|wrong| match result {
            Ok(()) => {
                wrong.remove(name);
            }
            Err(text) => {
                wrong.insert(name.to_owned(), text);
            }
        });
    }

    /// Forgets what was wrong with inputs whose names begin so, because they are gone.
    pub(super) fn forget(&self, prefix: &str) {
        self.wrong.update(|wrong| wrong.retain(|name, _| !name.starts_with(prefix)));
    }
}

/// Sets a field from a text, or says why not.
pub type Setter<R> = fn(&mut R, &str, Lang) -> Result<(), String>;

/// Kinds of one-line inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Text.
    Text,
    /// A whole number; thousands may be separated.
    Number,
    /// A number that may have decimals.
    Decimal,
    /// Rupiah.
    Money,
    /// A day.
    Date,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
}

fn wrapper<R: Send + Sync + 'static>(
    form: Form<R>,
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    control: impl IntoView,
) -> impl IntoView {
    let t = lang();
    let invalid = move || form.message(name, t).is_some_and(|message| message.severity == Severity::Refusal);
    view! {
        <div class="field" class:invalid=invalid>
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <span class="hint" id=format!("{name}-hint")>{hint}</span> })}
            {control}
            {form.message_view(name)}
        </div>
    }
}

/// The ids of the texts that describe an input.
fn described(name: &str, hint: Option<&str>) -> String {
    let message = format!("{name}-message");
    if hint.is_some() { format!("{name}-hint {message}") } else { message }
}

/// A one-line input.
pub fn line<R: Send + Sync + 'static>(
    form: Form<R>,
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    kind: Line,
    get: fn(&R, Lang) -> String,
    set: Setter<R>,
) -> impl IntoView {
    let t = lang();
    let initial = form.value.with_untracked(|value| get(value, t));
    let (input_type, mode) = match kind {
        Line::Text => ("text", "text"),
        Line::Number | Line::Money => ("text", "numeric"),
        Line::Decimal => ("text", "decimal"),
        Line::Date => ("date", "text"),
        Line::Email => ("email", "email"),
        Line::Phone => ("tel", "tel"),
    };
    let on_input = move |event| {
        let text = event_target_value(&event);
        form.set(name, |value| set(value, &text, t));
    };
    let invalid = move || {
        let refused = form.message(name, t).is_some_and(|message| message.severity == Severity::Refusal);
        refused.then_some("true")
    };
    let input = view! {
        <input type=input_type inputmode=mode id=name name=name value=initial autocomplete="off"
            class:num=matches!(kind, Line::Number | Line::Decimal | Line::Money)
            aria-describedby=described(name, hint) aria-invalid=invalid on:input=on_input />
    };
    let control = if kind == Line::Money {
        view! { <div class="with-unit"><span class="unit">"Rp"</span>{input}</div> }.into_any()
    } else {
        input.into_any()
    };
    wrapper(form, name, label, hint, control)
}

/// An input of several lines.
pub fn area<R: Send + Sync + 'static>(
    form: Form<R>,
    name: &'static str,
    label: &'static str,
    get: fn(&R, Lang) -> String,
    set: Setter<R>,
) -> impl IntoView {
    let t = lang();
    let initial = form.value.with_untracked(|value| get(value, t));
    let on_input = move |event| {
        let text = event_target_value(&event);
        form.set(name, |value| set(value, &text, t));
    };
    let control = view! {
        <textarea id=name name=name rows="3" prop:value=initial aria-describedby=described(name, None) on:input=on_input></textarea>
    };
    wrapper(form, name, label, None, control)
}

/// Gives the codes that can be chosen, and what they are called. Boxed, because every form has many of them.
pub type Options = Box<dyn Fn() -> Vec<(String, String)> + Send + Sync>;

/// A list of codes to choose from, with what they are called.
pub fn labelled<C: Label + Display>(t: Lang, codes: &[C]) -> Vec<(String, String)> {
    codes.iter().map(|code| (code.to_string(), code.label(t).to_owned())).collect()
}

/// A choice among the known codes of an enumeration.
pub fn codes<C: Label + Display>(t: Lang, codes: &[C]) -> Options {
    let options = labelled(t, codes);
    Box::new(move || options.clone())
}

/// A choice: codes and what they are called; the first choice is none.
pub fn choice<R: Send + Sync + 'static>(
    form: Form<R>,
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    options: Options,
    get: fn(&R, Lang) -> String,
    set: Setter<R>,
) -> impl IntoView {
    let t = lang();
    let current = Memo::new(move |_| form.value.with(|value| get(value, t)));
    let on_change = move |event| {
        let text = event_target_value(&event);
        form.set(name, |value| set(value, &text, t));
    };
    let listed = move || {
        let mut options = options();
        let now = current.get();
        // A code of a newer version, or of another territory, stays choosable.
        if !now.is_empty() && options.iter().all(|(code, _)| *code != now) {
            options.push((now.clone(), now));
        }
        options
            .into_iter()
            .map(|(code, label)| {
                let code_now = code.clone();
                view! { <option value=code selected=move || current.get() == code_now>{label}</option> }
            })
            .collect_view()
    };
    let control = view! {
        <select id=name name=name aria-describedby=described(name, hint) on:change=on_change>
            <option value="" selected=move || current.get().is_empty()>{t.not_recorded()}</option>
            {listed}
        </select>
    };
    wrapper(form, name, label, hint, control)
}

/// A yes or no.
pub fn check<R: Send + Sync + 'static>(
    form: Form<R>,
    name: &'static str,
    label: &'static str,
    get: fn(&R) -> bool,
    set: fn(&mut R, bool),
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" name=name prop:checked=move || form.value.with(get)
                on:change=move |event| form.value.update(|value| set(value, event_target_checked(&event))) />
            <span>{label}</span>
        </label>
    }
}

// How texts become values. Each says in words why it did not.

/// A text that may be left out, as it stands in its input.
pub fn shown<const MOST: usize>(text: &Option<TextOf<MOST>>) -> String {
    text.as_deref().unwrap_or_default().to_owned()
}

/// Reads a text that may be left out.
pub fn read_text<const MOST: usize>(text: &str, t: Lang) -> Result<Option<TextOf<MOST>>, String> {
    TextOf::optional(text).map_err(|error| explain_text(t, &error))
}

/// A date or a code that may be left out, as it stands in its input.
pub fn shown_code<C: Display>(code: Option<C>) -> String {
    code.map(|code| code.to_string()).unwrap_or_default()
}

/// What is wrong with a text.
pub fn explain_text(t: Lang, error: &TextError) -> String {
    match error {
        TextError::TooLong { length, most } => t.text_too_long(&t.count(*length), &t.count(*most)),
        TextError::Control(_) => t.text_control().to_owned(),
    }
}

/// Reads a date that may be left out.
pub fn read_date(text: &str, t: Lang) -> Result<Option<Date>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| t.date_form().to_owned())
}

/// The digits of a number as people write it: `1.944`, `Rp 1.234.567`, `-5`.
fn digits(text: &str, t: Lang) -> Result<Option<i64>, String> {
    let bare = text.trim().trim_start_matches("Rp").trim();
    if bare.is_empty() {
        return Ok(None);
    }
    let (negative, bare) = match bare.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, bare),
    };
    let plain: String = bare.chars().filter(|c| *c != t.thousands() && !matches!(c, ' ' | '\u{a0}')).collect();
    let groups_fit = bare.split(t.thousands()).skip(1).all(|group| group.len() == 3);
    if plain.is_empty() || !groups_fit || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return Err(t.number_form().to_owned());
    }
    let number: i64 = plain.parse().map_err(|_| t.number_large().to_owned())?;
    Ok(Some(if negative { -number } else { number }))
}

/// Reads a count that may be left out.
pub fn read_count(text: &str, t: Lang) -> Result<Option<Count>, String> {
    let Some(number) = digits(text, t)? else { return Ok(None) };
    let number = u64::try_from(number).map_err(|_| t.number_negative().to_owned())?;
    Count::new(number).map(Some).map_err(|_| t.number_large().to_owned())
}

/// Reads an amount that may be left out.
pub fn read_rupiah(text: &str, t: Lang) -> Result<Option<Rupiah>, String> {
    let Some(number) = digits(text, t)? else { return Ok(None) };
    Rupiah::new(number).map(Some).map_err(|_| t.number_large().to_owned())
}

/// Latitude and longitude as officials write them: `-3,44210; 114,83200`.
pub fn shown_position(t: Lang, p: Position) -> String {
    let degrees = |degrees: f64| {
        let text = format!("{degrees:.5}");
        t.pick(text.replace('.', ",").as_str(), text.as_str()).to_owned()
    };
    format!("{}; {}", degrees(p.lat()), degrees(p.lon()))
}

/// Reads `-3,44; 114,83`, `-3.44, 114.83` and the like: latitude first (FACTS 6).
pub fn read_position(text: &str, t: Lang) -> Result<Option<Position>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts = text.split_once(';').or_else(|| text.split_once(", ")).or_else(|| text.split_once(' '));
    let number = |part: &str| part.trim().replace(',', ".").replace('\u{2212}', "-").parse::<f64>().ok();
    let pair = parts.and_then(|(lat, lon)| number(lat).zip(number(lon)));
    let position = pair.and_then(|(lat, lon)| Position::new(lat, lon).ok());
    position.map(Some).ok_or_else(|| t.position_form().to_owned())
}

/// Reads an area code chosen from a list.
pub fn read_area(text: &str, t: Lang) -> Result<Option<AreaCode>, String> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| t.not_recorded().to_owned()) }
}

/// Reads a code chosen from a list.
pub fn read_code<C: std::str::FromStr>(text: &str) -> Option<C> {
    text.parse().ok().filter(|_| !text.is_empty())
}
