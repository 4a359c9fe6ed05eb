"""Files that were set aside: what each is, where it lies, and the way to remove it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from acutrack.casebook.copies import SetAside
from acutrack.casebook.copy_words import aside_words
from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.gui.context import AsideDeed
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

_ABOUT = say(
    "AcuTrack never removes these by itself. They may hold entries of yours, in part or as a whole."
)


def aside_card(
    words: Catalogue, aside: Sequence[SetAside], ask: Callable[[AsideDeed], None]
) -> Card:
    """The card; `ask` is called with what is wanted of which file."""
    card = Card(words(say("Files that were set aside")))
    card.setObjectName("aside-card")
    card.add(Text(words(_ABOUT)))
    for number, each in enumerate(aside):
        card.add(Text(words(aside_words(each))))
        card.add(Text(str(each.path.parent), TextStyle.SMALL, Role.INK2))
        show = _button(words, each.path, number, ask, remove=False)
        card.add(flow(show, _button(words, each.path, number, ask, remove=True), gap=8))
    return card


def _button(
    words: Catalogue, path: Path, number: int, ask: Callable[[AsideDeed], None], *, remove: bool
) -> Button:
    label, picture = say("Show in folder"), "folder-open"
    name = words(say("Show in folder: {name}", name=path.name))
    if remove:
        label, picture = say("Remove"), "trash-2"
        name = words(say("Remove: {name}", name=path.name))
    button = Button(words(label), picture, name=name)
    button.setObjectName(f"copies-aside-{'remove' if remove else 'show'}-{number}")
    button.clicked.connect(lambda _on=False: ask(AsideDeed(path, remove=remove)))
    return button
