//! An indicator of a unit, and each of its numbers.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use super::Scope;
use super::fact::Fact;
use super::words::gap_words;
use crate::derive::figure::{Figure, Measure};
use crate::derive::sentence::{self, Subject};
use crate::diagnostic::near;
use crate::facts::quantity::Bound;
use crate::template::mark;
use crate::template::plain::plain_text;
use crate::template::session::Problem;

/// `指标` and `半年`: indicators by key.
#[derive(Debug)]
pub struct Indicators {
    pub(super) scope: Scope,
    /// The first half of the plan year instead of last year.
    pub(super) half: bool,
}

impl Object for Indicators {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        // 指标[本段.主项]: the name itself may be a fact.
        let name = plain_text(key)?;
        let fact = key.downcast_object_ref::<Fact>().and_then(Fact::node);
        if let Some(node) = fact.filter(|_| self.scope.world.registry.find(&name).is_none()) {
            let hint = near::suggestion(&name, self.scope.world.registry.keys());
            let help = if hint.is_empty() { "请写指标库里登记的指标".to_owned() } else { hint };
            let place = Some(node.place.clone());
            return Some(self.scope.gap(Problem::Reference { name, help, place }));
        }
        Some(indicator(&self.scope, &name, self.half))
    }
}

/// One indicator by key.
pub fn indicator(scope: &Scope, name: &str, half: bool) -> Value {
    match scope.world.registry.find(name) {
        Some(index) => Value::from_object(IndicatorValue { scope: scope.clone(), index, half }),
        None => scope.unknown(format!("指标.{name}"), name, scope.world.registry.keys()),
    }
}

/// One indicator of one unit.
#[derive(Debug)]
pub struct IndicatorValue {
    /// Scope.
    pub scope: Scope,
    /// Index in the registry.
    pub index: usize,
    /// The first half of the plan year instead of last year.
    pub half: bool,
}

impl IndicatorValue {
    /// Its figure.
    pub fn figure(&self) -> &Figure {
        let view = &self.scope.view;
        if self.half { &view.half[self.index] } else { &view.figures[self.index] }
    }

    /// It, ready to be put into words.
    pub fn subject(&self) -> Subject<'_> {
        let Scope { world, view, .. } = &self.scope;
        if self.half { world.half_subject(view, self.index) } else { world.subject(view, self.index) }
    }
}

const HALF_FIELDS: [&str; 12] =
    ["上半年", "上年同期", "上年末", "目标", "名称", "单位", "属性", "责任部门", "条线", "分子", "分母", "未报"];
const FIELDS: [&str; 13] =
    ["上年", "目标", "上年目标", "前年", "名称", "单位", "属性", "责任部门", "条线", "分子", "分母", "截止", "未报"];

impl Object for IndicatorValue {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        let scope = &self.scope;
        let indicator = &scope.world.registry.indicators[self.index];
        let figure = self.figure();
        let measure = |measure: &Measure, unit: &str| {
            Value::from_object(MeasureValue {
                scope: scope.clone(),
                key: format!("指标.{}.{name}", indicator.key),
                measure: measure.clone(),
                bound: match name {
                    "目标" if self.half => figure.last_bound.or(indicator.bound),
                    "目标" => figure.bound.or(indicator.bound),
                    _ => None,
                },
                unit: unit.to_owned(),
            })
        };
        let part = |second: bool| {
            let (parts, names) = (figure.parts.as_ref(), indicator.ratio);
            match (parts, names) {
                (Some((numerator, denominator)), Some((first, other))) => {
                    let (value, index) = if second { (denominator, other) } else { (numerator, first) };
                    measure(value, &scope.world.registry.indicators[index].unit)
                }
                _ => scope.gap(Problem::Nothing { key: format!("指标.{}.{name}", indicator.key) }),
            }
        };
        let words = |text: &str| scope.words(vec![sentence::plain(text)]);
        Some(match name {
            "上半年" if self.half => measure(&figure.last, &indicator.unit),
            "上年同期" | "上年末" if self.half => measure(&figure.prior, &indicator.unit),
            "目标" if self.half => measure(&figure.last_target, &indicator.unit),
            "上年" | "前年" | "上年目标" | "截止" if self.half => {
                scope.unknown(format!("半年.{}.{name}", indicator.key), name, HALF_FIELDS.into_iter())
            }
            "上年" => measure(&figure.last, &indicator.unit),
            "前年" => measure(&figure.prior, &indicator.unit),
            "目标" => measure(&figure.target, &indicator.unit),
            "上年目标" => measure(&figure.last_target, &indicator.unit),
            "分子" => part(false),
            "分母" => part(true),
            "名称" => words(&indicator.label),
            "单位" => words(&indicator.unit),
            "属性" => words(indicator.binding.label()),
            "责任部门" => words(&indicator.office),
            "条线" => words(&indicator.family),
            "截止" => match &figure.cutoff {
                Some(cutoff) => words(&cutoff.period.until()),
                None => scope.gap(Problem::Nothing { key: format!("指标.{}.截止", indicator.key) }),
            },
            "未报" => Value::from(figure.absent.iter().map(|name| words(name)).collect::<Vec<_>>()),
            other => scope.unknown(format!("指标.{}.{other}", indicator.key), other, FIELDS.into_iter()),
        })
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = &self.scope.world.registry.indicators[self.index].key;
        let help =
            format!("它是一个指标，不能直接印，请写 {{{{ 指标.{key}.上年 }}}}、{{{{ 指标.{key} | 完成句 }}}} 等");
        self.scope.session.meet(Problem::Unknown { path: format!("指标.{key}"), help });
        mark::write_gap(f, &format!("【待补：{key}】"))
    }
}

/// One number of an indicator.
#[derive(Debug)]
pub struct MeasureValue {
    /// Scope.
    pub scope: Scope,
    key: String,
    /// The number.
    pub measure: Measure,
    /// ≥, ≤ or = of a target.
    pub bound: Option<Bound>,
    unit: String,
}

impl MeasureValue {
    /// The number without its unit, or the gap.
    pub fn number(&self) -> Value {
        match &self.measure {
            Measure::Known(known) => self.scope.words(vec![sentence::traced(known.number(), &known.trace)]),
            _ => self.scope.gap(self.problem()),
        }
    }

    /// Its unit.
    pub fn unit(&self) -> &str {
        &self.unit
    }

    fn problem(&self) -> Problem {
        match &self.measure {
            Measure::Missing(absence) => Problem::Missing(absence.clone()),
            Measure::NotApplicable => Problem::NotApplicable { key: self.key.clone(), place: None },
            _ => Problem::Nothing { key: self.key.clone() },
        }
    }
}

impl Object for MeasureValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        self.measure.known().is_some()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.measure {
            Measure::Known(known) => {
                mark::write(f, &known.text(&self.unit), Some(self.scope.session.trace(&known.trace)))
            }
            _ => {
                let problem = self.problem();
                let words = gap_words(&problem);
                self.scope.session.meet(problem);
                mark::write_gap(f, &words)
            }
        }
    }
}
