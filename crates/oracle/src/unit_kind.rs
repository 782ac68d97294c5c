//! What kind of unit a code stands for.

/// The kind of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// The country as a whole: never competes.
    Nation,
    /// A provincial office.
    Province,
    /// A commune.
    Commune,
    /// A unit directly under Vietnam Social Security.
    CentralUnit,
}

impl UnitKind {
    /// Tells the kind by the code: `VN`; two digits; five digits; `TW-…`.
    pub fn of(code: &str) -> Option<UnitKind> {
        let digits = code.bytes().all(|b| b.is_ascii_digit());
        if code == "VN" {
            Some(UnitKind::Nation)
        } else if code.starts_with("TW-") {
            Some(UnitKind::CentralUnit)
        } else if digits && code.len() == 2 {
            Some(UnitKind::Province)
        } else if digits && code.len() == 5 {
            Some(UnitKind::Commune)
        } else {
            None
        }
    }

    /// The word in the JSON.
    pub fn word(self) -> &'static str {
        match self {
            UnitKind::Nation => "nation",
            UnitKind::Province => "province",
            UnitKind::Commune => "commune",
            UnitKind::CentralUnit => "central_unit",
        }
    }
}
