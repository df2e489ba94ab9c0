//! N687 不规范的单位、异形词
//!
//! 是什么：平米、平、台帐、帐户之类；数后面的斤、公尺、㎡、KG 等不是法定计量单位的写法。
//!
//! 为什么：公文用法定计量单位和规范词形。
//!
//! 例子：用房面积200平米。
//!
//! 应当写成：用房面积200平方米。
//!
//! 依据：《中华人民共和国法定计量单位》；《第一批异形词整理表》。规定。

use super::words;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::lexicon::Lexicon;
use crate::lint::pattern::Pattern;

/// 错\t对\t例外\t说明
static WORDS: Lexicon = Lexicon::new(include_str!("nonstandard_unit.tsv"));
static FLAT: Pattern = Pattern::new(r"\d(?P<at>平)(?:室|的|左右|以上|[，。、；,;）]|$)");

/// Units that are not legal ones (GB 3100—1993), behind a number.
static OLD: Pattern = Pattern::new(r"\d(?P<at>公分|公尺|市斤|斤|华里|英里|英寸|马力|㎡|㎥|ppm|PPM|m2|M2|KG|Kg|KM|Km)");

/// Looks for units and spellings that are out of use.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks =
        words(subject, &WORDS, |text, entry| (format!("“{text}”不规范"), format!("应当是“{}”", entry.right)));
    remarks.extend(subject.anywhere(&FLAT, |hit| Some(hit.says("单位“平”不规范", "应当是“平方米”").fixed("平方米"))));
    remarks.extend(subject.anywhere(&OLD, |hit| {
        // 55英寸电视: screens are sold so.
        if hit.words() == "英寸"
            && ["电视", "屏", "显示", "大屏", "触摸", "液晶"].iter().any(|word| hit.after().starts_with(word))
        {
            return None;
        }
        let right = match hit.words() {
            "公分" | "英寸" => "厘米",
            "公尺" => "米",
            "市斤" | "斤" | "KG" | "Kg" => "千克",
            "华里" | "英里" | "KM" | "Km" => "公里",
            "马力" => "千瓦",
            "㎥" => "立方米",
            "ppm" | "PPM" => "毫克/升（或百分比）",
            _ => "平方米",
        };
        Some(hit.says(
            format!("单位“{}”不是法定计量单位的写法", hit.words()),
            format!("请用“{right}”；单位变了的，数值照着换算"),
        ))
    }));
    remarks
}
