"""Planning a trial, driven by real keys and clicks on a real file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.analysis.trials.trial_draw import FOUR_WEEKS, WAITING, drawn_plan
from acutrack.casebook.casebook import put
from acutrack.casebook.edits.trials import begin_trial
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit, PatientId
from acutrack.domain.trial_plan import Arm, TrialKind, TrialPlan
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.trial import TrialPage
from acutrack.gui.widgets.painted_button import PaintedButton
from tests.gui.conftest import Clock
from tests.gui.pages.person import Person, cut_off, names_said_twice, on_disk, shown
from tests.rest import until

TODAY = date(2025, 10, 28)
DAY = timedelta(days=1)


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def page(qtbot: QtBot, context: GuiContext, own_room: PatientId) -> TrialPage:
    return opened(qtbot, context, own_room)


def opened(qtbot: QtBot, context: GuiContext, patient: PatientId) -> TrialPage:
    made = TrialPage(context, patient)
    shown(qtbot, made, height=1400)
    ready(context)
    return made


def ready(context: GuiContext) -> None:
    """Wait until the worker has answered and nothing moves."""
    until("the plans are worked out", lambda: not context.work.busy())


def words_of(page: TrialPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page: TrialPage, words: str) -> PaintedButton:
    found = [b for b in page.findChildren(PaintedButton) if b.words == words and b.isVisible()]
    assert found, f"no button {words!r}"
    return found[0]


def drawn(context: GuiContext, patient: PatientId, first: date) -> TrialPlan:
    """A plan drawn on its first day."""
    now = datetime.combine(first, context.now().timetz())
    plan = drawn_plan(FOUR_WEEKS, patient, site="low back", first=first, lot="plum", now=now)
    context.casebook.record(begin_trial(plan, now))
    return plan


def log(context: GuiContext, plan: TrialPlan, relief: int) -> None:
    """A rating each day of the plan, made on the day."""
    scores = []
    for at in range((plan.last - plan.first).days + 1):
        day = plan.first + at * DAY
        treated = plan.arms[at // plan.block_days] is Arm.TREATMENT
        written = datetime.combine(day, context.now().timetz())
        value = 6 + (at * 3) % 3 - relief * treated
        scores.append(
            PainScore(
                patient_id=plan.patient_id,
                written_at=written,
                day=day,
                value=value,
                site=plan.site,
            )
        )
    context.casebook.record(
        Edit(say("Set up"), plan.patient_id, tuple(put(score) for score in scores))
    )


class TestPlanning:
    def test_the_recommended_plan_says_what_it_finds_before_it_is_drawn(
        self, page: TrialPage
    ) -> None:
        assert page.choice.offers.choice == "four_weeks"
        assert "about 9 of 10" in words_of(page)
        assert "Plan it together with your practitioner" in words_of(page)

    def test_the_drawn_order_is_kept_with_its_lot_and_shown(
        self, page: TrialPage, context: GuiContext, person: Person, tmp_path: Path,
        own_room: PatientId,
    ) -> None:  # fmt: skip
        person.click(page.choice.draw)
        ready(context)
        (plan,) = on_disk(tmp_path, TrialPlan, own_room)
        assert plan.first == TODAY + DAY
        assert sum(arm is Arm.TREATMENT for arm in plan.arms) == 2
        assert f"Drawn from the text “{plan.lot}”" in words_of(page)
        assert page.choice.isHidden()

    def test_a_second_click_before_the_page_is_drawn_anew_draws_no_second_lot(
        self, page: TrialPage, context: GuiContext, tmp_path: Path, own_room: PatientId
    ) -> None:
        page.choice.draw.click()
        page.choice.draw.click()
        ready(context)
        assert len(on_disk(tmp_path, TrialPlan, own_room)) == 1

    def test_another_plan_says_what_it_finds_and_is_drawn_as_offered(
        self, page: TrialPage, context: GuiContext, person: Person, tmp_path: Path,
        own_room: PatientId,
    ) -> None:  # fmt: skip
        person.click(page.choice.offers.chip("waiting"))
        assert "about 4 of 10" in words_of(page)
        person.click(page.choice.draw)
        ready(context)
        (plan,) = on_disk(tmp_path, TrialPlan, own_room)
        assert plan.kind is TrialKind.START_DAY
        assert len(plan.arms) == WAITING.days
        assert "You wait" in words_of(page) or "It begins" in words_of(page)

    def test_a_first_day_that_is_over_is_refused_where_it_stands(
        self, page: TrialPage, person: Person, tmp_path: Path, own_room: PatientId
    ) -> None:
        page.choice.first.show_value(TODAY - DAY)
        person.click(page.choice.draw)
        assert "is over" in page.choice.field.problem
        assert on_disk(tmp_path, TrialPlan, own_room) == ()


class TestFollowing:
    def test_today_s_block_is_named_and_nothing_is_told_yet(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, clock: Clock
    ) -> None:
        drawn(context, own_room, TODAY)
        clock.pass_days(30)
        words = words_of(opened(qtbot, context, own_room))
        assert "Block 2 of 4, break, until" in words
        assert "Pain has been" not in words

    def test_giving_up_is_one_click_and_can_be_undone(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person
    ) -> None:
        plan = drawn(context, own_room, TODAY)
        page = opened(qtbot, context, own_room)
        person.click(button(page, "Stop the plan"))
        ready(context)
        assert "You stopped it" in words_of(page)
        context.casebook.undo(own_room)
        ready(context)
        assert context.casebook.load(TrialPlan, own_room) == (plan,)


class TestTheResult:
    def test_it_is_told_once_the_plan_is_over_with_what_it_rests_on(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, clock: Clock
    ) -> None:
        plan = drawn(context, own_room, TODAY)
        log(context, plan, relief=3)
        clock.pass_days(FOUR_WEEKS.days)
        page = opened(qtbot, context, own_room)
        words = words_of(page)
        assert "Pain has been lower with treatment than in the breaks" in words
        assert "42 days with treatment" in words
        assert "What you expected" in words
        assert page.choice.isVisible()

    def test_whoever_comes_back_to_the_page_stands_at_its_top(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, clock: Clock
    ) -> None:
        drawn(context, own_room, TODAY)
        clock.pass_days(FOUR_WEEKS.days)
        page = opened(qtbot, context, own_room)
        assert page.choice.isVisible()
        assert page.first_focus() is button(page, "Back to the charts")

    def test_a_plan_without_entries_is_not_judged(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, clock: Clock
    ) -> None:
        drawn(context, own_room, TODAY)
        clock.pass_days(FOUR_WEEKS.days)
        assert "Not enough days to tell" in words_of(opened(qtbot, context, own_room))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_and_every_name_is_said_once(
    qtbot: QtBot, context: GuiContext, own_room: PatientId, clock: Clock, scale: float
) -> None:
    log(context, drawn(context, own_room, TODAY), relief=2)
    clock.pass_days(FOUR_WEEKS.days)
    context.theme.choose(context.theme.choice, scale)
    page = opened(qtbot, context, own_room)
    assert cut_off(page) == []
    assert names_said_twice(page) == []
