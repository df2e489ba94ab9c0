//! A section's text cut into paragraphs as a clerk counts them: runs of lines between blank lines. A heading that stands alone
//! is none, a run-in heading (`::`) and the words below it are one, and lines that print nothing are none.

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use super::check;

/// A stretch of a section that can be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without its last line end and without `{% set %}` and `{% from %}` lines at either side.
    pub span: Range<usize>,
    /// Its number from 1; none for a heading that stands alone.
    pub number: Option<usize>,
    /// Words of its heading, empty when it has none.
    pub heading: String,
    /// Where the words begin that a run-in heading opens, else where the paragraph begins.
    pub words: usize,
}

/// What a line of a template shows on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// Nothing stands in it.
    Blank,
    /// A comment, `{% set %}`, `{% from %}` or a macro: later lines may need it.
    Definition,
    /// Other tags without words, such as `{% if … %}`.
    Tag,
    /// A heading; true when the words below run into it.
    Heading(bool),
    /// Words or a value.
    Words,
}

#[derive(Debug)]
struct Line {
    span: Range<usize>,
    shows: Shows,
    seen: String,
}

/// Cuts a template into paragraphs.
pub fn split(text: &str) -> Vec<Paragraph> {
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    let mut open: Vec<Line> = Vec::new();
    let waits = |open: &[Line]| {
        let last = open.iter().rev().find(|line| matches!(line.shows, Shows::Heading(_) | Shows::Words));
        last.is_some_and(|line| line.shows == Shows::Heading(true))
    };
    for line in lines(text) {
        match line.shows {
            Shows::Blank if !waits(&open) => blocks.push(std::mem::take(&mut open)),
            Shows::Blank => {}
            Shows::Heading(run_in) => {
                if open.iter().any(|line| matches!(line.shows, Shows::Heading(_) | Shows::Words)) {
                    blocks.push(std::mem::take(&mut open));
                }
                open.push(line);
                if !run_in {
                    blocks.push(std::mem::take(&mut open));
                }
            }
            _ => open.push(line),
        }
    }
    blocks.push(open);
    let mut number = 0;
    blocks.into_iter().filter_map(|block| paragraph(&block, &mut number)).collect()
}

fn paragraph(block: &[Line], number: &mut usize) -> Option<Paragraph> {
    let kept = |line: &&Line| line.shows != Shows::Definition;
    let (first, last) = (block.iter().find(kept)?, block.iter().rev().find(kept)?);
    let heading = block.iter().position(|line| matches!(line.shows, Shows::Heading(_)));
    let has_words = block.iter().any(|line| line.shows == Shows::Words);
    if heading.is_none() && !has_words {
        return None;
    }
    *number += usize::from(has_words);
    let below = heading.filter(|_| has_words).and_then(|at| block.get(at + 1));
    let words = below.map_or(first.span.start, |line| line.span.start);
    let title = heading.map(|at| block[at].seen.trim_start_matches('#').trim_end_matches("::"));
    Some(Paragraph {
        span: first.span.start..last.span.end,
        number: has_words.then_some(*number),
        heading: title.map(|title| title.trim().trim_end_matches('。').to_owned()).unwrap_or_default(),
        words,
    })
}

/// Whether the first thing that a text prints is a heading.
pub fn opens_with_heading(text: &str) -> bool {
    let first = lines(text).into_iter().find(|line| matches!(line.shows, Shows::Heading(_) | Shows::Words));
    first.is_some_and(|line| line.shows != Shows::Words)
}

/// Whether a text prints anything.
pub fn shows(text: &str) -> bool {
    lines(text).iter().any(|line| matches!(line.shows, Shows::Heading(_) | Shows::Words))
}

/// Whether a text has definitions that would reach beyond it.
pub fn defines(text: &str) -> bool {
    check::tags(text).iter().any(|(_, inside)| matches!(word(inside), "set" | "from" | "import" | "macro"))
}

/// Whether all tags of a text are closed inside it.
pub fn is_balanced(text: &str) -> bool {
    minijinja::Environment::empty().template_from_str(text).is_ok()
}

/// Eight hex digits that change when the words do: comments, blanks at line ends and blank lines at either end do not count.
pub fn fingerprint(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut from = 0;
    for (start, whole) in check::regions(text).into_iter().filter(|(_, whole)| whole.starts_with("{#")) {
        words.push_str(&text[from..start]);
        from = start + whole.len();
    }
    words.push_str(&text[from..]);
    let lines: Vec<&str> = words.lines().map(str::trim_end).collect();
    format!("{:08x}", xxh3_64(lines.join("\n").trim().as_bytes()) & 0xffff_ffff)
}

fn word(inside: &str) -> &str {
    inside.split_whitespace().next().unwrap_or_default()
}

fn lines(text: &str) -> Vec<Line> {
    let hidden = hidden(text);
    let mut start = 0;
    let line = |whole: &str| {
        let span = start..start + whole.trim_end_matches(['\n', '\r']).len();
        let (mut seen, mut shows) = (Vec::new(), Shows::Blank);
        for (at, byte) in whole.bytes().enumerate() {
            match hidden[start + at] {
                None => seen.push(byte),
                Some(Shows::Definition) if shows == Shows::Blank => shows = Shows::Definition,
                Some(Shows::Definition) => {}
                Some(_) => shows = Shows::Tag,
            }
        }
        let seen = String::from_utf8_lossy(&seen).trim().to_owned();
        if seen.starts_with('#') {
            shows = Shows::Heading(seen.ends_with("::"));
        } else if !seen.is_empty() {
            shows = Shows::Words;
        }
        start += whole.len();
        Line { span, shows, seen }
    };
    text.split_inclusive('\n').map(line).collect()
}

/// What prints nothing, byte by byte.
fn hidden(text: &str) -> Vec<Option<Shows>> {
    let mut hidden = vec![None; text.len()];
    let mut open = Vec::new();
    for (start, whole) in check::regions(text) {
        let end = start + whole.len();
        if whole.starts_with("{{") {
            continue;
        }
        let inside = whole[2..whole.len() - 2].trim_start_matches(['-', '+']);
        let is_comment = whole.starts_with("{#");
        let (mut from, mut shows) = (start, Shows::Definition);
        match word(inside) {
            _ if is_comment => {}
            "macro" => open.push(start),
            "set" if !inside.contains('=') => open.push(start),
            "endset" | "endmacro" => from = open.pop().unwrap_or(start),
            "set" | "from" | "import" => {}
            _ => shows = Shows::Tag,
        }
        hidden[from..end].fill(Some(shows));
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(Option<usize>, &str)> {
        split(text).into_iter().map(|paragraph| (paragraph.number, &text[paragraph.span])).collect()
    }

    #[test]
    fn a_heading_alone_and_definitions_are_no_paragraphs() {
        let text =
            "{% set 串 = [\"甲\"] | 目标串 -%}\n# 保障措施\n\n## 加强领导。::\n\n第一段\n两行。\r\n\n\n第二段。\n";
        assert_eq!(
            cut(text),
            [(None, "# 保障措施"), (Some(1), "## 加强领导。::\n\n第一段\n两行。"), (Some(2), "第二段。")]
        );
        let second = &split(text)[1];
        assert_eq!((second.heading.as_str(), &text[second.words..][..9]), ("加强领导", "\n第一段".trim()));
    }

    #[test]
    fn a_condition_around_a_run_in_heading_belongs_to_its_paragraph() {
        let text = "前。\n\n{% if 治理 is 有 -%}\n## 基层治理。::\n\n{{ 治理 }}。\n{%- endif %}\n\n{% if 甲 %}\n\n后。\n\n{% endif %}\n";
        let expected = [
            (Some(1), "前。"),
            (Some(2), "{% if 治理 is 有 -%}\n## 基层治理。::\n\n{{ 治理 }}。\n{%- endif %}"),
            (Some(3), "后。"),
        ];
        assert_eq!(cut(text), expected);
        assert_eq!(split(text)[1].heading, "基层治理");
    }

    #[test]
    fn a_heading_without_a_blank_line_and_captures_over_several_lines() {
        assert_eq!(cut("正文。\n# 题\n下文。"), [(Some(1), "正文。"), (None, "# 题"), (Some(2), "下文。")]);
        assert_eq!(cut("{% set 话 %}\n一。\n\n二。\n{% endset %}\n{{ 话 }}。\n"), [(Some(1), "{{ 话 }}。")]);
        assert_eq!(cut("{# 说明\n\n还是说明 #}\n甲。{# 注 #}\n{# 末 #}\n"), [(Some(1), "甲。{# 注 #}")]);
        assert_eq!(cut("{% macro 甲() %}乙{% endmacro %}\n\n"), []);
        assert_eq!(cut("# 题::\n\n# 下一题\n\n文。"), [(None, "# 题::"), (None, "# 下一题"), (Some(1), "文。")]);
    }

    #[test]
    fn a_table_is_one_paragraph() {
        let text = "甲。\n\n|序号|题|\n|---|---|\n{% for 行 in 任务行() -%}\n|{{ 行.序号 }}|乙|\n{% endfor %}\n\n丙。";
        assert_eq!(cut(text).len(), 3);
        assert_eq!(cut(text)[2], (Some(3), "丙。"));
    }

    #[test]
    fn the_fingerprint_is_of_the_words() {
        let print = fingerprint("甲。\n乙。\n");
        assert_eq!(print.len(), 8);
        assert_eq!(print, fingerprint("{# 基准 00000000 #}\n甲。  \r\n乙。"));
        assert_ne!(print, fingerprint("甲。\n乙，\n"));
    }

    #[test]
    fn what_opens_a_text() {
        assert!(opens_with_heading("{% set 甲 = 1 %}\n## 题。::\n\n文"));
        assert!(!opens_with_heading("{% if 甲 %}文{% endif %}\n## 题"));
        assert!(defines("{%- set 甲 = 1 %}") && !defines("{{ 甲 }}{% if 乙 %}{% endif %}"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_in_order(parts in proptest::collection::vec(0_usize..14, 0..24)) {
            const PARTS: [&str; 14] = [
                "甲。", "\n", "\n\n", "\r\n", "# 题", "## 题。::\n", "{% set 串 = 1 -%}\n", "{% set 话 %}", "{% endset %}",
                "{%- if 甲 %}", "{% endif %}", "{{ 值 }}", "{# 注\n\n #}", "{{ {%",
            ];
            let text: String = parts.iter().map(|&part| PARTS[part]).collect();
            let (mut end, mut number) = (0, 0);
            for paragraph in split(&text) {
                let Paragraph { span, words, .. } = &paragraph;
                assert!(end <= span.start && span.start < span.end && span.contains(words), "{text:?}: {paragraph:?}");
                assert!(!text[span.clone()].trim().is_empty() && text.is_char_boundary(*words), "{text:?}");
                end = span.end;
                if let Some(own) = paragraph.number {
                    number += 1;
                    assert_eq!(own, number, "{text:?}");
                }
            }
        }
    }
}
