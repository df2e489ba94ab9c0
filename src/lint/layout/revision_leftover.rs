//! N764 修订、批注、隐藏文字、突出显示没有清
//!
//! 是什么：文件里还有没有接受的修订、没有删的批注、隐藏的文字、涂了颜色或者加了底纹的文字、段落；修订还开着。草稿里【待补：…】的黄底不算。
//!
//! 为什么：发出去别人看得到改稿的过程；隐藏的话会被翻出来。
//!
//! 例子：正文里还有3处修订、1处批注。
//!
//! 应当写成：审阅—接受全部修订，删除全部批注，关掉修订；去掉隐藏文字和突出显示。
//!
//! 依据：实务（审核常见退文原因），定稿必查。

use super::view::View;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Color, Paragraph, TraceKind};

/// Looks for what working on the text left in it.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let is_gap = |kind: TraceKind, paragraph: &Paragraph| {
        let mut marked = paragraph.runs.iter().filter(|run| run.face.highlight == Some(true));
        kind == TraceKind::Highlight && marked.all(|run| run.text.contains("【待补"))
    };
    let traces = view.form.traces.iter();
    let traces: Vec<_> = traces
        .filter(|trace| !view.form.paragraphs.get(trace.paragraph).is_some_and(|it| is_gap(trace.kind, it)))
        .collect();
    let shaded = view
        .bodies()
        .find(|(_, it)| it.layout.shade.is_some_and(|color| !matches!(color, Color::Auto | Color::Rgb(0xff_ff_ff))));
    if let Some((index, _)) = shaded.filter(|_| traces.is_empty()) {
        return vec![view.remark(index, "段落还有底纹", "请在“段落—底纹”里选“无填充”")];
    }
    let is_recording = view.form.settings.is_some_and(|settings| settings.tracks);
    let Some(first) = traces.first() else {
        let open = is_recording.then(|| Remark::whole("修订还开着", "请在“审阅”里关掉修订，再改就不留痕迹"));
        return open.into_iter().collect();
    };
    let kinds = [
        (TraceKind::Revision, "修订"),
        (TraceKind::Comment, "批注"),
        (TraceKind::Hidden, "隐藏文字"),
        (TraceKind::Highlight, "突出显示"),
    ];
    let counts: Vec<String> = kinds
        .iter()
        .map(|(kind, name)| (name, traces.iter().filter(|trace| trace.kind == *kind).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{name}{count}处"))
        .collect();
    let still = if is_recording { "；修订还开着" } else { "" };
    let message = format!("文件里还有{}{still}", counts.join("、"));
    vec![view.remark(
        first.paragraph,
        message,
        "请在“审阅”里接受全部修订、删除全部批注；隐藏文字和突出显示请查看后清除",
    )]
}
