//! The report as a page: first what is still in the way, document by document, then how much the documents say alike, then what was let pass.

use super::{Checked, Finding, Level, Likeness, Report};
use crate::emit::html::{escape_text as escape, put};

const STYLE: &str = concat!(include_str!("../board/board.css"), include_str!("report.css"));

/// The page; the same report always gives the same bytes.
pub fn write(report: &Report) -> String {
    let mut out = String::with_capacity(32 * 1024);
    out.push_str("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    let title = format!("{}{}年文件校对报告", report.street, report.year);
    escape(&mut out, &title);
    put(&mut out, format_args!("</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>"));
    escape(&mut out, &title);
    out.push_str("</h1>\n");
    summary(&mut out, report);
    out.push_str("</header>\n<main>\n");
    documents(&mut out, report);
    if !report.general.is_empty() {
        out.push_str("<section>\n<h2>几份文件共有的意见</h2>\n");
        list(&mut out, &report.general);
        out.push_str("</section>\n");
    }
    likenesses(&mut out, &report.likeness);
    passed(&mut out, report);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn summary(out: &mut String, report: &Report) {
    let (all, formal) = (report.documents.len(), report.formal);
    let class = if formal == all { "good" } else { "bad" };
    put(out, format_args!("<p class=\"summary {class}\"><strong>{all} 份文件，{formal} 份可以作正式稿</strong>"));
    if formal < all {
        put(out, format_args!("，<strong class=\"failed\">{} 份还不行</strong>", all - formal));
    }
    out.push_str("。</p>\n<p class=\"note\">“错误”和“待补”改完，才是正式稿；“提醒”请人看一眼；“说明”供参考。");
    out.push_str("一条意见为什么、怎么改，用 nigao explain 加代码可以看到。<a href=\"index.html\">文件总览</a></p>\n");
}

/// Documents with findings; the others are only counted.
fn documents(out: &mut String, report: &Report) {
    let spoken = |document: &&Checked| !document.formal || !document.findings.is_empty();
    out.push_str("<section aria-labelledby=\"documents\">\n<h2 id=\"documents\">逐份意见</h2>\n");
    for document in report.documents.iter().filter(spoken) {
        out.push_str("<article>\n<h3>");
        escape(out, &document.title);
        let (class, mark, state) = state(document);
        put(out, format_args!(" <span class=\"state {class}\"><span aria-hidden=\"true\">{mark}</span> "));
        escape(out, &state);
        put(out, format_args!("</span> <span class=\"level\">{} 字</span></h3>\n", document.characters));
        list(out, &document.findings);
        out.push_str("</article>\n");
    }
    let silent = report.documents.iter().filter(|document| !spoken(document)).count();
    if silent > 0 {
        let rest = if silent == report.documents.len() { "全部" } else { "其余" };
        put(out, format_args!("<p>{rest} {silent} 份没有意见。</p>\n"));
    }
    out.push_str("</section>\n");
}

fn state(document: &Checked) -> (&'static str, char, String) {
    if document.formal {
        return ("done", '✔', "可以作正式稿".into());
    }
    if !document.blocked.is_empty() {
        return ("failed", '✘', format!("没有生成：{}", document.blocked));
    }
    let state = if document.written { "还是讨论稿" } else { "没有生成" };
    ("failed", '✘', format!("{state}，离正式稿还差 {} 处", document.obstacles))
}

fn list(out: &mut String, findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    out.push_str("<ul>\n");
    for finding in findings {
        let (class, mark, word) = match finding.level {
            Level::Error => ("error", '✘', "错误"),
            Level::Warning => ("warning", '⚠', "提醒"),
            Level::Info => ("info", 'ℹ', "说明"),
        };
        put(out, format_args!("<li class=\"{class}\"><b><span aria-hidden=\"true\">{mark}</span> {word}</b> <code>"));
        escape(out, &finding.code);
        out.push_str("</code> ");
        escape(out, &finding.message);
        more(out, "位置", &place(finding));
        more(out, "处理", &finding.help);
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn place(finding: &Finding) -> String {
    match finding.line {
        0 => finding.file.clone(),
        line => format!("{} 第{line}行第{}列", finding.file, finding.column),
    }
}

fn more(out: &mut String, label: &str, text: &str) {
    if !text.is_empty() {
        put(out, format_args!("<div class=\"more\"><span>{label}：</span>"));
        escape(out, text);
        out.push_str("</div>");
    }
}

fn likenesses(out: &mut String, all: &[Likeness]) {
    if all.is_empty() {
        return;
    }
    out.push_str("<section aria-labelledby=\"likeness\">\n<h2 id=\"likeness\">雷同率</h2>\n<p class=\"note\">");
    out.push_str("两份文件的雷同率，是较短的一份里有多少（每5字一段）在另一份里也有；数字、单位名称不同的仍算相同，标点、表格不算。");
    out.push_str("这是供参考的数：模板出来的话本来就一样，要降下来，靠各社区写自己的事，不靠换说法。</p>\n");
    for likeness in all {
        out.push_str("<article>\n<h3>");
        escape(out, &likeness.kind);
        put(
            out,
            format_args!(
                " <span class=\"level\">{} 份，平均 {}%</span></h3>\n",
                likeness.members.len(),
                likeness.average
            ),
        );
        members(out, likeness);
        matrix(out, likeness);
        if !likeness.repeated.is_empty() {
            out.push_str("<h4>重复最多的几段</h4>\n<ol>\n");
            for block in &likeness.repeated {
                put(out, format_args!("<li><span class=\"level\">{} 份都有</span> ", block.documents));
                escape(out, &block.text);
                out.push_str("</li>\n");
            }
            out.push_str("</ol>\n");
        }
        out.push_str("</article>\n");
    }
    out.push_str("</section>\n");
}

fn members(out: &mut String, likeness: &Likeness) {
    out.push_str("<table>\n<thead><tr><th scope=\"col\">单位</th><th scope=\"col\">别份没有的字</th>");
    out.push_str("<th scope=\"col\">最像的一份</th></tr></thead>\n<tbody>\n");
    for member in &likeness.members {
        out.push_str("<tr><th scope=\"row\">");
        escape(out, &member.unit);
        put(
            out,
            format_args!(
                "</th><td data-kind=\"别份没有的字\">{} 字里有 {} 字</td>",
                member.characters, member.distinct
            ),
        );
        out.push_str("<td data-kind=\"最像的一份\">");
        escape(out, &member.nearest);
        put(out, format_args!(" {}%</td></tr>\n", member.rate));
    }
    out.push_str("</tbody>\n</table>\n");
}

/// Each with each. Columns are numbered as the rows.
fn matrix(out: &mut String, likeness: &Likeness) {
    if likeness.matrix.is_empty() {
        return;
    }
    out.push_str("<details><summary>两两对照（%）</summary>\n<div class=\"wide\"><table class=\"matrix\">\n<thead><tr><th scope=\"col\">单位</th>");
    for number in 1..=likeness.members.len() {
        put(out, format_args!("<th scope=\"col\">{number}</th>"));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (index, (member, row)) in likeness.members.iter().zip(&likeness.matrix).enumerate() {
        put(out, format_args!("<tr><th scope=\"row\">{} ", index + 1));
        escape(out, &member.unit);
        out.push_str("</th>");
        for (other, rate) in row.iter().enumerate() {
            if other == index {
                out.push_str("<td>—</td>");
            } else {
                put(out, format_args!("<td class=\"r{}\">{rate}</td>", rate / 10));
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div></details>\n");
}

fn passed(out: &mut String, report: &Report) {
    let all = report.documents.iter().flat_map(|document| document.passed.iter().map(move |passed| (document, passed)));
    let all: Vec<_> = all.collect();
    if all.is_empty() {
        return;
    }
    out.push_str("<section aria-labelledby=\"passed\">\n<h2 id=\"passed\">放过的</h2>\n<ul>\n");
    for (document, passed) in all {
        out.push_str("<li class=\"info\"><code>");
        escape(out, &passed.finding.code);
        out.push_str("</code> ");
        escape(out, &document.title);
        out.push('：');
        escape(out, &passed.finding.message);
        more(out, "原因", &passed.reason);
        more(out, "写在", &passed.waiver);
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n</section>\n");
}
