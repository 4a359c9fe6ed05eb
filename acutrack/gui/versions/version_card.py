"""One version: when, by whom, what was different, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from acutrack.casebook.versions import Version
from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue


class VersionCard(Card):
    """Its button is there where the version differs from the record as it is now.

    Signals: `wanted`: bring it back.
    """

    wanted = Signal()

    def __init__(self, version: Version, told: tuple[Message, ...], words: Catalogue) -> None:
        when = say("{moment}", moment=version.moment)
        super().__init__(words(_heading(version, when)))
        self.button: Button | None = None
        self.add(Text(words(version.name), TextStyle.SMALL, Role.INK2))
        if version.taken_back:
            self.add(Text(words(say("Taken back with Undo")), TextStyle.SMALL, Role.INK2))
        lines = [words(line) for line in told]
        for line in lines or [words(_without_differences(version))]:
            self.add(Text(line))
        if lines:
            self.button = Button(
                words(say("Bring this version back")),
                "rotate-ccw",
                name=words(say("Bring back the version of {moment}", moment=version.moment)),
            )
            self.button.setAccessibleDescription(". ".join(lines))
            self.button.clicked.connect(self.wanted)
            self.add(flow(self.button))


def _heading(version: Version, when: Message) -> Message:
    if not version.made_by:
        return when
    return say("{moment}, by {who}", moment=when, who=version.made_by)


def _without_differences(version: Version) -> Message:
    return say("The entry was removed") if version.record is None else say("The same as now")
