//! What templates can see: a unit, its street, the other communities, the registry, the phrases of the year.

use std::sync::Arc;

use super::phrase::Phrases;
use crate::derive::cost::Cost;
use crate::derive::figure::Figure;
use crate::derive::sentence::Subject;
use crate::facts::registry::Registry;
use crate::facts::schema::Schema;
use crate::facts::unit::Unit;
use crate::source::Place;

/// A unit with its figures.
#[derive(Debug)]
pub struct View {
    /// Facts.
    pub unit: Unit,
    /// Last year and the plan year's targets, by registry index.
    pub figures: Vec<Figure>,
    /// The first half of the plan year, by registry index.
    pub half: Vec<Figure>,
    /// 经费, worked out.
    pub cost: Cost,
}

/// Everything that documents of one street share.
#[derive(Debug)]
pub struct World {
    /// The plan year.
    pub year: i32,
    /// Where the plan year is set.
    pub year_place: Place,
    /// 指标库.
    pub registry: Arc<Registry>,
    /// 字段库.
    pub schema: Arc<Schema>,
    /// 提法.
    pub phrases: Arc<Phrases>,
    /// The street.
    pub street: Arc<View>,
    /// Communities in order.
    pub communities: Vec<Arc<View>>,
}

impl World {
    /// One indicator of a unit.
    pub fn subject<'a>(&'a self, view: &'a View, index: usize) -> Subject<'a> {
        self.about(index, &view.figures[index])
    }

    /// One indicator of a unit in the first half of the plan year.
    pub fn half_subject<'a>(&'a self, view: &'a View, index: usize) -> Subject<'a> {
        self.about(index, &view.half[index])
    }

    fn about<'a>(&'a self, index: usize, figure: &'a Figure) -> Subject<'a> {
        let indicator = &self.registry.indicators[index];
        let parts = indicator.ratio.map(|(numerator, denominator)| {
            (&self.registry.indicators[numerator], &self.registry.indicators[denominator])
        });
        Subject { indicator, figure, parts }
    }
}
