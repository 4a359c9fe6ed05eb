"""Every kind of record as a resource, and what a Bundle does not hold."""

from __future__ import annotations

from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.record import Record
from acutrack.domain.report_made import ReportMade
from acutrack.domain.review import Review
from acutrack.domain.session_template import SessionTemplate
from acutrack.domain.trial_plan import TrialPlan
from acutrack.domain.warning_sign import WarningShown
from acutrack.interchange.fhir.kinds.care import MEDICINE, OTHER_CARE, SESSION
from acutrack.interchange.fhir.kinds.diary import ANSWER, MARK, NOTE, SCORE
from acutrack.interchange.fhir.kinds.effects import EVENT, NO_EVENT
from acutrack.interchange.fhir.kinds.people import PATIENTS, PRACTITIONER
from acutrack.interchange.fhir.kinds.plans import APPOINTMENT, COMPLAINT, COURSE
from acutrack.interchange.fhir.kinds.questionnaires import RESPONSE
from acutrack.interchange.fhir.mapping import Kind

#: In the order in which they are read; of several that claim a resource the first one has it.
MAPPED: tuple[Kind, ...] = (
    PATIENTS,
    PRACTITIONER,
    COURSE,
    MEDICINE,
    OTHER_CARE,
    SESSION,
    SCORE,
    ANSWER,
    NOTE,
    MARK,
    EVENT,
    NO_EVENT,
    RESPONSE,
    COMPLAINT,
    APPOINTMENT,
)

#: Kinds that a Bundle does not hold, and why; in English, as the documentation of the files is.
NOT_HELD: dict[type[Record], str] = {
    FrozenBaseline: "the start is settled again from the ratings, which are held",
    Review: "a verdict of AcuTrack's own method; other software could take it for a diagnosis",
    TrialPlan: "R4 has no resource for a plan drawn by lot in one person",
    WarningShown: "which cards the program showed; what led to them is held",
    PractitionerNote: "a practitioner's own notes are kept apart from the patient's record",
    SessionTemplate: "what a practice usually does; it is about no patient",
    ReportMade: "the list of reports that left the program; the report itself can go along",
}
