"""Whether the days after one kind of session are lower than after another: mostly, nobody can tell.

Thresholds and error rates: analysis design, section 9. A true difference of one point is found in
16 of 100 diaries with 10 + 10 sessions and in 41 with 20 + 20, so "no difference shown" is no
proof of likeness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import permutations

from acutrack.analysis.sessions.pooling import pool
from acutrack.analysis.sessions.session_groups import Group
from acutrack.analysis.sessions.session_response import OneSession, SessionResponse

#: Sessions from which on a pooled average is shown, and a claim is thought of.
LEAST_TO_SHOW = 3
LEAST_TO_CLAIM = 5
#: Sessions of each group that have to lie between the first and last of the other.
LEAST_BETWEEN = 2
#: Chance from which on a difference is said.
CLAIM_CHANCE = 0.975


class Compared(Enum):
    """What comparing came to; the value is the key used in files.

    All but the last two are reasons why it is too early.
    """

    ONE_GROUP = "one_group"
    TOO_FEW_ORDINARY_DAYS = "too_few_ordinary_days"
    TOO_FEW_SESSIONS = "too_few_sessions"
    NOT_MIXED = "not_mixed"
    NO_DIFFERENCE = "no_difference"
    DIFFERENCE = "difference"

    @property
    def too_early(self) -> bool:
        """Whether there is nothing to compare yet."""
        return self not in (Compared.NO_DIFFERENCE, Compared.DIFFERENCE)


@dataclass(frozen=True)
class GroupResponse:
    """The sessions of one group.

    Attributes:
        group: what they have in common.
        sessions: how many of them have enough ratings; `days` are theirs.
        plain: their mean change beyond ordinary days, points.
        pooled: the same, drawn towards the other groups; None below LEAST_TO_SHOW sessions.
        lo, hi: its 95 % interval; None likewise.
    """

    group: Group
    sessions: int
    days: tuple[int, ...]
    plain: float
    pooled: float | None
    lo: float | None = None
    hi: float | None = None


@dataclass(frozen=True)
class Claim:
    """`lower` was followed by lower pain than `higher`, with this chance (0 to 1)."""

    lower: Group
    higher: Group
    chance: float


@dataclass(frozen=True)
class GroupComparison:
    """All groups, most sessions first, and the differences that may be said (mostly none).

    `sessions_wanted` is how many more sessions with enough ratings would do for the second-largest
    group; 0 unless that is what is wanted.
    """

    code: Compared
    groups: tuple[GroupResponse, ...]
    claims: tuple[Claim, ...] = ()
    sessions_wanted: int = 0


def compare_groups(response: SessionResponse, groups: Mapping[int, Group]) -> GroupComparison:
    """Compare the responses to sessions by group.

    Args:
        response: of all sessions, see `session_response`.
        groups: the group of each day with a session, see `groups_by_day`.
    """
    by_group: dict[Group, list[OneSession]] = defaultdict(list)
    for one in response.each:
        if one.day in groups:
            by_group[groups[one.day]].append(one)
    order = sorted(by_group, key=lambda group: (-len(by_group[group]), group))
    told = _groups(order, by_group)
    if len(set(groups.values())) < 2:
        return GroupComparison(Compared.ONE_GROUP, told)
    if response.change is None and response.usable:
        return GroupComparison(Compared.TOO_FEW_ORDINARY_DAYS, told)
    second = told[1].sessions if len(told) > 1 else 0
    if second < LEAST_TO_CLAIM:
        return GroupComparison(
            Compared.TOO_FEW_SESSIONS, told, sessions_wanted=LEAST_TO_CLAIM - second
        )
    mixed = [pair for pair in permutations(range(len(told)), 2) if _mixed(told, *pair)]
    if not mixed:
        return GroupComparison(Compared.NOT_MIXED, told)
    chances = pool([[one.beyond for one in by_group[group]] for group in order]).lower
    claims = tuple(
        Claim(order[low], order[high], float(chances[low, high]))
        for low, high in mixed
        if chances[low, high] >= CLAIM_CHANCE
    )
    return GroupComparison(Compared.DIFFERENCE if claims else Compared.NO_DIFFERENCE, told, claims)


def _groups(
    order: list[Group], by_group: Mapping[Group, list[OneSession]]
) -> tuple[GroupResponse, ...]:
    if not order:
        return ()
    values = [[one.beyond for one in by_group[group]] for group in order]
    pooled = pool(values)
    told = []
    for place, (group, own) in enumerate(zip(order, values, strict=True)):
        days = tuple(one.day for one in by_group[group])
        shown: tuple[float | None, ...] = (None, None, None)
        if len(own) >= LEAST_TO_SHOW:
            shown = pooled.interval(place)
        told.append(GroupResponse(group, len(own), days, sum(own) / len(own), *shown))
    return tuple(told)


def _mixed(groups: tuple[GroupResponse, ...], one: int, other: int) -> bool:
    """Whether both have enough sessions and neither simply came after the other."""
    a, b = groups[one].days, groups[other].days
    enough = min(len(a), len(b)) >= LEAST_TO_CLAIM
    return enough and _between(a, b) >= LEAST_BETWEEN and _between(b, a) >= LEAST_BETWEEN


def _between(days: tuple[int, ...], others: tuple[int, ...]) -> int:
    return sum(others[0] <= day <= others[-1] for day in days)
