"""Two people changed the same entry: both versions side by side, and which one to keep."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from acutrack.casebook.conflict import Conflict
from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.record_names import name_of
from acutrack.gui.theme import TextStyle
from acutrack.gui.versions.differences import Naming, both
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.field_grid import FieldGrid
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.text.catalogue import Catalogue

#: Px at 100 % text below which the two versions stand under each other.
_NARROWEST = 230
_ABOUT = say(
    "Somebody else saved this entry while you were at it. Nothing of yours was saved yet, and what "
    "you typed is still there. If you keep yours, the other version stays in the history."
)


class ConflictDialog(Dialog):
    """Signals: `chose_theirs`, `chose_mine`; closing it goes back to what was typed.

    Args:
        conflicts: What was changed on both sides.
        who: Who saved theirs, and when; may say nothing.
        naming: What the records are called that these point to.
        has_form: What was typed stands in a form that can be gone back to.
    """

    chose_theirs = Signal()
    chose_mine = Signal()

    def __init__(
        self,
        conflicts: Iterable[Conflict],
        who: Message,
        parent: QWidget,
        *,
        words: Catalogue,
        naming: Naming,
        has_form: bool,
    ) -> None:
        super().__init__(words(say("Somebody else changed this too")), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add(Text(words(_ABOUT)))
        spoken = [words(_ABOUT)]
        for conflict in conflicts:
            record = conflict.theirs or conflict.ours or conflict.was
            if record is None:
                continue
            theirs, mine = _lines(conflict, words, naming)
            self.add(Heading(words(name_of(record)), 3))
            there = _card(words(say("Saved by somebody else")), theirs, words(who))
            here = _card(words(say("Yours")), mine, "")
            self.add(FieldGrid(there, here, narrowest=_NARROWEST, most=2, gap=16))
            spoken += [words(say("Saved by somebody else")), *theirs, words(say("Yours")), *mine]
        # Read whole when it opens: the versions are words to read, not fields to go through.
        self.setAccessibleDescription(". ".join(spoken))
        self.theirs_button = Button(words(say("Keep theirs")), "users")
        self.mine_button = Button(words(say("Keep mine")), "user")
        back = say("Go back to my form") if has_form else say("Go back")
        self.back_button = Button(words(back), "pencil" if has_form else "x")
        self.theirs_button.clicked.connect(self._take_theirs)
        self.mine_button.clicked.connect(self._take_mine)
        self.back_button.clicked.connect(self.reject)
        self.add_buttons(self.theirs_button, self.mine_button, self.back_button)

    def first_focus(self) -> QWidget:
        """The way that decides nothing."""
        return self.back_button

    def _take_theirs(self) -> None:
        self.accept()
        self.chose_theirs.emit()

    def _take_mine(self) -> None:
        self.accept()
        self.chose_mine.emit()


def _lines(conflict: Conflict, words: Catalogue, naming: Naming) -> tuple[list[str], list[str]]:
    theirs, mine = conflict.theirs, conflict.mine_over_theirs
    if theirs is None or mine is None:
        there = _REMOVED if theirs is None else _STAYS
        here = _REMOVED if mine is None else _STAYS
        return [words(there)], [words(here)]
    found = both(theirs, mine, words, naming)
    if not found:
        return [words(_ALIKE)], [words(_ALIKE)]
    return (
        [words(_line(label, said)) for label, said, _ in found],
        [words(_line(label, said)) for label, _, said in found],
    )


def _line(label: Message, said: str) -> Message:
    if not said:
        return say("{field}: empty", field=label)
    return say("{field}: {value}", field=label, value=said)


def _card(title: str, lines: Iterable[str], under: str) -> Card:
    card = Card(title)
    if under:
        card.add(Text(under, TextStyle.SMALL, Role.INK2))
    for line in lines:
        card.add(Text(line))
    return card


_REMOVED = say("The entry was removed")
_STAYS = say("The entry stays")
_ALIKE = say("Both say the same")
