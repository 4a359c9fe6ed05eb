"""Each kind of record and the name of the table that keeps it.

Said apart from `tables`, which loads SQLModel: reading and writing rows takes only the names of
tables and of fields. `tables` says what a table holds, and the tests that both agree.
"""

from __future__ import annotations

from acutrack.domain.body_mark import BodyMark
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.frozen_baseline import FrozenBaseline
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

TABLE_NAMED: dict[type[Record], str] = {
    Patient: "patient",
    Practitioner: "practitioner",
    Course: "course",
    TreatmentSession: "treatment_session",
    PainScore: "pain_score",
    SideEffect: "side_effect",
    WarningShown: "warning_shown",
    CoTreatment: "co_treatment",
    DayAnswer: "day_answer",
    Note: "note",
    Appointment: "appointment",
    BodyMark: "body_mark",
    Complaint: "complaint",
    FrozenBaseline: "frozen_baseline",
    Review: "review",
    QuestionnaireAnswer: "questionnaire_answer",
    TrialPlan: "trial_plan",
    ReportMade: "report_made",
    PractitionerNote: "practitioner_note",
    SessionTemplate: "session_template",
}
