//! A package as parts that can be changed, and what the layout rules say of it.

use std::io::{Cursor, Read, Write};

use nigao::lint::layout::is_layout;
use nigao::lint::{self, Policy, Remark, Rule, Subject};
use nigao::manuscript;

/// A package as parts.
#[derive(Clone)]
pub struct Parts(pub Vec<(String, String)>);

impl Parts {
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let part = |index: usize| {
            let mut part = archive.by_index(index).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        };
        Self((0..zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(part).collect())
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            archive.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    pub fn part(&mut self, name: &str) -> &mut String {
        let name = if name.starts_with("_rels") { format!("word/{name}") } else { format!("word/{name}.xml") };
        &mut self.0.iter_mut().find(|(part, _)| *part == name).unwrap_or_else(|| panic!("没有 {name}")).1
    }

    /// Another text for a stretch of a part; the stretch must be there.
    pub fn swap(mut self, name: &str, old: &str, new: &str) -> Self {
        let part = self.part(name);
        assert!(part.contains(old), "{name} 里没有 {old}");
        *part = part.replace(old, new);
        self
    }

    /// The same in a part that is not Word's own.
    pub fn beside(mut self, name: &str, old: &str, new: &str) -> Self {
        let part = self.0.iter_mut().find(|(part, _)| part == name).unwrap();
        assert!(part.1.contains(old), "{name} 里没有 {old}");
        part.1 = part.1.replace(old, new);
        self
    }

    /// The same within one style.
    pub fn style(mut self, id: &str, old: &str, new: &str) -> Self {
        let part = self.part("styles");
        let from = part.find(&format!("w:styleId=\"{id}\"")).unwrap();
        let to = from + part[from..].find("</w:style>").unwrap();
        assert!(part[from..to].contains(old), "{}", &part[from..to]);
        let changed = part[from..to].replace(old, new);
        part.replace_range(from..to, &changed);
        self
    }

    /// Other properties for the paragraphs of a style.
    pub fn placed(mut self, style: &str, new: &str) -> Self {
        let part = self.part("document");
        let own = format!("<w:pStyle w:val=\"{style}\"/>");
        let from = part.find(&own).unwrap() + own.len();
        let to = from + part[from..].find("</w:pPr>").unwrap();
        part.replace_range(from..to, new);
        self
    }

    /// What the layout rules say.
    pub fn said(&self) -> Vec<(&'static str, Remark)> {
        let layout = self.remarks().into_iter().filter(|(rule, _)| is_layout(rule.code));
        layout.map(|(rule, remark)| (rule.name, remark)).collect()
    }

    /// What all rules say of it.
    pub fn remarks(&self) -> Vec<(&'static Rule, Remark)> {
        let text = manuscript::docx::read("稿.docx", &self.bytes()).unwrap();
        let policy = Policy::default();
        lint::remarks(&Subject::alone(&text, &policy))
    }
}
