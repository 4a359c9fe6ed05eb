"""A month to pick a day from."""

from datetime import date

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.limits import EARLIEST_DAY
from acutrack.gui import icons, paint
from acutrack.gui.theme import look


class CalendarPopup(QFrame):
    """The calendar under a date field; Escape closes it.

    Args:
        parent: The field.
        shown: The day chosen at first.
        latest: The last day that can be picked, if there is one.
        months: The names of the buttons to the month before and after.
    """

    picked = Signal(object)
    """The ``date`` that was picked."""

    def __init__(
        self, parent: QWidget, shown: date, latest: date | None, months: tuple[str, str]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        self.calendar = QCalendarWidget()
        column.addWidget(self.calendar)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        # Ten steps back from a slip of the pen lie years that are none.
        earliest = min(shown, EARLIEST_DAY)
        self.calendar.setMinimumDate(QDate(earliest.year, earliest.month, earliest.day))
        if latest:
            self.calendar.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self._colour_weekends()
        self._dress_head(months)
        self.calendar.setMinimumSize(look().px(340), look().px(330))
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        self.calendar.setFocus()

    def _colour_weekends(self) -> None:
        # Red is kept for warnings: Qt's red weekends would say something that is not meant.
        plain = QTextCharFormat()
        plain.setForeground(look().colour(Role.INK))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        head = QTextCharFormat()
        head.setForeground(look().colour(Role.INK2))
        self.calendar.setHeaderTextFormat(head)

    def _dress_head(self, months: tuple[str, str]) -> None:
        bar = self.calendar.findChild(QWidget, "qt_calendar_navigationbar")
        if bar is not None:
            palette = bar.palette()
            palette.setColor(palette.ColorRole.Highlight, look().colour(Role.SURFACE))
            palette.setColor(palette.ColorRole.HighlightedText, look().colour(Role.INK))
            bar.setPalette(palette)
        ends = (("prev", "chevron-left", months[0]), ("next", "chevron-right", months[1]))
        for end, icon, name in ends:
            button = self.calendar.findChild(QToolButton, f"qt_calendar_{end}month")
            if button is None:
                continue
            button.setIcon(icons.icon(icon, look()[Role.INK]))
            button.setIconSize(QSize(24, 24))
            button.setMinimumSize(paint.CONTROL_HEIGHT, paint.CONTROL_HEIGHT)
            button.setAccessibleName(name)
            button.setToolTip(name)

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()
