//! What this year's file says of an indicator besides its target: the half year, and what would be printed nowhere.

use crate::derive::figure::Figure;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::indicator::Entry;
use crate::facts::quantity::{Amount, State, plain};
use crate::facts::registry::{Kind, Registry};
use crate::facts::unit::Unit;

/// An estimate, a part above its whole, and slots that this year's file has no use for.
pub fn findings(index: usize, unit: &Unit, half: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let Some(fact) = unit.this.get(&index) else { return };
    let indicator = &registry.indicators[index];
    let label = &indicator.label;
    if let (Some(entry), true) = (&fact.half, half.last.known().is_some_and(|known| known.estimate)) {
        found.push(
            Diagnostic::new(Code::N306, format!("{label}的上半年数还是预计数，凡印到它的地方都带“预计”"))
                .at(entry.place.clone())
                .help("实数出来后改成实数，去掉“预计”"),
        );
    }
    if fact.actual.is_none() {
        if let Some((_, place)) = &fact.cutoff {
            found.push(
                Diagnostic::new(Code::N305, format!("{label}的“截止”写在{}年的文件里，用不到", unit.plan_year))
                    .at(place.clone())
                    .help("“截止”只说明实绩到什么时候；上半年的数就是到6月底，报不齐的写 待定"),
            );
        }
        if let Some(entry) = &fact.previous {
            found.push(
                Diagnostic::new(Code::N305, format!("{label}的“上年”写在{}年的文件里，用不到", unit.plan_year))
                    .at(entry.place.clone())
                    .help("与上半年相比的数写“上年同期”；上年全年的数写在上年的文件里"),
            );
        }
    }
    if !matches!(indicator.kind, Kind::Flow | Kind::Money) {
        return;
    }
    let last = unit.last.get(&index);
    let before = last.and_then(|fact| fact.half.as_ref()).or(fact.half_before.as_ref());
    let whole =
        last.filter(|fact| fact.cutoff.is_none() && unit.cutoff.is_none()).and_then(|fact| fact.actual.as_ref());
    let (Some((part, at)), Some((year, also))) = (before.and_then(number), whole.and_then(number)) else { return };
    if part > year {
        let unit_of = &indicator.unit;
        let message = format!("{label}上年同期{}{unit_of}，比上年全年{}{unit_of}还多", plain(part), plain(year));
        found.push(
            Diagnostic::new(Code::N310, message)
                .at(at.place.clone())
                .label("上年上半年")
                .also(also.place.clone(), "上年全年")
                .help("请核对这两个数，改正填错的一个"),
        );
    }
}

fn number(entry: &Entry) -> Option<(rust_decimal::Decimal, &Entry)> {
    match &entry.state {
        State::Known(Amount::Quantity(quantity)) if quantity.approximation.is_none() => Some((quantity.low, entry)),
        _ => None,
    }
}
