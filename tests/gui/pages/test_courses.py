"""Courses and comparisons: each number opens the very entries it was made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import put
from acutrack.domain.message import say
from acutrack.domain.record import EVERYONE, Edit, PatientId, Record, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.models.record_table import RecordTable
from acutrack.gui.pages.courses import CoursesPage
from acutrack.gui.pages.courses.course_table_view import CourseTable
from acutrack.gui.pages.courses.entries_dialog import EntriesDialog
from acutrack.gui.widgets.painted_button import PaintedButton
from tests.builders import (
    a_practitioner,
    a_score,
    a_session,
    a_treatment,
    an_answer,
    an_effect,
    answered_none,
)
from tests.gui.conftest import Clock
from tests.gui.pages.person import Person, cut_off, names_said_twice, shown
from tests.rest import at_rest, until

TODAY = date(2025, 10, 28)
FIRST = TODAY - timedelta(days=70)
ANN, BEN = RecordId("ann"), RecordId("ben")


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def written(number: int, context: GuiContext) -> datetime:
    return datetime.combine(day(number), time(20), context.now().tzinfo)


def keep(context: GuiContext, patient: PatientId, *records: Record) -> None:
    changes = tuple(put(record) for record in records)
    context.casebook.record(Edit(say("Set up"), patient, changes))


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def course(context: GuiContext, own_room: PatientId, clock: Clock) -> PatientId:
    """Ten weeks with Ann, then Ben, and relief taken less often; both told by two names."""
    own: dict[str, Any] = {"patient_id": own_room}
    for key, name in ((ANN, "Ann Reed"), (BEN, "Ben Hale")):
        made = a_practitioner(id=key, patient_id=EVERYONE, written_at=clock(), name=name)
        keep(context, EVERYONE, made)
    records: list[Record] = []
    for number in range(-28, 70):
        at = written(number, context)
        value = 6 + number % 2 - 2 * (number >= 0)
        records.append(a_score(value, day=day(number), written_at=at, site="low back", **own))
        taken = number % 2 == 0 if number < 0 else number % 7 == 0
        records.append(an_answer(yes=taken, day=day(number), written_at=at, **own))
    for number in range(0, 70, 7):
        who = ANN if number < 35 else BEN
        visit = a_session(
            id=RecordId(f"visit {number}"), day=day(number), written_at=written(number, context),
            practitioner_id=who, course_id=None, **own,
        )  # fmt: skip
        noted = an_effect if number in (0, 35) else answered_none
        effect = noted(day=day(number), written_at=visit.written_at, session_id=visit.id, **own)
        records += [visit, effect]
    keep(context, own_room, *records)
    return own_room


def opened(qtbot: QtBot, context: GuiContext, patient: PatientId, width: int = 1240) -> CoursesPage:
    page = CoursesPage(context, patient)
    shown(qtbot, page, width, 900)
    until("the table is worked out", lambda: not context.work.busy())
    return page


@pytest.fixture
def page(qtbot: QtBot, context: GuiContext, course: PatientId) -> CoursesPage:
    return opened(qtbot, context, course)


def table_of(page: CoursesPage) -> CourseTable:
    assert page.table is not None
    return page.table


def head(page: CoursesPage) -> list[str]:
    table = table_of(page)
    across = Qt.Orientation.Horizontal
    return [str(table.courses.headerData(c, across)) for c in range(table.courses.columnCount())]


def cell(page: CoursesPage, row: int, heading: str) -> QModelIndex:
    return table_of(page).courses.index(row, head(page).index(heading))


def words_of(page: CoursesPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def dialog_of(page: CoursesPage) -> EntriesDialog:
    found = [one for one in page.window().findChildren(EntriesDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def click(table: CourseTable, index: QModelIndex) -> None:
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    at_rest()


def records_in(dialog: EntriesDialog) -> list[list[Record]]:
    found = []
    for table in dialog.tables:
        model = table.model()
        assert isinstance(model, RecordTable)
        found.append([model.record_at(model.index(r, 0)) for r in range(model.rowCount())])
    return found


class TestTheTable:
    def test_a_row_holds_what_was_unchanged(self, page: CoursesPage) -> None:
        assert head(page) == [
            "Days", "How", "Sessions", "Days noted", "Average", "Change", "Side effects",
        ]  # fmt: skip
        assert table_of(page).courses.rowCount() == 2
        assert "Practitioner: Ann Reed" in cell(page, 0, "How").data()
        assert "Practitioner: Ben Hale" in cell(page, 1, "How").data()
        assert cell(page, 0, "Sessions").data() == "5"
        assert cell(page, 1, "Days noted").data() == "35"
        assert cell(page, 0, "Average").data() == "4.5"
        assert cell(page, 0, "Change").data().startswith("2.0 lower, likely between")
        assert cell(page, 1, "Side effects").data() == "1 of 5 sessions"

    @pytest.mark.parametrize(
        ("heading", "expected"),
        [
            ("Sessions", lambda one: isinstance(one, TreatmentSession)),
            ("Side effects", lambda one: isinstance(one, SideEffect)),
        ],
    )
    def test_a_click_opens_the_very_records_behind_a_number(
        self, page: CoursesPage, heading: str, expected: Callable[[Record], bool]
    ) -> None:
        click(table_of(page), cell(page, 0, heading))
        (records,) = records_in(dialog_of(page))
        assert len(records) == 5
        assert all(expected(one) for one in records)
        days = [one.day for one in records if isinstance(one, TreatmentSession | SideEffect)]
        assert days == [day(n) for n in range(0, 35, 7)]

    def test_the_change_opens_both_sides_that_it_compares(
        self, page: CoursesPage, person: Person
    ) -> None:
        table = table_of(page)
        table.setFocus()
        table.setCurrentIndex(cell(page, 1, "Change"))
        person.key(Qt.Key.Key_Return)
        since, start = records_in(dialog_of(page))
        assert (len(since), len(start)) == (35, 28)
        assert person.count == 1

    def test_an_average_is_that_of_the_entries_it_opens(self, page: CoursesPage) -> None:
        click(table_of(page), cell(page, 1, "Average"))
        (records,) = records_in(dialog_of(page))
        values = [one.value for one in records]  # type: ignore[attr-defined]
        assert f"{sum(values) / len(values):.1f}" == cell(page, 1, "Average").data()

    def test_escape_closes_the_entries_and_the_keyboard_is_back(
        self, page: CoursesPage, person: Person
    ) -> None:
        table = table_of(page)
        table.setFocus()
        table.setCurrentIndex(cell(page, 0, "Sessions"))
        person.key(Qt.Key.Key_Return)
        dialog = dialog_of(page)
        assert dialog.tables[0].hasFocus()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        at_rest()
        assert not any(one.isVisible() for one in page.window().findChildren(EntriesDialog))

    def test_a_medicine_begins_a_row_and_stands_behind_how(
        self, qtbot: QtBot, context: GuiContext, course: PatientId
    ) -> None:
        pill = a_treatment(
            "Naproxen", patient_id=course, start=day(14), end=None, written_at=written(14, context)
        )
        keep(context, course, pill)
        page = opened(qtbot, context, course)
        assert table_of(page).courses.rowCount() == 3
        assert "Medicine: Naproxen" in cell(page, 1, "How").data()
        click(table_of(page), cell(page, 1, "How"))
        assert records_in(dialog_of(page))[1] == [pill]

    def test_in_a_narrow_window_each_fact_has_a_line_of_its_own(
        self, qtbot: QtBot, context: GuiContext, course: PatientId
    ) -> None:
        page = opened(qtbot, context, course, width=700)
        courses = table_of(page).courses
        assert courses.stacked
        facts = {courses.index(r, 0).data(): courses.index(r, 1).data() for r in range(10)}
        assert facts["Practitioner"] == "Ann Reed"
        assert facts["Sessions"] == "5"
        click(table_of(page), courses.index(list(facts).index("Sessions"), 1))
        assert len(records_in(dialog_of(page))[0]) == 5

    def test_a_new_session_is_counted_at_once(
        self, page: CoursesPage, context: GuiContext, course: PatientId
    ) -> None:
        visit = a_session(
            patient_id=course, day=day(66), written_at=written(66, context), practitioner_id=BEN,
            course_id=None,
        )  # fmt: skip
        keep(context, course, visit)
        until("it is counted", lambda: cell(page, 1, "Sessions").data() == "6")


class TestComparing:
    def test_one_after_the_other_is_too_early_to_compare_and_the_page_says_why(
        self, page: CoursesPage
    ) -> None:
        words = words_of(page)
        assert "Too early to compare." in words
        assert "It is not a ranking." in words
        assert "With many rows, one will look good or bad by luck" in words
        for claim in ("Pain was lower after sessions with", "best", "better than"):
            assert claim not in words

    def test_pain_and_pain_relief_are_told_together_with_their_answers(
        self, page: CoursesPage, person: Person
    ) -> None:
        assert (
            "Lower average pain, with pain relief taken on 4 instead of 14 of 28 days."
            in words_of(page)
        )
        found = [b for b in page.findChildren(PaintedButton) if b.words == "Show the answers"]
        person.click(found[0])
        since, before = records_in(dialog_of(page))
        assert sum(one.yes for one in since) == 4  # type: ignore[attr-defined]
        assert sum(one.yes for one in before) == 14  # type: ignore[attr-defined]

    def test_breaks_are_told_or_their_lack(self, page: CoursesPage) -> None:
        assert "There was no break of 4 weeks or more" in words_of(page)


def test_before_the_first_session_it_says_what_is_wanted(
    qtbot: QtBot, context: GuiContext, own_room: PatientId
) -> None:
    page = opened(qtbot, context, own_room)
    assert "from the first session on" in words_of(page)
    assert page.table is None


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1240), (1.0, 700), (2.0, 1000)])
def test_nothing_is_cut_off_and_every_name_is_said_once(
    qtbot: QtBot, context: GuiContext, course: PatientId, scale: float, width: int
) -> None:
    context.theme.choose(context.theme.choice, scale)
    page = opened(qtbot, context, course, width)
    assert cut_off(page) == []
    assert names_said_twice(page) == []
    table = table_of(page)
    assert table.horizontalScrollBar().maximum() == 0
    for row in range(table.courses.rowCount()):
        assert table.rowHeight(row) >= table.sizeHintForRow(row)
