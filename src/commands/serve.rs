//! `serve`: the page in the browser, until the window is closed.

use std::env;
use std::io::{IsTerminal, stdin};
use std::path::Path;

use super::{Exit, build, new, report};
use crate::cli::{New, Serve};
use crate::project::home::Home;
use crate::serve::Server;

/// Folder of a project that is made for who starts the program without one.
const FIRST: &str = "拟稿项目";

/// Runs the verb.
pub fn run(args: &Serve) -> Exit {
    let Some(home) = home(args.project.as_deref()) else { return Exit::Failure };
    let server = match Server::bind(home, args.port) {
        Ok(server) => server,
        Err(error) => {
            report::complain(&format!("错误：用不了端口 {}：{error}\n请换一个端口，或不写 --port。\n", args.port));
            return Exit::Failure;
        }
    };
    let address = server.address();
    report::say(&format!(
        "拟稿已打开：{address}\n在浏览器里用；用完关掉这个窗口（或按 Ctrl+C）。只有这台电脑能打开，不连网络。\n"
    ));
    if !args.quiet && open::that_detached(&address).is_err() {
        report::complain("浏览器没能自动打开，请把上面的地址复制到浏览器里。\n");
    }
    match server.run() {
        Ok(()) => Exit::Clean,
        Err(error) => {
            report::complain(&format!("错误：拟稿停下了：{error}\n"));
            Exit::Failure
        }
    }
}

/// The project: the named one, the one that the current folder is in, or for who starts the program by a double click the one that
/// it lies in or beside. Who has none is offered one.
fn home(project: Option<&Path>) -> Option<Home> {
    let here = build::start(None);
    if project.is_none() && Home::find(&here).is_none() {
        let program = env::current_exe().ok();
        let beside = program.as_deref().and_then(Path::parent).unwrap_or(&here);
        let found = [beside, &here.join(FIRST), &beside.join(FIRST)].into_iter().find_map(Home::find);
        if found.is_some() {
            return found;
        }
    }
    let found = build::home(project);
    if found.is_some() || !stdin().is_terminal() {
        return found;
    }
    if project.is_none() {
        report::complain(&format!(
            "\n还没有项目？输入 y 按回车，就在这里建一个“{FIRST}”（三个社区的样例）并打开；直接按回车关闭。\n"
        ));
        if !answer().eq_ignore_ascii_case("y") {
            return None;
        }
        if new::run(&New { folder: here.join(FIRST) }) == Exit::Clean {
            return Home::find(&here.join(FIRST));
        }
    }
    // A window that closes at once would take the message with it.
    report::complain("\n按回车键关闭。\n");
    answer();
    None
}

/// A line that is typed.
fn answer() -> String {
    let mut line = String::new();
    // Nothing that can be read is no answer.
    let _ = stdin().read_line(&mut line);
    line.trim().to_owned()
}
