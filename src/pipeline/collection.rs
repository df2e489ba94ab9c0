//! Which documents a collection (汇编) takes: all of one 文种 in this project, or the documents of other projects.

use super::prepare::{Job, Prepared};
use crate::diagnostic::{Code, Diagnostic, near};
use crate::facts::unit::Tier;
use crate::project::settings::{Collection, Gathered};

/// The jobs of a collection's parts, each with the project that it belongs to, in the order in which they are named.
pub fn parts<'a>(prepared: &'a Prepared, collection: &Collection) -> (Vec<(&'a Prepared, &'a Job)>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut parts = Vec::new();
    match &collection.gathered {
        Gathered::Kind { kind, tier } => {
            let is_wanted = |job: &&Job| {
                let assembly = &prepared.assemblies[job.assembly];
                assembly.kind == *kind && tier.is_none_or(|tier| tier == of(job))
            };
            parts.extend(prepared.jobs.iter().filter(is_wanted).map(|job| (prepared, job)));
            if parts.is_empty() {
                let kinds = prepared.assemblies.iter().map(|assembly| assembly.kind.as_str());
                let hint = near::suggestion(kind, kinds);
                found.push(
                    Diagnostic::new(Code::N214, format!("汇编“{}”要收的“{kind}”，这个项目不出", collection.title))
                        .at(collection.place.clone())
                        .help(format!("{hint}请写“文种”下面列出的")),
                );
            }
        }
        Gathered::Projects(names) => {
            for (name, place) in names {
                match prepared.gathered.get(name) {
                    Some(other) if other.jobs.is_empty() => found.push(
                        Diagnostic::new(Code::N214, format!("汇编要收的项目“{name}”没有可收的文件"))
                            .at(place.clone())
                            .help("先让那个项目自己生成文件：nigao build 它的文件夹"),
                    ),
                    Some(other) => parts.extend(other.jobs.iter().map(|job| (other, job))),
                    None => found.push(
                        Diagnostic::new(Code::N214, format!("汇编要收的项目“{name}”没有找到"))
                            .at(place.clone())
                            .help("写同一个文件夹里旁边项目的名字，它里面要有 项目.yaml"),
                    ),
                }
            }
        }
    }
    (parts, found)
}

fn of(job: &Job) -> Tier {
    if job.community.is_none() { Tier::Street } else { Tier::Community }
}
