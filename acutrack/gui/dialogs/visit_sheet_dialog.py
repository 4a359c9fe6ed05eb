"""Offers a page to take along to a practitioner: what to ask, and what to tell first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.sheet_dialog import SheetDialog

if TYPE_CHECKING:
    from acutrack.report.options import Paper


class VisitSheetDialog(SheetDialog):
    """What the person has ticked under Settings is ticked on the page."""

    def __init__(self, context: GuiContext, patient: PatientId, parent: QWidget) -> None:
        self._patient = patient
        super().__init__(
            context,
            parent,
            title=say("A page to take along"),
            about=say(
                "It holds the questions, with room for the answers, and what to tell first. "
                "What you ticked under Settings is ticked there."
            ),
            printed=say("Print the page to take along"),
            job=say("A page to take along"),
        )

    @override
    def made(self, paper: Paper) -> bytes:
        from acutrack.report.visit_sheet import write_visit_sheet

        found = self.context.casebook.load(Patient, self._patient)
        return write_visit_sheet(
            paper,
            found[0].precautions if found else (),
            self.context.words,
            self.context.now(),
            emergency_number=self.context.settings.current.emergency_number,
        )

    @override
    def file_name(self) -> str:
        from acutrack.report.visit_sheet import VISIT_SHEET_NAME

        return VISIT_SHEET_NAME
