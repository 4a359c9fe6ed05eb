"""Side effects and their warning cards, driven by real keys and clicks on a real casebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acutrack.casebook.edits.side_effects import answer_none
from acutrack.domain.side_effect import (
    Grade,
    Occasion,
    Outcome,
    SideEffect,
    SideEffectKind,
)
from acutrack.domain.warning_sign import Urgency, WarningAnswer, WarningShown
from acutrack.gui.pages.side_effects import SideEffectsPage
from acutrack.gui.pages.side_effects.effect_form import EffectForm
from acutrack.gui.widgets.cards import EmptyState
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.fields import ChoiceField
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.gui.widgets.warning_card import WarningCard
from tests.builders import a_session, an_effect
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down
from tests.rest import at_rest

TODAY = date(2025, 10, 28)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def form_of(desk: Desk) -> EffectForm:
    return desk.page(SideEffectsPage).effect_form


def pick(desk: Desk, field: ChoiceField, value: object) -> None:
    """Open the list and choose from it, as from the keyboard."""
    field.setFocus()
    desk.person.key(Qt.Key.Key_Return)
    down = field._values.index(value) - max(field.currentIndex(), 0)
    view = field.view()
    for _ in range(abs(down)):
        QTest.keyClick(view, Qt.Key.Key_Down if down > 0 else Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    at_rest()
    assert field.choice == value


def cards(desk: Desk) -> list[WarningCard]:
    found = desk.page(SideEffectsPage).findChildren(WarningCard)
    return sorted((c for c in found if c.isVisible()), key=lambda card: card.y())


def headings(desk: Desk) -> list[str]:
    found = desk.page(SideEffectsPage)._list.findChildren(Heading)
    return [heading.text() for heading in found if heading.isVisible()]


class TestNotingAnEffect:
    def test_what_where_and_how_bad_are_kept(self, desk: Desk) -> None:
        desk.go("side_effects")
        desk.click("Note something good or bad")
        form = form_of(desk)
        pick(desk, form.kind, SideEffectKind.BRUISE)
        desk.write(form.site, "right calf")
        desk.person.click(form.grade.chip(Grade.MILD))
        desk.click("Save what you noticed")
        desk.settle()

        (kept,) = desk.on_disk(SideEffect)
        assert (kept.kind, kept.grade, kept.site) == (
            SideEffectKind.BRUISE,
            Grade.MILD,
            "right calf",
        )
        assert (kept.day, kept.occasion) == (TODAY, Occasion.UNASKED)
        assert (kept.noticed, kept.action, kept.outcome, kept.cause) == (None, None, None, None)
        assert headings(desk)[0] == "May still be there"
        assert cards(desk) == []

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("kind", "", "Choose what you noticed first."),
            ("day", "32.13.2025", "This is not a date."),
            ("day", "1.1.2062", "The date is 1 January 2062, which is still to come."),
            ("resolved_on", "1.1.2024", "The day it was gone is 1 January 2024, before"),
            ("resolved_on", "1.1.2062", "The day it was gone is 1 January 2062, which is"),
        ],
    )
    def test_what_cannot_be_is_said_under_its_field(
        self, desk: Desk, field: str, typed: str, said: str
    ) -> None:
        desk.go("side_effects", "new")
        form = form_of(desk)
        if field != "kind":
            pick(desk, form.kind, SideEffectKind.BRUISE)
            desk.write(form.fields[field].field, typed)
        desk.click("Save what you noticed")

        assert form.fields[field].problem.startswith(said)
        assert desk.on_disk(SideEffect) == ()
        assert desk.failed == []

    def test_an_effect_is_tied_to_the_session_it_followed(self, desk: Desk) -> None:
        session = a_session(day=date(2025, 10, 27))
        keep(desk, session)
        desk.go("side_effects", session.id)
        form = form_of(desk)
        assert form.session.choice == session.id
        pick(desk, form.kind, SideEffectKind.SORENESS)
        desk.click("Save what you noticed")

        (kept,) = desk.on_disk(SideEffect)
        assert kept.session_id == session.id

    def test_changing_an_effect_keeps_what_the_form_does_not_ask(self, desk: Desk) -> None:
        keep(desk, an_effect(occasion=Occasion.SESSION, day=TODAY))
        (before,) = desk.records(SideEffect)
        desk.go("side_effects")
        desk.click("Change")
        desk.write(form_of(desk).note, "smaller now")
        desk.click("Save what you noticed")

        (kept,) = desk.on_disk(SideEffect)
        assert kept.note == "smaller now"
        assert (kept.occasion, kept.at, kept.id) == (before.occasion, before.at, before.id)


class TestTheList:
    def test_gone_and_still_there_take_one_press(self, desk: Desk) -> None:
        keep(desk, an_effect(SideEffectKind.BRUISE, day=TODAY, outcome=None, resolved_on=None))
        desk.go("side_effects")
        before = desk.person.count
        desk.click("Still there")
        desk.settle()
        assert desk.person.count - before == 1
        assert desk.on_disk(SideEffect)[0].outcome is Outcome.STILL_THERE
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName().startswith("Still there")

        desk.click("Gone")
        desk.settle()
        assert desk.on_disk(SideEffect)[0].resolved_on == TODAY
        assert headings(desk)[0] == "Over"

    def test_pleasant_effects_stand_apart(self, desk: Desk) -> None:
        keep(
            desk,
            an_effect(SideEffectKind.BRUISE, day=TODAY),
            an_effect(SideEffectKind.RELAXED, day=TODAY, grade=None),
        )
        desk.go("side_effects")

        assert "Pleasant effects" in headings(desk)

    def test_the_answer_none_is_told_from_not_asked(self, desk: Desk, clock: Clock) -> None:
        desk.go("side_effects")
        assert empty_words(desk).startswith("Nothing noted.")

        desk.casebook.record(answer_none(ROSA, TODAY, clock()))
        desk.settle()

        assert empty_words(desk) == "You answered that there were no side effects, 1 time."

    def test_removing_is_undone_by_one_press(self, desk: Desk) -> None:
        keep(desk, an_effect(day=TODAY))
        desk.go("side_effects")
        desk.click("Remove")
        desk.settle()
        assert desk.on_disk(SideEffect) == ()

        desk.ctrl(Qt.Key.Key_Z)
        assert len(desk.on_disk(SideEffect)) == 1


def empty_words(desk: Desk) -> str:
    found = [e for e in desk.page(SideEffectsPage).findChildren(EmptyState) if e.isVisible()]
    return found[0].findChildren(Text)[0].text()


class TestWarningSigns:
    def test_a_card_comes_up_with_the_choice_and_is_on_record_with_its_time(
        self, desk: Desk, clock: Clock
    ) -> None:
        desk.go("side_effects", "new")
        pick(desk, form_of(desk).kind, SideEffectKind.BREATH_CHEST)

        (card,) = cards(desk)
        assert card.title.text() == "Emergency: call 112 now"
        (shown,) = desk.on_disk(WarningShown)
        assert (shown.sign, shown.urgency) == ("rf_breath", Urgency.EMERGENCY)
        assert (shown.shown_at, shown.answer) == (clock(), WarningAnswer.SHOWN)

    def test_it_comes_up_although_another_field_is_wrong(self, desk: Desk) -> None:
        desk.go("side_effects", "new")
        form = form_of(desk)
        desk.write(form.day, "")
        desk.write(form.resolved_on, "1.1.2024")
        pick(desk, form.kind, SideEffectKind.BREATH_CHEST)

        assert len(cards(desk)) == 1

    def test_saving_goes_on_and_the_card_stays_until_it_is_answered(self, desk: Desk) -> None:
        desk.go("side_effects", "new")
        pick(desk, form_of(desk).kind, SideEffectKind.BREATH_CHEST)
        desk.click("Save what you noticed")
        desk.settle()

        (kept,) = desk.on_disk(SideEffect)
        assert len(cards(desk)) == 1
        assert form_of(desk).isHidden()

        desk.click("I have called")
        assert cards(desk) == []
        (shown,) = desk.on_disk(WarningShown)
        assert (shown.answer, shown.side_effect_id) == (WarningAnswer.CALLED, kept.id)

    def test_another_choice_takes_away_what_no_longer_fits(self, desk: Desk) -> None:
        desk.go("side_effects", "new")
        form = form_of(desk)
        pick(desk, form.kind, SideEffectKind.BREATH_CHEST)
        pick(desk, form.kind, SideEffectKind.DROWSY)
        assert cards(desk) == []

        pick(desk, form.kind, SideEffectKind.BREATH_CHEST)
        assert len(cards(desk)) == 1
        assert len(desk.on_disk(WarningShown)) == 1

    def test_it_is_no_step_in_the_undo_list(self, desk: Desk) -> None:
        desk.go("side_effects", "new")
        pick(desk, form_of(desk).kind, SideEffectKind.BREATH_CHEST)

        assert desk.offered() == []

    def test_more_signs_join_the_card_and_none_goes_unanswered(self, desk: Desk) -> None:
        desk.go("side_effects", "new")
        form = form_of(desk)
        pick(desk, form.kind, SideEffectKind.BREATH_CHEST)
        desk.person.click(form.grade.chip(Grade.VERY_SERIOUS))

        (card,) = [c for c in cards(desk) if c.title.text().startswith("Emergency")]
        signs = [text.text() for text in card.findChildren(Text)]
        assert any("breath" in sign for sign in signs)
        assert len(signs) > 5
        assert len(desk.on_disk(WarningShown)) > 3

        desk.click("Keep writing", card)
        answered = {w.answer for w in desk.on_disk(WarningShown) if w.urgency is Urgency.EMERGENCY}
        assert answered == {WarningAnswer.KEPT_WRITING}

    def test_the_most_urgent_card_stands_above_the_others(self, desk: Desk) -> None:
        desk.go("side_effects", "new")
        form = form_of(desk)
        pick(desk, form.kind, SideEffectKind.WEAKNESS)
        desk.click("Save what you noticed")
        desk.click("Note something")
        pick(desk, form.kind, SideEffectKind.INFECTION)

        titles = [card.title.text().split(":")[0] for card in cards(desk)]
        assert titles == sorted(titles, key=["Emergency", "Urgent", "Tell your practitioner"].index)
        assert len(titles) > 1

    def test_the_number_of_the_settings_is_shown_and_shown_large(self, desk: Desk) -> None:
        settings = desk.programme.settings
        settings.change(replace(settings.current, emergency_number="999"))
        desk.go("side_effects", "new")
        pick(desk, form_of(desk).kind, SideEffectKind.BREATH_CHEST)
        desk.click("Show the number large")

        dialog = desk.dialog(Dialog)
        large = max(dialog.findChildren(Text), key=lambda text: text.font().pixelSize())
        assert large.text() == "999"
        assert large.font().pixelSize() >= 96
        desk.click("Close", dialog)

    def test_opening_the_draft_again_shows_the_card_and_writes_nothing_twice(
        self, desk: Desk, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        desk.go("side_effects", "new")
        form = form_of(desk)
        pick(desk, form.kind, SideEffectKind.BREATH_CHEST)
        desk.write(form.site, "left")
        desk.leave()

        with sat_down(qtbot, tmp_path, clock) as again:
            again.go("side_effects")
            form = form_of(again)
            assert form.kind.choice is SideEffectKind.BREATH_CHEST
            assert form.site.text() == "left"
            assert len(cards(again)) == 1
            again.click("Save what you noticed")
            again.settle()
            (kept,) = again.on_disk(SideEffect)
            (shown,) = again.on_disk(WarningShown)
            assert shown.side_effect_id == kept.id

    def test_an_entry_that_is_taken_back_takes_its_card_with_it(self, desk: Desk) -> None:
        desk.go("side_effects", "new")
        pick(desk, form_of(desk).kind, SideEffectKind.BREATH_CHEST)
        desk.click("Close without saving")

        assert cards(desk) == []
        assert desk.on_disk(SideEffect) == ()
