//! Rules as the file of a letter writes them, all under the clauses of the frame.

/// A measure, by its formula.
pub fn measure(id: &str, is: &str) -> String {
    table("measure", id, &format!("clause = \"1\"\nis = \"{is}\""))
}

/// A criterion, by the lines that say what must hold.
pub fn criterion(id: &str, says: &str) -> String {
    table("criterion", id, &format!("clause = \"1\"\n{says}"))
}

/// The criterion `attested`, which people attest.
pub fn attested() -> String {
    let by =
        "attested_by.vi = \"ai\"\nattested_by.en = \"who\"\nevidence.vi = \"gì\"\nevidence.en = \"what\"";
    table("criterion", "attested", &format!("clause = \"2\"\n{by}"))
}

/// An award, by the lines that say who gets it.
pub fn award(id: &str, recipients: &str, says: &str) -> String {
    table("award", id, &format!("clause = [\"1\", \"2\"]\nrecipients = \"{recipients}\"\n{says}"))
}

/// Any other rule, by all its lines.
pub fn table(kind: &str, id: &str, lines: &str) -> String {
    format!("\n[{kind}.{id}]\nlabel.vi = \"{id}\"\nlabel.en = \"{id}\"\n{lines}\n")
}
