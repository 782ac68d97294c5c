### Fragility: the least that would change who is selected.

fragility-now = Selected now: { $units }.
fragility-no-figure = No change of a single figure changes the list.
fragility-no-reading = No reading by itself changes the list.
fragility-more = If { $what } ({ $period }) of { $unit } were { $by } more, { $to } in place of { $from }: { $then }
fragility-less = If { $what } ({ $period }) of { $unit } were { $by } less, { $to } in place of { $from }: { $then }
fragility-reading = Under the reading { $reading } = { $choice }: { $then }
fragility-then = selected: { $units }.
fragility-then-tied = selected: { $units }; equal across the last place: { $tied }.
fragility-no-award = there is no such award.
