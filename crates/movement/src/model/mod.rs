//! A movement as read: clauses, rounds, readings, measures, criteria, awards, goals and the rest.

mod award;
mod cases;
mod clause;
mod criterion;
mod dossier;
mod goal;
mod grouping;
mod measure;
mod movement;
mod reading;
mod round;

pub use award::{Award, Grade, Maximum, NotWith, Order, Prize, RankingKey, SharedOf};
pub use cases::{Case, Cases, Scene};
pub use clause::{Carried, Clause, ClauseRefs, Task};
pub use criterion::{Criterion, CriterionRule};
pub use dossier::{Dossier, DossierPart, Due, Late};
pub use goal::{Goal, Reached};
pub use grouping::{Grouping, Member};
pub use measure::{Band, Combine, Lead, LeadPart, Measure, MeasureRule, Scale, Shown, ThinBase, Unranked};
pub use movement::{Kind, Movement};
pub use reading::{Choice, Precision, Reading, Step};
pub use round::{Baseline, Parameter, Round};

use std::ops::Range;

/// A value with the bytes of the file it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// What was read.
    pub value: T,
    /// Where, in bytes.
    pub span: Range<usize>,
}

impl<T> At<T> {
    /// A value at a span.
    pub fn new(value: T, span: Range<usize>) -> At<T> {
        At { value, span }
    }
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// Words for people, in Vietnamese and English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}
