//! The bands of a scale follow each other from the lowest up, each beginning where the one before ends.

use super::Findings;
use crate::{Band, Movement, Scale};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    for scale in &movement.scales {
        for band in &scale.bands {
            if let (Some(from), Some(below)) = (&band.from, &band.below)
                && from.value >= below.value
            {
                note(findings, "band-empty", scale, band, band);
            }
        }
        for (before, band) in scale.bands.iter().zip(scale.bands.iter().skip(1)) {
            let code = match (&before.from, &before.below, &band.from) {
                (Some(earlier), _, Some(from)) if from.value < earlier.value => "bands-out-of-order",
                (_, Some(below), Some(from)) if from.value == below.value => continue,
                (_, Some(below), Some(from)) if from.value > below.value => "bands-gap",
                _ => "bands-overlap",
            };
            note(findings, code, scale, band, before);
        }
    }
}

fn note(findings: &mut Findings<'_, '_>, code: &'static str, scale: &Scale, band: &Band, before: &Band) {
    let starts = band.from.as_ref().map(|from| findings.written(&from.span));
    let ends = before.below.as_ref().map(|below| findings.written(&below.span));
    let problem = findings.at(code, &band.span);
    problem.facts.push(("scale", scale.id.value.clone().into()));
    problem.facts.extend(starts.map(|starts| ("starts", starts.into())));
    problem.facts.extend(ends.map(|ends| ("ends", ends.into())));
}
