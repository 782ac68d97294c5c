//! What a judgement promises whatever the figures: order of entry, codes and names never decide; maxima are maxima.

use std::collections::{BTreeMap, BTreeSet};

use judge::{FiguresBuilder, Outcome};
use oracle::Rng;

use crate::rounds::{each_round, made_ready};

/// The same things in another order.
fn shuffled<T>(mut things: Vec<T>, rng: &mut Rng) -> Vec<T> {
    for last in (1..things.len()).rev() {
        things.swap(last, rng.below(last as u64 + 1) as usize);
    }
    things
}

#[test]
fn the_order_of_entry_changes_no_byte() {
    each_round(21, 300, |movement, round, figures, rng| {
        let mut builder = FiguresBuilder::default();
        for figure in shuffled(figures.iter().collect(), rng) {
            let (unit, indicator) = (figures.unit_of(figure), figures.indicator_of(figure));
            builder.push(unit, indicator, figure.period, figure.value.clone(), figure.origin);
        }
        let (again, contradictions) = builder.finish();
        assert!(contradictions.is_empty());
        assert_eq!(
            made_ready(movement, round, figures).to_json(),
            made_ready(movement, round, &again).to_json()
        );
    });
}

#[test]
fn codes_decide_nothing() {
    // The units change codes among themselves: whoever was selected, tied or ranked stays so under the new code.
    each_round(22, 300, |movement, round, figures, rng| {
        if round.units.is_some() {
            return;
        }
        let of_length = |length: usize| -> Vec<String> {
            let codes = figures.units().iter().map(ToString::to_string);
            codes.filter(|code| code.len() == length && code != "VN" && !code.starts_with("TW-")).collect()
        };
        let mut renamed: BTreeMap<String, String> = BTreeMap::new();
        for length in [2, 5] {
            let codes = of_length(length);
            renamed.extend(codes.iter().cloned().zip(shuffled(codes.clone(), rng)));
        }
        let new_code = |code: &str| renamed.get(code).cloned().unwrap_or_else(|| code.to_string());
        let mut builder = FiguresBuilder::default();
        for figure in figures.iter() {
            let unit = new_code(figures.unit_of(figure));
            builder.push(
                &unit,
                figures.indicator_of(figure),
                figure.period,
                figure.value.clone(),
                figure.origin,
            );
        }
        let again = builder.finish().0;
        let (before, after) = (made_ready(movement, round, figures), made_ready(movement, round, &again));
        for (a, b) in before.judgement.awards.iter().zip(&after.judgement.awards) {
            let old = |rows: &[u32]| -> BTreeSet<String> {
                rows.iter().map(|row| new_code(before.judgement.code(*row))).collect()
            };
            let new = |rows: &[u32]| -> BTreeSet<String> {
                rows.iter().map(|row| after.judgement.code(*row).to_string()).collect()
            };
            assert_eq!(old(&a.selected), new(&b.selected));
            assert_eq!(old(&a.tied), new(&b.tied));
            assert_eq!(old(&a.undetermined), new(&b.undetermined));
            for standing in &a.standings {
                let row =
                    after.sheet.roster.row_of(&new_code(before.judgement.code(standing.row))).expect("a row");
                let other = b.standing(row as u32).expect("a standing");
                assert_eq!(
                    (standing.outcome, standing.rank, standing.certain),
                    (other.outcome, other.rank, other.certain)
                );
            }
        }
    });
}

#[test]
fn a_maximum_is_a_maximum_and_equals_share_one_fate() {
    let mut ties = 0;
    each_round(23, 600, |movement, round, figures, _| {
        for award in &made_ready(movement, round, figures).judgement.awards {
            assert!(award.quota.is_none_or(|quota| award.selected.len() <= quota));
            assert!(award.tied.iter().all(|row| !award.selected.contains(row)));
            let of = |row: &u32| award.standing(*row).expect("a standing");
            assert!(award.selected.iter().chain(&award.tied).all(|row| of(row).outcome == Outcome::Eligible));
            // Whoever shares a rank shares the fate: all selected, all tied, or all left out.
            for row in award.standings.iter().filter(|s| s.rank.is_some()) {
                for other in award.standings.iter().filter(|s| s.rank == row.rank) {
                    assert_eq!(award.selected.contains(&row.row), award.selected.contains(&other.row));
                    assert_eq!(award.tied.contains(&row.row), award.tied.contains(&other.row));
                }
            }
            // Nobody of a better rank is passed over.
            let worst = award.selected.iter().filter_map(|row| of(row).rank).max();
            let passed = |s: &judge::Standing| s.rank < worst && s.rank.is_some();
            assert!(award.standings.iter().filter(passed).all(|s| award.selected.contains(&s.row)));
            ties += usize::from(!award.tied.is_empty());
        }
    });
    assert!(ties > 50, "{ties}");
}
