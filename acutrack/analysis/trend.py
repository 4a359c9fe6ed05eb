"""The smoothed level: where the person's pain was around a day."""

from __future__ import annotations

import numpy as np

from acutrack.analysis.change.days_in_order import HIGHEST, LOWEST
from acutrack.analysis.daily_series import Days, Numbers

#: Standard deviation of the Gaussian kernel, in days.
KERNEL_DAYS = 7.0
#: A level needs this many ratings ...
LEAST_RATINGS = 3
#: ... within this many days on either side.
WITHIN_DAYS = 14
#: A normal distribution has 95 % of itself within this many standard deviations.
BAND_WIDTH = 1.96

# Six standard deviations: what lies beyond weighs less than 2e-8 of the day itself.
_REACH = round(6 * KERNEL_DAYS)


def smoothed_level(days: Days, values: Numbers) -> tuple[Days, Numbers]:
    """Gaussian kernel average for every day from the first rating to the last.

    Args:
        days: shape (n,), strictly rising day numbers of ratings of ONE period; smoothing across
            the start of treatment would invent a change before it.
        values: shape (n,), 0 to 10.

    Returns:
        Day numbers without holes, shape (m,), and the level on each, shape (m,); NaN where fewer
        than 3 ratings lie within 14 days.

    Source:
        Nadaraya-Watson kernel average; the kernel width was chosen by simulation for this program.

    Example:
        >>> at, level = smoothed_level(np.array([-6, -5, -3, -2, -1]), np.array([6., 7, 5, 6, 6]))
        >>> float(level[0].round(4))
        6.0171
    """
    if not days.size:
        return np.empty(0, dtype=np.int64), np.empty(0)
    first, last = int(days[0]), int(days[-1])
    grid = np.arange(first, last + 1, dtype=np.int64)
    there = np.zeros(grid.size)
    there[days - first] = 1.0
    rated = np.zeros(grid.size)
    rated[days - first] = values
    offsets = np.arange(-_REACH, _REACH + 1)
    kernel = np.exp(-0.5 * (offsets / KERNEL_DAYS) ** 2)
    weight = _around(there, kernel)
    near = _around(there, np.ones(2 * WITHIN_DAYS + 1))
    enough = np.rint(near) >= LEAST_RATINGS
    level = np.full(grid.size, np.nan)
    level[enough] = (_around(rated, kernel) / np.where(enough, weight, 1.0))[enough]
    return grid, level


def level_band(
    days: Days, values: Numbers, phi: float, sigma: float
) -> tuple[Days, Numbers, Numbers]:
    """Where the average level probably was: the 95 % band around `smoothed_level`.

    Args:
        days: shape (n,), strictly rising day numbers of ratings of ONE period.
        values: shape (n,), 0 to 10.
        phi: autocorrelation from day to day, 0 to below 1 (`result.Effect.phi`).
        sigma: day-to-day spread in points (`result.Effect.sigma`).

    Returns:
        Day numbers without holes, shape (m,), and the lower and the upper edge on each, shape
        (m,), cut at 0 and 10; NaN where there is no level.

    Source:
        Variance of a weighted sum of autocorrelated days: sigma squared times the sum over i, j of
        k_i k_j phi ** |i - j|, times 1.96 either way; for each day by itself.

    Example:
        >>> rated = np.array([-6, -5, -3, -2, -1]), np.array([6., 7, 5, 6, 6])
        >>> at, low, high = level_band(*rated, 0.3, 1.2)
        >>> float(low[0].round(4))
        4.7441
    """
    grid, level = smoothed_level(days, values)
    if not grid.size:
        return grid, level, level
    there = np.zeros(grid.size + 2 * _REACH)
    there[days - grid[0] + _REACH] = 1.0
    offsets = np.arange(-_REACH, _REACH + 1)
    kernel = np.exp(-0.5 * (offsets / KERNEL_DAYS) ** 2)
    weights = np.lib.stride_tricks.sliding_window_view(there, offsets.size) * kernel
    # In a gap longer than the kernel reaches there is nothing to weigh, and no level either.
    weights = weights / np.maximum(weights.sum(axis=1, keepdims=True), np.finfo(float).tiny)
    alike = phi ** np.abs(offsets[:, None] - offsets[None, :])
    variance = sigma**2 * ((weights @ alike) * weights).sum(axis=1)
    half = BAND_WIDTH * np.sqrt(variance)
    return grid, np.maximum(level - half, LOWEST), np.minimum(level + half, HIGHEST)


def _around(values: Numbers, kernel: Numbers) -> Numbers:
    """Sum over each place's neighbours, shape as `values`; beyond both ends there is nothing."""
    reach = kernel.size // 2
    return np.convolve(values, kernel)[reach : reach + values.size]
