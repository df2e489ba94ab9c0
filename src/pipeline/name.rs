//! Names of files and folders that every system accepts.

/// Text as the name of a file or folder: what Windows forbids becomes `_`.
pub fn safe(text: &str) -> String {
    let allowed = |c: char| !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') && !c.is_control();
    let name: String = text.trim().chars().map(|c| if allowed(c) { c } else { '_' }).collect();
    // A name of dots alone would leave the folder, and Windows drops a final dot.
    name.trim_end_matches('.').to_owned()
}
