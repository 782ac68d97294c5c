//! What two files of a movement say otherwise, rule by rule, in the words of the files.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A rule that is not the same in both files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which kind of rule, as the file names it: `measure`.
    pub kind: String,
    /// Its id; empty for what there is once, such as the head.
    pub id: String,
    /// What differs, in the order of the earlier file, then what is new.
    pub fields: Vec<FieldDifference>,
    /// Whether the rule is in the earlier file.
    pub before: bool,
    /// Whether the rule is in the later file.
    pub after: bool,
}

/// Something of a rule that is not the same in both files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDifference {
    /// What it is, as the file names it: `says.vi`.
    pub name: String,
    /// What the earlier file has, as it is written there.
    pub before: Option<String>,
    /// What the later file has.
    pub after: Option<String>,
}

/// A rule and all that its file says of it.
struct Rule {
    kind: String,
    id: String,
    fields: Vec<(String, String)>,
}

/// What a later file says otherwise than an earlier one. Order, comments and layout do not matter; everything else does. Of a
/// text that is no TOML nothing can be told, so it has no rules.
pub fn differences(earlier: &str, later: &str) -> Vec<Difference> {
    let (earlier, later) = (rules(earlier), rules(later));
    let same = |a: &Rule, b: &Rule| a.kind == b.kind && a.id == b.id;
    let mut found = Vec::new();
    for old in &earlier {
        let new = later.iter().find(|new| same(old, new));
        found.extend(difference(Some(old), new));
    }
    for new in later.iter().filter(|new| !earlier.iter().any(|old| same(old, new))) {
        found.extend(difference(None, Some(new)));
    }
    found
}

fn difference(old: Option<&Rule>, new: Option<&Rule>) -> Option<Difference> {
    let rule = old.or(new)?;
    let value = |rule: Option<&Rule>, name: &str| {
        let field = rule?.fields.iter().find(|(other, _)| other == name)?;
        Some(field.1.clone())
    };
    let mut names: Vec<&String> = Vec::new();
    for (name, _) in old.into_iter().chain(new).flat_map(|rule| &rule.fields) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let fields = names.into_iter().filter_map(|name| {
        let (before, after) = (value(old, name), value(new, name));
        (before != after).then(|| FieldDifference { name: name.clone(), before, after })
    });
    let fields: Vec<FieldDifference> = fields.collect();
    let (before, after) = (old.is_some(), new.is_some());
    (!fields.is_empty() || before != after).then(|| Difference {
        kind: rule.kind.clone(),
        id: rule.id.clone(),
        fields,
        before,
        after,
    })
}

fn rules(text: &str) -> Vec<Rule> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (kind, value) in document.get_ref() {
        let kind = kind.get_ref().to_string();
        match value.get_ref() {
            // `[measure.health_growth]`: the id is the key. The head and the like have keys that are no tables.
            DeValue::Table(table) if holds_rules(table) => {
                for (id, rule) in table {
                    found.push(rule_of(text, &kind, id.get_ref(), rule));
                }
            }
            // `[[clause]]`: the id is a key of its own.
            DeValue::Array(rules) if rules.iter().all(|rule| id_of(rule).is_some()) => {
                let rules = rules.iter().filter_map(|rule| Some((id_of(rule)?, rule)));
                found.extend(rules.map(|(id, rule)| rule_of(text, &kind, &id, rule)));
            }
            _ => found.push(rule_of(text, &kind, "", value)),
        }
    }
    found
}

/// Whether all that a table holds are tables: then each is a rule of its own.
fn holds_rules(table: &DeTable<'_>) -> bool {
    table.iter().all(|(_, value)| matches!(value.get_ref(), DeValue::Table(_)))
}

fn id_of(rule: &Spanned<DeValue<'_>>) -> Option<String> {
    let DeValue::Table(table) = rule.get_ref() else { return None };
    let (_, id) = table.iter().find(|(key, _)| key.get_ref() == "id")?;
    let DeValue::String(id) = id.get_ref() else { return None };
    Some(id.to_string())
}

fn rule_of(text: &str, kind: &str, id: &str, value: &Spanned<DeValue<'_>>) -> Rule {
    let mut fields = Vec::new();
    collect(text, "", value, &mut fields);
    Rule { kind: kind.to_owned(), id: id.to_owned(), fields }
}

/// Every value below a place, each under its name, as it is written.
fn collect(text: &str, name: &str, value: &Spanned<DeValue<'_>>, fields: &mut Vec<(String, String)>) {
    let below = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
    match value.get_ref() {
        DeValue::Table(table) => {
            for (key, value) in table {
                collect(text, &below(key.get_ref()), value, fields);
            }
        }
        DeValue::Array(items) if items.iter().any(|item| matches!(item.get_ref(), DeValue::Table(_))) => {
            for (place, item) in items.iter().enumerate() {
                collect(text, &below(&(place + 1).to_string()), item, fields);
            }
        }
        DeValue::Array(items) => {
            let items = items.iter().map(|item| written(text, item));
            fields.push((name.to_owned(), format!("[{}]", items.collect::<Vec<_>>().join(", "))));
        }
        _ => fields.push((name.to_owned(), written(text, value))),
    }
}

/// A value as its file writes it; texts without their marks.
fn written(text: &str, value: &Spanned<DeValue<'_>>) -> String {
    match value.get_ref() {
        DeValue::String(said) => said.to_string(),
        _ => text.get(value.span()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = r#"
        format = 1
        [movement]
        id = "1-2022"
        name.vi = "Một"
        [[clause]]
        id = "A.1"
        numbers = ["45%",
          "100%"] # as the letter has them
        [[clause]]
        id = "A.2"
        [parameter.floor]
        is = [{ round = "q2", is = "45%" }, { round = "q3", is = "71.5%" }]
        [measure.growth]
        is = "a / b"
        clause = "A.1"
    "#;

    fn told(later: &str) -> Vec<String> {
        let field = |f: &FieldDifference| {
            let side = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
            format!("{}: {} > {}", f.name, side(&f.before), side(&f.after))
        };
        let rule = |d: &Difference| {
            let fields: Vec<String> = d.fields.iter().map(field).collect();
            format!("{} {} ({})", d.kind, d.id, fields.join("; "))
        };
        differences(BEFORE, later).iter().map(rule).collect()
    }

    #[test]
    fn layout_order_and_comments_are_no_difference() {
        let moved =
            BEFORE.replace("\n          \"100%\"", " \"100%\"").replace("# as the letter has them", "");
        assert_eq!(told(&moved), Vec::<String>::new());
        let (head, measure) = BEFORE.split_once("[measure.growth]").unwrap();
        let (head, rest) = head.split_once("[movement]").unwrap();
        assert_eq!(told(&format!("{head}[measure.growth]{measure}[movement]{rest}")), Vec::<String>::new());
    }

    #[test]
    fn every_change_is_told_at_its_rule() {
        for (old, new, expected) in [
            ("a / b", "a / c", "measure growth (is: a / b > a / c)"),
            ("71.5%", "71.6%", "parameter floor (is.2.is: 71.5% > 71.6%)"),
            ("Một", "Hai", "movement  (name.vi: Một > Hai)"),
            ("format = 1", "format = 2", "format  (: 1 > 2)"),
            ("\"100%\"]", "\"101%\"]", "clause A.1 (numbers: [45%, 100%] > [45%, 101%])"),
            (
                "clause = \"A.1\"",
                "clause = \"A.1\"\nshown = \"percent\"",
                "measure growth (shown: - > percent)",
            ),
        ] {
            assert_eq!(told(&BEFORE.replace(old, new)), [expected], "{old}");
        }
    }

    #[test]
    fn a_rule_that_came_or_went_is_told() {
        let gone = differences(BEFORE, &BEFORE.replace("[[clause]]\n        id = \"A.2\"\n", ""));
        assert_eq!((gone.len(), gone[0].id.as_str(), gone[0].before, gone[0].after), (1, "A.2", true, false));
        let come = differences(BEFORE, &format!("{BEFORE}\n[measure.more]\nis = \"a\"\n"));
        assert_eq!(
            (come.len(), come[0].id.as_str(), come[0].before, come[0].after),
            (1, "more", false, true)
        );
    }
}
