//! From the bytes of a file to its text, or the one problem that says why it has none.

use exact::Ratio;
use movement::Problem;

use crate::report::Report;
use crate::sense::Checked;

/// A larger file is no table of figures.
const LARGEST: usize = 256 << 20;

/// The text of a UTF-8 file, without its byte order mark.
pub(super) fn text_of<'a>(bytes: &'a [u8], report: &mut Report) -> Option<&'a str> {
    match read(bytes, report) {
        Ok(text) => Some(text),
        Err(problem) => {
            report.add(*problem);
            None
        }
    }
}

fn read<'a>(bytes: &'a [u8], report: &Report) -> Checked<&'a str> {
    if bytes.len() > LARGEST {
        return Err(Problem::new("file-too-large", report.file()).with("largest", "256 MB").into());
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Problem::new("workbook-as-csv", report.file()).into());
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || looks_like_utf16(bytes) {
        return Err(Problem::new("not-utf8", report.file()).with("likely", "UTF-16").into());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(Problem::new("nul-byte", report.line(line_of(bytes, at))).into());
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        Problem::new("not-utf8", report.line(line_of(bytes, at)))
            .with("likely", "Windows-1258")
            .with("byte", format!("0x{:02X}", bytes[at]))
            .with("offset", Ratio::int(at as i128))
    })?;
    if text.trim().is_empty() {
        return Err(Problem::new("empty-file", report.file()).into());
    }
    Ok(text)
}

/// Every other byte of plain text in UTF-16 is zero.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64)];
    start.len() >= 4 && start.iter().filter(|b| **b == 0).count() * 3 > start.len()
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1
}
