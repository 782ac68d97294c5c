//! Every kind of problem and note that this room can tell, with the facts that a sentence about it has.

/// How much a code weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The figures cannot be used until it is mended.
    Problem,
    /// The figures can be used; somebody should know.
    Note,
}

/// A kind of problem or note.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// Its stable name.
    pub code: &'static str,
    /// Whether it stops the figures.
    pub weight: Weight,
    /// What it means.
    pub meaning: &'static str,
    /// The names of its facts. One that is not always there ends with a question mark.
    pub facts: &'static [&'static str],
}

const fn problem(code: &'static str, meaning: &'static str, facts: &'static [&'static str]) -> Code {
    Code { code, weight: Weight::Problem, meaning, facts }
}

const fn note(code: &'static str, meaning: &'static str, facts: &'static [&'static str]) -> Code {
    Code { code, weight: Weight::Note, meaning, facts }
}

/// Every code of this room.
///
/// The facts `indicator`, `label_vi` and `label_en` are the id and the two names of the indicator that the figure is of;
/// `found` is what was written; `plain` is how it could be written so that it is read in one way.
pub const CODES: &[Code] = &[
    // Files as a whole.
    problem("empty-file", "there is nothing in the file", &[]),
    problem("file-too-large", "the file is larger than any table of figures", &["largest"]),
    problem("more-problems", "there are more problems than are listed", &["count"]),
    note("file-without-figures", "the file can be read, but holds no figure", &[]),
    note("no-figures", "no file holds a figure and no list names who competes: nobody does", &[]),
    // What a round does not use.
    note(
        "figures-not-judged",
        "there are figures of units of levels (`levels`) to which no award of the round goes (`recipients`)",
        &["count", "levels", "recipients", "units", "more_units?"],
    ),
    note(
        "other-period",
        "units gave figures of other periods (`periods`) and lack those that the round asks for (`needed`)",
        &[
            "indicator",
            "label_vi",
            "label_en",
            "periods",
            "more_periods?",
            "needed",
            "more_needed?",
            "count",
            "units",
            "more_units?",
        ],
    ),
    note(
        "figures-not-used",
        "figures of the file are of periods or indicators that this round does not use",
        &["count", "labels_vi", "labels_en", "more_labels?", "periods", "more_periods?"],
    ),
    // CSV.
    problem("workbook-as-csv", "the file is a workbook, not CSV: name it .xlsx", &[]),
    problem(
        "not-utf8",
        "the text is not UTF-8; `likely` is what it seems to be (UTF-16 or Windows-1258): save it as CSV UTF-8",
        &["likely", "byte?", "offset?"],
    ),
    problem("nul-byte", "there is a zero byte in the text: the file is damaged or no text", &[]),
    problem("wrong-separator", "columns are separated by something else than commas", &["found", "wanted"]),
    problem("header-broken", "the header line cannot be split into columns", &[]),
    problem(
        "unknown-column",
        "the header names a column that is not known",
        &["found", "number", "known", "nearest?"],
    ),
    problem("column-twice", "the header names a column twice", &["column"]),
    problem("missing-columns", "the header lacks columns", &["missing", "wanted"]),
    problem(
        "field-count",
        "the line has another number of fields than the header; `joined` where commas tore a number apart",
        &["found", "wanted", "joined?", "plain?"],
    ),
    problem("quotes", "a quotation mark is not closed, or text follows the closing one", &[]),
    problem("line-too-long", "the line is longer than any record", &[]),
    problem("received-no-date", "the day of receipt is no day", &["found"]),
    // Units.
    problem("unit-missing", "no unit is named", &[]),
    problem(
        "unknown-unit",
        "the code or name is no unit; `zeros` where only leading zeros are missing; `known`: central units, where the code is like theirs; `level_needed` is there in a list of units, where a level would make it one",
        &["found", "nearest?", "nearest_name?", "zeros?", "level_needed?", "known?", "more?"],
    ),
    problem(
        "unit-not-then",
        "the code was or will be a unit on other days than the round's",
        &["found", "name", "day", "until?", "from?"],
    ),
    problem("unit-twice", "a list of units names a unit twice", &["unit", "earlier_at"]),
    problem("list-without-units", "a list of units names none", &[]),
    note(
        "units-not-competing",
        "units of a list are of levels (`levels`) to which no award of the round goes (`recipients`)",
        &["count", "units", "more_units?", "levels", "recipients"],
    ),
    note(
        "outside-groups",
        "competing units stand in no group of the grouping `within`: its names, or the id of one of the reference data",
        &["count", "units", "more_units?", "within_vi", "within_en"],
    ),
    problem("unknown-level", "the level is none", &["found", "known", "nearest?"]),
    problem("level-differs", "the unit is of another level", &["unit", "name", "found", "wanted"]),
    problem("unknown-parent", "the unit above is none", &["unit", "found"]),
    // Indicators and periods.
    problem("unknown-indicator", "there is no such indicator", &["found", "nearest?"]),
    problem(
        "period-kind",
        "the indicator's figures are for another form of period (`wanted`: date, year, quarter)",
        &["indicator", "label_vi", "label_en", "found", "wanted", "example"],
    ),
    problem(
        "impossible-date",
        "the calendar has no such day",
        &["indicator", "label_vi", "label_en", "found", "wanted", "example"],
    ),
    problem(
        "no-period",
        "the text is no day, quarter or year as files of figures write them",
        &["indicator", "label_vi", "label_en", "found", "wanted", "example", "plain?"],
    ),
    // Values.
    problem(
        "too-many-digits",
        "the value is a number with more digits than any figure has",
        &["indicator", "label_vi", "label_en", "found"],
    ),
    problem("not-a-number", "the value is no number", &["indicator", "label_vi", "label_en", "found"]),
    problem(
        "not-plain",
        "the value is a number, but not written as a plain decimal with a point",
        &["indicator", "label_vi", "label_en", "found", "plain"],
    ),
    problem(
        "two-readings",
        "the text is one number to a Vietnamese reader and another to an English one",
        &["indicator", "label_vi", "label_en", "found", "vietnamese", "english", "csv?"],
    ),
    problem(
        "zeros-after-point",
        "a count such as `100.000`: a hundred as decimals are written, a hundred thousand as people group digits",
        &["indicator", "label_vi", "label_en", "found", "as_decimal", "as_grouped"],
    ),
    problem("negative-count", "a count is below zero", &["indicator", "label_vi", "label_en", "found"]),
    problem(
        "fraction-of-count",
        "a count is no whole number",
        &["indicator", "label_vi", "label_en", "found", "plain?"],
    ),
    problem(
        "negative-money",
        "an amount of money is below zero",
        &["indicator", "label_vi", "label_en", "found"],
    ),
    problem("negative-share", "a share is below zero", &["indicator", "label_vi", "label_en", "found"]),
    problem(
        "share-above-one",
        "a share is above 1; as a percentage it would be written `plain`, or `typed` with a % in a workbook's cell",
        &["indicator", "label_vi", "label_en", "found", "percent", "plain", "typed?"],
    ),
    problem(
        "truth-expected",
        "the indicator's figures are true or false",
        &["indicator", "label_vi", "label_en", "found"],
    ),
    problem(
        "contradiction",
        "two places give different figures for one unit, indicator and period",
        &["unit", "indicator", "period", "found", "earlier", "earlier_at"],
    ),
    // Workbooks as a whole.
    problem(
        "workbook-too-large",
        "the workbook is larger than any table of figures, as a file or unpacked",
        &["largest"],
    ),
    problem("not-a-workbook", "the file is of another kind (`PDF`, `CSV`, `Word`, …)", &["likely"]),
    problem("password-protected", "the workbook opens with a password only: save it without one", &[]),
    problem(
        "other-workbook-format",
        "the workbook is of another format (xls, xlsb, ods): save it as .xlsx",
        &["format"],
    ),
    problem(
        "damaged-workbook",
        "the workbook is broken: open and save it again, or send it again",
        &["what"],
    ),
    problem(
        "template-of-another",
        "the workbook is the template of another movement or round",
        &["movement", "round", "wanted_movement", "wanted_round"],
    ),
    problem("newer-template", "the template is of a newer version than this program", &["version"]),
    problem(
        "no-table",
        "no sheet has a table of figures: a heading over the units, and headings that name indicators",
        &["sheets"],
    ),
    problem("too-many-columns", "the table has more columns than are read", &["most", "last"]),
    note("sheet-skipped", "the sheet has no table of figures and was not read", &[]),
    note("hidden-sheet", "the sheet is hidden; it was read all the same", &[]),
    note("hidden-rows", "rows are hidden; they were read all the same", &["rows"]),
    note("hidden-columns", "columns are hidden; they were read all the same", &["columns"]),
    note(
        "template-changed",
        "the columns of the template were changed (`what`: gone, added, both, or their order or a sheet); it was read by its headings",
        &["what", "gone_vi", "gone_en", "added_vi", "added_en"],
    ),
    // Headings of workbooks.
    problem(
        "heading-of-other-period",
        "the heading that people see names another period than the template's hidden key (`period`)",
        &["indicator", "label_vi", "label_en", "found", "period"],
    ),
    problem(
        "heading-of-other-indicator",
        "the heading that people see names another indicator than the template's hidden key",
        &["indicator", "label_vi", "label_en", "found"],
    ),
    problem("ambiguous-heading", "two indicators could be meant by the heading", &["found", "candidates"]),
    problem(
        "several-periods",
        "the heading names several periods",
        &["indicator", "label_vi", "label_en", "found", "wanted", "example", "periods"],
    ),
    problem(
        "period-missing",
        "neither the heading nor the titles above say for which period the figures are",
        &["indicator", "label_vi", "label_en", "found", "wanted", "example"],
    ),
    note(
        "unknown-heading",
        "the column names no indicator and was not read; `numbers` is how many numbers stand in it",
        &["found", "column", "numbers", "nearest?", "nearest_label?"],
    ),
    note(
        "period-from-day",
        "the heading names a day; the figure was taken as that of the year or quarter that holds it",
        &["indicator", "label_vi", "label_en", "found", "period"],
    ),
    note(
        "period-from-title",
        "the heading names no period; that of the title above was taken",
        &["indicator", "label_vi", "label_en", "period"],
    ),
    note(
        "period-assumed",
        "the heading of a yes-or-no column names no period; that of the round was taken",
        &["indicator", "label_vi", "label_en", "period"],
    ),
    note(
        "scaled",
        "the heading says that numbers are in thousands, millions, …",
        &["indicator", "heading", "factor"],
    ),
    // Rows of workbooks.
    problem("ambiguous-unit", "the name is that of several units", &["found", "candidates"]),
    problem(
        "unit-mismatch",
        "code and name, or name and province, do not go together",
        &["found", "unit", "name"],
    ),
    problem(
        "second-table",
        "another table with headings of its own begins below: put it on a sheet of its own",
        &["found"],
    ),
    problem("row-without-unit", "figures stand in a row that names no unit", &[]),
    note("row-skipped", "the row names no unit and holds no figures: it was not read", &["found"]),
    note("total-skipped", "the row is a total: no figures of a unit", &[]),
    note(
        "total-differs",
        "the total is another number than the sum of the rows",
        &["indicator", "label_vi", "label_en", "found", "sum"],
    ),
    // Cells of workbooks.
    problem(
        "error-cell",
        "the cell shows an error (`#N/A`)",
        &["indicator", "label_vi", "label_en", "found"],
    ),
    problem(
        "formula-not-computed",
        "the formula has no result: open the workbook in a spreadsheet and save it",
        &["indicator", "label_vi", "label_en"],
    ),
    problem("date-as-figure", "the cell holds a day", &["indicator", "label_vi", "label_en", "day"]),
    problem(
        "percent-of-count",
        "a count or an amount is shown as a percentage",
        &["indicator", "label_vi", "label_en", "found"],
    ),
    problem(
        "ratio-or-percent",
        "a ratio above 1 without a percent sign: it could be meant as it stands, or as a percentage",
        &["indicator", "label_vi", "label_en", "found", "as_ratio", "as_percent", "hundredfold"],
    ),
    problem(
        "ratio-under-percent",
        "under a heading with %, a number up to 1 could be meant as a percentage or as a ratio",
        &["indicator", "label_vi", "label_en", "found", "as_ratio", "as_percent", "hundredfold"],
    ),
    problem(
        "yes-or-no-expected",
        "the cell says neither yes nor no",
        &["indicator", "label_vi", "label_en", "found"],
    ),
    note("formulas", "formulas computed these cells; their results were taken as they are", &["cells"]),
];
