//! Lengths and sizes as a clerk sees them in WPS: 毫米, 磅, 字号, 字.

/// Twips in an inch, and tenths of a millimetre in one.
const INCH: (i64, i64) = (1440, 254);
/// Names of sizes by half-points.
const SIZES: [(i64, &str); 16] = [
    (84, "初号"),
    (72, "小初"),
    (52, "一号"),
    (48, "小一"),
    (44, "二号"),
    (36, "小二"),
    (32, "三号"),
    (30, "小三"),
    (28, "四号"),
    (24, "小四"),
    (21, "五号"),
    (18, "小五"),
    (15, "六号"),
    (13, "小六"),
    (11, "七号"),
    (10, "八号"),
];

/// Half a millimetre in twips.
pub const HALF_MILLIMETRE: i64 = 28;
/// A millimetre in twips.
pub const MILLIMETRE: i64 = 57;
/// A shift by less does not show, in twips.
pub const SLIGHT: i64 = 110;

/// Twips as 毫米.
pub fn millimetres(twips: i64) -> String {
    let tenths = (twips * INCH.1 * 2 + INCH.0) / (INCH.0 * 2);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole}毫米"),
        (whole, part) => format!("{whole}.{}毫米", part.abs()),
    }
}

/// Twips as 磅.
pub fn points(twips: i64) -> String {
    let (whole, part) = (twips / 20, twips % 20 * 5);
    let text = format!("{whole}.{:02}", part.abs());
    format!("{}磅", text.trim_end_matches('0').trim_end_matches('.'))
}

/// Half-points as 字号.
pub fn size(half_points: i64) -> String {
    match SIZES.iter().find(|(size, _)| *size == half_points) {
        Some((_, name)) => (*name).to_owned(),
        None => points(half_points * 10),
    }
}

/// Twips as characters of this width.
pub fn characters(twips: i64, character: i64) -> String {
    let tenths = (twips * 20 + character) / (character * 2).max(1);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole}字"),
        (whole, part) => format!("{whole}.{}字", part.abs()),
    }
}

/// Width of a text whose full-width characters have this width.
pub fn width(text: &str, character: i64) -> i64 {
    let half = i64::try_from(crate::layout::width::half_cells(text)).unwrap_or(i64::MAX);
    half.saturating_mul(character) / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_a_clerk_sees_them() {
        assert_eq!((millimetres(2098), millimetres(1440)), ("37毫米".into(), "25.4毫米".into()));
        assert_eq!((points(579), points(560), points(20)), ("28.95磅".into(), "28磅".into(), "1磅".into()));
        assert_eq!((size(32), size(21), size(33)), ("三号".into(), "五号".into(), "16.5磅".into()));
        assert_eq!((characters(640, 320), characters(420, 320)), ("2字".into(), "1.3字".into()));
    }
}
