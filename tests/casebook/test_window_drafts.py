"""Two windows, the same form: nobody's words are lost, in whatever order they take turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acutrack.casebook.drafts import Draft, DraftStore
from acutrack.casebook.window_drafts import ASIDE, WindowDrafts
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, PATIENT
from tests.casebook.conftest import Clock

FORM = "session"


@dataclass
class Window:
    """A window with one form, in which somebody types."""

    drafts: WindowDrafts
    clock: Clock
    looking: bool = False
    typed: str = ""

    def writes(self, text: str) -> None:
        self.clock.go_on(timedelta(seconds=1))
        self.typed += text
        self.drafts.keep(Draft(FORM, PATIENT, {"note": self.typed}, "note", self.clock()))

    def saves(self) -> None:
        self.drafts.discard(FORM, PATIENT)
        self.typed = ""

    def found(self) -> str | None:
        draft = self.drafts.find(FORM, PATIENT)
        return None if draft is None else str(draft.values["note"])


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[DraftStore]:
    with open_casebook(tmp_path / "casebook.acutrack") as opened:
        yield opened.drafts


def window(kept: DraftStore, clock: Clock, *, looking: bool = False) -> Window:
    made = Window.__new__(Window)
    Window.__init__(made, WindowDrafts(kept, lambda: made.looking), clock, looking)
    return made


@pytest.fixture
def two(kept: DraftStore, clock: Clock) -> tuple[Window, Window]:
    """One that writes, and one that only looks."""
    return window(kept, clock), window(kept, clock, looking=True)


def hand_over(giver: Window, taker: Window) -> None:
    giver.looking, taker.looking = True, False
    taker.drafts.write_held()


def texts(kept: DraftStore) -> set[object]:
    return {draft.values["note"] for draft in kept.all_of(PATIENT)}


def test_one_window_alone_keeps_finds_and_discards(kept: DraftStore, clock: Clock) -> None:
    one = window(kept, clock)
    one.writes("Slept")
    one.writes(" well")
    assert texts(kept) == {"Slept well"}
    again = window(kept, clock)
    assert again.found() == "Slept well"
    again.typed = "Slept well"
    again.writes(".")
    assert texts(kept) == {"Slept well."}
    again.saves()
    assert texts(kept) == set()


def test_what_is_typed_in_a_window_that_only_looks_is_kept_too(
    kept: DraftStore, two: tuple[Window, Window]
) -> None:
    _, looker = two
    looker.writes("Left knee")
    assert texts(kept) == {"Left knee"}
    assert looker.found() == "Left knee"
    looker.saves()
    assert texts(kept) == set()


def test_a_window_that_only_looks_does_not_show_what_the_other_is_typing(
    two: tuple[Window, Window],
) -> None:
    writer, looker = two
    writer.writes("Left knee")
    assert looker.found() is None
    assert looker.drafts.all_of(PATIENT) == ()
    looker.drafts.discard(FORM, PATIENT)
    assert writer.found() == "Left knee"


def test_after_a_hand_over_the_other_window_goes_on_with_what_was_typed(
    kept: DraftStore, two: tuple[Window, Window]
) -> None:
    writer, looker = two
    writer.writes("Left knee")
    hand_over(writer, looker)
    assert looker.found() == "Left knee"
    looker.typed = "Left knee"
    looker.writes(" and hip")
    assert texts(kept) == {"Left knee and hip"}


def test_both_typed_into_the_same_form_and_neither_is_lost(
    kept: DraftStore, two: tuple[Window, Window]
) -> None:
    writer, looker = two
    writer.writes("Left knee")
    looker.writes("Right hip")
    assert texts(kept) == {"Left knee"}
    hand_over(writer, looker)
    assert texts(kept) == {"Left knee", "Right hip"}
    assert looker.found() == "Right hip"

    looker.saves()
    assert looker.found() == "Left knee"
    assert [draft.form for draft in looker.drafts.all_of(PATIENT)] == [FORM]
    looker.saves()
    assert texts(kept) == set()


def test_who_goes_on_after_two_hand_overs_does_not_find_the_same_words_twice(
    kept: DraftStore, two: tuple[Window, Window]
) -> None:
    writer, looker = two
    writer.writes("Left knee")
    looker.writes("Right hip")
    hand_over(writer, looker)
    writer.writes(" and more")
    assert "Left knee" in texts(kept)
    hand_over(looker, writer)
    assert texts(kept) == {"Left knee and more", "Right hip"}


_STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["write", "save", "take", "restart"])), max_size=14
)


@given(steps=_STEPS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_typed_word_is_lost_in_any_order(
    kept: DraftStore, clock: Clock, steps: list[tuple[int, str]]
) -> None:
    for draft in kept.all_of(PATIENT):
        kept.discard(draft.form, PATIENT)
    windows = [window(kept, clock), window(kept, clock, looking=True)]
    saved: list[str] = []
    for number, (which, step) in enumerate(steps):
        one, other = windows[which], windows[1 - which]
        if step == "write":
            if not one.typed:
                one.typed = one.found() or ""
            one.writes(f"[{which}.{number}]")
        elif step == "save":
            saved.append(one.typed)
            one.saves()
        elif step == "take" and one.looking:
            hand_over(other, one)
        elif step == "restart" and not one.looking:
            # It ends, and what was on the screen is gone with it: the other one writes then.
            windows[which] = window(kept, clock, looking=True)
            hand_over(windows[which], other)
        # A window may go on with what another one left; then it stands in the longer text.
        told = " ".join([*map(str, texts(kept)), *saved])
        for each in windows:
            held = {str(draft.values["note"]) for draft in each.drafts._held.values()}
            assert each.typed in " ".join([told, *held])
        assert all(form.partition(ASIDE)[0] == FORM for form in map(_form, kept.all_of(PATIENT)))


def _form(draft: Draft) -> str:
    return draft.form


def test_the_clock_of_these_tests_moves(clock: Clock) -> None:
    before = clock()
    clock.go_on(timedelta(seconds=1))
    assert clock() > before == NOW
