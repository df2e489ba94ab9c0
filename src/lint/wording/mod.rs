//! Words and sentences (用词、语病).
//!
//! - [`typo`] N681
//! - [`synonym_mangle`] N682
//! - [`safety_peace_swap`] N683
//! - [`ocr_glyph`] N684
//! - [`pinyin_inlay`] N685
//! - [`trad_simp_mix`] N686
//! - [`nonstandard_unit`] N687
//! - [`redundant`] N688
//! - [`tense_conflict`] N689
//! - [`de_confusion`] N690
//! - [`missing_subject`] N691
//! - [`outdated_term`] N692
//! - [`name_dropped`] N693
//! - [`retired_term`] N606
//! - [`stale_meeting`] N696

pub mod de_confusion;
pub mod missing_subject;
pub mod name_dropped;
pub mod nonstandard_unit;
pub mod ocr_glyph;
pub mod outdated_term;
pub mod pinyin_inlay;
pub mod redundant;
pub mod retired_term;
pub mod safety_peace_swap;
pub mod stale_meeting;
pub mod synonym_mangle;
pub mod tense_conflict;
pub mod trad_simp_mix;
pub mod typo;

use crate::lint::lexicon::{Entry, Lexicon};
use crate::lint::{Remark, Subject};

/// What a table says of every word of it in the lines of a text, with what to put in its place where that is certain.
fn words(subject: &Subject<'_>, lexicon: &Lexicon, say: impl Fn(&str, &Entry) -> (String, String)) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, span, entry) in subject.words(lexicon) {
        let (message, help) = say(entry.word, &entry);
        remarks.push(Remark::at(index, span, message, help));
    }
    remarks
}
