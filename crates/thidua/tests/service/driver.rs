//! What people do to one unit's figures, over and over: a file whose figures all carry one number, submitted, verified, returned.

use std::io;

use crate::visitor::Visitor;

/// A unit whose figures are worked on.
pub struct Unit {
    pub code: &'static str,
}

/// The two figures that carry the number of the file that they came in.
pub const MARKED: [&str; 2] = ["health", "collected"];

/// The round whose figures are worked on.
pub const ROUND: (&str, &str) = ("1371-2022", "2022-q2");

/// A unit's example figures, two of which carry a number: all of a file's figures are there, or none.
pub fn table(unit: &str, marker: u32) -> String {
    let all = include_str!("../../../../movements/1371-2022/example/2022-q2.csv");
    let mut text = String::from("unit,indicator,period,value\n");
    for line in all.lines().filter(|line| line.starts_with(&format!("{unit},"))) {
        let fields: Vec<&str> = line.split(',').collect();
        let is_marked = MARKED.contains(&fields[1]) && fields[2] == "2022-06-30";
        let value = if is_marked { (1_000_000 + marker).to_string() } else { fields[3].to_owned() };
        text.push_str(&format!("{},{},{},{value}\n", fields[0], fields[1], fields[2]));
    }
    text
}

impl Unit {
    pub fn new(code: &'static str) -> Unit {
        Unit { code }
    }

    pub fn page(&self) -> String {
        format!("/movements/{}/rounds/{}/figures/{}", ROUND.0, ROUND.1, self.code)
    }

    pub fn upload(&self) -> String {
        format!("{}/upload", self.page())
    }

    /// Sends an act with the form that the page has.
    pub fn act(&self, visitor: &mut Visitor, act: &str) -> io::Result<u16> {
        if act == "submit" {
            return self.submit(visitor);
        }
        let reason = if act == "return" { "xem lại" } else { "" };
        let answer = visitor.fill(&self.page(), &self.page(), &[("act", act), ("reason", reason)])?;
        Ok(answer.status)
    }

    /// Submits from the page that shows everything once more; what looks odd there gets a word.
    fn submit(&self, visitor: &mut Visitor) -> io::Result<u16> {
        let shown = visitor.get(&format!("{}/check", self.page()))?;
        if shown.status != 200 {
            return Ok(shown.status);
        }
        let body = shown.body();
        let asked = body.split("<textarea ").skip(1).filter_map(|rest| rest.split("name=\"").nth(1));
        let words = asked.filter_map(|rest| rest.split('"').next()).map(|name| (name, "đã đối chiếu"));
        let mut fields: Vec<(&str, &str)> = words.collect();
        fields.push(("act", "submit"));
        Ok(visitor.send_shown(&shown, &self.page(), &fields)?.status)
    }
}
