"""A table of anybody's, once it is said what its columns hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Record
from acutrack.domain.session import TreatmentSession
from acutrack.interchange.column_guess import guess
from acutrack.interchange.column_mapping import (
    ColumnMapping,
    digest_of,
    from_text,
    mapped,
    target_kind,
    to_text,
)
from acutrack.interchange.column_words import KINDS_OFFERED, offered
from acutrack.interchange.csv_rows import RawTable, Row, read_table
from acutrack.interchange.import_files import preview_import
from acutrack.interchange.preview import ImportPreview
from acutrack.interchange.remembered_columns import said_of
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, a_patient
from tests.interchange.memory_store import casebook_with

APP = (
    "Datum;Uhrzeit;Schmerz (VAS);Schlimmster Schmerz;Bemerkung\n"
    "01.10.2025;08:00;45;70;Regen\n"
    "02.10.2025;08:10;38;;\n"
)
DIARY = ColumnMapping(
    "scores",
    (
        ("datum", "date"),
        ("uhrzeit", "time"),
        ("schmerz_(vas)", "score:nrs_avg_24h"),
        ("schlimmster_schmerz", "score:nrs_worst_24h"),
        ("bemerkung", "note"),
    ),
    (("site", "knee"),),
    100,
)


def read(tmp_path: Path, text: str, mapping: ColumnMapping) -> ImportPreview:
    file = tmp_path / "app.csv"
    file.write_text(text, encoding="utf-8")
    known = said_of(mapping, lambda _header: None)
    return preview_import([file], a_patient(), casebook_with([a_patient()]), NOW, known)


def added(preview: ImportPreview) -> list[Record]:
    return [change.after for change in preview.edit.changes if change.after is not None]


def raw(text: str) -> RawTable:
    found = read_table(text, frozenset())
    assert found is not None
    return found


def refusal(mapping: ColumnMapping) -> str:
    with pytest.raises(InvalidEntry) as caught:
        target_kind(mapping)
    return Catalogue()(caught.value.message)


class TestReading:
    def test_each_score_of_a_row_becomes_an_entry_and_an_empty_one_none(
        self, tmp_path: Path
    ) -> None:
        scores = [each for each in added(read(tmp_path, APP, DIARY)) if isinstance(each, PainScore)]
        told = [(score.day.day, score.measure, score.value, score.site) for score in scores]
        assert told == [
            (1, PainMeasure.AVERAGE_24H, 4.5, "knee"),
            (1, PainMeasure.WORST_24H, 7.0, "knee"),
            (2, PainMeasure.AVERAGE_24H, 3.8, "knee"),
        ]

    def test_what_cannot_be_read_is_refused_with_its_line(self, tmp_path: Path) -> None:
        preview = read(tmp_path, APP.replace("38", "bad"), DIARY)
        assert [(row.line, "no number" in Catalogue()(row.reason)) for row in preview.refused] == [
            (3, True)
        ]
        assert preview.added == 2

    def test_a_sheet_of_sessions_is_read_too(self, tmp_path: Path) -> None:
        mapping = ColumnMapping("sessions", (("visit", "date"), ("needles", "needle_count")))
        (session,) = added(read(tmp_path, "visit,needles,room\n2025-10-02,12,4\n", mapping))
        assert isinstance(session, TreatmentSession)
        assert session.needle_count == 12

    def test_the_second_time_nothing_is_added(self, tmp_path: Path) -> None:
        file = tmp_path / "app.csv"
        file.write_text(APP, encoding="utf-8")
        known = said_of(DIARY, lambda _header: None)
        first = preview_import([file], a_patient(), casebook_with([a_patient()]), NOW, known)
        casebook = casebook_with([a_patient(), *added(first)])
        again = preview_import([file], a_patient(), casebook, NOW, known)
        assert (again.added, again.duplicates) == (0, 3)

    def test_a_file_with_other_columns_is_left_as_unknown(self, tmp_path: Path) -> None:
        preview = read(tmp_path, "a,b\n1,2\n", DIARY)
        assert preview.added == 0
        assert preview.unknown is not None
        assert preview.unknown.header == ("a", "b")


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        ("mapping", "told"),
        [
            (ColumnMapping("cats", (("a", "date"),)), "no kind of entry"),
            (ColumnMapping("scores", (("a", "mood"),)), "nothing that scores hold"),
            (ColumnMapping("scores", (("a", "date"), ("b", "date"))), "Two columns"),
            (ColumnMapping("scores", (("a", "date"),)), "every entry needs it"),
            (ColumnMapping("scores", (("b", "score:nrs_now"),)), "“date”"),
            (ColumnMapping("scores", (("a", "date"),), out_of=0), "number over 0"),
        ],
    )
    def test_it_is_said_what_is_wrong(self, mapping: ColumnMapping, told: str) -> None:
        assert told in refusal(mapping)

    def test_a_column_that_is_not_there_is_named_with_those_that_are(self) -> None:
        with pytest.raises(InvalidEntry) as caught:
            mapped(raw("a,b\n1,2\n"), DIARY)
        assert Catalogue()(caught.value.message).endswith("It has: a, b.")


class TestRemembering:
    def test_it_comes_back_as_it_was(self) -> None:
        assert from_text(to_text(DIARY)) == DIARY

    @given(st.text(max_size=80))
    def test_anything_else_is_nothing(self, text: str) -> None:
        assert from_text(text) is None

    def test_a_header_is_known_by_its_columns_in_their_order(self) -> None:
        assert digest_of(("a", "b")) != digest_of(("b", "a")) != digest_of(("ba",))


class TestTheFirstGuess:
    def test_a_diary_of_an_app_is_guessed_whole(self) -> None:
        found = guess(raw(APP))
        assert (found.kind, dict(found.holds), found.out_of) == ("scores", dict(DIARY.holds), 100)

    def test_a_scale_to_ten_stays(self) -> None:
        assert guess(raw("day,pain\n2025-10-01,4\n")).out_of == 10

    @pytest.mark.parametrize(
        "text",
        [
            "fecha,dolor\n2025-10-01,4\n",
            "日期,疼痛\n2025-10-01,4\n",
            "التاريخ,الألم\n2025-10-01,4\n",
        ],
    )
    def test_other_languages_are_known_too(self, text: str) -> None:
        assert [target for _, target in guess(raw(text)).holds] == ["date", "score:nrs_avg_24h"]

    def test_numbers_that_are_not_named_after_pain_are_left(self) -> None:
        text = "date,weight,pulse\n2025-10-01,71,64\n2025-10-02,72,61\n"
        assert [target for _, target in guess(raw(text)).holds] == ["date"]

    @given(st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), min_size=1, max_size=8))
    def test_any_table_is_guessed_at_and_no_column_holds_two_things(
        self, cells: list[list[str]]
    ) -> None:
        header = tuple(f"column_{number}" for number in range(3))
        rows = tuple(Row(n, dict(zip(header, row, strict=True))) for n, row in enumerate(cells, 2))
        holds = guess(RawTable(header, rows)).holds
        assert len({target for _, target in holds}) == len(holds)


def test_all_that_is_offered_can_be_held() -> None:
    for kind, _words in KINDS_OFFERED:
        target_kind(ColumnMapping(kind, tuple((target, target) for target, _ in offered(kind))))
