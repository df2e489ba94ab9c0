//! Templates (模板): one minijinja environment, facts as objects, problems as diagnostics.
//!
//! 1. [`check`] refuses arithmetic and comparison in a template's source
//! 2. [`engine`] compiles all templates once
//! 3. [`assembly`] reads a 文种: which sections, title, attachments
//! 4. [`value`], [`filter`], [`plain`], [`ordinal`], [`ending`], [`shape`], [`time`], [`function`], [`term`], [`arith`], [`money`], [`outline`], [`task`],
//!    [`table`] are what a template can name; [`condition`] leaves out what does not apply
//! 5. [`mod@reference`] resolves what a fact's own text refers to
//! 6. [`session`] collects origins and problems of one rendering; [`mark`] carries origins through Markdown
//! 7. [`paragraph`], [`rewrite`] and [`layer`] lay overrides (本地改写) over a section
//! 8. [`fault`] says in Chinese what the engine refused, [`problem`] what a template asked for and could not have, each with
//!    the template's line and the fact's

pub mod arith;
pub mod assembly;
pub mod check;
pub mod condition;
pub mod ending;
pub mod engine;
pub mod fault;
pub mod filter;
pub mod function;
pub mod layer;
pub mod mark;
pub mod money;
pub mod names;
pub mod ordinal;
pub mod outline;
pub mod paragraph;
pub mod phrase;
pub mod plain;
pub mod problem;
pub mod reference;
pub mod rewrite;
pub mod session;
pub mod shape;
pub mod table;
pub mod task;
pub mod term;
pub mod time;
pub mod value;
pub mod world;
