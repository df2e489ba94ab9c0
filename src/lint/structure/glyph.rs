//! N603 字体可能缺字
//!
//! 是什么：文中有 GBK 字库也没有的字，仿宋、小标宋多半显示成空白或方框。
//!
//! 为什么：地名、人名常用生僻字。GB2312 没有而 GBK 有的字（如 垟、璟）拟稿会自动换用同样式的大字库；连 GBK 都没有的，要装专门的字库。
//!
//! 例子：莫𡐓村。
//!
//! 应当写成：打印前在本机确认这个字显示正常；不正常请安装支持 GB18030 的仿宋字库。
//!
//! 依据：实务；GB/T 9704 只规定3号仿宋，没有规定字库。

use crate::layout::face;
use crate::lint::Remark;
use crate::lint::Subject;

/// Looks for characters that GBK lacks, each once.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut seen: Vec<char> = Vec::new();
    let mut remarks = Vec::new();
    for (index, line) in subject.lines() {
        for (at, c) in line.text.char_indices() {
            let is_han = matches!(u32::from(c), 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff);
            if is_han && !face::in_gb2312(c) && !seen.contains(&c) && !in_gbk(c) {
                seen.push(c);
                remarks.push(Remark::at(
                    index,
                    at..at + c.len_utf8(),
                    format!("“{c}”字不在常用字库里，打印时可能缺字"),
                    "请在打印的机器上确认这个字显示正常，必要时安装支持 GB18030 的仿宋字库",
                ));
            }
        }
    }
    remarks
}

fn in_gbk(c: char) -> bool {
    let mut buffer = [0; 4];
    !encoding_rs::GBK.encode(c.encode_utf8(&mut buffer)).2
}
