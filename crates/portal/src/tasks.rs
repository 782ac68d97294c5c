//! Who must act next in a round, and by when.

use jiff::civil::Date;
use jiff::tz::{self, TimeZone};
use movement::{Movement, Round};
use store::{RoundKept, RoundState, Submission, SubmissionState, Wanted};

use crate::frame::Frame;
use crate::pages::figures::{of_unit, sending};
use crate::pages::of_round;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

/// Something that waits to be done.
pub(crate) struct Task {
    /// What.
    pub says: String,
    /// Who does it: a role.
    pub who: String,
    /// By when; empty where there is no day for it.
    pub due: String,
    /// Whether that day is over.
    pub overdue: bool,
    /// Whether it is the reader's.
    pub mine: bool,
    /// Where it is done.
    pub address: String,
}

/// What a round's tasks are told from.
pub(crate) struct Facts<'a> {
    /// The movement.
    pub movement: &'a Movement,
    /// The round.
    pub round: &'a Round,
    /// Where it stands.
    pub kept: RoundKept,
    /// Whether somebody asked that it be opened again.
    pub reopen_asked: bool,
    /// Its submissions, each with whether its unlocking was asked for.
    pub submissions: &'a [(Submission, bool)],
    /// Today, in Vietnam.
    pub today: Date,
}

/// What waits in a round, in the order in which it comes; only what is there to be done now.
pub(crate) fn tasks(facts: &Facts<'_>, frame: &Frame) -> Vec<Task> {
    let Facts { movement, round, kept, submissions, today, .. } = facts;
    let words = frame.words;
    let here = of_round(movement, &round.id);
    let decide_by = round.decide_by;
    let task = |id: &str, count: usize, role: &str, due: Option<Date>, mine: bool, address: String| Task {
        says: words.say_with(id, &[("count", count.into())]),
        who: words.say(&format!("portal-role-{role}")),
        due: due.map(|day| words.date(day)).unwrap_or_default(),
        overdue: due.is_some_and(|day| *today > day),
        mine,
        address,
    };
    let count = |state: SubmissionState| submissions.iter().filter(|(s, _)| s.state == state).count();
    let figures = format!("{here}/figures");
    let act = |act: &str| format!("{here}/act?act={act}");
    let mut tasks = Vec::new();
    match kept.state {
        RoundState::Open => {
            let senders: Vec<String> = sending(movement, round)
                .into_iter()
                .flat_map(|level| {
                    let units = reference::units::on(level, round.cut_off);
                    units.iter().map(|unit| unit.code.to_string()).collect::<Vec<_>>()
                })
                .collect();
            let sent = |code: &String| {
                submissions.iter().any(|(s, _)| {
                    s.unit == *code && !matches!(s.state, SubmissionState::Draft | SubmissionState::Returned)
                })
            };
            let missing: Vec<&String> = senders.iter().filter(|code| !sent(code)).collect();
            if !missing.is_empty() {
                let own = missing
                    .iter()
                    .filter(|code| frame.may_for(Right::EnterFigures, code, round.cut_off))
                    .collect::<Vec<_>>();
                let address = match own.as_slice() {
                    [one] => of_unit(movement, &round.id, one),
                    _ => figures.clone(),
                };
                let due = Some(round.cut_off);
                tasks.push(task(
                    "portal-duty-send",
                    missing.len(),
                    "unit-head",
                    due,
                    !own.is_empty(),
                    address,
                ));
            }
            let waiting = count(SubmissionState::Submitted);
            if waiting > 0 {
                let mine = frame.may(Right::VerifyFigures);
                tasks.push(task("portal-duty-verify", waiting, "verifier", decide_by, mine, figures));
            }
            let ready = count(SubmissionState::Verified) + count(SubmissionState::Locked);
            if ready > 0 {
                let mine = frame.may(Right::JudgeRounds);
                tasks.push(task(
                    "portal-duty-judge",
                    ready,
                    "emulation-officer",
                    decide_by,
                    mine,
                    act("judge"),
                ));
            }
        }
        RoundState::Judged => {
            let mine = frame.may(Right::JudgeRounds);
            tasks.push(task("portal-duty-review", 0, "emulation-officer", decide_by, mine, act("review")));
        }
        RoundState::Reviewed => {
            let mine = frame.may(Right::DecideRounds);
            tasks.push(task("portal-duty-decide", 0, "director-general", decide_by, mine, act("decide")));
        }
        RoundState::Decided => {
            let mine = frame.may(Right::PublishRounds);
            tasks.push(task("portal-duty-publish", 0, "emulation-officer", None, mine, act("publish")));
        }
        RoundState::Published => {}
    }
    if facts.reopen_asked {
        let mine = frame.may(Right::GrantUnlock);
        tasks.push(task("portal-duty-reopen", 0, "director-general", None, mine, act("grant-reopen")));
    }
    for (submission, _) in submissions.iter().filter(|(_, asked)| *asked) {
        let unit = reference::units::find(&submission.unit, round.cut_off);
        let name = unit.map_or(submission.unit.clone(), |unit| words.short_name(&unit.name).to_owned());
        let address = format!("{}/unlock", of_unit(movement, &round.id, &submission.unit));
        let mut waits =
            task("portal-duty-unlock", 0, "emulation-officer", None, frame.may(Right::GrantUnlock), address);
        waits.says = words.say_with("portal-duty-unlock", &[("unit", name.into())]);
        tasks.push(waits);
    }
    tasks
}

/// Everything that waits in a movement, round by round: what the round is called, and its tasks.
pub(crate) async fn of_movement(
    portal: &Portal,
    movement: &Movement,
    frame: &Frame,
) -> Result<Vec<(String, Vec<Task>)>, Problem> {
    let store = portal.store();
    let today = jiff::Timestamp::now().to_zoned(TimeZone::fixed(tz::offset(7))).date();
    let all = store.submissions(&movement.id, Wanted::Now).await?;
    let mut found = Vec::new();
    for round in &movement.rounds {
        let kept = store.round(&movement.id, &round.id).await?;
        let mut submissions = Vec::new();
        for submission in all.iter().filter(|submission| submission.round == round.id.value) {
            // Only what is locked can be asked to be opened.
            let asked = submission.state == SubmissionState::Locked
                && store.events(submission.id).await?.last().is_some_and(|last| last.event == "unlock-asked");
            submissions.push((submission.clone(), asked));
        }
        let events = store.round_events(&movement.id, &round.id).await?;
        let reopen_asked = events.last().is_some_and(|last| last.event == "reopen-asked");
        let facts = Facts { movement, round, kept, reopen_asked, submissions: &submissions, today };
        found.push((frame.words.label(&round.label).to_owned(), tasks(&facts, frame)));
    }
    Ok(found)
}
