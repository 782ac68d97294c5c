### Help texts of the commands.

help-about = Judges emulation movements of Vietnam Social Security, exactly
help-after =
    MOVEMENT is the id of a built-in movement (see the command movements) or the path of a movement file.
    Exit status: 0 done; 1 the input is wrong or incomplete; 2 the command line is wrong.

help-command-movements = List the built-in movements
help-command-check = Read and check a movement, and run its worked examples
help-command-template = Make the workbook that a unit fills in
help-command-evaluate = Judge a round
help-command-explain = Explain one unit's result in full
help-command-compare-readings = Judge under every combination of readings, and say what holds under all
help-command-fragility = Find the smallest change that would change who is selected
help-command-verify = Judge again from a receipt, offline
help-command-demo = Do the main job on illustrative figures
help-command-serve = Open the portal
help-command-journal = Verify the journal, or print a checkpoint to be kept elsewhere
help-command-backup = Back everything up while the portal runs
help-command-restore = Make everything again from a backup
help-command-help = Show the help of a command

help-arg-lang = Language: vi (default) or en; THIDUA_LANG sets it too
help-arg-problems = How problems are told on stderr: text (default) or json
help-arg-help = Print this help
help-arg-version = Print the version

help-arg-movement = The id of a built-in movement, or the path of a movement file
help-arg-round = The round, such as 2022-q2
help-arg-figures = A file of figures, .csv or .xlsx; “-” is CSV on standard input; can be given several times
help-arg-units = The competing units (CSV with a column unit); without it every unit of the right level that has any figure competes
help-arg-readings = Choose a reading, such as comparable=exact; can be given several times
help-arg-assume_attested = Take every absent attestation as given; the result says so
help-arg-numbers = How texts in workbooks write numbers: vi (1.234,5) or en (1,234.5); without it a number that can be read in two ways is a problem
help-arg-due = The last day on which figures came in time; later ones are flagged
help-arg-format = The form of the result: { $values }; the first is the default
help-arg-output = Write to this file, not to the screen
help-arg-award = The id of the award, such as health
help-arg-unit = The code of the unit, such as 24
help-arg-receipt = The receipt

help-check-coverage = List clause by clause what carries it
help-evaluate-receipt = Also write the receipt: all that was used for the judgement, with SHA-256 digests
help-evaluate-annotate = When a workbook has problems: write that very workbook back with each bad cell marked
help-template-output = The workbook (.xlsx) to write
help-verify-receipt = The receipt to verify
help-demo-output = The folder to write the result to; without it the current folder
help-demo-portal = Always open the portal to be tried, even away from a terminal
help-demo-no_portal = Print the results and end, without the portal
help-demo-empty = The portal to be tried begins before any unit has sent figures
help-demo-listen = The address of the portal to be tried, on this machine only; 127.0.0.1:8080 by default, or any free port
help-demo-database = Where what is tried is kept: a file, or postgres://…; it must be empty or of an earlier demo
help-demo-folder = The folder of the portal to be tried, which stays; by default a temporary one, which goes
help-serve-listen = The address and port to listen on; 127.0.0.1:8080 by default; port 0 takes any free one
help-serve-database = Where everything is kept: the path of a file, or postgres://…; by default a file in --folder
help-serve-folder = The folder of the database and of uploads; thidua-data by default
help-serve-secure = Browsers reach the portal over HTTPS: cookies are kept to secure connections
help-serve-proxies = Addresses of the proxies in front, separated by commas; only these are believed when they say who is asking (X-Forwarded-For)
help-serve-smtp-server = The mail server for reminders, as host:port; its password comes from THIDUA_SMTP_PASSWORD
help-serve-smtp-security = How the way to the mail server is encrypted: tls (the default), starttls, or none for one on the same machine
help-serve-smtp-user = The name to sign in to the mail server with, where it asks for one
help-serve-smtp-from = Whom letters are from, such as “Thi đua <thidua@example.vn>”
help-serve-address = Where the portal is reached from outside, for links in letters, such as https://thidua.example.vn
help-arg-proxies = Addresses of the proxies in front, separated by commas; only these are believed when they say who is asking (X-Forwarded-For)
help-arg-smtp_server = The mail server for reminders, as host:port; its password comes from THIDUA_SMTP_PASSWORD
help-arg-smtp_security = How the way to the mail server is encrypted: tls (the default), starttls, or none for one on the same machine
help-arg-smtp_user = The name to sign in to the mail server with, where it asks for one
help-arg-smtp_from = Whom letters are from, such as “Thi đua <thidua@example.vn>”
help-arg-address = Where the portal is reached from outside, for links in letters, such as https://thidua.example.vn
help-template-units = The units that get a row (CSV with a column unit); without it every competing unit
help-template-figures = Figures that are known already, to fill in
help-serve-invite_administrator = Print a new invitation for an administrator and end; the one before is worth nothing then
help-arg-settings = The file of settings (TOML); THIDUA_SETTINGS names it too; see docs/settings.md
help-arg-listen = The address and port to listen on; 127.0.0.1:8080 by default; port 0 takes any free one
help-arg-secure = Browsers reach the portal over HTTPS: cookies are kept to secure connections
help-arg-metrics = An address of its own for /metrics; without it /metrics is there only while the portal is for this machine alone
help-arg-folder = The folder of the database and of uploads; thidua-data by default
help-arg-database = Where everything is kept: the path of a file, or postgres://…; by default a file in --folder
help-arg-uploads = Where uploads are kept: a folder, or s3://bucket/…; by default a folder in --folder
help-arg-s3_endpoint = The address of the service behind s3://
help-arg-s3_region = The region of s3://; us-east-1 by default
help-arg-workbooks_at_once = How many workbooks are read or written at once; 2 by default
help-arg-session_hours = A session that is not used for so many hours ends; 12 by default
help-arg-session_days = A session ends after so many days; 7 by default
help-arg-stop_seconds = Asked to end, wait so many seconds for requests under way; 30 by default
help-arg-log = Log from which level: error, warn, info (the default), debug
help-arg-log_form = The form of the log: auto (the default), json or text
help-journal-act = verify: look through every entry of the journal; checkpoint: print the end of the journal
help-journal-checkpoint = A checkpoint that was kept elsewhere; for verify
help-backup-output = The folder to write the backup to, which is made
help-restore-backup = The folder of the backup
help-arg-remind_days = How many working days before the last day units that have not sent are reminded; 3 by default
help-arg-sign_on_issuer = Address of a sign-on (OpenID Connect) that is believed when it says who somebody is; needs --sign-on-client, the variable THIDUA_SIGN_ON_SECRET and --address as well
help-arg-sign_on_client = What this portal is called at the sign-on
help-arg-sign_on_trusts = Values of acr or amr that the sign-on says when it asked for a second proof itself, separated by commas; without one, one-time codes are asked for all the same
