"""Words get the room they need where they are longer, and where they run from the right.

Here in the look in which each has least room; `dev.py room` looks at both, at the dialogs too, and
in each language that is shipped.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from acutrack.gui.theme import ThemeChoice
from acutrack.text.languages import languages
from tests.accessibility.conftest import VIEWS, Room
from tests.accessibility.test_room_for_words import LOOKS
from tests.screens.room import too_little_room
from tests.screens.tongues import FROM_THE_RIGHT, LONGER, speak, tongues


@pytest.fixture(scope="module", params=[LONGER, FROM_THE_RIGHT])
def spoken(request: pytest.FixtureRequest, room: Room) -> Iterator[Room]:
    speak(room.programme, request.param)
    yield room
    speak(room.programme, "en")


def test_every_word_gets_the_room_it_needs(spoken: Room) -> None:
    spoken.wear(*LOOKS["text 200 %"])
    found = []
    for view in VIEWS:
        spoken.show(view)
        found += [f"{view} {what}" for what in too_little_room(spoken.window)]
    spoken.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)

    assert found == []


def test_a_language_that_was_left_leaves_nothing_behind(spoken: Room) -> None:
    assert spoken.window.page is not None
    speak(spoken.programme, "en")

    assert not QApplication.isRightToLeft()
    assert spoken.programme.words.language == "en"


def test_every_language_is_among_those_that_are_looked_at() -> None:
    assert {language.code for language in languages()} < set(tongues())
