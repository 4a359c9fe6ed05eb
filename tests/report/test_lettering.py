"""Names and notes are drawn as they are written, in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from acutrack.report.direction import kept_apart, runs_left, stretches
from acutrack.report.faces import Face, font_for, fonts_of
from acutrack.report.lettering import Lettering, Piece, lettering, text_width


def drawn(text: str, face: Face = Face.REGULAR) -> Lettering:
    return lettering(text, face)


def read(text: str) -> str:
    return "".join(piece.text for piece in drawn(text).pieces)


def glyphs(piece: Piece) -> Iterator[int]:
    from reportlab.pdfbase import pdfmetrics

    numbers = pdfmetrics.getFont(piece.font).face.charToGlyph
    yield from (numbers[ord(glyph.drawn)] for glyph in piece.glyphs)
    if not piece.glyphs:
        yield from (numbers[ord(character)] for character in piece.text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Łukasz Ñandú", "Łukasz Ñandú"),
        ("Ωμέγα", "Ωμέγα"),
        ("Жанна", "Жанна"),
        ("Đặng Thị Hồng", "Đặng Thị Hồng"),
        ("a\tb\nc", "a b c"),
        ("é", "é"),
        ("中", "中"),
        ("🙂", "🙂"),
        ("a\u200fb", "ab"),
        ("❤\ufe0f", "❤"),
        ("\U00012000", "[U+12000]"),
        ("\ue000", "[U+E000]"),
        ("𠮷田", "[U+20BB7]田"),
    ],
)
def test_a_character_is_drawn_or_shown_as_its_code(text: str, shown: str) -> None:
    assert read(text) == shown


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("王小明", "NotoSansSC"),
        ("陳怡君", "NotoSansSC"),
        ("直子さん", "NotoSansJP"),
        ("김민수", "NotoSansKR"),
        ("محمد", "NotoSansArabic"),
        ("דוד", "NotoSansHebrew"),
        ("त्रिपाठी", "NotoSans"),
        ("สมชาย", "NotoSansThai"),
        ("🙂", "NotoEmoji"),
    ],
)
def test_each_script_has_a_font_that_is_shipped(text: str, family: str) -> None:
    for face in Face:
        (piece,) = drawn(text, face).pieces
        assert piece.font.rpartition("-")[0] == family
        assert all(glyphs(piece))


def test_arabic_letters_join() -> None:
    (word,) = drawn("محمد").pieces
    alone = [next(glyphs(drawn(letter).pieces[0])) for letter in "محمد"]
    assert len(word.glyphs) == 4
    assert list(glyphs(word)) != alone[::-1]


def test_letters_of_hebrew_stand_from_right_to_left() -> None:
    (word,) = drawn("דוד כהן").pieces
    letters = [next(glyphs(drawn(letter).pieces[0])) for letter in "דוד כהן".replace(" ", "")]
    places = list(glyphs(word))
    assert [place for place in places if place in letters] == letters[::-1]


def test_devanagari_signs_are_reordered_and_letters_joined() -> None:
    (syllable,) = drawn("त्रि").pieces
    assert len(syllable.glyphs) < len("त्रि")


def test_a_name_in_hebrew_leaves_the_english_around_it_in_order() -> None:
    pieces = drawn("Patient: דוד כהן, born 1961").pieces
    assert [piece.text for piece in pieces] == ["Patient: ", "דוד כהן", ", born 1961"]
    assert [piece.x for piece in pieces] == sorted(piece.x for piece in pieces)


def test_a_hebrew_sentence_with_a_medicine_in_latin_begins_at_the_right() -> None:
    pieces = drawn("קיבלתי Ibuprofen אחרי הטיפול").pieces
    assert pieces[0].text.startswith("קיבלתי")
    assert [piece.x for piece in pieces] == sorted((p.x for p in pieces), reverse=True)


def test_marks_beyond_what_any_language_writes_do_not_climb_out_of_the_line() -> None:
    shown = read("a" + "\u0301" * 40)
    assert len(unicodedata.normalize("NFD", shown)) <= 6


@given(text=st.text(max_size=80))
def test_every_piece_is_in_its_font_and_no_glyph_is_missing(text: str) -> None:
    known = {font.name for font in fonts_of(Face.BOLD)}
    line = drawn(text, Face.BOLD)
    for piece in line.pieces:
        assert piece.font in known or piece.font.startswith("Noto")
        assert all(glyphs(piece))
    assert line.width == pytest.approx(sum(piece.width for piece in line.pieces))


@given(text=st.text(max_size=80))
def test_pieces_stand_side_by_side(text: str) -> None:
    end = 0.0
    for piece in sorted(drawn(text).pieces, key=lambda piece: (piece.x, piece.x + piece.width)):
        assert piece.x == pytest.approx(end)
        end = piece.x + piece.width
    assert text_width(text, Face.REGULAR, 10) == pytest.approx(end / 100)


_MIXED = st.text(alphabet="abc דוד محمد 12,.5-+/", max_size=40)


@given(text=_MIXED, leftward=st.booleans())
def test_the_order_on_paper_is_that_of_an_independent_reader(text: str, *, leftward: bool) -> None:
    parts = stretches(text, leftward=leftward)
    shown = "".join(
        text[part.start : part.end][::-1] if part.leftward else text[part.start : part.end]
        for part in parts
    )
    judged = get_display(text, base_dir="R" if leftward else "L")
    assert shown.strip() == str(judged).strip()


@pytest.mark.parametrize(
    ("paragraph", "leftward"),
    [
        ("", False),
        ("12.5", False),
        ("low back", False),
        ("כתף", True),
        ("קיבלתי Ibuprofen 400 אחרי הטיפול", True),
        ("דוד began on 3 August", False),
        ("Patient דוד כהן הכהן הגדול", False),
    ],
)
def test_a_paragraph_runs_as_it_begins_and_as_most_of_it_does(
    paragraph: str, *, leftward: bool
) -> None:
    assert runs_left(paragraph) is leftward


def test_no_font_of_a_script_is_read_before_a_text_needs_it() -> None:
    assert font_for("\U00012000", Face.REGULAR, japanese=False) is None


def test_a_number_after_a_name_in_hebrew_is_not_drawn_into_the_name() -> None:
    pieces = drawn(f"last 24 hours: {kept_apart('דוד כהן')} (42 entries)").pieces
    assert "".join(piece.text for piece in pieces) == "last 24 hours: דוד כהן (42 entries)"
    assert [piece.x for piece in pieces] == sorted(piece.x for piece in pieces)
