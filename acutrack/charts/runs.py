"""The stretches in which something is known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def runs(known: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First place and place after the last of each stretch of True; `known` has shape (n,)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], known, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
