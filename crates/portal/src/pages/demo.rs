//! The way through the demo: who does what next, and a button to do it as them.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Redirect, Response};
use exchange::template_filled;
use reference::{Role as Kind, units};
use store::{AccountState, RoundState, SubmissionState, Wanted};
use tower_sessions::Session;

use super::{figures, of_round};
use crate::demo::{self, BY_HAND, PEOPLE, Person, ROUND};
use crate::form::Form;
use crate::frame::{Frame, Shown, escaped};
use crate::guessing::Caller;
use crate::problem::Problem;
use crate::routes::is_local;
use crate::signing_in::Entering;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "demo.html")]
struct Page {
    frame: Frame,
    movement: String,
    round: String,
    standings: String,
    steps: Vec<Step>,
    all_done: bool,
    others: Vec<Row>,
}

/// Something that somebody does.
struct Step {
    says: String,
    done: bool,
    next: bool,
    who: Row,
}

/// Somebody, and the page on which they have something to do.
struct Row {
    login: &'static str,
    name: String,
    says: String,
    to: String,
    is_me: bool,
}

/// The way through the demo.
pub(crate) async fn page(State(portal): State<Portal>, frame: Frame) -> Response {
    let shown = show(&portal, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, frame: Frame) -> Shown {
    let (movement, round) = ROUND;
    let words = frame.words;
    let shelved = portal.movement(movement).await?;
    let found = shelved.movement.round(round).ok_or(Problem::NotFound)?;
    let standings = of_round(&shelved.movement, round);
    let submissions = portal.store().submissions(movement, Wanted::Now).await?;
    let state = portal.store().round(movement, round).await?.state;
    let me = frame.account.as_ref().map(|account| account.login.clone()).unwrap_or_default();
    let row = |person: &Person, to: String, says: String| Row {
        login: person.login,
        name: person.name(words),
        is_me: person.login == me,
        says,
        to,
    };
    let somebody = |login: &str| demo::of_login(login).ok_or(Problem::NotFound);
    let mut steps = Vec::new();
    for unit in BY_HAND {
        let sent = submissions.iter().find(|s| s.round == round && s.unit == unit).map(|s| s.state);
        let to = figures::of_unit(&shelved.movement, round, unit);
        let facts = [("unit", demo::unit_name(unit, words).into())];
        use SubmissionState::{Draft, Locked, Submitted, Verified};
        let acts: [(&str, String, &[SubmissionState]); 3] = [
            ("enter", format!("officer.{unit}@demo.example"), &[Draft, Submitted, Verified, Locked]),
            ("submit", format!("head.{unit}@demo.example"), &[Submitted, Verified, Locked]),
            ("verify", "verifier@demo.example".to_owned(), &[Verified, Locked]),
        ];
        for (act, login, done) in acts {
            steps.push(Step {
                says: words.say_with(&format!("portal-demo-{act}"), &facts),
                done: sent.is_some_and(|state| done.contains(&state)),
                next: false,
                who: row(somebody(&login)?, to.clone(), String::new()),
            });
        }
    }
    let rank = |state: RoundState| RoundState::ALL.iter().position(|known| *known == state).unwrap_or(0);
    for (act, login, after) in [
        ("judge", "emulation@demo.example", RoundState::Judged),
        ("review", "emulation@demo.example", RoundState::Reviewed),
        ("decide", "director@demo.example", RoundState::Decided),
        ("publish", "emulation@demo.example", RoundState::Published),
    ] {
        steps.push(Step {
            says: words.say(&format!("portal-demo-{act}")),
            done: rank(state) >= rank(after),
            next: false,
            who: row(somebody(login)?, standings.clone(), String::new()),
        });
    }
    if let Some(step) = steps.iter_mut().find(|step| !step.done) {
        step.next = true;
    }
    let others = [
        ("cluster@demo.example", standings.clone()),
        ("council@demo.example", standings.clone()),
        ("auditor@demo.example", format!("{standings}/figures")),
        ("administrator@demo.example", "/accounts".to_owned()),
        ("emulation.2@demo.example", format!("{standings}/figures")),
    ];
    let mut rows = Vec::new();
    for (login, to) in others {
        let person = somebody(login)?;
        rows.push(row(person, to, words.say(&format!("portal-demo-see-{}", person.role.id()))));
    }
    let page = Page {
        movement: words.label(&shelved.movement.name).to_owned(),
        round: words.label(&found.label).to_owned(),
        standings,
        all_done: steps.iter().all(|step| step.done),
        steps,
        others: rows,
        frame: frame.titled(words.say("portal-demo-title")),
    };
    Ok(Html(page.render()?))
}

/// Goes on as somebody else. All people of the demo have one password: whoever is signed in as one of them has shown that
/// they know it; everybody else signs in first.
pub(crate) async fn switch(
    State(portal): State<Portal>,
    session: Session,
    headers: HeaderMap,
    caller: Caller,
    frame: Frame,
    form: Form,
) -> Response {
    let to = if is_local(form.text("to")) { form.text("to") } else { "/demo" };
    let entering = Entering { portal: &portal, session: &session, headers: &headers, caller: &caller };
    match switched(&entering, &frame, form.text("login"), to).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn switched(
    entering: &Entering<'_>,
    frame: &Frame,
    login: &str,
    to: &str,
) -> Result<Response, Problem> {
    let person = demo::of_login(login).ok_or(Problem::NotFound)?;
    let is_known = frame.account.as_ref().is_some_and(|account| demo::of_login(&account.login).is_some());
    if is_known {
        let store = entering.portal.store();
        let (account, _) = store.account_by_login(person.login).await?.ok_or(Problem::NotFound)?;
        if account.state == AccountState::Active {
            return entering.enter(&account, to).await;
        }
    }
    entering.session.flush().await?;
    let sign_in = format!("/sign-in?to={}&login={}", escaped(to), escaped(person.login));
    Ok(Redirect::to(&sign_in).into_response())
}

/// Whether somebody signs in here as a person of the demo: they need not type who they are.
pub(crate) fn named(portal: &Portal, login: Option<String>) -> String {
    let login = login.filter(|login| portal.settings().demo && PEOPLE.iter().any(|p| p.login == *login));
    login.unwrap_or_default()
}

/// Where the workbook with a unit's example figures is; empty where there is none.
pub(crate) fn example_at(portal: &Portal, movement: &str, round: &str, unit: &str) -> String {
    let example = portal.example(movement, round).filter(|_| portal.settings().demo);
    let line = format!("\n{unit},");
    let has = example.is_some_and(|example| example.csv.contains(&line));
    if has { format!("/movements/{movement}/rounds/{round}/figures/{unit}/example") } else { String::new() }
}

/// The workbook of a unit filled with the example figures: what an officer would have typed.
pub(crate) async fn example(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
) -> Response {
    match filled(&portal, &movement, &round, &unit).await {
        Ok(bytes) => {
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            let name = frame.say("portal-demo-file");
            let name = format!("attachment; filename=\"{movement}-{round}-{unit}-{name}.xlsx\"");
            ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response()
        }
        Err(problem) => problem.shown(frame),
    }
}

async fn filled(portal: &Portal, movement: &str, round: &str, unit: &str) -> Result<Vec<u8>, Problem> {
    let shelved = portal.movement(movement).await?;
    let cut_off = shelved.movement.round(round).ok_or(Problem::NotFound)?.cut_off;
    let example = portal.example(movement, round).ok_or(Problem::NotFound)?.clone();
    let unit = units::find(unit, cut_off).ok_or(Problem::NotFound)?;
    let round = round.to_owned();
    let write = move || {
        let found = shelved.movement.round(&round)?;
        let mut all = demo::figures_of(&example, &shelved.movement, found);
        // What somebody else records of a unit is not the unit's to send.
        let sent = |id: &str| shelved.movement.indicator(id).is_some_and(|i| i.role != Kind::Recorded);
        let mut builder = judge::FiguresBuilder::default();
        for figure in all.iter().filter(|f| **all.unit_of(f) == *unit.code.as_str()) {
            let indicator = all.indicator_of(figure);
            if sent(indicator) {
                let origin = judge::Origin::default();
                builder.push(unit.code.as_str(), indicator, figure.period, figure.value.clone(), origin);
            }
        }
        all = exchange::finish(builder).0;
        let units = [unit.clone()];
        (!all.is_empty()).then(|| template_filled(&shelved.movement, found, &units, &all).ok()).flatten()
    };
    portal.heavy().done(write).await?.ok_or(Problem::NotFound)
}
