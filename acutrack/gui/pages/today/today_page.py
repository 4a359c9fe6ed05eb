"""Today: the daily question first, everything else after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.casebook.casebook import Touched
from acutrack.casebook.drafts import Draft
from acutrack.domain.body_mark import BodyMark, Intensity, MarkKind
from acutrack.domain.body_region import Region
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import say
from acutrack.domain.note import Appointment, Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import PatientId, Record
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.carry_on import CarryOn
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.today.answer_card import AnswerCard
from acutrack.gui.pages.today.coming_up_card import ComingUpCard
from acutrack.gui.pages.today.course_card import CourseProgressCard
from acutrack.gui.pages.today.days_card import DaysCard
from acutrack.gui.pages.today.deeds import Deeds
from acutrack.gui.pages.today.extras import Extras
from acutrack.gui.pages.today.follow_up_cards import FollowUpCards
from acutrack.gui.pages.today.questions_card import QuestionsDueCard, read_measures
from acutrack.gui.pages.today.session_card import SessionCards
from acutrack.gui.pages.today.trend_card import TrendCard
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.labels import IconText
from acutrack.gui.widgets.page import Columns, Scaffold
from acutrack.gui.widgets.reading_order import read_in_order

if TYPE_CHECKING:
    from acutrack.domain.measure_files import MeasureFolder
    from acutrack.gui.red_flag_cards import RedFlagCards

NOTE_FORM = "note"
SESSION_FORM = "session"
#: How often the page looks whether a new day has begun.
_LOOK_EVERY_MS = 30_000


class TodayPage(Page):
    """The first page: one key is a full day."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        PainScore,
        DayAnswer,
        TreatmentSession,
        SideEffect,
        Note,
        Appointment,
        Patient,
        BodyMark,
        QuestionnaireAnswer,
        Review,
        Complaint,
        FrozenBaseline,
        Course,
    )

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self.deeds = Deeds(context, patient, self.guard)
        words = context.words
        self.extras = Extras(words)
        self.answer = AnswerCard(words, self.extras)
        self.days = DaysCard(words)
        self.session = SessionCards(words)
        self.follow_ups = FollowUpCards(words)
        self._warnings: RedFlagCards | None = None
        self.coming_up = ComingUpCard(words)
        self.course = CourseProgressCard(words)
        self.carry_on = CarryOn(self, self.answer.scale)
        self.trend = TrendCard(context)
        self.trend.hide()
        self.questions = QuestionsDueCard(words)
        self._offers_questions = False
        self._discarded: Draft | None = None
        self._shown_day = context.today()
        self.about = IconText("map-pin", "", TextStyle.SMALL)
        self.scaffold = Scaffold(words(say("Today")), actions=[self.about])
        self._lay_out()
        self._connect()
        self._restore_note()
        self._midnight = QTimer(self)
        self._midnight.setInterval(_LOOK_EVERY_MS)
        self._midnight.timeout.connect(self._on_clock)
        self._midnight.start()

    @override
    def refresh(self) -> None:
        diary = self.deeds.diary()
        self._shown_day = diary.today
        self.scaffold.set_context(self.context.words.formats.weekday_and_day(diary.today))
        self.about.text.setText(self.words(say("About: {site}", site=diary.site)))
        self.about.setVisible(bool(diary.site))
        self.answer.show_diary(diary)
        self.extras.show_diary(diary)
        self.days.show_diary(diary)
        self.session.show_diary(diary)
        self.follow_ups.show_diary(diary)
        self.coming_up.show_diary(diary)
        self.course.show_diary(diary)
        # The daily question comes first: nothing else is asked before it is answered.
        self.carry_on.look(diary.course if diary.answer else None, diary.held_in_course)
        self.trend.setVisible(diary.answer is not None)
        if diary.answer is not None:
            self.trend.show_diary(diary)
        self._show_session_draft()
        self._show_questions(answered=diary.answer is not None)
        main = (self.answer, self.days, self.session, self.follow_ups, self.carry_on.card)
        read_in_order(*main, self.questions, self.trend, self.course, self.coming_up)

    @override
    def arrive(self, argument: str) -> None:
        # Drafts are not announced: a session may have been left unfinished a moment ago.
        self.refresh_if_shown()

    @override
    def first_focus(self) -> QWidget | None:
        writing = not self.extras.note_panel.isHidden() and self.extras.note_panel.text
        return self.extras.note_panel.field if writing else self.answer.scale

    @override
    def leave(self) -> None:
        self._discarded = None
        self.extras.close_panel()

    @override
    def _on_touched(self, touched: Touched) -> None:
        # First, so that the refresh that follows reads what is new.
        self.deeds.forget()
        super()._on_touched(touched)

    def _lay_out(self) -> None:
        columns = Columns()
        for card in (self.answer, self.days, self.session, self.follow_ups):
            columns.main.addWidget(card)
        columns.side.addWidget(self.trend)
        columns.side.addWidget(self.course)
        columns.side.addWidget(self.coming_up)
        columns.main.addWidget(self.carry_on.card)
        columns.main.addWidget(self.questions)
        self.scaffold.add(columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scaffold)

    def _connect(self) -> None:
        go = self.context.ways.go
        self.answer.picked.connect(self._on_answer)
        self.answer.undone.connect(self._on_undo)
        self.days.picked.connect(self._on_past_day)
        self.days.wanted_today.connect(
            lambda: self.answer.scale.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        self.days.wanted_gap.connect(lambda: go("gap"))
        self.extras.wanted_side_effect.connect(lambda: go("side_effects", "new"))
        self.extras.answered.connect(self._on_said)
        self.extras.now_panel.picked.connect(self._on_moment)
        self.extras.worst_panel.picked.connect(self._on_worst)
        self.extras.where_panel.marked.connect(self._on_mark)
        self.extras.where_panel.opened.connect(self._bring_map_into_sight)
        self.extras.note_panel.typed.connect(self._keep_note)
        self.extras.note_panel.written.connect(self._on_note)
        self.extras.note_panel.wanted_versions.connect(self.show_versions)
        self.session.wanted_session.connect(lambda: go("sessions", "new"))
        self.session.continued.connect(lambda: go("sessions", "draft"))
        self.session.discarded.connect(self._discard_session)
        self.session.kept.connect(self._keep_session)
        self.follow_ups.none_noticed.connect(lambda s: self._settle(self.deeds.none_since(s)))
        self.follow_ups.some_noticed.connect(lambda session: go("side_effects", session.id))
        self.follow_ups.gone.connect(lambda effect: self._settle(self.deeds.gone(effect)))
        self.follow_ups.still_there.connect(self._on_still_there)
        self.follow_ups.wanted_details.connect(lambda effect: go("side_effects", effect.id))
        self.follow_ups.wanted_session.connect(lambda session: go("sessions", session.id))
        self.coming_up.wanted_report.connect(lambda: go("report"))
        self.trend.wanted_charts.connect(lambda: go("charts"))
        self.trend.wanted_start.connect(lambda: go("baseline"))
        self.questions.wanted.connect(lambda key: go("questions", key))
        self.questions.wanted_all.connect(lambda: go("pain", "questions"))

    def _on_answer(self, level: int) -> None:
        done = self.deeds.answer(level)
        self._settle(done)
        if done:
            self.answer.line.read_aloud()

    def _on_undo(self) -> None:
        self._settle(self.deeds.take_answer_back())
        announce(self, self.words(say("Taken back.")))

    def _on_still_there(self, effect: SideEffect) -> None:
        done = self.deeds.still_there(effect)
        self._settle(done)
        if done:
            self._warn_of(effect)

    def _warn_of(self, effect: SideEffect) -> None:
        """What lasts may be a warning sign; its card stands above everything else."""
        # Loaded when it is needed: the first page must not wait for it.
        from acutrack.gui.red_flag_cards import RedFlagCards

        if self._warnings is None:
            self._warnings = RedFlagCards(self.context, self.patient)
            self.scaffold.body.insertWidget(0, self._warnings)
        self._warnings.show_signs_of(effect)

    def _on_past_day(self, day: date, level: int) -> None:
        self._settle(self.deeds.answer_past(day, level))

    def _on_said(self, question: DayQuestion, yes: bool | None) -> None:
        self._settle(self.deeds.say_of_today(question, yes))

    def _on_worst(self, level: int) -> None:
        self._settle(self.deeds.worst(level))

    def _on_mark(self, region: Region, intensity: Intensity | None, kind: MarkKind) -> None:
        self._settle(self.deeds.mark(region, intensity, kind))

    def _bring_map_into_sight(self) -> None:
        self.scaffold.ensureWidgetVisible(self.extras.where_panel, 0, 16)

    def _on_moment(self, level: int) -> None:
        panel = self.extras.now_panel
        saved = self.deeds.moment(level, panel.current)
        self._settle(saved is not None)
        panel.show_answer(saved)

    def _on_note(self, text: str) -> None:
        if self.deeds.note(text):
            self._attempt(lambda: self.context.drafts.discard(NOTE_FORM, self.patient))

    def _settle(self, done: bool) -> None:
        """After a deed that could not be done, show again what really is on disk."""
        if not done:
            self.refresh_if_shown()

    def _keep_note(self, text: str) -> None:
        draft = Draft(NOTE_FORM, self.patient, {"text": text}, "note", self.context.now())
        self._attempt(lambda: self.context.drafts.keep(draft))

    def _restore_note(self) -> None:
        """Open the note again that was being typed when the program ended."""
        draft = self._found_draft(NOTE_FORM)
        text = draft.values.get("text") if draft is not None else None
        if isinstance(text, str) and text.strip():
            self.extras.open(self.extras.note)
            self.extras.note_panel.show_draft(text)

    def _show_session_draft(self) -> None:
        draft = self._found_draft(SESSION_FORM)
        self.session.show_draft(draft, discarded=self._discarded is not None)

    def _show_questions(self, *, answered: bool) -> None:
        """Offer what is ready once today is answered: the daily question comes first."""
        self._offers_questions = answered
        if answered:
            # The files of the measures are read beside: nothing else on the page waits for them.
            self.context.work.start(self, read_measures, self._offer_questions, what="questions")
        else:
            self.questions.hide()

    def _offer_questions(self, measures: MeasureFolder) -> None:
        from acutrack.gui.pages.questions_asked import begun_today, load_standings

        def offer() -> None:
            found = load_standings(self.context, self.patient, measures)
            self.questions.show_ready(found, begun_today(self.context, self.patient))

        if self._offers_questions:
            self._attempt(offer)

    def _discard_session(self) -> None:
        self._discarded = self._found_draft(SESSION_FORM)
        self._attempt(lambda: self.context.drafts.discard(SESSION_FORM, self.patient))
        self._show_session_draft()
        self.session.undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_session(self) -> None:
        discarded, self._discarded = self._discarded, None
        if discarded is not None:
            self._attempt(lambda: self.context.drafts.keep(discarded))
        self._show_session_draft()
        self.session.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _found_draft(self, form: str) -> Draft | None:
        try:
            return self.context.drafts.find(form, self.patient)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
            return None

    def _attempt(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)

    def _on_clock(self) -> None:
        if self.context.today() != self._shown_day:
            self.refresh_if_shown()
