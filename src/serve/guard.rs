//! Who may ask: only this machine, only this page, and for whatever changes something only with the token that the page was
//! given. Another site that is open in the same browser can do none of it.
//!
//! - Host: a name that was made to point here (DNS rebinding) is not ours
//! - Origin: another site's page
//! - the token: a form of another site, and another program that guesses addresses

use std::fmt::Write;
use std::io;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::refusal::Refusal;

/// Header of the token.
const TOKEN: &str = "x-nigao-token";

/// Nothing but the page's own files; no script or style inside the page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What a request is held against.
#[derive(Debug)]
pub struct Guard {
    hosts: Vec<String>,
    /// The token of this run.
    pub token: String,
}

impl Guard {
    /// A guard for a port, with a new token.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn new(port: u16) -> io::Result<Arc<Self>> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        let mut token = String::with_capacity(32);
        for byte in bytes {
            // Writing to a string cannot fail.
            let _ = write!(token, "{byte:02x}");
        }
        let names = ["127.0.0.1", "localhost"];
        let mut hosts: Vec<String> = names.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            // A browser does not say it.
            hosts.extend(names.map(str::to_owned));
        }
        Ok(Arc::new(Self { hosts, token }))
    }

    fn refuses(&self, method: &Method, headers: &HeaderMap) -> Option<&'static str> {
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
        if !text(header::HOST).is_some_and(|host| self.hosts.iter().any(|own| own == host)) {
            return Some("这个地址不是拟稿的");
        }
        let is_own =
            |origin: &str| origin.strip_prefix("http://").is_some_and(|host| self.hosts.iter().any(|own| own == host));
        if text(header::ORIGIN).is_some_and(|origin| !is_own(origin)) {
            return Some("别的网站不能使用拟稿");
        }
        // A picture or a link of another site's page comes without an origin.
        let site = text(HeaderName::from_static("sec-fetch-site"));
        if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
            return Some("别的网站不能使用拟稿");
        }
        if method == Method::GET || method == Method::HEAD {
            return None;
        }
        let token = text(HeaderName::from_static(TOKEN)).unwrap_or_default();
        (!is_same(token, &self.token)).then_some("这个页面是以前打开的，请刷新后再试")
    }
}

/// Compares without telling by its time how much is right.
fn is_same(given: &str, own: &str) -> bool {
    given.len() == own.len() && given.bytes().zip(own.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

/// Lets a request pass or refuses it, and says what the browser may do with the answer.
pub async fn check(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let mut response = match guard.refuses(request.method(), request.headers()) {
        Some(message) => Refusal::new(StatusCode::FORBIDDEN, message, "").into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
