//! How far results may be relied on: whether they are final, and how complete the figures are that they rest on.

use judge::{Judged, Outcome};
use store::RoundState;
use wording::Words;

use crate::ground::Seen;

/// How far results may be relied on.
pub(crate) struct Reliance {
    /// In a word or two: `Kết quả tạm tính.`
    pub state: String,
    /// How complete the figures are, in sentences.
    pub says: String,
    /// Whether nothing is missing and nothing waits to be verified.
    pub complete: bool,
    /// What is written across the page; empty once the results are final.
    pub watermark: String,
    /// What a file with these results says of itself, a sentence each; empty once they are final.
    pub notes: Vec<String>,
    /// What its name says: `-tam-tinh-58-63`.
    pub in_file_names: String,
}

/// How far the results of a round may be relied on.
pub(crate) fn reliance(seen: &Seen, judged: &Judged<'_>, words: Words) -> Reliance {
    let open = judged.judgement.awards.iter().flat_map(|award| {
        award.standings.iter().filter(|s| s.outcome == Outcome::Undetermined).map(|standing| standing.row)
    });
    let open: std::collections::BTreeSet<u32> = open.collect();
    let state = words.say(&format!("portal-round-{}", seen.state.id()));
    let mut says = Vec::new();
    let sent = seen.sent;
    if !seen.illustrative && sent.of > 0 {
        let facts = [("sent", sent.sent.into()), ("verified", sent.verified.into()), ("of", sent.of.into())];
        says.push(words.say_with("portal-sent-of", &facts));
    }
    says.push(match open.len() {
        0 => words.say("portal-complete"),
        count => words.say_with("portal-incomplete", &[("count", count.into())]),
    });
    if seen.unverified > 0 {
        says.push(words.say_with("portal-unverified", &[("count", seen.unverified.into())]));
    }
    let watermark = match seen.state {
        RoundState::Published => String::new(),
        RoundState::Open => words.say("portal-watermark-provisional"),
        _ => words.say("portal-watermark-unpublished"),
    };
    let mut notes = Vec::new();
    if !watermark.is_empty() {
        notes.push(format!("{state} {}", says.join(" ")));
    }
    if seen.illustrative {
        notes.push(words.say("portal-illustrative"));
    }
    let in_file_names = match seen.state {
        RoundState::Published => String::new(),
        RoundState::Open if seen.illustrative => format!("-{}", words.say("portal-file-illustrative")),
        RoundState::Open => {
            format!("-{}-{}-{}", words.say("portal-file-provisional"), sent.verified, sent.of)
        }
        _ => format!("-{}", words.say("portal-file-unpublished")),
    };
    Reliance {
        state,
        says: says.join(" "),
        complete: open.is_empty() && seen.unverified == 0,
        watermark,
        notes,
        in_file_names,
    }
}
