from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.report.faces import Face, fonts_of, runs, text_width
from acutrack.report.fitting import ELLIPSIS, cut, wrap

SIZE = 8.0


def test_text_that_fits_is_left_alone() -> None:
    assert cut("low back", Face.REGULAR, SIZE, 500) == "low back"


def test_text_that_does_not_fit_is_cut_at_a_word() -> None:
    shown = cut("low back and left knee pain", Face.REGULAR, SIZE, 60)
    assert shown.endswith(ELLIPSIS)
    assert shown.removesuffix(ELLIPSIS) in "low back and left knee pain"
    assert text_width(shown, Face.REGULAR, SIZE) <= 60


def test_a_word_longer_than_the_line_is_broken() -> None:
    lines = wrap("x" * 100, Face.REGULAR, SIZE, 50)
    assert "".join(lines) == "x" * 100
    assert len(lines) > 1


@given(text=st.text(max_size=120), width=st.floats(20, 200))
def test_nothing_is_lost_and_nothing_sticks_out(text: str, width: float) -> None:
    lines = wrap(text, Face.REGULAR, SIZE, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        narrow = len(line) <= 1 or text_width(line, Face.REGULAR, SIZE) <= width + 1e-6
        assert narrow


@given(text=st.text(max_size=80))
def test_every_piece_is_in_its_font(text: str) -> None:
    fonts = {font.name: font for font in fonts_of(Face.BOLD)}
    for name, piece in runs(text, Face.BOLD):
        assert all(fonts[name].has(ord(character)) for character in piece)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Łukasz Ñandú", "Łukasz Ñandú"),
        ("Ωμέγα", "Ωμέγα"),
        ("Жанна", "Жанна"),
        ("a\tb\nc", "a b c"),
        ("é", "é"),
        ("中", "[U+4E2D]"),
        ("🙂", "[U+1F642]"),
        ("a\u200fb", "ab"),
    ],
)
def test_a_character_is_drawn_or_shown_as_its_code(text: str, drawn: str) -> None:
    assert "".join(piece for _, piece in runs(text, Face.REGULAR)) == drawn
