//! GB/T 15835 numbers and dates (数字、日期).
//!
//! - [`range_unit`] N671
//! - [`short_year`] N672
//! - [`date_form`] N673
//! - [`impossible_date`] N674
//! - [`wrong_weekday`] N675
//! - [`mixed_numeral`] N676
//! - [`doubled_approximation`] N677
//! - [`zero_in_year`] N678
//! - [`relative_year`] N604
//! - [`approximate_pair`] N679
//! - [`reversed_range`] N680
//! - [`impossible_time`] N694
//! - [`duration_mismatch`] N697

pub mod approximate_pair;
pub mod date_form;
pub mod doubled_approximation;
pub mod duration_mismatch;
pub mod impossible_date;
pub mod impossible_time;
pub mod mixed_numeral;
pub mod range_unit;
pub mod relative_year;
pub mod reversed_range;
pub mod short_year;
pub mod wrong_weekday;
pub mod zero_in_year;
