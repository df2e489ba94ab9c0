//! The checklist of a roll (结转清单): as data, and as the text that is printed and kept beside the new files.

use std::collections::BTreeMap;

/// What an item is about, in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// 需确认: a person has to say.
    Confirm,
    /// 口径变化: what is counted has changed.
    Basis,
    /// 仍写旧年: a text names a year that is over.
    OldYear,
}

impl Topic {
    fn label(self) -> &'static str {
        match self {
            Self::Confirm => "需确认",
            Self::Basis => "口径变化",
            Self::OldYear => "仍写旧年",
        }
    }
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Street.
    pub street: String,
    /// Name of the unit's file: 共享, 本级, 桃源社区.
    pub unit: String,
    /// What about.
    pub topic: Topic,
    /// File.
    pub file: String,
    /// Line from 1.
    pub line: usize,
    /// What it is, what it was, what has been done.
    pub words: String,
}

/// Units whose targets of one indicator need nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Indicator.
    pub name: String,
    /// The rule in words.
    pub words: Vec<String>,
    /// How many units.
    pub units: usize,
}

/// Everything that a roll has to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist {
    /// The content folder below the project.
    pub content: String,
    /// The new year.
    pub year: i32,
    /// In the order of the text.
    pub items: Vec<Item>,
    /// 自动: the rule gives the target.
    pub automatic: Vec<Group>,
    /// 无目标.
    pub without: Vec<Group>,
    /// Units that have no file of the old year.
    pub missing: Vec<String>,
}

impl Checklist {
    /// How many items are about this.
    pub fn count(&self, topic: Topic) -> usize {
        self.items.iter().filter(|item| item.topic == topic).count()
    }

    /// The first line: totals.
    pub fn totals(&self) -> String {
        let units = |groups: &[Group]| groups.iter().map(|group| group.units).sum::<usize>();
        format!(
            "结转{}年：自动 {} 项，需确认 {} 项，无目标 {} 项，口径变化 {} 项，仍写旧年 {} 处",
            self.year,
            units(&self.automatic),
            self.count(Topic::Confirm),
            units(&self.without),
            self.count(Topic::Basis),
            self.count(Topic::OldYear),
        )
    }

    /// The whole text, lines ended by `\n`.
    pub fn text(&self) -> String {
        let mut lines = vec![self.totals()];
        let mut units: BTreeMap<(&str, &str), Vec<&Item>> = BTreeMap::new();
        for item in &self.items {
            units.entry((&item.street, &item.unit)).or_default().push(item);
        }
        // 共享 and 本级 before the communities: what is settled there holds for all.
        let mut units: Vec<_> = units.into_iter().collect();
        units.sort_by_key(|((street, unit), _)| (*street, !matches!(*unit, "共享" | "本级"), *unit));
        for ((street, unit), mut items) in units {
            items.sort_by_key(|item| (item.topic, &item.file, item.line));
            lines.extend([String::new(), format!("{street}　{unit}")]);
            for item in items {
                lines.push(format!("  {}：{}（{}:{}）", item.topic.label(), item.words, item.file, item.line));
            }
        }
        for (title, groups) in [("自动（目标由指标库的规则推出）", &self.automatic), ("无目标", &self.without)]
        {
            if !groups.is_empty() {
                lines.extend([String::new(), title.to_owned()]);
                let line =
                    |group: &Group| format!("  {}：{}（{}个单位）", group.name, group.words.join("；"), group.units);
                lines.extend(groups.iter().map(line));
            }
        }
        lines.extend([String::new(), "下一步".to_owned()]);
        lines.extend(self.next().into_iter().enumerate().map(|(index, step)| format!("  {}. {step}", index + 1)));
        lines.join("\n") + "\n"
    }

    fn next(&self) -> Vec<String> {
        let (new, old, content) = (self.year, self.year - 1, &self.content);
        let mut steps = Vec::new();
        if !self.missing.is_empty() {
            steps.push(format!(
                "{}没有{old}年的文件，没有结转；请先建 {content}/{old} 下的文件，填上实绩，再运行 nigao roll {new} --merge",
                self.missing.join("、")
            ));
        }
        steps.push(format!(
            "在 {content}/{old} 的文件里给每个指标补上{old}年的实绩，如 发展党员数: {{下达: 2名, 实绩: 2名}}"
        ));
        steps.push(format!("逐条看“需确认”，在 {content}/{new} 的文件里把“待定”改成{new}年的数；不承担的写 不适用"));
        steps.push(format!(
            "看“仍写旧年”的各行，该改的改成{new}年的内容；民生实事、问题清单、特色工作按{new}年的实际重写"
        ));
        steps.push(format!("把 {content}/项目.yaml 的年度改成 {new}"));
        steps.push("运行 nigao build".to_owned());
        steps
    }
}
