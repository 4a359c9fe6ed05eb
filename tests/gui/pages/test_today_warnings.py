"""What lasts may be a warning sign: Today says so at once, and keeps that it did."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from acutrack.domain.record import PatientId
from acutrack.domain.side_effect import Grade, SideEffectKind
from acutrack.domain.warning_sign import WarningShown
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.red_flag_cards import RedFlagCards
from tests.builders import an_effect
from tests.gui.pages.person import Person, shown
from tests.gui.pages.test_today import button, keep


@pytest.mark.parametrize(
    ("kind", "question_and_signs"),
    [
        (
            SideEffectKind.AGGRAVATION,
            ("Your symptoms were worse for a while. Is that gone?", {"rf_flare"}),
        ),
        (SideEffectKind.BRUISE, ("Is the bruise gone?", set())),
    ],
)
def test_an_effect_still_there_after_days_brings_up_the_card_it_may_stand_for(
    qtbot: QtBot,
    context: GuiContext,
    own_room: PatientId,
    kind: SideEffectKind,
    question_and_signs: tuple[str, set[str]],
) -> None:
    question, signs = question_and_signs
    noted = context.now() - timedelta(days=7)
    effect = an_effect(kind, day=noted.date(), written_at=noted, grade=Grade.MILD)
    keep(context, own_room, effect)
    page = TodayPage(context, own_room)
    shown(qtbot, page)

    Person().click(button(page, f"Still there: {question}"))

    assert {w.sign for w in context.casebook.load(WarningShown, own_room)} == signs
    cards = page.findChild(RedFlagCards)
    assert (cards is not None and cards.isVisible()) is bool(signs)
