"""What the session form begins with: a new session, one to change, and what it copies from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, time

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.body import marks_of_session
from acutrack.casebook.edits.sessions import same_as
from acutrack.domain.body_mark import BodyMark
from acutrack.domain.course import Course
from acutrack.domain.message import Message
from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.note import Appointment, AppointmentKind
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, PatientId, new_id
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_template import SessionTemplate
from acutrack.domain.side_effect import Occasion, SideEffect


@dataclass(frozen=True)
class Opening:
    """The records a form needs, loaded once when it opens.

    Attributes:
        sessions: every session of the patient, newest first.
        before: the session to change; None for a new one.
        effects_before: what was answered at that session.
        marks_before: where it hurt at that session.
        next_session: the planned session that comes first, if any.
        templates: what everybody in the casebook may begin a session with.
    """

    sessions: tuple[TreatmentSession, ...]
    practitioners: tuple[Practitioner, ...]
    courses: tuple[Course, ...]
    next_session: Appointment | None
    before: TreatmentSession | None = None
    effects_before: tuple[SideEffect, ...] = ()
    marks_before: tuple[BodyMark, ...] = ()
    templates: tuple[SessionTemplate, ...] = ()

    @property
    def last(self) -> TreatmentSession | None:
        """The session whose facts are copied."""
        return self.sessions[0] if self.sessions and self.before is None else None

    @property
    def last_points(self) -> tuple[NeedledPoint, ...]:
        """The points of the latest session that names some."""
        named = (session.points for session in self.sessions if session.points)
        return next(named, ())

    @property
    def often(self) -> Counter[str]:
        """How often each point was needled."""
        return Counter(point.code for session in self.sessions for point in session.points)


@dataclass(frozen=True)
class Filled:
    """What a finished form says; `before` and its kin are None where there was nothing."""

    session: TreatmentSession
    before: TreatmentSession | None
    effects: tuple[SideEffect, ...]
    effects_before: tuple[SideEffect, ...]
    practitioner: Practitioner | None
    practitioner_before: Practitioner | None
    planned: Appointment | None
    planned_before: Appointment | None
    questions: tuple[Message, ...] = ()
    marks: tuple[BodyMark, ...] = ()
    marks_before: tuple[BodyMark, ...] = ()


def open_for(
    casebook: Casebook, patient: PatientId, today: date, before: TreatmentSession | None = None
) -> Opening:
    """Load what the form needs. Raises Obstacle."""
    effects = casebook.load(SideEffect, patient) if before is not None else ()
    return Opening(
        newest_first(casebook.load(TreatmentSession, patient)),
        casebook.practitioners(),
        casebook.load(Course, patient),
        coming_session(casebook.load(Appointment, patient), today),
        before,
        tuple(effect for effect in effects if before and belongs_to(effect, before)),
        marks_of_session(casebook.load(BodyMark, patient), before) if before else (),
        casebook.load(SessionTemplate, EVERYONE),
    )


def fresh(opening: Opening, patient: PatientId, blank: TreatmentSession) -> TreatmentSession:
    """A new session: the facts of the last one, or `blank`, in the course that is going on."""
    last = opening.last
    made = same_as(last, blank.day, blank.written_at) if last is not None else blank
    known = {course.id for course in opening.courses if course.ended_on is None}
    going_on = next((course.id for course in reversed(opening.courses) if course.id in known), None)
    course = made.course_id if made.course_id in known else going_on
    return replace(made, id=new_id(), course_id=course, patient_id=patient)


def newest_first(sessions: tuple[TreatmentSession, ...]) -> tuple[TreatmentSession, ...]:
    """The latest visit first; of two on one day, the later one."""
    return tuple(
        sorted(
            sessions, key=lambda s: (s.day, s.start_time or time.min, s.written_at), reverse=True
        )
    )


def coming_session(appointments: tuple[Appointment, ...], today: date) -> Appointment | None:
    """The next planned session after today; one of today is the session being logged."""
    ahead = [a for a in appointments if a.kind is AppointmentKind.SESSION and a.day > today]
    return min(ahead, key=lambda a: (a.day, a.at or time.min), default=None)


def belongs_to(effect: SideEffect, session: TreatmentSession) -> bool:
    """Whether the effect was answered in the form of this session."""
    return effect.session_id == session.id and effect.occasion is Occasion.SESSION
