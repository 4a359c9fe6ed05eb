"""A server's refusals in words: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors

from acutrack.domain.errors import InvalidEntry, Obstacle, StaleEdit
from acutrack.domain.message import say
from acutrack.storage import obstacles

_AWAY = say(
    "The server of this record does not answer. Nothing was saved. What you typed is still here. "
    "Check the network, then press Try again."
)
_AWAY_IN_COMMAND = say(
    "The server of this record does not answer. Nothing was changed. Check the network, then do it "
    "again."
)
_IN_DOUBT = say(
    "The server went away while it was saving, so AcuTrack cannot tell yet whether that was kept. "
    "What you typed is still here. AcuTrack asks the server before it saves again."
)
_KEPT_AFTER_ALL = say(
    "What you saved just before the server went away was kept after all. Nothing more was "
    "written. Look at the entry before you save again."
)
_REFUSED = say(
    "The server does not let you in, or does not let you do this. Nothing was changed. "
    "Ask whoever looks after the server."
)


class Away(Obstacle):
    """The server does not answer; what is loaded can still be read."""


class InDoubt(Away):
    """It went away while it was saving: whether the edit was kept has to be asked."""


class KeptAfterAll(StaleEdit):
    """What was in doubt stands; nothing else was written."""


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn what the server refuses inside the block into words.

    Raises:
        Away: it does not answer.
        Obstacle: it does not allow this.
        InvalidEntry: a text holds a character that it cannot keep.
        StaleEdit: another entry still names what was to be taken out.
        an error of the driver: a defect of AcuTrack; left as it is.
    """
    try:
        yield
    except errors.ForeignKeyViolation as error:
        raise obstacles.still_named() from error
    except (
        errors.InsufficientPrivilege,
        errors.InvalidAuthorizationSpecification,
        errors.ReadOnlySqlTransaction,
    ) as error:
        raise Obstacle(_REFUSED) from error
    except psycopg.DataError as error:
        if error.sqlstate is not None:  # the driver itself refuses a zero character, without a code
            raise
        raise unkept_character() from error
    except psycopg.OperationalError as error:
        if "authentication failed" in str(error) or "no pg_hba.conf entry" in str(error):
            raise Obstacle(_REFUSED) from error
        raise away() from error


def in_doubt() -> InDoubt:
    """It went away between being asked to keep an edit and saying that it has."""
    return InDoubt(_IN_DOUBT)


def away() -> Away:
    """Nothing was kept."""
    return Away(_AWAY, in_command=_AWAY_IN_COMMAND)


def kept_after_all() -> KeptAfterAll:
    """The edit that was in doubt stands."""
    return KeptAfterAll(_KEPT_AFTER_ALL)


def unkept_character() -> InvalidEntry:
    """See SqliteStore.apply."""
    return obstacles.unkept_character()
