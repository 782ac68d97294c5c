### The command line: headings of help texts, and mistakes in typing a command.

usage-heading = Usage:
usage-a-command = COMMAND
usage-more-options = [options]
usage-commands = Commands
usage-arguments = Arguments
usage-options = Options
usage-everywhere = With every command

usage-error = The command line is wrong:
usage-see = For more: { $command } --help
usage-tip = Did you mean { $suggested }?
usage-values = It can be: { $values }.

usage-unknown-argument = there is no option or argument “{ $found }”
usage-unknown-command = there is no command “{ $found }”
usage-missing-command = a command is needed
usage-missing-arguments = missing: { $missing }
usage-missing-value = { $argument } needs a value
usage-invalid-value = { $argument } cannot be “{ $found }”
usage-too-many-values = { $argument } does not take so many values: “{ $found }”
usage-repeated = { $argument } can be given once only
usage-conflict = { $argument } cannot be used with { $other }
usage-not-utf8 = an argument is not UTF-8 text
usage-other = the command line cannot be read
