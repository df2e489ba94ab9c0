//! A section put together from several files: the template below and what overrides replace in it. Every byte knows the file that it
//! came from, so that errors, findings and places are those of the files as people see them.

use std::ops::Range;
use std::sync::Arc;

use super::paragraph::{self, Paragraph};
use super::rewrite::{Part, Rewrite, Target};
use crate::diagnostic::{Code, Diagnostic, near};
use crate::source::{Place, Source};

/// Keeps the definitions of a replaced paragraph, and the reach of its `{%-` and `-%}`, inside it.
const SCOPE: (&str, &str) = ("{% with %}", "{% endwith %}");

/// Text with the places that it came from.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The whole text.
    pub text: String,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone)]
struct Piece {
    /// Where it begins in the whole text.
    start: usize,
    /// Where it came from.
    place: Place,
    /// What is printed instead of the place's text: the signs of [`SCOPE`].
    glue: &'static str,
}

impl Piece {
    fn text(&self) -> &str {
        if self.glue.is_empty() { self.place.text() } else { self.glue }
    }
}

/// A text that a part was laid over.
#[derive(Debug, Clone)]
pub struct Base {
    /// Index of the part in its file.
    pub part: usize,
    /// Fingerprint of the text.
    pub print: String,
    /// The text.
    pub place: Place,
}

impl Composed {
    /// A file as it is.
    pub fn of(source: &Arc<Source>) -> Self {
        Self::new(vec![(source.place(0..source.text.len()), "")])
    }

    fn new(parts: Vec<(Place, &'static str)>) -> Self {
        let mut composed = Self { text: String::new(), pieces: Vec::new() };
        for (place, glue) in parts {
            let piece = Piece { start: composed.text.len(), place, glue };
            composed.text.push_str(piece.text());
            composed.pieces.push(piece);
        }
        composed
    }

    /// Where a stretch of the whole text stands in its file; it ends where that file's piece does.
    pub fn place(&self, range: &Range<usize>) -> Place {
        let at = self.pieces.partition_point(|piece| piece.start <= range.start).saturating_sub(1);
        let Piece { start, place, .. } = &self.pieces[at];
        let inside = |offset: usize| (place.span.start + offset.saturating_sub(*start)).min(place.span.end);
        place.source.place(inside(range.start)..inside(range.end.max(range.start)))
    }

    /// The pieces of a stretch.
    fn cut(&self, range: Range<usize>) -> Vec<(Place, &'static str)> {
        let mut parts = Vec::new();
        for piece in &self.pieces {
            let end = piece.start + piece.text().len();
            let (from, to) = (range.start.max(piece.start), range.end.min(end));
            if from >= to {
                continue;
            }
            let inside = |offset: usize| piece.place.span.start + offset - piece.start;
            let place = if piece.glue.is_empty() {
                piece.place.source.place(inside(from)..inside(to))
            } else {
                piece.place.clone()
            };
            parts.push((place, piece.glue));
        }
        parts
    }

    /// Fingerprint of a stretch as its files have it.
    fn print(&self, range: Range<usize>) -> String {
        let parts = self.cut(range);
        let words: String = parts.iter().filter(|(_, glue)| glue.is_empty()).map(|(place, _)| place.text()).collect();
        paragraph::fingerprint(&words)
    }
}

/// Lays an override over a text. None when one of its parts cannot be used, which is in `found`.
pub fn apply(below: &Composed, rewrite: &Rewrite, found: &mut Vec<Diagnostic>) -> (Option<Composed>, Vec<Base>) {
    let paragraphs = paragraph::split(&below.text);
    let (mut bases, mut changes, mut sound) = (Vec::new(), Vec::new(), true);
    for (index, part) in rewrite.parts.iter().enumerate() {
        let range = match &part.target {
            Target::Whole => 0..below.text.len(),
            Target::Number(_) | Target::Heading(_) => match change(below, &paragraphs, rewrite, part) {
                Ok((paragraph, change)) => {
                    let range = paragraph.span.clone();
                    changes.push((change, part));
                    range
                }
                Err(finding) => {
                    found.push(*finding);
                    sound = false;
                    continue;
                }
            },
        };
        bases.push(Base { part: index, print: below.print(range.clone()), place: below.place(&range) });
    }
    if rewrite.is_whole() {
        return (Some(Composed::of(&rewrite.source)), bases);
    }
    changes.sort_by_key(|(range, _)| range.start);
    for pair in changes.windows(2) {
        let [(first, one), (second, other)] = pair else { continue };
        if second.start < first.end {
            let finding = Diagnostic::new(Code::N412, format!("{}已经替换过一次", other.target.label()));
            let finding = finding.at(rewrite.marker(other)).also(rewrite.marker(one), "另一处在这里");
            found.push(finding.help("同一段只能替换一次，请把两处合成一处"));
            sound = false;
        }
    }
    if !sound {
        return (None, bases);
    }
    let (mut parts, mut from) = (Vec::new(), 0);
    for (range, part) in changes {
        parts.extend(below.cut(from..range.start));
        let place = rewrite.source.place(part.text.clone());
        let reaches = |text: &str| {
            ["{%-", "{{-", "{#-"].iter().any(|sign| text.starts_with(sign))
                || ["-%}", "-}}", "-#}"].iter().any(|sign| text.ends_with(sign))
        };
        let scoped = paragraph::defines(place.text()) || reaches(place.text());
        let edge = |at: usize, sign| (rewrite.source.place(at..at), sign);
        parts.extend(scoped.then(|| edge(part.text.start, SCOPE.0)));
        parts.push((place, ""));
        parts.extend(scoped.then(|| edge(part.text.end, SCOPE.1)));
        from = range.end;
    }
    parts.extend(below.cut(from..below.text.len()));
    (Some(Composed::new(parts)), bases)
}

/// The paragraph that a part replaces, and the stretch of it that gives way.
fn change<'a>(
    below: &Composed,
    paragraphs: &'a [Paragraph],
    rewrite: &Rewrite,
    part: &Part,
) -> Result<(&'a Paragraph, Range<usize>), Box<Diagnostic>> {
    let refuse = |message: String| Diagnostic::new(Code::N412, message).at(rewrite.marker(part));
    let label = part.target.label();
    let candidates = find(paragraphs, &part.target);
    if let [first, second, ..] = candidates.as_slice() {
        let finding = refuse(format!("原文里不止一处{label}"))
            .also(below.place(&first.span), "一处")
            .also(below.place(&second.span), "又一处");
        return Err(Box::new(finding.help("请改用次序，写成 {# 替换第2段 #}；或把小标题写全")));
    }
    let Some(&paragraph) = candidates.first() else {
        let headings =
            || paragraphs.iter().map(|paragraph| paragraph.heading.as_str()).filter(|words| !words.is_empty());
        let hint = match &part.target {
            Target::Heading(words) => near::suggestion(words, headings()),
            _ => String::new(),
        };
        let count = paragraphs.iter().filter_map(|paragraph| paragraph.number).max().unwrap_or(0);
        let headings: Vec<&str> = headings().collect();
        let titles =
            if headings.is_empty() { String::new() } else { format!("，小标题有：{}", headings.join("、")) };
        let finding = refuse(format!("原文里没有{label}")).also(below.place(&(0..0)), "原文在这里");
        return Err(Box::new(finding.help(format!(
            "{hint}原文共{count}段{titles}；单独成行的标题不算段，小标题（以 :: 结尾）和它下面的正文算一段"
        ))));
    };
    let old = &below.text[paragraph.span.clone()];
    if !paragraph::is_balanced(old) {
        let finding = refuse(format!("{label}不能单独替换：里面的 {{% %}} 有头没尾，或有尾没头"));
        let finding = finding.also(below.place(&paragraph.span), "原文的这一段");
        return Err(Box::new(
            finding.help("这样的条件跨着几段。请整段改写：把原来的模板全文抄到这个文件里再改，不写“替换”记号"),
        ));
    }
    let new = &rewrite.source.text[part.text.clone()];
    if paragraph.words == paragraph.span.start || paragraph.number.is_none() || paragraph::opens_with_heading(new) {
        return Ok((paragraph, paragraph.span.clone()));
    }
    // New words without a heading go below the old one.
    let words = paragraph.words..paragraph.span.end;
    let trimmed = words.end - below.text[words.clone()].trim_start().len();
    if paragraph::is_balanced(&below.text[words]) {
        return Ok((paragraph, trimmed..paragraph.span.end));
    }
    let finding = refuse(format!("{label}的小标题在条件里，新的话要连小标题一起写"));
    let finding = finding.also(below.place(&paragraph.span), "原文的这一段");
    Err(Box::new(finding.help(format!("在新的话前面照原文写一行小标题，空一行再写正文：## {}。::", paragraph.heading))))
}

/// The paragraphs that a target may mean: a heading as it stands, else headings that hold its words.
fn find<'a>(paragraphs: &'a [Paragraph], target: &Target) -> Vec<&'a Paragraph> {
    let all = |means: &dyn Fn(&Paragraph) -> bool| paragraphs.iter().filter(|paragraph| means(paragraph)).collect();
    match target {
        Target::Whole => Vec::new(),
        Target::Number(number) => all(&|paragraph| paragraph.number == Some(*number)),
        Target::Heading(words) => {
            let exact: Vec<_> = all(&|paragraph| paragraph.heading == *words);
            if exact.is_empty() { all(&|paragraph| paragraph.heading.contains(words.as_str())) } else { exact }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str =
        "{% set 串 = 1 -%}\n# 保障\n\n## 甲。::\n\n一。\n\n## 乙。::\n\n二{{ 串 }}。\n{%- if 串 %}三。{% endif %}\n";

    fn laid(below: &Composed, text: &str) -> (Option<Composed>, Vec<Base>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let rewrite = Rewrite::read("桃源社区", "段/甲.md", &Source::new("本地.md", text), &mut found);
        let (composed, bases) = apply(below, &rewrite, &mut found);
        (composed, bases, found)
    }

    #[test]
    fn one_paragraph_gives_way_and_all_else_stays() {
        let base = Composed::of(&Source::new("原.md", BASE));
        let (composed, bases, found) = laid(&base, "{# 替换第1段 #}\n新的话。\n");
        assert!(found.is_empty(), "{found:?}");
        let composed = composed.expect("composed");
        assert_eq!(composed.text, BASE.replace("一。", "新的话。"));
        assert_eq!(bases[0].place.text(), "## 甲。::\n\n一。");
        let (titled, ..) = laid(&base, "{# 替换“乙” #}\n{% set 串 = 2 -%}\n## 丙。::\n\n新的话。\n");
        let titled = titled.expect("composed").text;
        let (before, _) = BASE.split_at(BASE.find("## 乙").expect("乙"));
        assert_eq!(titled, format!("{before}{{% with %}}{{% set 串 = 2 -%}}\n## 丙。::\n\n新的话。{{% endwith %}}\n"));
    }

    #[test]
    fn trim_signs_of_new_words_do_not_reach_the_heading_above() {
        let base = Composed::of(&Source::new("原.md", "## 甲。::\n\n一。\n\n二。\n"));
        let (composed, ..) = laid(&base, "{# 替换第1段 #}\n{%- if 1 %}新。{% endif -%}\n");
        let text = composed.expect("composed").text;
        let printed = minijinja::Environment::empty().render_str(&text, ()).expect("renders");
        assert_eq!(printed, "## 甲。::\n\n新。\n\n二。");
    }

    #[test]
    fn places_are_those_of_the_files() {
        let base = Composed::of(&Source::new("原.md", BASE));
        let (composed, ..) = laid(&base, "{# 替换第1段 #}\n\n{% set 甲 = 1 -%}\n新的话。\n");
        let composed = composed.expect("composed");
        for (words, path, line) in [("新的话", "本地.md", 4), ("# 保障", "原.md", 2), ("三。", "原.md", 11)]
        {
            let at = composed.text.find(words).expect(words);
            let place = composed.place(&(at..at + words.len()));
            assert_eq!((place.path(), place.start().line, place.text()), (path, line, words));
        }
        // A second layer over the first: its base is the first layer's text.
        let (second, bases, _) = laid(&composed, "{# 替换“乙” #}\n再改。\n");
        assert_eq!(bases[0].place.path(), "原.md");
        let second = second.expect("composed");
        assert!(second.text.contains("新的话。") && second.text.ends_with("## 乙。::\n\n再改。\n"), "{}", second.text);
        let (_, own, _) = laid(&composed, "{# 替换第1段 #}\n再改。\n");
        assert_eq!(own[0].place.path(), "原.md");
    }

    #[test]
    fn what_cannot_be_replaced_is_refused() {
        let base =
            Composed::of(&Source::new("原.md", "甲。\n\n{% if 乙 %}丙。\n\n丁。{% endif %}\n\n## 戊。::\n\n己。\n"));
        for (text, words) in [
            ("{# 替换第2段 #}\n新", "不能单独替换"),
            ("{# 替换第9段 #}\n新", "原文里没有第9段"),
            ("{# 替换“戍” #}\n新", "原文里没有“戍”"),
            ("{# 替换第4段 #}\n新\n{# 替换“戊” #}\n新", "已经替换过一次"),
        ] {
            let (composed, _, found) = laid(&base, text);
            assert!(composed.is_none() && found.len() == 1, "{text}: {found:?}");
            assert!(found[0].message.contains(words), "{text}: {found:?}");
        }
        let twice = Composed::of(&Source::new("原.md", "## 甲。::\n\n一。\n\n## 甲。::\n\n二。\n"));
        let (_, _, found) = laid(&twice, "{# 替换“甲” #}\n新");
        assert!(found[0].message.contains("不止一处") && found[0].related.len() == 2, "{found:?}");
        let guarded = Composed::of(&Source::new("原.md", "{% if 乙 -%}\n## 戊。::\n\n己。\n{%- endif %}\n"));
        assert!(laid(&guarded, "{# 替换“戊” #}\n新").2[0].message.contains("连小标题一起写"));
        let whole = "{# 替换“戊” #}\n{% if 乙 -%}\n## 戊。::\n\n新\n{%- endif %}";
        assert!(laid(&guarded, whole).2.is_empty());
    }

    proptest::proptest! {
        #[test]
        fn every_byte_knows_its_file(parts in proptest::collection::vec(0_usize..10, 1..16), target in 1_usize..4) {
            const PARTS: [&str; 10] = [
                "甲。", "\n\n", "\n", "# 题\n", "## 题。::\n\n", "{% set 串 = 1 -%}\n", "{% if 1 %}", "{% endif %}", "{{ 值 }}", "乙\r\n",
            ];
            let text: String = parts.iter().map(|&part| PARTS[part]).collect();
            let mut below = Composed::of(&Source::new("原.md", text.clone()));
            for new in ["{% set 甲 = 2 %}\n新一。\n\n新二。", "{%- if 1 %}## 新题。::\n\n新三。{% endif %}"] {
                let (composed, ..) = laid(&below, &format!("{{# 替换第{target}段 #}}\n\n{new}\n"));
                let Some(composed) = composed else { break };
                for (at, c) in composed.text.char_indices() {
                    let place = composed.place(&(at..at + c.len_utf8()));
                    assert!(place.span.is_empty() || place.text().starts_with(c), "{text:?} {at} {place:?}");
                    assert!(!place.span.is_empty() || "{% with %}{% endwith %}".contains(c), "{text:?} {at}");
                }
                below = composed;
            }
        }
    }
}
