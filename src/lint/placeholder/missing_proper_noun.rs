//! N616 专名脱落
//!
//! 是什么：书名号里的文件名一开头就是“市人民政府”“省新型……”，没有地名；引号里只剩一个数字；“健康”全民行动一类缺了地名。
//!
//! 为什么：引用的文件叫不出全名，等于没有依据。
//!
//! 例子：《市人民政府关于合村并城工作的指导意见》
//!
//! 应当写成：《郑州市人民政府关于合村并城工作的指导意见》
//!
//! 依据：实务（引用文件写全称）。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;

/// A title that begins with a level of government, and an organ or a kind of document behind it.
static TITLE: Pattern = Pattern::new(r"《(?P<at>(?:中共)?(?P<level>省|市|区|县|镇|乡|街道)(?P<next>.)[^》]*)》");
/// A numeral alone in quotation marks.
static NUMERAL: Pattern = Pattern::new("(?P<at>[“\"][“\"]?[一二三四五六七八九十两][”\"][”\"]?)");
/// 为推进“健康”全民行动: the name of the place has gone out of the quotation.
static HEALTH: Pattern = Pattern::new(r"(?P<at>“(?:健康|平安|美丽|文明|幸福|和谐)”)(?:全民|全域)?行动");
/// 创建五社区: a number where a name was.
static COUNTED: Pattern = Pattern::new(r"(?:创建|以|争创)(?P<at>[两三四五六七八九]社区)(?:创建|为|活动)");
/// 承办年奥运会: the digits are gone.
static YEARLESS: Pattern = Pattern::new(r"(?:承办|举办|迎接|[，。；（])(?P<at>年(?:奥运|亚运|全运|世博|\d{1,2}月))");
/// 构建和谐我区.
static OURS: Pattern = Pattern::new(r"(?P<at>和谐我[区市县镇])");
/// What makes a word of its own out of a level: 市容, 市场, 区域, 乡村, 镇级.
const WORDS: &str = "容场政域民长级区际城界情内外镇村规郊井花况下话属办直";

/// Looks for names that have lost their proper noun.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "请对照原件补上地名或名称";
    let mut remarks = subject.anywhere(&TITLE, |hit| {
        let is_word = WORDS.contains(hit.group("next")) && !hit.group("next").is_empty();
        let words: String = hit.words().chars().take(12).collect();
        (!is_word).then(|| hit.says(format!("文件名“{words}……”前面没有地名"), help))
    });
    let say =
        |hit: &Hit<'_>| Some(hit.says(format!("“{}”里的名称不全", hit.words().trim_matches(['“', '”', '"'])), help));
    remarks.extend(subject.anywhere(&COUNTED, say));
    remarks.extend(subject.anywhere(&YEARLESS, say));
    remarks.extend(subject.anywhere(&OURS, say));
    remarks.extend(subject.anywhere(&NUMERAL, say));
    remarks.extend(subject.anywhere(&HEALTH, say));
    remarks
}
