//! The program from end to end: the real binary on copies of the sample street, its files read back by other means.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test fails by panicking, and the file names are ours"
)]

mod build {
    pub mod batch;
    pub mod case;
    pub mod command;
    pub mod examples;
    pub mod facts;
    pub mod files;
    pub mod hostile;
    pub mod layer;
    pub mod names;
    pub mod numbers;
    pub mod owed;
    pub mod proof;
    pub mod read;
    pub mod relations;
    pub mod reviewed;
    pub mod roll;
    pub mod roundtrip;
    pub mod seeds;
    pub mod shapes;
    pub mod states;
    pub mod tasks;
    pub mod templates;
    pub mod words;
    pub mod year;
}
