//! The files that a unit's facts come from: its own and its street's 共享, of every year, as trees.

use std::collections::HashMap;

use crate::facts::tree::{Node, Value};
use crate::facts::way::{self, Step};
use crate::facts::{amend, load};
use crate::serve::desk::Seat;
use crate::serve::slot::{self, SHARED, Slot, Spot};
use crate::serve::unit::{self, Unit};

/// The files of a unit and of its street's 共享.
pub struct Files {
    /// What they say of each indicator, by year, file and index.
    indicators: HashMap<(i32, String, usize), Node>,
    /// Their trees, by year and file.
    roots: HashMap<(i32, String), Node>,
    /// Where each value, list and map stands in its file; a list may begin where its first item does.
    ways: HashMap<(String, usize, &'static str), Vec<Step>>,
    /// One of them could not be read, or not to its end.
    pub broken: bool,
}

impl Files {
    /// Reads them as the project has them.
    pub fn read(seat: &Seat, unit: &Unit<'_>) -> Self {
        let (mut indicators, mut roots, mut ways, mut broken) = (HashMap::new(), HashMap::new(), HashMap::new(), false);
        let own = |name: &str| name == unit.stem || name == SHARED;
        for file in seat.project.facts.iter().filter(|file| file.street == unit.folder && own(&file.name)) {
            let (root, found) = load::read(&file.source);
            broken |= file.unreadable.is_some() || !found.iter().all(amend::is_harmless);
            if let Some(root) = root {
                walk(&root, &mut Vec::new(), &mut ways);
                for spot in way::indicators(&root, &unit.world.registry) {
                    if let Some(index) = spot.index {
                        indicators.insert((file.year, file.name.clone(), index), spot.node.clone());
                    }
                }
                roots.insert((file.year, file.name.clone()), root);
            }
        }
        Self { indicators, roots, ways, broken }
    }

    /// The file that says a part of an indicator in a year, and what it says: the unit's own before 共享.
    pub fn part(&self, unit: &Unit<'_>, year: i32, index: usize, part: &str) -> Option<(String, &Node)> {
        [unit.stem.as_str(), SHARED].into_iter().find_map(|stem| {
            let written = self.indicators.get(&(year, stem.to_owned(), index))?;
            Some((stem.to_owned(), slot::part_of(written, part)?))
        })
    }

    /// The item of a list that a slot is in.
    pub fn item(&self, slot: &Slot) -> String {
        self.roots.get(&(slot.year, slot.stem.clone())).map(|root| slot.item(root)).unwrap_or_default()
    }

    /// The slot of a value, an item or a list.
    pub fn at(&self, node: &Node) -> Option<Slot> {
        let place = &node.place;
        let (year, _, stem) = unit::of_place(place)?;
        let way = self.ways.get(&(place.path().to_owned(), place.span.start, node.shape()))?;
        Some(Slot { year, stem: stem.to_owned(), spot: Spot::Way(way.clone()) })
    }

    /// The list of a section in a file: its key, as written there or with `+`, and how many items it has.
    pub fn list(&self, year: i32, stem: &str, section: &str) -> Option<(&str, usize)> {
        let root = self.roots.get(&(year, stem.to_owned()))?;
        let (key, node) = root.entries().iter().find(|(key, _)| key.name.trim_start_matches('+') == section)?;
        Some((key.name.as_str(), node.items().len()))
    }
}

fn walk(node: &Node, way: &mut Vec<Step>, ways: &mut HashMap<(String, usize, &'static str), Vec<Step>>) {
    ways.insert((node.place.path().to_owned(), node.place.span.start, node.shape()), way.clone());
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                way.push(Step::Item(index));
                walk(item, way, ways);
                way.pop();
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                way.push(Step::Key(key.name.clone()));
                walk(value, way, ways);
                way.pop();
            }
        }
    }
}
