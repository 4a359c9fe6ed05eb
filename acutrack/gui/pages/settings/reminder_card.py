"""The reminder: off until chosen, at a time of one's own, and what it will never say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text
from acutrack.settings.settings import Settings, clock_time
from acutrack.text.catalogue import Catalogue

Change = Callable[[Settings], None]


def reminder_card(
    words: Catalogue, now: Callable[[], Settings], change: Change, *, can_show: bool
) -> Card:
    """Whether and when; `can_show` says whether this computer has a way to show one."""
    card = Card(words(say("Reminder")))
    on = Chip(words(say("Remind me once a day")))
    on.setObjectName("reminder")
    on.setChecked(now().reminder)
    on.clicked.connect(lambda chosen: change(replace(now(), reminder=chosen)))
    at = TextField(words(say("Such as 20:00")), wide=10)
    at.setObjectName("reminder-at")
    at.setText(now().reminder_at)
    field = FormField(words(say("At what time")), at)

    def keep() -> None:
        read = clock_time(at.text())
        if read is None:
            field.show_problem(words(say("This is not a time. Type one, such as 20:00.")))
            return
        field.show_problem("")
        at.setText(f"{read:%H:%M}")
        change(replace(now(), reminder_at=at.text()))

    at.editingFinished.connect(keep)
    card.add(flow(on))
    card.add(field)
    told = say(
        "It comes only while AcuTrack is open and not locked. It says that your question is ready, "
        "and nothing else: no number and no name. Once today is answered, it stays away."
    )
    card.add(Text(words(told), TextStyle.SMALL, Role.INK2))
    if not can_show:
        none = say("This computer has no place to show a reminder, so none will come.")
        card.add(Text(words(none), TextStyle.SMALL_STRONG))
    return card
