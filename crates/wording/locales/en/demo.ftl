### The main job on illustrative figures.

demo-illustrative = ILLUSTRATIVE FIGURES: made from a seed, true of no province.
demo-explained = Why, for the unit just behind the last place:
demo-figures = The figures used: { $file }
demo-result = The result workbook: { $file }

demo-portal-how = To try the portal in every role: thidua demo --portal
demo-portal-at = Try the portal at { $address }
demo-portal-filled = Two provinces have not sent their figures; the others have, and theirs are verified. The page shows the way from there to published standings.
demo-portal-empty = No unit has sent figures yet. The page shows the way from there to published standings.
demo-portal-end = All people and all figures are illustrative, and only this machine can open it. Ctrl-C stops it.
demo-person = Who
demo-login = E-mail
demo-password = Password
