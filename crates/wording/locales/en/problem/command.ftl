### Problems of commands, files and results.

problem-unknown-movement = there is no movement “{ $name }”
    .hint-nearest = Did you mean “{ $nearest }”? The path of a movement file will do as well.
    .hint-known = The built-in movements are: { $known }. The path of a movement file will do as well.
    .hint = Name a built-in movement or the path of a file.
problem-cannot-read = the file cannot be read: { $reason }
    .hint = Check the path, and whether you may read the file.
problem-cannot-write = the file cannot be written: { $reason }
    .hint = Check the folder, whether you may write there, and the space on the disk. Nothing was left half-written.
problem-not-a-reading = “{ $found }” chooses no reading
    .hint = Write --reading ID=NAME, such as --reading comparable=exact.
problem-reading-twice = the reading “{ $reading }” is chosen twice
    .hint = Keep one of the two.
problem-unsound-movement = the movement cannot be judged: { $name }
    .hint = The command check names what is wrong in the movement file.
problem-unit-not-competing = the unit “{ $unit }” does not compete for “{ $award }”
    .hint = Units of the award's level that have figures compete, or those listed with --units.
    .hint-nearest = Did you mean “{ $nearest }”?
problem-record-not-used = { $unit }: the record “{ $label }” of { $day } is not used, because this round is judged as of { $cut_off }
    .hint = If it still holds on the cut-off, add a line for { $cut_off }.
problem-no-units = there is no unit to judge
    .hint = Load figures of at least one unit of a competing level, or list units with --units.
problem-unknown-workbook = the file is an old workbook (.xls), or has a password
    .hint = Open it in a spreadsheet, take the password away, save it as .xlsx and load it again.

## Worked examples of a movement

problem-case-toml = the worked example is not written as TOML: { $message }
    .hint = Mend the place that is marked.
problem-case-key = a worked example has no key “{ $key }”
    .hint = The keys here are: { $known }.
    .hint-nearest = Did you mean “{ $nearest }”?
problem-case-kind = “{ $key }” in a worked example must be { $wanted }
    .hint = Correct the value.
problem-case-expects-nothing = the worked example expects nothing
    .hint = Add at least one table [expect.…].
problem-case-unknown-unit = the unit “{ $unit }” does not compete in the worked example
    .hint = Give it figures, or name it in units.
problem-case-differs = { $what }: expected { $expected }, found { $found }
    .hint = One of the two is wrong: the example with what it expects, or the rule in the movement file.
