"""The pages of the report on the screen: the file itself, at any size, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from acutrack.gui.pages.report import ReportPage
from acutrack.gui.pages.report.preview import PdfPreview
from acutrack.gui.pages.report.rendering import Picture
from acutrack.gui.pages.report.sheet_view import EDGE, SheetView
from acutrack.gui.pages.report.zoom import FULL_WIDTH, WHOLE_PAGE, Zoom, larger, smaller
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down
from tests.rest import at_rest


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    begin_record(tmp_path, clock, days=(6, 7, 6, 5, 4, 6, 7, 8, 5, 4))
    with sat_down(qtbot, tmp_path, clock) as made:
        made.go("report")
        yield made


@pytest.fixture
def page(desk: Desk) -> ReportPage:
    return desk.page(ReportPage)


@pytest.fixture
def preview(page: ReportPage) -> PdfPreview:
    return page.preview


def in_sight(preview: PdfPreview) -> list[SheetView]:
    """The pages of which something is to be seen."""
    view = preview.viewport().rect()
    return [
        sheet
        for sheet in preview.sheets
        if view.intersects(QRect(sheet.mapTo(preview.viewport(), QPoint(0, 0)), sheet.size()))
    ]


def drawn_by_the_library(file: bytes, page: int, width: int) -> bytes:
    """The pixels of a page as an independent call of pdfium gives them."""
    with pypdfium2.PdfDocument(file) as document:
        sheet = document[page]
        scale = (width - 0.01) / sheet.get_width()
        return bytes(sheet.render(scale=scale, prefer_bgrx=True).buffer)


def grabbed(sheet: SheetView) -> QImage:
    image = sheet.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return image.copy(image.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE))


def pixels(picture: Picture, image: QImage) -> tuple[bytes, bytes]:
    """What was drawn and what is seen, line by line without what fills a line up."""
    line = 4 * min(picture.width, image.width())
    high = min(picture.height, image.height())
    seen = bytes(image.constBits())
    return (
        b"".join(picture.pixels[y * picture.stride :][:line] for y in range(high)),
        b"".join(seen[y * image.bytesPerLine() :][:line] for y in range(high)),
    )


class TestTheFileItself:
    @pytest.mark.parametrize("zoom", [FULL_WIDTH, WHOLE_PAGE, Zoom(150)], ids=str)
    def test_each_pixel_on_the_screen_is_one_of_the_saved_file(
        self, desk: Desk, preview: PdfPreview, zoom: Zoom
    ) -> None:
        desk.click("Save PDF")
        desk.settle()
        (file,) = (Path.home() / "Documents").glob("*.pdf")
        preview.use(zoom)
        desk.settle()

        for sheet in in_sight(preview):
            picture = sheet.picture
            assert picture is not None
            assert picture.width == sheet.shot.width
            assert picture.pixels == drawn_by_the_library(
                file.read_bytes(), sheet.page, picture.width
            )
            drawn, seen = pixels(picture, grabbed(sheet))
            assert drawn == seen

    def test_only_the_pages_near_the_eye_are_held_as_pixels(
        self, desk: Desk, preview: PdfPreview
    ) -> None:
        preview.use(Zoom(200))
        desk.settle()
        preview.go_to(preview.count - 1)
        desk.settle()

        assert preview.sheets[-1].is_sharp
        assert preview.sheets[0].picture is None


class TestSizes:
    def test_keys_make_the_pages_larger_and_smaller(self, desk: Desk, preview: PdfPreview) -> None:
        def wide() -> int:
            return preview.sheets[0].width()

        at_first = wide()
        desk.ctrl(Qt.Key.Key_Plus)
        assert preview.zoom == Zoom(100)
        assert wide() > at_first
        desk.ctrl(Qt.Key.Key_Plus)
        assert preview.zoom == Zoom(125)
        desk.ctrl(Qt.Key.Key_Minus)
        desk.ctrl(Qt.Key.Key_Minus)
        assert preview.zoom == WHOLE_PAGE
        assert preview.sheets[0].height() <= preview.viewport().height()
        desk.ctrl(Qt.Key.Key_0)
        assert wide() == at_first

    def test_the_list_of_sizes_follows_the_keys_and_leads(
        self, desk: Desk, page: ReportPage
    ) -> None:
        bar = page.pages.zoom_bar
        desk.ctrl(Qt.Key.Key_Plus)
        assert bar.choice.choice == Zoom(100)

        bar.choice.setFocus()
        QTest.keyClick(bar.choice, Qt.Key.Key_End)
        at_rest()
        assert page.preview.zoom == Zoom(200)
        assert page.preview.sheets[0].width() > page.preview.viewport().width()

    def test_buttons_do_the_same(self, desk: Desk, page: ReportPage) -> None:
        desk.click("Larger")
        assert page.preview.zoom == Zoom(100)
        desk.click("Smaller")
        assert page.preview.zoom == WHOLE_PAGE

    def test_the_page_being_read_stays_in_sight(self, desk: Desk, preview: PdfPreview) -> None:
        preview.go_to(2)
        desk.ctrl(Qt.Key.Key_Plus)
        assert preview.page == 2

    def test_steps_end_at_both_ends(self) -> None:
        assert larger(200) is None
        assert larger(72.5) == Zoom(100)
        assert smaller(100) == WHOLE_PAGE
        assert smaller(210) == Zoom(200)

    def test_at_the_least_window_a_page_has_no_sideways_scroll(
        self, desk: Desk, preview: PdfPreview
    ) -> None:
        desk.window.resize(960, 640)
        desk.settle()
        assert preview.horizontalScrollBar().maximum() == 0


class TestSmallPages:
    def test_each_page_has_a_small_one_with_a_name(self, page: ReportPage) -> None:
        small, total = page.pages.small, page.preview.count
        names = [
            small.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(small.count())
        ]

        assert names == [f"Page {number} of {total}" for number in range(1, total + 1)]
        assert all(small.picture(row) is not None for row in range(total))

    def test_a_click_turns_to_the_page(self, desk: Desk, page: ReportPage) -> None:
        small = page.pages.small
        place = small.visualItemRect(small.item(2)).center()
        QTest.mouseClick(small.viewport(), Qt.MouseButton.LeftButton, pos=place)
        desk.settle()

        assert page.preview.page == 2
        assert page.preview.sheets[2].is_sharp

    def test_arrows_turn_page_by_page(self, desk: Desk, page: ReportPage) -> None:
        page.pages.small.setFocus()
        desk.person.key(Qt.Key.Key_Down)
        assert page.preview.page == 1
        desk.person.key(Qt.Key.Key_End)
        assert page.pages.small.currentRow() == page.preview.count - 1
        assert page.preview.page == page.preview.count - 1

    def test_the_page_being_read_is_the_chosen_one(self, desk: Desk, page: ReportPage) -> None:
        page.preview.go_to(1)
        desk.settle()
        assert page.pages.small.currentRow() == 1
        assert page.pages.zoom_bar.place.text() == f"Page 2 of {page.preview.count}"


class TestReadAloud:
    def test_preview_and_pages_have_roles_and_names(self, page: ReportPage) -> None:
        preview = QAccessible.queryAccessibleInterface(page.preview)
        first = QAccessible.queryAccessibleInterface(page.preview.sheets[0])

        assert preview.role() == QAccessible.Role.Document
        assert preview.text(QAccessible.Text.Name) == "The report, as it will be printed"
        assert first.text(QAccessible.Text.Name) == f"Page 1 of {page.preview.count}"
        assert page.pages.small.accessibleName() == "Pages of the report"


class TestBesideLongChoices:
    def test_the_pages_stay_in_sight_while_parts_are_chosen(
        self, desk: Desk, page: ReportPage
    ) -> None:
        desk.person.click(page.choices.parts.link)
        desk.settle()
        bar = page._scaffold.verticalScrollBar()
        assert bar.maximum() > 300
        longest = bar.maximum()
        for value in (bar.maximum() // 2, bar.maximum(), 0):
            bar.setValue(value)
            desk.settle()
            view = page._scaffold.viewport()
            top = page.pages.mapTo(view, QPoint(0, 0)).y()
            assert top >= 0
            assert top + page.pages.height() <= view.height()
        assert bar.maximum() == longest
