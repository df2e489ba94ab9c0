//! N773 文件里缺东西
//!
//! 是什么：DOCX 用着一个部件（图片、页脚、样式表），压缩包里没有它；部件在，却没有登记是什么类型；两处用了同一个标识（部件、书签、图形、样式、编号、脚注、批注的）。
//!
//! 为什么：图片显示成红叉，页码没有了，目录和引用指到别处，或者打开时提示文件已损坏。
//!
//! 例子：正文要用 word/media/image1.png，压缩包里没有。
//!
//! 应当写成：用 WPS 或 Word 打开，补上缺的图片、页脚，另存为新的 .docx。
//!
//! 依据：ISO/IEC 29500-2（打包的规定）；与公文格式无关，实务。

use super::view::View;
use crate::lint::{Remark, Subject};

/// Looks at what the package has.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let package = &view.form.package;
    let said = |parts: &[String], what: &str| {
        let first = parts.first()?;
        let count = if parts.len() > 1 { format!("等{}个", parts.len()) } else { String::new() };
        Some(format!("{what}{first}{count}"))
    };
    let missing = said(&package.missing, "缺少要用的");
    let unregistered = said(&package.unregistered, "没有登记类型的有");
    let repeated = said(&package.repeated, "两处用了同一个标识");
    let faults: Vec<String> = [missing, unregistered, repeated].into_iter().flatten().collect();
    if faults.is_empty() {
        return Vec::new();
    }
    let help = "请用 WPS 或 Word 打开，看图片、页脚、样式少了什么，补上，另存为新的 .docx";
    vec![Remark::whole(format!("文件里{}", faults.join("；")), help)]
}
