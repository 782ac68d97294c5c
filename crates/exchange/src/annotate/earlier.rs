//! Marks of an earlier time are taken out before new ones are made. Only the fill of a cell stays as it is: what it was
//! before is not known any more.

use super::notes::AUTHOR;
use super::parts::Parts;
use crate::a1;
use crate::package::{Edits, Refusal, Tag, TagKind, tags};

/// Takes the cells of our columns out of a sheet, and our notes with their boxes.
pub(super) fn remove(parts: &mut Parts<'_>, part: &str, columns: &[u32]) -> Result<(), Refusal> {
    if !columns.is_empty() {
        let text = parts.needed(part)?;
        let text = without_columns(&text, columns)?;
        parts.set(part, text);
    }
    let Some(comments) = parts.related(part, "comments")? else { return Ok(()) };
    let text = parts.needed(&comments)?;
    let (text, removed) = without_notes(&text)?;
    if removed.is_empty() {
        return Ok(());
    }
    parts.set(&comments, text);
    if let Some(drawing) = parts.related(part, "vmlDrawing")? {
        let text = parts.needed(&drawing)?;
        let text = without_boxes(&text, &removed)?;
        parts.set(&drawing, text);
    }
    Ok(())
}

fn without_columns(text: &str, columns: &[u32]) -> Result<String, Refusal> {
    let all = tags(text)?;
    let mut edits = Edits::default();
    // A cell without a name stands where the one before it says.
    let mut column = 0;
    for (i, tag) in all.iter().enumerate().filter(|(_, tag)| tag.kind != TagKind::End) {
        match tag.name {
            "row" => column = 0,
            "c" => {
                column = tag.attribute("r").and_then(a1::cell_of).map_or(column + 1, |(_, column)| column);
                if columns.contains(&column) {
                    edits.replace(whole(&all, i), "");
                }
            }
            _ => {}
        }
    }
    Ok(edits.apply(text))
}

/// Notes without those of our own hand, and the cells of these.
fn without_notes(text: &str) -> Result<(String, Vec<(u32, u32)>), Refusal> {
    let all = tags(text)?;
    let authors = all.iter().filter(|tag| tag.name == "author" && tag.kind != TagKind::End);
    let ours: Vec<String> = authors
        .enumerate()
        .filter(|(_, tag)| text[tag.span.end..].starts_with(&format!("{AUTHOR}</")))
        .map(|(number, _)| number.to_string())
        .collect();
    let mut edits = Edits::default();
    let mut removed = Vec::new();
    for (i, tag) in all.iter().enumerate().filter(|(_, t)| t.name == "comment" && t.kind == TagKind::Start) {
        let is_ours = tag.attribute("authorId").is_some_and(|id| ours.iter().any(|our| our == id));
        if let Some(cell) = tag.attribute("ref").and_then(a1::cell_of).filter(|_| is_ours) {
            edits.replace(whole(&all, i), "");
            removed.push(cell);
        }
    }
    Ok((edits.apply(text), removed))
}

fn without_boxes(text: &str, removed: &[(u32, u32)]) -> Result<String, Refusal> {
    let all = tags(text)?;
    let mut edits = Edits::default();
    for (i, _) in all.iter().enumerate().filter(|(_, t)| t.name == "shape" && t.kind == TagKind::Start) {
        let span = whole(&all, i);
        let number = |name: &str| {
            let tag = all[i..].iter().find(|tag| tag.name == name && tag.kind == TagKind::Start)?;
            let inside = tag.span.end < span.end;
            text[tag.span.end..].split('<').next()?.trim().parse::<u32>().ok().filter(|_| inside)
        };
        if let (Some(row), Some(column)) = (number("Row"), number("Column"))
            && removed.contains(&(row.saturating_add(1), column.saturating_add(1)))
        {
            edits.replace(span, "");
        }
    }
    Ok(edits.apply(text))
}

/// The bytes of an element, from its first tag to its last.
fn whole(all: &[Tag<'_>], start: usize) -> std::ops::Range<usize> {
    let tag = &all[start];
    let end = match tag.kind {
        TagKind::Empty => Some(tag),
        _ => all[start..].iter().find(|end| end.kind == TagKind::End && end.name == tag.name),
    };
    tag.span.start..end.map_or(tag.span.end, |end| end.span.end)
}
