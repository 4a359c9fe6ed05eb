"""What was changed lately, newest first, with the earlier versions of every entry it touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from acutrack.casebook.store import EditMade
from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.record import Record, RecordId
from acutrack.gui.record_names import name_of
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

#: Changes that are listed at first, and with each "Show more".
PAGE = 20
#: An import touches thousands of entries; each is found where it is shown.
_MOST_ENTRIES = 3


class ChangesDialog(Dialog):
    """Signals: `wanted` carries an entry whose earlier versions are asked for.

    Args:
        load: the latest changes, at most so many.
        there: the entries that a change touched and that are there now, by id.
    """

    wanted = Signal(object)

    def __init__(
        self,
        words: Catalogue,
        load: Callable[[int], Sequence[EditMade]],
        there: Callable[[EditMade], Mapping[RecordId, Record]],
        parent: QWidget,
    ) -> None:
        super().__init__(words(say("Changes made")), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._load, self._there = words, load, there
        self._asked = 0
        self._ways: set[RecordId] = set()
        self.cards: list[ChangeCard] = []
        about = say("Newest first. What was removed is under “Recently removed” in Settings.")
        self.add(Text(words(about)))
        self.more = Button(words(say("Show more changes")), "chevron-down")
        self.more.clicked.connect(self._show_more)
        self.close_button = Button(words(say("Close")), "x")
        self.close_button.clicked.connect(self.reject)
        self.add_buttons(self.more, self.close_button)
        self._show_more()

    def first_focus(self) -> QWidget:
        """The first way to an earlier version, or the way out where there is none."""
        buttons = (button for card in self.cards for button in card.buttons)
        return next(buttons, self.close_button)

    def _show_more(self) -> None:
        shown, self._asked = self._asked, self._asked + PAGE
        found = self._load(self._asked + 1)
        for made in found[shown : self._asked]:
            card = ChangeCard(made, self._there(made), self._words, self._ways)
            card.wanted.connect(self.wanted)
            self.cards.append(card)
            self.add(card)
        self.more.setVisible(len(found) > self._asked)
        if not found:
            self.add(Text(self._words(say("Nothing was changed yet."))))


class ChangeCard(Card):
    """One change: when, by whom, what it was, and its entries.

    Args:
        ways: entries that a newer change has the way to; this one's are added.
    """

    wanted = Signal(object)

    def __init__(
        self,
        made: EditMade,
        there: Mapping[RecordId, Record],
        words: Catalogue,
        ways: set[RecordId],
    ) -> None:
        super().__init__(words(_heading(made)))
        self.buttons: list[Button] = []
        self.add(Text(words(made.edit.name)))
        if not made.holds:
            self.add(Text(words(say("Taken back with Undo")), TextStyle.SMALL, Role.INK2))
        ids = dict.fromkeys(change.record.id for change in made.edit.changes)
        if len(ids) > _MOST_ENTRIES:
            told = say_count("It touched {count} entry.", "It touched {count} entries.", len(ids))
            self.add(Text(words(told), TextStyle.SMALL, Role.INK2))
            return
        for key in [key for key in ids if key in there and key not in ways]:
            record = there[key]
            button = Button(words(say("Earlier versions: {what}", what=name_of(record))), "history")
            button.clicked.connect(lambda _on=False, record=record: self.wanted.emit(record))
            ways.add(key)
            self.buttons.append(button)
            self.add(flow(button))


def _heading(made: EditMade) -> Message:
    when = say("{moment}", moment=made.moment)
    return say("{moment}, by {who}", moment=when, who=made.made_by) if made.made_by else when
