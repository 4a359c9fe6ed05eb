"""Connections to a casebook on a server: one that writes, as many that read as are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from threading import Lock
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from acutrack.storage.any_connection import AnyRows
from acutrack.storage.server import refusals
from acutrack.storage.server.address import Address
from acutrack.storage.server.dialect import spelt

#: Where the tables lie in the database.
SCHEMA_NAME = "acutrack"
#: What the other windows listen to.
CHANNEL = "acutrack_written"
_HOW = {
    # Said, so that no variable of the system sends it elsewhere.
    "hostaddr": "",
    "gssencmode": "disable",
    "application_name": "AcuTrack",
    "client_encoding": "utf8",
    "connect_timeout": "5",
    # A cable that was pulled out says nothing: what was sent has to be answered for by then.
    "tcp_user_timeout": "10000",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
}
#: Said for each connection, whatever the server's own settings are; times in milliseconds.
_SESSION = (
    f"SET search_path TO {SCHEMA_NAME}",
    "SET synchronous_commit TO on",
    "SET lock_timeout TO 10000",
    "SET idle_in_transaction_session_timeout TO 60000",
)
#: One writes at a time. Not a lock of a table: for that one would need the right to rewrite it.
_ALONE = f"BEGIN; SELECT pg_advisory_xact_lock({0x41637557})"


class ServerConnection:
    """One connection, spoken to in the statements of the package."""

    def __init__(self, raw: psycopg.Connection[Any]) -> None:
        self.raw = raw

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> AnyRows:
        """Run one statement."""
        return self.raw.execute(spelt(statement).encode(), values or None)

    def executemany(self, statement: str, rows: Sequence[Sequence[Any]], /) -> AnyRows:
        """Run it once for each row, without waiting for an answer in between."""
        cursor = self.raw.cursor()
        if rows:
            cursor.executemany(spelt(statement).encode(), rows)
        return cursor

    def take_in(self) -> None:
        """Take in what the server said of its own accord; never waits.

        Raises:
            an error of the driver: it ended the connection.
        """
        # Twice, as its last words hide for once that they were the last.
        for _ in range(2):
            self.raw.pgconn.consume_input()

    def is_up(self) -> bool:
        """Whether the server has not ended it, as far as is known here; never waits."""
        with suppress(psycopg.OperationalError):
            self.take_in()
            return not self.raw.closed
        return False

    def close(self) -> None:
        """Close it."""
        self.raw.close()


class ServerConnections:
    """The open record; threads may share it."""

    #: Who may write is for the server to say.
    read_only = False

    def __init__(self, address: Address) -> None:
        """Try the address once.

        Raises:
            Away: nobody answers there.
            Obstacle: the server does not let this person in.
        """
        self.address = address
        self._lock = Lock()
        self._idle: list[ServerConnection] = []
        with refusals.told_in_words():
            self._writer = self.connect()
        self.writer_number = self._writer.raw.info.backend_pid
        self.user = self._writer.raw.info.user

    def connect(self) -> ServerConnection:
        """A new connection, outside the driver's own transaction handling.

        Raises:
            an error of the driver.
        """
        where = self.address
        asked = _HOW | dict(where.asked)
        asked |= {"host": where.host, "port": str(where.port), "dbname": where.database}
        if where.user:
            asked["user"] = where.user
        if where.password:
            asked["password"] = where.password
        raw = psycopg.connect(make_conninfo(**asked), autocommit=True)
        if not where.on_this_computer and not raw.pgconn.ssl_in_use:
            raw.close()
            raise refusals.away()
        for statement in _SESSION:
            raw.execute(statement.encode())
        return ServerConnection(raw)

    @contextmanager
    def reading(self) -> Iterator[ServerConnection]:
        """A connection that only reads; each statement sees one state of the record.

        Raises:
            Away: the server does not answer.
            Obstacle: it does not allow this.
        """
        with refusals.told_in_words():
            connection = self._reader()
            try:
                yield connection
            except psycopg.OperationalError:
                connection.close()
                raise
            finally:
                if not connection.raw.closed:
                    self._idle.append(connection)

    @contextmanager
    def writing(self) -> Iterator[ServerConnection]:
        """One transaction: kept by the server when the block ends, or, if it raises, never there.

        Raises:
            InDoubt: the server went away while it was saving.
            Away, Obstacle: as `reading`; nothing was kept.
            StaleEdit: another entry still names what was taken out.
        """
        with refusals.told_in_words(), self._lock:
            writer = self._writer
            if not writer.is_up():
                writer.close()
                writer = self._writer = self.connect()
                self.writer_number = writer.raw.info.backend_pid
            try:
                # One at a time, as in a file: what is read from here on is the latest there is.
                writer.execute(_ALONE)
                yield writer
            except BaseException as error:
                _give_up(writer, error)
                raise
            try:
                writer.execute(f"NOTIFY {CHANNEL}; COMMIT")
            except psycopg.Error as error:
                _give_up(writer, error)
                if _leaves_open(error):
                    raise refusals.in_doubt() from error
                raise

    def once_alone(self, ask: Callable[[ServerConnection], bool]) -> bool:
        """Ask something when no write is going on, also none whose connection broke.

        Raises:
            Away: the server does not answer.
        """
        with refusals.told_in_words(), closing(self.connect()) as connection:
            connection.execute(_ALONE)
            return ask(connection)

    def scrub(self) -> bool:
        """What was taken out lies in the server's own files and copies, which are not ours."""
        return True

    def close(self) -> None:
        """Close all connections."""
        while self._idle:
            self._idle.pop().close()
        with self._lock:
            self._writer.close()

    def _reader(self) -> ServerConnection:
        while self._idle:
            connection = self._idle.pop()
            if connection.is_up():
                return connection
            connection.close()
        connection = self.connect()
        connection.execute("SET default_transaction_read_only TO on")
        # A whole archive is read as of one moment, whoever writes meanwhile.
        connection.execute("SET default_transaction_isolation TO 'repeatable read'")
        return connection


def _give_up(writer: ServerConnection, error: BaseException) -> None:
    if isinstance(error, psycopg.OperationalError):
        writer.close()
    else:
        with suppress(psycopg.Error):
            writer.execute("ROLLBACK")


def _leaves_open(error: psycopg.Error) -> bool:
    """Whether the server may have kept what it was asked to: it did not say that it had not."""
    ended = error.sqlstate is None or error.sqlstate.startswith(("08", "57P"))
    return isinstance(error, psycopg.OperationalError) and ended
