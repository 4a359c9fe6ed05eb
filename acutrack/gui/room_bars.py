"""The bars above every page of a room: sample, whose record it is, and "to look at only"."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.gui.context import GuiContext
from acutrack.gui.widgets.banner import Banner
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.text.catalogue import Catalogue


class RoomBars(QWidget):
    """Takes no room in somebody's own diary; says plainly where one is otherwise."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[Patient | None, bool, GuiContext] | None = None

    def show_room(self, patient: Patient | None, context: GuiContext) -> None:
        """Say whose room it is, where that needs saying."""
        wanted = (patient, context.settings.current.treats_patients, context)
        if self._shown is not None and wanted[:2] == self._shown[:2] and self._shown[2] is context:
            return
        self._shown = wanted
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if context.read_only:
            self._column.addWidget(self._read_only())
        if patient is not None and patient.sample:
            self._column.addWidget(self._sample(patient, context))
        elif patient is not None and context.settings.current.treats_patients:
            self._column.addWidget(self._person(patient, context))

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

    def _read_only(self) -> Banner:
        return Banner(
            "lock",
            self._words(say("This record can be looked at, not changed.")),
            self._words(say("Its file or folder cannot be written to.")),
        )
