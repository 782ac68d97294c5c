//! Notes on cells: a text and the box that shows it, beside those that are already there.

use super::cells::Noted;
use super::parts::{Parts, with_child};
use crate::a1::cell_name;
use crate::package::{Edits, Refusal, Tag, TagKind, escaped, tags};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// A drawing numbers its boxes within a block of so many.
const BLOCK: usize = 1024;

/// Blocks below this are left to the workbook's own boxes.
const FIRST_BLOCK: usize = 300;

/// The author of our notes.
pub(super) const AUTHOR: &str = "Thi Đua";

/// Adds notes to a sheet. More than a drawing can number stand in the list alone.
pub(super) fn add(parts: &mut Parts<'_>, sheet: &str, number: usize, noted: &[Noted]) -> Result<(), Refusal> {
    let noted = &noted[..noted.len().min(BLOCK - 1)];
    let (comments, text) = match parts.related(sheet, "comments")? {
        Some(part) => (part.clone(), parts.needed(&part)?),
        None => {
            let part = parts.new_name("xl/comments", ".xml");
            parts.relate(sheet, "comments", &part)?;
            parts.declare(&part, COMMENTS)?;
            (
                part,
                format!(
                    "<comments xmlns=\"{MAIN}\"><authors></authors><commentList></commentList></comments>"
                ),
            )
        }
    };
    let (text, boxed) = with_notes(&text, noted)?;
    parts.set(&comments, text);
    boxes(parts, sheet, number, &boxed)
}

/// The notes with ours added, and the cells that had none before. A cell that has a note keeps it, and ours is written
/// below.
fn with_notes(text: &str, noted: &[Noted]) -> Result<(String, Vec<(u32, u32)>), Refusal> {
    let all = tags(text)?;
    let p = all.first().map_or("", |tag| tag.prefix);
    let authors = all.iter().filter(|tag| tag.name == "author" && tag.kind != TagKind::End).count();
    let run = |text: &str| format!("<{p}r><{p}t xml:space=\"preserve\">{}</{p}t></{p}r>", escaped(text));
    let mut edits = Edits::default();
    let (mut new, mut boxed) = (String::new(), Vec::new());
    for ((row, column), text) in noted {
        let name = cell_name(*row, *column);
        let there = all.iter().position(|tag| {
            tag.name == "comment" && tag.kind == TagKind::Start && tag.attribute("ref") == Some(&name)
        });
        let end = there.and_then(|i| {
            all[i..]
                .iter()
                .take_while(|tag| !(tag.name == "comment" && tag.kind == TagKind::End))
                .find(|tag| tag.name == "text" && tag.kind == TagKind::End)
        });
        match end {
            Some(end) => edits.insert(end.span.start, run(&format!("\n{text}"))),
            None => {
                new.push_str(&format!(
                    "<{p}comment ref=\"{name}\" authorId=\"{authors}\"><{p}text>{}</{p}text></{p}comment>",
                    run(text)
                ));
                boxed.push((*row, *column));
            }
        }
    }
    let text = edits.apply(text);
    let text = with_child(&text, "authors", |p| format!("<{p}author>{AUTHOR}</{p}author>"))?;
    Ok((with_child(&text, "commentList", |_| new)?, boxed))
}

/// Adds the boxes in which a spreadsheet shows notes.
fn boxes(parts: &mut Parts<'_>, sheet: &str, number: usize, cells: &[(u32, u32)]) -> Result<(), Refusal> {
    let shapes: String = cells.iter().enumerate().map(|(i, cell)| shape(number, i + 1, *cell)).collect();
    let drawing = legacy_drawing(parts, sheet)?;
    let (part, text) = match drawing {
        Some(part) => (part.clone(), parts.needed(&part)?),
        None => {
            let part = parts.new_name("xl/drawings/vmlDrawing", ".vml");
            let id = parts.relate(sheet, "vmlDrawing", &part)?;
            parts.declare(&part, DRAWING)?;
            let text = parts.needed(sheet)?;
            let namespace = parts.relation_namespace()?;
            parts.set(sheet, with_drawing(&text, &id, namespace)?);
            (part, empty_drawing(number))
        }
    };
    parts.set(&part, with_child(&text, "xml", |_| shapes)?);
    Ok(())
}

/// The drawing that already shows notes of a sheet: the one that the sheet itself names, not that of its page headers.
fn legacy_drawing(parts: &mut Parts<'_>, sheet: &str) -> Result<Option<String>, Refusal> {
    let text = parts.needed(sheet)?;
    let all = tags(&text)?;
    let Some(tag) = all.iter().find(|tag| tag.name == "legacyDrawing") else { return Ok(None) };
    let id = ["r:id", "ns0:id", "d3p1:id"].iter().find_map(|name| tag.attribute(name));
    let Some(list) = parts.text(&crate::package::relations_of(sheet))? else { return Ok(None) };
    let relations = tags(&list)?;
    let relation = relations.iter().find(|r| r.name == "Relationship" && r.attribute("Id") == id);
    Ok(relation.and_then(|r| r.attribute("Target")).map(|t| crate::package::resolve(sheet, t)))
}

/// What must stand behind the reference to a drawing of notes.
const BEHIND: [&str; 8] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// A sheet that names its drawing of notes.
fn with_drawing(text: &str, id: &str, namespace: &str) -> Result<String, Refusal> {
    let all = tags(text)?;
    let p = all.first().map_or("", |tag| tag.prefix);
    let reference = format!("<{p}legacyDrawing xmlns:r=\"{namespace}\" r:id=\"{id}\"/>");
    // `extLst` also stands inside other elements: only those directly in the sheet count.
    let mut depth = 0;
    let mut place = None;
    for tag in &all {
        let outermost = depth == 1 && tag.kind != TagKind::End;
        if (outermost && BEHIND.contains(&tag.name)) || (depth == 1 && tag.kind == TagKind::End) {
            place = Some(tag.span.start);
            break;
        }
        depth += match tag.kind {
            TagKind::Start => 1,
            TagKind::End => -1,
            TagKind::Empty => 0,
        };
    }
    let place = place.ok_or_else(|| Refusal::Damaged("a sheet without an end".into()))?;
    let mut edits = Edits::default();
    edits.insert(place, reference);
    Ok(edits.apply(text))
}

fn empty_drawing(number: usize) -> String {
    format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">\
         <o:idmap v:ext=\"edit\" data=\"{}\"/></o:shapelayout>{SHAPE_TYPE}</xml>",
        FIRST_BLOCK + number
    )
}

const SHAPE_TYPE: &str = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
    path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>\
    <v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

/// The box of one note. It declares its own namespaces: drawings of other programs may use other prefixes.
fn shape(number: usize, i: usize, (row, column): (u32, u32)) -> String {
    let id = (FIRST_BLOCK + number) * BLOCK + i;
    let (row, column) = (row - 1, column - 1);
    format!(
        "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\" id=\"_x0000_s{id}\" type=\"#_x0000_t202\" \
         style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:90pt;z-index:{i};\
         visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>\
         <v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
         <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
         <x:Anchor>{}, 15, {row}, 2, {}, 15, {}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
         <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
        column + 1,
        column + 5,
        row + 7
    )
}

impl Tag<'_> {}
