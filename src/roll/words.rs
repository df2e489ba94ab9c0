//! A target rule in a clerk's words: 比上年增5%，取整到100，封顶8500小时.

use crate::facts::quantity::plain;
use crate::facts::registry::rule::{Base, Operand};
use crate::facts::registry::{Indicator, Kind};

/// The rule of an indicator.
pub fn rule(indicator: &Indicator) -> String {
    let (rule, unit) = (&indicator.rule, indicator.unit.as_str());
    let start = match &rule.base {
        Base::None => "不设目标".to_owned(),
        Base::Carry => "沿用上年实绩".to_owned(),
        Base::HandedDown => "按下达数".to_owned(),
        Base::NotAbove => "不高于上年实绩".to_owned(),
        Base::Fixed(value) => format!("固定为{}{unit}", plain(*value)),
        Base::Percent(percent) => format!("比上年增{}%", plain(*percent)),
        Base::By(step) if indicator.kind == Kind::Rate => format!("比上年增{}个百分点", plain(*step)),
        Base::By(step) => format!("比上年增{}{unit}", plain(*step)),
        Base::Highest(operands) => {
            let each: Vec<String> = operands.iter().map(|it| operand(it, unit)).collect();
            format!("取{}中高的", each.join("、"))
        }
        Base::Multiple(name, factor) => format!("上年{name}×{}", plain(*factor)),
        Base::Numerator(step) => format!("分子比上年增{}", plain(*step)),
    };
    let bounds = [
        rule.least.map(|least| format!("至少增{}", plain(least))),
        rule.floor.as_ref().map(|floor| format!("不低于{}", operand(floor, unit))),
        rule.step.map(|step| format!("取整到{}", plain(step))),
        rule.cap.map(|cap| format!("封顶{}{unit}", plain(cap))),
    ];
    [start].into_iter().chain(bounds.into_iter().flatten()).collect::<Vec<_>>().join("，")
}

fn operand(operand: &Operand, unit: &str) -> String {
    match operand {
        Operand::LastYear => "上年实绩".to_owned(),
        Operand::HandedDown => "下达数".to_owned(),
        Operand::Value(value) => format!("{}{unit}", plain(*value)),
        Operand::Multiple(name, factor) => format!("上年{name}×{}", plain(*factor)),
    }
}
