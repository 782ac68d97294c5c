//! The country drawn: the outlines of its provinces, with Hoàng Sa and Trường Sa.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::units::REORGANISED;

const PROVINCES_63: &str = include_str!("../../../reference/map/provinces_63.svg");
const PROVINCES_34: &str = include_str!("../../../reference/map/provinces_34.svg");

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
    /// A point well within it, for a mark or a number: `120.5 87`, across and down.
    pub at: (&'static str, &'static str),
}

/// The map of the provinces of a day: of the 63 to 30 June 2025, of the 34 since.
pub fn on(date: Date) -> &'static Map {
    static OF_63: LazyLock<Map> = LazyLock::new(|| read(PROVINCES_63));
    static OF_34: LazyLock<Map> = LazyLock::new(|| read(PROVINCES_34));
    if date < REORGANISED { &OF_63 } else { &OF_34 }
}

/// Reads a file that this house wrote: a test holds it to the list of provinces.
fn read(svg: &'static str) -> Map {
    let islands = svg.find("<g id=\"archipelagos\"").map_or("", |at| &svg[at..]);
    let provinces = svg[..svg.len() - islands.len()].split("<path ").skip(1).filter_map(|path| {
        let at = attribute(path, "data-at")?.split_once(' ')?;
        Some(Outline { code: attribute(path, "data-code")?, path: attribute(path, "d")?, at })
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
        for (day, count) in
            [(date(2022, 6, 30), 63), (date(2025, 6, 30), 63), (REORGANISED, 34), (date(2026, 12, 31), 34)]
        {
            let map = on(day);
            let drawn: Vec<&str> = map.provinces.iter().map(|outline| outline.code).collect();
            let provinces = units::on(Level::Province, day);
            assert_eq!(drawn, provinces.iter().map(|unit| unit.code.as_str()).collect::<Vec<_>>());
            assert_eq!(drawn.len(), count);
            assert!(map.provinces.iter().all(|outline| outline.path.starts_with('M')));
            assert_eq!(map.view, "0 0 640 735");
            for name in ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"] {
                assert!(map.islands.contains(name), "{name} on {day}");
            }
            assert!(!map.islands.contains("svg"));
            // What lies off the coast belongs to a province of its day.
            for part in map.islands.split("data-code=\"").skip(1) {
                let code = part.split('"').next().unwrap();
                assert!(drawn.contains(&code), "{code} on {day}");
            }
        }
    }

    #[test]
    fn marks_stand_on_their_provinces() {
        for day in [date(2022, 6, 30), REORGANISED] {
            for outline in &on(day).provinces {
                let whole = |text: &str| text.split('.').next().and_then(|whole| whole.parse::<i32>().ok());
                let (x, y) = (whole(outline.at.0).unwrap(), whole(outline.at.1).unwrap());
                assert!((0..=640).contains(&x) && (0..=735).contains(&y), "{}: {x} {y}", outline.code);
            }
        }
    }
}
