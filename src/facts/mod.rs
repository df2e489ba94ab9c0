//! Facts (事实): read, checked, inherited.
//!
//! 1. [`traps`] finds what a clerk mistypes before YAML silently misreads it
//! 2. [`load`] turns YAML events into a [`tree`] with places
pub mod load;
pub mod quantity;
pub mod traps;
pub mod tree;
