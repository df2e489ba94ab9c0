//! `explain`: the manual page of a code; with `--where`, where a unit's documents came from.

use super::{Exit, report, whence};
use crate::cli::Explain;
use crate::diagnostic::{Code, manual, near};
use crate::lint;

/// Runs the verb.
pub fn run(args: &Explain) -> Exit {
    if let Some(unit) = &args.place {
        return whence::run(args, unit);
    }
    if args.words.is_empty() {
        let lines: Vec<String> = Code::ALL
            .iter()
            .map(|code| format!("{}  {}  {}", code.as_str(), code.level().label(), code.title()))
            .collect();
        report::say(&format!("{}\n", lines.join("\n")));
        return Exit::Clean;
    }
    let mut pages = Vec::new();
    for name in &args.words {
        let Some(code) = Code::parse(name).or_else(|| lint::named(name).map(|rule| rule.code)) else {
            let hint = near::suggestion(&name.to_uppercase(), Code::ALL.iter().map(|code| code.as_str()));
            report::complain(&format!("错误：没有代码“{name}”。{hint}\n用 nigao explain 列出全部代码。\n"));
            return Exit::Failure;
        };
        let page = lint::rule(code).map_or_else(|| manual::explain(code).to_owned(), lint::Rule::manual);
        pages.push(format!("{}\n", page.trim_end()));
    }
    report::say(&pages.join("\n"));
    Exit::Clean
}
