//! Packing an edited workbook: what was not changed is copied as it stands, byte for byte.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::parts::Parts;
use crate::NotWritten;

pub(super) fn pack(original: &[u8], parts: Parts<'_>) -> Result<Vec<u8>, NotWritten> {
    let mut changed = parts.into_changed();
    let told = |error: zip::result::ZipError| NotWritten::because(error);
    let mut from = ZipArchive::new(Cursor::new(original)).map_err(told)?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    // No clock: the same workbook with the same problems is the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for i in 0..from.len() {
        let file = from.by_index_raw(i).map_err(told)?;
        let name = file.name().map_err(told)?.into_owned();
        let key = changed.keys().find(|key| key.eq_ignore_ascii_case(&name)).cloned();
        match key.and_then(|key| changed.remove(&key)) {
            Some(text) => {
                to.start_file(name, options).map_err(told)?;
                to.write_all(text.as_bytes()).map_err(NotWritten::because)?;
            }
            None => to.raw_copy_file(file).map_err(told)?,
        }
    }
    for (name, text) in changed {
        to.start_file(name, options).map_err(told)?;
        to.write_all(text.as_bytes()).map_err(NotWritten::because)?;
    }
    Ok(to.finish().map_err(told)?.into_inner())
}
