"""What just happened, where the eye is, with a way back."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Mark, Text

SHOWN_FOR_MS = 10_000

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class MessageBar(QWidget):
    """One message with Undo. It goes after 10 seconds or with the next deed.

    It never goes while the pointer is over it or its button has focus: nobody is hurried. It takes
    no room while there is nothing to say.

    Args:
        raised: Whether it stands on a surface of its own, for use outside a card.
    """

    undone = Signal()
    """Undo was pressed. The message goes by itself."""

    def __init__(self, *, raised: bool = False) -> None:
        super().__init__()
        self._raised = raised
        self._mark = Mark("circle-check", Role.BETTER, 24)
        self._words = Text("", TextStyle.STRONG)
        self._more = Text("")
        self._undo = Button("", "undo-2")
        self._undo.clicked.connect(self._on_undo)
        self._undo.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR_MS)
        self._timer.timeout.connect(self._time_is_up)
        row = QHBoxLayout(self)
        across, down = (16, 6) if raised else (0, 0)
        row.setContentsMargins(across, down, across, down)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addWidget(flow(self._words, self._more, gap=5, line_gap=0), 1, _MIDDLE)
        row.addWidget(self._undo)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def words(self) -> str:
        """The message shown, or an empty text."""
        return "" if self.isHidden() else self._words.text()

    def forget(self) -> None:
        """Hold no words any more, not even hidden ones."""
        self.dismiss()
        self._words.setText("")
        self._more.setText("")
        self._undo.set_words("", "")

    def say(
        self,
        words: str,
        *,
        more: str = "",
        undo: str = "",
        undo_name: str = "",
        icon: str = "circle-check",
    ) -> None:
        """Show a message and have it read aloud when the reader has time.

        Args:
            words: What happened, a whole sentence.
            more: A sentence after it that stands out less.
            undo: The word on the button; without it there is no button.
            undo_name: What the button undoes, for screen readers.
            icon: The icon before the words.
        """
        self._words.setText(words)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._mark.show_icon(icon, Role.BETTER)
        self._undo.setVisible(bool(undo))
        if undo:
            self._undo.set_words(undo, undo_name)
        self.show()
        self._timer.start(SHOWN_FOR_MS)
        announce(self, f"{words} {more}".strip())

    def dismiss(self) -> None:
        """Go: another deed was done."""
        self._timer.stop()
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self._timer.isActive() and self.isVisible():
            self._timer.start(SHOWN_FOR_MS)
        return super().eventFilter(watched, event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._timer.isActive():
            self._timer.start(SHOWN_FOR_MS)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._raised:
            return
        painter = QPainter(self)
        paint.shape(
            painter,
            QRectF(self.rect()),
            paint.CARD_RADIUS,
            fill=look()[Role.SURFACE],
            edge=look()[Role.CTL],
        )
        painter.end()

    def _time_is_up(self) -> None:
        if not (self._undo.hasFocus() or self.underMouse()):
            self.hide()

    def _on_undo(self) -> None:
        # The button goes with the message; focus passes on in order rather than getting lost.
        if self._undo.hasFocus():
            self.focusNextPrevChild(False)
        self.dismiss()
        self.undone.emit()
