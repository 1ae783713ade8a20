//! Form fields: one wrapper of label, hint, control and message around every kind of input.
//!
//! A form edits a copy of a record. A text that cannot become a value stays in its input with a message
//! beside it; what the checks of the domain find stands beside the field that it concerns.

use super::date_field;
use super::icon::{Icon, icon};
use super::{lang, random};
use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::{ALWAYS_ASKED, AreaCode, Expectation, FieldInfo, Record, TextOf};
use crate::explain::explain_problem;
use crate::i18n::{Label, Lang};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use wasm_bindgen::JsCast;

/// A record being edited.
pub struct Form<R: Send + Sync + 'static> {
    /// The record as it stands in the form.
    pub value: RwSignal<R>,
    /// Texts that could not become values: the input's name and what is wrong.
    wrong: RwSignal<BTreeMap<String, String>>,
    /// Numbers that the record must have, and that nobody has said yet: their inputs are empty, whatever stands in the record.
    unsaid: RwSignal<BTreeSet<&'static str>>,
    found: Memo<Vec<Finding>>,
    /// Whether somebody has tried to save: from then on omissions are pointed out.
    attempted: RwSignal<bool>,
    /// The input in which a day is being typed: half of it is not yet a mistake.
    typing: RwSignal<Option<&'static str>>,
    /// An earlier record whose values are shown where none stands yet, and what they are of.
    beside: StoredValue<Option<(String, R)>>,
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
            unsaid: RwSignal::new(BTreeSet::new()),
            found: Memo::new(move |_| value.with(&check)),
            attempted: RwSignal::new(false),
            typing: RwSignal::new(None),
            beside: StoredValue::new(None),
        }
    }

    /// The form with an earlier record beside it.
    #[must_use]
    pub fn beside(self, earlier: Option<(String, R)>) -> Self {
        self.beside.set_value(earlier);
        self
    }

    /// Takes note that somebody wants to save, and says whether anything forbids it.
    pub fn attempt(&self) -> bool {
        self.attempted.set(true);
        self.typing.set(None);
        !self.refuses()
    }

    /// Whether anything forbids saving.
    pub fn refuses(&self) -> bool {
        self.wrong.with(|wrong| !wrong.is_empty())
            || self.unsaid.with(|unsaid| !unsaid.is_empty())
            || self.found.with(|found| !crate::domain::checks::acceptable(found))
    }

    /// What forbids saving: names of inputs, and reasons.
    pub fn refusals(&self, t: Lang) -> Vec<(String, String)> {
        let wrong = self.wrong.get();
        let unsaid = self.unsaid.get().into_iter().map(|name| (name.to_owned(), explain_problem(t, Problem::Missing)));
        // What stands in the record under an input with another text is of no concern.
        let is_said = |finding: &Finding| finding.severity == Severity::Refusal && !wrong.contains_key(finding.field);
        let found = self.found.get().into_iter().filter(is_said);
        let found = found.map(|finding| (finding.field.to_owned(), explain_problem(t, finding.problem)));
        let found: Vec<_> = unsaid.chain(found).collect();
        wrong.into_iter().chain(found).collect()
    }

    fn message(&self, name: &str, t: Lang) -> Option<Message> {
        if let Some(text) = self.wrong.with(|wrong| wrong.get(name).cloned()) {
            let is_finished = self.typing.get() != Some(name);
            return is_finished.then_some(Message { text, severity: Severity::Refusal });
        }
        if self.unsaid.with(|unsaid| unsaid.contains(name)) {
            let text = || explain_problem(t, Problem::Missing);
            return self.attempted.get().then(|| Message { text: text(), severity: Severity::Refusal });
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
        if self.unsaid.with_untracked(|unsaid| unsaid.contains(name)) {
            self.unsaid.update(|unsaid| unsaid.retain(|known| *known != name));
        }
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

impl<R: Record> Form<R> {
    /// The form of a record that is not there yet, with these inputs: a number that it must have, and that nobody proposes, is to
    /// be said, so that no zero is recorded that nobody entered; and so is a code of a list of which none is to be expected.
    #[must_use]
    pub fn of_new(self, inputs: impl Iterator<Item = usize>) -> Self {
        let blank = R::default();
        let is_unsaid = |field: &usize| {
            let is_number = matches!(
                R::FIELDS[*field].expects,
                Expectation::Count
                    | Expectation::Total
                    | Expectation::Rupiah
                    | Expectation::Quantity
                    | Expectation::Year
            );
            let is_asked = R::FIELDS[*field].codes.is_some_and(|list| ALWAYS_ASKED.contains(&list));
            let must_be = || R::default().set_json(*field, &serde_json::Value::Null).is_err();
            (is_number || is_asked) && must_be() && self.value.with_untracked(|value| value.same(&blank, *field))
        };
        let unsaid = inputs.filter(is_unsaid).map(|field| R::NAMES[field]).collect();
        self.unsaid.set(unsaid);
        self
    }

    /// A form over a record that is held against the rules of the field at every change, beside that to which it belongs.
    pub fn of(value: R, owner: Option<R::Owner>) -> Self {
        Self::new(value, move |record: &R| record.findings(owner.as_ref(), random::today()))
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

/// An input: what it is called and says, and how it is set. Boxed, so that the controls are compiled once and not once a form.
struct Input {
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    /// What an earlier record says.
    earlier: Option<String>,
    /// What is offered for it, where anything may be written into it.
    offered: Vec<(String, String)>,
    /// What stands in it, tracked.
    current: Box<dyn Fn() -> String + Send + Sync>,
    set: Box<dyn Fn(&str)>,
    message: Memo<Option<Message>>,
    /// What is to be said of it, announced as it changes.
    says: AnyView,
    /// The form's note of where a day is being typed.
    typing: RwSignal<Option<&'static str>>,
}

impl Input {
    /// An input of a form that is of no field as it is.
    fn own<R: Send + Sync + 'static>(
        form: Form<R>,
        (name, label, hint): (&'static str, &'static str, Option<&'static str>),
        get: fn(&R, Lang) -> String,
        set: Setter<R>,
    ) -> Self {
        let t = lang();
        let current = Box::new(move || form.value.with(|value| get(value, t)));
        let set = Box::new(move |text: &str| form.set(name, |value| set(value, text, t)));
        let message = Memo::new(move |_| form.message(name, t));
        Self {
            name,
            label,
            hint,
            earlier: None,
            offered: Vec::new(),
            current,
            set,
            message,
            says: form.message_view(name).into_any(),
            typing: form.typing,
        }
    }

    /// The input of a field.
    fn of<R: Record>(form: Form<R>, field: usize, hint: Option<&'static str>) -> Self {
        let (t, info) = (lang(), &R::FIELDS[field]);
        let current = Box::new(move || {
            let is_unsaid = form.unsaid.with(|unsaid| unsaid.contains(info.name));
            if is_unsaid { String::new() } else { form.value.with(|value| t.typed(info, &value.to_json(field))) }
        });
        let set = Box::new(move |text: &str| {
            form.set(info.name, |record| {
                let value = t.read_typed(info, text, random::today())?;
                record.set_json(field, &value).map_err(|_| match (value.is_null(), info.expects) {
                    (true, _) => explain_problem(t, Problem::Missing),
                    (false, Expectation::Year) => t.year_range().to_owned(),
                    _ => t.number_large().to_owned(),
                })
            });
        });
        let message = Memo::new(move |_| form.message(info.name, t));
        let (name, label) = (info.name, t.field(R::TABLE, info.name));
        let earlier = form.beside.with_value(|beside| {
            let (of, record) = beside.as_ref().filter(|(_, record)| !record.is_empty(field))?;
            Some(format!("{of}: {}", t.typed(info, &record.to_json(field))))
        });
        Self {
            name,
            label,
            hint,
            earlier,
            offered: Vec::new(),
            current,
            set,
            message,
            says: form.message_view(name).into_any(),
            typing: form.typing,
        }
    }

    /// The ids of the texts that describe it.
    fn described(&self) -> String {
        let message = format!("{}-message", self.name);
        if self.hint.is_some() { format!("{}-hint {message}", self.name) } else { message }
    }

    /// One line.
    fn line(self, kind: Line) -> AnyView {
        if kind == Line::Date {
            return self.day();
        }
        let initial = untrack(|| (self.current)());
        let (input_type, mode) = match kind {
            Line::Text | Line::Date => ("text", "text"),
            Line::Number | Line::Money => ("text", "numeric"),
            Line::Decimal => ("text", "decimal"),
            Line::Email => ("email", "email"),
            Line::Phone => ("tel", "tel"),
        };
        let (name, described, message) = (self.name, self.described(), self.message);
        let Self { label, hint, earlier, offered, set, says, .. } = self;
        let offers = (!offered.is_empty()).then(|| format!("{name}-offers"));
        let list = offers.clone().map(|id| {
            let option = |(value, said): (String, String)| view! { <option value=value>{said}</option> };
            view! { <datalist id=id>{offered.into_iter().map(option).collect_view()}</datalist> }
        });
        let input = view! {
            <input type=input_type inputmode=mode id=name name=name value=initial autocomplete="off" placeholder=earlier list=offers
                class:num=matches!(kind, Line::Number | Line::Decimal | Line::Money)
                aria-describedby=described aria-invalid=move || refuses(message).then_some("true")
                on:input=move |event| set(&event_target_value(&event)) />
        };
        let control = if kind == Line::Money {
            view! { <div class="with-unit"><span class="unit">"Rp"</span>{input}</div> }.into_any()
        } else {
            view! { {input} {list} }.into_any()
        };
        wrapped(name, label, hint, message, control, says)
    }

    /// A day.
    fn day(self) -> AnyView {
        let text = RwSignal::new(untrack(|| (self.current)()));
        let (name, described, message) = (self.name, self.described(), self.message);
        let Self { label, hint, set, says, typing, .. } = self;
        let typed = move |text: &str| {
            typing.set(Some(name));
            set(text);
        };
        let is_wrong = Signal::derive(move || refuses(message));
        let left = Box::new(move || typing.set(None));
        let control = date_field::control(name.to_owned(), described, text, Box::new(typed), left, is_wrong);
        wrapped(name, label, hint, message, control, says)
    }

    /// Several lines.
    fn area(self) -> AnyView {
        let initial = untrack(|| (self.current)());
        let (name, described, message) = (self.name, self.described(), self.message);
        let Self { label, hint, set, says, .. } = self;
        let control = view! {
            <textarea id=name name=name rows="3" prop:value=initial aria-describedby=described
                on:input=move |event| set(&event_target_value(&event))></textarea>
        };
        wrapped(name, label, hint, message, control.into_any(), says)
    }

    /// A choice; the first is none, where it may be.
    fn choice(self, options: Options, may_be_none: bool) -> AnyView {
        let t = lang();
        let (name, described, message) = (self.name, self.described(), self.message);
        let Self { label, hint, set, says, current, .. } = self;
        let current = Memo::new(move |_| current());
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
        let none = may_be_none
            .then(|| view! { <option value="" selected=move || current.get().is_empty()>{t.not_recorded()}</option> });
        let unchosen = move || {
            (!may_be_none && current.get().is_empty())
                .then(|| view! { <option value="" selected>{t.choose_one()}</option> })
        };
        let control = view! {
            <select id=name name=name aria-describedby=described on:change=move |event| set(&event_target_value(&event))>
                {none}
                {unchosen}
                {listed}
            </select>
        };
        wrapped(name, label, hint, message, control.into_any(), says)
    }
}

fn refuses(message: Memo<Option<Message>>) -> bool {
    message.with(|message| message.as_ref().is_some_and(|message| message.severity == Severity::Refusal))
}

fn wrapped(
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    message: Memo<Option<Message>>,
    control: AnyView,
    says: AnyView,
) -> AnyView {
    view! {
        <div class="field" class:invalid=move || refuses(message)>
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <span class="hint" id=format!("{name}-hint")>{hint}</span> })}
            {control}
            {says}
        </div>
    }
    .into_any()
}

/// The input of a field, by what the field takes; codes, yes and no as a choice, remarks on several lines.
pub fn input<R: Record>(form: Form<R>, field: usize, hint: Option<&'static str>) -> AnyView {
    /// So many characters stand on one line.
    const ONE_LINE: usize = 300;
    let (t, info) = (lang(), &R::FIELDS[field]);
    let input = Input::of(form, field, hint);
    match info.expects {
        Expectation::Text(most) if most > ONE_LINE => input.area(),
        Expectation::Count | Expectation::Total | Expectation::Year => input.line(Line::Number),
        Expectation::Quantity => input.line(Line::Decimal),
        Expectation::Rupiah => input.line(Line::Money),
        Expectation::Date => input.line(Line::Date),
        Expectation::Code | Expectation::Truth | Expectation::Area => {
            let within = within_district(form, field);
            let options: Options = match within {
                Some(within) => Box::new(move || listed(t, info, within.get())),
                None => {
                    let options = listed(t, info, None);
                    Box::new(move || options.clone())
                }
            };
            // A yes or no that is always one of the two is required without saying so.
            let may_be_none = R::default().set_json(field, &serde_json::Value::Null).is_ok();
            input.choice(options, !info.required && may_be_none)
        }
        Expectation::Text(_) | Expectation::Position | Expectation::Id | Expectation::Structure => {
            input.line(Line::Text)
        }
    }
}

/// The values of a field that takes one of a list; of a kecamatan only those of the district, where that is known.
fn listed(t: Lang, info: &'static FieldInfo, within: Option<AreaCode>) -> Vec<(String, String)> {
    t.choices(Some(info), within).into_iter().flat_map(|(_, codes)| codes).collect()
}

/// The district that stands beside a kecamatan in its record. A kecamatan of another one goes when the district changes.
fn within_district<R: Record>(form: Form<R>, field: usize) -> Option<Memo<Option<AreaCode>>> {
    let at = |name: &str| R::FIELDS.iter().position(|info| info.name == name);
    let district = at("district").filter(|_| at("subdistrict") == Some(field))?;
    let area = |record: &R, at: usize| record.to_json(at).as_str().and_then(|code| code.parse::<AreaCode>().ok());
    let within = Memo::new(move |_| form.value.with(|record| area(record, district)));
    Effect::new(move |first: Option<()>| {
        let Some(within) = within.get().filter(|_| first.is_some()) else { return };
        if form.value.with_untracked(|record| area(record, field)).is_some_and(|part| !within.contains(part)) {
            form.set(R::NAMES[field], |record| {
                record.set_json(field, &serde_json::Value::Null).map_err(|error| error.to_string())
            });
        }
    });
    Some(within)
}

/// The input of a field into which anything may be written, with values that are offered for it.
pub fn input_offering<R: Record>(
    form: Form<R>,
    field: usize,
    hint: Option<&'static str>,
    offered: Vec<(String, String)>,
) -> AnyView {
    Input { offered, ..Input::of(form, field, hint) }.line(Line::Text)
}

/// Writes into an input as if somebody had typed it.
pub fn type_into(input: &str, text: &str) {
    let Some(element) = document().get_element_by_id(input) else { return };
    if let Ok(field) = element.dyn_into::<web_sys::HtmlInputElement>() {
        field.set_value(text);
        let init = web_sys::CustomEventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("input", &init) {
            let _ = field.dispatch_event(&event);
        }
    }
}

/// The inputs of fields beside and below each other, none with a hint.
pub fn inputs<R: Record>(form: Form<R>, fields: &[usize]) -> AnyView {
    let inputs = fields.iter().map(|field| input(form, *field, None));
    view! { <div class="form-grid">{inputs.collect_view()}</div> }.into_any()
}

/// The input of a field whose line is of another kind than what the field takes tells.
pub fn input_as<R: Record>(form: Form<R>, field: usize, hint: Option<&'static str>, kind: Line) -> AnyView {
    Input::of(form, field, hint).line(kind)
}

/// The input of a field in which one of these is chosen, or none.
pub fn choice_of<R: Record>(form: Form<R>, field: usize, hint: Option<&'static str>, options: Options) -> AnyView {
    Input::of(form, field, hint).choice(options, true)
}

/// A one-line input of what is no field as it is.
pub fn line<R: Send + Sync + 'static>(
    form: Form<R>,
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    kind: Line,
    get: fn(&R, Lang) -> String,
    set: Setter<R>,
) -> AnyView {
    Input::own(form, (name, label, hint), get, set).line(kind)
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

/// A choice of what is no field as it is: codes and what they are called; the first choice is none.
pub fn choice<R: Send + Sync + 'static>(
    form: Form<R>,
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    options: Options,
    get: fn(&R, Lang) -> String,
    set: Setter<R>,
) -> AnyView {
    Input::own(form, (name, label, hint), get, set).choice(options, true)
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
    TextOf::optional(text).map_err(|error| t.text_error(&error))
}

/// A code that may be left out, as it stands in its input.
pub fn shown_code<C: Display>(code: Option<C>) -> String {
    code.map(|code| code.to_string()).unwrap_or_default()
}

/// Reads an area code chosen from a list.
pub fn read_area(text: &str, t: Lang) -> Result<Option<AreaCode>, String> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| t.not_recorded().to_owned()) }
}

/// Reads a code chosen from a list.
pub fn read_code<C: std::str::FromStr>(text: &str) -> Option<C> {
    text.parse().ok().filter(|_| !text.is_empty())
}
