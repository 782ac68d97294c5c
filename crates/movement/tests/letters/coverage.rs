//! Clause by clause it can be shown what carries a letter; the shipped movements carry all of theirs.

use exact::Ratio;
use movement::{Movement, coverage, share_covered};

use crate::written::{clause, head, round};

/// A letter of one award, whose maximum and report have clauses of their own.
fn letter() -> String {
    let award = r#"
[award.central]
label = { vi = "Tên", en = "Name" }
recipients = "province"
maximum = [{ rounds = ["final"], is = 3, clause = ["maxima", "maxima"] }]
clause = "head"
"#;
    [
        head("head", "[]"),
        clause("theme", "informative", ""),
        clause("maxima", "rule", "numbers = [3]"),
        clause("report", "person", ""),
        round("final", "2022-12-31", "head"),
        award.to_string(),
    ]
    .concat()
}

fn by(movement: &Movement) -> Vec<String> {
    let clauses = coverage(movement).into_iter().map(|clause| {
        let by = clause.by.iter().map(|by| match by.key {
            Some(key) => format!("{} {}.{key}", by.kind, by.id),
            None => format!("{} {}", by.kind, by.id),
        });
        let by = by.collect::<Vec<_>>().join(", ");
        format!("{}: {} [{by}]", clause.clause, if clause.covered { "covered" } else { "not covered" })
    });
    clauses.collect()
}

#[test]
fn every_clause_has_what_cites_it() {
    let (movement, problems) = Movement::read(&letter(), "letter.toml");
    let movement = movement.unwrap();
    assert_eq!(
        by(&movement),
        [
            "head: covered [movement m, round final, award central]",
            "theme: covered []",
            "maxima: covered [award central.maximum]",
            "report: not covered []",
        ]
    );
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["no-person-for-clause"]);
}

#[test]
fn what_only_informs_is_not_counted() {
    let (movement, _) = Movement::read(&letter(), "letter.toml");
    assert_eq!(share_covered(&coverage(&movement.unwrap())), Ratio::new(2, 3).unwrap());
    assert_eq!(share_covered(&[]), Ratio::ONE);
}

#[test]
fn the_shipped_movements_carry_every_clause() {
    for text in [
        include_str!("../../../../movements/1371-2022/movement.toml"),
        include_str!("../../../../movements/1170-2021/movement.toml"),
        include_str!("../../../../movements/4494-2017/movement.toml"),
        include_str!("../../../../movements/2213-2021-2025/movement.toml"),
        include_str!("../../../../movements/09-2023/movement.toml"),
    ] {
        let (movement, _) = Movement::read(text, "movement.toml");
        let movement = movement.unwrap();
        assert_eq!(share_covered(&coverage(&movement)), Ratio::ONE, "{}", movement.id);
    }
}
