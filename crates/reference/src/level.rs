//! The levels of organisation at which units and people compete.

/// The kind of an organisation unit or competitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The country as a whole (code `VN`); it never competes, national goals are measured on it.
    Nation,
    /// A unit directly under Vietnam Social Security: a department, a centre, the Office.
    CentralUnit,
    /// A provincial office.
    Province,
    /// A district office, until 30 June 2025.
    District,
    /// A commune, ward or special zone.
    Commune,
    /// A collection agent.
    Agent,
    /// A person.
    Employee,
}

impl Level {
    /// Every level, from the top down.
    pub const ALL: [Level; 7] = [
        Level::Nation,
        Level::CentralUnit,
        Level::Province,
        Level::District,
        Level::Commune,
        Level::Agent,
        Level::Employee,
    ];

    /// The word for it in movement files, CSV and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Level::Nation => "nation",
            Level::CentralUnit => "central_unit",
            Level::Province => "province",
            Level::District => "district",
            Level::Commune => "commune",
            Level::Agent => "agent",
            Level::Employee => "employee",
        }
    }

    /// The level that a file names, if it is one.
    pub fn from_id(id: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.id() == id)
    }
}
