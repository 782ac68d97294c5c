//! The awards of a movement.

use toml::Spanned;
use toml::de::DeValue;

use super::cases::{cases, cases_of};
use super::frame::level_of;
use super::rules::ORDERS;
use super::table::{Reader, Table};
use crate::{At, Award, Cases, Grade, Maximum, NotWith, Order, Prize, RankingKey, SharedOf};

const PRIZE_KEYS: [&str; 4] = ["sum", "per_head", "heads", "base_salary_multiple"];

pub(super) fn awards(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Award> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "award") {
        reader.only(
            table,
            &[
                "label",
                "clause",
                "recipients",
                "exists",
                "within",
                "requires",
                "ranks_by",
                "maximum",
                "grade",
                "not_with",
                "individuals",
                "prize",
                "individual_prize",
                "form",
            ],
        );
        let label = reader.need_label(table, "label");
        let recipients = reader.need_string(table, "recipients").and_then(|level| level_of(reader, &level));
        let award = Award {
            id,
            label,
            clause: reader.strings(table, "clause"),
            recipients: recipients.unwrap_or(reference::Level::Province),
            exists: exists(reader, table),
            within: reader.string(table, "within"),
            requires: reader.strings(table, "requires"),
            ranks_by: ranks_by(reader, table),
            maximum: maximum(reader, table),
            grades: grades(reader, table),
            not_with: not_with(reader, table),
            individuals: cases_of(reader, table, "individuals", |r, v| r.as_whole(v, "individuals")),
            prize: prizes(reader, table, "prize"),
            individual_prize: prizes(reader, table, "individual_prize"),
            form: cases_of(reader, table, "form", |r, v| r.as_string(v, "form")),
        };
        match recipients {
            Some(_) => all.push(award),
            None => reader.lose_name(&award.id),
        }
    }
    all
}

fn exists(reader: &mut Reader<'_>, table: Table<'_>) -> Cases<()> {
    cases(reader, table, "exists", &[], &mut |_, _| Some(()), &mut |reader, value| {
        reader.as_table(value, "exists").map(|_| ())
    })
}

fn ranks_by(reader: &mut Reader<'_>, table: Table<'_>) -> Cases<RankingKey> {
    cases(
        reader,
        table,
        "ranks_by",
        &["key", "order", "precision"],
        &mut |reader, case| {
            let key = reader.need_string(case, "key");
            let order = reader.need_string(case, "order").and_then(|text| order(reader, &text));
            Some(RankingKey { key: key?, order: order?, precision: reader.string(case, "precision") })
        },
        &mut |reader, value| reader.as_table(value, "ranks_by").and(None),
    )
}

fn order(reader: &mut Reader<'_>, text: &At<String>) -> Option<Order> {
    let words = [ORDERS[0], ORDERS[1], ("yes first", Order::Descending)];
    reader.word(text, "order", &words)
}

fn maximum(reader: &mut Reader<'_>, table: Table<'_>) -> Cases<Maximum> {
    cases(
        reader,
        table,
        "maximum",
        &["is", "at_most", "of"],
        &mut |reader, case| {
            if let Some(value) = reader.value(case, "at_most") {
                let share = reader.as_number(value, "at_most")?;
                let of = reader.need_string(case, "of")?;
                let words = [("competing", SharedOf::Competing), ("eligible", SharedOf::Eligible)];
                return Some(Maximum::Share { share, of: reader.word(&of, "of", &words)? });
            }
            match reader.value(case, "is") {
                Some(value) => so_many(reader, value, "is"),
                None => {
                    reader.missing(case, "is");
                    None
                }
            }
        },
        &mut |reader, value| so_many(reader, value, "maximum"),
    )
}

/// A whole number, or `"none"`.
fn so_many(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>, key: &str) -> Option<Maximum> {
    match value.get_ref() {
        DeValue::String(word) if word == "none" => Some(Maximum::None),
        _ => reader.as_whole(value, key).map(Maximum::Units),
    }
}

fn grades(reader: &mut Reader<'_>, table: Table<'_>) -> Vec<Grade> {
    let mut all = Vec::new();
    for (id, table) in reader.named(table, "grade") {
        reader.only(table, &["label", "maximum", "prize", "clause"]);
        let label = reader.need_label(table, "label");
        if reader.value(table, "maximum").is_none() {
            reader.missing(table, "maximum");
        }
        let maximum = reader.value(table, "maximum").and_then(|v| reader.as_whole(v, "maximum"));
        let prize = reader.table(table, "prize").and_then(|t| {
            reader.only(t, &PRIZE_KEYS);
            prize(reader, t)
        });
        let clause = reader.strings(table, "clause");
        if let Some(maximum) = maximum {
            all.push(Grade { id, label, maximum, prize, clause });
        }
    }
    all
}

fn not_with(reader: &mut Reader<'_>, table: Table<'_>) -> Cases<NotWith> {
    cases(
        reader,
        table,
        "not_with",
        &["award"],
        &mut |reader, case| {
            let awards = reader.strings(case, "award");
            if awards.is_empty() {
                reader.missing(case, "award");
                return None;
            }
            Some(NotWith { awards })
        },
        &mut |reader, value| reader.as_string(value, "not_with").map(|award| NotWith { awards: vec![award] }),
    )
}

fn prizes(reader: &mut Reader<'_>, table: Table<'_>, key: &str) -> Cases<Prize> {
    cases(reader, table, key, &PRIZE_KEYS, &mut prize, &mut |reader, value| {
        reader.as_number(value, key).map(Prize::Sum)
    })
}

fn prize(reader: &mut Reader<'_>, table: Table<'_>) -> Option<Prize> {
    if let Some(value) = reader.value(table, "sum") {
        return reader.as_number(value, "sum").map(Prize::Sum);
    }
    if let Some(value) = reader.value(table, "base_salary_multiple") {
        return reader
            .as_number(value, "base_salary_multiple")
            .map(|multiple| Prize::BaseSalary { multiple });
    }
    let Some(sum) = reader.value(table, "per_head") else {
        reader.missing(table, "sum");
        return None;
    };
    let sum = reader.as_number(sum, "per_head")?;
    let Some(heads) = reader.value(table, "heads") else {
        reader.missing(table, "heads");
        return None;
    };
    Some(Prize::PerHead { sum, heads: reader.as_formula(heads, "heads")? })
}
