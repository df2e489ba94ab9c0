//! Which address does what. Work that takes time is done off the threads that answer.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use futures_util::stream::{self, Stream};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use super::desk::{Desk, News};
use super::guard::{self, Guard};
use super::refusal::Refusal;
use super::{assets, board, build, download, form, history, page, save, typed};

/// Largest request: a long text is a few thousand characters.
const LARGEST: usize = 1024 * 1024;

type Answer = Result<Json<Value>, Refusal>;

/// What every request has at hand.
#[derive(Clone)]
struct Hand {
    desk: Arc<Desk>,
    guard: Arc<Guard>,
}

/// All addresses, behind the guard.
pub fn router(desk: Arc<Desk>, guard: Arc<Guard>) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/assets/{name}", get(file))
        .route("/api/board", get(the_board))
        .route("/api/form", get(the_form))
        .route("/api/page", get(the_page))
        .route("/api/history", get(changes))
        .route("/api/events", get(events))
        .route("/api/preview", post(preview))
        .route("/api/save", post(save_one))
        .route("/api/remove", post(remove_one))
        .route("/api/undo", post(undo))
        .route("/api/build", post(build_all))
        .route("/api/open", post(open_folder))
        .route("/download/docx", get(docx))
        .route("/download/zip", get(zip))
        .fallback(|| async { Refusal::unknown("没有这个页面") })
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(middleware::from_fn_with_state(Arc::clone(&guard), guard::check))
        .with_state(Hand { desk, guard })
}

/// Which document is meant.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Which {
    year: Option<i32>,
    unit: String,
    kind: String,
}

#[derive(Debug, Deserialize)]
struct Typed {
    #[serde(flatten)]
    which: Which,
    edits: Vec<Edit>,
}

#[derive(Debug, Deserialize)]
struct Edit {
    id: String,
    value: String,
}

#[derive(Debug, Deserialize)]
struct Saved {
    year: Option<i32>,
    unit: String,
    id: String,
    #[serde(default)]
    item: String,
    before: String,
    value: String,
    #[serde(default)]
    beside: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Removed {
    year: Option<i32>,
    unit: String,
    id: String,
    item: String,
}

async fn off<T: Send + 'static>(work: impl FnOnce() -> Result<T, Refusal> + Send + 'static) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| {
        Err(Refusal::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            format!("程序出了错：{error}"),
            "请重新打开拟稿，并把这句话告诉维护人员",
        ))
    })
}

async fn index(State(hand): State<Hand>) -> Response {
    assets::index(&hand.guard.token)
}

async fn file(Path(name): Path<String>) -> Result<Response, Refusal> {
    assets::file(&name)
}

async fn the_board(State(hand): State<Hand>, Query(which): Query<Which>) -> Answer {
    off(move || Ok(Json(board::of(&hand.desk, hand.desk.seat(which.year)?.as_ref())))).await
}

async fn the_form(State(hand): State<Hand>, Query(which): Query<Which>) -> Answer {
    off(move || form::of(hand.desk.seat(which.year)?.as_ref(), &which.unit).map(Json)).await
}

async fn the_page(State(hand): State<Hand>, Query(which): Query<Which>) -> Answer {
    off(move || {
        page::of(&hand.desk, hand.desk.seat(which.year)?.as_ref(), page::State::Saved, &which.unit, &which.kind)
            .map(Json)
    })
    .await
}

async fn preview(State(hand): State<Hand>, Json(wanted): Json<Typed>) -> Answer {
    off(move || {
        let Which { year, unit, kind } = wanted.which;
        let edits: Vec<_> = wanted.edits.into_iter().map(|edit| (edit.id, edit.value)).collect();
        let (seat, refused) = typed::over(hand.desk.seat(year)?.as_ref(), &unit, &edits)?;
        let mut page = page::of(&hand.desk, &seat, page::State::Typed, &unit, &kind)?;
        page["refused"] = Value::Array(refused);
        // Nobody needs to wait while it is taken apart.
        rayon::spawn(move || drop(seat));
        Ok(Json(page))
    })
    .await
}

async fn save_one(State(hand): State<Hand>, Json(saved): Json<Saved>) -> Answer {
    off(move || {
        let Saved { year, unit, id, item, before, value, beside } = saved;
        let wish = save::Wish { unit: &unit, id: &id, item: &item, before: &before, value: &value, beside: &beside };
        save::save(&hand.desk, hand.desk.seat(year)?.as_ref(), &wish).map(Json)
    })
    .await
}

async fn remove_one(State(hand): State<Hand>, Json(removed): Json<Removed>) -> Answer {
    off(move || {
        let Removed { year, unit, id, item } = removed;
        let wish = save::Wish { unit: &unit, id: &id, item: &item, before: "", value: "", beside: &[] };
        save::remove(&hand.desk, hand.desk.seat(year)?.as_ref(), &wish).map(Json)
    })
    .await
}

async fn undo(State(hand): State<Hand>) -> Answer {
    off(move || history::undo(&hand.desk).map(Json)).await
}

async fn changes(State(hand): State<Hand>) -> Json<Value> {
    Json(history::list(&hand.desk))
}

async fn build_all(State(hand): State<Hand>, Json(which): Json<Which>) -> Result<impl IntoResponse, Refusal> {
    let started = off(move || build::start(&hand.desk, hand.desk.seat(which.year)?)).await?;
    Ok((StatusCode::ACCEPTED, Json(started)))
}

async fn open_folder(State(hand): State<Hand>) -> Answer {
    off(move || {
        let folder = hand.desk.home.output();
        let shown = folder.display().to_string();
        if !folder.is_dir() {
            return Err(Refusal::value("还没有输出文件夹", "先点“生成全部”"));
        }
        match open::that_detached(&folder) {
            Ok(()) => Ok(Json(json!({ "folder": shown }))),
            Err(_) => Err(Refusal::value("打不开文件夹", format!("请复制路径，到文件管理器里打开：{shown}"))),
        }
    })
    .await
}

async fn docx(State(hand): State<Hand>, Query(which): Query<Which>) -> Result<Response, Refusal> {
    off(move || download::one(hand.desk.seat(which.year)?.as_ref(), &which.unit, &which.kind)).await
}

async fn zip(State(hand): State<Hand>, Query(which): Query<Which>) -> Result<Response, Refusal> {
    off(move || download::all(hand.desk.seat(which.year)?.as_ref())).await
}

async fn events(State(hand): State<Hand>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let news = stream::unfold(hand.desk.listen(), |mut news| async {
        let event = match news.recv().await {
            Ok(News { event, data }) => Event::default().event(event).data(data.to_string()),
            // Whoever was too slow looks at everything anew.
            Err(RecvError::Lagged(_)) => Event::default().event("changed").data("{}"),
            Err(RecvError::Closed) => return None,
        };
        Some((Ok(event), news))
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}
