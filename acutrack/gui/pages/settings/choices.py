"""The cards of the settings: each changes one thing at once, none needs a Save button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from acutrack.casebook.casebook import LONGEST_MAKER
from acutrack.domain.message import Message, say
from acutrack.gui.language_field import LanguageField
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import Chip, SegmentedChoice
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Heading
from acutrack.settings.settings import EMERGENCY_NUMBERS, TEXT_SIZES, Settings
from acutrack.text.catalogue import Catalogue

Change = Callable[[Settings], None]

_THEMES: tuple[tuple[str, Message], ...] = (
    ("system", say("As this computer")),
    ("light", say("Light")),
    ("dark", say("Dark")),
    ("contrast", say("High contrast, dark")),
    ("contrast light", say("High contrast, light")),
)


def look_card(words: Catalogue, now: Callable[[], Settings], change: Change) -> Card:
    """Theme and text size."""
    card = Card(words(say("Look")))
    themes = SegmentedChoice(
        words(say("Colours")), [(key, words(text)) for key, text in _THEMES], now().theme
    )
    themes.setObjectName("theme")
    themes.picked.connect(lambda key: change(replace(now(), theme=str(key))))
    sizes = SegmentedChoice(
        words(say("Text size")),
        [(size, words(say("{size} %", size=size))) for size in TEXT_SIZES],
        now().text_size,
    )
    sizes.setObjectName("text-size")
    sizes.picked.connect(lambda size: change(replace(now(), text_size=int(str(size)))))
    card.add(FormField(words(say("Colours")), themes))
    card.add(FormField(words(say("Text size")), sizes))
    return card


def language_card(words: Catalogue, now: Callable[[], Settings], change: Change) -> Card:
    """The language of the window, its messages and the reports."""
    card = Card(words(say("Language")))
    field = LanguageField(words(say("Language")), words.language)
    field.picked.connect(lambda code: change(replace(now(), language=str(code))))
    card.add(field)
    # On Linux a choice is known by what is chosen; what it is about is said by its label.
    if (title := card.findChild(Heading)) is not None:
        title.setBuddy(field)
    return card


def report_card(words: Catalogue, now: Callable[[], Settings], change: Change) -> Card:
    """Paper, and whether the name stands in file names."""
    card = Card(words(say("Report")))
    paper = SegmentedChoice(
        words(say("Paper")),
        [("a4", words(say("A4"))), ("letter", words(say("Letter")))],
        now().paper,
    )
    paper.picked.connect(lambda key: change(replace(now(), paper=str(key))))
    named = Chip(words(say("Put the name into the file name of a report")))
    named.setChecked(now().name_in_file)
    named.clicked.connect(lambda on: change(replace(now(), name_in_file=on)))
    card.add(FormField(words(say("Paper")), paper))
    card.add(flow(named))
    return card


def safety_card(words: Catalogue, now: Callable[[], Settings], change: Change) -> Card:
    """The numbers that warning cards show."""
    card = Card(words(say("Numbers for help")))
    number = TextField(wide=10)
    number.setText(now().emergency_number)
    number.setObjectName("emergency-number")
    number.editingFinished.connect(lambda: _keep_number(number, now, change))
    places = [
        Chip(words(say("{place}: {number}", place=place, number=digits)))
        for place, digits in EMERGENCY_NUMBERS
    ]
    for chip, (_place, digits) in zip(places, EMERGENCY_NUMBERS, strict=True):
        chip.setCheckable(False)
        chip.clicked.connect(lambda _on=False, digits=digits: _take(number, digits))
    advice = TextField(words(say("Such as 111 in the United Kingdom")), wide=10)
    advice.setObjectName("advice-line")
    advice.setText(now().advice_line)
    advice.editingFinished.connect(lambda: change(replace(now(), advice_line=advice.text())))
    card.add(FormField(words(say("Emergency number where you live")), number))
    card.add(flow(*places, gap=6))
    card.add(FormField(words(say("Advice line, if there is one")), advice))
    return card


def practice_card(words: Catalogue, now: Callable[[], Settings], change: Change) -> Card:
    """Whether several people are kept in this casebook."""
    card = Card(words(say("Treating others")))
    treats = Chip(words(say("I treat patients: show the Patients page")))
    treats.setObjectName("treats-patients")
    treats.setChecked(now().treats_patients)
    treats.clicked.connect(lambda on: change(replace(now(), treats_patients=on)))
    card.add(flow(treats))
    return card


def history_card(
    words: Catalogue,
    called: str,
    call: Callable[[str], None],
    account: str,
    show_changes: Callable[[], None],
) -> Card:
    """Under which name changes are kept; `account` is used where none is typed."""
    card = Card(words(say("History")))
    name = TextField(account, wide=20)
    name.setMaxLength(LONGEST_MAKER)
    name.setText(called)
    name.setObjectName("history-name")
    name.editingFinished.connect(lambda: call(name.text()))
    label = words(say("Your name in the history"))
    told = say(
        "Each change is kept with this name, for “Earlier versions”. Without one it is the name "
        "of your account on this computer."
    )
    card.add(FormField(label, name, words(told)))
    changes = Button(words(say("Show the changes made")), "history")
    changes.clicked.connect(lambda _on: show_changes())
    card.add(flow(changes))
    return card


def _keep_number(field: TextField, now: Callable[[], Settings], change: Change) -> None:
    change(replace(now(), emergency_number=field.text()))
    # An empty field goes back to the number that the cards then show.
    field.setText(now().emergency_number)


def _take(field: TextField, digits: str) -> None:
    field.setText(digits)
    field.editingFinished.emit()
