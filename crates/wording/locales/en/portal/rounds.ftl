### Rounds and movements: readings, revisions, the lock, errata.

portal-round-is-locked = The round is locked: it takes no more figures unless it is opened again.

portal-by-program = the system
portal-built-in = Came with the system.
portal-selected-and-tied = { $selected }; equal across the last place: { $tied }
portal-no-change = no change
portal-working-steps = { $done } of { $all_is ->
        [one] { $all } judgement is done.
       *[many] { $all } judgements are done.
    }
portal-working-seconds = { $count_is ->
        [one] For { $count } second so far.
       *[many] For { $count } seconds so far.
    }
portal-working-hint = The page opens the result by itself when it is there.
portal-look-again = Look again now
portal-there-is-a-problem = There is a problem
portal-back-without = Go back and change nothing
portal-check-answers = Check before it is kept
portal-why = Reason
portal-give-a-reason = Give a reason.
portal-reason-too-long = The reason is longer than 2,000 characters.
portal-reason-is-public = The reason is published with this; write no names and nothing personal.
portal-illustrative-short = illustrative figures
portal-what-it-means = What it would mean for the rounds
portal-on-figures-at-hand = On the figures at hand; nothing is kept yet.
portal-stays-as-judged = This round is judged: it stays under the revision and the readings of its judgement.
portal-round-is-gone = The new revision no longer has this round.
portal-no-figures-yet = This round has no figures yet.
portal-nothing-would-change = Nothing would change.

portal-readings-page-lead = The letter leaves these open. The Director General chooses a reading, with a reason; every choice is kept. Rounds that are judged do not change with it.
portal-no-readings = The letter of this movement leaves nothing open.
portal-compare-readings = Compare the readings
portal-in-force = In force:
portal-now-in-force = in force
portal-chosen-at = (chosen { $day })
portal-by-default = (the default; nothing else was chosen)
portal-default = default
portal-all-choices = The readings to choose from
portal-choose-otherwise = Choose another reading
portal-history-of-choices = Earlier choices
portal-choose-one = Choose a reading.
portal-choose-another = This reading is in force already; choose another.
portal-check-choice = Check the reading to be chosen
portal-question = Open question
portal-from-now = From now on
portal-choose-this = Choose this reading

portal-readings-compared = Readings compared
portal-compared-lead = What this round comes to under each reading, on the figures at hand.
portal-each-alone = If one reading alone were another
portal-choice = Reading
portal-would-change = Proposed for commendation
portal-same-selection = as now
portal-all-together = Under every combination of readings
portal-combinations-judged = { $count_is ->
        [one] Judged under { $count } combination
       *[many] Judged under { $count } combinations
    } of { $readings_is ->
        [one] { $readings } reading.
       *[many] { $readings } readings.
    }
portal-too-many-combinations = There are too many combinations to judge one by one.
portal-units-ever-selected = Units that are ever selected
portal-selected-in = Selected under
portal-tied-in = Equal at the end under
portal-count-of = { $count } of { $all }
portal-by-default-reading = by default
portal-always = always selected
portal-possible-lists = The possible lists
portal-more-lists = { $count_is ->
        [one] and { $count } more list
       *[many] and { $count } more lists
    }

portal-launch = Launch a movement
portal-launch-lead = Send the movement's file. It is checked line by line and shown for you to look over; only a file without faults is kept.
portal-amend = Amend the movement
portal-amend-lead = Send the amended file. It is checked, and what differs from the last revision is shown with what it means for the rounds. Rounds that are judged stay under their revision.
portal-movement-file = The movement's file (.toml)
portal-movement-file-hint = UTF-8 text, 4 MB at most.
portal-note-optional = Note (optional)
portal-check-file = Check the file
portal-choose-a-file = Choose the movement's file.
portal-not-text = The text of the file is not UTF-8. Open it in an editor, save it as UTF-8 and send it again.
portal-file-unsound = { $count_is ->
        [one] The file has { $count } place to mend.
       *[many] The file has { $count } places to mend.
    } Nothing was kept.
portal-another-movement = The file is of the movement { $found }, not of { $movement }.
portal-movement-taken = The movement { $movement } is there already. To change it, open it and send a further revision.
portal-same-file = This file says exactly what the revision in force says; there is nothing to amend.
portal-faults = What to mend
portal-where = Where
portal-what-is-wrong = What is wrong, and how to mend it
portal-sound-movement = The file has no faults. Look it over, then launch; from then on everybody sees the movement.
portal-sound-revision = The file has no faults. Look over what differs from the last revision, then keep it.
portal-id = Id
portal-movement = Movement
portal-digest = SHA-256 of the file
portal-launch-now = Launch
portal-keep-revision = Keep this revision
portal-differences = What differs from the revision in force
portal-differences-to = What differs from revision
portal-rule-added = added
portal-rule-removed = removed
portal-rule-changed = changed
portal-revisions = Revisions of the rules
portal-revisions-lead = Rules are amended by a further revision, with a reason; earlier ones stay. A round stays under the revision under which it was judged.
portal-revision = Revision
portal-revision-now = revision in force:
portal-revision-number = Revision { $number }
portal-judged-under = Judged under it:
portal-see-differences = See what differs from the one before
portal-see-revision = See this revision
portal-get-file = Download the file
portal-first-revision = This is the first revision.

portal-unlocking = Unlocking figures
portal-unlock-lead = Figures that are locked are opened again only if one person asks and another grants it, each with a reason. The unit and the round's page show it.
portal-unlock-ask = Ask to unlock
portal-unlock-grant = Grant the unlocking
portal-unlock-ask-says = The unit's figures are locked. Give a reason to ask that they be unlocked; somebody else will look at it.
portal-unlock-others-ask = The unit's figures are locked. Its head, a verifier or an emulation officer may ask to unlock them.
portal-unlock-grant-says = Somebody asked to unlock. If you grant it the unit mends its figures and submits again; the old ones count until the new ones are verified, and then they are locked at once.
portal-unlock-waits = It was asked for; somebody else must grant it: an emulation officer or the Director General.
portal-unlock-needs-round = The unit has sent no figures for this round. To take more, the whole round must be opened again.
portal-not-locked = The unit's figures are not locked.
portal-unlock-reason-hint = The unit's people and those who work on the round can read this reason.

portal-act-erratum = Add an erratum
portal-act-erratum-says = Say what is wrong with the published result. It stays as it is, and the erratum stands beside it for everybody.
portal-act-withdraw = Withdraw the result
portal-act-withdraw-says = The published result stays listed as withdrawn, and the round is open to be judged again.
portal-act-ask-reopen = Ask to open the round again
portal-act-ask-reopen-says = The round is judged and not yet decided. If somebody else grants it, it takes further figures; what is locked stays locked.
portal-act-grant-reopen = Grant that the round be opened again
portal-act-grant-reopen-says = Somebody asked to open this round again. What it was judged to is kept in its record.

portal-fragility-lead = The smallest change of a single figure, and the readings, that would change who is selected.
portal-fragile-reading = If “{ $reading }” is read as “{ $choice }”: { $then }
portal-certain-of = Certain whatever the missing figures turn out to be: { $count } of { $all_is ->
        [one] { $all } unit.
       *[many] { $all } units.
    }
portal-smallest-changes = Smallest change of a single figure
portal-readings-that-matter = Readings that change the list
portal-looking-how-firm = The smallest change that would change the list is being looked for.
portal-hangs-on-readings = Under other readings a list would be another; see below.
portal-ties-to-decide = { $count_is ->
        [one] In { $count } award units are equal across the last place: the Director General decides.
       *[many] In { $count } awards units are equal across the last place: the Director General decides.
    }
portal-nothing-sent-yet = No unit has sent figures yet: what is shown is illustrative.
portal-judged-at = Judged
portal-as-of-entry = Figures as of journal entry
portal-will-be-locked = Verified, will be locked (units)
portal-are-locked = Locked before (units)
portal-wait-for-verifiers = With the verifiers (units)
portal-have-not-sent = Not sent (units)
portal-waiting-left-out = { $count_is ->
        [one] { $count } unit has submitted and is not verified: its figures do not count.
       *[many] { $count } units have submitted and are not verified: their figures do not count.
    }
portal-unsent-left-out = { $count_is ->
        [one] { $count } unit has not submitted. Once the round is judged it is locked and takes nothing more unless it is opened again.
       *[many] { $count } units have not submitted. Once the round is judged it is locked and takes nothing more unless it is opened again.
    }
portal-tied-in-award = Equal across the last place:
portal-places-left = { $count_is ->
        [one] { $count } place is left.
       *[many] { $count } places are left.
    } Tick the units that take them; perhaps none.
portal-too-many-ticked = { $count_is ->
        [one] Only { $count } place is left; tick fewer.
       *[many] Only { $count } places are left; tick fewer.
    }
portal-tie-needs-reason = Give the reason for the choice, or for choosing nobody.
portal-document-of-step = Number and day of the minutes or the decision (optional)

portal-record = Record of the round
portal-judgement = The judgement
portal-result-digest = SHA-256 of the result
portal-errata = Errata
portal-ties-decided = Decided among units equal across the last place
portal-exceptions = Exceptions
portal-nothing-happened = Nothing has happened yet.
portal-unlocks = Figures unlocked in this round
portal-who = Who
portal-all-judgements = All judgements
portal-superseded = superseded or withdrawn
portal-happened-judged = Judged, figures locked
portal-happened-reviewed = Reviewed by the council
portal-happened-decided = Decided
portal-happened-published = Published
portal-happened-erratum = Erratum
portal-happened-withdrawn = Withdrawn
portal-happened-reopen-asked = Asked to open the round again
portal-happened-reopened = Opened again
portal-figures-corrected = { $count_is ->
        [one] { $count } figure is no longer what was judged.
       *[many] { $count } figures are no longer what was judged.
    }
portal-see-corrections = See what would be different

portal-corrections = Corrections after the lock
portal-corrections-lead = Figures that are no longer what was judged, the standings and receipts that used the old values, and what would be different if it were judged again. Nothing published changes by itself.
portal-nothing-corrected = No figure is other than what was judged.
portal-corrected-figures = Corrected figures
portal-when-judged = When judged
portal-used-old-value = Standings and receipts that used an old value
portal-old-values = Old values
portal-uses-not-looked-for = { $count_is ->
        [one] For { $count } further figure the judgements were not looked through one by one.
       *[many] For { $count } further figures the judgements were not looked through one by one.
    }
portal-would-be-different = If it were judged again on the figures of now
portal-would-be-different-says = Under the same revision and the same readings; only the figures are those verified now.

portal-published = Published results
portal-published-lead = All that was published, with receipts by which everybody can check it. Errata and withdrawn results stay here.
portal-nothing-published = Nothing is published yet.
portal-published-at = Published
portal-stands = stands
portal-was-withdrawn = withdrawn
portal-errata-counted = { $count_is ->
        [one] { $count } erratum
       *[many] { $count } errata
    }
portal-selected-units = Commended
portal-receipt-says = The receipt holds the rules, the readings, every figure used and the result. Anybody can judge again from it, to the same bytes.
portal-get-receipt = Download the receipt
portal-verify-receipt = Check a receipt
portal-verify-offline = To check it on your own machine, offline:
portal-verify-lead = Send a receipt: what it holds is judged again and compared byte by byte. The file is not kept.
portal-receipt-file = Receipt file
portal-check-receipt = Check
portal-choose-a-receipt = Choose a receipt file.
portal-receipt-broken = The receipt is not whole
portal-receipt-of-published = This is the receipt of a result that was published here.
portal-receipt-of-nothing = This receipt is of nothing that was published here.
portal-see-published = See that result

portal-journal = Journal
portal-journal-lead = Everything that was done, in order, never edited and never removed. Each entry holds the hash of the one before.
portal-journal-verified = Verify the chain
portal-take-checkpoint = Download a checkpoint
portal-checkpoint-says = Keep this line where nobody who can change the database reaches: by it a journal that was cut off or written anew is found.
portal-subject = About
portal-what-was-done = What was done
portal-everybody = Everybody
portal-everything = Everything
portal-from-day = From
portal-until-day = To the end of
portal-filter-now = Filter
portal-no-day = Write a day as 2022-06-30. What is shown is not narrowed by it.
portal-no-entries = There is no such entry.
portal-hash = Hash
portal-hash-before = Hash of the entry before
portal-older = Older entries
portal-body = What it holds
portal-chain-whole = { $count_is ->
        [one] The journal is whole: its { $count } entry is as it was written.
       *[many] The journal is whole: all { $count } entries are as they were written.
    }
portal-journal-broken = { $count_is ->
        [one] The journal is not whole ({ $count } entry).
       *[many] The journal is not whole ({ $count } entries).
    }
portal-no-checkpoint = That is no checkpoint: the number of an entry, a space, then 64 hexadecimal digits.
portal-held-against = Hold it against a checkpoint kept outside
portal-check-again = Check again
portal-fault-edited = Entry { $number } was edited.
portal-fault-unchained = Entry { $number } does not follow the one before it.
portal-fault-rewritten = Entry { $number } is not the one that the checkpoint names.
portal-fault-missing = Entries { $from } to { $to } are missing.
portal-fault-cut-off = The journal ends at entry { $ends }; the checkpoint knew entry { $known }.
portal-fault-rows = The rows that came with entry { $number } in the table { $table } are not as they were written.

portal-what-waits = What waits to be done
portal-nothing-waits = Nothing waits to be done.
portal-yours = yours
portal-overdue = overdue
portal-duty-due = due
portal-duty-send = { $count_is ->
        [one] Submit figures: { $count } unit has not
       *[many] Submit figures: { $count } units have not
    }
portal-duty-verify = { $count_is ->
        [one] Verify the figures of { $count } unit
       *[many] Verify the figures of { $count } units
    }
portal-duty-judge = { $count_is ->
        [one] Judge the round: { $count } unit is verified
       *[many] Judge the round: { $count } units are verified
    }
portal-duty-review = Note the council's review
portal-duty-decide = Decide on the result
portal-duty-publish = Publish the result
portal-duty-reopen = Look at the wish to open the round again
portal-duty-unlock = Look at the wish to unlock figures: { $unit }
