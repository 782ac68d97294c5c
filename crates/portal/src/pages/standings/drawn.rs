//! The map of an award: each province in the colour and under the mark of how it stands.

use std::collections::BTreeMap;

use judge::{AwardResult, Judged, Standing};
use reference::Level;
use wording::Words;
use wording::rows::result;

use super::class;
use crate::map::{MapView, Shape};

/// The map, where the award is one of provinces.
pub(super) fn map(
    judged: &Judged<'_>,
    award: &AwardResult,
    is_status: bool,
    here: &str,
    words: Words,
) -> Option<MapView> {
    if award.recipients != Level::Province {
        return None;
    }
    let drawn = reference::map::on(judged.plan.cut_off);
    let standings: Vec<Standing> = award.standings.iter().collect();
    let by_code: BTreeMap<&str, &Standing> =
        standings.iter().map(|standing| (judged.judgement.code(standing.row), standing)).collect();
    let shape = |outline: &'static reference::map::Outline| {
        let standing = by_code.get(outline.code);
        let name = reference::units::look_up(outline.code, judged.plan.cut_off);
        let name = name.map_or(outline.code, |unit| words.short_name(&unit.name)).to_owned();
        let says = match standing {
            Some(standing) => {
                let rank = standing.rank.map(|rank| format!("{} {rank} · ", words.say("table-rank")));
                format!("{}{}", rank.unwrap_or_default(), result(award, standing, is_status, words))
            }
            None => words.say("portal-no-figures"),
        };
        let fill = standing.map_or("absent", |standing| class(award, standing));
        Shape {
            code: outline.code,
            outline: outline.path,
            at: outline.at,
            mark: match (fill, standing.and_then(|standing| standing.rank)) {
                ("selected", Some(rank)) if award.quota.is_some() => rank.to_string(),
                (fill, _) => mark(fill).to_owned(),
            },
            fill,
            leads_to: match standing {
                Some(_) => format!("{here}/units/{}?award={}", outline.code, award.award),
                None => String::new(),
            },
            name,
            says,
        }
    };
    let shapes: Vec<Shape> = drawn.provinces.iter().map(shape).collect();
    let legend = ["selected", "tied", "eligible", "open", "not-eligible", "disqualified", "absent"];
    let legend = legend.into_iter().map(|fill| {
        let count = shapes.iter().filter(|shape| shape.fill == fill).count();
        (fill, mark(fill), words.say(&format!("portal-map-{fill}")), count)
    });
    let legend = legend.filter(|(_, _, _, count)| *count > 0).collect();
    Some(MapView { view: drawn.view, islands: drawn.islands, shapes, legend })
}

/// The sign on a province beside its colour, for those who cannot tell the colours apart. What has none differs by its pattern.
fn mark(fill: &str) -> &'static str {
    match fill {
        "selected" => "✓",
        "tied" => "=",
        "disqualified" => "×",
        _ => "",
    }
}
