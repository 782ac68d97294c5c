//! The country drawn: the outlines of its provinces, with Hoàng Sa and Trường Sa.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::units::REORGANISED;

const PROVINCES_63: &str = include_str!("../../../reference/map/provinces_63.svg");

/// A map of the country's provinces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// The part of the plane that is drawn, as SVG writes it: `0 0 640 735`.
    pub view: &'static str,
    /// The provinces, in code order.
    pub provinces: Vec<Outline>,
    /// The archipelagos and the outer islands, as SVG.
    pub islands: &'static str,
}

/// The outline of a province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The province's code.
    pub code: &'static str,
    /// Its border, as the data of an SVG path.
    pub path: &'static str,
}

/// The map of the provinces of a day; `None` for days whose provinces are not drawn yet (from 1 July 2025).
pub fn on(date: Date) -> Option<&'static Map> {
    static OF_63: LazyLock<Map> = LazyLock::new(|| read(PROVINCES_63));
    (date < REORGANISED).then_some(&*OF_63)
}

/// Reads a file that this house wrote: a test holds it to the list of provinces.
fn read(svg: &'static str) -> Map {
    let islands = svg.find("<g id=\"archipelagos\"").map_or("", |at| &svg[at..]);
    let provinces = svg[..svg.len() - islands.len()].split("<path ").skip(1).filter_map(|path| {
        Some(Outline { code: attribute(path, "data-code")?, path: attribute(path, "d")? })
    });
    Map {
        view: attribute(svg, "viewBox").unwrap_or_default(),
        provinces: provinces.collect(),
        islands: islands.strip_suffix("</svg>").unwrap_or(islands.trim_end().trim_end_matches("</svg>")),
    }
}

/// The value of an attribute of the tag that a text starts in.
fn attribute(text: &'static str, name: &str) -> Option<&'static str> {
    let (_, rest) =
        text.split_once(&format!(" {name}=\"")).or_else(|| text.split_once(&format!("{name}=\"")))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{Level, units};

    #[test]
    fn every_province_is_drawn_and_the_archipelagos_are_there() {
        let map = on(date(2022, 6, 30)).unwrap();
        let drawn: Vec<&str> = map.provinces.iter().map(|outline| outline.code).collect();
        let provinces = units::on(Level::Province, date(2022, 6, 30));
        assert_eq!(drawn, provinces.iter().map(|unit| unit.code.as_str()).collect::<Vec<_>>());
        assert!(map.provinces.iter().all(|outline| outline.path.starts_with('M')));
        assert_eq!(map.view, "0 0 640 735");
        for name in ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"] {
            assert!(map.islands.contains(name));
        }
        assert!(!map.islands.contains("svg"));
    }
}
