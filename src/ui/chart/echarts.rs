//! What is used of Apache ECharts, and no more.
//!
//! The library is loaded when the first chart is about to be seen. charming builds the options; drawing,
//! events, size and theme go through here, because charming's own renderer offers neither.

use super::{Clicked, quietly};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = echarts, js_name = init)]
    fn init(element: &web_sys::Element, theme: JsValue, options: &JsValue) -> Chart;

    type Chart;
    #[wasm_bindgen(method, catch, js_name = setOption)]
    fn set_option(this: &Chart, options: &JsValue, not_merge: bool) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setTheme)]
    fn set_theme(this: &Chart, theme: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn on(this: &Chart, event: &str, handler: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn resize(this: &Chart) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn dispose(this: &Chart) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = renderToSVGString)]
    fn render_to_svg(this: &Chart) -> Result<JsValue, JsValue>;
}

/// A drawn chart.
pub struct Instance {
    chart: Rc<Chart>,
    element: web_sys::Element,
    observer: Option<web_sys::ResizeObserver>,
    numbers: Closure<dyn Fn(f64) -> String>,
    _click: Closure<dyn Fn(JsValue)>,
    _resize: Closure<dyn Fn()>,
}

impl Instance {
    /// A chart in an element, drawn as SVG under a theme, with numbers written as `number` does.
    pub fn new(
        element: &web_sys::Element,
        theme: &str,
        number: impl Fn(f64) -> String + 'static,
        on_click: Rc<dyn Fn(Clicked)>,
    ) -> Self {
        let options = js_sys::Object::new();
        set(&options, "renderer", &"svg".into());
        let numbers = Closure::<dyn Fn(f64) -> String>::new(number);
        // A theme that is set later has no effect until something is drawn.
        let chart = Rc::new(init(element, theme_with(theme, numbers.as_ref()), &options));
        let click = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            let number = |key: &str| js_sys::Reflect::get(&event, &key.into()).ok()?.as_f64();
            if let (Some(series), Some(datum)) = (number("seriesIndex"), number("dataIndex")) {
                on_click(Clicked { series: series as usize, datum: datum as usize });
            }
        });
        quietly(chart.on("click", click.as_ref()));
        let resized = chart.clone();
        let resize = Closure::<dyn Fn()>::new(move || quietly(resized.resize()));
        let observer = web_sys::ResizeObserver::new(resize.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { chart, element: element.clone(), observer, numbers, _click: click, _resize: resize }
    }

    /// Draws options, given as JSON.
    pub fn draw(&self, options: &str) {
        if let Ok(options) = js_sys::JSON::parse(options) {
            quietly(self.chart.set_option(&options, true));
        }
    }

    /// Goes on under another theme, given as JSON.
    pub fn set_theme(&self, theme: &str) {
        quietly(self.chart.set_theme(&theme_with(theme, self.numbers.as_ref())));
    }

    /// The drawing as the text of an SVG file.
    pub fn svg(&self) -> Option<String> {
        self.chart.render_to_svg().ok()?.as_string()
    }

    /// Its size on the page, in CSS pixels.
    pub fn size(&self) -> (f64, f64) {
        let rect = self.element.get_bounding_client_rect();
        (rect.width(), rect.height())
    }

    /// Lets it go.
    pub fn dispose(self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        quietly(self.chart.dispose());
    }
}

fn set(object: &JsValue, key: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(object, &key.into(), value);
}

/// A theme, from JSON, in which axes and tooltips write numbers as the language does: the library knows only commas.
fn theme_with(theme: &str, number: &JsValue) -> JsValue {
    let theme = js_sys::JSON::parse(theme).unwrap_or(JsValue::NULL);
    let part = |of: &JsValue, key: &str| js_sys::Reflect::get(of, &key.into()).unwrap_or_default();
    set(&part(&part(&theme, "valueAxis"), "axisLabel"), "formatter", number);
    set(&part(&theme, "tooltip"), "valueFormatter", number);
    theme
}

/// Calls back once when an element is about to come into view.
pub fn when_seen(element: &web_sys::Element, then: impl Fn() + 'static) {
    let callback = Closure::<dyn Fn(js_sys::Array, web_sys::IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: web_sys::IntersectionObserver| {
            let seen = entries
                .iter()
                .filter_map(|entry| entry.dyn_into::<web_sys::IntersectionObserverEntry>().ok())
                .any(|entry| entry.is_intersecting());
            if seen {
                observer.disconnect();
                then();
            }
        },
    );
    let options = web_sys::IntersectionObserverInit::new();
    options.set_root_margin("300px");
    if let Ok(observer) = web_sys::IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options) {
        observer.observe(element);
    }
    callback.forget();
}

thread_local! {
    static LOADING: RefCell<Option<js_sys::Promise>> = const { RefCell::new(None) };
}

/// Loads the library, once. The page names the file, whose name changes with its content.
pub async fn load() -> Result<(), JsValue> {
    let promise = LOADING.with_borrow_mut(|loading| loading.get_or_insert_with(insert_script).clone());
    let result = JsFuture::from(promise).await.map(|_| ());
    if result.is_err() {
        LOADING.with_borrow_mut(Option::take);
    }
    result
}

fn insert_script() -> js_sys::Promise {
    js_sys::Promise::new(&mut |resolve, reject| {
        if try_insert(&resolve, &reject).is_none() {
            let _ = reject.call0(&JsValue::NULL);
        }
    })
}

fn try_insert(resolve: &js_sys::Function, reject: &js_sys::Function) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let meta = document.query_selector("meta[name='selaras:echarts']").ok()??;
    let script: web_sys::HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_src(&meta.get_attribute("content")?);
    script.add_event_listener_with_callback("load", resolve).ok()?;
    script.add_event_listener_with_callback("error", reject).ok()?;
    document.head()?.append_child(&script).ok()?;
    Some(())
}
