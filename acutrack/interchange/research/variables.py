"""Everything that goes out to a study, and what it means: the data dictionary is made of this.

What is not listed here stays in: names, places, doses, notes, and words that somebody typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from acutrack.domain.body_atlas import read_atlas
from acutrack.domain.body_mark import BodyMark, MarkKind
from acutrack.domain.co_treatment import CareKind, CoTreatment, Taken
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.measure import PainMeasure
from acutrack.domain.measure_files import all_measures
from acutrack.domain.outcome_measure import OutcomeMeasure
from acutrack.domain.pain import PainScore
from acutrack.domain.point_codes import TENDER, is_who_point
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record
from acutrack.domain.scoring import score
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import (
    CoIntervention,
    PaidBy,
    Reason,
    Sensation,
    Setting,
    Stimulation,
    Style,
    Technique,
    Variation,
    YesNoUnknown,
)
from acutrack.domain.side_effect import (
    Action,
    Cause,
    Grade,
    Lasted,
    Noticed,
    Occasion,
    Outcome,
    SideEffect,
    SideEffectKind,
)
from acutrack.domain.warning_sign import Urgency, WarningAnswer, WarningShown
from acutrack.interchange.research.fields import (
    Told,
    Variable,
    days_between,
    flag,
    number,
    of_choice,
    word,
)
from acutrack.places import resource

#: In place of a point that is not in the WHO list: somebody's own words.
UNLISTED = "unlisted"
#: In `part`, for the score of a whole questionnaire.
SCORE = "score"
_SIDE = "side of the body: L, R, B both, M middle, U not said"


@dataclass(frozen=True)
class ResearchKind:
    """A kind of record in the file.

    Attributes:
        name: in the column `kind`.
        record: what it is made of.
        day: which day it stands for.
        variables: what is told of it.
    """

    name: str
    record: type[Record]
    day: Callable[[Any], date]
    variables: tuple[Variable, ...]


def _scores(measure: PainMeasure) -> Variable:
    def tell(record: PainScore) -> Iterator[Told]:
        if record.measure is measure and record.value is not None:
            yield Told(float(record.value))

    return Variable(measure.value, "a pain score of this measure", "0 to 10", tell)


def _answers(question: DayQuestion) -> Variable:
    def tell(record: DayAnswer) -> Iterator[Told]:
        if record.question is question:
            yield Told(float(record.yes))

    return Variable(question.value, "an answer about the day", "1 yes, 0 no", tell)


def _questionnaire(measure: OutcomeMeasure) -> Variable:
    def tell(answer: QuestionnaireAnswer) -> Iterator[Told]:
        if answer.measure != measure.key:
            return
        for place, value in enumerate(answer.items, 1):
            if value is not None:
                yield Told(float(value), part=str(place))
        total = score(measure, answer)
        if total is not None:
            yield Told(float(total), part=SCORE)

    told = f"number of the question, or {SCORE}"
    return Variable(measure.key, "answers to this questionnaire", "points", tell, parts=told)


def _points(session: TreatmentSession) -> Iterator[Told]:
    for point in session.points:
        known = is_who_point(point.code) or point.code == TENDER
        yield Told(word=point.code if known else UNLISTED, part=point.side.value)


def _region(mark: BodyMark) -> Iterator[Told]:
    if mark.region in {region.id for region in read_atlas(resource("body", "regions.svg")).regions}:
        yield Told(float(mark.intensity), mark.region, mark.kind.value)


_SESSION = (
    word("setting", "where the session was", Setting),
    word("style", "school of acupuncture", Style),
    word("reason", "what it was for", Reason),
    word("plan_varies", "whether the points are fixed", Variation),
    word("technique", "what was done", Technique),
    number("session_min", "length of the visit", "minutes"),
    number("needle_count", "needles put in", "needles"),
    number("needles_out", "needles taken out", "needles"),
    Variable("point", f"a point, or “{UNLISTED}”", "", _points, parts=_SIDE),
    flag("points_unknown", "whether nobody knows the points"),
    number("needle_diam_mm", "thickness of the needles", "mm"),
    number("needle_len_mm", "length of the needles", "mm"),
    number("depth_mm", "depth of the needles", "mm"),
    number("retention_min", "how long the needles stayed in", "minutes"),
    word("deqi_sought", "whether a needle feeling was sought", YesNoUnknown),
    word("deqi_felt", "needle feeling", Sensation),
    number("deqi_strength", "strength of the needle feeling", "0 to 10"),
    word("twitch", "whether a muscle twitched", YesNoUnknown),
    word("stimulation", "how the needles were stimulated", Stimulation),
    number("ea_hz", "frequency of the current", "Hz"),
    number("ea_ma", "strength of the current", "mA"),
    number("ea_min", "how long the current ran", "minutes"),
    word("co_intervention", "what else was done", CoIntervention, "co_interventions"),
    number("press_needle_days", "how long needles stayed under tape", "days"),
    number("cupping_min", "how long cups stayed on", "minutes"),
    number("pain_before", "pain just before", "0 to 10", "pre_nrs_now"),
    number("pain_after", "pain just after", "0 to 10", "post_nrs_now"),
    word("paid_by", "who paid", PaidBy),
)
_SIDE_EFFECT = (
    word("side_effect", "what it was; “none” where nothing was found", SideEffectKind, "kind"),
    word("grade", "how severe: 1 mild to 4 very serious", Grade),
    word("noticed", "when it was noticed", Noticed),
    word("lasted", "how long it lasted", Lasted),
    word("cause", "what the person thinks it came from", Cause),
    word("action", "what was done about it", Action),
    word("outcome", "how it ended", Outcome),
    word("occasion", "on which occasion it was said", Occasion),
    days_between("gone_after", "until it was gone", "day", "resolved_on"),
)
_OTHER_CARE = (
    word("care", "medicine, or which other care; no names", CareKind, "kind"),
    word("taken", "whether it was taken as planned", Taken),
    days_between("care_days", "how long", "start", "end"),
)
_COURSE = (
    number("planned_sessions", "sessions that were agreed", "sessions"),
    number("planned_per_week", "how often", "sessions a week"),
    days_between("course_days", "how long", "started_on", "ended_on"),
)
_WARNING = (
    word("urgency", "a warning card was shown: how soon help was needed", Urgency),
    word("answer", "what the person did with the card", WarningAnswer),
)


def _baseline(record: FrozenBaseline) -> Iterator[Told]:
    yield Told(float((record.last - record.first).days + 1), record.measure.value)


def research_kinds() -> tuple[ResearchKind, ...]:
    """Every kind that goes out, with everything that is told of it."""
    measures = tuple(map(_questionnaire, all_measures()))
    marks = tuple(of_choice(kind).word for kind in MarkKind)
    region = Variable(
        "region",
        "intensity in a region of the body map",
        "1 to 3",
        _region,
        parts="what it is: " + ", ".join(marks),
    )
    window = Variable(
        "baseline_days", "length of the days before treatment, from the day on", "days", _baseline
    )
    return (
        ResearchKind("pain", PainScore, lambda r: r.day, tuple(map(_scores, PainMeasure))),
        ResearchKind("answer", DayAnswer, lambda r: r.day, tuple(map(_answers, DayQuestion))),
        ResearchKind("session", TreatmentSession, lambda r: r.day, _SESSION),
        ResearchKind("side_effect", SideEffect, lambda r: r.day, _SIDE_EFFECT),
        ResearchKind("other_care", CoTreatment, lambda r: r.start, _OTHER_CARE),
        ResearchKind("questionnaire", QuestionnaireAnswer, lambda r: r.day, measures),
        ResearchKind("body_map", BodyMark, lambda r: r.day, (region,)),
        ResearchKind("course", Course, lambda r: r.started_on, _COURSE),
        ResearchKind("baseline", FrozenBaseline, lambda r: r.first, (window,)),
        ResearchKind("warning", WarningShown, lambda r: r.shown_at.date(), _WARNING),
    )
