//! What a reader asks of standings: which award, whose, in which order. All of it stands in the address, so that a view can be
//! sent to somebody and exported as it is seen.

use std::cmp::Ordering;

use exact::Ratio;
use judge::{AwardResult, Judged, Standing};
use reference::{Unit, alphabet};
use serde::Deserialize;
use wording::Words;
use wording::rows::{ShownMeasure, in_reading_order};

use crate::frame::escaped;

/// What stands in the address behind the question mark.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// The award.
    pub award: Option<String>,
    /// The group, where the letter makes standings within groups.
    pub group: Option<String>,
    /// The region whose units are shown.
    pub region: Option<String>,
    /// The cluster whose units are shown.
    pub cluster: Option<String>,
    /// The beginning of a name, or a code.
    pub q: Option<String>,
    /// The column in whose order they stand, with a `-` before it for the other way round.
    pub sort: Option<String>,
}

/// A column that rows can stand in the order of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// By rank, then by how near they are to an award: the order of the judge.
    Rank,
    /// By name, as the Vietnamese alphabet has it.
    Unit,
    /// By the rank within the region.
    Within,
    /// By a measure, by its place among those shown.
    Measure(usize),
}

impl Column {
    /// Its name in addresses.
    pub(crate) fn id(self) -> String {
        match self {
            Column::Rank => "rank".to_owned(),
            Column::Unit => "unit".to_owned(),
            Column::Within => "within".to_owned(),
            Column::Measure(place) => format!("m{place}"),
        }
    }

    fn from_id(id: &str) -> Option<Column> {
        match id {
            "rank" => Some(Column::Rank),
            "unit" => Some(Column::Unit),
            "within" => Some(Column::Within),
            _ => id.strip_prefix('m')?.parse().ok().map(Column::Measure),
        }
    }
}

impl Asked {
    fn text(of: &Option<String>) -> Option<&str> {
        of.as_deref().map(str::trim).filter(|text| !text.is_empty())
    }

    /// The region asked for.
    pub(crate) fn region(&self) -> Option<&str> {
        Asked::text(&self.region)
    }

    /// The cluster asked for.
    pub(crate) fn cluster(&self) -> Option<&str> {
        Asked::text(&self.cluster)
    }

    /// What is looked for.
    pub(crate) fn search(&self) -> &str {
        Asked::text(&self.q).unwrap_or_default()
    }

    /// Whether not all units are shown.
    pub(crate) fn narrows(&self) -> bool {
        self.region().is_some() || self.cluster().is_some() || !self.search().is_empty()
    }

    /// The column asked for, and whether the other way round.
    pub(crate) fn order(&self) -> (Column, bool) {
        let asked = self.sort.as_deref().unwrap_or_default();
        let (id, turned) = asked.strip_prefix('-').map_or((asked, false), |id| (id, true));
        Column::from_id(id).map_or((Column::Rank, false), |column| (column, turned))
    }

    /// Whether a unit is among those asked for. `short` is its name as tables have it.
    pub(crate) fn takes_in(&self, unit: &Unit, short: &str) -> bool {
        let search = self.search();
        self.region().is_none_or(|region| unit.region.as_deref() == Some(region))
            && self.cluster().is_none_or(|cluster| unit.cluster.as_deref() == Some(cluster))
            && (unit.code.as_str() == search
                || alphabet::finds(search, &unit.name)
                || alphabet::finds(search, short))
    }

    /// The query of the same view of an award, with `?` before it.
    pub(crate) fn query(&self) -> String {
        let sort = self.sort.as_deref();
        let fields = [
            ("award", Asked::text(&self.award)),
            ("group", self.group.as_deref()),
            ("region", self.region()),
            ("cluster", self.cluster()),
            ("q", Asked::text(&self.q)),
            ("sort", sort.filter(|sort| !sort.is_empty())),
        ];
        let fields = fields.into_iter().filter_map(|(name, text)| Some(format!("{name}={}", escaped(text?))));
        let query: Vec<String> = fields.collect();
        if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) }
    }

    /// The query that puts rows in the order of a column; of the one they stand in, the other way round.
    pub(crate) fn sorted_by(&self, column: Column) -> String {
        let (now, turned) = self.order();
        // More is mostly better: measures begin with the highest.
        let first = matches!(column, Column::Measure(_));
        let turn = if now == column { !turned } else { first };
        let sort = format!("{}{}", if turn { "-" } else { "" }, column.id());
        Asked { sort: Some(sort), ..self.clone() }.query()
    }

    /// What is said of a column's order to those who cannot see it: `ascending`, `descending`, or nothing.
    pub(crate) fn said(&self, column: Column) -> &'static str {
        match self.order() {
            (now, _) if now != column || self.sort.is_none() => "",
            (_, false) => "ascending",
            (_, true) => "descending",
        }
    }
}

/// The standings that are asked for, in the order that is asked for. What is not known comes last either way.
pub(crate) fn chosen(
    judged: &Judged<'_>,
    award: &AwardResult,
    asked: &Asked,
    measures: &[ShownMeasure],
    within: impl Fn(u32) -> Option<u32>,
    words: Words,
) -> Vec<Standing> {
    let unit = |standing: &Standing| &judged.sheet.roster.rows()[standing.row as usize].unit;
    let short = |standing: &Standing| words.short_name(&unit(standing).name).to_owned();
    let mut standings = in_reading_order(award);
    standings.retain(|standing| asked.takes_in(unit(standing), &short(standing)));
    let (column, turned) = asked.order();
    let turn = |order: Ordering| if turned { order.reverse() } else { order };
    match column {
        Column::Rank if turned => standings.reverse(),
        Column::Rank => {}
        Column::Unit => {
            let mut named: Vec<(String, Standing)> = standings.into_iter().map(|s| (short(&s), s)).collect();
            named.sort_by(|a, b| turn(alphabet::compare(&a.0, &b.0)));
            standings = named.into_iter().map(|(_, standing)| standing).collect();
        }
        Column::Within => {
            standings.sort_by(|a, b| last_unknown(within(a.row), within(b.row), turn));
        }
        Column::Measure(place) => {
            let value = |standing: &Standing| -> Option<Ratio> {
                measures.get(place)?.value(judged, standing).map(|(value, _)| value)
            };
            let mut valued: Vec<(Option<Ratio>, Standing)> =
                standings.into_iter().map(|s| (value(&s), s)).collect();
            valued.sort_by(|a, b| last_unknown(a.0.as_ref(), b.0.as_ref(), turn));
            standings = valued.into_iter().map(|(_, standing)| standing).collect();
        }
    }
    standings
}

fn last_unknown<T: Ord>(a: Option<T>, b: Option<T>, turn: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => turn(a.cmp(&b)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_turned_by_asking_twice() {
        let asked = Asked { award: Some("health".to_owned()), ..Asked::default() };
        assert_eq!(asked.sorted_by(Column::Unit), "?award=health&sort=unit");
        assert_eq!(asked.sorted_by(Column::Measure(2)), "?award=health&sort=-m2", "the highest first");
        assert_eq!(asked.said(Column::Rank), "", "nobody asked for an order");
        let by_name = Asked { sort: Some("unit".to_owned()), ..asked.clone() };
        assert_eq!(by_name.said(Column::Unit), "ascending");
        assert_eq!(by_name.sorted_by(Column::Unit), "?award=health&sort=-unit");
        let nonsense = Asked { sort: Some("-x;y".to_owned()), ..asked };
        assert_eq!(nonsense.order(), (Column::Rank, false));
    }

    #[test]
    fn a_view_is_whole_in_its_address() {
        let asked = Asked {
            award: Some("health".to_owned()),
            region: Some("Đông Nam Bộ".to_owned()),
            q: Some(" ba ria ".to_owned()),
            ..Asked::default()
        };
        assert_eq!(asked.query(), "?award=health&region=%C4%90%C3%B4ng%20Nam%20B%E1%BB%99&q=ba%20ria");
        assert!(asked.narrows() && !Asked::default().narrows());
        assert_eq!(Asked { q: Some("  ".to_owned()), ..Asked::default() }.query(), "");
    }

    #[test]
    fn what_is_not_known_comes_last_either_way() {
        let same = |order: Ordering| order;
        assert_eq!(last_unknown(Some(1), None, same), Ordering::Less);
        assert_eq!(last_unknown(Some(1), None, Ordering::reverse), Ordering::Less);
        assert_eq!(last_unknown(Some(1), Some(2), Ordering::reverse), Ordering::Greater);
        assert_eq!(last_unknown::<i32>(None, None, same), Ordering::Equal);
    }
}
