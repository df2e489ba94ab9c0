//! N645 网页、文库的残留
//!
//! 是什么：上传人、免费预览、上一篇下一篇、ICP备案号之类，是从网页复制时带下来的。
//!
//! 为什么：一看就知道是抄的。
//!
//! 例子：上一篇:社区三城同创工作总结
//!
//! 应当写成：删去。
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::{Hit, Pattern};
use crate::manuscript::{Kind, Line};

static WEB: Pattern = Pattern::new(
    r"(?P<at>上传人[:：]|文档编号[:：]|上传时间[:：]|免费预览|ICP备\d*|公网安备|上一篇[:：]|下一篇[:：]|本站观点|网友上传|相关搜索|下载本文档|点击查看更多|(?:通用|合集|汇总|集锦)\d+篇|展开阅读全文|资源描述|版权所有|珍藏版|电脑版\s*[|｜]|当前位置[:：]|更多相关|[（(](?:精选|精選|共)\d+篇[）)]|申论热点|热点追踪|来源于网|来源[:：]网络(?:[，,。]|$)|精品文档|范文推荐|猜你喜欢|热门推荐|收藏本站|文库版权|客服老师|责任编辑[:：]|转载请注明|展开全文|_第\d+页|第\d+页\s*/\s*共|格式[:：](?:DOCX|DOC|PDF)|页数[:：]\s*\d|最新文档|^第[一二三四五六七八九十]篇[:：]|^导语[:：]|作者[:：]\p{Han}{2,4}\s|时间[:：]\d{4}-\d\d-\d\d)",
);

/// What a page says in a line of its own, and anybody in a sentence.
static ALONE: Pattern = Pattern::new(
    r"(?P<at>下载\s*相关|编者按[:：]|[（(]\d+篇[）)]|点击下载|阅读全文|相[关關](?:推[荐薦]|文章|范文|资源|阅读)|立即下载|热点话题|仅供参考|需要\d+积分|推荐阅读|(?:优秀|最新)\d+篇|小编)",
);
/// A line of its own is no longer.
const SHORT: usize = 24;

/// Whether a line begins with such words: from there on nothing belongs to the text.
pub fn begins(text: &str) -> bool {
    let begins = |pattern: &Pattern| pattern.hits(0, text).first().is_some_and(|hit| hit.before().trim().is_empty());
    begins(&WEB) || begins(&ALONE) && text.trim().chars().count() <= SHORT
}

/// Looks for what only a web page says.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // A bulletin names its editor.
    let is_bulletin =
        |line: &Line| ["简报", "专报", "快讯", "通讯", "信息"].iter().any(|kind| line.text.contains(kind));
    let is_bulletin = subject.lines().take(3).any(|(_, line)| is_bulletin(line));
    let mut remarks = subject.anywhere(&ALONE, |hit| {
        let is_title = hit.line == 0 || subject.text.lines[hit.line].kind == Kind::Title;
        is_of_page(hit, is_title, is_bulletin).then(|| hit.says(format!("“{}”是网页上的话", hit.words()), "请删去"))
    });
    remarks.extend(subject.anywhere(&WEB, |hit| {
        let is_own = is_bulletin && hit.words().starts_with("责任编辑");
        (!is_own).then(|| hit.says(format!("“{}”是网页上的话", hit.words()), "请删去"))
    }));
    remarks
}

/// Whether words that anybody may use are those of a page where they stand.
fn is_of_page(hit: &Hit<'_>, is_title: bool, is_bulletin: bool) -> bool {
    let text = hit.text.trim();
    let is_line = text.chars().count() <= SHORT && !text.contains(['，', '。', '；']);
    let is_label = hit.after().starts_with(['：', ':']) && !hit.after().contains(['，', '。']);
    match hit.words() {
        "小编" => {
            let is_size = hit.before().ends_with(['大', '最']);
            !is_size && !hit.after().starts_with(['制', '组', '号', '队', '程', '码'])
        }
        words if words.starts_with("需要") => text.contains("下载"),
        words if words.starts_with("编者按") => !is_bulletin,
        words if words.ends_with(['篇', '）', ')']) => is_title,
        "仅供参考" if text.contains("本文") || text.contains("整理") => true,
        _ => is_line || is_label,
    }
}
