//! What went wrong in a template, in Chinese: the template's line, and the place where the fact is or should be.

use std::ops::Range;
use std::sync::Arc;

use minijinja::{Error, ErrorKind};

use super::assembly::Snippet;
use super::names::{FILTERS, FUNCTIONS, TESTS};
use crate::diagnostic::{Code, Diagnostic, near};
use crate::source::Source;

/// An error of the engine in a template.
pub fn engine(error: &Error, source: &Arc<Source>) -> Diagnostic {
    let range = error.range().unwrap_or_else(|| error.line().map_or(0..0, |line| source.line(line)));
    describe(error, &source.text[safe(&source.text, &range)]).at(source.place(range))
}

/// An error in a line of an assembly.
pub fn snippet(error: &Error, snippet: &Snippet) -> Diagnostic {
    let range = error.range().unwrap_or(0..0);
    describe(error, &snippet.text[safe(&snippet.text, &range)]).at(snippet.place.clone())
}

fn safe(text: &str, range: &Range<usize>) -> Range<usize> {
    if text.get(range.clone()).is_some() { range.clone() } else { 0..0 }
}

fn describe(error: &Error, code: &str) -> Diagnostic {
    let detail = error.detail().unwrap_or_default();
    let name = code.split(|c: char| !c.is_alphanumeric() && c != '_').find(|word| !word.is_empty()).unwrap_or(code);
    // The engine names the unknown thing first in its detail: "filter x is unknown".
    let named = detail.split_whitespace().nth(1).unwrap_or(name);
    let unknown = |what: &str, known: &[&str]| {
        let hint = near::suggestion(named, known.iter().copied());
        Diagnostic::new(Code::N402, format!("不认识的{what}“{named}”"))
            .help(format!("{hint}可以用：{}", known.join("、")))
    };
    match error.kind() {
        ErrorKind::UnknownFilter => unknown("过滤器", &FILTERS),
        ErrorKind::UnknownTest => unknown("检验词", &TESTS),
        ErrorKind::UnknownFunction => unknown("函数", &FUNCTIONS),
        ErrorKind::UndefinedError => {
            Diagnostic::new(Code::N402, format!("这里没有“{code}”这个名称")).help("请核对写法；循环变量只在循环里有")
        }
        ErrorKind::TemplateNotFound => Diagnostic::new(Code::N406, format!("找不到要引用的模板：{detail}")),
        ErrorKind::SyntaxError => Diagnostic::new(Code::N401, format!("模板写法有误：{}", syntax(detail)))
            .help("常见原因：漏了 {% endif %} 或 {% endfor %}，{{ 与 }} 不成对，用了全角的引号、括号"),
        ErrorKind::OutOfFuel => Diagnostic::new(Code::N401, "模板运行步数过多，已停止").help("请检查循环是否套得过深"),
        _ if detail.contains("not callable") => {
            Diagnostic::new(Code::N402, format!("“{name}”不是函数，也不是引入的宏"))
                .help(format!("函数有：{}；宏要先用 {{% from \"宏/….md\" import 宏名 %}} 引入", FUNCTIONS.join("、")))
        }
        _ => Diagnostic::new(Code::N401, format!("模板这里不能这样写：{detail}")),
    }
}

/// The commonest complaints of the parser in Chinese; what is rarer keeps the parser's words behind it.
fn syntax(detail: &str) -> String {
    let known = [
        ("unexpected end of input", "到结尾还没有写完"),
        ("unexpected end of variable block", "{{ }} 里没有写完"),
        ("unexpected end of block", "{% %} 里没有写完"),
        ("unexpected identifier", "多了一个名称"),
        ("unexpected character", "有一个这里不能用的字符"),
        ("unexpected", "有一个这里不该出现的成分"),
        ("unknown statement", "不认识的语句"),
    ];
    match known.iter().find(|(words, _)| detail.contains(words)) {
        Some((_, chinese)) => format!("{chinese}（{detail}）"),
        None => detail.to_owned(),
    }
}
