//! The communities' documents of a street compared with one another (雷同率).

use super::Outcome;
use crate::likeness::{Group, Print, group};
use crate::pipeline::document;
use crate::pipeline::prepare::Prepared;

/// Documents with fewer characters that count are tables: they are as alike as their form.
const SHORTEST: usize = 200;

/// Documents of one 文种 of one street.
pub struct Compared {
    /// Index of the street.
    pub street: usize,
    /// Index of the assembly.
    pub assembly: usize,
    /// Indexes of their outcomes, in the order of the group.
    pub outcomes: Vec<usize>,
    /// What came of it.
    pub group: Group,
    /// The words of the group's most repeated blocks.
    pub repeated: Vec<String>,
}

/// Compares one street's documents, 文种 by 文种. `first` is the index of its first outcome in the batch.
pub fn all(prepared: &Prepared, outcomes: &[Outcome], prints: &[Print], first: usize) -> Vec<Compared> {
    let kinds = (0..prepared.assemblies.len()).filter_map(|assembly| {
        let is_member = |index: &usize| {
            let job = &outcomes[*index].job;
            job.assembly == assembly && job.community.is_some() && prints[*index].characters >= SHORTEST
        };
        let members: Vec<usize> = (0..outcomes.len()).filter(is_member).collect();
        // One alone is like nothing.
        let street = outcomes.get(*members.get(1)?)?.job.street;
        let group = group::compare(&members.iter().map(|index| &prints[*index]).collect::<Vec<_>>());
        let words = |block: &group::Repeated| {
            let made = document::make(prepared, &outcomes[members[block.document]].job, true);
            made.text.lines.get(block.line).map(|line| line.text.clone()).unwrap_or_default()
        };
        let repeated = group.repeated.iter().map(words).collect();
        let outcomes = members.iter().map(|index| first + index).collect();
        Some(Compared { street, assembly, outcomes, group, repeated })
    });
    kinds.collect()
}
