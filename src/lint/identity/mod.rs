//! Whose document, of which year, under which title (单位、年份、标题).
//!
//! - [`foreign_entity`] N621
//! - [`entity_alias`] N622
//! - [`level_mismatch`] N623
//! - [`year_conflict`] N624
//! - [`missing_date_part`] N625
//! - [`title_mismatch`] N626
//! - [`region_mismatch`] N627
//! - [`stale_year`] N628
//! - [`title_formula`] N629
//! - [`anniversary_mismatch`] N695
//! - [`titled_unit`] whose document a title says it is

pub mod anniversary_mismatch;
pub mod entity_alias;
pub mod foreign_entity;
pub mod level_mismatch;
pub mod missing_date_part;
pub mod region_mismatch;
pub mod stale_year;
pub mod title_formula;
pub mod title_mismatch;
pub mod titled_unit;
pub mod year_conflict;
