//! How a key is written right, for whoever wrote it otherwise.

use exact::{NumberStyle, parse_quantity, parse_written};
use jiff::civil::Date;
use toml::de::DeValue;

/// How a key that is missing is written; `None` where its name says enough.
pub(super) fn missing(key: &str) -> Option<&'static str> {
    Some(match key {
        "format" => "format = 1",
        "movement" => "[movement]",
        "document" => "document = \"1371/BHXH-TĐKT\"",
        "issued" => "issued = 2022-05-24",
        "runs" => "runs = { from = 2022-04-01, to = 2022-12-31 }",
        "competitors" => "competitors = [\"province\"]",
        "recipients" => "recipients = \"province\"",
        "clause" => "clause = \"1\"",
        "dimension" => "dimension = \"people\"",
        "period" => "period = \"date\"",
        "order" => "order = \"descending\"",
        "unit" => "unit = \"01\"",
        "group" => "group = \"1\"",
        "sum" => "sum = 20_000_000",
        "date" => "date = 2021-12-31",
        "from" => "from = 2022-04-01",
        "to" => "to = 2022-12-31",
        "before" => "by = 2021-07-05",
        "reached" => "reached = \"at least\"",
        _ => return None,
    })
}

/// Whether a key holds words in both languages.
pub(super) fn has_words(key: &str) -> bool {
    ["label", "name", "says", "asks", "owner", "issuer", "theme", "attested_by", "evidence"].contains(&key)
}

/// A table where a plain value stands.
pub(super) fn table(key: &str, value: &DeValue<'_>, written: &str) -> Option<String> {
    Some(match key {
        "runs" => "runs = { from = 2022-04-01, to = 2022-12-31 }".to_owned(),
        "prize" => {
            let sum = match value {
                DeValue::Integer(_) => written.to_owned(),
                DeValue::String(text) => number(text).unwrap_or_else(|| "20_000_000".to_owned()),
                _ => "20_000_000".to_owned(),
            };
            format!("prize = {{ sum = {sum} }}")
        }
        "exists" => "exists = { rounds = [\"final\"] }".to_owned(),
        "ranks_by" => "ranks_by = [{ key = \"…\", order = \"descending\" }]".to_owned(),
        "due" => "due = { by = 2021-07-05 }".to_owned(),
        "under" => "under.comparable = \"exact\"".to_owned(),
        "movement" | "disqualification" => format!("[{key}]"),
        _ => return None,
    })
}

/// A list where something else stands.
pub(super) fn list(key: &str, value: &DeValue<'_>, written: &str) -> String {
    match value {
        DeValue::Table(_) if ["clause", "round", "dossier"].contains(&key) => format!("[[{key}]]"),
        DeValue::Table(_) => format!("[[….{key}]]"),
        _ => format!("{key} = [{}]", short(written)),
    }
}

/// A text where a number, a day or a list of one text stands.
pub(super) fn text(value: &DeValue<'_>, written: &str) -> Option<String> {
    match value {
        DeValue::Table(_) => None,
        DeValue::Array(items) if items.len() == 1 => items.first()?.get_ref().as_str().map(quoted),
        DeValue::Array(_) => None,
        _ => Some(quoted(&short(written))),
    }
}

/// A day where a text, or a day with an hour, stands.
pub(super) fn date(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::Datetime(day) => day.date.map(|date| date.to_string()),
        DeValue::String(text) => day(text),
        _ => None,
    }
}

/// A number where a text that is nearly one stands.
pub(super) fn number(text: &str) -> Option<String> {
    let (number, percent) = match text.trim().strip_suffix('%') {
        Some(number) => (number.trim_end(), "%"),
        None => (text.trim(), ""),
    };
    let number = parse_written(number, None).ok()?.to_decimal_text()?;
    let form = match percent {
        "" => grouped(&number),
        _ => quoted(&format!("{number}%")),
    };
    parse_quantity(&number).map(|_| form)
}

/// A whole number where a text or a decimal stands.
pub(super) fn whole(value: &DeValue<'_>) -> Option<String> {
    let text = match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Float(float) => float.as_str().replace('_', ""),
        _ => return None,
    };
    let number = parse_written(text.trim(), Some(NumberStyle::English)).ok()?;
    (number.is_whole() && !number.is_negative()).then(|| number.to_decimal_text()).flatten()
}

/// `true` or `false` where a text says so.
pub(super) fn truth(value: &DeValue<'_>) -> Option<String> {
    let text = value.as_str()?.trim().to_lowercase();
    match &*text {
        "true" | "yes" | "có" | "đúng" => Some("true".to_owned()),
        "false" | "no" | "không" | "sai" => Some("false".to_owned()),
        _ => None,
    }
}

/// A text in quotation marks, as TOML has it.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A plain number with its thousands parted: `20_000_000`.
pub(super) fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.split_at(usize::from(plain.starts_with('-')));
    if digits.len() < 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return plain.to_owned();
    }
    let first = (digits.len() - 1) % 3 + 1;
    let groups = (first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]);
    format!("{sign}{}", std::iter::once(&digits[..first]).chain(groups).collect::<Vec<_>>().join("_"))
}

/// `31/12/2022` or `2022-12-31` as a bare day.
fn day(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let (year, day) = if a.len() == 4 { (a, c) } else { (c, a) };
    let date = Date::new(year.parse().ok()?, b.parse().ok()?, day.parse().ok()?).ok()?;
    (year.len() == 4).then(|| date.to_string())
}

fn short(written: &str) -> String {
    match written.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &written[..end]),
        None => written.to_owned(),
    }
}
