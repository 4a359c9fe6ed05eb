"""A session in words: one line for a table, every line for the whole record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from acutrack.domain.course import Course
from acutrack.domain.message import Message, say
from acutrack.domain.needled_point import SIDE_WORDS, NeedledPoint, Side
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.session import TreatmentSession, count_again
from acutrack.domain.session_words import SESSION_WORDS
from acutrack.domain.side_effect import GRADE_WORDS, KIND_SHORT, SideEffect, SideEffectKind
from acutrack.text.catalogue import Catalogue


@dataclass(frozen=True)
class SessionRow:
    """A session with what other records say about it."""

    session: TreatmentSession
    practitioner: Practitioner | None
    course: Course | None
    effects: tuple[SideEffect, ...]


#: Heading and field of each further fact, in the order of the record.
_FACTS: tuple[tuple[Message, str], ...] = (
    (say("Style"), "style"),
    (say("Place"), "setting"),
    (say("Whole visit, minutes"), "session_min"),
    (say("Needles"), "needle_count"),
    (say("Needles taken out"), "needles_out"),
    (say("Minutes with needles"), "retention_min"),
    (say("Reason for the session"), "reason"),
    (say("The plan"), "plan_varies"),
    (say("Why this treatment"), "rationale"),
    (say("Technique"), "technique"),
    (say("Needles moved or heated"), "stimulation"),
    (say("Done in the same visit"), "co_interventions"),
    (say("Needle under tape, days"), "press_needle_days"),
    (say("Cups, minutes"), "cupping_min"),
    (say("Current, Hz"), "ea_hz"),
    (say("Current, mA"), "ea_ma"),
    (say("Current, minutes"), "ea_min"),
    (say("Connected points"), "ea_pairs"),
    (say("Needle thickness, mm"), "needle_diam_mm"),
    (say("Needle length, mm"), "needle_len_mm"),
    (say("Needle make"), "needle_brand"),
    (say("Depth, mm"), "depth_mm"),
    (say("Was a feeling looked for?"), "deqi_sought"),
    (say("The feeling"), "deqi_felt"),
    (say("How strong, 0 to 10"), "deqi_strength"),
    (say("Did a muscle twitch?"), "twitch"),
    (say("Cost"), "cost"),
    (say("Currency"), "currency"),
    (say("Paid by"), "paid_by"),
    (say("Advice"), "advice_given"),
    (say("Note"), "note"),
)


def side_effects(effects: Sequence[SideEffect], words: Catalogue) -> str:
    """Which kinds, "None" where that was the answer, "Not asked" where nobody answered."""
    kinds = [effect for effect in effects if effect.kind is not SideEffectKind.NONE]
    if kinds:
        return words.listing(_effect(effect, words) for effect in kinds)
    return words(say("None") if effects else say("Not asked"))


def pain(value: float | None, words: Catalogue) -> str:
    """A rating as it was noted; "Not said" where there is none."""
    return words(say("Not said")) if value is None else words.formats.number(value)


def points(session: TreatmentSession, words: Catalogue) -> str:
    """The codes with their sides."""
    if session.points_unknown:
        return words(say("Not known"))
    return words.listing(_point(point, words) for point in session.points)


def points_and_counts(session: TreatmentSession, words: Catalogue) -> str:
    """The points; before them how many needles went in and came out, where the counts differ."""
    told = points(session, words)
    if not session.counts_differ:
        return told
    counts = words(count_again(session))
    return words.listing([counts, told]) if told else counts


def minutes(session: TreatmentSession, words: Catalogue) -> str:
    """How long the needles stayed in, else how long the visit was."""
    told = session.retention_min if session.retention_min is not None else session.session_min
    return "" if told is None else words(say("{minutes} min", minutes=words.formats.number(told)))


def whole_record(row: SessionRow, words: Catalogue) -> list[tuple[str, str]]:
    """Heading and words of everything that was said, and of each dotted question."""
    session = row.session
    lines: list[tuple[Message, str]] = []
    if session.start_time is not None:
        lines.append((say("Time"), words.formats.clock(session.start_time)))
    lines += [
        (say("Pain just before"), pain(session.pre_nrs_now, words)),
        (say("Pain just after"), pain(session.post_nrs_now, words)),
        (say("Side effects"), side_effects(row.effects, words)),
    ]
    if row.practitioner is not None:
        lines.append((say("Practitioner"), row.practitioner.name))
    if row.course is not None:
        lines.append((say("Course"), row.course.name))
    if session.points or session.points_unknown:
        lines.append((say("Points"), points(session, words)))
    if session.counts_differ:
        lines.append((say("Needles counted"), words(count_again(session))))
    facts = ((heading, _fact(getattr(session, field), words)) for heading, field in _FACTS)
    lines += [(heading, told) for heading, told in facts if told]
    return [(words(heading), told) for heading, told in lines]


def _fact(value: object, words: Catalogue) -> str:
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, Enum):
        return words(SESSION_WORDS[value])
    if isinstance(value, tuple):
        return _several(value, words)
    if isinstance(value, int | float):
        return words.formats.number(value)
    return str(value)


def _several(values: Iterable[object], words: Catalogue) -> str:
    told = ("-".join(v) if isinstance(v, tuple) else _fact(v, words) for v in values)
    return words.listing(told)


def _point(point: NeedledPoint, words: Catalogue) -> str:
    if point.side in (Side.UNKNOWN, Side.MIDDLE):
        return point.code
    return words(say("{code} {side}", code=point.code, side=SIDE_WORDS[point.side]))


def _effect(effect: SideEffect, words: Catalogue) -> str:
    kind = KIND_SHORT[effect.kind]
    if effect.grade is None:
        return words(kind)
    return words(say("{kind} ({grade})", kind=kind, grade=GRADE_WORDS[effect.grade]))
