//! stub
use crate::Indicator;
/// stub
pub fn find(_id: &str) -> Option<&'static Indicator> {
    None
}
