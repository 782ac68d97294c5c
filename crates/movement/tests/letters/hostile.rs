//! Files made to exhaust the reader: each is answered in a moment, whatever it repeats, nests or chains.

use std::time::{Duration, Instant};

use movement::Movement;

use crate::written::{head, round, table};

fn frame() -> String {
    [head("1", "[]"), round("r", "2022-12-31", "1")].concat()
}

/// A file of about two million bytes: the head, and a text for each number.
fn of(each: impl Fn(usize) -> String) -> String {
    let mut text = frame();
    let mut n = 0;
    while text.len() < 2_000_000 {
        text.push_str(&each(n));
        n += 1;
    }
    text
}

fn measure(id: &str, is: &str) -> String {
    table("measure", id, &format!("is = \"{is}\""))
}

fn list(numbers: std::ops::Range<usize>, each: impl Fn(usize) -> String) -> String {
    numbers.map(each).collect::<Vec<_>>().join(", ")
}

/// As many rounds, readings and awards as there may be, and criteria that depend on all of them.
fn every_scene() -> String {
    let mut text = frame();
    for n in 0..127 {
        text.push_str(&round(&format!("r{n}"), "2022-12-31", "1"));
    }
    for n in 0..60 {
        let choices: String =
            (0..30).map(|c| format!("choice.c{c}.says = {{ vi = \"v\", en = \"e\" }}\n")).collect();
        text.push_str(&format!(
            "[reading.x{n}]\nclause = \"1\"\nasks = {{ vi = \"v\", en = \"e\" }}\n{choices}"
        ));
    }
    for n in 0..3000 {
        let cases = list(0..6, |c| {
            let (x, round) = ((n + c) % 60, (n * 7 + c) % 127);
            format!("{{ under.x{x} = \"c{c}\", rounds = [\"r{round}\"], is = \"health > {c} people\" }}")
        });
        let criterion =
            table("criterion", &format!("c{n}"), &format!("holds = [{cases}, {{ is = \"true\" }}]"));
        text.push_str(&criterion);
    }
    for n in 0..200 {
        let requires = list(0..300, |c| format!("\"c{}\"", (n * 13 + c) % 3000));
        let says = format!("recipients = \"province\"\nrequires = [{requires}]");
        text.push_str(&table("award", &format!("a{n}"), &says));
    }
    text
}

fn files() -> Vec<(&'static str, String)> {
    let bulk = |text: &str| text.repeat(2_000_000 / text.len());
    let headed = |text: String| format!("{}{text}", frame());
    vec![
        ("a chain of measures", of(|n| measure(&format!("m{n}"), &format!("m{0} + m{0}", n + 1)))),
        ("a circle", of(|n| measure(&format!("m{n}"), &format!("m{} + m{}", (n + 1) % 9_000, n % 50)))),
        ("unknown names", of(|n| measure(&format!("m{n}"), &format!("x{n}_helath")))),
        ("unknown keys", headed((0..100_000).map(|n| format!("k{n} = 1\n")).collect())),
        ("unknown clauses", of(|n| format!("[parameter.p{n}]\nclause = \"c{n}\"\nis = 2\n"))),
        ("clauses twice", of(|n| format!("[[clause]]\nid = \"{}\"\ncarried = \"rule\"\n", n / 2))),
        ("citations", headed(format!("[parameter.p]\nis = 2\nclause = [{}]\n", bulk("\"1\",")))),
        ("a formula without end", headed(measure("m", &bulk("health + ")))),
        ("a formula of brackets", headed(measure("m", &bulk("(")))),
        ("brackets", headed(format!("x = {}", bulk("[")))),
        ("tables in tables", headed(format!("x = {}", bulk("{a=")))),
        ("a dotted key", headed(format!("{}a = 1\n", bulk("a.")))),
        ("a line of strange values", headed(format!("x = [{}]\n", bulk("đ,")))),
        ("one long line", headed(format!("x = [{}]\n[[clause]]\nnumbers = 1", bulk("\"đ\",")))),
        ("choices", {
            let choices: String = (0..60_000).map(|n| format!("choice.c{n}.says.vi = \"v\"\n")).collect();
            headed(format!("[reading.r]\nclause = \"1\"\n{choices}"))
        }),
        ("parts of a lead", {
            headed(table(
                "measure",
                "m",
                &format!("combine = \"sum\"\nparts = [{}]", bulk("\"m descending\",")),
            ))
        }),
        ("members of a grouping", {
            let units = bulk("\"01\",");
            headed(table("grouping", "g", &format!("member = [{{ group = \"a\", units = [{units}] }}]")))
        }),
        ("criteria of criteria", {
            let met = |n: usize| format!("holds = \"met(c{}) and met(c{})\"", n + 1, n + 2);
            let criteria: String = (0..8000).map(|n| table("criterion", &format!("c{n}"), &met(n))).collect();
            let requires = list(0..8000, |n| format!("\"c{n}\""));
            let body = format!("recipients = \"province\"\nrequires = [{requires}]");
            let awards: String = (0..20).map(|n| table("award", &format!("a{n}"), &body)).collect();
            headed(format!("{criteria}{awards}"))
        }),
        ("every scene", every_scene()),
    ]
}

#[test]
fn hostile_files_are_answered_in_a_moment() {
    for (name, text) in files() {
        let start = Instant::now();
        let (_, problems) = Movement::read(&text, "hostile");
        let took = start.elapsed();
        assert!(!problems.is_empty(), "{name} passes for a movement");
        // Each takes well under two seconds on a small machine; a cost that grows with the square takes many minutes.
        assert!(took < Duration::from_secs(60), "{name} took {} s", took.as_secs());
    }
}
