//! The pages, a file each, with its template of the same name.

pub(crate) mod downloads;
pub(crate) mod home;
pub(crate) mod overview;
pub(crate) mod rules;
pub(crate) mod simulator;
pub(crate) mod standings;
pub(crate) mod trouble;
pub(crate) mod unit;

use std::sync::Arc;

use movement::Movement;

use crate::frame::Frame;
use crate::ground::Ground;
use crate::problem::Problem;
use crate::state::Portal;

/// The address of a movement.
pub(crate) fn of_movement(movement: &Movement) -> String {
    format!("/movements/{}", movement.id)
}

/// The address of a round.
pub(crate) fn of_round(movement: &Movement, round: &str) -> String {
    format!("/movements/{}/rounds/{round}", movement.id)
}

/// The movement at an address.
pub(crate) fn movement_at(portal: &Portal, id: &str) -> Result<Arc<Movement>, Problem> {
    portal.movement(id).ok_or(Problem::NotFound)
}

/// What the round at an address is judged from.
pub(crate) fn ground_at(portal: &Portal, movement: &str, round: &str) -> Result<Arc<Ground>, Problem> {
    portal.ground(&movement_at(portal, movement)?, round).ok_or(Problem::NotFound)
}

/// A frame on the way to a movement's pages.
pub(crate) fn under_movement(frame: Frame, movement: &Movement) -> Frame {
    let name = frame.words.label(&movement.name).to_owned();
    frame.through(name, of_movement(movement))
}
