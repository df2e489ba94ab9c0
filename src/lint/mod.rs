//! 校对: what a checker would mark, on documents made here and on files made elsewhere. One rule a file; its opening comment is
//! its manual page, and its code and name are in [`RULES`].
//!
//! - [`subject`] what a rule sees and says · [`pattern`] [`lexicon`] what it looks with
//! - [`needed`] what a pattern cannot match without
//! - [`known`] what the project knows that a text must agree with
//! - [`bare`] a text without what hides its words
//! - [`policy`] [`waiver`] how loud a rule is, and what is let pass with a reason · [`mend`] what is mended without asking
//! - [`apparatus`] [`sequence`] [`similarity`] [`quotation`] [`region`] [`word`] what several rules know
//! - [`placeholder`] [`identity`] [`numbering`] [`structure`] [`punctuation`] [`number`] [`wording`] [`count`] [`privacy`]
//!   [`layout`] the rules

pub mod apparatus;
pub mod bare;
pub mod count;
pub mod identity;
pub mod known;
pub mod layout;
pub mod lexicon;
pub mod mend;
pub mod needed;
pub mod number;
pub mod numbering;
pub mod pattern;
pub mod placeholder;
pub mod policy;
pub mod privacy;
pub mod punctuation;
pub mod quotation;
pub mod region;
pub mod sequence;
pub mod similarity;
pub mod structure;
pub mod subject;
pub mod title;
pub mod waiver;
pub mod word;
pub mod wording;

pub use policy::{Passed, Policy};
pub use subject::{Own, Remark, Retired, Subject, meet};
pub use waiver::Waiver;

use std::ops::Range;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic};
use crate::manuscript::Manuscript;

/// A rule.
pub struct Rule {
    /// Its code.
    pub code: Code,
    /// Its name, what is linted against: `half-width-punct`.
    pub name: &'static str,
    /// What it does.
    pub check: fn(&Subject<'_>) -> Vec<Remark>,
    /// Its file, whose opening comment is the manual page.
    source: &'static str,
}

impl Rule {
    /// The manual page.
    pub fn manual(&self) -> String {
        let lines = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }
}

/// The rule of a code.
pub fn rule(code: Code) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

/// The rule of a name.
pub fn named(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

macro_rules! rules {
    ($($code:ident $family:ident $file:ident $name:literal;)*) => {
        /// Every rule, in order of code.
        pub static RULES: &[Rule] = &[
            $(Rule {
                code: Code::$code,
                name: $name,
                check: $family::$file::check,
                source: include_str!(concat!(stringify!($family), "/", stringify!($file), ".rs")),
            },)*
        ];
    };
}

rules! {
    N601 placeholder placeholder_mark "placeholder-mark";
    N602 structure length "length";
    N603 structure glyph "glyph";
    N604 number relative_year "relative-year";
    N606 wording retired_term "retired-term";
    N607 structure missing_attachment "missing-attachment";
    N608 structure empty_table "empty-table";
    N609 structure task_gap "task-gap";
    N611 placeholder placeholder_year "placeholder-year";
    N612 placeholder placeholder_place "placeholder-place";
    N613 placeholder placeholder_ordinal "placeholder-ordinal";
    N614 placeholder mask_ate_quantity "mask-ate-quantity";
    N615 placeholder empty_bracket "empty-bracket";
    N616 placeholder missing_proper_noun "missing-proper-noun";
    N617 placeholder mask_leak "mask-leak";
    N621 identity foreign_entity "foreign-entity";
    N622 identity entity_alias "entity-alias";
    N623 identity level_mismatch "level-mismatch";
    N624 identity year_conflict "year-conflict";
    N625 identity missing_date_part "missing-date-part";
    N626 identity title_mismatch "title-mismatch";
    N627 identity region_mismatch "region-mismatch";
    N628 identity stale_year "stale-year";
    N629 identity title_formula "title-formula";
    N631 numbering number_gap "number-gap";
    N632 numbering number_orphan "number-orphan";
    N633 numbering number_style_mix "number-style-mix";
    N634 numbering number_restart "number-restart";
    N635 numbering heading_glued "heading-glued";
    N636 numbering fragment "fragment";
    N637 numbering page_marker "page-marker";
    N638 numbering label_mark "label-mark";
    N639 numbering heading_stop "heading-stop";
    N641 structure para_split "para-split";
    N642 structure truncated "truncated";
    N643 structure duplicate_text "duplicate-text";
    N644 structure duplicate_word "duplicate-word";
    N645 structure web_boilerplate "web-boilerplate";
    N646 structure leftover "leftover";
    N647 structure textless_page "textless-page";
    N648 structure annex_mismatch "annex-mismatch";
    N651 punctuation half_width_punct "half-width-punct";
    N652 punctuation double_punct "double-punct";
    N653 punctuation straight_quote "straight-quote";
    N654 punctuation unbalanced_quote "unbalanced-quote";
    N655 punctuation missing_punct "missing-punct";
    N656 punctuation missing_title_mark "missing-title-mark";
    N657 punctuation number_format "number-format";
    N658 punctuation cjk_space "cjk-space";
    N659 punctuation range_style "range-style";
    N660 punctuation list_separator "list-separator";
    N661 punctuation ellipsis "ellipsis";
    N662 punctuation dash "dash";
    N663 punctuation adjacent_titles "adjacent-titles";
    N664 punctuation file_number "file-number";
    N665 punctuation invisible_char "invisible-char";
    N666 punctuation event_date "event-date";
    N667 punctuation title_mark_misuse "title-mark-misuse";
    N671 number range_unit "range-unit";
    N672 number short_year "short-year";
    N673 number date_form "date-form";
    N674 number impossible_date "impossible-date";
    N675 number wrong_weekday "wrong-weekday";
    N676 number mixed_numeral "mixed-numeral";
    N677 number doubled_approximation "doubled-approximation";
    N678 number zero_in_year "zero-in-year";
    N679 number approximate_pair "approximate-pair";
    N680 number reversed_range "reversed-range";
    N681 wording typo "typo";
    N682 wording synonym_mangle "synonym-mangle";
    N683 wording safety_peace_swap "safety-peace-swap";
    N684 wording ocr_glyph "ocr-glyph";
    N685 wording pinyin_inlay "pinyin-inlay";
    N686 wording trad_simp_mix "trad-simp-mix";
    N687 wording nonstandard_unit "nonstandard-unit";
    N688 wording redundant "redundant";
    N689 wording tense_conflict "tense-conflict";
    N690 wording de_confusion "de-confusion";
    N691 wording missing_subject "missing-subject";
    N692 wording outdated_term "outdated-term";
    N693 wording name_dropped "name-dropped";
    N694 number impossible_time "impossible-time";
    N695 identity anniversary_mismatch "anniversary-mismatch";
    N696 wording stale_meeting "stale-meeting";
    N697 number duration_mismatch "duration-mismatch";
    N701 count value_conflict "value-conflict";
    N702 count count_mismatch "count-mismatch";
    N703 count count_unlisted "count-unlisted";
    N704 count percent_ambiguous "percent-ambiguous";
    N705 count comparator_missing "comparator-missing";
    N706 count unit_mismatch "unit-mismatch";
    N707 count frequency_vague "frequency-vague";
    N708 count direction_conflict "direction-conflict";
    N709 count growth_mismatch "growth-mismatch";
    N710 count band_overlap "band-overlap";
    N711 count decimal_mix "decimal-mix";
    N712 count table_unit "table-unit";
    N713 count fact_mismatch "fact-mismatch";
    N714 count number_changed "number-changed";
    N715 count sum_mismatch "sum-mismatch";
    N716 count decrease_times "decrease-times";
    N717 count table_conflict "table-conflict";
    N718 count rate_mismatch "rate-mismatch";
    N719 count share_over_whole "share-over-whole";
    N720 count unit_misfit "unit-misfit";
    N721 privacy identity_number "identity-number";
    N722 privacy phone_number "phone-number";
    N723 privacy bank_card "bank-card";
    N724 privacy small_cell "small-cell";
    N741 layout paper_size "paper-size";
    N742 layout page_margin "page-margin";
    N743 layout body_font "body-font";
    N744 layout line_pitch "line-pitch";
    N745 layout char_pitch "char-pitch";
    N746 layout first_line_indent "first-line-indent";
    N747 layout space_indent "space-indent";
    N748 layout title_form "title-form";
    N749 layout heading_font "heading-font";
    N750 layout page_number "page-number";
    N751 layout landscape_page "landscape-page";
    N752 layout punctuation_control "punctuation-control";
    N753 layout script_gap "script-gap";
    N754 layout widow_control "widow-control";
    N755 layout table_form "table-form";
    N756 layout letterhead_place "letterhead-place";
    N757 layout urgency_mark "urgency-mark";
    N758 layout recipient_place "recipient-place";
    N759 layout annex_note "annex-note";
    N760 layout annex_page "annex-page";
    N761 layout signature_place "signature-place";
    N762 layout closing_note "closing-note";
    N763 layout imprint_form "imprint-form";
    N764 layout revision_leftover "revision-leftover";
    N765 layout manual_break "manual-break";
    N766 layout indent_conflict "indent-conflict";
    N767 layout overhang_mix "overhang-mix";
    N768 layout kana_squeeze "kana-squeeze";
    N769 layout signer_seal "signer-seal";
    N770 layout missing_style "missing-style";
    N771 layout outline_level "outline-level";
    N772 layout element_order "element-order";
    N773 layout missing_part "missing-part";
    N774 layout property_title "property-title";
    N775 layout signer_form "signer-form";
    N776 layout letter_form "letter-form";
    N777 layout order_form "order-form";
    N778 layout minutes_form "minutes-form";
    N779 layout blank_run "blank-run";
    N780 layout separator_line "separator-line";
    N781 layout split_signature "split-signature";
    N782 layout theme_font "theme-font";
    N783 layout property_blank "property-blank";
    N784 layout row_split "row-split";
    N785 layout imprint_line "imprint-line";
    N786 layout mark_place "mark-place";
    N787 layout mark_font "mark-font";
    N788 layout letter_line "letter-line";
}

/// A finding with the line of the text that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Index of the line; none for the whole text.
    pub line: Option<usize>,
    /// Byte range in the line.
    pub span: Range<usize>,
    /// The block of the body that it belongs beside, in a document made here.
    pub block: Option<usize>,
    /// What is said.
    pub finding: Diagnostic,
    /// What to put in place of the stretch, where that is plain.
    pub fix: Option<String>,
}

impl Noted {
    /// Whether what it marks lies within these words of its line.
    fn is_within(&self, text: &Manuscript, words: &str) -> bool {
        let Some(line) = self.line.and_then(|line| text.lines.get(line)) else { return false };
        let mut places = line.text.match_indices(words);
        places.any(|(at, _)| at < self.span.end.max(self.span.start + 1) && self.span.start < at + words.len())
    }
}

/// What all rules say of a text, in the order of the rules. Pinyin between the characters would hide the words from every
/// other rule; they read the text without it. The rules run in parallel: none knows of another.
pub fn remarks(subject: &Subject<'_>) -> Vec<(&'static Rule, Remark)> {
    let of = |rule: &'static Rule, subject: &Subject<'_>| {
        (rule.check)(subject).into_iter().map(move |remark| (rule, remark)).collect::<Vec<_>>()
    };
    let rules = RULES.par_iter().filter(|rule| subject.policy.level(rule).is_some());
    let inlays: Vec<Remark> = wording::pinyin_inlay::check(subject);
    if inlays.is_empty() {
        return rules.flat_map_iter(|rule| of(rule, subject)).collect();
    }
    let bare = bare::Bare::without(subject.text, &inlays);
    let without = Subject { text: &bare.text, ..*subject };
    let said = rules.flat_map_iter(|rule| match rule.code {
        Code::N685 => of(rule, subject),
        // The layout is that of the text as it is written.
        code if layout::is_layout(code) => of(rule, subject),
        _ => of(rule, &without).into_iter().map(|(rule, remark)| (rule, bare.back(remark))).collect(),
    });
    said.collect()
}

/// Findings on a text: on a document made here where it is written, on a file that was read where it stands in it.
pub fn findings(subject: &Subject<'_>) -> Vec<Noted> {
    let noted = |(rule, remark): (&Rule, Remark)| {
        let finding = Diagnostic::new(rule.code, &*remark.message).help(&*remark.help);
        let finding = finding.level(subject.policy.level(rule).unwrap_or(rule.code.level()));
        let block = remark.line.and_then(|line| subject.text.lines.get(line)?.block);
        let finding = match subject.own {
            Some(own) => written(finding, &remark, subject.text, own),
            None => standing(finding, &remark, subject.text),
        };
        Noted { line: remark.line, span: remark.span, block, finding, fix: remark.fix }
    };
    remarks(subject).into_iter().map(noted).collect()
}

/// A finding on a document made here, at the fact that the words come from, or else at the template.
fn written(finding: Diagnostic, remark: &Remark, text: &Manuscript, own: Own<'_>) -> Diagnostic {
    let line = remark.line.and_then(|line| text.lines.get(line));
    let words = line.map_or(remark.anchor.as_str(), |line| &line.text[remark.span.clone()]);
    let template = line.and_then(|line| own.templates.get(line.block?));
    let source = template.unwrap_or(own.assembly);
    let around = line.map_or(("", ""), |line| (&line.text[..remark.span.start], &line.text[remark.span.end..]));
    let in_template = nearest(&source.text, words, around);
    let origin = line.and_then(|line| line.origins.iter().find(|(span, _)| meet(span, &remark.span)));
    let fact = origin.and_then(|(_, origin)| own.origins.get(*origin)?.clone());
    match (fact, in_template) {
        (Some(fact), _) => {
            let inside = nearest(fact.text(), words, around);
            let place = match inside {
                Some(at) => fact.source.place(fact.span.start + at..fact.span.start + at + words.len()),
                None => fact,
            };
            finding.at(place).also(source.place(0..0), "由这个模板印出")
        }
        (None, Some(at)) => finding.at(source.place(at..at + words.len())),
        (None, None) => finding.at(source.place(0..0)),
    }
}

/// Where words stand in a source: of several places, the one with the most of what stands around them in the line. A mark alone says
/// nothing without that: it may be one of the program's.
fn nearest(source: &str, words: &str, (before, after): (&str, &str)) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    let alike = |at: usize| {
        let left = source[..at].chars().rev().zip(before.chars().rev()).take_while(|(one, other)| one == other).count();
        let behind = &source[at + words.len()..];
        left + behind.chars().zip(after.chars()).take_while(|(one, other)| one == other).count()
    };
    let places = source.match_indices(words).map(|(at, _)| (alike(at), at));
    // Of places that are alike, the first.
    let best = places.max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)))?;
    (best.0 > 0 || words.chars().any(char::is_alphanumeric)).then_some(best.1)
}

/// A finding on a file that was read.
fn standing(finding: Diagnostic, remark: &Remark, text: &Manuscript) -> Diagnostic {
    let path = remark.line.map(|line| text.path(line)).unwrap_or_default();
    let finding = finding.under(path.join(" › "));
    let place = remark.line.and_then(|line| text.place(line, &remark.span));
    let place = place.or_else(|| text.source.as_ref().map(|source| source.place(0..0)));
    match place {
        Some(place) => finding.at(place),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_lint_code_has_one_rule_with_a_whole_manual_page() {
        let is_lint = |code: &Code| code.as_str().starts_with("N6") || code.as_str().starts_with("N7");
        let codes: Vec<Code> = Code::ALL.iter().copied().filter(is_lint).collect();
        assert_eq!(codes, RULES.iter().map(|rule| rule.code).collect::<Vec<_>>());
        for rule in RULES {
            let manual = rule.manual();
            assert!(manual.starts_with(&format!("{} {}", rule.code.as_str(), rule.code.title())), "{manual}");
            for part in ["是什么", "为什么", "例子", "应当写成", "依据"] {
                assert_eq!(manual.matches(&format!("\n{part}：")).count(), 1, "{part}：{manual}");
            }
        }
    }

    #[test]
    fn names_are_their_files_and_each_is_one_rules() {
        let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len());
        for rule in RULES {
            assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
            assert!(
                ["no-", "use-", "must-", "disallow-"].iter().all(|prefix| !rule.name.starts_with(prefix)),
                "{}",
                rule.name
            );
        }
    }
}
