//! How a request is refused: a status, and a sentence for a person.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::facts::amend;

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

    /// The file has an error, whatever the value is: it can be tried again when that is mended.
    pub fn broken(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::value(message, help).with("broken")
    }

    /// The place in a list has another item by now than the one that was seen.
    pub fn moved(message: &str, help: &str) -> Self {
        Self::new(StatusCode::CONFLICT, message, help).with("moved")
    }

    fn with(mut self, mark: &str) -> Self {
        self.body[mark] = json!(true);
        self
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

impl From<amend::Refusal> for Refusal {
    fn from(refusal: amend::Refusal) -> Self {
        match refusal {
            amend::Refusal::Broken { .. } => Self::broken(refusal.message(), refusal.remedy()),
            _ => Self::value(refusal.message(), refusal.remedy()),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(self.body)).into_response()
    }
}
