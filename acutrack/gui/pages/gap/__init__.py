"""Fill in a gap: a week of days, a number each, and what else is remembered.

`week` picks the days, `day_facts` reads what a day already says, `gap_edits` makes the edits,
`week_grid` shows the cells, and `gap_page` joins them.
"""

from acutrack.gui.pages.gap.gap_page import GapPage

__all__ = ["GapPage"]
