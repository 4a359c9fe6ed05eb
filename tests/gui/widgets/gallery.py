"""Every widget on one sheet, drawn in each look: ``python -m tests.gui.widgets.gallery FOLDER``."""

import sys
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from acutrack.charts.palette import Role
from acutrack.gui import icons
from acutrack.gui.theme import TextStyle, Theme, ThemeChoice
from acutrack.gui.undo_bar import UndoBar
from acutrack.gui.widgets.banner import Banner
from acutrack.gui.widgets.buttons import Button, QuietLink, primary
from acutrack.gui.widgets.cards import Card, ChoiceCard, EmptyState
from acutrack.gui.widgets.chips import Chip, SegmentedChoice, TriStateChip
from acutrack.gui.widgets.date_field import DateField, TimeField
from acutrack.gui.widgets.day_strip import DayCell, DayStrip
from acutrack.gui.widgets.fields import ChoiceField, NoteField, NumberField, TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import IconText, Mark, Rule, Text
from acutrack.gui.widgets.message_bar import MessageBar
from acutrack.gui.widgets.nav_rail import NavGroup, NavItem, NavRail
from acutrack.gui.widgets.page import Columns, Scaffold
from acutrack.gui.widgets.pain_scale import PainScale
from acutrack.gui.widgets.table import Table
from acutrack.gui.widgets.warning_card import WarningCard, WarningLevel
from acutrack.text.catalogue import Catalogue

TODAY = date(2025, 10, 28)

GROUPS = [
    NavGroup(
        "Record",
        (
            NavItem("today", "Today", "sun"),
            NavItem("sessions", "Sessions", "calendar-check-2"),
            NavItem("questions", "Pain and questions", "clipboard-list"),
            NavItem("side-effects", "Side effects", "bandage"),
            NavItem("treatments", "Treatments", "pill"),
        ),
    ),
    NavGroup(
        "Review",
        (
            NavItem("charts", "Charts", "chart-line"),
            NavItem("report", "Report", "file-text"),
            NavItem("known", "What is known", "book-open"),
        ),
    ),
    NavGroup(
        "",
        (
            NavItem("help", "Help and safety", "life-buoy"),
            NavItem("settings", "Settings", "settings"),
        ),
        at_foot=True,
    ),
]


def week() -> list[DayCell]:
    """Seven days, one of them without an entry, one filled in later."""
    values = ["3", "4", "3", "3", None, "4", "5"]
    cells = []
    for place, value in enumerate(values):
        day = TODAY - timedelta(days=6 - place)
        caption = "Today" if place == 6 else day.strftime("%a %d")
        cells.append(
            DayCell(
                day, caption, value, f"{day:%A}: {value}", place == 6, filled_in_later=place == 2
            )
        )
    return cells


def today_page() -> QWidget:
    """A page like Today."""
    page = Scaffold("Today", "Tuesday 28 October 2025")
    columns = Columns()
    columns.main.addWidget(_question())
    columns.main.addWidget(_last_days())
    columns.main.addWidget(
        _prompt(
            "calendar-check-2",
            Role.SESSION,
            "Had acupuncture today?",
            "Last: Tuesday 21 October. Next: Thursday 30 October, 10:30.",
            primary("Log a session", "plus"),
        )
    )
    columns.main.addWidget(
        _prompt(
            "bandage",
            Role.SIDE_EFFECT,
            "Is the bruise on your right forearm gone?",
            "You noted it on 7 October.",
            Button("Gone"),
            Button("Still there"),
        )
    )
    coming = Card("Coming up")
    coming.add(IconText("clipboard-list", "Pain questions (PEG)", TextStyle.STRONG, Role.INK))
    coming.add(flow(Button("Answer now"), Button("Make report")))
    columns.side.addWidget(coming)
    columns.side.addWidget(
        EmptyState("Your chart starts after 3 days.", Button("Answer for today"))
    )
    page.add(columns)
    return _framed(page)


def forms_page() -> QWidget:
    """A page of fields, warnings and tables."""
    page = Scaffold(
        "Log a session",
        "Only the questions marked with a dot need an answer from you today.",
        [QuietLink("Discard"), primary("Finish", "check")],
    )
    columns = Columns(10, 10)
    columns.main.addWidget(_visit())
    columns.main.addWidget(_answers())
    columns.side.addWidget(_emergency())
    columns.side.addWidget(
        WarningCard(
            WarningLevel.URGENT,
            "Urgent: speak to a doctor today",
            "if you have:",
            signs=("a fever, or skin that is hot, red, swollen or leaking where a needle was",),
        )
    )
    columns.side.addWidget(_table())
    page.add(columns)
    return _framed(page)


def first_page() -> QWidget:
    """The first start."""
    page = Scaffold("A diary for pain and acupuncture.", widest=800)
    page.set_context(
        "Write down your pain in a few seconds a day. See how it changes. Give your doctor one "
        "clear page."
    )
    for title, detail, icon in (
        ("Start my own record", "Three short questions. No account, no password needed.", "user"),
        ("Look around with a sample patient", "Twelve weeks of made-up entries.", "flask-conical"),
        ("I treat patients", "Keep or read records of several people.", "users"),
    ):
        page.add(ChoiceCard(title, detail, icon))
    page.add(IconText("lock", "Everything stays on this computer.", TextStyle.BODY, Role.INK))
    page.add(
        flow(
            Button("Bigger text", "a-large-small"),
            Button("Language: English", "languages"),
            Button("Open a backup", "folder-open"),
            gap=8,
        )
    )
    return page


def _framed(page: QWidget) -> QWidget:
    window = QWidget()
    across = QHBoxLayout(window)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(0)
    rail = NavRail("Pages", GROUPS)
    rail.show_page("today")
    across.addWidget(rail)
    down = QVBoxLayout()
    down.setSpacing(0)
    link = QuietLink("Start my own record")
    down.addWidget(
        Banner(
            "flask-conical",
            "Sample patient: Margaret Ellis.",
            "Nothing here is real. Try anything.",
            link,
        )
    )
    down.addWidget(page, 1)
    down.addWidget(UndoBar(Catalogue()))
    across.addLayout(down, 1)
    return window


def _question() -> Card:
    card = Card()
    scale = PainScale(
        "How strong was your pain on average in the last 24 hours?",
        "No pain",
        "Pain as bad as you can imagine",
    )
    scale.show_answer(5)
    scale.setObjectName("scale")
    card.add(scale)
    message = MessageBar()
    message.say("Saved: 5 out of 10 at 08:42.", more="You are done for today.", undo="Undo")
    card.add(message)
    card.add(Rule())
    card.add(Text("Anything else? Only if you want to.", TextStyle.STRONG))
    relief = Chip("Took pain relief", "pill")
    relief.setChecked(True)
    chips = [("Where", "person-standing"), ("Side effect", "bandage")]
    card.add(
        flow(
            *(Chip(words, icon) for words, icon in chips),
            relief,
            Chip("Sleep", "moon"),
            Chip("Pain now", "gauge"),
            Chip("Note", "pencil"),
        )
    )
    return card


def _last_days() -> Card:
    card = Card("Last 7 days", beside=QuietLink("Fill in a longer gap"))
    strip = DayStrip("Add")
    strip.show_days(week())
    card.add(strip)
    return card


def _prompt(icon: str, role: Role, title: str, words: str, *buttons: QWidget) -> Card:
    card = Card()
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(Mark(icon, role, 26), 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(Text(title, TextStyle.H3))
    texts.addWidget(Text(words, TextStyle.SMALL, Role.INK2))
    row.addLayout(texts, 1)
    row.addWidget(flow(*buttons))
    card.body.addLayout(row)
    return card


def _visit() -> Card:
    card = Card("The visit", beside=IconText("history", "Copied from 21 October."))
    when = DateField(lambda: TODAY, "Type a date, such as 28 October.", "Open the calendar")
    when.show_value(TODAY)
    time = TimeField("Type a time, such as 10:30.")
    style = ChoiceField([(1, "Western medical"), (2, "Chinese medicine")])
    style.show_choice(1)
    wrong = FormField("Needles", NumberField(1, 99, "Type a number from 1 to 99."))
    for fields in (
        (FormField("Date", when), FormField("Time", time)),
        (FormField("Style", style), wrong),
    ):
        row = QHBoxLayout()
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
    wrong.show_problem("Type a number from 1 to 99.")
    card.add(FormField("Note", NoteField("Anything you want to remember or tell your doctor")))
    focused = TextField("Name")
    focused.setObjectName("focused")
    card.add(FormField("Practitioner", focused, "As it stands on your appointment card."))
    return card


def _answers() -> Card:
    card = Card()
    card.add(PainScale("Pain just before the session", "No pain", "Worst", title_level=3))
    states = []
    for answer in (None, True, False):
        chip = TriStateChip("Bad night", "Not said", "Yes", "No", letters={"Y": True, "N": False})
        chip.show_answer(answer)
        states.append(chip)
    card.add(flow(*states))
    ranges: list[tuple[object, str]] = [(4, "4 weeks"), (12, "12 weeks"), (0, "All")]
    card.add(SegmentedChoice("Range", ranges, 12))
    ticked, round_one = QCheckBox("Ask once more tomorrow"), QRadioButton("A4 paper")
    ticked.setChecked(True)
    round_one.setChecked(True)
    card.add(ticked)
    card.add(QCheckBox("Print initials only"))
    card.add(round_one)
    return card


def _emergency() -> WarningCard:
    return WarningCard(
        WarningLevel.EMERGENCY,
        "Emergency: call 112 now",
        "if you have:",
        signs=("sudden chest pain, or it is hard to breathe", "a faint that does not pass"),
        closing=("Say that you had acupuncture, and when.",),
        buttons=(
            primary("Show number large", "phone"),
            Button("I have called"),
            Button("Keep writing"),
        ),
    )


def _table() -> Card:
    card = Card("Numbers behind the chart")
    model = QStandardItemModel(4, 3)
    model.setHorizontalHeaderLabels(["Day", "Pain", "Average"])
    for row in range(4):
        for column, words in enumerate((f"{row + 20} October", str(row + 2), "4.2")):
            model.setItem(row, column, QStandardItem(words))
    table = Table("Pain by day")
    table.setModel(model)
    model.setParent(table)
    table.selectRow(1)
    table.setMinimumHeight(230)
    card.add(table)
    return card


LOOKS = {
    "light": (ThemeChoice.LIGHT, 1.0, QSize(1280, 860)),
    "dark": (ThemeChoice.DARK, 1.0, QSize(1280, 860)),
    "contrast": (ThemeChoice.CONTRAST, 1.0, QSize(1280, 860)),
    "contrast_light": (ThemeChoice.CONTRAST_LIGHT, 1.0, QSize(1280, 860)),
    "text_150": (ThemeChoice.LIGHT, 1.5, QSize(1280, 800)),
    "text_200": (ThemeChoice.LIGHT, 2.0, QSize(1280, 800)),
    "small_window": (ThemeChoice.LIGHT, 1.0, QSize(960, 640)),
}
PAGES = {"today": today_page, "forms": forms_page, "first": first_page}


def draw(folder: Path) -> list[Path]:
    """Draw every page in every look; the files' names say which is which."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = Theme(application, ThemeChoice.LIGHT)
    icons.app_icon()
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for name, (choice, scale, size) in LOOKS.items():
        theme.choose(choice, scale)
        for page, build in PAGES.items():
            window = build()
            window.resize(size)
            window.show()
            window.activateWindow()
            application.processEvents()
            focused = window.findChild(TextField, "focused") or window.findChild(PainScale, "scale")
            (focused or window.findChild(ChoiceCard) or window).setFocus()
            application.processEvents()
            file = folder / f"{page}_{name}.png"
            window.grab().save(str(file))
            drawn.append(file)
            window.close()
            window.deleteLater()
    return drawn


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
