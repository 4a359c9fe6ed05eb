"""Sessions: what was done, how it hurt before and after, and what was noticed."""

from acutrack.gui.pages.sessions.sessions_page import SessionsPage

__all__ = ["SessionsPage"]
