"""Earlier versions of a record: seen, compared and brought back, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acutrack.casebook.edits.days import change_note
from acutrack.casebook.edits.pain import change_score
from acutrack.casebook.edits.sessions import change_session, log_session, remove_course
from acutrack.domain.course import Course
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import Record, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.gui.pages.pain import PainPage
from acutrack.gui.pages.pain.score_form import ScoreForm
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.record_names import SHOWN_KINDS
from acutrack.gui.versions.dialog import VersionsDialog
from acutrack.gui.versions.differences import differences
from acutrack.gui.versions.field_words import FIELD_WORDS, NOT_TYPED
from acutrack.gui.versions.value_words import choice_words, value_words
from acutrack.text.catalogue import Catalogue
from tests.builders import a_course, a_mark, a_practitioner, a_score, a_session, one_of_each
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down

WORDS = Catalogue()


def no_names(_field: str, key: RecordId) -> str:
    return key


def told(earlier: Record, now: Record) -> list[str]:
    return [WORDS(line) for line in differences(earlier, now, WORDS, no_names)]


class TestWords:
    @pytest.mark.parametrize("kind", list(FIELD_WORDS))
    def test_every_field_that_a_person_fills_in_has_words(self, kind: type[Record]) -> None:
        names = {field.name for field in fields(kind)} - NOT_TYPED
        assert set(FIELD_WORDS[kind]) == names

    def test_every_kind_that_can_be_removed_or_corrected_is_there(self) -> None:
        assert set(FIELD_WORDS) >= {*SHOWN_KINDS, Patient}

    @pytest.mark.parametrize("kind", list(FIELD_WORDS))
    def test_every_choice_has_words(self, kind: type[Record]) -> None:
        for name, annotation in get_type_hints(kind).items():
            for part in (annotation, *get_args(annotation)):
                if isinstance(part, type) and issubclass(part, Enum) and name not in NOT_TYPED:
                    assert all(WORDS(choice_words(choice)) for choice in part)

    @pytest.mark.parametrize(
        "record",
        [r for r in one_of_each() if type(r) in FIELD_WORDS],
        ids=lambda r: type(r).__name__,
    )
    def test_whatever_a_record_holds_can_be_said(self, record: Record) -> None:
        for name in FIELD_WORDS[type(record)]:
            value: Any = getattr(record, name)
            said = value_words(value, WORDS)
            assert bool(said) == (value is not None and value not in ("", ()))
            assert not isinstance(value, NoneType) or said == ""

    def test_what_differs_is_told_field_by_field(self) -> None:
        now = a_score(4, note="after a walk")
        assert told(replace(now, value=6.5, note=""), now) == [
            "Pain, 0 to 10: 6.5; now 4",
            "Note: empty; now “after a walk”",
        ]
        assert told(now, replace(now, note="", site="")) == [
            "Where: “lower back”; now empty",
            "Note: “after a walk”; now empty",
        ]

    def test_a_grade_is_no_intensity(self) -> None:
        mark = a_mark()
        assert told(mark, replace(mark, intensity=type(mark.intensity)(1)))[0].startswith(
            "How bad:"
        )

    def test_when_it_was_written_is_no_difference(self) -> None:
        now = a_score(4)
        assert told(replace(now, imported=True), now) == []


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def lines_of(dialog: VersionsDialog) -> list[str]:
    return [card.title.text() for card in dialog.cards]


class TestAPainEntry:
    def _open(self, desk: Desk, clock: Clock) -> VersionsDialog:
        first = a_score(6, patient_id=ROSA, day=clock.moment.date(), written_at=clock.moment)
        keep(desk, first)
        clock.pass_days(1)
        second = replace(first, value=3)
        desk.casebook.record(change_score(first, second, clock.moment))
        desk.go("pain")
        table = desk.page(PainPage).table
        table.setCurrentIndex(table.model().index(0, 0))
        desk.click("Change the chosen entry")
        desk.settle()
        desk.click("Earlier versions")
        return desk.dialog(VersionsDialog)

    def test_both_forms_are_listed_and_the_earlier_one_has_a_way_back(
        self, desk: Desk, clock: Clock
    ) -> None:
        desk.casebook.call_maker("Rosa")
        dialog = self._open(desk, clock)
        assert lines_of(dialog) == [
            "29 October 2025 08:42, by Rosa",
            "28 October 2025 08:42, by Rosa",
        ]
        newest, first = dialog.cards
        assert newest.button is None
        assert first.button is not None
        assert QApplication.focusWidget() is first.button
        assert first.button.accessibleName() == "Bring back the version of 28 October 2025 08:42"
        assert "Pain, 0 to 10: 6; now 3" in first.button.accessibleDescription()

    def test_space_brings_it_back_and_undo_takes_that_back(self, desk: Desk, clock: Clock) -> None:
        self._open(desk, clock)
        desk.person.key(Qt.Key.Key_Space)
        desk.settle()
        assert [score.value for score in desk.on_disk(PainScore)] == [6]
        assert desk.message().startswith("Bring back: Pain 6 on")
        form = desk.page(PainPage).form
        assert isinstance(form, ScoreForm)
        assert form.value.value == 6
        desk.casebook.undo(ROSA)
        assert [score.value for score in desk.on_disk(PainScore)] == [3]

    def test_escape_leaves_all_as_it_is(self, desk: Desk, clock: Clock) -> None:
        self._open(desk, clock)
        desk.person.key(Qt.Key.Key_Escape)
        desk.settle()
        assert [score.value for score in desk.on_disk(PainScore)] == [3]
        assert not desk.window.findChildren(VersionsDialog)


def test_a_session_comes_back_without_the_course_that_was_removed(desk: Desk, clock: Clock) -> None:
    day = clock.moment.date()
    course = a_course(patient_id=ROSA)
    keep(desk, course, a_practitioner())
    session = a_session(patient_id=ROSA, day=day, written_at=clock.moment, course_id=course.id)
    desk.casebook.record(log_session(session, clock.moment))
    changed = replace(session, note="calm", pre_nrs_now=2)
    desk.casebook.record(change_session(session, changed, clock.moment))
    desk.casebook.record(remove_course(course, (changed,)))
    desk.go("sessions")
    desk.click(f"Earlier versions of the session of {WORDS.formats.day(day)}")
    dialog = desk.dialog(VersionsDialog)
    buttons = [card.button for card in dialog.cards if card.button is not None]
    desk.person.click(buttons[-1])
    desk.settle()
    (found,) = desk.on_disk(TreatmentSession)
    assert found == replace(session, course_id=None)
    assert desk.on_disk(Course) == ()


def test_todays_note_has_its_versions_beside_it(desk: Desk, clock: Clock) -> None:
    now = clock.moment
    keep(desk, a_score(4, patient_id=ROSA, day=now.date(), written_at=now, site="low back"))
    first = Note(patient_id=ROSA, written_at=now, day=now.date(), text="Slept badly.")
    keep(desk, first)
    desk.casebook.record(change_note(first, replace(first, text="Slept well.")))
    desk.go("today")
    extras = desk.page(TodayPage).extras
    panel = extras.note_panel
    desk.person.click(extras.note)
    desk.settle()
    desk.person.click(panel.versions)
    dialog = desk.dialog(VersionsDialog)
    desk.person.click(dialog.first_focus())
    desk.settle()
    assert [note.text for note in desk.on_disk(Note)] == ["Slept badly."]
    assert panel.text == "Slept badly."
