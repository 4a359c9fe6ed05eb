"""The question before everything about a person is erased; the one thing that is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.casebook.kind_words import count_words
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.record import Record
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue


class EraseDialog(Dialog):
    """Escape keeps the record."""


def ask_about_erasing(
    name: str,
    records: Iterable[Record],
    words: Catalogue,
    parent: QWidget,
    erase: Callable[[], object],
) -> EraseDialog:
    """Ask, saying how much there is; `erase` is called when the person agrees."""
    title = say("Erase everything about {name}?", name=name) if name else _NAMELESS
    dialog = EraseDialog(words(title), parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    counts = words.listing(words(count) for count in _counts(records))
    if counts:
        dialog.add(Text(words(say("This takes out {counts}.", counts=counts))))
    dialog.add(Text(words(_AFTERWARDS)))
    keep = primary(words(say("Keep the record")), "check")
    keep.clicked.connect(dialog.reject)
    agree = Button(words(say("Erase everything")), "trash-2")
    agree.clicked.connect(dialog.accept)
    dialog.accepted.connect(erase)
    dialog.add_buttons(keep, agree)
    dialog.open()
    keep.setFocus()
    return dialog


_NAMELESS = say("Erase everything about this person?")
_AFTERWARDS = say(
    "For 30 days you can bring it back under Settings, Recently removed. After that it is gone for "
    "good. Copies and exported files that were made before still hold it."
)


def _counts(records: Iterable[Record]) -> list[Message]:
    found: dict[type[Record], int] = {}
    for record in records:
        if isinstance(record, Patient):
            continue  # the title names the person
        found[type(record)] = found.get(type(record), 0) + 1
    return [count_words(kind, number) for kind, number in found.items()]
