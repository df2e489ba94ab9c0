//! References inside a fact's text: `{指标.礼堂面积.目标}` `{术语.中心}` `{展开.八个不}` `{条数.八个不}` `{列举.八个不}` `{依据.指导意见}` `{附件.名单}` `{年度}` `{基本情况.面积}`.
//! With `|` what is worked out from it: `{品牌.起始年 | 多年}` `{会议.时间 | 几天}`.
//! What is said once elsewhere is not written a second time: the text names it, and it prints with its own origin.

use std::fmt;
use std::sync::Arc;

use minijinja::value::Object;
use minijinja::{Error, Value};

use super::ending::trimmed;
use super::session::{Problem, Reference};
use super::value::fact::Fact;
use super::value::indicator::{self, IndicatorValue, MeasureValue};
use super::value::{self, Root, Scope};
use super::{filter, mark, money, ordinal, term, time};
use crate::facts::schema::Type;
use crate::facts::tree::Node;

/// How far references may follow each other: `{甲}` whose text names `{乙}`.
const DEPTH: usize = 4;
/// How many references one document may hold, those inside others included.
const OFTEN: usize = 20_000;

/// Whether a text holds a reference.
pub fn is_in(text: &str) -> bool {
    text.contains(['{', '}'])
}

/// Writes a node's text with its references resolved; what stands between them has the text's own origin. One that leads
/// nowhere is a gap, and the text goes on behind it.
///
/// # Errors
/// Those of the writer.
pub fn write(scope: &Scope, node: &Node, text: &str, origin: Option<usize>, out: &mut impl fmt::Write) -> fmt::Result {
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        mark::write(out, &rest[..open], origin)?;
        let inside = rest[open..].strip_prefix('{').and_then(|after| after.split_once('}'));
        let (named, after) = match inside.filter(|(name, _)| !name.contains('{')) {
            Some((name, after)) => (printed(scope, node, name.trim()).map_err(|help| (name, help)), after),
            None => {
                let help = "花括号要成对，里面写引用的名称，如 {指标.某指标.目标}";
                (Err((&rest[open..], help.to_owned())), &rest[open + 1..])
            }
        };
        match named {
            Ok(words) => out.write_str(&words)?,
            Err((name, help)) => refuse(scope, node, name, &help, out)?,
        }
        rest = after;
    }
    mark::write(out, rest, origin)
}

/// What a reference prints, or what is wrong with it.
fn printed(scope: &Scope, node: &Node, name: &str) -> Result<String, String> {
    let reference = Reference { name: shown(name), place: node.place.clone() };
    let said = scope.session.refer(DEPTH, OFTEN, reference, || {
        let value = worked_out(scope, node, name)?;
        let measure = value.downcast_object_ref::<MeasureValue>();
        if measure.is_some_and(|measure| measure.measure.value().is_some_and(|value| value.is_zero())) {
            scope.session.meet(Problem::Zero { name: shown(name), place: node.place.clone() });
        }
        Ok(value.to_string())
    });
    said.ok_or_else(|| "引用绕成了圈，或套得太深".to_owned())?
}

/// What may be worked out from what a reference names.
type Way = fn(&Value) -> Result<Value, Error>;
const WAYS: [(&str, Way); 8] = [
    ("第几年", |value| ordinal::year(value, None)),
    ("第几届", |value| ordinal::session(value, None, 1)),
    ("多年", ordinal::many),
    ("上一届", |value| ordinal::neighbour(value, "上一届", -1)),
    ("下一届", |value| ordinal::neighbour(value, "下一届", 1)),
    ("几天", time::days),
    ("计数", |value| filter::count(value.clone())),
    ("中文", |value| Ok(filter::chinese(value.clone()))),
];

/// What a reference names, and what is worked out from it; else what to write instead.
fn worked_out(scope: &Scope, node: &Node, name: &str) -> Result<Value, String> {
    let mut parts = name.split('|').map(str::trim);
    let known = "可以写 {指标.名.目标}、{术语.名}、{展开.名}、{条数.名}、{列举.名}、{依据.名}、{附件.名}、{经费.名}、{年度}，或字段库里的栏目";
    let ways: Vec<&str> = parts.clone().skip(1).collect();
    let whole = parts.next().and_then(|path| resolve(scope, node, path)).ok_or(known)?;
    // A list is said with 、 only when nothing else is asked of it.
    let first = if ways.is_empty() { listed(whole) } else { whole };
    ways.into_iter().try_fold(first, |value, way| match WAYS.iter().find(|(known, _)| *known == way) {
        Some((_, work)) => work(&value).map_err(|fault| fault.detail().unwrap_or_default().to_owned()),
        None => Err(format!("“|”后面可以写：{}", WAYS.map(|(name, _)| name).join("、"))),
    })
}

/// The beginning of a name, which may be a whole text that a brace opens.
fn shown(name: &str) -> String {
    name.trim_matches(['{', '}', ' ']).chars().take(20).collect()
}

fn refuse(scope: &Scope, node: &Node, name: &str, help: &str, out: &mut impl fmt::Write) -> fmt::Result {
    let name = shown(name);
    let gap = format!("【待补：{name}】");
    scope.session.meet(Problem::Reference { name, help: help.to_owned(), place: Some(node.place.clone()) });
    mark::write_gap(out, &gap)
}

/// What a reference names; none when nobody knows it.
fn resolve(scope: &Scope, node: &Node, name: &str) -> Option<Value> {
    let Some((head, tail)) = name.split_once('.') else {
        if matches!(name, "年度" | "上年度" | "下年度" | "规划期" | "规划名" | "普法期") {
            let root = Arc::new(Root { scope: scope.clone(), subject: None });
            return root.get_value(&Value::from(name));
        }
        return scope.world.schema.section(name).map(|_| value::section(scope, name));
    };
    match head {
        "术语" => Some(term::term(scope, tail)),
        "展开" => Some(term::slogan(scope, tail)),
        "条数" => Some(term::slogan_count(scope, tail)),
        "列举" => {
            let (name, last) = tail.split_once('.').map_or((tail, None), |(name, last)| (name, Some(last)));
            filter::enumerated(&term::slogan_items(scope, name), last).ok()
        }
        "依据" => Some(term::basis(scope, tail)),
        "经费" if !is_field(scope, head, tail) || scope.view.cost.line(tail).is_some() => {
            Some(money::amount(scope, tail))
        }
        "附件" => scope.session.point(tail).map(Value::from),
        "指标" | "半年" => {
            let (key, field) = tail.rsplit_once('.')?;
            let value = indicator::indicator(scope, key, head == "半年");
            let subject = value.downcast_object_ref::<IndicatorValue>();
            // What was written of a number reads otherwise of none; 零句 says it as it should be said.
            let is_unsaid = |it: &IndicatorValue| {
                let is_zero = it.figure().last.value().is_some_and(|value| value.is_zero());
                is_zero && it.subject().indicator.sentences.zero.is_empty()
            };
            if subject.is_some_and(|it| field == "完成句" && is_unsaid(it)) {
                let name = format!("{head}.{tail}");
                scope.session.meet(Problem::Zero { name: shown(&name), place: node.place.clone() });
            }
            let said = match (subject, field) {
                (Some(it), "目标句") => it.subject().aim(),
                (Some(it), "目标语") => it.subject().target_words(),
                (Some(it), "完成句") => it.subject().done(),
                (Some(it), "同比") => it.subject().change(),
                (Some(it), "目标比上年") => it.subject().target_change(),
                _ => return value.get_attr(field).ok(),
            };
            Some(scope.said(said, &format!("指标.{key}（{field}）")))
        }
        _ => {
            scope.world.schema.section(head)?;
            let section = value::section(scope, head);
            tail.split('.').try_fold(section, |value, field| value.get_attr(field)).ok()
        }
    }
}

/// Whether a section has this field, and not a line of this name.
fn is_field(scope: &Scope, section: &str, path: &str) -> bool {
    let first = path.split('.').next().unwrap_or_default();
    let kind = scope.world.schema.section(section).map(AsRef::as_ref);
    matches!(kind, Some(Type::Record(fields)) if fields.iter().any(|(field, _)| field == first))
}

/// A list of texts is said with 、 between them.
fn listed(value: Value) -> Value {
    let items = match value.downcast_object_ref::<Fact>() {
        Some(fact) if matches!(fact.kind(), Some(Type::List(_))) && fact.is_present() => fact.items(),
        _ => return value,
    };
    Value::from(items.iter().map(|item| trimmed(&item.to_string())).collect::<Vec<_>>().join("、"))
}
