//! Every requirement of the five letters has its place in the movement files, with its values.
//!
//! The requirements stand in `requirements.toml`; this file reads their sentences and looks.

#![allow(clippy::disallowed_methods, reason = "reads the movement files of this repository")]

use std::collections::BTreeMap;
use std::fs;

use movement::formula::Formula;
use movement::{
    Award, Carried, Cases, Combine, Criterion, CriterionRule, Due, Kind, Late, Maximum, MeasureRule,
    Movement, Order, Prize, Reached, Scene, Step, Unranked,
};
use toml::{Table, Value};

/// How many rows each list of requirements has: one that is lost is missed.
const ROWS: [(&str, usize); 5] =
    [("1371-2022", 37), ("1170-2021", 13), ("4494-2017", 7), ("2213-2021-2025", 10), ("09-2023", 3)];

fn movement(id: &str) -> Movement {
    let file = format!("{}/../../movements/{id}/movement.toml", env!("CARGO_MANIFEST_DIR"));
    let (movement, problems) = Movement::read(&fs::read_to_string(&file).unwrap(), &file);
    assert!(problems.is_empty(), "{problems:?}");
    movement.unwrap()
}

fn text<'t>(table: &'t Value, key: &str) -> &'t str {
    table[key].as_str().unwrap()
}

#[test]
fn every_requirement_has_its_place() {
    let file = format!("{}/tests/requirements.toml", env!("CARGO_MANIFEST_DIR"));
    let list: Table = fs::read_to_string(file).unwrap().parse().unwrap();
    let requirements = list["requirement"].as_array().unwrap();
    let movements: BTreeMap<&str, Movement> = ROWS.iter().map(|(id, _)| (*id, movement(id))).collect();
    let mut wrong = String::new();
    for requirement in requirements {
        let movement = &movements[text(requirement, "movement")];
        for sentence in requirement["must"].as_array().unwrap() {
            let sentence = sentence.as_str().unwrap();
            if let Err(why) = look(movement, sentence) {
                wrong.push_str(&format!(
                    "{} {}: `{sentence}`: {why}\n",
                    movement.id,
                    text(requirement, "row")
                ));
            }
        }
        assert!(!text(requirement, "says").is_empty());
    }
    for (id, rows) in ROWS {
        let found = requirements.iter().filter(|r| text(r, "movement") == id).count();
        assert_eq!(found, rows, "rows of {id}");
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_sentence_that_is_not_so_is_noticed() {
    let movement = movement("1371-2022");
    for sentence in [
        "parameter floor in 2022-q2 = 46%",
        "award comprehensive maximum in 2022-q2 = 4",
        "award comprehensive maximum = none",
        "round 2022-q2 decide_by = 2022-08-01",
        "clause B.IX.9 rule",
        "clause B.V rule",
        "task plan cites B.V",
        "reading comparable = exact two-decimals one-decimal",
        "criterion late_payment under late-margin=none = late_ratio <= late_target * (100% + 5%)",
        "award late_payment exists in 2022-q2",
        "goal social_coverage more than = 37.7%",
        "something else",
    ] {
        assert!(look(&movement, sentence).is_err(), "{sentence}");
    }
}

/// The parts of a sentence: what is asked, the scene it is asked in, and what must be there.
struct Asked<'s> {
    words: Vec<&'s str>,
    round: String,
    readings: BTreeMap<String, String>,
    award: Option<&'s str>,
    wanted: Option<&'s str>,
}

impl Asked<'_> {
    fn scene(&self) -> Scene<'_> {
        Scene { round: &self.round, readings: &self.readings, award: self.award }
    }
}

/// `award health maximum in 2022-q2 under one-award=cumulative = 3`
fn asked<'s>(movement: &Movement, sentence: &'s str) -> Asked<'s> {
    let (left, wanted) = match sentence.split_once(" = ") {
        Some((left, wanted)) => (left, Some(wanted)),
        None => match sentence.strip_suffix(" =") {
            Some(left) => (left, Some("")),
            None => (sentence, None),
        },
    };
    let mut asked = Asked {
        words: Vec::new(),
        round: movement.rounds.last().map_or(String::new(), |round| round.id.value.clone()),
        readings: movement.default_readings(),
        award: None,
        wanted,
    };
    let mut words = left.split(' ');
    while let Some(word) = words.next() {
        match word {
            "in" => asked.round = words.next().unwrap().to_string(),
            "for" => asked.award = words.next(),
            "under" => {
                let (reading, choice) = words.next().unwrap().split_once('=').unwrap();
                assert!(movement.reading(reading).is_some(), "{sentence}: no reading {reading}");
                asked.readings.insert(reading.to_string(), choice.to_string());
            }
            _ => asked.words.push(word),
        }
    }
    asked
}

fn look(movement: &Movement, sentence: &str) -> Result<(), String> {
    let asked = asked(movement, sentence);
    let scene = asked.scene();
    let found = match asked.words.as_slice() {
        ["clause", id, carried] => {
            let found = match clause(movement, id)?.carried {
                Some(Carried::Rule) => "rule",
                Some(Carried::Person) => "person",
                Some(Carried::Informative) => "informative",
                None => "nothing",
            };
            return same(carried, found);
        }
        ["says", id] => {
            let says = &clause(movement, id)?.says;
            return has(&[&says.vi, &says.en], &asked);
        }
        ["numbers", id] => {
            let numbers: Vec<_> = clause(movement, id)?.numbers.iter().map(|n| n.value.clone()).collect();
            let wanted: Vec<_> =
                asked.wanted.unwrap_or("").split(' ').map(|n| exact::parse_quantity(n).unwrap()).collect();
            return (numbers == wanted).then_some(()).ok_or_else(|| format!("{numbers:?}"));
        }
        ["dates", id] => join(clause(movement, id)?.dates.iter().map(|date| date.value.to_string())),
        ["movement", what] => return head(movement, what, &asked),
        ["awards"] => join(movement.awards.iter().map(|award| award.id.value.clone())),
        ["disqualification", id] => {
            return cites(&movement.disqualification, id);
        }
        ["task", id, "cites", clause] => return cites(&task(movement, id)?.clause, clause),
        ["task", id, "owner"] => task(movement, id)?.owner.en.clone(),
        ["task", id, "due"] => task(movement, id)?.due.map_or("none".into(), |date| date.to_string()),
        ["round", id, "cites", clause] => return cites(&round(movement, id)?.clause, clause),
        ["round", id, "cut_off"] => round(movement, id)?.cut_off.to_string(),
        ["round", id, "decide_by"] => round(movement, id)?.decide_by.map_or("none".into(), |d| d.to_string()),
        ["baseline", id] => {
            let baseline = movement.baselines.iter().find(|b| *b.id == **id).ok_or("no such baseline")?;
            pick(&baseline.date, &scene, |date| date.to_string())
        }
        ["parameter", id] => {
            let parameter = movement.parameters.iter().find(|p| *p.id == **id).ok_or("no such parameter")?;
            let found = parameter.is.pick(&scene).map(|case| case.is.value.clone());
            return number(found, &asked);
        }
        ["reading", id, "cites", clause] => {
            return cites(&movement.reading(id).ok_or("no such reading")?.clause, clause);
        }
        ["reading", id] => {
            let reading = movement.reading(id).ok_or("no such reading")?;
            join(reading.choices.iter().map(|choice| choice.id.value.clone()))
        }
        ["precision", id] => {
            let precision = movement.precisions.iter().find(|p| *p.id == **id).ok_or("no such precision")?;
            pick(&precision.step, &scene, |step| match step {
                Step::Exact => "exact".into(),
                Step::HalfUp { places } => format!("{places} places"),
            })
        }
        ["measure" | "lead" | "combine" | "unranked" | "thin", id] => {
            return measure(movement, asked.words[0], id, &asked);
        }
        ["criterion", id, "cites", clause] => return cites(&criterion(movement, id)?.clause, clause),
        [kind @ ("criterion" | "undefined"), id] => {
            let CriterionRule::Formula { holds, when_undefined } = &criterion(movement, id)?.rule else {
                return Err("it is attested".into());
            };
            let cases = if *kind == "criterion" { holds } else { when_undefined };
            pick(cases, &scene, |formula: &Formula| formula.text.clone())
        }
        ["attested", id, "cites", clause] => {
            let criterion = criterion(movement, id)?;
            if !matches!(criterion.rule, CriterionRule::Attested { .. }) {
                return Err("it is computed".into());
            }
            return cites(&criterion.clause, clause);
        }
        ["award", id, rest @ ..] => {
            return award(movement.award(id).ok_or("no such award")?, rest, &asked);
        }
        ["goal", id, rest @ ..] => return goal(movement, id, rest, &asked),
        ["dossier", clause, what] => dossier(movement, clause, what, &scene)?,
        ["grouping", id, "cites", clause] => {
            let grouping = movement.groupings.iter().find(|g| *g.id == **id).ok_or("no such grouping")?;
            return cites(&grouping.clause, clause);
        }
        _ => return Err("this sentence says nothing".into()),
    };
    same(asked.wanted.unwrap_or("something"), &found)
}

fn head(movement: &Movement, what: &str, asked: &Asked<'_>) -> Result<(), String> {
    let found = match what {
        "document" => movement.document.clone(),
        "issued" => movement.issued.to_string(),
        "issuer" => return has(&[&movement.issuer.en], asked),
        "theme" => return movement.theme.is_some().then_some(()).ok_or_else(|| "no theme".into()),
        "kind" => match movement.kind {
            Kind::Regular => "regular".into(),
            Kind::Thematic => "thematic".into(),
        },
        "runs" => format!("{} {}", movement.runs.0, movement.runs.1),
        "competitors" => join(movement.competitors.iter().map(|level| level.id().to_string())),
        _ => return Err("nothing of the head".into()),
    };
    same(asked.wanted.unwrap_or("something"), &found)
}

fn measure(movement: &Movement, what: &str, id: &str, asked: &Asked<'_>) -> Result<(), String> {
    let measure = movement.measure(id).ok_or("no such measure")?;
    let scene = asked.scene();
    let found = match (what, &measure.rule) {
        ("thin", _) => {
            return number(measure.thin_base.as_ref().map(|thin| thin.under.clone()), asked);
        }
        ("measure", MeasureRule::Formula(cases)) => pick(cases, &scene, |formula| formula.text.clone()),
        ("lead", MeasureRule::Lead(lead)) => {
            let parts = lead.parts.iter().map(|part| format!("{} {}", *part.measure, order(part.order)));
            parts.collect::<Vec<_>>().join(", ")
        }
        ("combine", MeasureRule::Lead(lead)) => pick(&lead.combine, &scene, |combine| match combine {
            Combine::Sum => "sum".into(),
            Combine::Worst => "worst".into(),
        }),
        ("unranked", MeasureRule::Lead(lead)) => pick(&lead.unranked, &scene, |unranked| match unranked {
            Unranked::Last => "last".into(),
            Unranked::Mean => "mean".into(),
        }),
        _ => return Err("a measure of another kind".into()),
    };
    same(asked.wanted.unwrap_or("something"), &found)
}

fn award(award: &Award, what: &[&str], asked: &Asked<'_>) -> Result<(), String> {
    let mut scene = asked.scene();
    scene.award = Some(&award.id);
    let exists = award.exists.is_empty() || award.exists.pick(&scene).is_some();
    let found = match what {
        ["cites", clause] => return cites(&award.clause, clause),
        ["exists"] => return exists.then_some(()).ok_or_else(|| "it does not exist there".into()),
        ["absent"] => return (!exists).then_some(()).ok_or_else(|| "it exists there".into()),
        ["recipients"] => award.recipients.id().to_string(),
        ["requires"] => join(award.requires.iter().map(|id| id.value.clone())),
        ["maximum"] => pick(&award.maximum, &scene, |maximum| match maximum {
            Maximum::None => "none".into(),
            Maximum::Units(n) => n.value.to_string(),
            Maximum::Share { .. } => "a share".into(),
        }),
        ["individuals"] => pick(&award.individuals, &scene, |n| n.value.to_string()),
        ["form"] => pick(&award.form, &scene, |form| form.value.clone()),
        ["prize"] => pick(&award.prize, &scene, shown_prize),
        ["individual_prize"] => pick(&award.individual_prize, &scene, shown_prize),
        ["not_with"] => {
            pick(&award.not_with, &scene, |not_with| join(not_with.awards.iter().map(|id| id.value.clone())))
        }
        ["ranks"] => {
            let keys = award.ranks_by.all_that_fit(&scene).map(|case| {
                let precision = case.is.precision.as_ref().map_or(String::new(), |p| format!(" {}", **p));
                format!("{} {}{precision}", *case.is.key, order(case.is.order))
            });
            keys.collect::<Vec<_>>().join(", ")
        }
        _ => return Err("nothing of an award".into()),
    };
    same(asked.wanted.unwrap_or("something"), &found)
}

fn shown_prize(prize: &Prize) -> String {
    match prize {
        Prize::Sum(sum) => sum.value.to_string(),
        Prize::PerHead { sum, heads } => format!("{} a head of {}", sum.value, heads.text),
        Prize::BaseSalary { multiple } => format!("{} base salaries", multiple.value),
    }
}

fn goal(movement: &Movement, id: &str, what: &[&str], asked: &Asked<'_>) -> Result<(), String> {
    let goal = movement.goals.iter().find(|goal| *goal.id == id).ok_or("no such goal")?;
    if what == ["is"] {
        return same(asked.wanted.unwrap_or("something"), &goal.is.text);
    }
    let reached = match goal.reached {
        Reached::AtLeast => "at least",
        Reached::MoreThan => "more than",
        Reached::AtMost => "at most",
        Reached::LessThan => "less than",
    };
    same(&what.join(" "), reached)?;
    number(goal.target.pick(&asked.scene()).map(|case| case.is.value.clone()), asked)
}

fn dossier(movement: &Movement, clause: &str, what: &str, scene: &Scene<'_>) -> Result<String, String> {
    let mut dossiers = movement.dossiers.iter();
    let dossier =
        dossiers.find(|dossier| dossier.clause.iter().any(|id| **id == clause)).ok_or("no such dossier")?;
    match what {
        "parts" => Ok(join(dossier.parts.iter().map(|part| part.id.value.clone()))),
        "late" => Ok(match dossier.late {
            Late::Refused => "refused".into(),
            Late::Council => "council".into(),
        }),
        "due" => Ok(pick(&dossier.due, scene, |due| match due {
            Due::Before(date) => format!("before {date}"),
            Due::By(date) => format!("by {date}"),
            Due::CalendarDays(n) => format!("{} calendar days", n.value),
            Due::WorkingDays(n) => format!("{} working days", n.value),
        })),
        _ => Err("nothing of a dossier".into()),
    }
}

fn clause<'m>(movement: &'m Movement, id: &str) -> Result<&'m movement::Clause, String> {
    movement.clause(id).ok_or_else(|| "no such clause".into())
}

fn task<'m>(movement: &'m Movement, id: &str) -> Result<&'m movement::Task, String> {
    movement.tasks.iter().find(|task| *task.id == id).ok_or_else(|| "no such task".into())
}

fn round<'m>(movement: &'m Movement, id: &str) -> Result<&'m movement::Round, String> {
    movement.round(id).ok_or_else(|| "no such round".into())
}

fn criterion<'m>(movement: &'m Movement, id: &str) -> Result<&'m Criterion, String> {
    movement.criterion(id).ok_or_else(|| "no such criterion".into())
}

fn order(order: Order) -> &'static str {
    match order {
        Order::Ascending => "ascending",
        Order::Descending => "descending",
    }
}

fn join(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

fn pick<T>(cases: &Cases<T>, scene: &Scene<'_>, show: impl Fn(&T) -> String) -> String {
    cases.pick(scene).map_or("none".into(), |case| show(&case.is))
}

fn number(found: Option<exact::Ratio>, asked: &Asked<'_>) -> Result<(), String> {
    let wanted = asked.wanted.and_then(exact::parse_quantity).ok_or("no number is asked for")?;
    match found {
        Some(found) if found == wanted => Ok(()),
        found => Err(format!("found {found:?}")),
    }
}

fn same(wanted: &str, found: &str) -> Result<(), String> {
    (wanted == found).then_some(()).ok_or_else(|| format!("found `{found}`"))
}

fn has(texts: &[&str], asked: &Asked<'_>) -> Result<(), String> {
    let wanted = asked.wanted.ok_or("no words are asked for")?;
    texts.iter().any(|text| text.contains(wanted)).then_some(()).ok_or_else(|| format!("not in {texts:?}"))
}

fn cites(clauses: &[movement::At<String>], id: &str) -> Result<(), String> {
    clauses
        .iter()
        .any(|clause| **clause == id)
        .then_some(())
        .ok_or_else(|| format!("cites {:?}", clauses.iter().map(|c| &**c).collect::<Vec<_>>()))
}
