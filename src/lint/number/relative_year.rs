//! N604 计划里出现相对年份
//!
//! 是什么：计划、方案、意见里写了“去年”“今年”“明年”。纪要、讲话、报告说自己那一年的，引号里的，不报。
//!
//! 为什么：公文的年份写全四位数。“去年”过一年就指错了年份，是旧稿翻新最常见的差错。
//!
//! 例子：今年要比去年多办两场。
//!
//! 应当写成：模板里用 {{ 年度 }}年、{{ 上年度 }}年，印出来是 2026年、2025年。
//!
//! 依据：GB/T 15835—2011 5.1.4 年份应当写全（一般）；“去年”“今年”属实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::lint::quotation;
use crate::lint::title;
use crate::manuscript::{Kind, Line};

static WORDS: Pattern = Pattern::new("(?P<at>去年|今年|明年)");

fn is_plan(line: &Line) -> bool {
    title::is_plan(&line.text) || ["规划", "意见", "思路"].iter().any(|kind| line.text.contains(kind))
}

/// Looks for relative years.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // Minutes, speeches and reports tell of their own year; what is quoted is left as it is.
    let mut titles = subject.text.lines.iter().filter(|line| line.kind == Kind::Title).peekable();
    if subject.own.is_none() && titles.peek().is_some() && !titles.any(is_plan) {
        return Vec::new();
    }
    subject.anywhere(&WORDS, |hit| {
        if subject.own.is_none() && quotation::is_open(hit.before()) {
            return None;
        }
        // 今年82岁, 今年满20年: an age.
        let age = hit.after().trim_start_matches(|c: char| c.is_ascii_digit());
        if age.len() < hit.after().len() && age.starts_with('岁') || hit.after().starts_with('满') {
            return None;
        }
        let help = if subject.own.is_some() {
            "模板里用 {{ 年度 }}年 或 {{ 上年度 }}年"
        } else {
            "请写明是哪一年"
        };
        Some(hit.says(format!("写了“{}”，年份应当写全", hit.words()), help))
    })
}
