"""A ZIP of CSV files and an Excel workbook hold every kind of record, and come back exactly."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.contents import KINDS as RECORDS
from acutrack.domain.note import Note
from acutrack.domain.record import Record
from acutrack.interchange.csv_set import csv_set
from acutrack.interchange.excel_text import from_excel, to_excel
from acutrack.interchange.kinds import KINDS
from acutrack.interchange.workbook_out import workbook
from tests.builders import a_note, a_patient, a_score, one_of_each
from tests.interchange.importing import added, preview, reasons
from tests.interchange.memory_store import casebook_with
from tests.interchange.round_trip import FRESH, facts
from tests.interchange.strategies import diaries

WRITERS: dict[str, Callable[..., bytes]] = {".csv.zip": csv_set, ".xlsx": workbook}


def written(casebook: Casebook, folder: Path, ending: str) -> Path:
    file = folder / f"all{ending}"
    file.write_bytes(WRITERS[ending](casebook, casebook.patients()[0], own_notes=True))
    return file


def brought_over(source: Casebook, folder: Path, ending: str) -> None:
    target = casebook_with([FRESH])
    file = written(source, folder, ending)
    first = preview([file], target)
    assert first.refused == ()
    target.record(first.edit)
    assert facts(target) == facts(source)
    again = preview([file], target)
    assert (again.added, again.refused) == (0, ())


def test_no_kind_of_record_is_forgotten() -> None:
    assert {record for kind in KINDS for record in kind.records} == set(RECORDS)


@pytest.mark.parametrize("ending", WRITERS)
def test_one_of_each_kind_comes_back_as_it_was(tmp_path: Path, ending: str) -> None:
    source = casebook_with(one_of_each())
    brought_over(source, tmp_path, ending)
    tables = (
        load_workbook(tmp_path / "all.xlsx").sheetnames
        if ending == ".xlsx"
        else [n.removesuffix(".csv") for n in zipfile.ZipFile(tmp_path / "all.csv.zip").namelist()]
    )
    assert {kind.name for kind in KINDS} <= set(tables)


@pytest.mark.parametrize("ending", WRITERS)
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_diary_comes_back_as_it_was(data: st.DataObject, ending: str) -> None:
    records: list[Record] = data.draw(diaries())
    with TemporaryDirectory() as folder:
        brought_over(casebook_with(records), Path(folder), ending)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+49 30", "-better", "@home", "'quoted", "'=x", " led by a space", "#N/A", "_x000D_",
     "a\rb\nc", "\x0b", "=", "1e5", "2025-01-02", "TRUE"],
)  # fmt: skip
@pytest.mark.parametrize("ending", WRITERS)
def test_text_is_never_run_and_comes_back_exactly(tmp_path: Path, ending: str, text: str) -> None:
    source = casebook_with([a_patient(), a_note(f"{text}!"), a_score(note=text)])
    brought_over(source, tmp_path, ending)


def test_a_workbook_holds_days_times_and_numbers_as_such_and_no_formula(tmp_path: Path) -> None:
    casebook = casebook_with([a_patient(), a_score(3.5, note="=HYPERLINK(1)")])
    sheet = load_workbook(written(casebook, tmp_path, ".xlsx"))["scores"]
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert row["date"].value == datetime(2025, 10, 21)  # noqa: DTZ001
    assert row["time"].value == time(8, 42)
    assert row["value"].value == 3.5
    assert row["note"].value == "=HYPERLINK(1)"
    assert row["note"].data_type == "s"
    assert row["note"].quotePrefix
    with zipfile.ZipFile(tmp_path / "all.xlsx") as archive:
        assert all(b"<f>" not in archive.read(n) for n in archive.namelist() if "sheet" in n)


def test_the_columns_are_explained_in_the_zip(tmp_path: Path) -> None:
    file = written(casebook_with([a_patient()]), tmp_path, ".csv.zip")
    with zipfile.ZipFile(file) as archive:
        assert "date,time,measure,site,value,note" in archive.read("files.md").decode()


def test_the_same_records_give_the_same_zip() -> None:
    casebook = casebook_with(one_of_each())
    assert csv_set(casebook, a_patient()) == csv_set(casebook, a_patient())


def test_a_workbook_of_somebody_else_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append([])  # type: ignore[union-attr]
    sheet = book.create_sheet("My pain")
    sheet.append([])
    sheet.append(["Date", "Measure", "Value"])
    sheet.append([date(2025, 10, 1), "nrs_now", 4])
    sheet.append([datetime(2025, 10, 2, 8, 30), "nrs_now", 11])  # noqa: DTZ001
    sheet.append([datetime(2025, 10, 3, 8, 30), "nrs_now", 2.5])  # noqa: DTZ001
    book.create_sheet("Notes").append(["date", "text"])
    book.save(tmp_path / "mine.xlsx")
    result = preview([tmp_path / "mine.xlsx"], casebook_with([a_patient()]))
    assert (result.added, [line for line, _ in reasons(result)]) == (2, [4])
    assert result.refused[0].file == tmp_path / "mine.xlsx" / "My pain"


@pytest.mark.parametrize("cut", [30, 400, 2000])
@pytest.mark.parametrize("ending", WRITERS)
def test_a_file_cut_short_is_refused_in_words(tmp_path: Path, ending: str, cut: int) -> None:
    whole = written(casebook_with(one_of_each()), tmp_path, ending).read_bytes()
    (tmp_path / f"cut{ending}").write_bytes(whole[:cut])
    result = preview([tmp_path / f"cut{ending}"], casebook_with([a_patient()]))
    assert (result.added, len(result.refused)) == (0, 1)


def test_damage_inside_a_workbook_is_refused_in_words(tmp_path: Path) -> None:
    file = written(casebook_with(one_of_each()), tmp_path, ".xlsx")
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(tmp_path / "bad.xlsx", "w") as bad:
        for name in whole.namelist():
            content = whole.read(name)
            bad.writestr(name, content[: len(content) // 2] if "sheet1" in name else content)
    result = preview([tmp_path / "bad.xlsx"], casebook_with([a_patient()]))
    assert "damaged" in reasons(result)[0][1]


def test_a_zip_without_tables_says_so(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pictures.zip", "w") as archive:
        archive.writestr("a.png", b"")
    result = preview([tmp_path / "pictures.zip"], casebook_with([a_patient()]))
    assert "no table" in reasons(result)[0][1]


@given(st.text())
def test_any_text_survives_the_signs_of_a_workbook(text: str) -> None:
    assert from_excel(to_excel(text)) == text.encode("utf-8", "replace").decode()


def test_notes_of_a_workbook_are_notes(tmp_path: Path) -> None:
    book = written(casebook_with([a_patient(), a_note("line one\nline two")]), tmp_path, ".xlsx")
    assert added(preview([book], casebook_with([FRESH])), Note)[0].text == "line one\nline two"
