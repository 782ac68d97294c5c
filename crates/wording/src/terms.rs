//! Names of things: outcomes, levels, dimensions, flags.

use judge::{Met, Outcome};
use movement::{Carried, Label};
use reference::{Dimension, Indicator, Level, PeriodKind};

use crate::{Language, Words};

impl Words {
    /// Where a unit stands: `đủ điều kiện`.
    pub fn outcome(self, outcome: Outcome) -> String {
        self.term("outcome", outcome.id())
    }

    /// What a criterion came to: `đạt`.
    pub fn met(self, met: Met) -> String {
        self.term("met", met.id())
    }

    /// What a council should see: `nền quá nhỏ`.
    pub fn flag(self, flag: &str) -> String {
        self.term("flag", flag)
    }

    /// A kind of unit: `tỉnh`.
    pub fn level(self, level: Level) -> String {
        self.term("level", level.id())
    }

    /// A unit of measure: `người`.
    pub fn dimension(self, dimension: Dimension) -> String {
        self.term("dimension", dimension.id())
    }

    /// A form of period: `ngày`.
    pub fn period_kind(self, kind: PeriodKind) -> String {
        self.term("period", kind.id())
    }

    /// A kind of thing in a movement file: `tiêu chí`.
    pub fn kind(self, kind: &str) -> String {
        self.term("kind", kind)
    }

    /// What carries a clause.
    pub fn carried(self, carried: Option<Carried>) -> String {
        let id = match carried {
            Some(Carried::Rule) => "rule",
            Some(Carried::Person) => "person",
            Some(Carried::Informative) => "informative",
            None => "nothing",
        };
        self.term("carried", id)
    }

    /// A grouping of units; one that a movement names itself keeps its own name.
    pub fn grouping(self, grouping: &str) -> String {
        self.find(&format!("term-grouping-{grouping}")).unwrap_or_else(|| grouping.to_owned())
    }

    /// A form of commendation; one that has no words here keeps its id.
    pub fn form(self, form: &str) -> String {
        self.find(&format!("term-form-{form}")).unwrap_or_else(|| form.to_owned())
    }

    /// Words that a movement file gives in both languages.
    pub fn label(self, label: &Label) -> &str {
        match self.language() {
            Language::Vi => &label.vi,
            Language::En => &label.en,
        }
    }

    /// What an indicator is called.
    pub fn indicator(self, indicator: &Indicator) -> &str {
        match self.language() {
            Language::Vi => &indicator.label_vi,
            Language::En => &indicator.label_en,
        }
    }

    /// A unit's name without the word for its kind, for tables: `Bắc Giang`.
    pub fn short_name(self, name: &str) -> &str {
        let kinds = self.say("term-unit-kinds");
        let short = kinds.split('|').find_map(|kind| name.strip_prefix(kind)?.strip_prefix(' '));
        short.unwrap_or(name)
    }

    fn term(self, kind: &str, id: &str) -> String {
        self.say(&format!("term-{kind}-{id}"))
    }
}
