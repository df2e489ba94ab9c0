//! `word/settings.xml` (R13, R38, R45).

use super::xml::{HEAD, NAMESPACES};

/// The part. No `updateFields`: Word would ask the reader about it. Compatibility mode 15 keeps Word from opening the
/// file in 兼容模式.
pub fn write() -> String {
    let settings = "<w:zoom w:percent=\"100\"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>\
        <w:defaultTabStop w:val=\"420\"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
        <w:compat><w:doNotExpandShiftReturn/><w:useFELayout/><w:compatSetting w:name=\"compatibilityMode\" \
        w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
        <w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/><w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/>";
    format!("{HEAD}<w:settings {NAMESPACES}>{settings}</w:settings>")
}
