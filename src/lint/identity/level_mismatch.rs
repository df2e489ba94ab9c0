//! N623 层级不对
//!
//! 是什么：下级单位的文件里写着上级才会说的话：各地、各部门，各省、市，乡镇卫生院；机构安错了层级：社区党工委、社区办事处，某街道居委会。
//!
//! 为什么：照抄上级文件没有改到自己这一级。
//!
//! 例子：（镇的方案）各地、各部门要加强领导；报桃源社区党工委审定
//!
//! 应当写成：各村（社区）、各单位要加强领导；报桃源社区党委审定
//!
//! 依据：实务（审核常见退文原因）；《中国共产党章程》第三十条：社区设基层党组织，党工委是派出机关。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::manuscript::{Kind, Line};

/// Words by which a text says of what level it is.
static TOWN: Pattern = Pattern::new(r"我镇|全镇|镇党委|镇人民政府|本镇");
static COMMUNITY: Pattern = Pattern::new(r"我社区|我们社区|本社区|社区居委会|社区党支部|全社区");
static SCHOOL: Pattern = Pattern::new(r"我校|全校|本校|学校党支部");
static STREET: Pattern = Pattern::new(r"我街道|全街道|街道党工委|街道办事处");
/// What a higher level says to those below it.
static FROM_ABOVE: Pattern = Pattern::new(
    r"(?P<at>各地、各(?:有关|相关|职能)?部门|各地区、各部门|各地各单位|各地各部门|本地、本部门|各省、自治区|各省（区、市）|各省、市|各市、县|各县（市、区）|各县\(市、区\)|各区县、各部门|各乡镇|各市直部门|各县（市、区）|各区、各街道|各镇（街道）|各乡镇（街道）|各基层党组织要|各单位[^。，]{0,12}(?:填写|报送|上报))",
);
static TOWNS_OWN: Pattern = Pattern::new(r"(?P<at>乡镇卫生院|乡镇政府|乡镇党委)");

/// 桃源社区2026年……, 永宁街道办事处2026年……
static COMMUNITY_TITLE: Pattern =
    Pattern::new(r"^[^市县镇]{2,10}社区(?:居民?委员?会|党委|党总支|党支部)?(?:关于)?(?:开展)?20\d\d年");
static STREET_TITLE: Pattern = Pattern::new(r"^[^市县镇社]{2,10}街道(?:办事处|党工委)?(?:关于)?(?:开展)?20\d\d年");
/// A title says so as much as two sentences.
const TITLED: usize = 2;
/// What a street says to its communities.
static TO_COMMUNITIES: Pattern = Pattern::new(r"(?P<at>(?:请)?各社区(?:要|应|须|于)[^。，]{0,20})");

/// A community has 党委, 党总支 or 党支部 and 居民委员会; 党工委 and 办事处 are the street's.
static BODY: Pattern = Pattern::new(r"(?P<at>社区(?:党工委|办事处)|居委会党工委)");
/// A street's own 居委会; 街道、社区 and 各街道居委会 are several bodies in a row.
static STREET_BODY: Pattern = Pattern::new(r"(?P<name>\p{Han}{2,4})(?P<at>街道居(?:民)?委(?:员)?会)");

/// Looks at documents that say of themselves that they belong to a town, a street, a community or a school.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    if subject.own.is_some() {
        return Vec::new();
    }
    let mut remarks = bodies(subject);
    for document in subject.text.documents() {
        let lines: Vec<(usize, &Line)> = subject.prose().filter(|(index, _)| document.contains(index)).collect();
        let count =
            |pattern: &Pattern| lines.iter().filter(|(index, line)| subject.is_in(pattern, *index, line)).count();
        // Its title says most plainly whose it is.
        let is_titled = |pattern: &Pattern| {
            lines.first().is_some_and(|(_, line)| line.kind == Kind::Title && pattern.is_in(&line.text))
        };
        let weight = |pattern: &Pattern| if is_titled(pattern) { TITLED } else { 0 };
        let street = count(&STREET) + weight(&STREET_TITLE);
        let community = count(&COMMUNITY) + weight(&COMMUNITY_TITLE);
        let counts = [count(&TOWN), street, community, count(&SCHOOL)];
        let Some((level, most)) = counts.iter().enumerate().max_by_key(|(_, count)| **count) else { continue };
        // A city's scheme speaks of streets and communities too; it speaks of itself more.
        let higher = lines.iter().filter(|(index, line)| subject.is_in(&CITY, *index, line)).count();
        if *most < 2 || higher >= *most {
            continue;
        }
        let name = ["镇", "街道", "社区", "学校"][level];
        for (index, line) in &lines {
            let below = (level == 2).then_some(&TO_COMMUNITIES);
            let town = (level == 0).then_some(&TOWNS_OWN);
            for hit in [Some(&FROM_ABOVE), town, below]
                .into_iter()
                .flatten()
                .flat_map(|pattern| subject.hits(pattern, *index, line))
            {
                // A street has its own units report to it; what is done freely is no order.
                if hit.words().starts_with("各单位") && (level == 1 || hit.words().contains("自愿")) {
                    continue;
                }
                remarks.push(hit.says(
                    format!("这是{name}的文件，“{}”是上级的说法", hit.words()),
                    "请改成本级的对象，如 各村（社区）、各单位",
                ));
            }
        }
    }
    remarks
}

/// Bodies of one level under the name of another.
fn bodies(subject: &Subject<'_>) -> Vec<Remark> {
    let whole = subject.text.whole();
    let names = || subject.unit.iter().chain(subject.others);
    // Where there are no streets, or by the name that a unit has, a community may have what a street has elsewhere.
    let is_reform =
        ["开发区", "高新区", "管委会", "管理委员会", "农场", "林场"].iter().any(|word| whole.contains(word));
    let mut remarks = subject.in_prose(&BODY, |hit| {
        let is_known = names().any(|name| name.contains("党工委") || name.contains("办事处"));
        // 街道社区党工委, 街道和社区工作委员会: of both.
        let is_both = hit.before().ends_with("街道") || hit.before().ends_with(['和', '与', '及', '、']);
        (!is_reform && !is_known && !is_both && !hit.is_quoted()).then(|| {
            hit.says(
                format!("“{}”：党工委、办事处是街道一级的", hit.words()),
                "社区写党委、党总支或党支部，居民委员会；确有这个机构的，写进事实",
            )
        })
    });
    remarks.extend(subject.in_prose(&STREET_BODY, |hit| {
        // Only a street that the text, or the project, names as one.
        let name = names().find_map(|name| name.strip_suffix("街道").filter(|name| hit.group("name").ends_with(*name)));
        let said = ["街道办事处", "街道党工委"].iter().any(|body| {
            let short = hit.group("name").char_indices().rev().nth(1).map(|(at, _)| &hit.group("name")[at..]);
            short.is_some_and(|short| whole.contains(&format!("{short}{body}")))
        });
        ((name.is_some() || said) && !is_reform && !hit.is_quoted()).then(|| {
            hit.says(
                format!("“{}{}”：居民委员会是社区的", hit.group("name"), hit.words()),
                "街道写党工委、办事处；说社区的，写社区居委会",
            )
        })
    }));
    remarks
}

static CITY: Pattern = Pattern::new(r"我市|全市|我区|全区|我县|全县|各旗县区|各县区");
