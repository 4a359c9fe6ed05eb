"""The question before everything about a person is erased; the one thing that is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.casebook.erasing import what_goes
from acutrack.domain.message import say
from acutrack.domain.record import Record
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue


class EraseDialog(Dialog):
    """Escape keeps the record."""

    def __init__(
        self, name: str, records: Iterable[Record], words: Catalogue, parent: QWidget
    ) -> None:
        title = say("Erase everything about {name}?", name=name) if name else _NAMELESS
        super().__init__(words(title), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keep = primary(words(say("Keep the record")), "check")
        self._keep.clicked.connect(self.reject)
        counts = words.listing(words(count) for count in what_goes(records))
        if counts:
            self.add(Text(words(say("This takes out {counts}.", counts=counts))))

    def ask(self, *deeds: tuple[str, Callable[[], object]]) -> None:
        """Offer keeping the record first, then each deed: what its button says, and what it does.

        The question is over before the deed begins.
        """
        buttons: list[QWidget] = [self._keep]
        for label, deed in deeds:
            button = Button(label, "trash-2")
            button.clicked.connect(self.accept)
            button.clicked.connect(lambda _on=False, deed=deed: deed())
            buttons.append(button)
        self.add_buttons(*buttons)
        self.open()
        self._keep.setFocus()


def ask_about_erasing(
    name: str,
    records: Iterable[Record],
    words: Catalogue,
    parent: QWidget,
    *,
    erase: Callable[[], object],
    for_good: Callable[[], object] | None = None,
) -> EraseDialog:
    """Ask, saying how much there is; one of the two is called when the person agrees.

    Args:
        name: whom it is about.
        records: what would go.
        words: says it.
        parent: stands under the question.
        erase: takes it out, with a way back.
        for_good: takes it out of the copies too, without one; None where there are no copies.
    """
    dialog = EraseDialog(name, records, words, parent)
    dialog.add(Text(words(_AFTERWARDS)))
    deeds = [(words(say("Erase everything")), erase)]
    if for_good is not None:
        dialog.add(Text(words(_OR_FOR_GOOD)))
        deeds.append((words(say("Erase for good, copies too")), for_good))
    dialog.ask(*deeds)
    return dialog


def ask_for_good(
    name: str,
    records: Iterable[Record],
    words: Catalogue,
    parent: QWidget,
    *,
    for_good: Callable[[], object],
) -> EraseDialog:
    """Ask about somebody whose record was taken out before and could still be brought back."""
    dialog = EraseDialog(name, records, words, parent)
    dialog.add(Text(words(_FOR_GOOD)))
    dialog.ask((words(say("Erase for good, copies too")), for_good))
    return dialog


_NAMELESS = say("Erase everything about this person?")
_AFTERWARDS = say(
    "For 30 days you can bring it back under Settings, Recently removed. After that it is gone for "
    "good. Copies and exported files that were made before still hold it."
)
_OR_FOR_GOOD = say(
    "You can also erase it for good, from AcuTrack’s own copies too. Nothing can bring it back "
    "then. Files that were exported stay as they are."
)
_FOR_GOOD = say(
    "It goes from the record and from AcuTrack’s own copies. Nothing can bring it back then. "
    "Files that were exported stay as they are."
)
