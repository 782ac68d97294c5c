### Readings compared.

compare-combinations = { $count_is ->
        [one] Judged under { $count } combination
       *[many] Judged under { $count } combinations
    } of { $readings_is ->
        [one] { $readings } reading.
       *[many] { $readings } readings.
    } ● is selected under the default readings.
compare-exists-in = Exists under { $count } of { $all_is ->
        [one] { $all } combination.
       *[many] { $all } combinations.
    }
compare-same = The same under every reading.
compare-same-where-it-exists = The same under all { $count } combinations in which the award exists.
compare-depends = Depends on the readings: { $readings }.
compare-unit-always = { $unit }: selected under every combination
compare-unit-always-where-it-exists = { $unit }: selected under all { $all } combinations in which the award exists
compare-unit = { $unit }: selected under { $selected } of { $all_is ->
        [one] { $all } combination
       *[many] { $all } combinations
    }
compare-unit-tied = { $unit }: selected under { $selected } of { $all_is ->
        [one] { $all } combination
       *[many] { $all } combinations
    }, equal across the last place under { $tied }
compare-unit-grade = { $grade } under { $count } of { $all }
compare-selections = The possible lists:
compare-selection = { $units } ({ $count_is ->
        [one] { $count } combination
       *[many] { $count } combinations
    })
compare-nobody = no unit
compare-more = and { $count } more (see --format json)
