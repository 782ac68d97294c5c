//! Which kind of file the first bytes tell of.

use super::Refusal;

/// Refuses a file that is no zip, saying what it seems to be.
pub(super) fn refuse_other_kinds(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(());
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Err(compound(bytes));
    }
    if bytes.starts_with(b"PK") {
        return Err(Refusal::Damaged("an empty or split container".into()));
    }
    Err(Refusal::NotAWorkbook(likely(bytes)))
}

/// A compound file holds an encrypted workbook, or one of Excel 97–2003.
fn compound(bytes: &[u8]) -> Refusal {
    if holds(bytes, "EncryptedPackage") || holds(bytes, "EncryptionInfo") {
        return Refusal::Protected;
    }
    if holds(bytes, "Workbook") || holds(bytes, "Book") {
        return Refusal::OtherFormat("xls");
    }
    let likely = if holds(bytes, "WordDocument") { "Word 97–2003" } else { "OLE" };
    Refusal::NotAWorkbook(likely)
}

/// Whether a compound file's directory names a stream; names are UTF-16.
fn holds(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

fn likely(bytes: &[u8]) -> &'static str {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = &start[..start.len().min(1024)];
    let word = String::from_utf8_lossy(start).trim_start().to_lowercase();
    let tests: [(bool, &'static str); 8] = [
        (start.starts_with(b"%PDF"), "PDF"),
        (start.starts_with(b"\x89PNG") || start.starts_with(b"\xff\xd8\xff"), "an image"),
        (start.starts_with(b"Rar!") || start.starts_with(b"7z\xbc\xaf"), "RAR or 7z"),
        (start.starts_with(b"{\\rtf"), "RTF"),
        (
            word.starts_with("<html") || word.starts_with("<!doctype html") || word.starts_with("<table"),
            "HTML",
        ),
        (word.starts_with("<?xml"), "XML"),
        (start.iter().all(|b| *b == 0), "zeros"),
        (std::str::from_utf8(start).is_ok() || word.contains(','), "CSV"),
    ];
    tests.into_iter().find(|(fits, _)| *fits).map_or("unknown", |(_, name)| name)
}
