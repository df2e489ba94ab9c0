//! A text without the stretches that hide its words, and the way back to the text as it is written.

use std::ops::Range;

use super::Remark;
use crate::manuscript::Manuscript;

/// A text with stretches taken out.
pub struct Bare {
    /// The text without them. Its lines have no place in a source of their own.
    pub text: Manuscript,
    /// What was taken out of each line, in order.
    cuts: Vec<Vec<Range<usize>>>,
}

impl Bare {
    /// Takes the stretches out that the remarks are about.
    pub fn without(text: &Manuscript, remarks: &[Remark]) -> Self {
        let mut cuts: Vec<Vec<Range<usize>>> = vec![Vec::new(); text.lines.len()];
        for remark in remarks {
            if let Some(line) = remark.line.and_then(|line| cuts.get_mut(line)) {
                line.push(remark.span.clone());
            }
        }
        let mut lines = text.lines.clone();
        for (line, cuts) in lines.iter_mut().zip(&mut cuts) {
            cuts.sort_by_key(|cut| cut.start);
            for cut in cuts.iter().rev() {
                line.text.replace_range(cut.clone(), "");
            }
        }
        Self { text: Manuscript::of(lines), cuts }
    }

    /// A remark on this text as one on the text as it is written.
    pub fn back(&self, mut remark: Remark) -> Remark {
        let cuts = remark.line.and_then(|line| self.cuts.get(line)).map(Vec::as_slice).unwrap_or_default();
        let is_empty = remark.span.is_empty();
        remark.span = place(cuts, remark.span.start, false)..place(cuts, remark.span.end, !is_empty);
        remark
    }
}

/// Where an offset lies as the text is written. An end stays before what was cut out right behind it.
fn place(cuts: &[Range<usize>], offset: usize, is_end: bool) -> usize {
    let mut at = offset;
    for cut in cuts {
        if cut.start < at || (cut.start == at && !is_end) {
            at += cut.len();
        } else {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Bare;
    use crate::lint::Remark;
    use crate::manuscript::{Kind, Line, Manuscript};

    #[test]
    fn there_and_back() {
        let written = "規(guī)范(fàn)有效";
        let text = Manuscript::of(vec![Line::new(Kind::Body, written)]);
        let cut = |inlay: &str| {
            let at = written.find(inlay).unwrap();
            Remark::at(0, at..at + inlay.len(), "", "")
        };
        let bare = Bare::without(&text, &[cut("(guī)"), cut("(fàn)")]);
        assert_eq!(bare.text.lines[0].text, "規范有效");
        let back = bare.back(Remark::at(0, 0.."規范".len(), "", ""));
        assert_eq!(&written[back.span], "規(guī)范");
        let back = bare.back(Remark::at(0, "規范".len().."規范有效".len(), "", ""));
        assert_eq!(&written[back.span], "有效");
    }
}
