### Running the portal: health, measures, commands for operators.
