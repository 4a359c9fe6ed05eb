"""The copies at hand, newest first: each with its day, what for, what it holds and would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.casebook.copies import Copy, Preview
from acutrack.casebook.copy_words import made_for, made_when
from acutrack.charts.palette import Role
from acutrack.domain.errors import AcuTrackError, Locked
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.pain import PainScore
from acutrack.domain.session import TreatmentSession
from acutrack.gui.copies.at_hand import CopiesAtHand
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.gui.work import Work
from acutrack.text.catalogue import Catalogue

_LOCKED = say("Locked with another passphrase. It is asked for when you look at the copy.")
_SAME = say("It holds what your record holds now.")


class CopyRow(Card):
    """One copy; what it holds is filled in when it is known."""

    wanted = Signal(object)
    """Look at it: a Copy."""

    def __init__(self, words: Catalogue, copy: Copy, like_it: int = 0) -> None:
        """`like_it` tells how many above it were made in the same minute for the same reason."""
        super().__init__(ground=Role.INSET)
        self.copy_shown = copy
        self._words = words
        when = words(made_when(copy))
        self.add(Text(when, TextStyle.STRONG))
        what = words(made_for(copy))
        if copy.second:
            what = words(say("{what}, in the second folder", what=made_for(copy)))
        self.add(Text(what))
        self._holds = Text(words(say("Looking into it")), TextStyle.SMALL, Role.INK2)
        self.add(self._holds)
        self._does = Text("", TextStyle.SMALL, Role.INK2)
        self._does.hide()
        self.add(self._does)
        self._damaged = IconText("triangle-alert", "", role=Role.CAUTION, icon_role=Role.CAUTION)
        self._damaged.hide()
        self.add(self._damaged)
        name = say("Look at the copy: {when}, {what}", when=when, what=what)
        if like_it:
            name = say("{name}, number {number}", name=name, number=like_it + 1)
        self.look = Button(words(say("Look at it")), "eye", name=words(name))
        self.look.clicked.connect(lambda: self.wanted.emit(copy))
        self.add(flow(self.look))

    def show_preview(self, preview: Preview) -> None:
        """Say what it holds in one line, and what would come and go in another."""
        days = preview.holds.days()
        counts = say(
            "{scores}, {sessions}",
            scores=_scores(len(preview.holds.of(PainScore))),
            sessions=_sessions(len(preview.holds.of(TreatmentSession))),
        )
        self._holds.setText(
            self._words(
                say("{first} to {last}: {counts}", first=days[0], last=days[1], counts=counts)
                if days is not None
                else counts
            )
        )
        if preview.differences is not None:
            self._does.setText(self._words(_difference(preview)))
            self._does.show()

    def show_locked(self) -> None:
        """It opens with a passphrase of its own."""
        self._holds.setText(self._words(_LOCKED))

    def show_problem(self, message: Message) -> None:
        """It cannot be used."""
        self._holds.hide()
        self._damaged.text.setText(self._words(message))
        self._damaged.show()
        self.look.hide()


class CopiesList(QWidget):
    """Rows under each other; each is looked into in turn, the newest first."""

    wanted = Signal(object)
    filled = Signal()
    """The rows are there."""

    def __init__(self, words: Catalogue, work: Work, copies: CopiesAtHand, most: int = 0) -> None:
        super().__init__()
        self._words, self._work, self._copies, self._most = words, work, copies, most
        self.rows: list[CopyRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._waiting = Text(words(say("Looking for copies")))
        self._column.addWidget(self._waiting)
        work.start(self, copies.listed, self._show, what="list")

    def _show(self, found: Sequence[Copy]) -> None:
        if not found:
            self._waiting.setText(self._words(say("There is no copy yet.")))
            return
        self._waiting.hide()
        alike: Counter[tuple[str, str, bool]] = Counter()
        for copy in found[: self._most or None]:
            told = (self._words(made_when(copy)), self._words(made_for(copy)), copy.second)
            row = CopyRow(self._words, copy, alike[told])
            alike[told] += 1
            row.wanted.connect(self.wanted)
            self._column.addWidget(row)
            self.rows.append(row)
        self.filled.emit()
        self._look_into(0)

    def _look_into(self, number: int) -> None:
        """One after the other, so that whatever else is asked for comes in between."""
        if number >= len(self.rows):
            return
        row, copies = self.rows[number], self._copies
        path: Path = row.copy_shown.path

        def shown(preview: Preview) -> None:
            row.show_preview(preview)
            self._look_into(number + 1)

        def refused(error: AcuTrackError) -> None:
            if isinstance(error, Locked):
                row.show_locked()
            else:
                row.show_problem(error.message)
            self._look_into(number + 1)

        self._work.start(
            self,
            lambda: copies.preview(path, "", thorough=False),
            shown,
            what="preview",
            failed=refused,
        )


def _difference(preview: Preview) -> Message:
    gained = sum(one.only_there for one in preview.gained)
    lost = sum(one.only_here for one in preview.lost)
    changed = sum(one.differing for one in preview.changed)
    parts = [
        say_count("{count} entry would come back", "{count} entries would come back", gained),
        say_count("{count} entry would go", "{count} entries would go", lost),
        say_count("{count} entry would change", "{count} entries would change", changed),
    ]
    said: Message | None = None
    for part in (part for part in parts if part.count):
        said = part if said is None else say("{before}, {part}", before=said, part=part)
    return said or _SAME


def _scores(count: int) -> Message:
    return say_count("{count} pain entry", "{count} pain entries", count)


def _sessions(count: int) -> Message:
    return say_count("{count} session", "{count} sessions", count)
