"""The warning cards by themselves: order, what is written down, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.record import Edit, PatientId, RecordId
from acutrack.domain.red_flags import SIGNS, URGENCY_ORDER
from acutrack.domain.signs import Sign
from acutrack.domain.warning_sign import Urgency, WarningAnswer, WarningShown
from acutrack.gui.context import GuiContext
from acutrack.gui.red_flag_cards import RedFlagCards
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.warning_card import WarningCard
from tests.gui.pages.person import on_disk
from tests.rest import at_rest

EFFECT, OTHER = RecordId("e1"), RecordId("e2")


@pytest.fixture
def cards(qtbot: QtBot, context: GuiContext, own_room: PatientId) -> RedFlagCards:
    made = RedFlagCards(context, own_room)
    qtbot.addWidget(made)
    return made


def signs(urgency: Urgency) -> tuple[Sign, ...]:
    return tuple(sign for sign in SIGNS.values() if sign.urgency is urgency)


def titles(cards: RedFlagCards) -> list[str]:
    at_rest()
    found = [card for card in cards.findChildren(WarningCard) if card.isVisible()]
    return [card.title.text() for card in sorted(found, key=lambda card: card.y())]


def press(cards: RedFlagCards, words: str) -> None:
    found = [b for b in cards.findChildren(Button) if b.isVisible() and b.words == words]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    at_rest()


@pytest.mark.parametrize("order", [URGENCY_ORDER, tuple(reversed(URGENCY_ORDER))])
def test_the_most_urgent_stands_on_top_whatever_came_first(
    cards: RedFlagCards, order: tuple[Urgency, ...]
) -> None:
    cards.show()
    for urgency in order:
        cards.show_signs(signs(urgency)[:1])

    assert [title.split(":")[0] for title in titles(cards)] == [
        "Emergency",
        "Urgent",
        "Tell your practitioner",
    ]


def test_a_sign_is_shown_and_written_down_once_for_an_entry(
    cards: RedFlagCards, tmp_path: Path, own_room: PatientId
) -> None:
    one = signs(Urgency.EMERGENCY)[:1]
    for _ in range(3):
        cards.show_signs(one, EFFECT)
    assert len(on_disk(tmp_path, WarningShown, own_room)) == 1

    press(cards, "Keep writing")
    cards.show_signs(one, EFFECT)
    assert titles(cards) == []


def test_another_entry_brings_it_up_again(
    cards: RedFlagCards, tmp_path: Path, own_room: PatientId
) -> None:
    one = signs(Urgency.EMERGENCY)[:1]
    cards.show_signs(one, EFFECT)
    cards.begin_another()
    cards.show_signs(one, OTHER)
    assert len(titles(cards)) == 1

    press(cards, "I have called")
    kept = on_disk(tmp_path, WarningShown, own_room)
    assert {w.side_effect_id for w in kept} == {EFFECT, OTHER}
    assert {w.answer for w in kept} == {WarningAnswer.CALLED}


def test_the_last_answer_is_told(cards: RedFlagCards, qtbot: QtBot) -> None:
    cards.show_signs((*signs(Urgency.EMERGENCY)[:1], *signs(Urgency.SOON)[:1]))
    titles(cards)
    with qtbot.assertNotEmitted(cards.closed):
        press(cards, "Keep writing")
    with qtbot.waitSignal(cards.closed):
        press(cards, "Keep writing")
    assert cards.isHidden()


def test_a_card_that_cannot_be_written_down_stays_in_sight_and_can_be_answered(
    cards: RedFlagCards, context: GuiContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    context.notices.failed.connect(heard.append)

    def refuse(_edit: Edit) -> None:
        raise Obstacle(say("The disk is full."))

    with monkeypatch.context() as refusing:
        refusing.setattr(context.casebook, "record", refuse)
        cards.show_signs(signs(Urgency.EMERGENCY)[:1], EFFECT)
    assert len(titles(cards)) == 1
    assert len(heard) == 1

    press(cards, "I have called")
    (kept,) = context.casebook.load(WarningShown, cards._patient)
    assert kept.answer is WarningAnswer.CALLED


def test_an_entry_that_is_taken_back_takes_only_its_own_cards(cards: RedFlagCards) -> None:
    cards.show_signs(signs(Urgency.EMERGENCY)[:1], EFFECT)
    cards.begin_another()
    cards.show_signs(signs(Urgency.SAME_DAY)[:1], OTHER)
    cards.forget(OTHER)
    assert [title.split(":")[0] for title in titles(cards)] == ["Emergency"]

    cards.forget()
    assert titles(cards) == []
