//! N617 遮蔽不一致
//!
//! 是什么：同一份文件里，一处把地名、机关名遮掉了，另一处写着真名。
//!
//! 为什么：遮没有遮住，填也没有填全；多半是从别处抄来的。
//!
//! 例子：xx区……地处虹桥枢纽大虹桥经济开发区中心。
//!
//! 应当写成：全部写成自己单位的名称。
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::lint::region;

static MASKED: Pattern = Pattern::new(
    r"[xX×Ｘ*＊_＿]{2,}(?P<kind>市|区|县|镇|街道|社区|办事处)|[〔\[（(](?:19|20)[xX×*＊_＿]{1,2}[〕\]）)]|\p{Han}[〔\[]\s*[〕\]]\d+号",
);
/// An organ's abbreviation before a masked year, as in 穗字20xx15号 with brackets around the year.
static NUMBER: Pattern = Pattern::new(r"(?P<at>\p{Han}{1,4}[〔\[（(](?:(?:19|20)[xX×*＊_＿]{1,2}|\s*)[〕\]）)]\d+号)");
/// A real name of the level that is masked elsewhere.
static OFFICE: Pattern = Pattern::new(
    r"(?P<at>\p{Han}{2}街道办事处|\p{Han}{2,4}经济开发区|\p{Han}{2}枢纽|(?:^|[，。；、（中])\p{Han}{2,3}区\d+个|[xX×]{2}[区市](?P<name>[^，。；、的“”（）,;()]{3,8}(?:小区|庄园|花园|新村)))",
);

/// In documents with masked names, looks for names that are not.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // A document made here masks nothing.
    if subject.own.is_some() {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    for document in subject.text.documents() {
        let lines = || subject.lines().filter(|(index, _)| document.contains(index));
        let is_masked = lines().any(|(index, line)| subject.is_in(&MASKED, index, line));
        if !is_masked {
            continue;
        }
        for (index, line) in lines() {
            let help = "请把遮掉的和没有遮掉的都改成自己单位的名称";
            for hit in [&NUMBER, &OFFICE].into_iter().flat_map(|pattern| subject.hits(pattern, index, line)) {
                remarks.push(hit.says(format!("别处的名称遮掉了，这里写着“{}”", hit.words()), help));
            }
            for (span, city) in region::cities(&line.text) {
                remarks.push(Remark::at(index, span, format!("别处的地名遮掉了，这里写着“{city}”"), help));
            }
        }
    }
    remarks
}
