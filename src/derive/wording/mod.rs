//! Words for numbers: one function a situation, each held by `tests/cases/wording.json`.
//!
//! - [`compare`] 比上年增加12件，增长10.2%
//! - [`target`] 全年不少于12场
//! - [`result`] 完成年度目标
//! - [`ratio`] 97.6%, never 100% unless the two are equal
//! - [`money`] 元 and 万元
//! - [`plan_year`] “十五五”开局之年

pub mod compare;
pub mod money;
pub mod plan_year;
pub mod ratio;
pub mod result;
pub mod target;

/// 性质: what kind of number an indicator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 存量: a stock at a date.
    Stock,
    /// 流量: counted over a period.
    Flow,
    /// 比率.
    Rate,
    /// 金额.
    Money,
}

/// 方向: which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// 升优.
    Up,
    /// 降优.
    Down,
    /// 保持.
    Keep,
    /// 中性: no word of judgement.
    Neutral,
}

/// 属性: how a target binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// 约束性.
    Binding,
    /// 预期性.
    Expected,
    /// 描述: no target.
    Descriptive,
}

/// A visible gap for a number that was not reported.
pub fn gap(why: &str) -> String {
    format!("【缺数:{why}】")
}
