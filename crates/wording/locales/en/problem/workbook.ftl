### Problems of workbooks, and what somebody should know of them.

## The whole file

problem-workbook-too-large = the workbook is larger than { $largest }, as a file or unpacked
    .hint = Delete pictures, sheets and rows that are not needed, or split it into several files.
problem-not-a-workbook = this is no .xlsx workbook; it seems to be { $likely }
    .hint = Load the .xlsx file itself, or save it from the spreadsheet as .xlsx.
problem-password-protected = the workbook has a password and cannot be opened
    .hint = Open it in a spreadsheet, take the password away, save it and load it again.
problem-other-workbook-format = the workbook is of the format { $format }; this program reads .xlsx
    .hint = Open it in a spreadsheet, save it as .xlsx and load it again.
problem-damaged-workbook = the workbook is damaged ({ $what })
    .hint = Open it in a spreadsheet and save it again, or ask for the file once more.
problem-template-of-another = this is the template of { $movement }, round { $round }, not of { $wanted_movement }, round { $wanted_round }
    .hint = Load the right template, or correct MOVEMENT and --round to fit it.
problem-newer-template = the template is of version { $version }, newer than this program
    .hint = Use the newer program, or make the template again with the command template.
problem-no-table = no sheet ({ $sheets }) has a table of figures
    .hint = A table needs a heading over the units, and headings that name indicators. The safest is the workbook that the command template makes.
problem-too-many-columns = the table has more than { $most } columns; it was read to column { $last }
    .hint = Delete the columns at its right that are not needed.
problem-sheet-skipped = this sheet has no table of figures and was not read
    .hint = If it holds figures, put headings over its units and its indicators.
problem-hidden-sheet = this sheet is hidden; it was read all the same
    .hint = Look at the hidden sheet, and delete it if it is not needed.
problem-hidden-rows = rows are hidden ({ $rows }); they were read all the same
    .hint = Show those rows and look at them; delete them if they are not needed.
problem-hidden-columns = columns are hidden ({ $columns }); they were read all the same
    .hint = Show those columns and look at them; delete them if they are not needed.
problem-template-changed = { $what ->
        [gone] columns of the template are gone: { $gone }
        [added] the template has columns that this round does not use: { $added }
        [both] columns of the template are gone: { $gone }; it has others that this round does not use: { $added }
       *[order] the columns of the template changed places, or a sheet is gone; it was read by its headings
    }
    .hint = { $what ->
        [gone] Put those columns back, or fill in a fresh template.
        [added] Take those columns out if they are not needed.
        [both] Mend the headings of those columns, or fill in a fresh template.
       *[order] If a sheet is gone fill in a fresh template; if columns only changed places there is nothing to do.
    }

## Headings

problem-heading-of-other-period = the heading says { $found }, the template needs { $period } ({ $label })
    .hint = Write { $period } back into this cell and fill in the figures of that period; for another period, make the template of another round.
problem-heading-of-other-indicator = the heading says “{ $found }”, the template needs “{ $label }”
    .hint = Write “{ $label }” back into this cell and fill in its figures, or fill in a fresh template.
problem-ambiguous-heading = the heading “{ $found }” could mean several indicators: { $candidates }
    .hint = Write the indicator's full name, as in the template.
problem-several-periods = the heading names several periods: { $periods }
    .hint = One period a column; figures of “{ $label }” are for a period such as { $example }.
problem-period-missing = nothing says for which period the column “{ $label }” is
    .hint = Write the period into the heading, such as { $example }.
problem-unknown-heading = the column { $column } “{ $found }” names no indicator and was not read; it holds { $numbers } numbers
    .hint = If it holds figures, give it the indicator's name, as in the template.
    .hint-nearest_label = Did you mean “{ $nearest_label }”? If so, write that heading.
problem-period-from-day = the heading “{ $found }” names a day; the figure was taken as that of { $period } ({ $label })
    .hint = If that is not meant, write the year or quarter into the heading.
problem-period-from-title = the heading “{ $label }” names no period; that of the title was taken: { $period }
    .hint = If that is wrong, write the period into the heading.
problem-period-assumed = the heading “{ $label }” names no period; the round's cut-off was taken: { $period }
    .hint = If that is wrong, write the day into the heading.
problem-scaled = the heading “{ $heading }” says that numbers are in units of { $factor }; they were multiplied
    .hint = If the numbers are written in full, take those words out of the heading.

## Rows

problem-ambiguous-unit = “{ $found }” is the name of several units: { $candidates }
    .hint = Write the unit's code in place of its name.
problem-unit-mismatch = “{ $found }” does not go together with { $unit }, { $name }
    .hint = Correct the code or the name, so that both mean one unit.
problem-second-table = another table with headings of its own (“{ $found }”) begins below this one
    .hint = Put the second table on a sheet of its own, or delete it if it is a copy.
problem-row-without-unit = figures stand in a row that names no unit
    .hint = Write the unit's code or name into the column of units, or delete these numbers.
problem-row-skipped = the row “{ $found }” is no unit and holds no figures, so it was not read
    .hint = Nothing needs to be done.
problem-total-skipped = this row is a total, no figures of a unit
    .hint = Nothing needs to be done.
problem-total-differs = the total of “{ $label }” is given as { $found }, the rows come to { $sum }
    .hint = See whether a row is missing or mistyped; the total itself is not used.

## Cells

problem-error-cell = the cell shows the error { $found } ({ $label })
    .hint = Mend the formula, or write the number itself; leave out a figure that is not known.
problem-formula-not-computed = the formula in the cell has no result ({ $label })
    .hint = Open the workbook in a spreadsheet, let it compute, save it and load it again.
problem-date-as-figure = the cell holds a day ({ $day }), a figure of “{ $label }” is needed
    .hint = Change the cell's format to a number and write the figure again.
problem-percent-of-count = { $found } is shown as a percentage, but “{ $label }” is a count or an amount
    .hint = Change the cell's format to a number and write the figure again.
problem-ratio-or-percent = { $found } can be read in two ways ({ $label })
    .hint = If { $found }% is meant, type { $found }%; if it is { $found } times indeed, type { $hundredfold }%.
problem-ratio-under-percent = { $found } can be read in two ways under a heading with % ({ $label })
    .hint = If { $found }% is meant, type { $found }%; if { $hundredfold }% is meant, type { $hundredfold }%.
problem-yes-or-no-expected = “{ $found }” says neither yes nor no ({ $label })
    .hint = Write yes or no; leave it empty where it is not known.
problem-formulas = the cells { $cells } hold formulas; their saved results were taken
    .hint = Look over the formulas; the saved results are used as they are.
