//! Times in their order: 节点 ascend, 阶段 neither gap nor overlap and end by their 截止, the months of a 月历 follow each other,
//! deadlines do not lie before the plan's year.

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::date::days;
use crate::facts::deadline::{self, Deadline};
use crate::facts::month;
use crate::facts::schema::{Schema, Type};
use crate::facts::tree::{Node, Value};
use crate::facts::unit::Unit;

/// Looks at every list of times, and at every deadline of a section that belongs to one year.
pub fn findings(unit: &Unit, schema: &Schema, found: &mut Vec<Diagnostic>) {
    for (key, node) in unit.facts.entries() {
        let Some(kind) = schema.section(&key.name) else { continue };
        let looker = Looker { year: unit.plan_year, is_yearly: schema.is_yearly(&key.name) };
        looker.look(kind, node, found);
    }
}

struct Looker {
    year: i32,
    is_yearly: bool,
}

/// Year, month, day.
type Day = (i32, u32, u32);

impl Looker {
    fn look(&self, kind: &Type, node: &Node, found: &mut Vec<Diagnostic>) {
        for child in kind.children(node) {
            self.look(child.kind, child.node, found);
        }
        match (kind, &node.value) {
            (Type::List(kind), Value::List(items)) => {
                if let Type::Record(fields) = kind.as_ref() {
                    self.order(fields, items, found);
                }
            }
            (Type::Record(fields), Value::Map(_)) => self.closing(fields, node, found),
            (Type::Deadline | Type::Moment, Value::Scalar(text)) => self.span(text, node, found),
            (Type::Date, Value::Scalar(text)) if self.is_yearly => {
                let year = crate::facts::date::parse(text).map(|(year, _, _)| year);
                if let Some(year) = year.filter(|year| (year - self.year).abs() > 1) {
                    let message = format!("{}年的文件，日期写的是{year}年", self.year);
                    found.push(
                        Diagnostic::new(Code::N314, message)
                            .at(node.place.clone())
                            .help("请核对年份，多半是旧稿留下的"),
                    );
                }
            }
            _ => {}
        }
    }

    /// A deadline before the plan's year is one that was left over.
    fn span(&self, text: &str, node: &Node, found: &mut Vec<Diagnostic>) {
        let year = deadline::parse(text).and_then(|deadline| deadline.year);
        if let Some(year) = year.filter(|year| self.is_yearly && *year < self.year) {
            let message = format!("{}年的事，时限写的是{year}年", self.year);
            found.push(
                Diagnostic::new(Code::N314, message)
                    .at(node.place.clone())
                    .help("请改成本年度的时限，多半是旧稿留下的"),
            );
        }
    }

    fn order(&self, fields: &[(String, std::sync::Arc<Type>)], items: &[Node], found: &mut Vec<Diagnostic>) {
        let moments: Vec<&str> = fields
            .iter()
            .filter(|(_, kind)| matches!(**kind, Type::Moment | Type::Past))
            .map(|(name, _)| name.as_str())
            .collect();
        match moments.as_slice() {
            ["起", "止"] | ["止", "起"] => self.phases(items, found),
            [field] => self.ascending(field, items, found),
            _ => {}
        }
        if let Some((field, _)) = fields.iter().find(|(_, kind)| **kind == Type::Months) {
            months(field, items, found);
        }
    }

    /// A record with a 截止 and phases: the last one may not end after it.
    fn closing(&self, fields: &[(String, std::sync::Arc<Type>)], node: &Node, found: &mut Vec<Diagnostic>) {
        let Some(end) = node.get("截止") else { return };
        let Some(limit) = end.scalar().and_then(|text| last_day(text, self.year)) else { return };
        for (name, _) in fields.iter().filter(|(_, kind)| is_phases(kind)) {
            let last = node.get(name).and_then(|list| list.items().last()?.get("止"));
            let Some(last) = last else { continue };
            if let Some(day) = last.scalar().and_then(|text| last_day(text, self.year)).filter(|day| *day > limit) {
                let message = format!("最后一个阶段到{}，超过了截止的{}", words(day), words(limit));
                found.push(
                    Diagnostic::new(Code::N314, message)
                        .at(last.place.clone())
                        .also(end.place.clone(), "截止写在这里")
                        .help("请核对这两个时间"),
                );
            }
        }
    }

    fn ascending(&self, field: &str, items: &[Node], found: &mut Vec<Diagnostic>) {
        let times: Vec<(&Node, Deadline)> = items
            .iter()
            .filter_map(|item| item.get(field))
            .filter_map(|node| Some((node, deadline::parse(node.scalar()?)?.or_year(self.year))))
            .filter(|(_, deadline)| deadline.month.is_some())
            .collect();
        for pair in times.windows(2) {
            let ((before, earlier), (after, later)) = (pair[0], pair[1]);
            if later < earlier {
                let words = |node: &Node| node.scalar().unwrap_or_default().to_owned();
                let message = format!("“{}”排在“{}”后面，时间却在前面", words(after), words(before));
                found.push(
                    Diagnostic::new(Code::N314, message)
                        .at(after.place.clone())
                        .also(before.place.clone(), "前一个")
                        .help("请按时间先后排列，或核对这两个时间"),
                );
            }
        }
    }

    fn phases(&self, items: &[Node], found: &mut Vec<Diagnostic>) {
        let mut before: Option<(Day, &Node)> = None;
        for item in items {
            let (Some(from), Some(to)) = (item.get("起"), item.get("止")) else { continue };
            let first = from.scalar().and_then(|text| first_day(text, self.year));
            let last = to.scalar().and_then(|text| last_day(text, self.year));
            let (Some(first), Some(last)) = (first, last) else { continue };
            let mut refuse = |message: String, at: &Node, also: &Node, words: &str| {
                found.push(
                    Diagnostic::new(Code::N314, message)
                        .at(at.place.clone())
                        .also(also.place.clone(), words)
                        .help("各阶段要首尾相接：后一阶段从前一阶段结束的次日开始"),
                );
            };
            if last < first {
                refuse("阶段的“止”早于“起”".into(), to, from, "从这一天起");
            }
            if let Some((ended, node)) = before {
                let next = day_after(ended);
                if first <= ended {
                    let message = format!("前一阶段到{}，这一阶段从{}起，重叠了", words(ended), words(first));
                    refuse(message, from, node, "前一阶段到这里");
                } else if first > next {
                    let message = format!("前一阶段到{}，这一阶段从{}起，中间空着", words(ended), words(first));
                    refuse(message, from, node, "前一阶段到这里");
                }
            }
            before = Some((last, to));
        }
    }
}

/// A list of records with 起 and 止.
fn is_phases(kind: &Type) -> bool {
    let Type::List(item) = kind else { return false };
    let Type::Record(fields) = item.as_ref() else { return false };
    ["起", "止"].iter().all(|name| fields.iter().any(|(field, kind)| field == name && **kind == Type::Moment))
}

/// Months follow each other without overlap; a month that is left out between two others is worth a look.
fn months(field: &str, items: &[Node], found: &mut Vec<Diagnostic>) {
    let read = |item: &'_ Node| item.get(field).and_then(|node| month::parse(node.scalar()?));
    for pair in items.windows(2) {
        let (Some(before), Some(after)) = (read(&pair[0]), read(&pair[1])) else { continue };
        let place = |item: &Node| item.get(field).map_or_else(|| item.place.clone(), |node| node.place.clone());
        let text = |item: &Node| item.get(field).and_then(Node::scalar).unwrap_or_default().to_owned();
        if after.from <= before.to {
            let message = format!("“{}”排在“{}”后面，月份却没有往后", text(&pair[1]), text(&pair[0]));
            found.push(
                Diagnostic::new(Code::N314, message)
                    .at(place(&pair[1]))
                    .also(place(&pair[0]), "前一个")
                    .help("请按月份先后排列；到了下一年的写“次年1月”"),
            );
        } else if after.from > before.to + 1 {
            let missing: Vec<String> =
                (before.to + 1..after.from).map(|month| format!("{}月", month % 12 + 1)).collect();
            found.push(
                Diagnostic::new(
                    Code::N317,
                    format!("“{}”和“{}”之间没有{}", text(&pair[0]), text(&pair[1]), missing.join("、")),
                )
                .at(place(&pair[1]))
                .help("这个月没有安排就不用管；漏了请补上"),
            );
        }
    }
}

fn words((year, month, day): Day) -> String {
    format!("{year}年{month}月{day}日")
}

fn last_day(text: &str, year: i32) -> Option<Day> {
    let deadline = deadline::parse(text)?.or_year(year);
    let (year, month, day) = (deadline.year?, deadline.month?, deadline.day?);
    // The end of a month that is written without its year: February has 29 days in some.
    let is_end = deadline::parse(&format!("{month}月底")).is_some_and(|end| end.day == Some(day));
    let day = if is_end && !text.contains('日') { days(year, month)? } else { day };
    Some((year, month, day))
}

/// The first day of what a text names: of a month, a quarter, a half year; the day itself when one is named.
fn first_day(text: &str, year: i32) -> Option<Day> {
    let (year, month, day) = last_day(text, year)?;
    let months = if text.contains("季度") {
        3
    } else if text.contains("半年") {
        6
    } else {
        1
    };
    Some(if text.contains('日') || text.contains(['底', '末']) {
        (year, month, day)
    } else {
        (year, month + 1 - months, 1)
    })
}

fn day_after((year, month, day): Day) -> Day {
    match (month, days(year, month)) {
        (12, Some(last)) if day >= last => (year + 1, 1, 1),
        (_, Some(last)) if day >= last => (year, month + 1, 1),
        _ => (year, month, day + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::{day_after, first_day, last_day};

    #[test]
    fn first_days_and_days_after() {
        assert_eq!(first_day("2026年5月", 2026), Some((2026, 5, 1)));
        assert_eq!(first_day("5月6日", 2026), Some((2026, 5, 6)));
        assert_eq!(first_day("第二季度", 2026), Some((2026, 4, 1)));
        assert_eq!(last_day("2月", 2016), Some((2016, 2, 29)));
        assert_eq!(last_day("2月28日", 2016), Some((2016, 2, 28)));
        assert_eq!(last_day("2月底", 2026), Some((2026, 2, 28)));
        assert_eq!(first_day("2026年下半年", 2026), Some((2026, 7, 1)));
        assert_eq!(day_after((2026, 2, 28)), (2026, 3, 1));
        assert_eq!(day_after((2026, 12, 31)), (2027, 1, 1));
        assert_eq!(day_after((2026, 4, 5)), (2026, 4, 6));
    }
}
