//! 条件 of a task or a point: 有物业, 无困境儿童, 有半年.接待批次.

use super::registry::Registry;
use super::tree::Node;
use super::unit::Unit;

/// What a task or a point hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition<'a> {
    /// 有, or 无.
    pub wanted: bool,
    /// An indicator's number of the half year instead of last year's result and this year's target.
    pub half: bool,
    /// An indicator, or a field of 小区.
    pub name: &'a str,
}

impl<'a> Condition<'a> {
    /// Reads one; none when it says neither 有 nor 无 of something.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (wanted, rest) = match text.strip_prefix('有') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('无')?),
        };
        let (half, name) = match rest.strip_prefix("半年.") {
            Some(name) => (true, name),
            None => (false, rest),
        };
        (!name.is_empty()).then_some(Self { wanted, half, name })
    }

    /// The indicator that it names: 困境儿童 or 困境儿童数.
    pub fn indicator(&self, registry: &Registry) -> Option<usize> {
        registry.find(self.name).or_else(|| registry.find(&format!("{}数", self.name)))
    }

    /// 有 or 无 as a field of the estates (小区) says it.
    pub fn word(&self) -> &'static str {
        if self.wanted { "有" } else { "无" }
    }
}

/// The values of a field of all estates (小区).
pub fn estates<'a>(unit: &'a Unit, field: &str) -> Vec<&'a Node> {
    let estates = unit.facts.get("小区").map(Node::items).unwrap_or_default();
    estates.iter().filter_map(|estate| estate.get(field)).collect()
}

#[cfg(test)]
mod tests {
    use super::Condition;

    #[test]
    fn conditions() {
        let read = |text| Condition::parse(text).map(|it| (it.wanted, it.half, it.name));
        assert_eq!(read("有物业"), Some((true, false, "物业")));
        assert_eq!(read("无困境儿童"), Some((false, false, "困境儿童")));
        assert_eq!(read("有半年.接待批次"), Some((true, true, "接待批次")));
        for bad in ["物业", "有", "无半年.", "没有物业", ""] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
