"""The rows under the pain chart: acupuncture, medicine, other care, side effects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from acutrack.analysis.diary import Diary
from acutrack.analysis.phases import Window
from acutrack.charts.palette import Role
from acutrack.charts.spec import Lane, LaneMoment, LanePeriod, Shape
from acutrack.domain.co_treatment import CareKind, CoTreatment, Taken
from acutrack.domain.message import Message, say
from acutrack.domain.side_effect import (
    GRADE_WORDS,
    KIND_SHORT,
    KIND_WORDS,
    Lasted,
    Outcome,
    SideEffect,
)
from acutrack.text.catalogue import Catalogue


def lanes(diary: Diary, words: Catalogue, shown: Window, most_rows: int) -> tuple[Lane, ...]:
    """Four lanes; a lane whose periods overlap goes on in rows without a name.

    `most_rows` limits the rows of a lane; periods that find no free row lie without a label on the
    last one, and their words stay in the tip and in the table.
    """
    taken = [t for t in diary.treatments if t.taken is not Taken.NO and _overlaps(t, shown)]
    medicine = [t for t in taken if t.kind is CareKind.MEDICINE]
    other = [t for t in taken if t.kind is not CareKind.MEDICINE]
    return (
        session_lane(diary, words, shown),
        *_periods(words(say("Medicine")), medicine, words, shown, most_rows),
        *_periods(words(say("Other care")), other, words, shown, most_rows),
        _effects(diary.side_effects, words, shown),
    )


def name_with_dose(treatment: CoTreatment) -> Message:
    """What was taken and how much, as far as it was said."""
    if treatment.dose.strip():
        # In one piece: each keeps the direction that both have together.
        return say("{medicine}", medicine=f"{treatment.name} {treatment.dose.strip()}")
    return say("{name}", name=treatment.name)


def session_lane(diary: Diary, words: Catalogue, shown: Window) -> Lane:
    """A triangle on each day with a session."""
    days = sorted({session.day for session in diary.sessions if shown.holds(session.day)})
    marks = tuple(
        LaneMoment(
            day.toordinal(),
            Role.SESSION,
            Shape.TRIANGLE,
            tip=words(say("Acupuncture on {day}", day=day)),
        )
        for day in days
    )
    return Lane(words(say("Acupuncture")), marks)


def _periods(
    name: str, treatments: Sequence[CoTreatment], words: Catalogue, shown: Window, most_rows: int
) -> tuple[Lane, ...]:
    rows: list[list[LanePeriod]] = [[]]
    for treatment in sorted(treatments, key=lambda t: (t.start, t.name)):
        period = _period(treatment, words, shown)
        row = next((row for row in rows if not row or row[-1].end < period.start), None)
        if row is None and len(rows) < most_rows:
            row = []
            rows.append(row)
        if row is None:
            row = rows[-1]
            period = LanePeriod(
                period.start, period.end, period.role, "", period.tip, period.open_end
            )
        row.append(period)
    return tuple(Lane(name if n == 0 else "", tuple(row)) for n, row in enumerate(rows))


def _period(treatment: CoTreatment, words: Catalogue, shown: Window) -> LanePeriod:
    end = treatment.end or shown.last
    named = name_with_dose(treatment)
    if treatment.end is None:
        tip = say("{name}, since {start}", name=named, start=treatment.start)
    else:
        tip = say(
            "{name}, from {start} to {end}",
            name=named,
            start=treatment.start,
            end=treatment.end,
        )
    return LanePeriod(
        max(treatment.start, shown.first).toordinal() - 0.5,
        min(end, shown.last).toordinal() + 0.5,
        Role.OTHER_CARE,
        words(named),
        words(tip),
        open_end=treatment.end is None or treatment.end > shown.last,
    )


def _effects(noted: Iterable[SideEffect], words: Catalogue, shown: Window) -> Lane:
    unwanted = sorted(
        (effect for effect in noted if effect.counts and shown.holds(effect.day)),
        key=lambda effect: (effect.day, effect.kind.value),
    )
    marks = tuple(
        LaneMoment(
            effect.day.toordinal(),
            Role.SIDE_EFFECT,
            Shape.DIAMOND,
            words(KIND_SHORT[effect.kind]),
            words(_effect_tip(effect)),
            effect_until(effect, shown.last),
        )
        for effect in unwanted
    )
    return Lane(words(say("Side effects")), marks)


def effect_until(effect: SideEffect, last: date) -> float | None:
    """The last day an effect is known to have been there, cut to `last`; None if only its first."""
    if effect.resolved_on is not None:
        return (
            min(effect.resolved_on, last).toordinal() if effect.resolved_on > effect.day else None
        )
    if effect.outcome is Outcome.STILL_THERE or effect.lasted is Lasted.STILL_THERE:
        return last.toordinal()
    return None


def _effect_tip(effect: SideEffect) -> Message:
    kind = KIND_WORDS[effect.kind]
    if effect.grade is not None:
        kind = say("{kind}, {grade}", kind=kind, grade=GRADE_WORDS[effect.grade])
    if effect.resolved_on is not None and effect.resolved_on > effect.day:
        return say(
            "{effect}, from {day} to {end}", effect=kind, day=effect.day, end=effect.resolved_on
        )
    return say("{effect}, {day}", effect=kind, day=effect.day)


def _overlaps(treatment: CoTreatment, shown: Window) -> bool:
    return treatment.start <= shown.last and (treatment.end is None or treatment.end >= shown.first)
