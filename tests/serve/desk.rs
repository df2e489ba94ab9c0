//! The program at work on a project of its own, with a browser in front of it.

use std::cell::OnceCell;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use super::browser::{Browser, Tab};
use crate::case::Case;

/// The community that the tests fill in.
pub const UNIT: &str = "桃源社区";
/// Its main document.
pub const PLAN: &str = "年度工作计划";

/// A running `nigao serve`. Its parts end in this order: the browser, the program, the folder.
pub struct Desk {
    browser: OnceCell<Browser>,
    program: Program,
    /// The project.
    pub case: Case,
}

struct Program {
    child: Child,
    port: u16,
    // Read to the end by nobody; closed, the program's next word would fail.
    _output: BufReader<ChildStdout>,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    fn start(case: &Case) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nigao"));
        command.args(["serve", "--port", "0", "--no-open"]).arg(&case.root);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let (_, port) =
            line.trim().trim_end_matches('/').rsplit_once(':').unwrap_or_else(|| panic!("没有地址：{line}"));
        Self { child, port: port.parse().unwrap(), _output: output }
    }
}

impl Desk {
    /// Starts the program on a project.
    pub fn open(case: Case) -> Self {
        Self { browser: OnceCell::new(), program: Program::start(&case), case }
    }

    /// The port that it listens at.
    pub fn port(&self) -> u16 {
        self.program.port
    }

    /// A new tab, empty.
    pub fn tab(&self) -> Tab<'_> {
        self.browser.get_or_init(Browser::start).tab()
    }

    /// An address in the page.
    pub fn address(&self, hash: &str) -> String {
        format!("http://127.0.0.1:{}/{hash}", self.port())
    }

    /// A new tab with the board. With `checked`, all documents have been looked at.
    pub fn board(&self, checked: bool) -> Tab<'_> {
        let tab = self.tab();
        tab.call("goto", json!([self.address("")]));
        tab.call("waitForSelector", json!(["td[data-doc]"]));
        if checked {
            tab.wait("!document.querySelector('.badge.checking') && !document.querySelector('.totals').textContent.includes('正在')");
        }
        tab
    }

    /// A new tab with a document of [`UNIT`] and its form.
    pub fn document(&self, kind: &str) -> Tab<'_> {
        let tab = self.tab();
        tab.call("goto", json!([self.address(&edit(UNIT, kind))]));
        ready(tab);
        tab
    }

    /// A request as any program could send it; `token` is sent when given. Status, headers and body.
    pub fn ask(&self, request: Request<'_>) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port())).unwrap();
        let body = request.body.map(ToString::to_string).unwrap_or_default();
        let method = if request.body.is_some() { "POST" } else { "GET" };
        let own = format!("127.0.0.1:{}", self.port());
        let mut head = format!("{method} {} HTTP/1.1\r\nHost: {}\r\n", request.path, request.host.unwrap_or(&own));
        let headers = [("Origin", request.origin), ("X-Nigao-Token", request.token)];
        for (name, value) in headers.into_iter().filter_map(|(name, value)| Some((name, value?))) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!(
            "Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        ));
        // What is too large is refused before it is read; then the rest cannot be written, and the answer is there all the same.
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        Answer::read(&answer)
    }

    /// The token that the page has.
    pub fn token(&self) -> String {
        let page = self.ask(Request::get("/")).body;
        let (_, rest) = page.split_once("name=\"token\" content=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }
}

/// A request.
#[derive(Default, Clone, Copy)]
pub struct Request<'a> {
    /// Path and query, percent-encoded.
    pub path: &'a str,
    /// Another host than the program's own.
    pub host: Option<&'a str>,
    /// A page of this origin asks.
    pub origin: Option<&'a str>,
    /// The token.
    pub token: Option<&'a str>,
    /// Something to be done, as JSON.
    pub body: Option<&'a Value>,
}

impl<'a> Request<'a> {
    /// Something to be looked at.
    pub fn get(path: &'a str) -> Self {
        Self { path, ..Self::default() }
    }

    /// Something to be done, with the token.
    pub fn post(path: &'a str, token: &'a str, body: &'a Value) -> Self {
        Self { path, token: Some(token), body: Some(body), ..Self::default() }
    }
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// 200, 403, …; 0 when the connection was closed without one.
    pub status: u16,
    /// As sent.
    pub body: String,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Self { status, body: body.to_owned() }
    }
}

/// The address of a document.
pub fn edit(unit: &str, kind: &str) -> String {
    format!("#/edit?unit=永宁街道/{unit}&kind={kind}&year=2026")
}

/// Waits until a tab has the pages and the form.
#[track_caller]
pub fn ready(tab: Tab<'_>) {
    tab.call("waitForSelector", json!(["#form .slot"]));
    tab.call("waitForSelector", json!(["#pages a4-sheet", { "state": "attached" }]));
}

/// The field of a part of an indicator of [`UNIT`], as a selector.
pub fn field(year: i32, indicator: &str, part: &str) -> String {
    slot(json!([year, UNIT, "指标", indicator, part]))
}

/// A field by its slot, as a selector.
pub fn slot(id: Value) -> String {
    format!("[data-slot={}]", json!(id.to_string()))
}

/// The part of a field that tells of saving, refusing and conflicts, as a selector.
pub fn around(field: &str) -> String {
    format!(".slot:has({field})")
}

/// What a number is in the pages, everywhere it stands; an expression.
pub fn printed(key: &str) -> String {
    format!("inspect.facts({}).map((one) => one.textContent).join()", json!(key))
}

/// The lines in which two texts differ, old and new; the texts have as many lines.
#[track_caller]
pub fn changed<'a>(old: &'a str, new: &'a str) -> Vec<(&'a str, &'a str)> {
    assert_eq!(old.matches('\n').count(), new.matches('\n').count(), "行数变了");
    old.split('\n').zip(new.split('\n')).filter(|(old, new)| old != new).collect()
}
