"""The page before there is any record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from acutrack.casebook.drafts import Draft, DraftStore
from acutrack.charts.palette import Role
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.record import EVERYONE
from acutrack.gui.context import Ways
from acutrack.gui.pages.welcome.choices import ChoicesScreen
from acutrack.gui.pages.welcome.first_answers import FirstAnswers
from acutrack.gui.pages.welcome.question_screen import QuestionScreen
from acutrack.gui.pages.welcome.questions import (
    NameQuestion,
    PatientQuestion,
    PlaceQuestion,
    SessionQuestion,
)
from acutrack.gui.theme import TextStyle, Theme, follow_look, look
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.labels import IconText
from acutrack.settings.settings_file import SettingsFile
from acutrack.text.catalogue import Catalogue

FORM = "first_questions"
DRAFT_AFTER_MS = 300
_WIDEST = 780


class WelcomePage(QWidget):
    """Three choices; behind the first, three questions, one a screen.

    `finished` carries the FirstAnswers once they are complete; nothing is written before.

    Args:
        now: the clock.
        drafts: where what is typed is kept until it is finished, if there is a place.
        copies: lists the copies of a record that is not there any more.
    """

    finished = Signal(object)

    def __init__(
        self,
        settings: SettingsFile,
        words: Catalogue,
        theme: Theme,
        ways: Ways,
        *,
        now: Callable[[], datetime],
        drafts: DraftStore | None = None,
        copies: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._settings, self._words, self._theme, self._ways = settings, words, theme, ways
        self._now = now
        self._drafts = drafts
        self.choices = ChoicesScreen(words, settings.current.text_size)
        if copies is not None:
            self.choices.offer_copies(copies)
        self.name = NameQuestion(words, self._today)
        self.place = PlaceQuestion(words)
        self.session = SessionQuestion(words, self._today)
        self.patient = PatientQuestion(words)
        self._screens: dict[str, QWidget] = {
            "choices": self.choices,
            "name": self.name,
            "place": self.place,
            "session": self.session,
            "patient": self.patient,
        }
        self._problem = IconText(
            "triangle-alert", "", TextStyle.SMALL, Role.URGENT, icon_role=Role.URGENT
        )
        self._problem.hide()
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(DRAFT_AFTER_MS)
        self._keeping.timeout.connect(self._keep)
        self._lay_out()
        self._connect()
        self._show("choices")
        self._restore()

    @property
    def screen_key(self) -> str:
        """Which screen is shown."""
        return self._shown

    def first_focus(self) -> QWidget:
        """The first thing to do."""
        shown = self._screens[self._shown]
        return shown.first_field() if isinstance(shown, QuestionScreen) else self.choices.own

    def leave(self) -> None:
        """Keep what was typed a moment ago."""
        if self._keeping.isActive():
            self._keep()

    def show_screen(self, key: str) -> None:
        """Show one of the screens, as it was shown in another language."""
        if key != self._shown:
            self._show(key)

    def answers(self) -> FirstAnswers:
        """What is answered so far."""
        return FirstAnswers(
            name=self.name.name.text().strip(),
            birth_date=self.name.birth.value,
            main_site=self.place.site.text().strip(),
            next_session=self.session.coming.value,
            started_on=self.session.began.value,
        )

    def _today(self) -> date:
        return self._now().date()

    def _lay_out(self) -> None:
        self._middle = QWidget()
        self._middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for screen in self._screens.values():
            screen.hide()
            column.addWidget(screen)
        column.addWidget(self._problem)
        column.addStretch(1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(32, 56, 32, 32)
        row.addStretch(1)
        row.addWidget(self._middle, 1000)
        row.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(whole)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)
        follow_look(self._restyle)

    def _connect(self) -> None:
        self.choices.wanted_own.connect(lambda: self._show("name"))
        self.choices.wanted_sample.connect(self._ways.wanted_sample)
        self.choices.wanted_backup.connect(self._ways.wanted_backup)
        self.choices.wanted_patients.connect(lambda: self._show("patient"))
        self.choices.wanted_text_size.connect(self._on_text_size)
        self.choices.wanted_language.connect(lambda code: self._change(language=code))
        onward = {"name": "place", "place": "session"}
        backward = {"name": "choices", "place": "name", "session": "place", "patient": "choices"}
        for key, screen in self._screens.items():
            if not isinstance(screen, QuestionScreen):
                continue
            screen.typed.connect(self._keeping.start)
            screen.back.connect(lambda key=key: self._show(backward[key]))
            if key in onward:
                screen.answered.connect(lambda key=key: self._show(onward[key]))
                screen.skipped.connect(lambda key=key: self._show(onward[key]))
        self.session.answered.connect(self._finish)
        self.session.skipped.connect(self._finish)
        self.patient.answered.connect(self._finish_for_patients)
        self.patient.skipped.connect(self._finish_for_patients)

    def _show(self, key: str) -> None:
        self._shown = key
        for other, screen in self._screens.items():
            screen.setVisible(other == key)
        self._scroll.verticalScrollBar().setValue(0)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        if key != "choices":
            self._keep()

    def _finish(self) -> None:
        self._forget()
        self.finished.emit(self.answers())

    def _finish_for_patients(self) -> None:
        name = self.patient.name.text().strip()
        self._change(treats_patients=True)
        self._forget()
        self.finished.emit(FirstAnswers(name=name, treats_patients=True))

    def _on_text_size(self, percent: int) -> None:
        self._theme.choose(self._theme.choice, percent / 100)
        self.choices.show_text_size(percent)
        self._change(text_size=percent)

    def _change(self, **chosen: object) -> None:
        self._attempt(lambda: self._settings.change(replace(self._settings.current, **chosen)))  # type: ignore[arg-type]

    def _keep(self) -> None:
        """Keep what is typed, and where."""
        self._keeping.stop()
        drafts = self._drafts
        if drafts is None:
            return
        values: dict[str, object] = {
            name: field.text()
            for screen in self._screens.values()
            if isinstance(screen, QuestionScreen)
            for name, field in screen.fields.items()
        }
        draft = Draft(FORM, EVERYONE, values, self._shown, self._now())
        self._attempt(lambda: drafts.keep(draft))

    def _restore(self) -> None:
        drafts = self._drafts
        found: list[Draft | None] = []
        if drafts is not None:
            self._attempt(lambda: found.append(drafts.find(FORM, EVERYONE)))
        draft = found[0] if found else None
        if draft is None or draft.focus not in self._screens:
            return
        for screen in self._screens.values():
            if isinstance(screen, QuestionScreen):
                for name, field in screen.fields.items():
                    field.setText(str(draft.values.get(name, "")))
                    if isinstance(field, DateField):
                        field.editingFinished.emit()
        self._show(draft.focus)

    def _forget(self) -> None:
        self._keeping.stop()
        drafts = self._drafts
        if drafts is not None:
            self._attempt(lambda: drafts.discard(FORM, EVERYONE))

    def _attempt(self, deed: Callable[[], object]) -> None:
        try:
            deed()
            self._problem.hide()
        except AcuTrackError as error:
            self._problem.text.setText(self._words(error.message))
            self._problem.show()

    def _restyle(self) -> None:
        self._middle.setMaximumWidth(look().px(_WIDEST))
