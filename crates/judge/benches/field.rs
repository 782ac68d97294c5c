//! One field award of 1371-2022 over a thousand units to a million.

mod ground;

use divan::{Bencher, black_box};
use ground::many;
use judge::judge;

fn main() {
    divan::main();
}

const UNITS: [usize; 5] = [63, 1_000, 10_000, 100_000, 1_000_000];

#[divan::bench(args = UNITS, max_time = 5)]
fn all_figures_sent(bencher: Bencher<'_, '_>, units: usize) {
    field_award(bencher, units, 0);
}

#[divan::bench(args = UNITS, max_time = 5)]
fn one_figure_in_a_thousand_missing(bencher: Bencher<'_, '_>, units: usize) {
    field_award(bencher, units, 1);
}

fn field_award(bencher: Bencher<'_, '_>, units: usize, missing_of_thousand: u64) {
    let plan = many::health_award();
    let sheet = many::sheet(&plan, &many::figures(&plan, units, missing_of_thousand));
    bencher.bench(|| judge(black_box(&plan), black_box(&sheet)));
}
