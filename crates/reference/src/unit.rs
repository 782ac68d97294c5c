//! An organisation unit as it stood on a day.

use std::fmt;
use std::sync::Arc;

use crate::Level;

/// The code of a unit: `24` (a province), `001` (a district), `00004` (a commune), `VN` (the country).
///
/// Codes are text: leading zeros count. The order of codes is the order of their bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitCode(Arc<str>);

impl UnitCode {
    /// The code of the country as a whole.
    pub const NATION: &'static str = "VN";

    /// Takes a code as it stands.
    pub fn new(code: &str) -> UnitCode {
        UnitCode(Arc::from(code))
    }

    /// Whether a text is this code without its leading zeros, as spreadsheets leave it: `1` for `01`.
    pub fn lacks_zeros(&self, text: &str) -> bool {
        let (code, text) = (&*self.0, text.trim());
        code.starts_with('0')
            && text.len() < code.len()
            && code.trim_start_matches('0') == text.trim_start_matches('0')
    }

    /// The code's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for UnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for UnitCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A unit on a given day: what it is called, what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its code on that day.
    pub code: UnitCode,
    /// Its kind.
    pub level: Level,
    /// Its full Vietnamese name: `Tỉnh Bắc Giang`, `Thành phố Hà Nội`.
    pub name: String,
    /// The unit above it, where it has one.
    pub parent: Option<UnitCode>,
    /// The socio-economic region it lies in, where it is known.
    pub region: Option<String>,
    /// Its emulation cluster or bloc, where it is known.
    pub cluster: Option<String>,
}
