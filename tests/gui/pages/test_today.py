"""Today, driven by real keys and clicks on a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import put
from acutrack.casebook.drafts import Draft
from acutrack.casebook.edits.days import answer_day, plan_appointment
from acutrack.casebook.edits.pain import log_day
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.errors import Obstacle
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit, PatientId, Record
from acutrack.domain.side_effect import Occasion, Outcome, SideEffect, SideEffectKind
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.theme import ThemeChoice
from tests.builders import a_session, an_appointment, an_effect
from tests.gui.conftest import Clock
from tests.gui.pages.person import Person, cut_off, names_said_twice, on_disk, shown
from tests.rest import at_rest


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def page(qtbot: QtBot, context: GuiContext, own_room: PatientId) -> TodayPage:
    made = TodayPage(context, own_room)
    shown(qtbot, made)
    return made


def told(context: GuiContext) -> list[str]:
    heard: list[str] = []
    context.notices.told.connect(lambda message, _undo: heard.append(context.words(message)))
    context.notices.failed.connect(lambda message: heard.append(context.words(message)))
    return heard


def gone_to(context: GuiContext) -> list[tuple[str, str]]:
    ways: list[tuple[str, str]] = []
    context.ways.went.connect(lambda key, argument: ways.append((key, argument)))
    return ways


def keep(context: GuiContext, patient: PatientId, *records: Record) -> None:
    own = [replace(record, patient_id=patient) for record in records]
    context.casebook.record(Edit(say("Set up"), patient, tuple(put(record) for record in own)))


def log_days(context: GuiContext, patient: PatientId, values: dict[int, int], today: date) -> None:
    for back, value in values.items():
        day = today - timedelta(days=back)
        written = context.now() - timedelta(days=back)
        edit = log_day(patient, value, day, written, site="low back")
        context.casebook.record(edit)


class TestTheDailyQuestion:
    @pytest.mark.usefixtures("page")
    def test_one_key_answers_and_is_on_disk(
        self, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")

        assert person.count == 1
        (score,) = on_disk(tmp_path, PainScore, own_room)
        assert (score.value, score.measure) == (5, PainMeasure.AVERAGE_24H)
        assert score.site == "low back"

    def test_one_click_answers_as_well(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.click(page.answer.scale.keys[8])

        assert person.count == 1
        assert [s.value for s in on_disk(tmp_path, PainScore, own_room)] == [8]

    def test_the_line_says_what_is_saved_and_when(self, page: TodayPage, person: Person) -> None:
        person.key("5")

        line = page.answer.line
        assert line.isVisible()
        assert line.text.accessibleName() == (
            "Saved: 5 out of 10 at 08:42. You are done for today."
        )
        assert line.undo.accessibleName() == "Undo: log pain 5 out of 10"

    def test_undo_takes_one_press_and_the_question_is_open_again(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        before = person.count

        person.click(page.answer.line.undo)

        assert person.count - before == 1
        assert on_disk(tmp_path, PainScore, own_room) == ()
        assert page.answer.scale.answer is None
        assert not page.answer.line.isVisible()

    def test_undo_beside_the_answer_takes_the_answer_back_also_after_a_chip(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        person.click(page.extras.relief)

        person.click(page.answer.line.undo)

        assert on_disk(tmp_path, PainScore, own_room) == ()
        assert len(on_disk(tmp_path, DayAnswer, own_room)) == 1

    def test_redo_brings_the_answer_back_to_the_screen(
        self, page: TodayPage, person: Person, context: GuiContext, own_room: PatientId
    ) -> None:
        person.key("5")
        context.casebook.undo(own_room)
        assert page.answer.scale.answer is None

        context.casebook.redo(own_room)

        assert page.answer.scale.answer == 5

    def test_choosing_again_replaces_and_undo_finds_the_choice_before(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        person.key("7")
        assert [s.value for s in on_disk(tmp_path, PainScore, own_room)] == [7]

        person.click(page.answer.line.undo)

        assert [s.value for s in on_disk(tmp_path, PainScore, own_room)] == [5]

    @pytest.mark.usefixtures("unhurried")
    def test_one_and_then_zero_is_ten_and_one_thing_to_undo(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("1")
        assert [s.value for s in on_disk(tmp_path, PainScore, own_room)] == [1]
        person.key("0")
        assert [s.value for s in on_disk(tmp_path, PainScore, own_room)] == [10]

        person.click(page.answer.line.undo)

        assert on_disk(tmp_path, PainScore, own_room) == ()

    def test_the_scale_and_the_page_show_no_earlier_answer_before_todays(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person, clock: Clock
    ) -> None:
        log_days(context, own_room, {1: 6, 2: 7, 3: 6}, clock().date())
        page = TodayPage(context, own_room)
        shown(qtbot, page)

        assert page.answer.scale.answer is None
        assert not page.days.strip.isVisible()
        assert not page.trend.isVisible()

        person.key("4")

        assert page.days.strip.isVisible()
        assert page.trend.isVisible()

    def test_the_answer_stands_there_after_a_restart(
        self,
        qtbot: QtBot,
        page: TodayPage,
        person: Person,
        context: GuiContext,
        own_room: PatientId,
    ) -> None:
        person.key("3")
        page.close()

        again = TodayPage(context, own_room)
        shown(qtbot, again)

        assert again.answer.scale.answer == 3
        assert again.answer.line.isVisible()

    def test_a_new_day_asks_anew_without_a_restart(
        self, page: TodayPage, person: Person, clock: Clock
    ) -> None:
        person.key("3")
        clock.pass_days(1)

        page._on_clock()

        assert page.answer.scale.answer is None
        assert not page.answer.line.isVisible()

    def test_after_days_away_the_person_is_welcomed_and_nothing_is_counted(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, clock: Clock
    ) -> None:
        log_days(context, own_room, {9: 6}, clock().date())
        page = TodayPage(context, own_room)
        shown(qtbot, page)

        assert page.answer.greeting.text() == "Welcome back. Today is enough."

    def test_before_the_first_session_it_is_said_what_these_days_are_for(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId
    ) -> None:
        context.casebook.record(
            plan_appointment(an_appointment(patient_id=own_room, day=date(2025, 11, 3)))
        )
        page = TodayPage(context, own_room)
        shown(qtbot, page)

        assert "These days show where you started" in page.answer.greeting.text()

    def test_a_disk_that_refuses_is_told_and_the_scale_shows_the_truth(
        self,
        page: TodayPage,
        person: Person,
        context: GuiContext,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        heard = told(context)

        def refuse(_edit: Edit) -> None:
            raise Obstacle(say("The disk is full."))

        monkeypatch.setattr(context.casebook, "record", refuse)

        person.key("5")

        assert heard == ["The disk is full."]
        assert page.answer.scale.answer is None
        assert not page.answer.line.isVisible()


class TestAnythingElse:
    def test_pain_relief_and_sleep_make_three_interactions(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        person.click(page.extras.relief)
        person.click(page.extras.night)

        assert person.count == 3
        said = {a.question: a.yes for a in on_disk(tmp_path, DayAnswer, own_room)}
        assert said == {DayQuestion.PAIN_RELIEF: True, DayQuestion.BAD_NIGHT: True}

    def test_a_second_press_takes_the_answer_back_to_not_said(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        person.click(page.extras.relief)
        assert page.extras.relief.accessibleName() == "Took pain relief, yes"

        person.click(page.extras.relief)

        assert on_disk(tmp_path, DayAnswer, own_room) == ()
        assert page.extras.relief.accessibleName() == "Took pain relief, not said"

    def test_a_no_from_the_gap_page_is_not_shown_as_yes(
        self, page: TodayPage, person: Person, context: GuiContext, own_room: PatientId
    ) -> None:
        person.key("5")
        edit = answer_day(
            own_room, DayQuestion.PAIN_RELIEF, context.today(), False, context.now(), answers=()
        )
        context.casebook.record(edit)

        assert not page.extras.relief.isChecked()
        assert page.extras.relief.accessibleName() == "Took pain relief, no"

    def test_pain_now_is_kept_with_its_time_beside_the_days_answer(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path, clock: Clock
    ) -> None:
        person.key("5")
        clock.moment += timedelta(hours=5)
        person.click(page.extras.now)
        person.key("7")

        found = {s.measure: s for s in on_disk(tmp_path, PainScore, own_room)}
        assert found[PainMeasure.AVERAGE_24H].value == 5
        moment = found[PainMeasure.NOW]
        assert moment.value == 7
        assert moment.at is not None
        assert (moment.at.hour, moment.at.minute) == (13, 42)

    @pytest.mark.usefixtures("unhurried")
    def test_a_choice_for_the_same_moment_replaces_a_later_moment_is_another(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        person.click(page.extras.now)
        person.key("7")
        person.key("6")
        person.key(Qt.Key.Key_Escape)
        person.click(page.extras.now)
        person.key("1")
        person.key("0")

        now = PainMeasure.NOW
        values = [s.value for s in on_disk(tmp_path, PainScore, own_room) if s.measure is now]
        assert sorted(values) == [6, 10]

    def test_the_worst_pain_of_the_day_is_one_answer_that_can_change(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        person.click(page.extras.worst)
        person.key("8")
        person.key("9")

        worst = PainMeasure.WORST_24H
        values = [s.value for s in on_disk(tmp_path, PainScore, own_room) if s.measure is worst]
        assert values == [9]

    def test_the_side_effect_chip_leads_to_the_side_effects(
        self, page: TodayPage, person: Person, context: GuiContext
    ) -> None:
        ways = gone_to(context)
        person.key("5")
        person.click(page.extras.side_effect)

        assert ways == [("side_effects", "new")]


class TestTheNote:
    def test_it_is_saved_with_ctrl_enter(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        person.click(page.extras.note)
        person.writes("Walked to the market")
        person.key(Qt.Key.Key_Return, ctrl=True)

        assert [n.text for n in on_disk(tmp_path, Note, own_room)] == ["Walked to the market"]
        assert page.extras.note_panel.isHidden()
        assert page.extras.note.hasFocus()

    def test_it_is_saved_on_leaving_the_page(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        person.click(page.extras.note)
        person.writes("Slept on the sofa")
        page.leave()

        assert [n.text for n in on_disk(tmp_path, Note, own_room)] == ["Slept on the sofa"]

    def test_what_is_typed_survives_the_end_of_the_program(
        self,
        qtbot: QtBot,
        page: TodayPage,
        person: Person,
        context: GuiContext,
        own_room: PatientId,
    ) -> None:
        person.key("5")
        person.click(page.extras.note)
        person.writes("Half a sent")

        def kept() -> bool:
            draft = context.drafts.find("note", own_room)
            return draft is not None and "Half a sent" in draft.values.values()

        qtbot.waitUntil(kept)

        again = TodayPage(context, own_room)
        shown(qtbot, again)

        field = again.extras.note_panel.field
        assert field.isVisible()
        assert field.toPlainText() == "Half a sent"
        assert field.hasFocus()

    def test_a_saved_note_leaves_no_draft(
        self, page: TodayPage, person: Person, context: GuiContext, own_room: PatientId
    ) -> None:
        person.key("5")
        person.click(page.extras.note)
        person.writes("Rain")
        page.extras.note_panel.typed.emit("Rain")
        person.key(Qt.Key.Key_Return, ctrl=True)

        assert context.drafts.find("note", own_room) is None

    def test_the_same_note_can_be_changed_and_emptied(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        person.click(page.extras.note)
        person.writes("Rain")
        person.key(Qt.Key.Key_Return, ctrl=True)
        person.click(page.extras.note)
        person.writes(" and wind")
        person.key(Qt.Key.Key_Return, ctrl=True)
        assert len(on_disk(tmp_path, Note, own_room)) == 1

        person.click(page.extras.note)
        page.extras.note_panel.field.selectAll()
        person.key(Qt.Key.Key_Delete)
        person.key(Qt.Key.Key_Return, ctrl=True)

        assert on_disk(tmp_path, Note, own_room) == ()

    def test_a_note_too_long_is_refused_in_words_and_not_lost(
        self,
        page: TodayPage,
        person: Person,
        context: GuiContext,
        own_room: PatientId,
        tmp_path: Path,
    ) -> None:
        heard = told(context)
        person.key("5")
        person.click(page.extras.note)
        page.extras.note_panel.field.setPlainText("x" * 2001)
        person.key(Qt.Key.Key_Return, ctrl=True)

        assert "Shorten it to 2000" in heard[0]
        assert on_disk(tmp_path, Note, own_room) == ()
        assert page.extras.note_panel.isVisible()
        assert page.extras.note_panel.text == "x" * 2001


class TestTheLastDays:
    def test_a_day_left_out_takes_two_interactions(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path, clock: Clock
    ) -> None:
        person.key("5")
        before = person.count
        yesterday = clock().date() - timedelta(days=1)

        person.click(page.days.strip.keys[-2])
        person.key("4")

        assert person.count - before == 2
        values = {s.day: s.value for s in on_disk(tmp_path, PainScore, own_room)}
        assert values == {clock().date(): 5, yesterday: 4}

    def test_a_day_filled_in_later_says_so(self, page: TodayPage, person: Person) -> None:
        person.key("5")
        person.click(page.days.strip.keys[2])
        person.key("4")

        cell = page.days.strip.keys[2].cell
        assert cell.filled_in_later
        assert cell.name == "Friday 24 October: 4 out of 10, filled in on Tuesday 28 October"

    def test_after_the_digit_the_keyboard_is_on_the_day_and_the_scale_is_gone(
        self, page: TodayPage, person: Person
    ) -> None:
        person.key("5")
        person.click(page.days.strip.keys[2])
        person.key("4")

        assert not page.days.scale.isVisible()
        assert page.days.strip.keys[2].hasFocus()

    def test_escape_leaves_the_day_as_it_was(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        person.click(page.days.strip.keys[2])
        person.key(Qt.Key.Key_Escape)

        assert not page.days.scale.isVisible()
        assert len(on_disk(tmp_path, PainScore, own_room)) == 1

    @pytest.mark.usefixtures("unhurried")
    def test_ten_is_typed_for_another_day_too(
        self,
        page: TodayPage,
        person: Person,
        own_room: PatientId,
        tmp_path: Path,
        context: GuiContext,
    ) -> None:
        person.key("5")
        person.click(page.days.strip.keys[3])
        person.key("1")
        person.key("0")
        assert sorted(s.value for s in on_disk(tmp_path, PainScore, own_room)) == [5, 10]

        context.casebook.undo(own_room)

        assert [s.value for s in on_disk(tmp_path, PainScore, own_room)] == [5]

    def test_todays_key_leads_back_to_the_question(self, page: TodayPage, person: Person) -> None:
        person.key("5")
        person.click(page.days.strip.keys[-1])

        assert page.answer.scale.keys[5].hasFocus()

    def test_a_longer_gap_is_one_press_away_also_before_the_answer(
        self, page: TodayPage, person: Person, context: GuiContext
    ) -> None:
        ways = gone_to(context)
        person.click(page.days.gap)

        assert ways == [("gap", "")]


class TestWhatWaits:
    def a_session_yesterday(self, context: GuiContext, patient: PatientId) -> None:
        day = context.today() - timedelta(days=1)
        keep(context, patient, a_session(day=day))

    @pytest.mark.parametrize(("back", "asked"), [(0, False), (1, True), (2, True), (3, False)])
    def test_later_effects_are_asked_one_and_two_days_after_a_session(
        self,
        qtbot: QtBot,
        context: GuiContext,
        own_room: PatientId,
        back: int,
        asked: bool,
    ) -> None:
        keep(context, own_room, a_session(day=context.today() - timedelta(days=back)))
        page = TodayPage(context, own_room)
        shown(qtbot, page)

        questions = [card.question.text() for card in page.follow_ups.cards]
        assert ("Any side effects since your last session?" in questions) is asked

    def test_none_is_one_click_and_an_answer_somebody_gave(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person, tmp_path: Path
    ) -> None:
        self.a_session_yesterday(context, own_room)
        page = TodayPage(context, own_room)
        shown(qtbot, page)

        person.click(button(page, "None since the session of Monday 27 October"))

        assert person.count == 1
        (answer,) = on_disk(tmp_path, SideEffect, own_room)
        assert (answer.kind, answer.occasion) == (SideEffectKind.NONE, Occasion.FOLLOW_UP)
        assert page.follow_ups.cards == []

    def test_yes_leads_to_the_side_effects_of_that_session(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person
    ) -> None:
        session = a_session(day=context.today() - timedelta(days=1))
        keep(context, own_room, session)
        page = TodayPage(context, own_room)
        shown(qtbot, page)
        ways = gone_to(context)

        person.click(button(page, "Yes, since the session of Monday 27 October"))

        assert ways == [("side_effects", session.id)]

    @pytest.mark.parametrize(
        ("word", "outcome"), [("Gone", Outcome.GONE), ("Still there", Outcome.STILL_THERE)]
    )
    def test_whether_a_bruise_is_gone_is_one_click(
        self,
        *,
        qtbot: QtBot,
        context: GuiContext,
        own_room: PatientId,
        person: Person,
        tmp_path: Path,
        word: str,
        outcome: Outcome,
    ) -> None:
        noted = context.now() - timedelta(days=7)
        keep(context, own_room, an_effect(day=noted.date(), written_at=noted, site="right calf"))
        page = TodayPage(context, own_room)
        shown(qtbot, page)

        person.click(button(page, f"{word}: Is the bruise on your right calf gone?"))

        assert person.count == 1
        (effect,) = on_disk(tmp_path, SideEffect, own_room)
        assert effect.outcome is outcome
        assert page.follow_ups.cards == []

    def test_the_keyboard_goes_on_to_the_next_thing_that_waits(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person
    ) -> None:
        noted = context.now() - timedelta(days=7)
        bruise = an_effect(day=noted.date(), written_at=noted)
        tired = an_effect(SideEffectKind.TIRED, day=noted.date(), written_at=noted)
        keep(context, own_room, bruise, tired)
        page = TodayPage(context, own_room)
        shown(qtbot, page)
        first, second = (card.question.text() for card in page.follow_ups.cards)
        button(page, f"Gone: {first}").setFocus(Qt.FocusReason.TabFocusReason)

        person.key(Qt.Key.Key_Space)

        assert [card.question.text() for card in page.follow_ups.cards] == [second]
        assert button(page, f"Gone: {second}").hasFocus()

    def test_an_effect_still_there_is_asked_again_tomorrow(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person, clock: Clock
    ) -> None:
        noted = context.now() - timedelta(days=7)
        keep(context, own_room, an_effect(day=noted.date(), written_at=noted))
        page = TodayPage(context, own_room)
        shown(qtbot, page)
        person.click(button(page, "Still there: Is the bruise gone?"))

        clock.pass_days(1)
        page._on_clock()

        assert [card.question.text() for card in page.follow_ups.cards] == ["Is the bruise gone?"]

    def test_questions_still_open_of_a_session_are_named(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person
    ) -> None:
        session = a_session(day=context.today() - timedelta(days=5), post_nrs_now=None)
        keep(context, own_room, session, an_effect(SideEffectKind.NONE, session_id=session.id))
        page = TodayPage(context, own_room)
        shown(qtbot, page)
        ways = gone_to(context)
        (card,) = page.follow_ups.cards
        assert card.question.text() == (
            "Pain just after the session of Thursday 23 October is still open."
        )

        person.click(button(page, f"Answer: {card.question.text()}"))

        assert ways == [("sessions", session.id)]

    def test_an_effect_without_details_asks_what_it_was(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person
    ) -> None:
        noted = context.now() - timedelta(days=2)
        bare = an_effect(SideEffectKind.OTHER, grade=None, day=noted.date(), written_at=noted)
        keep(context, own_room, bare)
        page = TodayPage(context, own_room)
        shown(qtbot, page)
        ways = gone_to(context)

        person.click(button(page, "Add details to the side effect of Sunday 26 October"))

        assert ways == [("side_effects", bare.id)]


class TestSessions:
    def test_the_last_and_next_session_are_told_and_one_press_logs_another(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person
    ) -> None:
        keep(
            context,
            own_room,
            a_session(day=date(2025, 10, 14)),
            an_appointment(day=date(2025, 10, 30)),
        )
        page = TodayPage(context, own_room)
        shown(qtbot, page)
        ways = gone_to(context)

        assert page.session.card.detail.text() == (
            "Last: Tuesday 14 October. Next: Thursday 30 October, 10:30."
        )
        person.click(page.session.log)
        assert ways == [("sessions", "new")]

    def test_an_unfinished_session_can_be_discarded_and_brought_back(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person
    ) -> None:
        draft = Draft("session", own_room, {"pre": 6}, "pre", context.now())
        context.drafts.keep(draft)
        page = TodayPage(context, own_room)
        shown(qtbot, page)

        person.click(page.session.discard)
        assert context.drafts.find("session", own_room) is None

        person.click(page.session.undo)
        found = context.drafts.find("session", own_room)
        assert found is not None
        assert dict(found.values) == {"pre": 6}
        assert page.session.draft_card.isVisible()


class TestTheTrend:
    def test_under_three_days_it_says_when_the_chart_starts(
        self, qtbot: QtBot, page: TodayPage, person: Person
    ) -> None:
        person.key("5")
        qtbot.waitUntil(lambda: bool(page.trend.headline.text()))

        assert page.trend.headline.text() == "Your chart starts after 3 days."
        assert page.trend.detail.text() == "You have 1 day."
        assert not page.trend.chart.isVisible()

    def test_with_enough_days_a_chart_stands_behind_the_sentence(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person, clock: Clock
    ) -> None:
        log_days(context, own_room, dict.fromkeys(range(1, 10), 6), clock().date())
        page = TodayPage(context, own_room)
        shown(qtbot, page)
        person.key("5")
        qtbot.waitUntil(page.trend.chart.isVisible)

        assert "Average pain so far" in page.trend.headline.text()


class TestForEverybody:
    def everything(
        self, qtbot: QtBot, context: GuiContext, patient: PatientId, width: int, height: int
    ) -> TodayPage:
        noted = context.now() - timedelta(days=7)
        keep(
            context,
            patient,
            a_session(day=context.today() - timedelta(days=1), post_nrs_now=None),
            an_effect(day=noted.date(), written_at=noted, site="right calf"),
            an_appointment(day=date(2025, 10, 30)),
        )
        log_days(context, patient, dict.fromkeys(range(1, 10), 6), context.today())
        context.drafts.keep(Draft("session", patient, {}, "pre", context.now()))
        page = TodayPage(context, patient)
        shown(qtbot, page, width, height)
        Person().key("5")
        qtbot.waitUntil(page.trend.chart.isVisible)
        for chip in (page.extras.worst, page.extras.note):
            page.extras.open(chip)
        at_rest()
        return page

    @pytest.mark.parametrize(("scale", "width"), [(1.0, 740), (1.0, 1060), (1.5, 980), (2.0, 900)])
    def test_nothing_is_cut_off(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId, scale: float, width: int
    ) -> None:
        context.theme.choose(ThemeChoice.LIGHT, scale)
        page = self.everything(qtbot, context, own_room, width, 640)

        assert cut_off(page) == []
        content = page.scaffold.widget()
        assert content is not None
        assert content.width() <= page.scaffold.viewport().width()

    def test_no_two_things_share_a_name(
        self, qtbot: QtBot, context: GuiContext, own_room: PatientId
    ) -> None:
        page = self.everything(qtbot, context, own_room, 1060, 760)

        assert names_said_twice(page) == []

    def test_the_keyboard_alone_reaches_the_answer_its_undo_and_the_chips(
        self, page: TodayPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("5")
        person.key(Qt.Key.Key_Tab)
        assert page.answer.line.undo.hasFocus()
        person.key(Qt.Key.Key_Tab)
        assert page.extras.side_effect.hasFocus()
        person.key(Qt.Key.Key_Tab)
        person.key(Qt.Key.Key_Space)

        assert [a.yes for a in on_disk(tmp_path, DayAnswer, own_room)] == [True]


def button(page: TodayPage, name: str) -> QAbstractButton:
    """The button that a screen reader calls `name`."""
    (found,) = (
        button
        for button in page.findChildren(QAbstractButton)
        if button.accessibleName() == name and button.isVisible()
    )
    return found
