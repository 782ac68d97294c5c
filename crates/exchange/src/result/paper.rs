//! What every sheet of a result is written from.

use judge::{AwardResult, Judged};
use movement::{At, Award, Round};
use wording::Words;
use wording::why::Teller;

use super::looks::Looks;
use super::names::SheetNames;

/// A judged round with the words, names and looks of its sheets.
pub(super) struct Paper<'a> {
    pub(super) judged: &'a Judged<'a>,
    pub(super) words: Words,
    pub(super) name: &'a dyn Fn(&str) -> String,
    pub(super) note: Option<&'a str>,
    pub(super) looks: Looks,
    pub(super) overview: String,
    pub(super) awards: Vec<Awarded<'a>>,
    pub(super) derivations: String,
    pub(super) figures: String,
}

/// An award with its results: one, or one for each group within which standings are made.
pub(super) struct Awarded<'a> {
    /// Its place among the plan's awards.
    pub(super) planned: usize,
    pub(super) award: Option<&'a Award>,
    pub(super) label: String,
    /// The name of its sheet.
    pub(super) sheet: String,
    pub(super) results: Vec<&'a AwardResult>,
}

impl<'a> Paper<'a> {
    pub(super) fn new(
        judged: &'a Judged<'a>,
        words: Words,
        name: &'a dyn Fn(&str) -> String,
        note: Option<&'a str>,
    ) -> Paper<'a> {
        let mut names = SheetNames::default();
        let overview = names.take(&words.say("result-sheet-overview"));
        let derivations = names.take(&words.say("result-sheet-derivations"));
        let figures = names.take(&words.say("result-sheet-figures"));
        let labels: Vec<String> =
            judged.plan.awards.iter().map(|award| label(judged, words, &award.id)).collect();
        let sheets = names.take_each(&labels);
        let awards = labels.into_iter().zip(sheets).enumerate().map(|(planned, (label, sheet))| Awarded {
            planned,
            award: judged.movement.award(&judged.plan.awards[planned].id),
            label,
            sheet,
            results: judged.judgement.awards.iter().filter(|r| r.planned == planned).collect(),
        });
        let awards = awards.collect();
        let note = note.filter(|note| !note.trim().is_empty());
        Paper { judged, words, name, note, looks: Looks::new(), overview, awards, derivations, figures }
    }

    pub(super) fn round(&self) -> Option<&'a Round> {
        self.judged.movement.round(&self.judged.plan.round)
    }

    /// Movement, round and cut-off in a line.
    pub(super) fn about(&self) -> String {
        let words = self.words;
        let round = self.round();
        let label = round.map_or(self.judged.plan.round.as_str(), |round| words.label(&round.label));
        let facts = [
            ("movement", words.label(&self.judged.movement.name).into()),
            ("round", label.into()),
            ("cut_off", words.date(self.judged.plan.cut_off).into()),
        ];
        words.say_with("result-about", &facts)
    }

    /// A unit's name with its code.
    pub(super) fn unit(&self, row: u32) -> String {
        let code = self.judged.judgement.code(row);
        format!("{} ({code})", (self.name)(code))
    }

    /// Clauses in their searchable form: `1371-2022 B.II.1.a`.
    pub(super) fn clauses(&self, clauses: &[At<String>]) -> String {
        self.each_clause(clauses).join(", ")
    }

    /// The same, a line each.
    pub(super) fn clauses_in_lines(&self, clauses: &[At<String>]) -> String {
        self.each_clause(clauses).join("\n")
    }

    fn each_clause(&self, clauses: &[At<String>]) -> Vec<String> {
        let movement = &self.judged.movement.id;
        clauses.iter().map(|clause| format!("{movement} {}", **clause)).collect()
    }

    /// The group of a result: `cụm, khối thi đua: 1`; nothing where the whole country is one.
    pub(super) fn group(&self, result: &AwardResult) -> Option<String> {
        let (grouping, group) = result.group.as_ref()?;
        Some(self.words.group(self.judged.movement, grouping, group.as_deref()))
    }

    /// A grade of an award.
    pub(super) fn grade(&self, awarded: &Awarded<'_>, grade: usize) -> String {
        let grade = awarded.award.and_then(|award| award.grades.get(grade));
        grade.map_or_else(String::new, |grade| self.words.label(&grade.label).to_owned())
    }

    /// What explanations are told with.
    pub(super) fn teller(&self) -> Teller<'_> {
        Teller {
            words: self.words,
            movement: self.judged.movement,
            figures: self.judged.figures,
            round: &self.judged.plan.round,
            name: self.name,
        }
    }
}

fn label(judged: &Judged<'_>, words: Words, award: &str) -> String {
    let ruled = judged.movement.award(award);
    ruled.map_or_else(|| award.to_owned(), |ruled| words.label(&ruled.label).to_owned())
}
