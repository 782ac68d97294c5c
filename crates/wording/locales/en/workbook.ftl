### Words in the workbooks that the system makes: the template of figures, results, workbooks given back to mend.

## The template of figures

workbook-title = FIGURES FOR THE EMULATION MOVEMENT
workbook-movement = { $name } ({ $document })
workbook-round = { $round }, figures up to { $day }
workbook-how = Fill in the yellow cells only. Leave a cell empty where the figure is not known: empty is unknown, not 0.
workbook-code = Unit code
workbook-name = Unit
workbook-above-province = Province
workbook-above-district = District
workbook-guide = Guide
workbook-page = Page &P/&N

workbook-sheet-nation = Country
workbook-sheet-central_unit = Central units
workbook-sheet-province = Provinces
workbook-sheet-district = Districts
workbook-sheet-commune = Communes
workbook-sheet-agent = Agents
workbook-sheet-employee = Employees

workbook-measure-people = people
workbook-measure-VND = VND
workbook-measure-ratio = %
workbook-measure-points = points
workbook-measure-units = units
workbook-measure-truth = Yes/No

workbook-yes = Yes
workbook-no = No

workbook-rule-people = A whole number from 0 up. Leave it empty where it is not known.
workbook-rule-VND = An amount from 0 up, in VND. Leave it empty where it is not known.
workbook-rule-share = A ratio from 0 % to 100 %: type the % too, as in 2.1%. Leave it empty where it is not known.
workbook-rule-ratio = A ratio from 0 % up: type the % too, as in 2.1%. Leave it empty where it is not known.
workbook-rule-points = A number of points. Leave it empty where it is not known.
workbook-rule-units = A whole number from 0 up. Leave it empty where it is not known.
workbook-rule-truth = Choose Yes or No. Leave it empty where it is not known.
workbook-rule-wrong = This cell does not take that value

workbook-guide-title = HOW TO FILL IN THIS WORKBOOK
workbook-guide-1 = A row is a unit; a column is a figure for a day, a quarter or a year, named below the column's heading.
workbook-guide-2 = Fill in the yellow cells only. The others are locked, without a password.
workbook-guide-3 = Leave a cell empty where the figure is not known. Empty is unknown, not 0; write 0 only where it is 0.
workbook-guide-4 = Type numbers without words: 1045000. Grouping marks appear by themselves.
workbook-guide-5 = Type ratios with the percent sign: 2.1%.
workbook-guide-6 = Amounts of money are in VND, not in millions.
workbook-guide-7 = Formulas may be used; their results are taken, and recorded as results of formulas.
workbook-guide-8 = Keep the .xlsx format, and set no password for opening.
workbook-guide-9 = If a cell is wrong, this very file comes back with each such cell marked, and how to mend it.
workbook-guide-columns = THE COLUMNS
workbook-guide-column = Figure
workbook-guide-period = Period
workbook-guide-measure = Measure
workbook-guide-sheet = Sheet

## A workbook given back to mend

workbook-mend = To mend
workbook-mend-sheet = Sheet
workbook-mend-cell = Cell
workbook-mend-wrong = What is wrong
workbook-mend-how = How to mend it
workbook-sheet-table = Table
