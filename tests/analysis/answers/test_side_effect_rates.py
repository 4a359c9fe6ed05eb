"""Side effects among those asked: a blank is not a none, and none seen is not zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.analysis.answers.proportion import rate
from acutrack.analysis.answers.published_rates import PUBLISHED, Counted, published
from acutrack.analysis.answers.side_effect_rates import how_long, rates_by_course, side_effect_rates
from acutrack.analysis.words.overview_words import Reader
from acutrack.analysis.words.plain_words import at_most_words, hundred
from acutrack.analysis.words.side_effect_words import (
    published_caution,
    published_words,
    rate_words,
    rates_words,
    serious_words,
    wanted_words,
)
from acutrack.domain.record import RecordId
from acutrack.domain.side_effect import Grade, Lasted, Outcome, SideEffectKind
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import FIRST_SESSION, effect, session, twelve_weeks

WORDS = Catalogue()
UNTIL = FIRST_SESSION + timedelta(days=80)
KIND = SideEffectKind


class TestRate:
    @pytest.mark.parametrize(
        ("count", "asked", "lo", "hi"),
        [(0, 8, 0, 0.3244), (0, 10, 0, 0.2775), (1, 10, 0.0179, 0.4042),
         (2, 12, 0.0470, 0.4480), (3, 20, 0.0524, 0.3604)],
    )  # fmt: skip
    def test_the_interval_is_wilsons(self, count: int, asked: int, lo: float, hi: float) -> None:
        found = rate(count, asked)

        assert found.lo == pytest.approx(lo, abs=5e-5)
        assert found.hi == pytest.approx(hi, abs=5e-5)

    def test_nobody_asked_is_no_rate(self) -> None:
        assert rate(0, 0).share is None
        assert (rate(0, 0).lo, rate(0, 0).hi) == (0, 1)

    @pytest.mark.parametrize(("count", "asked"), [(3, 2), (-1, 4)])
    def test_more_than_were_asked_is_refused(self, count: int, asked: int) -> None:
        with pytest.raises(ValueError, match="no rate"):
            rate(count, asked)

    @given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
    def test_the_interval_holds_the_share_and_agrees_with_scipy(
        self, counted: tuple[int, int]
    ) -> None:
        from scipy import stats

        found = rate(*counted)
        judged = stats.binomtest(*counted).proportion_ci(method="wilson")

        assert found.share is not None
        assert 0 <= found.lo <= found.share <= found.hi <= 1
        assert (found.lo, found.hi) == pytest.approx((judged.low, judged.high), abs=1e-9)
        mirrored = rate(counted[1] - counted[0], counted[1])
        assert mirrored.lo == pytest.approx(1 - found.hi)


class TestCounting:
    def test_only_sessions_with_an_answer_are_counted(self) -> None:
        diary = twelve_weeks()
        found = side_effect_rates(diary.side_effects, diary.sessions, UNTIL)

        assert (found.summary.sessions, found.any.asked, found.any.count) == (8, 6, 4)
        assert [(one.kind, one.rate.count) for one in found.kinds] == [
            (KIND.SORENESS, 2),
            (KIND.BRUISE, 1),
            (KIND.DIZZY_FAINT, 1),
        ]
        assert found.longest is Lasted.DAYS_3_7
        assert found.summary.worst is Grade.MODERATE

    def test_wanted_reactions_stand_apart(self) -> None:
        diary = twelve_weeks()
        found = side_effect_rates(diary.side_effects, diary.sessions, UNTIL)

        assert [(one.kind, one.rate.count) for one in found.wanted] == [(KIND.RELAXED, 1)]
        assert not {one.kind for one in found.kinds} & {KIND.RELAXED, KIND.ENERGISED}
        words = wanted_words(found)
        assert words is not None
        assert WORDS(words) == (
            "Also noted, and not counted as a side effect: Relaxed after 1 of 6 sessions."
        )

    def test_an_effect_without_a_session_is_in_no_rate(self) -> None:
        one = session(FIRST_SESSION)
        alone = effect(FIRST_SESSION, KIND.HEADACHE)
        found = side_effect_rates([alone], [one], UNTIL)

        assert (found.any.asked, found.kinds, found.without_session) == (0, (), (alone.id,))

    def test_a_kind_met_twice_after_one_session_is_one_session(self) -> None:
        one = session(FIRST_SESSION)
        twice = [effect(FIRST_SESSION, KIND.BRUISE, after=one) for _ in range(2)]
        found = side_effect_rates(twice, [one], UNTIL)

        assert (found.kinds[0].rate.count, len(found.kinds[0].ids)) == (1, 2)

    def test_each_course_has_its_own_count(self) -> None:
        autumn = RecordId("autumn")
        held = [replace(session(FIRST_SESSION), course_id=autumn), session(UNTIL)]
        noted = [
            effect(FIRST_SESSION, KIND.BRUISE, after=held[0]),
            effect(UNTIL, KIND.NONE, after=held[1]),
        ]
        found = rates_by_course(noted, held, UNTIL)

        assert {course: (own.any.count, own.any.asked) for course, own in found.items()} == {
            autumn: (1, 1),
            None: (0, 1),
        }

    @pytest.mark.parametrize(
        ("days", "length"),
        [(0, Lasted.HOURS), (1, Lasted.DAYS_1_2), (2, Lasted.DAYS_1_2), (3, Lasted.DAYS_3_7),
         (7, Lasted.DAYS_3_7), (8, Lasted.LONGER)],
    )  # fmt: skip
    def test_the_day_it_was_gone_says_how_long(self, days: int, length: Lasted) -> None:
        gone = FIRST_SESSION + timedelta(days=days)

        assert how_long(effect(FIRST_SESSION, KIND.BRUISE, resolved_on=gone)) is length

    def test_what_nobody_said_has_no_length(self) -> None:
        noted = effect(FIRST_SESSION, KIND.BRUISE)

        assert how_long(noted) is None
        assert how_long(replace(noted, lasted=Lasted.MINUTES)) is Lasted.MINUTES
        assert how_long(replace(noted, outcome=Outcome.STILL_THERE)) is Lasted.STILL_THERE
        assert how_long(replace(noted, outcome=Outcome.GONE)) is None


class TestWords:
    def test_none_seen_is_not_zero(self) -> None:
        assert WORDS(rate_words(rate(0, 8))) == (
            "0 of 8 sessions. It could still be up to about 1 in 3."
        )
        assert WORDS(rate_words(rate(0, 2))) == (
            "0 of 2 sessions. It could still be up to about 7 in 10."
        )

    def test_a_rate_has_its_range(self) -> None:
        assert WORDS(rate_words(rate(2, 12))) == (
            "2 of 12 sessions. In the long run it is likely 4 to 45 in 100."
        )
        assert WORDS(rate_words(rate(2, 12), Reader.DOCTOR)) == (
            "2 of 12 sessions (95 % interval 4 to 45 in 100)."
        )

    def test_nobody_asked_is_not_none(self) -> None:
        found = side_effect_rates([], [session(FIRST_SESSION)], UNTIL)

        assert WORDS(rates_words(found).whole) == (
            "Nobody asked about side effects, so none can be counted."
        )
        assert WORDS(rate_words(found.any)) == "Not asked."

    def test_the_whole_names_the_worst_the_longest_and_the_unasked(self) -> None:
        diary = twelve_weeks()
        found = side_effect_rates(diary.side_effects, diary.sessions, UNTIL)

        assert WORDS(rates_words(found).whole) == (
            "4 of 6 sessions. In the long run it is likely 29 to 91 in 100. The worst: Moderate. "
            "The longest: 3 to 7 days. 2 sessions have no answer and are not counted."
        )

    def test_a_published_rate_stands_with_its_denominator_reporter_and_source(self) -> None:
        own, everything = published_words(KIND.BRUISE), published_words(None)

        assert own is not None
        assert everything is not None
        assert WORDS(own) == (
            "In a large study: 1.7 in 100 sessions. Practitioners reported it, for 34,407 "
            "sessions (MacPherson 2001, BMJ 323:486)."
        )
        assert "sessions, about 7.6 (likely 1 to 18) in 100 had a side effect" in WORDS(everything)
        assert "8 in a million" in WORDS(serious_words())
        assert published_words(KIND.BURN) is None
        for reader in Reader:
            assert "list" in WORDS(published_caution(reader))

    def test_rates_of_different_denominators_are_never_mixed(self) -> None:
        by_patients = published(None, Counted.PATIENTS)

        assert by_patients is not None
        assert by_patients.per_hundred == 8.6
        assert all(one.study.of > 0 and one.study.doi.startswith("10.") for one in PUBLISHED)

    @given(st.floats(0.01, 1))
    def test_an_upper_limit_is_never_said_lower_than_it_is(self, share: float) -> None:
        words = WORDS(at_most_words(share))
        count, of = (int(part) for part in words.split(" in "))

        assert count / of >= share - 1e-9

    def test_a_range_is_rounded_outwards(self) -> None:
        assert hundred(0.0179, 0.4042) == (1, 41)
        assert hundred(0.07, 0.5) == (7, 50)

    @pytest.mark.parametrize(
        ("grade", "gone", "words"),
        [
            (None, None, "How bad it was and how long it lasted was not said."),
            (Grade.MILD, None, "The worst: Mild."),
            (None, 5, "The longest: 3 to 7 days."),
        ],
    )
    def test_what_was_not_said_is_not_made_up(
        self, grade: Grade | None, gone: int | None, words: str
    ) -> None:
        one = session(FIRST_SESSION)
        over = None if gone is None else FIRST_SESSION + timedelta(days=gone)
        noted = effect(FIRST_SESSION, KIND.BRUISE, after=one, grade=grade, resolved_on=over)
        found = side_effect_rates([noted], [one], UNTIL)

        assert WORDS(rates_words(found).whole).endswith(words)

    def test_no_side_effect_in_any_session_names_what_could_still_be(self) -> None:
        one = session(FIRST_SESSION)
        noted = [
            effect(FIRST_SESSION, KIND.NONE, after=one),
            effect(FIRST_SESSION, KIND.HEADACHE),
        ]
        found = side_effect_rates(noted, [one], UNTIL)

        assert WORDS(rates_words(found).whole) == (
            "0 of 1 session. It could still be up to about 8 in 10. "
            "1 side effect names no session and is not in this count."
        )
        assert wanted_words(found) is None
