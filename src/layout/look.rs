//! House options (版式): what a unit may choose where the standard leaves room.

use super::face::{FontSet, Role};

/// The face of digits and letters (R41).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Latin {
    /// The Chinese face draws them too: the literal reading of 5.2.2.
    #[default]
    Same,
    /// Times New Roman in text, headings and tables. Titles and page numbers keep their own face.
    TimesNewRoman,
}

/// The house options of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Which font names the file carries.
    pub fonts: FontSet,
    /// The face of digits and letters.
    pub latin: Latin,
    /// Second and third level headings are bold: widespread, not in the standard (R26).
    pub heading_bold: bool,
}

impl Look {
    /// The font name for digits and letters of a role (R38: the page number and its dash stay 宋体).
    pub fn latin_name(self, role: Role, chinese: &'static str) -> &'static str {
        match (self.latin, role) {
            (Latin::TimesNewRoman, Role::Body | Role::Hei | Role::Kai) => "Times New Roman",
            _ => chinese,
        }
    }

    /// The role of a heading level (7.3.3, R26).
    pub fn heading_role(self, level: u8) -> Role {
        match level {
            0 | 1 => Role::Hei,
            2 => Role::Kai,
            _ => Role::Body,
        }
    }

    /// Whether headings of a level are bold.
    pub fn is_bold(self, level: u8) -> bool {
        self.heading_bold && matches!(level, 2 | 3)
    }
}
