### Problems in movement files: what is wrong, and how to mend it.

## The file

problem-toml = { $what ->
        [date] the day “{ $found }” is not written so in this file
        [impossible-date] the calendar has no day “{ $found }”
        [curly-quotes] { $found } stands in curly quotation marks; TOML takes straight ones only: "…"
        [no-quotes] “{ $found }” is text, but not in quotes
        [unclosed-quotes] a quotation mark is not closed: { $found }
        [after-value] something follows the value: { $found }
        [escape] within quotes a \ is written \\: { $found }
        [number] “{ $found }” is not how numbers are written in this file
        [percent] “{ $found }” has a percent sign, but is not in quotes
        [leading-zero] “{ $found }” begins with a zero, but is not in quotes
        [truth] “{ $found }” must be in small letters
        [duplicate] “{ $found }” stands already further up in the same table
        [unclosed] a bracket opened here is not closed, or a comma is missing in the lines below: { $found }
        [no-comma] a comma is missing before { $found }
        [key] the key “{ $found }” has characters that keys do not have
        [no-key] there is no key before the =
        [colon] key and value are joined by =, not by a colon
        [comment] a remark begins with #
        [no-equals] there is no = on this line: { $found }
        [invisible] this line looks empty but holds a character that is not seen ({ $found })
        [no-value] there is no value after the =: { $found }
       *[other] this is not written as TOML: { $found }
    }
    .hint-form = { $what ->
        [date] Write year-month-day, without quotes: { $form }
        [number] The decimal mark is a point, groups of three digits are parted by _: { $form }
       *[other] Write: { $form }
    }
    .hint = { $what ->
        [impossible-date] Correct the day; write year-month-day without quotes, such as 2022-06-30.
        [unclosed-quotes] Add a quotation mark " at the end of the text.
        [after-value] One key a line; a quotation mark within a text is written \", and a remark begins with #.
        [escape] Write \\ in place of \, or put the text in single quotes '…'.
        [number] The decimal mark is a point (45.5), groups of three digits are parted by _ (20_000_000).
        [duplicate] Leave one of the two out, or rename it; several of a kind (clause, round…) are written with two square brackets: [[clause]].
        [unclosed] Add the closing ] or {"}"}, or the comma that is missing. The lines below could not be read.
        [no-comma] What stands in brackets is parted by commas: ["a", "b"].
        [key] A key has letters without marks, digits, “_” and “-” only; docs/movement-format.md lists the keys.
        [no-equals] Write key = value; a remark begins with #, a text of several lines stands between """ and """.
        [invisible] Delete the line and type it again.
        [no-value] Add the value, or leave the line out.
       *[other] Mend the place that is marked; docs/movement-format.md shows how to write it.
    }
problem-too-many = there are { $found } of one kind ({ $kind }), more than the { $most } that any letter has
    .hint = See whether something was copied again and again.
problem-too-many-problems = { $left_out } more problems are not listed here
    .hint = Mend those that are named and run again to see the rest.
problem-unknown-format = the file is written for format “{ $found }”; this program reads format { $known }
    .hint = The first line of the file must be: format = { $known }
problem-unknown-key = there is no key “{ $key }” here
    .hint = docs/movement-format.md lists the keys.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = The keys here are: { $known }.
problem-missing-key = the key “{ $key }” is missing
    .hint-words = Add { $key }.vi = "…" and { $key }.en = "…" to this table.
    .hint-first = Write this as the first line of the file: { $form }
    .hint-form = Add to this table: { $form }
    .hint = Add { $key } = … to this table.
problem-wrong-kind = “{ $key }” must be { $wanted ->
        [table] a table
        [list] a list
        [text] text in quotes
        [words] words in both languages
        [yes-or-no] true or false
        [date] a date
        [number] a number
        [whole] a whole number
       *[other] { $wanted }
    }
    .hint-form = Write: { $form }
    .hint = { $wanted ->
        [words] Write { $key }.vi = "…" and { $key }.en = "…".
        [table] Write [name], or {"{"} key = value {"}"}.
        [list] Write ["a", "b"].
        [text] Put the words in quotes: "…".
        [yes-or-no] Write true or false, without quotes.
        [date] Write the date without quotes, such as 2022-06-30.
        [number] Write "45%", "1.05" or 130_000; the decimal mark is a point.
        [whole] Write a whole number from 0 up, such as 3.
       *[other] docs/movement-format.md shows how this key is written.
    }
problem-unknown-word = “{ $key }” cannot be “{ $found }”
    .hint = Use one of: { $known }.
    .hint-nearest = Did you mean “{ $nearest }”? The words here are: { $known }.
problem-missing-words = “{ $key }” has no { $language ->
        [vi] Vietnamese
       *[en] English
    } words
    .hint = Add { $key }.{ $language } = "…", not empty.
problem-bad-id = “{ $id }” cannot be an id
    .hint = An id has small letters without marks, digits, “_” and “-” only.
problem-bad-step = the precision “{ $found }” is neither “exact” nor a power of ten
    .hint = Write "exact", or something like "0.01%" or "0.001".
problem-dates-reversed = it ends ({ $to }) before it begins ({ $from })
    .hint = Exchange the two dates.
problem-reading-without-choice = the reading “{ $reading }” has fewer than two choices
    .hint = Add choice.<id>.says.vi and .en for each sense; the first is the default.
problem-round-without-cut-off = the round “{ $round }” has no cut-off
    .hint = Add cut_off = year-month-day.
problem-indicator-in-catalogue = the indicator “{ $indicator }” is already in the catalogue
    .hint = Leave this table out to use the catalogue's indicator, or give yours another id.

## Formulas

problem-formula-character = the formula has a character that formulas do not have: “{ $found }”
    .hint = A formula has names, numbers, + - * / ( ) [ ] , and the comparisons >= > <= < = only.
problem-formula-decimal-comma = the formula has “{ $found }”: a decimal comma, or two values written together?
    .hint = Decimals are written with a point (1.1); two values are parted by a comma and a blank (1, 1).
problem-formula-unexpected = “{ $found }” cannot stand here in a formula
    .hint = See whether an operator, a comma or a bracket is missing just before.
problem-formula-ends = the formula ends too early
    .hint = Write the rest, or take away the operator or bracket at its end.
problem-formula-too-deep = the formula has too many brackets within brackets
    .hint = Move a part into a measure of its own ([measure.…]) and use its name.
problem-formula-too-long = the formula is longer than anybody can check by reading
    .hint = Move parts into measures of their own ([measure.…]) and use their names.
problem-formula-chained-comparison = two comparisons cannot stand in a row
    .hint = Join them with and: a < b and b < c.
problem-formula-period = the square brackets hold no day, year, quarter, baseline or “year before”: “{ $found }”
    .hint = Write health[2021-12-31], health_plan[2022], late_target[2017-Q4], health[start_of_year] or health[year before].
problem-formula-years = every needs a number of years from 1 to 50
    .hint = Write something like every(3 years, completion >= 100%).
problem-formula-level = “{ $found }” is no level of units below
    .hint = Write something like sum(commune, health), with central_unit, province, district, commune, agent or employee.
problem-formula-function = “{ $found }” does not take that many values
    .hint = docs/movement-format.md shows how the function is used.

## Names

problem-unknown-name = no indicator, measure or parameter is called “{ $name }”
    .hint = Define the name or correct it.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = These names are known: { $known }.
problem-unknown-baseline = no baseline is called “{ $name }”
    .hint = Define [baseline.{ $name }] or correct the name.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = The baselines are: { $known }.
problem-unknown-scale = no scale or function is called “{ $name }”
    .hint = Define [scale.{ $name }] or correct the name.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = These are known: { $known }.
problem-unknown-criterion = no criterion is called “{ $name }”
    .hint = Define [criterion.{ $name }] or correct the name.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = The criteria are: { $known }.
problem-unknown-measure = no measure is called “{ $name }”
    .hint = Define [measure.{ $name }] or correct the name.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = The measures are: { $known }.
problem-unknown-ranking-key = units cannot be ranked by “{ $name }”: no measure, yes-or-no indicator or attestation is called so
    .hint = Correct the name in ranks_by.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = These can be used: { $known }.
problem-unknown-precision = no precision is called “{ $name }”
    .hint = Define [precision.{ $name }] or correct the name.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = The precisions are: { $known }.
problem-unknown-grouping = no grouping is called “{ $name }”
    .hint = Define [grouping.{ $name }], or use cluster or region.
    .hint-nearest = Did you mean “{ $nearest }”? If not, define the groups in [grouping.{ $name }].
    .hint-known = Define the groups in [grouping.{ $name }], or use a grouping that is known: { $known }.
problem-unknown-award = no award is called “{ $name }”
    .hint-all = Did you mean “{ $nearest }”? The awards are: { $all }.
    .hint = Correct the award's id.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = The awards are: { $known }.
problem-unknown-reading = no reading is called “{ $name }”
    .hint-all = Did you mean “{ $nearest }”? The readings are: { $all }.
    .hint = Correct the reading's id.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = The readings are: { $known }.
problem-unknown-choice = the reading has no choice “{ $name }”
    .message-reading = the reading “{ $reading }” has no choice “{ $name }”
    .hint-all = Did you mean “{ $nearest }”? The choices are: { $all }.
    .hint = Correct the choice's id.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = The choices are: { $known }.
problem-unknown-round = no round is called “{ $name }”
    .hint-all = Did you mean “{ $nearest }”? The rounds are: { $all }.
    .hint = Correct the round's id.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-known = The rounds are: { $known }.
problem-unknown-clause = there is no clause “{ $name }”
    .hint = Add a [[clause]] with this id, or correct the citation.
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint-under = The clauses of { $under } are: { $known }.
    .hint-known = The clauses are: { $known }.
problem-duplicate-id = the { $kind } “{ $id }” already stands at line { $line }
    .hint = Give one of the two another id.
problem-ambiguous-name = “{ $name }” names two things that formulas can say: { $kinds }
    .hint = Rename one of the two.
problem-unusable-name = formulas cannot say the name “{ $name }” of this { $kind }
    .hint = Begin with a letter, use “_” in place of “-”, and none of the words of formulas (and, or, not, if, min, max…).
problem-listed-twice = “{ $name }” stands twice in { $key }
    .hint = Leave one of the two out.

## What names are used for

problem-wrong-period = figures of “{ $indicator }” are given for a { $wanted ->
        [date] day
        [year] year
       *[quarter] quarter
    }, the formula asks for “{ $found }”
    .hint = Correct what stands in the square brackets, or leave them out for the round's own period.
problem-baseline-of-no-date = figures of “{ $indicator }” are not given for days, so there is none at the baseline “{ $baseline }”
    .hint = Leave the square brackets out, or name the year or quarter itself.
problem-period-of-no-indicator = “{ $name }” is a { $kind } and takes no period in square brackets
    .hint = Only indicators take periods; put the brackets inside the formula of this { $kind }.
problem-cycle = computed in a circle: { $chain }
    .message-itself = { $itself } is computed from itself
    .hint = Take one link away: nothing can be computed from itself.
    .hint-itself = Take { $itself } out of this formula, or rename it if another indicator is meant.
problem-lead-decides-eligibility = the criterion “{ $criterion }” of “{ $award }” rests on “{ $measure }”, a rank that exists only once it is known who meets the criteria
    .hint = Use “{ $measure }” in ranks_by, not in a criterion.
problem-ranking-key-not-yes-or-no = units cannot be ranked by the indicator “{ $name }” itself ({ $dimension })
    .hint = Make a measure of it ([measure.…]) and rank by that.

## Units of measure

problem-mixed-dimensions = two units of measure that do not go together, { $left } and { $right }, in “{ $formula }”
    .hint = Only like is added to, subtracted from or compared with like; a bare number is a ratio, a number of people is written 100 people.
problem-truth-as-number = “{ $formula }” is a yes or no, a quantity is needed here
    .hint = Write if(condition, a, b) to turn yes and no into numbers.
problem-number-as-truth = “{ $formula }” is a quantity, a yes or no is needed here
    .hint = Compare it with something, such as >= 45%.
problem-wrong-dimension = “{ $formula }” is in { $found ->
        [people] people
        [VND] VND
        [ratio] ratio
        [points] points
        [units] units
       *[truth] yes or no
    }, { $wanted ->
        [people] people
        [VND] VND
        [ratio] ratio
        [points] points
        [units] units
       *[truth] yes or no
    } is needed here
    .hint = Change the formula so that it comes to that unit of measure.
problem-not-a-quantity = the { $kind } “{ $id }” must be a quantity, not a yes or no
    .hint = Change its dimension or its formula.
problem-not-whole = { $number } { $dimension } is no whole number
    .hint = People, units and VND are counted in whole numbers.
problem-out-of-range = “{ $key }” is { $number }, it must be { $least } or more
    .message-most = “{ $key }” is { $number }, it must lie between { $least } and { $most }
    .hint = Correct the number as the clause has it.
problem-percent-of-quantity = the { $kind } “{ $id }” is shown as a percentage, but it is in { $dimension }
    .hint = Leave shown = "percent" out, or divide by a quantity of the same kind.

## The letter

problem-rule-without-clause = the { $kind } “{ $id }” cites no clause
    .hint = Add clause = "…": every rule names the clause it comes from.
problem-clause-without-state = the clause { $clause } does not say what carries it
    .hint = Add carried = "rule", "person" or "informative".
problem-no-rule-for-clause = the clause { $clause } is to be carried by a rule, but no rule cites it
    .hint = Cite it in the rule that carries it, or write carried = "person" or "informative".
problem-no-person-for-clause = the clause { $clause } is to be carried by a person, but no task, attestation, dossier or award cites it
    .hint = Add a [task.…] that cites it, or write carried = "informative".
problem-number-not-in-clause = the number { $number } does not stand in the clauses cited ({ $clauses }); there stand: { $numbers ->
        [none] none
       *[other] { $numbers }
    }
    .hint = Correct the number, cite the right clause, or complete the clause's numbers if one was left out.
problem-date-not-in-clause = the day { $date } does not stand in the clauses cited ({ $clauses }); there stand: { $dates ->
        [none] none
       *[other] { $dates }
    }
    .hint = Correct the day, cite the right clause, or complete the clause's dates if one was left out.

## Time

problem-no-round = there is no round, and “{ $needed_by }” needs one
    .hint = Add a [[round]] with id, label, cut_off and clause.
problem-cut-off-outside-run = the cut-off { $cut_off } of the round “{ $round }” lies outside the movement ({ $from } to { $to })
    .hint = Correct cut_off or runs.
problem-rounds-out-of-order = the round “{ $round }” has its cut-off on { $cut_off }, before the one above it, “{ $before }” ({ $before_cut_off })
    .hint = Put the rounds in the order of their cut-offs.
problem-decided-before-cut-off = the decision of the round “{ $round }” is due on { $decide_by }, before the cut-off { $cut_off }
    .hint = Correct decide_by or cut_off.
problem-due-before-cut-off = the dossier of the round “{ $round }” is due on { $due }, before the cut-off { $cut_off }
    .hint = Correct due or cut_off.

## Readings and cases

problem-reading-unused = nothing depends on the reading “{ $reading }”
    .hint = Use it in a case (under.{ $reading } = "…"), or leave it out.
problem-choice-unused = the choice “{ $choice }” of “{ $reading }” comes to the same as “{ $like }”
    .hint = Add a case of its own for this choice, or leave it out.
problem-case-never-fits = this case is for no choice at all of “{ $reading }”
    .hint = Name at least one choice.
problem-case-missing = { $kind } “{ $id }”: no case of { $key } fits { $scene }
    .hint = Add a case for it, or one without conditions at the end.
problem-case-unreachable = { $kind } “{ $id }”: this case of { $key } never holds, because one above it always fits where it does
    .hint = Move it up, or leave it out.
problem-too-many-combinations = { $kind } “{ $id }”: the conditions of { $key } have too many combinations to check
    .hint = Let the rule depend on fewer readings.

## Awards

problem-award-never-exists = the award “{ $award }” exists in no round under any reading
    .hint = Correct the conditions in exists.
problem-award-excludes-itself = “{ $award }” keeps units from itself
    .hint = Take its name out of not_with.
problem-not-with-later-award = “{ $award }” is kept from those who take “{ $later }”, which is judged later
    .hint = Move “{ $later }” above “{ $award }” in the file.
problem-recipients-not-competing = “{ $award }” is for the level { $recipients }, but only these compete: { $competitors }
    .hint = Correct recipients, or add the level to competitors.
problem-maximum-of-zero = “{ $award }” has a maximum of 0: nobody can be selected
    .hint = Write 1 or more, or leave the award out.
problem-maximum-without-ranking = “{ $award }” has a maximum, but nothing says who comes first
    .hint = Add ranks_by.
problem-maximum-missing = “{ $award }” has a maximum, but none that fits { $scene }: all who are eligible would be selected there
    .hint = Add a case with the number that the letter sets, such as { $form }; where it sets none, write is = "none".
problem-grades-without-ranking = “{ $award }” has grades, but nothing says who comes first
    .hint = Add ranks_by.
problem-grades-and-maximum-differ = the grades of “{ $award }” have { $grades } places in sum, its maximum is { $maximum }
    .hint = Make the two equal, or leave the maximum out.
problem-grades-out-of-order = the grade “{ $grade }” of “{ $award }” brings more money than “{ $better }” above it
    .hint = Put the higher grade first, or correct the prizes.
problem-requirements-contradict = “{ $award }” asks for two things that cannot both hold: “{ $one }” (“{ $first }”) and “{ $other }” (“{ $second }”)
    .message-besides = “{ $award }” asks for things that cannot all hold: “{ $one }” (“{ $first }”), “{ $besides }” and “{ $other }” (“{ $second }”)
    .hint = Correct one of the criteria as the clause has it.
    .hint-scene = It is so with { $scene }. Correct one of the criteria as the clause has it, or say with exists where the award exists.

## What can and cannot be

problem-never-holds = nobody can meet the { $kind } “{ $id }”: “{ $formula }” holds for no figures at all
    .message-with = nobody can meet the { $kind } “{ $id }”: “{ $formula }” cannot hold together with “{ $with }”
    .message-least = nobody can meet the { $kind } “{ $id }”: “{ $formula }” never holds: “{ $of }” is never below { $least }
    .message-most = nobody can meet the { $kind } “{ $id }”: “{ $formula }” never holds: “{ $of }” is never above { $most }
    .hint = Correct the formula or its numbers as the clause has them.
    .hint-scene = It is so with { $scene }. Correct the formula or its numbers as the clause has them, or say with exists where the award exists.
problem-always-holds = everybody meets the { $kind } “{ $id }”, whatever the figures: “{ $formula }”
    .message-least = everybody meets the { $kind } “{ $id }”: “{ $formula }” always holds: “{ $of }” is never below { $least }
    .message-most = everybody meets the { $kind } “{ $id }”: “{ $formula }” always holds: “{ $of }” is never above { $most }
    .hint = Correct the formula or its numbers as the clause has them. A criterion that asks for nothing on purpose says true and no more.

## Scales

problem-band-empty = a band of the scale “{ $scale }” is empty: from { $starts } to below { $ends }
    .hint = Correct from or below.
problem-bands-out-of-order = the band that begins at { $starts } of the scale “{ $scale }” lies below the one above it
    .hint = Put the bands in order, from the lowest up.
problem-bands-gap = the scale “{ $scale }” has nothing from { $ends } to { $starts }
    .hint = Let the later band begin where the earlier one ends.
problem-bands-overlap = the scale “{ $scale }” has values that lie in two bands
    .hint = Let the later band begin where the earlier one ends.
