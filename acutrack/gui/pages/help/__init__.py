"""Warning signs, questions to ask, how numbers are made, shortcuts, privacy; all offline."""

from acutrack.gui.pages.help.help_page import HelpPage

__all__ = ["HelpPage"]
