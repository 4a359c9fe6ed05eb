"""Where the record lies, a copy of it, and what was removed lately."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text
from acutrack.places import open_to_others
from acutrack.text.catalogue import Catalogue

_AFTERWARDS = say(
    "After 30 days it is gone for good, with every earlier version of it. Copies that were made "
    "before still hold it. Most of AcuTrack’s own copies go within 12 months of use; one that you "
    "made yourself stays until you delete it."
)


_OF_THE_SERVER = say(
    "Copies of it, its lock and a check of it are the work of whoever looks after the server. What "
    "you type before you save is kept on this computer, unlocked."
)
#: Each with its words, its icon and what it does.
Deeds = tuple[tuple[Message, str, Callable[[], None]], ...]


@dataclass(frozen=True)
class RemovedLine:
    """What was removed, when, what puts it back, and what lets go of it for good at once."""

    what: Message
    moment: datetime
    put_back: Callable[[], object]
    let_go: Callable[[], object] | None = None


def removed_card(
    words: Catalogue, removed: Sequence[RemovedLine], erased: Sequence[datetime] = ()
) -> Card:
    """What was removed in the last 30 days, each with the way back."""
    card = Card(words(say("Recently removed")))
    if not removed:
        card.add(Text(words(say("Nothing. What you remove stays here for 30 days."))))
    card.add(Text(words(_AFTERWARDS), TextStyle.SMALL, Role.INK2))
    for line in removed:
        row = QHBoxLayout()
        told = say("{what}, removed {moment}", what=line.what, moment=line.moment)
        row.addWidget(Text(words(told)), 1)
        button = Button(
            words(say("Put back")),
            "archive-restore",
            name=words(say("Put back: {what}", what=line.what)),
        )
        button.clicked.connect(lambda _on=False, line=line: line.put_back())
        row.addWidget(button)
        if line.let_go is not None:
            row.addWidget(_for_good(words, line, line.let_go))
        card.body.addLayout(row)
    for moment in erased:
        told = say("{moment}: everything about one person was erased for good.", moment=moment)
        card.add(Text(words(told), TextStyle.SMALL, Role.INK2))
    return card


def _for_good(words: Catalogue, line: RemovedLine, let_go: Callable[[], object]) -> Button:
    name = words(say("Erase for good: {what}", what=line.what))
    button = Button(words(say("Erase for good")), "trash-2", name=name)
    button.clicked.connect(lambda _on=False: let_go())
    return button


def erase_card(words: Catalogue, erase: Callable[[], object]) -> Card:
    """Taking out everything about the person whose room it is."""
    card = Card(words(say("Erase everything")))
    told = say(
        "This takes out every entry about this person. You are asked first, and can bring it all "
        "back for 30 days."
    )
    card.add(Text(words(told)))
    button = Button(words(say("Erase everything about this person")), "trash-2")
    button.clicked.connect(lambda _on=False: erase())
    card.add(flow(button))
    return card


def file_card(words: Catalogue, folder: str, deeds: Deeds) -> Card:
    """Where the file is and what can be done with it."""
    told = say("It is kept in this folder, open to your account alone")
    if open_to_others(Path(folder)):
        # On a disk that knows no rights, or in a folder that belongs to everybody.
        told = say("It is kept in this folder, which others on this computer may be able to open")
    return _where_card(words, told, folder, deeds)


def record_there_card(words: Catalogue, server: str, deeds: Deeds) -> Card:
    """On which server it is, who looks after it there, and what can be done here."""
    told = say("It is kept on this server, for several computers")
    card = _where_card(words, told, server, deeds)
    card.add(Text(words(_OF_THE_SERVER), TextStyle.SMALL, Role.INK2))
    return card


def _where_card(words: Catalogue, told: Message, place: str, deeds: Deeds) -> Card:
    card = Card(words(say("Your record")))
    where = TextField()
    where.setText(place)
    where.setReadOnly(True)
    where.setCursorPosition(0)
    card.add(FormField(words(told), where))
    buttons = [Button(words(label), icon) for label, icon, _deed in deeds]
    for button, (_label, _icon, deed) in zip(buttons, deeds, strict=True):
        button.clicked.connect(lambda _on=False, deed=deed: deed())
    card.add(flow(*buttons, gap=8))
    return card
