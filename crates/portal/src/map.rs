//! The provinces drawn, each in the colour of how it stands.

/// A province on the map.
pub(crate) struct Shape {
    /// Its code.
    pub code: &'static str,
    /// Its outline, as the data of an SVG path.
    pub outline: &'static str,
    /// What it is called.
    pub name: String,
    /// How it is filled: the name of a class of the style sheet.
    pub fill: &'static str,
    /// What is said of it when it is pointed at.
    pub says: String,
    /// Where it leads.
    pub leads_to: String,
}
