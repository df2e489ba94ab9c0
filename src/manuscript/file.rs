//! A file given by name: how it is read, and what is said of one that cannot be.

use std::path::Path;
use std::{fs, io};

use encoding_rs::Encoding;

use super::edit::{self, Edit};
use super::{Manuscript, docx, markdown, plain};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Larger files are no official document.
const LARGEST: u64 = 50 * 1024 * 1024;
/// Bytes of a paragraph: no sentence of a document is so long, and rules look at a paragraph again and again.
const LONGEST_PARAGRAPH: usize = 36_000;
/// Text beyond this is not read: some four thousand pages.
const LONGEST: usize = 8 * 1024 * 1024;

/// Whether a name is that of a file to read, and not of a folder.
pub fn is_readable_name(path: &Path) -> bool {
    path.is_file() || path.extension().is_some_and(|ending| matches!(ending.to_str(), Some("docx" | "md" | "txt")))
}

/// Reads a file by its ending.
///
/// # Errors
/// A finding that says why it cannot be read: missing, too large, encrypted, not what its ending says.
pub fn read(path: &Path) -> Result<Manuscript, Box<Diagnostic>> {
    parse(path, &bytes(path)?)
}

/// The bytes of a file that can be read.
///
/// # Errors
/// A finding that says why it cannot: missing, too large, of a kind that is not read.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let ending = ending(path);
    if !matches!(ending.as_str(), "docx" | "md" | "txt") {
        let help = match ending.as_str() {
            "doc" | "wps" | "wpt" | "rtf" | "odt" | "docm" | "dotx" | "dotm" | "dot" => {
                "请用 WPS 或 Word 另存为 .docx 再校对"
            }
            "pdf" => "请校对 PDF 的原稿；没有原稿的，另存为 .docx 或 .txt",
            _ => "可以校对 .docx、.md、.txt",
        };
        return Err(refuse(path, &format!("不认识“.{ending}”文件"), help));
    }
    let about = fs::metadata(path).map_err(|error| refuse(path, &why(&error), "请核对文件名和位置"))?;
    // What is no file, as a pipe, may never end.
    if !about.is_file() {
        let what = if about.is_dir() { "它是一个文件夹" } else { "它不是文件" };
        return Err(refuse(path, what, "请核对文件名和位置"));
    }
    if about.len() > LARGEST {
        return Err(refuse(path, "超过50MB", "请去掉文件里的图片、附件再校对"));
    }
    fs::read(path).map_err(|error| refuse(path, &why(&error), "文件可能正被别的程序占用，请关闭后再试"))
}

/// What the system says, in Chinese where people meet it.
fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件".into(),
        io::ErrorKind::PermissionDenied => "没有打开它的权限".into(),
        io::ErrorKind::IsADirectory => "它是一个文件夹".into(),
        _ => error.to_string(),
    }
}

/// Reads a file's bytes.
///
/// # Errors
/// A finding that says why they are not what the ending says.
pub fn parse(path: &Path, bytes: &[u8]) -> Result<Manuscript, Box<Diagnostic>> {
    let name = path.to_string_lossy().replace('\\', "/");
    let ending = ending(path);
    let readable = |text: Manuscript| match text.lines.iter().position(|line| line.text.len() > LONGEST_PARAGRAPH) {
        Some(line) => {
            let number = text.place(line, &(0..0)).map_or(line + 1, |place| place.start().line);
            Err(refuse(path, &format!("第{number}段超过1万字，不像公文"), "请分成段落再校对"))
        }
        None => Ok(text),
    };
    if ending == "docx" {
        return docx::read(&name, bytes).map_err(|fault| refuse(path, fault.why(), fault.help())).and_then(readable);
    }
    let (text, _) =
        decode(bytes).ok_or_else(|| refuse(path, "不是文本，或者编码不认识", "请另存为 UTF-8 编码的文本"))?;
    if text.len() > LONGEST {
        return Err(refuse(path, "文字太多", "请分成几个文件校对"));
    }
    let source = Source::new(name.as_str(), text);
    readable(if ending == "md" { markdown::read(source) } else { plain::read(source) })
}

/// A file's bytes with stretches of its text replaced.
///
/// # Errors
/// A finding that says why that cannot be done.
pub fn edit(path: &Path, bytes: &[u8], text: &Manuscript, edits: &[Edit]) -> Result<Vec<u8>, Box<Diagnostic>> {
    if ending(path) == "docx" {
        return docx::edit::apply(bytes, edits).map_err(|fault| refuse(path, fault.why(), fault.help()));
    }
    let encoding = decode(bytes).map(|(_, encoding)| encoding);
    let edited = edit::plain(text, edits);
    match encoding {
        Some(encoding) if encoding == encoding_rs::UTF_8 => {
            let mark = if bytes.starts_with(b"\xef\xbb\xbf") { "\u{feff}" } else { "" };
            Ok([mark, &edited].concat().into_bytes())
        }
        Some(encoding) if encoding == encoding_rs::GB18030 => Ok(encoding.encode(&edited).0.into_owned()),
        _ => Err(refuse(path, "它的编码不能原样写回去", "请另存为 UTF-8 编码的文本再改")),
    }
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn refuse(path: &Path, why: &str, help: &str) -> Box<Diagnostic> {
    let name = path.to_string_lossy().replace('\\', "/");
    Box::new(Diagnostic::new(Code::N805, format!("“{name}”读不了：{why}")).help(help))
}

/// UTF-8, UTF-16 with a mark, or GB 18030, and which of them it is; none for what is no text.
fn decode(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, failed) = encoding.decode_without_bom_handling(&bytes[length..]);
        return (!failed).then(|| (text.into_owned(), encoding));
    }
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some((text.to_owned(), encoding_rs::UTF_8)),
        Err(_) => {
            let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
            Some((text.into_owned(), encoding_rs::GB18030))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encodings_that_people_have() {
        let (gbk, _, _) = encoding_rs::GB18030.encode("社区计划");
        assert_eq!(decode(&gbk).map(|it| it.0).as_deref(), Some("社区计划"));
        assert_eq!(decode("\u{feff}社区".as_bytes()).map(|it| it.0).as_deref(), Some("社区"));
        assert_eq!(decode(&[0xff, 0xfe, 0x3e, 0x79]).map(|it| it.0).as_deref(), Some("社"));
        assert_eq!(decode(b"PK\x03\x04\x00\x00"), None);
        assert_eq!(decode(&[0xff, 0xff, 0x80]), None);
    }
}
