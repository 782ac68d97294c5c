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

portal-sign-in = Sign in
portal-sign-out = Sign out
portal-login = E-mail
portal-password = Password
portal-new-password = New password
portal-password-again = The password again
portal-password-hint = 12 characters or more; a sentence that you remember is best.
portal-password-short = A password has 12 characters or more.
portal-password-long = The password is longer than 128 characters.
portal-password-common = This password is easily guessed: it has your name, a common word, or characters in a row or again and again. Choose another sentence.
portal-password-differs = The two passwords differ.
portal-wrong-password = The e-mail or the password is not right.
portal-wait =
    Too many wrong tries. Wait { $count_is ->
        [one] { $count } second
       *[many] { $count } seconds
    } and try again.
portal-invitation = Accept the invitation
portal-accept = Set the password and sign in
portal-no-invitation = This invitation can no longer be accepted
portal-no-invitation-hint = It was accepted, its time is over, or part of the link is missing. Ask the administrator for a new one.
portal-account = My account
portal-accounts = Accounts
portal-name-of-person = Name
portal-roles = Roles
portal-role = Role
portal-scope = Scope
portal-scope-hint = Name or code of a unit, with or without accents, for example Bac Giang or 24; only for officers and heads of units, and heads of clusters.
portal-state = State
portal-sessions = Where you are signed in
portal-this-session = this one
portal-end-sessions = End the other sessions
portal-invite = Invite somebody
portal-invited = The invitation is made.
portal-invited-link = Send this link to the person. It is shown once and can be used for seven days:
portal-login-taken = There is an account with this e-mail.
portal-no-address = Type an e-mail address, such as lan@bhxh.example.
portal-no-name = Type a name of at most 100 characters.
portal-no-role = Choose a role.
portal-no-scope = There is no unit of this name or code.
portal-account-invited = invited
portal-account-active = active
portal-account-locked = locked
portal-role-unit-officer = Unit officer
portal-role-unit-head = Unit head
portal-role-cluster-head = Cluster head
portal-role-verifier = Verifier
portal-role-emulation-officer = Emulation officer
portal-role-council-member = Council member
portal-role-director-general = Director General
portal-role-administrator = Administrator
portal-role-auditor = Auditor
portal-not-allowed = This is for others to do
portal-not-allowed-hint = Your role or its scope does not allow it. Ask somebody who has the role, or the administrator.
portal-elsewhere = This did not come from a page of this portal
portal-elsewhere-hint = Another site may have sent it for you. Nothing was changed. Open the page again and do it from there.
portal-malformed = What was sent cannot be read
portal-malformed-hint = Nothing was changed. Go back and send it again.
portal-other-state = This cannot be done in the present state
portal-other-state-hint = Perhaps somebody was faster. Load the page again to see the state and what can be done.
portal-own-work = It takes another person
portal-own-work-hint = Nobody verifies figures that they entered themselves.
portal-database-full = There is no room left for the data
portal-database-full-hint = Nothing is lost or half kept. Tell the administrator.
portal-invitation-at = An invitation for the first administrator: { $address }

portal-figure = Figure
portal-period = Period
portal-value = Value
portal-where-from = From
portal-last-change = Last change
portal-past-cut-off = The cut-off of the round is past.
portal-submission-none = nothing sent
portal-submission-draft = being typed
portal-submission-submitted = with the verifiers
portal-submission-returned = returned
portal-submission-verified = verified
portal-submission-locked = locked
portal-event-opened = began
portal-event-submitted = submitted
portal-event-returned = returned
portal-event-verified = verified
portal-event-locked = locked
portal-event-unlock-asked = asked to unlock
portal-event-unlocked = unlocked
portal-by-workbook = By workbook
portal-by-workbook-says = Fill in the template and load it here; the figures stay a draft until the head of the unit submits them.
portal-get-template = Get the template
portal-file = An .xlsx or .csv file
portal-give-back-marked = If something is wrong, give my workbook back with every bad cell marked
portal-read-file = Load the file
portal-no-file = Choose a file with figures.
portal-file-refused =
    { $count_is ->
        [one] { $count } place in the file must be mended.
       *[many] { $count } places in the file must be mended.
    } Nothing was loaded.
portal-file-read =
    { $count_is ->
        [one] { $count } figure was loaded into the draft.
       *[many] { $count } figures were loaded into the draft.
    }
portal-units-of-others = The file has figures of other units ({ $units }), so nothing was loaded. Send figures of { $own } and the units below it only.
portal-save = Save
portal-saved = Saved.
portal-submit = Submit
portal-head-submits = The head of the unit submits.
portal-nothing-to-submit = There is no figure to submit yet.
portal-mend-first =
    { $count_is ->
        [one] { $count } figure must be mended before submitting; what is wrong stands below it.
       *[many] { $count } figures must be mended before submitting; what is wrong stands below each.
    }
portal-note-for-unit = Word to the unit
portal-verifier-says = The verifier:
portal-submitted-before = Submitted before:
portal-reason = Why it is returned
portal-reason-needed = A return needs a reason, for the whole or for single figures.
portal-verify = Verify
portal-return = Return
portal-history = What was done
portal-place-of-cell = file { $file }…, sheet “{ $sheet }”, cell { $cell }
portal-place-of-line = file { $file }…, line { $cell }
portal-no-truth = Choose yes or no.
portal-no-percent = “{ $found }” may be { $found }% or a plain ratio. Add the percent sign, such as 3.8%.
portal-unverified =
    { $count_is ->
        [one] { $count } figure is not verified yet.
       *[many] { $count } figures are not verified yet.
    }
portal-round-open = Provisional.
portal-round-judged = Judged; the council is next.
portal-round-reviewed = Reviewed by the council; the decision is next.
portal-round-decided = Decided; to be published.
portal-round-published = Final.
portal-act-judge = Judge this round
portal-act-judge-says = Locks what is verified, judges on it, and keeps the receipt.
portal-act-review = Note the council's review
portal-act-review-says = The council has reviewed the latest judgement.
portal-act-decide = Decide
portal-act-decide-says = The Director General decides on what was reviewed.
portal-act-publish = Publish
portal-act-publish-says = Everybody can see it, without signing in too.
portal-nothing-verified = No figure is verified yet
portal-nothing-verified-hint = A round is judged on verified figures only. Verify what units have submitted first.
portal-changed = The figures have changed
portal-changed-hint = Somebody changed them after you opened the page. Nothing was done; load the page again, look, and go on.
portal-not-asked = The file has figures that this round does not ask of the units in it, or that are not for a unit to record: { $figures }. Nothing was loaded; take them out of the file.
portal-taken-back =
    { $count_is ->
        [one] { $count } figure of the earlier file is not in this one and was taken out of the draft.
       *[many] { $count } figures of the earlier file are not in this one and were taken out of the draft.
    }
portal-also-sent = Figures of units below
