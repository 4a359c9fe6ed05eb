"""Measures are data: what ships, what a new file does, and how a broken one is refused."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from acutrack.domain import measure_files
from acutrack.domain.asking import standings
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.measure_files import (
    BrokenMeasure,
    MeasureFolder,
    all_measures,
    outcome_measure,
    read_measure,
    shipped_measures,
    texts,
)
from acutrack.domain.outcome_measure import Asked, Direction, Scoring
from acutrack.domain.scoring import score, score_words
from acutrack.places import resource
from acutrack.text.catalogue import Catalogue
from tests.domain.answers import an_answer, measure
from tests.words.reading import grade
from tests.words.test_every_text import refused_in, slips_in

SHIPPED = {
    *("nrs_now", "nrs_avg_24h", "nrs_worst_24h", "nrs_avg_7d", "nrs_leg_7d", "sleep_nrs"),
    *("interf_sleep", "interf_mood", "interf_walking", "interf_work", "interf_social"),
    *("peg", "rmdq24", "psfs", "pgic", "meds_days", "work_days"),
}
#: Not free to be given on; see instruments.md 10.
LICENSED = (
    *("oswestry", "odi", "eq-5d", "eq5d", "euroqol", "sf-36", "sf36", "sf-12", "sf12", "bpi"),
    *("brief pain inventory", "promis", "mymop", "start back", "startback", "quebec", "phq", "gad"),
)
#: Published wording stays as it is.
PUBLISHED = {"rmdq24", "pgic"}
FRESH = """
key = "stiffness"
version = 1
name = "Stiff mornings"
for_whom = "Anyone"
recall = "The last 7 days"
recall_days = 7
about = "person"
[answers]
kind = "scale"
low = 0
high = 7
low_anchor = "On no day"
high_anchor = "On every day"
[[item]]
text = "On how many of the last 7 mornings were you stiff?"
[score]
how = "single"
least = 0
most = 7
told = "{score} of 7 mornings"
direction = "higher is worse"
missing = "no score"
[licence]
terms = "Own wording"
[schedule]
asked = "weekly"
"""


def written(folder: Path, text: str, key: str = "stiffness") -> Path:
    path = folder / f"{key}.toml"
    path.write_text(text, encoding="utf-8")
    return path


class TestWhatShips:
    def test_the_measures_of_the_clinical_file_and_no_others(self) -> None:
        assert {measure.key for measure in all_measures()} == SHIPPED

    def test_no_licensed_measure_is_among_them(self) -> None:
        everything = " ".join(
            f"{each.key} {each.name.text} {' '.join(item.text.text for item in each.items)}"
            for each in all_measures()
        ).lower()

        found = [name for name in LICENSED if re.search(rf"\b{re.escape(name)}\b", everything)]
        assert found == []

    def test_they_lie_where_the_program_keeps_what_it_ships(self) -> None:
        assert shipped_measures()._folder == resource("measures")

    def test_every_measure_says_its_terms_and_every_figure_its_source(self) -> None:
        for each in all_measures():
            assert each.licence.terms
            sources = [t.source for t in each.thresholds] + [e.source for e in each.errors]
            assert all(re.search(r"\d{4}|STarT Back", source) for source in sources), each.key

    @pytest.mark.parametrize("key", ["peg", "rmdq24", "psfs", "pgic"])
    def test_an_instrument_of_somebody_names_them(self, key: str) -> None:
        assert measure(key).licence.attribution.text

    def test_the_activities_alone_get_better_upwards(self) -> None:
        up = [m.key for m in all_measures() if m.direction is Direction.HIGHER_IS_BETTER]

        assert up == ["psfs"]

    def test_the_spread_of_the_back_list_is_not_told_without_caution(self) -> None:
        errors = [e for e in measure("rmdq24").errors if e.kind in {"sem", "mdc90", "mdc95"}]

        assert errors
        assert all(error.caution.text for error in errors)

    def test_home_made_items_have_no_thresholds(self) -> None:
        own = [m for m in all_measures() if m.key.startswith("interf_")]

        assert len(own) == 5
        assert all(m.thresholds == () and m.errors == () for m in own)

    def test_the_word_scale_is_no_number_to_be_averaged(self) -> None:
        assert measure("pgic").scoring is Scoring.CATEGORY
        assert [w.text for w in measure("pgic").words_of.values()][:2] == [
            "Very much improved",
            "Much improved",
        ]

    @pytest.mark.parametrize(
        ("number", "start", "end"),
        [
            (1, "I stay at home", "because of my back."),
            (10, "I only stand", "because of my back."),
            (22, "Because of my back pain, I am more irritable", "with people than usual."),
            (24, "I stay in bed", "because of my back."),
        ],
    )
    def test_the_back_list_is_worded_as_published(self, number: int, start: str, end: str) -> None:
        sentence = measure("rmdq24").items[number - 1].text.text

        assert sentence.startswith(start)
        assert sentence.endswith(end)
        assert len(measure("rmdq24").items) == 24

    def test_own_words_are_read_at_the_age_of_twelve(self) -> None:
        own = [m for m in all_measures() if m.key not in {*PUBLISHED, "peg"}]
        read = [m.instruction.text for m in own] + [i.text.text for m in own for i in m.items]
        read.append(measure("rmdq24").instruction.text)

        assert grade("\n".join(text for text in read if text)) <= 6

    def test_own_words_are_plain(self) -> None:
        own = [t.text for m in all_measures() if m.key not in PUBLISHED for t in texts(m)]

        assert len(own) > 60
        assert [(text, refused_in(text)) for text in own if refused_in(text)] == []
        assert [(text, slips_in(text)) for text in own if slips_in(text)] == []


class TestTheDailyRatings:
    def test_each_takes_its_words_from_its_file(self) -> None:
        for key in PainMeasure:
            found = outcome_measure(key.value)
            assert found is not None
            (item,), rating = found.items, MEASURES[key]
            assert (rating.name, rating.question) == (found.name, item.text)
            assert rating.low_anchor == item.low_anchor
            assert rating.high_anchor == item.high_anchor
            assert (rating.low, rating.high) == (found.low, found.high)
            assert rating.higher_is_worse is not found.higher_is_better

    def test_they_are_the_ratings_of_the_moment_and_the_day(self) -> None:
        daily = {m.key for m in all_measures() if m.schedule.asked in (Asked.MOMENT, Asked.DAILY)}

        assert daily == {key.value for key in MEASURES}


class TestANewFile:
    def test_it_can_be_asked_scored_and_shown(self, tmp_path: Path) -> None:
        written(tmp_path, FRESH)
        (found,) = MeasureFolder(tmp_path).all()
        answer = an_answer("stiffness", (3,))

        assert score(found, answer) == 3
        assert Catalogue()(score_words(found, answer)) == "3 of 7 mornings"
        (standing,) = standings([found], [], date(2025, 10, 21), began=None)
        assert standing.due

    def test_an_unknown_measure_is_none(self, tmp_path: Path) -> None:
        assert MeasureFolder(tmp_path).find("peg") is None
        assert outcome_measure("not_there") is None

    def test_every_text_of_it_can_be_collected_for_a_translator(self, tmp_path: Path) -> None:
        found = {message.text for message in texts(read_measure(written(tmp_path, FRESH)))}

        assert {"Stiff mornings", "On no day", "{score} of 7 mornings"} <= found


class TestABrokenFile:
    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ('key = "stiffness"', 'key = "other"', "a file is named after its key"),
            ('name = "Stiff mornings"\n', "", "the file lacks name"),
            ('name = "Stiff mornings"', 'name = ""', "empty name"),
            ("version = 1", 'version = "one"', "version of the wrong kind"),
            ("version = 1", "version = true", "version of the wrong kind"),
            ("version = 1", "version = 1\ncolour = 3", "unknown field: colour"),
            ("high = 7", "high = 0", "answers.low is not below answers.high"),
            ("most = 7", "most = -1", "score.least is not below score.most"),
            ("high = 7", "high = 7\nstep = 0", "answers.step is not above 0"),
            ('kind = "scale"', 'kind = "slider"', "it can be: scale, ticks"),
            ('kind = "scale"', 'kind = "choice"', "a choice needs them"),
            ('kind = "scale"', 'kind = "activities"', "most_activities"),
            ('high_anchor = "On every day"\n', "", "lacks low_anchor or high_anchor"),
            ("[[item]]\n", '[[item]]\ntext = "One"\n[[item]]\n', "short name of its own"),
            ('direction = "higher is worse"', 'direction = "up"', "direction is 'up'"),
            ('about = "person"', 'about = "dog"', "about is 'dog'"),
            ('asked = "weekly"', 'asked = "milestones"', "milestones need schedule.weeks"),
            ("{score} of 7", "7 of 7", "no place for {score}"),
            (
                "[licence]",
                "[[threshold]]\nmeaning = 'x'\nsource = 'y'\n[licence]",
                "neither points",
            ),
            (
                "[licence]",
                "[[error]]\nkind = 'sem'\nsource = 'y'\n[licence]",
                "needs a value, or low and high",
            ),
            (
                "[licence]",
                "[[error]]\nkind = 'luck'\nvalue = 1\nsource = 'y'\n[licence]",
                "kind 'luck'",
            ),
            ("[answers]", "[answers", "Expected ']'"),
        ],
    )
    def test_it_is_refused_in_words_that_name_it(
        self, tmp_path: Path, old: str, new: str, said: str
    ) -> None:
        assert old in FRESH
        path = written(tmp_path, FRESH.replace(old, new, 1))

        with pytest.raises(BrokenMeasure, match=re.escape(said)) as refused:
            read_measure(path)
        assert str(refused.value).startswith("stiffness.toml: ")

    @pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"x = " + b"[" * 100_000])
    def test_a_file_that_is_no_text_is_refused_too(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "stiffness.toml"
        path.write_bytes(content)

        with pytest.raises(BrokenMeasure, match=r"stiffness\.toml"):
            read_measure(path)


def test_the_reader_of_files_waits_until_a_file_is_read() -> None:
    # Whoever names a rating only must not pay for the reader; see tests/gui/test_start.py.
    assert not hasattr(measure_files, "tomllib")
