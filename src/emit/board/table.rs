//! The table of the board: what became of each document, with links.

use super::{Board, BoardDocument, BoardStatus, findings::Group};
use crate::emit::html::{escape_text as escape, put};

/// Appends the table: a row a unit, a column a 文种.
pub fn write(out: &mut String, board: &Board, groups: &[Group<'_>]) {
    let mut kinds: Vec<&str> = Vec::new();
    for document in board.rows.iter().flat_map(|row| &row.documents) {
        if !kinds.contains(&document.kind.as_str()) {
            kinds.push(&document.kind);
        }
    }
    if kinds.is_empty() {
        return out.push_str("<p>还没有材料。</p>\n");
    }
    out.push_str("<section aria-labelledby=\"documents\">\n<h2 id=\"documents\">材料</h2>\n");
    out.push_str("<table>\n<thead><tr><th scope=\"col\">单位</th>");
    for kind in &kinds {
        out.push_str("<th scope=\"col\">");
        escape(out, kind);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &board.rows {
        out.push_str("<tr><th scope=\"row\">");
        match groups.iter().position(|group| group.unit == row.unit) {
            Some(index) => {
                put(out, format_args!("<a href=\"#u{index}\">"));
                escape(out, &row.unit);
                out.push_str("</a>");
            }
            None => escape(out, &row.unit),
        }
        out.push_str(" <span class=\"level\">");
        escape(out, &row.level);
        out.push_str("</span></th>");
        for kind in &kinds {
            out.push_str("<td data-kind=\"");
            escape(out, kind);
            out.push_str("\">");
            let mut none = true;
            for document in row.documents.iter().filter(|document| document.kind == *kind) {
                cell(out, document);
                none = false;
            }
            out.push_str(if none {
                "<span class=\"skipped\">—<span class=\"unseen\">无</span></span></td>"
            } else {
                "</td>"
            });
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
}

fn cell(out: &mut String, document: &BoardDocument) {
    let flawed = document.errors + document.warnings + document.missing > 0;
    let (class, mark, word) = match (document.status, flawed) {
        (BoardStatus::Failed, _) => ("failed", "✘", "未生成"),
        (BoardStatus::Skipped, _) => ("skipped", "－", "跳过"),
        (BoardStatus::Built, true) => ("flawed", "⚠", "已生成，有意见"),
        (BoardStatus::Built, false) => ("done", "✔", "已生成"),
    };
    put(
        out,
        format_args!(
            "<div class=\"document\"><span class=\"state {class}\"><span aria-hidden=\"true\">{mark}</span> {word}</span>"
        ),
    );
    if !document.title.is_empty() {
        out.push_str("<span class=\"title\">");
        escape(out, &document.title);
        out.push_str("</span>");
    }
    let mut facts = Vec::new();
    for (count, before, after) in [
        (document.pages, "", " 页"),
        (document.characters, "", " 字"),
        (document.errors, "错误 ", ""),
        (document.warnings, "提醒 ", ""),
        (document.infos, "说明 ", ""),
        (document.missing, "待补 ", " 处"),
    ] {
        if count > 0 {
            facts.push(format!("{before}{count}{after}"));
        }
    }
    if !facts.is_empty() {
        put(out, format_args!("<span class=\"facts\">{}</span>", facts.join("，")));
    }
    if !document.files.is_empty() {
        out.push_str("<span class=\"files\">");
        for (label, address) in &document.files {
            out.push_str("<a href=\"");
            link(out, address);
            out.push_str("\">");
            escape(out, label);
            // Twenty links of one name say nothing to someone who hears them.
            out.push_str("<span class=\"unseen\">：");
            escape(out, &document.title);
            out.push_str("</span></a> ");
        }
        out.push_str("</span>");
    }
    out.push_str("</div>");
}

/// A relative address. A name with a colon must not look like a scheme.
fn link(out: &mut String, address: &str) {
    for c in address.chars() {
        match c {
            '%' | '#' | '?' | ':' | ' ' | '\\' | '"' | '<' | '>' => put(out, format_args!("%{:02X}", u32::from(c))),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}
