"""The first start: what is asked before there is a record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from acutrack.compose.copies_room import CopiesRoom
from acutrack.compose.first_drafts import FirstDrafts
from acutrack.gui.context import Ways
from acutrack.gui.main_window import MainWindow
from acutrack.gui.pages.welcome import WelcomePage
from acutrack.gui.theme import Theme
from acutrack.places import first_answers_file
from acutrack.settings.settings_file import SettingsFile
from acutrack.text.catalogue import Catalogue


class House(Protocol):
    """The programme, as this sees it."""

    window: MainWindow
    settings: SettingsFile
    theme: Theme
    words: Catalogue
    copies: CopiesRoom

    def connect_ways(self, ways: Ways) -> None:
        """Go where a page asks to go."""

    def begin(self, answers: object) -> None:
        """Make the person's own record from the first answers."""


class FirstStart:
    """Shows the three choices."""

    def __init__(self, house: House, folder: Path, now: Callable[[], datetime]) -> None:
        self._house, self._now = house, now
        self._drafts = FirstDrafts(first_answers_file(folder))
        self._page: WelcomePage | None = None

    def show(self) -> WelcomePage:
        """Show them, with what was typed before."""
        house = self._house
        ways = Ways()
        house.connect_ways(ways)
        page = WelcomePage(
            house.settings,
            house.words,
            house.theme,
            ways,
            now=self._now,
            drafts=self._drafts,
            copies=house.copies.left_behind(),
        )
        page.finished.connect(house.begin)
        house.window.show_alone(page)
        self._page = page
        return page

    def say_anew(self) -> None:
        """Say them in another language, if they are what is shown."""
        before = self._page
        if before is not None and self._house.window.page is before:
            before.leave()
            self.show().show_screen(before.screen_key)
            self._house.window.focus_named("language")
