//! The parts of the program: each is a file of its own, loaded when a page of it is first asked for, so that the first
//! page is there soon on a slow line. The build cuts them at the functions marked here (xtask/src/finish/split.rs).

#![allow(unsafe_code, reason = "the macro calls into a file that is loaded later")]

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use selaras::desk::{self, Copies};
use selaras::pages::{self, Chunk, Chunks, View};
use selaras::storage::{OpenError, Opened};
use selaras::ui::address::Route;
use selaras::ui::piece::Piece;

/// The parts as the frame of the pages asks for them.
pub const CHUNKS: Chunks = Chunks {
    load: |chunk| Box::pin(async move { load(chunk).await.is_ok() }),
    page: |route| Box::pin(async move { page(route).await.ok() }),
    welcome: || Box::pin(async move { welcome().await.ok() }),
    migrate: || Box::pin(async { drop(migrate().await) }),
    mend: |opened, copies, now_ms| {
        Box::pin(async move {
            if load_mend().await.is_err() {
                return Err(opened);
            }
            Ok(mend(opened, copies, now_ms).await.expect("it was loaded just now"))
        })
    },
    charts: |view| Box::pin(async move { charts(view).await.ok() }),
    piece: |piece| Box::pin(async move { piece_of_frame(piece).await.ok() }),
};

/// A view, unless its part cannot be loaded.
type Loaded = Result<AnyView, SplitLoaderError>;

#[wasm_split(charts, wasm_split_path = ::leptos::wasm_split, fallible, preload(load_charts))]
fn charts(view: Memo<View>) -> Loaded {
    Ok(pages::charts(view))
}

#[wasm_split(frame, wasm_split_path = ::leptos::wasm_split, fallible, preload(load_frame))]
fn piece_of_frame(piece: Piece) -> Loaded {
    Ok(pages::piece_of_frame(piece))
}

#[wasm_split(register, wasm_split_path = ::leptos::wasm_split, fallible, preload(load_register))]
fn register(route: Route) -> Loaded {
    Ok(pages::register(route))
}

#[wasm_split(follow_up, wasm_split_path = ::leptos::wasm_split, fallible, preload(load_follow_up))]
fn follow_up(route: Route) -> Loaded {
    Ok(pages::follow_up_pages(route))
}

#[wasm_split(plans, wasm_split_path = ::leptos::wasm_split, fallible, preload(load_plans))]
fn plans(route: Route) -> Loaded {
    Ok(pages::plans_pages(route))
}

#[wasm_split(enterprises, wasm_split_path = ::leptos::wasm_split, fallible, preload(load_enterprises))]
fn enterprises(route: Route) -> Loaded {
    Ok(pages::enterprises_pages(route))
}

#[wasm_split(office, wasm_split_path = ::leptos::wasm_split, fallible, preload(load_office))]
fn office(route: Route) -> Loaded {
    Ok(pages::office(route))
}

#[wasm_split(welcome, wasm_split_path = ::leptos::wasm_split, fallible, preload(load_welcome))]
fn welcome() -> Loaded {
    Ok(pages::welcome_page())
}

#[wasm_split(earlier, wasm_split_path = ::leptos::wasm_split, fallible)]
fn migrate() -> Result<(), SplitLoaderError> {
    pages::migrate();
    Ok(())
}

#[wasm_split(mend, wasm_split_path = ::leptos::wasm_split, fallible, preload(load_mend))]
fn mend(opened: Opened, copies: Option<Copies>, now_ms: u64) -> Result<Result<Opened, OpenError>, SplitLoaderError> {
    Ok(desk::mend(opened, copies, now_ms))
}

async fn load(chunk: Chunk) -> Result<(), SplitLoaderError> {
    match chunk {
        Chunk::Overview => Ok(()),
        Chunk::Charts => load_charts().await,
        Chunk::Register => load_register().await,
        Chunk::FollowUp => load_follow_up().await,
        Chunk::Plans => load_plans().await,
        Chunk::Enterprises => load_enterprises().await,
        Chunk::Office => load_office().await,
        Chunk::Welcome => load_welcome().await,
        Chunk::Frame => load_frame().await,
    }
}

async fn page(route: Route) -> Loaded {
    match Chunk::of(&route) {
        Chunk::Register => register(route).await,
        Chunk::FollowUp => follow_up(route).await,
        Chunk::Plans => plans(route).await,
        Chunk::Enterprises => enterprises(route).await,
        Chunk::Office => office(route).await,
        Chunk::Overview | Chunk::Charts | Chunk::Welcome | Chunk::Frame => Ok(pages::overview()),
    }
}
