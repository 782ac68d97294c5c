//! Letters as their files write them, table by table.

/// The head, which cites a clause, and that clause with its numbers: a list as the file writes it.
pub fn head(clause: &str, numbers: &str) -> String {
    format!(
        r#"format = 1

[movement]
id = "m"
document = "1/TĐ"
issued = 2022-03-24
name = {{ vi = "Phong trào", en = "Movement" }}
runs = {{ from = 2022-04-01, to = 2022-12-31 }}
clause = "{clause}"
competitors = ["province"]
{}"#,
        self::clause(
            clause,
            "rule",
            &format!("numbers = {numbers}\ndates = [2022-04-01, 2022-06-30, 2022-12-31]")
        )
    )
}

/// A clause, what carries it, and what is recorded of it.
pub fn clause(id: &str, carried: &str, recorded: &str) -> String {
    format!(
        "\n[[clause]]\nid = \"{id}\"\ncarried = \"{carried}\"\nsays = {{ vi = \"Lời\", en = \"Words\" }}\n{recorded}\n"
    )
}

/// A round under a clause.
pub fn round(id: &str, cut_off: &str, clause: &str) -> String {
    format!(
        "\n[[round]]\nid = \"{id}\"\nlabel = {{ vi = \"Đợt\", en = \"Round\" }}\ncut_off = {cut_off}\nclause = \"{clause}\"\n"
    )
}

/// A rule under clause 1, by what else it says.
pub fn table(kind: &str, id: &str, says: &str) -> String {
    format!("\n[{kind}.{id}]\nlabel = {{ vi = \"Tên\", en = \"Name\" }}\nclause = \"1\"\n{says}\n")
}
