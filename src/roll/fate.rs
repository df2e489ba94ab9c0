//! What stays of a file in the next year, what goes, and what has to be asked for.

use crate::facts::quantity::{self, State};
use crate::facts::registry::rule::Base;
use crate::facts::registry::{Binding, Indicator, Registry};
use crate::facts::schema::Schema;
use crate::facts::tree::{Key, Node};
use crate::facts::way;

/// Slots that belong to the year that ends.
const ENDED: [&str; 12] =
    ["实绩", "上年", "上半年", "上年同期", "截止", "备注", "来源", "口径", "连续", "未达标原因", "阶梯", "原因"];

/// What happens to a slot.
pub enum Fate {
    /// It stays.
    Keep,
    /// It goes.
    Drop,
    /// 待定: this year's value is not known.
    Ask,
}

impl Fate {
    /// What happens to a slot of an indicator.
    pub fn of(indicator: Option<&Indicator>, name: &str, value: &Node) -> Self {
        let is_exempt = matches!(value.scalar().map(quantity::parse), Some(Ok(State::NotApplicable)));
        match name {
            "下达" | "目标" if is_exempt => Self::Keep,
            "目标" if indicator.is_some_and(has_own_rule) => Self::Drop,
            "下达" | "目标" => Self::Ask,
            name if ENDED.contains(&name) => Self::Drop,
            _ => Self::Keep,
        }
    }
}

/// What stays and what goes.
pub struct Rules<'a> {
    /// 指标库.
    pub registry: &'a Registry,
    /// 字段库.
    pub schema: &'a Schema,
}

impl Rules<'_> {
    /// Whether a section goes: what is inherited, 报告期, and 指标 of which nothing stays.
    pub fn section_goes(&self, key: &Key, node: &Node) -> bool {
        match key.name.trim_start_matches('+') {
            "指标" => self.entries_go(node),
            "报告期" => true,
            name => !self.schema.is_yearly(name),
        }
    }

    /// Whether nothing of 指标 stays.
    pub fn entries_go(&self, section: &Node) -> bool {
        section.entries().iter().all(|(key, node)| self.entry_goes(key, node))
    }

    /// Whether an entry of 指标 goes.
    pub fn entry_goes(&self, key: &Key, node: &Node) -> bool {
        if way::is_group(key, self.registry) {
            node.entries().iter().all(|(key, node)| self.indicator_goes(key, node))
        } else {
            self.indicator_goes(key, node)
        }
    }

    /// Whether an entry of 指标 is a group that stays.
    pub fn is_kept_group(&self, key: &Key, node: &Node) -> bool {
        way::is_group(key, self.registry) && !self.entry_goes(key, node)
    }

    /// Whether nothing of an indicator stays: no map, or no slot for the new year.
    pub fn indicator_goes(&self, key: &Key, node: &Node) -> bool {
        let indicator = self.registry.find(&key.name).map(|index| &self.registry.indicators[index]);
        node.entries().iter().all(|(slot, value)| matches!(Fate::of(indicator, &slot.name, value), Fate::Drop))
    }
}

/// Whether the registry works a target out by itself.
pub fn has_own_rule(indicator: &Indicator) -> bool {
    !matches!(indicator.rule.base, Base::None | Base::HandedDown) && indicator.binding != Binding::Descriptive
}
