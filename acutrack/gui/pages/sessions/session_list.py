"""The list of sessions, newest first, with the chosen one beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.casebook.drafts import Draft
from acutrack.domain.message import say, say_count
from acutrack.domain.record import RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.gui.models.record_table import Column, RecordTable
from acutrack.gui.pages.sessions import record_words
from acutrack.gui.pages.sessions.course_card import CourseCard
from acutrack.gui.pages.sessions.draft_card import DraftCard
from acutrack.gui.pages.sessions.questions_card import QuestionsCard
from acutrack.gui.pages.sessions.record_card import RecordCard
from acutrack.gui.pages.sessions.record_words import SessionRow
from acutrack.gui.theme import follow_look, look
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card, EmptyState
from acutrack.gui.widgets.page import Columns, Scaffold
from acutrack.gui.widgets.table import Table, row_height
from acutrack.text.catalogue import Catalogue

_FEWEST_ROWS, _MOST_ROWS = 4, 14
_EFFECTS, _POINTS = 5, 6
#: Columns that go first where there is little room; the record card has them all.
_SPARED = (_POINTS, 2, 1, _EFFECTS)
#: Of a long list the beginning will do, so these columns ask for this much alone: px at 100 % text.
_POINTS_LEAST, _EFFECTS_MOST = 160, 170


class SessionList(QWidget):
    """Values in, signals out; signals carry a TreatmentSession."""

    wanted_new = Signal()
    wanted_change = Signal(object)
    wanted_whole = Signal(object)
    removed = Signal(object)
    wanted_versions = Signal(object)
    draft_continued = Signal(str)
    draft_discarded = Signal(str)
    draft_restored = Signal(str)

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._rows: dict[RecordId, SessionRow] = {}
        self.log = primary(words(say("Log a session")), "plus")
        self.log.clicked.connect(self.wanted_new)
        self.own_notes = Button(words(say("Notes of the practitioner")), "pencil")
        self.scaffold = Scaffold(words(say("Sessions")), "", [self.own_notes, self.log])
        self.drafts: dict[str, DraftCard] = {}
        self._drafts = QVBoxLayout()
        self.look_again = QuestionsCard(words)
        self.empty = self._empty_state()
        self.course = CourseCard(words)
        self.record = RecordCard(words)
        self.model: RecordTable[TreatmentSession] = RecordTable(self._columns())
        self.table = Table(words(say("Sessions, newest first")))
        self.table.setModel(self.model)
        for column in (_EFFECTS, _POINTS):
            stretch = QHeaderView.ResizeMode.Stretch
            self.table.horizontalHeader().setSectionResizeMode(column, stretch)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.activated.connect(lambda index: self._change(self.model.record_at(index)))
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table_card = Card()
        self.table_card.add(self.table)
        self.columns = Columns(27, 12)
        self._lay_out()
        follow_look(self._fit)
        self.table.installEventFilter(self)
        self.record.changed.connect(lambda: self._change(self.chosen()))
        self.record.completed.connect(lambda: self._emit(self.wanted_whole))
        self.record.removed.connect(lambda: self._emit(self.removed))
        self.record.wanted_versions.connect(lambda: self._emit(self.wanted_versions))

    def show_rows(self, rows: Sequence[SessionRow]) -> None:
        """Show the sessions; the one that was chosen stays chosen, else it is the newest."""
        chosen = self.chosen()
        self._rows = {row.session.id: row for row in rows}
        self.model.show_records([row.session for row in rows])
        self.empty.setVisible(not rows)
        self.table_card.setVisible(bool(rows))
        self.record.setVisible(bool(rows))
        self.scaffold.set_context(
            self._words(say_count("{count} session noted", "{count} sessions noted", len(rows)))
            if rows
            else ""
        )
        self.choose(chosen.id if chosen is not None else None)
        self._fit()

    def show_drafts(self, waiting: Mapping[str, Draft], discarded: Mapping[str, Draft]) -> None:
        """Offer unfinished forms, and those just discarded; a card stays where it is."""
        wanted = {**discarded, **waiting}
        for name in [name for name in self.drafts if name not in wanted]:
            card = self.drafts.pop(name)
            self._drafts.removeWidget(card)
            card.hide()
            card.deleteLater()
        for name in wanted:
            if name not in self.drafts:
                self.drafts[name] = self._draft_card(name)
            self.drafts[name].show_draft(waiting.get(name), discarded.get(name))

    def _draft_card(self, name: str) -> DraftCard:
        card = DraftCard(self._words)
        card.continued.connect(lambda: self.draft_continued.emit(name))
        card.discarded.connect(lambda: self.draft_discarded.emit(name))
        card.restored.connect(lambda: self.draft_restored.emit(name))
        self._drafts.addWidget(card)
        return card

    def chosen(self) -> TreatmentSession | None:
        """The session in the selected row."""
        index = self.table.currentIndex()
        if not index.isValid() or index.row() >= self.model.rowCount():
            return None
        return self.model.record_at(index)

    def choose(self, session: RecordId | None) -> None:
        """Select a session; the newest where it is not there."""
        if not self._rows:
            return
        ids = list(self._rows)
        place = ids.index(session) if session in self._rows else 0
        self.table.selectRow(place)
        self._show_chosen()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # With another text size the columns of the page move, and only the table changes its width.
        # That of its viewport would not do: it follows on scroll bars, which follow on the columns
        # that are hidden here, and the two would go on for ever.
        if event.type() == QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._drafts.setSpacing(12)
        self.scaffold.body.addLayout(self._drafts)
        for widget in (self.look_again, self.empty, self.columns):
            self.scaffold.add(widget)
        self.columns.main.addWidget(self.table_card)
        self.columns.side.addWidget(self.course)
        self.columns.side.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scaffold)

    def _columns(self) -> tuple[Column[TreatmentSession], ...]:
        words = self._words
        return (
            Column(words(say("Date")), lambda s: words.formats.table_day(s.day)),
            Column(words(say("Practitioner")), self._practitioner),
            Column(words(say("Length")), lambda s: record_words.minutes(s, words)),
            Column(words(say("Before")), lambda s: record_words.pain(s.pre_nrs_now, words)),
            Column(words(say("After")), lambda s: record_words.pain(s.post_nrs_now, words)),
            Column(
                words(say("Side effects")),
                lambda s: record_words.side_effects(self._rows[s.id].effects, words),
            ),
            Column(words(say("Points")), lambda s: record_words.points_and_counts(s, words)),
        )

    def _practitioner(self, session: TreatmentSession) -> str:
        found = self._rows[session.id].practitioner
        return found.name if found is not None else ""

    def _empty_state(self) -> EmptyState:
        words = self._words
        log = primary(
            words(say("Log a session")), "plus", name=words(say("Log your first session"))
        )
        log.clicked.connect(self.wanted_new)
        told = say("After a session, note it here in under a minute.")
        return EmptyState(words(told), log, "calendar-check-2")

    def _show_chosen(self) -> None:
        session = self.chosen()
        if session is not None and session.id in self._rows:
            self.record.show_row(self._rows[session.id])

    def _change(self, session: TreatmentSession | None) -> None:
        if session is not None:
            self.wanted_change.emit(session)

    def _emit(self, signal: object) -> None:
        session = self.chosen()
        if session is not None:
            signal.emit(session)  # type: ignore[attr-defined]

    def _fit(self) -> None:
        self._fit_height()
        self._fit_columns()

    def _fit_height(self) -> None:
        rows = min(max(self.model.rowCount(), _FEWEST_ROWS), _MOST_ROWS)
        self.table.setFixedHeight((rows + 1) * row_height() + 8)

    def _fit_columns(self) -> None:
        head = self.table.horizontalHeader()
        for column in _SPARED:  # a head that is hidden wants no room, and would be shown again
            self.table.setColumnHidden(column, False)
        wanted = [
            max(self.table.sizeHintForColumn(column), head.sectionSizeHint(column))
            for column in range(self.model.columnCount())
        ]
        wanted[_POINTS] = look().px(_POINTS_LEAST)
        least = max(look().px(_EFFECTS_MOST), head.sectionSizeHint(_EFFECTS))
        wanted[_EFFECTS] = min(wanted[_EFFECTS], least)
        lacking = sum(wanted) - self._room()
        for column in _SPARED:
            self.table.setColumnHidden(column, lacking > 0)
            lacking -= wanted[column]

    def _room(self) -> int:
        """What the columns have, in px, beside the scroll bar of a list that needs one."""
        bar = self.table.verticalScrollBar().sizeHint().width()
        return self.table.width() - (bar if self.model.rowCount() > _MOST_ROWS else 0)
