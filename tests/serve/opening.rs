//! Started by a double click, which is a window of its own: `script` (util-linux) is one here.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The program in a window, in a folder that holds nothing but what is asked for. It lies somewhere else, beside no project.
struct Window {
    child: Child,
    lines: BufReader<std::process::ChildStdout>,
}

impl Window {
    fn open(program: &Path, folder: &Path) -> Self {
        // What waits for another answer than the test expects is ended.
        let line = format!("timeout --foreground 60 {} serve --no-open", program.display());
        let mut command = Command::new("script");
        command.args(["-q", "-e", "-c", &line, "/dev/null"]).current_dir(folder);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Self { child, lines }
    }

    /// Reads on until a line says this.
    #[track_caller]
    fn says(&mut self, words: &str) {
        let mut seen = String::new();
        while !seen.contains(words) {
            assert_ne!(self.lines.read_line(&mut seen).unwrap(), 0, "没有说“{words}”：{seen}");
        }
    }

    fn types(&mut self, line: &str) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{line}").unwrap();
    }

    #[track_caller]
    fn ends(&mut self) {
        assert!(self.child.wait().is_ok());
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn who_has_no_project_is_offered_one() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let program = home.path().join("nigao");
    fs::copy(env!("CARGO_BIN_EXE_nigao"), &program).unwrap();
    let mut window = Window::open(&program, folder.path());
    window.says("输入 y 按回车");
    window.types("");
    window.ends();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "没有答应，什么也不建");

    let mut window = Window::open(&program, folder.path());
    window.says("输入 y 按回车");
    window.types("y");
    window.says("拟稿已打开");
    drop(window);
    let registry = folder.path().join("拟稿项目/content/指标库.yaml");
    assert!(registry.is_file());

    // The next time it is there, and is opened as it is.
    fs::write(&registry, "甲").unwrap();
    let mut window = Window::open(&program, folder.path());
    window.says("拟稿已打开");
    drop(window);
    assert_eq!(fs::read_to_string(&registry).unwrap(), "甲");

    // A folder of that name that is something else is left alone.
    let other = tempfile::tempdir().unwrap();
    fs::create_dir(other.path().join("拟稿项目")).unwrap();
    fs::write(other.path().join("拟稿项目/随手记.txt"), "甲").unwrap();
    let mut window = Window::open(&program, other.path());
    window.says("输入 y 按回车");
    window.types("y");
    window.says("没有动它");
    window.says("按回车键关闭");
    window.types("");
    window.ends();
    assert_eq!(fs::read_dir(other.path().join("拟稿项目")).unwrap().count(), 1);
}
