"""The form is done by keyboard, spoken without doubles, and fits large text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from acutrack.domain.side_effect import SideEffectKind
from acutrack.gui.theme import ThemeChoice
from tests.gui.pages.sessions.room import Room


@pytest.mark.usefixtures("last")
def test_names_are_unique_in_the_open_form(room: Room) -> None:
    room.window.go("sessions", "new")
    room.form.parts.details.open()
    room.form.parts.effects.press("yes")
    room.click(room.form.parts.effects.kinds.chips[SideEffectKind.BRUISE])
    room.click(room.form.parts.effects.kinds.chips[SideEffectKind.SORENESS])
    stops = [
        widget
        for widget in room.form.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    names = [_spoken_path(widget) for widget in stops]
    assert all(name for name in names)
    assert [name for name in names if names.count(name) > 1] == []


def _spoken_path(widget: QWidget) -> str:
    """Name within its named group: the pain keys 0 to 10 stand in two groups."""
    group: QWidget | None = widget.parentWidget()
    assert group is not None
    name = widget.accessibleName() or group.accessibleName()
    while group is not None and not (group.inherits("QGroupBox") and group.accessibleName()):
        group = group.parentWidget()
    return f"{group.accessibleName() if group is not None else ''}/{name}"


@pytest.mark.usefixtures("last")
@pytest.mark.parametrize(("scale", "width"), [(2.0, 1280), (1.0, 960)])
def test_nothing_is_wider_than_the_page(room: Room, scale: float, width: int) -> None:
    room.context.theme.choose(ThemeChoice.LIGHT, scale)
    room.window.resize(width, 640 if width == 960 else 800)
    room.window.go("sessions", "new")
    room.form.parts.details.open()
    QTest.qWait(50)
    scaffold = room.form.parts.scaffold
    content = scaffold.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= scaffold.viewport().width()


def test_the_whole_form_is_walked_with_tab(room: Room) -> None:
    room.window.go("sessions", "new")
    seen = set()
    for _ in range(60):
        focused = QApplication.focusWidget()
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)  # type: ignore[arg-type]
    parts = room.form.parts
    wanted = {
        parts.pain_after.scale.keys[0],
        parts.effects.answer.chip("none"),
        *(entry.field.field for entry in parts.visit.entries.values()),
        parts.entries["note"].field.field,
        parts.points.picker.field,
        parts.details.link,
        parts.entries["next_day"].field.field,
        parts.finish_below,
    }
    assert wanted <= seen
