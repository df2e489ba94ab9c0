//! How a request is refused: a status, and a sentence for a person.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;

/// A request that is not met.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    body: Value,
}

impl Refusal {
    /// Refused with a sentence and what to do about it, empty if nothing can be done.
    pub fn new(status: StatusCode, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { status, body: json!({ "message": message.into(), "help": help.into() }) }
    }

    /// What was asked for is not there.
    pub fn unknown(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message, "可能刚刚改了名称或删掉了，请刷新页面")
    }

    /// A value that cannot be taken.
    pub fn value(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, message, help)
    }

    /// The value is another by now than the one that was seen.
    pub fn conflict(message: &str, help: &str, mine: &str, theirs: &str) -> Self {
        let body = json!({ "message": message, "help": help, "mine": mine, "theirs": theirs });
        Self { status: StatusCode::CONFLICT, body }
    }

    /// What was wrong, for a list of refused values.
    pub fn body(&self) -> &Value {
        &self.body
    }
}

impl From<Box<Diagnostic>> for Refusal {
    fn from(finding: Box<Diagnostic>) -> Self {
        Self::value(finding.message, finding.help)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(self.body)).into_response()
    }
}
