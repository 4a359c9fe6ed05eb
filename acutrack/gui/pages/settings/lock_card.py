"""The lock: what it protects from, and everything that can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from acutrack.domain.message import Message, say, say_count
from acutrack.gui.context import LockDeed, LockFacts
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import Chip, SegmentedChoice
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text
from acutrack.settings.settings import IDLE_MINUTES, Settings
from acutrack.text.catalogue import Catalogue

_PLAIN: tuple[Message, ...] = (
    say(
        "The record is not locked. An administrator can read it, "
        "and so can somebody who takes the computer or uses your account."
    ),
    say(
        "With a passphrase the record, its copies and its history are encrypted. "
        "AcuTrack asks for it at each start."
    ),
)
_REMEMBERED = say("This computer opens it by itself: whoever signs in to your account can read it.")
_LOCKED: tuple[Message, ...] = (
    say(
        "The record is locked with a passphrase. Without it or the recovery key nobody can read "
        "it, also when the computer is lost or stolen."
    ),
    say(
        "While AcuTrack is open, somebody at this computer can read it. "
        "Reports and tables that you save or print are not locked."
    ),
)


def lock_card(
    words: Catalogue,
    facts: LockFacts,
    ask: Callable[[LockDeed], None],
    now: Callable[[], Settings],
    change: Callable[[Settings], None],
) -> Card:
    """The card, as things stand; `ask` is called with what is wanted."""
    card = Card(words(say("Lock")))
    for line in _LOCKED if facts.locked else _PLAIN:
        card.add(Text(words(line)))
    if not facts.locked:
        on = primary(words(say("Lock with a passphrase")), "lock")
        on.setObjectName("lock-on")
        on.clicked.connect(lambda: ask(LockDeed.TURN_ON))
        on.setEnabled(facts.can_change)
        card.add(flow(on))
        return card
    if facts.remembered:
        card.add(Text(words(_REMEMBERED)))
    card.add(_idle(words, now, change))
    if facts.keyring:
        card.add(flow(_remembered(words, facts, ask)))
    card.add(flow(*_deeds(words, facts, ask), gap=8))
    return card


def _idle(
    words: Catalogue, now: Callable[[], Settings], change: Callable[[Settings], None]
) -> FormField:
    options: list[tuple[object, str]] = [
        (minutes, words(say_count("{count} minute", "{count} minutes", minutes)))
        for minutes in IDLE_MINUTES
        if minutes
    ]
    options.append((0, words(say("Never"))))
    label = words(say("Lock by itself when nobody has used it for"))
    choice = SegmentedChoice(label, options, now().lock_after_minutes)
    choice.setObjectName("lock-after")
    choice.picked.connect(
        lambda minutes: change(replace(now(), lock_after_minutes=int(str(minutes))))
    )
    return FormField(label, choice)


def _remembered(words: Catalogue, facts: LockFacts, ask: Callable[[LockDeed], None]) -> Chip:
    chip = Chip(words(say("Keep it on this computer: its own keyring opens the record")))
    chip.setObjectName("lock-remember")
    chip.setChecked(facts.remembered)
    chip.setEnabled(facts.can_change)
    chip.clicked.connect(lambda on: ask(LockDeed.REMEMBER if on else LockDeed.FORGET))
    return chip


def _deeds(
    words: Catalogue, facts: LockFacts, ask: Callable[[LockDeed], None]
) -> tuple[Button, ...]:
    offered = (
        (LockDeed.LOCK_NOW, "lock", say("Lock now (Ctrl+L)"), True),
        (LockDeed.CHANGE, "pencil", say("New passphrase"), facts.can_change),
        (LockDeed.NEW_RECOVERY_KEY, "key-round", say("New recovery key"), facts.can_change),
        (LockDeed.TURN_OFF, "lock-open", say("Keep it without a lock"), facts.can_change),
    )
    made = []
    for deed, icon, label, possible in offered:
        button = Button(words(label), icon)
        button.setObjectName(f"lock-{deed.value}")
        button.setEnabled(possible)
        button.clicked.connect(lambda _on=False, deed=deed: ask(deed))
        made.append(button)
    return tuple(made)
