//! Verbs, one a file. Only here is anything printed.

pub mod all;
pub mod build;
pub mod check;
pub mod explain;
pub mod fix;
pub mod new;
pub mod proof;
pub mod report;
pub mod roll;
pub mod serve;
pub mod whence;

use std::process::ExitCode;

use crate::cli::{Cli, Serve, Verb};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: clean; warnings and notes at most.
    Clean,
    /// 1: findings of level error.
    Findings,
    /// 2: the tool itself could not do its work.
    Failure,
}

impl Exit {
    /// The worse of two.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        match (self, other) {
            (Self::Failure, _) | (_, Self::Failure) => Self::Failure,
            (Self::Findings, _) | (_, Self::Findings) => Self::Findings,
            (Self::Clean, Self::Clean) => Self::Clean,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failure => 2,
        })
    }
}

/// Runs a verb.
pub fn run(cli: Cli) -> Exit {
    let Some(verb) = cli.verb else { return serve::run(&Serve::default()) };
    match verb {
        Verb::Build(args) if args.scope.all => all::build(&args),
        Verb::Build(args) => build::run(&args),
        Verb::Check(args) if args.scope.all => all::check(&args.scope),
        Verb::Check(args) => check::run(&args),
        Verb::Serve(args) => serve::run(&args),
        Verb::New(args) => new::run(&args),
        Verb::Roll(args) => roll::run(&args),
        Verb::Explain(args) => explain::run(&args),
    }
}
