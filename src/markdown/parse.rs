//! pulldown-cmark events → blocks.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Align, Block, Column, Heading, Paragraph, Run, Table};
use crate::source::Source;
use crate::template::mark::{self, Marked};

/// The end of a heading line that runs into the next paragraph.
pub const RUN_IN: &str = "::";

/// Parses what one template rendered. `template` is its source, for places.
pub fn parse(rendered: &Marked, template: &Arc<Source>) -> (Vec<Block>, Vec<Diagnostic>) {
    let text = rendered.markdown();
    let mut builder = Builder {
        text,
        template,
        blocks: Vec::new(),
        found: Vec::new(),
        inline: String::new(),
        lead: None,
        table: None,
        refused: 0,
    };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        builder.event(event, range);
    }
    builder.end_of_text();
    (builder.blocks, builder.found)
}

struct Builder<'a> {
    text: &'a str,
    template: &'a Arc<Source>,
    blocks: Vec<Block>,
    found: Vec<Diagnostic>,
    /// Text of the block or cell under way, marks included.
    inline: String,
    /// A run-in heading that waits for its paragraph.
    lead: Option<Heading>,
    table: Option<Table>,
    /// Depth inside refused constructs, so that one mistake is reported once.
    refused: usize,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.inline.push_str(&text),
            Event::SoftBreak => {}
            Event::HardBreak => self.refuse("行末的强制换行", range),
            Event::Code(text) => {
                self.inline.push_str(&text);
                self.refuse("代码记号 `", range);
            }
            Event::Html(_) | Event::InlineHtml(_) => self.refuse("HTML 标记", range),
            Event::Rule => self.refuse("分隔线", range),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.refuse("这种标记", range);
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if *tag == Tag::TableRow {
            self.compare_cells(&range);
        }
        if *tag == Tag::Paragraph && self.text[range.clone()].trim_start().starts_with('|') {
            self.uneven(&range, "这几行没有成为表格：第二行“|---|”的格数应当与表头相同".to_owned());
        }
        match tag {
            Tag::Paragraph | Tag::TableHead | Tag::TableRow | Tag::TableCell => self.inline.clear(),
            Tag::Heading { level, .. } => {
                self.inline.clear();
                if !self.text[range.clone()].starts_with('#') {
                    self.refuse("用 --- 或 === 画线的标题", range);
                } else if *level > HeadingLevel::H4 {
                    self.refuse("五级以下的标题", range);
                }
            }
            Tag::Table(alignments) => {
                self.table = Some(Table {
                    columns: columns(&self.text[range], alignments),
                    header: Vec::new(),
                    rows: Vec::new(),
                });
            }
            _ => {
                // Every ** of a template is reported where it stands, whether or not it would be bold.
                let is_known = matches!(tag, Tag::Strong) && self.text[range.clone()].starts_with('*');
                if self.refused == 0 && !is_known {
                    self.refuse(name(tag), range);
                }
                self.refused += 1;
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                let runs = self.take();
                if !runs.is_empty() {
                    let lead = self.lead.take();
                    self.blocks.push(Block::Paragraph(Paragraph { lead, runs }));
                }
            }
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::TableCell => {
                let runs = self.take();
                if let Some(table) = &mut self.table {
                    match table.rows.last_mut() {
                        Some(row) => row.push(runs),
                        None => table.header.push(runs),
                    }
                }
            }
            // The next row opens where the last one ends; an empty one at the foot is dropped.
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            TagEnd::Table => self.blocks.extend(self.table.take().map(finished).map(Block::Table)),
            _ => self.refused = self.refused.saturating_sub(1),
        }
    }

    /// The parser fills up a short row and cuts a long one without a word.
    fn compare_cells(&mut self, range: &Range<usize>) {
        let (row, wanted) = (&self.text[range.clone()], self.table.as_ref().map_or(0, |table| table.columns.len()));
        let found = cells(row);
        if found != wanted {
            self.uneven(range, format!("表格这一行有{found}格，表头有{wanted}格"));
        }
    }

    fn uneven(&mut self, range: &Range<usize>, message: String) {
        let excerpt: String = mark::split(&self.text[range.clone()]).into_iter().map(|stretch| stretch.text).collect();
        let place = self.place(excerpt.trim());
        let help = "每行的“|”数目与表头相同；格子里要写“|”请改用“／”";
        self.found.push(Diagnostic::new(Code::N503, message).at(place).help(help));
    }

    fn heading(&mut self, level: HeadingLevel) {
        self.orphan();
        let mut runs = self.take();
        let run_in = runs.last().is_some_and(|run| run.text.ends_with(RUN_IN));
        if run_in && let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.len() - RUN_IN.len());
            if last.text.is_empty() {
                runs.pop();
            }
        }
        let heading = Heading { level: (level as u8).min(4), number: String::new(), runs };
        if run_in {
            self.lead = Some(heading);
        } else {
            self.blocks.push(Block::Heading(heading));
        }
    }

    /// A run-in heading that no paragraph follows.
    fn orphan(&mut self) {
        if let Some(lead) = self.lead.take() {
            let text: String = lead.runs.iter().map(|run| run.text.as_str()).collect();
            let place = self.place(&text);
            self.found.push(
                Diagnostic::new(Code::N504, format!("段首小标题“{text}”后面没有正文"))
                    .at(place)
                    .help("请在它下面空一行写正文；不接正文的标题不要以 :: 结尾"),
            );
            self.blocks.push(Block::Heading(lead));
        }
    }

    fn end_of_text(&mut self) {
        self.orphan();
    }

    fn take(&mut self) -> Vec<Run> {
        let text = std::mem::take(&mut self.inline);
        let stretches = mark::split(text.trim());
        let run = |stretch: mark::Stretch| Run { text: stretch.text, origin: stretch.origin, missing: stretch.missing };
        stretches.into_iter().map(run).collect()
    }

    fn refuse(&mut self, what: &str, range: Range<usize>) {
        let excerpt: String = mark::split(&self.text[range]).into_iter().map(|stretch| stretch.text).collect();
        let excerpt = excerpt.trim().lines().next().unwrap_or_default().to_owned();
        let shown: String = excerpt.chars().take(20).collect();
        let place = self.place(&excerpt);
        self.found.push(
            Diagnostic::new(Code::N501, format!("模板不支持{what}：“{shown}”"))
                .at(place)
                .help("只用 # 到 #### 的标题、空行分开的段落和 | 表格；序号由程序编排，不要手写"),
        );
    }

    /// Where the template has this text: the line that shares its longest beginning.
    fn place(&self, excerpt: &str) -> crate::source::Place {
        let source = self.template;
        let mut head: String = excerpt.chars().take(12).collect();
        while !head.is_empty() {
            if let Some(at) = source.text.find(&head) {
                return source.place(at..at + head.len());
            }
            head.pop();
        }
        source.place(0..0)
    }
}

fn name(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough => "加粗、斜体记号 * 或 _",
        Tag::List(Some(_)) => "手写的序号",
        Tag::List(None) | Tag::Item => "列表记号",
        Tag::BlockQuote(_) => "引用记号 >",
        Tag::CodeBlock(_) => "行首的四个空格或 ```（代码块）",
        Tag::Link { .. } | Tag::Image { .. } => "链接和图片",
        Tag::HtmlBlock => "HTML 标记",
        _ => "这种标记",
    }
}

/// A column's width is the number of dashes in the delimiter row, as clerks can see it in the template.
fn columns(table: &str, alignments: &[Alignment]) -> Vec<Column> {
    let delimiter = table.lines().nth(1).unwrap_or_default();
    let cells = delimiter.trim().trim_start_matches('|').trim_end_matches('|').split('|');
    let shares: Vec<u32> = cells.map(|cell| u32::try_from(cell.matches('-').count()).unwrap_or(1).max(1)).collect();
    let column = |(index, alignment): (usize, &Alignment)| Column {
        share: shares.get(index).copied().unwrap_or(1),
        align: match alignment {
            Alignment::Left => Align::Left,
            Alignment::Right => Align::Right,
            Alignment::None | Alignment::Center => Align::Center,
        },
    };
    alignments.iter().enumerate().map(column).collect()
}

/// Number of cells of a row: what stands between its unescaped bars.
fn cells(row: &str) -> usize {
    let row = row.trim();
    let (mut bars, mut escaped, mut last) = (0, false, false);
    for c in row.chars() {
        last = c == '|' && !escaped;
        bars += usize::from(last);
        escaped = c == '\\' && !escaped;
    }
    bars + 1 - usize::from(row.starts_with('|')) - usize::from(last && row.len() > 1)
}

/// Drops the row that was opened after the last one, and evens out short rows.
fn finished(mut table: Table) -> Table {
    table.rows.retain(|row| !row.is_empty());
    let width = table.columns.len();
    for row in std::iter::once(&mut table.header).chain(&mut table.rows) {
        row.resize(width, Vec::new());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> (Vec<Block>, Vec<Diagnostic>) {
        parse(&Marked::new(text.to_owned()), &Source::new("段.md", text))
    }

    #[test]
    fn headings_run_in_and_tables() {
        let (blocks, found) =
            blocks("# 任务\n\n### 抓落实。::\n\n每月\n一次。\n\n| 甲 | 乙 |\n|:---|-----:|\n| 1 | 2 |\n| 3 | 4 |\n");
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(blocks.len(), 3);
        let Block::Paragraph(paragraph) = &blocks[1] else { panic!("{blocks:?}") };
        assert_eq!(crate::document::text::paragraph(paragraph), "抓落实。每月一次。");
        let Block::Table(table) = &blocks[2] else { panic!("{blocks:?}") };
        assert_eq!((table.columns[0].share, table.columns[1].share), (3, 5));
        assert_eq!((table.header.len(), table.rows.len()), (2, 2));
    }

    #[test]
    fn what_the_subset_lacks_is_reported_once_each() {
        for bad in [
            "__粗__",
            "1. 甲\n2. 乙",
            "- 甲",
            "> 甲",
            "    甲",
            "`甲`",
            "<b>甲</b>",
            "甲\n---\n\n***\n",
            "[甲](乙)",
            "##### 甲",
        ] {
            let (_, found) = blocks(bad);
            assert!(!found.is_empty(), "{bad}");
        }
        assert_eq!(blocks("### 甲。::\n\n# 乙").1[0].code, Code::N504);
    }
}
