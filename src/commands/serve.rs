//! `serve`: the page in the browser, until the window is closed.

use std::env;
use std::io::{IsTerminal, stdin};
use std::path::Path;

use super::{Exit, build, report};
use crate::cli::Serve;
use crate::project::home::Home;
use crate::serve::Server;

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

/// The project: the named one, the one that the current folder is in, or the one that the program lies in, for who starts it by
/// a double click. A window that closes at once would take the message with it.
fn home(project: Option<&Path>) -> Option<Home> {
    let beside = || Home::find(env::current_exe().ok()?.parent()?);
    let found = if project.is_none() && Home::find(&build::start(None)).is_none() { beside() } else { None };
    let found = found.or_else(|| build::home(project));
    if found.is_none() && stdin().is_terminal() {
        report::complain("\n按回车键关闭。\n");
        let _ = stdin().read_line(&mut String::new());
    }
    found
}
