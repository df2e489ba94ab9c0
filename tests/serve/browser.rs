//! A headless browser and its tabs. It does what it is told by `tests/browser/serve.mjs`.

use std::cell::{Cell, RefCell};
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::thread;

use serde_json::{Value, json};

use crate::rig::tools;

/// Where pictures of the page go: to be looked at, not kept.
pub fn shots() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/serve-shots");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A browser of its own for one test.
pub struct Browser {
    child: Child,
    pipes: RefCell<(ChildStdin, BufReader<ChildStdout>)>,
    tabs: Cell<usize>,
}

impl Browser {
    /// Starts it.
    pub fn start() -> Self {
        let chromium = env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("chromium"), PathBuf::from);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/serve.mjs");
        let mut node = tools::program("node");
        node.arg(script).arg(tools::node_modules()).arg(tools::located(&chromium));
        let mut child = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let pipes = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, pipes: RefCell::new(pipes), tabs: Cell::new(0) }
    }

    /// A tab more, empty.
    pub fn tab(&self) -> Tab<'_> {
        let number = self.tabs.get();
        self.tabs.set(number + 1);
        Tab { browser: self, number }
    }

    fn tell(&self, tab: usize, call: &str, arguments: &Value) -> Result<Value, String> {
        let (input, output) = &mut *self.pipes.borrow_mut();
        writeln!(input, "{}", json!({ "tab": tab, "call": call, "args": arguments })).map_err(|it| it.to_string())?;
        let mut line = String::new();
        output.read_line(&mut line).map_err(|it| it.to_string())?;
        let mut answer: Value = serde_json::from_str(&line).map_err(|it| format!("{it}：{line}"))?;
        match answer["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["value"].take()),
        }
    }

    /// What every tab shows, for the report of a failure.
    fn seen(&self) -> String {
        let mut report = String::new();
        for tab in 0..self.tabs.get() {
            let name = thread::current().name().unwrap_or("test").replace("::", "-");
            let picture = shots().join(format!("failed-{name}-{tab}.png"));
            match self.tell(tab, "seen", &json!([picture])) {
                Ok(seen) => {
                    let text: String = seen["text"].as_str().unwrap_or_default().chars().take(1500).collect();
                    let (address, complaints) = (&seen["address"], &seen["complaints"]);
                    let _ =
                        writeln!(report, "—— 标签 {tab}：{address}\n控制台：{complaints}\n图：{}", picture.display());
                    let _ = writeln!(report, "{text}");
                }
                Err(error) => {
                    let _ = writeln!(report, "—— 标签 {tab}：{error}");
                }
            }
        }
        report
    }

    /// Complaints of the console and requests to other hosts, of all tabs.
    fn noises(&self) -> Vec<String> {
        let of = |tab, call| match self.tell(tab, call, &json!([])) {
            Ok(Value::Array(found)) => found.iter().map(|it| format!("{call}：{it}")).collect(),
            other => vec![format!("{other:?}")],
        };
        (0..self.tabs.get()).flat_map(|tab| [of(tab, "complaints"), of(tab, "foreign")].concat()).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("{}", self.seen());
        }
        let noises = if thread::panicking() { Vec::new() } else { self.noises() };
        let _ = self.child.kill();
        let _ = self.child.wait();
        assert!(noises.is_empty(), "{}", noises.join("\n"));
    }
}

/// A tab. Whatever fails in it fails the test.
#[derive(Clone, Copy)]
pub struct Tab<'a> {
    browser: &'a Browser,
    number: usize,
}

impl Tab<'_> {
    /// A word of `serve.mjs` or a method of the page.
    #[track_caller]
    pub fn call(&self, call: &str, arguments: Value) -> Value {
        match self.browser.tell(self.number, call, &arguments) {
            Ok(value) => value,
            Err(error) => panic!("{call} {arguments}：{error}"),
        }
    }

    /// What an expression gives in the page.
    #[track_caller]
    pub fn eval(&self, expression: &str) -> Value {
        self.call("evaluate", json!([expression]))
    }

    /// A count or a length in whole pixels that an expression gives.
    #[track_caller]
    pub fn number(&self, expression: &str) -> i64 {
        let value = self.eval(expression);
        value.as_f64().unwrap_or_else(|| panic!("{expression} 不是数：{value}")).round() as i64
    }

    /// Waits until an expression holds.
    #[track_caller]
    pub fn wait(&self, expression: &str) {
        self.call("wait", json!([expression]));
    }

    /// Waits until an element shows a text.
    #[track_caller]
    pub fn reads(&self, selector: &str, text: &str) {
        let (selector, text) = (json!(selector), json!(text));
        self.wait(&format!("[...document.querySelectorAll({selector})].some((one) => one.innerText.includes({text}))"));
    }

    /// The text of an element, its first when there are more.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        self.call("innerText", json!([selector])).as_str().unwrap().to_owned()
    }

    /// Clicks.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.call("click", json!([selector]));
    }

    /// Puts a value into a field as if typed; the field stays in focus.
    #[track_caller]
    pub fn fill(&self, selector: &str, value: &str) {
        self.call("fill", json!([selector, value]));
    }

    /// Presses a key: `Tab`, `Enter`, `Control+S`.
    #[track_caller]
    pub fn press(&self, key: &str) {
        self.call("keyboard.press", json!([key]));
    }

    /// Types into what is in focus.
    #[track_caller]
    pub fn type_in(&self, text: &str) {
        self.call("keyboard.type", json!([text]));
    }

    /// What is in a field.
    #[track_caller]
    pub fn value(&self, selector: &str) -> String {
        self.call("inputValue", json!([selector])).as_str().unwrap().to_owned()
    }

    /// Waits until a field holds a value.
    #[track_caller]
    pub fn holds(&self, selector: &str, value: &str) {
        self.wait(&format!("document.querySelector({})?.value === {}", json!(selector), json!(value)));
    }

    /// Changes the size of the window.
    #[track_caller]
    pub fn size(&self, width: u32, height: u32) {
        self.call("setViewportSize", json!([{ "width": width, "height": height }]));
    }

    /// Takes a picture.
    #[track_caller]
    pub fn shot(&self, name: &str) {
        self.call("screenshot", json!([{ "path": shots().join(name).with_extension("png") }]));
    }

    /// What is in focus: its name for a screen reader, and whether one sees that it is.
    #[track_caller]
    pub fn focused(&self) -> Value {
        self.call("focused", json!([]))
    }
}
