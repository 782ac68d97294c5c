//! Everybody whom a round needs, and what each of them does in it.

use std::collections::BTreeMap;

use crate::server::{Answer, Server};
use crate::visitor::Visitor;

pub const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";

pub struct People<'s> {
    pub admin: Visitor<'s>,
    pub verifier: Visitor<'s>,
    pub emulation: Visitor<'s>,
    pub director: Visitor<'s>,
    pub public: Visitor<'s>,
    /// The judgement that stands.
    pub judgement: String,
    heads: BTreeMap<String, Visitor<'s>>,
}

/// The example figures of a unit, as a table of another.
pub fn table_of(unit: &str, told_of: &str) -> String {
    let all = include_str!("../../../../movements/1371-2022/example/2022-q2.csv");
    let lines = all.lines().filter(|line| line.starts_with(&format!("{unit},")));
    let lines = lines.map(|line| line.replacen(&format!("{unit},"), &format!("{told_of},"), 1));
    format!("unit,indicator,period,value\n{}\n", lines.collect::<Vec<_>>().join("\n"))
}

/// The text of a hidden field.
pub fn hidden(answer: &Answer, name: &str) -> String {
    let (_, rest) = answer.body.split_once(&format!("name=\"{name}\" value=\"")).expect("a field");
    rest.split('"').next().unwrap().to_owned()
}

impl<'s> People<'s> {
    pub async fn of(server: &'s Server) -> People<'s> {
        let mut admin = Visitor::accept(server, server.invitation.as_deref().unwrap()).await;
        People {
            verifier: admin.invites("verifier@vss.example", "verifier", "").await,
            emulation: admin.invites("emulation@vss.example", "emulation-officer", "").await,
            director: admin.invites("director@vss.example", "director-general", "").await,
            public: Visitor::new(server),
            judgement: String::new(),
            heads: BTreeMap::new(),
            admin,
        }
    }

    pub async fn head(&mut self, unit: &str) -> &mut Visitor<'s> {
        if !self.heads.contains_key(unit) {
            let head = self.admin.invites(&format!("head@{unit}.example"), "unit-head", unit).await;
            self.heads.insert(unit.to_owned(), head);
        }
        self.heads.get_mut(unit).unwrap()
    }

    /// A unit's head sends a table, which is verified.
    pub async fn sends(&mut self, unit: &str, table: &str) {
        let figures = format!("{ROUND}/figures/{unit}");
        let head = self.head(unit).await;
        let name = "Số liệu của Nguyễn Thị Riêng.csv";
        let answer = head.upload(&format!("{figures}/upload"), name, table.as_bytes()).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(head.fill(&figures, &figures, &[("act", "submit")]).await.status, 303);
        assert_eq!(self.verifier.fill(&figures, &figures, &[("act", "verify")]).await.status, 303);
    }

    /// Steps of the round, each by its person.
    pub async fn take(&mut self, steps: &[&str]) {
        let act = format!("{ROUND}/act");
        for step in steps {
            let who = if *step == "decide" { &mut self.director } else { &mut self.emulation };
            let answer = who.fill(ROUND, &act, &[("act", step)]).await;
            assert_eq!(answer.status, 303, "{step}: {}", answer.body);
            if *step == "judge" {
                self.judgement = hidden(&self.emulation.get(ROUND).await, "judgement");
            }
        }
    }
}
