//! N772 文件里的设置次序不对
//!
//! 是什么：DOCX 里段落、文字、节或表格的设置，没有按规定的次序写；单元格的末尾不是段落；节的设置后面还有正文。
//!
//! 为什么：Word 可能提示“发现无法读取的内容”，别的程序会不声不响地丢掉排在后面的设置，如红色分隔线。
//!
//! 例子：用脚本、小工具生成的文件，把段落边框写在了缩进的后面。
//!
//! 应当写成：用 WPS 或 Word 打开，另存为新的 .docx；生成文件的程序请按次序写。
//!
//! 依据：ISO/IEC 29500 的 XML 结构（次序固定）；与公文格式无关，实务。

use super::view::View;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::Disorder;

/// Looks for elements that stand too late.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let fault = |disorder: &Disorder| match disorder {
        Disorder::Late(name) => format!("写得太靠后（w:{name}），有的程序会丢掉它"),
        Disorder::OpenCell => "不全：表格的一格末尾没有段落（w:tc），Word 会说文件已损坏".to_owned(),
        Disorder::BehindSection => "后面还有正文（w:sectPr 不在最后），有的程序会丢掉它".to_owned(),
    };
    let found: Vec<(usize, String)> =
        view.form.misplaced.iter().map(|(index, disorder)| (*index, fault(disorder))).collect();
    view.one("文件里的设置", &found, "请用 WPS 或 Word 打开，检查样子，另存为新的 .docx")
}
