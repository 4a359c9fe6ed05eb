"""The audit of a practice on one page: whole in every language, with nobody's name on it."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from acutrack.analysis.audit.practice_audit import audit_of
from acutrack.analysis.audit.started import Practice, Ungrouped
from acutrack.report.audit_sheet import audit_sheet_name, write_audit_sheet
from acutrack.report.options import Paper
from acutrack.text.catalogue import Catalogue
from tests.analysis.audit.a_practice import a_practice
from tests.analysis.audit.people import day, group_of, started

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LANGUAGES = ("en", "de", "es", "fr", "pt_BR", "ar", "zh_CN")


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(data).pages).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", Paper)
def test_it_is_one_page_and_nothing_lies_in_its_foot(language: str, paper: Paper) -> None:
    data = write_audit_sheet(paper, a_practice(), Catalogue(language), NOW)
    (page,) = read(data).pages
    heights: list[float] = []

    def place(text: str, _cm: object, at: list[float], _font: object, size: float) -> None:
        if text.strip() and size > 4:
            heights.append(at[5])

    page.extract_text(visitor_text=place)
    foot = {round(y) for y in heights if y < 14 * 72 / 25.4}
    assert foot == {round(9 * 72 / 25.4)}


def test_everyone_and_the_missing_stand_above_what_is_compared() -> None:
    told = text_of(write_audit_sheet(Paper.A4, a_practice(), Catalogue(), NOW))
    assert "25 of 60 people who started had lower pain at their last review." in told
    assert "For 11 people it is not known." in told
    assert "Stopped noting pain: 3" in told
    assert told.index("For 11 people") < told.index("By practitioner")
    assert "common by chance" in told
    assert "In a study: 17 (MacPherson 2001" in told
    assert "BMJ 323:486" in told


def test_groups_stand_by_name_and_no_patient_is_named() -> None:
    told = text_of(write_audit_sheet(Paper.A4, a_practice(), Catalogue(), NOW))
    assert told.index("Ada Holm") < told.index("Ben Okafor") < told.index("Dan Wu")
    assert "p12" not in told


def test_more_groups_than_the_page_holds_are_counted_and_it_stays_one_page() -> None:
    people = [
        one for number in range(40) for one in group_of(f"who{number:02}", [-2.0, -1, 0, -3, 1])
    ]
    audit = audit_of(Practice(tuple(people)), {}, day(60))
    assert len(read(write_audit_sheet(Paper.LETTER, audit, Catalogue(), NOW)).pages) == 1


def test_nobody_is_a_page_too() -> None:
    audit = audit_of(Practice(()), {}, day(60))
    told = text_of(write_audit_sheet(Paper.A4, audit, Catalogue(), NOW))
    assert "Nobody started treatment in this time." in told
    assert "Nobody was asked about side effects" in told


def test_with_one_person_nothing_is_compared() -> None:
    one = started(change=-1.0, by=Ungrouped.NOT_NOTED)
    told = text_of(
        write_audit_sheet(Paper.A4, audit_of(Practice((one,)), {}, day(60)), Catalogue(), NOW)
    )
    assert "Nothing noted to compare by." in told


def test_the_same_audit_gives_the_same_bytes() -> None:
    one, other = (write_audit_sheet(Paper.A4, a_practice(), Catalogue(), NOW) for _ in range(2))
    assert one == other


def test_the_file_is_called_by_its_day_alone() -> None:
    assert audit_sheet_name(day(0)) == "AcuTrack practice audit 2025-08-18.pdf"
