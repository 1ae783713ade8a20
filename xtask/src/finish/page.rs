//! `index.html` as Trunk leaves it, and what is still to be written into it.
//!
//! The page is ours and small, its attributes are quoted, and Trunk has parsed it strictly just before; a scanner for
//! tags is enough here, and a whole HTML parser would be the largest dependency of the tasks.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::digest;

/// The media of styles that the page loads without waiting for them, until the program switches them on, see
/// `src/shell/boot.js`.
const LATER: &str = "none";
/// How the name of the file begins into which they are joined.
pub const LATER_STYLE: &str = "style-later-";

/// The text of a page.
pub struct Page(String);

/// A start tag: where it is, and its attributes as they are written.
#[derive(Debug, PartialEq, Eq)]
struct Tag {
    name: String,
    start: usize,
    end: usize,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The file that a script or a link loads into the page.
    fn loads(&self) -> Option<&str> {
        match self.name.as_str() {
            "script" => self.attribute("src"),
            "link" => {
                let kind = self.attribute("rel")?;
                ["stylesheet", "preload", "modulepreload"].contains(&kind).then(|| self.attribute("href"))?
            }
            _ => None,
        }
    }
}

impl Page {
    /// A page from its text.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text as it stands.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds a `meta` element at the end of the head.
    pub fn add_meta(&mut self, name: &str, content: &str) -> Result<()> {
        let end = self.0.find("</head>").context("the page has no head")?;
        let meta = format!("<meta name=\"{name}\" content=\"{}\" />\n", escape(content));
        self.0.insert_str(end, &meta);
        Ok(())
    }

    /// Has a script that another one imports loaded at the same time as that one.
    pub fn add_module_preload(&mut self, url: &str) -> Result<()> {
        let end = self.0.find("</head>").context("the page has no head")?;
        self.0.insert_str(end, &format!("<link rel=\"modulepreload\" href=\"{}\" />\n", escape(url)));
        Ok(())
    }

    /// Joins styles that stand one right after the other, and are for the same media, into one file: the sources are a file
    /// a component, and a visitor asks for one. What stands apart, as by a comment, stays a file of its own.
    pub fn join_styles(&mut self, stage: &Path, base: &str) -> Result<()> {
        for run in style_runs(&self.0).into_iter().rev() {
            let mut joined = Vec::new();
            for url in run.iter().filter_map(Tag::loads) {
                let file = staged(stage, base, url).with_context(|| format!("{url} is no file of the site"))?;
                joined.extend(fs::read(&file).with_context(|| format!("the page names {url}, which is missing"))?);
                joined.push(b'\n');
                fs::remove_file(file)?;
            }
            let (first, last) = (&run[0], &run[run.len() - 1]);
            let media = first.attribute("media");
            let begin = if media == Some(LATER) { LATER_STYLE } else { "style-" };
            let name = format!("{begin}{}.css", digest::short(&joined));
            fs::write(stage.join(&name), joined)?;
            let media = media.map(|media| format!(" media=\"{}\"", escape(media))).unwrap_or_default();
            let link = format!("<link rel=\"stylesheet\" href=\"{}\"{media}/>", escape(&format!("{base}{name}")));
            self.0.replace_range(first.start..last.end, &link);
        }
        Ok(())
    }

    /// Removes links to files that are not part of the site any more: the preloads of the worker's snippets.
    pub fn drop_links_to_missing_files(&mut self, stage: &Path, base: &str) {
        for tag in tags(&self.0).into_iter().rev() {
            if tag.name == "link"
                && tag.loads().and_then(|url| staged(stage, base, url)).is_some_and(|file| !file.exists())
            {
                self.0.replace_range(tag.start..tag.end, "");
            }
        }
    }

    /// Says for every script, style and preload what its content must be. The browser refuses a file that a proxy has
    /// rewritten, or one of another version, and the rescue dialog says so instead of a page that half works.
    pub fn add_integrity(&mut self, stage: &Path, base: &str) -> Result<()> {
        for tag in tags(&self.0).into_iter().rev() {
            let Some(file) = tag.loads().and_then(|url| staged(stage, base, url)) else {
                continue;
            };
            // Browsers check no integrity of what is preloaded for `fetch`, and Chromium warns of the attempt. The wasm
            // file is named by the script, which is checked, and again by the service worker.
            if tag.attribute("integrity").is_some() || tag.attribute("as") == Some("fetch") {
                continue;
            }
            let content =
                fs::read(&file).with_context(|| format!("the page names {}, which is missing", file.display()))?;
            let name_end = tag.start + 1 + tag.name.len();
            let attribute = format!(" integrity=\"{}\"", digest::integrity(&content));
            self.0.insert_str(name_end, &attribute);
        }
        Ok(())
    }

    /// Writes the policy right behind the declaration of the character set, before anything that it governs.
    pub fn add_content_security_policy(&mut self) -> Result<()> {
        let charset = tags(&self.0)
            .into_iter()
            .find(|tag| tag.name == "meta" && tag.attribute("charset").is_some())
            .context("the page does not declare its character set")?;
        let policy = policy(&inline_scripts(&self.0));
        let meta = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />");
        self.0.insert_str(charset.end, &meta);
        Ok(())
    }
}

/// Nothing may run, load or connect but what comes with the site.
fn policy(inline_scripts: &[&str]) -> String {
    let mut scripts = String::from("script-src 'self' 'wasm-unsafe-eval'");
    for script in inline_scripts {
        scripts.push_str(&format!(" '{}'", digest::integrity(script.as_bytes())));
    }
    [
        "default-src 'none'",
        &scripts,
        "style-src 'self'",
        // Bars are as long as their figure, and ECharts places its tooltip: both are style attributes.
        "style-src-attr 'unsafe-inline'",
        // Charts become pictures by way of data: and blob: addresses.
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'self'",
        "form-action 'none'",
    ]
    .join("; ")
}

/// The staged file behind an address of the page; nothing for an address elsewhere.
fn staged(stage: &Path, base: &str, url: &str) -> Option<PathBuf> {
    let name = url.strip_prefix(base).or_else(|| url.strip_prefix("./"))?;
    Some(stage.join(name))
}

/// Two or more styles for the same media with nothing but white space between them.
fn style_runs(html: &str) -> Vec<Vec<Tag>> {
    let mut runs: Vec<Vec<Tag>> = Vec::new();
    for tag in tags(html) {
        if tag.attribute("rel") != Some("stylesheet") {
            continue;
        }
        let goes_on = |last: &Tag| {
            last.attribute("media") == tag.attribute("media") && html[last.end..tag.start].trim().is_empty()
        };
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(goes_on) => run.push(tag),
            _ => runs.push(vec![tag]),
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// The contents of the scripts that are part of the page itself. Ours has none; a tool that adds one must not break
/// the page.
fn inline_scripts(html: &str) -> Vec<&str> {
    tags(html)
        .into_iter()
        .filter(|tag| tag.name == "script" && tag.attribute("src").is_none())
        .filter_map(|tag| {
            let rest = &html[tag.end..];
            rest.find("</script").map(|end| &rest[..end])
        })
        .collect()
}

/// All start tags outside of comments and of the contents of scripts, in their order.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(offset) = html[at..].find('<') {
        let start = at + offset;
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = start + rest.find("-->").map_or(rest.len(), |end| end + 3);
        } else if rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let tag = tag(html, start);
            at = tag.end;
            if tag.name == "script" {
                at += html[at..].find("</script").unwrap_or(0);
            }
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

/// The start tag at a `<`.
fn tag(html: &str, start: usize) -> Tag {
    let letters = |from: usize, stop: &[char]| {
        html[from..]
            .find(|letter: char| letter.is_whitespace() || stop.contains(&letter))
            .map_or(html.len(), |length| from + length)
    };
    let mut at = letters(start + 1, &['>', '/']);
    let name = html[start + 1..at].to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        at = html[at..]
            .find(|letter: char| !letter.is_whitespace() && letter != '/')
            .map_or(html.len(), |length| at + length);
        if at == html.len() || html[at..].starts_with('>') {
            let end = (at + 1).min(html.len());
            return Tag { name, start, end, attributes };
        }
        let key_end = letters(at, &['=', '>', '/']).max(at + 1);
        let key = html[at..key_end].to_ascii_lowercase();
        at = key_end;
        let mut value = String::new();
        if html[at..].starts_with('=') {
            at += 1;
            let quote = html[at..].chars().next();
            let (from, until) = match quote {
                Some(mark @ ('"' | '\'')) => {
                    let from = at + 1;
                    let until = html[from..].find(mark).map_or(html.len(), |end| from + end);
                    at = (until + 1).min(html.len());
                    (from, until)
                }
                _ => {
                    let from = at;
                    at = letters(at, &['>']);
                    (from, at)
                }
            };
            value.push_str(&html[from..until]);
        }
        attributes.push((key, value));
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_with_their_attributes_and_not_in_comments_or_scripts() {
        let html = "<!-- <link> --><head><LINK rel=stylesheet href='./a b.css' defer/>\
                    <script type=\"module\">if (a<b) {}</script><p data-x>1 < 2</p>";
        let found: Vec<_> = tags(html).into_iter().map(|tag| tag.name).collect();
        assert_eq!(found, ["head", "link", "script", "p"]);
        let link = &tags(html)[1];
        assert_eq!(link.loads(), Some("./a b.css"));
        assert_eq!(link.attribute("defer"), Some(""));
        assert_eq!(&html[link.start..link.end], "<LINK rel=stylesheet href='./a b.css' defer/>");
    }

    #[test]
    fn styles_that_stand_together_become_one_file_in_their_order() {
        let stage = std::env::temp_dir().join(format!("selaras-styles-{}", std::process::id()));
        fs::create_dir_all(&stage).expect("a folder of its own");
        let names = ["b.css", "a.css", "alone.css", "print.css"];
        names.iter().for_each(|name| fs::write(stage.join(name), format!("/* {name} */")).expect("it is writable"));
        let link = |name: &str, more: &str| format!("<link rel=\"stylesheet\" href=\"./{name}\"{more}/>");
        let mut page = Page::new(format!(
            "<head>{}\n  {}\n<!-- By itself. -->\n{}\n{}</head>",
            link("b.css", ""),
            link("a.css", ""),
            link("alone.css", ""),
            link("print.css", " media=\"print\""),
        ));
        page.join_styles(&stage, "./").expect("all are there");

        let left: Vec<_> = tags(page.as_str()).iter().filter_map(Tag::loads).map(str::to_owned).collect();
        assert_eq!(left[1..], ["./alone.css", "./print.css"]);
        let joined = fs::read_to_string(staged(&stage, "./", &left[0]).expect("it is ours")).expect("it is there");
        assert_eq!(joined, "/* b.css */\n/* a.css */\n");
        assert_eq!(super::super::files_below(&stage).expect("a folder").len(), 3);
        fs::remove_dir_all(&stage).expect("it is ours");
    }

    #[test]
    fn styles_for_later_become_a_file_of_their_own_that_nothing_waits_for() {
        let stage = std::env::temp_dir().join(format!("selaras-later-styles-{}", std::process::id()));
        fs::create_dir_all(&stage).expect("a folder of its own");
        let link = |name: &str, media: &str| {
            fs::write(stage.join(name), format!("/* {name} */")).expect("it is writable");
            format!("<link rel=\"stylesheet\" href=\"./{name}\"{media}/>\n")
        };
        let later = " media=\"none\"";
        // Without a comment between them the media alone keep them apart.
        let mut page = Page::new(format!(
            "<head>{}{}{}{}{}</head>",
            link("a.css", ""),
            link("b.css", ""),
            link("d.css", later),
            link("c.css", later),
            link("print.css", " media=\"print\""),
        ));
        page.join_styles(&stage, "./").expect("all are there");
        page.add_integrity(&stage, "./").expect("all are there");

        let left = tags(page.as_str()).into_iter().filter(|tag| tag.name == "link").collect::<Vec<_>>();
        let media: Vec<_> = left.iter().map(|tag| tag.attribute("media")).collect();
        assert_eq!(media, [None, Some("none"), Some("print")]);
        let url = left[1].loads().expect("it loads a style");
        assert!(url.starts_with(&format!("./{LATER_STYLE}")), "{url}");
        let joined = fs::read(staged(&stage, "./", url).expect("it is ours")).expect("it is there");
        assert_eq!(joined, b"/* d.css */\n/* c.css */\n");
        assert_eq!(left[1].attribute("integrity"), Some(digest::integrity(&joined).as_str()));
        assert_eq!(super::super::files_below(&stage).expect("a folder").len(), 3);
        fs::remove_dir_all(&stage).expect("it is ours");
    }

    #[test]
    fn an_unfinished_tag_ends_with_the_page() {
        assert_eq!(tags("<p class=\"x").len(), 1);
        assert_eq!(tags("<p a=").len(), 1);
        assert_eq!(tags("<p =>").len(), 1);
    }

    #[test]
    fn the_policy_comes_before_all_that_it_governs_and_knows_inline_scripts() {
        let mut page = Page::new("<head><meta charset=\"utf-8\" /><script>a()</script></head>".to_owned());
        page.add_content_security_policy().expect("a charset is declared");
        let text = page.as_str();
        assert!(text.find("Content-Security-Policy") < text.find("<script>"));
        assert!(text.contains(&digest::integrity(b"a()")));
        assert!(!text.contains("unsafe-eval' 'unsafe-inline'"));
    }

    #[test]
    fn a_page_without_a_character_set_is_refused() {
        assert!(Page::new("<head></head>".to_owned()).add_content_security_policy().is_err());
    }

    #[test]
    fn meta_contents_are_escaped() {
        let mut page = Page::new("<head></head>".to_owned());
        page.add_meta("a", "x\"&").expect("there is a head");
        assert_eq!(page.as_str(), "<head><meta name=\"a\" content=\"x&quot;&amp;\" />\n</head>");
    }
}
