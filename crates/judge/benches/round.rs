//! A round judged: 63 provinces under 1371-2022, every commune under 2213-2021-2025.

mod ground;

use divan::{Bencher, black_box};
use examples::{SEED, Scope, collection_2022, new_rural};
use judge::{Details, Figures, Plan, Sheet, judge, to_json};

fn main() {
    divan::main();
}

/// Whether a round has all its figures.
#[derive(Clone, Copy, Debug)]
enum Sent {
    All,
    /// As in the shipped example: five provinces lack one figure each.
    NotAll,
}

const BOTH: [Sent; 2] = [Sent::All, Sent::NotAll];

fn provinces(sent: Sent) -> (Plan, Figures) {
    let movement = ground::movement("1371-2022");
    let plan = ground::plan(&movement, "2022-q2");
    let example = collection_2022("2022-q2", SEED).expect("an example of the round");
    let figures = ground::figures(&movement, &example.csv);
    let figures = match sent {
        Sent::All => ground::completed(&plan, &figures),
        Sent::NotAll => figures,
    };
    (plan, figures)
}

fn communes() -> (Plan, Figures) {
    let movement = ground::movement("2213-2021-2025");
    let plan = ground::plan(&movement, "2022");
    let example = new_rural(2022, Scope::Country, SEED).expect("an example of the round");
    (plan, ground::figures(&movement, &example.csv))
}

#[divan::bench]
fn plan_1371(bencher: Bencher<'_, '_>) {
    let movement = ground::movement("1371-2022");
    bencher.bench(|| ground::plan(black_box(&movement), "2022-q2"));
}

#[divan::bench(args = BOTH)]
fn judge_63_provinces(bencher: Bencher<'_, '_>, sent: Sent) {
    let (plan, figures) = provinces(sent);
    let sheet = ground::sheet(&plan, &figures);
    bencher.bench(|| judge(black_box(&plan), black_box(&sheet)));
}

#[divan::bench(args = BOTH)]
fn lay_out_63_provinces(bencher: Bencher<'_, '_>, sent: Sent) {
    let (plan, figures) = provinces(sent);
    let roster = ground::roster(&plan, &figures);
    bencher.bench(|| Sheet::new(black_box(&plan), black_box(&figures), roster.clone()));
}

#[divan::bench(args = BOTH)]
fn figures_to_json_63_provinces(bencher: Bencher<'_, '_>, sent: Sent) {
    let (plan, figures) = provinces(sent);
    bencher.bench(|| {
        let sheet = ground::sheet(black_box(&plan), black_box(&figures));
        to_json(&plan, &judge(&plan, &sheet), &Details::new(&plan, &sheet))
    });
}

#[divan::bench(args = BOTH)]
fn details_63_provinces(bencher: Bencher<'_, '_>, sent: Sent) {
    let (plan, figures) = provinces(sent);
    let sheet = ground::sheet(&plan, &figures);
    bencher.bench(|| Details::new(black_box(&plan), black_box(&sheet)));
}

#[divan::bench(args = BOTH)]
fn write_63_provinces(bencher: Bencher<'_, '_>, sent: Sent) {
    let (plan, figures) = provinces(sent);
    let sheet = ground::sheet(&plan, &figures);
    let (judgement, details) = (judge(&plan, &sheet), Details::new(&plan, &sheet));
    bencher.bench(|| to_json(black_box(&plan), black_box(&judgement), black_box(&details)));
}

#[divan::bench]
fn judge_10599_communes(bencher: Bencher<'_, '_>) {
    let (plan, figures) = communes();
    let sheet = ground::sheet(&plan, &figures);
    bencher.bench(|| judge(black_box(&plan), black_box(&sheet)));
}

#[divan::bench]
fn figures_to_judgement_10599_communes(bencher: Bencher<'_, '_>) {
    let (plan, figures) = communes();
    bencher.bench(|| judge(&plan, &ground::sheet(black_box(&plan), black_box(&figures))));
}
