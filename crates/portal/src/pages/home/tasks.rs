//! What waits for the reader: figures to send, to verify, rounds to take a step further.

use store::{RoundState, Submission, SubmissionState, Wanted};

use crate::frame::Frame;
use crate::ground::Sent;
use crate::pages::figures::of_unit;
use crate::pages::of_round;
use crate::pages::round::steps;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::{Portal, Shelved};

/// Something that waits for the reader.
pub(super) struct Task {
    /// What is to be done.
    pub says: String,
    /// Of which round of which movement.
    pub of: String,
    /// The day to which it belongs: the cut-off.
    pub due: String,
    pub address: String,
    /// How it is marked: `returned` before all others.
    pub class: &'static str,
    pub state: String,
}

/// What waits for the reader, the most pressing first.
pub(super) async fn tasks(
    portal: &Portal,
    frame: &Frame,
    shelved: &[std::sync::Arc<Shelved>],
) -> Result<Vec<Task>, Problem> {
    let words = frame.words;
    let mut tasks: Vec<(u8, Task)> = Vec::new();
    for shelved in shelved {
        let movement = &shelved.movement;
        let submissions = portal.store().submissions(&movement.id, Wanted::Now).await?;
        for round in &movement.rounds {
            let task = |pressing: u8, says: String, address: String, class: &'static str, state: String| {
                let of = format!("{} · {}", movement.document, words.label(&round.label));
                let due = words.date(round.cut_off);
                (pressing, Task { says, of, due, address, class, state })
            };
            let of_this: Vec<&Submission> =
                submissions.iter().filter(|s| s.round == round.id.value).collect();
            for submission in &of_this {
                let mine = frame.may_for(Right::EnterFigures, &submission.unit, round.cut_off);
                let (pressing, id) = match submission.state {
                    SubmissionState::Returned => (0, "portal-task-returned"),
                    SubmissionState::Draft => (2, "portal-task-draft"),
                    _ => continue,
                };
                if mine {
                    let unit = reference::units::look_up(&submission.unit, round.cut_off);
                    let name = unit.map_or(submission.unit.as_str(), |unit| words.short_name(&unit.name));
                    let says = words.say_with(id, &[("unit", name.into())]);
                    let state = words.say(&format!("portal-submission-{}", submission.state.id()));
                    let address = of_unit(movement, &round.id, &submission.unit);
                    tasks.push(task(pressing, says, address, submission.state.id(), state));
                }
            }
            let waiting = of_this.iter().filter(|s| s.state == SubmissionState::Submitted).count();
            let here = of_round(movement, &round.id);
            if waiting > 0 && frame.may(Right::VerifyFigures) {
                let says = words.say_with("portal-task-verify", &[("count", waiting.into())]);
                let state = words.say("portal-submission-submitted");
                tasks.push(task(1, says, format!("{here}/figures"), "submitted", state));
            }
            let kept = portal.store().round(&movement.id, &round.id).await?;
            let sent = Sent::count(&submissions, round, 0);
            // A round is judged once something is verified: before that nobody waits for it.
            let is_due = |act: &str| act != "judge" || (kept.state == RoundState::Open && sent.verified > 0);
            if let Some(step) = steps(frame, kept.state).into_iter().find(|step| is_due(step.act)) {
                let state = words.say(&format!("portal-round-short-{}", kept.state.id()));
                tasks.push(task(1, step.label, here, "submitted", state));
            }
        }
    }
    tasks.sort_by_key(|(pressing, _)| *pressing);
    Ok(tasks.into_iter().map(|(_, task)| task).collect())
}
