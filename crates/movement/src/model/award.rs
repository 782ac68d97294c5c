//! Awards: who may receive them, who leads, how many, and what they bring.

use exact::Ratio;
use reference::Level;

use super::{At, Cases, ClauseRefs, Label};
use crate::formula::Formula;

/// Whether more or less is better; for yes-or-no keys `Descending` puts "yes" first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Less is better.
    Ascending,
    /// More is better.
    Descending,
}

/// An award of a movement.
#[derive(Clone, Debug)]
pub struct Award {
    /// Its id: `health`.
    pub id: At<String>,
    /// Its name.
    pub label: Label,
    /// The clauses that grant it.
    pub clause: ClauseRefs,
    /// Who may receive it.
    pub recipients: Level,
    /// The scenes in which it exists; no case at all means always.
    pub exists: Cases<()>,
    /// The grouping within which standings are made (`cluster`, `region`), where it is not the whole country.
    pub within: Option<At<String>>,
    /// The criteria that must be met, in order.
    pub requires: Vec<At<String>>,
    /// The ranking keys that hold in a scene, first to last.
    pub ranks_by: Cases<RankingKey>,
    /// How many may be selected; no case means no maximum.
    pub maximum: Cases<Maximum>,
    /// Grades within the award, best first; empty for none.
    pub grades: Vec<Grade>,
    /// Awards that keep a unit from this one.
    pub not_with: Cases<NotWith>,
    /// How many individuals a selected unit may propose.
    pub individuals: Cases<At<i64>>,
    /// The money that goes with it to the unit.
    pub prize: Cases<Prize>,
    /// The money that goes to each individual.
    pub individual_prize: Cases<Prize>,
    /// The form of commendation.
    pub form: Cases<At<String>>,
}

/// One step of a ranking.
#[derive(Clone, Debug)]
pub struct RankingKey {
    /// The measure, or the yes-or-no indicator, that is compared.
    pub key: At<String>,
    /// Which way.
    pub order: Order,
    /// The precision at which it is compared; exact where none is named.
    pub precision: Option<At<String>>,
}

/// How many may be selected.
#[derive(Clone, Debug)]
pub enum Maximum {
    /// All who are eligible, on purpose.
    None,
    /// So many.
    Units(At<i64>),
    /// At most a share of the units, rounded down to a whole number.
    Share {
        /// The share.
        share: At<Ratio>,
        /// Of which units.
        of: SharedOf,
    },
}

/// Which units a share counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharedOf {
    /// All that compete.
    Competing,
    /// Those that are eligible.
    Eligible,
}

/// A grade of an award: first, second, third, consolation.
#[derive(Clone, Debug)]
pub struct Grade {
    /// Its id: `first`.
    pub id: At<String>,
    /// Its name.
    pub label: Label,
    /// How many places it has.
    pub maximum: At<i64>,
    /// The money that goes with it.
    pub prize: Option<Prize>,
    /// The clauses that set it, where they are not the award's own.
    pub clause: ClauseRefs,
}

/// Awards whose recipients may not take this one too.
#[derive(Clone, Debug)]
pub struct NotWith {
    /// The awards, judged before this one.
    pub awards: Vec<At<String>>,
}

/// Money that goes with an award.
#[derive(Clone, Debug)]
pub enum Prize {
    /// A fixed sum of VND.
    Sum(At<Ratio>),
    /// A sum for each head.
    PerHead {
        /// VND a head.
        sum: At<Ratio>,
        /// The heads.
        heads: Formula,
    },
    /// A multiple of the base salary in force when the decision is issued, rounded up to the next ten thousand VND.
    BaseSalary {
        /// The multiple.
        multiple: At<Ratio>,
    },
}
