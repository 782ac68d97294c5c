//! Whatever a letter asks for, some unit can do it, and some unit can fail to.
//!
//! Refused are a criterion that nobody can meet, whatever the figures, and one that everybody meets; an award whose
//! requirements exclude each other; a goal that cannot be reached, or cannot be missed. Looked at is every round under
//! every choice of the readings that matter, an award where it may exist. What is refused is proven: see [`search`].

mod goals;
mod interval;
mod outcomes;
mod parts;
mod scenes;
mod search;
mod terms;

use std::collections::{BTreeMap, BTreeSet};

use super::Findings;
use crate::{Award, Criterion, CriterionRule, Movement, Scene};
use outcomes::Outcomes;
use parts::{Part, Parting, Reach};
use scenes::Among;
use search::{Asked, Effort, Search};
use terms::Terms;

/// What it takes to find the case of a criterion that holds in a scene, in terms looked at.
const STEPS_TO_PICK: usize = 20;

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    let mut noted = BTreeSet::new();
    let mut look = Look { movement, effort: Effort::new(), always: BTreeMap::new() };
    let mut required = BTreeSet::new();
    for award in &movement.awards {
        let criteria = award.requires.iter();
        let criteria: Vec<&Criterion> =
            criteria.filter_map(|id| Some(findings.survey.names.criteria.get(id.as_str())?.1)).collect();
        required.extend(criteria.iter().map(|criterion| criterion.id.as_str()));
        let (clashes, among) = look.at_award(award, &criteria, findings);
        for (places, clash) in clashes {
            if noted.insert(places) {
                note(findings, Asks::Award(award), &clash, among.told(&clash.scenes));
            }
        }
    }
    for criterion in movement.criteria.iter().filter(|criterion| !required.contains(criterion.id.as_str())) {
        for (places, clash) in look.at_criterion(criterion, findings) {
            if noted.insert(places) {
                note(findings, Asks::Criterion(criterion), &clash, Vec::new());
            }
        }
    }
    // Where not all was looked at, it may fail in what was not.
    let all_seen = !look.effort.is_spent();
    for always in look.always.into_values().filter(|always| all_seen && always.in_all) {
        let problem = findings.at("always-holds", &always.whole.span);
        problem.facts.push(("kind", "criterion".into()));
        problem.facts.push(("id", always.whole.criterion.id.value.clone().into()));
        problem.facts.push(("formula", always.whole.text.into()));
        if let Some(reach) = always.reach {
            reach.tell(problem);
        }
    }
    goals::check(movement, findings, &mut look.effort);
}

/// Parts that cannot hold together, and the scenes in which they cannot.
struct Clash<'a> {
    /// In the order of the file.
    parts: Vec<Part<'a>>,
    reach: Option<Reach>,
    scenes: Vec<usize>,
}

/// Clashes by the places of their parts.
type Clashes<'a> = BTreeMap<Vec<usize>, Clash<'a>>;

/// A case of a criterion that holds for everybody, as far as was looked.
struct Always<'a> {
    whole: Part<'a>,
    reach: Option<Reach>,
    in_all: bool,
}

struct Look<'a> {
    movement: &'a Movement,
    effort: Effort,
    /// By the places of their conditions.
    always: BTreeMap<usize, Always<'a>>,
}

impl<'a> Look<'a> {
    /// An award in every scene in which it may exist.
    fn at_award(
        &mut self,
        award: &'a Award,
        criteria: &[&'a Criterion],
        findings: &Findings<'a, '_>,
    ) -> (Clashes<'a>, Among) {
        let (mut clashes, mut among) = (Clashes::new(), Among::default());
        if self.effort.is_spent() {
            return (clashes, among);
        }
        for in_scene in scenes::of_award(self.movement, findings.survey, award, criteria) {
            let scene = in_scene.with(Some(&award.id));
            if !award.exists.is_empty() && award.exists.pick(&scene).is_none() {
                continue;
            }
            let place = among.add(&in_scene);
            if !self.at_scene(&scene, criteria, place, &mut clashes, findings) {
                break;
            }
        }
        (clashes, among)
    }

    /// A criterion that no award asks for by itself: what is wrong with one of its cases wherever that is used.
    fn at_criterion(&mut self, criterion: &'a Criterion, findings: &Findings<'a, '_>) -> Clashes<'a> {
        let CriterionRule::Formula { holds, .. } = &criterion.rule else { return Clashes::new() };
        if self.effort.is_spent() {
            return Clashes::new();
        }
        let awards = holds.0.iter().flat_map(|case| &case.awards).map(|award| Some(award.as_str()));
        let awards: BTreeSet<Option<&str>> = awards.chain([None]).collect();
        let mut by_case: BTreeMap<usize, (usize, Clashes<'a>)> = BTreeMap::new();
        for in_scene in &scenes::of_criterion(self.movement, findings.survey, criterion) {
            for scene in awards.iter().map(|award| in_scene.with(*award)) {
                let Some(case) = holds.pick(&scene) else { continue };
                let (place, clashes) = by_case.entry(case.span.start).or_default();
                if !self.at_scene(&scene, &[criterion], *place, clashes, findings) {
                    return Clashes::new();
                }
                *place += 1;
            }
        }
        let everywhere = by_case.into_values().flat_map(|(scenes, clashes)| {
            clashes.into_iter().filter(move |(_, clash)| clash.scenes.len() == scenes)
        });
        // One “no” among other cases is said on purpose.
        let on_purpose = |clash: &Clash<'_>| holds.0.len() > 1 && clash.parts[0].plain() == Some(false);
        everywhere.filter(|(_, clash)| !on_purpose(clash)).collect()
    }

    /// Some criteria in a scene: what cannot hold together, and what always holds; whether there was effort left.
    fn at_scene(
        &mut self,
        scene: &Scene<'_>,
        criteria: &[&'a Criterion],
        place: usize,
        clashes: &mut Clashes<'a>,
        findings: &Findings<'a, '_>,
    ) -> bool {
        let survey = findings.survey;
        self.effort.take(criteria.len() * STEPS_TO_PICK);
        let mut terms = Terms::new(self.movement, survey, scene);
        let wholes: Vec<Part<'_>> = criteria
            .iter()
            .filter_map(|criterion| Part::whole(survey, scene, &mut terms, criterion))
            .collect();
        let mut parting = Parting::new(survey, scene, &mut terms);
        criteria.iter().for_each(|criterion| parting.add(criterion));
        let parts = parting.parts();
        let mut search = Search::new(&terms, &mut self.effort);
        for parts in self.clashing(&mut search, parts) {
            let reach = match parts.as_slice() {
                [only] => Reach::of(only, &search, &survey.measured(), false),
                _ => None,
            };
            let places = parts.iter().map(|part| part.span.start).collect();
            clashes.entry(places).or_insert(Clash { parts, reach, scenes: Vec::new() }).scenes.push(place);
        }
        // A plain “yes” is said on purpose.
        for whole in wholes.into_iter().filter(|whole| whole.plain() != Some(true)) {
            let reach = Reach::of(&whole, &search, &survey.measured(), true);
            let (place, asked) = (whole.span.start, (whole.term, Outcomes::NO));
            let always = self.always.entry(place).or_insert(Always { whole, reach, in_all: true });
            always.in_all = always.in_all && !search.can_be(&[asked], &mut self.effort);
        }
        !self.effort.is_spent()
    }

    /// Groups of parts that cannot hold together, none of them with a part too many.
    fn clashing(&mut self, search: &mut Search<'_, 'a, '_>, mut parts: Vec<Part<'a>>) -> Vec<Vec<Part<'a>>> {
        let mut found = Vec::new();
        let all = |parts: &[Part<'_>]| parts.iter().map(Part::asked).collect::<Vec<Asked>>();
        if search.can_be(&all(&parts), &mut self.effort) {
            return found;
        }
        // First those that cannot hold even by themselves.
        parts.retain(|part| {
            let can_hold = search.can_be(&[part.asked()], &mut self.effort);
            if !can_hold {
                found.push(vec![part.clone()]);
            }
            can_hold
        });
        while !search.can_be(&all(&parts), &mut self.effort) {
            let mut clash = parts.clone();
            for place in (0..parts.len()).rev() {
                let part = clash.remove(place);
                if search.can_be(&all(&clash), &mut self.effort) {
                    clash.insert(place, part);
                }
            }
            // Without the last of them something else may still be impossible.
            parts.retain(|part| clash.last().is_some_and(|last| last.span != part.span));
            found.push(clash);
        }
        found
    }
}

/// Whatever asks for the parts of a clash together.
enum Asks<'a> {
    Award(&'a Award),
    Criterion(&'a Criterion),
}

fn note(findings: &mut Findings<'_, '_>, asks: Asks<'_>, clash: &Clash<'_>, scene: Vec<String>) {
    let (Some(first), Some((last, before))) = (clash.parts.first(), clash.parts.split_last()) else { return };
    let texts = |parts: &[Part<'_>]| parts.iter().map(|part| part.text.clone()).collect::<Vec<_>>();
    let of_one = clash.parts.iter().all(|part| part.criterion.id == first.criterion.id);
    let asks = if of_one { Asks::Criterion(first.criterion) } else { asks };
    let problem = match asks {
        Asks::Criterion(criterion) => {
            let problem = findings.at("never-holds", &last.span);
            problem.facts.extend([("kind", "criterion".into()), ("id", criterion.id.value.clone().into())]);
            problem.facts.push(("formula", last.text.clone().into()));
            if !before.is_empty() {
                problem.facts.push(("with", texts(before).into()));
            }
            problem
        }
        Asks::Award(award) => {
            let problem = findings.at("requirements-contradict", &last.span);
            problem.facts.push(("award", award.id.value.clone().into()));
            problem.facts.push(("first", first.criterion.id.value.clone().into()));
            problem.facts.push(("second", last.criterion.id.value.clone().into()));
            problem.facts.extend([("one", first.text.clone().into()), ("other", last.text.clone().into())]);
            if before.len() > 1 {
                problem.facts.push(("besides", texts(&before[1..]).into()));
            }
            problem
        }
    };
    if let Some(reach) = &clash.reach {
        reach.tell(problem);
    }
    if !scene.is_empty() {
        problem.facts.push(("scene", scene.into()));
    }
}
