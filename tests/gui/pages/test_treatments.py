"""Treatments, driven by real keys and clicks on a real casebook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acutrack.casebook.drafts import Draft
from acutrack.domain.co_treatment import CareKind, CoTreatment, Taken
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.gui.pages.treatments import TreatmentsPage
from acutrack.gui.pages.treatments.treatment_form import TreatmentForm
from acutrack.gui.widgets.chips import TriStateChip
from acutrack.gui.widgets.labels import Heading
from tests.builders import a_treatment
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down

TODAY = date(2025, 10, 28)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def form_of(desk: Desk) -> TreatmentForm:
    form = desk.page(TreatmentsPage).form
    assert isinstance(form, TreatmentForm)
    return form


def headings(desk: Desk) -> list[str]:
    return [
        h.text() for h in desk.page(TreatmentsPage)._list.findChildren(Heading) if h.isVisible()
    ]


def chip(desk: Desk) -> TriStateChip:
    found = desk.page(TreatmentsPage).findChildren(TriStateChip)
    return next(c for c in found if c.isVisible())


class TestNotingATreatment:
    def test_name_dose_kind_and_period_are_kept(self, desk: Desk) -> None:
        desk.go("treatments")
        desk.click("Add what you take or do")
        form = form_of(desk)
        desk.person.writes("Ibuprofen")
        desk.write(form.dose, "400 mg twice a day")
        desk.write(form.start, "3 May")
        desk.write(form.end, "20.6.2025")
        desk.person.click(form.taken.chip(Taken.YES))
        desk.click("Save the treatment")
        desk.settle()

        (kept,) = desk.on_disk(CoTreatment)
        assert (kept.name, kept.dose) == ("Ibuprofen", "400 mg twice a day")
        assert (kept.start, kept.end) == (date(2025, 5, 3), date(2025, 6, 20))
        assert (kept.kind, kept.taken) == (CareKind.MEDICINE, Taken.YES)
        assert headings(desk) == ["Over", "Ibuprofen"]

    def test_nothing_is_said_for_somebody_who_did_not_say(self, desk: Desk) -> None:
        desk.go("treatments", "new")
        desk.person.writes("Swimming")
        desk.click("Save the treatment")

        (kept,) = desk.on_disk(CoTreatment)
        assert (kept.taken, kept.end, kept.dose) == (Taken.NOT_SAID, None, "")
        assert kept.start == TODAY

    def test_undo_takes_it_back_and_redo_brings_it_again(self, desk: Desk) -> None:
        desk.go("treatments", "new")
        desk.person.writes("Swimming")
        desk.click("Save the treatment")
        desk.ctrl(Qt.Key.Key_Z)
        assert desk.on_disk(CoTreatment) == ()
        assert desk.message() == "Undone: Treatment: Swimming"

        desk.ctrl(Qt.Key.Key_Y)
        assert [t.name for t in desk.on_disk(CoTreatment)] == ["Swimming"]

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("name", "  ", "The treatment has no name yet."),
            ("start", "soon", "This is not a date."),
            ("start", "1.1.2062", "The start is 1 January 2062, which is still to come."),
            ("start", "", "The start is empty."),
            ("end", "1.1.2024", "The end is 1 January 2024, before the start"),
            ("end", "never", "This is not a date."),
            ("dose", "x" * 121, "The dose has 121 characters."),
        ],
    )
    def test_what_cannot_be_is_said_under_its_field(
        self, desk: Desk, field: str, typed: str, said: str
    ) -> None:
        desk.go("treatments", "new")
        form = form_of(desk)
        desk.person.writes("Ibuprofen")
        widget = form.fields[field].field
        widget.setFocus()
        widget.clear()  # type: ignore[attr-defined]
        desk.person.writes(typed)
        desk.click("Save the treatment")

        assert form.fields[field].problem.startswith(said)
        assert widget.hasFocus()
        assert desk.on_disk(CoTreatment) == ()
        assert desk.failed == []


class TestTodaysThreeStates:
    def test_a_click_goes_from_not_said_to_taken_to_not_taken_and_back(self, desk: Desk) -> None:
        keep(desk, a_treatment("Ibuprofen"))
        desk.go("treatments")
        (kept,) = desk.records(CoTreatment)
        seen: list[bool | None] = []
        for _ in range(3):
            desk.person.click(chip(desk))
            desk.settle()
            found = desk.on_disk(DayAnswer)
            seen.append(found[0].yes if found else None)

        assert seen == [True, False, None]
        assert kept.id is not None

    def test_keys_answer_directly_and_the_keyboard_stays_on_the_question(self, desk: Desk) -> None:
        keep(desk, a_treatment("Ibuprofen"))
        desk.go("treatments")
        chip(desk).setFocus()

        for key, yes in ((Qt.Key.Key_N, False), (Qt.Key.Key_Y, True)):
            desk.person.key(key)
            desk.settle()
            (answer,) = desk.on_disk(DayAnswer)
            assert (answer.question, answer.yes) == (DayQuestion.TREATMENT, yes)
            assert answer.day == TODAY
            assert chip(desk).hasFocus()

        desk.person.key(Qt.Key.Key_Delete)
        desk.settle()
        assert desk.on_disk(DayAnswer) == ()
        assert chip(desk).answer is None

    def test_a_new_day_asks_anew(self, desk: Desk, clock: Clock) -> None:
        keep(desk, a_treatment("Ibuprofen"))
        desk.go("treatments")
        desk.person.click(chip(desk))
        clock.pass_days(1)
        desk.go("today")
        desk.go("treatments")
        desk.context.casebook.announce_anything()
        desk.settle()

        assert chip(desk).answer is None

    def test_what_is_over_is_not_asked_about(self, desk: Desk) -> None:
        keep(desk, a_treatment("Ibuprofen", start=date(2025, 1, 1), end=date(2025, 2, 1)))
        page = desk.go("treatments")

        assert [c for c in page.findChildren(TriStateChip) if c.isVisible()] == []


class TestTheList:
    def test_what_goes_on_comes_first_and_ends_today_with_one_press(self, desk: Desk) -> None:
        keep(
            desk,
            a_treatment("Naproxen", start=date(2025, 1, 1), end=date(2025, 2, 1)),
            a_treatment("Exercises", kind=CareKind.EXERCISE, start=date(2025, 9, 1)),
        )
        desk.go("treatments")
        assert headings(desk) == ["Going on", "Exercises", "Over", "Naproxen"]

        desk.click("End Exercises today")
        desk.settle()

        assert next(t for t in desk.on_disk(CoTreatment) if t.name == "Exercises").end == TODAY
        assert desk.message() == "Exercises ended today."

    def test_change_and_remove_name_what_they_act_on(self, desk: Desk) -> None:
        keep(desk, a_treatment("Ibuprofen"), a_treatment("Naproxen"))
        desk.go("treatments")
        desk.click("Change Naproxen")
        form = form_of(desk)
        assert form.name.text() == "Naproxen"
        desk.write(form.dose, "250 mg")
        desk.click("Save the treatment")
        desk.click("Remove Ibuprofen")
        desk.settle()

        (kept,) = desk.on_disk(CoTreatment)
        assert (kept.name, kept.dose) == ("Naproxen", "250 mg")
        focused = QApplication.focusWidget()
        assert focused is not None
        assert desk.page(TreatmentsPage).isAncestorOf(focused)

    def test_a_half_typed_treatment_is_there_after_a_restart_with_the_same_field_in_use(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, desk: Desk
    ) -> None:
        desk.go("treatments", "new")
        form = form_of(desk)
        desk.person.writes("Ibuprofen")
        desk.write(form.start, "3 Ma")
        desk.leave()

        with sat_down(qtbot, tmp_path, clock) as again:
            again.go("treatments")
            form = form_of(again)
            assert (form.name.text(), form.start.text()) == ("Ibuprofen", "3 Ma")
            assert form.start.hasFocus()

    def test_close_without_saving_forgets_what_was_typed(self, desk: Desk) -> None:
        desk.go("treatments", "new")
        desk.person.writes("Ibuprofen")
        desk.click("Close without saving")
        desk.go("today")
        desk.go("treatments")

        assert form_of(desk).isHidden()
        desk.click("Add a treatment")
        assert form_of(desk).name.text() == ""


@pytest.mark.parametrize("kind", ["of tomorrow", None, {"a": 1}, [], 5])
def test_a_draft_with_a_kind_that_is_none_leaves_the_usual_one(desk: Desk, kind: object) -> None:
    values = {"name": "Ibuprofen", "kind": kind}
    desk.context.drafts.keep(Draft("treatment", ROSA, values, "name", desk.context.now()))
    desk.go("treatments")
    desk.click("Save the treatment")

    assert [t.kind for t in desk.on_disk(CoTreatment)] == [CareKind.MEDICINE]
