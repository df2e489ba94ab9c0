//! Changes to a fact file's text that leave everything else as the clerk wrote it: byte ranges and what stands there
//! instead. Ranges come from the tree's places, so comments, order, quotes, indentation and line ends survive.

use std::ops::Range;

use super::tree::{Key, Node};
use crate::source::Source;

/// Changes to one text, none overlapping another, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits(Vec<Edit>);

/// One change: a stretch and its new text. An empty stretch inserts, an empty text removes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Byte range in the old text.
    pub span: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

impl Edits {
    /// All changes.
    pub fn list(&self) -> &[Edit] {
        &self.0
    }

    /// Puts another text in the place of a stretch. False, and nothing is noted, where it meets another change.
    pub fn replace(&mut self, span: Range<usize>, text: impl Into<String>) -> bool {
        if self.0.iter().any(|edit| edit.span.start < span.end && span.start < edit.span.end) {
            return false;
        }
        self.put(Edit { span, text: text.into() });
        true
    }

    /// Inserts at an offset, behind what was inserted there before.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) -> bool {
        if self.0.iter().any(|edit| edit.span.start < at && at < edit.span.end) {
            return false;
        }
        self.put(Edit { span: at..at, text: text.into() });
        true
    }

    /// Takes a stretch out. Removals that meet become one; a change inside goes with the text that it would change.
    pub fn remove(&mut self, span: Range<usize>) -> bool {
        let meets = |edit: &Edit| edit.span.start < span.end && span.start < edit.span.end;
        let inside = |edit: &Edit| span.start <= edit.span.start && edit.span.end <= span.end;
        if self.0.iter().any(|edit| meets(edit) && !inside(edit) && !edit.text.is_empty()) {
            return false;
        }
        let mut whole = span.clone();
        for edit in self.0.iter().filter(|edit| meets(edit) && !inside(edit)) {
            whole = whole.start.min(edit.span.start)..whole.end.max(edit.span.end);
        }
        self.0.retain(|edit| !meets(edit));
        self.put(Edit { span: whole, text: String::new() });
        true
    }

    /// Gives a scalar that stands on one line another value and keeps its quotes. The value must not need quotes itself.
    pub fn set(&mut self, node: &Node, value: &str) -> bool {
        let (Some(old), written, start) = (node.scalar(), node.place.text(), node.place.span.start) else {
            return false;
        };
        if written.contains('\n') || old.is_empty() {
            return false;
        }
        match written.find(old) {
            Some(at) => self.replace(start + at..start + at + old.len(), value),
            // Written with escapes: the value takes the place of the quotes too.
            None => self.replace(node.place.span.clone(), value),
        }
    }

    /// Takes entries out of a map.
    ///
    /// A block entry takes its whole lines, with the comment behind it and the comment lines right above that are
    /// indented as deep or deeper; a file's opening comment stays. An entry of `{a: 1, b: 2}` takes comma and space
    /// with it; when all go, `{}` is left. The only entry of a list item should go with its item instead.
    pub fn remove_entries(&mut self, map: &Node, gone: impl Fn(&Key, &Node) -> bool) -> bool {
        let entries = map.entries();
        let gone: Vec<bool> = entries.iter().map(|(key, node)| gone(key, node)).collect();
        if map.place.text().starts_with('{') {
            let parts = entries.iter().map(|(key, node)| key.place.span.start..node.place.span.end);
            return self.remove_flow(&map.place.source, &parts.collect::<Vec<_>>(), &gone);
        }
        let source = &map.place.source;
        let next = |index: usize| entries.get(index + 1).map(|(key, _)| key.place.span.start);
        let mut done = true;
        for (index, (key, node)) in entries.iter().enumerate().filter(|(index, _)| gone[*index]) {
            let span = block(source, key, node, next(index));
            // Block text of the entry before may look like comments.
            let above = index.checked_sub(1).map(|before| source.position(entries[before].1.place.span.end).line);
            let floor = above.map_or(0, |line| line_end(source, line));
            done &= self.remove(span.start.max(floor)..span.end);
        }
        done
    }

    /// Takes an item out of a list: its lines from the dash on, with its comments, or what stands between two commas.
    pub fn remove_item(&mut self, list: &Node, index: usize) -> bool {
        let (source, items) = (&list.place.source, list.items());
        if index >= items.len() {
            return false;
        }
        if list.place.text().starts_with('[') {
            let parts: Vec<_> = items.iter().map(|item| item.place.span.clone()).collect();
            let gone: Vec<bool> = (0..items.len()).map(|at| at == index).collect();
            return self.remove_flow(source, &parts, &gone);
        }
        item_span(list, index).is_some_and(|span| self.remove(span))
    }

    fn remove_flow(&mut self, source: &Source, parts: &[Range<usize>], gone: &[bool]) -> bool {
        let (mut index, mut done) = (0, true);
        while index < parts.len() {
            let run = gone[index..].iter().take_while(|gone| **gone).count();
            let Some(last) = (index + run).checked_sub(1).filter(|_| run > 0) else {
                index += 1;
                continue;
            };
            let (start, end) = (parts[index].start, parts[last].end);
            done &= match (parts.get(last + 1), index.checked_sub(1).map(|before| &parts[before])) {
                (Some(next), _) => self.remove(start..next.start),
                (None, None) => self.remove(start..end),
                (None, Some(before)) => {
                    let gap = before.end..start;
                    let between = &source.text[gap.clone()];
                    match between.find(',').filter(|_| between.contains('#')) {
                        // A comment ends its line: only the comma and the entry go.
                        Some(at) => self.remove(gap.start + at..gap.start + at + 1) && self.remove(start..end),
                        None => self.remove(gap.start..end),
                    }
                }
            };
            index = last + 1;
        }
        done
    }

    /// The text after all changes. None if one of them lies outside the text or cuts a character.
    pub fn apply(&self, text: &str) -> Option<String> {
        let mut new = String::with_capacity(text.len());
        let mut at = 0;
        for edit in &self.0 {
            new.push_str(text.get(at..edit.span.start)?);
            text.get(edit.span.clone())?;
            new.push_str(&edit.text);
            at = edit.span.end;
        }
        new.push_str(text.get(at..)?);
        Some(new)
    }

    fn put(&mut self, edit: Edit) {
        let key = |edit: &Edit| (edit.span.start, edit.span.end);
        let at = self.0.partition_point(|other| key(other) <= key(&edit));
        self.0.insert(at, edit);
    }
}

/// The whole lines of a block entry, with its comments; blank lines behind it where there are some before it too.
pub fn block(source: &Source, key: &Key, node: &Node, next: Option<usize>) -> Range<usize> {
    lines(source, key.place.span.start..node.place.span.end.max(key.place.span.end), next)
}

/// The dash of an item of a block list; none where the list has no such item.
pub fn dash(list: &Node, index: usize) -> Option<usize> {
    let (source, items) = (&list.place.source, list.items());
    let start = items.get(index)?.place.span.start;
    let line = |at: usize| source.position(at).line;
    let top = index.checked_sub(1).map_or(line(list.place.span.start), |before| line(items[before].place.span.end) + 1);
    (top..=line(start)).find_map(|number| {
        let line = source.line(number);
        let lead = source.text[line.start..line.end.min(start)].chars().take_while(|c| " -".contains(*c)).count();
        // A list within a list may begin on the same line: the last dash is this one's.
        source.text[line.start..line.start + lead].rfind('-').map(|at| line.start + at)
    })
}

/// The column of that dash, from 0.
pub fn dash_column(list: &Node, index: usize) -> Option<usize> {
    let source = &list.place.source;
    let dash = dash(list, index)?;
    Some(dash - source.line(source.position(dash).line).start)
}

/// The whole lines of an item of a block list, as [`block`] has an entry's.
pub fn item_span(list: &Node, index: usize) -> Option<Range<usize>> {
    let source = &list.place.source;
    let span = lines(source, dash(list, index)?..item_end(list, index)?, dash(list, index + 1));
    let floor = match index.checked_sub(1) {
        Some(before) => line_end(source, source.position(item_end(list, before)?).line),
        None => 0,
    };
    Some(span.start.max(floor)..span.end)
}

/// Where an item of a block list ends: keys with nothing behind them and comments at its end, which no value reaches, are its too.
pub fn item_end(list: &Node, index: usize) -> Option<usize> {
    let source = &list.place.source;
    let column = dash_column(list, index)?;
    let end = list.items().get(index)?.place.span.end;
    let mut bottom = source.position(end).line;
    let indent = |number: usize| {
        let line = &source.text[source.line(number)];
        Some(line.len() - line.trim_start_matches(' ').len()).filter(|_| !line.trim().is_empty())
    };
    while bottom < source.lines() && indent(bottom + 1).is_some_and(|indent| indent > column) {
        bottom += 1;
    }
    Some(end.max(source.line(bottom).end))
}

/// As [`block`], of what begins and ends there.
fn lines(source: &Source, own: Range<usize>, next: Option<usize>) -> Range<usize> {
    let (start, value_end) = (own.start, own.end);
    let first = source.position(start).line;
    let line = |number: usize| &source.text[source.line(number)];
    let indent = start - source.line(first).start;
    if !source.text[source.line(first).start..start].trim().is_empty() {
        // Behind a dash: what follows moves up to it.
        return start..next.unwrap_or(value_end);
    }
    let mut top = first;
    while top > 1 && is_comment(line(top - 1), indent) {
        top -= 1;
    }
    if top == 1 && indent == 0 {
        top = first;
    }
    let is_blank = |number: usize| line(number).trim().is_empty();
    let mut bottom = source.position(value_end).line;
    if top == 1 || is_blank(top - 1) {
        while bottom < source.lines() && is_blank(bottom + 1) {
            bottom += 1;
        }
    }
    source.line(top).start..line_end(source, bottom)
}

/// Behind a line's line end.
pub fn line_end(source: &Source, line: usize) -> usize {
    if line < source.lines() { source.line(line + 1).start } else { source.text.len() }
}

fn is_comment(line: &str, indent: usize) -> bool {
    let text = line.trim_start();
    text.starts_with('#') && line.len() - text.len() >= indent
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::facts::load;

    fn without(text: &str, path: &[&str], gone: &[&str]) -> String {
        let source = Source::new("甲.yaml", text);
        let (tree, found) = load::read(&source);
        assert_eq!(found, [], "{text}");
        let mut node = &tree.expect("a tree");
        for key in path {
            node = node.get(key).expect(key);
        }
        let mut edits = Edits::default();
        assert!(edits.remove_entries(node, |key, _| gone.contains(&key.name.as_str())));
        let new = edits.apply(&source.text).expect("in the text");
        assert_eq!(load::read(&Source::new("甲.yaml", new.as_str())).1, [], "{new}");
        new
    }

    #[test]
    fn block_entries_go_with_their_lines_and_comments() {
        let text = "# 页首\n甲: 1\n\n# 说乙\n乙:   # 后注\n  # 深\n  子: 1 # 注\n  丑: 2\n\n# 说丙\n\n丙: 3\n";
        assert_eq!(without(text, &[], &["乙"]), "# 页首\n甲: 1\n\n# 说丙\n\n丙: 3\n");
        assert_eq!(without(text, &[], &["甲"]), text.replacen("甲: 1\n", "", 1));
        assert_eq!(without(text, &["乙"], &["子"]), text.replacen("  # 深\n  子: 1 # 注\n", "", 1));
        assert_eq!(without(text, &[], &["丙"]), text.replacen("丙: 3\n", "", 1));
        let windows = text.replace('\n', "\r\n");
        assert_eq!(without(&windows, &[], &["乙"]), "# 页首\r\n甲: 1\r\n\r\n# 说丙\r\n\r\n丙: 3\r\n");
        assert_eq!(without("表:\n  - 甲: 1\n    乙: 2\n", &["表"], &["甲"]), "表:\n  - 甲: 1\n    乙: 2\n");
        assert_eq!(without("甲: 1\n乙: 2", &[], &["乙"]), "甲: 1\n");
        assert_eq!(without("甲: |\n  一\n  # 二\n乙: 2\n", &[], &["乙"]), "甲: |\n  一\n  # 二\n");
    }

    #[test]
    fn flow_entries_go_with_their_comma() {
        for (gone, left) in [
            (vec!["甲"], "{乙: 2, \"丙\": '3'}"),
            (vec!["乙"], "{甲: 1, \"丙\": '3'}"),
            (vec!["丙"], "{甲: 1, 乙: 2}"),
            (vec!["甲", "乙"], "{\"丙\": '3'}"),
            (vec!["甲", "丙"], "{乙: 2}"),
            (vec!["甲", "乙", "丙"], "{}"),
        ] {
            let text = "表: {甲: 1, 乙: 2, \"丙\": '3'}  # 注\n";
            assert_eq!(without(text, &["表"], &gone), format!("表: {left}  # 注\n"));
        }
        assert_eq!(without("表: {甲: 1,\n  乙: 2}\n", &["表"], &["乙"]), "表: {甲: 1}\n");
        assert_eq!(without("表: {甲: 1, # 注\n  乙: 2}\n", &["表"], &["乙"]), "表: {甲: 1 # 注\n  }\n");
    }

    #[test]
    fn a_scalar_keeps_its_quotes() {
        let source = Source::new("甲.yaml", "甲: \"一\"  # 注\n乙: '二'\n丙: 三\n丁: |\n  四\n戊: |\n  五\n  六\n");
        let tree = load::read(&source).0.expect("a tree");
        let mut edits = Edits::default();
        for key in ["甲", "乙", "丙", "丁"] {
            assert!(edits.set(tree.get(key).expect(key), "待定"));
        }
        assert!(!edits.set(tree.get("戊").expect("戊"), "待定") && !edits.set(tree.get("丙").expect("丙"), "又"));
        let new = edits.apply(&source.text).expect("in the text");
        assert_eq!(new, "甲: \"待定\"  # 注\n乙: '待定'\n丙: 待定\n丁: |\n  待定\n戊: |\n  五\n  六\n");
    }

    #[test]
    fn edits_do_not_overlap() {
        let mut edits = Edits::default();
        assert!(edits.replace(4..6, "x") && !edits.replace(5..7, "y") && !edits.remove(5..7));
        assert!(edits.remove(8..10) && edits.remove(9..12) && edits.remove(3..7) && !edits.insert(9, "z"));
        assert_eq!(edits.list().iter().map(|edit| edit.span.clone()).collect::<Vec<_>>(), [3..7, 8..12]);
        assert_eq!(edits.apply("short"), None);
        assert_eq!(Edits(vec![Edit { span: 1..2, text: String::new() }]).apply("甲"), None);
    }

    proptest! {
        /// Every byte outside the edited stretches is still there, in its order.
        #[test]
        fn nothing_else_changes(text in "[甲乙a#: \r\n]{0,60}", wishes in prop::collection::vec((0usize..60, 0usize..8, "[丙b]{0,3}"), 0..8)) {
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mut edits = Edits::default();
            for (at, length, new) in wishes {
                let start = at % bounds.len();
                let span = bounds[start]..bounds[(start + length).min(bounds.len() - 1)];
                match (span.is_empty(), new.is_empty()) {
                    (true, _) => edits.insert(span.start, new),
                    (false, true) => edits.remove(span),
                    (false, false) => edits.replace(span, new),
                };
            }
            let new = edits.apply(&text).expect("in the text");
            let (mut old_at, mut rest) = (0, new.as_str());
            for edit in edits.list() {
                prop_assert!(old_at <= edit.span.start);
                rest = rest.strip_prefix(&text[old_at..edit.span.start]).expect("kept");
                rest = rest.strip_prefix(edit.text.as_str()).expect("changed");
                old_at = edit.span.end;
            }
            prop_assert_eq!(rest, &text[old_at..]);
        }
    }
}
