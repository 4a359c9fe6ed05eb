"""The first start: three choices, and for an own record three short questions.

There may be no casebook yet, so nothing here reads or writes records: the answers go out in one
signal, and until then what is typed is kept as a draft where there is a place for drafts.
"""

from acutrack.gui.pages.welcome.first_answers import FirstAnswers
from acutrack.gui.pages.welcome.welcome_page import WelcomePage

__all__ = ["FirstAnswers", "WelcomePage"]
