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

pub use crate::facts::registry::{Binding, Direction, Kind};

/// A visible gap for a number that was not reported.
pub fn gap(why: &str) -> String {
    format!("【缺数:{why}】")
}
