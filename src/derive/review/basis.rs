//! 制定依据: a document cannot cite what came after it.

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::tree::Node;
use crate::facts::unit::Unit;

/// Looks at the year in every 文号.
pub fn findings(unit: &Unit, found: &mut Vec<Diagnostic>) {
    let cited = unit.facts.get("制定依据").map(Node::entries).unwrap_or_default();
    for (name, node) in cited {
        let Some(number) = node.get("文号") else { continue };
        let Some(year) = number.text().and_then(year).filter(|year| *year > unit.plan_year) else { continue };
        let message = format!("制定依据“{}”是{year}年的文件，{}年的文件还不能引用", name.name, unit.plan_year);
        found.push(
            Diagnostic::new(Code::N416, message)
                .at(number.place.clone())
                .help("请核对文号里的年份，或换成当时有效的文件"),
        );
    }
}

/// 2006 of 国发〔2006〕14号.
fn year(number: &str) -> Option<i32> {
    let (_, rest) = number.split_once('〔')?;
    rest.split_once('〕')?.0.parse().ok()
}
