//! 结构层次序数 and what they head.
//!
//! - [`number_gap`] N631
//! - [`number_orphan`] N632
//! - [`number_style_mix`] N633
//! - [`number_restart`] N634
//! - [`heading_glued`] N635
//! - [`fragment`] N636
//! - [`page_marker`] N637
//! - [`label_mark`] N638
//! - [`heading_stop`] N639

pub mod fragment;
pub mod heading_glued;
pub mod heading_stop;
pub mod label_mark;
pub mod number_gap;
pub mod number_orphan;
pub mod number_restart;
pub mod number_style_mix;
pub mod page_marker;
