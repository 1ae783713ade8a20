//! Icons: plain strokes on a 24-unit grid, drawn for this program.

use leptos::prelude::*;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// Close.
    Close,
    /// Information.
    Info,
    /// Warning.
    Warning,
    /// Done.
    Check,
    /// Add.
    Plus,
    /// Change.
    Pencil,
    /// Delete.
    Trash,
    /// Download.
    Download,
    /// Upload.
    Upload,
    /// Search.
    Search,
    /// Filter.
    Funnel,
    /// Columns.
    Table,
    /// A time that has passed.
    Clock,
    /// A place.
    Pin,
    /// Light.
    Sun,
    /// Dark.
    Moon,
    /// A list.
    List,
    /// Bring together.
    Merge,
    /// Sealed.
    Lock,
    /// The summary.
    Home,
    /// Cooperatives.
    Building,
    /// The follow-up.
    Clipboard,
    /// Data.
    Database,
    /// Settings.
    Gear,
    /// Folds and unfolds what stands at the left.
    Fold,
    /// Back to what is above.
    Back,
    /// On to what is meant.
    Forward,
    /// More that can be done.
    More,
    /// A calendar.
    Calendar,
    /// Call.
    Phone,
    /// Where it is.
    Map,
    /// Write.
    Mail,
    /// Somebody.
    Person,
    /// A photograph.
    Camera,
    /// On paper.
    Print,
    /// Money.
    Money,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Icon::Undo => "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
            Icon::Redo => "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
            Icon::Close => "M6 6l12 12M18 6 6 18",
            Icon::Info => "M12 11v6M12 7v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z",
            Icon::Warning => "M12 9v5M12 17v.5M12 3 2 20h20L12 3Z",
            Icon::Check => "m5 13 4 4L19 7",
            Icon::Plus => "M12 5v14M5 12h14",
            Icon::Pencil => "m4 20 1-5L16 4l4 4L9 19l-5 1Z",
            Icon::Trash => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
            Icon::Download => "M12 4v11m-5-5 5 5 5-5M4 20h16",
            Icon::Upload => "M12 16V5M7 10l5-5 5 5M4 20h16",
            Icon::Search => "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM16 16l5 5",
            Icon::Funnel => "M4 5h16l-6 8v6l-4-2v-4L4 5Z",
            Icon::Table => "M4 5h16v14H4zM4 10h16M10 10v9",
            Icon::Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3 2",
            Icon::Pin => {
                "M12 21c4-5 7-8 7-11a7 7 0 0 0-14 0c0 3 3 6 7 11ZM12 8a2.2 2.2 0 1 0 0 4.4A2.2 2.2 0 0 0 12 8Z"
            }
            Icon::Sun => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M19 5l-1.5 1.5M6.5 17.5 5 19"
            }
            Icon::Moon => "M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10Z",
            Icon::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
            Icon::Money => "M3 6h18v12H3zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z",
            Icon::Merge => "M6 4v4a6 6 0 0 0 6 6 6 6 0 0 0 6-6V4M12 14v6m-3-3 3 3 3-3",
            Icon::Calendar => "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
            Icon::Phone => {
                "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1Z"
            }
            Icon::Map => "m3 6 6-2 6 2 6-2v14l-6 2-6-2-6 2V6ZM9 4v14M15 6v14",
            Icon::Mail => "M3 6h18v12H3zM3 7l9 6 9-6",
            Icon::Person => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4 20a8 8 0 0 1 16 0",
            Icon::Camera => "M4 8h4l1.5-3h5L16 8h4v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z",
            Icon::Print => "M7 8V4h10v4M7 16H4V9h16v7h-3M7 14h10v6H7z",
            Icon::List => "M4 6h16M4 12h16M4 18h16",
            Icon::Home => "m4 11 8-7 8 7v9h-5v-6H9v6H4Z",
            Icon::Building => "m4 10 8-6 8 6v10H4ZM9 20v-6h6v6M9 11h6",
            Icon::Clipboard => "M8 5H5v16h14V5h-3M8 3h8v4H8zM8.5 14l2.5 2.5 4.5-5",
            Icon::Database => "M4 6c0-4 16-4 16 0s-16 4-16 0v12c0 4 16 4 16 0V6M4 12c0 4 16 4 16 0",
            Icon::Gear => {
                "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2"
            }
            Icon::Fold => "M4 5h16v14H4ZM9 5v14M16 9l-3 3 3 3",
            Icon::Back => "m15 5-7 7 7 7",
            Icon::Forward => "m9 5 7 7-7 7",
            Icon::More => "M5 12h.5M11.75 12h.5M18.5 12h.5",
        }
    }
}

/// Draws an icon; the text beside it, or the label of its button, says what it means.
pub fn icon(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.75"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
}

/// The mark: rhombi in a chain, in the manner of sasirangan, the cloth of the Banjar.
pub fn mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d="M12 1 18 8 12 15 6 8Z" fill="currentColor" />
            <path d="M12 9 18 16 12 23 6 16Z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
        </svg>
    }
}
