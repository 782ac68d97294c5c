### A movement checked.

check-sound = { $movement } ({ $document }): no problems. { $clauses } clauses, { $rounds } rounds, { $awards } awards; { $examples_is ->
        [one] its worked example comes out as it says.
       *[many] all { $examples } worked examples come out as they say.
    }
check-sound-without-examples = { $movement } ({ $document }): no problems. { $clauses } clauses, { $rounds } rounds, { $awards } awards; no worked examples in a folder cases.
check-nothing = nothing
check-share = Carried: { $share } of the clauses that ask for something.
