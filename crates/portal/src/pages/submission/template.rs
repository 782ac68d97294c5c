//! The workbook to fill in.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use exchange::{Door, finish, template_filled};
use judge::{Figures, FiguresBuilder};

use reference::{Level, Unit, units};

use super::desk::{Desk, asked_of};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::state::Portal;
use crate::typed::read;

/// The workbook to fill in, with what is known filled in already.
pub(crate) async fn template(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
) -> Response {
    match templated(&portal, (&movement, &round, &unit), &frame).await {
        Ok(bytes) => workbook(&format!("{movement}-{round}-{unit}.xlsx"), bytes),
        Err(problem) => problem.shown(frame),
    }
}

async fn templated(
    portal: &Portal,
    (movement, round, unit): (&str, &str, &str),
    frame: &Frame,
) -> Result<Vec<u8>, Problem> {
    let desk = Desk::at(portal, movement, round, unit).await?;
    desk.needs_sight(frame)?;
    let found = desk.round()?;
    let door = Door::new(&desk.shelved.movement, found);
    let cells = desk.stand(portal, desk.is_own(frame)).await?.list();
    let mut builder = FiguresBuilder::default();
    for entry in read(&cells, &door, frame.words).into_iter().flatten() {
        if let Some(value) = entry.value {
            builder.push(
                &entry.key.unit,
                &entry.key.indicator,
                entry.key.period,
                value,
                judge::Origin::default(),
            );
        }
    }
    let (figures, _): (Figures, _) = finish(builder);
    let units = units_of(&desk)?;
    let written = template_filled(&desk.shelved.movement, found, &units, &figures);
    written.map_err(|_| Problem::Malformed)
}

/// The unit, and those below it of which the round asks figures: they come by this workbook.
fn units_of(desk: &Desk) -> Result<Vec<Unit>, Problem> {
    let (round, own) = (desk.round()?, &desk.unit);
    let mut levels: Vec<Level> =
        asked_of(&desk.shelved.movement, round).into_iter().map(|need| need.level).collect();
    levels.sort();
    levels.dedup();
    let below = levels.into_iter().filter(|level| *level > own.level && own.level == Level::Province);
    let mut found = vec![own.clone()];
    for level in below {
        let of_own = |unit: &&Unit| {
            let province = units::province_of(unit.code.as_str(), round.cut_off);
            province.is_some_and(|province| province == own.code)
        };
        found.extend(units::on(level, round.cut_off).iter().filter(of_own).cloned());
    }
    Ok(found)
}

pub(super) fn workbook(name: &str, bytes: Vec<u8>) -> Response {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let name = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response()
}
