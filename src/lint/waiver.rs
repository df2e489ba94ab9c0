//! 放过: a finding that is let pass, with a reason. Written in the file where the finding stands, as a comment that begins with
//! 校对放过, or in 项目.yaml for files that have no comments.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::{Noted, named, rule};
use crate::diagnostic::{Code, Diagnostic, near};
use crate::manuscript::{Manuscript, label};
use crate::source::{Place, Source};

/// What begins a comment that lets something pass.
const WORD: &str = "校对放过";

/// Lets findings of some rules pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Of these rules.
    pub rules: Vec<Code>,
    /// Where.
    pub scope: Scope,
    /// Why.
    pub reason: String,
    /// Where it is written.
    pub place: Place,
}

/// Where findings are let pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// In a stretch of the source that it is written in.
    Stretch(Range<usize>),
    /// Named in 项目.yaml: in a document or file, under a heading, on words; what is empty is not asked for.
    Named {
        /// 文件: a document's name, or a file's, with or without its folder and ending.
        file: String,
        /// 段: words of a heading above.
        section: String,
        /// 原话: words that hold what the finding marks.
        words: String,
    },
}

impl Waiver {
    /// Whether it lets a finding pass. `names`: what the document may be called.
    pub fn covers(&self, noted: &Noted, text: &Manuscript, names: &[&str]) -> bool {
        if !self.rules.contains(&noted.finding.code) {
            return false;
        }
        match &self.scope {
            Scope::Stretch(stretch) => {
                let related = noted.finding.related.iter().map(|(place, _)| place);
                noted.finding.place.iter().chain(related).any(|place| {
                    let at = place.span.start;
                    // What has no words of its own points to the beginning of a file: only the whole file holds it.
                    let is_nowhere = place.span.is_empty() && stretch.end < place.source.text.len();
                    place.path() == self.place.path() && !is_nowhere && stretch.start <= at && at < stretch.end.max(1)
                })
            }
            Scope::Named { file, section, words } => {
                let paths = noted.finding.place.iter().map(Place::path);
                let is_file = file.is_empty() || names.iter().copied().chain(paths).any(|name| is_called(name, file));
                // A run-in heading stands at the beginning of its paragraph.
                let own = || text.lines.get(noted.line?)?.text.split('。').next();
                let headings = || noted.line.map(|line| text.path(line)).unwrap_or_default().into_iter().chain(own());
                let is_section = section.is_empty() || headings().any(|heading| heading.contains(section));
                is_file && is_section && (words.is_empty() || noted.is_within(text, words))
            }
        }
    }

    /// Whether it is about a document of these names.
    pub fn is_about(&self, names: &[&str]) -> bool {
        match &self.scope {
            Scope::Stretch(_) => names.iter().any(|name| *name == self.place.path()),
            Scope::Named { file, .. } => names.iter().any(|name| is_called(name, file)),
        }
    }

    /// It let nothing pass of these rules.
    pub(super) fn unused(&self, rules: &[Code]) -> Diagnostic {
        let rules: Vec<&str> = rules.iter().map(|code| code.as_str()).collect();
        Diagnostic::new(Code::N902, format!("放过 {}（{}）没有用到", rules.join("、"), self.reason))
            .at(self.place.clone())
            .help("那里已经没有这个毛病了，请删去这一条；还有的，看看位置、规则写对没有")
    }
}

/// Whether a name, path or file name is what a waiver calls it.
fn is_called(name: &str, wanted: &str) -> bool {
    let base = name.rsplit('/').next().unwrap_or(name);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    [name, base, stem].contains(&wanted) || name.strip_suffix(wanted).is_some_and(|folder| folder.ends_with('/'))
}

/// The rule of a code or a name, as people write them.
///
/// # Errors
/// Says what is wrong with it, and which name is near.
pub fn parse_rule(written: &str) -> Result<Code, String> {
    let code = Code::parse(written).filter(|code| rule(*code).is_some());
    code.or_else(|| named(written).map(|rule| rule.code)).ok_or_else(|| {
        if Code::parse(written).is_some() {
            return format!("“{written}”不是校对规则，放过、改轻重的只能是校对规则（N6、N7 开头）");
        }
        let names = super::RULES.iter().flat_map(|rule| [rule.name, rule.code.as_str()]);
        format!("没有校对规则“{written}”。{}", near::suggestion(written, names))
    })
}

/// {# … #} of a template, <!-- … --> of Markdown, # … of YAML, with 校对放过 at the beginning.
static COMMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?m)(?:\{{#-?|<!--|(?:^|[ \t])#)[ \t]*{WORD}(?P<said>[^\r\n]*?)[ \t]*(?:-?#\}}|-->|\r?$)"))
        .ok()
});
static SAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?P<scope>本段|全文)?[ ：:]*(?P<rules>[A-Za-z0-9、，, -]+)[：:][ \t]*(?P<reason>.+)$").ok()
});

/// What a source lets pass by comments in it.
pub fn comments(source: &Arc<Source>, found: &mut Vec<Diagnostic>) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    let (Some(comment), Some(said)) = (COMMENT.as_ref(), SAID.as_ref()) else { return waivers };
    if !source.text.contains(WORD) {
        return waivers;
    }
    for captures in comment.captures_iter(&source.text) {
        let (Some(whole), Some(inside)) = (captures.get(0), captures.name("said")) else { continue };
        let place = source.place(whole.start() + whole.as_str().len() - whole.as_str().trim_start().len()..whole.end());
        let mut refuse = |why: String| {
            found.push(Diagnostic::new(Code::N901, why).at(place.clone()).help(format!(
                "写成“{WORD} N643：原因”，放过这一行或下一行；{WORD}本段 放过一段，{WORD}全文 放过整个文件"
            )));
        };
        if is_text(source, &place.span) {
            refuse("写在文字里的“校对放过”会印出来，不起作用".into());
            continue;
        }
        let Some(parts) = said.captures(inside.as_str().trim()) else {
            refuse(format!("“{WORD}”后面要写规则、冒号和原因"));
            continue;
        };
        let rules = parts["rules"].split(['、', '，', ',', ' ']).filter(|word| !word.is_empty()).map(parse_rule);
        let (rules, wrong): (Vec<_>, Vec<_>) = rules.partition(Result::is_ok);
        wrong.into_iter().filter_map(Result::err).for_each(&mut refuse);
        let rules: Vec<Code> = rules.into_iter().filter_map(Result::ok).collect();
        if rules.is_empty() {
            continue;
        }
        let stretch = match parts.name("scope").map(|scope| scope.as_str()) {
            Some("全文") => 0..source.text.len(),
            Some(_) => section(source, &place.span),
            None => line(source, &place.span),
        };
        waivers.push(Waiver {
            rules,
            scope: Scope::Stretch(stretch),
            reason: parts["reason"].trim().to_owned(),
            place,
        });
    }
    waivers
}

/// Whether a # stands in a text over several lines of YAML (键: |), where it begins no comment.
fn is_text(source: &Source, comment: &Range<usize>) -> bool {
    if !is_yaml(source) {
        return false;
    }
    let text = |number: usize| &source.text[source.line(number)];
    let depth = |text: &str| text.len() - text.trim_start().len();
    let number = source.position(comment.start).line;
    let mut own = depth(text(number));
    for above in (1..number).rev().map(text).filter(|text| !text.trim().is_empty()) {
        if depth(above) < own {
            if opens_text(above) {
                return true;
            }
            own = depth(above);
        }
    }
    false
}

/// 键: |, whose text follows on the next lines.
fn opens_text(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    [": |", ": >", "- |", "- >"].iter().any(|mark| {
        line.rfind(mark).is_some_and(|at| line[at + mark.len()..].chars().all(|c| matches!(c, '+' | '-' | '0'..='9')))
    })
}

fn is_yaml(source: &Source) -> bool {
    source.path.rsplit('.').next() == Some("yaml")
}

/// The line that a comment is about: its own, or the next one with text when it stands alone. A key with a text of several lines
/// is about all of them.
fn line(source: &Source, comment: &Range<usize>) -> Range<usize> {
    let one = one_line(source, comment);
    if is_yaml(source) && opens_text(&source.text[one.clone()]) {
        return section(source, comment);
    }
    one
}

fn one_line(source: &Source, comment: &Range<usize>) -> Range<usize> {
    let number = source.position(comment.start).line;
    let own = source.line(number);
    if !source.text[own.start..comment.start].trim().is_empty()
        || !source.text[comment.end..own.end.max(comment.end)].trim().is_empty()
    {
        return own;
    }
    let mut below = (number + 1..=source.lines()).map(|next| source.line(next));
    below.find(|range| !source.text[range.clone()].trim().is_empty()).unwrap_or(own)
}

/// The section that a comment is about. Markdown: under the heading right below it, or else the one above it. YAML: the key of
/// its line with everything indented deeper.
fn section(source: &Source, comment: &Range<usize>) -> Range<usize> {
    let first = one_line(source, comment);
    let text = |number: usize| &source.text[source.line(number)];
    let number = source.position(first.start).line;
    if is_yaml(source) {
        let depth = |text: &str| text.len() - text.trim_start_matches([' ', '-']).len();
        let is_inside = |next: &usize| text(*next).trim().is_empty() || depth(text(*next)) > depth(text(number));
        let last = (number + 1..=source.lines()).take_while(is_inside).last().unwrap_or(number);
        return first.start..source.line(last).end;
    }
    let level = |number: usize| {
        let text = text(number);
        let hashes = text.len() - text.trim_start_matches('#').len();
        match hashes {
            0 => label::read(text)
                .filter(|_| text.chars().count() < 30)
                .map(|label| usize::from(label.style.level()) + 1),
            _ => Some(hashes),
        }
    };
    let heading =
        if level(number).is_some() { Some(number) } else { (1..number).rev().find(|above| level(*above).is_some()) };
    let (from, own) = heading.map_or((1, usize::MAX), |heading| (heading, level(heading).unwrap_or(usize::MAX)));
    let end = (from + 1..=source.lines()).find(|below| level(*below).is_some_and(|level| level <= own));
    source.line(from).start..end.map_or(source.text.len(), |end| source.line(end).start)
}

#[cfg(test)]
mod tests {
    use super::{Scope, comments};
    use crate::source::Source;

    fn covered(path: &str, text: &str) -> (Vec<String>, Vec<String>) {
        let source = Source::new(path, text);
        let mut found = Vec::new();
        let waivers = comments(&source, &mut found);
        let stretch = |scope: &Scope| match scope {
            Scope::Stretch(range) => source.text[range.clone()].to_owned(),
            Scope::Named { .. } => String::new(),
        };
        let all = waivers.iter().map(|it| format!("{}|{}|{}", it.rules.len(), it.reason, stretch(&it.scope))).collect();
        (all, found.into_iter().map(|finding| finding.message).collect())
    }

    #[test]
    fn a_line_a_section_a_file() {
        let text = "# 甲\n\n{# 校对放过 N643、typo：上级原话 #}\n一句。\n\n## 乙\n{# 校对放过本段 N604：引文 #}\n二句。\n# 丙\n";
        let (all, found) = covered("templates/段/甲.md", text);
        assert_eq!(found, Vec::<String>::new());
        assert_eq!(all[0], "2|上级原话|一句。");
        assert_eq!(all[1], "1|引文|## 乙\n{# 校对放过本段 N604：引文 #}\n二句。\n");
        let (all, _) = covered("a.md", "<!-- 校对放过全文 N604：旧稿 -->\n去年。\n");
        assert!(all[0].ends_with("去年。\n"), "{all:?}");
    }

    #[test]
    fn a_key_with_what_lies_under_it() {
        let text = "特色:  # 校对放过本段 N604：原话\n  做法: 去年起\n  成效: 好\n其他: 去年\n# 校对放过 N604：引文\n话: 去年\n";
        let (all, found) = covered("content/2026/甲.yaml", text);
        assert_eq!(found, Vec::<String>::new());
        assert!(all[0].ends_with("成效: 好"), "{all:?}");
        assert_eq!(all[1], "1|引文|话: 去年");
    }

    #[test]
    fn in_a_text_of_several_lines_it_is_text() {
        let text = "特色: |\n  学习柳荫街。 # 校对放过 N621：结对\n  再学。\n# 校对放过 N604：引文\n话: |\n  去年。\n  前年。\n尾: 去年\n";
        let (all, found) = covered("content/2026/甲.yaml", text);
        assert_eq!(found, ["写在文字里的“校对放过”会印出来，不起作用"]);
        assert_eq!(all, ["1|引文|话: |\n  去年。\n  前年。"]);
    }

    #[test]
    fn what_is_written_wrong_is_said() {
        let (all, found) =
            covered("甲.md", "{# 校对放过 N604 #}\n{# 校对放过 N101：不想改 #}\n{# 校对放过 typoo：不想改 #}\n");
        assert!(all.is_empty());
        assert_eq!(found.len(), 3);
        assert!(
            found[0].contains("原因") && found[1].contains("不是校对规则") && found[2].contains("typo"),
            "{found:?}"
        );
    }
}
