//! N741 纸张不是A4
//!
//! 是什么：页面设置里的纸张不是210毫米×297毫米；差半毫米以内不报。横排的表，长宽互换，方向是横向；长宽与方向不一致的也报。
//!
//! 为什么：公文用纸一律A4。换了纸，版心、每页行数都跟着变，装订不齐。
//!
//! 例子：纸张是Letter（215.9毫米×279.4毫米）。
//!
//! 应当写成：页面布局—纸张大小—A4。
//!
//! 依据：GB/T 9704—2012 5.1：公文用纸采用A4型纸。规定。

use super::measure::{HALF_MILLIMETRE, millimetres};
use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};

/// Looks at the paper of every section.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let found: Vec<(usize, String)> = view
        .sections()
        .filter_map(|(first, section)| {
            let (Some(width), Some(height)) = (section.width, section.height) else {
                return Some((first, "没有写明大小，打开时用程序的默认值（多半是信纸）".to_owned()));
            };
            if !is_a4(width, height) {
                let size = format!("是{}×{}", millimetres(width), millimetres(height));
                return Some((first, format!("{size}，应当是A4（210毫米×297毫米）")));
            }
            let fault = match (section.is_landscape(), section.says_across?) {
                (true, false) => "的长宽是横排的，方向却是纵向",
                (false, true) => "的长宽是竖排的，方向却是横向",
                _ => return None,
            };
            Some((first, format!("{fault}，打印出来会转错")))
        })
        .collect();
    view.one("纸张", &found, "请在“页面布局—纸张大小”里选A4，应用于整篇文档")
}

/// Whether a sheet is A4, upright or across.
pub fn is_a4(width: i64, height: i64) -> bool {
    let (short, long) = (i64::from(grid::PAGE_WIDTH), i64::from(grid::PAGE_HEIGHT));
    let near = |one: i64, other: i64| (one - other).abs() <= HALF_MILLIMETRE;
    near(width.min(height), short) && near(width.max(height), long)
}
