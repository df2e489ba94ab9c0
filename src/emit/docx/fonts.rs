//! `word/fontTable.xml`: what to take where a font is missing (R41).

use super::xml::{HEAD, NAMESPACES, put};
use crate::layout::face::Role;
use crate::layout::look::{Latin, Look};

/// The part: the fonts that the look names, each once.
pub fn write(look: Look) -> String {
    let mut out = String::from(HEAD);
    put!(&mut out, "<w:fonts {NAMESPACES}>");
    let mut seen: Vec<&str> = Vec::new();
    for role in [Role::Body, Role::Kai, Role::Hei, Role::Title, Role::Song] {
        for name in [look.fonts.name(role), look.fonts.wide_name(role)] {
            if !seen.contains(&name) {
                seen.push(name);
                font(&mut out, name, role);
            }
        }
    }
    if look.latin == Latin::TimesNewRoman {
        out.push_str(
            "<w:font w:name=\"Times New Roman\"><w:panose1 w:val=\"02020603050405020304\"/><w:charset w:val=\"00\"/>\
             <w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font>",
        );
    }
    out.push_str("</w:fonts>");
    out
}

fn font(out: &mut String, name: &str, role: Role) {
    put!(out, "<w:font w:name=\"{name}\">");
    if let Some(other) = other_name(name) {
        put!(out, "<w:altName w:val=\"{other}\"/>");
    }
    let (panose, family, pitch) = match role {
        Role::Body | Role::Kai => ("02010609030101010101", "modern", "fixed"),
        Role::Hei => ("02010609060101010101", "modern", "fixed"),
        Role::Title => ("03000509000000000000", "script", "fixed"),
        Role::Song => ("02010600030101010101", "auto", "variable"),
    };
    put!(
        out,
        "<w:panose1 w:val=\"{panose}\"/><w:charset w:val=\"86\"/><w:family w:val=\"{family}\"/>\
         <w:pitch w:val=\"{pitch}\"/></w:font>"
    );
}

/// The name under which the same style may be installed.
fn other_name(name: &str) -> Option<&'static str> {
    Some(match name {
        "仿宋_GB2312" | "方正仿宋_GBK" => "仿宋",
        "楷体_GB2312" | "方正楷体_GBK" => "楷体",
        "仿宋" => "FangSong",
        "楷体" => "KaiTi",
        "黑体" => "SimHei",
        "宋体" => "SimSun",
        "方正小标宋简体" => "方正小标宋_GBK",
        "方正小标宋_GBK" => "方正小标宋简体",
        "方正黑体_GBK" => "黑体",
        _ => return None,
    })
}
