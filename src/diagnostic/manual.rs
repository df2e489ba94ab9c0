//! x
use super::Code;
/// x
pub fn explain(code: Code) -> &'static str {
    code.title()
}
