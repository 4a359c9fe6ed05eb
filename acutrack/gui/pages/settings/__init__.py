"""Everything a person can choose, and where the record lies."""

from acutrack.gui.pages.settings.settings_page import SettingsPage

__all__ = ["SettingsPage"]
