//! The command line as typed. Nothing is looked up here; help is Chinese, flags are English.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// 拟稿：把街道、社区的事实变成合乎 GB/T 9704-2012 的计划文件
#[derive(Debug, Parser)]
#[command(
    name = "nigao",
    version,
    help_template = TEMPLATE,
    subcommand_help_heading = "命令",
    next_help_heading = "选项",
    disable_help_subcommand = true,
    override_usage = "nigao [命令] [选项]",
    after_help = "不写命令（双击打开）就是 serve。退出状态：0 没有错误，1 有错误（见诊断），2 程序没能完成。",
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Cli {
    /// 命令
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// 显示帮助
    #[arg(short, long, global = true, display_order = 1000, action = clap::ArgAction::HelpShort)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, display_order = 1001, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 生成全部文件，写到 output/
    #[command(help_template = TEMPLATE, override_usage = "nigao build [选项] [项目文件夹]")]
    Build(Build),
    /// 只检查，不写文件；给出文件名的，校对那些文件
    #[command(help_template = TEMPLATE, override_usage = "nigao check [选项] [项目文件夹]
      nigao check [选项] <文件…>")]
    Check(Check),
    /// 工作台：在浏览器里填数、看稿、生成，不用命令行
    #[command(help_template = TEMPLATE, override_usage = "nigao serve [选项] [项目文件夹]")]
    Serve(Serve),
    /// 新建一个可以直接生成的项目（3个示例社区，模板自带）
    #[command(help_template = TEMPLATE, override_usage = "nigao new <文件夹>")]
    New(New),
    /// 结转：从上年的文件建下一年的文件，如 nigao roll 2027
    #[command(help_template = TEMPLATE, override_usage = "nigao roll [选项] <年> [项目文件夹]")]
    Roll(Roll),
    /// 解释一个诊断代码，如 nigao explain N103；或说明一段话、一个数出自哪里
    #[command(
        help_template = TEMPLATE,
        override_usage = "nigao explain [代码]
      nigao explain --where <单位> [段或标题…]"
    )]
    Explain(Explain),
}

/// Which part of a project.
#[derive(Debug, clap::Args)]
pub struct Scope {
    /// 项目文件夹（默认从当前文件夹往上找）
    #[arg(value_name = "项目文件夹", help_heading = "参数")]
    pub project: Option<PathBuf>,
    /// 这个文件夹里的每一个项目，content/范例 下的也在内
    #[arg(long, conflicts_with = "only")]
    pub all: bool,
    /// 计划年度（默认用 项目.yaml 的“年度”）
    #[arg(long, value_name = "年")]
    pub year: Option<i32>,
    /// 只处理这些单位，可以写多次
    #[arg(long, value_name = "单位")]
    pub only: Vec<String>,
    /// 缺数处印【待补：…】，照样生成草稿
    #[arg(long)]
    pub draft: bool,
    /// 同时处理几份（默认等于处理器数）
    #[arg(long, value_name = "数")]
    pub jobs: Option<usize>,
    /// 以 JSON 输出诊断和汇总
    #[arg(long)]
    pub json: bool,
}

/// `build`.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "选项")]
pub struct Build {
    /// Which part.
    #[command(flatten)]
    pub scope: Scope,
    /// 只生成一种格式：docx 或 html（默认按 项目.yaml 的“输出”）
    #[arg(long, value_name = "格式", hide_possible_values = true)]
    pub format: Vec<Format>,
    /// 输出文件夹（默认 项目/output，范例在 项目/output/范例 下）
    #[arg(long, value_name = "文件夹")]
    pub out: Option<PathBuf>,
    /// 只出正式稿：校对还有错误的不写，并说还差几处
    #[arg(long = "final", conflicts_with = "draft")]
    pub formal: bool,
}

/// `check`.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "选项")]
pub struct Check {
    /// Which part.
    #[command(flatten)]
    pub scope: Scope,
    /// 要校对的文件（.docx、.md、.txt），可以写几个；不写则检查项目
    #[arg(value_name = "文件", help_heading = "参数")]
    pub more: Vec<PathBuf>,
    /// 以 SARIF 输出诊断，供编辑器读
    #[arg(long, conflicts_with = "json")]
    pub sarif: bool,
    /// 自动改标点、数字的写法（半角标点、直引号、文号的括号、全角数字等），不动字、数值、引文；只改给出名称的文件
    #[arg(long)]
    pub fix: bool,
    /// 只列出要改的，不改，与 --fix 同用
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
}

/// `serve`.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "选项")]
pub struct Serve {
    /// 项目文件夹（默认从当前文件夹往上找）
    #[arg(value_name = "项目文件夹", help_heading = "参数")]
    pub project: Option<PathBuf>,
    /// 端口（默认由系统挑一个空着的）
    #[arg(long, value_name = "数", default_value_t = 0)]
    pub port: u16,
    /// 不自动打开浏览器
    #[arg(long = "no-open")]
    pub quiet: bool,
}

/// `new`.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "选项")]
pub struct New {
    /// 新项目的文件夹，应当还不存在或是空的
    #[arg(value_name = "文件夹", help_heading = "参数")]
    pub folder: PathBuf,
}

/// `roll`.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "选项")]
pub struct Roll {
    /// 要建的年份，四位数；从它的上一年结转
    #[arg(value_name = "年", help_heading = "参数", value_parser = clap::value_parser!(i32).range(1955..=2999))]
    pub year: i32,
    /// 项目文件夹（默认从当前文件夹往上找）
    #[arg(value_name = "项目文件夹", help_heading = "参数")]
    pub project: Option<PathBuf>,
    /// 这一年的文件夹已经有了：只补没有的，已有的一字不动
    #[arg(long)]
    pub merge: bool,
}

/// `explain`.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "选项")]
pub struct Explain {
    /// 诊断代码，不写则列出全部；有 --where 时是段的路径或标题里的字，不写则只列出各段的文件
    #[arg(value_name = "代码、段或标题", help_heading = "参数")]
    pub words: Vec<String>,
    /// 说明这个单位的文件，各段出自哪个模板和本地改写，各数出自哪个文件第几行
    #[arg(long = "where", value_name = "单位")]
    pub place: Option<String>,
    /// 计划年度，与 --where 同用（默认用 项目.yaml 的“年度”）
    #[arg(long, value_name = "年", requires = "place")]
    pub year: Option<i32>,
}

/// 输出格式.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Word 文档
    Docx,
    /// 网页预览
    Html,
}

/// What clap refused, in Chinese.
pub fn refusal(error: &clap::Error) -> String {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(context)
        .find(|text| !text.is_empty());
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("不认识的参数“{argument}”"),
        ErrorKind::InvalidSubcommand => format!("不认识的命令“{}”", context(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let possible = context(ContextKind::ValidValue);
            let list = if possible.is_empty() { String::new() } else { format!("；可以写：{possible}") };
            format!("“{argument}”不能写“{}”{list}", context(ContextKind::InvalidValue))
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数 {argument}"),
        ErrorKind::ArgumentConflict => format!("“{argument}”不能这样同时使用"),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("“{argument}”的值的个数不对")
        }
        _ => format!("命令行写法有误：{}", error.kind()),
    };
    let near = near.map(|near| format!("；您是否想写“{near}”？")).unwrap_or_default();
    format!("错误：{what}{near}\n\n用 nigao --help 查看用法。\n")
}
