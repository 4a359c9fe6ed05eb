"""Speed as ratios: everything is measured against a floor in the same run, by turns."""
