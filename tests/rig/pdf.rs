//! Printed pages as glyphs: what stands where, in which face.
//!
//! `MuPDF` is read rather than `pdftotext`: it gives each glyph's baseline and face, where a box depends on the
//! ascent a font claims.

use std::path::{Path, PathBuf};

use roxmltree::{Document, Node};
use tempfile::TempDir;

use super::characters;
use super::tools;

const MM_PER_POINT: f64 = 25.4 / 72.0;

/// Points to millimetres.
pub fn mm(points: f64) -> f64 {
    points * MM_PER_POINT
}

/// The stand-in faces of the checks; their names say which official face was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    XiaoBiaoSong,
    FangSong,
    KaiTi,
    HeiTi,
    SongTi,
    /// Not a stand-in: a fallback for a character they lack, or a face nobody asked for.
    Other,
}

/// One glyph. Points, from the sheet's upper left corner.
#[derive(Debug, Clone)]
pub struct Glyph {
    pub character: char,
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    pub size: f64,
    pub face: Face,
    /// False when turned, as page numbers beside a landscape table are.
    pub upright: bool,
    /// The box's upper and lower edge; only turned glyphs need it.
    pub height: (f64, f64),
}

/// Glyphs on one baseline, from left to right.
#[derive(Debug, Clone)]
pub struct Row {
    pub glyphs: Vec<Glyph>,
}

impl Row {
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }

    pub fn first(&self) -> &Glyph {
        &self.glyphs[0]
    }

    pub fn last(&self) -> &Glyph {
        &self.glyphs[self.glyphs.len() - 1]
    }

    pub fn baseline(&self) -> f64 {
        self.first().baseline
    }

    /// The left edge in millimetres.
    pub fn left(&self) -> f64 {
        mm(self.first().left)
    }

    /// The right edge in millimetres.
    pub fn right(&self) -> f64 {
        mm(self.last().right)
    }

    /// Whether all of it is set in this size.
    pub fn is_sized(&self, size: f64) -> bool {
        self.glyphs.iter().all(|glyph| (glyph.size - size).abs() < 0.3)
    }
}

/// One printed page.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub number: usize,
    pub width: f64,
    pub height: f64,
    /// In the order the file draws them, without white space.
    pub glyphs: Vec<Glyph>,
    /// Upright glyphs by baseline, from top to bottom.
    pub rows: Vec<Row>,
}

impl Sheet {
    pub fn is_portrait(&self) -> bool {
        self.width < self.height
    }
}

/// A printed document.
#[derive(Debug, Clone)]
pub struct Pdf {
    pub path: PathBuf,
    pub sheets: Vec<Sheet>,
}

impl Pdf {
    /// Reads every glyph of a file.
    pub fn read(path: &Path) -> Self {
        let mut command = tools::program("mutool");
        let xml = tools::text(command.args(["draw", "-q", "-F", "stext", "-o", "-"]).arg(path));
        // Chromium draws spaces it has no character for; MuPDF calls them U+0001, which XML forbids.
        let xml = (0..0x20).fold(xml, |xml, code| xml.replace(&format!("&#x{code:x};"), " "));
        let document = Document::parse(&xml).unwrap();
        let pages = document.descendants().filter(|node| node.has_tag_name("page"));
        Self { path: path.to_owned(), sheets: pages.zip(1..).map(|(page, number)| sheet(page, number)).collect() }
    }

    /// Rows of portrait sheets that belong to the text area, with page and row number from 1.
    pub fn body(&self) -> impl Iterator<Item = (usize, usize, &Row)> {
        let sheets = self.sheets.iter().filter(|sheet| sheet.is_portrait());
        sheets
            .flat_map(|sheet| sheet.rows.iter().zip(1..).map(|(row, number)| (sheet.number, number, row)))
            .filter(|(_, _, row)| !is_below_area(row))
    }

    /// The characters of the text area in drawing order: no page numbers.
    pub fn text(&self) -> String {
        let glyphs = self.sheets.iter().flat_map(|sheet| {
            let portrait = sheet.is_portrait();
            let inside = move |glyph: &&Glyph| if portrait { mm(glyph.baseline) < AREA_FOOT } else { glyph.upright };
            in_reading_order(sheet.glyphs.iter().filter(inside).collect())
        });
        characters(&glyphs.map(|glyph| glyph.character).collect::<String>())
    }
}

/// Drawing order, but a character from a fallback face, which `LibreOffice` draws after its run, goes back to its
/// neighbour. Digits of a Western face are no strays: they are runs of their own.
fn in_reading_order(glyphs: Vec<&Glyph>) -> Vec<&Glyph> {
    if glyphs.iter().all(|glyph| glyph.face == Face::Other) {
        return glyphs;
    }
    let (strays, mut ordered): (Vec<_>, Vec<_>) =
        glyphs.into_iter().partition(|glyph| glyph.face == Face::Other && glyph.character >= '\u{2e80}');
    for stray in strays {
        let gap = |other: &Glyph| (stray.left - other.right).abs() + 4.0 * (stray.baseline - other.baseline).abs();
        let left = ordered
            .iter()
            .enumerate()
            .filter(|(_, other)| other.left < stray.left)
            .min_by(|one, other| gap(one.1).total_cmp(&gap(other.1)));
        let place = match left {
            Some((place, other)) if gap(other) < stray.size => place + 1,
            // It opens a row: it goes before what stands to its right.
            _ => ordered
                .iter()
                .position(|other| other.left > stray.left && (other.baseline - stray.baseline).abs() < 0.3 * stray.size)
                .unwrap_or(ordered.len()),
        };
        ordered.insert(place, stray);
    }
    ordered
}

/// The lower edge of the text area (37 + 225 mm).
pub const AREA_FOOT: f64 = 262.0;

/// Whether a row of a portrait sheet stands in the bottom margin, where only the page number may.
pub fn is_below_area(row: &Row) -> bool {
    mm(row.baseline()) > AREA_FOOT
}

fn sheet(page: Node<'_, '_>, number: usize) -> Sheet {
    let mut glyphs = Vec::new();
    for line in page.descendants().filter(|node| node.has_tag_name("line")) {
        let upright = line.attribute("dir").is_none_or(|direction| direction.starts_with("1 "));
        for font in line.children().filter(|node| node.has_tag_name("font")) {
            let face = face(font.attribute("name").unwrap_or_default());
            let size = number_in(font, "size");
            let drawn = font.children().filter(|node| node.has_tag_name("char"));
            glyphs.extend(drawn.filter_map(|node| glyph(node, face, size, upright)));
        }
    }
    Sheet { number, width: number_in(page, "width"), height: number_in(page, "height"), rows: rows(&glyphs), glyphs }
}

fn glyph(node: Node<'_, '_>, face: Face, size: f64, upright: bool) -> Option<Glyph> {
    let character = node.attribute("c")?.chars().next().filter(|character| !character.is_whitespace())?;
    let quad: Vec<f64> = node.attribute("quad")?.split(' ').map(|number| number.parse().unwrap()).collect();
    let across = [quad[0], quad[2], quad[4], quad[6]];
    let down = [quad[1], quad[3], quad[5], quad[7]];
    let (left, right) = (across.into_iter().fold(f64::MAX, f64::min), across.into_iter().fold(f64::MIN, f64::max));
    let height = (down.into_iter().fold(f64::MAX, f64::min), down.into_iter().fold(f64::MIN, f64::max));
    Some(Glyph { character, left, right, baseline: number_in(node, "y"), size, face, upright, height })
}

fn rows(glyphs: &[Glyph]) -> Vec<Row> {
    let mut upright: Vec<Glyph> = glyphs.iter().filter(|glyph| glyph.upright).cloned().collect();
    upright.sort_by(|one, other| one.baseline.total_cmp(&other.baseline));
    let mut rows: Vec<Row> = Vec::new();
    for glyph in upright {
        match rows.last_mut() {
            Some(row) if (glyph.baseline - row.baseline()).abs() < 0.3 * glyph.size => row.glyphs.push(glyph),
            _ => rows.push(Row { glyphs: vec![glyph] }),
        }
    }
    for row in &mut rows {
        row.glyphs.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    rows
}

fn face(name: &str) -> Face {
    let named = [
        ("CheckXiaoBiaoSong", Face::XiaoBiaoSong),
        ("CheckFangSong", Face::FangSong),
        ("CheckKaiTi", Face::KaiTi),
        ("CheckHeiTi", Face::HeiTi),
        ("CheckSongTi", Face::SongTi),
    ];
    named.into_iter().find(|(stand_in, _)| name.ends_with(stand_in)).map_or(Face::Other, |(_, face)| face)
}

fn number_in(node: Node<'_, '_>, attribute: &str) -> f64 {
    node.attribute(attribute)
        .and_then(|value| value.parse().ok())
        .unwrap_or_else(|| panic!("MuPDF 没有给出 {attribute}"))
}

/// Prints DOCX files with one run of `LibreOffice` under a profile of its own. Empty pages are kept: they are faults.
pub fn print(files: &[PathBuf], output: &Path) -> Vec<Pdf> {
    let profile = TempDir::new().unwrap();
    let mut command = tools::program("soffice");
    command.arg(format!("-env:UserInstallation=file://{}", profile.path().display())).args([
        "--headless",
        "--norestore",
        "--convert-to",
    ]);
    command
        .arg(r#"pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}"#)
        .arg("--outdir")
        .arg(output);
    tools::run(command.args(files));
    let printed = |file: &PathBuf| output.join(file.file_name().unwrap()).with_extension("pdf");
    files.iter().map(|file| Pdf::read(&tools::required(printed(file)))).collect()
}
