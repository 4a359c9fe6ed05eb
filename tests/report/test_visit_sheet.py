"""The page to take along, read back from the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import pypdf
import pytest

from acutrack.domain.before_a_visit import AFTER_A_VISIT, QUESTIONS_TO_ASK
from acutrack.domain.precaution import PRECAUTION_WORDS, Precaution
from acutrack.report.options import Paper
from acutrack.report.visit_sheet import VISIT_SHEET_NAME, write_visit_sheet
from tests.report.casebooks import MM, WORDS, boxes_on, pages_of

NOW = datetime(2025, 10, 28, 8, 42, tzinfo=UTC)
TICKED = (Precaution.BLOOD_THINNERS, Precaution.LUNG)


def made(paper: Paper = Paper.A4, told: tuple[Precaution, ...] = TICKED) -> bytes:
    return write_visit_sheet(paper, told, WORDS, NOW, emergency_number="999")


def spoken(data: bytes) -> Iterator[str]:
    """What is read out in place of the words on the page."""
    reader = pypdf.PdfReader(BytesIO(data))
    for number in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1):
        found = reader.get_object(number)
        if isinstance(found, pypdf.generic.DictionaryObject) and "/Alt" in found:
            yield str(found["/Alt"])


@pytest.mark.parametrize("paper", list(Paper))
def test_it_is_one_page_with_every_text_on_the_paper(paper: Paper) -> None:
    data = made(paper, tuple(Precaution))
    (page,) = pypdf.PdfReader(BytesIO(data)).pages
    width, height = float(page.mediabox.width) / MM, float(page.mediabox.height) / MM

    for left, top, right, bottom in boxes_on(data, 0):
        assert left >= 10
        assert right <= width - 10
        assert top >= 10
        assert bottom <= height - 7


def test_it_holds_every_question_every_precaution_and_the_number() -> None:
    (text,) = pages_of(made())
    plain = " ".join(text.split())
    for message in (*QUESTIONS_TO_ASK, *PRECAUTION_WORDS.values(), *AFTER_A_VISIT):
        assert WORDS(message) in plain
    assert "call 999 now" in plain


def test_what_was_ticked_is_heard_as_well() -> None:
    assert made() != made(told=())
    wanted = {f"Ticked: {WORDS(PRECAUTION_WORDS[precaution])}" for precaution in TICKED}
    assert set(spoken(made())) == wanted
    assert list(spoken(made(told=()))) == []


def test_nothing_of_the_person_is_in_it_and_its_bytes_are_always_the_same() -> None:
    assert made() == made()
    assert VISIT_SHEET_NAME == "to take along.pdf"
    assert len(made()) < 60_000
