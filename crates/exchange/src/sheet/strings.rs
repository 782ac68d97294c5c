//! The texts that the cells of a workbook share.

use crate::package::{Damaged, Piece, Xml};

/// Reads the shared texts, in order. Phonetic guides beside a text are not part of it.
pub(super) fn shared(part: &str) -> Result<Vec<String>, Damaged> {
    let mut all = Vec::new();
    let mut xml = Xml::new(part);
    let mut text = String::new();
    let (mut inside, mut guide) = (false, false);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Start("si", _) => text.clear(),
            Piece::End("si") => all.push(without_escapes(std::mem::take(&mut text))),
            Piece::Start("t", _) => inside = true,
            Piece::End("t") => inside = false,
            Piece::Start("rPh", _) => guide = true,
            Piece::End("rPh") => guide = false,
            Piece::Text(part) if inside && !guide => text.push_str(&part),
            _ => {}
        }
    }
    Ok(all)
}

/// Line ends that a workbook writes as `_x000D_` and the like.
pub(super) fn without_escapes(text: String) -> String {
    if !text.contains("_x00") {
        return text;
    }
    text.replace("_x000D_", "").replace("_x000A_", "\n").replace("_x0009_", "\t")
}
