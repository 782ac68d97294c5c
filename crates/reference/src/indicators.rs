//! The indicator catalogue: what every figure means.

use std::sync::LazyLock;

use toml::{Table, Value};

use crate::{Dimension, Indicator, PeriodKind, Role, spelling};

const CATALOGUE: &str = include_str!("../../../reference/indicators.toml");

/// What the id of an attested criterion begins with: `attest.plan_issued`.
pub const ATTESTED: &str = "attest.";

struct Entries {
    indicators: Vec<Indicator>,
    /// For each indicator, in the same order, the clause or paper that speaks of it.
    sources: Vec<String>,
}

static ENTRIES: LazyLock<Entries> = LazyLock::new(|| {
    let file: Table = CATALOGUE.parse().expect("the indicator catalogue is TOML");
    let entries = file["indicator"].as_array().expect("the catalogue lists indicators");
    Entries {
        indicators: entries.iter().map(indicator).collect(),
        sources: entries.iter().map(|entry| text(entry, "source").to_owned()).collect(),
    }
});

/// Every indicator, in the catalogue's order.
pub fn catalogue() -> &'static [Indicator] {
    &ENTRIES.indicators
}

/// The indicator with an id. Attested criteria are not in the catalogue: [`attestation`] makes theirs.
pub fn find(id: &str) -> Option<&'static Indicator> {
    catalogue().iter().find(|indicator| indicator.id == id)
}

/// The clause or paper that speaks of an indicator.
pub fn source(id: &str) -> Option<&'static str> {
    let at = catalogue().iter().position(|indicator| indicator.id == id)?;
    Some(&ENTRIES.sources[at])
}

/// The indicator whose id is nearest to a misspelt one.
pub fn nearest(text: &str) -> Option<&'static Indicator> {
    let text = text.trim().to_lowercase().replace([' ', '-'], "_");
    spelling::nearest(&text, catalogue().iter().map(|indicator| (indicator.id.as_str(), indicator)))
}

/// The indicator of an attested criterion: yes or no, recorded by a person, unknown where it is absent.
///
/// `None` where the id does not begin with `attest.` or names no criterion.
pub fn attestation(id: &str, period: PeriodKind) -> Option<Indicator> {
    let criterion = id.strip_prefix(ATTESTED).filter(|criterion| !criterion.is_empty())?;
    Some(Indicator {
        id: id.to_owned(),
        label_vi: format!("Xác nhận: {criterion}"),
        label_en: format!("Attested: {criterion}"),
        dimension: Dimension::Truth,
        period,
        role: Role::Recorded,
        absent_is_false: false,
        share: false,
    })
}

fn indicator(entry: &Value) -> Indicator {
    let flag = |key: &str| entry.get(key).and_then(Value::as_bool).unwrap_or(false);
    Indicator {
        id: text(entry, "id").to_owned(),
        label_vi: text(&entry["label"], "vi").to_owned(),
        label_en: text(&entry["label"], "en").to_owned(),
        dimension: Dimension::from_id(text(entry, "dimension")).expect("a known dimension"),
        period: PeriodKind::from_id(text(entry, "period")).expect("a known form of period"),
        role: match text(entry, "role") {
            "achieved" => Role::Achieved,
            "assigned" => Role::Assigned,
            "recorded" => Role::Recorded,
            other => panic!("`{other}` is no role"),
        },
        absent_is_false: flag("absent_is_false"),
        share: flag("share"),
    }
}

fn text<'a>(entry: &'a Value, key: &str) -> &'a str {
    entry[key].as_str().expect("a text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_complete_and_its_own() {
        assert_eq!(catalogue().len(), 31);
        for (i, indicator) in catalogue().iter().enumerate() {
            assert!(!indicator.label_vi.is_empty() && !indicator.label_en.is_empty());
            assert!(!source(&indicator.id).unwrap().is_empty());
            assert!(catalogue()[..i].iter().all(|earlier| earlier.id != indicator.id));
        }
    }

    #[test]
    fn roles_and_flags() {
        let absent: Vec<&str> =
            catalogue().iter().filter(|i| i.absent_is_false).map(|i| i.id.as_str()).collect();
        assert_eq!(absent, ["vssid_pilot", "disqualified", "blocked"]);
        let shares: Vec<&str> = catalogue().iter().filter(|i| i.share).map(|i| i.id.as_str()).collect();
        assert_eq!(shares, ["late_target", "satisfaction"]);
        assert!(catalogue().iter().filter(|i| i.id.ends_with("_plan")).all(|i| i.role == Role::Assigned));
        assert_eq!(find("late_target").unwrap().period, PeriodKind::Quarter);
        assert_eq!(find("receivable").unwrap().dimension, Dimension::Vnd);
    }

    #[test]
    fn suggests() {
        assert_eq!(nearest("heath").unwrap().id, "health");
        assert_eq!(nearest("Health Plan").unwrap().id, "health_plan");
        assert_eq!(nearest("something_else"), None);
        let attested = attestation("attest.plan_issued", PeriodKind::Year).unwrap();
        assert!(!attested.absent_is_false && attested.role == Role::Recorded);
        assert_eq!(attestation("attest.", PeriodKind::Year), None);
    }
}
