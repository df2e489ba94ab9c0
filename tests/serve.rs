//! `nigao serve` as a clerk meets it: the real program on copies of the sample street, and a real browser in front of it.
//!
//! No test measures time; each waits for what must come. A failure prints what the browser saw and keeps a picture of it in
//! `target/serve-shots`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::needless_pass_by_value,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test fails by panicking, values are handed over as they are written, its counts are small and its file names are ours"
)]

#[allow(dead_code, reason = "the build tests use all of it")]
#[path = "build/case.rs"]
mod case;
mod rig;

mod serve {
    pub mod board;
    pub mod browser;
    pub mod building;
    pub mod conflict;
    pub mod desk;
    pub mod disk;
    pub mod editing;
    pub mod keyboard;
    pub mod lists;
    pub mod opening;
    pub mod printing;
    pub mod reviewed;
    pub mod safety;
    pub mod screens;
    pub mod ways;
    pub mod years;
}
