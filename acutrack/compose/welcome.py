"""The first start: what is asked before there is a record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from acutrack.compose.first_drafts import FirstDrafts
from acutrack.gui.pages.welcome import WelcomePage
from acutrack.places import first_answers_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from acutrack.gui.context import Ways
    from acutrack.gui.theme import Theme
    from acutrack.settings.settings_file import SettingsFile
    from acutrack.text.catalogue import Catalogue


class Programme(Protocol):
    """The programme, as the first start sees it."""

    settings: SettingsFile
    words: Catalogue
    theme: Theme


def welcome_page(
    programme: Programme,
    ways: Ways,
    folder: Path,
    now: Callable[[], datetime],
    copies: QWidget | None,
) -> WelcomePage:
    """The page, with what was typed before it was closed; `copies` are of a record that is gone."""
    return WelcomePage(
        programme.settings,
        programme.words,
        programme.theme,
        ways,
        now=now,
        drafts=FirstDrafts(first_answers_file(folder)),
        copies=copies,
    )
