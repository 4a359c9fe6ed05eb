"""Side effects per 1,000 treatments, with an interval that knows people react like themselves.

Below the line stand the sessions with an answer. Ten sessions of one person who bruises easily tell
less than ten of ten people, so the sessions count as many as they are worth (Korn & Graubard).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from acutrack.analysis.answers.proportion import Rate
from acutrack.analysis.answers.published_rates import PUBLISHED, Counted
from acutrack.analysis.audit.session_answers import SessionAnswers
from acutrack.domain.side_effect import SideEffectKind

#: People who were asked; with fewer a rate says more of them than of the treatment.
LEAST_ASKED_PEOPLE = 5


@dataclass(frozen=True)
class TreatmentRates:
    """Side effects after the sessions of many people.

    Attributes:
        people: how many had a session; `people_asked` of them were asked after one at least.
        sessions: how many sessions there were; `asked` of them have an answer, be it "none".
        any: sessions with at least one side effect.
        severe: sessions with one that was severe or very serious.
        kinds: sessions with each kind that was noted or has a published rate, in the order of the
            kinds, which says nothing.
        without_session: side effects that name no session, hence in no rate.
    """

    people: int
    people_asked: int
    sessions: int
    asked: int
    any: Rate
    severe: Rate
    kinds: tuple[tuple[SideEffectKind, Rate], ...]
    without_session: int

    @property
    def too_few(self) -> bool:
        """Whether too few people were asked for rates."""
        return self.people_asked < LEAST_ASKED_PEOPLE


def treatment_rates(answers: Sequence[SessionAnswers]) -> TreatmentRates:
    """The rates over the sessions of many people, one entry each."""
    asked = [one.asked for one in answers]

    def of(count: Callable[[SessionAnswers], int]) -> Rate:
        return rate_of_people([count(one) for one in answers], asked)

    noted = {kind for one in answers for kind in one.with_kind}
    known = {one.kind for one in PUBLISHED if one.study.counted is Counted.TREATMENTS}
    return TreatmentRates(
        people=sum(one.sessions > 0 for one in answers),
        people_asked=sum(count > 0 for count in asked),
        sessions=sum(one.sessions for one in answers),
        asked=sum(asked),
        any=of(lambda one: one.with_any),
        severe=of(lambda one: one.with_severe),
        kinds=tuple(
            (kind, of(lambda one, kind=kind: one.with_kind.get(kind, 0)))  # type: ignore[misc]
            for kind in SideEffectKind
            if kind in noted or kind in known
        ),
        without_session=sum(one.without_session for one in answers),
    )


def rate_of_people(counts: ArrayLike, asked: ArrayLike) -> Rate:
    """Share of sessions, 0 to 1, with its 95 % interval (Clopper & Pearson, exact).

    Sessions of one person are alike, so they count as n / deff * (t(n - 1) / t(k - 1))^2 sessions,
    and never as more than they are; deff is the variance of the share with people as clusters over
    the one with sessions alone. Where there are none, or nothing but sessions with the effect, the
    sessions are taken as they are.

    Args:
        counts: shape (k,), each person's sessions with the effect.
        asked: shape (k,), each person's sessions with an answer.

    Source:
        Korn EL, Graubard BI. Confidence intervals for proportions with small expected number of
        positive counts estimated from survey data. Surv Methodol 1998;24(2):193-201.

    Example:
        >>> alike = rate_of_people([1] * 10, [10] * 10)
        >>> by_person = rate_of_people([10] + [0] * 9, [10] * 10)
        >>> alike.share == by_person.share, alike.hi < by_person.hi
        (True, True)
    """
    below = np.asarray(asked, dtype=np.float64)
    above = np.asarray(counts, dtype=np.float64)[below > 0]
    below = below[below > 0]
    of, count = int(below.sum()), int(above.sum())
    if not of:
        return Rate(0, 0, 0.0, 1.0)
    share = count / of
    worth = float(of)
    if 0 < count < of and below.size > 1:
        worth = min(worth, _worth(above - share * below, of, share))
    lo, hi = _exact(share * worth, worth)
    return Rate(count, of, lo, hi)


def _worth(away: np.ndarray[tuple[int, ...], np.dtype[np.float64]], of: int, share: float) -> float:
    """How many independent sessions they are worth; `away` is each person's surplus of effects."""
    from scipy.special import stdtrit

    people = away.size
    variance = people / (people - 1) * float(away @ away) / of**2
    deff = max(variance / (share * (1 - share) / of), 1.0)
    return of / deff * float(stdtrit(of - 1, 0.975) / stdtrit(people - 1, 0.975)) ** 2


def _exact(count: float, of: float) -> tuple[float, float]:
    from scipy.special import betaincinv

    lo = 0.0 if count <= 0 else float(betaincinv(count, of - count + 1, 0.025))
    hi = 1.0 if count >= of else float(betaincinv(count + 1, of - count, 0.975))
    return lo, hi
