//! Documents of one 文种 compared with one another: every pair exactly, as bit sets.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{Print, SHINGLE};

/// Blocks that are named as the most repeated.
const REPEATED: usize = 3;

/// What came of comparing documents with one another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// One entry a document, in the order given.
    pub members: Vec<Member>,
    /// 雷同率 of all pairs on average, whole percent.
    pub average: u32,
    /// The blocks that repeat most, most characters over all documents first.
    pub repeated: Vec<Repeated>,
    /// 雷同率 of each document with each, whole percent, row by row.
    pub matrix: Vec<Vec<u8>>,
}

/// How much of a document others have too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Characters that count: no marks; a number or the unit's name as one.
    pub characters: usize,
    /// Of these, how many stand in no other document.
    pub distinct: usize,
    /// The document that it is most like, and the 雷同率 with it.
    pub nearest: Option<(usize, u32)>,
}

/// A block that several documents have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// How many documents have it.
    pub documents: usize,
    /// Its characters that count.
    pub characters: usize,
    /// A document that has it.
    pub document: usize,
    /// The line in that document.
    pub line: usize,
}

/// Compares documents. The 雷同率 of two is the share of the shorter one's stretches that the other has too.
pub fn compare(prints: &[&Print]) -> Group {
    let stretches: Vec<Vec<u32>> = prints.par_iter().map(|print| unique(&print.stretches)).collect();
    let mut holders: Vec<u32> = stretches.concat();
    holders.par_sort_unstable();
    // What every document has is a number; what one alone has is nothing; the rest are bits.
    let mut shared: HashMap<u32, Option<usize>> = HashMap::new();
    let (mut everywhere, mut bits) = (0_usize, 0_usize);
    for same in holders.chunk_by(|one, other| one == other) {
        if same.len() == prints.len() {
            everywhere += 1;
            shared.insert(same[0], None);
        } else if same.len() > 1 {
            shared.insert(same[0], Some(bits));
            bits += 1;
        }
    }
    drop(holders);
    let sets: Vec<Vec<u64>> = stretches.par_iter().map(|stretches| set(stretches, &shared, bits)).collect();
    let alike = |one: usize, other: usize| -> u32 {
        let common: u32 = sets[one].iter().zip(&sets[other]).map(|(a, b)| (a & b).count_ones()).sum();
        percent(everywhere + common as usize, stretches[one].len().min(stretches[other].len()))
    };
    let rows: Vec<Vec<u8>> = (0..prints.len())
        .into_par_iter()
        .map(|one| (0..one).map(|other| u8::try_from(alike(one, other)).unwrap_or(100)).collect())
        .collect();
    let rate = |one: usize, other: usize| if other < one { rows[one][other] } else { rows[other][one] };
    let members = prints.par_iter().enumerate().map(|(index, print)| {
        let others = (0..prints.len()).filter(|other| *other != index);
        let nearest = others.map(|other| (other, u32::from(rate(index, other))));
        let nearest = nearest.reduce(|best, next| if next.1 > best.1 { next } else { best });
        Member { characters: print.characters, distinct: distinct(print, &shared), nearest }
    });
    let members: Vec<Member> = members.collect();
    let sum: u64 = rows.iter().flatten().map(|rate| u64::from(*rate)).sum();
    let pairs = rows.iter().map(Vec::len).sum::<usize>() as u64;
    let matrix = (0..prints.len())
        .map(|one| (0..prints.len()).map(|other| if one == other { 100 } else { rate(one, other) }).collect())
        .collect();
    let average = sum.checked_div(pairs).and_then(|average| u32::try_from(average).ok()).unwrap_or_default();
    Group { members, average, repeated: repeated(prints), matrix }
}

/// Each stretch once.
fn unique(stretches: &[u32]) -> Vec<u32> {
    let mut unique = stretches.to_vec();
    unique.sort_unstable();
    unique.dedup();
    unique
}

/// Which of the shared stretches a document has.
fn set(stretches: &[u32], shared: &HashMap<u32, Option<usize>>, bits: usize) -> Vec<u64> {
    let mut set = vec![0_u64; bits.div_ceil(64)];
    for bit in stretches.iter().filter_map(|stretch| shared.get(stretch).copied().flatten()) {
        set[bit / 64] |= 1 << (bit % 64);
    }
    set
}

/// Whole percent, rounded down: what is not quite the same is never 100.
fn percent(part: usize, whole: usize) -> u32 {
    u32::try_from((part * 100).checked_div(whole).unwrap_or_default()).unwrap_or(100)
}

/// Characters that no stretch shared with another document covers.
fn distinct(print: &Print, shared: &HashMap<u32, Option<usize>>) -> usize {
    let mut distinct = 0;
    for (first, length) in &print.paragraphs {
        let stretches = (length + 1).saturating_sub(SHINGLE);
        let mut covered = 0;
        for at in 0..stretches {
            if shared.contains_key(&print.stretches[first + at]) {
                distinct += at.saturating_sub(covered);
                covered = at + SHINGLE;
            }
        }
        // What is shorter than a stretch says nothing of its own.
        distinct += if stretches == 0 { 0 } else { length.saturating_sub(covered) };
    }
    distinct
}

/// The blocks that most characters are spent on.
fn repeated(prints: &[&Print]) -> Vec<Repeated> {
    let mut known: HashMap<u64, Repeated> = HashMap::new();
    for (document, print) in prints.iter().enumerate() {
        let mut blocks = print.blocks.clone();
        blocks.sort_unstable();
        blocks.dedup_by_key(|(hash, ..)| *hash);
        for (hash, characters, line) in blocks {
            let block = known.entry(hash).or_insert(Repeated { documents: 0, characters, document, line });
            block.documents += 1;
        }
    }
    let mut blocks: Vec<Repeated> = known.into_values().filter(|block| block.documents > 1).collect();
    blocks.sort_by_key(|block| (std::cmp::Reverse(block.documents * block.characters), block.document, block.line));
    blocks.truncate(REPEATED);
    blocks
}

#[cfg(test)]
mod tests {
    use super::compare;
    use crate::likeness::print;
    use crate::manuscript::plain;
    use crate::source::Source;

    fn group(texts: &[&str]) -> super::Group {
        let prints: Vec<_> = texts
            .iter()
            .map(|text| print::of(&plain::read(Source::new("稿.txt", *text)), &["甲社区", "乙社区"]))
            .collect();
        compare(&prints.iter().collect::<Vec<_>>())
    }

    const COMMON: &str =
        "坚持以人民为中心，做好服务群众的各项工作，全年办好实事，年底向居民报告办理情况，听取居民的意见和建议。";

    #[test]
    fn a_mail_merge_is_the_same_text() {
        let one = format!("甲社区{COMMON}走访43户。");
        let other = format!("乙社区{COMMON}走访108户。");
        let group = group(&[&one, &other]);
        assert_eq!((group.average, group.members[0].distinct), (100, 0));
        assert_eq!(group.members[0].nearest, Some((1, 100)));
        assert_eq!((group.repeated.len(), group.repeated[0].documents), (1, 2));
    }

    #[test]
    fn words_of_ones_own_are_counted() {
        let own = "河边的旧仓库改成议事堂，每周三晚上请老住户来说说难处。";
        let group = group(&[&format!("{COMMON}\n{own}"), COMMON, "另写的一份，与前两份没有一句话相同。"]);
        // The marks do not count.
        assert_eq!(group.members[0].distinct, own.chars().count() - 2);
        assert_eq!(group.matrix[0][1], 100, "the shorter one is all in the longer one");
        assert_eq!((group.matrix[0][2], group.matrix[1][1]), (0, 100));
        assert_eq!(group.members[2].nearest, Some((0, 0)));
    }
}
