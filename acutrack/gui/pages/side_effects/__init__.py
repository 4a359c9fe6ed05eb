"""What was noticed after sessions: open ones first, pleasant ones kept apart."""

from acutrack.gui.pages.side_effects.side_effects_page import SideEffectsPage

__all__ = ["SideEffectsPage"]
