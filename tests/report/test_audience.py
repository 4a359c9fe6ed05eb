"""For whom a report is made, and how it names the patient."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.report_made import Audience, Names
from acutrack.report.audience import (
    EVERY_SECTION,
    PRESETS,
    SECTION_WORDS,
    Birth,
    Section,
    audience_named,
    sections_named,
)
from acutrack.report.naming import as_named
from acutrack.report.options import Paper, ReportOptions, for_audience
from acutrack.report.tables import TABLES
from acutrack.text.initials import initials
from tests.builders import a_patient, daily_scores, day
from tests.report.casebooks import WORDS, pages_of, report_of


def text_of(folder: Path, options: ReportOptions) -> str:
    records = [
        a_patient(name="Ann Muster", birth_date=date(1961, 3, 9)),
        *daily_scores([6, 5, 7] * 8, day(-24), note="slept badly"),
    ]
    return "\n".join(
        " ".join(page.split()) for page in pages_of(report_of(folder, records, options))
    )


def test_every_section_has_a_name_and_every_table_a_section() -> None:
    assert set(SECTION_WORDS) == EVERY_SECTION
    assert set(TABLES) == EVERY_SECTION - {Section.PLAIN_WORDS}
    assert set(PRESETS) == set(Audience)


@pytest.mark.parametrize("audience", Audience)
def test_a_preset_keeps_paper_days_and_emergency_number(audience: Audience) -> None:
    base = ReportOptions(Paper.LETTER, first=day(-20), last=day(-2), emergency_number="999")
    options = for_audience(audience, base)
    assert (options.paper, options.first, options.last) == (base.paper, base.first, base.last)
    assert options.emergency_number == "999"


def test_an_insurer_is_told_neither_single_entries_nor_notes_nor_the_patients_own_page(
    tmp_path: Path,
) -> None:
    text = text_of(tmp_path, for_audience(Audience.INSURER))
    assert "Pain and acupuncture profile" in text
    assert "How complete the diary is" in text
    for left_out in ("Every pain entry", "slept badly", "Your summary in plain words"):
        assert left_out not in text


def test_oneself_is_told_everything_in_plain_words(tmp_path: Path) -> None:
    text = text_of(tmp_path, for_audience(Audience.MYSELF))
    for there in ("Every pain entry", "slept badly", "Your summary in plain words"):
        assert there in text


def test_page_one_alone_is_one_page(tmp_path: Path) -> None:
    text = text_of(tmp_path, ReportOptions(sections=frozenset()))
    assert "Page 1 of 1" in text


@pytest.mark.parametrize(
    ("names", "birth", "there", "absent"),
    [
        (Names.FULL, Birth.DATE, ["Ann Muster", "9 March 1961"], []),
        (Names.INITIALS, Birth.YEAR, ["A. M.", "born 1961 (64)"], ["Ann", "Muster", "March"]),
        (Names.NONE, Birth.NONE, ["Name not given"], ["Ann", "Muster", "1961"]),
    ],
)
def test_no_page_has_more_of_the_person_than_was_chosen(
    tmp_path: Path, names: Names, birth: Birth, there: list[str], absent: list[str]
) -> None:
    text = text_of(tmp_path, ReportOptions(names=names, birth=birth))
    assert all(words in text for words in there)
    # "Ann" also begins other words.
    assert not any(f" {words} " in text for words in absent)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ann Muster", "A. M."),
        ("  Ann   Muster-Berg ", "A. M."),
        ("王小明", "王."),
        ("नीता शर्मा", "नी. श."),
        ("", ""),
    ],
)
def test_initials_are_the_first_letter_of_each_word_with_its_marks(name: str, short: str) -> None:
    assert initials(name) == short


def test_the_record_keeps_its_code_under_initials() -> None:
    patient = a_patient()
    assert as_named(patient, ReportOptions(names=Names.NONE)).patient_id == patient.patient_id


def test_sections_are_named_with_commas() -> None:
    assert sections_named(" reviews, Weeks") == {Section.REVIEWS, Section.WEEKS}
    assert sections_named("all") == EVERY_SECTION
    assert sections_named("none") == frozenset()


@pytest.mark.parametrize("keys", ["", "reviews,", "pages"])
def test_a_section_that_is_not_known_is_refused_with_those_that_are(keys: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        sections_named(keys)
    assert "side-effects" in WORDS(refused.value.message)


def test_an_audience_that_is_not_known_is_refused() -> None:
    with pytest.raises(InvalidEntry) as refused:
        audience_named("judge")
    assert "acupuncturist" in WORDS(refused.value.message)


def test_tables_left_out_are_left_out_of_every_preset() -> None:
    options = ReportOptions(tables=False)
    assert not options.has_tables
    assert options.has(Section.PLAIN_WORDS)
    assert not ReportOptions(every_entry=False).has(Section.ENTRIES)


def test_the_foot_points_to_the_methods_only_where_they_are(tmp_path: Path) -> None:
    assert "methods and definitions: last page" in text_of(tmp_path, ReportOptions())
    (tmp_path / "short").mkdir()
    short = ReportOptions(sections=frozenset({Section.WEEKS}))
    assert "methods and definitions" not in text_of(tmp_path / "short", short)
