//! What a title says of the time that its document speaks of.

/// What a plan calls itself.
const PLANS: [&str; 6] = ["计划", "計劃", "方案", "要点", "打算", "安排"];
/// What also looks back, or over several years.
const WIDER: [&str; 6] = ["总结", "小结", "回顾", "汇编", "规划", "—"];

/// Whether it is that of a plan, whatever else is in it.
pub fn is_plan(title: &str) -> bool {
    PLANS.iter().any(|word| title.contains(word))
}

/// Whether the document looks back too, or over several years: it has earlier dates rightly.
pub fn is_wider(title: &str) -> bool {
    WIDER.iter().any(|word| title.contains(word))
}

/// Whether it is that of a plan for one year.
pub fn is_plan_of_a_year(title: &str) -> bool {
    is_plan(title) && !is_wider(title)
}
