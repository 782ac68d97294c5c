//! An invented movement with grades and a reading that changes what its ranking measure is, for tests of words.

use tempfile::TempDir;

use crate::run::shipped;

/// A folder with the movement of awards in grades, in which the plan may be counted in two ways, a mid-year round and a goal.
pub fn movement() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(shipped("cases/awards_in_grades/movement.toml")).expect("a movement");
    let text = text.replace(
        "is = \"health / health_plan\"\nclause = \"2\"",
        "is = [\n  { under.counted = \"plan\", is = \"health / health_plan\" },\n  { under.counted = \"people\", is = \"health / population\" },\n]\nclause = \"2\"",
    );
    let reading = "[reading.counted]
clause = \"2\"
asks.vi = \"Hoàn thành so với gì?\"
asks.en = \"Completion against what?\"
choice.plan.says.vi = \"So với kế hoạch\"
choice.plan.says.en = \"Against the plan\"
choice.people.says.vi = \"So với dân số\"
choice.people.says.en = \"Against the population\"

[measure.completion]";
    let text = text.replace("[measure.completion]", reading);
    std::fs::write(folder.path().join("movement.toml"), text).expect("a movement is written");
    folder
}

/// Figures of Hà Nội and Cao Bằng, whose order the reading turns round.
pub const FIGURES: &str = "unit,indicator,period,value
01,health,2030-12-31,120
01,health_plan,2030,100
01,population,2030,100
04,health,2030-12-31,110
04,health_plan,2030,100
04,population,2030,80
";
