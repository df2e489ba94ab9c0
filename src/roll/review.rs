//! The checklist from the old files and the new ones: what is still open in the new files, so that a second look
//! after a clerk's work shows only the rest.

use crate::facts::registry::Registry;
use crate::facts::tree::Node;
use crate::facts::unit::Street;
use crate::facts::way;
use crate::source::Place;

use super::checklist::{Checklist, Item, Topic};
use super::rewrite::{Change, Done, Way};
use super::{mentions, targets};

/// A file that was rolled, as the checklist sees it.
pub struct Rolled {
    /// Street and name of the file.
    pub unit: (String, String),
    /// Path of the old file.
    pub path: String,
    /// Its tree in the old year.
    pub old: Option<Node>,
    /// Its tree in the year before that, if there is such a file.
    pub before: Option<Node>,
    /// Its tree in the new year.
    pub new: Option<Node>,
    /// Its first line in the new year.
    pub place: Place,
    /// What was changed.
    pub changes: Vec<Change>,
}

/// Everything to look at after a roll.
pub fn checklist(content: &str, year: i32, rolled: &[Rolled], streets: &[Street], registry: &Registry) -> Checklist {
    let mut list = Checklist { content: content.to_owned(), year, ..Checklist::default() };
    for file in rolled {
        list.items.extend(file.changes.iter().filter_map(|change| confirm(change, file, registry, year)));
        for (line, text) in mentions::lines(&file.place.source.text, &[year - 1, year - 2]) {
            list.items.push(item(file, Topic::OldYear, file.place.path(), line, format!("“{text}”")));
        }
        list.items.extend(changed_basis(file, rolled, registry));
    }
    for street in streets {
        targets::add(street, rolled, registry, &mut list);
    }
    list
}

/// An item about a file.
pub fn item(file: &Rolled, topic: Topic, path: &str, line: usize, words: String) -> Item {
    let (street, unit) = file.unit.clone();
    Item { street, unit, topic, file: path.to_owned(), line, words }
}

/// A change as an item, unless the clerk has settled it in the new file.
fn confirm(change: &Change, file: &Rolled, registry: &Registry, year: i32) -> Option<Item> {
    let root = file.new.as_ref();
    let new = match &change.way {
        Way::Slot(index, slot) => root.and_then(|root| way::slot(root, registry, *index, slot)),
        Way::Path(way) => root.and_then(|root| way::follow(root, way)),
    };
    let (Change { what, old, reason, .. }, was) = (change, year - 1);
    let reason = if reason.is_empty() { String::new() } else { format!("，原因是“{reason}”") };
    let (place, words) = match (&change.done, new) {
        (Done::Left, None) => (&change.place, format!("{what}，{was}年是“{old}”{reason}；{year}年没有写，由规则推出")),
        (Done::Now(now), Some(node)) if node.scalar() == Some(now) => {
            let words = if now == old {
                format!("{what}，仍写“{old}”")
            } else {
                format!("{what}，{was}年是“{old}”{reason}，现写“{now}”")
            };
            (&node.place, words)
        }
        _ => return None,
    };
    let serial = if what.ends_with("发文字号") { "；序号请改" } else { "" };
    Some(item(file, Topic::Confirm, place.path(), place.start().line, words + serial))
}

/// Indicators of a file whose 口径 is not the one of the year before.
fn changed_basis(file: &Rolled, rolled: &[Rolled], registry: &Registry) -> Vec<Item> {
    let (Some(old), true) = (&file.old, file.before.is_some()) else { return Vec::new() };
    let shared = rolled.iter().find(|other| other.unit.0 == file.unit.0 && other.unit.1 == "共享");
    let of = |root: Option<&Node>, index| {
        let node = way::slot(root?, registry, index, "口径")?;
        Some((node.scalar()?.to_owned(), node.place.clone()))
    };
    let mut items = Vec::new();
    for spot in way::indicators(old, registry) {
        let Some(index) = spot.index else { continue };
        let Some((now, place)) = of(Some(old), index) else { continue };
        let above = shared.and_then(|shared| shared.before.as_ref());
        let was = of(file.before.as_ref(), index).or_else(|| of(above, index)).map(|(text, _)| text);
        if was.as_ref() != Some(&now) {
            let was = was.map_or_else(|| "没有写".to_owned(), |was| format!("是“{was}”"));
            let words = format!("{}，口径是“{now}”，上一年{was}；两年的数不好比", spot.key.name);
            items.push(item(file, Topic::Basis, place.path(), place.start().line, words));
        }
    }
    items
}
