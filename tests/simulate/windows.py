"""The two windows of a simulated review."""

from __future__ import annotations

import numpy as np

from tests.simulate.patient import Days, Kind

#: The review after eight weeks of treatment, and the days it looks back on.
REVIEW = 56
WINDOW = 28
LATE: Days = np.arange(REVIEW - WINDOW, REVIEW)


def before(kind: Kind) -> Days:
    """The baseline days."""
    return np.arange(-kind.baseline, 0)
