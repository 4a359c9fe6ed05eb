"""The blank page for four weeks away from the computer, read back from the PDF."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from itertools import combinations
from typing import Any

import pypdf
import pytest

from acutrack.gui.pages.gap.day_facts import COLUMN_WORDS
from acutrack.report.options import Paper
from acutrack.report.paper_diary import (
    DAYS,
    YES_OR_NO,
    paper_diary_name,
    write_paper_diary,
)
from acutrack.text.catalogue import Catalogue
from acutrack.text.languages import languages
from tests.report.casebooks import MM, WORDS, boxes_on, pages_of

NOW = datetime(2025, 10, 28, 8, 42, tzinfo=UTC)
FIRST = date(2025, 10, 29)


def made(paper: Paper = Paper.A4, first: date | None = FIRST, words: Catalogue = WORDS) -> bytes:
    return write_paper_diary(paper, first, words, NOW, emergency_number="999")


def roles(data: bytes) -> list[str]:
    found: list[str] = []

    def walk(node: Any) -> None:
        element = node.get_object()
        if not isinstance(element, pypdf.generic.DictionaryObject):
            return
        if "/S" in element:
            found.append(str(element["/S"]))
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            walk(kid)

    catalog: Any = pypdf.PdfReader(BytesIO(data)).trailer["/Root"]
    walk(catalog["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("first", [FIRST, None])
def test_it_is_one_page_with_every_text_on_the_paper(paper: Paper, first: date | None) -> None:
    data = made(paper, first)
    (page,) = pypdf.PdfReader(BytesIO(data)).pages
    width, height = float(page.mediabox.width) / MM, float(page.mediabox.height) / MM

    for left, top, right, bottom in boxes_on(data, 0):
        assert left >= 10
        assert right <= width - 10
        assert top >= 10
        assert bottom <= height - 7


def test_it_asks_in_the_order_of_the_back_fill_grid() -> None:
    assert tuple(COLUMN_WORDS.values()) == YES_OR_NO
    (text,) = pages_of(made())
    places = [text.index(WORDS(head).split()[0]) for head in YES_OR_NO]

    assert places == sorted(places)
    assert text.index("Average pain, 0 to 10") < places[0]


def test_it_has_28_days_of_eleven_numbers_and_four_answers() -> None:
    (text,) = pages_of(made())
    numbers = "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10"
    flat = text.replace(" ", "\n")

    assert flat.count(numbers) == DAYS
    assert flat.count("Y\nN") == DAYS * len(YES_OR_NO)
    assert "Wed 29 Oct" in text
    assert "Tue 25 Nov" in text
    assert "29 Oct 2025 to 25 Nov 2025" in text


def test_without_a_first_day_the_days_are_left_to_write() -> None:
    (text,) = pages_of(made(first=None))

    assert "write the day at the start of each line" in text
    assert "28." in text
    assert "2025" not in text


def test_it_asks_the_daily_question_and_says_where_the_answers_go() -> None:
    (text,) = pages_of(made())
    flat = " ".join(text.split())

    assert "How strong was your pain on average in the last 24 hours?" in flat
    assert "0 is “No pain”, 10 is “Pain as bad as you can imagine”" in flat
    assert "“Fill in a longer gap”" in flat
    assert "In an emergency, call 999" in flat


def test_it_says_nothing_about_anybody() -> None:
    info = pypdf.PdfReader(BytesIO(made())).metadata

    assert info is not None
    assert info.title == "Paper diary"
    assert not info.author


def test_a_screen_reader_walks_a_title_a_question_and_a_table_with_heads() -> None:
    found = roles(made())

    assert found.count("/H1") == found.count("/H2") == found.count("/Table") == 1
    assert found.count("/TH") == 3 + len(YES_OR_NO)
    assert found.count("/TR") == DAYS + 1
    assert found.count("/TD") == DAYS * (3 + len(YES_OR_NO))


def test_fonts_are_embedded_and_the_file_is_small() -> None:
    data = made()
    fonts = pypdf.PdfReader(BytesIO(data)).pages[0]["/Resources"]["/Font"]  # type: ignore[index]

    assert len(data) < 100_000
    for font in fonts.values():
        assert "/FontFile2" in font["/FontDescriptor"]


def test_the_same_day_gives_the_same_bytes() -> None:
    assert made() == made()


def test_longer_words_of_another_language_keep_to_their_column() -> None:
    class Longer(Catalogue):
        def __call__(self, message: Any) -> str:
            words = super().__call__(message)
            return words if len(words) < 4 else words + " " + words[: len(words) * 2 // 5]

    data = made(words=Longer())
    assert len(pages_of(data)) == 1
    assert all(right <= 210 - 10 for _, _, right, _ in boxes_on(data, 0))


def test_the_file_name_begins_with_the_first_day() -> None:
    assert paper_diary_name(FIRST) == "2025-10-29 paper diary.pdf"
    assert paper_diary_name(None) == "paper diary.pdf"


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", [language.code for language in languages()])
def test_no_head_is_cut_and_no_day_lies_on_a_number(paper: Paper, language: str) -> None:
    words = Catalogue(language)
    data = made(paper, words=words)
    (page,) = pypdf.PdfReader(BytesIO(data)).pages
    assert "…" not in page.extract_text()
    boxes = boxes_on(data, 0)
    crossed = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > 0.3
        and min(one[3], other[3]) - max(one[1], other[1]) > 0.6
    ]
    assert crossed == []
