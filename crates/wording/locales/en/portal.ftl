### The web pages.

portal-name = Emulation
portal-house = Vietnam Social Security
portal-skip = Skip to the main content
portal-navigation = Navigation
portal-way = Breadcrumb
portal-home = Home
portal-go-home = Go home
portal-other-language = Tiếng Việt
portal-foot = Every result is computed in exact fractions and leads to a clause of the letter that launched the movement.
portal-illustrative = ILLUSTRATIVE FIGURES: made from a seed, no unit's real figures.
portal-map-source = Map: Open Development Mekong, “Địa phận tỉnh” (CC BY-SA 4.0).
portal-on-this-page = On this page

portal-home-title = Emulation movements
portal-home-lead = Choose a movement to see its rules, its figures and the result of each round.
portal-runs = From { $from } to { $to }
portal-rounds = Rounds
portal-round = Round
portal-cut-off = Figures up to
portal-decide-by = Decide by
portal-figures = Figures
portal-units-reported =
    { $count_is ->
        [one] { $count } unit has figures
       *[many] { $count } units have figures
    }
portal-awards = Awards
portal-letter = Letter
portal-issuer = Launched by
portal-when = When
portal-competitors = Who competes
portal-tasks = Tasks
portal-task = What is to be done
portal-owner = By whom
portal-due = Due

portal-rules = Rules
portal-rules-lead = Each clause stands beside the rules that carry it out; a click on one side leads to the other. The words are the system's own, the numbers and days are the letter's.
portal-clauses = Clauses
portal-rules-of-file = Rules
portal-clauses-counted =
    { $count_is ->
        [one] { $count } clause
       *[many] { $count } clauses
    }, { $rules } carried by a rule
portal-readings = Where the letter can be read in several ways
portal-readings-lead = The letter leaves these open; the Director General chooses, and the first is the default.

portal-standings = Standings
portal-standings-of = Results · { $round }
portal-provisional = Provisional.
portal-complete = No unit is waiting for figures.
portal-incomplete =
    { $count_is ->
        [one] { $count } unit still lacks figures and could yet be eligible.
       *[many] { $count } units still lack figures and could yet be eligible.
    }
portal-maximum = at most { $quota }
portal-no-maximum = no maximum
portal-proposed = Proposed for commendation
portal-tied = Equal across the last place: the council decides
portal-undetermined =
    { $count_is ->
        [one] { $count } unit is undetermined
       *[many] { $count } units are undetermined
    }
portal-certain = certain
portal-criteria = Criteria met
portal-flags = To note
portal-target = target
portal-receipt = Receipt

portal-map = Map of the provinces by result
portal-map-selected = proposed
portal-map-tied = tied across the last place
portal-map-eligible = eligible
portal-map-open = undetermined or blocked
portal-map-not-eligible = not eligible
portal-map-disqualified = disqualified
portal-map-absent = does not compete
portal-no-figures = does not compete

portal-not-found = There is no such page
portal-not-found-hint = The address may be mistyped, or the page has moved. Go home and look from there.
portal-no-database = The data cannot be read just now
portal-no-database-hint = The database does not answer. Nothing is lost; please try again in a few minutes.
portal-broken = The page is broken
portal-broken-hint = The fault has been noted. Please try again; if it stays, tell the administrator.

portal-open-at = The portal is open at { $address }. Ctrl-C ends it.

portal-simulator = What if
portal-simulator-lead = Change a figure or a reading and see what would come of it. Nothing is kept; the link remembers what was changed.
portal-unit = Unit
portal-figures-of = Figures:
portal-judge-again = Judge
portal-start-over = Start over
portal-what-comes = What would come of it
portal-nothing-changed = Nothing is changed yet: this is how it stands.
portal-share = Link to exactly this
portal-change = { $unit }, { $figure } ({ $period }): { $before } → { $after }
portal-no-number = “{ $found }” is no number. Write it like 1,234.5.
portal-not-known = not known
portal-yes = yes
portal-no = no
portal-was = Now:
portal-before = Now
portal-after = Then
portal-moved =
    { $count_is ->
        [one] { $count } unit moves
       *[many] { $count } units move
    }
portal-no-award = there is no such award
