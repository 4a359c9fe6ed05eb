"""Every text can be read on its ground and every mark can be told apart, in all themes."""

import itertools

import pytest

from acutrack.charts.palette import (
    PAIN_SHADES,
    PAPER,
    SCREEN_PALETTES,
    Palette,
    Role,
    contrast,
    luminance,
)

ALL = (*SCREEN_PALETTES, PAPER)
EVERY_PALETTE = pytest.mark.parametrize("palette", ALL, ids=lambda palette: palette.name)

_PAGE_GROUNDS = (Role.BG, Role.SURFACE, Role.INSET, Role.TINT)
TEXT_ON_GROUND = [
    *itertools.product((Role.INK, Role.INK2, Role.ACCENT), _PAGE_GROUNDS),
    *itertools.product((Role.INK,), (Role.CAUTION_GROUND, Role.URGENT_GROUND)),
    *itertools.product((Role.ACCENT, Role.INK2), (Role.CAUTION_GROUND, Role.URGENT_GROUND)),
    *itertools.product((Role.BETTER, Role.WORSE, Role.SAME), (Role.SURFACE, Role.TINT)),
    (Role.ON_ACCENT, Role.ACCENT),
    (Role.CAUTION, Role.CAUTION_GROUND),
    (Role.CAUTION, Role.SURFACE),
    (Role.URGENT, Role.URGENT_GROUND),
    (Role.URGENT, Role.SURFACE),
    (Role.SURFACE, Role.CAUTION),
    (Role.SURFACE, Role.URGENT),
    (Role.BASELINE, Role.SURFACE),
    (Role.THIRTY, Role.SURFACE),
    (Role.SESSION, Role.SURFACE),
    (Role.SIDE_EFFECT, Role.SURFACE),
    (Role.INK, Role.OTHER_CARE_GROUND),
    (Role.INK, Role.SESSION_GROUND),
    (Role.INK, Role.BASELINE_BAND),
    (Role.INK, Role.LEVEL_BAND),
]
MARK_ON_GROUND = [
    *itertools.product((Role.CTL,), (Role.BG, Role.SURFACE, Role.INSET)),
    *itertools.product((Role.PAIN_LINE, Role.DAY_DOT, Role.SESSION), (Role.SURFACE,)),
    *itertools.product(
        (Role.PAIN_LINE, Role.DAY_DOT, Role.BASELINE, Role.THIRTY), (Role.BASELINE_BAND,)
    ),
    *itertools.product((Role.PAIN_LINE, Role.DAY_DOT, Role.BASELINE), (Role.LEVEL_BAND,)),
    *itertools.product((Role.OTHER_CARE,), (Role.SURFACE, Role.OTHER_CARE_GROUND)),
    (Role.SIDE_EFFECT, Role.SURFACE),
    (Role.SESSION, Role.SESSION_GROUND),
    (Role.INK, Role.BG),
]


@EVERY_PALETTE
def test_every_role_has_a_colour(palette: Palette) -> None:
    assert set(palette.colours) == set(Role)
    assert all(len(colour) == 7 and int(colour[1:], 16) >= 0 for colour in palette.colours.values())


@EVERY_PALETTE
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read_on_its_ground(palette: Palette, text: Role, ground: Role) -> None:
    assert contrast(palette[text], palette[ground]) >= 4.5


@EVERY_PALETTE
@pytest.mark.parametrize(("mark", "ground"), MARK_ON_GROUND)
def test_edges_and_marks_stand_out_from_their_ground(
    palette: Palette, mark: Role, ground: Role
) -> None:
    assert contrast(palette[mark], palette[ground]) >= 3.0


@EVERY_PALETTE
@pytest.mark.parametrize("level", range(11))
def test_a_digit_can_be_read_on_the_shade_of_its_pain_level(palette: Palette, level: int) -> None:
    assert contrast(palette.pain_digit(level), palette.pain_ground(level)) >= 4.5


@EVERY_PALETTE
def test_pain_shades_go_one_way_in_lightness_so_they_also_read_in_grey(palette: Palette) -> None:
    lightness = [luminance(palette[shade]) for shade in PAIN_SHADES]

    assert lightness in (sorted(lightness), sorted(lightness, reverse=True))


@pytest.mark.parametrize("palette", SCREEN_PALETTES[2:], ids=lambda palette: palette.name)
@pytest.mark.parametrize("role", [Role.INK, Role.INK2, Role.CTL, Role.LINE, Role.PAIN_LINE])
def test_high_contrast_text_and_edges_reach_the_strongest_contrast_there_is(
    palette: Palette, role: Role
) -> None:
    assert contrast(palette[role], palette[Role.BG]) == pytest.approx(21.0)


def test_dark_is_told_from_light() -> None:
    assert [palette.is_dark for palette in ALL] == [False, True, True, False, False]


def test_contrast_is_the_same_both_ways_and_one_for_equal_colours() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#5F7D95", "#5F7D95") == pytest.approx(1.0)
