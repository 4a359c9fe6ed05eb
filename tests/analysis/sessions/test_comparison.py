"""Practitioners, techniques, points and breaks: mostly it is too early, and the answer says why."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.analysis.sessions.comparison import Compared, GroupComparison, compare_groups
from acutrack.analysis.sessions.pooling import pool
from acutrack.analysis.sessions.session_groups import Group, Grouping, group_of, groups_by_day
from acutrack.analysis.sessions.session_response import Mean, SessionResponse, session_response
from acutrack.analysis.sessions.treatment_breaks import Breaks, InBreaks, treatment_breaks
from acutrack.analysis.words.comparison_words import (
    breaks_words,
    comparison_words,
    group_names,
    group_words,
)
from acutrack.analysis.words.overview_words import Reader
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.record import RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Technique
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import MEI, on

WORDS = Catalogue()
DAY = date(2025, 8, 18)
ANN, BEN = ("ann",), ("ben",)


def visit(day: date = DAY, **more: object) -> TreatmentSession:
    return TreatmentSession(patient_id=MEI, written_at=on(day), day=day, **more)  # type: ignore[arg-type]


def a_response(
    count: int, *, relief: float = 0.0, every: int = 9
) -> tuple[SessionResponse, list[int]]:
    """A long diary; `relief` points off in the 4 days after every second session."""
    rng = np.random.default_rng(11)
    sessions = list(range(0, count * every, every))
    days = list(range(-60, count * every + 8))
    values = 6.0 + rng.integers(-1, 2, len(days)) * 0.5
    for session in sessions[::2]:
        values[session + 61 : session + 65] -= relief
    return session_response(days, values, sessions), sessions


def alternating(sessions: list[int]) -> dict[int, Group]:
    return {day: (ANN if place % 2 == 0 else BEN) for place, day in enumerate(sessions)}


class TestPooling:
    def test_the_worked_example_comes_out(self) -> None:
        found = pool([[-2, -1, 0, -1, -1.5, -0.5], [-0.5, 0, 0.5, -1, 0, -0.5, 0.5]])

        assert found.means == pytest.approx([-0.8118, -0.3042], abs=5e-4)
        assert found.lower[0, 1] == pytest.approx(0.9016, abs=5e-4)

    def test_one_group_is_its_own_mean(self) -> None:
        assert pool([[1.0, 2.0, 3.0]]).means == pytest.approx([2.0])

    def test_the_common_mean_of_equal_groups_is_in_the_middle_of_its_interval(self) -> None:
        middle, lo, hi = pool([[1.0, 2.0], [1.0, 2.0]]).common_interval()

        assert middle == pytest.approx(1.5)
        assert middle - lo == pytest.approx(hi - middle, abs=1e-6)

    def test_an_empty_group_is_refused(self) -> None:
        with pytest.raises(ValueError, match="without a value"):
            pool([[1.0], []])

    @given(st.lists(st.lists(st.floats(-10, 10), min_size=1, max_size=8), min_size=1, max_size=5))
    def test_groups_are_drawn_together_and_chances_add_up(self, groups: list[list[float]]) -> None:
        found = pool(groups)
        plain = [np.mean(group) for group in groups]

        assert np.all(np.isfinite(found.means))
        assert min(plain) - 1e-9 <= found.means.min()
        assert found.means.max() <= max(plain) + 1e-9
        assert found.lower + found.lower.T == pytest.approx(np.ones((len(groups), len(groups))))


class TestGroups:
    def test_what_was_not_noted_is_no_group(self) -> None:
        assert [group_of(visit(), by) for by in Grouping] == [None, None, None]

    def test_order_and_side_of_points_do_not_matter(self) -> None:
        one = visit(points=(NeedledPoint("BL23", Side.LEFT), NeedledPoint("BL25")))
        other = visit(points=(NeedledPoint("BL25"), NeedledPoint("BL23", Side.BOTH)))

        assert group_of(one, Grouping.POINTS) == group_of(other, Grouping.POINTS)
        assert group_of(visit(technique=(Technique.MOXA,)), Grouping.TECHNIQUE) == ("moxa",)

    def test_a_day_with_two_practitioners_is_left_out(self) -> None:
        sessions = [
            visit(practitioner_id=RecordId("ann")),
            visit(practitioner_id=RecordId("ben")),
            visit(DAY + timedelta(days=7), practitioner_id=RecordId("ben")),
        ]

        assert groups_by_day(sessions, Grouping.PRACTITIONER) == {DAY.toordinal() + 7: BEN}


class TestCompared:
    def test_a_large_difference_in_mixed_sessions_is_found(self) -> None:
        response, sessions = a_response(24, relief=2.5)
        found = compare_groups(response, alternating(sessions))

        assert found.code is Compared.DIFFERENCE
        assert [(claim.lower, claim.higher) for claim in found.claims] == [(ANN, BEN)]
        assert [group.sessions for group in found.groups] == [12, 12]
        assert found.claims[0].chance >= 0.975

    def test_alike_is_no_difference_shown(self) -> None:
        response, sessions = a_response(24)
        found = compare_groups(response, alternating(sessions))

        assert found.code is Compared.NO_DIFFERENCE
        assert "does not mean they are the same" in said(found)

    def test_one_after_the_other_is_not_compared(self) -> None:
        response, sessions = a_response(24, relief=2.5)
        groups = {day: (ANN if day < sessions[12] else BEN) for day in sessions}

        found = compare_groups(response, groups)

        assert found.code is Compared.NOT_MIXED
        assert found.claims == ()
        assert said(found).startswith("Too early to compare. One came after the other")

    def test_few_sessions_are_too_few(self) -> None:
        response, sessions = a_response(7, relief=2.5)
        found = compare_groups(response, alternating(sessions))

        assert (found.code, found.sessions_wanted) == (Compared.TOO_FEW_SESSIONS, 2)
        assert "2 more sessions are wanted" in said(found)

    def test_one_kind_is_nothing_to_compare(self) -> None:
        response, sessions = a_response(12)

        assert compare_groups(response, dict.fromkeys(sessions, ANN)).code is Compared.ONE_GROUP
        assert compare_groups(response, {}).code is Compared.ONE_GROUP

    def test_without_ordinary_days_it_is_too_early(self) -> None:
        sessions = list(range(3, 57, 6))
        response = session_response(list(range(60)), [5.0] * 60, sessions)

        found = compare_groups(response, alternating(sessions))

        assert found.code is Compared.TOO_FEW_ORDINARY_DAYS
        assert found.code.too_early

    def test_two_sessions_are_too_few_to_show_an_average(self) -> None:
        response, sessions = a_response(12)
        groups: dict[int, Group] = dict.fromkeys(sessions, ANN)
        groups |= dict.fromkeys(sessions[:2], BEN)

        ann, ben = compare_groups(response, groups).groups
        name = group_names(Grouping.PRACTITIONER, {"ann": "Ann Example", "ben": "Ben Example"})

        assert ann.pooled is not None
        assert ben.pooled is None
        assert WORDS(group_words(ben, name)) == "Ben Example: 2 sessions, too few to show."
        assert WORDS(group_words(ann, name)).startswith("Ann Example: ")

    def test_the_claim_names_both_and_never_a_cause(self) -> None:
        response, sessions = a_response(24, relief=2.5)
        words = said(compare_groups(response, alternating(sessions)))

        assert words == (
            "Pain was lower after sessions with Ann Example than with Ben Example. This comes "
            "from 12 sessions with Ann Example and 12 sessions with Ben Example. "
            "This does not show why."
        )


def said(found: object, reader: Reader = Reader.PATIENT) -> str:
    name = group_names(Grouping.PRACTITIONER, {"ann": "Ann Example", "ben": "Ben Example"})
    return WORDS(comparison_words(found, name, reader).whole)  # type: ignore[arg-type]


def test_techniques_and_points_have_names() -> None:
    technique = group_names(Grouping.TECHNIQUE, {})
    points = group_names(Grouping.POINTS, {})

    assert WORDS(technique(("cupping", "manual"))) == "Suction cups and Ordinary needles"
    assert WORDS(points(("BL23", "BL25", "GV4"))) == "BL23, BL25 and GV4"


class TestBreaks:
    @staticmethod
    def diary(rise: float, breaks: int = 3) -> tuple[list[int], list[float], list[int], int]:
        rng = np.random.default_rng(5)
        sessions = [start + week for start in range(0, 76 * breaks, 76) for week in range(0, 36, 7)]
        until = 76 * breaks
        days = list(range(until))
        values = 5.0 + rng.integers(-1, 2, until) * 0.5
        for start in range(0, until, 76):
            values[start + 38 : start + 76] += rise
        return days, [float(value) for value in values], sessions, until

    def test_several_breaks_with_higher_pain_are_told_with_their_range(self) -> None:
        found = treatment_breaks(*self.diary(2.0))

        assert found.code is InBreaks.HIGHER
        assert [one.effect is not None for one in found.breaks] == [True] * 3
        words = WORDS(breaks_words(found).whole)
        assert words.startswith("Your pain was 2.0 points higher in breaks. The change is likely")
        assert words.endswith("higher, from 3 breaks. This does not show why.")

    def test_one_break_is_too_early(self) -> None:
        found = treatment_breaks(*self.diary(2.0, breaks=1))

        assert found.code is InBreaks.TOO_FEW_BREAKS
        assert found.change is None
        assert WORDS(breaks_words(found).headline) == "Too early to compare."

    def test_breaks_like_the_other_weeks_show_nothing(self) -> None:
        assert treatment_breaks(*self.diary(0.0)).code is InBreaks.NOT_SHOWN

    def test_the_first_days_of_a_break_and_the_days_of_the_next_course_are_left_out(self) -> None:
        days, values, sessions, until = self.diary(0.0, breaks=2)
        first = treatment_breaks(days, values, sessions, until).breaks[0]

        assert (first.after, first.last) == (35, 75)
        assert first.effect is not None
        assert (first.effect.n_a, first.effect.n_b) == (28, 34)

    def test_weekly_sessions_hold_no_break(self) -> None:
        found = treatment_breaks(range(60), [5.0] * 60, range(0, 60, 7), 60)

        assert (found.code, found.breaks) == (InBreaks.NO_BREAK, ())

    def test_a_break_without_entries_is_named_and_not_counted(self) -> None:
        found = treatment_breaks(range(36), [5.0] * 36, range(0, 36, 7), 90)

        assert found.code is InBreaks.TOO_FEW_DAYS
        assert [one.effect for one in found.breaks] == [None]

    def test_nothing_at_all_is_no_break(self) -> None:
        assert treatment_breaks([], [], [], 10).code is InBreaks.NO_BREAK

    def test_a_break_after_one_session_is_no_break_from_treatment(self) -> None:
        assert treatment_breaks(range(90), [5.0] * 90, [10], 90).code is InBreaks.NO_BREAK
        assert InBreaks.NO_BREAK.too_early

    @pytest.mark.parametrize("reader", list(Reader))
    @pytest.mark.parametrize("code", list(InBreaks))
    def test_every_outcome_has_words_without_a_cause(self, code: InBreaks, reader: Reader) -> None:
        found = Breaks(code, (), None if code.too_early else Mean(-1.0, -1.5, -0.5))
        words = WORDS(breaks_words(found, reader).whole)

        assert words.endswith(".")
        assert words.startswith("Too early") is (
            code in (InBreaks.TOO_FEW_DAYS, InBreaks.TOO_FEW_BREAKS)
        )
        assert code.too_early or words.endswith("This does not show why.")


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize("code", [code for code in Compared if code is not Compared.DIFFERENCE])
def test_every_answer_but_one_names_no_winner(code: Compared, reader: Reader) -> None:
    words = said(GroupComparison(code, (), sessions_wanted=3), reader)

    assert "lower" not in words
    assert code in (Compared.ONE_GROUP, Compared.NO_DIFFERENCE) or words.startswith("Too early")
