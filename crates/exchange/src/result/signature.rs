//! Where a sheet is signed: who drew it up, and who heads the unit.

use rust_xlsxwriter::XlsxError;

use super::leaf::Leaf;

/// Rows left for a signature and a seal.
const ROOM: u32 = 4;

/// Writes the places for two signatures; day and place stay open.
pub(super) fn write(leaf: &mut Leaf<'_, '_>) -> Result<(), XlsxError> {
    let (middle, last) = (leaf.middle_column(), leaf.last_column());
    let (words, looks) = (leaf.paper.words, &leaf.paper.looks);
    let first = leaf.row;
    leaf.end_row()?;
    leaf.across(middle, last, &words.say("result-place-and-day"), &looks.sign)?;
    leaf.end_row()?;
    for (left, right, look) in [
        ("result-drawn-up-by", "result-head-of-unit", &looks.signer),
        ("result-signs", "result-signs-and-seals", &looks.sign),
    ] {
        leaf.across(0, middle - 1, &words.say(left), look)?;
        leaf.across(middle, last, &words.say(right), look)?;
        leaf.end_row()?;
    }
    for _ in 1..ROOM {
        leaf.end_row()?;
    }
    // A blank in the last row makes it print the room above.
    leaf.text(last, " ", &looks.line)?;
    leaf.end_row()?;
    leaf.keep_together(first)
}
