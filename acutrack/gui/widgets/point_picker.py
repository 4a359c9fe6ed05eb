"""Choosing acupuncture points: one field, a short list under it, and a chip for each point."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.point_codes import point_from, readings, sides_of
from acutrack.domain.point_list import ListedPoint, PointList
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.flow_layout import FlowLayout
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Mark, Text
from acutrack.gui.widgets.point_picker_chip import PointChip
from acutrack.gui.widgets.point_picker_offers import AT_MOST, Offer, Offers
from acutrack.text.catalogue import Catalogue

OFTEN = 3
"""Uses from which a point is marked as often used."""

_CODE_AND_SIDE = re.compile(r"(.*\d)\s*[:,\s]\s*([lrbm])", re.IGNORECASE)


class PointPicker(QWidget):
    """Points as chips, and a field that finds more from one letter on.

    Enter adds the highlighted row and leaves the field empty for the next one. A code may carry
    its side ("bl23 l"). Text that is in no list is kept as typed, and its chip says so. In the
    empty field, Backspace or Left goes to the last chip.
    """

    changed = Signal()
    """A point was added, changed or taken out by a person."""

    typed = Signal()
    """The text in the field changed under somebody's fingers."""

    def __init__(self, points: PointList, words: Catalogue) -> None:
        super().__init__()
        self._list = points
        self._words = words
        self._points: tuple[NeedledPoint, ...] = ()
        self._last_time: dict[str, Side] = {}
        self._often: Mapping[str, int] = {}
        self.chips: list[PointChip] = []
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=6, line_gap=0)
        policy = self._holder.sizePolicy()
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        self.field = _SearchField()
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_text)
        self.form_field = FormField(
            words(say("Add a point: type a code, a name or a place")), self.field
        )
        self.offers = Offers(words(say("Points found")))
        self.offers.chosen.connect(self._take)
        self._hint = Text("", TextStyle.SMALL, Role.INK2)
        self._hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self._holder, self.form_field, self.offers, self._hint):
            column.addWidget(widget)
        self._holder.hide()

    @property
    def points(self) -> tuple[NeedledPoint, ...]:
        """The points shown."""
        return self._points

    def show_points(self, points: Sequence[NeedledPoint]) -> None:
        """Show these points without telling anybody."""
        self._points = tuple(points)
        self._build_chips()

    def show_history(
        self, last_time: Sequence[NeedledPoint], often: Mapping[str, int] | None = None
    ) -> None:
        """What to offer first: the points of the last session, then those used often."""
        self._last_time = {point.code: point.side for point in last_time}
        self._often = often or {}

    def take_pending(self) -> None:
        """Add what stands in the field and was not yet entered, as typed."""
        text = self.field.text().strip()
        if text:
            self._add_text(text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        key = Qt.Key(event.key())
        if not plain:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and not self.offers.isHidden():
            self.offers.show_offers(())
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left) and self._can_go_back():
            self.chips[-1].code.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            return False
        return True

    def _can_go_back(self) -> bool:
        return not self.field.text() and bool(self.chips)

    def _step(self, by: int) -> None:
        if self.offers.isHidden():
            self._show_offers(self.field.text().strip())
        else:
            self.offers.step(by)

    def _enter(self) -> None:
        offer = self.offers.current
        text = self.field.text().strip()
        if offer is not None:
            self._take(offer)
        elif text:
            self._add_text(text)

    def _on_text(self, text: str) -> None:
        self._hint.hide()
        self._show_offers(text.strip()) if text.strip() else self.offers.show_offers(())
        self.typed.emit()

    def _show_offers(self, text: str) -> None:
        searched = _without_side(text)[0]
        found = self._list.search(searched, tuple(self._last_time), self._often)
        there = {point.code for point in self._points} - set(readings(searched))
        found = tuple(sorted(found, key=lambda point: point.code in there))
        offers = [self._offer(point, searched) for point in found[:AT_MOST]]
        if searched and not any(offer.code in readings(searched) for offer in offers[:1]):
            kept = self._words(say("Keep as typed, not in the list"))
            as_typed = Offer(text, kept)
            offers = [*offers[: AT_MOST - 1], as_typed]
        self.offers.show_offers(tuple(offers))

    def _offer(self, point: ListedPoint, searched: str) -> Offer:
        mark = ""
        written = point.characters[:1] if not searched.isascii() else ()
        if point.code in self._last_time:
            mark = self._words(say("last time"))
        elif self._often.get(point.code, 0) >= OFTEN:
            mark = self._words(say("often"))
        name = " ".join((point.pinyin, *written))
        return Offer(point.code, name, point.region or point.english, mark)

    def _take(self, offer: Offer) -> None:
        text = self.field.text().strip()
        if self._list.find(offer.code) is None:
            self._add_text(text or offer.code)
            return
        side = _without_side(text)[1]
        point = point_from(offer.code, side or self._last_time.get(offer.code))
        typed = "" if text.upper() == offer.code else text
        self._add(replace(point, typed=typed))

    def _add_text(self, text: str) -> None:
        code, side = _without_side(text)
        try:
            point = point_from(code if side else text, side)
        except InvalidEntry as error:
            self._tell(self._words(error.message))
            return
        self._add(point)

    def _add(self, point: NeedledPoint) -> None:
        self.field.clear()
        self.offers.show_offers(())
        if any((there.code, there.side) == (point.code, point.side) for there in self._points):
            self._tell(self._words(say("{code} is already there.", code=point.code)))
        else:
            self._become((*self._points, point))
            announce(self, self.chips[-1].code.accessibleName())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _become(self, points: tuple[NeedledPoint, ...]) -> None:
        self._points = points
        self._hint.hide()
        self._build_chips()
        self.changed.emit()

    def _set_side(self, place: int, side: Side) -> None:
        points = list(self._points)
        points[place] = replace(points[place], side=side)
        self._become(tuple(points))
        self.chips[place].code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, place: int) -> None:
        self._become(self._points[:place] + self._points[place + 1 :])
        after: QWidget = (
            self.chips[min(place, len(self.chips) - 1)].code if self.chips else self.field
        )
        after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, place: int) -> None:
        target: QWidget = self.field if place >= len(self.chips) else self.chips[max(place, 0)].code
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_chips(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for place, point in enumerate(self._points):
            self.chips.append(self._chip(place, point))
            self._flow.addWidget(self.chips[-1])
        self._holder.setVisible(bool(self.chips))
        self._put_in_tab_order()

    def _chip(self, place: int, point: NeedledPoint) -> PointChip:
        listed = self._list.find(point.code)
        chip = PointChip(point, listed.pinyin if listed else "", self._words)
        chip.setParent(self._holder)
        chip.sided.connect(lambda side: self._set_side(place, side))
        chip.removed.connect(lambda: self._remove(place))
        chip.stepped.connect(lambda by: self._go(place + by))
        return chip

    def _put_in_tab_order(self) -> None:
        """Chips come before the field, in the order in which they stand."""
        stops = [stop for chip in self.chips for stop in (chip.code, chip.remove)]
        if not stops:
            return
        # Behind the field first, then the field behind them: what came before it stays before.
        for first, second in pairwise([self.field, *stops, self.field]):
            QWidget.setTabOrder(first, second)

    def _tell(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.show()
        announce(self, words)


class _SearchField(TextField):
    """A field with a looking glass at its end."""

    def __init__(self) -> None:
        super().__init__()
        self._glass = Mark("search", Role.INK2, 20)
        self._glass.setParent(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._glass.sizeHint()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 16 if rtl else self.width() - size.width() - 16
        self._glass.setGeometry(
            left, (self.height() - size.height()) // 2, size.width(), size.height()
        )
        room = size.width() + 8
        below = self.textMargins().bottom()
        self.setTextMargins(room if rtl else 0, 0, 0 if rtl else room, below)


def _without_side(text: str) -> tuple[str, Side | None]:
    """A code and the side typed after it ("bl23 l"); the text itself where there is none."""
    found = _CODE_AND_SIDE.fullmatch(text)
    if found is None or not readings(found[1]):
        return text, None
    side = Side(found[2].upper())
    return found[1], side if side in sides_of(readings(found[1])[0]) else None
