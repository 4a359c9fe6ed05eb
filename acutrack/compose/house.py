"""The programme, as the makers of its rooms see it; nothing is loaded for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from acutrack.compose.copies_room import CopiesRoom
    from acutrack.compose.locked_room import LockedRoom
    from acutrack.compose.reminding import Reminding
    from acutrack.gui.context import Ways
    from acutrack.gui.main_window import MainWindow
    from acutrack.gui.notices import Notices
    from acutrack.gui.theme import Theme
    from acutrack.settings.settings_file import SettingsFile
    from acutrack.text.catalogue import Catalogue


class House(Protocol):
    """What of the programme outlives every record that is opened."""

    window: MainWindow
    settings: SettingsFile
    words: Catalogue
    theme: Theme
    now: Callable[[], datetime]
    notices: Notices
    lock: LockedRoom
    copies: CopiesRoom
    reminding: Reminding

    def connect_ways(self, ways: Ways) -> None:
        """Go where a page asks to go."""

    def open_own_soon(self) -> None:
        """Open the person's own record once the click is over."""

    def open_sample(self) -> None:
        """Open the invented patient."""
