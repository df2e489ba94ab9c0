//! Printed pages as pixels: the only true measure of rules and of the space between marks.

use std::ops::Range;
use std::path::Path;

use super::tools;

const MM_PER_INCH: f64 = 25.4;

/// A part of a page, in colour. Millimetres throughout, from the sheet's upper left corner.
pub struct Ink {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    dots: f64,
    top: f64,
}

/// What counts as ink.
#[derive(Clone, Copy)]
pub enum Colour {
    /// Anything that is not paper.
    Any,
    /// Dark in all three channels.
    Black,
    /// The red of the mark and its rule.
    Red,
}

impl Colour {
    fn is(self, pixel: &[u8]) -> bool {
        let (red, green, blue) = (pixel[0], pixel[1], pixel[2]);
        match self {
            Self::Any => red.min(green).min(blue) < 128,
            Self::Black => red.max(green).max(blue) < 128,
            Self::Red => red > 150 && green.max(blue) < 128,
        }
    }
}

impl Ink {
    /// Renders the full width of a page between two heights (to the page's end when `heights` reaches beyond it).
    pub fn scan(pdf: &Path, page: usize, dots: u32, heights: Range<f64>) -> Self {
        let scale = f64::from(dots) / MM_PER_INCH;
        let (first, rows) = ((heights.start * scale).floor(), ((heights.end - heights.start) * scale).ceil());
        let mut command = tools::program("pdftoppm");
        command.args(["-r", &dots.to_string(), "-aa", "yes", "-f", &page.to_string(), "-l", &page.to_string()]);
        command.args(["-x", "0", "-y", &first.to_string(), "-W", "100000", "-H", &rows.to_string()]);
        let bytes = tools::run(command.arg(pdf)).stdout;
        let (width, height, pixels) = pixmap(&bytes);
        Self { width, height, pixels, dots: scale, top: first / scale }
    }

    /// The heights where some pixel between `columns` is inked, as bands from top to bottom.
    pub fn bands(&self, columns: Range<f64>, colour: Colour) -> Vec<Range<f64>> {
        let columns = self.columns(&columns);
        let paper = vec![u8::MAX; columns.len() * 3];
        // Most rows are paper, and comparing slices is quick.
        self.rows_where(|row| {
            let pixels = self.row(row, &columns);
            pixels != paper && pixels.chunks_exact(3).any(|pixel| colour.is(pixel))
        })
    }

    /// The heights where every pixel between `columns` is inked: rules at least that wide.
    pub fn rules(&self, columns: Range<f64>, colour: Colour) -> Vec<Range<f64>> {
        let columns = self.columns(&columns);
        self.rows_where(|row| self.row(row, &columns).chunks_exact(3).all(|pixel| colour.is(pixel)))
    }

    /// The leftmost and rightmost ink between two heights.
    pub fn extent(&self, heights: Range<f64>, colour: Colour) -> Option<Range<f64>> {
        let rows: Vec<usize> = (0..self.height).filter(|row| heights.contains(&self.at(*row))).collect();
        let mut inked =
            (0..self.width).filter(|column| rows.iter().any(|row| colour.is(self.row(*row, &(*column..column + 1)))));
        let first = inked.next()?;
        let last = inked.next_back().unwrap_or(first);
        Some(first as f64 / self.dots..(last + 1) as f64 / self.dots)
    }

    fn rows_where(&self, inked: impl Fn(usize) -> bool) -> Vec<Range<f64>> {
        let mut bands: Vec<Range<usize>> = Vec::new();
        for row in (0..self.height).filter(|row| inked(*row)) {
            match bands.last_mut() {
                Some(band) if band.end == row => band.end = row + 1,
                _ => bands.push(row..row + 1),
            }
        }
        bands.into_iter().map(|band| self.at(band.start)..self.at(band.end)).collect()
    }

    fn at(&self, row: usize) -> f64 {
        self.top + row as f64 / self.dots
    }

    fn columns(&self, columns: &Range<f64>) -> Range<usize> {
        (columns.start * self.dots).round() as usize..((columns.end * self.dots).round() as usize).min(self.width)
    }

    fn row(&self, row: usize, columns: &Range<usize>) -> &[u8] {
        let start = row * self.width;
        &self.pixels[(start + columns.start) * 3..(start + columns.end) * 3]
    }
}

/// Decodes a binary PPM: `P6 width height 255`, one white space, then three bytes a pixel.
fn pixmap(bytes: &[u8]) -> (usize, usize, Vec<u8>) {
    let mut start = 0;
    let mut fields = Vec::new();
    while fields.len() < 4 {
        let end = start + bytes[start..].iter().position(u8::is_ascii_whitespace).unwrap();
        fields.push(str::from_utf8(&bytes[start..end]).unwrap().to_owned());
        start = end + 1;
    }
    assert!(fields[0] == "P6" && fields[3] == "255", "不是 PPM：{fields:?}");
    let (width, height) = (fields[1].parse().unwrap(), fields[2].parse().unwrap());
    let pixels = bytes[start..].to_vec();
    assert_eq!(pixels.len(), width * height * 3);
    (width, height, pixels)
}
