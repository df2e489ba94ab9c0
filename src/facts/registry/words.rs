//! A target rule in a clerk's words, the same in the checklist of a roll and in the form: 比上年增5%，取整到100，封顶8500小时.

use crate::facts::quantity::plain;

use super::rule::{Base, Operand};
use super::{Indicator, Kind};

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

#[cfg(test)]
mod tests {
    use crate::facts::load;
    use crate::facts::registry::Registry;
    use crate::source::Source;

    #[test]
    fn a_rule_is_said_as_a_clerk_says_it() {
        for (written, unit, kind, words) in [
            ("沿用", "场", "流量", "沿用上年实绩"),
            ("不设", "件", "流量", "不设目标"),
            ("{增: 5%, 取整: 50}", "人次", "流量", "比上年增5%，取整到50"),
            ("{增: 1, 封顶: 95}", "%", "比率", "比上年增1个百分点，封顶95%"),
            ("{取高: [上年, 98%]}", "%", "比率", "取上年实绩、98%中高的"),
            ("{沿用: 是, 不低于: {指标: 党支部数, 乘: 20}}", "次", "流量", "沿用上年实绩，不低于上年党支部数×20"),
            ("{固定: 100}", "%", "比率", "固定为100%"),
        ] {
            let text = format!("党建:\n  甲:\n    单位: \"{unit}\"\n    性质: {kind}\n    目标规则: {written}\n");
            let root = load::read(&Source::new("指标库.yaml", text)).0.expect("a tree");
            let registry = Registry::read(&root, &mut Vec::new());
            assert_eq!(super::rule(&registry.indicators[0]), words, "{written}");
        }
    }
}
