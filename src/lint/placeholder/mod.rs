//! Placeholders and masks (占位、遮蔽).
//!
//! - [`placeholder_year`] N611
//! - [`mask_ate_quantity`] N614
//! - [`placeholder_place`] N612
//! - [`placeholder_ordinal`] N613
//! - [`empty_bracket`] N615
//! - [`missing_proper_noun`] N616
//! - [`mask_leak`] N617
//! - [`placeholder_mark`] N601

pub mod empty_bracket;
pub mod mask_ate_quantity;
pub mod mask_leak;
pub mod missing_proper_noun;
pub mod placeholder_mark;
pub mod placeholder_ordinal;
pub mod placeholder_place;
pub mod placeholder_year;
