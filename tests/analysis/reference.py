"""The reference vectors: days and values of six invented diaries, and what they give."""

from __future__ import annotations

from dataclasses import dataclass


def numbers(text: str) -> list[float]:
    return [float(part) for part in text.split()]


@dataclass(frozen=True)
class Vector:
    """Two periods and the published numbers (tolerance 5e-4)."""

    name: str
    days_a: list[int]
    values_a: list[float]
    days_b: list[int]
    values_b: list[float]
    mean_a: float
    est: float
    lo: float
    hi: float
    phi: float
    sigma: float
    p_lower: float
    p_thirty: float
    p_important: float
    code: str
    cautions: tuple[str, ...]


D1 = Vector(
    "D1",
    list(range(-14, 0)),
    numbers("6 7 6 5 7 8 6 6 7 5 6 7 6 7"),
    list(range(28, 56)),
    numbers("4 5 4 4 3 5 4 6 5 4 4 3 4 5 4 4 5 3 4 4 5 6 4 4 3 4 5 4"),
    6.3571, -2.1071, -3.0851, -1.1292, 0.1100, 0.8299, 0.99991, 0.67185, 0.6718,
    "better_size_unclear", (),
)  # fmt: skip
D2 = Vector(
    "D2",
    [-20, -19, -17, -16, -13, -12, -10, -9, -6, -5, -3, -1],
    numbers("5 6 6 7 5 4 5 6 8 7 7 6"),
    [2, 3, 5, 6, 8, 9, 12, 13, 16, 17, 20, 21, 23, 26, 27],
    numbers("6 5 5 6 5 4 6 5 4 5 6 5 4 5 5"),
    6.0, -0.9333, -2.2529, 0.3862, 0.4005, 0.9315, 0.92559, 0.07233, 0.0723,
    "no_clear_change", ("flare_start",),
)  # fmt: skip
D3 = Vector(
    "D3",
    list(range(-10, 0)), [6.0] * 10, list(range(20)), [5.0] * 20,
    6.0, -1.0, -1.6311, -0.3689, 0.9498, 0.0928, 0.99851, 0.00710, 0.0071,
    "better_small", ("short_baseline",),
)  # fmt: skip
D4 = Vector(
    "D4",
    list(range(-28, 0)),
    numbers("5 5 6 6 7 7 8 8 7 7 6 6 5 5 4 4 5 5 6 6 7 7 8 8 7 7 6 6"),
    list(range(28, 56)),
    numbers("6 6 5 5 4 4 3 3 4 4 5 5 6 6 7 7 6 6 5 5 4 4 3 3 4 4 5 5"),
    6.2143, -1.4286, -3.6836, 0.8265, 0.8019, 1.1907, 0.91187, 0.31352, 0.3135,
    "not_enough_data/too_uncertain", (),
)  # fmt: skip
D5 = Vector(
    "D5",
    list(range(-7, 0)),
    numbers("7 8 7 6 8 7 7"),
    list(range(21)),
    numbers("7 6 6 5 5 4 4 3 4 3 3 3 2 3 3 2 3 3 2 3 2"),
    7.1429, -3.5238, -6.7243, -0.3233, 0.7624, 1.5931, 0.98271, 0.86157, 0.8616,
    "better_important", ("short_baseline",),
)  # fmt: skip
D6 = Vector(
    "D6",
    [-9, -8, -6, -5, -4, -2, -1],
    numbers("3 2 3 2 3 3 2"),
    list(range(28)),
    numbers("1 1 2 1 0 1 1 0 0 1 1 0 1 1 0 0 1 0 1 0 0 1 0 0 1 0 0 1"),
    2.5714, -2.0, -2.8152, -1.1848, 0.0983, 0.5827, 0.99998, 0.99900, 0.9910,
    "better_important", ("short_baseline", "low_baseline"),
)  # fmt: skip

VECTORS = (D1, D2, D3, D4, D5, D6)
