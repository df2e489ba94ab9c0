//! Templates (模板): one minijinja environment, facts as objects, problems as diagnostics.
//!
//! 1. [`check`] refuses arithmetic and comparison in a template's source
//! 2. [`engine`] compiles all templates once
//! 3. [`assembly`] reads a 文种: which sections, title, attachments
//! 4. [`value`], [`filter`], [`plain`], [`ordinal`], [`function`], [`task`], [`table`] are what a template can name
//! 5. [`session`] collects origins and problems of one rendering; [`mark`] carries origins through Markdown
//! 6. [`paragraph`], [`rewrite`] and [`layer`] lay overrides (本地改写) over a section
//! 7. [`fault`] says in Chinese what the engine refused, [`problem`] what a template asked for and could not have, each with
//!    the template's line and the fact's

pub mod assembly;
pub mod check;
pub mod engine;
pub mod fault;
pub mod filter;
pub mod function;
pub mod layer;
pub mod mark;
pub mod names;
pub mod ordinal;
pub mod paragraph;
pub mod phrase;
pub mod plain;
pub mod problem;
pub mod rewrite;
pub mod session;
pub mod table;
pub mod task;
pub mod value;
pub mod world;
