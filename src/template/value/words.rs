//! Words with their traces, and the gap where there are none.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use crate::derive::sentence::Piece;
use crate::template::mark;
use crate::template::session::{Problem, Session};

/// Words with their traces.
#[derive(Debug)]
pub struct Words {
    pub(super) session: Arc<Session>,
    /// The words.
    pub pieces: Vec<Piece>,
}

impl Words {
    /// The words without marks.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The same trace behind other words.
    pub fn reworded(&self, text: String) -> Value {
        let trace = self.pieces.iter().find_map(|piece| piece.trace.clone());
        Value::from_object(Self {
            session: Arc::clone(&self.session),
            pieces: vec![Piece { text, trace, once: false }],
        })
    }
}

impl Object for Words {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.pieces {
            if piece.once {
                if self.session.reserves(&piece.text) {
                    mark::write(f, &format!("（{}，下同）", piece.text), None)?;
                }
                continue;
            }
            let origin = piece.trace.as_ref().map(|trace| self.session.trace(trace));
            mark::write(f, &piece.text, origin)?;
        }
        Ok(())
    }
}

/// A value that is not there.
#[derive(Debug)]
pub struct Gap {
    pub(super) session: Arc<Session>,
    /// Why.
    pub problem: Problem,
}

impl Object for Gap {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, _key: &Value) -> Option<Value> {
        // What hangs below an unknown name is the same mistake, not another.
        Some(Value::from_object(Self { session: Arc::clone(&self.session), problem: self.problem.clone() }))
    }

    /// What somebody owes is there, as 待定 in a fact is: no condition may hide it, nor what is wrong.
    fn is_true(self: &Arc<Self>) -> bool {
        match &self.problem {
            Problem::Missing(absence) => absence.required,
            Problem::Contradiction { .. } | Problem::Reference { .. } => true,
            _ => false,
        }
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.session.meet(self.problem.clone());
        mark::write_gap(f, &gap_words(&self.problem))
    }
}

/// 【待补：…】 for a draft.
pub fn gap_words(problem: &Problem) -> String {
    let what = match problem {
        Problem::Unknown { path, .. } => path,
        Problem::Missing(absence) => &absence.key,
        Problem::NotApplicable { key, .. } | Problem::Nothing { key } => key,
        Problem::Contradiction { message, .. } => message,
        Problem::Stale { name, .. }
        | Problem::Repealed { name, .. }
        | Problem::Reference { name, .. }
        | Problem::Zero { name, .. } => name,
    };
    format!("【待补：{what}】")
}
