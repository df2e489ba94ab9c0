//! Documents to be handed over: one as DOCX, or all in a ZIP. They are made when asked for, so they are never older than the facts.

use std::io::{Cursor, Write};

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rayon::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::desk::Seat;
use super::page;
use super::refusal::Refusal;
use crate::batch;
use crate::diagnostic;
use crate::emit::docx;
use crate::pipeline::document;
use crate::pipeline::prepare::Job;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// One document. What is not whole yet is handed over as a draft and says so in its name.
pub fn one(seat: &Seat, id: &str, kind: &str) -> Result<Response, Refusal> {
    let (_, job) = page::job(seat, id, kind)?;
    let name = document::name(&seat.prepared, job);
    let refused = |reason: String| Refusal::new(StatusCode::CONFLICT, format!("“{name}”现在出不来：{reason}"), "");
    let (mark, bytes) = made(seat, job).map_err(refused)?;
    Ok(attachment(&format!("{name}{mark}.docx"), DOCX, bytes))
}

/// All documents of the plan year in folders by street, and a list of those that could not be made.
pub fn all(seat: &Seat) -> Result<Response, Refusal> {
    let prepared = &seat.prepared;
    let names = batch::names(prepared, &prepared.jobs);
    let made: Vec<_> = prepared.jobs.par_iter().map(|job| made(seat, job)).collect();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let (mut left, mut missing) = (String::new(), 0_u32);
    let mut add = |path: String, bytes: &[u8]| {
        zip.start_file(path, options).map_err(std::io::Error::other).and_then(|()| zip.write_all(bytes))
    };
    let failed = |error: std::io::Error| {
        Refusal::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            format!("打不了包：{error}"),
            "请改用“生成全部”，再到输出文件夹里取",
        )
    };
    for ((job, name), made) in prepared.jobs.iter().zip(&names).zip(made) {
        let folder = prepared.folder(job.street);
        match made {
            Ok((mark, bytes)) => add(format!("{folder}/{name}{mark}.docx"), &bytes).map_err(failed)?,
            Err(reason) => {
                missing += 1;
                left.extend([name, "：", &reason, "\r\n"]);
            }
        }
    }
    if !left.is_empty() {
        // Notepad of Windows 7 takes a text for UTF-8 only by its mark.
        add("没有出来的.txt".to_owned(), format!("\u{feff}{left}").as_bytes()).map_err(failed)?;
    }
    let bytes = zip.finish().map_err(std::io::Error::other).map_err(failed)?.into_inner();
    let settings = &prepared.settings;
    let mut answer = attachment(&format!("{}{}年.zip", settings.name, settings.year), "application/zip", bytes);
    answer.headers_mut().insert("x-nigao-missing", missing.into());
    Ok(answer)
}

/// A document's bytes and what its name says of it, or why there are none.
fn made(seat: &Seat, job: &Job) -> Result<(&'static str, Vec<u8>), String> {
    if !job.blocked.is_empty() {
        return Err(job.blocked.clone());
    }
    let emitter = docx::Emitter::new(seat.prepared.settings.look);
    let whole = document::make(&seat.prepared, job, false);
    if whole.is_sound() {
        return Ok(("", emitter.write(&whole.document)));
    }
    let draft = document::make(&seat.prepared, job, true);
    if draft.is_sound() {
        return Ok(("（草稿）", emitter.write(&draft.document)));
    }
    Err(diagnostic::first_error(&draft.found).map(|finding| finding.message.clone()).unwrap_or_default())
}

fn attachment(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let name = utf8_percent_encode(name, NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename*=UTF-8''{name}");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}
