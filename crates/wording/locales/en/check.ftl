### A movement checked.

check-sound = { $movement } ({ $document }): no problems. { $clauses_is ->
        [one] { $clauses } clause
       *[many] { $clauses } clauses
    }, { $rounds_is ->
        [one] { $rounds } round
       *[many] { $rounds } rounds
    }, { $awards_is ->
        [one] { $awards } award
       *[many] { $awards } awards
    }; { $examples_is ->
        [one] its worked example comes out as it says.
       *[many] all { $examples } worked examples come out as they say.
    }
check-sound-without-examples = { $movement } ({ $document }): no problems. { $clauses_is ->
        [one] { $clauses } clause
       *[many] { $clauses } clauses
    }, { $rounds_is ->
        [one] { $rounds } round
       *[many] { $rounds } rounds
    }, { $awards_is ->
        [one] { $awards } award
       *[many] { $awards } awards
    }; no worked examples in a folder cases.
check-nothing = nothing
check-share = Carried: { $share } of the clauses that ask for something.
