//! Names of things: outcomes, levels, dimensions, flags.

use judge::{Flag, Met, Outcome};
use movement::{Carried, Label, Movement, Shown};
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

    /// A grouping of units, as the movement names it, else by its usual name.
    pub fn grouping(self, movement: &Movement, grouping: &str) -> String {
        match movement.groupings.iter().find(|listed| *listed.id == *grouping) {
            Some(listed) => self.label(&listed.label).to_owned(),
            None => self.find(&format!("term-grouping-{grouping}")).unwrap_or_else(|| grouping.to_owned()),
        }
    }

    /// A group within which standings are made: `vùng: Đông Nam Bộ`, or that its units are in none.
    pub fn group(self, movement: &Movement, grouping: &str, group: Option<&str>) -> String {
        let Some(group) = group else { return self.say("term-no-group") };
        let grouping = self.grouping(movement, grouping);
        // A group that is called `Cụm 5` says by itself what it is.
        let first = |text: &str| text.split([' ', ',']).next().unwrap_or_default().to_lowercase();
        match first(&grouping) == first(group) {
            true => group.to_owned(),
            false => self.say_with("term-group", &[("grouping", grouping.into()), ("group", group.into())]),
        }
    }

    /// What a council should see of a unit, with the measure and the numbers that show it.
    pub fn flag_told(self, movement: &Movement, flag: &Flag) -> String {
        let named = |id: &str| movement.measure(id);
        let label = |id: &str| named(id).map_or_else(|| id.to_owned(), |m| self.label(&m.label).to_owned());
        match flag {
            Flag::ThinBase { measure, required, of, under } => {
                let facts = [
                    ("measure", label(measure).into()),
                    ("required", self.number(required, 6).into()),
                    ("of", self.number(of, 6).into()),
                    ("under", self.percent(under).into()),
                ];
                self.say_with("term-flag-told-thin_base", &facts)
            }
            Flag::LateFigure => self.say("term-flag-told-late_figure"),
            Flag::Outlier { measure, value, median, usual } => {
                let shown = named(measure).map_or(Shown::Number, |m| m.shown);
                let facts = [
                    ("measure", label(measure).into()),
                    ("value", self.shown(value, shown).into()),
                    ("median", self.shown(median, shown).into()),
                    ("usual", self.shown_difference(usual, shown).into()),
                ];
                self.say_with("term-flag-told-outlier", &facts)
            }
        }
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
