//! N667 书名号用错了地方
//!
//! 是什么：活动、会议、比赛、机构的名称用了书名号。
//!
//! 为什么：书名号标示作品、文件；活动、会议、机构的名称用引号，或者不用。
//!
//! 例子：开展《文明楼院创建活动》
//!
//! 应当写成：开展“文明楼院”创建活动
//!
//! 依据：GB/T 15834—2011 附录 A.13：不能视为作品的课程、课题、奖品奖状、商标、证照、组织机构、会议、活动等名称，不应用书名号。规定。

use crate::lint::pattern::{Hit, Pattern};
use crate::lint::{Remark, Subject};

static MISUSED: Pattern = Pattern::new(
    r"(?P<verb>开展|举办|召开|组织|参加|成立|举行|启动|承办)(?:了|好)?(?P<at>《(?P<name>[^《》]{2,24}(?:活动|大赛|比赛|竞赛|会议|会|领导小组|委员会|行动|培训班|讲座|运动会))》)",
);

/// 《安全生产月》活动.
static BEFORE: Pattern = Pattern::new(r"(?P<at>《(?P<name>[^《》]{2,12}(?:月|周|日|节))》)(?:主题|宣传)?活动");

/// Looks for activities and bodies in 《》.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let say = |hit: &Hit<'_>| {
        Some(hit.says(
            format!("“{}”不是作品、文件，不用书名号", hit.group("name")),
            "用引号，或者不用；是文件的，名称写全（……方案、……通知）",
        ))
    };
    [&MISUSED, &BEFORE].into_iter().flat_map(|pattern| subject.anywhere(pattern, say)).collect()
}
