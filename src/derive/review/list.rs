//! Lists against the numbers that name them: “八个不” has eight. The number is the one written beside the list (数), else the
//! one in its name; a name with several numbers is held to none in particular.

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::schema::{Schema, Type};
use crate::facts::tree::{Node, Value};
use crate::facts::unit::Unit;
use crate::numeral;

/// Looks at every value of type 提法.
pub fn findings(unit: &Unit, schema: &Schema, found: &mut Vec<Diagnostic>) {
    for (key, node) in unit.facts.entries() {
        if let Some(kind) = schema.section(&key.name) {
            look(kind, node, found);
        }
    }
}

fn look(kind: &Type, node: &Node, found: &mut Vec<Diagnostic>) {
    if *kind == Type::Slogans {
        for (key, value) in node.entries() {
            let (list, stated) = match &value.value {
                Value::Map(_) => (value.get("项"), value.get("数")),
                _ => (Some(value), None),
            };
            found.extend(list.and_then(|list| count(&key.name, list, stated)));
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
