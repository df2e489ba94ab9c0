//! stub
use super::tree::Node;
use crate::{diagnostic::Diagnostic, source::Source};
use std::sync::Arc;
/// stub
pub fn read(_source: &Arc<Source>) -> (Option<Node>, Vec<Diagnostic>) {
    (None, Vec::new())
}
