//! Clause by clause it can be shown what carries a letter; the shipped movements carry all of theirs.

use exact::Ratio;
use movement::{Movement, coverage, share_covered};

const LETTER: &str = r#"format = 1

[movement]
id = "m"
document = "1/TĐ"
issued = 2022-03-24
name = { vi = "Phong trào", en = "Movement" }
runs = { from = 2022-04-01, to = 2022-12-31 }
clause = "head"
competitors = ["province"]

[[clause]]
id = "head"
carried = "rule"
says = { vi = "Lời", en = "Words" }
dates = [2022-04-01, 2022-12-31]

[[clause]]
id = "theme"
carried = "informative"
says = { vi = "Lời", en = "Words" }

[[clause]]
id = "maxima"
carried = "rule"
says = { vi = "Lời", en = "Words" }
numbers = [3]

[[clause]]
id = "report"
carried = "person"
says = { vi = "Lời", en = "Words" }

[[round]]
id = "final"
label = { vi = "Tổng kết", en = "Final" }
cut_off = 2022-12-31
clause = "head"

[award.central]
label = { vi = "Tên", en = "Name" }
recipients = "province"
maximum = [{ rounds = ["final"], is = 3, clause = ["maxima", "maxima"] }]
clause = "head"
"#;

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
    let (movement, problems) = Movement::read(LETTER, "letter.toml");
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
    let (movement, _) = Movement::read(LETTER, "letter.toml");
    assert_eq!(share_covered(&coverage(&movement.unwrap())), Ratio::new(2, 3).unwrap());
    assert_eq!(share_covered(&[]), Ratio::ONE);
}

#[test]
fn the_shipped_movements_carry_every_clause() {
    for text in [
        include_str!("../../../movements/1371-2022/movement.toml"),
        include_str!("../../../movements/1170-2021/movement.toml"),
        include_str!("../../../movements/4494-2017/movement.toml"),
        include_str!("../../../movements/2213-2021-2025/movement.toml"),
        include_str!("../../../movements/09-2023/movement.toml"),
    ] {
        let (movement, _) = Movement::read(text, "movement.toml");
        let movement = movement.unwrap();
        assert_eq!(share_covered(&coverage(&movement)), Ratio::ONE, "{}", movement.id);
    }
}
