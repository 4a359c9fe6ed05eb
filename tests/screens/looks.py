"""The looks every picture is taken in."""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.gui.theme import ThemeChoice


@dataclass(frozen=True)
class Look:
    """A theme, a text size and a window size."""

    name: str
    theme: ThemeChoice
    scale: float = 1.0
    size: tuple[int, int] = (1280, 800)


LOOKS = (
    Look("light", ThemeChoice.LIGHT),
    Look("dark", ThemeChoice.DARK),
    Look("contrast-dark", ThemeChoice.CONTRAST),
    Look("contrast-light", ThemeChoice.CONTRAST_LIGHT),
    Look("text-200", ThemeChoice.LIGHT, 2.0),
    Look("small-window", ThemeChoice.LIGHT, 1.0, (960, 640)),
)
