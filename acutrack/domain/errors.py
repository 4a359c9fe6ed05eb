"""What can go wrong, told apart by what the person can do about it."""

from __future__ import annotations

from acutrack.domain.message import Message


class AcuTrackError(Exception):
    """Something a person can be told. `message` says what happened, what is safe, what to do.

    `in_command` says it where somebody works in a terminal: there are no buttons to press and
    nothing that was typed is still there. It is the same where nothing of that is spoken of.
    """

    def __init__(self, message: Message, *, in_command: Message | None = None) -> None:
        super().__init__(message.text)
        self.message = message
        self.in_command = message if in_command is None else in_command


class InvalidEntry(AcuTrackError):
    """What was typed cannot be right; `field` names the attribute of the record it is about."""

    def __init__(self, message: Message, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class StaleEdit(AcuTrackError):
    """Another window changed the same record first; nothing was written."""


class Obstacle(AcuTrackError):
    """The computer is in the way: full disk, read-only folder, damaged or newer file."""


class Damaged(Obstacle):
    """The file itself is not whole any more; something may still be got back from it."""


class Locked(AcuTrackError):
    """The casebook is locked: a passphrase, a recovery key or this computer's own key opens it."""
