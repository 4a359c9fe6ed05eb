"""One region of the body map as a screen reader and the keyboard see it: a check box unpainted."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from acutrack.domain.body_mark import Intensity
from acutrack.domain.body_region import Region

#: A click steps through these.
STEPS: tuple[Intensity | None, ...] = (None, *Intensity)
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_EMPTYING = {Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class RegionBox(QCheckBox):
    """Checked while its region bears a mark; the map paints it and hands it the mouse.

    Signals: `stepped` carries the new Intensity or None; `moved` a direction (-1, 0 or 1 across,
    then down); `jumped` a letter; `opened` asks to see it closer (Enter), `closed` for the whole
    again (Escape); `entered` says that the keyboard came, `left` that it went.
    """

    stepped = Signal(object)
    moved = Signal(int, int)
    jumped = Signal(str)
    opened = Signal()
    closed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, region: Region, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.region = region
        self.words = words
        self._intensity: Intensity | None = None
        self._showing = False
        #: Enter shows it closer; Escape leads back.
        self.opens = self.closes = False
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._on_toggled)

    @property
    def intensity(self) -> Intensity | None:
        """The mark shown."""
        return self._intensity

    def show_intensity(self, intensity: Intensity | None, spoken: str) -> None:
        """Show a mark without telling anybody; `spoken` says which."""
        self._intensity = intensity
        self._showing = True
        self.setChecked(intensity is not None)
        self._showing = False
        self.setAccessibleDescription(spoken)

    @override
    def nextCheckState(self) -> None:
        """Pressed by mouse, keyboard or screen reader: one step on, after severe back to none."""
        place = STEPS.index(self._intensity)
        self.stepped.emit(STEPS[(place + 1) % len(STEPS)])

    def _on_toggled(self, _on: bool) -> None:
        # A screen reader may check the box without pressing it; that is a step as well.
        if not self._showing:
            self.nextCheckState()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        elif key in ARROWS:
            self.moved.emit(*ARROWS[key])
        elif self.opens and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif self.closes and key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in _EMPTYING:
            self.stepped.emit(None)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_3:
            self.stepped.emit(Intensity(key - Qt.Key.Key_0))
        elif event.text().isalpha():
            self.jumped.emit(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def event(self, event: QEvent) -> bool:
        # The letters and digits meant for the map must not open another page on their way.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            if plain and event.text().isalnum():
                event.accept()
                return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the map paints all regions."""
