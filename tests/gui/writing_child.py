"""A window in a process of its own, in which somebody types; it tells on stdout who writes."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from acutrack.compose.window import Programme
from acutrack.gui.application import make_application
from acutrack.gui.pages.treatments import TreatmentsPage
from tests.rest import until


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(folder: Path, text: str) -> None:
    """Type into the form for a treatment, so far that a draft is not yet kept, and go on."""
    application = make_application(["acutrack"])
    programme = Programme(application, folder)
    programme.show()
    until("a diary is open", lambda: programme.context is not None)
    context, writing = programme.context, programme._writing
    assert context is not None
    assert writing is not None
    _say(context.who.writer.name)
    writing.changed.connect(lambda: _say(context.who.writer.name))
    programme.window.go("treatments", "new")
    page = programme.window.page
    assert isinstance(page, TreatmentsPage)
    field = page.form.fields["name"].field
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(field, text)
    _say("typed")
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
