//! 条件 of tasks and points: what they hang on must be known, or they would appear, or fail to, without a word.

use crate::diagnostic::{Code, Diagnostic, near};
use crate::facts::condition::Condition;
use crate::facts::registry::Registry;
use crate::facts::schema::{Schema, Type};
use crate::facts::tree::Node;
use crate::facts::unit::Unit;

/// Looks at every value of type 条件.
pub fn findings(unit: &Unit, registry: &Registry, schema: &Schema, found: &mut Vec<Diagnostic>) {
    let estates = match schema.section("小区").map(AsRef::as_ref) {
        Some(Type::List(item)) => match item.as_ref() {
            Type::Record(fields) => fields.iter().map(|(name, _)| name.as_str()).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    let names = Names { registry, estates };
    for facts in [&unit.facts, &unit.last_facts] {
        for (key, node) in facts.entries() {
            if let Some(kind) = schema.section(&key.name) {
                names.look(kind, node, found);
            }
        }
    }
}

/// What a condition may name.
struct Names<'a> {
    registry: &'a Registry,
    /// Fields of 小区.
    estates: Vec<&'a str>,
}

impl Names<'_> {
    fn look(&self, kind: &Type, node: &Node, found: &mut Vec<Diagnostic>) {
        if *kind == Type::Condition {
            found.extend(self.unknown(node));
        }
        for child in kind.children(node) {
            self.look(child.kind, child.node, found);
        }
    }

    fn unknown(&self, node: &Node) -> Option<Diagnostic> {
        let condition = Condition::parse(node.text()?)?;
        let is_estate = !condition.half && self.estates.contains(&condition.name);
        if is_estate || condition.indicator(self.registry).is_some() {
            return None;
        }
        let known = self.registry.keys().chain(self.estates.iter().copied());
        let hint = near::suggestion(condition.name, known);
        let help = if hint.is_empty() {
            "请写指标库里的指标，或“小区”里的一栏，如 有物业".into()
        } else {
            hint
        };
        let message = format!("条件里的“{}”既不是指标，也不是“小区”的一栏", condition.name);
        Some(Diagnostic::new(Code::N207, message).at(node.place.clone()).help(help))
    }
}
