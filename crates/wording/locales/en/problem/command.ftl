### Problems of commands, files and results.

problem-annotated = the workbook { $of } was written back with each bad cell marked
    .hint = Open this file, mend the marked cells and load it again.
problem-not-annotated = this file was not written: { $of } cannot be opened as a workbook, so nothing in it can be marked
    .hint = See what is said of { $of }.
problem-unknown-movement = there is no movement “{ $name }”
    .hint-all = Did you mean “{ $nearest }”? The built-in movements are: { $all }. The path of a movement file will do as well.
    .hint-known = The built-in movements are: { $known }. The path of a movement file will do as well.
    .hint = Name a built-in movement or the path of a file.
problem-cannot-read = the file cannot be read: { $reason ->
        [not-found] it is not there
        [denied] you may not read it
        [folder] it is a folder
        [utf-16] its text is UTF-16 (“Unicode”), UTF-8 is needed
        [not-utf8] its text is not UTF-8
       *[other] { $reason }
    }
    .hint = { $reason ->
        [utf-16] Open the file in an editor, save it as UTF-8 and run again.
        [not-utf8] Open the file in an editor, save it as UTF-8 and run again.
       *[other] Check the path, and whether you may read the file.
    }
problem-cannot-write = the file cannot be written: { $reason ->
        [not-found] there is no such folder
        [denied] you may not write there
        [folder] it is a folder
        [full] the disk is full
        [read-only] the disk is read-only
        [no-name] it has no name
       *[other] { $reason }
    }
    .hint = Check the folder, whether you may write there, and the space on the disk. Nothing was left half-written.
problem-not-a-reading = “{ $found }” chooses no reading
    .hint = Write --reading ID=NAME, such as --reading comparable=exact.
problem-reading-twice = the reading “{ $reading }” is chosen twice
    .hint = Keep one of the two.
problem-needs-output = --format xlsx needs a file to write
    .hint = Add --output FILE.xlsx.
problem-same-file = { $option } would write over { $file }, the file of { $other }
    .hint = Give { $option } another name. Nothing was written.
problem-two-inputs = standard input (-) can be read once only
    .hint = Write “-” once; load other figures from files.
problem-unsound-movement = the movement cannot be judged: { $name }
    .hint = The command check names what is wrong in the movement file.
problem-award-not-here = the award “{ $label }” ({ $award }) does not exist in the round { $round } as it is judged here
    .message-readings = the award “{ $label }” ({ $award }) exists only under the reading { $readings }
    .message-rounds = the award “{ $label }” ({ $award }) does not exist in the round { $round }
    .hint-options = Add { $options }.
    .hint-rounds = It exists in: { $rounds }. Choose one with --round.
    .hint = Ask for another award.
problem-unit-not-competing = the unit “{ $unit }” does not compete for the award “{ $label }” ({ $award })
    .hint = Units of the award's level that have figures compete, or those listed with --units.
    .hint-nearest = Did you mean “{ $nearest }”?
problem-record-not-used = { $unit }: the record “{ $label }” of { $day } is not used, because this round is judged as of { $cut_off }
    .hint = If it still holds on the cut-off, add a line for { $cut_off }.
problem-no-units = there is no unit to judge
    .hint = Load figures of at least one unit of a competing level, or list units with --units.

problem-too-many-readings = the readings have more than { $most } combinations
    .hint = Judge the combinations that matter with evaluate --reading.

## Receipts

problem-not-a-receipt = the file is no receipt that this program reads
    .hint = See whether it is the file that evaluate --receipt wrote.
problem-receipt-part = the part “{ $part }” of the receipt was changed
    .hint = Ask for the original receipt; this one proves nothing.
problem-receipt-frame = the frame of the receipt was changed at this line
    .hint = Ask for the original receipt; this one proves nothing.
problem-receipt-figure = the parts are whole, but a figure in them could never have been judged: { $unit }, { $indicator }, { $period }: “{ $found }”
    .hint = Ask for the original receipt; this one proves nothing.
problem-receipt-figure-twice = the parts are whole, but one figure stands there twice: { $unit }, { $indicator }, { $period }: “{ $found }”
    .hint = Ask for the original receipt; this one proves nothing.
problem-receipt-unsound = the parts are whole, but they cannot be judged again; what follows says why
    .hint = Use the version of the program that made the receipt.
problem-receipt-differs = judged again it comes to something else, from line { $line } of the result: the receipt says “{ $kept }”, judging again says “{ $replayed }”
    .hint = Use the version of the program that made the receipt, and tell whoever is responsible.

## Worked examples of a movement

problem-case-expects-nothing = the worked example expects nothing
    .hint = Add at least one table [expect.…].
problem-case-unknown-unit = the unit “{ $unit }” does not compete in the worked example
    .hint = Give it figures, or name it in units.
problem-unknown-goal = this round has no goal “{ $name }”
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint = The goals are: { $known }.
problem-case-differs = { $what }: expected { $expected }, found { $found }
    .hint = One of the two is wrong: the example with what it expects, or the rule in the movement file.

problem-cannot-listen = cannot listen on { $address }: { $reason }
    .hint = Perhaps another program uses this port; choose another with --listen 127.0.0.1:8081, or --listen 127.0.0.1:0 for any free one.
problem-cannot-serve = the portal cannot be opened: { $reason }
    .hint = Check the address given to --database, and that --folder can be written to.

problem-demo-not-loopback = the demo is opened on this machine only, not at { $address }
    .hint = Use --listen 127.0.0.1:8080. The demo's password is shown to everybody; for others to use it, run serve.
problem-demo-in-use = people have accounts in this database
    .hint = The demo takes an empty database: give another --database or --folder. Nothing was written to it.

## Settings

problem-setting-not-toml = this line cannot be read
    .hint = Each line is name = value, texts in quotation marks, below a table such as [reach]; see docs/settings.md.
problem-setting-no-table = “{ $name }” must stand in a table
    .hint = Write [reach], [storage], [limits] or [logs] in a line above; see docs/settings.md.
problem-setting-unknown = there is no setting “{ $name }”
    .hint-nearest = Did you mean “{ $nearest }”?
    .hint = docs/settings.md lists the settings.
problem-setting-value = { $name }: “{ $found }” cannot be used
    .hint = It takes { $form }; see docs/settings.md. The portal has not been opened.

## The journal and backups

problem-journal-edited = the journal: entry { $entry } was edited
    .hint = Compare it with a backup and with checkpoints kept elsewhere; tell whoever is in charge. Change nothing more.
problem-journal-missing = the journal: the entries from { $from } to { $to } are missing
    .hint = Compare it with a backup and with checkpoints kept elsewhere; tell whoever is in charge. Change nothing more.
problem-journal-unchained = the journal: entry { $entry } does not follow the one before it; some entry was moved
    .hint = Compare it with a backup and with checkpoints kept elsewhere; tell whoever is in charge. Change nothing more.
problem-journal-cut-off = the journal ends at entry { $ends }, but the checkpoint has seen entry { $known }
    .hint = Its end was cut off, or the checkpoint is of another database.
problem-journal-rewritten = the journal: entry { $entry } is not the one that the checkpoint has seen
    .hint = The journal was written anew, or the checkpoint is of another database.
problem-journal-rows = the journal: the data of entry { $entry } in the table { $table } is not what was written
    .hint = Compare it with a backup; tell whoever is in charge. Change nothing more.
problem-no-checkpoint = the file has no checkpoint
    .hint = It takes a line that journal checkpoint printed: the number of the entry, a blank, and 64 hexadecimal digits.
problem-store = what is kept could not be reached or changed: { $reason ->
        [gone] there is no connection
        [full] no room is left
        [busy] it is busy
        [address] the address cannot be used
        [newer] it is of a later version of this program
        [older] it is of an earlier version of this program
        [unknown] there is none
        [taken] something is there already
        [damaged] it is damaged
       *[other] something failed
    } ({ $says })
    .hint-older = Run this version's serve once, which converts it, and try again.
    .hint-newer = Use the later version of the program.
    .hint-taken = Choose a place where nothing is. Nothing was written.
    .hint = Check --database, --folder and --uploads.
problem-no-entries = the journal has no entry yet
    .hint = There is nothing to hold it against.
