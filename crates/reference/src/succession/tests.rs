use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::{Dimension, units};

fn codes(level: Level, day: jiff::civil::Date) -> BTreeSet<UnitCode> {
    units::on(level, day).iter().map(|unit| unit.code.clone()).collect()
}

#[test]
fn every_old_and_every_new_province_is_in_the_ledger_once() {
    let (before, after) = (codes(Level::Province, date(2025, 6, 30)), codes(Level::Province, REORGANISED));
    let old: Vec<&UnitCode> = lines(Level::Province).iter().map(|line| &line.old).collect();
    assert_eq!(old.len(), 63);
    assert_eq!(old.into_iter().cloned().collect::<BTreeSet<_>>(), before);
    assert_eq!(lines(Level::Province).iter().map(|line| line.new.clone()).collect::<BTreeSet<_>>(), after);
    let of_new_bac_ninh: Vec<&str> =
        predecessors(Level::Province, "24").map(|line| line.old.as_str()).collect();
    assert_eq!(of_new_bac_ninh, ["24", "27"]);
}

#[test]
fn every_commune_that_lasted_and_every_new_one_is_in_the_ledger() {
    let old: BTreeSet<&str> = lines(Level::Commune).iter().map(|line| line.old.as_str()).collect();
    let lasted = codes(Level::Commune, date(2025, 6, 30));
    let missing: Vec<&UnitCode> = lasted
        .iter()
        .filter(|c| !old.contains(c.as_str()) && !units::when(c.as_str())[0].ended_earlier)
        .collect();
    assert_eq!(missing, Vec::<&UnitCode>::new());
    let after = codes(Level::Commune, REORGANISED);
    assert_eq!(lines(Level::Commune).iter().map(|line| line.new.clone()).collect::<BTreeSet<_>>(), after);
    // 10,035 communes and five island districts that had none.
    assert_eq!(old.len(), 10_040);
}

#[test]
fn known_shares_of_a_unit_come_to_one() {
    let mut sums: BTreeMap<&UnitCode, Option<Ratio>> = BTreeMap::new();
    for line in lines(Level::Commune) {
        let sum = sums.entry(&line.old).or_insert(Some(Ratio::ZERO));
        *sum = sum.as_ref().zip(line.share.as_ref()).map(|(sum, share)| sum.plus(share));
    }
    let wrong: Vec<_> =
        sums.iter().filter(|(_, sum)| sum.as_ref().is_some_and(|sum| *sum != Ratio::ONE)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(sums.values().filter(|sum| sum.is_none()).count() < 500);
}

#[test]
fn a_target_that_is_a_ratio_is_not_carried() {
    let before = BTreeMap::from([(UnitCode::new("24"), Ratio::decimal(21, 3))]);
    let ledger = Ledger::of(Level::Province);
    assert_eq!(ledger.carry(Dimension::Ratio, &before), Err(NotAdditive(Dimension::Ratio)));
    assert_eq!(ledger.carry(Dimension::Truth, &before), Err(NotAdditive(Dimension::Truth)));
}

#[test]
fn a_predecessor_without_a_figure_leaves_the_sum_unknown() {
    let before = BTreeMap::from([(UnitCode::new("24"), Ratio::int(5)), (UnitCode::new("xx"), Ratio::int(1))]);
    let carried = Ledger::of(Level::Province).carry(Dimension::People, &before).unwrap();
    assert!(carried.figures.is_empty());
    assert_eq!(carried.unknown[&UnitCode::new("24")].figures, [UnitCode::new("27")]);
    assert_eq!(carried.stranded, [UnitCode::new("xx")]);
}

#[test]
fn a_divided_commune_waits_for_its_shares() {
    let old = UnitCode::new("25822");
    let into: Vec<UnitCode> = successors(Level::Commune, "25822").map(|line| line.new.clone()).collect();
    let before: BTreeMap<UnitCode, Ratio> = into
        .iter()
        .flat_map(|new| predecessors(Level::Commune, new.as_str()))
        .map(|line| (line.old.clone(), Ratio::int(100)))
        .collect();
    let ledger = Ledger::of(Level::Commune);
    let carried = ledger.carry(Dimension::People, &before).unwrap();
    assert!(into.iter().all(|new| carried.unknown[new].shares.contains(&old)));

    let shares =
        BTreeMap::from([(into[0].clone(), Ratio::decimal(25, 2)), (into[1].clone(), Ratio::decimal(75, 2))]);
    let carried =
        ledger.clone().with_split(&old, &shares).unwrap().carry(Dimension::People, &before).unwrap();
    assert!(!carried.unknown.contains_key(&into[0]) || !carried.unknown[&into[0]].shares.contains(&old));
    let half = BTreeMap::from([(into[0].clone(), Ratio::decimal(5, 1))]);
    assert!(matches!(ledger.clone().with_split(&old, &half), Err(SplitProblem::NotWhole(..))));
    let elsewhere = BTreeMap::from([(UnitCode::new("00004"), Ratio::ONE)]);
    assert!(matches!(ledger.with_split(&old, &elsewhere), Err(SplitProblem::NoSuccession(..))));
}

#[test]
fn the_regional_offices_are_35_and_do_not_nest() {
    let offices = regional_offices();
    assert_eq!(offices.len(), 35);
    assert_eq!(offices.iter().map(|office| office.provinces.len()).sum::<usize>(), 63);
    let eight = offices.iter().find(|office| office.number == "VIII").unwrap();
    assert_eq!(eight.divided_among(), [UnitCode::new("31"), UnitCode::new("33")]);
}

proptest! {
    #[test]
    fn what_goes_in_comes_out(figures in proptest::collection::vec(0i64..1_000_000_000_000, 63)) {
        let old = lines(Level::Province).iter().map(|line| line.old.clone());
        let before: BTreeMap<UnitCode, Ratio> = old.zip(figures.iter().map(|n| Ratio::int((*n).into()))).collect();
        let carried = Ledger::of(Level::Province).carry(Dimension::Vnd, &before).unwrap();
        let total = |figures: &BTreeMap<UnitCode, Ratio>| figures.values().fold(Ratio::ZERO, |sum, n| sum.plus(n));
        prop_assert_eq!(carried.figures.len(), 34);
        prop_assert_eq!(total(&carried.figures), total(&before));
        prop_assert!(carried.unknown.is_empty() && carried.stranded.is_empty());
    }
}
