### A judgement on the screen.

table-round = { $document } · { $round } ({ $id }) · figures to { $day } · { $units_is ->
        [one] { $units } competing unit
       *[many] { $units } competing units
    }
table-assumed-attested = Every absent attestation was taken as given (--assume-attested).

table-maximum = {" "}· at most { $quota }
table-no-maximum = {" "}· no maximum
table-grade-open = grade open: the council decides
table-nobody = No unit competes: there are no figures of any { $level }.

table-proposed = Proposed: { $units }
table-reached-by = { $count_is ->
        [one] Reached by { $count } unit: { $units }
       *[many] Reached by { $count } units: { $units }
    }
table-none-reached = No unit has reached it yet.
table-more = and { $count } more
table-none-proposed = No unit is proposed yet.
table-none-eligible = No unit is proposed: none is eligible.
table-tied-units = Equal across the last place, the council decides: { $units }
table-undetermined = Undetermined, could still turn out eligible: { $units }
table-certain = ★ is certain: still selected whatever the missing figures turn out to be.
table-certain-graded = ★ is certain: still selected whatever the missing figures turn out to be. Which grade it gets may still change.
table-certain-settled = ★ is certain: no figure is waited for.
table-individuals-with-prize = { $count_is ->
        [one] Each commended unit may propose { $count } individual at most, with { $sum }.
       *[many] Each commended unit may propose { $count } individuals at most, each with { $sum }.
    }
table-individuals = { $count_is ->
        [one] Each commended unit may propose { $count } individual at most.
       *[many] Each commended unit may propose { $count } individuals at most.
    }

table-rank = Rank
table-unit = Unit
table-result = Result
table-has-reached = reached
table-selected = proposed
table-tied = equal at the end
table-criteria = Met
table-rest-outcome = { $count } { $outcome }
table-rest = … and { $count_is ->
        [one] { $count } unit more: { $outcomes }
       *[many] { $count } units more: { $outcomes }
    }
table-flag-thin_base = growth required is very small, { $measure } (under { $under } of the base)
table-flag-thin_base-unit = {" "}({ $required } of { $of })
table-flag-outlier = unusual figure, { $measure } (median { $median }, usual distance from it { $usual })
table-flag-outlier-unit = {" "}({ $value })
table-left-out = The screen is narrow; columns not shown: { $columns }. See them all with --format csv or xlsx.

table-goals = National goals
table-goal = Goal
table-target = Target
table-value = Value
table-reached = Outcome

table-not-yet-met = not yet met

table-readings = Readings in force
table-reading = { $id } = { $choice }: { $says } ({ $clauses })
table-reading-default = { $id } = { $choice }: { $says } ({ $clauses }; default)

table-document = Document { $document } of { $day }
table-movement-round = { $id }: { $label }, figures to { $day }
table-template = { $count_is ->
        [one] The template for { $count } unit is written: { $file }
       *[many] The template for { $count } units is written: { $file }
    }
