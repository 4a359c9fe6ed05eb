"""Another language, chosen at the first start or in the settings, is spoken at once everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from acutrack.compose.window import Programme
from acutrack.domain.message import say
from acutrack.gui.context import CopyDeed
from acutrack.gui.language_field import LanguageField
from acutrack.gui.pages.sessions import SessionsPage
from acutrack.gui.pages.settings import SettingsPage
from acutrack.gui.pages.welcome import WelcomePage
from acutrack.gui.theme import Theme, ThemeChoice
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.painted_button import PaintedButton
from acutrack.settings.settings_file import read
from acutrack.text.languages import languages
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down
from tests.languages.pseudo import CLOSE, OPEN, Longer
from tests.rest import at_rest, settled


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale("en_GB"))
    Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7) * 3)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def choose(within: QWidget, code: str) -> None:
    """Choose a language as somebody with a keyboard does."""
    field = within.findChild(LanguageField)
    assert isinstance(field, LanguageField)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    codes = [language.code for language in languages()]
    steps = codes.index(code) - field.currentIndex()
    QTest.keyClick(field, Qt.Key.Key_Down)
    at_rest()
    popup = field.view()
    for _ in range(abs(steps)):
        QTest.keyClick(popup, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    at_rest()


def test_every_language_is_offered_by_its_own_name(desk: Desk) -> None:
    field = desk.go("settings").findChild(LanguageField)
    assert isinstance(field, LanguageField)

    assert [field.itemText(row) for row in range(field.count())] == [
        language.name for language in languages()
    ]
    assert field.currentText() == "English"


def test_an_arrow_key_browses_and_chooses_nothing(desk: Desk) -> None:
    field = desk.go("settings").findChild(LanguageField)
    assert isinstance(field, LanguageField)
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_Down)
    at_rest()

    assert field.view().isVisible()
    assert desk.programme.words.language == "en"
    field.hidePopup()


def test_the_settings_speak_the_language_at_once_and_keep_it(desk: Desk) -> None:
    choose(desk.go("settings"), "de")
    desk.settle()

    page = desk.page(SettingsPage)
    assert desk.programme.words.language == "de"
    assert read(desk.programme.settings.path).language == "de"
    focused = desk.window.focusWidget()
    assert isinstance(focused, LanguageField)
    assert page.isAncestorOf(focused)
    assert QLocale().language() == QLocale.Language.German


def test_there_is_a_way_back(desk: Desk) -> None:
    # The copy of the day is told of in the settings; on a slow machine it is made in between.
    desk.programme.copies.do(CopyDeed.MAKE)
    desk.settle()
    before = shown_words(desk.go("settings"))
    for code in ("ar", "zh_CN", "en"):
        choose(desk.page(SettingsPage), code)
        desk.settle()

    assert shown_words(desk.page(SettingsPage)) == before
    assert not QApplication.isRightToLeft()


def test_arabic_turns_the_window_round(desk: Desk) -> None:
    choose(desk.go("settings"), "ar")
    desk.settle()

    assert QApplication.isRightToLeft()
    rail = desk.window.rail
    assert rail.mapTo(desk.window, rail.rect().center()).x() > desk.window.width() / 2


@pytest.mark.parametrize(
    "key", ["today", "charts", "settings", "report", "known", "help", "treatments"]
)
def test_nothing_on_a_page_or_round_it_stays_english(desk: Desk, key: str) -> None:
    desk.go(key)

    desk.programme.language.take("en", Longer())
    desk.settle()

    assert desk.window.page_key == key
    left = [words for words in shown_words(desk.window) if OPEN not in words and CLOSE not in words]
    assert [words for words in left if words not in NOT_OURS and has_words(words)] == []


#: What stands on those pages in every language: names, and what the person wrote.
NOT_OURS = {"AcuTrack", *(language.name for language in languages())}


def has_words(text: str) -> bool:
    """Whether a text is more than a sign, a key or a date."""
    is_key = text.startswith("Ctrl+") or text == "F1"
    is_date = any(name in text for name in ("Oct", "Nov", "Mon", "Tue"))
    return sum(letter.isalpha() for letter in text) > 1 and not is_key and not is_date


def test_shortcuts_still_lead_where_they_led(desk: Desk) -> None:
    desk.go("settings")
    before = len(desk.window.actions())

    desk.programme.language.take("en", Longer())
    desk.settle()
    QTest.keyClick(desk.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    desk.settle()

    assert desk.window.page_key == "charts"
    actions = desk.window.actions()
    assert len(actions) == before
    assert all(OPEN in action.text() for action in actions)


def test_what_is_half_typed_stays(desk: Desk) -> None:
    page = desk.go("treatments", "new")
    field = next(f for f in page.findChildren(QLineEdit) if f.isVisible())
    desk.write(field, "Ibupro")

    desk.programme.language.take("en", Longer())
    desk.settle()

    fields = [f for f in desk.window.findChildren(QLineEdit) if f.isVisible()]
    assert "Ibupro" in [f.text() for f in fields]


def test_a_session_that_is_being_written_stays_open(desk: Desk) -> None:
    page = desk.go("sessions", "new")
    note = next(f for f in page.findChildren(QLineEdit) if f.isVisible())
    desk.write(note, "Mo")

    desk.programme.language.take("en", Longer())
    desk.settle()

    assert desk.page(SessionsPage).form is not None
    fields = [f for f in desk.window.findChildren(QLineEdit) if f.isVisible()]
    assert "Mo" in [f.text() for f in fields]


def test_an_open_dialog_is_closed_first(desk: Desk) -> None:
    dialog = Dialog("One", desk.window)
    dialog.open()
    at_rest()

    desk.programme.language.take("en", Longer())
    desk.settle()

    assert not dialog.isVisible()
    assert not any(isinstance(w, QDialog) and w.isVisible() for w in QApplication.topLevelWidgets())


def test_what_could_not_be_saved_is_still_said(desk: Desk) -> None:
    from acutrack.domain.errors import Obstacle

    tried: list[int] = []
    desk.programme.notices.tell_failure(Obstacle(say("Try again")), lambda: tried.append(1))

    desk.programme.language.take("en", Longer())
    desk.settle()

    assert desk.failure().startswith(OPEN)
    desk.click(desk.programme.words(say("Try again")))
    assert tried == [1]


def test_undo_goes_over_the_change(desk: Desk) -> None:
    before = desk.offered()

    desk.programme.language.take("en", Longer())
    desk.settle()

    assert len(desk.offered()) == len(before)
    assert all(OPEN in name for name in desk.offered())


def test_qt_speaks_the_language_too(desk: Desk) -> None:
    choose(desk.go("settings"), "de")
    desk.settle()

    assert QCoreApplication.translate("QWidgetTextControl", "Select All") == "Alles auswählen"

    choose(desk.page(SettingsPage), "en")
    desk.settle()

    assert QCoreApplication.translate("QWidgetTextControl", "Select All") == "Select All"


Start = Callable[[], Programme]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, clock: Clock) -> Start:
    """Starts the program, as often as it is called, over the same folder."""
    return lambda: Programme(qapp, tmp_path, now=clock)


class TestTheFirstStart:
    def test_a_language_can_be_chosen_before_there_is_a_record(self, start: Start) -> None:
        programme = start()
        programme.show()
        settled(programme)

        choose(programme.window, "de")
        settled(programme)

        assert isinstance(programme.window.page, WelcomePage)
        assert programme.words.language == "de"
        assert isinstance(programme.window.focusWidget(), LanguageField)
        end(programme)

    def test_what_was_typed_there_stays(self, start: Start) -> None:
        programme = start()
        programme.show()
        settled(programme)
        page = programme.window.page
        assert isinstance(page, WelcomePage)
        page.show_screen("name")
        page.name.name.setFocus()
        QTest.keyClicks(page.name.name, "Rosa")

        programme.language.take("en", Longer())
        settled(programme)

        again = programme.window.page
        assert isinstance(again, WelcomePage)
        assert again is not page
        assert (again.screen_key, again.name.name.text()) == ("name", "Rosa")
        end(programme)

    @pytest.mark.parametrize(
        ("said", "spoken"), [("de_AT.UTF-8", "de"), ("nl:fr", "fr"), ("C", "en")]
    )
    def test_the_system_chooses_until_somebody_does(
        self,
        start: Start,
        monkeypatch: pytest.MonkeyPatch,
        said: str,
        spoken: str,
    ) -> None:
        monkeypatch.setenv("LANGUAGE", said)
        programme = start()
        assert programme.words.language == spoken

        programme.settings.change(replace(programme.settings.current, language="es"))
        end(programme)
        programme = start()
        assert programme.words.language == "es"
        end(programme)

    @pytest.mark.parametrize(
        ("region", "paper", "number"),
        [
            ("en_US", "letter", "911"),
            ("en_GB", "a4", "999"),
            ("de_DE", "a4", "112"),
            ("pt_BR", "a4", "112"),
        ],
    )
    def test_paper_and_emergency_number_are_those_of_the_region(
        self,
        start: Start,
        monkeypatch: pytest.MonkeyPatch,
        region: str,
        paper: str,
        number: str,
    ) -> None:
        monkeypatch.setenv("LC_TIME", region)
        programme = start()

        assert programme.settings.current.paper == paper
        assert programme.settings.current.emergency_number == number
        end(programme)


def end(programme: Programme) -> None:
    programme.window.close()
    programme.end()
    programme.window.deleteLater()
    at_rest()


def shown_words(within: QWidget) -> list[str]:
    labels = [x.text() for x in within.findChildren(QLabel) if x.isVisible() and x.text()]
    buttons = [x.words for x in within.findChildren(PaintedButton) if x.isVisible() and x.words]
    return [*labels, *buttons]
