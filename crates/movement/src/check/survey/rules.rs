//! Every rule of a movement in one form: what it is called, the clauses it cites, and what it says case by case.

use std::ops::Range;

use exact::Ratio;
use jiff::civil::Date;

use crate::formula::Formula;
use crate::{
    At, Award, Case, Cases, ClauseRefs, CriterionRule, Dossier, Due, Goal, Maximum, Measure, MeasureRule,
    Movement, Prize, Scale,
};

/// Who does what a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Carrier {
    /// The file: it is computed or kept by the system.
    Rule,
    /// A person, with evidence.
    Person,
    /// The file says how, and a person acts.
    Both,
}

/// Anything that must cite a clause.
pub(in crate::check) struct Rule<'a> {
    /// What kind of rule it is: `criterion`.
    pub kind: &'static str,
    /// Its id; for a dossier, which has none, its place among the dossiers.
    pub id: String,
    /// Where it starts.
    pub span: Range<usize>,
    /// The clauses it cites.
    pub clause: &'a ClauseRefs,
    /// Who does what it says.
    pub carrier: Carrier,
    /// What it says.
    pub says: Vec<Says<'a>>,
}

/// What a rule says under one key.
pub(in crate::check) struct Says<'a> {
    /// The key: `maximum`.
    pub key: &'static str,
    /// Its cases; something said only once is one case without conditions.
    pub cases: Vec<View<'a>>,
    /// Whether the first case that fits holds alone; otherwise all that fit hold.
    pub first_holds: bool,
    /// Whether there must be a case for every scene.
    pub needed: bool,
}

/// One case: its conditions, and what in it must be looked up in a clause.
pub(in crate::check) struct View<'a> {
    pub under: &'a [(At<String>, Vec<At<String>>)],
    pub rounds: &'a [At<String>],
    pub awards: &'a [At<String>],
    /// The clauses it cites itself; where there are none the rule's count.
    pub clause: &'a [At<String>],
    pub span: Range<usize>,
    pub formulas: Vec<&'a Formula>,
    pub numbers: Vec<Number>,
    pub dates: Vec<Dated>,
}

/// A number in a rule.
pub(in crate::check) struct Number {
    pub value: Ratio,
    pub span: Range<usize>,
}

/// A day in a rule.
pub(in crate::check) struct Dated {
    pub key: &'static str,
    pub date: Date,
    pub span: Range<usize>,
}

impl View<'_> {
    /// Whether the case has no condition.
    pub fn always(&self) -> bool {
        self.under.is_empty() && self.rounds.is_empty() && self.awards.is_empty()
    }
}

impl<'a> Rule<'a> {
    fn new(kind: &'static str, id: &At<String>, clause: &'a ClauseRefs) -> Rule<'a> {
        Rule::at(kind, id.value.clone(), id.span.clone(), clause)
    }

    fn at(kind: &'static str, id: String, span: Range<usize>, clause: &'a ClauseRefs) -> Rule<'a> {
        Rule { kind, id, span, clause, carrier: Carrier::Rule, says: Vec::new() }
    }

    fn carried(mut self, carrier: Carrier) -> Rule<'a> {
        self.carrier = carrier;
        self
    }

    fn says(mut self, says: Says<'a>) -> Rule<'a> {
        if !says.cases.is_empty() {
            self.says.push(says);
        }
        self
    }

    /// Whether it says something, and cites a clause wherever it does.
    pub fn cites_in_every_case(&self) -> bool {
        let mut cases = self.says.iter().flat_map(|says| &says.cases).peekable();
        cases.peek().is_some() && cases.all(|case| !case.clause.is_empty())
    }

    /// The clauses that a case of this rule cites: its own, or else the rule's.
    pub fn cited<'s>(&'s self, view: &'s View<'a>) -> &'s [At<String>] {
        if view.clause.is_empty() { self.clause } else { view.clause }
    }
}

impl<'a> Says<'a> {
    /// The first case that fits holds.
    fn first<T>(key: &'static str, cases: &'a Cases<T>, fill: impl Fn(&mut View<'a>, &'a T)) -> Says<'a> {
        let views = cases.0.iter().map(|case| {
            let mut view = view(case);
            fill(&mut view, &case.is);
            view
        });
        Says { key, cases: views.collect(), first_holds: true, needed: false }
    }

    /// All cases that fit hold.
    fn all<T>(key: &'static str, cases: &'a Cases<T>) -> Says<'a> {
        Says { first_holds: false, ..Says::first(key, cases, |_, _| ()) }
    }

    /// Every scene needs a case.
    fn needed(mut self) -> Says<'a> {
        self.needed = true;
        self
    }

    /// Said once, without conditions.
    fn once(key: &'static str, span: Range<usize>, fill: impl FnOnce(&mut View<'a>)) -> Says<'a> {
        let mut view = View {
            under: &[],
            rounds: &[],
            awards: &[],
            clause: &[],
            span,
            formulas: Vec::new(),
            numbers: Vec::new(),
            dates: Vec::new(),
        };
        fill(&mut view);
        Says { key, cases: vec![view], first_holds: true, needed: false }
    }
}

impl<'a> View<'a> {
    fn formula(&mut self, formula: &'a Formula) {
        self.formulas.push(formula);
    }

    fn number(&mut self, number: &At<Ratio>) {
        self.numbers.push(Number { value: number.value.clone(), span: number.span.clone() });
    }

    fn whole(&mut self, number: &At<i64>) {
        self.numbers.push(Number { value: Ratio::int(number.value.into()), span: number.span.clone() });
    }

    /// A day that could not be read stands as zero, and is named elsewhere.
    fn date(&mut self, key: &'static str, date: Date, span: &Range<usize>) {
        if date != Date::ZERO {
            self.dates.push(Dated { key, date, span: span.clone() });
        }
    }
}

fn view<T>(case: &Case<T>) -> View<'_> {
    View {
        under: &case.under,
        rounds: &case.rounds,
        awards: &case.awards,
        clause: &case.clause,
        span: case.span.clone(),
        formulas: Vec::new(),
        numbers: Vec::new(),
        dates: Vec::new(),
    }
}

/// Every rule of a movement.
pub(super) fn rules(movement: &Movement) -> Vec<Rule<'_>> {
    let mut all = vec![head(movement)];
    all.extend(movement.tasks.iter().map(|task| {
        let due = Says::once("due", task.due_span.clone(), |view| {
            view.date("due", task.due.unwrap_or_default(), &task.due_span);
        });
        Rule::new("task", &task.id, &task.clause).carried(Carrier::Person).says(due)
    }));
    all.extend(movement.readings.iter().map(|r| Rule::new("reading", &r.id, &r.clause)));
    all.extend(movement.rounds.iter().map(|round| {
        let days = Says::once("cut_off", round.id.span.clone(), |view| {
            view.date("cut_off", round.cut_off, &round.cut_off_span);
            view.date("decide_by", round.decide_by.unwrap_or_default(), &round.decide_by_span);
        });
        Rule::new("round", &round.id, &round.clause).says(days)
    }));
    all.extend(movement.baselines.iter().map(|baseline| {
        let mut date = Says::first("date", &baseline.date, |_, _| ()).needed();
        for (view, case) in date.cases.iter_mut().zip(&baseline.date.0) {
            view.date("date", case.is, &case.span);
        }
        Rule::new("baseline", &baseline.id, &baseline.clause).says(date)
    }));
    all.extend(movement.parameters.iter().map(|parameter| {
        let is = Says::first("is", &parameter.is, View::number).needed();
        Rule::new("parameter", &parameter.id, &parameter.clause).says(is)
    }));
    all.extend(movement.scales.iter().map(scale));
    all.extend(movement.precisions.iter().map(|precision| {
        // A step of rounding is the reading's, not the letter's: no clause has its number.
        let step = Says::first("step", &precision.step, |_, _| ()).needed();
        Rule::new("precision", &precision.id, &precision.clause).says(step)
    }));
    all.extend(movement.measures.iter().map(measure));
    all.extend(movement.criteria.iter().map(|criterion| {
        let rule = Rule::new("criterion", &criterion.id, &criterion.clause);
        match &criterion.rule {
            CriterionRule::Attested { .. } => rule.carried(Carrier::Both),
            CriterionRule::Formula { holds, when_undefined } => rule
                .says(Says::first("holds", holds, View::formula).needed())
                .says(Says::first("when_undefined", when_undefined, View::formula)),
        }
    }));
    all.extend(movement.awards.iter().map(award_rule));
    all.extend(movement.goals.iter().map(goal));
    all.extend(movement.dossiers.iter().zip(1..).map(|(dossier, n)| dossier_rule(dossier, n)));
    all.extend(movement.groupings.iter().map(|g| Rule::new("grouping", &g.id, &g.clause)));
    if let Some(first) = movement.disqualification.first() {
        let rule = Rule::at(
            "disqualification",
            "disqualification".to_string(),
            first.span.clone(),
            &movement.disqualification,
        );
        all.push(rule.carried(Carrier::Both));
    }
    all
}

fn head(movement: &Movement) -> Rule<'_> {
    let runs = Says::once("runs", movement.runs_span.clone(), |view| {
        view.date("runs.from", movement.runs.0, &movement.runs_span);
        view.date("runs.to", movement.runs.1, &movement.runs_span);
    });
    Rule::at("movement", movement.id.clone(), movement.head_span.clone(), &movement.clause).says(runs)
}

fn scale(scale: &Scale) -> Rule<'_> {
    let bands = Says::once("band", scale.id.span.clone(), |view| {
        for band in &scale.bands {
            for number in band.from.iter().chain(&band.below).chain([&band.is]) {
                view.number(number);
            }
        }
    });
    Rule::new("scale", &scale.id, &scale.clause).says(bands)
}

fn measure(measure: &Measure) -> Rule<'_> {
    let rule = Rule::new("measure", &measure.id, &measure.clause);
    let rule = match &measure.rule {
        MeasureRule::Formula(cases) => rule.says(Says::first("is", cases, View::formula).needed()),
        MeasureRule::Lead(lead) => rule
            .says(Says::first("combine", &lead.combine, |_, _| ()))
            .says(Says::first("unranked", &lead.unranked, |_, _| ())),
    };
    match &measure.thin_base {
        // Its share is the system's own warning, which changes no outcome: no clause has its number.
        Some(thin) => rule.says(Says::once("thin_base", thin.required.span.clone(), |view| {
            view.formula(&thin.required);
            view.formula(&thin.of);
        })),
        None => rule,
    }
}

fn award_rule(award: &Award) -> Rule<'_> {
    let mut rule = Rule::new("award", &award.id, &award.clause)
        .carried(Carrier::Both)
        .says(Says::all("exists", &award.exists))
        .says(Says::all("ranks_by", &award.ranks_by))
        .says(Says::first("maximum", &award.maximum, |view, maximum| match maximum {
            Maximum::None => {}
            Maximum::Units(units) => view.whole(units),
            Maximum::Share { share, .. } => view.number(share),
        }))
        .says(Says::all("not_with", &award.not_with))
        .says(Says::first("individuals", &award.individuals, View::whole))
        .says(Says::first("prize", &award.prize, prize))
        .says(Says::first("individual_prize", &award.individual_prize, prize))
        .says(Says::first("form", &award.form, |_, _| ()));
    for grade in &award.grades {
        let mut says = Says::once("grade", grade.id.span.clone(), |view| {
            view.whole(&grade.maximum);
            if let Some(money) = &grade.prize {
                prize(view, money);
            }
        });
        says.cases[0].clause = &grade.clause;
        rule = rule.says(says);
    }
    rule
}

fn prize<'a>(view: &mut View<'a>, prize: &'a Prize) {
    match prize {
        Prize::Sum(sum) => view.number(sum),
        Prize::PerHead { sum, heads } => {
            view.number(sum);
            view.formula(heads);
        }
        Prize::BaseSalary { multiple } => view.number(multiple),
    }
}

fn goal(goal: &Goal) -> Rule<'_> {
    Rule::new("goal", &goal.id, &goal.clause)
        .says(Says::once("is", goal.is.span.clone(), |view| view.formula(&goal.is)))
        .says(Says::first("target", &goal.target, View::number))
}

fn dossier_rule(dossier: &Dossier, n: usize) -> Rule<'_> {
    let mut due = Says::first("due", &dossier.due, |view, due| {
        if let Due::CalendarDays(days) | Due::WorkingDays(days) = due {
            view.whole(days);
        }
    });
    for (view, case) in due.cases.iter_mut().zip(&dossier.due.0) {
        if let Due::Before(date) | Due::By(date) = case.is {
            view.date("due", date, &case.span);
        }
    }
    Rule::at("dossier", n.to_string(), dossier.span.clone(), &dossier.clause).carried(Carrier::Both).says(due)
}
