"""A file of pain scores, as it comes from people, spreadsheets and other programs."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import PainScore
from tests.builders import NOW, TODAY, a_patient, a_score
from tests.interchange.importing import added, imported, reasons, remarks
from tests.interchange.memory_store import casebook_with

HEAD = "date,time,measure,site,value,note\n"


def test_each_column_fills_its_field(tmp_path: Path) -> None:
    preview = imported(tmp_path, HEAD + "2025-10-20,08:42,nrs_worst_24h,knee,6.5,after a walk\n")
    (score,) = added(preview, PainScore)
    assert (score.day, score.at, score.measure) == (
        date(2025, 10, 20),
        time(8, 42),
        PainMeasure.WORST_24H,
    )
    assert (score.site, score.value, score.note) == ("knee", 6.5, "after a walk")


def test_what_does_not_say_when_it_was_written_is_marked_as_imported(tmp_path: Path) -> None:
    preview = imported(tmp_path, HEAD + "2025-10-01,,nrs_now,,3,\n")
    (score,) = added(preview, PainScore)
    assert (score.imported, score.written_at) == (True, NOW)
    assert not score.filled_in_later


def test_the_moment_of_writing_is_kept_where_it_is_told(tmp_path: Path) -> None:
    head = HEAD.replace("note", "note,written_at")
    preview = imported(tmp_path, head + "2025-10-01,,nrs_now,,3,,2025-10-02T07:00:00+02:00\n")
    (score,) = added(preview, PainScore)
    assert not score.imported
    assert score.written_at == datetime.fromisoformat("2025-10-02T07:00:00+02:00")


def test_pain_nrs_is_the_average_of_24_hours(tmp_path: Path) -> None:
    preview = imported(tmp_path, HEAD + "2025-10-01,,pain_nrs,,3,\n")
    assert added(preview, PainScore)[0].measure is PainMeasure.AVERAGE_24H


def test_answers_about_a_day_are_measures_with_1_and_0(tmp_path: Path) -> None:
    text = HEAD + "2025-10-01,,bad_night,,1,\n2025-10-01,20:00,took_pain_relief,,0,\n"
    answers = added(imported(tmp_path, text), DayAnswer)
    assert [(a.question, a.yes) for a in answers] == [
        (DayQuestion.BAD_NIGHT, True),
        (DayQuestion.PAIN_RELIEF, False),
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",,nrs_now,,3,", "“date” is empty"),
        ("2025-13-01,,nrs_now,,3,", "no date of the calendar"),
        ("2025-02-30,,nrs_now,,3,", "no date of the calendar"),
        ("2025-10-22,,nrs_now,,3,", "still to come"),
        ("2062-01-01,,nrs_now,,3,", "still to come"),
        ("1812-01-01,,nrs_now,,3,", "1900"),
        ("2025-10-01,25:00,nrs_now,,3,", "no time of day"),
        ("2025-10-01,,mood,,3,", "no measure AcuTrack knows"),
        ("2025-10-01,,nrs_now,,11,", "from 0 to 10"),
        ("2025-10-01,,nrs_now,,-1,", "from 0 to 10"),
        ("2025-10-01,,nrs_now,,bad,", "no number"),
        ("2025-10-01,,nrs_now,,nan,", "no number"),
        ("2025-10-01,,nrs_now,,1e999,", "too large"),
        ('2025-10-01,,nrs_now,,"1,000",', "two ways"),
        ("2025-10-01,,nrs_now,,,", "“value” is empty"),
        ("2025-10-01,,bad_night,,2,", "1 for yes or 0 for no"),
        ("2025-10-01,,bad_night,knee,1,", "no place and no note"),
        ("2025-10-01,,nrs_now,,3,a,b", "7 cells and the header has 6"),
        ('2025-10-01,,nrs_now,,3,"open', "quotation marks do not match"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_holds_no_other_up(
    tmp_path: Path, row: str, words: str
) -> None:
    text = f"{HEAD}2025-10-01,,nrs_now,,1,\n{row}\n2025-10-03,,nrs_now,,2,\n"
    preview = imported(tmp_path, text)
    assert [score.value for score in added(preview, PainScore)] == [1, 2]
    ((line, reason),) = reasons(preview)
    assert line == 3
    assert words in reason
    assert (preview.added, preview.duplicates) == (2, 0)


def test_lines_are_counted_right_behind_a_note_of_several_lines(tmp_path: Path) -> None:
    text = HEAD + '2025-10-01,,nrs_now,,1,"one\ntwo\nthree"\n\n2025-10-02,,nrs_now,,99,\n'
    preview = imported(tmp_path, text)
    assert added(preview, PainScore)[0].note == "one\ntwo\nthree"
    assert [line for line, _ in reasons(preview)] == [6]


def test_empty_lines_are_no_rows(tmp_path: Path) -> None:
    preview = imported(tmp_path, "\n" + HEAD + "\n,,,,,\n2025-10-01,,nrs_now,,1,\n\n\n")
    assert (preview.added, preview.duplicates, preview.refused) == (1, 0, ())


def test_a_row_may_end_early_and_may_trail_empty_cells(tmp_path: Path) -> None:
    text = HEAD + "2025-10-01,,nrs_now,,1\n2025-10-02,,nrs_now,,1,,,,\n"
    assert imported(tmp_path, text).added == 2


@pytest.mark.parametrize("sign", [";", "\t", "|", ","])
def test_cells_may_be_parted_by_other_signs(tmp_path: Path, sign: str) -> None:
    text = (HEAD + "2025-10-01,,nrs_now,knee,1,fine\n").replace(",", sign)
    assert added(imported(tmp_path, text), PainScore)[0].site == "knee"


def test_excel_says_which_sign_it_used(tmp_path: Path) -> None:
    text = "sep=;\n" + (HEAD + "2025-10-01,,nrs_now,,1,\nx").replace(",", ";")
    preview = imported(tmp_path, text)
    assert preview.added == 1
    assert [line for line, _ in reasons(preview)] == [4]


def test_decimal_commas_are_read(tmp_path: Path) -> None:
    text = "date;time;measure;site;value;note\n2025-10-01;;nrs_now;;3,5;\n"
    assert added(imported(tmp_path, text), PainScore)[0].value == 3.5


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = HEAD + "2025-10-01,,nrs_now,Rücken,1,\n"
    assert added(imported(tmp_path, text.encode(encoding)), PainScore)[0].site == "Rücken"


def test_the_file_is_told_apart_by_its_header_in_any_order_and_case(tmp_path: Path) -> None:
    text = "Value, MEASURE ,Date\n4,nrs_now,2025-10-01\n"
    assert added(imported(tmp_path, text), PainScore)[0].value == 4


def test_unknown_columns_are_left_out_and_named(tmp_path: Path) -> None:
    preview = imported(tmp_path, "date,measure,value,weather\n2025-10-01,nrs_now,4,rain\n")
    assert preview.added == 1
    assert any("weather" in remark for remark in remarks(preview))


def test_without_a_needed_column_every_row_is_refused_and_the_column_named(tmp_path: Path) -> None:
    preview = imported(tmp_path, "date,time,site,value,note\n2025-10-01,,,4,\n2025-10-02,,,4,\n")
    assert [line for line, _ in reasons(preview)] == [2, 3]
    assert all("measure" in reason for _, reason in reasons(preview))


def test_a_column_that_is_there_twice_is_not_guessed_at(tmp_path: Path) -> None:
    preview = imported(tmp_path, "date,measure,value,value\n2025-10-01,nrs_now,4,5\n")
    assert "twice" in reasons(preview)[0][1]


def test_the_same_row_twice_is_taken_once(tmp_path: Path) -> None:
    text = HEAD + "2025-10-01,8:05,nrs_now,,3,\n2025-10-01,08:05:00,nrs_now,,3.0,\n"
    preview = imported(tmp_path, text)
    assert (preview.added, preview.duplicates, preview.refused) == (1, 1, ())


def test_two_values_at_the_same_time_are_both_taken(tmp_path: Path) -> None:
    text = HEAD + "2025-10-01,8:05,nrs_now,,3,\n2025-10-01,8:05,nrs_now,,4,\n"
    assert imported(tmp_path, text).added == 2


def test_importing_a_second_time_adds_nothing(tmp_path: Path) -> None:
    text = HEAD + "2025-10-01,,nrs_now,,3,\n2025-10-01,,bad_night,,1,\n"
    casebook = casebook_with([a_patient()])
    casebook.record(imported(tmp_path, text, casebook=casebook).edit)
    again = imported(tmp_path, text, casebook=casebook)
    assert (again.added, again.duplicates, again.edit.changes) == (0, 2, ())


def test_the_same_file_given_twice_is_taken_once(tmp_path: Path) -> None:
    text = HEAD + "2025-10-01,,nrs_now,,3,\n"
    preview = imported(tmp_path, text, text)
    assert (preview.added, preview.duplicates) == (1, 1)


def test_what_was_typed_by_hand_is_recognised_in_a_plain_file(tmp_path: Path) -> None:
    casebook = casebook_with([a_patient(), a_score(5, site="knee", at=time(8, 5))])
    preview = imported(tmp_path, f"{HEAD}{TODAY},08:05,nrs_avg_24h,knee,5,\n", casebook=casebook)
    assert (preview.added, preview.duplicates) == (0, 1)


def test_a_header_alone_adds_nothing_and_says_so(tmp_path: Path) -> None:
    preview = imported(tmp_path, HEAD)
    assert (preview.added, preview.duplicates, preview.refused) == (0, 0, ())
    assert remarks(preview) == ["There is a header and no row below it."]


def test_long_rows_of_quotes_cost_only_themselves(tmp_path: Path) -> None:
    rows = "".join(f'2025-10-01,,nrs_now,,{n % 10},"n{n}\n' for n in range(200))
    preview = imported(tmp_path, HEAD + rows + "2025-10-02,,nrs_now,,1,\n")
    assert preview.added == 1
    assert len(preview.refused) == 200


def test_a_number_of_hundreds_of_digits_is_refused_in_words(tmp_path: Path) -> None:
    result = imported(tmp_path, f"date,measure,value\n2025-10-01,nrs_now,{'5' * 300}\n")
    assert result.added == 0
    assert [words for _, words in reasons(result)] == [
        "Pain is 5.56e+299. Enter a number from 0 to 10, or leave it empty."
    ]
