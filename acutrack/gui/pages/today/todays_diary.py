"""What Today is about, picked out of one person's records; no widgets here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cached_property

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.days import find_answer
from acutrack.casebook.edits.pain import answer_for
from acutrack.domain.body_mark import BodyMark
from acutrack.domain.course import Course, current_course, sessions_of
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.measure import PainMeasure
from acutrack.domain.note import Appointment, AppointmentKind, Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import Occasion, SideEffect, SideEffectKind

DAYS_SHOWN = 7
#: This many days without an entry, and the person is greeted instead of asked why.
AWAY_AFTER = timedelta(days=3)
#: Later effects are asked for one and two days after a session (24 to 48 hours).
FOLLOW_UP_DAYS = (1, 2)
#: Dotted questions of a session are offered again for this long.
OPEN_FOR = timedelta(days=7)
MOST_EFFECTS_ASKED = 3
MOST_COMING_UP = 3


class Dotted(Enum):
    """The three marked questions of a session."""

    BEFORE = "before"
    AFTER = "after"
    SIDE_EFFECTS = "side_effects"


@dataclass(frozen=True)
class StillOpen:
    """A dotted question of a session that nobody answered yet."""

    session: TreatmentSession
    question: Dotted


@dataclass(frozen=True)
class TodaysDiary:
    """One person's records, seen from the moment `now`."""

    patient_id: PatientId
    now: datetime
    patient: Patient | None
    scores: tuple[PainScore, ...] = ()
    answers: tuple[DayAnswer, ...] = ()
    sessions: tuple[TreatmentSession, ...] = ()
    effects: tuple[SideEffect, ...] = ()
    notes: tuple[Note, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    marks: tuple[BodyMark, ...] = ()
    courses: tuple[Course, ...] = ()

    @property
    def today(self) -> date:
        """The day on the person's calendar."""
        return self.now.date()

    @cached_property
    def site(self) -> str:
        """The place the daily question is about: the person's choice, else the commonest so far."""
        chosen = self.patient.main_site if self.patient else ""
        if chosen or not self.scores:
            return chosen
        used = Counter(s.site for s in self.scores if s.measure is PainMeasure.AVERAGE_24H)
        return min(used, key=lambda site: (-used[site], site), default="")

    def score(self, day: date, measure: PainMeasure = PainMeasure.AVERAGE_24H) -> PainScore | None:
        """The answer given for a day."""
        return answer_for(day, self.site, self.scores, measure)

    @property
    def answer(self) -> PainScore | None:
        """Today's answer to the daily question."""
        return self.score(self.today)

    @property
    def last_days(self) -> tuple[date, ...]:
        """The days of the strip, today last."""
        return tuple(self.today - timedelta(days=back) for back in reversed(range(DAYS_SHOWN)))

    def said(self, question: DayQuestion) -> bool | None:
        """What was answered about today; None for "not said"."""
        found = find_answer(question, self.today, self.answers)
        return found.yes if found else None

    @property
    def moments(self) -> tuple[PainScore, ...]:
        """Pain of single moments of today, earliest first."""
        found = [s for s in self.scores if s.measure is PainMeasure.NOW and s.day == self.today]
        return tuple(sorted(found, key=lambda score: score.written_at))

    @property
    def where(self) -> tuple[BodyMark, ...]:
        """What was marked on the body map for today, outside the form of a session."""
        return tuple(m for m in self.marks if m.day == self.today and m.session_id is None)

    @property
    def note(self) -> Note | None:
        """Today's note, the latest if there are several."""
        return next((n for n in reversed(self.notes) if n.day == self.today), None)

    @property
    def was_away(self) -> bool:
        """Entries stopped some days ago, and today has none yet."""
        last = max((score.day for score in self.scores), default=None)
        return last is not None and self.today - last > AWAY_AFTER

    @property
    def before_first_session(self) -> bool:
        """A first session is planned and none has been."""
        began = bool(self.sessions) or (self.patient is not None and self.patient.started_on)
        return not began and self.next_session is not None

    @property
    def last_session(self) -> TreatmentSession | None:
        """The latest session."""
        return max(self.sessions, key=lambda session: session.day, default=None)

    @property
    def course(self) -> Course | None:
        """The course of treatment that goes on."""
        return current_course(self.courses)

    @property
    def held_in_course(self) -> int:
        """How many sessions of that course were held."""
        course = self.course
        return 0 if course is None else len(sessions_of(course, self.sessions, self.today))

    @property
    def next_session(self) -> Appointment | None:
        """The next session that is planned, today's included."""
        return next((a for a in self.coming_up if a.kind is AppointmentKind.SESSION), None)

    @cached_property
    def coming_up(self) -> tuple[Appointment, ...]:
        """What lies ahead, soonest first."""
        ahead = [a for a in self.appointments if a.day >= self.today]
        ahead.sort(key=lambda a: (a.day, a.at is None, a.at))
        return tuple(ahead[:MOST_COMING_UP])

    @property
    def to_follow_up(self) -> tuple[TreatmentSession, ...]:
        """Sessions of one or two days ago whose later effects nobody was asked about."""
        asked = {e.session_id for e in self.effects if e.occasion is Occasion.FOLLOW_UP}
        return tuple(
            session
            for session in self.sessions
            if (self.today - session.day).days in FOLLOW_UP_DAYS and session.id not in asked
        )

    @property
    def effects_to_ask(self) -> tuple[SideEffect, ...]:
        """Effects that may still be there and were not spoken of today, oldest first."""
        found = [
            effect
            for effect in self.effects
            if effect.open and effect.written_at.date() < self.today
        ]
        found.sort(key=lambda effect: effect.day)
        return tuple(found[:MOST_EFFECTS_ASKED])

    @property
    def still_open(self) -> tuple[StillOpen, ...]:
        """Dotted questions of the last days' sessions, newest session first."""
        recent = [s for s in self.sessions if s.day <= self.today <= s.day + OPEN_FOR]
        recent.sort(key=lambda session: session.day, reverse=True)
        return tuple(StillOpen(s, question) for s in recent for question in self._unanswered(s))

    def _unanswered(self, session: TreatmentSession) -> tuple[Dotted, ...]:
        asked = any(effect.session_id == session.id for effect in self.effects)
        open_now = {
            Dotted.BEFORE: session.pre_nrs_now is None,
            Dotted.AFTER: session.post_nrs_now is None,
            # One and two days later the follow-up asks the same thing.
            Dotted.SIDE_EFFECTS: not asked and session not in self.to_follow_up,
        }
        return tuple(question for question, still in open_now.items() if still)


def lacks_details(effect: SideEffect) -> bool:
    """Whether all that is known is that there was an effect."""
    told = effect.grade is not None or effect.note or effect.site
    return effect.kind is SideEffectKind.OTHER and not told


def read_today(casebook: Casebook, patient: PatientId, now: datetime) -> TodaysDiary:
    """Load what Today is about. Raises Obstacle."""
    people = casebook.load(Patient, patient)
    return TodaysDiary(
        patient,
        now,
        people[0] if people else None,
        scores=casebook.load(PainScore, patient),
        answers=casebook.load(DayAnswer, patient),
        sessions=casebook.load(TreatmentSession, patient),
        effects=casebook.load(SideEffect, patient),
        notes=casebook.load(Note, patient),
        appointments=casebook.load(Appointment, patient),
        marks=casebook.load(BodyMark, patient),
        courses=casebook.load(Course, patient),
    )
