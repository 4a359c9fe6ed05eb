"""Your start: the days before the first session, settled, and how a complaint is judged."""

from acutrack.gui.pages.baseline.baseline_page import BaselinePage

__all__ = ["BaselinePage"]
