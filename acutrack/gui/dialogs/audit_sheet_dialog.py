"""Offers the audit of the practice on one page, printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.domain.message import say
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.sheet_dialog import SheetDialog

if TYPE_CHECKING:
    from acutrack.analysis.audit.practice_audit import PracticeAudit
    from acutrack.report.options import Paper


class AuditSheetDialog(SheetDialog):
    """The page says what the window showed when it was asked for."""

    def __init__(self, context: GuiContext, audit: PracticeAudit, parent: QWidget) -> None:
        self._audit = audit
        super().__init__(
            context,
            parent,
            title=say("The audit on one page"),
            about=say("Figures of the whole practice. No patient is named on it."),
            printed=say("Print the audit"),
            job=say("Practice audit"),
        )

    @override
    def made(self, paper: Paper) -> bytes:
        from acutrack.report.audit_sheet import write_audit_sheet

        return write_audit_sheet(paper, self._audit, self.context.words, self.context.now())

    @override
    def file_name(self) -> str:
        from acutrack.report.audit_sheet import audit_sheet_name

        return audit_sheet_name(self._audit.today)


def offer_audit_sheet(
    context: GuiContext, audit: PracticeAudit, parent: QWidget
) -> AuditSheetDialog:
    """Open the window over `parent`."""
    dialog = AuditSheetDialog(context, audit, parent)
    dialog.offer()
    return dialog
