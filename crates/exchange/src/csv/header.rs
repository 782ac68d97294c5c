//! The header of a CSV table: which column is which, in any order.

use exact::{Ratio, parse_written};
use movement::Problem;

use super::records::Records;
use crate::fold::bare;
use crate::report::Report;
use crate::sense;

/// The place of each column that is wanted.
pub(super) struct Header<const N: usize> {
    places: [Option<usize>; N],
    /// How many columns the header has.
    pub(super) width: usize,
}

impl<const N: usize> Header<N> {
    /// Reads the first record as a header with some columns, of which the first `needed` must be there.
    ///
    /// A column may be called by any of its `names`, with or without marks; the first is that of the format. `None` where
    /// nothing can be read under it.
    pub(super) fn read(
        records: &mut Records<'_>,
        names: &[&[&'static str]; N],
        needed: usize,
        report: &mut Report,
    ) -> Option<Header<N>> {
        if records.next()?.is_err() {
            report.add(Problem::new("header-broken", report.line(records.line())));
            return None;
        }
        let at = report.line(records.line());
        let first = records.field(0);
        if records.len() == 1
            && N > 1
            && let Some(found) = [';', '\t', '|'].into_iter().find(|c| first.contains(*c))
        {
            let found = match found {
                '\t' => "tab".to_owned(),
                ';' => "semicolon".to_owned(),
                other => other.to_string(),
            };
            report.add(Problem::new("wrong-separator", at).with("found", found).with("wanted", ","));
            return None;
        }
        let mut places = [None; N];
        let mut fine = true;
        let first = names.map(|names| names[0]);
        let known = || first.iter().map(|n| n.to_string()).collect::<Vec<_>>();
        for i in 0..records.len() {
            let name = bare(records.field(i));
            match names.iter().position(|names| names.contains(&name.as_str())) {
                // Spreadsheets leave empty columns behind the last one.
                None if name.is_empty() => {}
                None => {
                    fine = false;
                    let mut problem = Problem::new("unknown-column", at.clone())
                        .with("found", records.field(i))
                        .with("number", Ratio::int(i as i128 + 1))
                        .with("known", known());
                    if let Some(nearest) = reference::nearest(&name, first) {
                        problem = problem.with("nearest", nearest);
                    }
                    report.add(problem);
                }
                Some(column) if places[column].is_some() => {
                    fine = false;
                    report.add(Problem::new("column-twice", at.clone()).with("column", first[column]));
                }
                Some(column) => places[column] = Some(i),
            }
        }
        let missing: Vec<String> =
            (0..needed).filter(|i| places[*i].is_none()).map(|i| first[i].to_string()).collect();
        if !missing.is_empty() {
            fine = false;
            report.add(
                Problem::new("missing-columns", at)
                    .with("missing", missing)
                    .with("wanted", first[..needed].join(",")),
            );
        }
        fine.then_some(Header { places, width: records.len() })
    }

    /// The text of a column in the current record; empty where the table has no such column.
    pub(super) fn field<'r>(&self, records: &'r Records<'_>, column: usize) -> &'r str {
        self.places[column].map_or("", |i| records.field(i))
    }

    /// Tells a record with too few fields, or with text beyond the last column.
    pub(super) fn fits(&self, records: &Records<'_>, report: &mut Report) -> bool {
        let found = records.len();
        let fits = found >= self.width && (self.width..found).all(|i| records.field(i).is_empty());
        if !fits {
            let mut problem = Problem::new("field-count", report.line(records.line()))
                .with("found", Ratio::int(found as i128))
                .with("wanted", Ratio::int(self.width as i128));
            if let Some(joined) = self.number_with_commas(records) {
                problem = match parse_written(&joined, None) {
                    Ok(number) => problem.with("plain", sense::plain(&number)),
                    _ => problem,
                };
                problem = problem.with("joined", joined);
            }
            report.add(problem);
        }
        fits
    }

    /// The number at the end of a record that commas tore apart: `45,5` or `1,045,000`.
    fn number_with_commas(&self, records: &Records<'_>) -> Option<String> {
        let pieces: Vec<&str> =
            (self.width.checked_sub(1)?..records.len()).map(|i| records.field(i)).collect();
        let digits =
            |piece: &&str| !piece.is_empty() && piece.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let unsigned = pieces.first()?.trim_start_matches('-');
        let torn = pieces.len() > 1 && digits(&unsigned) && pieces[1..].iter().all(digits);
        torn.then(|| pieces.join(","))
    }
}
