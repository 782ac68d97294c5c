//! Letters made at random: every form of formula, criterion, award and lead, put together as chance has it.

use std::fmt::Write;

use movement::{Movement, Problem};
use oracle::Rng;

use crate::rules::{attested, award, criterion, measure, table};

/// What stands in every letter: whatever formulas may name.
const FRAME: &str = r#"
format = 1

[movement]
id = "any"
document = "0/ANY"
issued = 2030-01-02
issuer.vi = "Bất kỳ"
issuer.en = "Any"
name.vi = "Bất kỳ"
name.en = "Any"
runs = { from = 2030-01-01, to = 2030-12-31 }
clause = "1"
competitors = ["province", "district", "commune"]

[[clause]]
id = "1"
carried = "rule"
says.vi = "Mọi số."
says.en = "All numbers."
numbers = ["25%", "30%", "35%", "50%", "60%", "80%", "90%", "95%", "100%", "110%", 1, 2, 3, 4, 5, 6, 8, 10, 40, 60, 80]
dates = [2029-12-31, 2030-01-01, 2030-12-31]

[[clause]]
id = "2"
carried = "person"
says.vi = "Có người xác nhận."
says.en = "Somebody attests."

[[round]]
id = "final"
label.vi = "Tổng kết"
label.en = "Final"
cut_off = 2030-12-31
clause = "1"

[baseline.start]
label.vi = "Đầu năm"
label.en = "Start"
date = 2029-12-31
clause = "1"

[precision.coarse]
clause = "1"
step = "10%"

[scale.points]
label.vi = "Điểm"
label.en = "Points"
of = "ratio"
gives = "ratio"
clause = "1"

[[scale.points.band]]
from = 0
below = "50%"
is = 0

[[scale.points.band]]
from = "50%"
below = "90%"
is = 5

[[scale.points.band]]
from = "90%"
below = "110%"
is = 10

[indicator.merit]
label.vi = "Chỉ số"
label.en = "Index, perhaps below zero"
dimension = "ratio"
period = "year"

[indicator.extra]
label.vi = "Điểm thêm"
label.en = "Extra points, perhaps below zero"
dimension = "points"
period = "year"

[indicator.initiatives]
label.vi = "Sáng kiến"
label.en = "Initiatives"
dimension = "units"
period = "year"

[indicator.pledged]
label.vi = "Cam kết"
label.en = "A pledge"
dimension = "truth"
period = "year"
"#;

/// Rates that a unit has by itself.
const RATES: [&str; 10] = [
    "health / health_plan",
    "collected / collection_plan",
    "late / receivable",
    "health / health[year before]",
    "(health - health[start]) / (health_plan - health[start])",
    "points(health / health_plan)",
    "merit",
    "score / 60 points",
    "min(100%, collected / collection_plan)",
    "health / health_plan",
];

/// Rates over the units below.
const FOLDS: [&str; 5] = [
    "mean(commune, health / health_plan)",
    "sum(commune, health) / sum(commune, health_plan)",
    "share(commune, health / health_plan >= 90%)",
    "count(commune, pledged or late / receivable <= 50%) / 2 units",
    "share(commune, pledged and late / receivable <= 50%)",
];

const FLOORS: [&str; 6] = ["50%", "80%", "90%", "100%", "100%", "110%"];

/// A letter made at random.
pub struct Letter {
    /// Its file.
    pub text: String,
    /// What it says.
    pub movement: Movement,
    /// What it asks for that nobody can do, or that everybody does: people would be told, the judge must cope.
    pub idle: Vec<Problem>,
}

/// Makes a letter; none where the checker refuses what chance put together.
pub fn random_letter(rng: &mut Rng) -> Option<Letter> {
    Letter::read(Writer { rng, plain: false, folds: false, first_known: false, names: false }.letter()).ok()
}

impl Letter {
    /// The letter with some rules.
    pub fn with_rules(rules: &str) -> Letter {
        let letter = Letter::read(format!("{FRAME}{rules}")).expect("a sound letter");
        assert!(letter.idle.is_empty(), "{:#?}", letter.idle);
        letter
    }

    /// The letter with some rules that chance made.
    pub fn with_random_rules(rules: &str) -> Option<Letter> {
        Letter::read(format!("{FRAME}{rules}")).ok()
    }

    fn read(text: String) -> Result<Letter, Vec<Problem>> {
        let (movement, problems) = Movement::read(&text, "any");
        let idle = ["never-holds", "always-holds", "requirements-contradict"];
        match movement {
            Some(movement) if problems.iter().all(|problem| idle.contains(&problem.code)) => {
                Ok(Letter { text, movement, idle: problems })
            }
            _ => Err(problems),
        }
    }
}

struct Writer<'a> {
    rng: &'a mut Rng,
    /// Whether the letter asks little, so that many units compete for the places.
    plain: bool,
    /// Whether formulas may look at the units below.
    folds: bool,
    /// Whether formulas may take back what they said.
    first_known: bool,
    /// Whether formulas may name the measures: they stand all.
    names: bool,
}

impl Writer<'_> {
    fn letter(mut self) -> String {
        self.plain = self.rng.percent(50);
        self.folds = !self.plain && self.rng.percent(35);
        self.first_known = !self.plain && self.rng.percent(8);
        let mut out = String::from(FRAME);
        out.push_str(&measure(
            "score",
            "min(60 points, health / health_plan * 60 points) + min(40 points, collected / collection_plan * 40 points) \
             + min(5 points, initiatives / 1 units * 2 points) + extra",
        ));
        for id in ["m1", "m2", "m3", "m4"] {
            let depth = if self.plain { 0 } else { self.rng.below(3) };
            let formula = self.rate(depth, true);
            out.push_str(&measure(id, &formula));
        }
        self.names = true;
        let leads = self.rng.percent(if self.plain { 75 } else { 40 });
        if leads {
            self.lead(&mut out);
        }
        let criteria = 2 + self.rng.below(3);
        for number in 1..=criteria {
            let depth = self.rng.below(4);
            let holds = match self.plain {
                true if number == 1 => "pledged".into(),
                true => self
                    .one(&["merit > 0 or health / health_plan >= 50%", "late / receivable <= 110%"])
                    .into(),
                false => self.condition(depth, true, number),
            };
            let mut says = format!("holds = \"{holds}\"");
            if !self.plain && self.rng.percent(35) {
                let depth = self.rng.below(2);
                let _ = write!(says, "\nwhen_undefined = \"{}\"", self.condition(depth, true, number));
            }
            out.push_str(&criterion(&format!("c{number}"), &says));
        }
        out.push_str(&attested());
        let recipients = if self.rng.percent(60) { "province" } else { "district" };
        for number in 1..=1 + self.rng.below(3) {
            self.award(&mut out, number, recipients, criteria, leads);
        }
        out
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        self.rng.pick(of)
    }

    fn lead(&mut self, out: &mut String) {
        let mut parts = Vec::new();
        for measure in ["m1", "m2", "m3"].iter().take(2 + self.rng.below(2) as usize) {
            parts.push(format!("\"{measure} {}\"", self.one(&["descending", "descending", "ascending"])));
        }
        let combine = self.one(&["sum", "sum", "worst"]);
        let says = format!(
            "clause = \"1\"\nparts = [{}]\ncombine = \"{combine}\"\nunranked = \"{}\"",
            parts.join(", "),
            self.one(&["last", "mean"]),
        );
        out.push_str(&table("measure", "lead", &says));
        if self.rng.percent(40) {
            out.push_str("precision = \"coarse\"\n");
        }
    }

    fn award(&mut self, out: &mut String, number: u64, recipients: &str, criteria: u64, leads: bool) {
        let mut requires: Vec<String> = Vec::new();
        // In a plain letter the first award often asks for a pledge, and the others for something else.
        if self.plain && number == 1 && self.rng.percent(60) {
            requires.push("\"c1\"".into());
        }
        for criterion in if self.plain { 2 } else { 1 }..=criteria {
            if requires.is_empty() && self.plain || self.rng.percent(if self.plain { 20 } else { 45 }) {
                requires.push(format!("\"c{criterion}\""));
            }
        }
        if requires.is_empty() || self.rng.percent(12) {
            requires.push("\"attested\"".into());
        }
        let mut keys: Vec<String> = Vec::new();
        for measure in ["m1", "m2", "m3", "m4"] {
            if keys.len() < 3 && self.rng.percent(40) {
                let order = self.one(&["descending", "descending", "ascending"]);
                let precision = if self.rng.percent(35) { ", precision = \"coarse\"" } else { "" };
                keys.push(format!("{{ key = \"{measure}\", order = \"{order}\"{precision} }}"));
            }
        }
        if self.rng.percent(10) {
            let at = self.rng.below(keys.len() as u64 + 1) as usize;
            keys.insert(at, "{ key = \"pledged\", order = \"yes first\" }".into());
        }
        if leads && self.rng.percent(if self.plain { 75 } else { 55 }) {
            let at = if self.rng.percent(85) { 0 } else { keys.len() };
            let order = self.one(&["ascending", "ascending", "ascending", "descending"]);
            keys.insert(at, format!("{{ key = \"lead\", order = \"{order}\" }}"));
        }
        let says = format!("requires = [{}]\nranks_by = [{}]", requires.join(", "), keys.join(", "));
        out.push_str(&award(&format!("a{number}"), recipients, &says));
        if self.rng.percent(30) {
            let _ = writeln!(out, "within = \"{}\"", self.one(&["cluster", "region"]));
        }
        let kept_by: Vec<String> = (1..number)
            .filter(|_| self.rng.percent(if self.plain { 75 } else { 50 }))
            .map(|n| format!("{{ award = \"a{n}\" }}"))
            .collect();
        if !kept_by.is_empty() {
            let _ = writeln!(out, "not_with = [{}]", kept_by.join(", "));
        }
        if keys.is_empty() {
            return;
        }
        // Places that are a share of whoever is left are fewer once somebody leaves.
        let shared = !kept_by.is_empty() && self.rng.percent(25);
        match if shared { 5 } else { self.rng.below(10) } {
            0..5 => {
                let _ = writeln!(out, "maximum = {}", self.rng.pick(&[1, 1, 2, 2, 3, 4]));
            }
            5..7 => {
                let share = self.one(&["25%", "30%", "50%", "60%"]);
                let of = self.one(&["competing", "eligible", "eligible"]);
                let _ = writeln!(out, "maximum = {{ at_most = \"{share}\", of = \"{of}\" }}");
            }
            7..9 => {
                if self.rng.percent(30) {
                    out.push_str("maximum = { at_most = \"60%\", of = \"eligible\" }\n");
                }
                for grade in ["first", "second", "third"].iter().take(2 + self.rng.below(2) as usize) {
                    let _ = write!(
                        out,
                        "\n[award.a{number}.grade.{grade}]\nlabel.vi = \"g\"\nlabel.en = \"g\"\nclause = \"1\"\nmaximum = {}\n",
                        1 + self.rng.below(2)
                    );
                }
            }
            _ => {}
        }
    }

    /// A rate; `whole` tells whether it may look at the units below.
    fn rate(&mut self, depth: u64, whole: bool) -> String {
        if depth == 0 || self.rng.percent(25) {
            if whole && self.folds && self.rng.percent(35) {
                return self.one(&FOLDS).to_string();
            }
            return self.one(&RATES).to_string();
        }
        let (a, b) = (self.rate(depth - 1, whole), self.rate(depth - 1, whole));
        match self.rng.below(9) {
            0 => format!("min({a}, {b})"),
            1 => format!("max({a}, {b})"),
            2 => format!("({a}) + ({b})"),
            3 => format!("({a}) - ({b})"),
            4 => format!("({a}) * ({b})"),
            5 => format!("({a}) / ({b})"),
            6 if self.first_known => format!("first_known({a}, {b})"),
            6 => format!("-({a})"),
            _ => format!("if({}, {a}, {b})", self.condition(depth - 1, whole, 0)),
        }
    }

    /// A condition; it may name criteria below `before`.
    fn condition(&mut self, depth: u64, whole: bool, before: u64) -> String {
        if depth == 0 || self.rng.percent(20) {
            return self.plain_condition(whole, before);
        }
        let a = self.condition(depth - 1, whole, before);
        let b = self.condition(depth - 1, whole, before);
        match self.rng.below(9) {
            0..3 => format!("({a}) and ({b})"),
            3..5 => format!("({a}) or ({b})"),
            5 => format!("not ({a})"),
            6 if self.first_known => format!("first_known({a}, {b})"),
            6 => format!("every(2 years, {})", self.comparison(false)),
            _ => format!("if({}, {a}, {b})", self.condition(depth - 1, whole, before)),
        }
    }

    fn plain_condition(&mut self, whole: bool, before: u64) -> String {
        match self.rng.below(20) {
            0 => "pledged".into(),
            1 if before > 1 => format!("met(c{})", 1 + self.rng.below(before - 1)),
            2 => "met(attested)".into(),
            3 => "score >= 80 points".into(),
            4 => "undetermined".into(),
            5 if self.rng.percent(30) => self.one(&["true", "false"]).into(),
            6..9 if whole && self.folds => {
                let of = self.condition(1, false, 0);
                let sign = self.one(&[">=", ">=", "<=", ">", "<", "="]);
                match self.rng.percent(60) {
                    true => format!("count(commune, {of}) {sign} {} units", self.rng.below(3)),
                    false => format!("share(commune, {of}) {sign} 50%"),
                }
            }
            _ => self.comparison(whole),
        }
    }

    fn comparison(&mut self, whole: bool) -> String {
        let left = if whole && self.names && self.rng.percent(40) {
            self.one(&["m1", "m2", "m3", "m4"]).to_string()
        } else {
            let depth = self.rng.below(2);
            self.rate(depth, whole)
        };
        let sign = self.one(&[">=", ">=", ">=", ">=", ">", "<=", "<", "="]);
        format!("{left} {sign} {}", self.one(&FLOORS))
    }
}
