"""What a PDF says beside its pages: nothing about a person that the pages do not show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
    TextStringObject,
)

from acutrack.casebook.casebook import Casebook
from acutrack.domain.report_made import Audience, Names
from acutrack.report.audience import Birth
from acutrack.report.options import Paper, ReportOptions, for_audience
from acutrack.report.paper_diary import write_paper_diary
from acutrack.report.report import write_report
from tests.builders import NOW, PATIENT, daily_scores, day, one_of_each
from tests.leaks.canaries import CANARIES, NAME, found_in
from tests.leaks.tour import canaried
from tests.report.casebooks import WORDS, casebook_of

PRESETS = {
    "unnamed": ReportOptions(),
    **{audience.value: for_audience(audience) for audience in Audience},
}


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    records = [canaried(record, PATIENT) for record in one_of_each()]
    scores = daily_scores([6, 5, 7] * 20, day(-60))
    return casebook_of(tmp_path_factory.mktemp("told"), [*records, *scores])


def beside_the_pages(reader: PdfReader) -> Iterator[str | bytes]:
    """Every string of every object, and every stream that draws nothing."""
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        found = IndirectObject(number, 0, reader).get_object()
        yield from _strings(found)
        if isinstance(found, StreamObject) and found.get("/Type") in {"/Metadata", "/EmbeddedFile"}:
            yield found.get_data()


def _strings(found: object) -> Iterator[str | bytes]:
    if isinstance(found, DictionaryObject):
        for name, value in found.items():
            yield str(name)
            yield from _strings(value)
    elif isinstance(found, ArrayObject):
        for value in found:
            yield from _strings(value)
    elif isinstance(found, TextStringObject | ByteStringObject):
        yield found


def everything(data: bytes) -> tuple[str, bytes]:
    """What the pages show, with single spaces; and everything else in the file."""
    reader = PdfReader(BytesIO(data))
    shown = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    held = [t.encode() if isinstance(t, str) else t for t in beside_the_pages(reader)]
    assert len(held) > 100
    return shown, b"\n".join(held)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("names", Names)
@pytest.mark.parametrize("birth", Birth)
def test_nothing_stands_beside_the_pages_that_they_do_not_show(
    casebook: Casebook, preset: str, names: Names, birth: Birth
) -> None:
    chosen = replace(PRESETS[preset], names=names, birth=birth)
    data = write_report(casebook, casebook.patients()[0], chosen, WORDS, NOW)
    shown, beside = everything(data)

    hidden = [word for word in CANARIES if word.lower() not in shown.lower()]
    if names is not Names.FULL:
        assert NAME in hidden
    assert found_in(beside, hidden) == []
    assert found_in(data, hidden) == []


def test_the_file_names_its_kind_and_its_maker_and_nobody_else(casebook: Casebook) -> None:
    data = write_report(casebook, casebook.patients()[0], ReportOptions(), WORDS, NOW)
    reader = PdfReader(BytesIO(data))

    assert reader.metadata is not None
    told = {name: value for name, value in reader.metadata.items() if value}
    assert told["/Title"] == "Pain and acupuncture profile"
    assert str(told["/Creator"]).startswith("AcuTrack ")
    assert set(told) <= {
        "/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped",
    }  # fmt: skip
    assert "ReportLab" in str(told["/Producer"])
    if reader.xmp_metadata is not None:
        assert not reader.xmp_metadata.dc_creator
    assert reader.attachments == {}


def test_two_people_with_the_same_report_have_the_same_id(tmp_path: Path) -> None:
    """The id of a file is made of what the file holds, not of the computer or the person."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    made = [
        write_report(book, book.patients()[0], ReportOptions(), WORDS, NOW)
        for book in (
            casebook_of(tmp_path / "one", one_of_each()[:1]),
            casebook_of(tmp_path / "two", one_of_each()[:1]),
        )
    ]
    ids = [PdfReader(BytesIO(data)).trailer["/ID"] for data in made]
    assert ids[0] == ids[1]


def test_a_blank_diary_tells_of_nobody() -> None:
    data = write_paper_diary(Paper.A4, None, WORDS, NOW)
    reader = PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert not reader.metadata.author
    assert not reader.metadata.subject
