"""Each kind of file, by subject, in the order in which they are read: who is named comes first."""

from __future__ import annotations

from acutrack.domain.record import EVERYONE, PatientId, Record
from acutrack.interchange.kinds.around import APPOINTMENTS, NOTES, WARNINGS
from acutrack.interchange.kinds.body_map import BODY_MAP
from acutrack.interchange.kinds.outcomes import BASELINES, COMPLAINTS, REVIEWS, TRIAL_PLANS
from acutrack.interchange.kinds.people import COURSES, PATIENT, PRACTITIONERS
from acutrack.interchange.kinds.practice import PRACTITIONER_NOTES, SESSION_TEMPLATES
from acutrack.interchange.kinds.questionnaires import QUESTIONNAIRES
from acutrack.interchange.kinds.reports import REPORTS_MADE
from acutrack.interchange.kinds.scores import SCORES
from acutrack.interchange.kinds.sessions import SESSIONS
from acutrack.interchange.kinds.side_effects import SIDE_EFFECTS
from acutrack.interchange.kinds.treatments import TREATMENTS
from acutrack.interchange.table_kind import TableKind

KINDS: tuple[TableKind, ...] = (
    PRACTITIONERS,
    PATIENT,
    COURSES,
    TREATMENTS,
    SESSIONS,
    SCORES,
    SIDE_EFFECTS,
    BODY_MAP,
    NOTES,
    APPOINTMENTS,
    WARNINGS,
    QUESTIONNAIRES,
    COMPLAINTS,
    BASELINES,
    REVIEWS,
    TRIAL_PLANS,
    REPORTS_MADE,
    PRACTITIONER_NOTES,
    SESSION_TEMPLATES,
)


def owner_of(kind: type[Record], patient: PatientId) -> PatientId:
    """Whose records of a kind a patient's files are about: the patient's, or everybody's."""
    shared = any(each.shared for each in KINDS if kind in each.records)
    return EVERYONE if shared else patient
