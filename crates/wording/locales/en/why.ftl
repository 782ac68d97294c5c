### Why a unit stands where it stands: each criterion, each number, each clause.

why-title = { $unit } · { $award } · { $round }, figures to { $cut_off }
why-basis = By { $document }: { $clauses }.

why-head-outcome = RESULT
why-head-criteria = CRITERIA
why-head-ranking = RANKING
why-head-takes = WHAT IT WOULD TAKE

why-outcome-disqualified = Not considered: a disqualification is on record.
why-outcome-not_eligible = Not eligible.
why-outcome-blocked = Put on hold until the council decides.
why-outcome-undetermined = Undetermined: figures or attestations are missing, and the unit may still turn out eligible.
why-outcome-already_awarded = Eligible, but already commended under another award and so not taken again here.
why-outcome-eligible = Eligible.

why-group = Judged within { $group }.
why-no-group = Judged with the units { $group }.
why-disqualified = Disqualification on record: { $period } ({ $place }).
why-blocked = Inspection, discipline or complaint on record and not yet settled: { $period } ({ $place }).
why-kept-by = This achievement is commended already: { $award }. The place passes on.
why-rank = Rank { $rank } among { $eligible } eligible { $eligible_is ->
    [one] unit
   *[many] units
 }; { $competing_is ->
    [one] { $competing } competes
   *[many] { $competing } compete
 }.
why-selected = Proposed (at most { $quota }); not certain: figures still missing may change it.
why-selected-waits = Proposed (at most { $quota }); not certain: figures or attestations still missing may change it, of { $units }.
why-selected-settled = Proposed (at most { $quota }); no figure is waited for.
why-selected-certain = Proposed (at most { $quota }); certain, whatever the missing figures turn out to be.
why-selected-certain-graded = Proposed (at most { $quota }); certain, whatever the missing figures turn out to be. Which grade it gets may still change.
why-grade = Grade: { $grade }.
why-grade-open = The grade is open: equal across two grades, the council decides.
why-tied = Equal across the last place (at most { $quota }): the council decides.
why-not-selected = Not among those proposed (at most { $quota }).
why-no-maximum = no maximum
why-individuals = It may propose { $count_is ->
    [one] one individual
   *[many] up to { $count } individuals
 }.
why-prize = Prize for the collective: { $sum }.

why-criterion = { $mark } { $number }. { $criterion } ({ $clauses }): { $outcome }.
why-attested = Attested by { $by }. Evidence: { $evidence }.
why-undefined = The rate is undefined (its denominator is zero or negative), so this is asked instead:
why-reading = Under the reading { $reading } = { $choice }: { $says }.
why-figure = { $what } ({ $period }): { $value } — { $place }
why-figure-summed = { $what } ({ $period }): { $value } — the sum over the { $count } competing units
why-figure-missing = { $what } ({ $period }): no figure yet
why-figure-unattested = { $what } ({ $period }): not attested yet
why-figure-absent-no = { $what } ({ $period }): nothing on record, taken as no
why-figure-assumed = { $what } ({ $period }): no attestation yet, taken as given because the run asked for it
why-missing-below = { $count_is ->
        [one] { $count } unit below has
       *[many] { $count } units below have
    } no figure yet of { $figures }: { $units }
why-missing-more = and { $count } more
why-from-formula = the cached result of a formula in the file
why-late = sent late

why-condition = { $left } { $op } { $right }: { $truth }
why-holds = true
why-fails = false
why-unknown = not known
why-is-undefined = undefined
why-exactly = exactly
why-not-known = not known
why-not-defined = undefined
why-yes = yes
why-no = no
why-council = left to the council
why-op-and = and
why-op-or = or
why-op-not = not
why-function-min = least of
why-function-max = greatest of
why-function-if = if
why-function-first_known = first known of
why-function-every = every year
why-fold-sum = sum over { $count_is ->
        [one] { $count } unit
       *[many] { $count } units
    } at the level { $level }
why-fold-mean = mean over { $count_is ->
        [one] { $count } unit
       *[many] { $count } units
    } at the level { $level }
why-fold-count = how many of { $count_is ->
        [one] { $count } unit
       *[many] { $count } units
    } at the level { $level } meet it
why-fold-share = which share of { $count_is ->
        [one] { $count } unit
       *[many] { $count } units
    } at the level { $level } meets it

why-key = { $number }. { $measure }: { $value } ({ $order }; { $clauses })
why-descending = higher goes first
why-ascending = lower goes first
why-compared-as = Compared as { $value }
why-part = { $measure }: rank { $rank }
why-no-rank = none
why-part-last = { $measure }: no rate, so counted as rank { $counted }, last{ $by ->
    [reading] {" "}(reading { $readings })
   *[rule] {""}
 }
why-part-last-no-mean = { $measure }: no rate and no other rank to take the mean of, so counted as rank { $counted }, last{ $by ->
    [reading] {" "}(reading { $readings })
   *[rule] {""}
 }
why-part-mean = { $measure }: no rate, so counted as rank { $counted }, the mean of its other ranks{ $by ->
    [reading] {" "}(reading { $readings })
   *[rule] {""}
 }
why-above = Next above: { $unit }, rank { $rank }; step { $step } decided ({ $measure }): { $other } against { $own } of this unit.
why-above-undecided = Next above: { $unit }, rank { $rank }.
why-below = Next below: { $unit }, rank { $rank }; step { $step } decided ({ $measure }): { $other } against { $own } of this unit.
why-below-undecided = Next below: { $unit }, rank { $rank }.
why-equals = Equal after every step: { $units }.

why-waits-for = “{ $criterion }” waits for: { $figures }.
why-waits-for-attestation = “{ $criterion }” waits to be attested by { $by } ({ $period }).
why-waits-for-below = “{ $criterion }” waits for figures of { $count_is ->
        [one] one unit below, named
       *[many] { $count } units below, named
    } under the criterion.
why-waits-for-council = “{ $criterion }” waits for the council.
why-no-way = “{ $criterion }”: { $search ->
    [stepwise] of the changes that were tried none
   *[exact] no change
 } of a single figure of the unit's own up to the cut-off would meet it.
why-to-meet = To meet “{ $criterion }”: { $ways }.
why-or = ; or{" "}
why-enough = That alone brings the unit into the proposal.
why-elsewhere = With that alone it takes another award already, { $award }, which keeps it from this one.
why-instead = With { $way }, it takes another award instead, which keeps it from this one.
why-no-single-figure = Of the figures by which this award ranks, no single one of the unit's own, { $search ->
    [stepwise] in the changes that were tried
   *[exact] however much better
 }, would bring it into the proposal: several would have to improve together.
why-no-single-figure-then = After that, of the figures by which this award ranks, still no single one of the unit's own, { $search ->
    [stepwise] in the changes that were tried
   *[exact] however much better
 }, would bring it into the proposal: several would have to improve together.
why-stepwise = A formula here multiplies or adds up figures in such a way that changes were tried in ever larger steps: a smaller change may do, or one where none was found.
why-to-be-selected = To come into the proposal, one of these:
why-to-be-selected-then = After that, to come into the proposal, one of these besides:
why-more = { $what } ({ $period }) up by { $by } (from { $from } to { $to })
why-less = { $what } ({ $period }) down by { $by } (from { $from } to { $to })

why-reason-selected = Proposed: rank { $rank } among { $eligible_is ->
    [one] { $eligible } eligible unit
   *[other] { $eligible } eligible units
 } (at most { $quota }).
why-reason-tied = Open: equal across the last place (at most { $quota }); the council decides.
why-reason-behind = Not proposed: rank { $rank } among { $eligible_is ->
    [one] { $eligible } eligible unit
   *[other] { $eligible } eligible units
 }, while at most { $quota } can be commended.
why-reason-awarded = Eligible, but this achievement is already commended by “{ $award }”.
why-reason-missed = Not proposed: { $count_is ->
    [one] { $count } criterion is
   *[other] { $count } criteria are
 } not met: { $criteria }.
why-reason-no-rank = Not proposed: there is no value to rank it by.
why-reason-open = Undetermined: { $count_is ->
    [one] { $count } criterion waits
   *[other] { $count } criteria wait
 } for figures or attestations: { $criteria }.
why-reason-open-rank = Undetermined: figures to rank it by are missing.
