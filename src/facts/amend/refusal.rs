//! Why a value is not saved, in a clerk's words.

use std::fmt;

use crate::source::Place;

/// Why a text stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The file has an error that makes YAML read something else than what stands there.
    Broken {
        /// What the first such finding says.
        message: String,
        /// Where.
        place: Option<Place>,
    },
    /// The value is a list or a map.
    NotOneValue {
        /// What it is, in a clerk's words.
        shape: &'static str,
    },
    /// The new value is empty.
    Empty,
    /// The new value holds a character that nobody sees or that only one computer has.
    Hidden {
        /// The character.
        character: char,
        /// What it is called.
        name: &'static str,
    },
    /// Several lines within braces or brackets.
    ManyLines,
    /// The text has no place for it.
    NoPlace,
    /// A comment would go with what is taken out.
    Comment,
    /// There is nothing to take out.
    Absent,
    /// However it is written, it would not be read back the same, or something else would change.
    Unwritable,
}

impl Refusal {
    /// What is wrong.
    pub fn message(&self) -> String {
        match self {
            Self::Broken { message, place } => match place {
                Some(place) => format!("文件第{}行有错（{message}），现在改不安全", place.start().line),
                None => format!("文件有错（{message}），现在改不安全"),
            },
            Self::NotOneValue { shape } => format!("这里是{shape}，不是一个值"),
            Self::Empty => "新的值是空的".into(),
            Self::Hidden { character, name } => {
                format!("新的值里有{name}（U+{:04X}），印出来会出错", u32::from(*character))
            }
            Self::ManyLines => "这一项写在括号里，括号里只能写一行".into(),
            Self::NoPlace => "照文件现在的写法，这一项没有地方添".into(),
            Self::Comment => "这一项旁边写着注释，删去它，注释也没了".into(),
            Self::Absent => "文件里没有这一项".into(),
            Self::Unwritable => "这个值写进文件读回来会变样，没有写".into(),
        }
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Broken { .. } => "请先用文本编辑器改好那一行（nigao check 会列出全部），再来填",
            Self::NotOneValue { .. } => "请用文本编辑器打开这份文件改",
            Self::Empty => "还没有数就写“待定”，不适用就写“不适用”；不要这一项就删去它",
            Self::Hidden { .. } => "请删去这个字，或重新打一遍，不要从网页、聊天软件里粘贴",
            Self::ManyLines => "请并成一行；要分段，先用文本编辑器把花括号拆开，一行写一个键",
            Self::NoPlace => "请用文本编辑器打开这份文件，自己添上这一项",
            Self::Comment => "没有数就写“待定”，不适用就写“不适用”；真要删，请用文本编辑器打开这份文件，看过注释再删",
            Self::Absent => "请刷新页面，看看文件是不是已经改过了",
            Self::Unwritable => "请换个写法（如去掉首尾空格、特殊符号），或用文本编辑器打开这份文件改",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}。{}", self.message(), self.remedy())
    }
}

impl std::error::Error for Refusal {}
