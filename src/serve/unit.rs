//! Units by their names: street folder and file name, the same before and after the project is read anew. A name comes from the
//! browser and is only ever compared with those that the project has; no path is made of it.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::facts::unit::{self, Tier};
use crate::pipeline::prepare::{Job, Prepared};
use crate::source::Place;
use crate::template::world::{View, World};

/// The street's own file.
const OWN: &str = "本级";

/// A unit of a project that is prepared.
pub struct Unit<'a> {
    /// Index of its street.
    pub street: usize,
    /// None for the street itself, else the index of the community.
    pub community: Option<usize>,
    /// Its street.
    pub world: &'a World,
    /// Its facts and figures.
    pub view: &'a Arc<View>,
    /// Name of the street's folder.
    pub folder: String,
    /// Name of its files without ending.
    pub stem: String,
}

impl Unit<'_> {
    /// Street folder and file name.
    pub fn id(&self) -> String {
        format!("{}/{}", self.folder, self.stem)
    }

    /// 街道 or 社区, by its place in the project.
    pub fn tier(&self) -> &'static str {
        if self.community.is_none() { Tier::Street.label() } else { Tier::Community.label() }
    }

    /// The job of its document of a 文种.
    pub fn job<'a>(&self, prepared: &'a Prepared, kind: &str) -> Option<&'a Job> {
        self.jobs(prepared).find(|job| prepared.assemblies[job.assembly].kind == kind)
    }

    /// Whether a finding is about it: two streets may have a community of one name, but not in one folder.
    pub fn is_about(&self, finding: &Diagnostic) -> bool {
        finding.unit == self.view.unit.name && !self.lies_elsewhere(finding)
    }

    /// Whether a finding is about what its documents are made from; a street's are made of its communities.
    pub fn is_concerned(&self, finding: &Diagnostic) -> bool {
        let members = if self.community.is_none() { self.world.communities.as_slice() } else { &[] };
        let is_member = members.iter().any(|view| view.unit.name == finding.unit);
        finding.unit.is_empty() || self.is_about(finding) || is_member && !self.lies_elsewhere(finding)
    }

    /// Whether a finding is about a file of another street.
    fn lies_elsewhere(&self, finding: &Diagnostic) -> bool {
        let file = finding.place.as_ref().filter(|place| !place.path().starts_with("templates/")).and_then(of_place);
        file.is_some_and(|(_, folder, _)| folder != self.folder)
    }

    /// The jobs of all its documents.
    pub fn jobs<'a>(&self, prepared: &'a Prepared) -> impl Iterator<Item = &'a Job> + use<'a> {
        let (street, community) = (self.street, self.community);
        prepared.jobs.iter().filter(move |job| job.street == street && job.community == community)
    }
}

/// All units, each street before its communities.
pub fn all(prepared: &Prepared) -> Vec<Unit<'_>> {
    let mut units = Vec::new();
    for (street, world) in prepared.streets.iter().enumerate() {
        let own = std::iter::once((None, &world.street));
        for (community, view) in
            own.chain(world.communities.iter().enumerate().map(|(index, view)| (Some(index), view)))
        {
            let (folder, stem) = file(&view.unit).unwrap_or_default();
            // A street without a file of its own has only what is everybody's.
            let stem = if community.is_none() { OWN.to_owned() } else { stem };
            units.push(Unit { street, community, world, view, folder, stem });
        }
    }
    units
}

/// The unit of a name.
pub fn find<'a>(prepared: &'a Prepared, id: &str) -> Option<Unit<'a>> {
    all(prepared).into_iter().find(|unit| unit.id() == id)
}

/// Folder and name of a unit's own files.
fn file(unit: &unit::Unit) -> Option<(String, String)> {
    let place = unit.this_file.as_ref().or(unit.last_file.as_ref()).unwrap_or(&unit.facts.place);
    of_place(place).map(|(_, street, stem)| (street.to_owned(), stem.to_owned()))
}

/// Year, street folder and file name of a fact file.
pub fn of_place(place: &Place) -> Option<(i32, &str, &str)> {
    let mut parts = place.path().trim_end_matches(".yaml").rsplit('/');
    let (stem, street) = (parts.next()?, parts.next()?);
    Some((parts.next()?.parse().ok()?, street, stem))
}
