### The main job on illustrative figures.

demo-illustrative = ILLUSTRATIVE FIGURES: made from a seed, true of no province.
demo-explained = Why, for the unit just behind the last place:
demo-figures = The figures used: { $file }
demo-result = The result workbook: { $file }
