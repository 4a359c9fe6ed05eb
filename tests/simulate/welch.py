"""The contrast: Welch's t test, which takes each day for independent of the one before it."""

from __future__ import annotations

import numpy as np
from scipy.special import stdtrit

from tests.simulate.patient import Grid

#: Two ratings with no spread still have one in Welch's eyes, so that its interval has a width.
_LEAST_VARIANCE = 1e-12


def welch(before: Grid, since: Grid) -> tuple[Grid, Grid]:
    """Lower and upper end of the 95 % interval of mean(since) - mean(before): (patients,) each.

    Args:
        before: (patients, days) scores, NaN where there is none; at least two in each row.
        since: the same for the later days.

    Source: Welch, Biometrika 34:28 (1947), with Satterthwaite's degrees of freedom.
    """
    counts = [(~np.isnan(part)).sum(axis=1) for part in (before, since)]
    parts = [
        np.maximum(np.nanvar(part, axis=1, ddof=1), _LEAST_VARIANCE) / count
        for part, count in zip((before, since), counts, strict=True)
    ]
    total = parts[0] + parts[1]
    freedom = total**2 / sum(p**2 / (n - 1) for p, n in zip(parts, counts, strict=True))
    middle = np.nanmean(since, axis=1) - np.nanmean(before, axis=1)
    half = stdtrit(freedom, 0.975) * np.sqrt(total)
    return np.asarray(middle - half), np.asarray(middle + half)
