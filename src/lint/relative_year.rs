//! N604 计划里出现相对年份
//!
//! 是什么：文中写了“去年”“今年”“明年”。
//! 为什么：公文的年份写全四位数。“去年”过一年就指错了年份，是旧稿翻新最常见的差错。
//! 例子：今年要比去年多办两场。
//! 应当写成：模板里用 {{ 年度 }}年、{{ 上年度 }}年，印出来是 2026年、2025年。
//! 依据：GB/T 15835—2011 5.1.4 年份应当写全（一般）；“去年”“今年”属实务。

use super::{Remark, Subject};

const WORDS: [&str; 3] = ["去年", "今年", "明年"];

/// Looks for relative years.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (block, texts) in subject.texts.iter().enumerate() {
        for word in WORDS.iter().filter(|word| texts.iter().any(|text| text.contains(**word))) {
            remarks.push(Remark {
                block: Some(block),
                message: format!("写了“{word}”，年份应当写全"),
                words: (*word).to_owned(),
                help: "模板里用 {{ 年度 }}年 或 {{ 上年度 }}年".into(),
            });
        }
    }
    remarks
}
