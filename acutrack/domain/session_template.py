"""What is usually done in a session, kept under a name to begin other sessions with."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime

from acutrack.domain.limits import SHORT_TEXT, check_given, check_text
from acutrack.domain.message import say
from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.record import EVERYONE, Record
from acutrack.domain.session import TreatmentSession, check_needled
from acutrack.domain.session_words import (
    CoIntervention,
    Stimulation,
    Style,
    Technique,
    YesNoUnknown,
)


@dataclass(frozen=True, kw_only=True)
class SessionTemplate(Record):
    """The needle side of a session, and nothing about a person (its `patient_id` is EVERYONE).

    Every field but the name means what it does in a TreatmentSession.
    """

    name: str
    session_min: int | None = None
    style: Style | None = None
    technique: tuple[Technique, ...] = ()
    needle_count: int | None = None
    points: tuple[NeedledPoint, ...] = ()
    needle_diam_mm: float | None = None
    needle_len_mm: float | None = None
    needle_brand: str = ""
    depth_mm: float | None = None
    retention_min: float | None = None
    deqi_sought: YesNoUnknown | None = None
    stimulation: tuple[Stimulation, ...] = ()
    ea_hz: tuple[float, ...] = ()
    ea_ma: float | None = None
    ea_min: float | None = None
    ea_pairs: tuple[tuple[str, str], ...] = ()
    co_interventions: tuple[CoIntervention, ...] = ()
    press_needle_days: float | None = None
    cupping_min: float | None = None

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_given(self.name, "name", say("The name of the template"))
        check_text(self.name, SHORT_TEXT, "name", say("The name of the template"))
        check_needled(self)


#: The fields that a template and a session have in common.
NEEDLE_SIDE: tuple[str, ...] = tuple(
    field.name
    for field in fields(SessionTemplate)
    if field.name != "name" and field.name not in {each.name for each in fields(Record)}
)


def template_of(session: TreatmentSession, name: str, now: datetime) -> SessionTemplate:
    """The needle side of a session under a name. Raises InvalidEntry for an empty name.

    What was noted about a point may be about the person, so it stays with the session.
    """
    facts = {field: getattr(session, field) for field in NEEDLE_SIDE}
    facts["points"] = tuple(replace(point, note="") for point in session.points)
    return SessionTemplate(patient_id=EVERYONE, written_at=now, name=name, **facts)


def with_template(session: TreatmentSession, template: SessionTemplate) -> TreatmentSession:
    """A session with the needle side of a template; all else stays as it is."""
    facts = {field: getattr(template, field) for field in NEEDLE_SIDE}
    known = bool(template.points)
    return replace(session, points_unknown=session.points_unknown and not known, **facts)
