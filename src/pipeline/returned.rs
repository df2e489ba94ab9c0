//! A file that was made elsewhere, or that came back: what 校对 says of it with all that a project knows of its unit, the other
//! communities, the facts, and the document that these facts give.

use super::document;
use super::known;
use super::prepare::{Job, Prepared};
use crate::diagnostic::Diagnostic;
use crate::lint::known::Reference;
use crate::lint::{self, Noted, Subject, waiver, word};
use crate::manuscript::{Kind, Manuscript};

/// What is said of a file when it is given.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// Its path as given, with `/`.
    pub path: &'a str,
    /// Its name without folder and ending.
    pub stem: &'a str,
    /// Its year, where somebody says so.
    pub year: Option<i32>,
    /// Its unit, where somebody says so.
    pub unit: &'a [String],
}

/// What 校对 says of a file, which lies in a project or in none, and what is wrong with what it lets pass.
pub fn noted(text: &Manuscript, named: Named<'_>, project: Option<&Prepared>) -> (Vec<Noted>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut policy = project.map(|project| project.policy.clone()).unwrap_or_default();
    if let Some(source) = &text.source {
        policy.waivers.extend(waiver::comments(source, &mut found));
    }
    let title: String = text.lines.iter().take_while(|line| line.kind == Kind::Title).map(|line| &*line.text).collect();
    // Whose it is said to be goes before what it says itself.
    let said = project.and_then(|project| unit(project, named.unit.first()?));
    let job = project.and_then(|project| job(project, &[named.stem, &title]).map(|job| (project, job)));
    let job = job.filter(|(_, job)| said.is_none_or(|said| said == (job.street, job.community)));
    let given = job.filter(|(_, job)| job.blocked.is_empty()).map(|(project, job)| document::make(project, job, true));
    let reference = given.as_ref().map(|made| Reference { text: &made.text, origins: &made.document.origins });
    let known = project.and_then(|project| {
        let (street, community) = match (said, job) {
            (Some(said), _) => said,
            (None, Some((_, job))) => (job.street, job.community),
            (None, None) => unit(project, &title)?,
        };
        Some(known::of(project, street, community, text.whole()))
    });
    let mut subject = Subject { reference, ..Subject::alone(text, &policy) };
    if let (Some(known), Some(project)) = (&known, project) {
        (subject.unit, subject.others, subject.facts) = (&known.unit, &known.others, &known.facts);
        subject.retired = &project.retired;
        subject.year = subject.year.or(Some(project.settings.year));
    }
    if !named.unit.is_empty() && said.is_none() {
        subject.unit = named.unit;
    }
    subject.year = named.year.or(subject.year);
    let called = [named.stem, &title, named.path];
    let (noted, passed) = policy.waive(lint::findings(&subject), text, &called);
    let source = text.source.as_ref().map(|source| source.path.as_str());
    let about: Vec<&str> = called.into_iter().chain(source).filter(|name| !name.is_empty()).collect();
    found.extend(policy.unused(&passed, |waiver| waiver.is_about(&about)));
    (noted, found)
}

/// The document of the project that a file is, by its name or its title.
fn job<'p>(project: &'p Prepared, names: &[&str]) -> Option<&'p Job> {
    project.jobs.iter().find(|job| {
        let name = document::name(project, job);
        // What WPS and 微信 put behind a name.
        let is_copy =
            |known: &str| known.strip_prefix(&*name).is_some_and(|rest| rest.starts_with(['(', '（', '_', ' ', '-']));
        names.iter().any(|known| *known == name || is_copy(known))
    })
}

/// The unit that a title names: a community before its street, the longest name first. A title that names a community of the street
/// that the project does not have names none of its units.
fn unit(project: &Prepared, title: &str) -> Option<(usize, Option<usize>)> {
    let streets = project.streets.iter().enumerate();
    let all = streets.flat_map(|(street, world)| {
        let communities = world.communities.iter().enumerate().map(|(index, view)| (Some(index), &view.unit.name));
        communities.chain([(None, &world.street.unit.name)]).map(move |(community, name)| (street, community, name))
    });
    let named = all.filter(|(_, _, name)| title.contains(name.as_str()));
    let (street, community, name) = named.max_by_key(|(_, community, name)| (community.is_some(), name.len()))?;
    (community.is_some() || !is_of_a_community(title, name)).then_some((street, community))
}

/// Whether a title goes on from a street's name to a community: 梧桐社区2026年, 梧桐社区居委会关于.
fn is_of_a_community(title: &str, street: &str) -> bool {
    let Some((_, rest)) = title.split_once(street) else { return false };
    // 办事处 is the street's own.
    let Some((name, behind)) = rest.split_once("社区") else { return false };
    let is_name =
        (2..=6).contains(&name.chars().count()) && name.chars().all(word::is_han) && !name.starts_with("办事处");
    let goes_on = ["居民委员会", "居委会", "党委", "党总支", "党支部", "党组织", "关于"];
    let is_behind =
        behind.starts_with(|c: char| c.is_ascii_digit()) || goes_on.iter().any(|word| behind.starts_with(word));
    is_name && is_behind && !name.contains(['各', '全', '个', '和', '与'])
}
