//! What may not be passed on (个人信息).
//!
//! - [`identity_number`] N721
//! - [`phone_number`] N722
//! - [`bank_card`] N723
//! - [`small_cell`] N724

pub mod bank_card;
pub mod identity_number;
pub mod phone_number;
pub mod small_cell;
