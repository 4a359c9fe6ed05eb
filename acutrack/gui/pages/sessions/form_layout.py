"""The cards of the session form and where they stand."""

from __future__ import annotations

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.sessions.details_card import DetailsCard
from acutrack.gui.pages.sessions.dotted import PainQuestion
from acutrack.gui.pages.sessions.effects_card import EffectsCard
from acutrack.gui.pages.sessions.entries import Entry, NoteEntry, TimeEntry
from acutrack.gui.pages.sessions.opening import Opening
from acutrack.gui.pages.sessions.point_file import shipped_points
from acutrack.gui.pages.sessions.points_card import PointsCard
from acutrack.gui.pages.sessions.practitioner_entry import PractitionerEntry
from acutrack.gui.pages.sessions.questions_card import QuestionsCard
from acutrack.gui.pages.sessions.templates_card import TemplatesCard
from acutrack.gui.pages.sessions.visit_card import VisitCard, next_day
from acutrack.gui.pages.sessions.where_card import WhereCard
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button, QuietLink, primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.field_grid import FieldGrid
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.gui.widgets.page import Columns, Scaffold
from acutrack.text.catalogue import Catalogue


class FormParts:
    """Every part of the form by name; in reading order, which is also the order of Tab."""

    def __init__(self, context: GuiContext, patient: PatientId, opening: Opening) -> None:
        words = context.words
        self._words = words
        self.back = QuietLink(words(say("Back to the list, finish later")), "chevron-left")
        self.discard = QuietLink(words(say("Discard")), name=words(self._discard_name(opening)))
        self.finish = primary(words(say("Finish")), "check")
        self.finish.setToolTip(words(say("Ctrl+Enter")))
        title, line = self._title(opening)
        self.scaffold = Scaffold(words(title), words(line), [self.discard, self.finish])
        self.pain_before, self.pain_after = _pain_questions(words)
        self.effects = EffectsCard(context, patient)
        self.practitioner = PractitionerEntry(opening.practitioners, words)
        self.visit = VisitCard(context, self.practitioner)
        self.questions = QuestionsCard(words)
        note = NoteEntry(
            words(say("Note")), words(say("Anything you want to remember or tell your doctor")), 3
        )
        self.points = PointsCard(shipped_points(), words)
        self.points.show_history(opening.last_points, opening.often)
        self.where = WhereCard(words)
        self.templates = TemplatesCard(words)
        self.templates.show_templates(opening.templates)
        if not context.settings.current.treats_patients:
            self.templates.hide()
        self.details = DetailsCard(words, opening.courses, self.practitioner.detail_entries())
        plan: dict[str, Entry] = {
            "next_day": next_day(context),
            "next_time": TimeEntry(words, say("Time of the next session")),
        }
        self.problem = IconText("triangle-alert", "", TextStyle.BODY, Role.URGENT, Role.URGENT)
        self.problem.hide()
        self.finish_below = Button(words(say("Finish the session")), "check")
        self.entries: dict[str, Entry] = {
            **self.visit.entries,
            "note": note,
            **self.details.entries,
            **plan,
        }
        self._lay_out(note, plan)

    def _lay_out(self, note: NoteEntry, plan: dict[str, Entry]) -> None:
        words = self._words
        pain = Card()
        pain.body.setContentsMargins(20, 6, 20, 14)
        pain.body.setSpacing(2)
        pain.add(self.pain_before)
        pain.add(self.pain_after)
        note_card = Card(words(say("Note")))
        note.field.label.hide()
        note_card.add(note.field)
        plan_card = Card(words(say("Next session")))
        plan_card.add(
            Text(
                words(say("If it is already agreed. Today reminds you of it.")),
                TextStyle.SMALL,
                Role.INK2,
            )
        )
        plan_card.add(FieldGrid(*(entry.field for entry in plan.values()), most=2))
        columns = Columns(52, 50)
        for card in (pain, self.effects, self.visit, self.questions, note_card):
            columns.main.addWidget(card)
        deeds = flow(self.finish_below, self.back, gap=8)
        for part in (
            self.points,
            self.templates,
            self.where,
            self.details,
            plan_card,
            self.problem,
            deeds,
        ):
            columns.side.addWidget(part)
        self.scaffold.add(columns)

    def _title(self, opening: Opening) -> tuple[Message, Message]:
        if opening.before is None:
            return say("Log a session"), say(
                "Only the questions marked with a dot need an answer from you today."
            )
        formats = self._words.formats
        day = formats.weekday_and_day(opening.before.day)
        return say("Change a session"), say("The session of {day}.", day=day)

    def _discard_name(self, opening: Opening) -> Message:
        if opening.before is None:
            return say("Discard this session")
        return say("Discard the changes")


def _pain_questions(words: Catalogue) -> tuple[PainQuestion, PainQuestion]:
    before = PainQuestion(
        say("Pain just before the session"),
        say("Clear: pain just before"),
        lambda level: say("{level}, pain just before", level=level),
        words,
    )
    after = PainQuestion(
        say("Pain just after"),
        say("Clear: pain just after"),
        lambda level: say("{level}, pain just after", level=level),
        words,
    )
    return before, after
