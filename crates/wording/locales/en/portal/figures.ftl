### Figures: the grid, workbooks, checks, verification, reminders.
