//! What is being typed, laid over the project as read. Nothing is written.

use std::sync::Arc;

use serde_json::{Value, json};

use super::desk::Seat;
use super::refusal::Refusal;
use super::target::Target;
use super::unit;
use crate::facts::amend;
use crate::facts::unit::FactFile;
use crate::source::Source;

/// The state as it would be with these values, and which of them cannot be read.
pub fn over(seat: &Seat, id: &str, edits: &[(String, String)]) -> Result<(Seat, Vec<Value>), Refusal> {
    let Some(unit) = unit::find(&seat.prepared, id) else {
        return Err(Refusal::unknown(format!("没有叫“{id}”的单位")));
    };
    let (mut project, mut refused) = (seat.project.clone(), Vec::new());
    for (slot, value) in edits {
        let laid = Target::of(seat, &unit, slot).and_then(|target| {
            let at = project.facts.iter().position(|file| file.source.path == target.path);
            let source = match at {
                Some(at) => Arc::clone(&project.facts[at].source),
                None => Source::new(target.path.as_str(), ""),
            };
            if target.written(&source) == amend::normal(value) {
                return Ok(());
            }
            let source = Source::new(target.path.as_str(), target.amended(&source, value)?.text);
            match at {
                Some(at) => project.facts[at] = FactFile { source, memory: None, ..project.facts[at].clone() },
                None => project.facts.push(FactFile {
                    year: target.slot.year,
                    street: unit.folder.clone(),
                    name: unit.stem.clone(),
                    source,
                    unreadable: None,
                    memory: None,
                }),
            }
            Ok(())
        });
        if let Err(refusal) = laid {
            let mut body = refusal.body().clone();
            body["id"] = json!(slot);
            refused.push(body);
        }
    }
    Ok((Seat::new(seat.version, project), refused))
}
