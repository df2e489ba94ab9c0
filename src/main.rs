//! The binary: parse, run, turn the result into an exit status.

use std::process::ExitCode;

use clap::Parser;
use nigao::cli::{self, Cli};
use nigao::commands::{self, Exit, report};

/// Half of what a build does is making and dropping short texts on several threads, which glibc's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => commands::run(cli).into(),
        Err(error) if !error.use_stderr() => {
            report::say(&error.render().to_string());
            Exit::Clean.into()
        }
        Err(error) => {
            report::complain(&cli::refusal(&error));
            Exit::Failure.into()
        }
    }
}
