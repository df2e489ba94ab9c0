//! Whose document a title says it is: 桃园社区居民委员会……, 永安街道2025年…….

use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::manuscript::Line;

/// A document whose title names a unit.
pub struct Titled<'t> {
    /// The name without what it is.
    pub name: String,
    /// 街道, 社区, 村, 镇 or 乡.
    pub form: String,
    /// Its lines below the title, with their indexes.
    pub lines: Vec<(usize, &'t Line)>,
}

static NAMED: Pattern = Pattern::new(
    r"^(?:[^，。]{0,8}[市区县])?(?:\p{Han}{2,4}(?:街道|镇|乡))?(?P<name>\p{Han}{2,4})(?P<form>街道|社区|村|镇|乡)(?:办事处|党工委|居民?委员?会|村委会|党委|党总支|人民政府)?(?:关于)?(?:开展|印发)?(?:20\d\d年|[^，。]{2,20}(?:计划|方案|总结|意见|要点)$)",
);

/// The documents of a file whose titles name a unit.
pub fn of<'t>(subject: &'t Subject<'_>) -> Vec<Titled<'t>> {
    let titled = |document: std::ops::Range<usize>| {
        let mut lines: Vec<(usize, &Line)> = subject.lines().filter(|(index, _)| document.contains(index)).collect();
        let (title, line) = *lines.first()?;
        let own = NAMED.hits(title, &line.text).into_iter().next()?;
        let name = own.group("name").trim_start_matches('在').to_owned();
        let form = own.group("form").to_owned();
        lines.remove(0);
        Some(Titled { name, form, lines })
    };
    subject.text.documents().into_iter().filter_map(titled).collect()
}
