//! 校对 in 项目.yaml: how loud each rule is, and what is let pass where a comment cannot be written.

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::facts::reader::Reader;
use crate::facts::tree::Node;
use crate::lint::waiver::{self, Scope, Waiver};
use crate::lint::{Policy, rule};

/// Reads the section.
pub fn read(node: &Node, found: &mut Vec<Diagnostic>) -> Policy {
    let mut policy = Policy::default();
    let mut reader = Reader::new(node, Code::N214, found);
    if let Some(levels) = reader.node("级别") {
        if levels.entries().is_empty() {
            reader.refuse(levels, "“级别”应当一行一条规则".into(), "写成：级别: {N707: 不查, short-year: 错误}");
        }
        for (key, value) in levels.entries() {
            let level = match value.scalar().unwrap_or_default() {
                "错误" => Some(Some(Level::Error)),
                "提醒" => Some(Some(Level::Warning)),
                "说明" => Some(Some(Level::Info)),
                "不查" => Some(None),
                _ => None,
            };
            match (waiver::parse_rule(&key.name), level) {
                (Ok(code), Some(level)) => {
                    if policy.levels.insert(code, level).is_some() {
                        let title = rule(code).map_or("", |rule| rule.code.title());
                        let finding = Diagnostic::new(Code::N214, format!("“{title}”的级别写了两次"));
                        reader.found.push(finding.at(key.place.clone()).help("代码和名称说的是同一条规则，请只留一处"));
                    }
                }
                (Err(why), _) => reader.found.push(Diagnostic::new(Code::N214, why).at(key.place.clone())),
                (_, None) => {
                    let written = value.scalar().unwrap_or_default();
                    reader.refuse(value, format!("“级别”不能写“{written}”"), "可以写：错误、提醒、说明、不查");
                }
            }
        }
    }
    if let Some(list) = reader.node("放过") {
        if list.items().is_empty() {
            let help = "写成：- {规则: N643, 文件: 桃源社区2026年工作计划, 原话: 每月走访一次, 原因: …}";
            reader.refuse(list, "“放过”应当是清单，每条一行以“- ”开头".into(), help);
        }
        for item in list.items() {
            policy.waivers.extend(waive(item, reader.found));
        }
    }
    reader.finish();
    policy
}

/// One entry of 放过; one with a mistake in it lets nothing pass.
fn waive(node: &Node, found: &mut Vec<Diagnostic>) -> Option<Waiver> {
    let before = found.len();
    let mut reader = Reader::new(node, Code::N214, found);
    let mut rules = Vec::new();
    match reader.node("规则") {
        Some(named) => {
            let one = std::slice::from_ref(named);
            for name in if named.items().is_empty() { one } else { named.items() } {
                match waiver::parse_rule(name.scalar().unwrap_or_default()) {
                    Ok(code) => rules.push(code),
                    Err(why) => reader.refuse(name, why, ""),
                }
            }
        }
        None => {
            let finding = Diagnostic::new(Code::N214, "缺少“规则”").at(node.place.clone());
            reader.found.push(finding.help("写上放过哪条规则，如 规则: N643"));
        }
    }
    let [file, section, words] = ["文件", "段", "原话"].map(|key| reader.text(key).unwrap_or_default());
    let reason = reader.required("原因");
    let is_everywhere = [&file, &section, &words].iter().all(|text| text.is_empty());
    if is_everywhere {
        let finding = Diagnostic::new(Code::N214, "没有写放过哪里").at(node.place.clone());
        reader.found.push(finding.help("请写 文件、段 或 原话；哪里都不要查的，写进“级别”：不查"));
    }
    if reason.trim().is_empty() && node.get("原因").is_some() {
        let finding = Diagnostic::new(Code::N214, "没有写放过的原因").at(node.place.clone());
        reader.found.push(finding.help("写一句为什么可以放过，以后的人才知道该不该留"));
    }
    reader.finish();
    let scope = Scope::Named { file, section, words };
    (found.len() == before).then(|| Waiver { rules, scope, reason, place: node.place.clone() })
}
