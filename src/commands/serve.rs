//! `serve`: the page in the browser, until the window is closed.

use super::{Exit, build, report};
use crate::cli::Serve;
use crate::serve::Server;

/// Runs the verb.
pub fn run(args: &Serve) -> Exit {
    let Some(home) = build::home(args.project.as_deref()) else { return Exit::Failure };
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
