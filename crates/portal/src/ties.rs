//! Units that are equal across the last place of an award: what whoever decides is asked, and what they chose.

use judge::{AwardResult, Judged};
use store::TieChoice;
use wording::Words;

use crate::form::Form;
use crate::ground::Ground;

/// A tie that waits for a decision.
pub(crate) struct Tie {
    /// The award.
    pub award: String,
    /// The group, where standings are made within groups.
    pub group: Option<String>,
    /// What the award is called.
    pub label: String,
    /// How many places are left for those who are tied.
    pub places: usize,
    /// The tied units: code and name.
    pub units: Vec<TiedUnit>,
    /// Why, as it was typed.
    pub reason: String,
    /// What is wrong with what was typed.
    pub error: String,
}

/// A unit that is tied.
pub(crate) struct TiedUnit {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether it was ticked.
    pub ticked: bool,
}

/// The ties of a judgement, in the order of its awards.
pub(crate) fn ties(ground: &Ground, words: Words) -> Vec<Tie> {
    let judged = ground.judged();
    let tied = judged.judgement.awards.iter().filter(|award| !award.tied.is_empty());
    tied.map(|award| tie(ground, &judged, award, words)).collect()
}

fn tie(ground: &Ground, judged: &Judged<'_>, award: &AwardResult, words: Words) -> Tie {
    let unit = |row: &u32| {
        let code = judged.judgement.code(*row).to_owned();
        let name = words.short_name(&ground.name(&code)).to_owned();
        TiedUnit { code, name, ticked: false }
    };
    Tie {
        award: award.award.clone(),
        group: award.group.as_ref().and_then(|(_, group)| group.clone()),
        label: crate::shift::label(judged, award, words),
        // Without a maximum nobody is tied across a last place.
        places: award.quota.unwrap_or(award.tied.len()).saturating_sub(award.selected.len()),
        units: award.tied.iter().map(unit).collect(),
        reason: String::new(),
        error: String::new(),
    }
}

/// What was chosen, or the ties with what is wrong told at each.
pub(crate) fn chosen(mut ties: Vec<Tie>, form: &Form, words: Words) -> Result<Vec<TieChoice>, Vec<Tie>> {
    for (place, tie) in ties.iter_mut().enumerate() {
        for unit in &mut tie.units {
            unit.ticked = !form.text(&format!("tie.{place}.{}", unit.code)).is_empty();
        }
        tie.reason = form.text(&format!("tie.{place}.reason")).trim().to_owned();
        let ticked = tie.units.iter().filter(|unit| unit.ticked).count();
        let facts = [("count", tie.places.into())];
        if ticked > tie.places {
            tie.error = words.say_with("portal-too-many-ticked", &facts);
        } else if tie.reason.is_empty() {
            tie.error = words.say("portal-tie-needs-reason");
        } else if tie.reason.chars().count() > crate::pages::readings::LONGEST_REASON {
            tie.error = words.say("portal-reason-too-long");
        }
    }
    if ties.iter().any(|tie| !tie.error.is_empty()) {
        return Err(ties);
    }
    let choice = |tie: Tie| TieChoice {
        award: tie.award,
        group: tie.group,
        units: tie.units.into_iter().filter(|unit| unit.ticked).map(|unit| unit.code).collect(),
        reason: tie.reason,
    };
    Ok(ties.into_iter().map(choice).collect())
}

/// What was chosen among tied units, in words: the award, the units, why.
pub(crate) fn told(ground: &Ground, choices: &[TieChoice], words: Words) -> Vec<(String, String, String)> {
    let judged = ground.judged();
    let row = |choice: &TieChoice| {
        let same = |a: &&AwardResult| {
            a.award == choice.award && a.group.as_ref().and_then(|(_, g)| g.clone()) == choice.group
        };
        let award = judged.judgement.awards.iter().find(same);
        let label = award.map_or(choice.award.clone(), |award| crate::shift::label(&judged, award, words));
        let names = choice.units.iter().map(|code| words.short_name(&ground.name(code)).to_owned());
        let names: Vec<String> = names.collect();
        let units = if names.is_empty() { words.say("compare-nobody") } else { names.join(", ") };
        (label, units, choice.reason.clone())
    };
    choices.iter().map(row).collect()
}
