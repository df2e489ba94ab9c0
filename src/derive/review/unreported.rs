//! Numbers that are 待定: what would be said of them is not said, and somebody should know.

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::indicator::{Entry, IndicatorFact};
use crate::facts::quantity::State;
use crate::facts::registry::Indicator;
use crate::facts::unit::Unit;

/// A slot of an indicator's line.
type Slot = fn(&IndicatorFact) -> Option<&Entry>;

/// Every slot that is written as 待定.
pub fn findings(index: usize, unit: &Unit, indicator: &Indicator, found: &mut Vec<Diagnostic>) {
    let (last, this, year) = (unit.last.get(&index), unit.this.get(&index), unit.plan_year);
    let of_last: [(Slot, String); 4] = [
        (|fact| fact.actual.as_ref(), "未报，表里印“未报”".into()),
        (|fact| fact.previous.as_ref(), format!("：{}年的数未报，不与它相比", year - 2)),
        (|fact| fact.target.as_ref(), format!("：{}年的目标没有写，不说是否完成", year - 1)),
        (|fact| fact.half.as_ref(), format!("：{}年上半年的数未报，不与它相比", year - 1)),
    ];
    let of_this: [(Slot, String); 4] = [
        (|fact| fact.target.as_ref(), format!("：{year}年的目标没有定，目标句不写")),
        (|fact| fact.handed_down.as_ref(), format!("：{year}年的下达数没有定")),
        (|fact| fact.half.as_ref(), format!("：{year}年上半年的数未报，不说它的进度")),
        (|fact| fact.half_before.as_ref(), "：上年同期的数未报，不与它相比".into()),
    ];
    for (fact, slots) in [(last, of_last), (this, of_this)] {
        let Some(fact) = fact else { continue };
        for (slot, words) in slots {
            if let Some(entry) = slot(fact).filter(|entry| entry.state == State::Missing) {
                found.push(
                    Diagnostic::new(Code::N301, format!("{}{words}", indicator.label))
                        .at(entry.place.clone())
                        .help(format!("有数后改成数加单位，如 12{}", indicator.unit)),
                );
            }
        }
    }
}
