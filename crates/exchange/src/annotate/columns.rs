//! The width of the column that is added.

use crate::package::{Edits, Tag, TagKind};

/// Wide enough for a sentence.
const WIDTH: u32 = 70;

/// Makes a column wide; columns of which a span holds it keep their widths.
pub(super) fn widen(tags: &[Tag<'_>], column: u32, edits: &mut Edits) {
    let prefix = tags.first().map_or("", |tag| tag.prefix);
    let wide =
        format!("<{prefix}col min=\"{column}\" max=\"{column}\" width=\"{WIDTH}\" customWidth=\"1\"/>");
    let list = tags.iter().find(|tag| tag.name == "cols");
    let Some(list) = list.filter(|tag| tag.kind == TagKind::Start) else {
        let cols = format!("<{prefix}cols>{wide}</{prefix}cols>");
        match list {
            Some(empty) => edits.replace(empty.span.clone(), cols),
            None => {
                if let Some(data) = tags.iter().find(|tag| tag.name == "sheetData") {
                    edits.insert(data.span.start, cols);
                }
            }
        }
        return;
    };
    let number = |tag: &Tag<'_>, name: &str| tag.attribute(name).and_then(|n| n.parse::<u32>().ok());
    let spans = || tags.iter().filter(|tag| tag.name == "col" && tag.kind != TagKind::End);
    for tag in spans() {
        let (Some(first), Some(last)) = (number(tag, "min"), number(tag, "max")) else { continue };
        if (first..=last).contains(&column) {
            let part = |from: u32, to: u32| {
                let once = tag.with("min", &from.to_string());
                Tag { text: &once, ..tag.clone() }.with("max", &to.to_string())
            };
            let before = if first < column { part(first, column - 1) } else { String::new() };
            let after = if last > column { part(column + 1, last) } else { String::new() };
            return edits.replace(tag.span.clone(), format!("{before}{wide}{after}"));
        }
    }
    let later = spans().find(|tag| number(tag, "min").is_some_and(|first| first > column));
    let end = tags.iter().find(|tag| tag.name == "cols" && tag.kind == TagKind::End);
    if let Some(tag) = later.or(end) {
        edits.insert(tag.span.start, wide);
    } else {
        edits.insert(list.span.end, wide);
    }
}
