//! The manual that `explain` prints: one section a code, written for clerks in `manual.md`. The rules of lint (N6xx, N7xx) keep
//! their pages in their own files.

use super::Code;

const MANUAL: &str = include_str!("manual.md");

/// The manual's section on a code, from its title on.
pub fn explain(code: Code) -> &'static str {
    section(code).map_or(code.title(), |section| section.trim_end())
}

fn section(code: Code) -> Option<&'static str> {
    sections().find(|section| section.split(' ').next() == Some(code.as_str()))
}

/// The sections without their `## `.
fn sections() -> impl Iterator<Item = &'static str> {
    MANUAL.split("\n## ").skip(1)
}

#[cfg(test)]
mod tests {
    use super::{Code, explain, section, sections};

    fn written() -> impl Iterator<Item = Code> {
        let is_lint = |code: &Code| ["N6", "N7"].iter().any(|prefix| code.as_str().starts_with(prefix));
        Code::ALL.iter().copied().filter(move |code| !is_lint(code))
    }

    #[test]
    fn every_code_has_a_section_under_its_title_in_the_same_order() {
        let titles: Vec<_> = sections().map(|section| section.lines().next().unwrap_or_default().to_owned()).collect();
        let codes: Vec<_> = written().map(|code| format!("{} {}", code.as_str(), code.title())).collect();
        assert_eq!(titles, codes);
    }

    #[test]
    fn every_section_says_what_why_an_example_and_what_to_write() {
        for code in written() {
            let section = section(code).unwrap_or_default();
            for part in ["\n是什么：", "\n为什么：", "\n例子：", "\n应当写成："] {
                assert_eq!(section.matches(part).count(), 1, "{} {part}", code.as_str());
            }
        }
    }

    #[test]
    fn a_section_ends_where_the_next_begins() {
        let text = explain(Code::N102);
        assert!(text.starts_with("N102 ") && !text.contains("N103"), "{text}");
    }
}
