//! Names of files and folders that every system accepts.

/// Whether every system accepts a character in a name.
pub fn is_allowed(c: char) -> bool {
    !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') && !c.is_control()
}

/// Text as the name of a file or folder: what Windows forbids becomes `_`.
pub fn safe(text: &str) -> String {
    let name: String = text.trim().chars().map(|c| if is_allowed(c) { c } else { '_' }).collect();
    // A name of dots alone would leave the folder, and Windows drops a final dot.
    name.trim_end_matches('.').to_owned()
}
