//! 结构层次序数 (R26, R83): assigned here and nowhere else, so a dropped part leaves no gap.

use super::Block;
use crate::numeral::chinese;

/// Drops headings that nothing follows before the next heading of the same or a higher level. Returns the indexes that were
/// dropped, each counted at the moment it was dropped.
pub fn prune(blocks: &mut Vec<Block>) -> Vec<usize> {
    let mut dropped = Vec::new();
    loop {
        let empty = (0..blocks.len()).rev().find(|&index| {
            let Block::Heading(heading) = &blocks[index] else { return false };
            match blocks.get(index + 1) {
                None => true,
                Some(Block::Heading(next)) => next.level <= heading.level,
                Some(_) => false,
            }
        });
        match empty {
            Some(index) => {
                blocks.remove(index);
                dropped.push(index);
            }
            None => return dropped,
        }
    }
}

/// A heading where no heading of its level can stand, by the index of its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misplaced {
    /// A level above it is left out.
    Skips(usize),
    /// Below the fourth level.
    TooDeep(usize),
}

impl Misplaced {
    /// The block.
    pub fn index(self) -> usize {
        match self {
            Self::Skips(index) | Self::TooDeep(index) => index,
        }
    }
}

/// Numbers all headings, run-in ones too. Returns those that stand wrong.
pub fn assign(blocks: &mut [Block]) -> Vec<Misplaced> {
    let mut counters = [0_usize; 4];
    let mut misplaced = Vec::new();
    for (index, block) in blocks.iter_mut().enumerate() {
        let heading = match block {
            Block::Heading(heading) => heading,
            Block::Paragraph(paragraph) => match &mut paragraph.lead {
                Some(lead) => lead,
                None => continue,
            },
            Block::Table(_) => continue,
        };
        let level = usize::from(heading.level.clamp(1, 4)) - 1;
        if heading.level > 4 {
            misplaced.push(Misplaced::TooDeep(index));
        } else if counters[..level].last() == Some(&0) {
            misplaced.push(Misplaced::Skips(index));
        }
        counters[level] += 1;
        counters[level + 1..].fill(0);
        heading.number = written(level, counters[level]);
    }
    misplaced
}

fn written(level: usize, number: usize) -> String {
    match level {
        0 => format!("{}、", chinese(number)),
        1 => format!("（{}）", chinese(number)),
        2 => format!("{number}."),
        _ => format!("（{number}）"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Heading, Paragraph};

    fn heading(level: u8) -> Block {
        Block::Heading(Heading { level, ..Heading::default() })
    }

    fn numbers(blocks: &[Block]) -> Vec<String> {
        let number = |block: &Block| match block {
            Block::Heading(heading) => Some(heading.number.clone()),
            _ => None,
        };
        blocks.iter().filter_map(number).collect()
    }

    #[test]
    fn numbers_restart_and_empty_headings_vanish() {
        let text = || Block::Paragraph(Paragraph::default());
        let mut blocks = vec![
            heading(1),
            heading(2),
            text(),
            heading(2),
            heading(1),
            heading(2),
            heading(2),
            text(),
            heading(3),
            text(),
        ];
        prune(&mut blocks);
        assert!(assign(&mut blocks).is_empty());
        assert_eq!(numbers(&blocks), ["一、", "（一）", "二、", "（一）", "1."]);
    }

    #[test]
    fn a_skipped_level_is_reported() {
        let mut blocks = vec![heading(1), heading(3), Block::Paragraph(Paragraph::default())];
        assert_eq!(assign(&mut blocks), [Misplaced::Skips(1)]);
        let mut deep = vec![heading(5)];
        assert_eq!(assign(&mut deep), [Misplaced::TooDeep(0)]);
    }
}
