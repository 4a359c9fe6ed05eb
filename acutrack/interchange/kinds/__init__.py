"""Each kind of file, by subject, in the order in which they are read: who is named comes first."""

from __future__ import annotations

from acutrack.interchange.kinds.around import APPOINTMENTS, NOTES, WARNINGS
from acutrack.interchange.kinds.body_map import BODY_MAP
from acutrack.interchange.kinds.outcomes import BASELINES, COMPLAINTS, REVIEWS, TRIAL_PLANS
from acutrack.interchange.kinds.people import COURSES, PATIENT, PRACTITIONERS
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
)
