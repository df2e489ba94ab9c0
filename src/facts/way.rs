//! Walks over a fact file's tree: its indicators wherever they are grouped, and the way to a value by keys and items.

use super::registry::Registry;
use super::tree::{Key, Node};

/// An entry of 指标 that is an indicator.
pub struct Spot<'a> {
    /// Index in the registry, none for a name that is not registered.
    pub index: Option<usize>,
    /// The 条线 it is written under.
    pub group: Option<&'a Key>,
    /// Its key.
    pub key: &'a Key,
    /// Its value.
    pub node: &'a Node,
}

/// One step down a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A key as written.
    Key(String),
    /// An item of a list, from 0.
    Item(usize),
}

/// Whether an entry of 指标 is a group and not an indicator.
pub fn is_group(key: &Key, registry: &Registry) -> bool {
    registry.find(&key.name).is_none() && registry.families().contains(&key.name.as_str())
}

/// Every indicator of a file, in its order.
pub fn indicators<'a>(root: &'a Node, registry: &Registry) -> Vec<Spot<'a>> {
    let mut spots = Vec::new();
    let section = root.get("指标").map(Node::entries).unwrap_or_default();
    for (key, node) in section {
        let of = |group, key: &'a Key, node| Spot { index: registry.find(&key.name), group, key, node };
        if is_group(key, registry) {
            spots.extend(node.entries().iter().map(|(inner, node)| of(Some(key), inner, node)));
        } else {
            spots.push(of(None, key, node));
        }
    }
    spots
}

/// A slot of an indicator, if it is written.
pub fn slot<'a>(root: &'a Node, registry: &Registry, index: usize, slot: &str) -> Option<&'a Node> {
    indicators(root, registry).into_iter().find(|spot| spot.index == Some(index))?.node.get(slot)
}

/// The value at the end of a way.
pub fn follow<'a>(root: &'a Node, way: &[Step]) -> Option<&'a Node> {
    way.iter().try_fold(root, |node, step| match step {
        Step::Key(name) => node.get(name),
        Step::Item(index) => node.items().get(*index),
    })
}

/// A way in words: 文档.成文日期, 任务第2项.时限.
pub fn words(way: &[Step]) -> String {
    let each = way.iter().enumerate().map(|(index, step)| match step {
        Step::Key(name) if index == 0 => name.trim_start_matches('+').to_owned(),
        Step::Key(name) => format!(".{}", name.trim_start_matches('+')),
        Step::Item(item) => format!("第{}项", item + 1),
    });
    each.collect()
}
