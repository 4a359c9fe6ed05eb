"""Change by practitioner, technique or point set across a practice: partly pooled, never ranked.

One value a person: the change at their last review, also where it is too uncertain for a verdict,
so that those who go up and down most are not left out. It is first set against what their level at
the start leads one to expect, because who starts higher falls further whoever treats. Then the
averages are drawn towards each other (design of the analysis, section 9). People were not drawn by
lot, so nothing is claimed of any pair: what is said is how often chance alone parts alike groups
as far.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from acutrack.analysis.audit.by_chance import chance_of_gap
from acutrack.analysis.audit.started import Started, Ungrouped
from acutrack.analysis.change.day_to_day import Numbers
from acutrack.analysis.sessions.pooling import PRIOR_VALUES, pool_means
from acutrack.analysis.sessions.session_groups import Group, Grouping

#: People with a known change from which on the average of a group is shown.
LEAST_PEOPLE = 5
#: Changes of people spread by about so many points; it counts as much as three people.
PEOPLE_SPREAD = 2.0
#: A gap that alike groups reach more rarely than this is called seldom. Three comparisons stand
#: beside each other, so that all of them together call a false one in 5 of 100 practices.
SELDOM = 0.05 / len(Grouping)
#: People beyond one a group for a line through starts and changes; with fewer it is not drawn.
_LEAST_FOR_LINE = 10


@dataclass(frozen=True)
class PeopleOfGroup:
    """The people of one group; a number below the line is never left out.

    Attributes:
        group: what they have in common.
        started: everyone who started and belongs here.
        people: of these, those whose change is known.
        sessions: of these people, up to the review.
        plain: their average change, points; None below LEAST_PEOPLE, as the rest.
        mean, lo, hi: the same, set against the start and drawn towards the other groups, with its
            95 % interval.
    """

    group: Group
    started: int
    people: int
    sessions: int
    plain: float | None = None
    mean: float | None = None
    lo: float | None = None
    hi: float | None = None


@dataclass(frozen=True)
class AcrossPeople:
    """All groups of one kind, and everyone who belongs to none.

    Attributes:
        by: what tells them apart.
        groups: in order of their keys, which says nothing; whoever shows them sorts by name.
        ungrouped: people with several, and people where it was not noted.
        common: average of all groups with its interval, points; None where no group is shown.
        chance: chance (0 to 1) that alike groups lie as far apart; None below two groups shown.
        gap: how far the shown groups lie apart before they are drawn together, points.
    """

    by: Grouping
    groups: tuple[PeopleOfGroup, ...]
    ungrouped: tuple[tuple[Ungrouped, int], ...]
    common: tuple[float, float, float] | None = None
    chance: float | None = None
    gap: float | None = None

    @property
    def shown(self) -> tuple[PeopleOfGroup, ...]:
        """The groups that are large enough."""
        return tuple(group for group in self.groups if group.mean is not None)

    @property
    def too_few(self) -> tuple[PeopleOfGroup, ...]:
        """The others."""
        return tuple(group for group in self.groups if group.mean is None)

    @property
    def common_by_chance(self) -> bool | None:
        """Whether alike groups often lie as far apart; None where there is nothing to compare."""
        return None if self.chance is None else self.chance >= SELDOM


def across_people(people: Sequence[Started], by: Grouping) -> AcrossPeople:
    """Compare the people of a practice by what they were treated by or with."""
    members: dict[Group, list[Started]] = defaultdict(list)
    lacking: dict[Ungrouped, int] = defaultdict(int)
    for one in people:
        group = one.groups.get(by, Ungrouped.NOT_NOTED)
        if isinstance(group, Ungrouped):
            lacking[group] += 1
        else:
            members[group].append(one)
    order = sorted(members)
    found = [_known(group, members[group]) for group in order]
    ungrouped = tuple((reason, lacking[reason]) for reason in Ungrouped if lacking[reason])
    pooled = [place for place, (group, *_) in enumerate(found) if group.people]
    shown = [place for place in pooled if found[place][0].people >= LEAST_PEOPLE]
    groups = [group for group, *_ in found]
    if not shown:
        return AcrossPeople(by, tuple(groups), ungrouped)
    means, variances, freedom = against_start(
        [found[place][1] for place in pooled], [found[place][2] for place in pooled]
    )
    pool = pool_means(means, variances, freedom)
    at = [pooled.index(place) for place in shown]
    for number, place in zip(at, shown, strict=True):
        mean, lo, hi = pool.interval(number)
        old = groups[place]
        plain = float(np.mean(found[place][2]))
        groups[place] = PeopleOfGroup(
            old.group, old.started, old.people, old.sessions, plain, mean, lo, hi
        )
    gap = float(np.ptp(means[at]))
    return AcrossPeople(
        by,
        tuple(groups),
        ungrouped,
        pool.common_interval(),
        chance_of_gap(gap, variances[at], freedom) if len(at) > 1 else None,
        gap if len(at) > 1 else None,
    )


def against_start(
    starts: Sequence[Numbers], changes: Sequence[Numbers]
) -> tuple[Numbers, Numbers, float]:
    """Average change of each group as if all had started alike.

    A straight line through starts and changes is laid within the groups (analysis of covariance),
    where there are people enough for it; its own uncertainty is part of the variances.

    Args:
        starts: level at the start of each person; for each group, shape (n_i,), n_i >= 1, points.
        changes: how much it changed, in the same places.

    Returns:
        Means and their variances, each of shape (g,), and the degrees of freedom.
    """
    counts = np.array([one.size for one in changes], dtype=np.float64)
    level = np.array([one.mean() for one in starts])
    means = np.array([one.mean() for one in changes])
    x = np.concatenate([one - one.mean() for one in starts])
    y = np.concatenate([one - one.mean() for one in changes])
    freedom = float(counts.sum()) - counts.size
    about, variances = np.zeros_like(counts), 1 / counts
    across = float(x @ x)
    if freedom >= _LEAST_FOR_LINE and across > 0:
        slope = float(x @ y) / across
        y = y - slope * x
        about = level - float(counts @ level) / float(counts.sum())
        means = means - slope * about
        variances = variances + about**2 / across
        freedom -= 1
    freedom += PRIOR_VALUES
    spread = (float(y @ y) + PRIOR_VALUES * PEOPLE_SPREAD**2) / freedom
    return means, spread * variances, freedom


def _known(group: Group, people: Sequence[Started]) -> tuple[PeopleOfGroup, Numbers, Numbers]:
    known = [one for one in people if one.change is not None and one.level is not None]
    told = PeopleOfGroup(group, len(people), len(known), sum(one.sessions for one in known))
    starts = np.array([one.level for one in known], dtype=np.float64)
    return told, starts, np.array([one.change for one in known], dtype=np.float64)
