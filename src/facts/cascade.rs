//! Inheritance (继承): maps merge key by key and the nearer file wins; a list is replaced whole; `+键` appends;
//! `删除` drops. Every value keeps the place it came from.

use super::tree::{Key, Node, Value};

/// Lays `nearer` over `base`.
pub fn merge(base: Node, nearer: Node) -> Node {
    let Node { value, place } = nearer;
    let (mut entries, over) = match (base.value, value) {
        (Value::Map(entries), Value::Map(over)) => (entries, over),
        (_, value) => return Node { value, place },
    };
    for (key, value) in over {
        let (append, name) = match key.name.strip_prefix('+') {
            Some(name) => (true, name.to_owned()),
            None => (false, key.name),
        };
        let slot = entries.iter().position(|(existing, _)| existing.name == name);
        if value.scalar() == Some("删除") {
            if let Some(index) = slot {
                entries.remove(index);
            }
            continue;
        }
        match slot {
            Some(index) => {
                let (_, existing) = &mut entries[index];
                let nothing = Node { value: Value::List(Vec::new()), place: existing.place.clone() };
                let old = std::mem::replace(existing, nothing);
                *existing = if append { appended(old, value) } else { merge(old, value) };
            }
            None => entries.push((Key { name, place: key.place }, settled(value))),
        }
    }
    Node { value: Value::Map(entries), place }
}

/// A list with the items of another behind it.
fn appended(base: Node, more: Node) -> Node {
    let Node { value, place } = more;
    match (base.value, value) {
        (Value::List(mut items), Value::List(added)) => {
            items.extend(added);
            Node { value: Value::List(items), place }
        }
        (_, value) => Node { value, place },
    }
}

/// A value that nothing was below: its own `+` and `删除` have nothing to act on and are resolved.
fn settled(node: Node) -> Node {
    match node.value {
        Value::Map(_) => {
            let empty = Node { value: Value::Map(Vec::new()), place: node.place.clone() };
            merge(empty, node)
        }
        _ => node,
    }
}

/// A map without some of its keys.
pub fn without(node: Node, drop: impl Fn(&str) -> bool) -> Node {
    let value = match node.value {
        Value::Map(entries) => Value::Map(entries.into_iter().filter(|(key, _)| !drop(&key.name)).collect()),
        other => other,
    };
    Node { value, place: node.place }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::load;
    use crate::source::Source;

    fn tree(name: &str, text: &str) -> Node {
        load::read(&Source::new(name, text)).0.expect(name)
    }

    #[test]
    fn nearer_wins_lists_append_and_keys_drop() {
        let base = tree("共享.yaml", "岗位: {书记: 甲, 主任: 乙}\n队伍: [一队]\n清单: [旧]\n");
        let near = tree("社区.yaml", "岗位: {主任: 丙, 书记: 删除}\n+队伍: [二队]\n清单: [新]\n");
        let merged = merge(base, near);
        assert_eq!(merged.get("岗位").and_then(|n| n.get("主任")).and_then(Node::scalar), Some("丙"));
        assert_eq!(merged.get("岗位").and_then(|n| n.get("书记")), None);
        let team: Vec<_> = merged.get("队伍").expect("队伍").items().iter().filter_map(Node::scalar).collect();
        assert_eq!(team, ["一队", "二队"]);
        assert_eq!(merged.get("清单").expect("清单").items().len(), 1);
        assert_eq!(merged.get("队伍").expect("队伍").items()[0].place.path(), "共享.yaml");
    }
}
