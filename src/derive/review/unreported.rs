//! Numbers that are 待定: what would be said of them is not said, and somebody should know.

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::indicator::Entry;
use crate::facts::quantity::State;
use crate::facts::registry::Indicator;
use crate::facts::unit::Unit;

/// Every slot that is written as 待定.
pub fn findings(index: usize, unit: &Unit, indicator: &Indicator, found: &mut Vec<Diagnostic>) {
    let (last, this, year) = (unit.last.get(&index), unit.this.get(&index), unit.plan_year);
    // A number that another file gives is not missing.
    let is_known = |entry: Option<&Entry>| entry.is_some_and(|entry| entry.state != State::Missing);
    let year_before = is_known(unit.before.get(&index).and_then(|fact| fact.actual.as_ref()));
    let half_before = is_known(last.and_then(|fact| fact.half.as_ref()));
    let slots: [(Option<&Entry>, String); 8] = [
        (last.and_then(|fact| fact.actual.as_ref()), "未报，表里印“未报”".into()),
        (
            last.and_then(|fact| fact.previous.as_ref()).filter(|_| !year_before),
            format!("：{}年的数未报，不与它相比", year - 2),
        ),
        (last.and_then(|fact| fact.target.as_ref()), format!("：{}年的目标没有写，不说是否完成", year - 1)),
        (last.and_then(|fact| fact.half.as_ref()), format!("：{}年上半年的数未报，不与它相比", year - 1)),
        (this.and_then(|fact| fact.target.as_ref()), format!("：{year}年的目标没有定，目标句不写")),
        (this.and_then(|fact| fact.handed_down.as_ref()), format!("：{year}年的下达数没有定")),
        (this.and_then(|fact| fact.half.as_ref()), format!("：{year}年上半年的数未报，不说它的进度")),
        (
            this.and_then(|fact| fact.half_before.as_ref()).filter(|_| !half_before),
            "：上年同期的数未报，不与它相比".into(),
        ),
    ];
    for (entry, words) in slots {
        if let Some(entry) = entry.filter(|entry| entry.state == State::Missing) {
            found.push(
                Diagnostic::new(Code::N301, format!("{}{words}", indicator.label))
                    .at(entry.place.clone())
                    .help(format!("有数后改成数加单位，如 12{}", indicator.unit)),
            );
        }
    }
}
