//! Small sets of figures for the second quarter of 1371-2022.

use std::fmt::Write;

/// A province that meets everything, with growth in all fields and collection at a percentage.
pub fn province(code: &str, percent: u32) -> String {
    let mut out = String::new();
    for field in ["compulsory", "voluntary", "health"] {
        let _ = writeln!(out, "{code},{field},2021-12-31,1000");
        let _ = writeln!(out, "{code},{field},2021-06-30,1000");
        let _ = writeln!(out, "{code},{field},2022-06-30,{}", 1000 + percent);
        let _ = writeln!(out, "{code},{field}_plan,2022,1100");
    }
    let _ = writeln!(out, "{code},collected,2022-06-30,{percent}");
    let _ = writeln!(out, "{code},collected_nonstate,2022-06-30,{}", percent / 2);
    let _ = writeln!(out, "{code},collection_plan,2022,100");
    let _ = writeln!(out, "{code},late,2022-06-30,2");
    let _ = writeln!(out, "{code},receivable,2022-06-30,100");
    let _ = writeln!(out, "{code},late_target,2022-Q2,0.021");
    out
}

/// Figures under the header of the file format.
pub fn csv(rows: &[String]) -> String {
    format!("unit,indicator,period,value\n{}", rows.concat())
}

/// Five provinces, each better than the next.
pub fn five() -> String {
    csv(&[("01", 60), ("24", 58), ("27", 56), ("31", 54), ("92", 52)].map(|(code, p)| province(code, p)))
}
