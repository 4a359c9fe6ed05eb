"""Which copies stay: exactly the promised ones, and the newest good one whatever happens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from acutrack.casebook.copies import Copy, Why
from acutrack.storage.backups.thinning import promised, to_remove

TODAY = date(2026, 11, 29)


def of_day(back: int) -> Copy:
    day = TODAY - timedelta(days=back)
    return Copy(Path(f"casebook-{day}.acutrack"), Why.DAY, day)


def before(back: int, why: Why = Why.IMPORT, hour: int = 14) -> Copy:
    day = TODAY - timedelta(days=back)
    return Copy(Path(f"casebook-{day}T{hour:02}0000-before-{why.value}.acutrack"), why, day,
                time(hour))  # fmt: skip


def kept(copies: set[Copy], broken: frozenset[Copy] = frozenset()) -> set[Copy]:
    return copies - set(to_remove(copies, TODAY, lambda copy: copy not in broken))


def _noting(asked: list[Copy]) -> Callable[[Copy], bool]:
    """Finds every copy good, and remembers which it was asked about."""

    def is_good(copy: Copy) -> bool:
        asked.append(copy)
        return True

    return is_good


def test_a_year_and_a_half_of_days_comes_down_to_days_weeks_and_months() -> None:
    everything = {of_day(back) for back in range(550)}
    stay = sorted((TODAY - copy.day).days for copy in kept(everything))

    assert stay[:7] == [0, 1, 2, 3, 4, 5, 6]
    weeks = {copy.day.isocalendar()[:2] for copy in kept(everything)}
    months = {(copy.day.year, copy.day.month) for copy in kept(everything)}
    assert len(months) == 12
    assert {(TODAY - timedelta(weeks=n)).isocalendar()[:2] for n in range(5)} <= weeks
    assert len(stay) <= 7 + 5 + 12


def test_days_without_a_copy_take_no_copys_place() -> None:
    sparse = {of_day(back) for back in range(0, 400, 40)}
    assert kept(sparse) == sparse


def test_copies_before_something_stay_thirty_days_and_then_go() -> None:
    everything = {of_day(0), *(before(back, why) for back in (0, 29, 30, 31) for why in (
        Why.IMPORT, Why.RESTORE, Why.ENCRYPTION, Why.UPGRADE))}  # fmt: skip
    gone = everything - kept(everything)
    assert {(TODAY - copy.day).days for copy in gone} == {31}
    assert len(gone) == 4


def test_the_only_copy_stays_however_old_it_is() -> None:
    assert kept({before(4000)}) == {before(4000)}
    assert kept({of_day(4000)}) == {of_day(4000)}


def test_where_nothing_would_go_nothing_is_looked_over() -> None:
    asked: list[Copy] = []
    few = {of_day(back) for back in range(5)}
    assert to_remove(few, TODAY, _noting(asked)) == ()
    assert asked == []


def test_what_stays_is_looked_over_before_anything_goes_and_only_once() -> None:
    asked: list[Copy] = []
    many = {of_day(back) for back in range(40)}
    gone = to_remove(many, TODAY, _noting(asked))
    assert gone
    assert of_day(0) in asked
    assert len(asked) == len(set(asked))
    assert not set(asked) & set(gone)


def test_a_damaged_copy_does_not_stand_for_its_week() -> None:
    sunday = next(of_day(back) for back in range(14, 30) if of_day(back).day.weekday() == 6)
    everything = {of_day(back) for back in range(60)}
    stay = kept(everything, frozenset({sunday}))
    the_week = {c for c in stay if c.day.isocalendar()[:2] == sunday.day.isocalendar()[:2]}
    assert the_week - {sunday}


def test_where_every_copy_is_damaged_none_is_removed() -> None:
    everything = {of_day(back) for back in range(60)}
    assert kept(everything, frozenset(everything)) == everything


_copies = st.one_of(
    st.integers(-3, 900).map(of_day),
    st.builds(before, st.integers(-3, 900), st.sampled_from([*Why][1:]), st.integers(0, 23)),
)
_sets = st.sets(_copies, max_size=80).flatmap(
    lambda found: st.tuples(
        st.just(found), st.sets(st.sampled_from(sorted(found, key=str)) if found else st.nothing())
    )
)


@given(_sets)
@example(({of_day(back) for back in range(60)}, {of_day(0), of_day(1)}))
def test_the_newest_good_copy_always_survives(given_: tuple[set[Copy], set[Copy]]) -> None:
    copies, broken = given_
    good = copies - broken
    stay = kept(copies, frozenset(broken))
    if good:
        assert max(good, key=lambda copy: copy.order).order in {copy.order for copy in stay & good}


@given(_sets)
def test_exactly_the_promised_copies_stay(given_: tuple[set[Copy], set[Copy]]) -> None:
    copies, broken = given_
    good = copies - broken
    stay = kept(copies, frozenset(broken))
    # A day, a week and a month that a good copy stands for, counted anew and in another way.
    days = sorted({c.day for c in good if c.why is Why.DAY}, reverse=True)
    for period, most in ((lambda d: d, 7), (lambda d: d.isocalendar()[:2], 5),
                         (lambda d: (d.year, d.month), 12)):  # fmt: skip
        for one in sorted({period(d) for d in days}, reverse=True)[:most]:
            newest = max(d for d in days if period(d) == one)
            assert any(c.day == newest and c.why is Why.DAY for c in stay & good)
    assert {c for c in copies if c.why is not Why.DAY and (TODAY - c.day).days <= 30} <= stay
    # And nothing beside them: what the days promise, whether good or as if all were good.
    assert stay == copies or stay <= promised(good, TODAY) | promised(copies, TODAY)


@given(_sets)
def test_thinning_twice_removes_nothing_more(given_: tuple[set[Copy], set[Copy]]) -> None:
    copies, broken = given_
    once = kept(copies, frozenset(broken))
    assert kept(once, frozenset(broken)) == once
