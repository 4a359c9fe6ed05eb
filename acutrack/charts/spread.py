"""Keeps labels beside a chart apart."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Centres near the wanted ones such that no two labels overlap.

    Args:
        wanted: where each label's centre would best be; any direction of the axis will do.
        heights: how much room each takes, air included.
        low: no label begins before this ...
        high: ... and none ends after it, unless all together need more room than there is.

    Returns:
        Centres in the order of `wanted`; the order along the axis is kept.

    Example:
        >>> spread((5.0, 5.0), (2.0, 2.0), 0.0, 10.0)
        (4.0, 6.0)
    """
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    blocks: list[tuple[list[int], float]] = []
    for at in order:
        members, start = [at], wanted[at] - heights[at] / 2
        start = _held(start, heights[at], low, high)
        while blocks and blocks[-1][1] + _total(blocks[-1][0], heights) > start:
            members = blocks.pop()[0] + members
            start = _best_start(members, wanted, heights)
            start = _held(start, _total(members, heights), low, high)
        blocks.append((members, start))
    centres = [0.0] * len(wanted)
    for members, start in blocks:
        reached = start
        for at in members:
            centres[at] = reached + heights[at] / 2
            reached += heights[at]
    return tuple(centres)


def _total(members: Sequence[int], heights: Sequence[float]) -> float:
    return sum(heights[at] for at in members)


def _held(start: float, total: float, low: float, high: float) -> float:
    return max(low, min(start, high - total))


def _best_start(members: Sequence[int], wanted: Sequence[float], heights: Sequence[float]) -> float:
    """The start of a block that moves its labels least, on average."""
    moves, above = 0.0, 0.0
    for at in members:
        moves += wanted[at] - heights[at] / 2 - above
        above += heights[at]
    return moves / len(members)
