"""Chips: short answers that stand beside each other."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGroupBox, QVBoxLayout
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.painted_button import PaintedButton
from acutrack.gui.widgets.typed_letter import typed_letter


class Chip(PaintedButton):
    """A rounded button that can stay chosen; then it shows a check mark in place of its icon.

    Signals are ``toggled`` when checkable, otherwise ``clicked``.
    """

    text_style = TextStyle.LABEL
    padding = 10
    icon_edge = 17
    icon_gap = 7
    radius = 999.0
    least_height = paint.CHIP_HEIGHT

    def __init__(
        self, words: str, icon: str | None = None, *, checkable: bool = True, name: str = ""
    ) -> None:
        super().__init__(words, icon, name=name)
        self.setCheckable(checkable)
        self.toggled.connect(self._remeasure)

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        chosen = self.isChecked()
        fill = Role.TINT if chosen or self.underMouse() or self.isDown() else Role.SURFACE
        paint.shape(
            painter,
            rect,
            rect.height() / 2,
            fill=look()[fill],
            edge=look()[Role.ACCENT if chosen else Role.CTL],
            width=2.0 if chosen else 1.0,
        )

    @override
    def text_role(self) -> Role:
        return Role.INK if self.isEnabled() else Role.INK2

    @override
    def icon_role(self) -> Role:
        return Role.ACCENT

    @override
    def shown_icon(self) -> str | None:
        return "check" if self.isChecked() else super().shown_icon()

    def _remeasure(self, _on: bool) -> None:
        self.updateGeometry()


class TriStateChip(PaintedButton):
    """Yes, no, or not said. Not said is drawn empty with a broken edge.

    A click goes on from not said to yes, to no, and back; `letters` and Delete answer directly.

    Args:
        question: What is asked, for screen readers ("Took pain relief, Monday 29 September").
        not_said: What a screen reader says while nothing was answered.
        yes: The word for yes.
        no: The word for no.
        letters: Keys that answer, such as Y and N.
        unsaid: Words drawn while nothing was answered; a grid cell leaves them out.
    """

    answered = Signal(object)
    """The new answer: True, False or None for not said. Not sent by :meth:`show_answer`."""

    text_style = TextStyle.LABEL
    padding = 16
    radius = 999.0
    least_height = paint.CHIP_HEIGHT

    def __init__(
        self,
        question: str,
        not_said: str,
        yes: str,
        no: str,
        *,
        letters: Mapping[str, bool],
        unsaid: str = "",
    ) -> None:
        self._question = question
        self._letters = letters
        self._drawn: dict[bool | None, str] = {None: unsaid, True: yes, False: no}
        self._spoken: dict[bool | None, str] = {None: not_said, True: yes, False: no}
        self._answer: bool | None = None
        super().__init__("")
        self.show_answer(None)
        self.clicked.connect(self._go_on)

    @property
    def answer(self) -> bool | None:
        """The answer shown."""
        return self._answer

    def show_answer(self, answer: bool | None) -> None:
        """Show an answer without telling anybody."""
        self._answer = answer
        self.set_words(self._drawn[answer])
        self.setAccessibleName(self._question)
        self.setAccessibleDescription(self._spoken[answer])
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = typed_letter(event)
        if letter in self._letters:
            self._say(self._letters[letter])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._say(None)
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        widest = max(paint.text_width(self.font(), words) for words in self._drawn.values())
        width = ceil(widest + 2 * self.padding + 2 * paint.RING)
        return QSize(max(width, look().px(66)), self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        yes = self._answer is True
        paint.shape(
            painter,
            rect,
            rect.height() / 2,
            fill=look()[Role.TINT if yes or self.underMouse() else Role.SURFACE],
            edge=look()[Role.ACCENT if yes else Role.CTL],
            width=2.0 if yes else 1.2,
            dashed=self._answer is None,
        )

    @override
    def text_role(self) -> Role:
        return Role.INK if self._answer else Role.INK2

    def _go_on(self) -> None:
        following: dict[bool | None, bool | None] = {None: True, True: False, False: None}
        self._say(following[self._answer])

    def _say(self, answer: bool | None) -> None:
        if answer is self._answer:
            return
        self.show_answer(answer)
        self.answered.emit(answer)


class SegmentedChoice(QGroupBox):
    """One of a few short options, side by side, such as "4 weeks, 12 weeks, All".

    Args:
        label: What is chosen, for screen readers.
        options: Value and word of each option.
        chosen: The value chosen at first; None when nothing is.
    """

    picked = Signal(object)
    """The value a person chose. Not sent by :meth:`show_choice`."""

    def __init__(
        self, label: str, options: list[tuple[object, str]], chosen: object = None
    ) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setFlat(True)
        self._chips: list[tuple[object, Chip]] = []
        for value, words in options:
            chip = Chip(words)
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _on=False, value=value: self.picked.emit(value))
            self._chips.append((value, chip))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        holder = flow(*(chip for _, chip in self._chips), gap=2)
        column.addWidget(holder)
        self.show_choice(chosen)

    @property
    def choice(self) -> object:
        """The value of the chosen option, or None."""
        return next((value for value, chip in self._chips if chip.isChecked()), None)

    def chip(self, value: object) -> Chip:
        """The chip of an option. Raises KeyError."""
        return dict(self._chips)[value]

    @property
    def first_focus(self) -> Chip:
        """Where the keyboard goes when the page opens here: the chosen option, else the first."""
        return next((chip for _, chip in self._chips if chip.isChecked()), self._chips[0][1])

    def offers(self, value: object) -> bool:
        """Whether it can be chosen; None is an answer that was not given."""
        return value is None or any(value == offered for offered, _ in self._chips)

    def show_choice(self, chosen: object) -> None:
        """Show a choice, or none, without telling anybody."""
        for value, chip in self._chips:
            chip.setAutoExclusive(False)
            chip.setChecked(value == chosen and chosen is not None)
            chip.setAutoExclusive(True)
        # Qt moves the one stop for Tab only when a chip gets the keyboard.
        stop = self.first_focus
        for _, chip in self._chips:
            policy = Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A group for screen readers only; nothing is drawn round it."""
