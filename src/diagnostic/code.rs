//! The registry of codes: one line each. What a code means in full is in `manual.md` (rules of lint: in their own files).

use super::Level;

macro_rules! codes {
    ($($name:ident $level:ident $title:literal;)*) => {
        /// Code of a finding, for example `N101`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $name,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as printed.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// What it is about, a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// Its usual level.
            pub fn level(self) -> Level {
                match self { $(Self::$name => Level::$level,)* }
            }
        }
    };
}

codes! {
    N101 Error "YAML 写法有误";
    N102 Error "冒号是全角的";
    N103 Error "冒号后面缺空格";
    N104 Error "缩进或值的两头有全角空格、制表符";
    N105 Error "花括号、方括号或其中的逗号是全角的";
    N106 Error "同一个键写了两次";
    N107 Error "值里有“ #”，后面会被当成注释丢掉";
    N108 Error "事实文件里出现模板记号";
    N109 Error "值以特殊符号开头";
    N110 Error "不支持的 YAML 写法";
    N111 Error "文件里有看不见的字符";
    N112 Error "键后面没有值，或键被逗号拆散";
    N113 Error "文字里有 YAML 的符号，要加引号";
    N114 Error "缩进没有对齐，或清单与键混写";
    N115 Error "数字、字母或百分号是全角的";
    N201 Error "不认识的键";
    N202 Error "不认识的指标";
    N203 Error "值的写法不对";
    N204 Error "单位不对";
    N205 Error "缺少必填的事实";
    N206 Error "区划代码有误";
    N207 Error "引用的名称不存在";
    N209 Error "比率不应直接填写";
    N210 Error "文件或文件夹不合规矩";
    N211 Error "指标库登记有误";
    N212 Error "字段库登记有误";
    N213 Error "分子大于分母";
    N214 Error "项目设置有误";
    N217 Error "关系库登记有误";
    N301 Info "数据未报";
    N302 Warning "数据不是全年的";
    N303 Warning "目标低于上年实绩而没有写原因";
    N304 Error "目标低于下达值";
    N305 Warning "计划年度的实绩不进计划";
    N306 Warning "还是预计数";
    N307 Error "填的比率与分子、分母不符";
    N308 Error "下达数分解不下去";
    N309 Error "年度阶梯有误";
    N310 Error "数与数的关系不对";
    N311 Warning "数与数的关系不常见";
    N312 Warning "没有达到目标而没有写原因";
    N313 Warning "与上年相差过大而没有说明";
    N314 Error "时间次序不对";
    N315 Error "列出的项数与说的数不符";
    N316 Warning "推出的目标是零";
    N317 Info "月历中间缺月份";
    N318 Error "经费算得不对";
    N401 Error "模板写法有误";
    N402 Error "模板用了不认识的名称";
    N403 Error "模板要印的数还没有";
    N404 Error "模板里有运算或比较";
    N405 Error "文种配置有误";
    N406 Error "找不到模板";
    N407 Error "模板用了不适用的数";
    N408 Error "提法在本年度没有可用的表述";
    N409 Warning "提法已过期，没有接续";
    N410 Info "提法待核";
    N411 Info "本地改写的基准没有写，或原文已经变了";
    N412 Error "本地改写没有着落";
    N413 Warning "任务分解表与正文对不上";
    N414 Info "还没有数，这个文种先不出";
    N415 Warning "正文没有提到附件";
    N416 Error "制定依据在本年度不能引用";
    N417 Warning "文字里引用的数是0";
    N418 Warning "登记的术语没有写出全称";
    N419 Warning "缺了应有的部分";
    N501 Error "不支持的 Markdown 写法";
    N502 Error "标题层级跳级";
    N503 Error "表格列数不一致";
    N504 Error "段首小标题后面没有正文";
    N601 Error "占位符没有替换";
    N602 Info "篇幅不在约定之内";
    N603 Warning "字体可能缺字";
    N604 Warning "计划里出现相对年份";
    N606 Warning "用了已经更名的提法";
    N607 Error "正文提到的附件不存在";
    N608 Error "表格只有表头";
    N801 Error "输出文件写不进去";
    N802 Error "输出文件被改过，没有覆盖";
    N803 Error "输出位置有不是拟稿写的文件";
    N804 Error "结转改不了的写法";
}

impl Code {
    /// The code with this name, upper or lower case.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(name))
    }
}
