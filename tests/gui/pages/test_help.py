"""Help and safety: what it says, and that it follows the settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from acutrack.domain.red_flags import ALL_SIGNS, BACK_PAIN_SIGNS
from acutrack.gui.actions import PAGES, SHORTCUTS
from acutrack.gui.dialogs.visit_sheet_dialog import VisitSheetDialog
from acutrack.gui.pages.help import HelpPage
from acutrack.gui.pages.help.help_words import SOURCES
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.page import Scaffold
from acutrack.gui.widgets.warning_card import WarningCard
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        made.go("help")
        yield made


def words(desk: Desk) -> list[str]:
    return [t.text() for t in desk.page(HelpPage).findChildren(QLabel) if t.isVisible()]


def test_every_warning_sign_can_be_read_at_any_time(desk: Desk) -> None:
    shown = words(desk)

    for sign in (*ALL_SIGNS, *BACK_PAIN_SIGNS):
        assert desk.context.words(sign.ask) in shown, sign.key


def test_the_warning_signs_come_first(desk: Desk) -> None:
    cards = [card for card in desk.page(HelpPage).findChildren(WarningCard) if card.isVisible()]

    assert min(card.y() for card in cards) < 200
    assert cards[0].title.text() == "Emergency: call 112 now"


def test_the_number_follows_the_settings(desk: Desk) -> None:
    settings = desk.programme.settings
    settings.change(replace(settings.current, emergency_number="999"))
    desk.go("today")
    desk.go("help")

    assert "Emergency number: 999. You can change it in Settings." in words(desk)
    assert "Emergency: call 999 now" in words(desk)
    assert not any("112" in text for text in words(desk))


def test_every_key_is_explained(desk: Desk) -> None:
    shown = words(desk)

    for told in (*(page.words for page in PAGES), *(shortcut.words for shortcut in SHORTCUTS)):
        assert desk.context.words(told) in shown


def test_it_scrolls_from_the_keyboard(desk: Desk) -> None:
    scaffold = next(s for s in desk.page(HelpPage).findChildren(Scaffold) if s.isVisible())
    before = scaffold.verticalScrollBar().value()
    desk.person.key(Qt.Key.Key_PageDown)

    assert scaffold.verticalScrollBar().value() > before


class TestFinding:
    def test_the_keyboard_begins_in_the_field(self, desk: Desk) -> None:
        assert QApplication.focusWidget() is desk.page(HelpPage).search

    def test_it_finds_titles_and_text_whatever_the_case(self, desk: Desk) -> None:
        page = desk.page(HelpPage)
        desk.write(page.search, "PRIVACY")
        assert page.found.places[0].words == "Privacy"
        desk.write(page.search, "sterile")
        (place,) = page.found.places
        assert place.words == "Questions to ask a practitioner"
        assert place.accessibleName().endswith("Are the needles sterile, new, and used once only?")

    def test_it_finds_without_accents(self, desk: Desk) -> None:
        page = desk.page(HelpPage)
        desk.write(page.search, "baumler 2021")
        assert "How common side effects are" in {place.words for place in page.found.places}

    @pytest.mark.parametrize(
        ("typed", "page"),
        [
            ("recovery key", "protected"),
            ("mice", "known"),
            ("t test", "decides"),
            ("dotted line", "help"),
            ("bruise blood thinners", "help"),
            ("insurer", "known"),
        ],
    )
    def test_all_of_the_help_is_searched(self, desk: Desk, typed: str, page: str) -> None:
        found = desk.page(HelpPage)
        desk.write(found.search, typed)
        assert page in {place.line.page for place in found.found.places}

    def test_what_is_found_takes_the_place_of_the_topics_until_the_field_is_empty(
        self, desk: Desk
    ) -> None:
        page = desk.page(HelpPage)
        desk.write(page.search, "needle")
        assert page.found.isVisible()
        assert not page.places["privacy"].isVisible()
        desk.person.key(Qt.Key.Key_Escape)
        assert page.search.text() == ""
        assert not page.found.isVisible()
        assert page.places["privacy"].isVisible()

    def test_nothing_found_is_said(self, desk: Desk) -> None:
        page = desk.page(HelpPage)
        desk.write(page.search, "zzz")
        assert page.found.told == "Nothing fits. Try one short word."
        assert page.found.places == []

    def test_the_arrow_keys_lead_through_and_enter_opens(self, desk: Desk) -> None:
        page = desk.page(HelpPage)
        desk.write(page.search, "passphrase")
        desk.person.key(Qt.Key.Key_Down)
        assert QApplication.focusWidget() is page.found.places[0]
        desk.person.key(Qt.Key.Key_Up)
        assert QApplication.focusWidget() is page.search
        desk.person.key(Qt.Key.Key_Down)
        desk.person.key(Qt.Key.Key_Down)
        second = page.found.places[1]
        assert QApplication.focusWidget() is second
        line = second.line
        desk.person.key(Qt.Key.Key_Return)
        desk.settle()
        assert desk.window.page_key == line.page

    def test_enter_in_the_field_opens_the_first_and_the_page_begins_there(self, desk: Desk) -> None:
        page = desk.page(HelpPage)
        desk.write(page.search, "sterile")
        desk.person.key(Qt.Key.Key_Return)
        desk.settle()
        card = page.places["ask"]
        area = page.findChildren(Scaffold)[0]
        assert page.search.text() == ""
        assert 0 <= card.mapTo(area.viewport(), QPoint(0, 0)).y() < 60

    def test_escape_on_a_found_line_goes_back_to_an_empty_field(self, desk: Desk) -> None:
        page = desk.page(HelpPage)
        desk.write(page.search, "needle")
        desk.person.key(Qt.Key.Key_Down)
        desk.person.key(Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is page.search
        assert page.search.text() == ""

    @pytest.mark.parametrize("typed", ["🙂", "%", "a" * 20_000, "<b>"])
    def test_odd_input_breaks_nothing(self, desk: Desk, typed: str) -> None:
        page = desk.page(HelpPage)
        page.search.setText(typed)
        desk.settle()
        page.search.clear()
        assert page.places["privacy"].isVisible()


def test_the_number_can_be_shown_large(desk: Desk) -> None:
    desk.click("Show the number large")
    dialog = desk.window.findChildren(Dialog)[-1]
    assert "112" in [text.text() for text in dialog.findChildren(QLabel)]
    dialog.close()


def test_the_advice_line_stands_on_what_is_no_emergency(desk: Desk) -> None:
    settings = desk.programme.settings
    settings.change(replace(settings.current, advice_line="111"))
    desk.go("today")
    desk.go("help")
    cards = [card for card in desk.page(HelpPage).findChildren(WarningCard) if card.isVisible()]
    told = [
        "Advice line: 111" in [text.text() for text in card.findChildren(QLabel)] for card in cards
    ]
    assert told == ["Emergency" not in card.title.text() for card in cards]


def test_signs_of_back_pain_send_to_a_doctor_and_not_to_a_practitioner(desk: Desk) -> None:
    cards = [card for card in desk.page(HelpPage).findChildren(WarningCard) if card.isVisible()]
    assert [card.title.text() for card in cards[3:]] == [
        "Emergency: call 112 now",
        "Urgent: speak to a doctor today",
        "See a doctor in the next days",
    ]
    assert "If your legs are affected, speak to a doctor today." in words(desk)


def test_every_source_that_is_named_stands_in_full(desk: Desk) -> None:
    shown = " ".join(words(desk))
    named = re.findall(r"[(,] ?([A-Z][\wäöü]+)(?: (?:J|Emerg|Med))* (\d{4})[,)]", shown)
    assert len(named) > 8
    for author, year in named:
        assert any(author in source and year in source for source in SOURCES), author
    assert "(NHS)" in " ".join(SOURCES)


class TestThePageToTakeAlong:
    def test_it_is_saved_with_what_is_ticked(
        self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place = "acutrack.gui.dialogs.sheet_dialog.documents_folder"
        monkeypatch.setattr(place, lambda: tmp_path)
        desk.click("Print or save this list")
        dialog = desk.dialog(VisitSheetDialog)
        desk.click("Save as PDF", dialog)
        desk.settle()
        saved = tmp_path / "to take along.pdf"
        assert saved.read_bytes().startswith(b"%PDF")
        assert any("to take along.pdf" in told for told in desk.told)

    def test_it_closes_without_writing_anything(self, desk: Desk, tmp_path: Path) -> None:
        desk.click("Print or save this list")
        desk.dialog(VisitSheetDialog).reject()
        assert not list(tmp_path.glob("*.pdf"))


def test_undo_reaches_the_diary_from_the_empty_field_and_the_field_once_typed_in(
    desk: Desk,
) -> None:
    desk.go("today")
    desk.person.key(Qt.Key.Key_5)
    desk.settle()
    offered = desk.offered()
    assert offered
    desk.go("help")
    page = desk.page(HelpPage)
    desk.person.writes("lock")
    desk.ctrl(Qt.Key.Key_Z)
    assert page.search.text() != "lock"
    assert desk.offered() == offered

    desk.go("today")
    desk.go("help")
    page.search.setText("")
    desk.ctrl(Qt.Key.Key_Z)
    assert desk.offered() != offered
