"""Colour by role: what a colour is for, and its value in each theme and on paper.

The values were chosen so that every text reaches 4.5:1 on its ground and every edge and mark 3:1
(WCAG 2.2, success criteria 1.4.3 and 1.4.11); the tests compute each pair. Colour only ever repeats
what shape, place and words already say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a colour is for."""

    BG = "bg"
    SURFACE = "surface"
    INSET = "inset"
    INK = "ink"
    INK2 = "ink2"
    CTL = "ctl"
    LINE = "line"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    TINT = "tint"
    TINT_EDGE = "tint_edge"
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    CAUTION = "caution"
    CAUTION_GROUND = "caution_ground"
    URGENT = "urgent"
    URGENT_GROUND = "urgent_ground"
    GRID = "grid"
    PAIN_LINE = "pain_line"
    DAY_DOT = "day_dot"
    BASELINE = "baseline"
    BASELINE_BAND = "baseline_band"
    LEVEL_BAND = "level_band"
    THIRTY = "thirty"
    SESSION = "session"
    SESSION_GROUND = "session_ground"
    OTHER_CARE = "other_care"
    OTHER_CARE_GROUND = "other_care_ground"
    SIDE_EFFECT = "side_effect"
    PAIN_0 = "pain_0"
    PAIN_1 = "pain_1"
    PAIN_2 = "pain_2"
    PAIN_3 = "pain_3"
    PAIN_4 = "pain_4"
    PAIN_5 = "pain_5"
    PAIN_6 = "pain_6"
    PAIN_7 = "pain_7"
    PAIN_8 = "pain_8"
    PAIN_9 = "pain_9"
    PAIN_10 = "pain_10"
    DIGIT_ON_MILD = "digit_on_mild"
    DIGIT_ON_SEVERE = "digit_on_severe"


PAIN_SHADES: tuple[Role, ...] = tuple(Role(f"pain_{level}") for level in range(11))
"""One hue from no pain to the worst, with steady steps of lightness, so it also reads in grey."""


@dataclass(frozen=True)
class Palette:
    """The colours of one theme.

    Attributes:
        name: What the theme is called in settings and tests.
        colours: ``#RRGGBB`` for every role.
        first_severe_digit: The lowest pain level whose digit takes ``DIGIT_ON_SEVERE``.
    """

    name: str
    colours: Mapping[Role, str]
    first_severe_digit: int

    def __getitem__(self, role: Role) -> str:
        return self.colours[role]

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return luminance(self[Role.SURFACE]) < luminance(self[Role.INK])

    def pain_ground(self, level: int) -> str:
        """The shade of a pain level from 0 to 10."""
        return self[PAIN_SHADES[level]]

    def ink_on(self, ground: Role | None) -> str:
        """The colour of words on a ground; a shade of pain has an ink of its own."""
        if ground in PAIN_SHADES:
            return self.pain_digit(PAIN_SHADES.index(ground))
        return self[Role.INK]

    def pain_digit(self, level: int) -> str:
        """The colour of a digit that stands on the shade of its pain level."""
        severe = level >= self.first_severe_digit
        return self[Role.DIGIT_ON_SEVERE if severe else Role.DIGIT_ON_MILD]


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, from 0 (black) to 1 (white).

    Source: WCAG 2.2, definition of relative luminance (sRGB).
    """
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, from 1 to 21.

    Source: WCAG 2.2, definition of contrast ratio.
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _named(text: str) -> dict[Role, str]:
    pairs = (item.split("=") for item in text.split())
    return {Role(name): f"#{value}" for name, value in pairs}


def _colours(named: str, pain: str) -> dict[Role, str]:
    shades = (f"#{value}" for value in pain.split())
    return _named(named) | dict(zip(PAIN_SHADES, shades, strict=True))


def _palette(name: str, colours: Mapping[Role, str], first_severe_digit: int) -> Palette:
    return Palette(name, MappingProxyType(dict(colours)), first_severe_digit)


_PAIN_ON_LIGHT = "F3F7FA E3EDF4 D0E1ED B9D2E4 9FC0D8 84ACCA 6896B9 45759B 37688F 235077 12324B"
_PAIN_ON_DARK = "202B35 263A49 2B4A5F 315A76 386B8C 4C8BB1 5592B8 6CA6CA 88BBDA A9D0E8 D3E9F7"

LIGHT = _palette(
    "light",
    _colours(
        """
        bg=F5F4F0 surface=FFFFFF inset=ECEAE4 ink=1B2530 ink2=4A5663 ctl=747D87 line=D8D6CF
        accent=0B5A87 on_accent=FFFFFF tint=E1EDF4 tint_edge=7FB0CC
        better=005EA2 worse=A24200 same=5A6470
        caution=7A4800 caution_ground=FCF0DC urgent=A1161B urgent_ground=FBE8E7
        grid=E4E3DE pain_line=12324B day_dot=5F7D95 baseline=7A683C baseline_band=EFE8D8
        level_band=D3DFE9
        thirty=5A4FA3 session=00785A session_ground=CFE5DD
        other_care=B36B00 other_care_ground=F6E8D5 side_effect=B0004E
        digit_on_mild=1B2530 digit_on_severe=FFFFFF
        """,
        _PAIN_ON_LIGHT,
    ),
    first_severe_digit=7,
)

DARK = _palette(
    "dark",
    _colours(
        """
        bg=12171C surface=1B2229 inset=252E37 ink=E9EDF1 ink2=B2BCC6 ctl=808C98 line=36414C
        accent=7CC4EE on_accent=06202F tint=17384C tint_edge=3F7A9C
        better=7CC4EE worse=F2A65A same=B2BCC6
        caution=F0C27A caution_ground=352A14 urgent=FFB4AB urgent_ground=461A1B
        grid=2B353F pain_line=E4F1FB day_dot=8BAFCA baseline=C9B98A baseline_band=322D22
        level_band=2C3D4B
        thirty=B9A8F0 session=5BE0B5 session_ground=1F4A3E
        other_care=E8A33D other_care_ground=3A2F1D side_effect=FF6F91
        digit_on_mild=E9EDF1 digit_on_severe=0B1116
        """,
        _PAIN_ON_DARK,
    ),
    first_severe_digit=5,
)

CONTRAST_DARK = _palette(
    "contrast dark",
    _colours(
        """
        bg=000000 surface=000000 inset=000000 ink=FFFFFF ink2=FFFFFF ctl=FFFFFF line=FFFFFF
        accent=FFD400 on_accent=000000 tint=000000 tint_edge=FFD400
        better=8FD6FF worse=FFB066 same=FFFFFF
        caution=FFD400 caution_ground=000000 urgent=FFB4AB urgent_ground=000000
        grid=4D4D4D pain_line=FFFFFF day_dot=FFFFFF baseline=FFD400 baseline_band=2B2400
        level_band=262626
        thirty=CFC4FF session=5FF0C0 session_ground=0B4A38
        other_care=FFB84D other_care_ground=000000 side_effect=FF8FB0
        digit_on_mild=FFFFFF digit_on_severe=000000
        """,
        _PAIN_ON_DARK,
    ),
    first_severe_digit=5,
)

CONTRAST_LIGHT = _palette(
    "contrast light",
    _colours(
        """
        bg=FFFFFF surface=FFFFFF inset=FFFFFF ink=000000 ink2=000000 ctl=000000 line=000000
        accent=003B73 on_accent=FFFFFF tint=FFFFFF tint_edge=003B73
        better=003B73 worse=7A2E00 same=000000
        caution=5C3600 caution_ground=FFFFFF urgent=8A0F14 urgent_ground=FFFFFF
        grid=BFBFBF pain_line=000000 day_dot=000000 baseline=4D3F18 baseline_band=F3E9CB
        level_band=DDDDDD
        thirty=3A2F85 session=00543F session_ground=CFE5DD
        other_care=6E3F00 other_care_ground=FFFFFF side_effect=7A0036
        digit_on_mild=000000 digit_on_severe=FFFFFF
        """,
        _PAIN_ON_LIGHT,
    ),
    first_severe_digit=7,
)

PAPER = _palette(
    "paper",
    dict(LIGHT.colours)
    | _named(
        """
        bg=FFFFFF inset=EFEEEA ink=101B26 line=C9CDD2 grid=DADDE0 tint=EAF0F7
        baseline_band=EAE6D9 level_band=D3DAE2
        """
    ),
    first_severe_digit=7,
)
"""The light colours on white paper. Printed grey they keep their order of lightness."""

SCREEN_PALETTES: tuple[Palette, ...] = (LIGHT, DARK, CONTRAST_DARK, CONTRAST_LIGHT)
