from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from acutrack.report.direction import TO_THE_LEFT
from acutrack.report.faces import Face
from acutrack.report.fitting import ELLIPSIS, cut, wrap
from acutrack.report.lettering import text_width

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
    assert _letters("".join(lines)) == _letters(text)
    for line in lines:
        narrow = len(line) <= 1 or text_width(line, Face.REGULAR, SIZE) <= width + 1e-6
        assert narrow


def _letters(text: str) -> str:
    """All but spaces and the mark of direction, which draws nothing and may stand before a line."""
    return "".join(text.replace(TO_THE_LEFT, "").split())


def test_a_line_of_ideographs_ends_between_two_of_them_and_never_before_a_full_stop() -> None:
    lines = wrap("Pain 头痛三年，最近加重。" * 8, Face.REGULAR, SIZE, 60)
    assert len(lines) > 8
    assert not any(line.startswith(("，", "。")) for line in lines)
    assert lines[0].startswith("Pain 头")


def test_a_broken_word_keeps_its_marks_on_their_letters() -> None:
    lines = wrap("น้ำ" * 40, Face.REGULAR, SIZE, 50)
    assert len(lines) > 1
    assert all(line.startswith("น้ำ") for line in lines)


def test_every_line_of_a_hebrew_note_runs_to_the_left() -> None:
    note = "כאב גב תחתון אחרי עבודה Ibuprofen Ibuprofen Ibuprofen Ibuprofen עבודה קשה בגינה הגדולה"
    lines = wrap(note, Face.REGULAR, SIZE, 70)
    latin = [line for line in lines if "Ibuprofen" in line and line[0] not in note]
    assert latin
    assert all(line.startswith(TO_THE_LEFT) for line in latin)
