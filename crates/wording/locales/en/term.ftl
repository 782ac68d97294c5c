### Names: outcomes, levels, dimensions, days, places in files.

term-outcome-disqualified = disqualified
term-outcome-not_eligible = not eligible
term-outcome-blocked = blocked
term-outcome-undetermined = undetermined
term-outcome-already_awarded = already awarded
term-outcome-eligible = eligible

term-met-met = met
term-met-not_met = not met
term-met-unknown = unknown

term-flag-thin_base = growth required is very small
term-flag-late_figure = late figure
term-flag-outlier = unusual figure
term-flag-told-thin_base = Growth required is very small: { $measure } is counted on { $required }, under { $under } of { $of }
term-flag-told-late_figure = A figure came late
term-flag-told-outlier = Unusual figure: { $measure } { $value }, where the median of units of the level is { $median } and the usual distance from it { $usual }

term-level-nation = nation
term-level-central_unit = central unit
term-level-province = province
term-level-district = district
term-level-commune = commune
term-level-agent = collection agent
term-level-employee = person

## Words for the kind of a unit, at the start of its name

term-unit-kinds = Tỉnh|Thành phố

term-dimension-people = people
term-dimension-VND = VND
term-dimension-ratio = ratio
term-dimension-points = points
term-dimension-units = units
term-dimension-truth = true or false

term-period-date = day
term-period-year = year
term-period-quarter = quarter

term-carried-rule = a rule of the file
term-carried-person = a person, with evidence
term-carried-informative = informative
term-carried-nothing = not stated

term-grouping-cluster = emulation cluster or bloc
term-grouping-region = region
term-group = { $grouping }: { $group }
term-no-group = outside all groups

term-money = { $sum } VND
term-quarter = quarter { $quarter } of { $year }
term-year = { $year }
term-day = { $day } { $month } { $year }
term-month-1 = January
term-month-2 = February
term-month-3 = March
term-month-4 = April
term-month-5 = May
term-month-6 = June
term-month-7 = July
term-month-8 = August
term-month-9 = September
term-month-10 = October
term-month-11 = November
term-month-12 = December

term-sheet = sheet “{ $sheet }”
term-cell = cell { $cell }
term-line = line { $line }
term-line-of = line { $line } of { $file }
term-column = column { $column }
term-standard-input = standard input

## The parts of a movement file

term-kind-movement = movement
term-kind-clause = clause
term-kind-task = task
term-kind-reading = reading
term-kind-choice = choice
term-kind-round = round
term-kind-baseline = baseline
term-kind-parameter = parameter
term-kind-indicator = indicator
term-kind-scale = scale
term-kind-band = band
term-kind-precision = precision
term-kind-measure = measure
term-kind-part = part of a lead
term-kind-criterion = criterion
term-kind-attestation = attestation
term-kind-award = award
term-kind-grade = grade
term-kind-goal = goal
term-kind-dossier = dossier
term-kind-grouping = grouping
term-kind-disqualification = disqualification
term-kind-case = case

## Amounts with their units of measure

term-amount-people = { $number_is ->
        [one] { $number } person
       *[many] { $number } people
    }
term-amount-points = { $number_is ->
        [one] { $number } point
       *[many] { $number } points
    }
term-amount-units = { $number_is ->
        [one] { $number } unit
       *[many] { $number } units
    }
term-amount-truth = { $number }
term-amount-percentage-points = { $number_is ->
        [one] { $number } percentage point
       *[many] { $number } percentage points
    }

## How many problems

term-problems = { $count_is ->
        [one] { $count } problem to mend.
       *[many] { $count } problems to mend.
    }

## Forms of commendation

term-form-certificate_of_merit = certificate of merit (Bằng khen)
term-form-certificate_of_commendation = certificate of commendation (Giấy khen)
term-form-praise = praise
term-form-praise_with_bonus = praise with a bonus
term-form-labour_order = Labour Order
term-form-emulation_flag = emulation flag

term-and-more = {","} and { $count } more
