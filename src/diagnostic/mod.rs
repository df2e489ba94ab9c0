//! The one type for everything that is wrong, its codes, and its two forms: text for people, JSON for programs.
//!
//! - [`code`] the registry of codes
//! - [`manual`] what `explain` prints
//! - [`near`] 「您是否想写…」
//! - [`human`] text with carets
//! - [`json`] one object for programs · [`sarif`] the same for editors

pub mod code;
pub mod human;
pub mod json;
pub mod manual;
pub mod near;
pub mod sarif;

pub use code::Code;

use crate::source::Place;

/// How loud a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 错误: the exit status is 1.
    Error,
    /// 提醒: a person should look.
    Warning,
    /// 说明: worth knowing.
    Info,
}

impl Level {
    /// The word that messages print.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "提醒",
            Self::Info => "说明",
        }
    }
}

/// One finding: what is wrong, where, why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Code, for `explain`.
    pub code: Code,
    /// How loud.
    pub level: Level,
    /// What is wrong, one sentence.
    pub message: String,
    /// Where. None only for what has no place, such as a missing folder named in the message.
    pub place: Option<Place>,
    /// A few words beside the caret.
    pub label: String,
    /// Further places with a few words each: the fact line for a template line, the first of two duplicates.
    pub related: Vec<(Place, String)>,
    /// What to do about it.
    pub help: String,
    /// The unit whose document shows it, empty for a finding about the project.
    pub unit: String,
    /// The headings that it stands under in a file that was read, outermost first; empty elsewhere.
    pub section: String,
}

/// The first finding of level error.
pub fn first_error(found: &[Diagnostic]) -> Option<&Diagnostic> {
    found.iter().find(|finding| finding.level == Level::Error)
}

impl Diagnostic {
    /// A finding at the code's usual level.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            level: code.level(),
            message: message.into(),
            place: None,
            label: String::new(),
            related: Vec::new(),
            help: String::new(),
            unit: String::new(),
            section: String::new(),
        }
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Sets the words beside the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, place: Place, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Changes the level.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Names the headings that it stands under.
    #[must_use]
    pub fn under(mut self, section: impl Into<String>) -> Self {
        self.section = section.into();
        self
    }

    /// Names the unit.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = unit.into();
        self
    }
}
