//! Where somebody is: the movement, the round, the unit, and what is kept of its submission.

use std::collections::BTreeMap;
use std::sync::Arc;

use movement::{Movement, Need, Round, needs};
use reference::{Indicator, Period, Role, Unit, units};
use store::{DraftCell, FigureKey, Submission, Wanted, stamp};

use crate::frame::Frame;
use crate::pages::figures;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::{Portal, Shelved};
use crate::typed::{Cell, Content};

/// Where somebody is: the movement, the round, the unit, and what is kept of its submission.
pub(super) struct Desk {
    pub(super) shelved: Arc<Shelved>,
    pub(super) round: String,
    pub(super) unit: Unit,
    pub(super) submission: Option<Submission>,
    /// Whether the round takes figures of it: it is not locked, or the submission was opened again.
    pub(super) takes: bool,
}

/// What a submission stands at.
pub(super) struct Stand {
    /// What was typed last where that was asked for, else what was submitted.
    pub(super) cells: BTreeMap<FigureKey, Cell>,
    /// The texts of the draft, by which the store knows what was seen.
    pub(super) drafts: BTreeMap<FigureKey, String>,
    /// Two pages with the same stamp show the same.
    pub(super) stamp: String,
}

impl Stand {
    /// The cells in the order of their keys.
    pub(super) fn list(&self) -> Vec<Cell> {
        self.cells.values().cloned().collect()
    }

    /// What the store is told that a cell was seen as.
    pub(super) fn seen(&self, key: &FigureKey) -> (FigureKey, Option<String>) {
        (key.clone(), self.drafts.get(key).cloned())
    }
}

impl Desk {
    pub(super) async fn at(
        portal: &Portal,
        movement: &str,
        round: &str,
        unit: &str,
    ) -> Result<Desk, Problem> {
        let shelved = portal.movement(movement).await?;
        let found = shelved.movement.round(round).ok_or(Problem::NotFound)?;
        let levels = figures::sending(&shelved.movement, found);
        let unit = units::find(unit, found.cut_off).filter(|unit| levels.contains(&unit.level));
        let unit = unit.ok_or(Problem::NotFound)?;
        let submissions = portal.store().submissions(movement, Wanted::Now).await?;
        let submission = submissions.into_iter().find(|s| s.round == round && s.unit == unit.code.as_str());
        let takes = portal.store().takes_figures(movement, round, submission.as_ref().map(|s| s.id)).await?;
        Ok(Desk { shelved, round: round.to_owned(), unit, submission, takes })
    }

    /// The same, as it is by now.
    pub(super) async fn again(&self, portal: &Portal) -> Result<Desk, Problem> {
        Desk::at(portal, &self.shelved.movement.id, &self.round, self.unit.code.as_str()).await
    }

    pub(super) fn round(&self) -> Result<&Round, Problem> {
        self.shelved.movement.round(&self.round).ok_or(Problem::NotFound)
    }

    pub(super) fn here(&self) -> String {
        figures::of_unit(&self.shelved.movement, &self.round, self.unit.code.as_str())
    }

    pub(super) fn may(&self, frame: &Frame, right: Right) -> bool {
        let day = self.round().map(|round| round.cut_off);
        day.is_ok_and(|day| frame.may_for(right, self.unit.code.as_str(), day))
    }

    pub(super) fn is_open(&self) -> bool {
        self.takes && self.submission.as_ref().is_none_or(|submission| submission.state.is_open())
    }

    /// The figures that the round asks of the unit itself.
    pub(super) fn asked(&self) -> Result<Vec<(Indicator, Period)>, Problem> {
        let needs = asked_of(&self.shelved.movement, self.round()?).into_iter();
        Ok(needs.filter(|need| need.level == self.unit.level).map(|n| (n.indicator, n.period)).collect())
    }

    /// The key of a figure of the unit itself.
    pub(super) fn key(&self, indicator: &Indicator, period: Period) -> FigureKey {
        FigureKey { unit: self.unit.code.to_string(), indicator: indicator.id.clone(), period }
    }

    /// Whether somebody is of the unit: its drafts are for its own people.
    pub(super) fn is_own(&self, frame: &Frame) -> bool {
        self.may(frame, Right::EnterFigures)
    }

    /// Refuses whoever neither is of the unit nor sees what all units send.
    pub(super) fn needs_sight(&self, frame: &Frame) -> Result<(), Problem> {
        match self.is_own(frame) || frame.may(Right::SeeSubmissions) {
            true => Ok(()),
            false => Err(frame.refusal()),
        }
    }

    /// The cells as they stand: what was typed last where drafts are asked for, else what was submitted.
    pub(super) async fn stand(&self, portal: &Portal, with_draft: bool) -> Result<Stand, Problem> {
        let (mut cells, mut drafts) = (BTreeMap::new(), Vec::new());
        if let Some(submission) = &self.submission {
            for kept in portal.store().figures_of_submission(submission.id).await? {
                let key = kept.figure.key.clone();
                let content = Content::Value(kept.figure.value);
                cells.insert(key.clone(), Cell { key, content, place: kept.figure.place });
            }
            if with_draft && submission.state.is_open() {
                drafts = portal.store().draft(submission.id).await?;
            }
        }
        let entry = self.submission.as_ref().and_then(|submission| submission.figures_entry);
        let stamp = stamp(entry, &drafts);
        let mut texts = BTreeMap::new();
        for kept in drafts {
            let DraftCell { key, text, place } = kept.cell;
            cells.insert(key.clone(), Cell { key: key.clone(), content: Content::of_kept(&text), place });
            texts.insert(key, text);
        }
        Ok(Stand { cells, drafts: texts, stamp })
    }
}

/// The figures that a round asks units to send. What somebody records of a unit is not among them: attestations,
/// disqualifications, blocks.
pub(super) fn asked_of(movement: &Movement, round: &Round) -> Vec<Need> {
    needs(movement, round).into_iter().filter(|need| need.indicator.role != Role::Recorded).collect()
}
