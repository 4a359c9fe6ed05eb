"""What the fields of a record are called, as on the forms that ask for them."""

from __future__ import annotations

from acutrack.domain.body_mark import BodyMark
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import Message, say, say_in
from acutrack.domain.note import Appointment, Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_template import NEEDLE_SIDE, SessionTemplate
from acutrack.domain.side_effect import SideEffect
from acutrack.domain.trial_plan import TrialPlan

#: Fields that nobody types: whose it is, which it is, where it came from.
NOT_TYPED = frozenset(
    {"patient_id", "written_at", "imported", "id", "sample", "language", "occasion"}
)

_DAY, _TIME, _NOTE = say("Day"), say("Time"), say("Note")
_WHERE, _QUESTION, _PRACTITIONER = say("Where"), say("Question"), say("Practitioner")
_SESSION = say("Session")

_SESSION_FIELDS: dict[str, Message] = {
    "day": _DAY,
    "start_time": _TIME,
    "session_min": say("Whole visit, minutes"),
    "course_id": say("Course"),
    "setting": say("Place"),
    "practitioner_id": _PRACTITIONER,
    "style": say("Style"),
    "reason": say("Reason for the session"),
    "rationale": say("Why this treatment"),
    "plan_varies": say("The plan"),
    "technique": say("Technique"),
    "needle_count": say("Needles"),
    "needles_out": say("Needles taken out"),
    "points": say("Points"),
    "points_unknown": say("Points not known"),
    "needle_diam_mm": say("Needle thickness, mm"),
    "needle_len_mm": say("Needle length, mm"),
    "needle_brand": say("Needle make"),
    "depth_mm": say("Depth, mm"),
    "retention_min": say("Minutes with needles"),
    "deqi_sought": say("Was a feeling looked for?"),
    "deqi_felt": say("The feeling"),
    "deqi_strength": say("How strong, 0 to 10"),
    "twitch": say("Did a muscle twitch?"),
    "stimulation": say("Needles moved or heated"),
    "ea_hz": say("Current, Hz"),
    "ea_ma": say("Current, mA"),
    "ea_min": say("Current, minutes"),
    "ea_pairs": say("Connected points"),
    "co_interventions": say("Done in the same visit"),
    "press_needle_days": say("Needle under tape, days"),
    "cupping_min": say("Cups, minutes"),
    "pre_nrs_now": say("Pain just before"),
    "post_nrs_now": say("Pain just after"),
    "cost": say("Cost"),
    "currency": say("Currency"),
    "paid_by": say("Paid by"),
    "advice_given": say("Advice"),
    "note": _NOTE,
}
_EFFECT_FIELDS: dict[str, Message] = {
    "day": _DAY,
    "kind": say("What"),
    "at": _TIME,
    "grade": say("How bad"),
    "site": _WHERE,
    "noticed": say("When it was noticed"),
    "lasted": say("How long it lasted"),
    "cause": say("What it came from"),
    "action": say("What was done"),
    "outcome": say("How it is now"),
    "resolved_on": say("Gone on"),
    "note": _NOTE,
    "session_id": _SESSION,
}
_PERSON_FIELDS: dict[str, Message] = {
    "name": say("Name to print"),
    "birth_date": say("Birth date"),
    "complaint": say("What the treatment is for"),
    "complaint_since": say("Since when"),
    "main_site": say("Where it usually hurts"),
    "started_on": say("First session, if it was before this diary"),
    "usual_pain": say("Pain on a usual day in the last 3 months, 0 to 10"),
    "precautions": say("To tell before treatment"),
    "note": _NOTE,
    "research": say("Consent to research"),
}

FIELD_WORDS: dict[type[Record], dict[str, Message]] = {
    PainScore: {
        "day": _DAY,
        "value": say("Pain, 0 to 10"),
        "measure": _QUESTION,
        "at": _TIME,
        "site": _WHERE,
        "note": _NOTE,
    },
    TreatmentSession: _SESSION_FIELDS,
    SideEffect: _EFFECT_FIELDS,
    CoTreatment: {
        "name": say("Name"),
        "start": say("Start"),
        "end": say("End"),
        "kind": say("What kind"),
        "dose": say("Dose"),
        "taken": say("How it is taken"),
        "note": _NOTE,
    },
    Course: {
        "name": say("Name"),
        "started_on": say("Start"),
        "ended_on": say("End"),
        "practitioner_id": _PRACTITIONER,
        "planned_sessions": say("Planned sessions"),
        "planned_per_week": say("Planned a week"),
        "review_on": say("Review"),
        "decisions": say("Answers to “Carry on?”"),
        "rationale": say("Why this treatment"),
        "note": _NOTE,
        "goals": say("Goals"),
    },
    PractitionerNote: {
        "day": _DAY,
        "text": _NOTE,
        "author": say("Written by"),
        "practitioner_id": _PRACTITIONER,
        "about_session": _SESSION,
        "signed_at": say("Signed"),
        "amends": say("Amends"),
    },
    SessionTemplate: {
        "name": say("Name"),
        **{field: _SESSION_FIELDS[field] for field in NEEDLE_SIDE},
    },
    Note: {"day": _DAY, "text": _NOTE, "at": _TIME},
    Appointment: {
        "day": _DAY,
        "kind": say("What is coming up"),
        "at": _TIME,
        "with_whom": say("With whom"),
    },
    DayAnswer: {
        "day": _DAY,
        "question": _QUESTION,
        "yes": say_in("what was answered", "Answer"),
        "treatment_id": say("Treatment"),
    },
    BodyMark: {
        "day": _DAY,
        "region": _WHERE,
        "intensity": say("How bad"),
        "kind": say("What"),
        "session_id": _SESSION,
    },
    QuestionnaireAnswer: {
        "measure": say("Questionnaire"),
        "day": _DAY,
        "items": say("Answers"),
        "labels": say("Activities or words"),
        "at": _TIME,
        "site": _WHERE,
        "note": _NOTE,
    },
    Patient: _PERSON_FIELDS,
    Practitioner: {
        "name": say("Name"),
        "role": say("Profession"),
        "licence": say("Registration number"),
        "clinic": say("Clinic"),
        "years_qualified": say("Years qualified"),
        "note": _NOTE,
    },
    Complaint: {
        "site": _WHERE,
        "measure": say("Which rating counts"),
        "important_share": say("The share that matters"),
        "usual_pain": say("Pain on a usual day before"),
        "earlier_course": say("Acupuncture in the 12 months before"),
        "recalled_level": say("Pain before, as remembered"),
        "recalled_on": say("Told on"),
        "late_changes": say("Changed after results were seen"),
    },
    FrozenBaseline: {
        "site": _WHERE,
        "measure": say("Which rating counts"),
        "first": say("First day"),
        "last": say("Last day"),
        "frozen_on": say("Settled on"),
        "days": say("Days with their pain"),
    },
    TrialPlan: {
        "site": _WHERE,
        "measure": say("Which rating counts"),
        "kind": say("How chance is used"),
        "first": say("First day"),
        "block_days": say("Days in a block"),
        "arms": say("The order drawn"),
        "wash_days": say("Days left out"),
        "lot": say("The lot"),
        "stopped_on": say("Stopped on"),
    },
}
