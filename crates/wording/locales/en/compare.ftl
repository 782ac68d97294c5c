### Readings compared.

compare-combinations = { $count_is ->
        [one] Judged under { $count } combination of { $readings } readings.
       *[many] Judged under { $count } combinations of { $readings } readings.
    } ● is selected under the default readings.
compare-exists-in = Exists under { $count } of { $all } combinations.
compare-same = The same under every reading.
compare-depends = Depends on the readings: { $readings }.
compare-unit-always = { $unit }: selected under every combination
compare-unit = { $unit }: selected under { $selected } of { $all } combinations
compare-unit-tied = { $unit }: selected under { $selected } of { $all } combinations, equal across the last place under { $tied }
compare-selections = The possible lists:
compare-selection = { $units } ({ $count_is ->
        [one] { $count } combination
       *[many] { $count } combinations
    })
compare-nobody = nobody
compare-more = and { $count } more (see --format json)
