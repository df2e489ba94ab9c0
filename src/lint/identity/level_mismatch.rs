//! N623 层级不对
//!
//! 是什么：下级单位的文件里写着上级才会说的话：各地、各部门，各省、市，乡镇卫生院。
//!
//! 为什么：照抄上级文件没有改到自己这一级。
//!
//! 例子：（镇的方案）各地、各部门要加强领导。
//!
//! 应当写成：各村（社区）、各单位要加强领导。
//!
//! 依据：实务（审核常见退文原因）。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::manuscript::Line;

/// Words by which a text says of what level it is.
static TOWN: Pattern = Pattern::new(r"我镇|全镇|镇党委|镇人民政府|本镇");
static COMMUNITY: Pattern = Pattern::new(r"我社区|我们社区|本社区|社区居委会|社区党支部|全社区");
static SCHOOL: Pattern = Pattern::new(r"我校|全校|本校|学校党支部");
static STREET: Pattern = Pattern::new(r"我街道|全街道|街道党工委|街道办事处");
/// What a higher level says to those below it.
static FROM_ABOVE: Pattern = Pattern::new(
    r"(?P<at>各地、各(?:有关|相关|职能)?部门|各地区、各部门|本地、本部门|各省、自治区|各省（区、市）|各省、市|各市、县|各县（市、区）|各县\(市、区\)|各区县、各部门|各乡镇|各基层党组织要|各单位[^。，]{0,12}(?:填写|报送|上报))",
);
static TOWNS_OWN: Pattern = Pattern::new(r"(?P<at>乡镇卫生院|乡镇政府|乡镇党委)");

/// Looks at documents that say of themselves that they belong to a town, a street, a community or a school.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    if subject.own.is_some() {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    for document in subject.text.documents() {
        let lines: Vec<(usize, &Line)> = subject.prose().filter(|(index, _)| document.contains(index)).collect();
        let count = |pattern: &Pattern| lines.iter().filter(|(_, line)| pattern.is_in(&line.text)).count();
        let counts = [count(&TOWN), count(&STREET), count(&COMMUNITY), count(&SCHOOL)];
        let Some((level, most)) = counts.iter().enumerate().max_by_key(|(_, count)| **count) else { continue };
        // A city's scheme speaks of streets and communities too; it speaks of itself more.
        let higher = lines.iter().filter(|(_, line)| CITY.is_in(&line.text)).count();
        if *most < 2 || higher >= *most {
            continue;
        }
        let name = ["镇", "街道", "社区", "学校"][level];
        for (index, line) in &lines {
            let town = (level == 0).then_some(&TOWNS_OWN);
            for hit in
                [Some(&FROM_ABOVE), town].into_iter().flatten().flat_map(|pattern| pattern.hits(*index, &line.text))
            {
                remarks.push(hit.says(
                    format!("这是{name}的文件，“{}”是上级的说法", hit.words()),
                    "请改成本级的对象，如 各村（社区）、各单位",
                ));
            }
        }
    }
    remarks
}

static CITY: Pattern = Pattern::new(r"我市|全市|我区|全区|我县|全县|各旗县区|各县区");
