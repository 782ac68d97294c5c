### Standings, map, history, simulator.

portal-notice = About the figures
portal-note = Note
portal-unit-code = Code
portal-of-this-round = More about this round
portal-working = Working, please wait…

portal-watermark-provisional = PROVISIONAL
portal-watermark-unpublished = UNPUBLISHED
portal-file-provisional = provisional
portal-file-unpublished = unpublished
portal-file-illustrative = illustrative
portal-sent-of = { $sent }/{ $of } units have sent figures, { $verified }/{ $of } are verified.

portal-region = Region
portal-cluster = Cluster
portal-by-region = By region
portal-by-cluster = By cluster
portal-rank-in-region = Rank in region
portal-rank-in-cluster = Rank in cluster
portal-rank-within = Rank in { $group }
portal-within-says = Ranks in a region or cluster keep the national order and count the eligible units there alone; nothing is judged again.
portal-competing = Competing
portal-first-in = In front
portal-find-unit = Find a unit
portal-narrow = Filter
portal-all-country = The whole country
portal-all-clusters = All clusters
portal-units-shown = Showing { $shown } of { $of_is ->
    [one] { $of } unit
   *[other] { $of } units
 }
portal-none-found = There is no such unit.
portal-take-table = Take this table along:
portal-take-round = The whole round:
portal-certain-head = Certain

portal-goal-day = as of
portal-goal-why = Definition and sources
portal-goal-definition = Definition
portal-goal-sources = Figures and sources
portal-goal-published = Published for the same month (to compare with, not to judge by)
portal-published-figure = { $value } ({ $day }).
portal-clause = Clause
portal-says = What it says
portal-carried = Carried out by
portal-rule = Rule
portal-formula = Formula

portal-history-of-award = From round to round
portal-history-lead = The rank and result of each unit in the rounds that have figures.
portal-ranks-by-round = Ranks by round
portal-moved-head = Change
portal-moved-up = { $count_is ->
    [one] up { $count } place
   *[other] up { $count } places
 } since its rank before
portal-moved-down = { $count_is ->
    [one] down { $count } place
   *[other] down { $count } places
 } since its rank before
portal-moved-none = the same rank
portal-redrawn = Boundaries changed between the rounds (34 provinces since 1 July 2025). A unit before that day and one after it stand in rows of their own, even under the same code or name.

portal-fragility = Fragility

portal-why-so = Why
portal-derivation = The full derivation
portal-part = Part
portal-content = What it says
portal-detail = Detail
portal-trend = From round to round
portal-trend-says = The solid line is the unit's value, the dashed one what each round asks for.
portal-pace = The pace needed
portal-pace-says = To meet the criteria of { $round }: from the figures up to { $from } to the cut-off on { $to }. Each row meets its criterion by itself, if all other figures stay as they are.
portal-pace-none = No criterion asks for a faster pace, or figures to tell are missing.
portal-pace-rounded = Computed exactly; only what is shown is rounded, upwards: people and VND to whole ones, ratios to 0.01 percentage points.
portal-pace-more = { $amount } more
portal-pace-less = { $amount } less
portal-criterion = Criterion
portal-remains = Remains
portal-days = Days
portal-a-day = A day on average

portal-watermark-trial = TRIAL
portal-then-proposed = Proposed:
portal-comes-in = comes in
portal-drops-out = drops out
portal-judged-again = Judged again on trial.

portal-hero-title = Emulation in the open, commendation with reasons
portal-hero-lead = Where the units of Vietnam Social Security send their emulation figures, and everybody sees why a unit is commended.
portal-hero-exact = Computed exactly.
portal-hero-exact-says = In fractions, never rounded before a comparison; a missing figure is unknown, not a failure.
portal-hero-open = Explained to the ground.
portal-hero-open-says = From a result to its formula, to each figure and each clause of the letter.
portal-hero-people = Decided by people.
portal-hero-people-says = Where a letter leaves a choice the council makes it, with a reason that is kept.
portal-movement-coming = to come
portal-movement-running = running
portal-movement-over = over
portal-round-short-open = provisional
portal-round-short-judged = judged
portal-round-short-reviewed = reviewed
portal-round-short-decided = decided
portal-round-short-published = published
portal-eligible = Eligible
portal-proposed-count = Proposed
portal-clusters-known = Only clusters whose members were found published; those of the other units are not on record.
