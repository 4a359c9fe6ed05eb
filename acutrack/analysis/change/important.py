"""How much is important: the change that counts, and the chance that it was reached."""

from __future__ import annotations

from acutrack.analysis.change.effect import Comparison

#: A change below this is not called important, however low the start (points).
LEAST_IMPORTANT = 1.0


def important_change(mean_a: float, share: float) -> float:
    """The change in points that counts as important: `share` of the start, at least 1 point.

    Args:
        mean_a: average before, 0 to 10.
        share: 0.20 to 0.50; 0.30 unless the person or a physician chose otherwise.

    Source:
        30 % of the start is "moderately important" (IMMPACT: Dworkin 2008, J Pain 9:105; Farrar
        2001, Pain 94:149). The floor keeps 30 % of a very low start from counting.
    """
    return max(LEAST_IMPORTANT, share * mean_a)


def chance_important(found: Comparison, share: float) -> float:
    """Chance, 0 to 1, that pain fell by an important amount."""
    if share * found.mean_a > LEAST_IMPORTANT:
        return found.chance_at_most(0.0, 1.0 - share)
    return found.chance_at_most(-LEAST_IMPORTANT)


def chance_worse_important(found: Comparison, share: float) -> float:
    """Chance, 0 to 1, that pain rose by an important amount."""
    return 1.0 - found.chance_at_most(important_change(found.mean_a, share))
