//! `word/theme/theme1.xml`: nothing refers to it (R40), but some validators call a document without one damaged.

use super::xml::{HEAD, put};
use crate::layout::face::Role;
use crate::layout::look::Look;

/// Black, white, and Office's accents.
const COLORS: [(&str, &str); 12] = [
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "44546A"),
    ("lt2", "E7E6E6"),
    ("accent1", "4472C4"),
    ("accent2", "ED7D31"),
    ("accent3", "A5A5A5"),
    ("accent4", "FFC000"),
    ("accent5", "5B9BD5"),
    ("accent6", "70AD47"),
    ("hlink", "0563C1"),
    ("folHlink", "954F72"),
];

/// The part: the fonts of title and text, plain fills and lines.
pub fn write(look: Look) -> String {
    let mut out = String::from(HEAD);
    out.push_str(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"公文\"><a:themeElements>\
         <a:clrScheme name=\"公文\">",
    );
    for (name, color) in COLORS {
        put!(&mut out, "<a:{name}><a:srgbClr val=\"{color}\"/></a:{name}>");
    }
    out.push_str("</a:clrScheme><a:fontScheme name=\"公文\">");
    for (tag, role) in [("majorFont", Role::Title), ("minorFont", Role::Body)] {
        let name = look.fonts.name(role);
        let latin = look.latin_name(role, name);
        put!(
            &mut out,
            "<a:{tag}><a:latin typeface=\"{latin}\"/><a:ea typeface=\"{name}\"/><a:cs typeface=\"{latin}\"/></a:{tag}>"
        );
    }
    out.push_str("</a:fontScheme><a:fmtScheme name=\"公文\">");
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"6350\">{fill}</a:ln>");
    let lists = [
        ("fillStyleLst", fill),
        ("lnStyleLst", line.as_str()),
        ("effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>"),
        ("bgFillStyleLst", fill),
    ];
    for (tag, entry) in lists {
        // Each list needs three entries: subtle, moderate, intense.
        put!(&mut out, "<a:{tag}>{entry}{entry}{entry}</a:{tag}>");
    }
    out.push_str("</a:fmtScheme></a:themeElements></a:theme>");
    out
}
