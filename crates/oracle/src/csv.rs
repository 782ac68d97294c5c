//! Figures and units in the CSV form of the command line.

use crate::round::{Figures, Round};

/// The figures of a round: `unit,indicator,period,value`, one a line.
pub fn to_csv(round: &Round) -> String {
    let mut text = String::from("unit,indicator,period,value\n");
    for ((unit, indicator, period), value) in &round.figures {
        text.push_str(&format!("{unit},{indicator},{period},{value}\n"));
    }
    text
}

/// The units that a round is restricted to, in the form of `--units`; none where every unit with a figure competes.
pub fn units_to_csv(round: &Round) -> Option<String> {
    let units = round.units.as_ref()?;
    Some(format!("unit\n{}", units.iter().map(|unit| format!("{unit}\n")).collect::<String>()))
}

/// Reads what [`to_csv`] writes. Panics on anything malformed.
pub fn from_csv(text: &str) -> Figures {
    let mut figures = Figures::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split(',').collect();
        let [unit, indicator, period, value] = cells[..] else { panic!("not four cells: {line}") };
        if unit == "unit" {
            continue;
        }
        let key = (unit.to_string(), indicator.to_string(), period.to_string());
        assert!(figures.insert(key, value.to_string()).is_none(), "given twice: {line}");
    }
    figures
}
