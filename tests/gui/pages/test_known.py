"""What is known: every statement with its source, how sure it is on demand, and the search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from acutrack.domain.evidence import (
    CERTAINTY_WORDS,
    CHECKED,
    GUIDELINES,
    STATEMENTS,
    TOPIC_WORDS,
    Topic,
)
from acutrack.gui.pages.known import KnownPage
from acutrack.gui.pages.known.guideline_table import shared_out
from acutrack.gui.pages.known.statement_card import StatementCard
from acutrack.gui.widgets.page import Scaffold
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        made.go("known")
        yield made


def shown(desk: Desk) -> list[str]:
    return [t.text() for t in desk.page(KnownPage).findChildren(QLabel) if t.isVisible()]


def card(desk: Desk, key: str) -> StatementCard:
    return next(one for one in desk.page(KnownPage).cards if one.statement.key == key)


def top_of(desk: Desk, key: str) -> int:
    area = desk.page(KnownPage).findChildren(Scaffold)[0]
    return card(desk, key).mapTo(area.viewport(), card(desk, key).rect().topLeft()).y()


def test_every_statement_stands_there_with_its_source(desk: Desk) -> None:
    texts = shown(desk)
    for one in STATEMENTS:
        assert desk.context.words(one.claim) in texts, one.key
        assert f"Source: {'; '.join(source.short for source in one.sources)}" in texts
    for topic in Topic:
        assert desk.context.words(TOPIC_WORDS[topic]) in texts


def test_the_guidelines_are_a_table_with_whole_sources_under_it(desk: Desk) -> None:
    page, words = desk.page(KnownPage), desk.context.words
    model = page.table.guidelines
    headings = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert headings == ["Who", "Year", "Country", "What they say", "For whom"]
    rows = [
        tuple(model.index(r, c).data() for c in range(model.columnCount()))
        for r in range(model.rowCount())
    ]
    assert rows == [
        (words(g.body), str(g.source.year), words(g.country), words(g.says), words(g.for_whom))
        for g in GUIDELINES
    ]
    told = " ".join(shown(desk))
    assert all(g.source.full in told for g in GUIDELINES)
    assert page.table.verticalScrollBar().maximum() == 0, "the page scrolls, not the table"


def test_how_sure_opens_below_and_is_read_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    place = "acutrack.gui.pages.known.statement_card.announce"
    monkeypatch.setattr(place, lambda _widget, words: said.append(words))
    one = card(desk, "A4")
    wanted = {
        desk.context.words(CERTAINTY_WORDS[one.statement.certainty]),
        desk.context.words(one.statement.numbers),
        f"Source: {one.statement.sources[0].full}",
    }
    checked = f"Last checked: {desk.context.words.formats.day(CHECKED)}."
    assert not wanted & set(shown(desk))

    desk.person.click(one.link)
    assert wanted <= set(shown(desk))
    assert len(said) == 1
    assert all(text in said[0] for text in (*wanted, checked))
    assert shown(desk).count(checked) == 2, "once here, once at the foot"
    assert one.link.accessibleName().startswith("Show less: A large review")

    desk.person.click(one.link)
    assert not wanted & set(shown(desk))
    assert len(said) == 1


def test_the_keyboard_begins_in_the_search(desk: Desk) -> None:
    assert QApplication.focusWidget() is desk.page(KnownPage).search


def test_what_fits_stays_and_is_counted(desk: Desk) -> None:
    page = desk.page(KnownPage)
    page.search.setText("MÜDE tired")
    desk.settle()
    assert [one for one in page.cards if not one.isHidden()] == []
    assert "Nothing fits. Try one short word." in shown(desk)

    page.search.setText("tired")
    desk.settle()
    assert [one.statement.key for one in page.cards if not one.isHidden()] == ["E5"]
    assert "1 thing fits." in shown(desk)
    assert page.guidelines.isHidden()

    page.search.setText("insurance")
    desk.settle()
    assert not page.guidelines.isHidden()
    bodies = {page.table.guidelines.index(r, 0).data() for r in range(2)}
    assert "Medicare, a public insurance" in bodies

    page.search.clear()
    desk.settle()
    assert not any(one.isHidden() for one in page.cards)
    assert page.table.guidelines.rowCount() == len(GUIDELINES)


def test_a_source_is_found_by_its_author_and_its_doi(desk: Desk) -> None:
    page = desk.page(KnownPage)
    for typed in ("haake", "10.1001/archinte.167.17.1892"):
        page.search.setText(typed)
        desk.settle()
        assert "A5" in {one.statement.key for one in page.cards if not one.isHidden()}


@pytest.mark.parametrize("key", ["A7", "E4"])
def test_it_begins_at_the_statement_that_was_asked_for(desk: Desk, key: str) -> None:
    desk.page(KnownPage).search.setText("tired")
    desk.go("today")
    desk.go("known", key)
    assert desk.page(KnownPage).search.text() == ""
    assert 0 <= top_of(desk, key) <= 60


def test_it_is_reached_from_the_charts(desk: Desk) -> None:
    desk.go("charts")
    desk.click("What is known")
    assert desk.window.page_key == "known"


def test_nothing_on_it_is_about_the_person(desk: Desk) -> None:
    texts = " ".join(shown(desk)).lower()
    assert "rosa" not in texts
    assert "your pain" not in texts
    assert "It is not advice." in desk.page(KnownPage).findChildren(Scaffold)[0].context.text()


@pytest.mark.parametrize(
    ("width", "least", "wide"),
    [
        (500, (0, 0, 0), [100, 150, 250]),
        (500, (140, 0, 0), [140, 135, 225]),
        (500, (140, 200, 100), [140, 200, 160]),
    ],
)
def test_a_column_gets_at_least_its_widest_word(
    width: int, least: tuple[int, ...], wide: list[int]
) -> None:
    assert shared_out(width, (2, 3, 5), least) == wide


@pytest.mark.parametrize("code", ["en", "de", "fr", "ar", "zh_CN"])
def test_no_word_of_the_table_is_cut_in_any_language(desk: Desk, code: str) -> None:
    settings = desk.programme.settings
    for size in ((1280, 800), (960, 640)):
        settings.change(replace(settings.current, language=code))
        desk.window.resize(*size)
        desk.settle()
        desk.go("known")
        table = desk.page(KnownPage).table
        if not table.guidelines.stacked:
            widths = [table.columnWidth(c) for c in range(5)]
            assert all(
                w >= least for w, least in zip(widths, table.guidelines.least_widths(), strict=True)
            )
