//! Numbers against one another (数与数).
//!
//! - [`extent`] of what a number is said
//! - [`value_conflict`] N701
//! - [`count_mismatch`] N702
//! - [`count_unlisted`] N703
//! - [`percent_ambiguous`] N704
//! - [`comparator_missing`] N705
//! - [`unit_mismatch`] N706
//! - [`frequency_vague`] N707
//! - [`direction_conflict`] N708
//! - [`growth_mismatch`] N709
//! - [`band_overlap`] N710
//! - [`decimal_mix`] N711
//! - [`table_unit`] N712
//! - [`fact_mismatch`] N713, with [`fact_cell`] for tables
//! - [`number_changed`] N714
//! - [`sum_mismatch`] N715
//! - [`decrease_times`] N716
//! - [`table_conflict`] N717
//! - [`rate_mismatch`] N718
//! - [`share_over_whole`] N719
//! - [`unit_misfit`] N720

pub mod band_overlap;
pub mod comparator_missing;
pub mod count_mismatch;
pub mod count_unlisted;
pub mod decimal_mix;
pub mod decrease_times;
pub mod direction_conflict;
pub mod extent;
pub mod fact_cell;
pub mod fact_mismatch;
pub mod frequency_vague;
pub mod growth_mismatch;
pub mod number_changed;
pub mod percent_ambiguous;
pub mod rate_mismatch;
pub mod share_over_whole;
pub mod sum_mismatch;
pub mod table_conflict;
pub mod table_unit;
pub mod unit_misfit;
pub mod unit_mismatch;
pub mod value_conflict;
