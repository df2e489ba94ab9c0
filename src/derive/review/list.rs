//! Lists against the numbers that name them: “八个不” has eight. The number is the one written beside the list (数), else the
//! one in its name; a name with several numbers is held to none in particular.

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::schema::{Schema, Type, slogan_list};
use crate::facts::tree::Node;
use crate::facts::unit::Unit;
use crate::numeral;

/// Looks at every value of type 提法.
pub fn findings(unit: &Unit, schema: &Schema, found: &mut Vec<Diagnostic>) {
    for (key, node) in unit.facts.entries() {
        if let Some(kind) = schema.section(&key.name) {
            look(kind, node, found);
            points(unit, node, found);
        }
    }
}

/// A heading that names a slogan (抓好{展开.两个创建}) has as many points below it as the slogan has items.
fn points(unit: &Unit, node: &Node, found: &mut Vec<Diagnostic>) {
    let title = node.get("题").and_then(Node::text).unwrap_or_default();
    let name = title.split_once("{展开.").and_then(|(_, rest)| rest.split_once('}')).map(|(name, _)| name);
    let slogan = name.and_then(|name| unit.facts.get("数字提法")?.get(name));
    if let (Some(name), Some(slogan), Some(below)) =
        (name, slogan, node.get("项").filter(|below| !below.items().is_empty()))
    {
        let items = slogan_list(slogan).map(Node::items).unwrap_or_default().len();
        let points = below.items().len();
        // One item is often told in several points; several are told one by one.
        if items > 1 && items != points {
            let message = format!("“{name}”有{items}项，下面写了{points}条");
            found.push(
                Diagnostic::new(Code::N315, message)
                    .at(node.place.clone())
                    .also(slogan.place.clone(), "提法的各项")
                    .help("请补上漏写的一条，或改正提法"),
            );
        }
    }
    for child in node.entries().iter().map(|(_, child)| child).chain(node.items()) {
        points(unit, child, found);
    }
}

fn look(kind: &Type, node: &Node, found: &mut Vec<Diagnostic>) {
    if *kind == Type::Slogans {
        for (key, value) in node.entries() {
            found.extend(slogan_list(value).and_then(|list| count(&key.name, list, value.get("数"))));
        }
    }
    for child in kind.children(node) {
        look(child.kind, child.node, found);
    }
}

/// A name's number against its list.
pub fn count(name: &str, list: &Node, stated: Option<&Node>) -> Option<Diagnostic> {
    if list.is_owed() {
        // Not listed yet: printing it asks for the list.
        return None;
    }
    let length = list.items().len();
    let written = stated.and_then(|node| node.scalar()?.trim_end_matches(['个', '项', '条']).parse::<usize>().ok());
    // 三位一体 is three of them, and 一体 counts nothing.
    let numbers = numeral::all(&name.replace("一体", ""));
    let is_right = match written {
        Some(number) => number == length,
        None => {
            let sum: usize = numbers.iter().sum();
            numbers.is_empty() || numbers.contains(&length) || (numbers.len() > 1 && sum == length)
        }
    };
    if is_right {
        return None;
    }
    let said = written.or_else(|| numbers.first().copied()).unwrap_or_default();
    let mut finding = Diagnostic::new(Code::N315, format!("“{name}”说的是{said}项，列了{length}项"))
        .at(list.place.clone())
        .help("请补齐或删去多列的；名称里的数不是项数的，写明：{数: 4, 项: […]}");
    if let Some(node) = stated {
        finding = finding.also(node.place.clone(), "写明的项数");
    }
    Some(finding)
}
