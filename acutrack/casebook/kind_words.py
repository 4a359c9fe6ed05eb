"""What to call so many entries of a kind, wherever entries are counted for a person."""

from __future__ import annotations

from acutrack.domain.body_mark import BodyMark
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import Message, say_count
from acutrack.domain.note import Appointment, Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record
from acutrack.domain.report_made import ReportMade
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_template import SessionTemplate
from acutrack.domain.side_effect import SideEffect
from acutrack.domain.trial_plan import TrialPlan
from acutrack.domain.warning_sign import WarningShown

_COUNTED: dict[type[Record], Message] = {
    Patient: say_count("{count} person", "{count} people", 0),
    PainScore: say_count("{count} pain entry", "{count} pain entries", 0),
    TreatmentSession: say_count("{count} session", "{count} sessions", 0),
    SideEffect: say_count("{count} side effect entry", "{count} side effect entries", 0),
    DayAnswer: say_count("{count} answer about a day", "{count} answers about a day", 0),
    Note: say_count("{count} note", "{count} notes", 0),
    BodyMark: say_count("{count} mark on the body map", "{count} marks on the body map", 0),
    QuestionnaireAnswer: say_count("{count} questionnaire", "{count} questionnaires", 0),
    CoTreatment: say_count("{count} medicine or other care", "{count} medicines and other care", 0),
    Course: say_count("{count} course of treatment", "{count} courses of treatment", 0),
    Appointment: say_count("{count} plan ahead", "{count} plans ahead", 0),
    Practitioner: say_count("{count} practitioner", "{count} practitioners", 0),
    Complaint: say_count("{count} way of judging pain", "{count} ways of judging pain", 0),
    FrozenBaseline: say_count(
        "{count} start that was settled", "{count} starts that were settled", 0
    ),
    Review: say_count("{count} review", "{count} reviews", 0),
    TrialPlan: say_count("{count} planned trial", "{count} planned trials", 0),
    WarningShown: say_count("{count} warning card shown", "{count} warning cards shown", 0),
    ReportMade: say_count("{count} report made", "{count} reports made", 0),
    PractitionerNote: say_count(
        "{count} note of the practitioner", "{count} notes of the practitioner", 0
    ),
    SessionTemplate: say_count("{count} session template", "{count} session templates", 0),
}


def count_words(kind: type[Record], count: int) -> Message:
    """So many entries of a kind, such as "3 sessions"."""
    counted = _COUNTED[kind]
    return Message(counted.text, (("count", count),), counted.plural, count)
