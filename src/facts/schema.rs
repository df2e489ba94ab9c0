//! The schema of facts (字段库): a file that mirrors the shape of a fact file and gives a type at each leaf.

use std::sync::Arc;

use super::condition::Condition;
use super::quantity::{self, State};
use super::tree::{Node, Value};
use crate::diagnostic::{Code, Diagnostic, near};

/// Type of a value. What is below one is shared, so that a template may hold on to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// 文本: one line.
    Text,
    /// 长文: paragraphs.
    LongText,
    /// 数量 with its unit, empty for any.
    Quantity(String),
    /// 日期: 2026年1月20日.
    Date,
    /// 时限: 2026年6月底前.
    Deadline,
    /// 年份: four digits.
    Year,
    /// 选项 甲|乙.
    Choice(Vec<String>),
    /// 是否.
    YesNo,
    /// 时点: a deadline that stands in its order in a list, or 起 and 止 of a phase.
    Moment,
    /// 往时: a time that has passed, in its order in a list.
    Past,
    /// 月份: a month or months of the plan year or the next, 3月, 7—8月, 次年1月.
    Months,
    /// 比例 5:5: parts of ten.
    Proportion,
    /// 条件: 有 or 无 of an indicator or of a field of 小区; what it stands in appears only when that holds.
    Condition,
    /// 提法: named lists, {八个不: [..]}; the number in the name is that of the items.
    Slogans,
    /// `[T]`.
    List(Arc<Type>),
    /// Fixed keys.
    Record(Vec<(String, Arc<Type>)>),
    /// {"*": T}: free keys.
    Table(Arc<Type>),
}

/// A value below another, with its type.
#[derive(Debug, Clone, Copy)]
pub struct Child<'a> {
    /// As written in a map; none for an item of a list.
    pub key: Option<&'a str>,
    /// Its type.
    pub kind: &'a Type,
    /// The value.
    pub node: &'a Node,
}

impl Type {
    /// The values right below one of this type, in their order. Keys that the type does not know are left out.
    pub fn children<'a>(&'a self, node: &'a Node) -> Vec<Child<'a>> {
        let entries = node.entries().iter().map(|(key, node)| (key.name.as_str(), node));
        match self {
            Self::List(kind) => node.items().iter().map(|node| Child { key: None, kind, node }).collect(),
            Self::Table(kind) => entries.map(|(key, node)| Child { key: Some(key), kind, node }).collect(),
            Self::Record(fields) => {
                let kind = |key: &str| {
                    let name = key.trim_start_matches('+');
                    fields.iter().find(|(field, _)| field == name).map(|(_, kind)| kind)
                };
                entries.filter_map(|(key, node)| Some(Child { key: Some(key), kind: kind(key)?, node })).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// How deep 条目 go: the four levels of headings.
const OUTLINE_DEPTH: usize = 4;

/// 条目: a list of points, each with a heading (题), words (文), short points within the paragraph (一是, 连排), indicators whose
/// targets it says (指标), what it hangs on (条件), and points below it (项).
fn outline(depth: usize) -> Type {
    let texts = || Arc::new(Type::List(Arc::new(Type::Text)));
    let mut fields: Vec<(String, Arc<Type>)> = vec![
        ("题".into(), Arc::new(Type::Text)),
        ("文".into(), Arc::new(Type::LongText)),
        ("一是".into(), texts()),
        ("连排".into(), texts()),
        ("指标".into(), texts()),
        ("附件".into(), Arc::new(Type::Text)),
        ("条件".into(), Arc::new(Type::Condition)),
    ];
    if depth > 1 {
        fields.push(("项".into(), Arc::new(outline(depth - 1))));
    }
    Type::List(Arc::new(Type::Record(fields)))
}

/// Sections that the program itself reads; every schema has them.
const BUILT_IN: [&str; 2] = ["指标", "报告期"];

/// All sections of a fact file.
#[derive(Debug, Default)]
pub struct Schema {
    sections: Vec<(String, Arc<Type>)>,
    yearly: Vec<String>,
}

impl Schema {
    /// Reads 字段库.yaml.
    pub fn read(root: &Node, found: &mut Vec<Diagnostic>) -> Self {
        let mut schema = Self::default();
        for (key, node) in root.entries() {
            if key.name == "按年" {
                schema.yearly = node.items().iter().filter_map(Node::scalar).map(str::to_owned).collect();
            } else if let Some(kind) = read_type(node, found) {
                schema.sections.push((key.name.clone(), Arc::new(kind)));
            }
        }
        for name in BUILT_IN {
            schema.sections.retain(|(section, _)| section != name);
        }
        schema.sections.push(("报告期".into(), Arc::new(Type::Text)));
        schema.yearly.push("报告期".into());
        schema
    }

    /// Names of all sections but 指标.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().map(|(name, _)| name.as_str())
    }

    /// The type of a section.
    pub fn section(&self, name: &str) -> Option<&Arc<Type>> {
        self.sections.iter().find(|(section, _)| section == name).map(|(_, kind)| kind)
    }

    /// Whether a section ends with its year instead of being carried into the next (按年).
    pub fn is_yearly(&self, name: &str) -> bool {
        self.yearly.iter().any(|yearly| yearly == name)
    }

    /// Checks a whole fact file but its 指标.
    pub fn check(&self, root: &Node, found: &mut Vec<Diagnostic>) {
        for (key, node) in root.entries() {
            let name = key.name.trim_start_matches('+');
            if name == "指标" {
                continue;
            }
            match self.section(name) {
                Some(kind) => check(kind, Path { above: None, name }, node, found),
                None => found.push(unknown(&key.name, self.names().chain(["指标"])).at(key.place.clone())),
            }
        }
    }
}

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let list: Vec<&str> = known.collect();
    let hint = near::suggestion(name.trim_start_matches('+'), list.iter().copied());
    let help = if hint.is_empty() { format!("这里可以写：{}。", list.join("、")) } else { hint };
    Diagnostic::new(Code::N201, format!("不认识的键“{name}”")).help(help)
}

/// Where a value stands: put into words only when there is something to say of it.
#[derive(Clone, Copy)]
struct Path<'a> {
    above: Option<&'a Path<'a>>,
    name: &'a str,
}

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.above {
            Some(above) => write!(f, "{above}.{}", self.name),
            None => f.write_str(self.name),
        }
    }
}

fn check(kind: &Type, path: Path<'_>, node: &Node, found: &mut Vec<Diagnostic>) {
    if node.scalar() == Some("删除") {
        return;
    }
    let mut refuse = |message: String, help: &str| {
        found.push(Diagnostic::new(Code::N203, message).at(node.place.clone()).help(help));
    };
    match (kind, &node.value) {
        (Type::List(item), Value::List(items)) => {
            for each in items {
                check(item, path, each, found);
            }
        }
        (Type::Table(value), Value::Map(entries)) => {
            for (key, each) in entries {
                check(value, Path { above: Some(&path), name: &key.name }, each, found);
            }
        }
        (Type::Record(fields), Value::Map(entries)) => {
            for (key, each) in entries {
                let name = key.name.trim_start_matches('+');
                match fields.iter().find(|(field, _)| field == name) {
                    Some((_, kind)) => check(kind, Path { above: Some(&path), name }, each, found),
                    None => {
                        let names = fields.iter().map(|(field, _)| field.as_str());
                        found.push(unknown(&key.name, names).at(key.place.clone()));
                    }
                }
            }
        }
        (Type::Slogans, Value::Map(entries)) => {
            let list = Type::List(Arc::new(Type::Text));
            for (key, each) in entries {
                let inner = Path { above: Some(&path), name: &key.name };
                match &each.value {
                    Value::Map(fields) => {
                        for (field, value) in fields {
                            match field.name.as_str() {
                                "数" => check(&Type::Quantity(String::new()), inner, value, found),
                                "项" if value.is_owed() => {}
                                "项" => check(&list, inner, value, found),
                                _ => found.push(unknown(&field.name, ["数", "项"].into_iter()).at(field.place.clone())),
                            }
                        }
                    }
                    // Not listed yet: printing it asks for the list.
                    _ if each.is_owed() => {}
                    _ => check(&list, inner, each, found),
                }
            }
        }
        (Type::Slogans, _) => {
            refuse(format!("“{path}”应当是若干“提法: 清单”，现在是{}", node.shape()), "写成 八个不: [不随地吐痰, …]");
        }
        (Type::List(_), _) => {
            let help = open(node).unwrap_or("写成 [甲, 乙]，或每项一行以“- ”开头");
            refuse(format!("“{path}”应当是清单，现在是{}", node.shape()), help);
        }
        (Type::Table(_) | Type::Record(_), _) => {
            let help = open(node).unwrap_or("写成 {键: 值}，或每行一个“键: 值”，比上一级缩进两格");
            refuse(format!("“{path}”应当是若干“键: 值”，现在是{}", node.shape()), help);
        }
        (_, Value::Scalar(text)) => {
            if let Err((code, message, help)) = check_scalar(kind, path, text) {
                found.push(Diagnostic::new(code, message).at(node.place.clone()).help(help));
            }
        }
        _ => refuse(format!("“{path}”应当是一个值，现在是{}", node.shape()), ""),
    }
}

/// The list of a 提法, also where its number stands beside it: {数: 4, 项: […]}.
pub fn slogan_list(slogan: &Node) -> Option<&Node> {
    match &slogan.value {
        Value::Map(_) => slogan.get("项"),
        _ => Some(slogan),
    }
}

/// What to write instead of one 待定 for several values.
fn open(node: &Node) -> Option<&'static str> {
    let is_open = node.scalar().is_some() && node.text().is_none();
    is_open.then_some("整个还没有的，这一行先不写；部分没有的，在没有的那个值上写“待定”")
}

type Refusal = (Code, String, String);

fn check_scalar(kind: &Type, path: Path<'_>, text: &str) -> Result<(), Refusal> {
    if !matches!(quantity::state(text), State::Known(_)) {
        return Ok(());
    }
    let refuse = |message: String, help: &str| Err((Code::N203, message, help.to_owned()));
    match kind {
        Type::Text if text.contains('\n') => refuse(format!("“{path}”应当只有一行"), ""),
        Type::Quantity(unit) => match quantity::parse(text) {
            Err(message) => refuse(format!("“{path}”：{message}"), "写法见“数的写法”（docs/手册-事实.md）"),
            Ok(State::Known(quantity::Amount::Quantity(quantity)))
                if !unit.is_empty() && !quantity.unit.is_empty() && quantity.unit != *unit =>
            {
                let message = format!("“{path}”的单位应当是{unit}，现在是{}", quantity.unit);
                Err((Code::N204, message, format!("请换算后写成以“{unit}”为单位的数")))
            }
            Ok(_) => Ok(()),
        },
        Type::Date if crate::facts::date::parse(text).is_none() => {
            refuse(format!("“{path}”不是日期：{text}"), "写成 2026年1月20日，月、日前面不补零")
        }
        Type::Deadline | Type::Moment | Type::Past if crate::facts::deadline::parse(text).is_none() => refuse(
            format!("“{path}”不是时限：{text}"),
            "写法如 2026年6月底前、2026年6月30日前、2026年第二季度、6月底前、上半年、年底前、全年、每月25日前、长期；月、日前面不补零",
        ),
        Type::Months if crate::facts::month::parse(text).is_none() => {
            refuse(format!("“{path}”不是月份：{text}"), "写法如 3月、7—8月、次年1月")
        }
        Type::Year if !(text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())) => {
            refuse(format!("“{path}”应当是四位数的年份：{text}"), "写成如 2026")
        }
        Type::Proportion => match quantity::parse(text) {
            Ok(State::Known(quantity::Amount::Share { left, right }))
                if text.contains(':') && left + right == rust_decimal::Decimal::TEN =>
            {
                Ok(())
            }
            Ok(State::Known(quantity::Amount::Share { left, right })) if text.contains(':') => {
                let sum = quantity::plain(left + right);
                refuse(format!("“{path}”的比例{text}合计是{sum}，应当是10"), "写成如 5:5、4:6、8:2、0:10")
            }
            _ => refuse(format!("“{path}”应当是比例：{text}"), "写成如 5:5、4:6、8:2"),
        },
        Type::Condition if Condition::parse(text).is_none() => refuse(
            format!("“{path}”应当以“有”或“无”开头：{text}"),
            "写成如 有物业、无困境儿童、有半年.接待批次，后面是指标或者“小区”里的一栏",
        ),
        Type::YesNo if !matches!(text, "是" | "否") => refuse(format!("“{path}”应当写 是 或 否：{text}"), ""),
        Type::Choice(words) if !words.iter().any(|word| word == text) => {
            let hint = near::suggestion(text, words.iter().map(String::as_str));
            refuse(format!("“{path}”不能写“{text}”"), &format!("可以写：{}。{hint}", words.join("、")))
        }
        _ => Ok(()),
    }
}

fn read_type(node: &Node, found: &mut Vec<Diagnostic>) -> Option<Type> {
    match &node.value {
        Value::Scalar(text) => {
            let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
            let kind = match word {
                "文本" => Type::Text,
                "长文" => Type::LongText,
                "数量" => Type::Quantity(rest.trim().to_owned()),
                "日期" => Type::Date,
                "时限" => Type::Deadline,
                "时点" => Type::Moment,
                "年份" => Type::Year,
                "往时" => Type::Past,
                "月份" => Type::Months,
                "条目" => outline(OUTLINE_DEPTH),
                "是否" => Type::YesNo,
                "比例" => Type::Proportion,
                "条件" => Type::Condition,
                "提法" => Type::Slogans,
                "选项" => Type::Choice(rest.split('|').map(|word| word.trim().to_owned()).collect()),
                other => {
                    found.push(
                        Diagnostic::new(Code::N212, format!("不认识的类型“{other}”")).at(node.place.clone()).help(
                            "可以写：文本、长文、数量 单位、日期、时限、时点、往时、月份、年份、是否、选项 甲|乙、比例、条件、提法、条目",
                        ),
                    );
                    return None;
                }
            };
            Some(kind)
        }
        Value::List(items) => match items.as_slice() {
            [item] => Some(Type::List(Arc::new(read_type(item, found)?))),
            _ => {
                found.push(Diagnostic::new(Code::N212, "清单的类型只写一项，如 [文本]").at(node.place.clone()));
                None
            }
        },
        Value::Map(entries) => match entries.as_slice() {
            [(key, value)] if key.name == "*" => Some(Type::Table(Arc::new(read_type(value, found)?))),
            _ => Some(Type::Record(
                entries
                    .iter()
                    .filter_map(|(key, node)| Some((key.name.clone(), Arc::new(read_type(node, found)?))))
                    .collect(),
            )),
        },
    }
}
