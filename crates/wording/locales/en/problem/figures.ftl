### Problems in files of figures and lists of units: what is wrong, and how to mend it.

## The whole file

problem-empty-file = there is nothing in the file
    .hint = Open the file, look, and save it again; or ask the sender for it once more.
problem-file-too-large = the file is larger than { $largest }
    .hint = See whether this is the file you meant. If there really are so many figures, split them into several files.
problem-file-without-figures = there is no figure in the file: only headings, or every cell for a figure is empty
    .hint = See whether this is a file that was not filled in. An empty cell is unknown, not zero.
problem-no-figures = no file holds any figure, so nobody competes: this result judges nothing
    .hint = Fill in figures of at least one unit and load them again, or list the competing units with --units.
problem-more-problems = { $count_is ->
        [one] { $count } more problem is not listed here
       *[many] { $count } more problems are not listed here
    }
    .hint = Mend those that are named and run again to see the rest.

## Figures that are not used

problem-other-period = “{ $label }”: the figures for { $periods } are not used in this round; it asks for { $needed }, which units that gave another period lack ({ $count }): { $units }
    .hint = Look at the period: correct it if it is wrong, otherwise add the figures for { $needed }.
problem-figures-not-used = figures that are not used in this round ({ $count }): { $labels }; periods: { $periods }
    .hint = If they are for another round, nothing needs mending; otherwise look at the indicator and the period.

## CSV

problem-workbook-as-csv = this is a workbook, not CSV
    .hint = Give the file a name that ends with .xlsx and load it again.
problem-not-utf8 = the text is not UTF-8; it seems to be { $likely }
    .hint = Open the file in a spreadsheet, save it as “CSV UTF-8” and load it again.
problem-nul-byte = there is a zero byte in the text: the file is damaged or is no text
    .hint = Ask for the file again, or save it from the spreadsheet as “CSV UTF-8”.
problem-wrong-separator = columns are separated by { $found ->
        [semicolon] semicolons
        [tab] tabs
       *[other] “{ $found }”
    }, not by commas
    .hint = Save the file as CSV separated by commas (with a point as the decimal mark), or as .xlsx, and load that.
problem-header-broken = the header line cannot be read
    .hint = The first line must be: unit,indicator,period,value. Look at the quotation marks in it.
problem-unknown-column = the column “{ $found }” (number { $number }) is not known
    .hint = The columns are: { $known }. Correct its name or leave the column out.
    .hint-nearest = Did you mean “{ $nearest }”? The columns are: { $known }.
problem-column-twice = the column “{ $column }” stands twice
    .hint = Keep one of the two and delete the other.
problem-missing-columns = missing columns: { $missing }
    .hint = The first line must have all of: { $wanted }.
problem-field-count = { $found_is ->
        [one] the line has { $found } field
       *[many] the line has { $found } fields
    }, the header { $wanted }
    .hint-plain = Commas part “{ $joined }” into several fields. Did you mean { $plain }? In CSV the decimal mark is a point and a number has no grouping marks.
    .hint-joined = Commas part “{ $joined }” into several fields. In CSV the decimal mark is a point (45.5) and a number has no grouping marks (1045000).
    .hint = Add or remove commas to fit the header; a text that holds a comma must stand in quotation marks.
problem-quotes = a quotation mark is not closed, or text follows the closing one
    .hint = Mend the quotation marks; inside a quoted text write them twice ("").
problem-line-too-long = the line is longer than any line of figures
    .hint = Look for a quotation mark that is not closed, here or just above.
problem-received-no-date = the day of receipt “{ $found }” is no day
    .hint = Write year-month-day, such as 2022-07-15, or leave it empty.

## Units

problem-unit-missing = no unit is named
    .hint = Write the unit's code, such as 24; national figures carry VN.
problem-unknown-unit = no unit has the code “{ $found }”
    .message-name = no unit ever had the code “{ $name }”
    .hint-named = Write the code, not the name: { $nearest_name } has the code “{ $nearest }”.
    .hint-zeros = Did you mean “{ $nearest }”, { $nearest_name }? Codes are text: keep their leading zeros.
    .hint-nearest_name = Did you mean “{ $nearest }”, { $nearest_name }?
    .hint-level_needed = Correct the code; if it is a unit of this round alone, add a column level that says of which level.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = The codes of the central units are: { $known }.
    .hint = Use the administrative code (province 2 digits, district 3, commune 5), VN for the country, or a code that begins with TW- for a central unit.

problem-list-without-units = there is no unit in the list of units
    .hint = Write a line for each unit under the column unit; leave --units out to have every unit with figures compete.
problem-units-not-competing = units of the list that do not compete ({ $count }): { $units }. They are of the level { $levels }; the awards of this round go to the level { $recipients }
    .hint = Look at the list; these units are not in the result.
problem-figures-not-judged = figures of units that do not compete ({ $count }): { $units }. They are of the level { $levels }; the awards of this round go to the level { $recipients }
    .hint = Look at the codes and at the movement; these figures are not used.
problem-outside-groups = competing units in no group of “{ $within }” ({ $count }): { $units }
    .hint = They are judged together, as one more group “outside all groups” with the places of a group. If that is not meant, put them into groups.
problem-unit-not-then = on { $day } no unit had the code “{ $found }”
    .message-until = “{ $found }” was { $name } until { $until }; this round's cut-off is { $day }
    .message-from = “{ $found }” is { $name } only from { $from }; this round's cut-off is { $day }
    .hint = Use the code of the unit as of { $day }. Figures do not pass over a merger by themselves.
problem-unit-twice = the unit “{ $unit }” already stands in { $earlier_at }
    .message-grouping = the unit “{ $unit }” is in two groups of “{ $grouping }” on the same day: { $groups }
    .hint = Delete one of the two lines.
    .hint-grouping = A unit is in one group on a day: correct from and to, or leave one out.
problem-unknown-level = there is no level “{ $found }”
    .hint = The levels are: { $known }.
    .hint-nearest = Did you mean “{ $nearest }”? The levels are: { $known }.
problem-level-differs = { $name } ({ $unit }) is of the level { $wanted }, the file says { $found }
    .hint = Write { $wanted } in the column level, or leave it empty.
problem-unknown-parent = the unit “{ $found }” above “{ $unit }” is not there
    .hint = Write the code of a unit in this list or in the administrative lists, or leave the column parent empty.

## Indicators and periods

problem-unknown-indicator = there is no indicator “{ $found }”
    .hint = See the names of the indicators in this round's template (the command template) and correct it.
    .hint-nearest = Did you mean “{ $nearest }”? Correct it and load the file again.
problem-period-kind = figures of “{ $label }” are given for a { $wanted ->
        [date] day
        [year] year
        [quarter] quarter
       *[other] { $wanted }
    }, here stands “{ $found }”
    .hint = Write the period like { $example }.
problem-impossible-date = the calendar has no day “{ $found }”
    .hint = Correct the day; write it like { $example }.
problem-no-period = “{ $found }” is no day, quarter or year
    .hint = Figures of “{ $label }” are given for a { $wanted ->
        [date] day
        [year] year
        [quarter] quarter
       *[other] { $wanted }
    }: write it like { $example }.
    .hint-plain = Did you mean “{ $plain }”? Write it just so.

## Values

problem-too-many-digits = “{ $found }” has more digits than any figure ({ $label })
    .hint = Look for a digit too many or for several numbers in one place; round what nobody counted.
problem-not-a-number = “{ $found }” is no number ({ $label })
    .hint = Write a number, such as 1045000 or 0.021. Leave out a figure that is not known: no words and no zero.
problem-not-plain = “{ $found }” is not written as CSV writes numbers ({ $label })
    .hint = Did you mean { $plain }? In CSV a number has no grouping marks, and a point as its decimal mark.
problem-two-readings = “{ $found }” can be read in two ways ({ $label })
    .hint-csv = A Vietnamese reader takes it for { $vietnamese }, an English one for { $english }. In CSV write just one of these, without grouping marks.
    .hint = A Vietnamese reader takes it for { $vietnamese }, an English one for { $english }. Enter it as a number cell, or say how numbers are written with --numbers vi or --numbers en.
problem-zeros-after-point = “{ $found }” ({ $label }): { $as_decimal } or { $as_grouped }?
    .hint = In CSV a point is the decimal mark. If { $as_grouped } is meant, write { $as_grouped }; if { $as_decimal }, write { $as_decimal }.
problem-negative-count = { $found } is below zero, but “{ $label }” is a count
    .hint = Write a number from 0 up; leave out a figure that is not known.
problem-fraction-of-count = { $found } is no whole number, but “{ $label }” is a count
    .hint = Write a whole number.
    .hint-plain = Did you mean { $plain }? Write a whole number.
problem-negative-money = { $found } is below zero, but “{ $label }” is an amount of money
    .hint = Write an amount from 0 VND up; leave out a figure that is not known.
problem-negative-share = { $found } is below zero, but “{ $label }” is a share
    .hint = Write a share between 0 and 1, such as 0.021 for 2.1%.
problem-share-above-one = { $found } is above 1, but “{ $label }” is a share of a whole
    .hint = If { $percent }% is meant, write { $plain }.
    .hint-typed = If { $typed }% is meant, type { $typed }% with its sign.
problem-truth-expected = “{ $found }” is neither true nor false ({ $label })
    .hint = Write true or false; leave it empty where it is not known.
problem-contradiction = two different figures for one thing: { $unit }, { $indicator }, { $period }: here stands { $found }, but { $earlier_at } says { $earlier }
    .hint = See which is right and keep one of them.
