"""Side effects in numbers; a question nobody answered is not a "none"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import Grade, SideEffect, SideEffectKind


@dataclass(frozen=True)
class SideEffectSummary:
    """What was noted up to a day.

    Attributes:
        sessions: how many sessions there were.
        sessions_asked: sessions with any answer, be it "none".
        sessions_with: sessions with at least one side effect.
        effects: how many side effects were noted, with or without a session.
        kinds: kind and how often, commonest first.
        worst: highest grade; None if no grade was given.
        still_open: how many may still be there.
    """

    sessions: int
    sessions_asked: int
    sessions_with: int
    effects: int
    kinds: tuple[tuple[SideEffectKind, int], ...]
    worst: Grade | None
    still_open: int


def side_effect_summary(
    noted: Iterable[SideEffect], sessions: Iterable[TreatmentSession], until: date
) -> SideEffectSummary:
    """Count what was noted up to `until` against the sessions; wanted effects are kept out."""
    answers = tuple({effect.id: effect for effect in noted if effect.day <= until}.values())
    held = {session.id for session in sessions}
    unwanted = [effect for effect in answers if effect.counts]
    counts = Counter(effect.kind for effect in unwanted)
    return SideEffectSummary(
        sessions=len(held),
        sessions_asked=len({e.session_id for e in answers} & held),
        sessions_with=len({e.session_id for e in unwanted} & held),
        effects=len(unwanted),
        kinds=tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].value))),
        worst=max((e.grade for e in unwanted if e.grade is not None), default=None),
        still_open=sum(effect.open for effect in unwanted),
    )
