//! GB/T 15834 punctuation, and characters that should not be there (标点、空格).
//!
//! - [`half_width_punct`] N651
//! - [`double_punct`] N652
//! - [`straight_quote`] N653
//! - [`unbalanced_quote`] N654
//! - [`missing_punct`] N655
//! - [`missing_title_mark`] N656
//! - [`number_format`] N657
//! - [`cjk_space`] N658
//! - [`range_style`] N659
//! - [`list_separator`] N660
//! - [`ellipsis`] N661
//! - [`dash`] N662
//! - [`adjacent_titles`] N663
//! - [`file_number`] N664
//! - [`invisible_char`] N665
//! - [`event_date`] N666
//! - [`title_mark_misuse`] N667

pub mod adjacent_titles;
pub mod cjk_space;
pub mod dash;
pub mod double_punct;
pub mod ellipsis;
pub mod event_date;
pub mod file_number;
pub mod half_width_punct;
pub mod invisible_char;
pub mod list_separator;
pub mod missing_punct;
pub mod missing_title_mark;
pub mod number_format;
pub mod range_style;
pub mod straight_quote;
pub mod title_mark_misuse;
pub mod unbalanced_quote;
