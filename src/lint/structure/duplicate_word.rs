//! N644 词语重复
//!
//! 是什么：同一个词连着写了两遍。
//!
//! 为什么：打字、粘贴时重了。
//!
//! 例子：社区社区服务体系建设。
//!
//! 应当写成：社区服务体系建设。
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::lint::word;
use crate::manuscript::Kind;

/// The short name in front of the full one that a machine put in its place.
static PARTY: Pattern = Pattern::new(r"(?P<at>党的?中国共产党)");
/// Words that are doubled on purpose.
const DOUBLED: [&str; 16] = [
    "打扫", "整理", "琢磨", "比较", "合计", "商量", "讨论", "研究", "锻炼", "休息", "学习", "了解", "熟悉", "交流",
    "检查", "活动",
];
/// Words that end one name and begin the next: 党组织组织党员, 党小组小组长, 居民代表代表.
const MEETING: [&str; 16] = [
    "党组织",
    "会组织",
    "治组织",
    "团组织",
    "济组织",
    "务组织",
    "民代表",
    "党代表",
    "人代表",
    "工代表",
    "群代表",
    "党小组",
    "导小组",
    "工小组",
    "产大队",
    "党支部",
];
/// What is served, trained or told: 服务服务对象.
const OBJECTS: [&str; 7] = ["对象", "师资", "资料", "人员", "员", "手册", "对接"];
/// One character twice, where no reading of it is right.
static SINGLE: Pattern = Pattern::new(r"\p{Han}(?P<at>的的|了了|和和|志愿者者|党员员|群众众)");

/// 做好好: a verb that is done, and the word once more.
static DONE: Pattern = Pattern::new(r"(?P<at>(?:做|办|抓|管|用|建)好好)\p{Han}");

/// Looks for a word of two to four characters that follows itself.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.anywhere(&PARTY, |hit| Some(hit.says("“党”与全称叠用", "请删去前面的“党”")));
    remarks.extend(subject.anywhere(&SINGLE, |hit| {
        // 目的的, 为了了解: two words that meet.
        let met = ['目', '有', '为', '除'];
        let is_met = hit.text[..hit.span().end].trim_end_matches(['的', '了', '和']).ends_with(met)
            || hit.text[..hit.span().start].ends_with(met)
            || ["平", "谐", "睦", "士", "话"].iter().any(|rest| hit.after().starts_with(rest));
        // 企业党员员工, 群众众筹, 和和气气: two words, or one.
        let whole = &hit.text[hit.span().start..];
        let is_word = ["党员员工", "群众众筹", "群众众志", "和和气气", "和和美美", "了了之"]
            .iter()
            .any(|word| whole.starts_with(word));
        (!is_met && !is_word).then(|| hit.says(format!("“{}”多了一个字", hit.words()), "请删去一个"))
    }));
    remarks.extend(subject.anywhere(&DONE, |hit| {
        (!["差", "人", "邻", "书", "习", "事"].iter().any(|rest| hit.text[hit.span().end..].starts_with(rest)))
            .then(|| hit.says(format!("“{}”多了一个字", hit.words()), "请删去一个“好”"))
    }));
    for (index, line) in subject.lines().filter(|(_, line)| line.kind != Kind::Form) {
        let characters: Vec<(usize, char)> = line.text.char_indices().collect();
        let mut at = 0;
        while at < characters.len() {
            let Some(size) = (2..=4).rev().find(|size| is_doubled(&characters[at..], *size)) else {
                at += 1;
                continue;
            };
            let start = characters[at].0;
            let end = characters.get(at + 2 * size).map_or(line.text.len(), |(end, _)| *end);
            let middle = characters[at + size].0;
            let word = &line.text[start..middle];
            // 第三网格网格员, 本社区社区书记: the unit, and who works there.
            let behind = &line.text[end..];
            let is_post = ["长", "员", "化", "书记", "干部", "工作者", "主任", "党", "民警", "医生"]
                .iter()
                .any(|post| behind.starts_with(post));
            let is_unit = ["网格", "社区", "街道", "小区", "村"].contains(&word) && is_post;
            let is_two = MEETING.iter().any(|name| line.text[..middle].ends_with(name))
                || ["业主", "居民", "村民", "职工"].contains(&word)
                    && ["委员会", "代表", "大会"].iter().any(|rest| behind.starts_with(rest))
                || word == "委员会" && behind.starts_with('议')
                || ["服务", "培训", "宣传", "管理"].contains(&word)
                    && OBJECTS.iter().any(|rest| behind.starts_with(rest));
            if !DOUBLED.contains(&word) && !is_unit && !is_two {
                remarks.push(Remark::at(index, start..end, format!("“{word}”写了两遍"), "请删去一个"));
            }
            at += 2 * size;
        }
    }
    remarks
}

fn is_doubled(characters: &[(usize, char)], size: usize) -> bool {
    // Most characters are not the same so many further on.
    if characters.get(size).is_none_or(|(_, c)| *c != characters[0].1) {
        return false;
    }
    let Some(window) = characters.get(..2 * size) else { return false };
    let (one, other) = window.split_at(size);
    let is_same = one.iter().zip(other).all(|((_, one), (_, other))| one == other);
    let is_word = one.iter().all(|(_, c)| word::is_han(*c));
    // 一户一户, 又快又好, 人人人人: counting and stress.
    let is_counting = one.iter().any(|(_, c)| "一二三两几又再逐层".contains(*c));
    let is_single = one.iter().all(|(_, c)| *c == one[0].1);
    is_same && is_word && !is_counting && !is_single
}
