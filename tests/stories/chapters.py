"""One evening at the program, in a process of its own: keys and clicks on what can be seen.

Run as ``python -m tests.stories.chapters FOLDER DAY CHAPTER``. What was seen is printed as JSON;
the process then ends without closing anything, as a power cut would end it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from acutrack.casebook.drafts import Draft
from acutrack.compose.window import Programme
from acutrack.gui.application import make_application
from acutrack.gui.charts.chart_with_table import ChartWithTable
from tests.rest import settled, until

W = TypeVar("W", bound=QWidget)
Told = dict[str, list[str]]

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Person:
    """Somebody who presses keys where the keyboard is, and clicks on words."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.window = programme.window

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key."""
        QTest.keyClick(self._at(), key, held)
        settled(self.programme)

    def write(self, text: str) -> None:
        """Type a text."""
        QTest.keyClicks(self._at(), text)
        settled(self.programme)

    def click(self, words: str) -> None:
        """Click on the button that shows these words."""
        found = [
            button
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and button.accessibleName() == words
        ]
        assert len(found) == 1, f"{words!r} is there {len(found)} times; there are {self.buttons()}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        settled(self.programme)

    def see(self) -> list[str]:
        """The texts in the window."""
        labels = self.window.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def buttons(self) -> list[str]:
        """The names of the buttons in the window."""
        found = self.window.findChildren(QAbstractButton)
        return [button.accessibleName() for button in found if button.isVisible()]

    def find(self, kind: type[W]) -> W:
        """The one widget of a kind on the page."""
        page = self.window.page
        assert page is not None
        found = page.findChild(kind)
        assert isinstance(found, kind)
        return found

    def _at(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        return focused


def first_start(person: Person) -> Told:
    """An own record: three questions."""
    person.press(Qt.Key.Key_Return)
    person.write("Rosa Lind")
    person.press(Qt.Key.Key_Return)
    person.click("Lower back")
    person.click("Next")
    person.write("24 October")
    person.press(Qt.Key.Key_Return)
    return {"page": [person.window.page_key], "texts": person.see()}


def answer(level: int) -> Callable[[Person], Told]:
    """The daily question, answered with one key."""

    def chapter(person: Person) -> Told:
        person.press(Qt.Key(Qt.Key.Key_0.value + level))
        return {"page": [person.window.page_key], "texts": person.see()}

    return chapter


def session(person: Person) -> Told:
    """A session, by keyboard alone."""
    person.press(Qt.Key.Key_N, CTRL)
    for key in (Qt.Key.Key_7, Qt.Key.Key_5, Qt.Key.Key_N):
        person.press(key)
    person.press(Qt.Key.Key_Return, CTRL)
    return {"page": [person.window.page_key], "texts": person.see(), "buttons": person.buttons()}


def side_effect(person: Person) -> Told:
    """A side effect is noted, taken back and brought back."""
    person.press(Qt.Key.Key_4, CTRL)
    person.click("Note something")
    person.write("Bruise")
    person.press(Qt.Key.Key_Tab)
    person.write("left calf")
    person.click("Mild")
    person.press(Qt.Key.Key_Return, CTRL)
    noted = person.see()
    person.press(Qt.Key.Key_Z, CTRL)
    undone = person.see()
    person.press(Qt.Key.Key_Z, CTRL | SHIFT)
    return {"noted": noted, "undone": undone, "redone": person.see()}


def unfinished(person: Person) -> Told:
    """A session begun and not ended: the power goes while it is typed."""
    person.press(Qt.Key.Key_N, CTRL)
    person.press(Qt.Key.Key_6)
    until("the draft is kept", lambda: bool(_drafts(person.programme)))
    return {}


def _drafts(programme: Programme) -> tuple[Draft, ...]:
    assert programme.context is not None
    (patient,) = programme.context.casebook.patients()
    return tuple(programme.context.drafts.all_of(patient.patient_id))


def next_morning(person: Person) -> Told:
    """What Today says of it, and that it can be thrown away."""
    texts = person.see()
    person.click("Discard session")
    return {"texts": texts, "after": person.see()}


def chart(person: Person) -> Told:
    """The chart, in words."""
    person.press(Qt.Key.Key_6, CTRL)
    drawn = person.find(ChartWithTable).view.chart
    assert drawn is not None
    assert drawn.table is not None
    return {"summary": [drawn.summary], "days": [str(day) for day in drawn.table.days]}


def report(person: Person) -> Told:
    """The PDF with two presses; it lands among the documents."""
    person.press(Qt.Key.Key_P, CTRL)
    person.press(Qt.Key.Key_Return)
    documents = Path(os.environ["HOME"]) / "Documents"
    until("the report is there", lambda: bool(list(documents.glob("*.pdf"))))
    settled(person.programme)
    return {"files": [path.name for path in documents.iterdir()], "texts": person.see()}


CHAPTERS: dict[str, Callable[[Person], Told]] = {
    "first_start": first_start,
    **{f"answer_{level}": answer(level) for level in range(10)},
    "session": session,
    "side_effect": side_effect,
    "unfinished": unfinished,
    "next_morning": next_morning,
    "chart": chart,
    "report": report,
}


def main(folder: str, day: str, chapter: str) -> None:
    """Live through one chapter and stop dead."""
    moment = datetime.fromisoformat(day).replace(hour=19, minute=30, tzinfo=UTC)
    programme = Programme(make_application(["acutrack"]), Path(folder), now=lambda: moment)
    programme.show()
    until("there is something to do", lambda: programme.window.page is not None)
    programme.window.activateWindow()
    until("the keyboard is here", programme.window.isActiveWindow)
    settled(programme)
    try:
        told = CHAPTERS[chapter](Person(programme))
    except AssertionError as error:
        # The program keeps the text of a defect to itself, since it could hold what was typed.
        sys.stderr.write(f"{chapter}: {error}\n")
        os._exit(1)
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
