"""The first start, driven by real keys and clicks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from acutrack.casebook.drafts import DraftStore
from acutrack.domain.record import EVERYONE
from acutrack.gui.context import GuiContext, Ways
from acutrack.gui.pages.welcome import FirstAnswers, WelcomePage
from acutrack.gui.theme import Theme, ThemeChoice
from acutrack.settings.settings_file import SettingsFile
from acutrack.text.catalogue import Catalogue
from tests.gui.conftest import Clock
from tests.gui.pages.person import Person, cut_off, names_said_twice, shown
from tests.rest import at_rest


class FirstStart:
    """A page with nothing behind it but a settings file."""

    def __init__(
        self, qtbot: QtBot, theme: Theme, folder: Path, clock: Clock, drafts: DraftStore | None
    ) -> None:
        self.settings = SettingsFile(folder / "first.json")
        self.ways = Ways()
        self.asked: list[str] = []
        self.ways.wanted_sample.connect(lambda: self.asked.append("sample"))
        self.ways.wanted_backup.connect(lambda: self.asked.append("backup"))
        self.page = WelcomePage(
            self.settings, Catalogue(), theme, self.ways, now=clock, drafts=drafts
        )
        self.answers: list[FirstAnswers] = []
        self.page.finished.connect(self.answers.append)
        shown(qtbot, self.page, 1000, 700)
        self.page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.person = Person()


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, tmp_path: Path, clock: Clock) -> FirstStart:
    return FirstStart(qtbot, theme, tmp_path, clock, None)


class TestTheChoices:
    def test_the_keyboard_starts_on_the_own_record(self, start: FirstStart) -> None:
        assert start.page.choices.own.hasFocus()

        start.person.key(Qt.Key.Key_Space)

        assert start.page.screen_key == "name"
        assert start.page.name.name.hasFocus()

    def test_enter_opens_a_choice_as_space_does(self, start: FirstStart) -> None:
        start.person.key(Qt.Key.Key_Return)

        assert start.page.screen_key == "name"

    def test_the_sample_and_the_backup_are_asked_for_with_one_press(
        self, start: FirstStart
    ) -> None:
        start.person.click(start.page.choices.sample)
        start.person.click(start.page.choices.backup)

        assert start.asked == ["sample", "backup"]

    def test_text_grows_by_steps_and_the_choice_is_kept(
        self, start: FirstStart, theme: Theme, tmp_path: Path
    ) -> None:
        sizes = []
        for _ in range(4):
            start.person.click(start.page.choices.text_size)
            sizes.append((theme.text_scale, start.page.choices.text_size.words))

        assert sizes == [
            (1.25, "Bigger text"),
            (1.5, "Bigger text"),
            (2.0, "Smaller text"),
            (1.0, "Bigger text"),
        ]
        start.person.click(start.page.choices.text_size)
        assert SettingsFile(tmp_path / "first.json").current.text_size == 125

    def test_what_is_promised_stands_on_the_first_screen(self, start: FirstStart) -> None:
        texts = [label.text() for label in visible_texts(start.page)]

        assert any(text.startswith("Everything stays on this computer.") for text in texts)


class TestAnOwnRecord:
    def test_three_questions_make_the_answers(self, start: FirstStart) -> None:
        page, person = start.page, start.person
        person.click(page.choices.own)
        person.writes("Rosa Lind")
        person.key(Qt.Key.Key_Tab)
        person.writes("12 March 1957")
        person.click(page.name.next)
        person.click(page.place.chips[0])
        person.click(page.place.next)
        person.writes("3 November")
        person.click(page.session.next)

        assert start.answers == [
            FirstAnswers(
                name="Rosa Lind",
                birth_date=date(1957, 3, 12),
                main_site="Lower back",
                next_session=date(2025, 11, 3),
            )
        ]

    def test_every_question_can_be_skipped(self, start: FirstStart) -> None:
        page, person = start.page, start.person
        person.click(page.choices.own)
        for screen in (page.name, page.place, page.session):
            person.click(screen.skip)

        assert start.answers == [FirstAnswers()]
        assert person.count == 4

    def test_enter_goes_on(self, start: FirstStart) -> None:
        start.person.click(start.page.choices.own)
        start.person.writes("R. L.")
        start.person.key(Qt.Key.Key_Return)

        assert start.page.screen_key == "place"

    def test_own_words_name_a_place(self, start: FirstStart) -> None:
        page, person = start.page, start.person
        person.click(page.choices.own)
        person.click(page.name.skip)
        person.click(page.place.chips[5])
        assert page.place.site.text() == "Knee"
        page.place.site.setFocus()
        page.place.site.selectAll()
        person.writes("left knee")

        assert not any(chip.isChecked() for chip in page.place.chips)
        assert page.answers().main_site == "left knee"

    def test_treatment_that_began_already_is_told_by_its_day(self, start: FirstStart) -> None:
        page, person = start.page, start.person
        person.click(page.choices.own)
        person.click(page.name.skip)
        person.click(page.place.skip)
        page.session.began.setFocus()
        person.writes("2025-09-01")
        person.click(page.session.next)

        assert start.answers[0].started_on == date(2025, 9, 1)

    @pytest.mark.parametrize(
        ("typed", "said"),
        [("some day", "This is no date yet"), ("3 March 2030", "This day is still to come")],
    )
    def test_a_birth_date_that_cannot_be_is_said_and_stays(
        self, start: FirstStart, typed: str, said: str
    ) -> None:
        page, person = start.page, start.person
        person.click(page.choices.own)
        page.name.birth.setFocus()
        person.writes(typed)
        person.click(page.name.next)

        assert page.screen_key == "name"
        assert page.name.birth_field.problem.startswith(said)
        assert page.name.birth.text() == typed

    def test_a_next_session_in_the_past_is_said(self, start: FirstStart) -> None:
        page, person = start.page, start.person
        page._show("session")
        person.writes("1 October 2025")
        person.click(page.session.next)

        assert page.session.coming_field.problem.startswith("This day has passed")

    def test_a_next_session_in_2062_is_said(self, start: FirstStart) -> None:
        page, person = start.page, start.person
        page._show("session")
        person.writes("3 April 2062")
        person.click(page.session.next)

        assert page.session.coming_field.problem.startswith("This day is more than 2 years away")
        assert start.answers == []

    def test_back_keeps_what_was_typed(self, start: FirstStart) -> None:
        page, person = start.page, start.person
        person.click(page.choices.own)
        person.writes("Rosa")
        person.click(page.name.next)
        person.key(Qt.Key.Key_Escape)

        assert page.screen_key == "name"
        assert page.name.name.text() == "Rosa"

    def test_what_was_typed_is_there_again_after_the_program_was_killed(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path, clock: Clock, context: GuiContext
    ) -> None:
        first = FirstStart(qtbot, theme, tmp_path, clock, context.drafts)
        first.person.click(first.page.choices.own)
        first.person.writes("Rosa")
        first.person.key(Qt.Key.Key_Return)
        first.person.click(first.page.place.chips[2])
        qtbot.waitUntil(lambda: kept_site(context) == "Neck")

        again = FirstStart(qtbot, theme, tmp_path, clock, context.drafts)

        assert again.page.screen_key == "place"
        assert again.page.answers() == FirstAnswers(name="Rosa", main_site="Neck")

    def test_finished_answers_leave_no_draft(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path, clock: Clock, context: GuiContext
    ) -> None:
        start = FirstStart(qtbot, theme, tmp_path, clock, context.drafts)
        start.person.click(start.page.choices.own)
        for screen in (start.page.name, start.page.place, start.page.session):
            start.person.click(screen.skip)

        assert context.drafts.find("first_questions", EVERYONE) is None


class TestTreatingPatients:
    def test_the_first_patient_is_asked_for(self, start: FirstStart, tmp_path: Path) -> None:
        start.person.click(start.page.choices.patients)
        start.person.writes("A. Beispiel")
        start.person.click(start.page.patient.next)

        assert start.answers == [FirstAnswers(name="A. Beispiel", treats_patients=True)]
        assert SettingsFile(tmp_path / "first.json").current.treats_patients

    def test_nobody_yet_is_an_answer(self, start: FirstStart) -> None:
        start.person.click(start.page.choices.patients)
        start.person.click(start.page.patient.skip)

        assert start.answers == [FirstAnswers(treats_patients=True)]

    def test_an_empty_name_is_said(self, start: FirstStart) -> None:
        start.person.click(start.page.choices.patients)
        start.person.click(start.page.patient.next)

        assert start.page.patient.name_field.problem.startswith("The name is empty")
        assert start.answers == []


@pytest.mark.parametrize("screen", ["choices", "name", "place", "session", "patient"])
@pytest.mark.parametrize(("scale", "width"), [(1.0, 960), (2.0, 1280)])
def test_nothing_is_cut_off_and_no_name_is_said_twice(
    start: FirstStart, theme: Theme, screen: str, scale: float, width: int
) -> None:
    theme.choose(ThemeChoice.LIGHT, scale)
    start.page.resize(width, 640)
    start.page._show(screen)
    at_rest()

    assert cut_off(start.page) == []
    assert names_said_twice(start.page) == []
    (scroll,) = start.page.findChildren(QScrollArea)
    content = scroll.widget()
    assert content is not None
    assert content.width() <= scroll.viewport().width()


def kept_site(context: GuiContext) -> object:
    draft = context.drafts.find("first_questions", EVERYONE)
    return draft.values.get("main_site") if draft else None


def visible_texts(page: WelcomePage) -> list[QLabel]:
    return [label for label in page.findChildren(QLabel) if label.isVisible()]
