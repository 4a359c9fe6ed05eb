"""What each mark of the chart means, in plain words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

#: Heading and explanation; also shown under Help and safety.
EXPLAINED: tuple[tuple[Message, Message], ...] = (
    (
        say("Dots"),
        say(
            "Each dot is one day, as you rated it. An open ring was filled in later than the day "
            "after. Days written down more than 48 hours late are drawn, and no average uses them."
        ),
    ),
    (
        say("The line"),
        say(
            "The line is the smoothed level: an average in which near days count more than far "
            "ones. It stops where too few days are recorded, and it never runs across your first "
            "session."
        ),
    ),
    (
        say("The pale band"),
        say(
            "The band holds the middle 80 percent of your days before the first session. The "
            "dashed line is their average: where you started."
        ),
    ),
    (
        say("The dotted line"),
        say(
            "It marks 30 percent lower than your start. In studies of long-term pain, people "
            "whose pain fell by about that much called themselves much improved (Farrar 2001, "
            "Pain 94:149). It is a landmark, not a goal."
        ),
    ),
    (
        say("The rows below"),
        say(
            "They show your sessions, what you took, other care, and side effects. When several "
            "things changed at once, the chart cannot say which one mattered."
        ),
    ),
    (
        say("The two averages"),
        say(
            "The first uses the days before your first session, up to 56. The second uses the "
            "last 28 full days. Pain goes up and down by itself and often settles after a bad "
            "spell, so a difference shows what happened, not why."
        ),
    ),
)


def how_to_read(words: Catalogue, parent: QWidget) -> Dialog:
    """Open the explanation; Escape or the button closes it."""
    dialog = Dialog(words(say("How to read this chart")), parent)
    for heading, explanation in EXPLAINED:
        dialog.add(Text(words(heading), TextStyle.STRONG))
        dialog.add(Text(words(explanation)))
    close = primary(words(say("Back to the chart")), "chart-line")
    close.clicked.connect(dialog.accept)
    dialog.add_buttons(close)
    dialog.open()
    return dialog
