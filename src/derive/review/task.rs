//! Tasks (任务) against the registry and the posts.

use crate::diagnostic::{Code, Diagnostic, near};
use crate::facts::registry::Registry;
use crate::facts::tree::Node;
use crate::facts::unit::Unit;

/// A task that names an indicator or a post that nobody knows would lose its goal, or its person, without a word.
pub fn findings(unit: &Unit, registry: &Registry, found: &mut Vec<Diagnostic>) {
    for facts in [&unit.facts, &unit.last_facts] {
        let tasks = facts.get("任务").map(Node::items).unwrap_or_default();
        for node in tasks.iter().filter_map(|task| task.get("指标")).flat_map(Node::items) {
            let Some(name) = node.text().filter(|name| registry.find(name).is_none()) else { continue };
            found.push(
                Diagnostic::new(Code::N207, format!("任务里引用的指标“{name}”没有登记"))
                    .at(node.place.clone())
                    .help(near::suggestion(name, registry.keys())),
            );
        }
    }
    let posts = unit.facts.get("岗位").map(Node::entries).unwrap_or_default();
    let names: Vec<&str> = posts.iter().map(|(key, _)| key.name.as_str()).collect();
    let tasks = unit.facts.get("任务").map(Node::items).unwrap_or_default();
    for node in tasks.iter().filter_map(|task| task.get("责任岗位")) {
        let Some(post) = node.scalar().filter(|post| !names.contains(post) && node.text().is_some()) else {
            continue;
        };
        let hint = near::suggestion(post, names.iter().copied());
        let help = if hint.is_empty() { format!("请在“岗位”下补上：{post}: 姓名") } else { hint };
        let finding =
            Diagnostic::new(Code::N207, format!("任务的责任岗位“{post}”在“岗位”里没有")).at(node.place.clone());
        let section = unit.facts.get("岗位").map(|node| node.place.clone());
        let finding = finding.help(help);
        found.push(match section {
            Some(place) => finding.also(place, "岗位在这里"),
            None => finding,
        });
    }
}
