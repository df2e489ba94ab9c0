//! What another site, another program or a bad name in the facts can do: nothing.

use std::net::{TcpStream, UdpSocket};

use serde_json::json;

use super::desk::{Answer, Desk, PLAN, Request, UNIT, edit, ready};
use crate::case::{Case, last};

/// 桃源社区's form, percent-encoded.
const FORM: &str = "/api/form?unit=%E6%B0%B8%E5%AE%81%E8%A1%97%E9%81%93%2F%E6%A1%83%E6%BA%90%E7%A4%BE%E5%8C%BA";

#[track_caller]
fn refused(answer: Answer, status: u16) {
    assert_eq!(answer.status, status, "{answer:?}");
    assert!(answer.body.contains("\"message\""), "{answer:?}");
}

fn save(unit: &str, id: &str) -> serde_json::Value {
    json!({ "year": 2026, "unit": unit, "id": id, "before": "6场", "value": "7场" })
}

fn drills() -> String {
    json!([2025, UNIT, "指标", "消防演练", "实绩"]).to_string()
}

#[test]
fn other_hosts_and_other_sites_are_refused() {
    let desk = Desk::open(Case::one());
    assert_eq!(desk.ask(Request::get(FORM)).status, 200);
    let (port, token) = (desk.port(), desk.token());
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        "127.0.0.1:1".to_owned(),
        String::new(),
    ] {
        refused(desk.ask(Request { host: Some(&host), ..Request::get(FORM) }), 403);
    }
    let body = save(&format!("永宁街道/{UNIT}"), &drills());
    for origin in ["http://evil.example", "null", "https://127.0.0.1", &format!("http://127.0.0.1:{port}.evil.example")]
    {
        refused(desk.ask(Request { origin: Some(origin), ..Request::get(FORM) }), 403);
        refused(desk.ask(Request { origin: Some(origin), ..Request::post("/api/save", &token, &body) }), 403);
    }
    assert!(desk.case.text(&last(UNIT)).contains("{实绩: 6场, 目标: 5场"));
}

#[test]
fn nothing_is_written_without_the_token() {
    let desk = Desk::open(Case::one());
    let before = desk.case.files("");
    let body = save(&format!("永宁街道/{UNIT}"), &drills());
    let (token, empty) = (desk.token(), json!({}));
    let wrong = token.chars().rev().collect::<String>();
    for path in ["/api/save", "/api/undo", "/api/build", "/api/preview", "/api/open"] {
        for token in [None, Some(""), Some(wrong.as_str()), Some(&token[1..])] {
            let body = if path == "/api/save" { &body } else { &empty };
            refused(desk.ask(Request { path, token, body: Some(body), ..Request::default() }), 403);
        }
    }
    assert_eq!(desk.case.files(""), before);
    assert_eq!(desk.ask(Request::post("/api/save", &token, &body)).status, 200);
}

#[test]
fn names_from_outside_never_leave_the_project() {
    let desk = Desk::open(Case::one());
    let outside = desk.case.root.parent().unwrap().join(format!("{}-outside.yaml", desk.port()));
    let stem = outside.file_stem().unwrap().to_str().unwrap().to_owned();
    let (before, token) = (desk.case.files(""), desk.token());
    let unit = format!("永宁街道/{UNIT}");
    for unit in [
        "../永宁街道/桃源社区",
        "永宁街道/../永宁街道/桃源社区",
        "/etc/passwd",
        "..",
        "",
        "永宁街道\\桃源社区",
        "C:\\Windows",
    ] {
        refused(desk.ask(Request::post("/api/save", &token, &save(unit, &drills()))), 404);
    }
    for name in [
        format!("../../../{stem}"),
        format!("{}", outside.with_extension("").display()),
        "../共享".to_owned(),
        "..".to_owned(),
        String::new(),
    ] {
        for id in [json!([2025, name, "指标", "消防演练", "实绩"]), json!([2026, name, "特色工作"])] {
            refused(desk.ask(Request::post("/api/save", &token, &save(&unit, &id.to_string()))), 404);
        }
    }
    for path in [
        "/assets/..%2F..%2Fmod.rs",
        "/assets/%2Fetc%2Fpasswd",
        "/assets/../index.html",
        "/../Cargo.toml",
        "/content/%E9%A1%B9%E7%9B%AE.yaml",
        "/assets/index.html",
    ] {
        assert_eq!(desk.ask(Request::get(path)).status, 404, "{path}");
    }
    for path in
        ["/api/form?unit=..%2F..", "/api/page?unit=..%2F..&kind=..", "/download/docx?unit=..%2F..&kind=%2Fetc%2Fpasswd"]
    {
        refused(desk.ask(Request::get(path)), 404);
    }
    assert_eq!(desk.case.files(""), before);
    assert!(!outside.exists());
}

#[test]
fn a_request_too_large_is_refused() {
    let desk = Desk::open(Case::one());
    let (before, token) = (desk.case.files(""), desk.token());
    let mut body = save(&format!("永宁街道/{UNIT}"), &json!([2026, UNIT, "特色工作"]).to_string());
    body["value"] = json!("长".repeat(400_000));
    let answer = desk.ask(Request::post("/api/save", &token, &body));
    // The connection may be closed before all of it was read.
    assert!([413, 0].contains(&answer.status), "{answer:?}");
    assert_eq!(desk.case.files(""), before);
    assert_eq!(desk.ask(Request::get("/")).status, 200);
}

#[test]
fn only_this_machine_is_answered() {
    let desk = Desk::open(Case::one());
    // No packet is sent: this only asks which address the machine would speak from.
    let socket = UdpSocket::bind("0.0.0.0:0").unwrap();
    let own = socket.connect("192.0.2.1:9").and_then(|()| socket.local_addr());
    for address in own.iter().filter(|address| !address.ip().is_loopback()) {
        assert!(TcpStream::connect((address.ip(), desk.port())).is_err(), "{} 上也能打开", address.ip());
    }
    // 127.0.0.2 is this machine too, but not the address that was bound.
    assert!(TcpStream::connect(("127.0.0.2", desk.port())).is_err());
}

#[test]
fn markup_in_the_facts_is_text_everywhere() {
    let script = "<script>alert(1)</script>";
    let image = "x\\\"><img src=x onerror=alert(2)>";
    let case = Case::three();
    let case = case.set(last(UNIT), "名称", &format!("\"{script}\""));
    let case = case.set(last(UNIT), "内容", &format!("\"{image}\""));
    let desk = Desk::open(case);
    let tab = desk.board(true);
    let name = json!(script);
    tab.reads(".documents th", script);
    assert_eq!(tab.eval("[...document.scripts].filter((one) => !one.src).length"), json!(0));
    tab.call("goto", json!([desk.address(&edit(UNIT, PLAN))]));
    ready(tab);
    tab.wait(&format!(
        "[...document.querySelectorAll('#unit option')].some((one) => one.textContent.includes({name}))"
    ));
    tab.wait("[...document.querySelectorAll('[data-slot]')].some((one) => one.value.includes('<img src=x'))");
    tab.wait(&format!("inspect.pages().textContent.includes({name})"));
    for inside in ["document", "inspect.pages()"] {
        assert_eq!(tab.number(&format!("{inside}.querySelectorAll('img, script:not([src])').length")), 0, "{inside}");
    }
    assert_eq!(tab.call("dialogs", json!([])), json!([]));
}
