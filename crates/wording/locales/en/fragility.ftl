### Fragility: the least that would change who is selected.

fragility-now = Selected now: { $units }.
fragility-no-figure = { $search ->
    [stepwise] Of the changes of a single figure that were tried none
   *[exact] No change of a single figure
 } changes the list.
fragility-stepwise = A formula here multiplies or adds up figures in such a way that changes were tried in ever larger steps: a smaller change than those above may do, or one where none was found.
fragility-no-reading = No reading by itself changes the list.
fragility-more = If { $what } ({ $period }) of { $unit } rose by { $by }, from { $from } to { $to }: { $then }
fragility-less = If { $what } ({ $period }) of { $unit } fell by { $by }, from { $from } to { $to }: { $then }
fragility-reading = Under the reading { $reading } = { $choice }: { $then }
fragility-then = selected: { $units }.
fragility-then-tied = selected: { $units }; equal across the last place: { $tied }.
fragility-no-award = there is no such award.
