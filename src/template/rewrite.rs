//! A file of `templates/本地`: what it replaces, and the text it replaces it with. Pure; which text it is laid over is decided later.

use std::ops::Range;
use std::sync::Arc;

use minijinja::Environment;

use super::{check, fault, paragraph};
use crate::diagnostic::{Code, Diagnostic};
use crate::numeral::chinese;
use crate::source::{Place, Source};

/// How a marker is written.
const FORM: &str = "记号写成 {# 替换第2段 基准 3f2a9c1b #} 或 {# 替换“小标题” 基准 3f2a9c1b #}，后面写新的话；\
                    整段换掉的文件只在第一行写 {# 基准 3f2a9c1b #}。基准不知道就先不写，程序会告诉您";

/// One override file.
#[derive(Debug)]
pub struct Rewrite {
    /// Its folder: a street, a word of 单位.类型 or a community.
    pub name: String,
    /// The template that it replaces, below `templates/`.
    pub section: String,
    /// The file.
    pub source: Arc<Source>,
    /// What it replaces, in its order; one whole, or paragraphs.
    pub parts: Vec<Part>,
    /// It has an error, so what would use it cannot be made.
    pub broken: bool,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What is replaced.
    pub target: Target,
    /// Fingerprints of the text it was written for: one for each text below that it is laid over.
    pub bases: Vec<String>,
    /// The marker, or the file's first byte when it has none.
    pub marker: Range<usize>,
    /// The new text.
    pub text: Range<usize>,
}

/// What a part replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The whole section.
    Whole,
    /// A paragraph by its number.
    Number(usize),
    /// A paragraph by its heading.
    Heading(String),
}

impl Target {
    /// As people say it.
    pub fn label(&self) -> String {
        match self {
            Self::Whole => "整段".to_owned(),
            Self::Number(number) => format!("第{number}段"),
            Self::Heading(words) => format!("“{words}”"),
        }
    }

    /// The marker with these fingerprints.
    pub fn marker(&self, bases: &[String]) -> String {
        let what = match self {
            Self::Whole => String::new(),
            part => format!("替换{} ", part.label()),
        };
        format!("{{# {what}基准 {} #}}", bases.join(" "))
    }
}

impl Rewrite {
    /// Reads a file. `name` and `section` come from its path.
    pub fn read(name: &str, section: &str, source: &Arc<Source>, found: &mut Vec<Diagnostic>) -> Self {
        let mut findings = check::scan(source);
        let parts = parts(source, &mut findings);
        for part in &parts {
            findings.extend(syntax(source, &part.text));
        }
        let broken = !findings.is_empty();
        found.extend(findings);
        Self { name: name.to_owned(), section: section.to_owned(), source: Arc::clone(source), parts, broken }
    }

    /// Whether it replaces the whole section, so that nothing below it is used.
    pub fn is_whole(&self) -> bool {
        self.parts.iter().any(|part| part.target == Target::Whole)
    }

    /// What a part replaces, as people say it; a paragraph by its number or its heading.
    pub fn label(&self, part: &Part) -> String {
        part.target.label()
    }

    /// Where a part's marker stands.
    pub fn marker(&self, part: &Part) -> Place {
        self.source.place(part.marker.clone())
    }
}

fn parts(source: &Arc<Source>, found: &mut Vec<Diagnostic>) -> Vec<Part> {
    let text = &source.text;
    let mut parts: Vec<Part> = Vec::new();
    for (start, whole) in check::regions(text) {
        let span = start..start + whole.len();
        match marker(whole) {
            None => {}
            Some(Some((target, bases))) => {
                parts.push(Part { target, bases, marker: span.clone(), text: span.end..text.len() });
            }
            Some(None) => {
                let finding = Diagnostic::new(Code::N412, "本地改写的记号读不懂");
                found.push(finding.at(source.place(span)).help(FORM));
            }
        }
    }
    let whole = |marker| Part { target: Target::Whole, bases: Vec::new(), marker, text: 0..text.len() };
    if parts.is_empty() {
        return vec![whole(0..0)];
    }
    if parts.iter().any(|part| part.target == Target::Whole) {
        for part in &parts[1..] {
            let finding = Diagnostic::new(Code::N412, "整段换掉的文件里不能再有别的记号");
            found.push(finding.at(source.place(part.marker.clone())).help(FORM));
        }
        let first = parts.swap_remove(0);
        return vec![Part { bases: first.bases, ..whole(first.marker) }];
    }
    let before = 0..parts[0].marker.start;
    if paragraph::shows(&text[before.clone()]) {
        let start = before.end - text[before.clone()].trim_start().len();
        let line = source.line(source.position(start).line);
        found.push(
            Diagnostic::new(Code::N412, "第一个记号前面的话不知道替换哪一段")
                .at(source.place(line.start.max(start)..line.end))
                .help(FORM),
        );
    }
    for index in 0..parts.len() {
        let end = parts.get(index + 1).map_or(text.len(), |next| next.marker.start);
        let inside = &text[parts[index].text.start..end];
        let start = end - inside.trim_start().len();
        parts[index].text = start.min(end)..start + inside.trim().len();
        if !paragraph::shows(&text[parts[index].text.clone()]) {
            let finding = Diagnostic::new(Code::N412, "记号后面没有新的话");
            found.push(finding.at(source.place(parts[index].marker.clone())).help(FORM));
        }
    }
    parts
}

/// A comment read as a marker: none for a plain comment, `Some(None)` for what was meant as a marker.
#[allow(clippy::option_option, reason = "no marker, a marker, a marker that cannot be read")]
fn marker(whole: &str) -> Option<Option<(Target, Vec<String>)>> {
    let inside = whole.strip_prefix("{#")?.trim_end_matches("#}").trim_matches(['-', '+']).trim();
    let is_meant = inside.starts_with("替换") || inside.starts_with("基准") || inside.contains(" 基准 ");
    if !is_meant {
        return None;
    }
    Some(read_marker(inside))
}

fn read_marker(inside: &str) -> Option<(Target, Vec<String>)> {
    let (what, rest) = match inside.find("基准") {
        Some(at) => (inside[..at].trim(), Some(&inside[at + "基准".len()..])),
        None => (inside, None),
    };
    let target = match what.strip_prefix("替换") {
        None if what.is_empty() => Target::Whole,
        None => return None,
        Some(what) => target(what.trim())?,
    };
    let Some(rest) = rest else { return Some((target, Vec::new())) };
    let words = rest.split([' ', '\u{3000}', '、', '，', ',', ':', '：']).filter(|word| !word.is_empty());
    let bases: Vec<String> = words.map(str::to_lowercase).collect();
    let is_print = |word: &String| word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    (!bases.is_empty() && bases.iter().all(is_print)).then_some((target, bases))
}

fn target(what: &str) -> Option<Target> {
    if let Some(number) = what.strip_prefix('第').and_then(|rest| rest.strip_suffix('段')) {
        let number = number.trim();
        let counted = (1..100).find(|&n| chinese(n) == number).or_else(|| number.parse().ok());
        return counted.filter(|&number| number > 0).map(Target::Number);
    }
    let quotes = [('“', '”'), ('"', '"'), ('「', '」')];
    let words =
        quotes.into_iter().find_map(|(open, close)| what.strip_prefix(open)?.strip_suffix(close)).map(str::trim)?;
    let words = words.trim_end_matches(':').trim_end_matches('。');
    (!words.is_empty()).then(|| Target::Heading(words.to_owned()))
}

/// What the engine refuses in a part by itself, at its own place: what stands before is blanked, so that places stay.
fn syntax(source: &Arc<Source>, part: &Range<usize>) -> Option<Diagnostic> {
    let blank = |text: &str| text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect::<String>();
    let text = blank(&source.text[..part.start]) + &source.text[part.clone()];
    let mut env = Environment::empty();
    env.set_debug(true);
    let error = env.template_from_str(&text).err()?;
    Some(fault::engine(&error, source))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Rewrite, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let rewrite =
            Rewrite::read("桃源社区", "段/甲.md", &Source::new("templates/本地/桃源社区/甲.md", text), &mut found);
        (rewrite, found)
    }

    #[test]
    fn markers_divide_a_file() {
        let text = "{# 替换第2段 基准 3f2a9c1b #}\n新话。\n\n又一段。\n\n{# 替换“规范经费使用。” #}\n别的话。\n";
        let (rewrite, found) = read(text);
        assert!(found.is_empty() && !rewrite.is_whole(), "{found:?}");
        let parts: Vec<_> = rewrite
            .parts
            .iter()
            .map(|part| (part.target.label(), part.bases.len(), &text[part.text.clone()]))
            .collect();
        assert_eq!(
            parts,
            [("第2段".to_owned(), 1, "新话。\n\n又一段。"), ("“规范经费使用”".to_owned(), 0, "别的话。")]
        );
        let (rewrite, found) = read("{# 基准 3F2A9C1B 00000001 #}\n整段。\n");
        assert!(found.is_empty() && rewrite.is_whole());
        assert_eq!(rewrite.parts[0].bases, ["3f2a9c1b", "00000001"]);
        assert_eq!(rewrite.parts[0].target.marker(&rewrite.parts[0].bases), "{# 基准 3f2a9c1b 00000001 #}");
        assert_eq!(read("整段。{# 一般的注释 #}").0.parts[0].marker, 0..0);
        assert_eq!(read("{# 替换第十二段 #}甲").0.parts[0].target, Target::Number(12));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_at_its_place() {
        for (bad, line) in [
            ("{# 替换2段 #}\n甲", 1),
            ("{# 替换第0段 #}\n甲", 1),
            ("{# 第2段 基准 3f2a9c1b #}\n甲", 1),
            ("{# 替换第2段 基准 3f2a #}\n甲", 1),
            ("{# 替换第2段 #}\n\n{# 替换第3段 #}\n甲", 1),
            ("\n前面的话。\n{# 替换第2段 #}\n甲", 2),
            ("{# 基准 3f2a9c1b #}\n甲\n{# 替换第2段 #}\n甲", 3),
            ("{# 替换第1段 #}\n甲\n{# 替换第2段 #}\n{% if 乙 %}丙\n", 4),
            ("{# 替换第1段 #}\n甲\n\n{{ 1 + 1 }}", 4),
        ] {
            let (rewrite, found) = read(bad);
            assert!(rewrite.broken && found.len() == 1, "{bad}: {found:?}");
            assert_eq!(found[0].place.as_ref().map(|place| place.start().line), Some(line), "{bad}: {found:?}");
        }
    }
}
