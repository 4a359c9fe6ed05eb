"""``acutrack analyse FILE`` gives the result record of a diary without opening a casebook."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from acutrack.analysis.change.result import Code
from tests.analysis.reference import VECTORS, Vector
from tests.builders import TODAY
from tests.cli.conftest import Said, Terminal

REAL_DIARY = Path(__file__).parents[3] / "shared" / "data" / "real_diary_a.csv"
START = date(2025, 8, 18)
NEAR = 5e-4
#: The issue names these; the other keys are those of the result record.
KEYS = {
    "code", "reason", "est", "lo", "hi", "mean_a", "mean_b", "n_a", "n_b", "p_important",
    "cautions", "strength", "method_version",
}  # fmt: skip

Rated = Sequence[tuple[int, float | str]]


def on(day: int) -> str:
    return (START + timedelta(days=day)).isoformat()


def diary(folder: Path, rated: Rated, measure: str = "nrs_avg_24h", site: str = "knee") -> Path:
    file = folder / "diary.csv"
    rows = [f"{on(day)},,{measure},{site},{value}," for day, value in rated]
    file.write_text("\n".join(["date,time,measure,site,value,note", *rows]) + "\n")
    return file


def flat(first: int, last: int, value: float) -> Rated:
    return [(day, value) for day in range(first, last + 1)]


def asked(terminal: Terminal, file: Path, *more: str | Path) -> Said:
    return terminal("analyse", file, "--treatment-start", START.isoformat(), *more)


def review_of(vector: Vector) -> str:
    return on(vector.days_b[-1] + 1)


class TestTheRecord:
    @pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
    def test_the_reference_vectors_come_back_to_the_digits(
        self, terminal: Terminal, tmp_path: Path, vector: Vector
    ) -> None:
        days = [*vector.days_a, *vector.days_b]
        rated = list(zip(days, [*vector.values_a, *vector.values_b], strict=True))
        file = diary(tmp_path, rated)

        found = asked(terminal, file, "--review", review_of(vector), "--json").data

        code, _, reason = vector.code.partition("/")
        assert (found["code"], found["reason"]) == (code, reason)
        assert tuple(found["cautions"]) == vector.cautions
        assert found["mean_a"] == pytest.approx(vector.mean_a, abs=NEAR)
        assert found["est"] == pytest.approx(vector.est, abs=NEAR)
        assert found["lo"] == pytest.approx(vector.lo, abs=NEAR)
        assert found["hi"] == pytest.approx(vector.hi, abs=NEAR)
        assert found["phi"] == pytest.approx(vector.phi, abs=NEAR)
        assert found["sigma"] == pytest.approx(vector.sigma, abs=NEAR)
        assert found["p_lower"] == pytest.approx(vector.p_lower, abs=NEAR)
        assert found["p_thirty"] == pytest.approx(vector.p_thirty, abs=NEAR)
        assert found["p_important"] == pytest.approx(vector.p_important, abs=NEAR)
        assert (found["n_a"], found["n_b"]) == (len(vector.days_a), len(vector.days_b))

    def test_it_has_every_key_and_begins_no_casebook(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = diary(tmp_path, [*flat(-14, -1, 7), *flat(0, 27, 4)])

        found = asked(terminal, file, "--json").data

        assert set(found) > KEYS
        assert found["code"] == "better_important"
        assert found["strength"] == "single_review"
        assert not terminal.folder.exists()

    def test_in_words_it_says_the_same_numbers_and_that_it_does_not_know_why(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = diary(tmp_path, [*flat(-14, -1, 7), *flat(0, 27, 4)])

        said = asked(terminal, file).answer

        assert "14 of 14 days recorded, average 7." in said
        assert "28 of 28 days recorded, average 4." in said
        assert "Change: −3 points; 95 % interval −3.62 to −2.38." in said
        assert "Verdict: Pain is lower than before, and very likely by enough to matter." in said
        assert "_" not in said
        assert "not why" in said
        assert "nan" not in said.lower()


class TestTheReview:
    @pytest.mark.parametrize(("last", "review"), [(3, 28), (27, 28), (54, 28), (55, 56), (60, 56)])
    def test_without_one_it_is_the_latest_review_that_the_ratings_reach(
        self, terminal: Terminal, tmp_path: Path, last: int, review: int
    ) -> None:
        file = diary(tmp_path, [*flat(-14, -1, 7), *flat(0, last, 5)])

        assert asked(terminal, file, "--json").data["review"] == on(review)

    def test_after_140_days_it_comes_every_84(self, terminal: Terminal, tmp_path: Path) -> None:
        start = date(2023, 1, 2)
        rows = [f"{start + timedelta(days=n)},pain_nrs,{6 if n < 0 else 5}" for n in range(-9, 400)]
        file = tmp_path / "years.csv"
        file.write_text("date,measure,value\n" + "\n".join(rows))

        found = terminal("analyse", file, "--treatment-start", start.isoformat(), "--json").data

        assert found["review"] == (start + timedelta(days=140 + 3 * 84)).isoformat()

    def test_one_that_is_still_to_come_is_not_held_early(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        start = TODAY - timedelta(days=10)
        file = tmp_path / "new.csv"
        file.write_text(f"date,measure,value\n{start},pain_nrs,5\n")

        said = terminal("analyse", file, "--treatment-start", start.isoformat())

        assert "still to come" in said.complaint
        assert "--review" in said.complaint


class TestWhatTheFileHolds:
    def test_semicolons_decimal_commas_a_mark_and_times_are_read(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = tmp_path / "german.csv"
        days = [START + timedelta(days=n) for n in range(-14, 28)]
        rows = [
            f"{day:%d.%m.%Y};20:15;nrs_avg_24h;Rücken;{'6,5' if day < START else '4,25'};"
            for day in days
        ]
        file.write_bytes(
            "\ufeffdate;time;measure;site;value;note\r\n".encode() + "\r\n".join(rows).encode()
        )

        found = asked(terminal, file, "--json").data

        assert (found["mean_a"], found["mean_b"]) == (6.5, 4.25)
        assert found["site"] == "Rücken"

    def test_ratings_of_a_day_are_averaged_and_a_row_that_is_there_twice_counts_once(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        before = flat(-14, -1, 6)
        file = diary(tmp_path, [*before, *before, (-1, 9), *flat(0, 27, 5)])

        found = asked(terminal, file, "--json").data

        assert found["n_a"] == 14
        assert found["mean_a"] == pytest.approx((13 * 6 + 7.5) / 14)

    def test_the_order_of_the_rows_makes_no_difference(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        rated = [*flat(-14, -1, 6), *flat(0, 27, 4)]

        one = asked(terminal, diary(tmp_path, rated), "--json").data
        other = asked(terminal, diary(tmp_path, rated[::-1]), "--json").data

        assert one == other

    def test_of_several_places_the_one_rated_most_is_taken_and_the_others_are_named(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = diary(tmp_path, [*flat(-14, -1, 6), *flat(0, 27, 4)])
        with file.open("a") as rows:
            rows.writelines(f"{on(day)},,nrs_avg_24h,back,2,\n" for day in range(-9, 20))

        assert "back" in asked(terminal, file).answer
        assert asked(terminal, file, "--json").data["site"] == "knee"
        assert asked(terminal, file, "--site", "Back", "--json").data["mean_a"] == 2
        assert "knee, back" in asked(terminal, file, "--site", "hip").complaint

    def test_other_measures_do_not_mix_with_the_average_of_the_day(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = diary(tmp_path, [*flat(-14, -1, 6), *flat(0, 27, 4)])
        with file.open("a") as rows:
            rows.writelines(f"{on(day)},,nrs_worst_24h,knee,9,\n" for day in range(-14, 28))

        found = asked(terminal, file, "--json").data

        assert (found["measure"], found["mean_a"]) == ("nrs_avg_24h", 6)

    def test_a_file_with_another_rating_alone_is_judged_by_that_one(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = diary(tmp_path, [*flat(-14, -1, 6), *flat(0, 27, 4)], measure="nrs_now")

        assert asked(terminal, file, "--json").data["measure"] == "nrs_now"

    def test_ratings_written_over_48_hours_late_are_counted_and_not_used(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        rows = [f"{on(n)},nrs_avg_24h,6,{on(n)}T20:00+00:00" for n in range(-10, 28)]
        rows += [f"{on(n)},nrs_avg_24h,9,{on(0)}T20:00+00:00" for n in range(-20, -12)]
        file = tmp_path / "late.csv"
        file.write_text("date,measure,value,written_at\n" + "\n".join(rows))

        found = asked(terminal, file, "--json").data

        assert (found["n_a"], found["mean_a"], found["left_out"]) == (10, 6, 8)

    def test_days_with_pain_relief_and_times_of_day_are_weighed(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = tmp_path / "more.csv"
        rows = []
        for n in range(-14, 28):
            rows.append(f"{on(n)},{'08:00' if n < 0 else '20:00'},nrs_avg_24h,{7 if n < 0 else 4}")
            rows.append(f"{on(n)},,took_pain_relief,{int(n >= 0)}")
        file.write_text("date,time,measure,value\n" + "\n".join(rows))

        found = asked(terminal, file, "--json").data

        assert found["cautions"] == ["cotreatment", "time_of_day"]
        assert found["strength"] == "tentative"


@pytest.mark.skipif(not REAL_DIARY.is_file(), reason="the real diary lies elsewhere")
class TestADiaryThatNobodyMadeUp:
    @pytest.mark.parametrize("cut", [date(2018, 9, 1) + timedelta(days=100 * n) for n in range(8)])
    def test_nobody_was_treated_and_it_does_not_say_that_pain_fell_by_much(
        self, terminal: Terminal, cut: date
    ) -> None:
        review = (cut + timedelta(days=56)).isoformat()
        typed = ["--treatment-start", cut.isoformat(), "--review", review, "--site", "knee"]

        found = terminal("analyse", REAL_DIARY, *typed, "--json").data

        assert found["n_a"] > 20
        assert found["lo"] < found["est"] < found["hi"]
        assert found["code"] != "better_important"

    def test_its_back_pain_is_a_diary_of_its_own(self, terminal: Terminal) -> None:
        typed = ["--treatment-start", "2019-06-01", "--site", "back", "--json"]

        found = terminal("analyse", REAL_DIARY, *typed).data

        assert found["site"] == "back"
        assert found["code"] == "not_enough_data"


class TestTheSessions:
    def sessions(self, folder: Path, *days: int) -> Path:
        file = folder / "sessions.csv"
        rows = [f"{on(day)},10:30,Kim Beispiel,manual,BL23:B" for day in days]
        file.write_text("\n".join(["date,time,practitioner,technique,points", *rows]) + "\n")
        return file

    def test_days_long_after_the_last_one_are_called_so(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = diary(tmp_path, [*flat(-14, -1, 7), *flat(0, 55, 4)])

        found = asked(
            terminal, file, "--sessions", self.sessions(tmp_path, 0, 7, 21), "--json"
        ).data
        still = asked(
            terminal, file, "--sessions", self.sessions(tmp_path, 0, 7, 49), "--json"
        ).data

        assert (found["after_treatment"], still["after_treatment"]) == (True, False)

    def test_a_course_in_the_year_before_is_a_caution(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = diary(tmp_path, [*flat(-14, -1, 7), *flat(0, 27, 4)])
        sessions = self.sessions(tmp_path, -200, 0, 7)

        found = asked(terminal, file, "--sessions", sessions, "--json").data

        assert found["cautions"] == ["earlier_course"]

    def test_days_before_that_hold_a_session_are_no_start(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = diary(tmp_path, [*flat(-40, -1, 7), *flat(0, 27, 4)])
        sessions = self.sessions(tmp_path, -30, 0)

        complaint = asked(terminal, file, "--sessions", sessions).complaint
        found = asked(
            terminal, file, "--sessions", sessions, f"--baseline={on(-21)}:{on(-1)}", "--json"
        ).data

        assert "--baseline" in complaint
        assert found["n_a"] == 21

    def test_a_diary_in_its_place_is_named(self, terminal: Terminal, tmp_path: Path) -> None:
        file = diary(tmp_path, flat(-14, 27, 5))

        assert "Pain and answers" in asked(terminal, file, "--sessions", file).complaint


class TestBadInput:
    @pytest.mark.parametrize(
        ("rated", "reason"),
        [
            ([], "no_baseline"),
            (flat(3, 3, 5), "no_baseline"),
            (flat(0, 27, 5), "no_baseline"),
            (flat(-14, -1, 5), "treatment_too_short"),
            ([*flat(-14, -1, 5), *[(day, "") for day in range(28)]], "treatment_too_short"),
            ([*flat(-14, -1, 5), *[(day, "NA") for day in range(28)]], "treatment_too_short"),
            ([*flat(-3, -1, 5), *flat(0, 27, 4)], "baseline_too_short"),
        ],
    )
    def test_too_few_days_are_a_verdict_with_what_is_wanted(
        self, terminal: Terminal, tmp_path: Path, rated: Rated, reason: str
    ) -> None:
        found = asked(terminal, diary(tmp_path, rated), "--json").data

        assert (found["code"], found["reason"]) == ("not_enough_data", reason)
        assert (found["est"], found["lo"], found["strength"]) == (None, None, None)
        assert found["days_wanted_a"] + found["days_wanted_b"] > 0
        said = asked(terminal, diary(tmp_path, rated)).answer
        assert "Verdict: Not enough to compare" in said
        assert ("be added now" in said) != ("more noted day" in said)

    def test_days_all_alike_have_an_interval_all_the_same(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        found = asked(terminal, diary(tmp_path, flat(-14, 27, 5)), "--json").data

        assert found["est"] == 0
        assert found["lo"] < 0 < found["hi"]
        assert found["code"] == "no_important_change"

    def test_no_pain_at_all_has_no_percent(self, terminal: Terminal, tmp_path: Path) -> None:
        found = asked(terminal, diary(tmp_path, flat(-14, 27, 0)), "--json").data

        assert (found["mean_a"], found["percent"]) == (0, None)

    def test_days_before_that_outnumber_those_since_are_no_obstacle(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = diary(tmp_path, [*flat(-400, -1, 6), *flat(0, 27, 5)])

        assert asked(terminal, file, "--json").data["n_a"] == 56
        longer = asked(terminal, file, f"--baseline={on(-400)}:{on(-1)}", "--json").data
        assert longer["n_a"] == 400

    def test_days_on_which_the_clocks_change_are_days(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        start = date(2025, 3, 30)
        days = [start + timedelta(days=n) for n in range(-14, 28)]
        rows = [f"{day}T02:30,nrs_avg_24h,{6 if day < start else 4}" for day in days]
        file = tmp_path / "clocks.csv"
        file.write_text("date,measure,value\n" + "\n".join(rows))

        found = terminal("analyse", file, "--treatment-start", start.isoformat(), "--json").data

        assert (found["n_a"], found["n_b"], found["est"]) == (14, 28, -2)

    @pytest.mark.parametrize(
        ("rated", "named"),
        [
            ([*flat(-14, 27, 5), (28, 11)], "line 44"),
            ([*flat(-14, 27, 5), (28, -1)], "line 44"),
            ([*flat(-14, 27, 5), (28, "much")], "line 44"),
            ([*flat(-14, 27, 5), (28, "inf"), (29, 12)], "2 rows"),
            ([*flat(-14, 27, 5), (4000, 5)], "still to come"),
        ],
    )
    def test_a_row_that_cannot_be_right_refuses_the_file(
        self, terminal: Terminal, tmp_path: Path, rated: Rated, named: str
    ) -> None:
        complaint = asked(terminal, diary(tmp_path, rated)).complaint

        assert named in complaint
        assert "diary.csv" in complaint

    @pytest.mark.parametrize(
        ("content", "named"),
        [
            (b"", "empty"),
            (b"%PDF-1.7", "PDF"),
            (b"item,price\ntea,3\n", "date,time,measure"),
            (b"date,technique\n2025-09-01,manual\n", "Sessions"),
        ],
    )
    def test_a_file_without_ratings_is_refused(
        self, terminal: Terminal, tmp_path: Path, content: bytes, named: str
    ) -> None:
        file = tmp_path / "odd.csv"
        file.write_bytes(content)

        complaint = asked(terminal, file).complaint

        assert named in complaint
        assert "odd.csv" in complaint

    @pytest.mark.parametrize(
        ("typed", "named"),
        [
            (["FILE"], "--treatment-start"),
            (["FILE", "--treatment-start", "18.8.2025"], "--treatment-start"),
            (["FILE", "--treatment-start", "2062-08-18"], "still to come"),
            (["FILE", "--treatment-start", "START", "--review", "2062-01-01"], "still to come"),
            (["FILE", "--treatment-start", "START", "--review", "START"], "--review"),
            (["FILE", "--treatment-start", "START", "--baseline", "2025-08-01"], "--baseline"),
            (
                ["FILE", "--treatment-start", "START", "--baseline", "2025-08-09:2025-08-01"],
                "--baseline",
            ),
            (
                ["FILE", "--treatment-start", "START", "--baseline", "2025-08-01:2025-08-30"],
                "first session",
            ),
            (["FILE", "--treatment-start", "START", "--sessions", "gone.csv"], "gone.csv"),
            (["gone.csv", "--treatment-start", "START"], "gone.csv"),
            (["", "--treatment-start", "START"], "empty"),
            (["FILE", "--patient", "Ann", "--treatment-start", "START"], "--patient"),
            (["--patient", "Ann", "--review", "START"], "--review"),
            ([], "--patient"),
        ],
    )
    def test_what_makes_no_sense_is_one_line_that_names_it(
        self, terminal: Terminal, tmp_path: Path, typed: list[str], named: str
    ) -> None:
        file = diary(tmp_path, flat(-14, 27, 5))
        stands_for = {"FILE": str(file), "START": START.isoformat()}

        complaint = terminal("analyse", *(stands_for.get(word, word) for word in typed)).complaint

        assert named in complaint
        assert not terminal.folder.exists()

    def test_ten_years_of_days_are_judged_and_no_number_is_missing(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        start = date(2020, 6, 1)
        file = tmp_path / "years.csv"
        with file.open("w", newline="") as lines:
            rows = csv.writer(lines)
            rows.writerow(["date", "measure", "value"])
            for n in range(-3650 // 2, 3650 // 2):
                level = 5 + 2 * math.sin(n / 30) - (n >= 0)
                rows.writerow([start + timedelta(days=n), "nrs_avg_24h", round(level, 1)])

        found = terminal("analyse", file, "--treatment-start", start.isoformat(), "--json").data

        assert found["code"] in {code.value for code in Code}
        assert "NaN" not in json.dumps(found)
