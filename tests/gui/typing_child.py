"""A window in a process of its own, in which somebody types and never saves; killed by its test."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from acutrack.compose.window import Programme
from acutrack.domain.side_effect import SideEffectKind
from acutrack.gui.application import make_application
from tests.rest import PATIENCE_S, until


def _type(programme: Programme, page: str, field: str, text: str) -> None:
    programme.window.go(page, "new")
    shown = programme.window.page
    form = shown.form  # type: ignore[union-attr]
    widget: QWidget = form.fields[field].field
    if page == "side_effects":
        form.kind.show_choice(SideEffectKind.BRUISE)
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(widget, text)
    until("a draft is kept", lambda: text in _kept(programme))


def _kept(programme: Programme) -> list[object]:
    context = programme.context
    assert context is not None
    (patient,) = context.casebook.patients()
    drafts = context.drafts.all_of(patient.patient_id)
    return [value for draft in drafts for value in draft.values.values()]


def main(folder: Path) -> None:
    """Type into three forms, until each is kept, and wait to be killed."""
    programme = Programme(make_application(["acutrack"]), folder)
    programme.show()
    programme.window.activateWindow()
    until("a diary is open", lambda: programme.context is not None)
    for page, field, text in (
        ("treatments", "name", "Ibuprofen"),
        ("pain", "note", "After the stairs"),
        ("side_effects", "site", "right calf"),
    ):
        _type(programme, page, field, text)
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    time.sleep(PATIENCE_S)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
