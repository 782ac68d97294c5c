//! My tasks: what waits for the one who is signed in, with its day, the most pressing first.

use jiff::civil::Date;
use movement::Round;
use reference::units;
use store::{Account, RecordState, Role, RoundState, Submission, SubmissionState, Wanted};
use wording::Words;

use super::{figures, of_round, today};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::rights::{Right, is_meant};
use crate::state::{Portal, Shelved};

/// Something that waits for somebody.
pub(crate) struct Task {
    /// What is to be done.
    pub says: String,
    /// For which round of which movement.
    pub of: String,
    /// Where it is done.
    pub address: String,
    /// By when; empty where no day is set.
    pub due: String,
    /// Whether that day is past.
    pub is_late: bool,
    day: Option<Date>,
}

/// What waits for the one who is signed in.
pub(crate) async fn tasks(portal: &Portal, frame: &Frame) -> Result<Vec<Task>, Problem> {
    let Some(account) = &frame.account else { return Ok(Vec::new()) };
    let mut tasks = Vec::new();
    for shelved in portal.movements().await? {
        let submissions = portal.store().submissions(&shelved.movement.id, Wanted::Now).await?;
        for round in &shelved.movement.rounds {
            let of_round: Vec<&Submission> = submissions.iter().filter(|s| s.round == *round.id).collect();
            let due = portal.store().due(&shelved.movement.id, &round.id).await?;
            let mut desk = Desk { shelved: &shelved, round, frame, due, tasks: &mut tasks };
            desk.of_unit(account, &of_round);
            desk.of_centre(portal, account, &of_round).await?;
        }
    }
    tasks.sort_by(|a, b| a.day.is_none().cmp(&b.day.is_none()).then(a.day.cmp(&b.day)));
    Ok(tasks)
}

/// Where tasks are looked for.
struct Desk<'d> {
    shelved: &'d Shelved,
    round: &'d Round,
    frame: &'d Frame,
    due: Option<Date>,
    tasks: &'d mut Vec<Task>,
}

impl Desk<'_> {
    fn words(&self) -> Words {
        self.frame.words
    }

    fn add(&mut self, says: String, address: String, day: Option<Date>) {
        let words = self.words();
        let movement = &self.shelved.movement;
        let of = format!("{} · {}", words.label(&self.round.label), words.label(&movement.name));
        let is_late = day.is_some_and(|day| day < today());
        let due = day.map(|day| words.date(day)).unwrap_or_default();
        self.tasks.push(Task { says, of, address, due, is_late, day });
    }

    /// What waits for the people of a unit: figures to send, to mend, to submit.
    fn of_unit(&mut self, account: &Account, submissions: &[&Submission]) {
        let own =
            account.grants.iter().filter(|grant| matches!(grant.role, Role::UnitOfficer | Role::UnitHead));
        let levels = figures::sending(&self.shelved.movement, self.round);
        for grant in own {
            let code = grant.scope.split('@').next().unwrap_or_default();
            let unit = units::find(code, self.round.cut_off);
            let unit = unit.filter(|unit| levels.contains(&unit.level));
            let Some(unit) = unit.filter(|_| is_meant(code, &grant.scope, self.round.cut_off)) else {
                continue;
            };
            let found = submissions.iter().find(|submission| submission.unit == unit.code.as_str());
            let id = match found.map(|submission| submission.state) {
                // A round of which nobody has said by when is not asked for yet.
                None if self.due.is_none() => continue,
                None => "portal-task-send",
                Some(SubmissionState::Draft) if grant.role == Role::UnitHead => "portal-task-submit",
                Some(SubmissionState::Draft) => "portal-task-finish",
                Some(SubmissionState::Returned) => "portal-task-mend",
                Some(_) => continue,
            };
            let says = self.words().say_with(id, &[("unit", self.words().short_name(&unit.name).into())]);
            let address = figures::of_unit(&self.shelved.movement, &self.round.id, unit.code.as_str());
            self.add(says, address, self.due);
        }
    }

    /// What waits for the centre: to verify, to confirm, to judge, to decide, to publish.
    async fn of_centre(
        &mut self,
        portal: &Portal,
        account: &Account,
        submissions: &[&Submission],
    ) -> Result<(), Problem> {
        let (words, movement) = (self.words(), self.shelved.movement.clone());
        let here = of_round(&movement, &self.round.id);
        let in_state = |state| submissions.iter().filter(|submission| submission.state == state).count();
        let counted = |id: &str, count: usize| words.say_with(id, &[("count", count.into())]);
        let waiting = in_state(SubmissionState::Submitted);
        if self.frame.may(Right::VerifyFigures) && waiting > 0 {
            let address = format!("{here}/figures?state=submitted");
            self.add(counted("portal-task-verify", waiting), address, self.round.decide_by);
        }
        if self.frame.may(Right::ConfirmRecords) {
            let records = portal.store().records(&movement.id, &self.round.id).await?;
            let records = records
                .iter()
                .filter(|record| record.state == RecordState::Proposed && record.by != account.actor());
            let count = records.count();
            if count > 0 {
                let address = format!("{here}/records");
                self.add(counted("portal-task-confirm", count), address, self.round.decide_by);
            }
        }
        let state = portal.store().round(&movement.id, &self.round.id).await?.state;
        let verified = in_state(SubmissionState::Verified) + in_state(SubmissionState::Locked);
        let step = match state {
            RoundState::Open if verified > 0 => Some((Right::JudgeRounds, "portal-task-judge")),
            RoundState::Open => None,
            RoundState::Judged => Some((Right::JudgeRounds, "portal-task-review")),
            RoundState::Reviewed => Some((Right::DecideRounds, "portal-task-decide")),
            RoundState::Decided => Some((Right::PublishRounds, "portal-task-publish")),
            RoundState::Published => None,
        };
        if let Some((right, id)) = step
            && self.frame.may(right)
        {
            self.add(counted(id, verified), here, self.round.decide_by);
        }
        Ok(())
    }
}
