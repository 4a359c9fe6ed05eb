"""Help and safety: what it says, and that it follows the settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.domain.red_flags import ALL_SIGNS, BACK_PAIN_SIGNS
from acutrack.gui.actions import PAGES, SHORTCUTS
from acutrack.gui.pages.help import HelpPage
from acutrack.gui.widgets.page import Scaffold
from acutrack.gui.widgets.warning_card import WarningCard
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        made.go("help")
        yield made


def words(desk: Desk) -> list[str]:
    return [t.text() for t in desk.page(HelpPage).findChildren(QLabel) if t.isVisible()]


def test_every_warning_sign_can_be_read_at_any_time(desk: Desk) -> None:
    shown = words(desk)

    for sign in (*ALL_SIGNS, *BACK_PAIN_SIGNS):
        assert desk.context.words(sign.ask) in shown, sign.key


def test_the_warning_signs_come_first(desk: Desk) -> None:
    cards = [card for card in desk.page(HelpPage).findChildren(WarningCard) if card.isVisible()]

    assert min(card.y() for card in cards) < 200
    assert cards[0].title.text() == "Emergency: call 112 now"


def test_the_number_follows_the_settings(desk: Desk) -> None:
    settings = desk.programme.settings
    settings.change(replace(settings.current, emergency_number="999"))
    desk.go("today")
    desk.go("help")

    assert "Emergency number: 999. You can change it in Settings." in words(desk)
    assert "Emergency: call 999 now" in words(desk)
    assert not any("112" in text for text in words(desk))


def test_every_key_is_explained(desk: Desk) -> None:
    shown = words(desk)

    for told in (*(page.words for page in PAGES), *(shortcut.words for shortcut in SHORTCUTS)):
        assert desk.context.words(told) in shown


def test_it_scrolls_from_the_keyboard(desk: Desk) -> None:
    scaffold = next(s for s in desk.page(HelpPage).findChildren(Scaffold) if s.isVisible())
    before = scaffold.verticalScrollBar().value()
    desk.person.key(Qt.Key.Key_PageDown)

    assert scaffold.verticalScrollBar().value() > before
