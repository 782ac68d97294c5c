//! A few values in a row, drawn small: how a measure went from round to round, beside the limit it is held to.
//!
//! For drawing only: the table beside it has the numbers.

use exact::Ratio;

/// The drawing's width and height, and the margin around what is drawn.
pub(crate) const WIDTH: i128 = 320;
/// Its height.
pub(crate) const HEIGHT: i128 = 120;
const MARGIN: i128 = 24;

/// A value in a round.
pub(crate) struct Value {
    /// What the round is called.
    pub round: String,
    /// The value, where it is known.
    pub value: Option<Ratio>,
    /// The value as it is shown.
    pub shown: String,
    /// The limit that it is held to, where there is one.
    pub limit: Option<Ratio>,
}

/// A drawing.
pub(crate) struct Chart {
    /// What is drawn.
    pub label: String,
    /// What it shows, for those who cannot see it.
    pub says: String,
    /// The points of the line through the values, as SVG writes them.
    pub line: String,
    /// The points of the line through the limits.
    pub limits: String,
    /// Each known value: across, down, where its words stand, and the words.
    pub points: Vec<Point>,
}

/// A value in a drawing.
pub(crate) struct Point {
    pub x: i128,
    pub y: i128,
    /// Where its words stand: above the point, or below where there is no room.
    pub words_y: i128,
    pub shown: String,
}

/// Draws values; nothing where fewer than two are known.
pub(crate) fn chart(label: String, values: &[Value]) -> Option<Chart> {
    let known: Vec<&Ratio> = values.iter().filter_map(|value| value.value.as_ref()).collect();
    if known.len() < 2 {
        return None;
    }
    let all = || known.iter().copied().chain(values.iter().filter_map(|value| value.limit.as_ref()));
    let (low, high) = (all().min()?.clone(), all().max()?.clone());
    let span = high.minus(&low);
    let down = |value: &Ratio| {
        let share =
            value.minus(&low).divided_by(&span).unwrap_or_else(|| Ratio::new(1, 2).unwrap_or(Ratio::ZERO));
        let room = HEIGHT - 2 * MARGIN - 8;
        let up = share.times(&Ratio::int(room)).floor().to_whole().unwrap_or(0).clamp(0, room);
        HEIGHT - MARGIN - up
    };
    let steps = (values.len() as i128 - 1).max(1);
    let across = |place: usize| MARGIN + 16 + (WIDTH - 2 * MARGIN - 32) * place as i128 / steps;
    let (mut line, mut limits, mut points) = (Vec::new(), Vec::new(), Vec::new());
    for (place, value) in values.iter().enumerate() {
        let x = across(place);
        if let Some(number) = &value.value {
            let y = down(number);
            line.push(format!("{x},{y}"));
            let words_y = if y > MARGIN + 14 { y - 9 } else { y + 20 };
            points.push(Point { x, y, words_y, shown: value.shown.clone() });
        }
        if let Some(limit) = &value.limit {
            limits.push(format!("{x},{}", down(limit)));
        }
    }
    let says: Vec<String> = values.iter().map(|value| format!("{}: {}", value.round, value.shown)).collect();
    Some(Chart {
        says: format!("{label}. {}", says.join("; ")),
        label,
        line: line.join(" "),
        limits: limits.join(" "),
        points,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(number: Option<i128>, limit: Option<i128>) -> Value {
        Value {
            round: "Q".to_owned(),
            value: number.map(Ratio::int),
            shown: number.map_or_else(|| "?".to_owned(), |number| number.to_string()),
            limit: limit.map(Ratio::int),
        }
    }

    #[test]
    fn more_is_higher_and_what_is_not_known_is_not_drawn() {
        let values = [value(Some(10), Some(20)), value(None, Some(20)), value(Some(30), None)];
        let drawn = chart("x".to_owned(), &values).unwrap();
        assert_eq!(drawn.points.len(), 2);
        assert!(drawn.points[0].y > drawn.points[1].y, "down is less");
        assert_eq!(drawn.limits.split(' ').count(), 2);
        assert_eq!(drawn.says, "x. Q: 10; Q: ?; Q: 30");
        for point in &drawn.points {
            assert!((0..=WIDTH).contains(&point.x) && (0..=HEIGHT).contains(&point.y));
            assert!((0..=HEIGHT).contains(&point.words_y));
        }
    }

    #[test]
    fn one_value_is_no_trend_and_equal_ones_are_a_line() {
        assert!(chart("x".to_owned(), &[value(Some(1), None), value(None, None)]).is_none());
        let level = chart("x".to_owned(), &[value(Some(5), None), value(Some(5), None)]).unwrap();
        assert_eq!(level.points[0].y, level.points[1].y);
    }
}
