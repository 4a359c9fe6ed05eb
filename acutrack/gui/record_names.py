"""What to call a record in a few words, such as one that was removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from acutrack.domain.body_atlas import read_atlas
from acutrack.domain.body_mark import INTENSITY_WORDS, BodyMark
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import QUESTION_WORDS, DayAnswer
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import Message, say
from acutrack.domain.note import Appointment, Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_template import SessionTemplate
from acutrack.domain.side_effect import KIND_SHORT, SideEffect, SideEffectKind
from acutrack.domain.trial_plan import TrialPlan
from acutrack.places import resource

#: The kinds whose removal a person sees here, in the order shown.
SHOWN_KINDS: tuple[type[Record], ...] = (
    PainScore, TreatmentSession, SideEffect, CoTreatment, Note, Course, Appointment, DayAnswer,
    BodyMark, QuestionnaireAnswer, FrozenBaseline, TrialPlan, Complaint, PractitionerNote,
    SessionTemplate,
)  # fmt: skip


def name_of(record: Record) -> Message:
    """The record in a few words."""
    namer = _NAMERS.get(type(record))
    return namer(record) if namer is not None else say("A record")


def _marked(mark: BodyMark) -> Message:
    region = read_atlas(resource("body", "regions.svg")).by_id.get(mark.region)
    return say(
        "{region} on {day}: {intensity}",
        region=region.words if region else mark.region,
        day=mark.day,
        intensity=INTENSITY_WORDS[mark.intensity],
    )


def _questionnaire(answer: QuestionnaireAnswer) -> Message:
    from acutrack.domain.measure_files import outcome_measure

    measure = outcome_measure(answer.measure)
    return say(
        "{measure} of {day}",
        measure=measure.name if measure is not None else answer.measure,
        day=answer.day,
    )


_NAMERS: dict[type[Record], Callable[[Any], Message]] = {
    PainScore: lambda score: say("Pain {value} on {day}", value=score.value, day=score.day),
    TreatmentSession: lambda session: say("Session of {day}", day=session.day),
    SideEffect: lambda effect: (
        say("No side effects on {day}", day=effect.day)
        if effect.kind is SideEffectKind.NONE
        else say("{kind} on {day}", kind=KIND_SHORT[effect.kind], day=effect.day)
    ),
    CoTreatment: lambda treatment: say("Treatment {name}", name=treatment.name),
    Note: lambda note: say("Note of {day}", day=note.day),
    Course: lambda course: say("Course {name}", name=course.name),
    Patient: lambda _: say("Your details"),
    Practitioner: lambda practitioner: say("{name}", name=practitioner.name),
    Appointment: lambda appointment: say("Plan for {day}", day=appointment.day),
    DayAnswer: lambda answer: say(
        "{question} on {day}", question=QUESTION_WORDS[answer.question], day=answer.day
    ),
    BodyMark: _marked,
    QuestionnaireAnswer: _questionnaire,
    FrozenBaseline: lambda start: say("Your start, from {day} on", day=start.first),
    TrialPlan: lambda plan: say("Plan for a trial from {day} on", day=plan.first),
    PractitionerNote: lambda note: say("Note of the practitioner, {day}", day=note.day),
    SessionTemplate: lambda template: say("Template {name}", name=template.name),
    Complaint: lambda complaint: (
        say("How {site} is judged", site=complaint.site)
        if complaint.site.strip()
        else say("How pain is judged")
    ),
}
