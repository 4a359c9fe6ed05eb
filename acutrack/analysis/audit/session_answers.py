"""What a person answered about side effects, session by session, as counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from acutrack.analysis.caseload.practice import Known
from acutrack.domain.record import RecordId
from acutrack.domain.side_effect import Grade, SideEffectKind


@dataclass(frozen=True)
class SessionAnswers:
    """Side effects after the sessions of one person.

    Attributes:
        sessions: how many there were.
        asked: sessions with any answer, be it "none".
        with_any: sessions with at least one side effect.
        with_severe: sessions with one that was severe or very serious.
        with_kind: sessions with each kind.
        without_session: side effects that name no session, hence in none of these counts.
    """

    sessions: int = 0
    asked: int = 0
    with_any: int = 0
    with_severe: int = 0
    with_kind: Mapping[SideEffectKind, int] = field(default_factory=dict)
    without_session: int = 0


def session_answers(known: Known) -> SessionAnswers:
    """The counts of one person, up to the day that `known` was read for."""
    held = {visit.id for visit in known.visits}
    kinds: dict[SideEffectKind, set[RecordId]] = defaultdict(set)
    severe: set[RecordId] = set()
    without = 0
    for effect in known.effects:
        if effect.session_id is None:
            without += 1
        elif effect.session_id in held:
            kinds[effect.kind].add(effect.session_id)
            if effect.grade is not None and effect.grade >= Grade.SEVERE:
                severe.add(effect.session_id)
    return SessionAnswers(
        sessions=len(held),
        asked=len({session for _, session in known.answered} & held),
        with_any=len(set[RecordId]().union(*kinds.values())),
        with_severe=len(severe),
        with_kind={kind: len(sessions) for kind, sessions in kinds.items()},
        without_session=without,
    )
