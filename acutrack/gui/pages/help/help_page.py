"""Help and safety: a field to find anything, then the warning signs, then all the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.domain.message import say
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.large_number import show_number_large
from acutrack.gui.pages.help.found_list import FoundList
from acutrack.gui.pages.help.lines import Line, all_lines, find_lines
from acutrack.gui.pages.help.topic_cards import topic_widgets
from acutrack.gui.pages.help.topics import help_topics
from acutrack.gui.pages.page import Page
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.page import BETWEEN_CARDS, Scaffold
from acutrack.gui.widgets.search_field import SearchField
from acutrack.text.finding import search_words


class HelpPage(Page):
    """Built when it is first looked at, and again when a number for help has changed."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._numbers = ("", "")
        self._lines: tuple[Line, ...] = ()
        self._wanted = ""
        self.places: dict[str, QWidget] = {}
        large = Button(self.words(say("Show the number large")), "phone")
        large.clicked.connect(lambda: show_number_large(context, self))
        self._scaffold = Scaffold(self.words(say("Help and safety")), " ", [large])
        self.search = SearchField(self.words(say("Such as lock, bruise or dotted line")))
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self._open_first)
        self._scaffold.add(FormField(self.words(say("Find in the help")), self.search))
        self.found = FoundList(context.words)
        self.found.hide()
        self.found.chosen.connect(self._go_to)
        self.found.left.connect(self._end_search)
        self.found.stepped_out.connect(self._focus_search)
        self.search.stepped_down.connect(lambda: self.found.step_to(0))
        self._scaffold.add(self.found)
        self._topics = QWidget()
        self._scaffold.add(self._topics)
        # What F1 leads to is there to be read: the keyboard begins at the bar.
        self._scaffold.verticalScrollBar().setAccessibleName(self.words(say("Help and safety")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    @override
    def arrive(self, argument: str) -> None:
        """Begin at a topic, as F1 and a found line ask for; without one, at the top."""
        self._wanted = argument
        self.search.clear()
        self._scaffold.begin_at_top()
        if self._numbers != self._numbers_now():
            self.refresh_if_shown()
        QTimer.singleShot(0, self, self._show_wanted)

    @override
    def first_focus(self) -> QWidget | None:
        return self._scaffold.verticalScrollBar() if self._wanted else self.search

    @override
    def refresh(self) -> None:
        if self._numbers == self._numbers_now():
            return
        self._numbers = self._numbers_now()
        number, _ = self._numbers
        said = say("Emergency number: {number}. You can change it in Settings.", number=number)
        self._scaffold.set_context(self.words(said))
        old, self._topics = self._topics, QWidget()
        column = QVBoxLayout(self._topics)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN_CARDS)
        self.places = {}
        for topic in help_topics():
            for place, widget in topic_widgets(topic, self.context, self._print_questions):
                if place:
                    self.places[place] = widget
                if widget.parentWidget() is None:
                    column.addWidget(widget)
        self._scaffold.body.replaceWidget(old, self._topics)
        old.hide()
        old.deleteLater()
        self._topics.setVisible(not search_words(self.search.text()))

    def _print_questions(self) -> None:
        from acutrack.gui.dialogs.visit_sheet_dialog import VisitSheetDialog

        VisitSheetDialog(self.context, self.patient, self).offer()

    def _numbers_now(self) -> tuple[str, str]:
        settings = self.context.settings.current
        return settings.emergency_number, settings.advice_line

    def _show_wanted(self) -> None:
        place, self._wanted = self._wanted, ""
        if place in self.places:
            self._scaffold.begin_at(self.places[place])

    def _look_for(self, typed: str) -> None:
        looking = bool(search_words(typed))
        if looking:
            self._scaffold.begin_at_top()
            self._lines = self._lines or all_lines(self.context.words)
            self.found.show_lines(find_lines(typed, self._lines))
        self.found.setVisible(looking)
        self._topics.setVisible(not looking)

    def _open_first(self) -> None:
        if not self.found.isHidden() and self.found.places:
            self._go_to(self.found.places[0].line)

    def _go_to(self, line: Line) -> None:
        self.context.ways.go(line.page, line.place)

    def _end_search(self) -> None:
        self.search.clear()
        self._focus_search()

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
