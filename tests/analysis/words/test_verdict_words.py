from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest

from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.circumstances import Circumstances
from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Caution, Code, Reason, Result, Strength
from acutrack.analysis.words.reader import Reader
from acutrack.analysis.words.verdict_numbers import chance_words
from acutrack.analysis.words.verdict_words import VerdictWords, verdict_words
from acutrack.domain.complaint import Complaint, LateChange, Settled
from acutrack.domain.message import Message
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import MEI, on
from tests.analysis.reference import D1, D2, D4, D5, VECTORS, Vector
from tests.words.reading import grade

START = date(2025, 8, 18)
WORDS = Catalogue()


def of(vector: Vector, told: Circumstances | None = None) -> Result:
    days = [START.toordinal() + day for day in vector.days_a + vector.days_b]
    review = START + timedelta(days=vector.days_b[-1] + 1)
    values = vector.values_a + vector.values_b
    return assess(days, values, START, review, told=told or Circumstances())


def text(words: VerdictWords) -> str:
    return "\n".join(WORDS(part) for part in words.parts)


BETTER = of(D1)
EMPTY = assess([], [], START, START + timedelta(days=28))
#: Every verdict that can be reached, by way of one that was.
ALL = [
    *(of(vector) for vector in VECTORS),
    EMPTY,
    *(replace(BETTER, code=code, strength=Strength.SINGLE_REVIEW) for code in Code),
    *(replace(BETTER, code=code, strength=Strength.CONFIRMED) for code in Code),
    *(
        replace(BETTER, code=code, strength=Strength.TENTATIVE, cautions=(caution,))
        for code in Code
        for caution in Caution
    ),
    *(replace(EMPTY, reason=reason, days_wanted_a=2, days_wanted_b=1) for reason in Reason),
]


class TestTheFirstReferenceDiary:
    SAID = verdict_words(BETTER, next_review=date(2025, 11, 10))

    def test_the_answer_comes_first(self) -> None:
        assert WORDS(self.SAID.headline) == (
            "Your pain has been lower. Whether by enough to matter is still open."
        )

    def test_the_numbers_can_be_checked_by_hand(self) -> None:
        assert self.SAID.numbers is not None
        assert WORDS(self.SAID.numbers) == (
            "Your average pain was 6.4 in the 14 days before, and 4.3 in the 28 days to "
            "12 October 2025: 2.1 lower."
        )

    def test_how_sure_it_is_and_that_it_does_not_show_why(self) -> None:
        assert self.SAID.interval is not None
        said = WORDS(self.SAID.interval)
        assert "between 1.1 and 3.1 lower" in said
        assert said.endswith("This does not show why.")

    def test_from_how_many_days(self) -> None:
        assert self.SAID.days is not None
        assert WORDS(self.SAID.days) == "That is from 14 of 14 days before, and 28 of 28 since."

    def test_chances_are_said_as_people_say_them(self) -> None:
        assert self.SAID.chance is not None
        assert WORDS(self.SAID.chance) == (
            "Here 1.9 points lower is enough to matter. "
            "The chance that you got there is about 7 in 10."
        )

    def test_the_next_review_has_its_date(self) -> None:
        assert WORDS(self.SAID.parts[-1]) == "The next review is on 10 November 2025."

    def test_a_physician_reads_percent_and_both_other_chances(self) -> None:
        said = text(verdict_words(BETTER, Reader.DOCTOR))

        assert "30 % of the start" in said
        assert "Chance of 2 points: about 6 in 10; of half the pain: less than 1 in 20." in said
        assert "95 % interval of the change in level: between 1.1 and 3.1 lower; " in said
        assert "in percent, between 18 and 47 % lower." in said


def test_averages_of_another_rating_say_which_one() -> None:
    worst = replace(BETTER, measure="nrs_worst_24h")

    for reader in Reader:
        usual, other = (verdict_words(one, reader).numbers for one in (BETTER, worst))
        assert usual is not None
        assert other is not None
        assert WORDS(other) == f"Rated: Worst pain, last 24 hours. {WORDS(usual)}"


class TestNothingIsSaidFirmerThanItIs:
    def headline(self, code: Code, reader: Reader = Reader.PATIENT) -> str:
        result = replace(BETTER, code=code, strength=Strength.SINGLE_REVIEW)
        return WORDS(verdict_words(result, reader).headline)

    @pytest.mark.parametrize("reader", list(Reader))
    def test_a_small_fall_is_very_likely_small_as_a_large_one_is_very_likely_large(
        self, reader: Reader
    ) -> None:
        assert "very likely by" in self.headline(Code.BETTER_SMALL, reader)
        assert "very likely by" in self.headline(Code.BETTER_IMPORTANT, reader)

    def test_no_clear_change_may_hide_more_than_a_little(self) -> None:
        assert self.headline(Code.NO_CLEAR_CHANGE) == (
            "No clear change: your pain could be lower or higher."
        )

    def test_without_a_day_in_the_window_earlier_days_are_not_denied(self) -> None:
        long_before = [START.toordinal() - day for day in range(90, 80, -1)]
        result = assess(long_before, [6.0] * 10, START, START + timedelta(days=28))

        assert WORDS(verdict_words(result).headline) == (
            "Not enough to compare: no pain was noted in the days before the first session."
        )

    def test_of_next_to_no_pain_half_is_not_told(self) -> None:
        days = [START.toordinal() + day for day in range(-14, 28)]
        none = assess(days, [0.0] * 42, START, START + timedelta(days=28))

        assert "half the pain" not in text(verdict_words(none, Reader.DOCTOR))
        assert "half the pain" in text(verdict_words(BETTER, Reader.DOCTOR))


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize("result", ALL)
def test_every_verdict_is_easy_to_read(result: Result, reader: Reader) -> None:
    said = text(verdict_words(result, reader))

    assert grade(said) < 8
    assert not re.search(r"\bnan\b|\bNone\b|\{|\binf\b", said)
    assert not re.search(r"-\d", said)


@pytest.mark.parametrize("result", ALL)
def test_an_interval_never_comes_without_the_caveat(result: Result) -> None:
    for reader in Reader:
        words = verdict_words(result, reader)
        if words.interval is not None:
            assert "not show why" in WORDS(words.interval)


def test_of_a_rise_the_chance_of_a_rise_is_told() -> None:
    days = [START.toordinal() + day for day in D1.days_b]
    before = [START.toordinal() + day for day in D1.days_a]
    higher = [value + 4 for value in D1.values_b]
    worse = assess(
        before + days,
        [value - 2 for value in D1.values_a] + higher,
        START,
        START + timedelta(days=56),
    )

    patient, doctor = (verdict_words(worse, reader).chance for reader in Reader)
    assert patient is not None
    assert doctor is not None
    assert WORDS(verdict_words(worse).headline) == (
        "Your pain has been higher than before, very likely by enough to matter."
    )
    assert WORDS(patient).startswith("Here 1.3 points higher is enough to matter.")
    assert WORDS(doctor).endswith("chance of as large a rise more than 19 in 20.")


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_the_shown_difference_is_that_of_the_shown_averages(vector: Vector) -> None:
    words = verdict_words(of(vector)).numbers
    assert words is not None
    values = dict(words.values)
    change = values["change"]
    assert isinstance(change, Message)

    by = abs(values["since"] - values["before"])  # type: ignore[operator]
    assert dict(change.values)["points"] == by


def test_a_rise_of_unknown_size_is_just_a_rise() -> None:
    small = replace(BETTER, code=Code.WORSE, p_worse_important=0.5)

    assert WORDS(verdict_words(small).headline) == "Your pain has been higher than before."
    assert WORDS(verdict_words(small, Reader.DOCTOR).headline) == "Pain higher than before."


def test_a_range_in_percent_says_which_way() -> None:
    assert BETTER.effect is not None
    for low, high, said in (
        (-20.0, 10.0, "between 20 % lower and 10 % higher"),
        (5.0, 40.0, "between 5 and 40 % higher"),
    ):
        effect = replace(BETTER.effect, percent_lo=low, percent_hi=high)
        assert said in text(verdict_words(replace(BETTER, effect=effect), Reader.DOCTOR))


class TestTentative:
    def test_it_leads_with_the_caution(self) -> None:
        words = verdict_words(of(D5))

        assert WORDS(words.headline) == "Lower so far, but only a few days were noted before."
        assert len(words.cautions) == 1

    def test_no_clear_change_is_not_set_against_it(self) -> None:
        assert WORDS(verdict_words(of(D2)).headline) == (
            "No clear change so far, and the last week before the first session was a bad one."
        )


class TestNotes:
    def notes(self, result: Result, complaint: Complaint | None = None) -> list[str]:
        return [WORDS(note) for note in verdict_words(result, complaint=complaint).notes]

    def complaint(self, **settled: object) -> Complaint:
        given: dict[str, object] = {"site": "low back", **settled}
        return Complaint(
            patient_id=MEI,
            written_at=on(START),
            **given,  # type: ignore[arg-type]
        )

    def test_what_is_still_wanted_is_said_in_days(self) -> None:
        short = replace(EMPTY, reason=Reason.TREATMENT_TOO_SHORT, days_wanted_b=5)

        assert self.notes(short) == ["5 more noted days were wanted for this review."]

    def test_days_from_before_cannot_be_added(self) -> None:
        short = replace(EMPTY, reason=Reason.BASELINE_TOO_SHORT, days_wanted_a=1)

        assert self.notes(short) == ["1 more day from before was wanted. It cannot be added now."]

    def test_a_diary_that_swings_says_what_would_help(self) -> None:
        (note,) = self.notes(replace(of(D4), days_wanted_b=9))

        assert note == "About 9 more noted days would make it clear enough to tell."

    def test_or_that_nothing_would(self) -> None:
        found = of(D2)
        assert found.effect is not None
        few_before = replace(found, effect=replace(found.effect, baseline_share=0.61))

        assert any("only a little clearer" in note for note in self.notes(few_before))

    def test_two_reviews_in_a_row(self) -> None:
        confirmed = replace(BETTER, strength=Strength.CONFIRMED)

        assert self.notes(confirmed) == ["Two reviews in a row say so."]

    def test_a_revised_result_says_so(self) -> None:
        assert any("worked out again" in note for note in self.notes(replace(BETTER, revised=True)))

    def test_a_disagreement_with_the_person_is_said(self) -> None:
        result = replace(BETTER, global_impression=5, disagrees=True)

        assert any(
            "you said: a little worse. The diary says otherwise." in note
            for note in self.notes(result)
        )

    def test_a_physician_reads_the_impression_in_one_line(self) -> None:
        agreed = replace(BETTER, global_impression=2)
        said = "Own impression of the change: much better."

        assert said in text(verdict_words(agreed, Reader.DOCTOR))
        assert f"{said} The diary says otherwise." in text(
            verdict_words(replace(agreed, disagrees=True), Reader.DOCTOR)
        )
        assert "Looking back, you said: much better." in self.notes(agreed)

    def test_days_after_the_last_session_are_called_so(self) -> None:
        found = self.notes(replace(BETTER, after_treatment=True))

        assert any("this is about the time after it" in note for note in found)

    def test_what_was_changed_after_results_were_seen_is_said(self) -> None:
        changes = tuple(LateChange(START, what) for what in Settled)

        found = self.notes(BETTER, self.complaint(late_changes=changes))

        assert sum("18 August 2025, after results had been seen" in note for note in found) == 3

    def test_a_level_from_memory_is_worded_as_such(self) -> None:
        found = self.notes(EMPTY, self.complaint(recalled_level=6.0))

        assert any(
            note.startswith("From memory, you put your pain before at 6.0.") for note in found
        )

    def test_late_days_are_counted(self) -> None:
        assert any("3 days were filled in" in n for n in self.notes(replace(BETTER, left_out=3)))


class TestOtherCareChanged:
    CLEAN = replace(BETTER, code=Code.NO_CLEAR_CHANGE, cautions=(), mean_b=6.0)

    def test_the_weaker_result_leads(self) -> None:
        both = replace(BETTER, without_cotreatment=self.CLEAN)

        assert headlined(both) is self.CLEAN
        said = verdict_words(both)
        assert "before other care changed" in WORDS(said.headline)
        assert any("With the later days as well" in WORDS(note) for note in said.notes)

    def test_the_stronger_one_does_not(self) -> None:
        clean = replace(BETTER, code=Code.BETTER_IMPORTANT)
        both = replace(BETTER, without_cotreatment=clean)

        assert headlined(both) is both
        assert any("alone, before other care" in WORDS(note) for note in verdict_words(both).notes)

    def test_worse_is_not_said_where_the_clean_days_say_nothing(self) -> None:
        both = replace(BETTER, code=Code.WORSE, without_cotreatment=self.CLEAN)

        assert headlined(both) is self.CLEAN


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.0, "less than 1 in 20"),
        (0.06, "about 1 in 10"),
        (0.67, "about 7 in 10"),
        (0.95, "about 9 in 10"),
        (1.0, "more than 19 in 20"),
    ],
)
def test_a_chance_is_never_zero_and_never_sure(chance: float, said: str) -> None:
    assert WORDS(chance_words(chance)) == said


def test_the_words_load_no_numpy() -> None:
    code = "import sys, acutrack.analysis.words.verdict_words; sys.exit('numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
