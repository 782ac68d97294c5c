//! Making a database again from a backup.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::shape::{Shape, shapes};
use super::{Backup, FILES, LABEL, ROWS};
use crate::database::{Argument, Change, Database};
use crate::journal::hexadecimal;
use crate::{Fault, Files, Store, StoreError};

/// So many rows go in at a time.
const AT_A_TIME: usize = 512;

impl Store {
    /// Makes what is kept again from a backup, in a database in which there is nothing: all of it, or nothing. Before
    /// anything is written each part is held against its digest; at the end the journal is looked through.
    ///
    /// # Errors
    /// [`StoreError::Taken`] where the database holds anything; [`StoreError::Damaged`] where the backup is not what was written;
    /// [`StoreError::Newer`] where it is of a later version of this program.
    pub async fn restore(address: &str, files: &Files, folder: &str) -> Result<Backup, StoreError> {
        let folder = Path::new(folder);
        let label = fs::read_to_string(folder.join(LABEL)).map_err(|error| not_read(folder, &error))?;
        let backup = Backup::parse(&label).ok_or_else(|| damaged("its label is not one of ours"))?;
        // Before the target is touched: what would not do is told.
        if digest_of(&folder.join(ROWS))? != backup.digest {
            return Err(damaged("its rows are not those that were written"));
        }
        for digest in &backup.files {
            if digest_of(&folder.join(FILES).join(digest))? != *digest {
                return Err(damaged(&format!("the file {digest} is not what was written")));
            }
        }
        let database = Database::open(address).await?;
        let done = restored(&database, files, folder, &backup).await;
        database.close().await;
        done.map(|()| backup)
    }
}

async fn restored(
    database: &Database,
    files: &Files,
    folder: &Path,
    backup: &Backup,
) -> Result<(), StoreError> {
    if !database.is_empty().await? {
        return Err(StoreError::Taken("the database".to_owned()));
    }
    for digest in &backup.files {
        let path = folder.join(FILES).join(digest);
        files.put(fs::read(&path).map_err(|error| not_read(&path, &error))?).await?;
    }
    // The tables as they were when the backup was made; what came to them since, once its rows are in.
    let mut change = database.begin().await?;
    database.migrate_within(&mut change, Some(backup.migration)).await?;
    let count = rows_from(&mut change, &folder.join(ROWS)).await?;
    if count != backup.rows {
        return Err(damaged("it has another number of rows than it says"));
    }
    database.migrate_within(&mut change, None).await?;
    change.commit().await?;
    let report = Store::over(database.clone()).verify_journal(backup.end.as_ref()).await?;
    match report.faults.first() {
        None if report.end == backup.end => Ok(()),
        None => Err(damaged("its journal ends elsewhere than it says")),
        Some(fault) => Err(damaged(&format!("its journal is not as it was written: {}", told(fault)))),
    }
}

fn told(fault: &Fault) -> String {
    format!("{fault:?}")
}

async fn rows_from(change: &mut Change, path: &Path) -> Result<u64, StoreError> {
    let file = File::open(path).map_err(|error| not_read(path, &error))?;
    let known = shapes(change).await?;
    let mut table: Option<(Shape, Vec<Vec<Argument>>)> = None;
    let mut count = 0;
    for line in BufReader::new(file).lines() {
        let line = line.map_err(|error| not_read(path, &error))?;
        match serde_json::from_str(&line) {
            Ok(Value::Object(head)) => {
                if let Some((shape, rows)) = table.take() {
                    insert(change, &shape, rows).await?;
                }
                table = Some((headed(&Value::Object(head), &known)?, Vec::new()));
            }
            Ok(Value::Array(fields)) => {
                let (shape, rows) = table.as_mut().ok_or_else(|| damaged("a row stands in no table"))?;
                rows.push(arguments(shape, &fields)?);
                count += 1;
                if rows.len() == AT_A_TIME {
                    let rows = std::mem::take(rows);
                    insert(change, &shape.clone(), rows).await?;
                }
            }
            _ => return Err(damaged("a line is no row")),
        }
    }
    if let Some((shape, rows)) = table {
        insert(change, &shape, rows).await?;
    }
    Ok(count)
}

/// The table that a line begins: its names come from outside, so only those that the database has are taken.
fn headed(head: &Value, known: &[Shape]) -> Result<Shape, StoreError> {
    let name = head["table"].as_str().unwrap_or_default();
    let of = known.iter().find(|shape| shape.name == name);
    let of = of.ok_or_else(|| damaged(&format!("there is no table `{name}`")))?;
    let columns = head["columns"].as_array().cloned().unwrap_or_default();
    let find = |column: &Value| {
        of.columns.iter().find(|(known, _)| Some(known.as_str()) == column.as_str()).cloned()
    };
    let columns: Option<Vec<(String, bool)>> = columns.iter().map(find).collect();
    let columns = columns.ok_or_else(|| damaged(&format!("the table `{name}` has other columns")))?;
    Ok(Shape { name: of.name.clone(), columns })
}

fn arguments(shape: &Shape, fields: &[Value]) -> Result<Vec<Argument>, StoreError> {
    if fields.len() != shape.columns.len() {
        return Err(damaged("a row has another number of fields than its table"));
    }
    let argument = |(field, (_, is_whole)): (&Value, &(String, bool))| match (field, is_whole) {
        (Value::Null, true) => Ok(Argument::Whole(None)),
        (Value::Null, false) => Ok(Argument::Text(None)),
        (Value::Number(number), true) => Ok(Argument::Whole(number.as_i64())),
        (Value::String(text), false) => Ok(Argument::Text(Some(text.clone()))),
        _ => Err(damaged("a field is of another kind than its column")),
    };
    fields.iter().zip(&shape.columns).map(argument).collect()
}

async fn insert(change: &mut Change, shape: &Shape, rows: Vec<Vec<Argument>>) -> Result<(), StoreError> {
    let columns: Vec<String> = shape.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    change.insert(&format!("\"{}\" ({})", shape.name, columns.join(", ")), rows, "").await
}

fn digest_of(path: &Path) -> Result<String, StoreError> {
    let mut file = File::open(path).map_err(|error| not_read(path, &error))?;
    let (mut digest, mut some) = (Sha256::new(), vec![0_u8; 1 << 16]);
    loop {
        match file.read(&mut some).map_err(|error| not_read(path, &error))? {
            0 => return Ok(hexadecimal(&digest.finalize())),
            count => digest.update(&some[..count]),
        }
    }
}

fn not_read(path: &Path, error: &std::io::Error) -> StoreError {
    StoreError::Unknown(format!("{}: {error}", path.display()))
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged(format!("the backup: {what}"))
}
