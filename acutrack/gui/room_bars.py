"""The bars above every page of a room: sample, whose record it is, and who else writes in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.gui.context import GuiContext
from acutrack.gui.offered_copy import OfferedCopy
from acutrack.gui.who_writes import WhoWrites, Writer
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.banner import Banner
from acutrack.gui.widgets.buttons import Button, QuietLink
from acutrack.gui.widgets.flow_layout import flow
from acutrack.text.catalogue import Catalogue


@dataclass(frozen=True)
class _Shown:
    """What the bars say; the same again is not built again."""

    room: int
    patient: Patient | None
    treats_patients: bool
    who: WhoWrites
    offered: OfferedCopy | None


class RoomBars(QWidget):
    """Takes no room in somebody's own diary; says plainly where one is otherwise."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: _Shown | None = None

    def forget_room(self) -> None:
        """Show and keep nothing of the room that was left."""
        self._shown = None
        self._empty()

    def show_room(self, patient: Patient | None, context: GuiContext) -> None:
        """Say whose room it is, where that needs saying."""
        who = context.who
        if context.read_only and who.here:
            who = WhoWrites(Writer.NOBODY)
        treats_patients = context.settings.current.treats_patients
        wanted = _Shown(id(context), patient, treats_patients, who, context.offered)
        before, self._shown = self._shown, wanted
        if before == wanted:
            return
        self._empty()
        if not who.here:
            self._column.addWidget(self._who_writes(who, context))
            if before is not None and before.who != who:
                self._read_aloud(who.strong(), who.more())
        if context.offered is not None:
            self._column.addWidget(self._offered(context.offered, context))
            if before is None or before.offered != context.offered:
                self._read_aloud(context.offered.strong(), context.offered.more())
        self._say_whose(patient, context)

    def _say_whose(self, patient: Patient | None, context: GuiContext) -> None:
        if patient is not None and patient.sample:
            self._column.addWidget(self._sample(patient, context))
        elif patient is not None and context.settings.current.treats_patients:
            self._column.addWidget(self._person(patient, context))

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _read_aloud(self, *said: Message) -> None:
        announce(self, " ".join(map(self._words, said)))

    def _sample(self, patient: Patient, context: GuiContext) -> Banner:
        own = QuietLink(self._words(say("Start my own record")))
        own.clicked.connect(context.ways.wanted_own_record)
        return Banner(
            "flask-conical",
            self._words(say("Sample patient: {name}.", name=patient.name)),
            self._words(say("Nothing here is real. Try anything.")),
            own,
        )

    def _person(self, patient: Patient, context: GuiContext) -> Banner:
        everybody = QuietLink(self._words(say("All patients")))
        everybody.clicked.connect(lambda: context.ways.go("patients"))
        born = (
            self._words(say("born {day}", day=patient.birth_date))
            if patient.birth_date is not None
            else self._words(say("birth date not said"))
        )
        name = patient.name or self._words(say("No name given"))
        return Banner("user", name, born, everybody, caution=False)

    def _who_writes(self, who: WhoWrites, context: GuiContext) -> Banner:
        ways = context.ways
        here = Button(self._words(say("Write here instead")), "pencil")
        all_the_same = Button(self._words(say("Write all the same")), "pencil")
        only_look = Button(self._words(say("Only look")), "eye")
        for button in (here, all_the_same):
            button.clicked.connect(ways.wanted_writing)
        only_look.clicked.connect(ways.wanted_looking)
        offered = {
            Writer.WINDOW: (here,),
            Writer.COMPUTER: (only_look, all_the_same),
            Writer.COMPUTER_KNOWN: (all_the_same,),
        }.get(who.writer, ())
        icons = {Writer.NOBODY: "lock", Writer.SERVER_AWAY: "triangle-alert"}
        icon = icons.get(who.writer, "eye")
        said = self._words(who.strong()), self._words(who.more())
        if len(offered) > 1:
            return Banner(icon, *said, below=flow(*offered, gap=8))
        return Banner(icon, *said, *offered)

    def _offered(self, offered: OfferedCopy, context: GuiContext) -> Banner:
        compare = Button(self._words(say("Compare the two")), "copy")
        compare.clicked.connect(context.ways.wanted_together)
        later = Button(self._words(say("Not now")), "x")
        later.clicked.connect(context.ways.wanted_apart)
        said = self._words(offered.strong()), self._words(offered.more())
        return Banner("copy", *said, below=flow(compare, later, gap=8))
