"""The real window in somebody's room, and hands that count what they press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from acutrack.domain.record import PatientId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.main_window import MainWindow
from acutrack.gui.pages.sessions import SessionsPage
from acutrack.gui.pages.sessions.session_form import SessionForm

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Room:
    """The real window in somebody's room, and a count of what was pressed."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        self.context, self.patient = context, patient
        self.window = MainWindow(context.words, context.notices, context.settings.current)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.enter(context, patient, "sessions")
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.interactions = 0

    @property
    def page(self) -> SessionsPage:
        page = self.window.page
        assert isinstance(page, SessionsPage)
        return page

    @property
    def form(self) -> SessionForm:
        assert self.page.form is not None
        return self.page.form

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        focused: QWidget = QApplication.focusWidget() or self.window
        QTest.keyClick(focused, key, modifier)
        self.interactions += 1

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.interactions += 1

    def sessions(self) -> tuple[TreatmentSession, ...]:
        return self.context.casebook.load(TreatmentSession, self.patient)

    def effects(self) -> tuple[SideEffect, ...]:
        return self.context.casebook.load(SideEffect, self.patient)
