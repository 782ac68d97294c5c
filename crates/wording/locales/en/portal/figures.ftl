### Figures: the grid, workbooks, checks, verification, reminders.

portal-changed-meanwhile = Somebody changed these figures after you opened the page, so nothing was saved. What you typed is still in its fields, beside what stands there now; look, and save again.
portal-moved-on = The submission went on meanwhile, so nothing was done. The state below is the present one.
portal-typed-not-kept = You typed this, and it was not kept:
portal-not-saved-stands = Not saved; what stands there now:

portal-records = Recorded by the centre
portal-records-lead = What units do not report of themselves: attestations, disqualifications, blocks; and figures of the country. One person records it with a reason and a document, another confirms it; from then on it counts.
portal-records-waiting = Waiting for another person
portal-records-settled = Settled
portal-choose = Choose
portal-record-of = What is recorded
portal-record-reason = Reason
portal-record-by = Recorded by
portal-record-document = The document that it rests on (number and date)
portal-record-file = The document as a file, if there is one
portal-record-chosen = Record of the chosen units
portal-record-codes = Codes of units, parted by commas or lines
portal-record-take-back = take back what was recorded
portal-record-taken-back = taken back
portal-record-propose = Record
portal-record-propose-says = It counts once another person has confirmed it.
portal-record-word = A word with the confirmation or refusal
portal-record-confirm = Confirm what is chosen
portal-record-refuse = Refuse
portal-record-withdraw = Withdraw my own
portal-record-proposed = waits for confirmation
portal-record-confirmed = confirmed
portal-record-refused = refused
portal-record-withdrawn = withdrawn
portal-record-no-indicator = Choose what is recorded.
portal-record-no-unit = Choose one unit or more.
portal-record-unknown-units = There is no unit with the code { $codes } at this level; mend these codes or take them out.
portal-record-no-value = Choose or type the value to record.
portal-record-no-reason = Give the reason.
portal-record-no-document = Give the number and date of the document that it rests on.
portal-record-no-word = Say why you refuse it.
portal-record-none-chosen = Choose one of those that wait, or more.
portal-record-own = Whoever recorded something does not confirm it, and nobody else withdraws it: the rest is for another person.
portal-record-waits-already = This waits for confirmation already of a unit that you chose; settle that first.
portal-record-settled-already = Somebody has settled one of those you chose; the present state is below.

portal-grid-keys = Arrow keys, Enter and Tab move between cells; a block of cells can be pasted from Excel; Ctrl+Z undoes, Ctrl+Y does again. Figures are saved as you type.
portal-grid-saving = Saving…
portal-grid-saved = Saved.
portal-grid-unsaved = Not saved yet: { $count }.
portal-grid-offline = The connection is lost. Not saved yet: { $count }; what you typed is kept in this browser and sent when the connection is back.
portal-grid-theirs = Just typed by somebody else
portal-grid-take = Take theirs
portal-grid-keep = Keep mine
portal-grid-conflict = Somebody else has just typed other figures into some cells ({ $count }): choose one of the two.
portal-grid-pasted = Pasted into cells: { $count }.
portal-grid-beyond = Values that had no cell: { $count }.
portal-grid-undone = Undone, or done again.
portal-grid-wrong = Cells that cannot be read: { $count }; see the sentence below each.
portal-cells-sign-in = Your session has ended. Sign in again in another tab, and this page sends the rest by itself.
portal-cells-moved-on = The submission went on, so nothing more can be saved. Copy what you want to keep and load the page again.

portal-odd-above = Above “{ $whole }” ({ $is }), of which it is only a part.
portal-odd-sum = Not { $parts } together: { $sum }.
portal-odd-fell = Counted since the start of the year, and below { $since } ({ $was }).
portal-odd-differs = Not what was verified before for the same period: { $was }.
portal-odd-leap = Less than half, or more than twice, of { $since } ({ $was }): perhaps a digit too few or too many.
portal-odd-unusual = Against { $since } ({ $was }) it changed by { $change } a quarter; the unit's last { $steps } changes are usually { $usual }.
portal-odd = A word of explanation is needed
portal-odd-lead = These figures are unlike the others or the unit's earlier ones. Where one is right, say briefly why; where it is wrong, go back and mend it. The explanation goes to the verifier with the submission.
portal-explanation = Explanation
portal-explain = Say why, or go back and mend the figure.
portal-explain-first =
    { $count ->
        [one] { $count } figure needs a word of explanation before it is submitted.
       *[other] { $count } figures need a word of explanation before they are submitted.
    }
portal-nothing-odd = No figure is unlike the others or the earlier ones.
portal-answers = Check before you submit
portal-answers-lead = Look through all figures. Once submitted they go to the verifier, and the unit cannot change them unless they are returned.
portal-back-to-figures = Back to the figures
portal-figures-missing =
    { $count ->
        [one] { $count } field is empty; an empty field is not known, and never zero.
       *[other] { $count } fields are empty; an empty field is not known, and never zero.
    }
portal-submitted-before-head = Submitted before
portal-change-it = Change
portal-submit-says = By “Submit” the head of the unit answers for the figures on this page.
portal-check-and-submit = Check and submit
portal-check-figures = Check
portal-unit-explains = The unit explains:
portal-changed-since = Changed since the return
portal-unchanged =
    { $count ->
        [one] Unchanged: { $count } figure
       *[other] Unchanged: { $count } figures
    }
portal-pedigree = Origin
portal-to-submission = Submission
portal-last-said = latest
portal-said-at = Reported
portal-verified-at = Verified
portal-not-verified = not verified yet
portal-used = Judged upon
portal-used-in = { $round }, judged at { $at }
portal-not-used = in no judgement yet
portal-by-file = Read from a file
portal-by-hand = Typed on the page
portal-by-centre = Recorded by the centre
portal-stood-in-cell = sheet “{ $sheet }”, cell { $cell }
portal-stood-in-line = line { $line }

portal-dry-run = Look before loading
portal-dry-run-lead = The file can be read, and nothing is kept yet. This is what it would change in the unit's draft.
portal-dry-new = new
portal-dry-changed = changed
portal-dry-taken-back = taken back, as this file no longer has them
portal-dry-same = unchanged
portal-dry-what = Change
portal-dry-place = Cell in the file
portal-dry-nothing = The file changes no figure.
portal-dry-keep = Keep exactly these
portal-dry-drop = Drop it
portal-get-marked = Get the workbook with its bad cells marked

portal-my-tasks = My tasks
portal-no-tasks = Nothing waits for you now.
portal-movements = Movements
portal-late-since = late since
portal-by-day = by
portal-task-send = Send the figures of { $unit }
portal-task-finish = Finish the figures of { $unit }
portal-task-submit = Check and submit the figures of { $unit }
portal-task-mend = Mend the returned figures of { $unit }
portal-task-verify =
    { $count ->
        [one] Verify { $count } submission
       *[other] Verify { $count } submissions
    }
portal-task-confirm =
    { $count ->
        [one] Confirm { $count } record of the centre
       *[other] Confirm { $count } records of the centre
    }
portal-task-judge =
    { $count ->
        [one] Judge: { $count } submission is verified
       *[other] Judge: { $count } submissions are verified
    }
portal-task-review = Note the council's review
portal-task-decide = Decide on the result
portal-task-publish = Publish the result
portal-turn = Who acts next
portal-turn-unit = The unit
portal-turn-verifier = The verifier
portal-turn-centre = The standing department
portal-turn-nobody = –
portal-filter = Filter by state
portal-show-all = Show all
portal-late-units = late
portal-late-unit = late
portal-reminders = Due day and reminders
portal-send-by = Figures are due
portal-no-send-by = No day is set by which figures are due.
portal-send-by-day = The last day on which figures are taken
portal-set-send-by = Set the day
portal-no-due = Choose a day, not before the cut-off { $day }.
portal-not-sent-yet = Units that have not sent
portal-all-sent = Every unit has sent its figures.
portal-would-be-reminded = Who would be reminded
portal-nobody-to-remind = no account yet
portal-remind =
    { $count ->
        [one] Send a reminder to { $count } person
       *[other] Send reminders to { $count } people
    }
portal-reminds-by-itself =
    { $count ->
        [one] By itself the system reminds once, { $count } working day before.
       *[other] By itself the system reminds once, { $count } working days before.
    }
portal-no-mail = No mail server is set, so no reminders can be sent.
portal-letters = Reminders
portal-written-at = Written
portal-letter-sent = sent { $at }
portal-letter-waits = waits
portal-letter-failed = not taken yet, to be tried again ({ $fault })
portal-reminder-subject = Figures of { $round } are awaited: { $unit }
portal-reminder-body-due =
    Dear { $name },

    { $unit } has not sent its figures for { $round } of { $movement }. They are due on { $due }.
    The page for them: { $page }
portal-reminder-body =
    Dear { $name },

    { $unit } has not sent its figures for { $round } of { $movement }.
    The page for them: { $page }
