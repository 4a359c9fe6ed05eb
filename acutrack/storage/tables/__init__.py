"""What lies in the file: one SQLModel class for each kind of record, named like its fields.

Decided here: records check themselves, and the tables repeat ranges and choices as constraints,
so that no other program can put into the file what no record could hold.
"""

from sqlalchemy import MetaData

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
from acutrack.storage.tables.base import CasebookTable, RecordRow
from acutrack.storage.tables.body import BodyMarkRow
from acutrack.storage.tables.days import (
    AppointmentRow,
    DayAnswerRow,
    NoteRow,
    PainScoreRow,
)
from acutrack.storage.tables.effects import SideEffectRow, WarningShownRow
from acutrack.storage.tables.history import AboutRow, DraftRow, EditRow
from acutrack.storage.tables.outcomes import (
    ComplaintRow,
    FrozenBaselineRow,
    QuestionnaireAnswerRow,
    ReviewRow,
    TrialPlanRow,
)
from acutrack.storage.tables.people import CourseRow, PatientRow, PractitionerRow
from acutrack.storage.tables.practice import PractitionerNoteRow, SessionTemplateRow
from acutrack.storage.tables.reports import ReportMadeRow
from acutrack.storage.tables.sessions import TreatmentSessionRow
from acutrack.storage.tables.treatments import CoTreatmentRow

#: Each kind of record and the table that keeps it.
TABLE_OF: dict[type[Record], type[RecordRow]] = {
    Patient: PatientRow,
    Practitioner: PractitionerRow,
    Course: CourseRow,
    TreatmentSession: TreatmentSessionRow,
    PainScore: PainScoreRow,
    SideEffect: SideEffectRow,
    WarningShown: WarningShownRow,
    CoTreatment: CoTreatmentRow,
    DayAnswer: DayAnswerRow,
    Note: NoteRow,
    Appointment: AppointmentRow,
    BodyMark: BodyMarkRow,
    Complaint: ComplaintRow,
    FrozenBaseline: FrozenBaselineRow,
    Review: ReviewRow,
    QuestionnaireAnswer: QuestionnaireAnswerRow,
    TrialPlan: TrialPlanRow,
    ReportMade: ReportMadeRow,
    PractitionerNote: PractitionerNoteRow,
    SessionTemplate: SessionTemplateRow,
}
METADATA: MetaData = CasebookTable.metadata

__all__ = ["METADATA", "TABLE_OF", "AboutRow", "DraftRow", "EditRow", "RecordRow"]
