//! The files that a unit's facts come from: its own and its street's 共享, of every year, as trees.

use std::collections::HashMap;

use crate::facts::load;
use crate::facts::registry::Registry;
use crate::facts::tree::{Node, Value};
use crate::facts::way::Step;
use crate::serve::desk::Seat;
use crate::serve::slot::{SHARED, Slot, Spot};
use crate::serve::unit::{self, Unit};
use crate::source::Place;

/// The files of a unit and of its street's 共享, as trees.
pub struct Files {
    trees: HashMap<(i32, String), Node>,
    /// Where each value stands in its file.
    ways: HashMap<(String, usize), Vec<Step>>,
}

impl Files {
    /// Reads them as the project has them.
    pub fn read(seat: &Seat, unit: &Unit<'_>) -> Self {
        let (mut trees, mut ways) = (HashMap::new(), HashMap::new());
        let own = |name: &str| name == unit.stem || name == SHARED;
        for file in seat.project.facts.iter().filter(|file| file.street == unit.folder && own(&file.name)) {
            if let (Some(root), _) = load::read(&file.source) {
                walk(&root, &mut Vec::new(), &mut ways);
                trees.insert((file.year, file.name.clone()), root);
            }
        }
        Self { trees, ways }
    }

    /// A part of an indicator in a year's files, the unit's own before 共享.
    pub fn part(&self, unit: &Unit<'_>, registry: &Registry, slot: &Slot) -> Option<(Slot, &Node)> {
        [unit.stem.as_str(), SHARED].into_iter().find_map(|stem| {
            let slot = Slot { stem: stem.to_owned(), ..slot.clone() };
            let node = slot.find(self.trees.get(&(slot.year, slot.stem.clone()))?, registry)?;
            Some((slot, node))
        })
    }

    /// The slot of a value that stands at a place.
    pub fn at(&self, place: &Place) -> Option<Slot> {
        let (year, _, stem) = unit::of_place(place)?;
        let way = self.ways.get(&(place.path().to_owned(), place.span.start))?;
        Some(Slot { year, stem: stem.to_owned(), spot: Spot::Way(way.clone()) })
    }
}

fn walk(node: &Node, way: &mut Vec<Step>, ways: &mut HashMap<(String, usize), Vec<Step>>) {
    match &node.value {
        Value::Scalar(_) => {
            ways.insert((node.place.path().to_owned(), node.place.span.start), way.clone());
        }
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
