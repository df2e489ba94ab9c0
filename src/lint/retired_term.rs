//! N606 用了已经更名的提法.
//!
//! 是什么：文件里出现提法库“旧称”登记过的叫法，这一年已经改称别的。
//!
//! 为什么：机构、人群、制度改了名称，沿用旧称是退稿的常见原因。书名号、引号里的是引用，不算。
//!
//! 例子：对社区服刑人员逐人建档。
//!
//! 应当写成：对社区矫正对象逐人建档。
//!
//! 依据：templates/提法 里那一条的“来源”。实务。

use super::{Remark, Subject};

/// Looks for every retired term outside quotations.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (block, texts) in subject.texts.iter().enumerate() {
        for term in subject.retired {
            let uses = |text: &String| outside_quotations(text).contains(&term.old);
            // The new name may contain the old one.
            let is_new = |text: &String| outside_quotations(text).replace(&term.new, "").contains(&term.old);
            if texts.iter().any(|text| uses(text) && is_new(text)) {
                remarks.push(Remark {
                    block: Some(block),
                    message: format!("“{}”已经改称“{}”", term.old, term.new),
                    words: term.old.clone(),
                    help: format!("请改用新的名称（{}）；引用旧文件名的，加书名号", term.source),
                });
            }
        }
    }
    remarks
}

/// The text without what stands in 《》 and “”.
fn outside_quotations(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '《' | '“' => depth += 1,
            '》' | '”' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::outside_quotations;

    #[test]
    fn quotations_are_left_out() {
        assert_eq!(outside_quotations("依《综治条例》做综治"), "依做综治");
        assert_eq!(outside_quotations("称“五保”的老人"), "称的老人");
    }
}
