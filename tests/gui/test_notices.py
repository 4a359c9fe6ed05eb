"""Telling what went wrong, also where the telling itself goes wrong."""

from __future__ import annotations

import sys

import pytest
from pytestqt.exceptions import capture_exceptions

from acutrack.domain.message import Message
from acutrack.gui.notices import Notices, catch_defects


def test_a_message_that_cannot_be_shown_is_not_told_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[Message] = []

    def show(message: Message) -> None:
        heard.append(message)
        raise FileNotFoundError

    with capture_exceptions():
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        notices = Notices()
        notices.failed.connect(show)
        catch_defects(notices)
        for _ in range(2):
            sys.excepthook(ValueError, ValueError(), None)

    assert len(heard) == 2
    assert heard[0].text.startswith("Something in AcuTrack went wrong just now")
