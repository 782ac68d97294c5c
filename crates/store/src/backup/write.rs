//! Writing a backup, while people work.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::shape::{Shape, shapes};
use super::{Backup, FILES, LABEL, ROWS};
use crate::database::{Row, built, sql};
use crate::journal::{Checkpoint, hexadecimal};
use crate::{Files, Store, StoreError};

impl Store {
    /// Writes all that is kept, as of one moment, into a folder that is not there yet; people work on meanwhile. The folder has
    /// another name until it is whole. Sessions and failed attempts to sign in are left out.
    ///
    /// # Errors
    /// [`StoreError::Taken`] where the folder is there; [`StoreError::Damaged`] where an upload that the database knows is not.
    pub async fn backup(&self, files: &Files, folder: &str) -> Result<Backup, StoreError> {
        let partial = format!("{}.partial", folder.trim_end_matches(['/', '\\']));
        if Path::new(folder).exists() {
            return Err(StoreError::Taken(folder.to_owned()));
        }
        // Of an earlier attempt that came to nothing.
        if Path::new(&partial).exists() {
            fs::remove_dir_all(&partial).map_err(|error| not_written(&partial, &error))?;
        }
        fs::create_dir_all(Path::new(&partial).join(FILES)).map_err(|error| not_written(&partial, &error))?;
        // It holds what people prove themselves with.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let only_own = fs::Permissions::from_mode(0o700);
            fs::set_permissions(&partial, only_own).map_err(|error| not_written(&partial, &error))?;
        }
        let done = self.backed_up(files, Path::new(&partial)).await;
        match done {
            Ok(backup) => {
                fs::rename(&partial, folder).map_err(|error| not_written(folder, &error))?;
                Ok(backup)
            }
            Err(error) => {
                let _ = fs::remove_dir_all(&partial);
                Err(error)
            }
        }
    }

    async fn backed_up(&self, files: &Files, folder: &Path) -> Result<Backup, StoreError> {
        let mut backup = self.rows_into(&folder.join(ROWS)).await?;
        // An upload is there before the database knows of it, so those of the moment are all there now.
        for digest in backup.files.clone() {
            let found = files.get(&digest).await?;
            let bytes =
                found.ok_or_else(|| StoreError::Damaged(format!("the file {digest} is not there")))?;
            kept(&folder.join(FILES).join(&digest), &bytes)?;
        }
        backup.files.sort();
        kept(&folder.join(LABEL), backup.written().as_bytes())?;
        Ok(backup)
    }

    async fn rows_into(&self, path: &Path) -> Result<Backup, StoreError> {
        let failed = |error: &std::io::Error| not_written(&path.display().to_string(), error);
        let mut change = self.database().snapshot().await?;
        let migration = change.first(sql("SELECT MAX(number) FROM migration"), |row| row.whole(0)).await?;
        let end = sql("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1");
        let end =
            change.first(end, |row| Ok(Checkpoint { number: row.whole(0)?, hash: row.text(1)? })).await?;
        let known = sql("SELECT DISTINCT digest FROM file");
        let known = change.all(known, |row| row.text(0)).await?;
        let mut out = BufWriter::new(File::create(path).map_err(|error| failed(&error))?);
        let (mut digest, mut rows) = (Sha256::new(), 0);
        for shape in shapes(&mut change).await? {
            let mut line = |line: Value| {
                let line = format!("{line}\n");
                digest.update(line.as_bytes());
                out.write_all(line.as_bytes()).map_err(|error| failed(&error))
            };
            let columns: Vec<&str> = shape.columns.iter().map(|(name, _)| name.as_str()).collect();
            line(json!({ "table": shape.name, "columns": columns }))?;
            let text = selected(&shape);
            change
                .each(built(text), |row| {
                    rows += 1;
                    line(fields(&shape, row)?)
                })
                .await?;
        }
        change.commit().await?;
        let file = out.into_inner().map_err(|error| failed(error.error()))?;
        file.sync_all().map_err(|error| failed(&error))?;
        Ok(Backup {
            migration: migration.unwrap_or(0),
            rows,
            digest: hexadecimal(&digest.finalize()),
            files: known,
            end,
        })
    }
}

/// A table's rows, in an order of their own.
fn selected(shape: &Shape) -> String {
    let cast = |(name, is_whole): &(String, bool)| {
        format!("CAST(\"{name}\" AS {})", if *is_whole { "BIGINT" } else { "TEXT" })
    };
    let columns: Vec<String> = shape.columns.iter().map(cast).collect();
    let order = if columns.len() > 1 { "1, 2" } else { "1" };
    format!("SELECT {} FROM \"{}\" ORDER BY {order}", columns.join(", "), shape.name)
}

fn fields(shape: &Shape, row: &Row<'_>) -> Result<Value, StoreError> {
    let mut fields = Vec::new();
    for (column, (_, is_whole)) in shape.columns.iter().enumerate() {
        fields.push(match is_whole {
            true => row.maybe_whole(column)?.map_or(Value::Null, Value::from),
            false => row.maybe_text(column)?.map_or(Value::Null, Value::from),
        });
    }
    Ok(Value::Array(fields))
}

/// Keeps bytes in a file that outlives a loss of power.
fn kept(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let write = || {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|error| not_written(&path.display().to_string(), &error))
}

fn not_written(path: &str, error: &std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Gone(format!("{path}: {error}")),
    }
}
