//! The one table of lengths. Unit: twips (1/20 pt; 1 mm = 56.6929 twips) unless a name says otherwise.

/// Width of A4, 210 mm (GB/T 9704 5.1, R1).
pub const PAGE_WIDTH: i32 = 11906;
/// Height of A4, 297 mm (5.1, R1).
pub const PAGE_HEIGHT: i32 = 16838;
/// 天头 37 mm (5.2.1, R2).
pub const TOP: i32 = 2098;
/// Foot 35 mm, follows from 天头 and 版心 (R2).
pub const BOTTOM: i32 = 1984;
/// 订口 28 mm (5.2.1, R2).
pub const LEFT: i32 = 1588;
/// 切口 26 mm, follows from 订口 and 版心 (R2).
pub const RIGHT: i32 = 1474;
/// 版心 width 156 mm (5.2.1, R2).
pub const AREA_WIDTH: i32 = PAGE_WIDTH - LEFT - RIGHT;
/// 版心 height 225 mm (5.2.1, R2).
pub const AREA_HEIGHT: i32 = PAGE_HEIGHT - TOP - BOTTOM;
/// Line pitch, exact: the largest that puts 22 lines into 版心 (5.2.3, R5).
pub const LINE: i32 = 579;
/// Lines of a full page (5.2.3, R5).
pub const LINES: i32 = 22;
/// Characters of a full line (5.2.3, R4).
pub const CHARACTERS: i32 = 28;
/// Advance of a 三号 character after compression: 320 − 5 (R4).
pub const CHARACTER: i32 = 315;
/// Run spacing of 三号 text that yields 28 characters (R4).
pub const TIGHTEN: i32 = -5;
/// Advance of a half-width digit of 三号 in 仿宋_GB2312: 160 − 5 (§0.3).
pub const DIGIT: i32 = 155;
/// First-line indent: two 三号 characters at nominal width (7.3.3, R8).
pub const INDENT: i32 = 640;
/// Line pitch of 二号 title lines (R23).
pub const TITLE_LINE: i32 = 660;
/// Width of a 二号 character (R23, R42).
pub const TITLE_CHARACTER: i32 = 440;
/// Characters that fit on a title line: 156 mm ÷ 22 pt (R23).
pub const TITLE_CHARACTERS: usize = 20;
/// 发文机关标志 top edge below the top of 版心: 35 mm (7.2.4, R19).
pub const MARK_OFFSET: i32 = 1984;
/// Line pitch of 版记 (R36).
pub const IMPRINT_LINE: i32 = 560;
/// First and last rule of 版记: 0.35 mm (7.4.1, R36).
pub const RULE_THICK: i32 = 20;
/// Middle rule of 版记: 0.25 mm (7.4.1, R36).
pub const RULE_THIN: i32 = 14;
/// Footer distance that puts the dash of the page number 7 mm below 版心 (7.5, R38).
pub const FOOTER: i32 = 1446;
/// 空一字 of 四号 text (R9, R38).
pub const CHARACTER_4: i32 = 280;
/// Line pitch in table cells of 小四 text (R47).
pub const CELL_LINE: i32 = 400;
/// Width of a 小四 character in a table cell (R47).
pub const CELL_CHARACTER: i32 = 240;
/// Left and right padding of a table cell.
pub const CELL_PADDING: i32 = 57;

/// Distance of an empty header, and of a landscape page's empty footer, from the edge of the paper (R2, R48).
pub const HEADER: i32 = 851;
/// Height of the empty paragraph after a table or a 版记: as low as Word allows without hiding it (R36).
pub const HAIR: i32 = 20;
/// Width of the red rule below 发文字号, in eighths of a point: 1 pt (R22).
pub const RED_RULE: i32 = 8;
/// Gap in points between the line box of 发文字号 and the red rule: 4 mm below the ink (7.2.7, R22).
pub const RED_RULE_GAP: i32 = 8;
/// Line pitch in table cells of 五号 text.
pub const CELL_LINE_5: i32 = 340;
/// Width of a 五号 character in a table cell.
pub const CELL_CHARACTER_5: i32 = 210;
/// Width of the border of a table, in eighths of a point: 0.5 pt (R47).
pub const TABLE_RULE: i32 = 4;
/// Most lines of a last paragraph that may move to the page of the signature with it (R32).
pub const KEEP_LINES: i32 = 6;
/// EMU in a twip, for drawings.
pub const EMU: i32 = 635;
/// Distance of the dash of a landscape page's number from the left edge of the sheet, 28 mm: where the foot of the
/// upright sheet has it, 7 mm outside 版心 (R48).
pub const SIDE_NUMBER: i32 = 1588;

/// Largest 发文机关标志, 42 pt, in half-points (R19).
pub const SIZE_MARK: i32 = 84;
/// 三号, in half-points (R42).
pub const SIZE_3: i32 = 32;
/// 二号, in half-points (R42).
pub const SIZE_2: i32 = 44;
/// 四号, in half-points (R42).
pub const SIZE_4: i32 = 28;
/// 小四, in half-points (R42).
pub const SIZE_S4: i32 = 24;
/// 五号, in half-points (R42).
pub const SIZE_5: i32 = 21;
