"""A treatment session, as a patient can tell it (fields after STRICTA 2010)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Protocol

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import LONG_TEXT, SHORT_TEXT, check_day, check_number, check_text
from acutrack.domain.message import Message, say
from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.record import Record, RecordId
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

MOST_POINTS = 80

#: Field, least, most, words: hard ranges; outside them an entry is refused.
_RANGES: tuple[tuple[str, float, float, Message], ...] = (
    ("session_min", 1, 240, say("The length of the visit in minutes")),
    ("needle_count", 0, 200, say("The number of needles")),
    ("needles_out", 0, 200, say("The number of needles taken out")),
    ("needle_diam_mm", 0.05, 1, say("The needle thickness in mm")),
    ("needle_len_mm", 3, 150, say("The needle length in mm")),
    ("depth_mm", 0, 100, say("The depth in mm")),
    ("retention_min", 0, 180, say("The minutes the needles stayed in")),
    ("deqi_strength", 0, 10, say("The strength of the needle feeling")),
    ("ea_ma", 0, 30, say("The current in mA")),
    ("ea_min", 0, 120, say("The minutes with current")),
    ("press_needle_days", 0, 14, say("The days with a needle under tape")),
    ("cupping_min", 0, 60, say("The minutes with cups")),
    ("pre_nrs_now", 0, 10, say("Pain just before the session")),
    ("post_nrs_now", 0, 10, say("Pain just after the session")),
    ("cost", 0, 1_000_000, say("The cost")),
)


class Needled(Protocol):
    """Whatever tells how somebody is needled: a session, or a template of one."""

    @property
    def points(self) -> tuple[NeedledPoint, ...]: ...  # noqa: D102 (see TreatmentSession)

    @property
    def ea_hz(self) -> tuple[float, ...]: ...  # noqa: D102

    @property
    def needle_brand(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, kw_only=True)
class TreatmentSession(Record):
    """One visit; only `day` is required, and everything about needles may stay unsaid.

    Attributes:
        day: local date of the visit.
        needle_count: insertions, not point codes: a point needled on both sides is 2.
        needles_out: how many were counted when they were taken out; None if nobody counted.
        ea_hz: one frequency, or two that alternate.
        ea_pairs: pairs of point codes that were connected.
        pre_nrs_now, post_nrs_now: pain just before and just after, 0 to 10.
        finished: false while dotted questions are still open.

    Whether side effects were asked for is not kept here: "none" and each effect are SideEffect
    records that name this session, and where there is none, nobody answered.
    """

    day: date
    start_time: time | None = None
    session_min: int | None = None
    course_id: RecordId | None = None
    setting: Setting | None = None
    practitioner_id: RecordId | None = None
    style: Style | None = None
    reason: tuple[Reason, ...] = ()
    rationale: str = ""
    plan_varies: Variation | None = None
    technique: tuple[Technique, ...] = ()
    needle_count: int | None = None
    points: tuple[NeedledPoint, ...] = ()
    points_unknown: bool = False
    needle_diam_mm: float | None = None
    needle_len_mm: float | None = None
    needle_brand: str = ""
    depth_mm: float | None = None
    retention_min: float | None = None
    deqi_sought: YesNoUnknown | None = None
    deqi_felt: tuple[Sensation, ...] = ()
    deqi_strength: int | None = None
    twitch: YesNoUnknown | None = None
    stimulation: tuple[Stimulation, ...] = ()
    ea_hz: tuple[float, ...] = ()
    ea_ma: float | None = None
    ea_min: float | None = None
    ea_pairs: tuple[tuple[str, str], ...] = ()
    co_interventions: tuple[CoIntervention, ...] = ()
    press_needle_days: float | None = None
    cupping_min: float | None = None
    pre_nrs_now: float | None = None
    post_nrs_now: float | None = None
    cost: float | None = None
    currency: str = ""
    paid_by: PaidBy | None = None
    advice_given: str = ""
    note: str = ""
    needles_out: int | None = None

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_day(self.day, "day", say("The date of the session"))
        check_needled(self)
        check_text(self.rationale, 500, "rationale", say("The reason"))
        check_text(self.currency, 3, "currency", say("The currency code"))
        check_text(self.advice_given, LONG_TEXT, "advice_given", say("The advice"))
        check_text(self.note, LONG_TEXT, "note", say("The note"))

    @property
    def counts_differ(self) -> bool:
        """Whether more or fewer needles were counted out than in."""
        return None not in {self.needle_count, self.needles_out} and (
            self.needle_count != self.needles_out
        )


def count_again(session: TreatmentSession) -> Message:
    """What is asked where the counts in and out differ; never a refusal."""
    return say(
        "Count again: {into} in, {out} out.", into=session.needle_count, out=session.needles_out
    )


def check_needled(facts: Needled) -> None:
    """Check what is said of the needles. Raises InvalidEntry."""
    for field, low, high, words in _RANGES:
        check_number(getattr(facts, field, None), low, high, field, words)
    if len(facts.ea_hz) > 2:
        raise InvalidEntry(
            say("Electric current has one frequency, or two that alternate. Remove the rest."),
            "ea_hz",
        )
    for frequency in facts.ea_hz:
        check_number(frequency, 0.1, 500, "ea_hz", say("The frequency in Hz"))
    if len(facts.points) > MOST_POINTS:
        raise InvalidEntry(
            say("A session holds up to {most} points. Remove some.", most=MOST_POINTS), "points"
        )
    check_text(facts.needle_brand, SHORT_TEXT, "needle_brand", say("The needle make"))


#: Field, least, most: usual ranges; outside them the form asks, and the entry is still taken.
#: Needle sizes, retention and counts as described in trials (MacPherson 2013, PLoS One 8:e77438).
_USUAL: tuple[tuple[str, float, float, Message], ...] = (
    ("session_min", 10, 90, say("The visit is usually 10 to 90 minutes. Is {value} right?")),
    ("needle_count", 1, 40, say("Usually there are 1 to 40 needles. Is {value} right?")),
    (
        "needle_diam_mm",
        0.12,
        0.40,
        say("Needles are usually 0.12 to 0.40 mm thick. Is {value} right?"),
    ),
    ("needle_len_mm", 7, 75, say("Needles are usually 7 to 75 mm long. Is {value} right?")),
    ("depth_mm", 2, 65, say("The depth is usually 2 to 65 mm. Is {value} right?")),
    (
        "retention_min",
        10,
        40,
        say("Needles usually stay in for 10 to 40 minutes. Is {value} right?"),
    ),
    ("ea_ma", 0.1, 5, say("The current is usually 0.1 to 5 mA. Is {value} right?")),
    ("ea_min", 10, 40, say("Current usually runs for 10 to 40 minutes. Is {value} right?")),
    (
        "press_needle_days",
        0,
        7,
        say("A needle under tape usually stays up to 7 days. Is {value} right?"),
    ),
    ("cupping_min", 5, 15, say("Cups usually stay on for 5 to 15 minutes. Is {value} right?")),
)


def questions_about(
    session: TreatmentSession, others: tuple[TreatmentSession, ...] = ()
) -> tuple[Message, ...]:
    """Gentle questions about what looks unusual; nothing here stops a session from being saved."""
    asked = [
        words.filled(value=getattr(session, field))
        for field, low, high, words in _USUAL
        if (value := getattr(session, field)) is not None and not low <= value <= high
    ]
    if session.counts_differ:
        asked.append(count_again(session))
    needed = sum(point.insertions for point in session.points)
    if session.needle_count is not None and session.needle_count < needed:
        asked.append(
            say(
                "The points take at least {needed} needles, and you noted {noted}. Are both right?",
                needed=needed,
                noted=session.needle_count,
            )
        )
    electric = session.ea_hz or session.ea_ma or session.ea_min
    if electric and Technique.ELECTRO not in session.technique:
        asked.append(say("You noted electric current. Add it as a technique?"))
    if (
        session.retention_min
        and session.session_min
        and session.retention_min > session.session_min
    ):
        asked.append(say("The needles stayed in longer than the visit lasted. Are both right?"))
    if any(other.day == session.day and other.id != session.id for other in others):
        asked.append(say("There is already a session on that day. Is this a second one?"))
    if (
        session.pre_nrs_now is not None
        and session.post_nrs_now is not None
        and session.post_nrs_now - session.pre_nrs_now >= 3
    ):
        asked.append(say("Pain was clearly higher after the session. Note it as a side effect?"))
    return tuple(asked)
