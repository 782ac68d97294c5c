//! From a movement to a plan.

use std::collections::BTreeMap;

use jiff::civil::Date;
use movement::formula::{Expr, ExprKind, Fold, Op, PeriodRef, carried_inward};
use movement::{
    CriterionRule, Maximum, MeasureRule, Movement, Precision, Prize, RankingKey, Round, Scene, Step, Unranked,
};
use reference::{Dimension, Indicator, Level, Period, PeriodKind};

use super::{
    Graph, KeySource, Node, NodeId, Plan, PlanAward, PlanCriterion, PlanGoal, PlanGrade, PlanKey, PlanLead,
    PlanMaximum, PlanMeasure, PlanPrize, PlanProblem, Slot, Within,
};

type Result<T> = std::result::Result<T, PlanProblem>;

/// A name inside a name inside a name …: deeper than this is a cycle.
const DEEPEST: usize = 200;

pub(super) fn plan(
    movement: &Movement,
    round: &str,
    chosen: &BTreeMap<String, String>,
    assume_attested: bool,
) -> Result<Plan> {
    let round = movement.round(round).ok_or_else(|| PlanProblem::UnknownRound {
        found: round.to_string(),
        known: movement.rounds.iter().map(|r| r.id.value.clone()).collect(),
    })?;
    let readings = readings(movement, chosen)?;
    let scene = Scene { round: &round.id, readings: &readings, award: None };
    let mut maker = Maker { movement, round, scene, graph: Graph::default(), folds: Vec::new() };

    let disqualified = maker.recorded("disqualified")?;
    let blocked = maker.recorded("blocked")?;
    let mut measures = Vec::new();
    for measure in &movement.measures {
        let node = match &measure.rule {
            MeasureRule::Lead(_) => None,
            MeasureRule::Formula(cases) => match cases.pick(&scene) {
                Some(case) => Some(maker.node(&case.is.expr, round.cut_off, 0)?),
                None => None,
            },
        };
        let thin_base = match &measure.thin_base {
            Some(thin) => Some((
                maker.node(&thin.required.expr, round.cut_off, 0)?,
                maker.node(&thin.of.expr, round.cut_off, 0)?,
                thin.under.clone(),
            )),
            None => None,
        };
        measures.push(PlanMeasure { id: measure.id.value.clone(), node, thin_base });
    }
    let mut awards: Vec<PlanAward> = Vec::new();
    for award in &movement.awards {
        let scene = Scene { award: Some(&award.id), ..scene };
        if award.exists.is_empty() || award.exists.pick(&scene).is_some() {
            // Whatever the award's formulas name is looked up for this award, however deep it stands.
            maker.scene = scene;
            let planned = maker.award(award, &awards, &measures)?;
            awards.push(planned);
        }
    }
    let Maker { graph, mut folds, .. } = maker;
    folds.sort_unstable();
    folds.dedup();

    let mut national = Maker { movement, round, scene, graph: Graph::default(), folds: Vec::new() };
    let mut goals = Vec::new();
    for goal in &movement.goals {
        let Some(target) = goal.target.pick(&scene) else { continue };
        goals.push(PlanGoal {
            id: goal.id.value.clone(),
            node: national.node(&goal.is.expr, round.cut_off, 0)?,
            target: target.is.value.clone(),
            reached: goal.reached,
            shown: goal.shown,
        });
    }
    Ok(Plan {
        movement: movement.id.clone(),
        round: round.id.value.clone(),
        cut_off: round.cut_off,
        readings: movement
            .readings
            .iter()
            .map(|r| (r.id.value.clone(), readings[&r.id.value].clone()))
            .collect(),
        assume_attested,
        graph,
        national: national.graph,
        measures,
        awards,
        goals,
        disqualified,
        blocked,
        folds,
    })
}

/// Every reading's choice: the one asked for, or the default.
fn readings(movement: &Movement, chosen: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>> {
    let mut readings = movement.default_readings();
    for (id, choice) in chosen {
        let reading = movement.reading(id).ok_or_else(|| PlanProblem::UnknownReading {
            found: id.clone(),
            known: movement.readings.iter().map(|r| r.id.value.clone()).collect(),
        })?;
        if !reading.choices.iter().any(|c| *c.id == *choice) {
            return Err(PlanProblem::UnknownChoice {
                reading: id.clone(),
                found: choice.clone(),
                known: reading.choices.iter().map(|c| c.id.value.clone()).collect(),
            });
        }
        readings.insert(id.clone(), choice.clone());
    }
    Ok(readings)
}

struct Maker<'m> {
    movement: &'m Movement,
    round: &'m Round,
    scene: Scene<'m>,
    graph: Graph,
    folds: Vec<Level>,
}

impl<'m> Maker<'m> {
    fn add(&mut self, node: Node) -> NodeId {
        match self.graph.nodes.iter().position(|n| *n == node) {
            Some(same) => same,
            None => {
                self.graph.nodes.push(node);
                self.graph.nodes.len() - 1
            }
        }
    }

    fn slot(&mut self, indicator: Indicator, period: Period) -> usize {
        let slot = Slot { indicator, period };
        match self.graph.slots.iter().position(|s| *s == slot) {
            Some(same) => same,
            None => {
                self.graph.slots.push(slot);
                self.graph.slots.len() - 1
            }
        }
    }

    /// The slot of a yes-or-no record that counts as "no" where it is absent, at the cut-off.
    fn recorded(&mut self, id: &str) -> Result<usize> {
        let indicator = self.movement.indicator(id).ok_or_else(|| unsound("no indicator", id))?;
        let period = Period::containing(self.round.cut_off, indicator.period);
        Ok(self.slot(indicator, period))
    }

    fn figure(&mut self, indicator: Indicator, period: Period) -> NodeId {
        let slot = self.slot(indicator, period);
        self.add(Node::Slot(slot))
    }

    /// The node of an expression; `day` is the round's cut-off, or an earlier year's where `every` asks.
    fn node(&mut self, expr: &Expr, day: Date, depth: usize) -> Result<NodeId> {
        if depth > DEEPEST {
            return Err(unsound("a cycle", ""));
        }
        let depth = depth + 1;
        let node = match &expr.kind {
            ExprKind::Number(number, _) => Node::Constant(reduced(number)),
            ExprKind::Truth(truth) => Node::Truth(*truth),
            ExprKind::Undetermined => Node::Undetermined,
            ExprKind::Name(name) => return self.name(name, day, depth),
            ExprKind::AtPeriod(name, period) => return self.at_period(name, period, day),
            ExprKind::Met(criterion) => return self.criterion(criterion, day, self.scene, depth),
            ExprKind::Negative(x) => Node::Negative(self.node(x, day, depth)?),
            ExprKind::Not(x) => match carried_inward(x) {
                Expr { kind: ExprKind::Not(x), .. } => Node::Not(self.node(&x, day, depth)?),
                carried => return self.node(&carried, day, depth),
            },
            ExprKind::Binary(op, a, b) => {
                let (a, b) = (self.node(a, day, depth)?, self.node(b, day, depth)?);
                match self.graph.nodes[a] {
                    Node::Over(fold @ (Fold::Count | Fold::Share), level, x) if op.compares() => {
                        Node::Counted(*op, fold, level, x, b)
                    }
                    _ => Node::Binary(*op, a, b),
                }
            }
            ExprKind::Min(all) => return self.pairwise(all, day, depth, Node::Min),
            ExprKind::Max(all) => return self.pairwise(all, day, depth, Node::Max),
            ExprKind::FirstKnown(all) => return self.pairwise(all, day, depth, Node::FirstKnown),
            ExprKind::If(a, b, c) => {
                Node::If(self.node(a, day, depth)?, self.node(b, day, depth)?, self.node(c, day, depth)?)
            }
            ExprKind::Scale(name, x) => {
                let scale = self.movement.scales.iter().find(|s| *s.id == *name);
                let scale = scale.ok_or_else(|| unsound("no scale", name))?;
                let plain = |n: &Option<movement::At<exact::Ratio>>| n.as_ref().map(|n| n.value.clone());
                let bands = scale
                    .bands
                    .iter()
                    .map(|b| (plain(&b.from), plain(&b.below), b.is.value.clone()))
                    .collect();
                Node::Scale(bands, self.node(x, day, depth)?)
            }
            ExprKind::Every(years, x) => {
                let mut all = self.node(x, day, depth)?;
                for back in 1..*years {
                    let before = years_before(day, back as i16);
                    let one = self.node(x, before, depth)?;
                    all = self.add(Node::Binary(Op::And, all, one));
                }
                return Ok(all);
            }
            ExprKind::Over(fold, level, x) => {
                self.folds.push(*level);
                Node::Over(*fold, *level, self.node(x, day, depth)?)
            }
        };
        Ok(self.add(node))
    }

    fn pairwise(
        &mut self,
        all: &[Expr],
        day: Date,
        depth: usize,
        join: fn(NodeId, NodeId) -> Node,
    ) -> Result<NodeId> {
        let mut nodes = Vec::new();
        for expr in all {
            nodes.push(self.node(expr, day, depth)?);
        }
        let mut nodes = nodes.into_iter();
        let first = nodes.next().ok_or_else(|| unsound("nothing to choose from", ""))?;
        Ok(nodes.fold(first, |joined, next| self.add(join(joined, next))))
    }

    fn name(&mut self, name: &str, day: Date, depth: usize) -> Result<NodeId> {
        if let Some(measure) = self.movement.measure(name) {
            let MeasureRule::Formula(cases) = &measure.rule else {
                return Err(unsound("a lead is only for ranking", name));
            };
            return match cases.pick(&self.scene) {
                Some(case) => self.node(&case.is.expr, day, depth),
                None => Err(unsound("no case fits", name)),
            };
        }
        if let Some(parameter) = self.movement.parameters.iter().find(|p| *p.id == *name) {
            let case = parameter.is.pick(&self.scene).ok_or_else(|| unsound("no case fits", name))?;
            return Ok(self.add(Node::Constant(reduced(&case.is))));
        }
        let indicator = self.movement.indicator(name).ok_or_else(|| unsound("no such name", name))?;
        let period = Period::containing(day, indicator.period);
        Ok(self.figure(indicator, period))
    }

    fn at_period(&mut self, name: &str, period: &PeriodRef, day: Date) -> Result<NodeId> {
        let indicator = self.movement.indicator(name).ok_or_else(|| unsound("no such indicator", name))?;
        let period = match period {
            PeriodRef::YearBefore => Period::containing(years_before(day, 1), indicator.period),
            PeriodRef::Date(date) => Period::Date(*date),
            PeriodRef::Year(year) => Period::Year(*year),
            PeriodRef::Quarter(year, quarter) => Period::Quarter(*year, *quarter),
            PeriodRef::Baseline(baseline) => {
                let named = self.movement.baselines.iter().find(|b| *b.id == *baseline);
                let named = named.ok_or_else(|| unsound("no such baseline", baseline))?;
                let case = named.date.pick(&self.scene).ok_or_else(|| unsound("no case fits", baseline))?;
                Period::containing(case.is, indicator.period)
            }
        };
        Ok(self.figure(indicator, period))
    }

    fn criterion(&mut self, id: &str, day: Date, scene: Scene<'m>, depth: usize) -> Result<NodeId> {
        let criterion = self.movement.criterion(id).ok_or_else(|| unsound("no such criterion", id))?;
        match &criterion.rule {
            CriterionRule::Attested { .. } => {
                let indicator = self.movement.indicator(&format!("attest.{id}"));
                let indicator = indicator.ok_or_else(|| unsound("no attestation", id))?;
                let node = self.figure(indicator, Period::containing(day, PeriodKind::Date));
                Ok(self.add(Node::Criterion(node, None)))
            }
            CriterionRule::Formula { holds, when_undefined } => {
                let case = holds.pick(&scene).ok_or_else(|| unsound("no case fits", id))?;
                let holds = self.node(&case.is.expr, day, depth)?;
                let otherwise = match when_undefined.pick(&scene) {
                    Some(case) => Some(self.node(&case.is.expr, day, depth)?),
                    None => None,
                };
                Ok(self.add(Node::Criterion(holds, otherwise)))
            }
        }
    }

    fn award(
        &mut self,
        award: &'m movement::Award,
        before: &[PlanAward],
        measures: &[PlanMeasure],
    ) -> Result<PlanAward> {
        let (day, scene) = (self.round.cut_off, self.scene);
        let mut criteria = Vec::new();
        for id in &award.requires {
            let node = self.criterion(id, day, scene, 0)?;
            let attested = match self.movement.criterion(id).map(|c| &c.rule) {
                Some(CriterionRule::Attested { .. }) => {
                    self.graph.slots.iter().position(|s| s.indicator.id == format!("attest.{}", **id))
                }
                _ => None,
            };
            criteria.push(PlanCriterion { id: id.value.clone(), node, attested });
        }
        let mut keys = Vec::new();
        for case in award.ranks_by.all_that_fit(&scene) {
            keys.push(self.key(&case.is, scene)?);
        }
        let maximum = match award.maximum.pick(&scene).map(|c| &c.is) {
            None if award.grades.is_empty() => PlanMaximum::None,
            None => PlanMaximum::Units(award.grades.iter().map(|g| *g.maximum as usize).sum()),
            Some(Maximum::None) => PlanMaximum::None,
            Some(Maximum::Units(n)) => PlanMaximum::Units(n.value as usize),
            Some(Maximum::Share { share, of }) => PlanMaximum::Share(share.value.clone(), *of),
        };
        let not_with = award
            .not_with
            .all_that_fit(&scene)
            .flat_map(|case| &case.is.awards)
            .filter_map(|id| before.iter().position(|a| a.id == **id))
            .collect();
        let mut grades = Vec::new();
        for grade in &award.grades {
            let prize = grade.prize.as_ref().map(|p| self.prize(p)).transpose()?;
            grades.push(PlanGrade {
                id: grade.id.value.clone(),
                maximum: grade.maximum.value as usize,
                prize,
            });
        }
        let prize = award.prize.pick(&scene).map(|case| self.prize(&case.is)).transpose()?;
        let mut planned = PlanAward {
            id: award.id.value.clone(),
            recipients: award.recipients,
            within: award.within.as_ref().map(|w| self.within(w)),
            criteria,
            keys,
            maximum,
            grades,
            not_with,
            individuals: award.individuals.pick(&scene).map(|case| case.is.value),
            prize,
            uses: Vec::new(),
            lead: self.lead_named_by(award),
        };
        planned.uses = self.uses(&planned, measures);
        Ok(planned)
    }

    /// The lead among an award's ranking keys, under whatever reading.
    fn lead_named_by(&self, award: &movement::Award) -> Option<String> {
        let keys = award.ranks_by.0.iter().map(|case| &case.is.key);
        let is_lead =
            |id: &str| self.movement.measure(id).is_some_and(|m| matches!(m.rule, MeasureRule::Lead(_)));
        keys.map(|key| key.value.clone()).find(|id| is_lead(id))
    }

    /// The groups of a grouping as they stood at the cut-off.
    fn within(&self, grouping: &str) -> Within {
        let day = self.round.cut_off;
        let listed = self.movement.groupings.iter().filter(|g| *g.id == *grouping).flat_map(|g| &g.members);
        let then =
            listed.filter(|m| m.from.is_none_or(|from| from <= day) && m.to.is_none_or(|to| day <= to));
        Within {
            grouping: grouping.to_string(),
            members: then.map(|m| (m.unit.value.clone(), m.group.clone())).collect(),
        }
    }

    fn key(&mut self, key: &RankingKey, scene: Scene<'m>) -> Result<PlanKey> {
        let day = self.round.cut_off;
        let step = self.step(key.precision.as_ref().map(|p| p.value.as_str()), scene)?;
        let source = match self.movement.measure(&key.key).map(|m| &m.rule) {
            Some(MeasureRule::Lead(lead)) => {
                let mut parts = Vec::new();
                for part in &lead.parts {
                    let node = self.name(&part.measure, day, 0)?;
                    parts.push((part.measure.value.clone(), node, part.order));
                }
                let combine = lead.combine.pick(&scene).ok_or_else(|| unsound("no case fits", &key.key))?.is;
                let unranked = lead.unranked.pick(&scene).map_or(Unranked::Last, |c| c.is);
                let step = self.step(lead.precision.as_ref().map(|p| p.value.as_str()), scene)?;
                KeySource::Lead(PlanLead { parts, step, combine, unranked })
            }
            Some(MeasureRule::Formula(_)) => KeySource::Node(self.name(&key.key, day, 0)?),
            None => {
                let node = self.name(&key.key, day, 0)?;
                let truth =
                    self.movement.indicator(&key.key).is_some_and(|i| i.dimension == Dimension::Truth);
                if truth { KeySource::TruthNode(node) } else { KeySource::Node(node) }
            }
        };
        Ok(PlanKey { id: key.key.value.clone(), source, order: key.order, step })
    }

    fn step(&self, precision: Option<&str>, scene: Scene<'_>) -> Result<Step> {
        let Some(id) = precision else { return Ok(Step::Exact) };
        let found: Option<&Precision> = self.movement.precisions.iter().find(|p| *p.id == id);
        let found = found.ok_or_else(|| unsound("no such precision", id))?;
        Ok(found.step.pick(&scene).ok_or_else(|| unsound("no case fits", id))?.is.clone())
    }

    fn prize(&mut self, prize: &Prize) -> Result<PlanPrize> {
        Ok(match prize {
            Prize::Sum(sum) => PlanPrize::Sum(sum.value.clone()),
            Prize::PerHead { sum, heads } => {
                PlanPrize::PerHead(sum.value.clone(), self.node(&heads.expr, self.round.cut_off, 0)?)
            }
            Prize::BaseSalary { multiple } => {
                let day = self.round.decide_by.unwrap_or(self.round.cut_off);
                PlanPrize::Sum(base_salary_prize(&multiple.value, day)?)
            }
        })
    }

    /// The measures whose nodes an award's criteria and keys stand on.
    fn uses(&self, award: &PlanAward, measures: &[PlanMeasure]) -> Vec<usize> {
        let mut wanted: Vec<NodeId> = award.criteria.iter().map(|c| c.node).collect();
        for key in &award.keys {
            match &key.source {
                KeySource::Node(node) | KeySource::TruthNode(node) => wanted.push(*node),
                KeySource::Lead(lead) => wanted.extend(lead.parts.iter().map(|p| p.1)),
            }
        }
        let mut reached = vec![false; self.graph.nodes.len()];
        while let Some(node) = wanted.pop() {
            if !std::mem::replace(&mut reached[node], true) {
                self.graph.nodes[node].for_each_part(|part| wanted.push(part));
            }
        }
        let stands_on = |measure: &PlanMeasure| measure.node.is_some_and(|node| reached[node]);
        (0..measures.len()).filter(|m| stands_on(&measures[*m])).collect()
    }
}

/// The multiple of the base salary in force on a day, rounded up to the next ten thousand VND.
fn base_salary_prize(multiple: &exact::Ratio, day: Date) -> Result<exact::Ratio> {
    let salary = reference::scales::base_salary_on(day)
        .ok_or_else(|| unsound("no base salary is known for", &day.to_string()))?;
    Ok(reference::scales::round_up_to_ten_thousand(&multiple.times(&salary.vnd)))
}

/// The same day some years earlier; 29 February has its 28th there.
pub(crate) fn years_before(day: Date, years: i16) -> Date {
    // 29 February has its 28th the year before.
    let last = Date::new(day.year() - years, day.month(), 1).map_or(28, |first| first.days_in_month());
    Date::new(day.year() - years, day.month(), day.day().min(last)).unwrap_or(day)
}

fn reduced(number: &exact::Ratio) -> exact::Ratio {
    match number.lowest_terms() {
        Some((n, d)) => exact::Ratio::new(n, d).unwrap_or_else(|| number.clone()),
        None => number.clone(),
    }
}

fn unsound(what: &str, name: &str) -> PlanProblem {
    PlanProblem::Unsound(format!("{what} {name}").trim().to_string())
}
