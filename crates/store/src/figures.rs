//! Figures as they came, each with where it stood and the entry of the journal that brought it.

use exact::parse_decimal;
use jiff::Timestamp;
use judge::Value;
use reference::Period;
use serde_json::json;

use crate::database::{Argument, Row, sql};
use crate::journal::{Act, Acting, Entry, Rows, Table};
use crate::{Store, StoreError};

/// Where figures are kept.
pub(crate) const TABLE: Table = Table {
    name: "figure",
    vouched: "figures",
    columns: &["unit", "indicator", "period", "value", "file", "sheet", "row_number", "column_number"],
};

/// What a figure is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureKey {
    /// The code of the unit.
    pub unit: String,
    /// The id of the indicator.
    pub indicator: String,
    /// The day, year or quarter.
    pub period: Period,
}

/// A figure as it comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureEntry {
    /// What it is of.
    pub key: FigureKey,
    /// What it says; `None` takes back what was said before: it is not known.
    pub value: Option<Value>,
    /// Where it stood; `None` where somebody typed it into a page.
    pub place: Option<FigurePlace>,
}

/// Where a figure stood in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigurePlace {
    /// The SHA-256 of the file.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row, or the line of a text; from 1.
    pub row: u32,
    /// The column of a workbook, from 1.
    pub column: Option<u32>,
}

/// A figure as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureKept {
    /// What came in.
    pub figure: FigureEntry,
    /// The entry of the journal that brought it: who and when.
    pub entry: i64,
}

/// As of when figures are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// As they are known now.
    Now,
    /// As they were known at an instant.
    AsKnownAt(Timestamp),
    /// As they were known when an entry of the journal had been written.
    AsOfEntry(i64),
}

impl Store {
    /// Keeps figures, all or none, as one act; gives back its entry. Each takes the place of what was known of the same
    /// unit, indicator and period; what was known before stays and can be asked for.
    pub async fn record_figures(
        &self,
        at: Timestamp,
        actor: &str,
        subject: &str,
        figures: &[FigureEntry],
    ) -> Result<Entry, StoreError> {
        let rows = rows(figures)?;
        let act = Act {
            actor: actor.to_owned(),
            act: "figures.recorded".to_owned(),
            subject: subject.to_owned(),
            body: json!({ "count": figures.len() }),
        };
        Acting::begin(self.database(), at).await?.keep(act, vec![rows]).await
    }

    /// What is known of an indicator for a period, unit by unit in code order. A figure that was taken back is not there.
    pub async fn figures_of(
        &self,
        indicator: &str,
        period: Period,
        wanted: Wanted,
    ) -> Result<Vec<FigureKept>, StoreError> {
        let until = self.last_entry(wanted).await?;
        let found = sql(
            "SELECT entry, line, unit, indicator, period, value, file, sheet, row_number, column_number \
                         FROM figure AS f WHERE indicator = $1 AND period = $2 AND entry <= $3 AND NOT EXISTS \
                         (SELECT 1 FROM figure AS later WHERE later.indicator = f.indicator \
                          AND later.period = f.period AND later.unit = f.unit AND later.entry <= $3 \
                          AND (later.entry, later.line) > (f.entry, f.line))",
        );
        let found = found.text(indicator).text(period.to_string()).whole(until);
        let mut kept = self.database().all(found, FigureKept::read).await?;
        kept.retain(|kept| kept.figure.value.is_some());
        kept.sort_by(|a, b| a.figure.key.cmp(&b.figure.key));
        Ok(kept)
    }

    /// All that was ever said of a figure, latest first.
    pub async fn history(&self, key: &FigureKey) -> Result<Vec<FigureKept>, StoreError> {
        let found = sql(
            "SELECT entry, line, unit, indicator, period, value, file, sheet, row_number, column_number \
                         FROM figure WHERE indicator = $1 AND period = $2 AND unit = $3 ORDER BY entry DESC, line DESC",
        );
        let found = found.text(&key.indicator).text(key.period.to_string()).text(&key.unit);
        self.database().all(found, FigureKept::read).await
    }

    /// The number of the last entry that counts.
    pub(crate) async fn last_entry(&self, wanted: Wanted) -> Result<i64, StoreError> {
        let at = match wanted {
            Wanted::Now => return Ok(i64::MAX),
            Wanted::AsOfEntry(number) => return Ok(number),
            Wanted::AsKnownAt(at) => at.as_microsecond(),
        };
        let found = sql("SELECT MAX(number) FROM journal WHERE at <= $1").whole(at);
        let found = self.database().all(found, |row| row.maybe_whole(0)).await?;
        Ok(found.into_iter().flatten().next().unwrap_or(0))
    }
}

/// A row of the table, as texts and numbers.
struct Line {
    unit: String,
    indicator: String,
    period: String,
    value: Option<String>,
    file: Option<String>,
    sheet: Option<String>,
    row: Option<i64>,
    column: Option<i64>,
}

impl Line {
    fn of(figure: &FigureEntry) -> Result<Line, StoreError> {
        let place = figure.place.as_ref();
        Ok(Line {
            unit: figure.key.unit.clone(),
            indicator: figure.key.indicator.clone(),
            period: figure.key.period.to_string(),
            value: figure.value.as_ref().map(written).transpose()?,
            file: place.map(|place| place.file.clone()),
            sheet: place.and_then(|place| place.sheet.clone()),
            row: place.map(|place| place.row.into()),
            column: place.and_then(|place| place.column).map(i64::from),
        })
    }

    fn fields(self) -> Vec<Argument> {
        let keys = [self.unit, self.indicator, self.period].map(|text| Argument::Text(Some(text)));
        let texts = [self.value, self.file, self.sheet].map(Argument::Text);
        keys.into_iter().chain(texts).chain([self.row, self.column].map(Argument::Whole)).collect()
    }
}

/// Figures as rows of their table.
pub(crate) fn rows(figures: &[FigureEntry]) -> Result<Rows, StoreError> {
    let rows = figures.iter().map(|figure| Ok(Line::of(figure)?.fields()));
    Ok(Rows::of(&TABLE, rows.collect::<Result<_, StoreError>>()?))
}

pub(crate) fn written(value: &Value) -> Result<String, StoreError> {
    match value {
        Value::Truth(truth) => Ok(truth.to_string()),
        Value::Number(number) => number
            .to_decimal_text()
            .ok_or_else(|| StoreError::Damaged(format!("a figure that is no decimal: {number}"))),
    }
}

pub(crate) fn value(text: &str) -> Result<Value, StoreError> {
    match text {
        "true" => Ok(Value::Truth(true)),
        "false" => Ok(Value::Truth(false)),
        text => {
            let number = parse_decimal(text).map(Value::Number);
            number.ok_or_else(|| StoreError::Damaged(format!("a figure that is no number: {text}")))
        }
    }
}

/// Where a figure stood, of a row that has file, sheet, row and column from a column on.
pub(crate) fn place(row: &Row<'_>, first: usize) -> Result<Option<FigurePlace>, StoreError> {
    let number = |number: i64| u32::try_from(number).map_err(|e| StoreError::Damaged(e.to_string()));
    let (Some(file), Some(line)) = (row.maybe_text(first)?, row.maybe_whole(first + 2)?) else {
        return Ok(None);
    };
    let column = row.maybe_whole(first + 3)?.map(number).transpose()?;
    Ok(Some(FigurePlace { file, sheet: row.maybe_text(first + 1)?, row: number(line)?, column }))
}

impl FigureKept {
    /// The figure of a row that has entry, line, unit, indicator, period, value, file, sheet, row and column.
    pub(crate) fn read(row: &Row<'_>) -> Result<FigureKept, StoreError> {
        let period = row.text(4)?;
        let period =
            Period::parse(&period).ok_or_else(|| StoreError::Damaged(format!("no period: {period}")))?;
        let key = FigureKey { unit: row.text(2)?, indicator: row.text(3)?, period };
        let (value, place) = (row.maybe_text(5)?.as_deref().map(value).transpose()?, place(row, 6)?);
        Ok(FigureKept { figure: FigureEntry { key, value, place }, entry: row.whole(0)? })
    }
}
