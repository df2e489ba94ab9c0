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
    N319 Warning "与别的社区写的一样";
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
    N609 Warning "任务没有责任单位、完成时限";
    N611 Error "年份没有填";
    N612 Error "地名、机关名没有填";
    N613 Error "届次、期次没有填";
    N614 Error "数量被年份掩码改坏";
    N615 Error "括号、引号里是空的";
    N616 Error "专名脱落";
    N617 Warning "遮蔽不一致";
    N621 Error "出现别的单位、别的地方的名称";
    N622 Warning "同一个单位、文件前后叫法不同";
    N623 Warning "层级不对";
    N624 Error "年份、时态前后不一致";
    N625 Warning "日期不全";
    N626 Warning "标题与正文不符";
    N627 Error "上下级地名不配";
    N628 Error "旧的年份没有改";
    N629 Warning "标题的写法不合常规";
    N631 Error "序号缺号";
    N632 Warning "下级序号没有上级";
    N633 Warning "同级序号写法混用";
    N634 Warning "序号又从一开始";
    N635 Error "标题粘在上下文里";
    N636 Error "残句";
    N637 Error "页块编号混进正文";
    N638 Warning "序号的标点不对";
    N639 Warning "标题后面有句号";
    N641 Error "段落被硬断";
    N642 Error "正文没有写完";
    N643 Warning "话说了两遍";
    N644 Error "词语重复";
    N645 Error "网页、文库的残留";
    N646 Warning "排版记号的残留";
    N647 Warning "写着“此页无正文”";
    N648 Error "附件说明与附件对不上";
    N651 Warning "中文里用了半角标点";
    N652 Warning "标点叠用、错位";
    N653 Warning "引号是直的";
    N654 Error "引号、书名号、括号不成对";
    N655 Warning "缺标点";
    N656 Warning "缺书名号";
    N657 Warning "数字写法有误";
    N658 Warning "汉字之间有空格";
    N659 Warning "范围的连接号不对";
    N660 Warning "并列的分隔号混用";
    N661 Error "省略号写法不对";
    N662 Error "破折号写法不对";
    N663 Warning "书名号、引号之间多了顿号";
    N664 Error "发文字号写法不对";
    N665 Error "看不见的字符";
    N666 Warning "以日期为名的事件没有用间隔号";
    N667 Warning "书名号用错了地方";
    N671 Error "范围前一个数少了单位";
    N672 Error "年份只写了两位";
    N673 Error "日期写法不对";
    N674 Error "没有这一天";
    N675 Error "星期与日期不符";
    N676 Error "阿拉伯数字后面跟了十、百、千";
    N677 Warning "概数重复、矛盾";
    N678 Error "汉字年份的“〇”写成别的";
    N679 Warning "概数中间用了顿号";
    N680 Error "范围前后颠倒";
    N681 Error "错别字";
    N682 Error "词被换成了近义词";
    N683 Warning "“安全”写成了“平安”";
    N684 Error "扫描识别的错字";
    N685 Warning "汉字后面夹着拼音";
    N686 Warning "繁体、简体混用";
    N687 Warning "不规范的单位、异形词";
    N688 Warning "语义重复";
    N689 Warning "时态矛盾";
    N690 Warning "的、地、得用错";
    N691 Warning "句子没有主语";
    N692 Warning "过时的提法、机构、地名、标准";
    N693 Error "姓名脱落";
    N694 Error "没有这个时刻";
    N695 Error "周年、第几个与年份不符";
    N696 Warning "全会不是最近的一次";
    N697 Error "天数与起止日期不符";
    N701 Error "同一个指标两个数";
    N702 Error "说的项数与列的不符";
    N703 Info "带数的提法没有展开";
    N704 Error "百分之几还是几个百分点，说不清";
    N705 Info "指标缺比较词";
    N706 Error "同一标准单位不一致";
    N707 Info "频次没有量化";
    N708 Error "增减的方向前后矛盾";
    N709 Error "增减量与增减率对不上";
    N710 Error "年龄段重叠";
    N711 Info "同一组比率的小数位不一";
    N712 Error "指标值与计量单位不符";
    N713 Error "写的数与事实不符";
    N714 Error "数与拟稿按事实出的不同";
    N715 Error "合计不对";
    N716 Warning "减少用了倍数";
    N717 Error "正文与表里的数不一致";
    N718 Error "比率与写出的数对不上";
    N719 Error "部分比全体还多";
    N720 Error "单位与数配不上";
    N721 Error "身份证号码";
    N722 Warning "手机号码";
    N723 Error "银行卡号";
    N724 Info "敏感人群的小数字";
    N741 Error "纸张不是A4";
    N742 Error "页边距不对";
    N743 Warning "正文不是三号仿宋";
    N744 Warning "行距排不出22行";
    N745 Warning "每行排不出28字";
    N746 Error "段首没有空二字";
    N747 Info "用空格空出段首";
    N748 Warning "标题不是二号小标宋居中";
    N749 Warning "层级标题的字体不对";
    N750 Warning "页码的样式不对";
    N751 Error "横排页的页码、版心不对";
    N752 Error "行首会出现标点";
    N753 Info "汉字与数字之间自动加了空";
    N754 Info "开着孤行控制";
    N755 Info "表格超出版心、表头不重复";
    N756 Error "版头的位置不对";
    N757 Warning "份号、密级、紧急程度的样式不对";
    N758 Error "主送机关没有顶格";
    N759 Error "附件说明的位置不对";
    N760 Error "附件没有另起一页、没有顶格";
    N761 Error "署名、成文日期的位置不对";
    N762 Error "附注的位置不对";
    N763 Warning "版记的样式不对";
    N764 Error "修订、批注、隐藏文字、突出显示没有清";
    N765 Info "用回车、换行排版";
    N766 Info "缩进的字数与长度对不上";
    N767 Info "标点有的溢出、有的不溢出";
    N768 Info "标点按日文压缩";
    N769 Error "签名章的位置不对";
    N770 Info "用了没有的样式";
    N771 Info "大纲级别不对";
    N772 Info "文件里的设置次序不对";
    N773 Warning "文件里缺东西";
    N774 Info "文件属性里的标题是别的";
    N775 Error "签发人没有或样式不对";
    N776 Error "信函格式不对";
    N777 Error "命令（令）的格式不对";
    N778 Info "纪要的出席名单格式不对";
    N779 Info "空行太多";
    N780 Error "版头分隔线的样式不对";
    N781 Info "署名可能单独落到下一面";
    N782 Info "字体用的是主题字体";
    N783 Info "文件属性里没有标题";
    N784 Info "表格的行会跨页断开";
    N785 Error "版记没有分隔线";
    N786 Error "发文机关标志离上边的距离不对";
    N787 Info "发文机关标志不是红色小标宋";
    N788 Error "信函的红色双线不对";
    N801 Error "输出文件写不进去";
    N802 Error "输出文件被改过，没有覆盖";
    N803 Error "输出位置有不是拟稿写的文件";
    N804 Error "结转改不了的写法";
    N805 Error "文件读不了";
    N901 Warning "“校对放过”的写法不对";
    N902 Warning "“校对放过”没有用到";
}

impl Code {
    /// The code with this name, upper or lower case.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(name))
    }
}
