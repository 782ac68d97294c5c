//! The provinces drawn, each in the colour of how it stands.

/// A map with what its colours mean.
pub(crate) struct MapView {
    /// The part of the plane that is drawn.
    pub view: &'static str,
    /// The archipelagos and the outer islands, as SVG.
    pub islands: &'static str,
    /// The provinces.
    pub shapes: Vec<Shape>,
    /// For each colour in use: its class, its mark, what it means, how many provinces have it.
    pub legend: Vec<(&'static str, &'static str, String, usize)>,
}

/// A province on the map.
pub(crate) struct Shape {
    /// Its code.
    pub code: &'static str,
    /// Its outline, as the data of an SVG path.
    pub outline: &'static str,
    /// A point within it.
    pub at: (&'static str, &'static str),
    /// The sign there: its rank, or the sign of its colour; empty for none.
    pub mark: String,
    /// What it is called.
    pub name: String,
    /// How it is filled: the name of a class of the style sheet.
    pub fill: &'static str,
    /// What is said of it when it is pointed at.
    pub says: String,
    /// Where it leads.
    pub leads_to: String,
}
