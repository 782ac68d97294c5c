### The result of a round: to print and sign.

result-sheet-overview = Overview
result-sheet-derivations = Derivations
result-sheet-figures = Figures used
result-page = Page { $page } of { $pages }

result-title = RESULT OF THE ROUND
result-about = { $movement } · { $round } · figures to { $cut_off }
result-basis = By { $document } of { $issued }, { $issuer }.
result-figures-used = Judged on { $count_is ->
    [one] one figure
   *[many] { $count } figures
 }, from: { $files }. Each one stands on the sheet “{ $sheet }”.
result-decide-by = The decision is to be dated { $day } at the latest.
result-assumed-attested = Note: attestations not yet given were taken as given. This result is provisional until they are all in.

## The first sheet

result-section-awards = I. PROPOSED
result-section-readings = II. READINGS IN FORCE
result-section-goals = III. GOALS OF THE SECTOR
result-nobody = No unit competes.
result-and-more = … and { $count } more: see the sheet “{ $sheet }”
result-not-certain-yet = not yet certain
result-grades-may-change = The grades may still change with the figures that are missing.
result-default = Default
result-chosen = Council

## A sheet an award

result-counts = Maximum: { $quota } · competing: { $competing } · eligible: { $eligible } · proposed: { $selected } · equal across the last place: { $tied } · undetermined or on hold: { $open }.
result-ranked-by = Ranked by: { $keys }.
result-certain-graded = “Certain” speaks of being selected; which grade a unit gets may still change with the missing figures.
result-exact-elsewhere = Numbers in the table are rounded for show; exact values and how they came about stand on the sheet “Derivations”.
result-selected = Proposed
result-tied = Council decides
result-undetermined = Awaits figures
result-blocked = Awaits council
result-met = ✓ Met
result-not-met = ✗ Not met
result-not-yet-met = ✗ Not yet met
result-unknown = ? Unknown
result-certain = Certain
result-not-certain = Not yet

## Headings

result-head-number = No.
result-head-award = Award
result-head-maximum = Maximum
result-head-proposed = Units proposed, in rank order
result-head-tied = Equal across the last place (council decides)
result-head-undetermined = Undetermined or on hold
result-head-asks = What the letter leaves open
result-head-chosen = Chosen by
result-head-says = Taken to mean
result-head-clauses = Clauses
result-head-reading = Reading
result-head-goal = Goal
result-head-target = Target
result-head-value = Value (rounded)
result-head-exact = Exact value
result-head-result = Outcome
result-head-group = Group
result-head-rank = Rank
result-head-code = Code
result-head-unit = Unit
result-head-proposal = Proposal
result-head-outcome = Outcome
result-head-grade = Grade
result-head-certain = Certain
result-head-flags = To note
result-head-individuals = Individuals at most
result-head-prize = Prize (VND)
result-head-kind = Kind
result-head-what = What
result-head-how = How, with the numbers put in
result-head-figures = Figures and where they stand
result-head-indicator = Indicator
result-head-indicator-id = Indicator id
result-head-period = Period
result-head-dimension = Unit of measure
result-head-file = File
result-head-sheet = Sheet
result-head-cell = Cell, line
result-head-remark = Remark

## Derivations and figures

result-derivations-title = DERIVATIONS, UNIT BY UNIT
result-derivations-how = A row is a measure, a criterion or a step of the ranking. Exact values are written as fractions; every comparison is of exact values.
result-kind-measure = Measure
result-kind-criterion = Criterion
result-kind-key = Ranking
result-figures-title = FIGURES USED
result-figures-how = Exact values are written as in a CSV file: a point before the decimals, and 0.021 for a share of 2.1%. What has no row is unknown, not zero.
result-from-formula = from a formula in the file

## Signatures

result-place-and-day = ……………………, date ……………………
result-drawn-up-by = DRAWN UP BY
result-head-of-unit = HEAD OF THE UNIT
result-signs = (signature and full name)
result-signs-and-seals = (signature, full name and seal)
