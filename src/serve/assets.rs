//! The page's own files. They are part of the program, so nothing is fetched and nothing on the disk can stand in their place.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};

use super::refusal::Refusal;
use crate::emit::html;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/serve/assets");

/// The page, with the token that its writes need.
pub fn index(token: &str) -> Response {
    let page = FILES.get_file("index.html").and_then(|file| file.contents_utf8()).unwrap_or_default();
    answer("html", page.replace("{{token}}", token))
}

/// One of the page's files. The type of the documents' pages is the emitter's own.
pub fn file(name: &str) -> Result<Response, Refusal> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    match name {
        "face.css" => return Ok(answer(ending, html::face())),
        "sheet.css" => return Ok(answer(ending, html::style())),
        _ => {}
    }
    match FILES.get_file(name).and_then(|file| file.contents_utf8()).filter(|_| name != "index.html") {
        Some(text) => Ok(answer(ending, text.to_owned())),
        None => Err(Refusal::unknown("没有这个文件")),
    }
}

fn answer(ending: &str, text: String) -> Response {
    let kind = match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}
