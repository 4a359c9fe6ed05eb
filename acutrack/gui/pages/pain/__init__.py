"""Every pain entry, to read, to correct and to add to."""

from acutrack.gui.pages.pain.pain_page import PainPage

__all__ = ["PainPage"]
