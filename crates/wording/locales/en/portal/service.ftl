### Running the portal: its demo, its health, its commands.

portal-demo-banner = DEMO: people and figures are illustrative.
portal-demo-way = Show the way
portal-demo-title = Take a round through
portal-demo-lead = Take each role in turn and bring the figures of the last two provinces to published standings. Press the button of the next step; the first time you need the password that was printed in the terminal.
portal-demo-steps = What there is to do
portal-demo-others = The other roles
portal-demo-go = Do this
portal-demo-done = done
portal-demo-me = you are in this role
portal-demo-all-done = The round is published.
portal-demo-see-result = See the result as everybody does
portal-demo-end = To begin anew, stop it with Ctrl-C and run thidua demo again.
portal-demo-person = { $role } (illustrative)
portal-demo-person-of = { $role }, { $unit } (illustrative)
portal-demo-enter = Enter the figures of { $unit }: type them, or load the workbook that is filled in
portal-demo-submit = Look through the figures of { $unit } and submit them
portal-demo-verify = Verify the figures of { $unit }, or return them with a reason
portal-demo-judge = Judge the round on what is verified
portal-demo-review = Record the council’s review
portal-demo-decide = Decide
portal-demo-publish = Publish the result
portal-demo-see-cluster-head = See the standings of the units
portal-demo-see-council-member = See the standings, the derivations, and what is left to the council
portal-demo-see-auditor = See everything, change nothing
portal-demo-see-administrator = Invite people, see the accounts
portal-demo-see-emulation-officer = The second person, for what takes two, such as unlocking figures
portal-demo-example = Download the workbook filled with illustrative figures
portal-demo-example-says = then load it here, as if the unit had filled it in.
portal-demo-file = illustrative
portal-request = When you tell an administrator, name it:

portal-journal-whole = The journal is whole: { $count } entries, from the first to { $end }.
portal-journal-empty = The journal has no entry yet.
portal-backup-done = { $rows } rows and { $files } files were backed up into { $folder }.
portal-restore-done = { $rows } rows and { $files } files were restored; the journal is whole.
portal-checkpoint = The checkpoint of the journal, to be kept elsewhere: { $line }
