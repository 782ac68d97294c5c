//! What a number counts: the unit of measure of a figure or a formula.

/// The unit of measure of a figure, a measure or a number in a rule.
///
/// Formulas are checked with it: people and money cannot be added, a ratio of two people counts is a [`Dimension::Ratio`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// People (participants, residents, staff, accounts): whole numbers, never negative.
    People,
    /// Vietnamese đồng.
    Vnd,
    /// A pure number: a share, a rate, a factor. 45 % is 0.45.
    Ratio,
    /// Emulation points.
    Points,
    /// Organisation units or other things counted that are not people.
    Units,
    /// Yes or no.
    Truth,
}

impl Dimension {
    /// Every dimension, in the order in which documents list them.
    pub const ALL: [Dimension; 6] = [
        Dimension::People,
        Dimension::Vnd,
        Dimension::Ratio,
        Dimension::Points,
        Dimension::Units,
        Dimension::Truth,
    ];

    /// The word for it in movement files and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Dimension::People => "people",
            Dimension::Vnd => "VND",
            Dimension::Ratio => "ratio",
            Dimension::Points => "points",
            Dimension::Units => "units",
            Dimension::Truth => "truth",
        }
    }

    /// The dimension that a movement file names, if it is one.
    pub fn from_id(id: &str) -> Option<Dimension> {
        Dimension::ALL.into_iter().find(|d| d.id() == id)
    }
}
