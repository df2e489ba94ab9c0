//! The names that templates may use: one list a kind, for 「您是否想写…」 and for the context, which must not shadow a function.

/// Names of all filters, for 「您是否想写…」.
pub const FILTERS: [&str; 34] = [
    "说明",
    "完成句",
    "目标句",
    "同比",
    "目标语",
    "完成情况",
    "目标比上年",
    "数",
    "目标串",
    "完成串",
    "顿号",
    "取",
    "筛",
    "计数",
    "段落",
    "中文",
    "半年串",
    "进度串",
    "环比",
    "进度",
    "连续",
    "第几年",
    "第几届",
    "一是",
    "第一",
    "首先",
    "连排",
    "口号行",
    "分号",
    "月份",
    "频次句",
    "全年次数",
    "排序",
    "合计",
];

/// Names of all tests.
pub const TESTS: [&str; 7] = ["有", "零", "缺", "不适用", "含", "为", "有目标"];

/// Names of all functions: the context must not shadow them.
pub const FUNCTIONS: [&str; 28] = [
    "附件",
    "依据",
    "依据清单",
    "术语",
    "展开",
    "提法项",
    "条目",
    "占比",
    "平均",
    "经费额",
    "附注",
    "空行",
    "测算行",
    "分担行",
    "分担合计",
    "阶梯年",
    "提法类",
    "指标行",
    "完成行",
    "进度行",
    "阶梯表",
    "任务行",
    "任务句",
    "任务组",
    "汇总表",
    "数据说明",
    "未达标",
    "未达标行",
];

/// The name under which a document's scope travels in the context.
pub const SCOPE: &str = "__范围";
