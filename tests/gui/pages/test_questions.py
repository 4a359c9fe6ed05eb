"""Questionnaires, answered with real keys and clicks on a real casebook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from acutrack.casebook.drafts import Draft
from acutrack.domain.measure_files import MeasureFolder
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.gui.context import GuiContext
from acutrack.gui.draft_keeper import KEPT_AFTER_MS
from acutrack.gui.pages.pain import PainPage
from acutrack.gui.pages.pain.standing_row import StandingRow
from acutrack.gui.pages.questions import QuestionsPage
from acutrack.gui.pages.questions.activities_form import ActivitiesForm
from acutrack.gui.pages.questions.option_keys import OptionKeys
from acutrack.gui.pages.questions.scale_form import ScaleForm
from acutrack.gui.pages.questions.ticks_form import TicksForm
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.widgets.pain_scale import TEN_WITHIN_MS, PainScale
from tests.domain.answers import an_answer
from tests.domain.test_measure_files import FRESH
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down
from tests.gui.pages.person import Person, cut_off, shown
from tests.languages.pseudo import OPEN, Longer

TODAY = date(2025, 10, 28)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def opened(desk: Desk, key: str) -> QuestionsPage:
    desk.go("questions", key)
    return desk.page(QuestionsPage)


def scales(desk: Desk, key: str) -> list[PainScale]:
    form = opened(desk, key).form
    assert isinstance(form, ScaleForm)
    return [q.keys for q in form.questions if isinstance(q.keys, PainScale)]


def activities(desk: Desk) -> ActivitiesForm:
    form = opened(desk, "psfs").form
    assert isinstance(form, ActivitiesForm)
    return form


def answers(desk: Desk) -> dict[str, tuple[float | None, ...]]:
    return {answer.measure: answer.items for answer in desk.on_disk(QuestionnaireAnswer)}


def row(desk: Desk, key: str) -> StandingRow:
    return next(row for row in desk.page(PainPage).questions.rows if row.key == key)


def keys_asked(desk: Desk) -> list[str]:
    return [row.key for row in desk.page(PainPage).questions.rows]


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def keep_answer(
    desk: Desk,
    clock: Clock,
    key: str,
    items: tuple[float | None, ...],
    labels: tuple[str, ...] = (),
    *,
    ago: int = 0,
) -> None:
    day = clock().date() - timedelta(days=ago)
    keep(desk, an_answer(key, items, labels, day=day))


class TestThreeQuestions:
    def test_four_interactions_from_the_list_to_the_disk(self, desk: Desk) -> None:
        desk.go("pain", "questions")
        desk.person.count = 0

        desk.click("Answer: Pain and daily life (PEG)")
        desk.settle()
        for digit in "657":
            desk.person.key(digit)
        desk.settle()

        assert desk.person.count == 4
        assert answers(desk) == {"peg": (6, 5, 7)}
        said = "Saved: Pain and daily life (PEG), 6 out of 10. Lower is better."
        assert desk.message() == said
        assert desk.window.page_key == "pain"

    def test_four_clicks_do_the_same(self, desk: Desk) -> None:
        desk.go("pain", "questions")
        desk.person.count = 0
        desk.click("Answer: Pain and daily life (PEG)")
        desk.settle()
        form = desk.page(QuestionsPage).form
        assert isinstance(form, ScaleForm)
        for question, level in zip(form.questions, (2, 0, 10), strict=True):
            desk.person.click(question.keys.keys[level])
        desk.settle()

        assert desk.person.count == 4
        assert answers(desk) == {"peg": (2, 0, 10)}

    def test_a_typed_answer_passes_the_keyboard_on_and_a_click_does_not(self, desk: Desk) -> None:
        first, second, third = scales(desk, "peg")
        assert first.keys[0].hasFocus()
        desk.person.key("4")
        assert second.keys[0].hasFocus()
        desk.person.click(third.keys[3])

        assert third.keys[3].hasFocus()
        assert answers(desk) == {}

    def test_one_then_nought_is_ten_also_at_the_last_question(self, desk: Desk) -> None:
        opened(desk, "peg")
        for digit in "45":
            desk.person.key(digit)
        desk.person.key("1")
        desk.person.key("0")
        desk.settle()

        assert answers(desk) == {"peg": (4, 5, 10)}

    def test_a_one_is_saved_once_no_nought_can_follow(self, desk: Desk) -> None:
        opened(desk, "peg")
        for digit in "451":
            desk.person.key(digit)
        assert answers(desk) == {}
        desk.qtbot.waitUntil(lambda: answers(desk) != {}, timeout=20 * TEN_WITHIN_MS)

        assert answers(desk) == {"peg": (4, 5, 1)}

    def test_a_digit_right_after_a_one_answers_the_next_question(self, desk: Desk) -> None:
        opened(desk, "peg")
        for digit in "145":
            desk.person.key(digit)
        desk.settle()

        assert answers(desk) == {"peg": (1, 4, 5)}

    def test_arrows_answer_without_saving_until_it_is_asked_for(self, desk: Desk) -> None:
        for scale in scales(desk, "peg"):
            scale.setFocus()
            desk.person.key(Qt.Key.Key_Right)
            desk.person.key(Qt.Key.Key_Right)
        assert answers(desk) == {}
        desk.ctrl(Qt.Key.Key_Return)

        assert answers(desk) == {"peg": (2, 2, 2)}

    def test_an_open_question_is_named_and_gets_the_keyboard(self, desk: Desk) -> None:
        _, second, _ = scales(desk, "peg")
        desk.person.key("4")
        desk.click("Save the answers")

        assert answers(desk) == {}
        assert "A question is still open." in texts(desk.page(QuestionsPage))
        assert second.keys[0].hasFocus()

    def test_it_can_be_taken_back(self, desk: Desk) -> None:
        opened(desk, "peg")
        for digit in "657":
            desk.person.key(digit)
        desk.settle()
        desk.ctrl(Qt.Key.Key_Z)

        assert answers(desk) == {}

    def test_no_earlier_answer_or_score_is_seen_while_answering(
        self, desk: Desk, clock: Clock
    ) -> None:
        keep_answer(desk, clock, "peg", (9, 9, 8), ago=8)
        shown_scales = scales(desk, "peg")

        assert [scale.answer for scale in shown_scales] == [None, None, None]
        assert "8.7" not in texts(desk.page(QuestionsPage))

    def test_the_source_of_the_wording_stands_with_it(self, desk: Desk) -> None:
        assert "Krebs EE et al." in texts(opened(desk, "peg"))


class TestTheList:
    def test_ticks_are_counted_and_blanks_are_nought(self, desk: Desk) -> None:
        form = opened(desk, "rmdq24").form
        assert isinstance(form, TicksForm)
        for place in (1, 2, 8, 12, 17):
            desk.person.click(form.lines[place])
        desk.click("Save the answers")
        desk.settle()

        assert sum(answers(desk)["rmdq24"]) == 5  # type: ignore[arg-type]
        assert "5 out of 24" in desk.message()

    def test_it_is_ticked_from_the_keyboard(self, desk: Desk) -> None:
        form = opened(desk, "rmdq24").form
        assert isinstance(form, TicksForm)
        assert form.lines[0].hasFocus()
        desk.person.key(Qt.Key.Key_Down)
        desk.person.key(Qt.Key.Key_Space)
        desk.ctrl(Qt.Key.Key_Return)

        assert answers(desk)["rmdq24"][:3] == (0, 1, 0)

    def test_a_list_without_ticks_scores_nought(self, desk: Desk) -> None:
        opened(desk, "rmdq24")
        desk.click("Save the answers")
        desk.settle()

        assert "0 out of 24" in desk.message()

    def test_left_half_way_it_is_a_draft_and_no_answer(self, desk: Desk) -> None:
        form = opened(desk, "rmdq24").form
        assert isinstance(form, TicksForm)
        desk.person.click(form.lines[3])
        desk.click("Back to the list")
        desk.settle()

        assert answers(desk) == {}
        assert row(desk, "rmdq24").answer.words == "Go on answering"
        again = opened(desk, "rmdq24").form
        assert isinstance(again, TicksForm)
        assert [line.isChecked() for line in again.lines].index(True) == 3


class TestOwnActivities:
    def test_they_are_named_and_numbered(self, desk: Desk) -> None:
        form = activities(desk)
        assert form.cards[0].field.hasFocus()
        desk.person.writes("Climb stairs")
        desk.person.key(Qt.Key.Key_Return)
        desk.person.key("3")
        assert form.cards[1].field.hasFocus()
        desk.person.writes("Garden")
        desk.person.key(Qt.Key.Key_Return)
        desk.person.key("4")
        desk.click("Save the answers")
        desk.settle()

        (answer,) = desk.on_disk(QuestionnaireAnswer)
        assert (answer.labels, answer.items) == (("Climb stairs", "Garden"), (3, 4))
        assert answer.site == "low back"
        assert desk.message().endswith("3.5 out of 10. Higher is better.")

    def test_later_the_same_words_are_asked_again_without_the_old_numbers(
        self, desk: Desk, clock: Clock
    ) -> None:
        keep_answer(desk, clock, "psfs", (3, 4), ("Climb stairs", "Garden"), ago=30)
        form = activities(desk)

        assert [q.heading.text() for q in form.questions] == ["Climb stairs", "Garden"]
        assert [q.value for q in form.questions] == [None, None]
        assert "These are the activities you named." in texts(desk.page(QuestionsPage))
        for digit in "56":
            desk.person.key(digit)
        desk.settle()
        newest = max(desk.on_disk(QuestionnaireAnswer), key=lambda answer: answer.day)
        assert (newest.labels, newest.items) == (("Climb stairs", "Garden"), (5, 6))

    def test_one_that_cannot_be_judged_now_may_stay_open(self, desk: Desk, clock: Clock) -> None:
        keep_answer(desk, clock, "psfs", (3, 4), ("Climb stairs", "Garden"), ago=30)
        activities(desk)
        desk.person.key("5")
        desk.click("Save the answers")
        desk.settle()

        newest = max(desk.on_disk(QuestionnaireAnswer), key=lambda answer: answer.day)
        assert newest.items == (5, None)

    def test_other_activities_can_be_named_and_begin_a_new_line(
        self, desk: Desk, clock: Clock
    ) -> None:
        keep_answer(desk, clock, "psfs", (3,), ("Climb stairs",), ago=30)
        form = activities(desk)
        desk.click("Use other activities")

        assert "begin a new line" in texts(form)
        assert "Name up to 5 activities" in texts(desk.page(QuestionsPage))
        desk.person.writes("Swim")
        desk.person.key(Qt.Key.Key_Return)
        desk.person.key("2")
        desk.click("Save the answers")
        desk.settle()
        newest = max(desk.on_disk(QuestionnaireAnswer), key=lambda answer: answer.day)
        assert newest.labels == ("Swim",)

    def test_five_and_no_more_can_be_named(self, desk: Desk) -> None:
        form = activities(desk)
        desk.click("Add another activity")
        desk.click("Add another activity")

        assert len(form.cards) == 5
        assert not form.more.isVisible()

    def test_a_name_without_a_number_is_still_open(self, desk: Desk) -> None:
        form = activities(desk)
        desk.person.writes("Swim")
        desk.click("Save the answers")

        assert answers(desk) == {}
        assert form.cards[0].scale.keys[0].hasFocus()

    def test_the_same_one_twice_is_refused_in_words(self, desk: Desk) -> None:
        form = activities(desk)
        for card, name in zip(form.cards, ("Swim", "swim"), strict=False):
            desk.write(card.field, name)
            desk.person.click(card.scale.keys[4])
        desk.click("Save the answers")

        assert answers(desk) == {}
        assert desk.failure() == "An activity stands here twice. Change one of them."


class TestOneQuestion:
    @pytest.mark.parametrize(
        ("key", "digit", "said"),
        [
            ("pgic", "2", "Saved: Change as a whole, Much improved."),
            ("meds_days", "3", "Days with pain medicine, 3 of 7 days. Lower is better."),
            ("nrs_avg_7d", "4", "Average pain, last week, 4 out of 10. Lower is better."),
        ],
    )
    def test_one_digit_answers_and_saves(self, desk: Desk, key: str, digit: str, said: str) -> None:
        opened(desk, key)
        desk.person.key(digit)
        desk.settle()

        assert answers(desk) == {key: (int(digit),)}
        assert desk.message().endswith(said)

    def test_the_word_is_kept_with_its_number(self, desk: Desk) -> None:
        form = opened(desk, "pgic").form
        assert isinstance(form, ScaleForm)
        desk.person.click(form.questions[0].keys.keys[2])
        desk.settle()

        (answer,) = desk.on_disk(QuestionnaireAnswer)
        assert (answer.items, answer.labels) == ((3,), ("Minimally improved",))

    def test_arrows_choose_and_enter_saves(self, desk: Desk) -> None:
        form = opened(desk, "pgic").form
        assert isinstance(form, ScaleForm)
        for _ in range(4):
            desk.person.key(Qt.Key.Key_Down)
        assert answers(desk) == {}
        desk.person.key(Qt.Key.Key_End)
        desk.person.key(Qt.Key.Key_Up)
        keys = form.questions[0].keys
        assert isinstance(keys, OptionKeys)
        assert keys.answer == 6
        desk.ctrl(Qt.Key.Key_Return)

        assert answers(desk) == {"pgic": (6,)}

    def test_a_digit_that_is_no_answer_is_left_alone(self, desk: Desk) -> None:
        opened(desk, "meds_days")
        desk.person.key("8")
        desk.settle()

        assert answers(desk) == {}


class TestDrafts:
    def test_half_given_answers_outlive_a_kill(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        begin_record(tmp_path, clock)
        with sat_down(qtbot, tmp_path, clock) as desk:
            opened(desk, "peg")
            desk.person.key("6")
            drafts, find = desk.context.drafts, "questions:peg"
            qtbot.waitUntil(lambda: drafts.find(find, ROSA) is not None, timeout=20 * KEPT_AFTER_MS)
            # Nothing is left or closed in good order: what is on disk now is what a kill leaves.
            copy = tmp_path / "killed"
            copy.mkdir()
            for file in tmp_path.glob("casebook.acutrack*"):
                (copy / file.name).write_bytes(file.read_bytes())
        with sat_down(qtbot, copy, clock) as again:
            kept = scales(again, "peg")

            assert [scale.answer for scale in kept] == [6, None, None]
            assert kept[1].keys[0].hasFocus()

    def test_answers_of_another_day_are_not_mixed_with_todays(
        self, desk: Desk, clock: Clock
    ) -> None:
        opened(desk, "peg")
        desk.person.key("6")
        desk.go("pain")
        clock.pass_days(1)

        assert [scale.answer for scale in scales(desk, "peg")] == [6, None, None]
        desk.go("pain")
        opened(desk, "pgic")
        assert [scale.answer for scale in scales(desk, "peg")] == [None, None, None]

    def test_a_saved_questionnaire_leaves_no_draft(self, desk: Desk) -> None:
        opened(desk, "peg")
        for digit in "657":
            desk.person.key(digit)
        desk.settle()

        assert desk.context.drafts.find("questions:peg", ROSA) is None

    def test_typed_activities_come_back(self, desk: Desk) -> None:
        form = activities(desk)
        desk.write(form.cards[0].field, "Swim")
        desk.click("Back to the list")
        desk.settle()
        opened(desk, "pgic")

        assert activities(desk).cards[0].name == "Swim"


class TestPainAndQuestions:
    def test_what_is_due_stands_first_and_without_a_score(self, desk: Desk, clock: Clock) -> None:
        keep_answer(desk, clock, "peg", (9, 9, 8), ago=8)
        page = desk.go("pain", "questions")

        assert keys_asked(desk) == ["nrs_avg_7d", "peg", "meds_days", "rmdq24", "psfs", "pgic"]
        assert "8.7" not in texts(page)
        assert "8.7" not in desk.page(PainPage).answers.table.as_text()
        assert "Shown after your next answer" in desk.page(PainPage).answers.table.as_text()

    def test_what_is_answered_tells_score_direction_and_when_next(
        self, desk: Desk, clock: Clock
    ) -> None:
        keep_answer(desk, clock, "peg", (6, 5, 7))
        keep_answer(desk, clock, "psfs", (2, 3), ("Swim", "Garden"))
        desk.go("pain", "questions")

        assert "6 out of 10 on 28 October 2025. Lower is better." in texts(row(desk, "peg"))
        assert "Next: 4 November 2025." in texts(row(desk, "peg"))
        assert "Higher is better." in texts(row(desk, "psfs"))
        lines = desk.page(PainPage).answers.table.as_text()
        assert "2.5 out of 10\tHigher is better" in lines

    def test_each_can_be_turned_off_and_on_in_place_and_stays_so(
        self, desk: Desk, clock: Clock
    ) -> None:
        desk.go("pain", "questions")
        desk.click("Stop asking: Pain and daily life (PEG)")
        assert "peg" not in keys_asked(desk)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == "Ask me: Pain and daily life (PEG)"
        clock.pass_days(30)
        desk.go("today")
        desk.go("pain", "questions")
        assert "peg" not in keys_asked(desk)

        desk.click("Ask me: Pain and daily life (PEG)")
        assert "peg" in keys_asked(desk)

    def test_one_that_is_only_offered_can_be_added(self, desk: Desk) -> None:
        desk.go("pain", "questions")
        assert "sleep_nrs" not in keys_asked(desk)
        desk.click("Ask me: Sleep")

        assert "sleep_nrs" in keys_asked(desk)

    def test_answers_can_be_removed_and_brought_back(self, desk: Desk, clock: Clock) -> None:
        keep_answer(desk, clock, "peg", (6, 5, 7))
        desk.go("pain", "questions")
        table = desk.page(PainPage).answers.table
        table.setCurrentIndex(table.model().index(0, 0))
        desk.click("Remove the chosen answers")
        desk.settle()
        assert answers(desk) == {}
        desk.ctrl(Qt.Key.Key_Z)

        assert answers(desk) == {"peg": (6, 5, 7)}

    def test_an_answer_of_a_measure_from_a_later_version_is_kept_and_named(
        self, desk: Desk, clock: Clock
    ) -> None:
        keep_answer(desk, clock, "from_tomorrow", (1, 2))
        desk.go("pain", "questions")

        lines = desk.page(PainPage).answers.table.as_text()
        assert "from_tomorrow\tNot known to this version" in lines

    def test_it_never_counts_or_calls_anything_late(self, desk: Desk, clock: Clock) -> None:
        keep_answer(desk, clock, "peg", (6, 5, 7), ago=200)
        said = texts(desk.go("pain", "questions")).lower()

        assert re.findall(r"\b(late|overdue|missed|200|since|weeks ago)\b", said) == []

    def test_once_all_is_answered_the_page_of_questions_says_so(self, desk: Desk) -> None:
        desk.go("pain", "questions")
        while keys_asked(desk):
            desk.person.click(desk.page(PainPage).questions.rows[0].stop)
        desk.go("questions")

        assert "No questions wait for you today." in texts(desk.page(QuestionsPage))


class TestToday:
    def test_questions_are_offered_after_the_daily_answer(self, desk: Desk) -> None:
        card = desk.page(TodayPage).questions
        assert not card.isVisible()
        desk.person.key("5")
        desk.settle()

        assert card.question.text() == "Questions ready: Average pain, last week"
        desk.click("Answer: Average pain, last week")
        desk.settle()
        assert desk.window.page_key == "questions"

    def test_the_list_is_one_click_away(self, desk: Desk) -> None:
        desk.person.key("5")
        desk.settle()
        desk.click("See all questions")
        desk.settle()

        assert desk.window.page_key == "pain"
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == "Answer: Average pain, last week"

    def test_half_answered_ones_are_offered_first_and_go_on_where_they_were_left(
        self, desk: Desk
    ) -> None:
        desk.person.key("5")
        desk.settle()
        form = opened(desk, "rmdq24").form
        assert isinstance(form, TicksForm)
        desk.person.key(Qt.Key.Key_Space)
        desk.go("today")

        card = desk.page(TodayPage).questions
        assert card.question.text() == "Half answered: Back and daily life (Roland-Morris)"
        desk.click("Go on answering: Back and daily life (Roland-Morris)")
        desk.settle()
        again = desk.page(QuestionsPage).form
        assert again is not None
        assert sum(item or 0 for item in again.items) == 1

    def test_where_nothing_is_ready_nothing_is_said(self, desk: Desk, clock: Clock) -> None:
        for key, items in (
            ("nrs_avg_7d", (3,)),
            ("peg", (1, 1, 1)),
            ("meds_days", (0,)),
            ("rmdq24", (0,) * 24),
            ("psfs", (3,)),
        ):
            keep_answer(desk, clock, key, items, ("Swim",) if key == "psfs" else ())
        desk.person.key("5")
        desk.settle()

        assert not desk.page(TodayPage).questions.isVisible()


class TestANewFile:
    def test_a_measure_that_is_dropped_into_the_folder_is_asked_scored_and_shown(
        self, qtbot: QtBot, context: GuiContext, own_room: str, tmp_path: Path
    ) -> None:
        folder = tmp_path / "measures"
        folder.mkdir()
        (folder / "stiffness.toml").write_text(FRESH, encoding="utf-8")
        measures = MeasureFolder(folder)
        page = QuestionsPage(context, own_room, measures)  # type: ignore[arg-type]
        shown(qtbot, page)
        assert page.scaffold.title.text() == "Stiff mornings"
        Person().key("3")

        listed = PainPage(context, own_room, measures)  # type: ignore[arg-type]
        shown(qtbot, listed)
        assert "Stiff mornings\t3 of 7 mornings\tLower is better" in listed.answers.table.as_text()


@pytest.mark.parametrize("key", ["peg", "rmdq24", "psfs", "pgic", "meds_days"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_word_is_cut_off(desk: Desk, key: str, scale: float) -> None:
    theme = desk.context.theme
    theme.choose(theme.choice, scale)
    page = opened(desk, key)

    assert cut_off(page) == []
    theme.choose(theme.choice, 1.0)


@pytest.mark.parametrize(
    ("measure", "values"),
    [
        ("peg", {"items": [float("inf"), None, -3]}),
        ("peg", {"items": {"a": 1}}),
        ("rmdq24", {"items": [10**30, [], "1"]}),
        ("psfs", {"items": [float("nan"), 5], "labels": [None, {}], "again": 7}),
    ],
)
def test_half_given_answers_that_are_none_are_open_questions(
    desk: Desk, measure: str, values: dict[str, object]
) -> None:
    now = desk.context.now()
    desk.context.drafts.keep(Draft(f"questions:{measure}", ROSA, values, "", now))
    desk.go("questions", measure)

    assert desk.page(QuestionsPage).form is not None


class TestInAnotherLanguage:
    def test_a_tested_wording_stays_english_and_says_so(self, desk: Desk) -> None:
        desk.programme.language.take("de", Longer())
        page = opened(desk, "peg")

        assert page.foreign.isVisible()
        asked = scales(desk, "peg")[0]
        assert not asked.accessibleName().startswith(OPEN)
        assert asked.accessibleDescription() == page.foreign.text.text()
        for scale in scales(desk, "peg"):
            scale.press_digit(5)
        desk.settle()

        (answer,) = desk.casebook.load(QuestionnaireAnswer, ROSA)
        assert answer.language == "en"

    def test_an_own_question_is_asked_in_the_language(self, desk: Desk) -> None:
        desk.programme.language.take("de", Longer())
        page = opened(desk, "interf_sleep")

        assert not page.foreign.isVisible()
        scale = scales(desk, "interf_sleep")[0]
        assert scale.accessibleName().startswith(OPEN)
        scale.press_digit(5)
        desk.settle()

        (answer,) = desk.casebook.load(QuestionnaireAnswer, ROSA)
        assert answer.language == "de"
