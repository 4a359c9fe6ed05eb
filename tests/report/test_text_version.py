"""The text version has the words and tables of the PDF."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.domain.record import Record
from acutrack.domain.report_made import Audience
from acutrack.report.content import gather
from acutrack.report.fitting import ELLIPSIS
from acutrack.report.line_breaks import joined
from acutrack.report.options import ReportOptions, for_audience
from acutrack.report.report import write_content
from acutrack.report.text_lines import table_lines, width_of
from acutrack.report.text_version import write_text
from acutrack.text.catalogue import Catalogue
from acutrack.text.languages import languages
from tests.builders import NOW, a_patient, daily_scores, day
from tests.report.casebooks import WORDS, busy_words, casebook_of, pages_of, twelve_weeks
from tests.report.reviewed import everything


def both(folder: Path, records: list[Record], options: ReportOptions) -> tuple[str, str]:
    """The text version and the words of the PDF."""
    casebook = casebook_of(folder, records)
    content = gather(casebook, casebook.patients()[0], options, NOW)
    return write_text(content, options, WORDS), "\n".join(
        pages_of(write_content(content, options, WORDS))
    )


@pytest.mark.parametrize("audience", Audience)
def test_every_heading_of_one_is_in_the_other(tmp_path: Path, audience: Audience) -> None:
    text, printed = both(tmp_path, twelve_weeks(), for_audience(audience))
    lines = text.splitlines()
    heads = [words for words, rule in pairwise(lines) if rule and set(rule) <= {"-"} | {"="}]
    assert len(heads) > 12
    on_paper = " ".join(printed.split())
    assert [words for words in heads if " ".join(words.split()) not in on_paper] == []


def test_every_number_of_the_weekly_table_is_in_its_row(tmp_path: Path) -> None:
    records = [a_patient(), *daily_scores([*[6.0] * 7, *[4.0] * 7], day(-14))]
    text, printed = both(tmp_path, records, ReportOptions())
    rows = [line.split() for line in text.splitlines() if " of 7 " in line]
    assert rows
    on_paper = " ".join(printed.split())
    assert all(" ".join(row) in on_paper for row in rows)


def test_a_figure_is_told_in_words(tmp_path: Path) -> None:
    text, _ = both(tmp_path, twelve_weeks(), ReportOptions())
    assert "[Average pain" in text


def test_a_long_note_is_not_cut(tmp_path: Path) -> None:
    note = "twinge " * 280
    records = [a_patient(), *daily_scores([6], day(-1), note=note.strip())]
    text, _ = both(tmp_path, records, ReportOptions())
    assert text.count("twinge") == 280


def test_odd_and_long_words_make_a_text(tmp_path: Path) -> None:
    text, _ = both(tmp_path, busy_words(), ReportOptions())
    assert "العربية" in text
    assert "中文" in text


def test_it_names_program_moment_and_record(tmp_path: Path) -> None:
    text, printed = both(tmp_path, twelve_weeks(), ReportOptions())
    last = text.splitlines()[-1]
    code = last.partition("Record ")[2].rstrip(".")
    assert last.startswith("AcuTrack 0.")
    assert code in printed


def test_an_empty_diary_has_a_text(tmp_path: Path) -> None:
    text, _ = both(tmp_path, [a_patient()], ReportOptions())
    assert text.startswith("Pain and acupuncture profile\n====")


def test_columns_stand_under_each_other_in_any_script() -> None:
    lines = table_lines([["Name", "Mean"], ["王小明", "5.0"], ["Ann", "12.0"]])
    assert [width_of(line) for line in lines] == [12, 12, 12]


def test_a_row_with_fewer_cells_stands_under_its_own_heads() -> None:
    assert table_lines([["Before"], ["Average", "6.1"]])[0].endswith(" Before")


_CELLS = st.text(alphabet="ab 中é", max_size=200)


@given(rows=st.lists(st.lists(_CELLS, min_size=3, max_size=3), min_size=1, max_size=4))
def test_no_word_of_a_table_is_lost_and_no_line_is_too_wide(rows: list[list[str]]) -> None:
    lines = table_lines(rows)
    assert all(width_of(line) <= 112 for line in lines)
    said = sorted("".join("".join(row) for row in rows).replace(" ", ""))
    assert sorted("".join(lines).replace(" ", "")) == said


def test_lines_of_ideographs_are_joined_without_a_space() -> None:
    assert joined(["low back 头痛", "三年", "and more"]) == "low back 头痛三年 and more"


@pytest.mark.parametrize("language", [language.code for language in languages()])
def test_the_text_has_all_words_in_every_language(tmp_path: Path, language: str) -> None:
    casebook = casebook_of(tmp_path, everything())
    content = gather(casebook, casebook.patients()[0], ReportOptions(), NOW)
    assert ELLIPSIS not in write_text(content, ReportOptions(), Catalogue(language))


def test_lines_of_ideographs_and_figures_are_joined_without_a_space() -> None:
    assert joined(["10月11日至10月31", "日，头痛"]) == "10月11日至10月31日，头痛"
    assert joined(["low back", "and knee"]) == "low back and knee"
