"""The day's one reminder, where somebody chose it: made after the start, so that it costs none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from acutrack.domain.errors import AcuTrackError
from acutrack.settings.settings import Settings

if TYPE_CHECKING:
    from acutrack.gui.context import GuiContext
    from acutrack.gui.main_window import MainWindow
    from acutrack.gui.reminder.keeper import ReminderKeeper
    from acutrack.settings.settings_file import SettingsFile
    from acutrack.text.catalogue import Catalogue

#: First what the person waits for.
_AFTER_START_MS = 3_000


class Programme(Protocol):
    """The programme, as the reminder sees it."""

    window: MainWindow
    words: Catalogue
    settings: SettingsFile
    context: GuiContext | None


class Reminding(QObject):
    """Knows what the keeper of the reminder asks: is today answered, is the window in use."""

    def __init__(self, programme: Programme, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._programme, self._now = programme, now
        self.keeper: ReminderKeeper | None = None
        self._ended = False
        programme.settings.listen(self._follow)
        QTimer.singleShot(_AFTER_START_MS, self, self.begin)

    def begin(self) -> None:
        """Begin to look, if a reminder is wanted."""
        self._follow(self._programme.settings.current)

    def end(self) -> None:
        """Look no more."""
        self._ended = True
        if self.keeper is not None:
            self.keeper.end()

    def can_show(self) -> bool:
        """Whether this computer has a place to show a reminder."""
        from acutrack.gui.reminder.ways_to_show import can_show

        return can_show()

    def _follow(self, settings: Settings) -> None:
        if not settings.reminder or self.keeper is not None or self._ended:
            return
        from acutrack.gui.reminder.keeper import ReminderKeeper
        from acutrack.gui.reminder.ways_to_show import way_to_show

        self.keeper = ReminderKeeper(
            self._programme.settings,
            self._programme.words,
            self._now,
            answered=self._answered,
            in_use=self._programme.window.isActiveWindow,
            make_way=way_to_show,
        )
        self.keeper.wanted.connect(self._open_question)

    def _answered(self) -> bool | None:
        """Whether the own record has today's answer; None where it is not open to be looked into.

        A locked record is not open, and the sample has no copies: nobody is reminded of it.
        """
        context = self._programme.context
        if context is None or context.copies is None:
            return None
        from acutrack.domain.record import PatientId
        from acutrack.gui.pages.today.todays_diary import read_today

        patient = PatientId(self._programme.settings.current.last_patient)
        try:
            diary = read_today(context.casebook, patient, self._now())
        except AcuTrackError:
            return None
        return diary.answer is not None if diary.patient is not None else None

    def _open_question(self) -> None:
        window = self._programme.window
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()
        window.go("today")
