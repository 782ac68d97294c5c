//! The rules of a movement: scales, precisions, measures, criteria and goals.

use exact::Ratio;

use super::cases::cases_of;
use super::frame::dimension_of;
use super::table::{Reader, Table};
use crate::{
    At, Band, Combine, Criterion, CriterionRule, Goal, Lead, LeadPart, Measure, MeasureRule, Order,
    Precision, Reached, Scale, Shown, Step, ThinBase, Unranked,
};

pub(super) const ORDERS: [(&str, Order); 2] =
    [("ascending", Order::Ascending), ("descending", Order::Descending)];

pub(super) fn scales(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Scale> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "scale") {
        reader.only(table, &["label", "clause", "of", "gives", "band"]);
        let label = reader.need_label(table, "label");
        let clause = reader.strings(table, "clause");
        let (of, gives) = (dimension_of(reader, table, "of"), dimension_of(reader, table, "gives"));
        let mut bands = Vec::new();
        for table in reader.list(table, "band") {
            reader.only(table, &["from", "below", "is"]);
            let mut number = |key| reader.value(table, key).and_then(|v| reader.as_number(v, key));
            let (from, below, is) = (number("from"), number("below"), number("is"));
            match is {
                Some(is) => bands.push(Band { from, below, is, span: table.span() }),
                None => reader.missing(table, "is"),
            }
        }
        if reader.value(table, "band").is_none() {
            reader.missing(table, "band");
        }
        match (of, gives) {
            (Some(of), Some(gives)) => all.push(Scale { id, label, clause, of, gives, bands }),
            _ => reader.lose_name(&id),
        }
    }
    all
}

pub(super) fn precisions(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Precision> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "precision") {
        reader.only(table, &["clause", "step"]);
        let clause = reader.strings(table, "clause");
        if reader.value(table, "step").is_none() {
            reader.missing(table, "step");
        }
        let step = cases_of(reader, table, "step", |reader, value| {
            let text = reader.as_string(value, "step")?;
            let step = step_of(&text.value);
            if step.is_none() {
                reader.lose();
                reader.problem("bad-step", &text.span).facts.push(("found", text.value.into()));
            }
            step
        });
        all.push(Precision { id, clause, step });
    }
    all
}

/// `exact`, or a power of ten such as `0.01%`.
fn step_of(text: &str) -> Option<Step> {
    if text == "exact" {
        return Some(Step::Exact);
    }
    let step = exact::parse_quantity(text)?;
    (0..=20).find(|places| Ratio::decimal(1, *places) == step).map(|places| Step::HalfUp { places })
}

fn shown(reader: &mut Reader<'_>, table: Table<'_>) -> Shown {
    let Some(text) = reader.string(table, "shown") else { return Shown::Number };
    reader
        .word(&text, "shown", &[("percent", Shown::Percent), ("number", Shown::Number)])
        .unwrap_or(Shown::Number)
}

pub(super) fn measures(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Measure> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "measure") {
        reader.only(
            table,
            &["label", "clause", "shown", "is", "combine", "parts", "precision", "unranked", "thin_base"],
        );
        let label = reader.need_label(table, "label");
        let clause = reader.strings(table, "clause");
        let shown = shown(reader, table);
        let rule = if reader.value(table, "parts").is_some() {
            MeasureRule::Lead(lead(reader, table))
        } else {
            if reader.value(table, "is").is_none() {
                reader.missing(table, "is");
            }
            MeasureRule::Formula(cases_of(reader, table, "is", |r, v| r.as_formula(v, "is")))
        };
        let thin_base = thin_base(reader, table);
        all.push(Measure { id, label, clause, shown, rule, thin_base });
    }
    all
}

fn thin_base(reader: &mut Reader<'_>, table: Table<'_>) -> Option<ThinBase> {
    let inner = reader.table(table, "thin_base")?;
    reader.only(inner, &["required", "of", "under"]);
    let required = reader.value(inner, "required").and_then(|v| reader.as_formula(v, "required"));
    let of = reader.value(inner, "of").and_then(|v| reader.as_formula(v, "of"));
    let under = reader.value(inner, "under").and_then(|v| reader.as_number(v, "under"));
    for (key, there) in [("required", required.is_some()), ("of", of.is_some()), ("under", under.is_some())] {
        if !there && reader.value(inner, key).is_none() {
            reader.missing(inner, key);
        }
    }
    Some(ThinBase { required: required?, of: of?, under: under?.value })
}

fn lead(reader: &mut Reader<'_>, table: Table<'_>) -> Lead {
    let combine = cases_of(reader, table, "combine", |reader, value| {
        let text = reader.as_string(value, "combine")?;
        reader.word(&text, "combine", &[("sum", Combine::Sum), ("worst", Combine::Worst)])
    });
    if combine.is_empty() {
        reader.missing(table, "combine");
    }
    let unranked = cases_of(reader, table, "unranked", |reader, value| {
        let text = reader.as_string(value, "unranked")?;
        reader.word(&text, "unranked", &[("last", Unranked::Last), ("mean", Unranked::Mean)])
    });
    let parts = reader
        .strings(table, "parts")
        .into_iter()
        .filter_map(|part| {
            let (measure, order) = measure_and_order(reader, &part)?;
            Some(LeadPart { measure, order })
        })
        .collect();
    Lead { combine, parts, precision: reader.string(table, "precision"), unranked }
}

/// `collection_rate descending`
fn measure_and_order(reader: &mut Reader<'_>, text: &At<String>) -> Option<(At<String>, Order)> {
    let (measure, order) = text.value.split_once(' ').unwrap_or((&text.value, ""));
    let order = At::new(order.trim().to_string(), text.span.clone());
    let order = reader.word(&order, "order", &ORDERS)?;
    Some((At::new(measure.to_string(), text.span.clone()), order))
}

pub(super) fn criteria(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Criterion> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "criterion") {
        reader.only(table, &["label", "clause", "holds", "when_undefined", "attested_by", "evidence"]);
        let label = reader.need_label(table, "label");
        let clause = reader.strings(table, "clause");
        let rule = if reader.value(table, "attested_by").is_some() {
            CriterionRule::Attested {
                by: reader.need_label(table, "attested_by"),
                evidence: reader.need_label(table, "evidence"),
            }
        } else {
            if reader.value(table, "holds").is_none() {
                reader.missing(table, "holds");
            }
            CriterionRule::Formula {
                holds: cases_of(reader, table, "holds", |r, v| r.as_formula(v, "holds")),
                when_undefined: cases_of(reader, table, "when_undefined", |r, v| {
                    r.as_formula(v, "when_undefined")
                }),
            }
        };
        all.push(Criterion { id, label, clause, rule });
    }
    all
}

pub(super) fn goals(reader: &mut Reader<'_>, root: Table<'_>) -> Vec<Goal> {
    let mut all = Vec::new();
    for (id, table) in reader.named(root, "goal") {
        reader.only(table, &["label", "clause", "shown", "is", "target", "reached"]);
        let label = reader.need_label(table, "label");
        let clause = reader.strings(table, "clause");
        let shown = shown(reader, table);
        for key in ["is", "target", "reached"] {
            if reader.value(table, key).is_none() {
                reader.missing(table, key);
            }
        }
        let is = reader.value(table, "is").and_then(|v| reader.as_formula(v, "is"));
        let target = cases_of(reader, table, "target", |r, v| r.as_number(v, "target"));
        let reached = reader.string(table, "reached").and_then(|text| {
            let words = [
                ("at least", Reached::AtLeast),
                ("more than", Reached::MoreThan),
                ("at most", Reached::AtMost),
                ("less than", Reached::LessThan),
            ];
            reader.word(&text, "reached", &words)
        });
        if let (Some(is), Some(reached)) = (is, reached) {
            all.push(Goal { id, label, clause, shown, is, target, reached });
        }
    }
    all
}
