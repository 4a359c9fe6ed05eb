"""Today: one question, what may be added to it, and what is waiting.

Each card is a module of its own: it shows plain facts and says in signals what was pressed;
`deeds` turns that into edits, `todays_diary` picks out of the records what Today is about.
"""

from acutrack.gui.pages.today.today_page import TodayPage

__all__ = ["TodayPage"]
