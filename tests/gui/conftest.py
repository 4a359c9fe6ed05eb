"""The real program's context on a real file, with a clock that tests set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.people import new_patient_id, start_own_record
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, RecordId
from acutrack.gui.context import GuiContext, Ways
from acutrack.gui.notices import Notices
from acutrack.gui.pages.gap import number_cell
from acutrack.gui.pages.today import ten
from acutrack.gui.theme import Theme, ThemeChoice
from acutrack.gui.widgets import message_bar, pain_scale
from acutrack.gui.work import Work
from acutrack.settings.settings_file import SettingsFile
from acutrack.storage.open_casebook import open_casebook
from acutrack.text.catalogue import Catalogue
from tests.rest import PATIENCE_MS
from tests.server_at_hand import address, prepared, server

__all__ = ["address", "prepared", "server"]


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    moment: datetime = datetime(2025, 10, 28, 8, 42, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def pass_days(self, days: int) -> None:
        self.moment += timedelta(days=days)


@pytest.fixture(autouse=True)
def messages_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message is still there when a slow machine comes to look at it."""
    monkeypatch.setattr(message_bar, "SHOWN_FOR_MS", PATIENCE_MS)


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A 1 and then a 0 are a 10, however long a slow machine needs between them."""
    for module in (pain_scale, number_cell, ten):
        monkeypatch.setattr(module, "TEN_WITHIN_MS", PATIENCE_MS)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a report is saved to, in a home of the test's own."""
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder.parent / "config"))
    return folder


@pytest.fixture
def elsewhere(documents: Path) -> Path:
    """The person's own documents, apart from the program's folder."""
    return documents


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, ThemeChoice.LIGHT)
    yield made
    made.choose(ThemeChoice.LIGHT, 1.0)


@pytest.fixture
def context(theme: Theme, tmp_path: Path, clock: Clock) -> Iterator[GuiContext]:
    notices = Notices()
    with open_casebook(tmp_path / "casebook.acutrack") as opened:
        made = GuiContext(
            casebook=Casebook(opened.store, clock),
            drafts=opened.drafts,
            settings=SettingsFile(tmp_path / "settings.json"),
            words=Catalogue(),
            theme=theme,
            now=clock,
            notices=notices,
            ways=Ways(),
            work=Work(notices.tell_failure),
        )
        yield made
        made.work.finish()
        made.end()


@pytest.fixture
def own_room(context: GuiContext, clock: Clock) -> PatientId:
    """Somebody's own diary, begun today, with the low back as the place that hurts."""
    patient = new_patient_id()
    context.casebook.record(
        start_own_record(
            Patient(
                id=RecordId(patient),
                patient_id=patient,
                written_at=clock(),
                name="Rosa Lind",
                main_site="low back",
            )
        )
    )
    return patient
