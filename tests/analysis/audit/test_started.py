"""Who started, and why of some it is not known what became of them; read from records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from acutrack.analysis.audit.practice_audit import read_audit
from acutrack.analysis.audit.started import NotKnown, Started, Ungrouped, read_started
from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.result import Code
from acutrack.analysis.change.result_json import result_from_json, result_to_json
from acutrack.analysis.change.way import Way
from acutrack.analysis.sessions.session_groups import Grouping
from acutrack.casebook.everybody import Everybody
from acutrack.casebook.store import Gathered, R
from acutrack.domain.patient import Patient
from acutrack.domain.record import Record
from acutrack.domain.side_effect import Grade, SideEffectKind
from acutrack.domain.stretch import Stretch
from tests.analysis.audit.people import (
    a_review,
    answer,
    day,
    of,
    person,
    practitioner,
    review,
    scores,
    visits,
)
from tests.analysis.people import effect
from tests.interchange.memory_store import casebook_with

TODAY = day(60)


def read(*records: Record, on: int = 60) -> tuple[Started, ...]:
    return read_started(casebook_with(records).everybody(), day(on)).people


def only(*records: Record, on: int = 60) -> Started:
    (one,) = read(*person("ann"), *records, on=on)
    return one


WEEKLY = visits("ann", range(0, 60, 7), "ida", ("ST36", "SP6"))


@pytest.mark.parametrize(
    ("levels", "way"), [((7, 4), Way.LOWER), ((6, 6), Way.SAME), ((5, 8), Way.HIGHER)]
)
def test_the_outcome_is_the_verdict_of_the_last_review(
    levels: tuple[float, float], way: Way
) -> None:
    one = only(*WEEKLY, review("ann", 6, 6, 28), review("ann", *levels))

    assert (one.way, one.not_known, one.reviewed_on) == (way, None, day(56))
    assert one.change == pytest.approx(levels[1] - levels[0], abs=0.1)
    assert one.level == pytest.approx(levels[0], abs=0.1)


def test_who_only_keeps_a_diary_has_not_started() -> None:
    assert read(*person("ann"), *scores("ann", -20, [6] * 20)) == ()


def test_who_comes_tomorrow_has_not_started_yet() -> None:
    assert read(*person("ann"), *visits("ann", [61])) == ()
    assert len(read(*person("ann"), *visits("ann", [61]), on=61)) == 1


def test_who_started_elsewhere_before_the_diary_counts() -> None:
    (one,) = read(*person("ann", started_on=day(-40)))
    assert (one.zero, one.sessions) == (day(-40), 0)
    assert one.not_known is NotKnown.NO_ENTRIES


@pytest.mark.parametrize(
    ("entries", "on", "why"),
    [
        ((), 27, NotKnown.TOO_EARLY),
        ((), 28, NotKnown.NO_ENTRIES),
        ((-20, 20), 60, NotKnown.STOPPED),
        ((-20, 21), 60, NotKnown.NOT_HELD),
    ],
)
def test_before_a_review_it_is_said_why_there_is_none(
    entries: tuple[int, ...], on: int, why: NotKnown
) -> None:
    noted = scores("ann", entries[0], [6] * entries[1]) if entries else ()
    one = only(*visits("ann", [0]), *noted, on=on)
    assert (one.way, one.not_known) == (Way.UNKNOWN, why)


@pytest.mark.parametrize(
    ("before", "since", "why"),
    [
        (0, 28, NotKnown.NO_BASELINE),
        (4, 28, NotKnown.BASELINE_TOO_SHORT),
        (20, 5, NotKnown.TREATMENT_TOO_SHORT),
        (20, 0, NotKnown.STOPPED),
    ],
)
def test_a_review_without_days_enough_says_which_are_lacking(
    before: int, since: int, why: NotKnown
) -> None:
    zero = day(0).toordinal()
    days = [zero + at for at in (*range(-before, 0), *range(28, 28 + since))]
    held = result_to_json(assess(days, [6.0] * len(days), day(0), day(56)))
    one = only(*WEEKLY, *scores("ann", -20, [6] * 20), a_review("ann", held))
    assert one.not_known is why


def test_a_result_that_cannot_be_read_leaves_the_person_in_the_count() -> None:
    assert only(*WEEKLY, a_review("ann", "{}")).not_known is NotKnown.UNREADABLE


def test_where_other_care_changed_the_weaker_result_counts() -> None:
    strong = result_from_json(review("ann", 8, 3).result)
    weak = result_from_json(review("ann", 6, 6).result)
    held = result_to_json(replace(strong, without_cotreatment=weak))
    one = only(*WEEKLY, a_review("ann", held))
    assert strong.code is Code.BETTER_IMPORTANT
    assert one.way is Way.SAME


def test_an_invented_person_is_left_out_and_told_of() -> None:
    records = (*person("ann", sample=True), *WEEKLY, *person("bo"), *visits("bo", [3]))
    audit = read_audit(casebook_with(records).everybody(), TODAY)
    assert (audit.outcomes.started, audit.samples) == (1, 1)


def test_only_those_who_started_in_the_days_asked_for() -> None:
    everybody = casebook_with(
        [
            one
            for name, first in (("ann", 0), ("bo", 10), ("cy", 20))
            for one in (*person(name), *visits(name, [first]))
        ]
    ).everybody()
    found = read_started(everybody, TODAY, since=day(1), until=day(20))
    assert [one.patient for one in found.people] == ["bo", "cy"]


def test_a_practice_takes_as_many_statements_as_one_person_and_reads_no_rating() -> None:
    def asked(people: int) -> list[str]:
        records = [
            one
            for name in map(str, range(people))
            for one in (*person(name), *visits(name, [0]), *scores(name, -9, [6] * 9))
        ]
        counting = Counting(casebook_with(records).everybody())
        read_audit(counting, TODAY)
        return counting.asked

    assert asked(30) == asked(1)
    assert len(asked(1)) <= 12
    assert "gathered PainScore" not in asked(1)


class Counting:
    """Everybody, with a note of each statement that is asked."""

    def __init__(self, everybody: Everybody) -> None:
        self._everybody = everybody
        self.asked: list[str] = []

    def patients(self) -> tuple[Patient, ...]:
        self.asked.append("patients")
        return self._everybody.patients()

    def all_of(self, kind: type[R]) -> tuple[R, ...]:
        self.asked.append(f"all {kind.__name__}")
        return self._everybody.all_of(kind)

    def gathered(
        self,
        kind: type[Record],
        by: Sequence[str],
        names: Sequence[str],
        within: Sequence[Stretch] | None = None,
    ) -> tuple[Gathered, ...]:
        self.asked.append(f"gathered {kind.__name__}")
        return self._everybody.gathered(kind, by, names, within)

    def tally(self, kind: type[Record], by: Sequence[str]) -> tuple[tuple[Any, ...], ...]:
        self.asked.append(f"tally {kind.__name__}")
        return self._everybody.tally(kind, by)


class TestGroups:
    def test_more_than_half_of_the_sessions_decide(self) -> None:
        one = only(
            *visits("ann", [0, 7, 14], "ida", ("ST36", "SP6")),
            *visits("ann", [21, 28], "ole", ("LI4",)),
        )
        assert one.sessions == 5
        assert one.groups[Grouping.PRACTITIONER] == ("ida",)
        assert one.groups[Grouping.TECHNIQUE] == ("manual",)
        assert one.groups[Grouping.POINTS] == ("SP6", "ST36")

    def test_half_and_half_belongs_to_nobody(self) -> None:
        one = only(*visits("ann", [0, 7], "ida"), *visits("ann", [14, 21], "ole"))
        assert one.groups[Grouping.PRACTITIONER] is Ungrouped.SEVERAL

    def test_what_was_mostly_not_noted_is_not_guessed(self) -> None:
        one = only(*visits("ann", [0], "ida"), *visits("ann", [7, 14]))
        assert one.groups[Grouping.PRACTITIONER] is Ungrouped.NOT_NOTED
        assert one.groups[Grouping.POINTS] is Ungrouped.NOT_NOTED

    def test_sessions_after_the_review_say_nothing_of_it(self) -> None:
        one = only(
            *visits("ann", [0, 7], "ida"),
            *visits("ann", [56, 57, 58], "ole"),
            review("ann", 7, 4),
        )
        assert (one.sessions, one.groups[Grouping.PRACTITIONER]) == (2, ("ida",))

    def test_practitioners_are_known_by_name(self) -> None:
        records = (*person("ann"), *WEEKLY, practitioner("Ida"))
        assert read_audit(casebook_with(records).everybody(), TODAY).practitioners == {"ida": "Ida"}


class TestAnswers:
    def test_a_session_counts_once_a_kind_and_only_where_somebody_answered(self) -> None:
        first, second, third, unasked = visits("ann", [0, 7, 14, 21])
        one = only(
            first,
            second,
            third,
            unasked,
            answer(first, SideEffectKind.BRUISE, Grade.MILD),
            answer(first, SideEffectKind.BRUISE, Grade.SEVERE),
            answer(first, SideEffectKind.TIRED),
            answer(second, SideEffectKind.NONE),
            answer(third, SideEffectKind.RELAXED),
            *of("ann", [effect(day(9), SideEffectKind.HEADACHE)]),
        )
        told = one.answers
        assert (told.sessions, told.asked, told.with_any, told.with_severe) == (4, 3, 1, 1)
        assert told.with_kind == {SideEffectKind.BRUISE: 1, SideEffectKind.TIRED: 1}
        assert told.without_session == 1
