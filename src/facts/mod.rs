//! Facts (事实): read, checked, inherited.
//!
//! 1. [`traps`] finds what a clerk mistypes before YAML silently misreads it
//! 2. [`load`] turns YAML events into a [`tree`] with places
//! 3. [`way`] walks a tree; [`edit`] and [`insert`] change a text by its places; [`amend`] saves one value
pub mod amend;
pub mod cascade;
pub mod condition;
pub mod date;
pub mod deadline;
pub mod edit;
pub mod indicator;
pub mod insert;
pub mod load;
pub mod month;
pub mod period;
pub mod quantity;
pub mod reader;
pub mod registry;
pub mod relation;
pub mod schema;
pub mod streak;
pub mod traps;
pub mod tree;
pub mod unit;
pub mod way;
