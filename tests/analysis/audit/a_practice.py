"""An invented practice of sixty people: three who treat many, one who treats few, some missing."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from acutrack.analysis.audit.practice_audit import PracticeAudit, audit_of
from acutrack.analysis.audit.session_answers import SessionAnswers
from acutrack.analysis.audit.started import NotKnown, Practice, Started, Ungrouped
from acutrack.analysis.change.result import Code
from acutrack.analysis.sessions.session_groups import Group, Grouping
from acutrack.domain.record import PatientId
from acutrack.domain.side_effect import SideEffectKind
from tests.analysis.audit.people import ZERO, day

NAMES = {
    "ada": "Ada Holm",
    "ben": "Ben Okafor",
    "cleo": "Dr Cleo van der Meer-Hashemi, Practice by the River",
    "dan": "Dan Wu",
}
#: Who treats, and how many people.
_TREATING = (("ada", 22), ("ben", 15), ("cleo", 9), ("dan", 3))
_POINTS: tuple[Group, ...] = (
    ("LI4", "LR3", "ST36"),
    ("BL23", "BL25", "BL40", "GB30", "GB34"),
    ("SP6", "ST36"),
)
_MISSING = (
    (NotKnown.TOO_EARLY, 4),
    (NotKnown.NOT_HELD, 2),
    (NotKnown.STOPPED, 3),
    (NotKnown.BASELINE_TOO_SHORT, 2),
)


def a_practice(*, apart: float = 0.0, samples: int = 1, asked: bool = True) -> PracticeAudit:
    """The audit of it.

    Args:
        apart: points by which the people of each practitioner truly do better than the next.
        samples: invented people left out.
        asked: whether side effects were asked about.
    """
    rng = np.random.default_rng(4)
    people: list[Started] = []
    for place, (who, count) in enumerate(_TREATING):
        for _ in range(count):
            level = float(rng.uniform(4, 8))
            change = float(-1.4 - 0.4 * (level - 6) + apart * place + rng.normal(0, 1.8))
            people.append(_person(len(people), rng, (who,), level, change, asked=asked))
    for why, count in _MISSING:
        for _ in range(count):
            people.append(_missing(len(people), rng, why, asked=asked))
    return audit_of(Practice(tuple(people), samples), NAMES, day(200))


def _person(
    number: int,
    rng: np.random.Generator,
    who: Group | Ungrouped,
    level: float,
    change: float,
    *,
    asked: bool,
) -> Started:
    sessions = int(rng.integers(4, 13))
    technique = ("manual",) if number % 3 else ("electro", "manual")
    points = _POINTS[number % 4] if number % 4 < 3 else (f"GV{number}",)
    return Started(
        patient=PatientId(f"p{number}"),
        zero=ZERO + timedelta(days=2 * number),
        code=_code(change),
        level=level,
        change=change,
        reviewed_on=ZERO + timedelta(days=2 * number + (28, 56, 84)[number % 3]),
        sessions=sessions,
        groups={
            Grouping.PRACTITIONER: who if number % 11 else Ungrouped.SEVERAL,
            Grouping.TECHNIQUE: technique,
            Grouping.POINTS: points if number % 7 else Ungrouped.NOT_NOTED,
        },
        answers=_answers(sessions, rng) if asked else SessionAnswers(sessions),
    )


def _missing(number: int, rng: np.random.Generator, why: NotKnown, *, asked: bool) -> Started:
    return Started(
        patient=PatientId(f"p{number}"),
        zero=ZERO + timedelta(days=2 * number),
        not_known=why,
        sessions=2,
        groups={
            Grouping.PRACTITIONER: (("ada", "ben")[number % 2],),
            Grouping.TECHNIQUE: ("manual",),
            Grouping.POINTS: Ungrouped.NOT_NOTED,
        },
        answers=_answers(2, rng) if asked else SessionAnswers(2),
    )


def _code(change: float) -> Code:
    if change < -2.2:
        return Code.BETTER_IMPORTANT
    if change < -1.5:
        return Code.BETTER_SIZE_UNCLEAR
    return Code.WORSE if change > 1.5 else Code.NO_CLEAR_CHANGE


def _answers(sessions: int, rng: np.random.Generator) -> SessionAnswers:
    asked = int(rng.integers(0, sessions + 1))
    likely = {
        SideEffectKind.BRUISE: 0.05,
        SideEffectKind.NEEDLE_PAIN: 0.03,
        SideEffectKind.TIRED: 0.06,
        SideEffectKind.AGGRAVATION: 0.03,
    }
    counts = {kind: int(rng.binomial(asked, share)) for kind, share in likely.items()}
    noted = {kind: count for kind, count in counts.items() if count}
    return SessionAnswers(
        sessions=sessions,
        asked=asked,
        with_any=min(sum(noted.values()), asked),
        with_severe=int(noted.get(SideEffectKind.AGGRAVATION, 0) > 1),
        with_kind=noted,
    )
