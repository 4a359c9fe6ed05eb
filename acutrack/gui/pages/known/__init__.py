"""What is known: what studies and guidelines say, with numbers, sources and how sure it is."""

from acutrack.gui.pages.known.known_page import KnownPage

__all__ = ["KnownPage"]
