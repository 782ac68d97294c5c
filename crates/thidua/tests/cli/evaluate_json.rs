//! The JSON of `evaluate`, field by field against the contract.

use serde_json::{Value as Json, json};

use crate::figures::five;
use crate::run::{SECOND_QUARTER, and, example, thidua, with_input};

fn keys(value: &Json) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn every_field_of_a_judgement() {
    let json = with_input(&and(&SECOND_QUARTER, &["--format", "json"]), &five()).json();
    assert_eq!(
        keys(&json),
        ["movement", "round", "as_of", "readings", "assumed_attested", "awards", "goals"]
    );
    assert_eq!(json["movement"], "1371-2022");
    assert_eq!(json["round"], "2022-q2");
    assert_eq!(json["as_of"], "2022-06-30");
    assert_eq!(
        json["readings"],
        json!({
            "comparable": "two-decimals",
            "late-margin": "relative",
            "no-growth-required": "met-if-plan-reached",
            "undefined-rank": "last",
            "comprehensive-lead": "rank-sum",
            "one-award": "exclusive",
            "late-payment-award": "criterion-only",
        })
    );
    assert_eq!(json["assumed_attested"], false);
    let awards: Vec<&Json> = json["awards"].as_array().expect("awards").iter().collect();
    let ids: Vec<&Json> = awards.iter().map(|award| &award["award"]).collect();
    assert_eq!(ids, ["comprehensive", "compulsory", "voluntary", "health", "central_units"]);

    let award = awards[0];
    assert_eq!(
        keys(award),
        ["award", "recipients", "quota", "selected", "tied", "undetermined", "standings"]
    );
    assert_eq!(award["recipients"], "province");
    assert_eq!(award["quota"], 3);
    assert_eq!(award["selected"], json!(["01", "24", "27"]));
    assert_eq!((&award["tied"], &award["undetermined"]), (&json!([]), &json!([])));

    let standing = &award["standings"][1];
    assert_eq!(
        keys(standing),
        ["unit", "outcome", "rank", "certain", "measures", "criteria", "individuals", "prize", "flags"]
    );
    assert_eq!(
        *standing,
        json!({
            "unit": "24",
            "outcome": "eligible",
            "rank": 2,
            "certain": true,
            "measures": {
                "compulsory_growth": "29/50",
                "voluntary_growth": "29/50",
                "health_growth": "29/50",
                "compulsory_yoy": "529/500",
                "voluntary_yoy": "529/500",
                "health_yoy": "529/500",
                "collection_rate": "29/50",
                "nonstate_share": "1/2",
                "late_ratio": "1/50",
                "lead": "8",
            },
            "criteria": {
                "collection": "met",
                "compulsory_growth": "met",
                "voluntary_growth": "met",
                "health_growth": "met",
                "late_payment": "met",
            },
            "individuals": 5,
            "prize": null,
            "flags": [],
        })
    );
    let goal = json["goals"].as_array().expect("goals").iter().find(|g| g["goal"] == "collection");
    let goal = goal.expect("the goal of collection");
    assert_eq!(keys(goal), ["goal", "target", "value", "outcome"]);
    assert_eq!(*goal, json!({ "goal": "collection", "target": "1", "value": "14/25", "outcome": "not_met" }));
    let coverage = json["goals"].as_array().expect("goals").iter().find(|g| g["goal"] == "health_coverage");
    assert_eq!(
        *coverage.expect("a goal"),
        json!({ "goal": "health_coverage", "target": "463/500", "value": null, "outcome": "unknown" })
    );
}

#[test]
fn what_holds_of_every_judgement() {
    let arguments =
        ["evaluate", "1371-2022", "--round", "2022-q2", "--figures", &example(), "--format", "json"];
    let json = thidua(&arguments).json();
    for award in json["awards"].as_array().expect("awards") {
        let list = |name: &str| -> Vec<&str> {
            award[name]
                .as_array()
                .expect("a list")
                .iter()
                .map(|code| code.as_str().expect("a code"))
                .collect()
        };
        let standings = award["standings"].as_array().expect("standings");
        let codes: Vec<&str> = standings.iter().map(|s| s["unit"].as_str().expect("a code")).collect();
        assert!(codes.is_sorted(), "standings hold every competing unit once, in code order");
        assert!(list("selected").len() as u64 <= award["quota"].as_u64().expect("a maximum"));
        assert!(list("tied").is_sorted() && list("undetermined").is_sorted());
        for standing in standings {
            let code = standing["unit"].as_str().expect("a code");
            let outcome = standing["outcome"].as_str().expect("an outcome");
            assert_eq!(standing["rank"].is_u64(), outcome == "eligible", "{standing}");
            let open = ["undetermined", "blocked"].contains(&outcome);
            assert_eq!(list("undetermined").contains(&code), open, "{standing}");
            assert!(standing["certain"] == false || list("selected").contains(&code));
        }
    }
}

#[test]
fn the_ids_of_the_other_movements() {
    for (movement, round, award, measure, criteria) in [
        ("1170-2021", "preliminary", "preliminary", "completion", &["progress"][..]),
        ("1170-2021", "final", "final", "completion", &["completion"]),
        ("4494-2017", "final", "outstanding", "lead", &["social", "unemployment", "health", "debt"]),
        ("2213-2021-2025", "2022", "commune_standard", "coverage_male", &["standard"]),
    ] {
        let figures = crate::run::shipped(&format!("movements/{movement}/example/{round}.csv"));
        let arguments = ["evaluate", movement, "--round", round, "--figures", &figures, "--format", "json"];
        let json = thidua(&arguments).json();
        let first = &json["awards"][0];
        assert_eq!(first["award"], award);
        let standing = &first["standings"][0];
        assert!(standing["measures"].get(measure).is_some(), "{movement}: {standing}");
        for criterion in criteria {
            assert!(standing["criteria"].get(*criterion).is_some(), "{movement}: {standing}");
        }
    }
}
