//! N743 正文不是三号仿宋
//!
//! 是什么：正文的自然段（以及发文字号、主送机关、附件说明、署名、成文日期、附注）不是三号、不是仿宋、不是黑色，或者夹着别的字号、字体。数字用 Times New Roman 也可以。段首、句首小标题的黑体、
//! 楷体不算。
//!
//! 为什么：公文正文一律三号仿宋。字号一变，每页22行、每行28字就排不出来。
//!
//! 例子：正文五号宋体；从网页粘来的一句是小四微软雅黑。
//!
//! 应当写成：三号仿宋（仿宋_GB2312、仿宋、方正仿宋都可以），黑色。
//!
//! 依据：GB/T 9704—2012 5.2.2：如无特殊说明，公文格式各要素一般用3号仿宋体字；5.2.4：文字的颜色一般为黑色。一般。

use super::family::{self, Family};
use super::measure;
use super::view::View;
use super::{around, closing_note, letterhead_place};
use crate::layout::grid;
use crate::lint::word;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Color, Face, Paragraph};
use crate::manuscript::label;

/// Darker than this in every part is black to the eye.
const BLACK: u32 = 0x1a;

/// Looks at the type of every paragraph of sentences.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let found: Vec<(usize, String)> = view
        .bodies()
        .filter_map(|(index, paragraph)| {
            fault(paragraph).map(|fault| (index, format!("{fault}，应当是三号仿宋、黑色")))
        })
        .collect();
    let mut found = found;
    if found.is_empty() {
        found = around(&view);
    }
    view.one("正文", &found, "请选中正文，设为三号仿宋、黑色（自动）；或改“正文”样式")
}

/// What is wrong with a paragraph's type.
fn fault(paragraph: &Paragraph) -> Option<String> {
    let is_lead = label::read(paragraph.text().trim_start()).is_some();
    let mut is_behind_lead = !is_lead;
    // 黑体 inside a sentence, and not at its beginning.
    let mut is_inside = false;
    // The family that most characters behind a run-in heading have.
    let (mut wrong, mut all, mut other, mut digits) = (0, 0, None, None);
    for run in &paragraph.runs {
        let text = run.text.trim();
        let has_han = text.chars().any(word::is_han);
        if text.is_empty() {
            continue;
        }
        if let Some(size) = run.face.size.filter(|size| *size != i64::from(grid::SIZE_3)) {
            return Some(format!("“{}”是{}", measure_words(text), measure::size(size)));
        }
        if let Some(color) = color(&run.face) {
            return Some(format!("“{}”{color}", measure_words(text)));
        }
        if let Some(font) = run.face.latin.as_deref().filter(|font| !is_latin_of_text(font))
            && text.contains(|c: char| c.is_ascii_digit())
        {
            digits = digits.or(Some(font));
        }
        let known = run.face.chinese.as_deref().and_then(|font| Some((font, family::of(font)?)));
        if let Some((font, family)) = known.filter(|_| has_han) {
            if matches!(family, Family::Song | Family::Other | Family::XiaoBiaoSong) {
                return Some(format!("“{}”是{font}", measure_words(text)));
            }
            if family == Family::Hei && is_inside {
                return Some(format!("“{}”是{font}", measure_words(text)));
            }
            // A run that goes on behind the run-in heading.
            let behind = if is_behind_lead { Some(text) } else { text.split_once('。').map(|(_, rest)| rest) };
            if let Some(behind) = behind {
                let count = behind.chars().count();
                all += count;
                if family != Family::FangSong {
                    wrong += count;
                    other = other.or(Some(font));
                }
            }
        }
        is_behind_lead |= text.contains('。');
        is_inside = !text.ends_with(['。', '；', '：', '！', '？', '.', '、', '）']);
    }
    let words = measure_words(paragraph.text().trim());
    if let Some(font) = other.filter(|_| wrong * 2 > all) {
        return Some(format!("“{words}”一段是{font}"));
    }
    digits.map(|font| format!("“{words}”一段的数字是{font}（也可以用 Times New Roman）"))
}

/// Whether digits may have a font: that of the text, or what most offices set them in. Any Chinese font will do.
fn is_latin_of_text(font: &str) -> bool {
    let name = font.to_lowercase();
    let is_roman = ["times", "liberation serif", "tinos"].iter().any(|known| name.contains(known));
    is_roman || family::of(font) != Some(Family::Other)
}

/// What is wrong with a colour that is not black.
pub fn color(face: &Face) -> Option<String> {
    let rgb = match face.color? {
        Color::Auto => return None,
        Color::Theme => return Some("的颜色由主题定".to_owned()),
        Color::Rgb(rgb) => rgb,
    };
    let is_black = [rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff].iter().all(|part| *part <= BLACK);
    (!is_black).then(|| if Color::Rgb(rgb).is_red() { "是红色".to_owned() } else { "不是黑色".to_owned() })
}

/// The first words of a text.
pub fn measure_words(text: &str) -> String {
    let mut words: String = text.chars().take(8).collect();
    if text.chars().count() > 8 {
        words.push('…');
    }
    words
}

/// 发文字号, 附注 and what stands around the text have its type.
fn around(view: &View<'_>) -> Vec<(usize, String)> {
    let number = letterhead_place::number(view);
    let mut lines: Vec<(usize, &Paragraph)> = number.into_iter().chain(around::lines(view)).collect();
    lines.extend(closing_note::notes(view));
    lines
        .into_iter()
        .filter_map(|(index, paragraph)| {
            let face = paragraph.face()?;
            let words = measure_words(paragraph.text().trim());
            if let Some(size) = face.size.filter(|size| *size != i64::from(grid::SIZE_3)) {
                return Some((index, format!("“{words}”是{}，应当是三号仿宋、黑色", measure::size(size))));
            }
            let font = face.chinese.as_deref()?;
            let is_other = family::of(font).is_some_and(|family| family != Family::FangSong);
            is_other.then(|| (index, format!("“{words}”是{font}，应当是三号仿宋、黑色")))
        })
        .collect()
}
