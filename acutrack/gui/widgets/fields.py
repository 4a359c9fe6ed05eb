"""Fields to type in or choose from; each tells in words when what was typed cannot be read."""

from math import ceil

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextLayout, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy
from typing_extensions import override

from acutrack.gui import paint
from acutrack.gui.stock_parts import TEXT_INSET
from acutrack.gui.theme import TextStyle, follow_look, look

_AROUND = 2 * (TEXT_INSET + round(paint.RING) + 2)


class TextField(QLineEdit):
    """One line of text.

    Args:
        example: What could stand there, shown while it is empty.
        wide: Width in letters the field likes to have; it takes more where there is room.
    """

    problem = Signal(str)
    """What is wrong with the text, in words; empty when nothing is any more."""

    def __init__(self, example: str = "", *, wide: int = 18) -> None:
        super().__init__()
        self._wide = wide
        self._expected = False
        self.textEdited.connect(self._on_typed)
        self.textChanged.connect(self._on_changed)
        self.setPlaceholderText(example)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_look(self._restyle)

    @override
    def setText(self, arg__1: str | None) -> None:
        self._expected = True
        super().setText(arg__1)
        self._expected = False

    @override
    def clear(self) -> None:
        self._expected = True
        super().clear()
        self._expected = False

    def mark_wrong(self, wrong: bool) -> None:
        """Draw the edge as wrong or right; the words stand under the field."""
        self.setProperty("wrong", wrong)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wished_width(), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        letters = min(self._wide, 6)
        width = paint.text_width(self.font(), "n" * letters) + _AROUND
        return QSize(ceil(width), super().sizeHint().height())

    def _on_typed(self, _text: str) -> None:
        self._expected = True  # Qt tells of what was typed before it tells of the change

    def _on_changed(self, text: str) -> None:
        if not self._expected:
            # Put there by a screen reader or by dictation: typed as well as finished.
            self.textEdited.emit(text)
            self.editingFinished.emit()
        self._expected = False
        self._keep_level()

    def _keep_level(self) -> None:
        """Put letters in the middle that reach higher than Latin ones, such as Arabic ones.

        Qt lifts a line by what it reaches above the first typeface of the font, and so out of the
        middle. The place for the text grows downward by twice as much.
        """
        margins = self.textMargins()
        margins.setBottom(-2 * self._lifted())
        if margins != self.textMargins():
            self.setTextMargins(margins)

    def _lifted(self) -> int:
        if self.text().isascii():
            return 0
        layout = QTextLayout(self.displayText(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        return max(0, round(line.ascent()) - self.fontMetrics().ascent())

    def _wished_width(self) -> int:
        return ceil(paint.text_width(self.font(), "n" * self._wide) + _AROUND)

    def _restyle(self) -> None:
        self.setFont(look().font(TextStyle.BODY))
        self._keep_level()
        self.updateGeometry()
        self.update()


class NoteField(QPlainTextEdit):
    """Several lines of text. Tab goes on to the next field. Its signal is ``textChanged``."""

    def __init__(self, example: str = "", *, lines: int = 3) -> None:
        super().__init__()
        self._lines = lines
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        follow_look(self._restyle)

    @override
    def sizeHint(self) -> QSize:
        line = look().line_height(TextStyle.BODY)
        return QSize(look().px(240), self._lines * line + _AROUND)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), self.sizeHint().height())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _restyle(self) -> None:
        self.setFont(look().font(TextStyle.BODY))
        self.updateGeometry()


class NumberField(TextField):
    """A number, or nothing. A decimal comma and a decimal point are both read.

    Args:
        least: The lowest number taken.
        most: The highest number taken.
        problem_words: What is said when something else was typed ("Type a number from 1 to 60").
        decimals: Digits after the point at most.
    """

    changed = Signal(object)
    """The new number as int or float, or None when the field was emptied."""

    def __init__(
        self, least: float, most: float, problem_words: str, *, decimals: int = 0, example: str = ""
    ) -> None:
        super().__init__(example, wide=8)
        self._least = least
        self._most = most
        self._decimals = decimals
        self._problem_words = problem_words
        self._value: float | None = None
        self.editingFinished.connect(self._take)

    @property
    def value(self) -> float | None:
        """The number last taken, or None; an int when the field takes no decimals."""
        return self._value

    def show_value(self, value: float | None) -> None:
        """Show a number without telling anybody."""
        self._value = value
        if value is None:
            self.clear()
        else:
            self.setText(QLocale().toString(float(value), "f", self._decimals))
        self.mark_wrong(False)

    def take(self) -> None:
        """Read what is typed now, as when the field is left."""
        self._take()

    def _take(self) -> None:
        typed = self.text().strip()
        value = self._read(typed)
        wrong = bool(typed) and value is None
        self.mark_wrong(wrong)
        self.problem.emit(self._problem_words if wrong else "")
        if not wrong and value != self._value:
            self._value = value
            self.changed.emit(value)

    def _read(self, typed: str) -> float | None:
        try:
            value = float(typed.replace(",", "."))
        except ValueError:
            return None
        if not self._least <= value <= self._most or round(value, self._decimals) != value:
            return None
        return value if self._decimals else int(value)


class ChoiceField(QComboBox):
    """One of a list. Nothing is chosen until somebody chooses.

    Args:
        options: Value and words of each option.
        nothing: Words of a first line that stands for no answer; without it the field is empty
            until an option is chosen.
    """

    picked = Signal(object)
    """The value a person chose, None for the line that stands for no answer."""

    def __init__(self, options: list[tuple[object, str]], nothing: str = "") -> None:
        super().__init__()
        self._values: list[object] = []
        self._nothing = nothing
        self._is_heard = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)
        self.activated.connect(lambda row: self.picked.emit(self._values[row]))
        follow_look(self._restyle)

    @property
    def choice(self) -> object:
        """The value of the chosen line, or None."""
        row = self.currentIndex()
        return self._values[row] if row >= 0 else None

    def set_options(self, options: list[tuple[object, str]]) -> None:
        """Offer these in place of the ones before; nothing is chosen then."""
        self.clear()
        lines = [(None, self._nothing), *options] if self._nothing else options
        self._values = [value for value, _ in lines]
        self.addItems([words for _, words in lines])
        self.setCurrentIndex(0 if self._nothing else -1)

    def offers(self, value: object) -> bool:
        """Whether it can be chosen; None where nothing need be."""
        return value in self._values or (value is None and bool(self._nothing))

    def show_choice(self, value: object) -> None:
        """Show a choice without telling anybody; an unknown value shows none."""
        known = value in self._values
        self.setCurrentIndex(self._values.index(value) if known else (0 if self._nothing else -1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(90), super().minimumSizeHint().height())

    @override
    def showPopup(self) -> None:
        if not self._is_heard:
            self._is_heard = True
            self.view().selectionModel().selectionChanged.connect(self._on_selected)
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page; an answer never changes because the pointer passed over it.
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _on_selected(self) -> None:
        """A screen reader selects a line of the open list, and the list waits for a click."""
        view = self.view()
        selected = view.selectionModel().selectedIndexes()
        if selected and selected[0].row() != view.currentIndex().row():
            self.hidePopup()
            self.setCurrentIndex(selected[0].row())
            self.activated.emit(self.currentIndex())

    def _restyle(self) -> None:
        self.setFont(look().font(TextStyle.BODY))
        self.updateGeometry()
