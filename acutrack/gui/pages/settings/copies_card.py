"""The copies: when the last one was made and checked, how many there are, where else they go."""

from __future__ import annotations

from collections.abc import Callable

from acutrack.casebook.copies import CopiesFacts
from acutrack.casebook.copy_words import made_when
from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say, say_count
from acutrack.gui.context import CopyDeed
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.text.catalogue import Catalogue

_ABOUT = say(
    "AcuTrack copies your record after each day you use it, and before it changes much. Each copy "
    "is read back and counted. It keeps 7 days, 5 weeks and 12 months."
)
_WHY_SECOND = say(
    "These copies lie on this computer. A second folder, on a USB stick or another disk, keeps "
    "them when the computer is lost."
)


def copies_card(
    words: Catalogue, facts: CopiesFacts | None, ask: Callable[[CopyDeed], None]
) -> Card:
    """The card as things stand; None for facts that are still looked for.

    `ask` is called with what is wanted.
    """
    card = Card(words(say("Copies of your record")))
    card.setObjectName("copies-card")
    card.add(Text(words(_ABOUT)))
    if facts is not None:
        for line in _lines(facts):
            card.add(Text(words(line)))
        card.add(_second(words, facts))
    offered = [
        (CopyDeed.MAKE, "copy", say("Make a copy now")),
        (CopyDeed.LOOK, "archive-restore", say("Look at copies")),
        (CopyDeed.SAVE, "save", say("Save a copy")),
        (CopyDeed.CHOOSE_SECOND, "folder-open", say("Choose a second folder")),
    ]
    if facts is not None and facts.second is not None:
        offered.append((CopyDeed.STOP_SECOND, "x", say("Stop using the second folder")))
    card.add(
        flow(*(_button(words, deed, icon, label, ask) for deed, icon, label in offered), gap=8)
    )
    return card


def _lines(facts: CopiesFacts) -> list[Message]:
    if facts.newest is None:
        return [say("There is no copy yet. The first is made when you close AcuTrack.")]
    lines = [
        say("The latest copy is of {when}.", when=made_when(facts.newest)),
        say_count("There is {count} copy.", "There are {count} copies.", facts.count),
    ]
    if facts.checked is not None:
        lines.insert(1, say("Last read back and counted: {moment}.", moment=facts.checked))
    return lines


def _second(words: Catalogue, facts: CopiesFacts) -> Text | IconText:
    if facts.second is None:
        return Text(words(_WHY_SECOND))
    if not facts.second_there:
        told = say(
            "The second folder {folder} is not there now. Connect it, and it is caught up with.",
            folder=str(facts.second),
        )
        return IconText("triangle-alert", words(told), role=Role.CAUTION, icon_role=Role.CAUTION)
    told = say_count(
        "The second folder {folder} holds {count} copy.",
        "The second folder {folder} holds {count} copies.",
        facts.second_count,
        folder=str(facts.second),
    )
    return IconText("circle-check", words(told))


def _button(
    words: Catalogue, deed: CopyDeed, icon: str, label: Message, ask: Callable[[CopyDeed], None]
) -> Button:
    button = Button(words(label), icon)
    button.setObjectName(f"copies-{deed.value}")
    button.clicked.connect(lambda _on=False: ask(deed))
    return button
