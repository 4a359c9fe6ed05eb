"""What is protected: on the page, in the help files, and true to the code as far as it names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.domain.errors import Obstacle
from acutrack.domain.recovery_key import RANDOM
from acutrack.gui.pages.help import HelpPage
from acutrack.gui.pages.protected import ProtectedPage, SecurityPage
from acutrack.gui.pages.protected.help_file import read_help, taken_apart
from acutrack.gui.pages.protected.protected_words import SECTIONS
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import IconText
from acutrack.gui.widgets.page import Scaffold
from acutrack.places import resource
from acutrack.storage.driver import dbapi
from acutrack.storage.key_file import FORMAT
from acutrack.storage.passphrase import SALT_BYTES, STANDARD
from acutrack.text.catalogue import Catalogue
from tests.decides.kept_text import PROTECTED, protected_text
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down
from tests.gui.pages.person import cut_off
from tests.screens.tongues import speak
from tests.words.reading import grade
from tests.words.test_every_text import refused_in

ROOT = Path(__file__).parents[3]
WORDS = Catalogue()
SECURITY = resource("help", "security.md").read_text(encoding="utf-8")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def shown(desk: Desk, kind: type[ProtectedPage | SecurityPage]) -> list[str]:
    return [
        t.text().replace("\u200b", "")
        for t in desk.page(kind).findChildren(QLabel)
        if t.isVisible()
    ]


class TestWhatIsProtected:
    def test_it_is_one_click_from_the_help_and_leads_back(self, desk: Desk) -> None:
        desk.go("help")
        desk.click("What is protected")
        desk.settle()
        assert desk.page(ProtectedPage).isVisible()
        desk.click("Back to the help")
        desk.settle()
        assert desk.page(HelpPage).isVisible()

    def test_every_word_of_it_is_on_the_page_and_none_is_cut(self, desk: Desk) -> None:
        desk.go("protected")
        found = shown(desk, ProtectedPage)
        for section in SECTIONS:
            assert all(WORDS(told) in found for told in (section.heading, *section.texts))
        assert cut_off(desk.page(ProtectedPage)) == []

    def test_the_text_for_readers_of_the_repository_is_the_same(self) -> None:
        # Where it is not: python -m tests.decides
        assert PROTECTED.read_text(encoding="utf-8") == protected_text()

    def test_a_reader_of_twelve_can_follow_it(self) -> None:
        told = [WORDS(text) for section in SECTIONS for text in section.texts]
        assert grade("\n".join(told)) <= 6

    @pytest.mark.parametrize(
        "about",
        [
            "lost or stolen", "Ctrl+L", "Harmful programs", "memory sticks", "recovery key",
            "is gone", "synced folder", "PDF", "30 days", "12 months", "Settings", "print",
        ],
    )  # fmt: skip
    def test_it_speaks_of(self, about: str) -> None:
        assert about in protected_text()


class TestForSecurityReviewers:
    def test_it_is_one_click_further_and_leads_back(self, desk: Desk) -> None:
        desk.go("protected")
        desk.click("For security reviewers")
        desk.settle()
        assert desk.page(SecurityPage).isVisible()
        desk.click("Back to what is protected")
        desk.settle()
        assert desk.page(ProtectedPage).isVisible()

    def test_the_page_shows_every_chapter_paragraph_and_cell_of_the_file(self, desk: Desk) -> None:
        desk.go("security")
        found = shown(desk, SecurityPage)
        told = read_help("security.md")
        assert len(told.chapters) == 7
        for chapter in told.chapters:
            assert chapter.heading in found
            assert set(chapter.paragraphs) <= set(found)
            assert {cell for row in chapter.rows for cell in row} <= set(found)
        plain = " ".join(re.sub(r"[`*#|]|^- |---", " ", SECURITY, flags=re.MULTILINE).split())
        seen = " ".join(found)
        assert {word for word in plain.split() if word not in seen and word != "-"} == set()

    def test_elsewhere_it_says_that_it_is_in_english_and_runs_as_english_does(
        self, desk: Desk
    ) -> None:
        speak(desk.programme, "ar")
        desk.go("security")
        page = desk.page(SecurityPage)
        cards = page.findChildren(Card)
        found = shown(desk, SecurityPage)
        (notice,) = page.findChildren(IconText)
        directions = {card.layoutDirection() for card in cards}
        running = notice.layoutDirection()
        speak(desk.programme, "en")

        assert notice.text.text() in found
        assert directions == {Qt.LayoutDirection.LeftToRight}
        assert running == Qt.LayoutDirection.RightToLeft

    def test_in_english_it_does_not_say_so(self, desk: Desk) -> None:
        desk.go("security")
        assert desk.page(SecurityPage).findChildren(IconText) == []

    def test_it_scrolls_from_the_keyboard(self, desk: Desk) -> None:
        desk.go("security")
        bar = desk.page(SecurityPage).findChildren(Scaffold)[0].verticalScrollBar()
        desk.person.key(Qt.Key.Key_PageDown)
        assert bar.value() > 0

    def test_every_test_and_file_it_names_is_there(self) -> None:
        named = set(re.findall(r"`(tests/[\w/.]+)`", SECURITY))
        assert len(named) > 10
        assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
        assert resource("help", "what-is-protected.md").is_file()

    def test_its_figures_are_those_of_the_code(self) -> None:
        assert FORMAT in SECURITY
        assert (STANDARD.memory_kib, STANDARD.passes, STANDARD.lanes) == (64 * 1024, 3, 4)
        assert "64 MiB, three passes, four lanes" in SECURITY
        assert f"{SALT_BYTES * 8}-bit random salt" in SECURITY
        assert f"{RANDOM * 5} random bits in {RANDOM} characters" in SECURITY

    def test_sqlite_is_built_as_it_says(self) -> None:
        connection = dbapi.connect(":memory:")
        assert ("TEMP_STORE=2",) in connection.execute("PRAGMA compile_options").fetchall()
        (version,) = connection.execute("PRAGMA cipher_version").fetchone()
        connection.close()
        assert version.startswith("4.")
        assert "SQLCipher 4" in SECURITY

    def test_it_keeps_to_plain_words_and_is_one_page(self) -> None:
        assert refused_in(SECURITY) == []
        told = read_help("security.md")
        texts = [text for chapter in told.chapters for text in chapter.paragraphs]
        assert grade("\n".join(texts)) <= 10
        assert len(SECURITY.split()) < 1500

    def test_a_file_that_was_not_installed_is_told_of(self) -> None:
        with pytest.raises(Obstacle):
            read_help("nothing.md")


def test_a_help_file_is_taken_apart_as_it_is_written() -> None:
    found = taken_apart(
        "# Title\n\nTwo\nlines.\n\n## One\n\nFirst.\n\n- a\n- b of\n  two `lines`\n\n"
        "| x | y |\n| --- | --- |\n| 1 | 2 |\n\nLast.\n\n## Two\n\nEnd.\n"
    )
    assert (found.title, found.introduction) == ("Title", "Two lines.")
    one, two = found.chapters
    assert one.heading == "One"
    assert one.paragraphs == ("First.", "a", "b of two lines", "Last.")
    assert one.rows == (("x", "y"), ("1", "2"))
    assert two.paragraphs == ("End.",)
