//! The pages, a file each, with its template of the same name.

pub(crate) mod account;
pub(crate) mod accounts;
pub(crate) mod acts;
pub(crate) mod code;
pub(crate) mod codes;
pub(crate) mod compared;
pub(crate) mod corrections;
pub(crate) mod demo;
pub(crate) mod differing;
pub(crate) mod downloads;
pub(crate) mod figure;
pub(crate) mod figures;
pub(crate) mod figures_table;
pub(crate) mod files;
pub(crate) mod fragility;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod invitation;
pub(crate) mod journal;
pub(crate) mod kept;
pub(crate) mod launching;
pub(crate) mod news;
pub(crate) mod overview;
pub(crate) mod passwords;
pub(crate) mod person;
pub(crate) mod published;
pub(crate) mod readings;
pub(crate) mod record;
pub(crate) mod records;
pub(crate) mod reminders;
pub(crate) mod revisions;
pub(crate) mod round;
pub(crate) mod rules;
pub(crate) mod sign_in;
pub(crate) mod sign_on;
pub(crate) mod signing;
pub(crate) mod simulator;
pub(crate) mod standings;
pub(crate) mod submission;
pub(crate) mod tables;
pub(crate) mod tasks;
pub(crate) mod trouble;
pub(crate) mod unit;
pub(crate) mod unlock;
pub(crate) mod verify;
pub(crate) mod working;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{self, TimeZone};
use movement::Movement;
use store::{Grant, Role, RoundState};
use wording::Words;

use crate::frame::Frame;
use crate::ground::Seen;
use crate::problem::Problem;
use crate::rights::Right;
use crate::scope;
use crate::state::Portal;

/// The address of a movement.
pub(crate) fn of_movement(movement: &Movement) -> String {
    format!("/movements/{}", movement.id)
}

/// The address of a round.
pub(crate) fn of_round(movement: &Movement, round: &str) -> String {
    format!("/movements/{}/rounds/{round}", movement.id)
}

/// What the reader sees of the round at an address. Once it is judged that is the judgement, so that nobody decides on
/// anything else; until it is published it is for those who work on it, but for what the program carries as an example.
pub(crate) async fn ground_at(
    portal: &Portal,
    frame: &Frame,
    movement: &str,
    round: &str,
) -> Result<Seen, Problem> {
    let shelved = portal.movement(movement).await?;
    let kept = portal.store().round(movement, round).await?;
    if let Some(judgement) = kept.judgement.filter(|_| kept.state != RoundState::Open) {
        if kept.state != RoundState::Published {
            frame.needs(Right::SeeUnpublished)?;
        }
        let ground = portal.ground_of(judgement).await?;
        return Ok(Seen { ground, state: kept.state, judgement: Some(judgement) });
    }
    let ground = portal.ground(&shelved, round).await?;
    if !ground.illustrative && !ground.figures.is_empty() {
        frame.needs(Right::SeeUnpublished)?;
    }
    Ok(Seen { ground, state: kept.state, judgement: None })
}

/// A frame on the way to a movement's pages.
pub(crate) fn under_movement(frame: Frame, movement: &Movement) -> Frame {
    let name = frame.words.label(&movement.name).to_owned();
    frame.through(name, of_movement(movement))
}

/// A role in words.
pub(crate) fn role(role: Role, words: Words) -> String {
    words.say(&format!("portal-role-{}", role.id()))
}

/// A grant in words: the role, and where it holds.
pub(crate) fn grant(grant: &Grant, words: Words) -> String {
    let name = role(grant.role, words);
    if grant.scope == "*" { name } else { format!("{name} · {}", scope::shown(&grant.scope, words)) }
}

/// The day that it is in Vietnam.
pub(crate) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::fixed(tz::offset(7))).date()
}

/// An instant as people in Vietnam write it: `14:05 30/6/2022`.
pub(crate) fn instant(at: Timestamp, words: Words) -> String {
    // Vietnam has one zone and no summer time.
    let there = at.to_zoned(TimeZone::fixed(tz::offset(7)));
    format!("{:02}:{:02} {}", there.hour(), there.minute(), words.date(there.date()))
}
